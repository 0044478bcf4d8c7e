#include "report/phases.h"

static bool is_known(const struct incident *incident, enum phase phase)
{
    return incident->points[phase].source != POINT_NONE;
}

static struct phase_span span_between(const struct incident *incident, const char *name,
                                      enum phase from, enum phase to)
{
    struct phase_span span = {.name = name, .from = from, .to = to};
    span.measured = moment_between(&incident->points[from].moment, &incident->points[to].moment,
                                   &span.least, &span.most);
    return span;
}

size_t phase_spans(const struct incident *incident, struct phase_span spans[SPAN_MAX])
{
    static const char *const names[PHASE_COUNT] = {
        [PHASE_DETECTED] = "detect", [PHASE_MITIGATED] = "mitigate", [PHASE_END] = "resolve"};
    size_t count = 0;
    int before = -1;
    for (int phase = PHASE_START; phase < PHASE_COUNT; phase++) {
        if (!is_known(incident, (enum phase)phase))
            continue;
        if (before >= 0)
            spans[count++] =
                span_between(incident, names[phase], (enum phase)before, (enum phase)phase);
        before = phase;
    }
    if (!is_known(incident, PHASE_START) || !is_known(incident, PHASE_END))
        return count;
    if (count == 1)
        spans[0].name = "incident";
    else
        spans[count++] = span_between(incident, "incident", PHASE_START, PHASE_END);
    return count;
}

bool span_is_backward(const struct phase_span *span)
{
    return span->measured && span->most < 0;
}

/* A minute or a day is given to its last second: those bounds a reader takes for the next full minute. */
static int64_t to_full_minute(int64_t seconds, int second)
{
    enum { MINUTE = 60 };
    return (seconds + second) % MINUTE == 0 ? seconds + second : seconds;
}

const char *phase_length(const struct phase_span *span, struct arena *arena)
{
    static const char *const points[PHASE_COUNT] = {"start", "detection", "mitigation", "end"};
    if (!span->measured)
        return NULL;
    if (span_is_backward(span))
        return arena_printf(arena, "before the %s", points[span->from]);
    if (span->least == span->most)
        return format_length(arena, span->least);
    const char *least = format_length(arena, to_full_minute(span->least, -1));
    const char *most = format_length(arena, to_full_minute(span->most, 1));
    /* What is known of both points leaves open which came first; but a phase has no negative length. */
    if (span->least < 0 && span->most > 0)
        return arena_printf(arena, "at most %s", most);
    return arena_printf(arena, "%s to %s", least, most);
}

/* A point that an entry gave is that entry; any other is each entry of the same moment. */
static bool is_point(const struct point *point, const struct event *event)
{
    bool of_entry = point->source == POINT_EVENT || point->source == POINT_MARKER;
    if (of_entry && point->place.end > point->place.start)
        return point->place.start == event->time_place.start;
    return moment_compare(&point->moment, &event->moment) == ORDER_SAME;
}

unsigned phases_of_event(const struct incident *incident, const struct event *event)
{
    unsigned phases = 0;
    for (unsigned phase = 0; phase < PHASE_COUNT; phase++)
        if (event->timed && is_known(incident, (enum phase)phase) &&
            is_point(&incident->points[phase], event))
            phases |= 1U << phase;
    return phases;
}
