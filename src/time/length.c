#include "time/amount.h"
#include "time/parts.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 604800, DIGITS = 7 };

/* "about" allows a fifth more or less, and at least a whole unit; but nobody says so of less than half. A day may be one
 * of work, of as many hours as may be. */
enum { ABOUT_DIVISOR = 5 };

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* What is said of an amount by words before or behind it. */
enum widening { WIDEN_NONE, WIDEN_BOTH, WIDEN_UP, WIDEN_DOWN };

/* Half of the lower one of "1 to 2 hours", or of a single amount, whose rounding is no less. */
static int64_t half_of_lower(const struct length *length)
{
    bool range = length->seconds - length->least > length->unit / 2;
    return length->unit >= DAY ? 0 : (range ? length->least : length->seconds) / 2;
}

static void length_widen(struct length *length, enum widening widening)
{
    int64_t slack = larger(length->unit, length->seconds / ABOUT_DIVISOR);
    length->approximate = widening != WIDEN_NONE;
    if (widening == WIDEN_BOTH) {
        length->least = larger(half_of_lower(length), length->least - slack);
        length->most += slack;
    } else if (widening == WIDEN_UP) {
        length->least = length->seconds;
        length->most = 2 * length->seconds + length->unit;
    } else if (widening == WIDEN_DOWN) {
        length->least = 0;
        length->most = length->seconds;
    }
}

static void length_set(struct length *length, const struct amount *amount)
{
    *length = (struct length){.seconds = amount->seconds, .unit = amount->step};
    length->least = larger(0, amount->seconds - amount->step / 2);
    length->most = amount->seconds + amount->step / 2;
    if (amount->more)
        length_widen(length, WIDEN_UP);
}

static void length_set_range(struct length *length, const struct amount *low,
                             const struct amount *high)
{
    length_set(length, high);
    length->least = low->seconds;
    length->most = larger(length->most - high->step / 2, high->seconds);
    length->seconds = low->seconds + (high->seconds - low->seconds) / 2;
    length->approximate = true;
}

/* "1:30 h", "01:30:00 hours", "1:30 min". */
static bool take_clock_amount(const struct scan *scan, size_t *at, struct amount *amount)
{
    int first, second, third = 0;
    int32_t unit;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 3, &first) || !take_byte(scan, &end, ':') ||
        !take_digits(scan, &end, 2, 2, &second) || second >= MINUTE)
        return false;
    bool has_third = take_byte(scan, &end, ':');
    if (has_third && (!take_digits(scan, &end, 2, 2, &third) || third >= MINUTE))
        return false;
    end = skip_blanks(scan, end);
    if (!take_listed(scan, &end, TIME_UNITS, &unit) ||
        (unit != HOUR && (unit != MINUTE || has_third)))
        return false;
    *amount =
        (struct amount){.seconds = (int64_t)first * unit + (int64_t)second * unit / MINUTE + third,
                        .step = has_third ? 1 : unit / MINUTE};
    *at = end;
    return true;
}

/* "1405 hours", "0330hrs": a clock in four digits. */
static bool is_military_clock(const struct scan *scan, size_t at)
{
    int number;
    if (!take_digits(scan, &at, 4, 4, &number) || number / 100 > 24 || number % 100 > 59)
        return false;
    at = skip_blanks(scan, at);
    return take_listed(scan, &at, TIME_HOUR_MARKS, NULL);
}

bool take_amount(const struct scan *scan, size_t *at, struct length *length)
{
    struct amount amounts[2];
    size_t start = *at, count = 1;
    if (is_military_clock(scan, start))
        return false;
    if (!take_clock_amount(scan, at, &amounts[0]))
        count = take_amounts(scan, at, amounts);
    if (count == 0)
        return false;
    if (count == 1)
        length_set(length, &amounts[0]);
    else
        length_set_range(length, &amounts[0], &amounts[1]);
    length->place = (struct place){start, *at};
    return true;
}

/* One "30M" of PT3H30M. The letters of `marks` that are left may still follow. */
static bool take_iso_part(const struct scan *scan, size_t *at, const char **marks,
                          const int32_t **units, struct amount *amount)
{
    int value;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, DIGITS, &value))
        return false;
    char letter = scan_byte(scan, end);
    for (; **marks; ++*marks, ++*units)
        if (**marks == letter) {
            amount->seconds += (int64_t)value * **units;
            amount->step = **units;
            *at = end + 1;
            ++*marks;
            ++*units;
            return true;
        }
    return false;
}

