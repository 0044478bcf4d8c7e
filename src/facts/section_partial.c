/* Headings that have their role by the one that they stand below. */
#include <string.h>

#include "facts/sections.h"

/* Whether the name says no more than how soon something is: "Long-term", "Immediate (completed)". */
static bool names_horizon(struct reading *reading, const struct section *section)
{
    return phrases_contain(&reading->words->lists[WORDS_HORIZON_HEADINGS],
                           folded_name(reading, section->heading));
}

/* Whether a section tells what happened, and not what was or will be done about it. */
static bool is_account(const struct section *section)
{
    const bool *roles = section->roles;
    return (roles[ROLE_SUMMARY] || roles[ROLE_IMPACT] || roles[ROLE_TIMELINE] ||
            roles[ROLE_DETECTION] || roles[ROLE_ROOT_CAUSE]) &&
           !roles[ROLE_RESOLUTION] && !roles[ROLE_ACTION_ITEMS] && !roles[ROLE_LESSONS];
}

/* "### Immediate" is of the work below "## Action items"; "Long-term: trust is lost" is none below "## Impact". */
static void settle_horizons(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above = role_above(sections, i);
        bool work = section->roles[ROLE_ACTION_ITEMS];
        if (!above || (!work && (section->form != HEADING_MARKDOWN || section_has_role(section))) ||
            !names_horizon(reading, section))
            continue;
        if (work && is_account(above))
            section->roles[ROLE_ACTION_ITEMS] = false;
        if (!work && above->roles[ROLE_ACTION_ITEMS] && !above->roles[ROLE_RESOLUTION])
            section->roles[ROLE_ACTION_ITEMS] = section->understood = true;
    }
}

/* Whether a heading below lessons has a role only by a part of its name, which may be what the lesson is about. */
static bool is_lesson_subject(struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *section = &sections->items[index], *above = role_above(sections, index);
    bool roles[ROLE_COUNT];
    return section_has_role(section) && above && above->roles[ROLE_LESSONS] &&
           !above->roles[ROLE_ACTION_ITEMS] &&
           (section->form == HEADING_MARKDOWN || section->form == HEADING_BOLD) &&
           !heading_roles(reading, folded_name(reading, section->heading), true, roles);
}

/* "### Better detection" below "## Lessons learned" is about the detection, and does not tell it. Where no other section
 * has a role that a document must have, it may be told there all the same. */
static void drop_lesson_subjects(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    size_t counts[ROLE_COUNT] = {0};
    for (size_t i = 0; i < sections->count; i++)
        for (size_t role = 0; role < ROLE_COUNT; role++)
            counts[role] += sections->items[i].roles[role];
    for (size_t i = 0; i < sections->count; i++) {
        if (!is_lesson_subject(reading, i))
            continue;
        for (size_t role = 0; role < ROLE_COUNT; role++) {
            bool apart = role == ROLE_DETECTION || role == ROLE_RESOLUTION;
            if (role == ROLE_ACTION_ITEMS || role == ROLE_LESSONS ||
                !sections->items[i].roles[role] || !(apart || counts[role] > 1))
                continue;
            sections->items[i].roles[role] = false;
            counts[role]--;
        }
    }
}

/* Whether sections below one tell when it happened, and as many more roles of an account as make a report. How far below
 * it lines are that only look like headings nobody can tell. */
static bool holds_whole_account(const struct section_list *sections, size_t index)
{
    bool held[ROLE_COUNT] = {0};
    for (size_t i = index + 1;
         i < sections->count && sections->items[i].level > sections->items[index].level; i++)
        for (size_t role = 0; role < ROLE_COUNT && sections->items[i].form == HEADING_MARKDOWN;
             role++)
            held[role] |= sections->items[i].roles[role];
    return held[ROLE_TIMELINE] && held[ROLE_ROOT_CAUSE] &&
           (held[ROLE_SUMMARY] || held[ROLE_IMPACT] || held[ROLE_ACTION_ITEMS]);
}

/* Whether an item, or a row of a table, stands right below a heading, before the sections below it. */
static bool has_own_items(const struct reading *reading, size_t index)
{
    const struct section *section = &reading->postmortem->sections.items[index];
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->place.start >= section[1].place.start)
            return false;
        if (line->place.start >= section->body.start &&
            (line->kind == LINE_ITEM || line->kind == LINE_ROW))
            return true;
    }
    return false;
}

/* Whether a section that stands behind all of another tells a part of the story. */
static bool is_followed_by_parts(const struct section_list *sections, size_t index)
{
    for (size_t i = index + 1; i < sections->count; i++)
        if (sections->items[i].place.start >= sections->items[index].body.end &&
            section_has_role(&sections->items[i]))
            return true;
    return false;
}

void drop_headings_of_reports(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    size_t first = 0;
    while (first < sections->count && !section_has_role(&sections->items[first]))
        first++;
    if (first == sections->count)
        return;
    struct section *section = &sections->items[first];
    if (section->form == HEADING_MARKDOWN && section->roles[ROLE_ACTION_ITEMS] &&
        holds_whole_account(sections, first) && !is_followed_by_parts(sections, first) &&
        !has_own_items(reading, first))
        memset(section->roles, 0, sizeof section->roles);
}

void settle_partial_roles(struct reading *reading)
{
    settle_horizons(reading);
    drop_lesson_subjects(reading);
}
