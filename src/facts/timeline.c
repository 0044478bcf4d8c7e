/* From entries to events: the moment of each, with what it inherits and why. */
#include <string.h>

#include "facts/entry_days.h"
#include "facts/groups.h"
#include "facts/nested_days.h"
#include "facts/own_days.h"
#include "facts/steps.h"

/* What the headings around an entry say of its day and its zone. */
struct inheritance {
    struct date date; /* of the timeline's own heading */
    const char *date_why;
    struct zone zone;
    const char *zone_why;
};

/* The year of a date that has none: of the column's header, the day above, the entry before, the
 * incident. */
static void fill_year(const struct reading *reading, struct date *date, const struct entry *entry,
                      const struct thread *thread)
{
    if (!date->known || date->year || !date->month)
        return;
    take_year_near(date, &(struct date){.year = entry->year});
    take_year_near(date, &entry->day);
    take_year_near(date, &thread->date);
    take_year_near(date, &reading->postmortem->incident_date);
    take_year_of_month(date, &reading->month_of_title);
}

/* The day that the heading of a timeline names, if it is but one. */
static void read_heading_day(struct reading *reading, const struct section *section,
                             struct inheritance *said)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct text heading = document_text(postmortem->document, section->place);
    struct stamp stamp, other;
    if (!find_stamp(reading, heading, 0, &stamp) || !stamp.date.month || !stamp.date.day ||
        stamp.end_date.known || find_stamp(reading, heading, stamp.place.end, &other))
        return;
    settle_date(reading, &stamp.date);
    take_year_near(&stamp.date, &postmortem->incident_date);
    said->date = stamp.date;
    said->date_why = line_reason(reading, "date from the heading", section->place.start);
}

/* The day in a field of the timeline's own report, where its heading names none. */
static void read_own_day(struct reading *reading, const struct section *section,
                         struct inheritance *said)
{
    struct date day;
    const struct field *field = said->date.known ? NULL : field_of_own_day(reading, section, &day);
    if (!field)
        return;
    settle_date(reading, &day);
    said->date = day;
    said->date_why = line_reason(reading, "date from the field", field->value_place.start);
}

/* "2024.04.12" is the number of a version rather than a day. */
static bool is_version_like(struct text written)
{
    return ascii_is_digit(written.data[0]) && text_find_byte(written, '.', 0) == 4;
}

/* The day behind which the one of a part can hardly fall back: of the part above, or of the incident. Before the
 * first part there is none, as it may tell what led to the incident. */
static struct date day_above_part(const struct postmortem *postmortem, size_t number,
                                  const struct inheritance *all)
{
    if (!number || postmortem->sections.items[number - 1].roles[ROLE_TIMELINE])
        return (struct date){0};
    return all[number - 1].date.known ? all[number - 1].date : postmortem->incident_date;
}

/* "### Second wave (27 April 2024)": the heading of a part of the timeline ends with its day. */
static void read_part_day(struct reading *reading, const struct section *section, struct date above,
                          struct inheritance *said)
{
    struct stamp stamp;
    struct zone zone;
    struct inheritance part = {0};
    struct text heading = document_text(reading->postmortem->document, section->place);
    if (!find_stamp(reading, heading, 0, &stamp) || stamp.clock.known ||
        is_version_like(text_slice(heading, stamp.place.start, stamp.place.end)))
        return;
    struct text before = text_trim(text_slice(heading, 0, stamp.place.start));
    struct text behind = text_strip(text_from_offset(heading, stamp.place.end), " .,()*_");
    if (!day_stands_apart(before) || (behind.length && !names_zone_alone(reading, behind, &zone)))
        return;
    read_heading_day(reading, section, &part);
    if (!part.date.known || (is_whole_date(&above) && is_whole_date(&part.date) &&
                             days_to_last_day(&part.date) < days_to_last_day(&above)))
        return;
    said->date = part.date;
    said->date_why = part.date_why;
}

static void read_heading_zone(const struct reading *reading, const struct section *section,
                              struct inheritance *said)
{
    struct text heading = document_text(reading->postmortem->document, section->place);
    enum zone_heading kind = section->roles[ROLE_TIMELINE] ? ZONE_OF_TIMELINE : ZONE_OF_PART;
    if (find_zone_of_heading(reading, heading, kind, &said->zone))
        said->zone_why = line_reason(reading, "zone from the heading", section->place.start);
}

/* What the headings say to the entries of each section; the nearest that speaks is believed. */
static const struct inheritance *read_headings(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct section_list *sections = &postmortem->sections;
    struct inheritance *all = arena_alloc_array(reading->arena, sections->count + 1, sizeof *all);
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (section->parent != SIZE_MAX)
            all[i] = all[section->parent];
        if (section->roles[ROLE_TIMELINE]) {
            all[i].date = (struct date){0};
            read_heading_day(reading, section, &all[i]);
            read_own_day(reading, section, &all[i]);
        }
        if (!section->roles[ROLE_TIMELINE] && in_timeline(postmortem, section->place.start))
            read_part_day(reading, section, day_above_part(postmortem, i, all), &all[i]);
        read_heading_zone(reading, section, &all[i]);
    }
    return all;
}

