#include "time/parts.h"

bool take_clock_behind(const struct scan *scan, size_t *at, struct clock *clock, bool *about,
                       bool *exact)
{
    size_t end = *at;
    int32_t widening = 0;
    *exact = take_byte(scan, &end, 'T');
    if (!*exact) {
        end = skip_blanks(scan, end);
        for (int i = 0; i < 2; i++)
            if (take_byte(scan, &end, ',') || take_byte(scan, &end, '@') ||
                take_byte(scan, &end, ':') || take_dash(scan, &end) ||
                take_lead(scan, &end, LEAD_CLOCK))
                end = skip_blanks(scan, end);
        /* "3日14時": where no blanks are written, none is missed */
        if (end == *at && !((unsigned char)scan_byte(scan, *at - 1) & 0x80))
            return false;
    }
    bool widened = take_about(scan, &end, &widening);
    struct scan led = *scan;
    led.led = true;
    if (widening == 1 || widening == -1 ||
        (!(*exact && take_compact_clock(scan, &end, clock)) && !take_clock(&led, &end, clock)))
        return false;
    *about |= widened;
    *at = end;
    return true;
}

bool take_date_behind(const struct scan *scan, size_t *at, struct date *date)
{
    size_t end = skip_blanks(scan, *at);
    if (take_byte(scan, &end, ','))
        end = skip_blanks(scan, end);
    if (end == *at || !starts_at(scan, end, STAMP_STARTS | START_BIT(TIME_LEAD_WORDS)))
        return false;
    take_lead(scan, &end, LEAD_DATE);
    take_lead(scan, &end, LEAD_DAY);
    if (!take_date(scan, &end, date))
        return false;
    *at = end;
    return true;
}

/* The plus of "07:25+ UTC", from then on: no offset follows it, but a zone. */
static size_t skip_open_end(const struct scan *scan, size_t at)
{
    return scan_byte(scan, at) == '+' && skip_blanks(scan, at + 1) > at + 1 &&
                   scan_is_letter(scan, skip_blanks(scan, at + 1))
               ? at + 1
               : at;
}

/* Words that widen a clock from behind it (environ, 頃), then its zone. Behind a 'T' an offset needs no
 * seconds before it. */
static void take_zone_of(const struct scan *scan, size_t *at, struct stamp *stamp, bool exact)
{
    struct clock clock = stamp->clock;
    int32_t about;
    stamp->about |= take_about_behind(scan, at, true, &about);
    if (exact && clock.precision == PRECISION_MINUTE)
        clock.precision = PRECISION_SECOND;
    size_t end = skip_open_end(scan, *at);
    if (!stamp->zone.known && take_zone_behind(scan, &end, &clock, &stamp->zone))
        *at = end;
}

/* The year behind the clock, as date(1) and Git print it: "Fri May 3 14:05:33 UTC 2024". */
static void take_last_year(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    size_t end = skip_blanks(scan, *at);
    if (!stamp->date.month || stamp->date.year || end == *at ||
        stamp->clock.precision != PRECISION_SECOND ||
        !take_full_year(scan, &end, &stamp->date.year))
        return;
    date_check(&stamp->date);
    *at = end;
}

/* "–5, 2024" behind "May 3", "– June 2" behind "May 30". */
static void take_days_end(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    struct date last;
    if (!take_last_day(scan, at, &stamp->date, &last))
        return;
    stamp->end_date = last;
    share_year(&stamp->date, &last);
}

/* "Friday, May 3, 2024 at 14:05–14:20 UTC", "May 3–5, 2024"; a date alone, but no weekday alone. */
static bool take_dated(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    bool about = false, exact = false;
    size_t end = *at;
    if (!take_date(scan, &end, &stamp->date))
        return false;
    if (take_clock_behind(scan, &end, &stamp->clock, &about, &exact)) {
        stamp->about |= about;
        take_zone_of(scan, &end, stamp, exact);
        size_t clock_end = end;
        take_last_year(scan, &end, stamp);
        if (end > clock_end)
            take_zone_of(scan, &end, stamp, true);
        take_range_end(scan, &end, *at, stamp);
    } else if (!stamp->date.month) {
        return false;
    } else {
        take_days_end(scan, &end, stamp);
    }
    *at = end;
    return true;
}

/* "3–5 May 2024". */
static bool take_days(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    return take_days_of_month(scan, at, &stamp->date, &stamp->end_date);
}

