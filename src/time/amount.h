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

/* "3 hours 30 minutes", "3h30m", "an hour and a half". */
bool take_amount_parts(const struct scan *scan, size_t *at, struct amount *amount);

/* "5-6 hours": two numbers and one unit. */
bool take_amount_range(const struct scan *scan, size_t *at, struct amount *low,
                       struct amount *high);

#endif