/* What a group begins with, before an entry has given a date. */
static void begin_thread(const struct reading *reading, const struct inheritance *said,
                         struct thread *thread)
{
    if (thread->date.known)
        return;
    thread->date = said->date.known ? said->date : reading->postmortem->incident_date;
    thread->date_why = said->date.known ? said->date_why : reading->postmortem->incident_date_why;
}

/* The date that an entry inherits: from the entry that it is nested below, its day heading, the entry before, the
 * document. */
static void inherit_date(struct reading *reading, const struct entry *entry,
                         const struct entry *above, const struct inheritance *said,
                         struct thread *thread, struct moment_context *context)
{
    struct date day = entry->day;
    settle_date(reading, &day);
    fill_year(reading, &day, entry, thread);
    bool new_day = day.known && !text_equal(entry->event.day_written, thread->day_written);
    if (new_day || entry->event.stamp.date.known) {
        thread->day_shift = 0;
        thread->open_days = 0;
        thread->day_chosen = false;
        thread->has_previous = false;
    }
    if (new_day) {
        thread->day_written = entry->event.day_written;
        thread->date = day;
        thread->date_why = entry->day_why;
    }
    begin_thread(reading, said, thread);
    if (above)
        take_day_above(reading, entry, above, thread);
    context->date = thread->date;
    context->date_why = thread->date_why;
}

static void inherit_zone(const struct reading *reading, const struct entry *entry,
                         const struct inheritance *said, struct moment_context *context)
{
    if (entry->zone.known) {
        context->zone = entry->zone;
        context->zone_why = entry->zone_why;
    } else if (said->zone.known) {
        context->zone = said->zone;
        context->zone_why = said->zone_why;
    } else if (!entry->whole_day || reading->zone_stated) { /* a day alone is nobody's clock */
        context->zone = reading->postmortem->zone;
        context->zone_why = ZONE_OF_DOCUMENT;
    }
}

/* "02:30 CET" below "Time (Europe/Berlin)": who names the region and the zone tells the zone from that of summer. */
static void tell_apart_in_region(struct event *event, const struct zone *over)
{
    struct zone *zone = &event->stamp.zone;
    bool standard = false, summer = false;
    /* "CET/CEST" over it leaves open which is meant */
    bool both = over->entry && text_find_byte(over->written, '/', 0) != TEXT_NOT_FOUND;
    if (!over->region || both || !zone->entry || zone->entry->kind != ZONE_FIXED)
        return;
    for (size_t i = 0; i < over->offset_count; i++) {
        standard |= over->offsets[i] == zone->entry->offsets[0];
        summer |= over->offsets[i] == zone->entry->other_season;
    }
    zone->told_apart |= standard && summer;
}

/* Gives a written date its order and its year. Returns whether its order came from another date. */
static bool complete_date(struct reading *reading, struct date *date, const struct entry *entry,
                          const struct thread *thread)
{
    bool settled = settle_date(reading, date);
    fill_year(reading, date, entry, thread);
    return settled;
}

/* A date of which a part is known by another one is no more than inferred. */
static void note_inferred(struct reading *reading, struct moment *moment, const char *why)
{
    if (moment->certainty > MOMENT_INFERRED)
        return;
    moment->certainty = MOMENT_INFERRED;
    moment->why = moment->why ? arena_join(reading->arena, why, "; ", moment->why) : why;
}

/* The day that an entry gives to those below it. */
static void pass_date(struct reading *reading, const struct event *event, struct thread *thread)
{
    const struct date *date = &event->stamp.date;
    if (!date->known || date->impossible || !date->month || !date->day ||
        date_is_same(&thread->date, date))
        return;
    thread->date = *date;
    thread->date_why = line_reason(reading, "date from the entry", event->time_place.start);
}

/* The moment of a range's end. Few entries are ranges, and a moment is large. */
static const struct moment *read_end(const struct reading *reading, const struct event *event,
                                     const struct moment_context *context)
{
    struct moment *end = arena_alloc(reading->arena, sizeof *end);
    *end = moment_of_end(&event->stamp, context, reading->arena);
    return end;
}

static bool is_lone_weekday(const struct date *date)
{
    return date->known && !date->month && !date->day && date->weekday >= 0;
}

/* Moves the thread on to the day of the week that an entry names. False where nothing tells which of all
 * such days it is: the first is not that of the list's own day, or it lies far off the one before. */
