/* Sections: the headings of a document, what lies below each, and how they nest. */
#include "facts/sections.h"

#include <string.h>

#include "facts/actions.h"
#include "facts/steps.h"

/* The level of a heading that Markdown does not know: below the last that it knows. */
static int own_level(const struct heading *heading, const struct line *line, int markdown_level)
{
    if (heading->level)
        return heading->level;
    int level = markdown_level + 1 + (line->kind == LINE_ITEM ? line->depth : 0);
    level += line->block->kind == BLOCK_CODE; /* indented below a plain heading */
    return heading->form == HEADING_FIELD ? level + 1 : level;
}

static void add_section(struct reading *reading, const struct line *line,
                        const struct heading *heading, int level)
{
    struct postmortem *postmortem = reading->postmortem;
    struct section section = {.form = heading->form, .level = level, .parent = SIZE_MAX};
    section.heading = text_strip(text_trim(heading->name), "# ");
    section.heading = text_from_offset(section.heading, decoration_length(section.heading, true));
    while (section.heading.length &&
           strchr(": \t", section.heading.data[section.heading.length - 1]))
        section.heading.length--;
    if (text_ends_with(section.heading, TEXT("】")))
        section.heading.length -= strlen("】");
    section.place = line_slice_place(line, heading->name);
    section.body.start =
        heading->value.length ? line_slice_place(line, heading->value).start : line->place.end;
    section.body.end = reading->postmortem->document->bytes.length;
    memcpy(section.roles, heading->roles, sizeof section.roles);
    section.names_others = text_matches(reading, WORDS_OTHER_INCIDENT_PATTERNS, section.heading);
    section.understood = (heading->any_role && !heading->misspelt) || section.names_others ||
                         name_is_other(reading->words, heading->folded) ||
                         is_house_heading(reading, heading->folded);
    LIST_PUSH(reading->arena, &postmortem->sections, section);
}

LIST(head_list, size_t);

/* Whether a section may be a phase of what happened: what else has a role has it beside the timeline. */
static bool may_be_phase(const struct section *section)
{
    return !section->roles[ROLE_TIMELINE] && !section->roles[ROLE_SUMMARY] &&
           !section->roles[ROLE_IMPACT] && !section->roles[ROLE_ROOT_CAUSE] &&
           !section->roles[ROLE_ACTION_ITEMS] && !section->roles[ROLE_LESSONS];
}

/* Puts the sections behind a timeline that look like its equals below it, as long as the first line of
 * each begins with a time. `heads` are the lines of all headings. */
static void take_phases(struct reading *reading, const struct head_list *heads, size_t timeline)
{
    struct section_list *sections = &reading->postmortem->sections;
    int level = sections->items[timeline].level;
    for (size_t i = timeline + 1; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        size_t first = heads->items[i] + 1;
        if (section->level < level ||
            (section->level == level &&
             (!may_be_phase(section) || first >= reading->lines.count ||
              !begins_with_stamp(reading, reading->lines.items[first].text))))
            return;
        section->level++;
    }
}

/* "Timeline:" over nothing but "Detection:" and "Resolution:", where no heading tells its rank. */
static void gather_phases(struct reading *reading, const struct head_list *heads)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i + 1 < sections->count; i++)
        if (sections->items[i].roles[ROLE_TIMELINE] && heads->items[i + 1] == heads->items[i] + 1 &&
            sections->items[i].level == sections->items[i + 1].level)
            take_phases(reading, heads, i);
}

/* Gives each section its end and its parent: a stack of open ones. */
static void nest_sections(struct reading *reading)
{
    struct section_list *sections = &reading->postmortem->sections;
    size_t open = SIZE_MAX;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        while (open != SIZE_MAX && sections->items[open].level >= section->level) {
            sections->items[open].body.end = section->place.start;
            open = sections->items[open].parent;
        }
        section->parent = open;
        open = i;
    }
    for (size_t i = sections->count; i-- > 0;) {
        struct section *section = &sections->items[i];
        if (section->body.end < section->body.start)
            section->body.end = section->body.start;
    }
}

