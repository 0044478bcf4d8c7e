#include "time/parts.h"

/* Ranges of days: May 3–5, 2024; 3–5 May; May 30 – June 2. */

/* The mark between two days; `*tight` where no blank stands on either side of it. */
static bool take_mark(const struct scan *scan, size_t *at, size_t start, bool *tight)
{
    size_t end = *at;
    if (!take_range_mark(scan, &end, start))
        return false;
    *tight = skip_blanks(scan, *at) == *at && !ascii_is_blank(scan_byte(scan, end - 1));
    *at = end;
    return true;
}

static bool clock_follows(const struct scan *scan, size_t at)
{
    struct clock clock;
    bool about = false, exact;
    return take_clock_behind(scan, &at, &clock, &about, &exact);
}

/* "5, 2024" of "May 3–5, 2024". With blanks around the mark a word may not follow at once: "May 3 - 5
 * servers" is no range. */
static bool take_day_of_month(const struct scan *scan, size_t *at, const struct date *first,
                              bool tight, struct date *last)
{
    size_t end = *at;
    if (first->year || !take_day_and_year(scan, &end, last) || last->day <= first->day)
        return false;
    last->month = first->month;
    date_check(last);
    if (last->impossible || (!tight && !last->year && scan_is_word(scan, skip_blanks(scan, end))))
        return false;
    *at = end;
    return true;
}

bool take_last_day(const struct scan *scan, size_t *at, const struct date *first, struct date *last)
{
    bool tight;
    size_t next = *at;
    struct date found = date_none();
    if (!first->month || !first->day || !take_mark(scan, &next, first->place.start, &tight))
        return false;
    size_t start = next;
    bool whole = take_date(scan, &next, &found) && found.month && found.day;
    if (!whole) {
        next = start;
        found = date_none();
        if (!take_day_of_month(scan, &next, first, tight, &found))
            return false;
    }
    if (clock_follows(scan, next))
        return false;
    found.known = true;
    found.place = (struct place){start, next};
    *last = found;
    *at = next;
    return true;
}

bool take_days_of_month(const struct scan *scan, size_t *at, struct date *first, struct date *last)
{
    bool tight;
    size_t end = *at;
    struct date found = date_none(), behind;
    if (!take_day_alone(scan, &end, &found.day))
        return false;
    found.place = (struct place){*at, end};
    bool night = take_byte(scan, &end, '/'); /* "14/15 May": that between the two days */
    if ((!night && !take_mark(scan, &end, *at, &tight)) || !scan_is_digit(scan, end) ||
        !take_worded_date(scan, &end, &behind) || behind.impossible || found.day < 1 ||
        found.day >= behind.day || (night && found.day + 1 != behind.day) ||
        clock_follows(scan, end))
        return false;
    found.known = true;
    found.year = behind.year;
    found.month = behind.month;
    *first = found;
    *last = behind;
    *at = end;
    return true;
}
