#include "facts/extra_night.h"

#include "facts/point_words.h"

#include <string.h>

enum { MINUTE = 60, DAY = 86400, LONGEST = DAY / 2, MOST_SPANS = 20 };

/* When the incident began and was over, as the document states it. */
struct span {
    struct moment start, end;
    int64_t seconds;
    struct place place; /* of what states the end */
};
LIST(span_list, struct span);

/* The entries of one list that have a settled clock, as indexes of events. */
struct night_list {
    const struct event_list *events;
    size_t *items;
    size_t count;
};

static const struct event *entry_at(const struct night_list *list, size_t i)
{
    return &list->events->items[list->items[i]];
}

/* The seconds from one moment to another, where they are known to the minute. */
static bool seconds_between(const struct moment *a, const struct moment *b, int64_t *seconds)
{
    int64_t most;
    return moment_is_settled(a) && moment_is_settled(b) && a->clock.known && b->clock.known &&
           moment_between(a, b, seconds, &most) && *seconds == most;
}

static bool lies_behind(const struct moment *a, const struct moment *b, int64_t seconds)
{
    int64_t apart;
    return seconds_between(a, b, &apart) && apart == seconds;
}

static void add_span(struct reading *reading, struct span_list *spans, const struct moment *start,
                     const struct moment *end, struct place place)
{
    int64_t seconds;
    if (spans->count < MOST_SPANS && seconds_between(start, end, &seconds) && seconds > 0)
        LIST_PUSH(reading->arena, spans, (struct span){*start, *end, seconds, place});
}

/* Whether a field tells the length of the whole to the minute. */
static bool is_exact_length(const struct length_claim *claim)
{
    return claim->field && !claim->metric && !claim->shared && !claim->part && !claim->net &&
           !claim->other_ends && !claim->length.approximate && claim->length.unit <= MINUTE;
}

/* What fields, windows and a length behind a start state. */
static struct span_list find_spans(struct reading *reading)
{
    const struct incident *incident = &reading->postmortem->incident;
    const struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    struct span_list spans = {0};
    if (start->source == POINT_FIELD && end->source == POINT_FIELD)
        add_span(reading, &spans, &start->moment, &end->moment, end->place);
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        if (!window->partial && !window->interrupted)
            add_span(reading, &spans, &window->start, &window->end, window->place);
    }
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *claim = &incident->lengths.items[i];
        if (start->source == POINT_NONE || !start->moment.has_local || !is_exact_length(claim))
            continue;
        struct moment over =
            moment_after(&start->moment, claim->length.seconds, NULL, reading->arena);
        add_span(reading, &spans, &start->moment, &over, claim->place);
    }
    return spans;
}

static bool is_of_list(const struct event *event, const struct event *first)
{
    return event->group == first->group && event->depth == first->depth && event->timed &&
           event->in_timeline && !event->relative && !event->amid && event->moment.clock.known &&
           event->moment.has_local && moment_is_settled(&event->moment);
}

/* The entries of the list that has one at the start; none where no list has. */
static struct night_list list_of_start(struct reading *reading, const struct moment *start)
{
    const struct event_list *events = &reading->postmortem->events;
    struct night_list list = {events, NULL, 0};
    const struct event *first = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!first && event->in_timeline && event->timed && lies_behind(start, &event->moment, 0)) {
            first = event;
            list.items = arena_alloc_array(reading->arena, events->count, sizeof *list.items);
        }
        if (first && is_of_list(event, first))
            list.items[list.count++] = i;
    }
    return list;
}

/* Whether an entry's day is none but that of the one before it, or the next by its clock. */
static bool goes_on_undated(const struct night_list *list, size_t i)
{
    const struct event *event = entry_at(list, i), *before = entry_at(list, i - 1);
    return !event->stamp.date.known && text_equal(event->day_written, before->day_written);
}

static int64_t clock_at(const struct night_list *list, size_t i)
{
    return seconds_of_day(&entry_at(list, i)->moment.clock);
}

/* Whether nothing but its clock puts an entry on the day behind that of the one before it. */
static bool is_told_by_clock(const struct night_list *list, size_t i)
{
    int64_t seconds;
    return goes_on_undated(list, i) && clock_at(list, i) < clock_at(list, i - 1) &&
           seconds_between(&entry_at(list, i - 1)->moment, &entry_at(list, i)->moment, &seconds) &&
           seconds > 0;
}

/* The entry at which the only night begins that there is not without the entry above it; 0 where there is none, or
 * several. */
static size_t only_night(const struct night_list *list)
{
    size_t night = 0;
    for (size_t i = 2; i < list->count; i++) {
        if (!is_told_by_clock(list, i) ||
            !text_equal(entry_at(list, i - 1)->day_written, entry_at(list, i - 2)->day_written) ||
            clock_at(list, i - 2) > clock_at(list, i) ||
            clock_at(list, i - 2) > clock_at(list, i - 1))
            continue;
        if (night)
            return 0;
        night = i;
    }
    return night;
}

/* Whether an entry tells the end by its words, and is that but for a day: on the next day people meet at the same times,
 * and jobs run at them. */
