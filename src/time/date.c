#include "time/parts.h"

#include <string.h>

#include "time/moment.h"

/* No incident is older; so "Feb 9 1924 UTC" is a clock behind a date. */
enum { YEAR_LEAST = 1970, YEAR_MOST = 2099, CENTURY = 2000, MONTHS = 12, SHORT_YEAR_LEAST = 10 };

struct date date_none(void)
{
    return (struct date){.weekday = -1};
}

bool year_is_plausible(int year)
{
    return year >= YEAR_LEAST && year <= YEAR_MOST;
}

void date_check(struct date *date)
{
    if (date->month && date->day)
        date->impossible = !date_exists(date->year, date->month, date->day);
}

/* Three numbers with the same mark between them. */
struct numbers {
    int values[3];
    size_t digits[3];
    char mark; /* '-', '/', '.' */
};

/* Behind a number: the mark, which a program that sets text may have made a hyphen that no line breaks at. */
static char take_mark(const struct scan *scan, size_t *at)
{
    if (take_bytes(scan, at, "\xE2\x80\x91") || take_bytes(scan, at, "\xE2\x80\x90"))
        return '-';
    return scan_byte(scan, (*at)++);
}

static bool take_numbers(const struct scan *scan, size_t *at, struct numbers *numbers)
{
    size_t end = *at;
    for (size_t i = 0; i < 3; i++) {
        size_t start = end;
        if (!take_digits(scan, &end, 1, 4, &numbers->values[i]))
            return false;
        numbers->digits[i] = end - start;
        if (i == 2)
            break;
        char mark = take_mark(scan, &end);
        if ((mark != '-' && mark != '/' && mark != '.') || (i == 1 && mark != numbers->mark))
            return false;
        numbers->mark = mark;
    }
    /* a fourth part: a version, an address, a path */
    if (scan_byte(scan, end) == numbers->mark && scan_is_digit(scan, end + 1))
        return false;
    *at = end;
    return true;
}

/* 2024-05-03, 2024/05/03, 2024.05.03. A full stop wants two digits: 2024.5.3 is a version. */
static bool date_from_year_first(const struct numbers *numbers, struct date *date)
{
    bool two_digits = numbers->digits[1] == 2 && numbers->digits[2] == 2;
    if (numbers->digits[0] != 4 || numbers->digits[1] > 2 || numbers->digits[2] > 2 ||
        !year_is_plausible(numbers->values[0]) || (numbers->mark == '.' && !two_digits))
        return false;
    date->year = numbers->values[0];
    date->month = numbers->values[1];
    date->day = numbers->values[2];
    date_check(date);
    if (!date->month || !date->day)
        date->impossible = true;
    return two_digits || !date->impossible;
}

/* "5-26-21": with dashes two digits are a year only where the order cannot be another. */
static bool is_short_american(const struct numbers *numbers)
{
    return numbers->mark == '-' && numbers->values[0] <= MONTHS && numbers->values[1] > MONTHS &&
           numbers->values[2] >= SHORT_YEAR_LEAST;
}

/* Day and month in an order that only a number above 12 tells. */
static void date_set_two(struct date *date, int first, int second)
{
    bool day_first = first > MONTHS && second <= MONTHS;
    date->month = day_first ? second : first;
    date->day = day_first ? first : second;
    date->ambiguous = first <= MONTHS && second <= MONTHS && first != second;
    date_check(date);
    if (!first || !second)
        date->impossible = true;
}

static bool date_set_last_year(struct date *date, const struct numbers *numbers)
{
    int year = numbers->values[2];
    if (numbers->digits[2] == 2 && (numbers->mark == '/' || is_short_american(numbers))) {
        date->year = CENTURY + year;
        return true;
    }
    date->year = year;
    return numbers->digits[2] == 4 && year_is_plausible(year);
}

/* 03/04/2025, 03-04-2025, 03.05.2024 (with full stops the day is first). */
static bool date_from_year_last(const struct numbers *numbers, struct date *date)
{
    int first = numbers->values[0], second = numbers->values[1];
    if (numbers->digits[0] > 2 || numbers->digits[1] > 2 || !date_set_last_year(date, numbers))
        return false;
    if (numbers->mark == '.') {
        date->day = first;
        date->month = second;
        date_check(date);
        date->impossible |= !first || !second;
    } else {
        date_set_two(date, first, second);
    }
    bool wide = numbers->digits[0] == 2 && numbers->digits[1] == 2 && numbers->digits[2] == 4;
    return wide || !date->impossible;
}

