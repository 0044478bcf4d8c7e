/* Dates that can be read in two orders, and dates that have not come yet. */
#include "checks/common.h"

#include "rulebook/pattern.h"

check_function check_date_ambiguous, check_date_in_future;

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

/* Whether a date with that month and day is the one that the document gives for the incident. */
static bool is_incident_date(const struct postmortem *postmortem, int month, int day)
{
    const struct date *incident = &postmortem->incident_date;
    return incident->known && !incident->ambiguous && incident->month == month &&
           incident->day == day;
}

/* Whether exactly one of its readings lies within weeks of the incident's sure date. */
static bool incident_settles(const struct postmortem *postmortem, const struct date *date)
{
    enum { NEAR_DAYS = 31 };
    const struct date *incident = &postmortem->incident_date;
    int near = 0;
    if (!incident->known || incident->ambiguous || !incident->year || !incident->month ||
        !incident->day)
        return false;
    int64_t middle = days_from_date(incident->year, incident->month, incident->day);
    for (int order = 0; order < 2; order++) {
        int64_t days = order ? days_from_date(date->year, date->day, date->month)
                             : days_from_date(date->year, date->month, date->day);
        near += days >= middle - NEAR_DAYS && days <= middle + NEAR_DAYS;
    }
    return near == 1;
}

/* A date in numbers that nothing in the document settles: the facts have settled it where another
 * date shows the order; here a weekday beside it or the incident's own date does. */
static bool is_open(const struct check *check, const struct dated *dated)
{
    const struct date *date = &dated->date;
    return date->known && date->ambiguous && !date->impossible && date->year && date->month &&
           date->day && date->month != date->day && date->weekday < 0 &&
           !is_incident_date(check->postmortem, date->month, date->day) &&
           !is_incident_date(check->postmortem, date->day, date->month) &&
           !incident_settles(check->postmortem, date);
}

/* The numbers alone, without a clock behind them. */
static struct text numbers_of(struct text written)
{
    size_t end = text_find_byte(written, ' ', 0);
    bool leads = written.length && ascii_is_digit(written.data[0]);
    return leads && end != TEXT_NOT_FOUND ? text_slice(written, 0, end) : written;
}

static const struct dated *first_open_date(const struct check *check)
{
    const struct dated_list *dates = &check->postmortem->dates;
    const struct dated *first = NULL;
    for (size_t i = 0; i < dates->count; i++)
        if (is_open(check, &dates->items[i]) &&
            (!first || dates->items[i].place.start < first->place.start))
            first = &dates->items[i];
    return first;
}

/* Kept as month and day, in the order in which it is written. */
void check_date_ambiguous(struct check *check)
{
    const struct dated *dated = first_open_date(check);
    if (!dated || !check->postmortem->language_known)
        return;
    const struct date *date = &dated->date;
    struct date swapped = *date;
    swapped.month = date->day;
    swapped.day = date->month;
    const char *written = quote(check, numbers_of(dated->written));
    struct finding *finding =
        report(check, dated->place, written, "%s: %d %s or %d %s?", written, date->month,
               month_names[date->day - 1], date->day, month_names[date->month - 1]);
    report_help(check, finding, "write %s or %s", format_date(check->arena, &swapped),
                format_date(check->arena, date));
}

/* Whether a date certainly lies behind the day that the user calls today. */
static bool is_after_today(const struct settings *settings, const struct date *date)
{
    const struct date *today = &settings->today;
    if (!date->known || date->ambiguous || date->impossible || !date->year || !date->month ||
        !date->day)
        return false;
    return days_from_date(date->year, date->month, date->day) >
           days_from_date(today->year, today->month, today->day);
}

static void report_future(struct check *check, struct place place, const char *written,
                          const struct date *date)
{
    const char *today = format_date(check->arena, &check->settings->today);
    const char *words = format_date(check->arena, date);
    struct finding *finding =
        report(check, place, written, "%s lies after today, %s", words, today);
    int64_t days = days_from_date(date->year, date->month, date->day) -
                   days_from_date(check->settings->today.year, check->settings->today.month,
                                  check->settings->today.day);
    report_label(check, finding, "in %s", format_length(check->arena, days * 24 * 3600));
}

static bool speaks_of_future(const struct check *check, struct text text)
{
    return patterns_match(word_list(check, WORDS_FUTURE_PATTERNS), text) ||
           patterns_match(word_list(check, WORDS_PLANNED_PATTERNS), text) ||
           patterns_match(word_list(check, WORDS_EXPECTED_PATTERNS), text);
}

/* An entry that tells of what has happened: its own date, and no word of what is to come. */
static bool tells_past(const struct check *check, const struct event *event)
{
    return event->timed && event->in_timeline && !event->relative && event->stamp.date.known &&
           event->text.length && event->moment.certainty != MOMENT_UNREADABLE &&
           event->moment.certainty != MOMENT_AMBIGUOUS && !speaks_of_future(check, event->text);
}

/* The first entry alone: what is wrong with its year is wrong with those below it too. */
void check_date_in_future(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!check->settings->has_today || !check->settings->today.known || !postmortem->language_known)
        return;
    size_t line = line_of(check, postmortem->incident_date_place);
    if (is_after_today(check->settings, &postmortem->incident_date)) {
        if (speaks_of_future(check, document_line_text(postmortem->document, line)))
            return;
        report_future(check, postmortem->incident_date_place, "incident",
                      &postmortem->incident_date);
        return;
    }
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!tells_past(check, event) || !is_after_today(check->settings, &event->moment.date))
            continue;
        report_future(check, event->time_place, quote(check, event->written), &event->moment.date);
        return;
    }
}
