/* Days that a document gives for its incident in several places, and that differ as a slip of the pen makes them. */
#include "checks/common.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_incident_date_mismatch;

enum date_witness_kind { DAY_OF_TITLE, DAY_OF_FIELD, DAY_OF_START, DAY_OF_TIMELINE };

/* A place that names the day of the incident in full. */
struct date_witness {
    enum date_witness_kind kind;
    struct date date;
    struct place place;
    const char *name; /* "the title", "Date" */
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

static void add_heading(const struct check *check, struct date_witness_list *witnesses,
                        struct place place, enum date_witness_kind kind, const char *name)
{
    const struct dated *dated = only_date_in(check, place);
    if (dated)
        add_witness(check, witnesses, (struct date_witness){kind, dated->date, dated->place, name});
}

static void add_fields(const struct check *check, struct date_witness_list *witnesses)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        bool start = field->meaning == WORDS_FIELD_START;
        if ((start || field->meaning == WORDS_FIELD_DATE) && is_plain(&field->day, field->value))
            add_witness(check, witnesses,
                        (struct date_witness){start ? DAY_OF_START : DAY_OF_FIELD, field->day,
                                              field->value_place, quote(check, field->name)});
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
                                          "the timeline"});
}

static struct date_witness_list collect_witnesses(const struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    struct date_witness_list witnesses = {0};
    if (postmortem->has_title)
        add_heading(check, &witnesses, postmortem->title_place, DAY_OF_TITLE, "the title");
    add_fields(check, &witnesses);
    for (size_t i = 0; i < postmortem->sections.count; i++)
        if (postmortem->sections.items[i].roles[ROLE_TIMELINE])
            add_heading(check, &witnesses, postmortem->sections.items[i].place, DAY_OF_TIMELINE,
                        "the heading of the timeline");
    add_entries(check, &witnesses);
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

/* The two days that the witnesses name, each with how many name it and the one that tells most surely what is meant. */
struct two_days {
    const struct date_witness *first[2];
    enum date_witness_kind surest[2];
    size_t count[2];
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
        if (witness->kind > days->surest[which])
            days->surest[which] = witness->kind;
    }
    return days->first[1];
}

/* Whether the document names the day on which it was published, and it is not this one. */
static bool is_published_elsewhere(const struct check *check, const struct date *date)
{
    const struct field *field = postmortem_field(check->postmortem, WORDS_FIELD_PUBLISHED);
    return field && field->day.known && !date_is_same(&field->day, date);
}

/* Whether a day may be that on which the report was written: a title and a bare "Date" may say that, but nobody writes
 * before it happened. */
static bool may_be_of_writing(const struct check *check, const struct two_days *days, size_t which)
{
    const struct date *date = &days->first[which]->date, *other = &days->first[!which]->date;
    return days->surest[which] <= DAY_OF_FIELD &&
           days_to_last_day(date) > days_to_last_day(other) && !is_published_elsewhere(check, date);
}

/* Which of the days is the odd one: what fewer say, else what is said less surely, else what is said later. */
static size_t odd_day(const struct two_days *days)
{
    if (days->count[0] != days->count[1])
        return days->count[0] > days->count[1];
    return days->surest[0] >= days->surest[1];
}

/* Whether the odd day is a slip beyond doubt. A field hardly names the day of writing just a year later, but a title may
 * tell of an anniversary. Some weeks may lie between two true days whose digits are swapped: there
 * two others must speak against one, and what began unseen may have begun on another day. */
static bool is_slip(const struct check *check, const struct two_days *days, size_t odd)
{
    switch (slip_between(&days->first[odd]->date, &days->first[!odd]->date)) {
    case SLIP_YEAR:
        return days->surest[odd] == DAY_OF_FIELD || !may_be_of_writing(check, days, odd);
    case SLIP_ORDER:
        return !may_be_of_writing(check, days, 0) && !may_be_of_writing(check, days, 1);
    case SLIP_DIGITS:
        return days->count[odd] == 1 && days->count[!odd] > 1 &&
               days->surest[odd] <= DAY_OF_FIELD && !may_be_of_writing(check, days, odd);
    default:
        return false;
    }
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

/* Whether two fields give a start each: of several incidents. */
static bool has_several_starts(const struct date_witness_list *witnesses)
{
    const struct date_witness *start = NULL;
    for (size_t i = 0; i < witnesses->count; i++) {
        const struct date_witness *witness = &witnesses->items[i];
        if (witness->kind != DAY_OF_START)
            continue;
        if (start && !date_is_same(&start->date, &witness->date))
            return true;
        start = witness;
    }
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
    if (check->postmortem->several || has_several_starts(&witnesses) ||
        !split_days(&witnesses, &days) || takes_days(check))
        return;
    size_t odd = odd_day(&days);
    if (is_slip(check, &days, odd))
        report_slip(check, days.first[odd], days.first[!odd]);
}
