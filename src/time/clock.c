#include "time/parts.h"

#include <string.h>

enum { MINUTES_PER_HOUR = 60, HOURS_PER_DAY = 24, HOURS_PER_HALF = 12 };

/* Hours up to here are slips of a clock; above it, 80:20 is a ratio. */
enum { HOUR_SLIP_AT_MOST = 29 };

bool clock_is_possible(const struct clock *clock)
{
    if (clock->hour == HOURS_PER_DAY)
        return !clock->minute && !clock->second;
    return clock->hour < HOURS_PER_DAY && clock->minute < MINUTES_PER_HOUR && clock->second <= 60;
}

/* "hrs" behind the digits: a 24-hour clock. */
static bool take_hour_mark(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = skip_blanks(scan, *at);
    if (clock->meridiem || !take_listed(scan, &end, TIME_HOUR_MARKS, NULL))
        return false;
    clock->half_day_known = true;
    *at = end;
    return true;
}

/* Whether what follows shows that the digits were part of something else: 10:00:00:00, 14:05.3,
 * 12:34:AB:… (a hardware address), 10:30%. */
static bool runs_on(const struct scan *scan, size_t at)
{
    char c = scan_byte(scan, at);
    bool digit_next = scan_is_digit(scan, at + 1);
    if (c == ':') {
        bool hexadecimal = scan_is_word(scan, at + 1) && scan_is_word(scan, at + 2) &&
                           scan_byte(scan, at + 3) == ':';
        return digit_next || hexadecimal || scan_byte(scan, at + 1) == ':';
    }
    return ascii_is_digit(c) || c == '%' || c == '_' || ((c == '.' || c == '/') && digit_next);
}

bool clock_ends(const struct scan *scan, size_t at, const struct clock *clock)
{
    struct zone zone;
    if (runs_on(scan, at))
        return false;
    return !scan_is_letter(scan, at) || take_zone_behind(scan, &at, clock, &zone);
}

/* Whether a clock with impossible numbers was meant as a clock: 25:10 and 14:75 were, 80:20 and
 * 16:90 (shares of a whole, ratios) were not, unless am, pm or a zone say so. */
static bool slip_is_clock(const struct scan *scan, size_t at, const struct clock *clock,
                          size_t hour_digits)
{
    struct zone zone;
    if (clock->meridiem || take_zone_behind(scan, &at, clock, &zone))
        return true;
    if (hour_digits < 2 || clock->hour + clock->minute == 100)
        return false;
    return clock->hour <= HOUR_SLIP_AT_MOST &&
           (clock->hour <= HOURS_PER_DAY || clock->minute < MINUTES_PER_HOUR);
}

static void take_fraction(const struct scan *scan, size_t *at, struct clock *clock)
{
    char mark = scan_byte(scan, *at);
    if ((mark != '.' && mark != ',') || !scan_is_digit(scan, *at + 1))
        return;
    size_t digits = count_digits(scan, *at + 1);
    if (scan_is_digit(scan, *at + 1 + digits))
        return;
    int32_t nanosecond = 0;
    for (size_t i = 0; i < 9; i++)
        nanosecond = nanosecond * 10 + (i < digits ? scan_byte(scan, *at + 1 + i) - '0' : 0);
    clock->nanosecond = nanosecond;
    *at += 1 + digits;
}

/* ":2x", ":xx", ":??" behind the minutes: nobody knows the second. */
static bool take_unknown_seconds(const struct scan *scan, size_t *at)
{
    static const char *const unknown[] = {"x", "X", "?"};
    size_t end = *at;
    bool digit = scan_is_digit(scan, end);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        size_t behind = end + digit;
        if (!take_bytes(scan, &behind, unknown[i]) ||
            (!digit && !take_bytes(scan, &behind, unknown[i])) || scan_is_word(scan, behind) ||
            scan_byte(scan, behind) == ':') /* of a hardware address */
            continue;
        *at = behind;
        return true;
    }
    return false;
}

/* ":33", ":33.617". */
static void take_seconds(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    if (!take_colon(scan, &end))
        return;
    if (take_unknown_seconds(scan, &end)) {
        *at = end;
        return;
    }
    if (!take_digits(scan, &end, 2, 2, &clock->second))
        return;
    clock->precision = PRECISION_SECOND;
    take_fraction(scan, &end, clock);
    *at = end;
}

