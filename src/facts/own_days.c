#include "facts/own_days.h"

#include "facts/entry_days.h"

/* Whether a field of that name and meaning stands above a place. */
static bool stands_above_too(const struct field_list *fields, const struct field *field,
                             size_t place)
{
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i].name_place.start < place &&
            fields->items[i].meaning == field->meaning &&
            text_equal_folded(fields->items[i].name, field->name))
            return true;
    return false;
}

/* The last timeline above another one that is no part of it, and the first of all. */
static const struct section *timeline_above(const struct postmortem *postmortem,
                                            const struct section *timeline,
                                            const struct section **first)
{
    const struct section *above = NULL;
    for (const struct section *section = postmortem->sections.items; section < timeline; section++)
        if (section->roles[ROLE_TIMELINE] && section->body.end <= timeline->place.start) {
            *first = above ? *first : section;
            above = section;
        }
    return above;
}

static bool is_opening(const struct section *section)
{
    return section->roles[ROLE_SUMMARY] || section->roles[ROLE_IMPACT];
}

/* Whether a section holds a report of its own: an appendix or an update with a timeline has no summary beside it. */
static bool holds_opening(const struct section_list *sections, size_t index)
{
    for (size_t i = index + 1;
         i < sections->count && sections->items[i].place.start < sections->items[index].body.end;
         i++)
        if (is_opening(&sections->items[i]))
            return true;
    return false;
}

/* Whether what a field stands in opens the report of a timeline: a summary, or the section that holds them both, where
 * that is a report. A point of the incident is told in no other. */
static bool opens_report_of(const struct postmortem *postmortem, const struct field *field,
                            const struct section *timeline)
{
    const struct section_list *sections = &postmortem->sections;
    size_t index = section_index_at(postmortem, field->name_place.start);
    if (index == SIZE_MAX)
        return false;
    for (size_t around = timeline->parent; around != SIZE_MAX;
         around = sections->items[around].parent)
        if (around == index)
            return field->meaning != WORDS_FIELD_DATE || holds_opening(sections, index);
    return is_opening(&sections->items[index]);
}

/* How much a field's day is worth: that of a point is the incident's, "Date:" may be the day of writing. 0 for others. */
static int worth_of(const struct field *field)
{
    return field->meaning == WORDS_FIELD_START      ? 3
           : field->meaning == WORDS_FIELD_DURATION ? 2
           : field->meaning == WORDS_FIELD_DATE     ? 1
                                                    : 0;
}

static bool read_day(struct text value, const struct reading *reading, struct date *day)
{
    struct stamp stamp;
    if (!find_stamp(reading, value, 0, &stamp) || stamp.end_date.known ||
        !is_whole_date(&stamp.date) || stamp.date.impossible)
        return false;
    *day = stamp.date;
    return true;
}

const struct field *field_of_own_day(const struct reading *reading, const struct section *timeline,
                                     struct date *day)
{
    enum { MOST_TRIED = 16 }; /* each may ask for all fields and sections */
    const struct postmortem *postmortem = reading->postmortem;
    const struct field_list *fields = &postmortem->fields;
    const struct section *first = NULL, *above = timeline_above(postmortem, timeline, &first);
    const struct field *own = NULL;
    size_t tried = 0;
    if (!above || above->parent == timeline->parent) /* two lists of one report */
        return NULL;
    for (size_t i = 0; i < fields->count && tried < MOST_TRIED; i++) {
        const struct field *field = &fields->items[i];
        struct date told;
        if (field->name_place.start < above->body.end ||
            field->name_place.start >= timeline->place.start ||
            worth_of(field) <= (own ? worth_of(own) : 0))
            continue;
        tried++;
        if (stands_above_too(fields, field, first->place.start) &&
            opens_report_of(postmortem, field, timeline) &&
            read_day(field->value, reading, &told)) {
            *day = told;
            own = field;
        }
    }
    return own;
}

/* The minutes of a day at which the timeline has a clock without a date. */
struct minutes {
    bool read; /* they are looked for once, and in few documents */
    bool met[24 * 60 + 1];
};

