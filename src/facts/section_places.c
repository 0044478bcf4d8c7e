/* In which section a place lies, and which roles hold there. */
#include "facts/steps.h"

/* The innermost section around an offset, behind which the first `count` ones do not begin. */
static size_t innermost(const struct section_list *sections, size_t count, size_t offset)
{
    size_t index = count ? count - 1 : SIZE_MAX;
    while (index != SIZE_MAX && sections->items[index].body.end <= offset &&
           sections->items[index].place.end <= offset)
        index = sections->items[index].parent;
    return index;
}

size_t section_index_at(const struct postmortem *postmortem, size_t offset)
{
    const struct section_list *sections = &postmortem->sections;
    size_t low = 0, high = sections->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sections->items[middle].place.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return innermost(sections, low, offset);
}

/* The same for offsets that mostly rise: `*count` is how many sections begin before the last one. */
static size_t next_section_at(const struct section_list *sections, size_t *count, size_t offset)
{
    while (*count < sections->count && sections->items[*count].place.start <= offset)
        ++*count;
    while (*count > 0 && sections->items[*count - 1].place.start > offset)
        --*count;
    return innermost(sections, *count, offset);
}

bool section_has_role(const struct section *section)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (section->roles[i])
            return true;
    return false;
}

const bool *roles_in(const struct postmortem *postmortem, size_t section)
{
    static const bool none[ROLE_COUNT];
    const struct section *sections = postmortem->sections.items;
    size_t from = section == SIZE_MAX ? SIZE_MAX : sections[section].roles_from;
    return from == SIZE_MAX ? none : sections[from].roles;
}

bool postmortem_in_role(const struct postmortem *postmortem, size_t offset, enum role role)
{
    return roles_in(postmortem, section_index_at(postmortem, offset))[role];
}

/* The body of the first section where its heading is not understood and none sums up. */
static struct place unknown_account(const struct postmortem *postmortem)
{
    const struct section_list *sections = &postmortem->sections;
    size_t first = 0;
    while (first < sections->count && sections->items[first].form == HEADING_FIELD)
        first++;
    if (first == sections->count || sections->items[first].understood ||
        section_has_role(&sections->items[first]) || postmortem_section(postmortem, ROLE_SUMMARY))
        return (struct place){0};
    return sections->items[first].body;
}

static void locate_prose(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct place unknown = unknown_account(postmortem);
    size_t count = 0;
    for (size_t i = 0; i < reading->prose.count; i++) {
        struct prose_block *prose = &reading->prose.items[i];
        size_t at = prose->block->place.start;
        size_t index = next_section_at(&postmortem->sections, &count, at);
        const bool *roles = prose->roles = roles_in(postmortem, index);
        prose->opening =
            index == SIZE_MAX || roles[ROLE_SUMMARY] || roles[ROLE_IMPACT] || roles[ROLE_DETECTION];
        prose->account = at >= unknown.start && at < unknown.end &&
                         prose->block->kind == BLOCK_PARAGRAPH &&
                         !section_has_role(&postmortem->sections.items[index]);
    }
}

void locate_text(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    size_t count = 0;
    for (size_t i = 0; i < reading->lines.count; i++) {
        struct line *line = &reading->lines.items[i];
        size_t last = line->place.end > line->place.start ? line->place.end - 1 : line->place.start;
        line->section = next_section_at(sections, &count, line->place.start);
        line->last_section = next_section_at(sections, &count, last);
    }
    locate_prose(reading);
}

const struct section *postmortem_section_at(const struct postmortem *postmortem, size_t offset)
{
    size_t index = section_index_at(postmortem, offset);
    return index == SIZE_MAX ? NULL : &postmortem->sections.items[index];
}

const struct section *postmortem_section(const struct postmortem *postmortem, enum role role)
{
    for (size_t i = 0; i < postmortem->sections.count; i++)
        if (role < ROLE_COUNT && postmortem->sections.items[i].roles[role])
            return &postmortem->sections.items[i];
    return NULL;
}

size_t count_roles(const struct postmortem *postmortem)
{
    size_t count = 0;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        count += postmortem_section(postmortem, (enum role)role) != NULL;
    return count;
}

bool opening_matches(const struct reading *reading, enum word_list_id list)
{
    const struct word_list *patterns = &reading->words->lists[list];
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        if (prose->opening && patterns_match(patterns, prose->block->text))
            return true;
    }
    return false;
}

const struct section *section_named(const struct reading *reading, const struct line *line)
{
    if (line->last_section == SIZE_MAX)
        return NULL;
    const struct section *section = &reading->postmortem->sections.items[line->last_section];
    return section->place.start >= line->place.start ? section : NULL;
}

bool is_heading_line(const struct reading *reading, const struct line *line)
{
    const struct section *section = section_named(reading, line);
    return section && section->form != HEADING_FIELD;
}