static bool take_iso_parts(const struct scan *scan, size_t *at, const char *marks,
                           const int32_t *units, struct amount *amount)
{
    bool found = false;
    while (take_iso_part(scan, at, &marks, &units, amount))
        found = true;
    return found;
}

/* "PT3H30M", "P1DT2H". */
static bool take_iso_length(const struct scan *scan, size_t *at, struct length *length)
{
    static const int32_t day_units[] = {WEEK, DAY}, clock_units[] = {HOUR, MINUTE, 1};
    struct amount amount = {0};
    size_t end = *at;
    if (!take_byte(scan, &end, 'P'))
        return false;
    bool found = take_iso_parts(scan, &end, "WD", day_units, &amount);
    size_t clock = end;
    if (take_byte(scan, &clock, 'T') && take_iso_parts(scan, &clock, "HMS", clock_units, &amount)) {
        found = true;
        end = clock;
    }
    if (!found || scan_is_word(scan, end))
        return false;
    length_set(length, &amount);
    *at = end;
    return true;
}

static bool take_minus(const struct scan *scan, size_t *at)
{
    int sign;
    size_t end = *at;
    if (!take_sign(scan, &end, &sign) || sign > 0 || !scan_is_digit(scan, end))
        return false;
    *at = end;
    return true;
}

static void length_negate(struct length *length)
{
    int64_t least = length->least;
    length->negative = true;
    length->seconds = -length->seconds;
    length->least = -length->most;
    length->most = -least;
}

/* Whether a length may begin at `at`, by a look at what stands there, and behind digits: a unit, a half, more
 * of the number, the mark of a range. Of most numbers it tells no. */
static bool amount_may_begin(const struct scan *scan, size_t at)
{
    const uint32_t numbers = START_BIT(TIME_NUMBERS) | START_BIT(START_DIGIT) |
                             START_BIT(START_FRACTION) | START_BIT(START_PERIOD),
                   behind = START_BIT(TIME_UNITS) | START_BIT(TIME_HALVES) |
                            START_BIT(TIME_RANGE_WORDS) | START_BIT(TIME_DECIMAL_MARKS);
    if (!scan->words->starts || !scan_is_digit(scan, at))
        return starts_at(scan, at, numbers);
    size_t end = at + count_digits(scan, at), next = skip_blanks(scan, end);
    if (scan_byte(scan, next) == '\n') /* the sentence may go on with the unit */
        next = skip_blanks(scan, next + 1);
    char mark = scan_byte(scan, next);
    bool joined = (mark == '.' || mark == ',' || mark == ':') && scan_is_digit(scan, next + 1);
    return joined || mark == '-' || mark == '+' || mark == '~' || (unsigned char)mark >= 0x80 ||
           starts_at(scan, next, behind);
}

static enum widening widening_of(int32_t value)
{
    return value == 0 ? WIDEN_BOTH : value == 1 ? WIDEN_UP : WIDEN_DOWN;
}

/* The words before a length: false where they only stand before clocks ("by"). */
static bool take_widening(const struct scan *scan, size_t *at, enum widening *widening)
{
    int32_t value;
    *widening = WIDEN_NONE;
    if (!take_about(scan, at, &value))
        return true;
    *widening = widening_of(value);
    return value >= -1 && value <= 1;
}

/* "2 h environ", "30分以上". */
static void take_widening_behind(const struct scan *scan, size_t *at, enum widening *widening)
{
    int32_t value;
    if (take_about_behind(scan, at, false, &value))
        *widening = widening_of(value);
}

bool take_length(const struct scan *scan, size_t at, uint32_t starts, struct length *length)
{
    struct length found;
    enum widening widening = WIDEN_NONE;
    size_t end = at;
    if (starts & START_BIT(TIME_ABOUT) && !take_widening(scan, &end, &widening))
        return false;
    bool negative = take_minus(scan, &end);
    if (!amount_may_begin(scan, end) ||
        (!take_iso_length(scan, &end, &found) && !take_amount(scan, &end, &found)))
        return false;
    if (widening == WIDEN_NONE)
        take_widening_behind(scan, &end, &widening);
    if (widening != WIDEN_NONE)
        length_widen(&found, widening);
    if (negative)
        length_negate(&found);
    found.place = (struct place){at, end};
    *length = found;
    return true;
}

bool length_read(struct text text, size_t at, const struct time_words *words, struct length *length)
{
    struct scan scan = {.text = text, .words = words};
    uint32_t starts = starts_at(&scan, at, LENGTH_STARTS);
    return starts && take_length(&scan, at, starts, length);
}