/* "14:??", "14:xx": the hour alone is known. */
static bool take_unknown_minutes(const struct scan *scan, size_t *at)
{
    return !scan_is_digit(scan, *at) && (take_bytes(scan, at, "??") || take_word(scan, at, "xx"));
}

static bool take_colon_minutes(const struct scan *scan, size_t *at, struct clock *clock)
{
    if (take_unknown_minutes(scan, at)) {
        clock->precision = PRECISION_HOUR;
        return true;
    }
    if (!take_digits(scan, at, 2, 2, &clock->minute))
        return false;
    clock->precision = PRECISION_MINUTE;
    take_seconds(scan, at, clock);
    return true;
}

static bool take_colon_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 2, &clock->hour))
        return false;
    size_t hour_digits = end - *at;
    if (!take_colon(scan, &end) || !take_colon_minutes(scan, &end, clock) || runs_on(scan, end))
        return false;
    take_meridiem(scan, &end, clock);
    clock->impossible |= !clock_is_possible(clock);
    /* "1:30 h" and "27:48 h" are lengths */
    if (take_hour_mark(scan, &end, clock) &&
        (clock->impossible || (hour_digits < 2 && !scan->loose)))
        return false;
    if (!clock_ends(scan, end, clock) ||
        (clock->impossible && !slip_is_clock(scan, end, clock, hour_digits)))
        return false;
    *at = end;
    return true;
}

/* Whether nothing but decoration stands before `at` in its line. */
static bool begins_line(const struct scan *scan, size_t at)
{
    while (at && scan_byte(scan, at - 1) != '\n')
        if (scan_is_word(scan, --at))
            return false;
    return true;
}

/* "10: 08 AM": typed with a blank. In "Day 3: 10 AM" the number before the colon is no hour, nor in "3: 10 AM". */
static bool take_parted_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 2, &clock->hour) || !clock->hour ||
        clock->hour > HOURS_PER_HALF)
        return false;
    bool two_digits = end - *at == 2;
    if (!take_colon(scan, &end) || scan_byte(scan, end) != ' ')
        return false;
    size_t minutes = ++end;
    if (!take_digits(scan, &end, 2, 2, &clock->minute) || clock->minute >= MINUTES_PER_HOUR)
        return false;
    bool may_be_hour = clock->minute <= HOURS_PER_HALF && scan_byte(scan, minutes) != '0';
    if (may_be_hour && !(two_digits && begins_line(scan, *at)))
        return false;
    clock->precision = PRECISION_MINUTE;
    take_meridiem(scan, &end, clock);
    if (!clock->meridiem || !clock_ends(scan, end, clock))
        return false;
    *at = end;
    return true;
}

/* Whether "10.43" is a clock: among clocks, or where a zone's name follows. */
static bool dots_are_clock(const struct scan *scan, size_t at, const struct clock *clock)
{
    struct zone zone;
    if (clock->meridiem)
        return true;
    if (clock->impossible)
        return false;
    return scan->loose || (take_zone_behind(scan, &at, clock, &zone) && zone.written.length > 2);
}

/* "2.05pm", "00.40 EAT"; among clocks also "10.43". */
static bool take_dotted_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 2, &clock->hour) || !take_byte(scan, &end, '.') ||
        !take_digits(scan, &end, 2, 2, &clock->minute) || runs_on(scan, end))
        return false;
    clock->precision = PRECISION_MINUTE;
    take_meridiem(scan, &end, clock);
    clock->impossible |= !clock_is_possible(clock);
    if (!clock_ends(scan, end, clock) || !dots_are_clock(scan, end, clock))
        return false;
    *at = end;
    return true;
}

/* "11pm", "12 noon". */
static bool take_hour_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    int32_t minutes;
    if (!take_digits(scan, &end, 1, 2, &clock->hour) || clock->hour > HOURS_PER_DAY)
        return false;
    clock->precision = PRECISION_HOUR;
    size_t word = skip_blanks(scan, end);
    if (clock->hour == HOURS_PER_HALF && take_listed(scan, &word, TIME_CLOCKS, &minutes)) {
        clock->hour = minutes / MINUTES_PER_HOUR;
        clock->half_day_known = true;
        end = word;
    } else {
        take_meridiem(scan, &end, clock);
        if (!clock->meridiem)
            return false;
    }
    *at = end;
    return true;
}

