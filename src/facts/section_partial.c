/* Headings that have their role by the one that they stand below. */
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

void settle_partial_roles(struct reading *reading)
{
    settle_horizons(reading);
    drop_lesson_subjects(reading);
}
