/* Days that a document gives for its incident in several places, and that differ as a slip of the pen makes them. */
#include "checks/common.h"
#include "checks/other_day.h"
#include "checks/subject.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

#include <string.h>

check_function check_incident_date_mismatch;

enum date_witness_kind { DAY_OF_TITLE, DAY_OF_FIELD, DAY_OF_POINT, DAY_OF_TIMELINE, DAY_OF_WINDOW };

/* A place that names the day of the incident in full. */
struct date_witness {
    enum date_witness_kind kind;
    struct date date;
    struct place place;
    const char *name; /* "the title", "Date" */
    bool sure;        /* not the day of writing, as a bare "Date" may be */
};
LIST(date_witness_list, struct date_witness);

/* Whether a day reads in one way whoever wrote it: with the year first, or the month's name. "02/12/2024" does not,
 * even where other dates settle it. */
static bool is_plain(const struct date *date, struct text written)
{
    enum { YEAR_DIGITS = 4 };
    size_t digits = 0, letters = 0;
    while (digits < written.length && ascii_is_digit(written.data[digits]))
        digits++;
    for (size_t i = 0; i < written.length && letters < 3; i++)
        letters =
            ascii_is_word(written.data[i]) && !ascii_is_digit(written.data[i]) ? letters + 1 : 0;
    return date->known && date->year && date->month && date->day && !date->ambiguous &&
           !date->impossible && (digits == YEAR_DIGITS || letters == 3);
}

static void add_witness(const struct check *check, struct date_witness_list *witnesses,
                        struct date_witness witness)
{
    LIST_PUSH(check->arena, witnesses, witness);
}

/* The only date within a place that names a day in full, or NULL. */
static const struct dated *only_date_in(const struct check *check, struct place place)
{
    const struct dated_list *dates = &check->postmortem->dates;
    const struct dated *only = NULL;
    for (size_t i = 0; i < dates->count; i++) {
        const struct dated *dated = &dates->items[i];
        if (!dated->date.known || dated->place.start < place.start || dated->place.end > place.end)
            continue;
        if (only || !is_plain(&dated->date, dated->written))
            return NULL;
        only = dated;
    }
    return only;
}

static void add_title(const struct check *check, struct date_witness_list *witnesses)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct dated *dated =
        postmortem->has_title ? only_date_in(check, postmortem->title_place) : NULL;
    if (!dated)
        return;
    struct place head = {postmortem->title_place.start, dated->place.start};
    struct text title = document_text(postmortem->document, postmortem->title_place);
    struct text before = document_text(postmortem->document, head);
    bool sure = patterns_match(word_list(check, WORDS_DATED_INCIDENT_PATTERNS), before);
    if ((sure || patterns_match(word_list(check, WORDS_DATED_TITLE_PATTERNS), before)) &&
        !patterns_match(word_list(check, WORDS_OTHER_DAY_TITLE_PATTERNS), title))
        add_witness(
            check, witnesses,
            (struct date_witness){DAY_OF_TITLE, dated->date, dated->place, "the title", sure});
}

/* Whether a field stands at the head or in a part that has a role; elsewhere it may be that of an earlier incident. */
static bool is_of_incident(const struct check *check, const struct field *field)
{
    const struct section *section =
        postmortem_section_at(check->postmortem, field->name_place.start);
    return !section || section->level <= 1 || section_has_role(section);
}

static void add_field(const struct check *check, struct date_witness_list *witnesses,
                      const struct field *field)
{
    bool bare = field->meaning == WORDS_FIELD_DATE &&
                !phrases_contain(word_list(check, WORDS_DAY_OF_INCIDENT_LABELS),
                                 utf8_fold(check->arena, field->name));
    if (is_plain(&field->day, field->value) && is_of_incident(check, field))
        add_witness(check, witnesses,
                    (struct date_witness){
                        field->meaning == WORDS_FIELD_DATE ? DAY_OF_FIELD : DAY_OF_POINT,
                        field->day, field->value_place, quote(check, field->name), !bare});
}

