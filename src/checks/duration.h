/* Floor 5, inside the room only: stated lengths, for the checks and the proofs that compare them with other things.
 */
#ifndef PMLINT_CHECKS_DURATION_H
#define PMLINT_CHECKS_DURATION_H

#include "checks/check.h"
#include "checks/witnesses.h"

/* Whether a length speaks of the whole incident, exactly. */
bool length_is_of_whole(const struct check *check, const struct length_claim *claim);

/* The timeline's entry at exactly that moment, or NULL. */
const struct event *event_at_moment(const struct postmortem *postmortem,
                                    const struct moment *moment);

/* Whether the field that a place stands in counts what was down alone. */
bool counts_downtime(const struct check *check, struct place place);

/* What stands between two places of a line, or the empty text where that is too much, or they meet. */
struct text text_between(const struct check *check, struct place a, struct place b);

/* The window that a sentence tells right beside a length and that contradicts it: "for 95 minutes, from 14:00 to 15:15".
 * NULL where there is none. A shorter length may be of a part, and one in brackets of anything, but not where it is by
 * its words that of the window; and no length is longer than the window that stands in brackets behind it. */
const struct witness *contradicted_window(const struct check *check,
                                          const struct witness_list *witnesses,
                                          const struct length_claim *claim);

struct odd_end;

/* Whether a stated length is contradicted for no other reason than that an end is the odd one; then duration-mismatch
 * tells of the end. */
bool is_mismatch_of_odd_end(const struct check *check, const struct odd_end *odd);

#endif