static bool is_late_end(const struct reading *reading, const struct event *event,
                        const struct moment *end)
{
    return lies_behind(end, &event->moment, DAY) &&
           (patterns_match(point_words(reading, PHASE_END, POINT_MARKER), event->text) ||
            patterns_match(point_words(reading, PHASE_END, POINT_EVENT), event->text));
}

/* Whether all entries from that night on have their days from it, and one of them is the end, but for a day. */
static bool ends_a_day_late(const struct reading *reading, const struct night_list *list,
                            size_t night, const struct moment *end)
{
    bool ends = false;
    for (size_t i = night; i < list->count; i++) {
        if (!goes_on_undated(list, i))
            return false;
        ends |= is_late_end(reading, entry_at(list, i), end);
    }
    return ends;
}

/* Whether a moment, so many seconds earlier, lies within what is stated. */
static bool lies_within(const struct span *span, const struct moment *moment, int64_t earlier)
{
    int64_t seconds;
    return seconds_between(&span->start, moment, &seconds) && seconds >= earlier &&
           seconds - earlier <= span->seconds;
}

/* Whether a moment is that of an entry from that night on. */
static bool is_entry_behind(const struct night_list *list, size_t night,
                            const struct moment *moment)
{
    for (size_t i = night; i < list->count; i++)
        if (lies_behind(moment, &entry_at(list, i)->moment, 0))
            return true;
    return false;
}

/* Puts an entry a day back; it is undated. Its reason keeps what it says of the zone, with which it ends. */
static void put_back(struct reading *reading, struct event *event, const char *why)
{
    struct moment *moment = &event->moment;
    const char *zone_why = moment->why ? strstr(moment->why, "zone from") : NULL;
    struct moment_context context = {.date = moment->date,
                                     .date_why = why,
                                     .zone = moment->zone,
                                     .zone_why = zone_why,
                                     .day_shift = -1};
    if (event->end) {
        struct moment *end = arena_alloc(reading->arena, sizeof *end);
        *end = moment_of_end(&event->stamp, &context, reading->arena);
        event->end = end;
    }
    *moment = moment_of(&event->stamp, &context, reading->arena);
    event->day_by_end = true;
}

/* A point that an entry marks has its moment. */
static void take_points_along(struct incident *incident, const struct event *event)
{
    for (size_t phase = 0; phase < PHASE_COUNT; phase++)
        if (incident->points[phase].source == POINT_MARKER &&
            incident->points[phase].place.start == event->time_place.start)
            incident->points[phase].moment = event->moment;
}

/* Puts all that stands in the list from one of its entries on a day back, with what is nested there. */
static void put_back_from(struct reading *reading, const struct night_list *list, size_t from,
                          struct place stated)
{
    struct postmortem *postmortem = reading->postmortem;
    const char *why = line_reason(reading, "date from the end", stated.start);
    size_t last = list->items[list->count - 1];
    size_t depth = (size_t)entry_at(list, from)->depth;
    for (size_t i = list->items[from]; i < postmortem->events.count; i++) {
        struct event *event = &postmortem->events.items[i];
        if (i > last && (size_t)event->depth <= depth)
            return;
        if (!event->timed || event->relative || event->stamp.date.known ||
            !event->moment.date.known)
            continue;
        put_back(reading, event, why);
        take_points_along(&postmortem->incident, event);
    }
}

/* Whether something states that the incident ends as late as the list does. */
static bool is_borne_out(const struct span_list *spans, const struct night_list *list, size_t night)
{
    for (size_t i = 0; i < spans->count; i++)
        if (is_entry_behind(list, night, &spans->items[i].end))
            return true;
    return false;
}

/* Whether an entry is the end but for a day, which nothing but clocks tells. */
static bool is_doubted(const struct night_list *list, const struct moment *end)
{
    for (size_t i = 1; i < list->count; i++)
        if (goes_on_undated(list, i) && lies_behind(end, &entry_at(list, i)->moment, DAY))
            return true;
    return false;
}

/* Returns whether that end settles the days, or leaves them in doubt. */
static bool judge_nights(struct reading *reading, const struct span_list *spans,
                         const struct span *span)
{
    struct night_list list = list_of_start(reading, &span->start);
    if (span->seconds > LONGEST || !list.count || !is_doubted(&list, &span->end) ||
        is_borne_out(spans, &list, 1))
        return false;
    size_t night = only_night(&list);
    const struct event *wrong = night ? entry_at(&list, night - 1) : NULL;
    bool before = wrong && lies_within(span, &wrong->moment, DAY);
    /* outside of it on either day, the stated end may as well have the wrong one */
    if (wrong && (before || lies_within(span, &wrong->moment, 0)) &&
        ends_a_day_late(reading, &list, night, &span->end))
        put_back_from(reading, &list, before && !wrong->stamp.date.known ? night - 1 : night,
                      span->place);
    else
        reading->postmortem->days_doubted = true;
    return true;
}

void drop_extra_night(struct reading *reading)
{
    if (reading->postmortem->several)
        return;
    struct span_list spans = find_spans(reading);
    for (size_t i = 0; i < spans.count; i++)
        if (judge_nights(reading, &spans, &spans.items[i]))
            return;
}