static size_t minute_of(const struct clock *clock)
{
    return (size_t)(seconds_of_day(clock) / 60);
}

static void read_minutes(struct reading *reading, struct minutes *minutes)
{
    minutes->read = true;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        if (!in_timeline(reading->postmortem, block->place.start))
            continue;
        const struct stamp_list *stamps = block_stamps(reading, block);
        for (size_t j = 0; j < stamps->count; j++) {
            size_t minute = minute_of(&stamps->items[j].clock);
            if (stamps->items[j].clock.known && !stamps->items[j].date.known &&
                minute < sizeof minutes->met / sizeof *minutes->met)
                minutes->met[minute] = true;
        }
    }
}

static bool has_clock(struct reading *reading, struct minutes *minutes, const struct clock *clock)
{
    size_t minute = minute_of(clock);
    if (!minutes->read)
        read_minutes(reading, minutes);
    return minute < sizeof minutes->met / sizeof *minutes->met && minutes->met[minute];
}

/* Whether a range of clocks without a day is the timeline's: then the incident is told, and a day told further on is
 * another one's. */
static bool tells_incident_undated(struct reading *reading, struct minutes *minutes,
                                   const struct stamp *stamp)
{
    return stamp->clock.known && stamp->end_clock.known && !stamp->date.known &&
           has_clock(reading, minutes, &stamp->clock) &&
           has_clock(reading, minutes, &stamp->end_clock);
}

/* Whether the sentence of a window speaks of something else: a maintenance, a previous incident. */
static bool is_of_other(const struct reading *reading, struct text text, size_t at)
{
    struct text sentence = sentence_around(reading, text, at);
    return text_matches(reading, WORDS_OTHER_WINDOW_PATTERNS, sentence) ||
           text_matches(reading, WORDS_OTHER_STORY_PATTERNS, sentence);
}

/* Whether a window is whole and of a day shortly before that of the field. */
static bool is_window_before(const struct stamp *stamp, const struct date *field)
{
    enum { MONTH = 31 };
    if (!stamp->clock.known || !stamp->end_clock.known || !is_whole_date(&stamp->date) ||
        stamp->date.impossible)
        return false;
    int64_t days = days_to_last_day(field) - days_to_last_day(&stamp->date);
    return days > 0 && days <= MONTH;
}

/* Whether the incident's day is that of a field whose name says no more than "Date" and its value no clock. */
static bool is_bare_date_taken(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        struct stamp stamp;
        if (field->meaning == WORDS_FIELD_DATE &&
            field->value_place.start == postmortem->incident_date_place.start)
            return !phrases_contain(&reading->words->lists[WORDS_DAY_OF_INCIDENT_LABELS],
                                    label_name(reading, field->name)) &&
                   find_stamp(reading, field->value, 0, &stamp) && !stamp.clock.known &&
                   !stamp.end_date.known;
    }
    return false;
}

void take_day_of_window(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct minutes minutes = {.read = false};
    if (!is_whole_date(&postmortem->incident_date) || !is_bare_date_taken(reading))
        return;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        const struct stamp_list *stamps =
            reading->prose.items[i].opening ? block_stamps(reading, block) : NULL;
        for (size_t j = 0; stamps && j < stamps->count; j++) {
            const struct stamp *stamp = &stamps->items[j];
            if (tells_incident_undated(reading, &minutes, stamp))
                return;
            if (!is_window_before(stamp, &postmortem->incident_date) ||
                is_of_other(reading, block->text, stamp->place.start) ||
                !has_clock(reading, &minutes, &stamp->clock) ||
                !has_clock(reading, &minutes, &stamp->end_clock))
                continue;
            postmortem->incident_date = stamp->date;
            postmortem->incident_date_place =
                block_place(block, stamp->place.start, stamp->place.end);
            postmortem->incident_date_why =
                line_reason(reading, "date", postmortem->incident_date_place.start);
            return;
        }
    }
}
