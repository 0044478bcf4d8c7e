#include "checks/pairs.h"

#include "checks/common.h"
#include "checks/duration.h"

#include <string.h>

enum { LEAST_ENTRIES = 3, MOST_MARKS = 150 };

bool moment_is_measurable(const struct moment *moment)
{
    return moment->certainty != MOMENT_AMBIGUOUS && moment->certainty != MOMENT_UNREADABLE &&
           moment->clock.known && moment->has_local && moment->precision >= PRECISION_MINUTE &&
           !moment->at_change && !moment->swap_days;
}

static void add_mark(const struct check *check, struct mark_list *marks,
                     const struct moment *moment, struct place place, struct text words)
{
    struct mark mark = {*moment, place, words};
    LIST_PUSH(check->arena, marks, mark);
}

/* The timeline's entries. False where one of them leaves open when it was. */
static bool add_entries(const struct check *check, struct mark_list *marks, size_t *count)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *last = NULL;
    for (size_t i = 0; i < events->count && marks->count <= MOST_MARKS; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline)
            continue;
        if (!event->timed && event->depth)
            continue;
        if (!event->timed || event->relative || event->stamp.about ||
            !moment_is_measurable(&event->moment))
            return false;
        if (last && last->group == event->group && last->depth == event->depth &&
            moment_compare(&event->moment, &last->moment) == ORDER_BEFORE)
            return false;
        last = event;
        add_mark(check, marks, &event->moment, event->time_place, event->text);
        if (event->end && !moment_is_measurable(event->end))
            return false;
        if (event->end)
            add_mark(check, marks, event->end, event->time_place, TEXT(""));
        (*count)++;
    }
    return true;
}

bool stated_marks_of(const struct check *check, struct mark_list *marks)
{
    const struct postmortem *postmortem = check->postmortem;
    struct witness_list witnesses = witnesses_of(postmortem, check->arena);
    for (size_t i = 0; i < witnesses.count && marks->count <= MOST_MARKS; i++) {
        add_mark(check, marks, &witnesses.items[i].start, witnesses.items[i].place, TEXT(""));
        add_mark(check, marks, &witnesses.items[i].end, witnesses.items[i].place, TEXT(""));
    }
    for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
        const struct point *point = &postmortem->incident.points[phase];
        if (point->source != POINT_NONE && point->source != POINT_EVENT)
            add_mark(check, marks, &point->moment, point->place, TEXT(""));
    }
    return marks->count <= MOST_MARKS;
}

bool marks_of(const struct check *check, struct mark_list *marks)
{
    size_t count = 0;
    return add_entries(check, marks, &count) && count >= LEAST_ENTRIES &&
           stated_marks_of(check, marks);
}

static int64_t distance(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

/* Measures one pair; what is not settled to the minute may have any length within its range. */
static bool measure(const struct mark *from, const struct mark *to, const struct length *length,
                    struct pair *pair)
{
    int64_t least, most;
    if (!moment_between(&from->moment, &to->moment, &least, &most) || most < 0)
        return false;
    *pair = (struct pair){from, to, least, length_may_be(length, least), 0};
    pair->fits |= length_may_be(length, most);
    pair->fits |= least < length->seconds && length->seconds < most;
    return true;
}

bool pair_fits(const struct mark *from, const struct mark *to, const struct length *length)
{
    struct pair pair;
    return measure(from, to, length, &pair) && pair.fits;
}

bool nearest_pair(const struct mark_list *marks, const struct length *length, struct pair *pair)
{
    bool found = false;
    int64_t longest = 0;
    for (size_t i = 0; i < marks->count; i++)
        for (size_t j = 0; j < marks->count; j++) {
            struct pair next;
            if (!measure(&marks->items[i], &marks->items[j], length, &next))
                continue;
            longest = found && next.seconds < longest ? longest : next.seconds;
            if (!found || next.fits ||
                distance(next.seconds, length->seconds) < distance(pair->seconds, length->seconds))
                *pair = next;
            found = true;
            if (next.fits)
                return true;
        }
    if (found)
        pair->longest = longest;
    return found;
}

/* Whether one field at most is about a point: several speak of parts, or of several incidents. */
static bool is_of_one_field(const struct check *check, enum word_list_id meaning)
{
    const struct field_list *fields = &check->postmortem->fields;
    size_t count = 0;
    for (size_t i = 0; i < fields->count; i++)
        count += fields->items[i].meaning == meaning && field_is_answered(&fields->items[i]);
    return count <= 1;
}

bool point_is_told(const struct check *check, enum phase phase)
{
    static const enum word_list_id meanings[PHASE_COUNT] = {WORDS_FIELD_START, WORDS_FIELD_DETECTED,
                                                            WORDS_FIELD_MITIGATED, WORDS_FIELD_END};
    const struct point *point = &check->postmortem->incident.points[phase];
    return (point->source == POINT_FIELD || point->source == POINT_MARKER) &&
           moment_is_measurable(&point->moment) && is_of_one_field(check, meanings[phase]);
}

/* Whether a moment has but the zone that others of the document name. */
static bool borrows_zone(const struct moment *moment)
{
    return moment->zone.known && moment->why && strstr(moment->why, ZONE_OF_DOCUMENT);
}

bool zones_compare(const struct moment *a, const struct moment *b)
{
    return a->zone.known == b->zone.known && borrows_zone(a) == borrows_zone(b);
}

bool counts_from_clock(const struct check *check, const struct moment *to,
                       const struct length *length)
{
    enum { HOUR = 3600, DAY = 24 * HOUR };
    const struct dated_list *dates = &check->postmortem->dates;
    for (size_t i = 0; i < dates->count; i++) {
        const struct clock *from = &dates->items[i].clock;
        int64_t seconds = (int64_t)(to->clock.hour - from->hour) * HOUR +
                          (int64_t)(to->clock.minute - from->minute) * 60;
        if (from->known && (length_may_be(length, seconds) || length_may_be(length, seconds + DAY)))
            return true;
    }
    return false;
}
