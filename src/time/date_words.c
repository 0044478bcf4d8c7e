#include "time/moment.h"
#include "time/parts.h"

/* The form of a date with a month's name, as far as it was read. */
struct worded_date {
    int32_t month;
    int day, year;
    bool ordinal; /* 3rd */
    bool verb;    /* "may", "march" in lower case: more often verbs than months */
};

enum { CENTURY = 2000, DAYS_AT_MOST = 31, MONTH_LETTERS = 3 };

static bool take_month(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t start = *at;
    if (!take_listed(scan, at, TIME_MONTHS, &found->month))
        return false;
    char first = scan_byte(scan, start);
    size_t verb = start;
    found->verb = first >= 'a' && first <= 'z' &&
                  take_listed(scan, &verb, TIME_MONTH_VERBS, NULL) && verb == *at;
    size_t stop = *at + 1;
    /* "Sept. 23", "23 Sept., 22:30" */
    if (scan_byte(scan, *at) == '.' &&
        (scan_byte(scan, stop) == ',' || scan_is_digit(scan, skip_blanks(scan, stop))))
        *at = stop;
    return true;
}

static bool take_ordinal(const struct scan *scan, size_t *at)
{
    size_t end = skip_blanks(scan, *at);
    if (!take_listed(scan, &end, TIME_ORDINALS, NULL))
        return false;
    *at = end;
    return true;
}

/* Whether a number that ends here goes on: 3:15, 3.5, 3%, 30s. */
static bool number_goes_on(const struct scan *scan, size_t at)
{
    char c = scan_byte(scan, at);
    bool joined = c == ':' || c == '.' || c == ',' || c == '/';
    return scan_is_word(scan, at) || c == '%' || (joined && scan_is_digit(scan, at + 1));
}

static bool take_day(const struct scan *scan, size_t *at, struct worded_date *found)
{
    if (!take_digits(scan, at, 1, 2, &found->day))
        return false;
    found->ordinal = take_ordinal(scan, at);
    return true;
}

/* "15" for 2015, "'15": only where no word or range follows that the number could count. */
static bool take_short_year(const struct scan *scan, size_t *at, int *year)
{
    size_t end = *at;
    int number;
    bool quoted = take_byte(scan, &end, '\'') || take_bytes(scan, &end, "\xE2\x80\x99");
    if (!take_digits(scan, &end, 2, 2, &number) || number_goes_on(scan, end))
        return false;
    size_t next = skip_blanks(scan, end);
    if (!quoted && (scan_is_letter(scan, next) || take_dash(scan, &next)))
        return false;
    *year = CENTURY + number;
    *at = end;
    return true;
}

bool is_stop_of_day(struct text text, size_t at, const struct time_words *words)
{
    struct scan scan = {.text = text, .words = words};
    size_t day = at, end, month = skip_blanks(&scan, at + 1);
    while (day > 0 && at - day < 2 && scan_is_digit(&scan, day - 1))
        day--;
    end = day;
    struct worded_date found = {0};
    return month > at + 1 && (day == 0 || ascii_is_space(text.data[day - 1])) &&
           take_digits(&scan, &end, 1, 2, &found.day) && end == at && found.day <= DAYS_AT_MOST &&
           take_month(&scan, &month, &found) && !found.verb;
}

bool take_full_year(const struct scan *scan, size_t *at, int *year)
{
    size_t end = *at;
    int number;
    if (!take_digits(scan, &end, 4, 4, &number) || !year_is_plausible(number) ||
        (scan_is_word(scan, end) && scan_byte(scan, end) != 'T') ||
        (scan_byte(scan, end) == ':' && scan_is_digit(scan, end + 1)))
        return false;
    *year = number;
    *at = end;
    return true;
}

/* " 2024", ", 2024"; two digits only behind a comma or with an apostrophe. */
static void take_year(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    bool comma = take_byte(scan, &end, ',');
    end = skip_blanks(scan, end);
    if (end == *at)
        return;
    bool short_allowed = comma || !scan_is_digit(scan, end);
    if (take_full_year(scan, &end, &found->year) ||
        (short_allowed && take_short_year(scan, &end, &found->year)))
        *at = end;
}

/* As take_year, and " de 2024" behind "3 de mayo". */
static void take_led_year(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t year = skip_blanks(scan, *at);
    if (year > *at && take_lead(scan, &year, LEAD_MONTH) &&
        take_full_year(scan, &year, &found->year))
        *at = year;
    else
        take_year(scan, at, found);
}

/* "-2024", "-24" behind "03-May"; also with slashes. */
static void take_year_behind_dash(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    if ((take_byte(scan, &end, '-') || take_byte(scan, &end, '/')) &&
        (take_full_year(scan, &end, &found->year) || take_short_year(scan, &end, &found->year)))
        *at = end;
}

