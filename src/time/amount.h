/* Floor 1, within the time room. The parts that lengths are made of; the readers follow the rules of
 * scan.h. */
#ifndef PMLINT_TIME_AMOUNT_H
#define PMLINT_TIME_AMOUNT_H

#include "time/scan.h"

/* "3 hours" of "3 hours 30 minutes". */
struct amount_part {
    int64_t seconds;
    int64_t unit; /* seconds of the unit that was named */
    int64_t step; /* seconds: what the number was rounded to */
    bool more;    /* "5+ hours" */
};

struct amount {
    int64_t seconds;
    int64_t step; /* of the last part, at least 1 */
    bool more;
};

/* Takes "3 hours 30 minutes", "3h30m", "an hour and a half" into the first of the amounts, or "5-6 hours", two
 * numbers and one unit, into both; returns how many it took. */
size_t take_amounts(const struct scan *scan, size_t *at, struct amount amounts[2]);

#endif
