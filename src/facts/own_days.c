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

/* Whether what a field stands in opens the report of a timeline: a summary, or the section that holds them both. */
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
            return true;
    return sections->items[index].roles[ROLE_SUMMARY] || sections->items[index].roles[ROLE_IMPACT];
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
    const struct postmortem *postmortem = reading->postmortem;
    const struct field_list *fields = &postmortem->fields;
    const struct section *first = NULL, *above = timeline_above(postmortem, timeline, &first);
    const struct field *own = NULL;
    for (size_t i = 0; above && i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        bool dated = field->meaning == WORDS_FIELD_DATE || field->meaning == WORDS_FIELD_START ||
                     field->meaning == WORDS_FIELD_DURATION;
        if (dated && field->name_place.start >= above->body.end &&
            field->name_place.start < timeline->place.start &&
            stands_above_too(fields, field, first->place.start) &&
            opens_report_of(postmortem, field, timeline) && read_day(field->value, reading, day))
            own = field;
    }
    return own;
}

/* Whether a block of the timeline has a clock of that hour and minute. */
static bool has_clock(const struct reading *reading, const struct clock *clock)
{
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        if (!in_timeline(reading->postmortem, block->place.start))
            continue;
        const struct stamp_list *stamps = block_stamps(reading, block);
        for (size_t j = 0; j < stamps->count; j++) {
            const struct clock *other = &stamps->items[j].clock;
            if (other->known && !stamps->items[j].date.known && other->hour == clock->hour &&
                other->minute == clock->minute)
                return true;
        }
    }
    return false;
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

/* The field whose day was taken for the incident's, if its name says no more than "Date" and its value no clock. */
static const struct field *bare_date_taken(struct reading *reading)
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
                           !stamp.end_date.known
                       ? field
                       : NULL;
    }
    return NULL;
}

void take_day_of_window(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    if (!is_whole_date(&postmortem->incident_date) || !bare_date_taken(reading))
        return;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        const struct stamp_list *stamps =
            reading->prose.items[i].opening ? block_stamps(reading, block) : NULL;
        for (size_t j = 0; stamps && j < stamps->count; j++) {
            const struct stamp *stamp = &stamps->items[j];
            if (!is_window_before(stamp, &postmortem->incident_date) ||
                !has_clock(reading, &stamp->clock) || !has_clock(reading, &stamp->end_clock))
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
