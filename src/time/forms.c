/* What a stamp may be by a look at what it begins with. Nearly all numbers and words of a text are none, and
 * most that are one can only be of one form: the readers need not try the others.
 */
#include "time/parts.h"

/* Whether the numbers of a date may be joined at `at`: by a mark behind which a digit stands, a letter or a
 * character beyond ASCII. A hyphen beyond ASCII is a mark too. */
static bool date_goes_on(const struct scan *scan, size_t at)
{
    char mark = scan_byte(scan, at);
    if (mark == '\xE2')
        return scan_is_digit(scan, at + 3);
    return (mark == '-' || mark == '.' || mark == '/') && ascii_is_word(scan_byte(scan, at + 1));
}

/* An hour, a day or a month: one digit or two, which end at `end`. */
static unsigned forms_of_short_number(const struct scan *scan, size_t end)
{
    const uint32_t clock = START_BIT(TIME_CLOCK_MARKS) | START_BIT(TIME_HALF_DAYS) |
                           START_BIT(TIME_CLOCKS),
                   date = START_BIT(TIME_ORDINALS) | START_BIT(TIME_MONTHS) |
                          START_BIT(TIME_LEAD_WORDS) | START_BIT(TIME_DATE_MARKS),
                   range = START_BIT(TIME_ORDINALS) | START_BIT(TIME_RANGE_WORDS);
    char mark = scan_byte(scan, end);
    if (mark == ':')
        return FORM_CLOCK;
    size_t next = skip_blanks(scan, end);
    uint32_t found = starts_at(scan, next, clock | date | range);
    char dash = scan_byte(scan, next);
    unsigned forms = 0;
    if (found & clock || mark == '.')
        forms |= FORM_CLOCK;
    if (found & date || mark == ',' || date_goes_on(scan, end))
        forms |= FORM_DATE;
    if (found & range || dash == '-' || dash == '~' || mark == '/' || (unsigned char)dash >= 0x80)
        forms |= FORM_RANGE;
    return forms;
}

/* A year, or a clock as "1405 UTC". */
static unsigned forms_of_four_digits(const struct scan *scan, size_t end)
{
    const uint32_t clock = START_BIT(TIME_HOUR_MARKS) | START_BIT(START_ZONE),
                   date = START_BIT(TIME_DATE_MARKS);
    char mark = scan_byte(scan, end);
    size_t next = skip_blanks(scan, end);
    uint32_t found = starts_at(scan, next, clock | date);
    char bracket = scan_byte(scan, next);
    unsigned forms = 0;
    if (scan->loose || found & clock || bracket == '(' || bracket == '-' || bracket == '[' ||
        bracket == WIDE_LEAD || mark == '+' || mark == '-' || (unsigned char)mark >= 0x80)
        forms |= FORM_CLOCK;
    if (found & date || date_goes_on(scan, end))
        forms |= FORM_DATE;
    return forms;
}

static unsigned forms_of_number(const struct scan *scan, size_t at)
{
    size_t digits = count_digits(scan, at), end = at + digits;
    if (scan_byte(scan, end) == WIDE_LEAD)
        return FORM_ANY;
    if (digits <= 2)
        return forms_of_short_number(scan, end);
    if (digits == 4)
        return forms_of_four_digits(scan, end);
    /* "20240503T1405" */
    return digits == 8 && scan_byte(scan, end) == 'T' ? FORM_DATE : 0;
}

static unsigned forms_of_word(uint32_t starts)
{
    const uint32_t clock = START_BIT(TIME_HALF_DAYS_BEFORE) | START_BIT(TIME_CLOCKS),
                   date = START_BIT(TIME_MONTHS) | START_BIT(TIME_WEEKDAYS) | START_BIT(TIME_ERAS),
                   zero = START_BIT(START_ZERO) | START_BIT(START_PLUS);
    if (starts & START_BIT(START_DIGIT))
        return FORM_ANY;
    return ((starts & clock) ? FORM_CLOCK : 0) | ((starts & date) ? FORM_DATE : 0) |
           ((starts & zero) ? FORM_RELATIVE : 0);
}

unsigned stamp_forms(const struct scan *scan, size_t at, uint32_t starts)
{
    if (!scan->words->starts)
        return skip_blanks(scan, at) == at ? FORM_ANY : 0;
    return scan_is_digit(scan, at) ? forms_of_number(scan, at) : forms_of_word(starts);
}