/* "20240503" before a 'T' and a clock. */
static bool take_compact_date(const struct scan *scan, size_t *at, struct date *date)
{
    int number;
    size_t end = *at;
    if (!take_digits(scan, &end, 8, 8, &number) || scan_byte(scan, end) != 'T' ||
        !scan_is_digit(scan, end + 1) || !year_is_plausible(number / 10000))
        return false;
    date->year = number / 10000;
    date->month = number / 100 % 100;
    date->day = number % 100;
    date->impossible = !date_exists(date->year, date->month, date->day);
    *at = end;
    return true;
}

/* "03, 14, 2024". */
static bool take_comma_date(const struct scan *scan, size_t *at, struct date *date)
{
    int first, second;
    size_t end = *at;
    if (!take_digits(scan, &end, 2, 2, &first) || !take_byte(scan, &end, ','))
        return false;
    end = skip_blanks(scan, end);
    if (!take_digits(scan, &end, 2, 2, &second) || !take_byte(scan, &end, ','))
        return false;
    end = skip_blanks(scan, end);
    if (!take_digits(scan, &end, 4, 4, &date->year) || !year_is_plausible(date->year))
        return false;
    date_set_two(date, first, second);
    *at = end;
    return !date->impossible;
}

/* The number before a year, a month or a day that a word marks: 2024年. */
static bool take_marked_number(const struct scan *scan, size_t *at, int32_t mark, size_t most,
                               int *number)
{
    int32_t value;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, most, number))
        return false;
    end = skip_blanks(scan, end);
    if (!take_listed_before_digit(scan, &end, TIME_DATE_MARKS, &value) || value != mark)
        return false;
    *at = skip_blanks(scan, end);
    return true;
}

/* "2024年", "令和6年". */
static bool take_marked_year(const struct scan *scan, size_t *at, int *year)
{
    int32_t era = 0;
    int number;
    size_t end = *at;
    bool counted = take_listed_before_digit(scan, &end, TIME_ERAS, &era);
    if (!take_marked_number(scan, &end, MARK_YEAR, counted ? 2 : 4, &number) ||
        !year_is_plausible(number + era))
        return false;
    *year = number + era;
    *at = end;
    return true;
}

/* "2024年5月3日", "5月3日", "2024年5月". */
static bool take_marked_date(const struct scan *scan, size_t *at, struct date *date)
{
    size_t end = *at;
    bool year = take_marked_year(scan, &end, &date->year);
    if (!take_marked_number(scan, &end, MARK_MONTH, 2, &date->month))
        return false;
    size_t month_end = end;
    bool day = take_marked_number(scan, &end, MARK_DAY, 2, &date->day);
    if (!day && !year)
        return false;
    end = day ? end : month_end;
    date->impossible = date->month < 1 || date->month > MONTHS || (day && !date->day);
    if (!date->impossible)
        date_check(date);
    while (end > *at && ascii_is_blank(scan_byte(scan, end - 1)))
        end--;
    *at = end;
    return true;
}

/* Whether the date ends here, or its digits were part of something longer. */
static bool numeric_date_ends(const struct scan *scan, size_t at)
{
    if (take_bytes(scan, &at, "T"))
        return scan_is_digit(scan, at);
    char c = scan_byte(scan, at);
    bool joined = c == '.' || c == '-' || c == '/' || c == ':';
    return !scan_is_letter(scan, at) && c != '%' && !(joined && scan_is_digit(scan, at + 1));
}

/* "03-26", "9/10": with a hyphen in two digits each. */
static bool take_two_numbers(const struct scan *scan, size_t *at, int *first, int *second)
{
    size_t end = *at;
    size_t least = count_digits(scan, end) < 2 ? 1 : 2;
    if (!take_digits(scan, &end, least, 2, first))
        return false;
    bool hyphen = take_byte(scan, &end, '-');
    if ((!hyphen && !take_byte(scan, &end, '/')) || (hyphen && least < 2) ||
        !take_digits(scan, &end, hyphen ? 2 : 1, 2, second))
        return false;
    *at = end;
    return true;
}

static bool is_before_clock(const struct scan *scan, size_t at)
{
    int32_t widening;
    size_t clock = skip_blanks(scan, at);
    if (clock == at)
        return false;
    take_about(scan, &clock, &widening);
    size_t minutes = clock + count_digits(scan, clock);
    return minutes != clock && scan_byte(scan, minutes) == ':' && scan_is_digit(scan, minutes + 1);
}

