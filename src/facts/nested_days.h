/* Floor 4, inside of the room only. What stands nested below an entry happened on its day. */
#ifndef PMLINT_FACTS_NESTED_DAYS_H
#define PMLINT_FACTS_NESTED_DAYS_H

#include "facts/nights.h"

/* Deeper entries than this are of no list that people write. */
#define NESTED_MAX 8

/* The last entry of each depth, while they are read in the document's order; at first all zero. */
struct nesting {
    const struct entry *last[NESTED_MAX];
};

/* Notes an entry for those that follow it, and returns the one that it is nested below: NULL where there is none of
 * its section. */
const struct entry *entry_above(struct nesting *nesting, const struct entry *entry);

/* Has the list of an entry without a date go on from the day of the one that it is nested below, where that has one
 * and the list has not begun with it before. */
void take_day_above(struct reading *reading, const struct entry *entry, const struct entry *above,
                    struct thread *thread);

#endif
