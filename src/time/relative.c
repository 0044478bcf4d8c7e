#include "time/parts.h"

enum { SECONDS_PER_MINUTE = 60, SECONDS_PER_HOUR = 3600 };

/* "00:15" (hours and minutes), "1:30:00". */
static bool take_elapsed_clock(const struct scan *scan, size_t *at, int64_t *seconds)
{
    int hours, minutes, rest = 0;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 3, &hours) || !take_byte(scan, &end, ':') ||
        !take_digits(scan, &end, 2, 2, &minutes))
        return false;
    size_t next = end;
    if (take_byte(scan, &next, ':') && take_digits(scan, &next, 2, 2, &rest))
        end = next;
    bool goes_on = scan_byte(scan, end) == ':' && scan_is_digit(scan, end + 1);
    if (minutes > 59 || rest > 59 || scan_is_word(scan, end) || goes_on)
        return false;
    *seconds = (int64_t)hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE + rest;
    *at = end;
    return true;
}

/* "T+5": minutes. */
static bool take_elapsed_minutes(const struct scan *scan, size_t *at, int64_t *seconds)
{
    int minutes;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, 3, &minutes) || scan_is_word(scan, end) ||
        (scan_byte(scan, end) == '.' && scan_is_digit(scan, end + 1)))
        return false;
    *seconds = (int64_t)minutes * SECONDS_PER_MINUTE;
    *at = end;
    return true;
}

static bool take_elapsed(const struct scan *scan, size_t *at, bool from_zero, int64_t *seconds)
{
    struct length length;
    if (take_elapsed_clock(scan, at, seconds))
        return true;
    if (scan_is_digit(scan, *at) && take_amount(scan, at, &length)) {
        *seconds = length.seconds;
        return true;
    }
    return from_zero && take_elapsed_minutes(scan, at, seconds);
}

/* "T", "T0". */
static bool take_zero(const struct scan *scan, size_t *at)
{
    if (!take_byte(scan, at, 'T'))
        return false;
    take_byte(scan, at, '0');
    return true;
}

bool take_relative(const struct scan *scan, size_t *at, int64_t *seconds)
{
    size_t end = *at;
    bool from_zero = take_zero(scan, &end);
    bool zero_said = from_zero && end > *at + 1;
    int sign;
    int64_t elapsed;
    size_t next = from_zero ? skip_blanks(scan, end) : end;
    if (take_sign(scan, &next, &sign) && (from_zero || sign > 0)) {
        next = skip_blanks(scan, next);
        if (take_elapsed(scan, &next, from_zero, &elapsed)) {
            *seconds = sign * elapsed;
            *at = next;
            return true;
        }
    }
    if (!zero_said || scan_is_word(scan, end) || scan_byte(scan, end) == '.')
        return false;
    *seconds = 0;
    *at = end;
    return true;
}