/* Some languages know the weekday with its brackets. */
static size_t skip_weekday(const struct scan *scan, size_t at)
{
    size_t end = skip_blanks(scan, at), inner = end + 1;
    if (take_listed(scan, &end, TIME_WEEKDAYS, NULL))
        return end;
    bool within = scan_byte(scan, end) == '(' && take_listed(scan, &inner, TIME_WEEKDAYS, NULL) &&
                  take_byte(scan, &inner, ')');
    return within ? inner : at;
}

/* Whether the line ends here, a weekday and a colon apart. */
static bool is_last_of_line(const struct scan *scan, size_t at)
{
    size_t end = skip_weekday(scan, at);
    take_colon(scan, &end);
    end = skip_blanks(scan, end);
    return end == scan->text.length || scan_byte(scan, end) == '\n';
}

/* "03-26 17:40", "03-26 ~17:40": two numbers are a date at an entry's head, before a clock; and
 * "11/25" is the day of the entries below where it is all of a line. */
static bool take_short_date(const struct scan *scan, size_t *at, struct date *date)
{
    int first, second;
    size_t end = *at;
    if (!scan->loose || !take_two_numbers(scan, &end, &first, &second))
        return false;
    bool slash = memchr(scan->text.data + *at, '/', end - *at);
    if (!is_before_clock(scan, end) && !(slash && is_last_of_line(scan, end)))
        return false;
    date_set_two(date, first, second);
    *at = end;
    return !date->impossible;
}

bool take_numeric_date(const struct scan *scan, size_t *at, struct date *date)
{
    struct date found = date_none();
    struct numbers numbers;
    size_t end = *at;
    found.known = true;
    if (scan->words->lists[TIME_DATE_MARKS].count && take_marked_date(scan, &end, &found)) {
        found.place = (struct place){*at, end};
        *date = found;
        *at = end;
        return true;
    }
    if (take_numbers(scan, &end, &numbers)) {
        if (!date_from_year_first(&numbers, &found) && !date_from_year_last(&numbers, &found))
            return false;
    } else if (!take_compact_date(scan, &end, &found) && !take_comma_date(scan, &end, &found) &&
               !take_short_date(scan, &end, &found)) {
        return false;
    }
    if (!numeric_date_ends(scan, end))
        return false;
    found.place = (struct place){*at, end};
    *date = found;
    *at = end;
    return true;
}

static void take_comma(const struct scan *scan, size_t *at)
{
    take_byte(scan, at, ',');
    *at = skip_blanks(scan, *at);
}

/* "Friday", "Fri.", with the comma and the blanks behind it. */
static bool take_weekday(const struct scan *scan, size_t *at, int *weekday)
{
    int32_t value;
    size_t end = *at;
    if (!take_listed(scan, &end, TIME_WEEKDAYS, &value))
        return false;
    take_byte(scan, &end, '.');
    take_comma(scan, &end);
    take_lead(scan, &end, LEAD_DAY);
    *weekday = value;
    *at = end;
    return true;
}

/* "2024-05-03 (Friday)", "3 May, Friday". */
static void take_weekday_behind(const struct scan *scan, size_t *at, struct date *date)
{
    int32_t value;
    size_t end = *at;
    take_byte(scan, &end, ',');
    end = skip_blanks(scan, end);
    if (!take_listed(scan, &end, TIME_WEEKDAYS, &value)) {
        bool parenthesis = take_byte(scan, &end, '(');
        if (!take_listed(scan, &end, TIME_WEEKDAYS, &value) ||
            (parenthesis && !take_byte(scan, &end, ')')))
            return;
    }
    date->weekday = value;
    *at = end;
}

/* A weekday that no date follows; its comma and blanks are not part of it. In lower case it is more
 * often another word: "sat", "sun". */
static bool take_lone_weekday(const struct scan *scan, size_t *at, struct date *date)
{
    int32_t value;
    size_t start = *at;
    char first = scan_byte(scan, start);
    if (first < 'A' || first > 'Z' || !take_listed(scan, at, TIME_WEEKDAYS, &value))
        return false;
    *date = date_none();
    date->known = true;
    date->weekday = value;
    date->place = (struct place){start, *at};
    return true;
}

bool take_date(const struct scan *scan, size_t *at, struct date *date)
{
    int weekday = -1;
    size_t end = *at;
    if (!(stamp_forms(scan, end, starts_at(scan, end, STAMP_STARTS)) & FORM_DATE))
        return false;
    bool named = take_weekday(scan, &end, &weekday);
    if (!take_numeric_date(scan, &end, date) && !take_worded_date(scan, &end, date))
        return named && take_lone_weekday(scan, at, date);
    date->weekday = weekday;
    if (!named)
        take_weekday_behind(scan, &end, date);
    date->place = (struct place){*at, end};
    *at = end;
    return true;
}
