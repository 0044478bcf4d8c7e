/* From entries to events: which belong to the timeline, which are ordered together, and the moment
 * of each, with what it inherits and why.
 */
#include <string.h>

#include "facts/reading.h"

#define HALF_DAY (int64_t)43200
#define MIDNIGHT_FALL (int64_t)(6 * 3600) /* an undated fall as large is a midnight */

/* Whether two entries are ordered together: one table, or one kind of line in one section. */
static bool same_group(const struct entry *a, const struct entry *b)
{
    if (a->table || b->table)
        return a->table == b->table;
    bool lines = (a->kind == LINE_TEXT || a->kind == LINE_ITEM || a->kind == LINE_CODE) &&
                 (b->kind == LINE_TEXT || b->kind == LINE_ITEM || b->kind == LINE_CODE);
    bool headings = a->kind == LINE_HEADING && b->kind == LINE_HEADING;
    if (headings)
        return true;
    return a->section == b->section && a->event.depth == b->event.depth &&
           (lines || a->kind == b->kind);
}

/* Returns how many groups there are. */
static size_t number_groups(struct entry_list *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        entry->event.group = count;
        /* A group may be interrupted by nested entries, never by many. */
        for (size_t back = i; back > 0 && i - back < 64; back--)
            if (same_group(&entries->items[back - 1], entry)) {
                entry->event.group = entries->items[back - 1].event.group;
                break;
            }
        if (entry->event.group == count)
            count++;
    }
    return count;
}

static void mark_timeline(struct reading *reading, struct entry_list *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct event *event = &entries->items[i].event;
        event->in_timeline = in_role(reading->postmortem, event->place.start, ROLE_TIMELINE);
        /* A heading per time lies in a section of its own below the timeline. */
        if (entries->items[i].kind == LINE_HEADING && entries->items[i].section != SIZE_MAX) {
            size_t parent = reading->postmortem->sections.items[entries->items[i].section].parent;
            if (parent != SIZE_MAX)
                event->in_timeline |=
                    in_role(reading->postmortem,
                            reading->postmortem->sections.items[parent].place.start, ROLE_TIMELINE);
        }
    }
}

static size_t count_timed(const struct entry_list *entries, bool in_timeline)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        count +=
            entries->items[i].event.timed && entries->items[i].event.in_timeline == in_timeline;
    return count;
}

#define MIN_UNNAMED_ENTRIES 3

/* Where no section is called a timeline, the longest timed list is one. */
static void adopt_timeline(struct reading *reading, struct entry_list *entries, size_t groups)
{
    if (count_timed(entries, true) || postmortem_section(reading->postmortem, ROLE_TIMELINE))
        return;
    size_t *counts = arena_alloc_array(reading->arena, groups + 1, sizeof *counts);
    size_t best = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct event *event = &entries->items[i].event;
        if (in_role(reading->postmortem, event->place.start, ROLE_ACTION_ITEMS))
            continue;
        counts[event->group] += event->timed;
        if (counts[event->group] > counts[best])
            best = event->group;
    }
    for (size_t i = 0; counts[best] >= MIN_UNNAMED_ENTRIES && i < entries->count; i++)
        if (entries->items[i].event.group == best)
            entries->items[i].event.in_timeline = true;
}

/* What an entry's group carries from one entry to the next. */
struct thread {
    struct date date; /* of the last entry that gave one */
    const char *date_why;
    int64_t day_shift;
    const char *shift_why;
    bool has_previous;
    int64_t previous; /* seconds of the day of the entry before */
    struct text previous_written;
    struct text day_written;
    bool half_day_open;
};

static int64_t seconds_of_day(const struct clock *clock)
{
    return clock->hour * 3600 + clock->minute * 60 + clock->second;
}

/* The year of a date that has none: that of the day above, of the entry before, of the incident. */
static void fill_year(const struct reading *reading, struct date *date, const struct date *day,
                      const struct thread *thread)
{
    if (!date->known || date->year)
        return;
    if (day->year)
        date->year = day->year;
    else if (thread->date.year)
        date->year = thread->date.year;
    else
        date->year = reading->postmortem->incident_date.year;
    if (date->year && !date_exists(date->year, date->month, date->day))
        date->impossible = date->day > 0;
}

static bool same_date(const struct date *a, const struct date *b)
{
    return a->known == b->known && a->year == b->year && a->month == b->month && a->day == b->day;
}

/* The date that an entry inherits: from its day heading, the entry before, the document. */
static void inherit_date(struct reading *reading, const struct entry *entry, struct thread *thread,
                         struct moment_context *context)
{
    struct date day = entry->day;
    fill_year(reading, &day, &(struct date){0}, thread);
    bool new_day = day.known && !text_equal(entry->event.day_written, thread->day_written);
    if (new_day || entry->event.stamp.date.known) {
        thread->day_shift = 0;
        thread->has_previous = false;
    }
    if (new_day) {
        thread->day_written = entry->event.day_written;
        thread->date = day;
        thread->date_why = entry->day_why;
    }
    if (!thread->date.known) {
        thread->date = reading->postmortem->incident_date;
        thread->date_why = reading->postmortem->incident_date_why;
    }
    context->date = thread->date;
    context->date_why = thread->date_why;
}

