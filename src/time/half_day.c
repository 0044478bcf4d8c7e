/* The half of the day that is told beside a clock of twelve hours: "2:05 PM", "9:27a", 午後2時. */
#include "time/parts.h"

#include <string.h>

enum { HOURS_PER_DAY = 24, HOURS_PER_HALF = 12 };

bool clock_form_is_24(const struct clock *clock)
{
    return clock->hour == 0 || clock->hour > HOURS_PER_HALF;
}

void clock_set_half(struct clock *clock, int32_t half)
{
    bool half_is_am = half == 0;
    bool above_twelve = clock->hour > HOURS_PER_HALF;
    /* 14:15pm says nothing new; 14:15am and 0:15pm contradict themselves */
    if (half_is_am ? above_twelve : clock->hour == 0 || clock->hour == HOURS_PER_DAY)
        clock->impossible = true;
    else if (!above_twelve)
        clock->hour = clock->hour % HOURS_PER_HALF + half;
    clock->half_day_known = true;
}

/* "AM", "p.m."; behind an inner full stop a last one belongs to the word. */
static bool take_half_day(const struct scan *scan, size_t *at, int32_t *half)
{
    size_t start = skip_blanks(scan, *at), end = start;
    if (!take_listed(scan, &end, TIME_HALF_DAYS, half))
        return false;
    if (memchr(scan->text.data + start, '.', end - start))
        take_byte(scan, &end, '.');
    *at = end;
    return true;
}

/* "9:27a", "4:00p": the letter alone, right behind the minutes; "2.50p" is a price. */
static bool take_short_half(const struct scan *scan, size_t *at, const struct clock *clock,
                            int32_t *half)
{
    enum { MINUTES = 3, MINUTES_PER_HOUR = 60 }; /* ":27" */
    char letter = ascii_lower(scan_byte(scan, *at));
    if (clock->precision != PRECISION_MINUTE || clock->hour > HOURS_PER_HALF ||
        clock->minute >= MINUTES_PER_HOUR || *at < MINUTES ||
        scan_byte(scan, *at - MINUTES) != ':' || (letter != 'a' && letter != 'p') ||
        scan_is_word(scan, *at + 1))
        return false;
    *half = letter == 'a' ? 0 : HOURS_PER_HALF;
    ++*at;
    return true;
}

void take_meridiem(const struct scan *scan, size_t *at, struct clock *clock)
{
    int32_t half;
    clock->half_day_known = clock_form_is_24(clock);
    if (!take_half_day(scan, at, &half) && !take_short_half(scan, at, clock, &half))
        return;
    clock->meridiem = true;
    clock_set_half(clock, half);
}

/* 午後0時 is noon, and 午前12時 may be noon or midnight. */
void clock_set_half_before(struct clock *clock, int32_t half)
{
    clock->half_day_known = clock->hour != HOURS_PER_HALF;
    clock->meridiem = true;
    if (clock->hour < HOURS_PER_HALF)
        clock->hour += half;
}
