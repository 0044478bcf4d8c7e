#include "time/tzif.h"
#include "time/moment.h"
#include "time/scan.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, DAYS_PER_WEEK = 7 };

/* Bounds of RFC 9636, 3.3.1. */
enum { OFFSET_HOURS_AT_MOST = 24, CHANGE_HOURS_AT_MOST = 167, NAME_AT_LEAST = 3 };

/* A name in letters, or between '<' and '>' with digits and signs. */
static bool take_zone_name(const struct scan *scan, size_t *at)
{
    size_t end = *at;
    bool quoted = take_byte(scan, &end, '<');
    size_t start = end;
    while (scan_is_letter(scan, end) ||
           (quoted && (scan_is_digit(scan, end) || scan_byte(scan, end) == '+' ||
                       scan_byte(scan, end) == '-')))
        end++;
    if (end - start < NAME_AT_LEAST || (quoted && !take_byte(scan, &end, '>')))
        return false;
    *at = end;
    return true;
}

/* ":30", at most 59. */
static bool take_sixtieths(const struct scan *scan, size_t *at, int *value)
{
    *value = 0;
    return scan_byte(scan, *at) != ':' ||
           (take_byte(scan, at, ':') && take_digits(scan, at, 2, 2, value) && *value < MINUTE);
}

/* "2", "-1:30", "+24:59:59". */
static bool take_span(const struct scan *scan, size_t *at, int hours_at_most, int32_t *seconds)
{
    int hours, minutes, rest;
    bool negative = take_byte(scan, at, '-');
    if (!negative)
        take_byte(scan, at, '+');
    if (!take_digits(scan, at, 1, 3, &hours) || hours > hours_at_most ||
        !take_sixtieths(scan, at, &minutes) || !take_sixtieths(scan, at, &rest))
        return false;
    *seconds = hours * HOUR + minutes * MINUTE + rest;
    if (negative)
        *seconds = -*seconds;
    return true;
}

/* An offset, which POSIX counts to the west. */
static bool take_offset(const struct scan *scan, size_t *at, int32_t *offset)
{
    if (!take_span(scan, at, OFFSET_HOURS_AT_MOST, offset))
        return false;
    *offset = -*offset;
    return *offset > -DAY && *offset < DAY;
}

static bool take_number(const struct scan *scan, size_t *at, int least, int most, int *value)
{
    return take_digits(scan, at, 1, 3, value) && *value >= least && *value <= most;
}

static bool take_change_day(const struct scan *scan, size_t *at, struct tz_change *change)
{
    if (take_byte(scan, at, 'J')) {
        change->kind = TZ_DAY_WITHOUT_LEAPS;
        return take_number(scan, at, 1, 365, &change->day);
    }
    if (!take_byte(scan, at, 'M')) {
        change->kind = TZ_DAY_FROM_ZERO;
        return take_number(scan, at, 0, 365, &change->day);
    }
    change->kind = TZ_WEEKDAY_OF_MONTH;
    return take_number(scan, at, 1, 12, &change->month) && take_byte(scan, at, '.') &&
           take_number(scan, at, 1, 5, &change->week) && take_byte(scan, at, '.') &&
           take_number(scan, at, 0, 6, &change->day);
}

/* ",M10.5.0/3". */
static bool take_change(const struct scan *scan, size_t *at, struct tz_change *change)
{
    change->seconds = 2 * HOUR;
    if (!take_byte(scan, at, ',') || !take_change_day(scan, at, change))
        return false;
    return !take_byte(scan, at, '/') || take_span(scan, at, CHANGE_HOURS_AT_MOST, &change->seconds);
}

bool tz_rule_parse(struct text footer, struct tz_rule *rule)
{
    struct scan scan = {.text = footer};
    size_t at = 0;
    *rule = (struct tz_rule){0};
    if (!take_zone_name(&scan, &at) || !take_offset(&scan, &at, &rule->standard))
        return false;
    rule->summer = rule->standard;
    if (at == footer.length)
        return true;
    rule->has_summer = true;
    rule->summer = rule->standard + HOUR;
    if (!take_zone_name(&scan, &at) ||
        (scan_byte(&scan, at) != ',' && !take_offset(&scan, &at, &rule->summer)))
        return false;
    return rule->summer < DAY && take_change(&scan, &at, &rule->begin) &&
           take_change(&scan, &at, &rule->end) && at == footer.length;
}

static int64_t day_of_change(const struct tz_change *change, int year)
{
    int64_t first = days_from_date(year, 1, 1);
    if (change->kind == TZ_DAY_FROM_ZERO)
        return first + change->day;
    if (change->kind == TZ_DAY_WITHOUT_LEAPS) {
        bool behind_leap_day = change->day > 59 && date_exists(year, 2, 29);
        return first + change->day - 1 + behind_leap_day;
    }
    int ahead = (change->day - weekday_of(year, change->month, 1) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
    int day = 1 + ahead + (change->week - 1) * DAYS_PER_WEEK;
    if (day > days_in_month(year, change->month))
        day -= DAYS_PER_WEEK;
    return days_from_date(year, change->month, day);
}

/* When a year's change comes; `offset` holds before it. */
static int64_t change_instant(const struct tz_change *change, int year, int32_t offset)
{
    return day_of_change(change, year) * DAY + change->seconds - offset;
}

int32_t tz_rule_offset(const struct tz_rule *rule, int64_t instant)
{
    int this_year, month, day;
    if (!rule->has_summer)
        return rule->standard;
    date_from_days(instant / DAY, &this_year, &month, &day);
    int64_t latest = INT64_MIN;
    int32_t offset = rule->standard;
    /* A change may slip over New Year. Where summer ends as it begins, it is summer all year. */
    for (int year = this_year - 1; year <= this_year + 1; year++) {
        int64_t end = change_instant(&rule->end, year, rule->summer);
        int64_t begin = change_instant(&rule->begin, year, rule->standard);
        if (end <= instant && end >= latest) {
            latest = end;
            offset = rule->standard;
        }
        if (begin <= instant && begin >= latest) {
            latest = begin;
            offset = rule->summer;
        }
    }
    return offset;
}
