/* Floor 5, inside the room only: what says when the incident began and ended, for the checks and
 * the proofs that compare it with a stated length.
 */
#ifndef PMLINT_CHECKS_DURATION_H
#define PMLINT_CHECKS_DURATION_H

#include "checks/check.h"

/* A start and an end that the document gives. */
struct witness {
    struct moment start, end;
    struct place place;
    bool field;       /* stands in fields, so it speaks of the incident itself */
    bool explicit;    /* no mere entries of the timeline */
    bool interrupted; /* see struct window_claim */
};
LIST(witness_list, struct witness);

/* The stated windows, and the incident's points where start and end are known. */
struct witness_list witnesses_of(const struct postmortem *postmortem, struct arena *arena);

/* Whether so many seconds are within what a stated length means, rounding included. */
bool length_may_be(const struct length *length, int64_t seconds);

/* Whether a length speaks of the whole incident, exactly. */
bool length_is_of_whole(const struct check *check, const struct length_claim *claim);

/* The timeline's entry at exactly that moment, or NULL. */
const struct event *event_at_moment(const struct postmortem *postmortem,
                                    const struct moment *moment);

struct odd_end;

/* Whether a stated length is contradicted for no other reason than that an end is the odd one; then duration-mismatch
 * tells of the end. */
bool is_mismatch_of_odd_end(const struct check *check, const struct odd_end *odd);

#endif
