#include "facts/point_order.h"

#include "facts/event_points.h"
#include "facts/point_words.h"

/* What an entry's words tell behind the end is no such point: a report about it detects nothing, and what is
 * rolled back when there is nothing left to soften cleans up. */
static void drop_behind_end(struct incident *incident, enum phase phase)
{
    struct point *point = &incident->points[phase];
    const struct point *end = &incident->points[PHASE_END];
    if (point->source == POINT_EVENT && end->source != POINT_NONE && is_before(&end->moment, point))
        *point = (struct point){.source = POINT_NONE};
}

/* What was noticed had begun: a word like "failed" in a later entry tells of a step of the repair. */
static void begin_no_later_than_noticed(struct incident *incident)
{
    struct point *start = &incident->points[PHASE_START];
    const struct point *detected = &incident->points[PHASE_DETECTED];
    if (start->source == POINT_EVENT && detected->source == POINT_EVENT &&
        is_before(&detected->moment, start))
        *start = *detected;
}

/* Whether an entry stands on the wrong side of the beginning: before it, or above it within its minute. */
static bool is_ahead_of(const struct moment *moment, struct place place, const struct point *start)
{
    return is_before(moment, start) ||
           ((start->source == POINT_EVENT || start->source == POINT_MARKER) &&
            place.start < start->place.start &&
            moment_compare(moment, &start->moment) == ORDER_SAME);
}

/* "Restarted" before it began, or was noticed, is what it came of: the mitigation is the next entry of such
 * words. */
static void mitigate_not_ahead_of_start(struct reading *reading)
{
    const struct event_list *events = &reading->postmortem->events;
    struct point *points = reading->postmortem->incident.points, *point = &points[PHASE_MITIGATED];
    const struct point *start =
        &points[points[PHASE_START].source == POINT_NONE ? PHASE_DETECTED : PHASE_START];
    struct marked marked = {0};
    if (start->source == POINT_NONE || point->source != POINT_EVENT ||
        !is_ahead_of(&point->moment, point->place, start))
        return;
    *point = (struct point){.source = POINT_NONE};
    for (size_t i = 0; i < events->count && point->source == POINT_NONE; i++)
        if (events->items[i].timed && events->items[i].in_timeline && !events->items[i].posted &&
            !is_ahead_of(&events->items[i].moment, events->items[i].time_place, start))
            read_event_point(reading, &marked, PHASE_MITIGATED, POINT_EVENT, &events->items[i]);
}

/* What is well before anything began or was noticed is not the end: "tests passed, all runs normally". */
static void end_not_ahead_of_all(struct incident *incident)
{
    struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    const struct point *detected = &incident->points[PHASE_DETECTED];
    bool one_entry = start->source != POINT_NONE && start->place.start == end->place.start;
    if (end->source != POINT_EVENT || detected->source != POINT_EVENT ||
        !is_before(&end->moment, detected) ||
        (start->source != POINT_NONE && !one_entry && !is_before(&end->moment, start)))
        return;
    *end = (struct point){.source = POINT_NONE};
    if (one_entry)
        *start = (struct point){.source = POINT_NONE};
}

/* Whether an entry of the timeline lies before a point, beyond doubt. */
static bool is_behind_entry(const struct event_list *events, const struct point *point)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].timed && events->items[i].in_timeline &&
            moment_compare(&events->items[i].moment, &point->moment) == ORDER_BEFORE)
            return true;
    return false;
}

/* Whether the words of the entry that gave a point tell the beginning before they tell that it was noticed:
 * "site is down, alarms" and not "alarm: site is down". */
static bool begins_first(const struct reading *reading, const struct point *point)
{
    const struct event_list *events = &reading->postmortem->events;
    struct pattern_match begun, noticed;
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].time_place.start == point->place.start)
            return patterns_find(point_words(reading, PHASE_START, POINT_EVENT),
                                 events->items[i].text, 0, &begun) &&
                   patterns_find(point_words(reading, PHASE_DETECTED, POINT_EVENT),
                                 events->items[i].text, 0, &noticed) &&
                   begun.start < noticed.start;
    return false;
}

/* The entry by which it was noticed may stand for the beginning, but not where others stand before it: nobody
 * knows which of them was the beginning. */
static void begin_not_with_notice(struct reading *reading)
{
    struct point *points = reading->postmortem->incident.points;
    struct point *start = &points[PHASE_START];
    if (start->source == POINT_EVENT && points[PHASE_DETECTED].source == POINT_EVENT &&
        start->place.start == points[PHASE_DETECTED].place.start &&
        is_behind_entry(&reading->postmortem->events, start) && !begins_first(reading, start))
        *start = (struct point){.source = POINT_NONE};
}

void settle_event_points(struct reading *reading)
{
    struct incident *incident = &reading->postmortem->incident;
    end_not_ahead_of_all(incident);
    drop_behind_end(incident, PHASE_DETECTED);
    begin_no_later_than_noticed(incident);
    begin_not_with_notice(reading);
    begin_not_with_end(incident);
    mitigate_not_ahead_of_start(reading);
    drop_behind_end(incident, PHASE_MITIGATED);
}
