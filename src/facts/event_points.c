/* What the entries of the timeline tell of the points of the incident: by a marker, or by their words. */
#include "facts/event_points.h"

#include "facts/claims.h"
#include "facts/point_words.h"

/* The last word of a match behind "of", or the empty text: "impact" of "All clear; end of the impact". */
static struct text word_behind_of(struct text words)
{
    size_t of = text_find_folded(words, TEXT(" of "), 0), end = words.length;
    while (end && !ascii_is_word(words.data[end - 1]))
        end--;
    size_t start = end;
    while (start && ascii_is_word(words.data[start - 1]))
        start--;
    return of < start ? text_slice(words, start, end) : TEXT("");
}

/* The word for what a match marks: the last one of "end of the impact", the first one of "Outage ends". */
static struct text marked_word(struct text text, const struct pattern_match *match)
{
    struct text behind = word_behind_of(text_slice(text, match->start, match->end));
    if (behind.length)
        return behind;
    size_t end = match->start;
    while (end < match->end && ascii_is_word(text.data[end]))
        end++;
    return text_slice(text, match->start, end);
}

/* Whether an entry may be the end although another one may, too. "OUTAGE ENDS" ends what "OUTAGE BEGINS"
 * began, "INCIDENT ENDS" does not; else the last end is the end: services are restored more than once. */
static bool takes_end(struct marked *marked, struct text word)
{
    bool same = marked->begun.length && text_equal_folded(word, marked->begun);
    if (marked->ended && !same)
        return false;
    marked->ended = same;
    return true;
}

bool is_before(const struct moment *moment, const struct point *point)
{
    int64_t least, most;
    return moment_between(&point->moment, moment, &least, &most) && most < 0;
}

/* Whether an entry may still tell anything of a point: one of the same source or a better one stands, but for
 * an end, where the last is the end. The first marked beginning tells besides what an end has to end. */
static bool is_open(const struct point *point, const struct marked *marked, enum phase phase,
                    enum point_source source)
{
    if (phase == PHASE_START && source == POINT_MARKER && !marked->begun.length)
        return true;
    return point->source == POINT_NONE || point->source > source ||
           (phase == PHASE_END && point->source == source);
}

/* Whether an entry's words speak of a step before the stated start: what mends or ends nothing yet. */
static bool is_too_early(const struct incident *incident, enum phase phase,
                         enum point_source source, const struct event *event)
{
    const struct point *start = &incident->points[PHASE_START];
    return source == POINT_EVENT && (phase == PHASE_MITIGATED || phase == PHASE_END) &&
           start->source != POINT_NONE && start->source != POINT_EVENT &&
           is_before(&event->moment, start);
}

const struct event *first_entry(const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].timed && events->items[i].in_timeline)
            return &events->items[i];
    return NULL;
}

void read_event_point(struct reading *reading, struct marked *marked, enum phase phase,
                      enum point_source source, const struct event *event)
{
    struct point *point = &reading->postmortem->incident.points[phase];
    struct pattern_match match;
    if (!is_open(point, marked, phase, source) ||
        !find_told(reading, phase, source, event->text,
                   marked->first && marked->first->place.start < event->place.start, &match) ||
        is_too_early(&reading->postmortem->incident, phase, source, event) ||
        text_matches(reading, WORDS_OTHER_STORY_PATTERNS, event->text))
        return;
    struct text word = marked_word(event->text, &match);
    if (phase == PHASE_START && source == POINT_MARKER && !marked->begun.length)
        marked->begun = word;
    if (phase == PHASE_END &&
        ((point->source == source && is_before(&event->moment, point)) || !takes_end(marked, word)))
        return;
    if (phase == PHASE_END && point->source == source)
        point->source = POINT_NONE;
    set_point(reading, phase, source, &event->moment, event->time_place, event->written);
}

void read_event_points(struct reading *reading, enum point_source source)
{
    const struct event_list *events = &reading->postmortem->events;
    struct marked marked = {.first = first_entry(events)};
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->timed || !event->in_timeline || event->posted)
            continue;
        struct covered *block = patterns_covered(event->text);
        for (size_t phase = 0; phase < PHASE_COUNT; phase++)
            if (patterns_possible_in(point_words(reading, (enum phase)phase, source), block))
                read_event_point(reading, &marked, (enum phase)phase, source, event);
    }
}

/* Whether an entry of the timeline stands at a point to the minute. */
static bool has_entry_at(const struct event_list *events, const struct point *point)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].timed && events->items[i].in_timeline &&
            events->items[i].moment.clock.known &&
            moment_compare(&events->items[i].moment, &point->moment) == ORDER_SAME)
            return true;
    return false;
}

/* Whether an entry on the right side of another point tells a phase: not before the start, not behind the end. */
static bool is_told_beside(const struct reading *reading, enum phase phase,
                           const struct point *other)
{
    const struct event_list *events = &reading->postmortem->events;
    const struct word_list *words = point_words(reading, phase, POINT_EVENT);
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->timed || !event->in_timeline || event->posted)
            continue;
        enum moment_order order = phase == PHASE_END
                                      ? moment_compare(&other->moment, &event->moment)
                                      : moment_compare(&event->moment, &other->moment);
        if ((order == ORDER_BEFORE || order == ORDER_SAME) && patterns_match(words, event->text))
            return true;
    }
    return false;
}

/* Whether the timeline bears out that a phase on the wrong side of another point tells another story: an entry stands
 * where a field or a sentence says so, or one on the right side tells the same phase. A mitigation on the right side
 * bears nothing out: the first step is often in vain. */
static bool is_other_borne_out(const struct reading *reading, enum phase phase,
                               const struct point *other)
{
    bool stated = other->source == POINT_FIELD || other->source == POINT_SENTENCE;
    if (phase == PHASE_MITIGATED)
        return has_entry_at(&reading->postmortem->events, other);
    return (stated && has_entry_at(&reading->postmortem->events, other)) ||
           is_told_beside(reading, phase, other);
}

/* Drops a marked point on the wrong side of another one, where the timeline bears that out. */
static void drop_other_story(struct reading *reading, enum phase phase)
{
    struct point *points = reading->postmortem->incident.points, *point = &points[phase];
    const struct point *other = &points[phase == PHASE_END ? PHASE_START : PHASE_END];
    if (point->source != POINT_MARKER || other->source == POINT_NONE ||
        !(phase == PHASE_END ? is_before(&point->moment, other) : is_before(&other->moment, point)))
        return;
    if (is_other_borne_out(reading, phase, other))
        *point = (struct point){.source = POINT_NONE};
}

void drop_other_stories(struct reading *reading)
{
    const struct window_claim_list *windows = &reading->postmortem->incident.windows;
    for (size_t phase = 0; phase < PHASE_COUNT; phase++)
        drop_other_story(reading, (enum phase)phase);
    for (size_t i = 0; i < windows->count; i++) {
        const struct window_claim *window = &windows->items[i];
        if (window->partial)
            continue;
        enum point_source source = window->field ? POINT_FIELD : POINT_SENTENCE;
        set_point(reading, PHASE_START, source, &window->start, window->place, window->written);
        set_point(reading, PHASE_END, source, &window->end, window->place, window->written);
    }
}

void begin_not_with_end(struct incident *incident)
{
    struct point *start = &incident->points[PHASE_START];
    const struct point *end = &incident->points[PHASE_END];
    if (start->source == POINT_EVENT && end->source != POINT_NONE &&
        start->place.start == end->place.start)
        *start = (struct point){.source = POINT_NONE};
}
