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
    struct scan led = *scan;
    led.led = true;
    return take_clock(&led, at, &end->clock);
}

static bool take_end(const struct scan *scan, size_t *at, struct range_end *end)
{
    int32_t about;
    end->about = take_about(scan, at, &about);
    if ((end->about && about != 0) || !take_end_clock(scan, at, end))
        return false;
    end->about |= take_about_behind(scan, at, true, &about);
    take_zone_behind(scan, at, &end->clock, &end->zone);
    if (!end->date_first && take_date_behind(scan, at, &end->date) && !end->zone.known)
        take_zone_behind(scan, at, &end->clock, &end->zone);
    return true;
}

void share_year(struct date *start, const struct date *end)
{
    if (!start->known || start->year || !end->year || start->month > end->month)
        return;
    start->year = end->year;
    date_check(start);
}

static int minute_of_day_utc(const struct clock *clock, int offset)
{
    const int day = HOURS_PER_DAY * MINUTES_PER_HOUR;
    return ((minutes_of(clock) - offset) % day + day) % day;
}

/* Whether two clocks may be those of two zones at one moment, whatever the day. */
static bool may_agree(const struct clock *a, const struct zone *a_zone, const struct clock *b,
                      const struct zone *b_zone)
{
    for (size_t i = 0; i < a_zone->offset_count; i++)
        for (size_t j = 0; j < b_zone->offset_count; j++)
            if (minute_of_day_utc(a, a_zone->offsets[i]) ==
                minute_of_day_utc(b, b_zone->offsets[j]))
                return true;
    return false;
}

/* Whether a range between two zones is but one moment by two clocks: 14:00 PST – 22:00 UTC. */
static bool is_one_moment(const struct stamp *stamp, const struct range_end *end)
{
    return stamp->clock.second == end->clock.second && !end->date.known &&
           may_agree(&stamp->clock, &stamp->zone, &end->clock, &end->zone);
}

/* The zone of a range: one for both ends, or one for each. */
static void set_zones(struct stamp *stamp, const struct range_end *end)
{
    if (!stamp->zone.known)
        stamp->zone = end->zone;
    else if (end->zone.known && !zone_same(&stamp->zone, &end->zone))
        stamp->end_zone = end->zone;
}

static bool is_of_remark(char c)
{
    return (unsigned char)c >= ' ' && c != '(' && c != ')' && !ascii_is_digit(c);
}

/* Passes a remark on a clock, "(maybe before)": some words without a number. */
static size_t skip_remark(const struct scan *scan, size_t at)
{
    enum { REMARK_MAX_BYTES = 40 };
    size_t start = skip_blanks(scan, at), end = start;
    if (!take_byte(scan, &end, '('))
        return at;
    while (end - start < REMARK_MAX_BYTES && is_of_remark(scan_byte(scan, end)))
        end++;
    return take_byte(scan, &end, ')') ? end : at;
}

/* Passes what stands behind a clock before its range goes on: a remark, or the same moment elsewhere. Behind a
 * slash another moment may be meant. */
static size_t skip_aside(const struct scan *scan, size_t at, const struct stamp *stamp)
{
    struct stamp other;
    size_t next = at;
    bool slash = scan_byte(scan, skip_blanks(scan, at)) == '/';
    if (take_other_clock(scan, &next, &stamp->zone, &other) &&
        (!slash || may_agree(&stamp->clock, &stamp->zone, &other.clock, &other.zone)))
        return next;
    return skip_remark(scan, at);
}

bool take_range_end(const struct scan *scan, size_t *at, size_t start, struct stamp *stamp)
{
    struct range_end end = {.date = date_none()};
    size_t next = skip_aside(scan, *at, stamp);
    if (!take_range_mark(scan, &next, start) || !take_end(scan, &next, &end))
        return false;
    set_zones(stamp, &end);
    if (stamp->end_zone.known && is_one_moment(stamp, &end)) {
        stamp->end_zone = (struct zone){0};
        *at = next;
        return true;
    }
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
