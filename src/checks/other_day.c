/* A field for the day or the start that names the minute at which the timeline's incident begins, but of a day when
 * that was over: "Start: 2024-05-04 21:14", and "2024-05-03 21:14 Outage begins" in a log that ends at noon of the 4th.
 *
 * A thing that fails each night fails at one minute of several days, but it does not begin behind all that is told of
 * it.
 */
#include "checks/other_day.h"

#include "checks/common.h"
#include "rulebook/pattern.h"

#include <string.h>

enum { DAY = 24 * 3600, QUARTER = 15 };

/* Whether an entry has a clock and a day that the document gives to it or in a heading above it. */
static bool is_dated(const struct event *event)
{
    return event->in_timeline && event->timed && event->moment.clock.known &&
           event->moment.has_local && event->moment.date.known &&
           (event->moment.own_day || event->day_written.length);
}

/* The local reading of a day and a clock, in seconds. */
static int64_t local_seconds(const struct dated *dated)
{
    return days_from_date(dated->date.year, dated->date.month, dated->date.day) * DAY +
           (int64_t)dated->clock.hour * 3600 + (int64_t)dated->clock.minute * 60;
}

/* Whether all entries have their days, and lie before a moment; `*same` is the only one of its clock, or NULL. */
static bool lies_behind_all(const struct event_list *events, const struct dated *dated,
                            const struct event **same)
{
    int64_t moment = local_seconds(dated);
    size_t count = 0;
    *same = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if (!is_dated(event) || event->end || event->moment.local_latest >= moment)
            return false;
        if (event->moment.clock.hour != dated->clock.hour ||
            event->moment.clock.minute != dated->clock.minute)
            continue;
        *same = event;
        count++;
    }
    return count == 1;
}

static bool ends_behind(const struct moment *end, int64_t moment)
{
    return end->own_day && end->has_local && end->local_latest >= moment;
}

/* Whether the document, be it elsewhere, tells of anything behind a moment: then the log may be that of another day. */
static bool is_told_further(const struct incident *incident, int64_t moment)
{
    for (size_t phase = PHASE_DETECTED; phase < PHASE_COUNT; phase++)
        for (size_t i = 0; i < incident->told[phase].count; i++)
            if (ends_behind(&incident->told[phase].items[i].moment, moment))
                return true;
    for (size_t i = 0; i < incident->windows.count; i++)
        if (ends_behind(&incident->windows.items[i].end, moment))
            return true;
    return false;
}

/* Whether the entry is the one with which the incident begins. */
static bool begins_incident(const struct check *check, const struct event *event)
{
    const struct point *start = &check->postmortem->incident.points[PHASE_START];
    return start->place.start == event->time_place.start ||
           patterns_match(word_list(check, WORDS_BEGIN_MARKER_PATTERNS), event->text);
}

/* More fields for the day or the start than this are no statement about one incident. */
enum { MOST_FIELDS = 8 };

/* The only field for the day or the start that has a clock, and what it says. NULL where there are several. */
static const struct dated *only_clock_of_fields(const struct check *check,
                                                const struct field **named)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct dated *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning != WORDS_FIELD_DATE && field->meaning != WORDS_FIELD_START)
            continue;
        if (++count > MOST_FIELDS)
            return NULL;
        for (size_t j = 0; j < postmortem->dates.count; j++) {
            const struct dated *dated = &postmortem->dates.items[j];
            if (!places_meet(field->value_place, dated->place))
                continue;
            if (only)
                return NULL;
            only = dated;
            *named = field;
        }
    }
    return only;
}

/* Whether a day and a clock are read beyond doubt, and the clock is none to which people round. */
static bool is_sharp(const struct dated *dated)
{
    return dated->date.known && dated->date.year && dated->date.month && dated->date.day &&
           !dated->date.ambiguous && !dated->date.impossible && dated->clock.known &&
           dated->clock.minute % QUARTER;
}

/* Whether words in brackets stand in a field: they may say that it is of another thing, "(second outage)". */
static bool has_remark(const struct field *field)
{
    return field->value.length && memchr(field->value.data, '(', field->value.length);
}

bool report_other_day(struct check *check)
{
    const struct field *field = NULL;
    const struct dated *dated = only_clock_of_fields(check, &field);
    const struct event *same;
    if (!dated || !is_sharp(dated) || has_remark(field) ||
        !lies_behind_all(&check->postmortem->events, dated, &same) ||
        !begins_incident(check, same) ||
        is_told_further(&check->postmortem->incident, local_seconds(dated)))
        return false;
    const char *day = format_date(check->arena, &dated->date);
    const char *other_day = format_date(check->arena, &same->moment.date);
    const char *clock = clock_words(check, &same->moment.clock);
    struct finding *finding =
        report(check, dated->place, pair_subject(check, day, other_day),
               "%s says %s of %s, but the timeline has that minute on %s (line %zu), and no entry "
               "behind",
               quote(check, field->name), clock, day, other_day, line_of(check, same->time_place));
    report_label(check, finding, "a slip for %s?", other_day);
    report_related(check, finding, same->time_place, "%s", other_day);
    return true;
}
