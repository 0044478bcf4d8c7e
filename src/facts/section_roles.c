/* The roles that a section's name seems to say and its place denies. */
#include <string.h>

#include "facts/sections.h"

/* The nearest section around one that has a role, or NULL. */
static const struct section *role_above(const struct section_list *sections, size_t index)
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

/* Whether a heading names the clock, or ends with the minutes, in which something was done. */
static bool tells_minutes(const struct reading *reading, struct text heading)
{
    enum { HOUR = 60 * 60 };
    struct stamp stamp;
    struct length length;
    if (find_stamp(reading, heading, 0, &stamp) && stamp.clock.known)
        return true;
    return length_find(heading, 0, reading->time, &length) && length.seconds < HOUR &&
           text_strip(text_from_offset(heading, length.place.end), ") ").length == 0;
}

/* "### Immediate actions (14:10–14:25)" or "(0-5 minutes)" below "## Resolution" tells what was done then, not
 * what is to be. */
static void drop_past_actions(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above = role_above(sections, i);
        if (!section->roles[ROLE_ACTION_ITEMS] || !above || !above->roles[ROLE_RESOLUTION] ||
            above->roles[ROLE_ACTION_ITEMS] || !tells_minutes(reading, section->heading))
            continue;
        section->roles[ROLE_ACTION_ITEMS] = false;
        section->roles[ROLE_RESOLUTION] = true;
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

/* Whether text stands right below a heading, before the sections below it. */
static bool has_own_text(const struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    struct place own = {sections->items[index].body.start, sections->items[index].body.end};
    if (index + 1 < sections->count && sections->items[index + 1].parent == index)
        own.end = sections->items[index + 1].place.start;
    return own.end > own.start && !postmortem_is_blank(reading->postmortem, own);
}

/* Whether a sentence stands before the first section: it sums up. */
static bool has_opening(const struct reading *reading)
{
    enum { SENTENCE = 60 };
    const struct section *first = reading->postmortem->sections.items;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->place.start >= first->place.start)
            return false;
        if (line->kind == LINE_TEXT && !line->label.length && line->text.length >= SENTENCE &&
            i != reading->title_line)
            return true;
    }
    return false;
}

/* "Postmortem" over some sentences says what happened, where no other heading announces that. It may hold
 * anything else as well, so that it is not understood by that. */
static void summarise_report(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct word_list *names = &reading->words->lists[WORDS_REPORT_HEADINGS];
    if (!sections->count || postmortem_section(reading->postmortem, ROLE_SUMMARY) ||
        has_opening(reading))
        return;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (section->form == HEADING_FIELD || !has_own_text(reading, i) ||
            !phrases_contain(names, folded_name(reading, section->heading)))
            continue;
        section->roles[ROLE_SUMMARY] = true;
        return;
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
    drop_kinds_of_work(sections);
    drop_past_actions(reading);
    drop_vague_labels(reading);
    summarise_report(reading);
    inherit_roles(sections);
}
