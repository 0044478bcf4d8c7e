/* The roles that a section's name seems to say and its place denies; of work, section_work.c does the same. */
#include <string.h>

#include "facts/sections.h"

const struct section *role_above(const struct section_list *sections, size_t index)
{
    size_t parent = sections->items[index].parent;
    while (parent != SIZE_MAX && !section_has_role(&sections->items[parent]))
        parent = sections->items[parent].parent;
    return parent == SIZE_MAX ? NULL : &sections->items[parent];
}

/* "### Detect" or "### Mitigation" below "## Action items" names the kind of the work below it. */
static void drop_kinds_of_work(struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above = role_above(sections, i);
        if (section->form != HEADING_MARKDOWN || !above || !above->roles[ROLE_ACTION_ITEMS] ||
            above->roles[ROLE_RESOLUTION] || section->roles[ROLE_ACTION_ITEMS])
            continue;
        section->roles[ROLE_DETECTION] = section->roles[ROLE_RESOLUTION] = false;
    }
}

/* A label below a heading of no role has none by a part of its words: "MTTR improvement:" below "## Metrics"
 * is no list of improvements. */
static void drop_vague_labels(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above =
            section->parent == SIZE_MAX ? NULL : &sections->items[section->parent];
        bool label = section->form == HEADING_BOLD || section->form == HEADING_LABEL;
        bool other = above && above->form == HEADING_MARKDOWN && above->understood &&
                     !section_has_role(above);
        bool roles[ROLE_COUNT];
        if (label && other && section_has_role(section) &&
            !heading_roles(reading, folded_name(reading, section->heading), true, roles))
            memset(section->roles, 0, sizeof section->roles);
    }
}

/* Whether a section tells two clocks. `*first` is a line that does not stand behind its first one, and is set to
 * that. */
static bool holds_clocks(const struct reading *reading, const struct section *section,
                         size_t *first)
{
    enum { LEAST = 2 };
    const struct line_list *lines = &reading->lines;
    size_t clocks = 0;
    while (*first < lines->count && lines->items[*first].place.start < section->body.start)
        ++*first;
    for (size_t i = *first; i < lines->count && lines->items[i].place.start < section->body.end;
         i++) {
        struct stamp stamp = {0};
        while (clocks < LEAST && find_stamp(reading, lines->items[i].text, stamp.place.end, &stamp))
            clocks += stamp.clock.known;
    }
    return clocks == LEAST;
}

/* "## Context" is a timeline where it holds one; else it tells what was before the incident, and no time is missing
 * there. */
static void drop_untimed_context(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct word_list *names = &reading->words->lists[WORDS_CONTEXT_HEADINGS];
    size_t line = 0;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (section->roles[ROLE_TIMELINE] &&
            phrases_contain(names, folded_name(reading, section->heading)))
            section->roles[ROLE_TIMELINE] = holds_clocks(reading, section, &line);
    }
}

/* Finds for each section whose roles hold in it. */
static void inherit_roles(struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above =
            section->parent == SIZE_MAX ? NULL : &sections->items[section->parent];
        section->roles_from = section_has_role(section) ? i : above ? above->roles_from : SIZE_MAX;
    }
}

void settle_roles(struct reading *reading)
{
    struct section_list *sections = &reading->postmortem->sections;
    drop_headings_of_reports(reading);
    drop_kinds_of_work(sections);
    drop_listed_work(reading);
    drop_vague_labels(reading);
    summarise_report(reading);
    take_listed_work(reading);
    drop_untimed_context(reading);
    settle_partial_roles(reading);
    inherit_roles(sections);
}
