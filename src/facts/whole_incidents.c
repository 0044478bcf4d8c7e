/* Headings of a log of incidents that are taken for entries of one timeline: "### 2024-05-03 14:37 – 15:58 UTC" over
 * what is told of each, in whatever language. A log has them in an order of its own.
 */
#include "base/hash.h"
#include "facts/steps.h"

/* A bit for a name; two names seldom have the same. */
static uint64_t bit_of_name(struct reading *reading, struct text name)
{
    struct text folded = folded_name(reading, name);
    return UINT64_C(1) << (hash_spread(hash_bytes(HASH_BASIS, folded.data, folded.length)) >> 58);
}

/* The nearest section around that is no field. */
static size_t section_around(const struct section_list *sections, size_t index)
{
    while (index != SIZE_MAX && sections->items[index].form == HEADING_FIELD)
        index = sections->items[index].parent;
    return index;
}

/* By section, the bits of the labels in it and of the headings right below it. */
static uint64_t *read_names_below(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    uint64_t *names = arena_alloc_array(reading->arena, sections->count + 1, sizeof *names);
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        size_t index = section_around(sections, line->last_section);
        bool told = (line->kind == LINE_ITEM && line->depth == 1) ||
                    (line->kind == LINE_TEXT && line->depth == 0);
        if (told && line->label.length && index != SIZE_MAX)
            names[index] |= bit_of_name(reading, line->label);
    }
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (section->form != HEADING_FIELD && section->parent != SIZE_MAX)
            names[section->parent] |= bit_of_name(reading, section->heading);
    }
    return names;
}

/* The section whose heading the entry is, where that tells by day and clock from when to when, and lies in no part of a
 * report; else SIZE_MAX. */
static size_t ranged_section(const struct postmortem *postmortem, const struct event *event)
{
    size_t at = event->time_place.start;
    size_t index = event->end && event->stamp.date.known && event->stamp.clock.known
                       ? section_index_at(postmortem, at)
                       : SIZE_MAX;
    if (index == SIZE_MAX)
        return SIZE_MAX;
    const struct section *section = &postmortem->sections.items[index];
    bool heads = at >= section->place.start && at < section->place.end;
    return heads && section->roles_from == SIZE_MAX ? index : SIZE_MAX;
}

void mark_whole_incidents(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct section *sections = postmortem->sections.items;
    const uint64_t *names = NULL;
    struct event *before = NULL;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        struct event *event = &postmortem->events.items[i];
        size_t index = ranged_section(postmortem, event);
        if (index == SIZE_MAX || index == last)
            continue;
        if (last != SIZE_MAX && sections[last].parent == sections[index].parent) {
            names = names ? names : read_names_below(reading);
            uint64_t both = names[last] & names[index];
            if (both & (both - 1)) /* two at least */
                before->whole_incident = event->whole_incident = true;
        }
        before = event;
        last = index;
    }
}
