#include "time/parts.h"

enum { HOURS_PER_HALF = 12, HOURS_PER_DAY = 24, MINUTES_PER_HOUR = 60 };

/* The end of a range as it was read. */
struct range_end {
    struct date date;
    struct clock clock;
    struct zone zone;
    bool date_first; /* "May 4, 02:00": the date is that of the end alone */
    bool about;
};

static int minutes_of(const struct clock *clock)
{
    return clock->hour * MINUTES_PER_HOUR + clock->minute;
}

/* Whether a clock could take am or pm from the other side of a range. */
static bool lacks_half(const struct clock *clock)
{
    return !clock->half_day_known && !clock->impossible && clock->hour <= HOURS_PER_HALF;
}

/* "10:00 - 11:30 AM": one am or pm holds for both, unless the range would then run back
 * ("11:30 - 12:15 PM"); then the other half is taken and stays open. */
static void share_half(struct clock *start, struct clock *end, bool same_day)
{
    bool to_start = end->meridiem && !start->meridiem;
    struct clock *giver = to_start ? end : start, *taker = to_start ? start : end;
    if (!giver->meridiem || giver->impossible || taker->meridiem || !lacks_half(taker))
        return;
    int half = giver->hour >= HOURS_PER_HALF ? HOURS_PER_HALF : 0;
    taker->hour = taker->hour % HOURS_PER_HALF + half;
    taker->half_day_known = true;
    if (!same_day || minutes_of(start) <= minutes_of(end))
        return;
    taker->hour = (taker->hour + HOURS_PER_HALF) % HOURS_PER_DAY;
    taker->half_day_known = false;
}

static bool take_end_clock(const struct scan *scan, size_t *at, struct range_end *end)
{
    bool exact;
    size_t next = *at;
    end->date_first = take_date(scan, &next, &end->date) &&
                      take_clock_behind(scan, &next, &end->clock, &end->about, &exact);
    if (end->date_first) {
        *at = next;
        return true;
    }
    end->date = date_none();
    return take_clock(scan, at, &end->clock);
}

static bool take_end(const struct scan *scan, size_t *at, struct range_end *end)
{
    int32_t about;
    end->about = take_about(scan, at, &about);
    if ((end->about && about != 0) || !take_end_clock(scan, at, end))
        return false;
    take_zone_behind(scan, at, &end->clock, &end->zone);
    if (!end->date_first && take_date_behind(scan, at, &end->date) && !end->zone.known)
        take_zone_behind(scan, at, &end->clock, &end->zone);
    return true;
}

/* "May 3 14:00 – May 4, 2024 02:00": the year is said once. */
static void share_year(struct date *start, const struct date *end)
{
    if (!start->known || start->year || !end->year || start->month > end->month)
        return;
    start->year = end->year;
    date_check(start);
}

bool take_range_end(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    struct range_end end = {.date = date_none()};
    size_t next = *at;
    if (!take_range_mark(scan, &next) || !take_end(scan, &next, &end))
        return false;
    /* one stamp has one zone: 11:00 PDT – 19:00 UTC is not read as a range */
    if (stamp->zone.known && end.zone.known && !zone_same(&stamp->zone, &end.zone))
        return false;
    if (!stamp->zone.known)
        stamp->zone = end.zone;
    if (stamp->date.known || end.date_first)
        stamp->end_date = end.date;
    else
        stamp->date = end.date;
    share_year(&stamp->date, &stamp->end_date);
    stamp->end_clock = end.clock;
    stamp->about |= end.about;
    share_half(&stamp->clock, &stamp->end_clock, !stamp->end_date.known);
    *at = next;
    return true;
}
