#include "time/moment.h"
#include "time/parts.h"

enum { DAY = 86400, HALF_YEAR = 182 };

/* An interval on one of the scales that moments can be measured by. */
struct interval {
    int64_t low, high;
};

/* A moment with a date, with a date but no year, with a clock alone: each on a scale of its own. */
enum dated { DATED_NOT, DATED_YEARLESS, DATED_WHOLE };

static enum dated dated_how(const struct moment *moment)
{
    if (!moment->date.known)
        return DATED_NOT;
    return moment->date.year ? DATED_WHOLE : DATED_YEARLESS;
}

enum scale { SCALE_NONE, SCALE_LOCAL, SCALE_INSTANT };

/* Whether the zone has but one reading for the moment. */
static bool zone_is_one(const struct moment *moment)
{
    return moment->has_instant &&
           moment->latest - moment->earliest == moment->local_latest - moment->local_earliest;
}

static enum scale common_scale(const struct moment *a, const struct moment *b)
{
    /* an instant of one reading is right across a change of the clocks too */
    if (zone_is_one(a) && zone_is_one(b))
        return SCALE_INSTANT;
    if (zone_same(&a->zone, &b->zone) && !a->at_change && !b->at_change)
        return a->has_local && b->has_local && dated_how(a) == dated_how(b) ? SCALE_LOCAL
                                                                            : SCALE_NONE;
    return a->has_instant && b->has_instant ? SCALE_INSTANT : SCALE_NONE;
}

/* The moment on a scale, by the month/day or the day/month reading of its date. */
static struct interval reading_of(const struct moment *moment, enum scale scale, bool swapped)
{
    struct interval interval = {moment->earliest, moment->latest};
    if (scale == SCALE_LOCAL)
        interval = (struct interval){moment->local_earliest, moment->local_latest};
    int64_t swap = moment->swap_days * DAY;
    interval.low -= swap < 0 ? swap : 0;
    interval.high -= swap > 0 ? swap : 0;
    if (swapped) {
        interval.low += swap;
        interval.high += swap;
    }
    return interval;
}

/* How many pairs of readings are to be judged: a date in two orders is read the same way on both sides. */
static size_t count_readings(const struct moment *a, const struct moment *b)
{
    return a->swap_days || b->swap_days ? 2 : 1;
}

static enum moment_order order_of(struct interval a, struct interval b)
{
    if (a.low == b.low && a.high == b.high)
        return ORDER_SAME;
    if (a.high < b.low)
        return ORDER_BEFORE;
    return b.high < a.low ? ORDER_AFTER : ORDER_UNKNOWN;
}

/* Without a year, more than half a year apart may as well be the other way round. */
static bool too_far_apart(const struct moment *moment, struct interval a, struct interval b)
{
    const int64_t limit = (int64_t)HALF_YEAR * DAY;
    return dated_how(moment) == DATED_YEARLESS &&
           (b.high - a.low > limit || a.high - b.low > limit);
}

enum moment_order moment_compare(const struct moment *a, const struct moment *b)
{
    enum scale scale = common_scale(a, b);
    enum moment_order order = ORDER_UNKNOWN;
    if (scale == SCALE_NONE)
        return ORDER_UNKNOWN;
    for (size_t i = 0; i < count_readings(a, b); i++) {
        struct interval first = reading_of(a, scale, i == 1), second = reading_of(b, scale, i == 1);
        enum moment_order here = order_of(first, second);
        if (too_far_apart(a, first, second) || (i > 0 && here != order))
            return ORDER_UNKNOWN;
        order = here;
    }
    return order;
}

/* The seconds that lie within a clock's own precision and do not count between two alike. */
static int64_t own_width(const struct moment *a, const struct moment *b)
{
    return a->precision == PRECISION_MINUTE && b->precision == PRECISION_MINUTE ? 59 : 0;
}

/* What the zone leaves open of a moment, in seconds. */
static int64_t open_of(const struct moment *moment)
{
    if (!moment->has_instant)
        return 0;
    int64_t open =
        (moment->latest - moment->earliest) - (moment->local_latest - moment->local_earliest);
    return open < 0 ? -open : open;
}

static bool zone_has_seasons(const struct zone *zone)
{
    const struct zone_entry *entry = zone->entry;
    return zone->region ||
           (entry && (entry->kind == ZONE_SEASONAL || entry->other_season != entry->offsets[0]));
}

static int64_t local_day(const struct moment *moment)
{
    int64_t days = moment->local_earliest / DAY;
    return days - (moment->local_earliest % DAY < 0);
}

/* A day on which the clocks change in one of the orders is marked by at_change. */
static bool same_day_in_both_orders(const struct moment *a, const struct moment *b)
{
    return a->swap_days == b->swap_days && local_day(a) == local_day(b);
}

/* By how much two local readings of one zone may mislead, as its clocks may change between them. */
static int64_t change_between(const struct moment *a, const struct moment *b, enum scale scale)
{
    if (scale != SCALE_LOCAL || !zone_has_seasons(&a->zone))
        return 0;
    int64_t open_a = open_of(a), open_b = open_of(b);
    bool alike =
        open_a == open_b && ((!a->swap_days && !b->swap_days) || same_day_in_both_orders(a, b));
    if (alike)
        return 0;
    return open_a > open_b ? open_a : open_b;
}

bool moment_between(const struct moment *a, const struct moment *b, int64_t *least, int64_t *most)
{
    enum scale scale = common_scale(a, b);
    if (scale == SCALE_NONE)
        return false;
    int64_t width = own_width(a, b), change = change_between(a, b, scale);
    for (size_t i = 0; i < count_readings(a, b); i++) {
        struct interval from = reading_of(a, scale, i == 1), to = reading_of(b, scale, i == 1);
        if (too_far_apart(a, from, to))
            return false;
        int64_t shortest = to.low - (from.high - width) - change;
        int64_t longest = to.high - width - from.low + change;
        if (i == 0 || shortest < *least)
            *least = shortest;
        if (i == 0 || longest > *most)
            *most = longest;
    }
    return true;
}