/* Counts days past midnight: a fall of six hours or more between entries without dates. */
static void cross_midnight(struct reading *reading, const struct event *event,
                           struct thread *thread)
{
    const struct clock *clock = &event->stamp.clock;
    if (!clock->known || clock->impossible || event->stamp.relative)
        return;
    int64_t now = seconds_of_day(clock);
    if (thread->has_previous && !thread->half_day_open && !event->stamp.date.known &&
        thread->previous - now >= MIDNIGHT_FALL) {
        thread->day_shift++;
        thread->shift_why = arena_printf(reading->arena, "past midnight: %.*s came before",
                                         TEXT_ARG(thread->previous_written));
    }
    thread->has_previous = true;
    thread->previous = now;
    thread->previous_written = event->written;
}

static void inherit_zone(struct reading *reading, const struct entry *entry,
                         struct moment_context *context)
{
    if (entry->zone.known) {
        context->zone = entry->zone;
        context->zone_why = entry->zone_why;
        return;
    }
    size_t index = entry->section;
    while (index != SIZE_MAX) {
        const struct section *section = &reading->postmortem->sections.items[index];
        struct text heading = document_text(reading->postmortem->document, section->place);
        if (zone_find(heading, 0, reading->time, &context->zone)) {
            context->zone_why = line_reason(reading, "zone from the heading", section->place.start);
            return;
        }
        index = section->parent;
    }
    context->zone = reading->postmortem->zone;
    context->zone_why = "zone from the document";
}

static void resolve_entry(struct reading *reading, struct entry *entry, struct thread *thread)
{
    struct event *event = &entry->event;
    struct moment_context context = {0};
    if (!event->timed)
        return;
    inherit_date(reading, entry, thread, &context);
    cross_midnight(reading, event, thread);
    inherit_zone(reading, entry, &context);
    fill_year(reading, &event->stamp.date, &entry->day, thread);
    fill_year(reading, &event->stamp.end_date, &event->stamp.date, thread);
    context.day_shift = thread->day_shift;
    context.shift_why = thread->shift_why;
    context.half_day_open = thread->half_day_open;
    event->moment = moment_of(&event->stamp, &context, reading->arena);
    if (event->stamp.end_clock.known)
        event->end = moment_of_end(&event->stamp, &context, reading->arena);
    if (event->stamp.date.known && !event->stamp.date.impossible &&
        !same_date(&thread->date, &event->stamp.date)) {
        thread->date = event->stamp.date;
        thread->date_why = line_reason(reading, "date from the entry", event->time_place.start);
    }
}

/* How a group's clocks are written. */
struct clock_habits {
    bool meridiem, bare, late, fall;
    bool has_previous;
    int64_t previous;
};

static void note_habits(struct clock_habits *habits, const struct event *event)
{
    const struct clock *clock = &event->stamp.clock;
    if (!clock->known)
        return;
    int64_t now = seconds_of_day(clock);
    habits->meridiem |= clock->meridiem;
    habits->bare |= !clock->meridiem;
    habits->late |= !clock->meridiem && (clock->hour > 12 || clock->hour == 0);
    habits->fall |=
        habits->has_previous && !event->stamp.date.known && habits->previous - now > HALF_DAY / 12;
    habits->has_previous = true;
    habits->previous = now;
}

/* Finds the groups whose clocks leave the half of the day open: some say am or pm and others do
 * not, or none does, all are 12 or less, and they fall. */
static void find_open_halves(struct reading *reading, const struct entry_list *entries,
                             struct thread *threads, size_t groups)
{
    struct clock_habits *habits = arena_alloc_array(reading->arena, groups + 1, sizeof *habits);
    for (size_t i = 0; i < entries->count; i++)
        note_habits(&habits[entries->items[i].event.group], &entries->items[i].event);
    for (size_t i = 0; i < groups; i++)
        threads[i].half_day_open =
            habits[i].bare && !habits[i].late && (habits[i].meridiem || habits[i].fall);
}

void read_timeline(struct reading *reading)
{
    struct entry_list entries = {0};
    find_entries(reading, &entries);
    size_t groups = number_groups(&entries);
    mark_timeline(reading, &entries);
    adopt_timeline(reading, &entries, groups);
    struct thread *threads = arena_alloc_array(reading->arena, groups + 1, sizeof *threads);
    find_open_halves(reading, &entries, threads, groups);
    for (size_t i = 0; i < entries.count; i++) {
        struct entry *entry = &entries.items[i];
        resolve_entry(reading, entry, &threads[entry->event.group]);
        LIST_PUSH(reading->arena, &reading->postmortem->events, entry->event);
    }
}