/* The fields for the day and for the start, and those for the end where it is on the day of the start. */
static void add_fields(const struct check *check, struct date_witness_list *witnesses)
{
    const struct field_list *fields = &check->postmortem->fields;
    const struct field *start = postmortem_field(check->postmortem, WORDS_FIELD_START);
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->meaning == WORDS_FIELD_DATE || field->meaning == WORDS_FIELD_START ||
            (field->meaning == WORDS_FIELD_END && start && field->day.known && start->day.known &&
             date_is_same(&field->day, &start->day)))
            add_field(check, witnesses, field);
    }
}

static void add_headings(const struct check *check, struct date_witness_list *witnesses)
{
    const struct section_list *sections = &check->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        const struct dated *dated = sections->items[i].roles[ROLE_TIMELINE]
                                        ? only_date_in(check, sections->items[i].place)
                                        : NULL;
        if (dated)
            add_witness(check, witnesses,
                        (struct date_witness){DAY_OF_TIMELINE, dated->date, dated->place,
                                              "the heading of the timeline", true});
    }
}

/* The day of the timeline where all of its entries name the same. */
static void add_entries(const struct check *check, struct date_witness_list *witnesses)
{
    enum { ENOUGH = 2 };
    const struct event_list *events = &check->postmortem->events;
    const struct event *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->stamp.date.known)
            continue;
        if (!is_plain(&event->stamp.date, event->written) || event->stamp.end_date.known ||
            (first && !date_is_same(&first->stamp.date, &event->stamp.date)))
            return;
        first = first ? first : event;
        count++;
    }
    if (count >= ENOUGH)
        add_witness(check, witnesses,
                    (struct date_witness){DAY_OF_TIMELINE, first->stamp.date, first->time_place,
                                          "the timeline", true});
}

static bool has_clock_of(const struct moment *moment, const struct point *point)
{
    return point->source == POINT_FIELD && have_same_clock(moment, &point->moment) &&
           (!moment->zone.known ||
            text_equal_folded(moment->zone.written, point->moment.zone.written));
}

/* Whether a window opens the summary, in no clause behind another one: "…, as they did on 4 March 2024 from 14:00". */
static bool opens_with(const struct check *check, const struct window_claim *window)
{
    struct text document = check->postmortem->document->bytes;
    if (!opens_summary(check, window->place))
        return false;
    struct text sentence = sentence_in_paragraph(document, window->place);
    size_t start = (size_t)(sentence.data - document.data);
    struct text before = text_slice(document, start, window->place.start);
    for (size_t i = 0; i < before.length; i++)
        if (strchr(",;:(", before.data[i]))
            return false;
    return true;
}

/* The window that opens the summary, with the clocks of the fields for the start and the end, is no other one, though it
 * has not their day. What comes later may compare them with those of another year. */
static void add_windows(const struct check *check, struct date_witness_list *witnesses)
{
    const struct incident *incident = &check->postmortem->incident;
    const struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        if (window->field || window->partial || !has_clock_of(&window->start, start) ||
            !has_clock_of(&window->end, end))
            continue;
        const struct dated *dated = only_date_in(check, window->place);
        if (dated && !date_is_same(&dated->date, &start->moment.date) && opens_with(check, window))
            add_witness(check, witnesses,
                        (struct date_witness){DAY_OF_WINDOW, dated->date, dated->place,
                                              "the sentence", true});
    }
}

static struct date_witness_list collect_witnesses(const struct check *check)
{
    struct date_witness_list witnesses = {0};
    add_title(check, &witnesses);
    add_fields(check, &witnesses);
    add_headings(check, &witnesses);
    add_entries(check, &witnesses);
    add_windows(check, &witnesses);
    return witnesses;
}

/* Whether the two digits of one day are those of the other in the other order: 03 and 30. */
static bool has_swapped_digits(int a, int b)
{
    return a != b && a / 10 == b % 10 && a % 10 == b / 10;
}

enum date_slip { SLIP_NONE, SLIP_YEAR, SLIP_ORDER, SLIP_DIGITS };

static enum date_slip slip_between(const struct date *a, const struct date *b)
{
    int years = a->year - b->year;
    if (a->day == b->day && a->month == b->month && (years == 1 || years == -1))
        return SLIP_YEAR;
    if (years)
        return SLIP_NONE;
    if (a->day == b->month && a->month == b->day)
        return SLIP_ORDER;
    return a->month == b->month && has_swapped_digits(a->day, b->day) ? SLIP_DIGITS : SLIP_NONE;
}

