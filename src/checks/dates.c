/* Dates and times that no calendar has, and weekdays that are not the date's. */
#include "checks/common.h"
#include "checks/spoken.h"
#include "rulebook/pattern.h"
#include "rulebook/rulebook.h"

#include <stdlib.h>
#include <string.h>

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
    struct finding *finding =
        report(check, statement->place, written, "%s is no time: %s", written, why);
    /* "13:15 AM": the hour tells the half of the day */
    if (clock->meridiem && clock->hour > 12 && clock->hour < 24 && clock->minute <= 59)
        report_help(check, finding, "write %d:%02d PM, unless the hour is wrong", clock->hour - 12,
                    clock->minute);
}

static bool has_wrong_date(const struct dated *statement)
{
    return statement->date.known && statement->date.impossible;
}

static bool is_impossible(const struct dated *statement)
{
    return has_wrong_date(statement) || (statement->firm && is_wrong_clock(&statement->clock));
}

/* Whether a field says when something was, or is to be. */
static bool tells_moment(const struct field *field)
{
    static const enum word_list_id meanings[] = {
        WORDS_FIELD_DATE,      WORDS_FIELD_PUBLISHED, WORDS_FIELD_START, WORDS_FIELD_DETECTED,
        WORDS_FIELD_MITIGATED, WORDS_FIELD_END,       WORDS_FIELD_DUE,   WORDS_FIELD_DURATION};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (field->meaning == meanings[i])
            return true;
    return false;
}

/* Whether a date stands where a document says when something was: in an entry's time, in a field, in a window, or as
 * a due date. There it is wrong, whatever words stand beside it. */
static bool is_told_when(const struct postmortem *postmortem, struct place place)
{
    for (size_t i = 0; i < postmortem->events.count; i++)
        if (places_meet(postmortem->events.items[i].time_place, place))
            return true;
    for (size_t i = 0; i < postmortem->fields.count; i++)
        if (tells_moment(&postmortem->fields.items[i]) &&
            places_meet(postmortem->fields.items[i].value_place, place))
            return true;
    for (size_t i = 0; i < postmortem->incident.windows.count; i++)
        if (places_meet(postmortem->incident.windows.items[i].place, place))
            return true;
    for (size_t i = 0; i < postmortem->action_items.count; i++)
        if (postmortem->action_items.items[i].has_due &&
            places_meet(postmortem->action_items.items[i].due_place, place))
            return true;
    return false;
}

/* Whether a date is but a part of a name: "db-2024-04-31.tar.gz", "2024-02-30-rc1". */
static bool is_in_a_name(struct text bytes, struct place place)
{
    const char *before = bytes.data + place.start, *behind = bytes.data + place.end;
    size_t room = place.start, rest = bytes.length - place.end;
    if ((room && ascii_is_word(before[-1])) || (rest && ascii_is_word(behind[0])))
        return true;
    return (room > 1 && strchr("-./", before[-1]) && ascii_is_letter(before[-2])) ||
           (rest > 1 && strchr("-.", behind[0]) && ascii_is_letter(behind[1]));
}

/* The words beside a date, on its line. */
static struct place words_beside(struct text bytes, struct place place)
{
    enum { REACH = 80 };
    size_t from = place.start, to = place.end;
    while (from && place.start - from < REACH && bytes.data[from - 1] != '\n')
        from--;
    while (to < bytes.length && to - place.end < REACH && bytes.data[to] != '\n')
        to++;
    return (struct place){from, to};
}

/* Whether the words beside a date say themselves that there is no such day: software that asks for one is
 * what some incidents come of. */
static bool is_told_to_be_none(const struct check *check, const struct dated *statement)
{
    struct text bytes = check->postmortem->document->bytes;
    struct place beside = words_beside(bytes, statement->place);
    return patterns_match(word_list(check, WORDS_NO_SUCH_DATE_PATTERNS),
                          text_slice(bytes, beside.start, beside.end));
}

/* Whether a date names its month by a word: no name of a file, no number of a version or a ticket does. */
static bool has_month_word(struct text written)
{
    for (size_t i = 0; i + 1 < written.length; i++)
        if (ascii_is_letter(written.data[i]) && ascii_is_letter(written.data[i + 1]))
            return true;
    return false;
}