/* Month first: "May 3rd, 2024", "May 3", "May 2024". */
static bool take_month_first(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    if (!take_month(scan, &end, found))
        return false;
    size_t day = skip_blanks(scan, end);
    if (day == end && !take_byte(scan, &day, '-'))
        return false;
    end = day;
    take_lead(scan, &end, LEAD_DAY);
    if (take_full_year(scan, &day, &found->year)) {
        *at = day;
        return true;
    }
    /* "en mai 3 serveurs": who writes the day first does not write it here */
    if (scan->words->date_order == DATE_DAY_FIRST)
        return false;
    if (!take_day(scan, &end, found))
        return false;
    bool goes_on = !found->ordinal && number_goes_on(scan, end);
    take_year(scan, &end, found);
    /* "May 3,500 users", but "Nov 5,2023" */
    if (goes_on && !found->year)
        return false;
    *at = end;
    return true;
}

/* "Nov, 5, 2023": a slip that only the year makes plain. */
static bool take_comma_behind_month(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    if (!take_month(scan, &end, found) || !take_byte(scan, &end, ','))
        return false;
    end = skip_blanks(scan, end);
    if (!take_day(scan, &end, found))
        return false;
    take_year(scan, &end, found);
    if (!found->year)
        return false;
    *at = end;
    return true;
}

/* "2024-May-03". */
static bool take_named_year_first(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    if (!take_digits(scan, &end, 4, 4, &found->year) || !year_is_plausible(found->year) ||
        !take_byte(scan, &end, '-') || !take_month(scan, &end, found) ||
        !take_byte(scan, &end, '-') || !take_day(scan, &end, found))
        return false;
    *at = end;
    return true;
}

/* Day first: "3 May 2024", "3rd of May", "03-May-2024". */
static bool take_day_first(const struct scan *scan, size_t *at, struct worded_date *found)
{
    size_t end = *at;
    if (!take_day(scan, &end, found))
        return false;
    size_t next = skip_blanks(scan, end);
    bool dashed = next == end && (take_byte(scan, &next, '-') || take_byte(scan, &next, '/'));
    take_lead(scan, &next, LEAD_MONTH);
    if (!take_month(scan, &next, found))
        return false;
    if (dashed)
        take_year_behind_dash(scan, &next, found);
    else
        take_led_year(scan, &next, found);
    *at = next;
    return true;
}

/* "15Feb94", "15FEB2024" as the military writes: never in lower case, as a hash may be. The year is always there:
 * one from 70 on is of the last century. A day that the month does not have makes it the number of a part. */
static bool take_joined_date(const struct scan *scan, size_t *at, struct worded_date *found)
{
    enum { LAST_CENTURY = 100, YEAR_LEAST = 70 };
    size_t end = *at;
    if (!take_digits(scan, &end, 2, 2, &found->day) || scan_byte(scan, end) < 'A' ||
        scan_byte(scan, end) > 'Z')
        return false;
    struct scan month = *scan;
    month.text = text_slice(scan->text, 0, end + MONTH_LETTERS);
    if (!take_month(&month, &end, found) || end != month.text.length)
        return false;
    if (!take_full_year(scan, &end, &found->year)) {
        if (!take_digits(scan, &end, 2, 2, &found->year) || number_goes_on(scan, end))
            return false;
        found->year += CENTURY - (found->year >= YEAR_LEAST ? LAST_CENTURY : 0);
    }
    if (found->day < 1 || found->day > days_in_month(found->year, found->month))
        return false;
    *at = end;
    return true;
}

bool take_day_alone(const struct scan *scan, size_t *at, int *day)
{
    struct worded_date found = {0};
    if (!take_day(scan, at, &found))
        return false;
    *day = found.day;
    return true;
}

bool take_day_and_year(const struct scan *scan, size_t *at, struct date *date)
{
    struct worded_date found = {0};
    size_t end = *at;
    if (!take_day(scan, &end, &found) || (!found.ordinal && number_goes_on(scan, end)))
        return false;
    take_year(scan, &end, &found);
    date->day = found.day;
    date->year = found.year;
    *at = end;
    return true;
}

/* Lower case without a year or "3rd" is a verb where a sentence goes on: "only 5 may be hit". */
static bool is_verb(const struct scan *scan, size_t at, const struct worded_date *found)
{
    size_t behind = skip_blanks(scan, at);
    char next = scan_byte(scan, behind);
    return found->verb && !found->year && !found->ordinal && next >= 'a' && next <= 'z' &&
           !take_lead(scan, &behind, LEAD_CLOCK);
}

bool take_worded_date(const struct scan *scan, size_t *at, struct date *date)
{
    static bool (*const forms[])(const struct scan *, size_t *, struct worded_date *) = {
        take_day_first, take_joined_date, take_month_first, take_comma_behind_month,
        take_named_year_first};
    struct worded_date found;
    size_t end = *at, form = 0, forms_count = sizeof forms / sizeof *forms;
    for (; form < forms_count; form++) {
        found = (struct worded_date){0};
        if (forms[form](scan, &end, &found))
            break;
    }
    if (form == forms_count)
        return false;
    bool meant = found.year || found.ordinal || found.day <= DAYS_AT_MOST;
    if (!meant || is_verb(scan, end, &found))
        return false;
    *date = date_none();
    date->known = true;
    date->year = found.year;
    date->month = found.month;
    date->day = found.day;
    date_check(date);
    date->place = (struct place){*at, end};
    *at = end;
    return true;
}
