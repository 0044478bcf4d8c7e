#include "facts/nights.h"

#include "facts/entry_days.h"
#include "facts/groups.h"

#define DAY (int64_t)86400

void take_next_day(struct reading *reading, const struct entry *entry, struct thread *thread)
{
    const struct clock *clock = &entry->event.stamp.clock;
    bool first = entry->next_day && !entry->event.stamp.date.known;
    bool again = thread->next_day && thread->has_previous && clock->known &&
                 seconds_of_day(clock) >= thread->previous_clock;
    thread->next_day = entry->next_day;
    if (!first || again)
        return;
    thread->day_shift++;
    thread->has_previous = false;
    thread->shift_why =
        arena_printf(reading->arena, "the next day, by the words on line %zu",
                     document_line(reading->postmortem->document, entry->event.place.start));
}

/* Whether the clocks of an entry and of the one before it can be compared: they are of one zone, or
 * both zones have one offset. */
static bool is_comparable(const struct thread *thread, const struct zone *zone)
{
    bool same = text_equal_folded(zone->written, thread->previous_zone.written);
    return thread->has_previous &&
           (same || (zone->offset_count == 1 && thread->previous_zone.offset_count == 1));
}

/* Where an entry's clock lies on a line of days, in one zone for all that have an offset. */
static int64_t seconds_on_line(const struct thread *thread, const struct event *event,
                               const struct zone *zone)
{
    int64_t offset = zone->offset_count == 1 ? (int64_t)zone->offsets[0] * 60 : 0;
    return seconds_of_day(&event->stamp.clock) - offset + thread->day_shift * DAY;
}

/* Whether the next entry of the list that has a date lies no later than a day. */
static bool is_reached_below(const struct entry_list *entries, const struct entry *entry,
                             const struct date *day)
{
    for (const struct entry *next = entry + 1; next < entries->items + entries->count; next++) {
        struct date date = next->event.stamp.date;
        if (next->event.group != entry->event.group || !date.known || !date.month || !date.day)
            continue;
        take_year_near(&date, day);
        return days_to_last_day(&date) <= days_to_last_day(day);
    }
    return false;
}

/* What led to the incident often heads its list, with a date of its own, and what stands below is of the
 * incident's day again. Nothing tells that from a night, or where the fall is too small for one from a slip: then
 * both days are open. */
static bool open_day(const struct entry_list *entries, const struct entry *entry,
                     const struct date *stated, bool night, struct thread *thread)
{
    if (thread->day_chosen || !is_whole_date(stated) || !is_whole_date(&thread->date))
        return false;
    int64_t days = days_to_last_day(stated) - days_to_last_day(&thread->date) - thread->day_shift;
    thread->day_chosen = true;
    if (days <= 0 || is_reached_below(entries, entry, stated))
        return false;
    thread->day_shift += night;
    thread->open_days = days - night;
    thread->shift_why = "by the day that stands over the list";
    return true;
}

void cross_midnight(struct reading *reading, const struct entry_list *entries,
                    const struct entry *entry, const struct zone *zone, const struct date *stated,
                    struct thread *thread)
{
    const struct event *event = &entry->event;
    const struct clock *clock = &event->stamp.clock;
    if (!clock->known || clock->impossible || event->stamp.relative)
        return;
    int64_t back = thread->previous - seconds_on_line(thread, event, zone);
    int64_t sign = thread->newest_first ? -1 : 1;
    bool other_zone = !text_equal_folded(zone->written, thread->previous_zone.written);
    bool judged = is_comparable(thread, zone) && !thread->half_day_open &&
                  !event->stamp.date.known && !entry->slip;
    bool amid = event->amid; /* a sentence often looks back, as far as to the morning */
    bool night = sign * back >= (amid ? DAY * 3 / 4 : MIDNIGHT_FALL),
         first = thread->previous_dated && back > 0;
    bool opened = judged && !thread->newest_first && (night || first) &&
                  open_day(entries, entry, stated, night, thread);
    if (judged && night && !opened) {
        thread->day_shift += sign;
        thread->shift_why = arena_printf(reading->arena, "past midnight: %.*s came before",
                                         TEXT_ARG(thread->previous_written));
    } else if (judged && !opened && other_zone && -sign * back >= DAY - MIDNIGHT_FALL) {
        thread->day_shift -= sign;
    }
    if (amid && !night && back > 0)
        return;
    thread->has_previous = true;
    thread->previous_dated = event->stamp.date.known;
    thread->previous_clock = seconds_of_day(clock);
    thread->previous = seconds_on_line(thread, event, zone);
    thread->previous_zone = *zone;
    thread->previous_written = event->written;
}
