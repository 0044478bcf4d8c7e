/* Floor 5, inside the room only: a start or an end of the incident that the rest of the document contradicts.
 */
#ifndef PMLINT_CHECKS_ENDS_H
#define PMLINT_CHECKS_ENDS_H

#include "checks/check.h"

/* A start or an end that some place tells. */
struct told_end {
    const struct moment *moment;
    struct place place;
    enum point_source source;
    struct text words; /* the name of the field, the sentence, or the entry's text */
};
LIST(told_end_list, struct told_end);

/* Two starts, or ends, of which the one is a slip. */
struct odd_end {
    enum phase phase;
    struct told_end_list told;    /* all of this phase, by kind, then in the document's order */
    const struct told_end *odd;   /* one of them */
    const struct told_end *right; /* one of those that contradict it */
    int64_t right_seconds;        /* from the right start to the right end */
    /* That agrees with the right one and not with the odd one; NULL where none does. */
    const struct length_claim *length;
    bool certain; /* by itself; else it takes another contradiction, which it explains */
};

/* Finds it. False where there is none. */
bool find_odd_end(const struct check *check, struct odd_end *found);

void report_odd_end(struct check *check, const struct odd_end *found);

#endif
