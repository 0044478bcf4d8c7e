/* Dates and times that no calendar has, and weekdays that are not the date's. */
#include "checks/common.h"
#include "rulebook/pattern.h"

#include <stdlib.h>

check_function check_date_impossible, check_weekday_mismatch;

LIST(statement_list, struct dated);

static int compare_statements(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    if (a->place.start != b->place.start)
        return a->place.start > b->place.start ? 1 : -1;
    if (a->place.end != b->place.end)
        return a->place.end < b->place.end ? 1 : -1;
    return b->firm - a->firm;
}

static bool is_wrong_clock(const struct clock *clock)
{
    return clock->known && clock->impossible;
}

/* What an entry states: of a range the end where that is the wrong one. */
static struct dated event_statement(const struct event *event)
{
    const struct stamp *stamp = &event->stamp;
    bool end = is_wrong_clock(&stamp->end_clock) || stamp->end_date.impossible;
    int year = stamp->date.year ? stamp->date.year : event->moment.date.year;
    return (struct dated){
        .date = end ? stamp->end_date : stamp->date,
        .clock = end ? stamp->end_clock : stamp->clock,
        .place = event->time_place,
        .written = event->written,
        .year = year,
        .firm = true,
    };
}

static bool states_time(const struct event *event)
{
    return event->time_place.end > event->time_place.start;
}

/* What may be wrong with a statement. */
typedef bool statement_test(const struct dated *statement);

/* Whether the test holds for any statement of the document: for nearly all of them it does for none. */
static bool holds_for_any(const struct postmortem *postmortem, statement_test *test)
{
    const struct event_list *events = &postmortem->events;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        if (test(&postmortem->dates.items[i]))
            return true;
    for (size_t i = 0; i < events->count; i++) {
        struct dated statement = event_statement(&events->items[i]);
        if (states_time(&events->items[i]) && test(&statement))
            return true;
    }
    return false;
}

/* All dates and times of the document in its order, each place once: an entry's time may be listed
 * as a date of the text too. None where the test holds for none. */
static struct statement_list collect_statements(const struct check *check, statement_test *test)
{
    const struct postmortem *postmortem = check->postmortem;
    struct statement_list all = {0}, distinct = {0};
    if (!holds_for_any(postmortem, test))
        return distinct;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        LIST_PUSH(check->arena, &all, postmortem->dates.items[i]);
    for (size_t i = 0; i < postmortem->events.count; i++)
        if (states_time(&postmortem->events.items[i]))
            LIST_PUSH(check->arena, &all, event_statement(&postmortem->events.items[i]));
    qsort(all.items, all.count, sizeof *all.items, compare_statements);
    for (size_t i = 0; i < all.count; i++)
        if (!distinct.count ||
            !places_meet(distinct.items[distinct.count - 1].place, all.items[i].place))
            LIST_PUSH(check->arena, &distinct, all.items[i]);
    return distinct;
}

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
static const char *const weekday_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                            "Thursday", "Friday", "Saturday"};

static void report_date(struct check *check, const struct dated *statement)
{
    const struct date *date = &statement->date;
    const char *written = quote(check, statement->written);
    if (date->month < 1 || date->month > 12) {
        report(check, statement->place, written, "%s is no date: a year has 12 months", written);
        return;
    }
    int year = date->year ? date->year : statement->year;
    const char *year_words = year ? arena_printf(check->arena, " %d", year) : "";
    report(check, statement->place, written, "%s is no date: %s%s has %d days", written,
           month_names[date->month - 1], year_words, days_in_month(year, date->month));
}

static void report_clock(struct check *check, const struct dated *statement)
{
    const char *written = quote(check, statement->written);
    const struct clock *clock = &statement->clock;
    const char *why = "half of the day and hour contradict each other";
    if (clock->hour > 24)
        why = "a day has 24 hours";
    else if (clock->minute > 59)
        why = "an hour has 60 minutes";
    else if (clock->second > 59)
        why = "a minute has 60 seconds";
    else if (!clock->meridiem)
        why = "the day ends at 24:00";
    report(check, statement->place, written, "%s is no time: %s", written, why);
}

