/* The day of an entry that stands nested below another one. */
#include "facts/nested_days.h"

#include "facts/entry_days.h"

const struct entry *entry_above(struct nesting *nesting, const struct entry *entry)
{
    size_t depth = entry->event.depth > 0 ? (size_t)entry->event.depth : 0;
    const struct entry *above = NULL;
    for (size_t i = depth < NESTED_MAX ? depth : NESTED_MAX; i > 0 && !above; i--)
        above = nesting->last[i - 1];
    for (size_t i = depth; i < NESTED_MAX; i++)
        nesting->last[i] = NULL;
    if (depth < NESTED_MAX)
        nesting->last[depth] = entry;
    return above && above->section == entry->section ? above : NULL;
}

/* Whether an entry names a zone that the one above does not: the day may be another one there. */
static bool is_of_other_zone(const struct entry *entry, const struct entry *above)
{
    struct text zone = entry->event.stamp.zone.written;
    return zone.length && !text_equal_folded(zone, above->event.stamp.zone.written);
}

/* Whether the first clock of a nested list falls so far behind the one above it that a night lies between them. By
 * less it looks back: "22:00", and below "07:30 that morning". */
static bool is_past_midnight(const struct entry *entry, const struct entry *above)
{
    enum { NIGHT_FALL = 18 * 3600 };
    const struct stamp *stamp = &entry->event.stamp, *other = &above->event.stamp;
    return other->clock.known &&
           seconds_of_day(&other->clock) - seconds_of_day(&stamp->clock) >= NIGHT_FALL;
}

void take_day_above(struct reading *reading, const struct entry *entry, const struct entry *above,
                    struct thread *thread)
{
    const struct event *event = &above->event;
    bool asked = entry->event.stamp.clock.known && !entry->event.stamp.date.known;
    if (!asked || above == thread->above || !event->timed || !moment_is_settled(&event->moment) ||
        !is_whole_date(&event->moment.date) ||
        !text_equal(entry->event.day_written, event->day_written) || is_of_other_zone(entry, above))
        return;
    thread->above = above;
    thread->date = event->moment.date;
    thread->date_why = line_reason(reading, "date from the entry", event->time_place.start);
    thread->has_previous = false;
    thread->open_days = 0;
    thread->day_chosen = true;
    thread->day_shift = !thread->half_day_open && is_past_midnight(entry, above);
    if (thread->day_shift)
        thread->shift_why = arena_printf(reading->arena, "past midnight: %.*s came before",
                                         TEXT_ARG(event->written));
}