/* Whether a date tells no day: it is quoted, it is a name or a part of one, or a program was given it. */
static bool is_data(const struct check *check, const struct dated *statement)
{
    struct text bytes = check->postmortem->document->bytes;
    const struct place place = statement->place, beside = words_beside(bytes, place);
    if (is_told_when(check->postmortem, place))
        return false;
    struct text before = text_slice(bytes, beside.start, place.start);
    struct text behind = text_slice(bytes, place.end, beside.end);
    const char *context =
        arena_printf(check->arena, "%.*s" LENGTH_MARK "%.*s", TEXT_ARG(before), TEXT_ARG(behind));
    if (!has_month_word(statement->written) &&
        (is_in_a_name(bytes, place) ||
         patterns_match(word_list(check, WORDS_NAMED_NUMBER_PATTERNS), text_from(context))))
        return true;
    return is_quoted(bytes, place.start) ||
           patterns_match(word_list(check, WORDS_DATA_DATE_PATTERNS), text_from(context));
}

/* The larger of the first two numbers of "5/39/2024" where it is no day and the other is a month; 0 of anything
 * else. What no calendar has in either order is not read as a date. */
static int day_of_no_month(struct text text)
{
    int first, second;
    size_t slash = text_find_byte(text, '/', 0);
    size_t last = slash == TEXT_NOT_FOUND ? slash : text_find_byte(text, '/', slash + 1);
    if (last == TEXT_NOT_FOUND || last + 5 != text.length ||
        !text_to_number(text_slice(text, 0, slash), &first) ||
        !text_to_number(text_slice(text, slash + 1, last), &second) ||
        !text_starts_with(text_from_offset(text, last + 1), TEXT("20")))
        return 0;
    int day = first > second ? first : second, month = first > second ? second : first;
    return day > 31 && day < 100 && month >= 1 && month <= 12 ? day : 0;
}

/* Due dates that are no dates, in a column of dates or behind a word that calls them so. */
static void check_due_dates(struct check *check)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    for (size_t i = 0; i < items->count; i++) {
        const struct action_item *item = &items->items[i];
        int day = item->due_named && !item->due_date.known ? day_of_no_month(item->due) : 0;
        if (!day)
            continue;
        const char *due = quote(check, item->due);
        report(check, item->due_place, due, "%s is no date: no month has %d days", due, day);
    }
}

void check_date_impossible(struct check *check)
{
    check_due_dates(check);
    struct statement_list statements = collect_statements(check, is_impossible);
    for (size_t i = 0; i < statements.count; i++) {
        const struct dated *statement = &statements.items[i];
        if (!is_impossible(statement) || is_data(check, statement) ||
            (has_wrong_date(statement) && is_told_to_be_none(check, statement)))
            continue;
        if (has_wrong_date(statement))
            report_date(check, statement);
        else
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

/* The day's name as the document would write it: the longest of its language, without brackets; in English with a
 * capital, and so where the language has no words of its own. */
static const char *own_weekday(const struct check *check, int weekday)
{
    const struct words *words = check->postmortem->words;
    const struct time_word_list *list = words ? &words->time.lists[TIME_WEEKDAYS] : NULL;
    const char *name = NULL;
    if (text_equal(check->postmortem->language, TEXT("en")) || !check->postmortem->language_known)
        return weekday_names[weekday];
    for (size_t i = 0; list && i < list->count; i++) {
        struct text word = text_from(list->items[i].word);
        bool bracketed = text_starts_with(word, TEXT("(")) || text_starts_with(word, TEXT("（"));
        if (list->items[i].value == weekday && !bracketed && (!name || word.length > strlen(name)))
            name = word.data;
    }
    return name ? name : weekday_names[weekday];
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
    report_help(check, finding, "write %s, or the date of that %s (%d %s?)",
                own_weekday(check, weekday_of(year, date->month, date->day)), written, nearest.day,
                month_names[nearest.month - 1]);
}

/* A short document counts as English and is read by the words of all languages: there a weekday of another one may be
 * a name, "Tom Freitag, 3 May 2024". */
static bool may_be_a_name(const struct check *check, const struct dated *statement)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!postmortem->language_known || !postmortem->words || postmortem->words->common_words.count)
        return false;
    const struct words *assumed = rulebook_language(postmortem->language);
    struct stamp stamp;
    return assumed && (!stamp_find(statement->written, 0, &assumed->time, &stamp) ||
                       stamp.date.weekday != statement->date.weekday);
}

void check_weekday_mismatch(struct check *check)
{
    struct statement_list statements = collect_statements(check, has_other_weekday);
    for (size_t i = 0; i < statements.count; i++)
        if (has_other_weekday(&statements.items[i]) && !is_data(check, &statements.items[i]) &&
            !may_be_a_name(check, &statements.items[i]))
            report_weekday(check, &statements.items[i]);
}
