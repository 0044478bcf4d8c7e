/* Floor 5, inside the room only: what says when the incident began and ended.
 */
#ifndef PMLINT_CHECKS_WITNESSES_H
#define PMLINT_CHECKS_WITNESSES_H

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

/* The least and most seconds that a stated length may mean: what its words allow, and half of the
 * unit in which it is given, as people round. */
struct length_range {
    int64_t least, most;
};
struct length_range range_of(const struct length *length);

/* Whether they have a length in common. */
bool ranges_meet(struct length_range a, struct length_range b);

/* Whether so many seconds are within what a stated length means, rounding included. */
bool length_may_be(const struct length *length, int64_t seconds);

/* Whether some reading of the witness agrees with the length: then there is no contradiction. */
bool witness_may_agree(const struct witness *witness, const struct length *length);

/* The length of a witness in seconds, from the middle of one of its ends that is "about" a minute to that of the
 * other; false where it is not known to the minute. */
bool witness_length(const struct witness *witness, int64_t *seconds);

/* The witness against which a length is judged: a field's before a sentence's; sentences only where
 * all of them agree with each other. NULL where none is settled. */
const struct witness *choose_witness(const struct witness_list *witnesses);

#endif
