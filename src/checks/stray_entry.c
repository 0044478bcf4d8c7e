/* An entry of the timeline that marks the start or the end where the fields for both and a stated length, which agree
 * with each other, have none: "End: 15:21", "Duration: 2 h 17 min" and "18:21 Outage ends".
 *
 * Such an entry may be written for another thing. It is a slip where it lies outside of what the fields say, by whole
 * hours, which are no chance beside odd minutes, or on another day at the same time; where the timeline knows the other
 * end; and where it has no entry at the end that the fields tell.
 */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/ends.h"
#include "checks/pairs.h"
#include "checks/subject.h"
#include "checks/window.h"
#include "rulebook/pattern.h"

#include <stdlib.h>

enum { MINUTE = 60, HOUR = 3600, HALF_DAY = 12 * HOUR, DAY = 24 * HOUR };

/* A length of the whole incident that is what the fields make; NULL where one says another thing, or none is told. */
static const struct length_claim *agreeing_length(const struct check *check, int64_t seconds)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    const struct length_claim *agreeing = NULL;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct length_claim *claim = &lengths->items[i];
        if (!length_is_of_whole(check, claim))
            continue;
        if (!length_may_be(&claim->length, seconds))
            return NULL;
        agreeing = agreeing ? agreeing : claim;
    }
    return agreeing;
}

static bool names_its_day(const struct event *event)
{
    return event->moment.own_day || event->day_written.length;
}

/* Whether an entry of the timeline lies between two moments. */
static bool has_entry_between(const struct event_list *events, const struct moment *from,
                              const struct moment *to)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed &&
            moment_compare(from, &events->items[i].moment) == ORDER_BEFORE &&
            moment_compare(&events->items[i].moment, to) == ORDER_BEFORE)
            return true;
    return false;
}

/* Whether an entry of the timeline tells a moment, be it but to the minute: fields may name seconds. */
static bool has_entry_at(const struct event_list *events, const struct moment *moment)
{
    int64_t seconds;
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed &&
            length_between(&events->items[i].moment, moment, &seconds) && llabs(seconds) < MINUTE)
            return true;
    return false;
}

/* Seconds, to the minute, by which an entry lies outside of the fields' start, or end; not positive where it lies
 * within. */
static int64_t seconds_outside(const struct event *event, const struct point *stated,
                               enum phase phase)
{
    const struct moment *from = phase == PHASE_END ? &stated->moment : &event->moment;
    const struct moment *to = phase == PHASE_END ? &event->moment : &stated->moment;
    int64_t seconds;
    if (!length_between(from, to, &seconds) || seconds <= 0)
        return 0;
    return (seconds + MINUTE / 2) / MINUTE * MINUTE;
}

/* Whether an entry that marks the phase stands so far outside of the fields as only a slip explains. */
static bool is_slip_of(const struct check *check, const struct event *event,
                       const struct point *stated, enum phase phase)
{
    const struct event_list *events = &check->postmortem->events;
    int64_t seconds = seconds_outside(event, stated, phase);
    if (seconds < HOUR || (seconds % DAY && moment_is_round(&stated->moment)) ||
        (phase == PHASE_END ? has_entry_between(events, &stated->moment, &event->moment)
                            : has_entry_between(events, &event->moment, &stated->moment)))
        return false;
    if (seconds % DAY == 0)
        return names_its_day(event) && stated->moment.own_day &&
               !(moment_is_round(&stated->moment) && phase == PHASE_END &&
                 is_over_before(check, &stated->moment));
    return seconds % HOUR == 0 && seconds <= HALF_DAY;
}

/* Whether an entry marks no more than the incident as such, which is closed later than its outage is over, and the field
 * does not name that. */
static bool marks_incident_alone(const struct check *check, const struct told_end *entry,
                                 const struct told_end *field)
{
    return !patterns_match(word_list(check, WORDS_IMPACT_POINT_PATTERNS), entry->words) &&
           !patterns_match(word_list(check, WORDS_INCIDENT_POINT_PATTERNS), field->words);
}

static bool is_stray(const struct check *check, struct odd_end *found)
{
    const struct told_end *right = found->right, *odd = found->odd;
    return ends_share_zone(right, odd) && !ends_name_other_things(check, right, odd) &&
           !speaks_of_part(check, odd->words) && !speaks_of_part(check, right->words) &&
           !has_remark(check, right->place);
}

static bool find_stray_of(const struct check *check, enum phase phase, struct odd_end *found)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct point *points = postmortem->incident.points, *stated = &points[phase];
    const struct point *other = &points[phase == PHASE_END ? PHASE_START : PHASE_END];
    const struct event *entry = only_plain_mark(check, phase);
    if (!entry || !is_slip_of(check, entry, stated, phase) ||
        has_entry_at(&postmortem->events, &stated->moment) ||
        !has_entry_at(&postmortem->events, &other->moment))
        return false;
    found->phase = phase;
    found->told = (struct told_end_list){0};
    LIST_PUSH(check->arena, &found->told,
              (struct told_end){&stated->moment, stated->place, stated->source,
                                words_of_end(check, stated->place)});
    LIST_PUSH(check->arena, &found->told,
              (struct told_end){&entry->moment, entry->time_place, POINT_MARKER, entry->text});
    found->right = &found->told.items[0];
    found->odd = &found->told.items[1];
    return is_stray(check, found) && !marks_incident_alone(check, found->odd, found->right);
}

bool find_stray_entry(const struct check *check, struct odd_end *found)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct point *start = &postmortem->incident.points[PHASE_START];
    const struct point *end = &postmortem->incident.points[PHASE_END];
    *found = (struct odd_end){.certain = true};
    if (postmortem->several || postmortem->incident.ongoing || start->source != POINT_FIELD ||
        end->source != POINT_FIELD || !point_is_told(check, PHASE_START) ||
        !point_is_told(check, PHASE_END) || !moment_is_sharp(&start->moment) ||
        !moment_is_sharp(&end->moment) ||
        !length_between(&start->moment, &end->moment, &found->right_seconds) ||
        found->right_seconds <= 0)
        return false;
    found->length = agreeing_length(check, found->right_seconds);
    return found->length && !has_remark(check, found->length->place) &&
           (find_stray_of(check, PHASE_START, found) || find_stray_of(check, PHASE_END, found));
}
