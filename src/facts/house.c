/* The headings that a house, or the standard that it follows, has names of its own for. */
#include <string.h>

#include "facts/steps.h"

static void add_heading(struct reading *reading, struct text name, enum role role)
{
    struct house_heading heading = {folded_name(reading, name), role};
    if (heading.name.length)
        LIST_PUSH(reading->arena, &reading->house_headings, heading);
}

/* A standard's own names are understood where it is asked for, whether they play a role or not. */
static void add_parts(struct reading *reading, const struct profile *profile)
{
    for (size_t i = 0; i < profile->part_count; i++) {
        const struct profile_part *part = &profile->parts[i];
        add_heading(reading, text_from(part->name), part->role);
        for (size_t j = 0; j < part->names.count; j++)
            add_heading(reading, text_from(part->names.items[j]), part->role);
    }
}

void read_house(struct reading *reading, const struct reading_options *options)
{
    for (size_t i = 0; options->sections && i < options->sections->count; i++)
        add_heading(reading, options->sections->items[i].name, options->sections->items[i].role);
    for (size_t i = 0; options->house_template && i < options->house_template->headings.count; i++)
        add_heading(reading, options->house_template->headings.items[i], ROLE_NONE);
    if (options->profile)
        add_parts(reading, options->profile);
}

bool heading_roles(const struct reading *reading, struct text folded, bool exact,
                   bool roles[ROLE_COUNT])
{
    bool any = false;
    memset(roles, 0, ROLE_COUNT * sizeof *roles);
    for (size_t i = 0; i < reading->house_headings.count; i++) {
        const struct house_heading *heading = &reading->house_headings.items[i];
        if (heading->role != ROLE_NONE && text_equal(heading->name, folded))
            roles[heading->role] = any = true;
    }
    return any || name_roles(reading->words, folded, exact, roles);
}

bool may_have_role(const struct reading *reading, struct text name)
{
    return reading->house_headings.count > 0 ||
           names_may_begin(reading->words->sections,
                           text_from_offset(name, decoration_length(name, true)));
}

bool is_house_heading(const struct reading *reading, struct text folded)
{
    for (size_t i = 0; i < reading->house_headings.count; i++)
        if (reading->house_headings.items[i].role == ROLE_NONE &&
            text_equal(reading->house_headings.items[i].name, folded))
            return true;
    return false;
}
