/* The same moment by the clock of another zone, behind a stamp: "14:02 UTC (07:02 PDT)". */
#include "time/parts.h"

/* A clock, before or behind the day that it has there. */
static bool take_dated_clock(const struct scan *scan, size_t *at, struct stamp *other)
{
    bool about = false, exact;
    size_t end = *at;
    if (take_date(scan, &end, &other->date) &&
        take_clock_behind(scan, &end, &other->clock, &about, &exact)) {
        other->about |= about;
        *at = end;
        return true;
    }
    struct scan led = *scan;
    led.led = true;
    other->date = date_none();
    return take_clock(&led, at, &other->clock);
}

/* "7:02 AM PDT", "Feb 27, 21:30 PST", "~21:30 PST on Feb 27". */
static bool take_zoned_clock(const struct scan *scan, size_t *at, struct stamp *other)
{
    size_t end = *at;
    int32_t about = 0;
    *other = (struct stamp){.date = date_none(), .end_date = date_none()};
    other->about = take_about(scan, &end, &about);
    other->place.start = end;
    if ((other->about && about != 0) || !take_dated_clock(scan, &end, other) ||
        !take_zone_behind(scan, &end, &other->clock, &other->zone))
        return false;
    if (!other->date.known)
        take_date_behind(scan, &end, &other->date);
    other->place.end = end;
    *at = end;
    return true;
}

/* Passes the clocks of more zones: ", 16:02 CEST". */
static void skip_more_clocks(const struct scan *scan, size_t *at)
{
    enum { ZONES_AT_MOST = 4 };
    struct stamp ignored;
    for (int i = 0; i < ZONES_AT_MOST; i++) {
        size_t end = skip_blanks(scan, *at);
        if (!take_byte(scan, &end, ',') && !take_byte(scan, &end, ';') &&
            !take_byte(scan, &end, '/'))
            return;
        end = skip_blanks(scan, end);
        if (!take_zoned_clock(scan, &end, &ignored))
            return;
        *at = end;
    }
}

bool take_other_clock(const struct scan *scan, size_t *at, const struct zone *zone,
                      struct stamp *other)
{
    size_t end = skip_blanks(scan, *at);
    bool bracket = take_byte(scan, &end, '(');
    if (!zone->known || (!bracket && !take_byte(scan, &end, '/')))
        return false;
    end = skip_blanks(scan, end);
    if (!take_zoned_clock(scan, &end, other) || zone_same(zone, &other->zone))
        return false;
    skip_more_clocks(scan, &end);
    if (bracket && !take_byte(scan, &end, ')'))
        return false;
    *at = end;
    return true;
}

bool stamp_read_other(struct text text, const struct stamp *stamp, size_t *at,
                      const struct time_words *words, struct stamp *other)
{
    struct scan scan = {.text = text, .words = words};
    *at = stamp->place.end;
    return take_other_clock(&scan, at, &stamp->zone, other);
}