/* "14:00 UTC on August 18, 2025". */
static bool take_clocked(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    size_t end = *at;
    if (!take_clock(scan, &end, &stamp->clock))
        return false;
    take_zone_of(scan, &end, stamp, false);
    bool range = take_range_end(scan, &end, *at, stamp);
    if (!stamp->date.known && take_date_behind(scan, &end, &stamp->date)) {
        take_zone_of(scan, &end, stamp, false);
        if (!range)
            take_range_end(scan, &end, *at, stamp);
    }
    *at = end;
    return true;
}

/* "9-11 AM", "9 to 11 AM": the first hour is a clock by its range alone. "3 - 11 AM" is more often a
 * number and a clock. */
static bool take_hour_range(const struct scan *scan, size_t *at, struct stamp *stamp)
{
    size_t end = *at;
    if (!take_bare_hour(scan, &end, &stamp->clock))
        return false;
    size_t dash = skip_blanks(scan, end);
    if (dash > end && take_dash(scan, &dash))
        return false;
    if (!take_range_end(scan, &end, *at, stamp) || !stamp->end_clock.meridiem)
        return false;
    *at = end;
    return true;
}

static struct stamp stamp_none(void)
{
    return (struct stamp){.date = date_none(), .end_date = date_none()};
}

static bool take_point(const struct scan *scan, size_t *at, unsigned forms, struct stamp *stamp)
{
    static const struct {
        unsigned form;
        bool (*take)(const struct scan *, size_t *, struct stamp *);
    } readers[] = {{FORM_DATE, take_dated},
                   {FORM_CLOCK, take_clocked},
                   {FORM_RANGE, take_hour_range},
                   {FORM_RANGE, take_days}};
    int about = stamp->about;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (!(forms & readers[i].form))
            continue;
        if (readers[i].take(scan, at, stamp))
            return true;
        *stamp = stamp_none();
        stamp->about = about;
    }
    return false;
}

bool take_stamp(const struct scan *scan, size_t at, uint32_t starts, struct stamp *stamp)
{
    int32_t about = 0;
    size_t end = at;
    bool widened = starts & START_BIT(TIME_ABOUT) && take_about(scan, &end, &about);
    if (widened)
        starts = starts_at(scan, end, STAMP_STARTS);
    unsigned forms = about == 1 || about == -1 ? 0 : stamp_forms(scan, end, starts);
    if (!forms)
        return false;
    struct stamp found = stamp_none();
    found.about = widened;
    if (forms & FORM_RELATIVE && take_relative(scan, &end, &found.seconds))
        found.relative = true;
    else if (!take_point(scan, &end, forms, &found))
        return false;
    found.place = (struct place){at, end};
    *stamp = found;
    return true;
}

bool stamp_read(struct text text, size_t at, const struct time_words *words, struct stamp *stamp)
{
    struct scan scan = {.text = text, .words = words};
    uint32_t starts = starts_at(&scan, at, STAMP_STARTS);
    return starts && take_stamp(&scan, at, starts, stamp);
}

bool stamp_read_loosely(struct text text, size_t at, const struct time_words *words,
                        struct stamp *stamp)
{
    struct scan scan = {.text = text, .words = words, .loose = true};
    uint32_t starts = starts_at(&scan, at, STAMP_STARTS);
    return starts && take_stamp(&scan, at, starts, stamp);
}

bool stamp_may_begin(struct text text, size_t at, const struct time_words *words)
{
    struct scan scan = {.text = text, .words = words};
    return starts_at(&scan, at, STAMP_STARTS);
}

/* A dash, or a byte that belongs to no word. */
static bool take_mark(const struct scan *scan, size_t *at)
{
    if (take_dash(scan, at))
        return true;
    if (*at == scan->text.length || ascii_is_word(scan->text.data[*at]))
        return false;
    ++*at;
    return true;
}

/* Each looser form begins with a digit, and no other words stand between the parts of a stamp. */
bool stamp_is_plain(struct text text, const struct time_words *words, const struct stamp *stamp)
{
    enum { MARKS_AT_MOST = 8 };
    const uint32_t between = START_BIT(TIME_RANGE_WORDS) | START_BIT(TIME_LEAD_WORDS) |
                             START_BIT(TIME_ABOUT) | START_BIT(TIME_WEEKDAYS) |
                             START_BIT(TIME_MONTHS) | START_BIT(TIME_HALF_DAYS_BEFORE);
    struct scan scan = {.text = text, .words = words};
    size_t at = stamp->place.end;
    if (!words->starts || !stamp->clock.known)
        return false;
    for (int i = 0; i < MARKS_AT_MOST && take_mark(&scan, &at); i++)
        continue;
    return at == text.length ||
           (scan_is_letter(&scan, at) && !time_may_begin(words->starts, text, at, between));
}