/* The two days that the witnesses name, each with the first that names it, how many do, and whether one of them
 * surely means the incident. */
struct two_days {
    const struct date_witness *first[2];
    size_t count[2];
    bool sure[2];
};

/* False where they name one day, or more than two. */
static bool split_days(const struct date_witness_list *witnesses, struct two_days *days)
{
    *days = (struct two_days){0};
    for (size_t i = 0; i < witnesses->count; i++) {
        const struct date_witness *witness = &witnesses->items[i];
        size_t which = 0;
        while (which < 2 && days->first[which] &&
               !date_is_same(&days->first[which]->date, &witness->date))
            which++;
        if (which == 2)
            return false;
        days->first[which] = days->first[which] ? days->first[which] : witness;
        days->count[which]++;
        days->sure[which] |= witness->sure;
    }
    return days->first[1];
}

/* Whether a day may be that on which the report was written: nobody writes before it happened. */
static bool may_be_of_writing(const struct two_days *days, size_t which)
{
    return !days->sure[which] && days_to_last_day(&days->first[which]->date) >
                                     days_to_last_day(&days->first[!which]->date);
}

/* Whether a day that one place gives against two or more others is a slip beyond doubt. What began unseen may have
 * begun on another day, the entries of a timeline may tell of the days around it, and what runs each day fails at the same
 * times. */
static bool is_slip(const struct two_days *days, size_t odd)
{
    if (days->count[odd] != 1 || days->count[!odd] < 2 || days->first[odd]->kind == DAY_OF_POINT ||
        may_be_of_writing(days, 0) || may_be_of_writing(days, 1))
        return false;
    enum date_slip slip = slip_between(&days->first[odd]->date, &days->first[!odd]->date);
    return slip != SLIP_NONE && (slip != SLIP_DIGITS || days->first[odd]->kind < DAY_OF_TIMELINE);
}

/* Whether the incident went on for days, or was found days after it began: then its places may name several. */
static bool takes_days(const struct check *check)
{
    enum { LONG = 2 };
    const struct point *points = check->postmortem->incident.points;
    const struct date *start = &points[PHASE_START].moment.date;
    for (size_t phase = PHASE_DETECTED; phase < PHASE_COUNT; phase++) {
        const struct date *later = &points[phase].moment.date;
        if (points[PHASE_START].source != POINT_NONE && points[phase].source != POINT_NONE &&
            start->year && start->day && later->year && later->day &&
            days_to_last_day(later) - days_to_last_day(start) > LONG)
            return true;
    }
    return false;
}

/* Whether two places of one kind differ, as the starts of several incidents do. */
static bool has_several_days(const struct date_witness_list *witnesses)
{
    for (size_t i = 0; i < witnesses->count; i++)
        for (size_t j = 0; j < i; j++)
            if (witnesses->items[i].kind == witnesses->items[j].kind &&
                !date_is_same(&witnesses->items[i].date, &witnesses->items[j].date))
                return true;
    return false;
}

static void report_slip(struct check *check, const struct date_witness *odd,
                        const struct date_witness *other)
{
    static const char *const words[] = {[SLIP_YEAR] = "a year apart",
                                        [SLIP_ORDER] = "day and month have changed places",
                                        [SLIP_DIGITS] = "two digits have changed places"};
    const char *day = format_date(check->arena, &odd->date);
    const char *other_day = format_date(check->arena, &other->date);
    struct finding *finding = report(check, odd->place, pair_subject(check, day, other_day),
                                     "%s says %s, but %s (line %zu) says %s: %s", odd->name, day,
                                     other->name, line_of(check, other->place), other_day,
                                     words[slip_between(&odd->date, &other->date)]);
    report_label(check, finding, "a slip for %s?", other_day);
    report_related(check, finding, other->place, "%s", other_day);
}

void check_incident_date_mismatch(struct check *check)
{
    struct date_witness_list witnesses = collect_witnesses(check);
    struct two_days days;
    if (check->postmortem->several || report_other_day(check) || has_several_days(&witnesses) ||
        !split_days(&witnesses, &days) || takes_days(check))
        return;
    size_t odd = days.count[0] > days.count[1];
    if (is_slip(&days, odd))
        report_slip(check, days.first[odd], days.first[!odd]);
}