static bool has_wrong_date(const struct dated *statement)
{
    return statement->date.known && statement->date.impossible;
}

static bool is_impossible(const struct dated *statement)
{
    return has_wrong_date(statement) || (statement->firm && is_wrong_clock(&statement->clock));
}

/* Whether the words beside a date say themselves that there is no such day: software that asks for one is
 * what some incidents come of. */
static bool is_told_to_be_none(const struct check *check, const struct dated *statement)
{
    enum { REACH = 80 };
    struct text bytes = check->postmortem->document->bytes;
    size_t from = statement->place.start, to = statement->place.end;
    while (from && statement->place.start - from < REACH && bytes.data[from - 1] != '\n')
        from--;
    while (to < bytes.length && to - statement->place.end < REACH && bytes.data[to] != '\n')
        to++;
    return patterns_match(word_list(check, WORDS_NO_SUCH_DATE_PATTERNS),
                          text_slice(bytes, from, to));
}

void check_date_impossible(struct check *check)
{
    struct statement_list statements = collect_statements(check, is_impossible);
    for (size_t i = 0; i < statements.count; i++) {
        const struct dated *statement = &statements.items[i];
        if (has_wrong_date(statement) && is_told_to_be_none(check, statement))
            continue;
        if (has_wrong_date(statement))
            report_date(check, statement);
        else if (is_impossible(statement))
            report_clock(check, statement);
    }
}

static bool weekday_fits(int year, int month, int day, int weekday)
{
    return date_exists(year, month, day) && weekday_of(year, month, day) == weekday;
}

/* Whether the date, in any of its readings, falls on the weekday that stands beside it. A year
 * that is not written is the document's, or at the turn of a year the one beside it. */
static bool may_fit(const struct date *date, int year)
{
    int spread = !date->year && (date->month == 12 || date->month == 1) ? 1 : 0;
    for (int y = year - spread; y <= year + spread; y++)
        if (weekday_fits(y, date->month, date->day, date->weekday) ||
            (date->ambiguous && weekday_fits(y, date->day, date->month, date->weekday)))
            return true;
    return false;
}

static int year_of(const struct dated *statement)
{
    return statement->date.year ? statement->date.year : statement->year;
}

static bool has_other_weekday(const struct dated *statement)
{
    const struct date *date = &statement->date;
    int year = year_of(statement);
    return date->known && date->weekday >= 0 && !date->impossible && date->month && date->day &&
           year && date_exists(year, date->month, date->day) && !may_fit(date, year);
}

/* The date nearest to this one that falls on its weekday. */
static struct date nearest_date(const struct date *date, int year)
{
    int64_t days = days_from_date(year, date->month, date->day);
    int distance = date->weekday - weekday_of(year, date->month, date->day);
    if (distance > 3)
        distance -= 7;
    else if (distance < -3)
        distance += 7;
    struct date nearest = *date;
    date_from_days(days + distance, &nearest.year, &nearest.month, &nearest.day);
    return nearest;
}

static void report_weekday(struct check *check, const struct dated *statement)
{
    const struct date *date = &statement->date;
    int year = year_of(statement);
    const char *right = weekday_names[weekday_of(year, date->month, date->day)];
    const char *written = weekday_names[date->weekday];
    const char *month = month_names[date->month - 1];
    struct date nearest = nearest_date(date, year);
    struct finding *finding =
        report(check, statement->place, quote(check, statement->written),
               "%d %s %d is a %s, not a %s", date->day, month, year, right, written);
    report_label(check, finding, "a %s", right);
    report_help(check, finding, "write %s, or the date of that %s (%d %s?)", right, written,
                nearest.day, month_names[nearest.month - 1]);
}

void check_weekday_mismatch(struct check *check)
{
    struct statement_list statements = collect_statements(check, has_other_weekday);
    for (size_t i = 0; i < statements.count; i++)
        if (has_other_weekday(&statements.items[i]))
            report_weekday(check, &statements.items[i]);
}
