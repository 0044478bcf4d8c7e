/* Clocks whose parts are told by words behind the digits: 14h05, 14 heures 05, 14時05分33秒. */
#include "time/parts.h"

enum { MINUTES_PER_HOUR = 60, HALF = 30 };

/* From here on an hour that may be a length is more often a clock: à 9 h, entre 8 h et 10 h. */
enum { CLOCK_HOURS = 7, TWO_DIGITS = 10 };

static bool take_mark(const struct scan *scan, size_t *at, int32_t mark)
{
    int32_t value;
    size_t end = skip_blanks(scan, *at);
    if (!take_listed_before_digit(scan, &end, TIME_CLOCK_MARKS, &value) || value != mark)
        return false;
    *at = end;
    return true;
}

/* "05分33秒", "05", "半" behind the hours. */
static bool take_minutes(const struct scan *scan, size_t *at, int32_t hour_mark,
                         struct clock *clock)
{
    int second;
    size_t end = *at;
    if (take_mark(scan, &end, MARK_HALF)) {
        clock->minute = HALF;
    } else {
        if (hour_mark != MARK_JOINED)
            end = skip_blanks(scan, end);
        size_t digits = end;
        if (!take_digits(scan, &end, 1, 2, &clock->minute))
            return false;
        bool marked = take_mark(scan, &end, MARK_MINUTE);
        if (!marked && end - digits < 2)
            return false;
        clock->precision = PRECISION_MINUTE;
        size_t next = skip_blanks(scan, end);
        if (marked && take_digits(scan, &next, 1, 2, &second) &&
            take_mark(scan, &next, MARK_SECOND)) {
            clock->second = second;
            clock->precision = PRECISION_SECOND;
            end = next;
        }
    }
    if (clock->precision < PRECISION_MINUTE)
        clock->precision = PRECISION_MINUTE;
    *at = end;
    return true;
}

/* What stands before hours that may be those of a length. */
enum lead_before { LED_BY_NOTHING, LED_BY_RANGE, LED_BY_CLOCK };

static enum lead_before lead_before(const struct scan *scan, size_t at)
{
    enum { ABOUT_CLOCKS = 2 };
    if (scan->led || listed_before(scan, at, TIME_LEAD_WORDS, LEAD_CLOCK) ||
        listed_before(scan, at, TIME_ABOUT, ABOUT_CLOCKS))
        return LED_BY_CLOCK;
    return listed_before(scan, at, TIME_LEAD_WORDS, LEAD_BETWEEN) ? LED_BY_RANGE : LED_BY_NOTHING;
}

/* At the head of an entry an hour alone is a clock where a mark parts it from the words: "14 h : …". */
static bool is_apart(const struct scan *scan, size_t at)
{
    size_t end = skip_blanks(scan, at);
    return end == scan->text.length || take_colon(scan, &end) || take_dash(scan, &end);
}

/* Whether a range goes on behind a clock: "de 9 h à 11 h" is one, "une coupure de 3 h" is none. */
static bool range_follows(const struct scan *scan, size_t start, size_t end)
{
    return take_range_mark(scan, &end, start) && scan_is_digit(scan, end);
}

/* Whether "9 h 05" or "14 h" is a clock and no length. */
static bool hours_are_clock(const struct scan *scan, size_t start, size_t end,
                            const struct clock *clock)
{
    enum lead_before lead = lead_before(scan, start);
    bool minutes = clock->precision >= PRECISION_MINUTE;
    /* "limitée à 2 h" is a length, "à 9 h" a clock */
    if (clock->meridiem || scan->led ||
        (lead == LED_BY_CLOCK && (minutes || clock->hour >= CLOCK_HOURS)))
        return true;
    bool range = lead == LED_BY_RANGE && range_follows(scan, start, end);
    if (minutes)
        return clock->hour >= TWO_DIGITS || range || scan->loose || start == 0;
    return (range && clock->hour >= CLOCK_HOURS) || (scan->loose && is_apart(scan, end));
}

/* "du matin", "de l'après-midi". */
static void take_half_behind(const struct scan *scan, size_t *at, struct clock *clock)
{
    int32_t half;
    size_t end = skip_blanks(scan, *at);
    if (!take_listed(scan, &end, TIME_HALF_DAYS, &half))
        return;
    clock->meridiem = true;
    clock_set_half(clock, half);
    *at = end;
}

/* "14h05": with one digit more often a length, 3h30. */
static bool is_joined_clock(const struct scan *scan, size_t hour_bytes, const struct clock *clock)
{
    return clock->precision >= PRECISION_MINUTE && (scan->loose || hour_bytes >= 2);
}

bool take_marked_clock(const struct scan *scan, size_t *at, struct clock *clock)
{
    int32_t mark;
    size_t start = *at, end = *at;
    if (!take_digits(scan, &end, 1, 2, &clock->hour))
        return false;
    size_t digits_end = end, word = skip_blanks(scan, end);
    if (!take_listed_before_digit(scan, &word, TIME_CLOCK_MARKS, &mark) || mark < MARK_JOINED ||
        mark > MARK_HOUR || (mark == MARK_JOINED && word != digits_end + 1))
        return false;
    end = word;
    clock->precision = PRECISION_HOUR;
    take_minutes(scan, &end, mark, clock);
    clock->half_day_known = mark != MARK_HOUR || clock_form_is_24(clock);
    if (mark != MARK_JOINED)
        take_half_behind(scan, &end, clock);
    if (mark == MARK_JOINED ? !is_joined_clock(scan, digits_end - start, clock)
                            : mark == MARK_LED && !hours_are_clock(scan, start, end, clock))
        return false;
    if (!clock_is_possible(clock) || !clock_ends(scan, end, clock))
        return false;
    *at = end;
    return true;
}