static bool has_content(const struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *section = &sections->items[index];
    if (index + 1 < sections->count && sections->items[index + 1].parent == index)
        return true;
    return !postmortem_is_blank(reading->postmortem, section->body);
}

/* The title and what stands over it are no sections. */
static bool is_title(const struct reading *reading, size_t line, const struct heading *heading)
{
    return line == reading->title_line && heading->form != HEADING_FIELD;
}

/* Whether nothing stands behind a line before the next section of Markdown's or the document's end. */
static bool ends_section(const struct reading *reading, size_t line, int markdown_level)
{
    const struct line *next = &reading->lines.items[line + 1];
    return line + 1 == reading->lines.count ||
           (next->kind == LINE_HEADING && next->level <= markdown_level);
}

/* Whether a line is all that stands in a section that tells what happened. */
static bool fills_account(const struct reading *reading, size_t line)
{
    const struct section_list *sections = &reading->postmortem->sections;
    if (!line || reading->lines.items[line - 1].kind != LINE_HEADING || !sections->count)
        return false;
    const bool *roles = sections->items[sections->count - 1].roles;
    return (roles[ROLE_SUMMARY] || roles[ROLE_IMPACT] || roles[ROLE_TIMELINE] ||
            roles[ROLE_ROOT_CAUSE]) &&
           !roles[ROLE_ACTION_ITEMS] && !roles[ROLE_LESSONS];
}

/* "TODO" over a list names work to be done. Over nothing, and "TODO: ask the shop" as the whole of an
 * account, it says that something is to be written here. */
static bool is_gap(const struct reading *reading, size_t line, const struct heading *heading,
                   int markdown_level)
{
    struct text text = reading->lines.items[line].text;
    return !heading->level && heading->roles[ROLE_ACTION_ITEMS] &&
           ends_section(reading, line, markdown_level) &&
           (!heading->value.length || fills_account(reading, line)) &&
           text_matches(reading, WORDS_PLACEHOLDER_PATTERNS, text);
}

/* Whether what looks like a heading within a list of work is an item of it, as details of it follow, or tells more of
 * one: a label in the list or below a heading that is the item. `work_level` is that of the list's own heading, 0
 * outside of one. */
static bool is_of_item(struct reading *reading, size_t index, const struct heading *heading,
                       int work_level)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct line *line = &reading->lines.items[index];
    if (!work_level || heading->level)
        return false;
    if (heading->form != HEADING_FIELD)
        return line->kind == LINE_ITEM && has_details(reading, index);
    if (heading->roles[ROLE_ACTION_ITEMS] || !names_detail(reading, heading->folded))
        return false;
    const struct section *above = &sections->items[sections->count - 1];
    return line->depth > 0 || (above->level > work_level && !section_has_role(above));
}

/* The level of the heading that a list of work stands below, behind one more heading; 0 outside of one. */
static int work_level_behind(int work_level, const struct heading *heading, int level)
{
    if (heading->roles[ROLE_ACTION_ITEMS] && (!work_level || level <= work_level))
        return level;
    return level <= work_level ? 0 : work_level;
}

void read_sections(struct reading *reading)
{
    int markdown_level = 1, work_level = 0;
    struct head_list heads = {0};
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct heading heading;
        if (!read_heading(reading, line, &heading))
            continue;
        if (is_title(reading, i, &heading)) {
            markdown_level = heading.level ? heading.level : 1;
            continue;
        }
        if (is_gap(reading, i, &heading, markdown_level) ||
            is_of_item(reading, i, &heading, work_level))
            continue;
        if (heading.level)
            markdown_level = heading.level;
        int level = own_level(&heading, line, markdown_level);
        work_level = work_level_behind(work_level, &heading, level);
        add_section(reading, line, &heading, level);
        LIST_PUSH(reading->arena, &heads, i);
    }
    gather_phases(reading, &heads);
    nest_sections(reading);
    struct section_list *sections = &reading->postmortem->sections;
    settle_roles(reading);
    mark_other_incidents(reading, heads.items);
    for (size_t i = 0; i < sections->count; i++)
        sections->items[i].empty = !has_content(reading, i);
}