static bool take_weekday(struct reading *reading, const struct event *event, int weekday,
                         struct thread *thread, struct moment_context *context)
{
    enum { WEEK = 7, FAR = 4 };
    struct date *date = &thread->date;
    bool dated = is_whole_date(date);
    bool first = !thread->has_weekday;
    int last = first ? weekday : thread->weekday;
    if (dated)
        last = weekday_of(date->year, date->month, date->day);
    int days = (weekday - last + WEEK) % WEEK;
    thread->has_weekday = true;
    thread->weekday = weekday;
    if (dated && (first ? days > 0 : days > FAR))
        return false;
    if (!days)
        return true;
    thread->has_previous = false;
    if (!dated) {
        thread->day_shift += days > FAR ? days - WEEK : days; /* the latest may stand first */
        return true;
    }
    *date = day_behind(*date, days);
    thread->day_shift = 0;
    thread->date_why =
        line_reason(reading, "date from the day of the week", event->time_place.start);
    context->date = *date;
    context->date_why = thread->date_why;
    return true;
}

/* The day that stands over an entry: by a line or a heading in the timeline, over it, or the incident's. */
static struct date day_over(struct reading *reading, const struct entry *entry,
                            const struct inheritance *said)
{
    struct date day = entry->day;
    if (!day.known)
        return said->date.known ? said->date : reading->postmortem->incident_date;
    settle_date(reading, &day);
    take_year_near(&day, &reading->postmortem->incident_date);
    return day;
}

/* `above`: that it is nested below, or NULL. */
static void resolve_entry(struct reading *reading, const struct entry_list *entries,
                          struct entry *entry, const struct entry *above,
                          const struct inheritance *said, struct thread *thread)
{
    struct event *event = &entry->event;
    struct moment_context context = {0};
    if (!event->timed)
        return;
    struct date written = event->stamp.date;
    bool lone = is_lone_weekday(&written);
    if (lone)
        event->stamp.date = (struct date){.weekday = -1};
    inherit_date(reading, entry, above, said, thread, &context);
    if (lone && !take_weekday(reading, event, written.weekday, thread, &context))
        event->stamp.date = written;
    take_next_day(reading, entry, thread);
    inherit_zone(reading, entry, said, &context);
    tell_apart_in_region(event, &context.zone);
    const struct zone *zone = event->stamp.zone.known ? &event->stamp.zone : &context.zone;
    struct date over = day_over(reading, entry, said);
    cross_midnight(reading, entries, entry, zone, &over, thread);
    bool yearless = event->stamp.date.known && event->stamp.date.month && !event->stamp.date.year;
    bool settled = complete_date(reading, &event->stamp.date, entry, thread);
    settle_date(reading, &event->stamp.end_date);
    take_year_near(&event->stamp.end_date, &event->stamp.date);
    context.day_shift = thread->day_shift;
    context.shift_why = thread->shift_why;
    context.open_days = thread->open_days;
    context.half_day_open = thread->half_day_open;
    event->moment = moment_of(&event->stamp, &context, reading->arena);
    if (event->stamp.end_clock.known)
        event->end = read_end(reading, event, &context);
    if (settled)
        note_inferred(reading, &event->moment, reading->date_order_why);
    if (yearless && event->stamp.date.year)
        note_inferred(reading, &event->moment, "year from the dates around it");
    pass_date(reading, event, thread);
}

void read_timeline(struct reading *reading)
{
    struct entry_list entries = {0};
    find_entries(reading, &entries);
    if (!postmortem_section(reading->postmortem, ROLE_TIMELINE))
        read_status_updates(reading, &entries);
    size_t groups = number_groups(reading, &entries);
    mark_timeline(reading, &entries, groups);
    join_days(reading, &entries, groups);
    take_texts_below(reading, &entries);
    struct thread *threads = arena_alloc_array(reading->arena, groups + 1, sizeof *threads);
    const struct clock_habits *habits = read_clock_habits(reading, &entries, groups);
    for (size_t i = 0; i < groups; i++) {
        threads[i].half_day_open = habits[i].half_day_open;
        threads[i].newest_first = habits[i].newest_first;
        /* The document's day is that of the oldest entry, the last of such a list. */
        if (habits[i].newest_first && !habits[i].half_day_open)
            threads[i].day_shift = habits[i].nights;
    }
    const struct inheritance none = {0}, *all = read_headings(reading);
    struct nesting nesting = {0};
    struct event_list *events = &reading->postmortem->events;
    /* no more than the entries take, each of which holds its event */
    events->items = arena_alloc_unset(reading->arena, entries.count * sizeof *events->items);
    events->capacity = entries.count;
    for (size_t i = 0; i < entries.count; i++) {
        struct entry *entry = &entries.items[i];
        const struct inheritance *said = entry->section == SIZE_MAX ? &none : &all[entry->section];
        const struct entry *above = entry_above(&nesting, entry);
        resolve_entry(reading, &entries, entry, above, said, &threads[entry->event.group]);
        events->items[events->count++] = entry->event;
    }
}