/* "0730 - 1230 UTC": one zone behind the range is that of both. */
static bool goes_on_to_zone(const struct scan *scan, size_t at)
{
    int number;
    struct zone zone;
    if (!take_range_mark(scan, &at, at) || !take_digits(scan, &at, 4, 4, &number))
        return false;
    struct clock end = {.hour = number / 100, .minute = number % 100};
    return clock_is_possible(&end) && take_zone_behind(scan, &at, &end, &zone) &&
           ascii_is_letter(*zone.written.data);
}

/* Whether four digits that end here are a clock by what follows: nothing at the head of an entry,
 * a colon there ("2021:" for 20:21), or a zone. */
static bool four_digits_are_clock(const struct scan *scan, size_t at, const struct clock *clock)
{
    struct zone zone;
    size_t end = at;
    /* "2023 +0530" is the end of a date */
    if (take_zone_behind(scan, &end, clock, &zone) &&
        (ascii_is_letter(*zone.written.data) || zone.written.data == scan->text.data + at))
        return true;
    if (goes_on_to_zone(scan, at))
        return true;
    if (!scan->loose || scan_is_word(scan, at))
        return false;
    /* "2023-06-04" begins a date, "1405-1420" a range */
    char next = scan_byte(scan, at);
    size_t digits = count_digits(scan, at + 1);
    /* nor is "2023-MM-DD" a clock */
    if ((next == '-' || next == '/') && scan_is_letter(scan, at + 1))
        return false;
    if (next == '-' || next == '/')
        return digits == 0 || digits == 4;
    return next != ':' || !scan_is_word(scan, at + 1);
}

static bool take_four_digit_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    size_t end = *at;
    int number;
    if (!take_digits(scan, &end, 4, 4, &number) || runs_on(scan, end))
        return false;
    clock->hour = number / 100;
    clock->minute = number % 100;
    clock->precision = PRECISION_MINUTE;
    if (!clock_is_possible(clock))
        return false;
    clock->half_day_known = true;
    if (!take_hour_mark(scan, &end, clock) && !four_digits_are_clock(scan, end, clock))
        return false;
    *at = end;
    return true;
}

/* "noon", "midnight". */
static bool take_named_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    int32_t minutes;
    if (!take_listed(scan, at, TIME_CLOCKS, &minutes))
        return false;
    clock->hour = minutes / MINUTES_PER_HOUR;
    clock->minute = minutes % MINUTES_PER_HOUR;
    clock->precision = PRECISION_MINUTE;
    clock->half_day_known = true;
    return true;
}

bool take_compact_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    struct clock found = {.known = true, .precision = PRECISION_MINUTE, .half_day_known = true};
    size_t end = *at;
    int number;
    if (take_digits(scan, &end, 6, 6, &number)) {
        found.precision = PRECISION_SECOND;
        found.second = number % 100;
        number /= 100;
        take_fraction(scan, &end, &found);
    } else if (!take_digits(scan, &end, 4, 4, &number)) {
        return false;
    }
    found.hour = number / 100;
    found.minute = number % 100;
    found.impossible = !clock_is_possible(&found);
    if (runs_on(scan, end) || !clock_ends(scan, end, &found))
        return false;
    *clock = found;
    *at = end;
    return true;
}

bool take_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    static bool (*const forms[])(const struct scan *, size_t *, struct clock *) = {
        take_colon_clock, take_parted_clock,     take_marked_clock, take_dotted_clock,
        take_hour_clock,  take_four_digit_clock, take_named_clock,
    };
    int32_t half;
    size_t end = *at;
    bool half_before = take_listed(scan, &end, TIME_HALF_DAYS_BEFORE, &half);
    end = skip_blanks(scan, end);
    if (!half_before && !(stamp_forms(scan, end, starts_at(scan, end, STAMP_STARTS)) & FORM_CLOCK))
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct clock found = {.known = true};
        if (!forms[i](scan, &end, &found))
            continue;
        if (half_before)
            clock_set_half_before(&found, half);
        *clock = found;
        *at = end;
        return true;
    }
    return false;
}

bool take_bare_hour(const struct scan *scan, size_t *at, struct clock *clock)
{
    struct clock found = {.known = true, .precision = PRECISION_HOUR};
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 2, &found.hour) || !found.hour || found.hour > HOURS_PER_HALF ||
        scan_is_word(scan, end))
        return false;
    *clock = found;
    *at = end;
    return true;
}
