/* Which sections list action items. */
#include "base/utf8.h"
#include "facts/actions.h"

/* A bold line that groups items, although a part of its words names a section: "**Detection and
 * alerts**" between them. */
static bool is_group_label(const struct reading *reading, const struct section *section)
{
    bool roles[ROLE_COUNT];
    return section->form == HEADING_BOLD && section->parent != SIZE_MAX &&
           !section->roles[ROLE_ACTION_ITEMS] &&
           reading->postmortem->sections.items[section->parent].roles[ROLE_ACTION_ITEMS] &&
           !heading_roles(reading, utf8_fold(reading->arena, section->heading), true, roles);
}

size_t section_of_items(const struct reading *reading, size_t index)
{
    const struct postmortem *postmortem = reading->postmortem;
    size_t found = SIZE_MAX;
    for (; index != SIZE_MAX; index = postmortem->sections.items[index].parent) {
        const struct section *section = &postmortem->sections.items[index];
        if (!section_has_role(section) || reading->group_labels[index])
            continue;
        if (found == SIZE_MAX || section->roles[ROLE_ACTION_ITEMS])
            found = index;
        if (section->form != HEADING_FIELD || section->roles[ROLE_ACTION_ITEMS])
            break;
    }
    return found;
}

/* Whether the heading is known as a whole, and not only by a part of its words. */
static bool is_known_name(struct reading *reading, const struct section *section)
{
    bool roles[ROLE_COUNT];
    return heading_roles(reading, folded_name(reading, section->heading), true, roles);
}

/* Whether a heading of Markdown's names the work to come. */
static bool has_action_heading(const struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].form == HEADING_MARKDOWN &&
            sections->items[i].roles[ROLE_ACTION_ITEMS])
            return true;
    return false;
}

/* Marks what lists no work whatever its words: a label below a heading over what one will see when the work has helped,
 * "Success metrics" over "**Process improvements:**" (a heading of Markdown's may be a part of its own, whatever its
 * level is); and one with a remark, "**Review, next steps:** 2 May", beside a heading for the work. */
static bool *mark_other_labels(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    bool *others = arena_alloc_array(reading->arena, sections->count + 1, sizeof *others);
    bool *names = arena_alloc_array(reading->arena, sections->count + 1, sizeof *names);
    bool headed = has_action_heading(sections);
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        size_t parent = section->parent;
        bool work = section->roles[ROLE_ACTION_ITEMS];
        names[i] = !work && names_measures(reading, section->heading);
        bool measures = parent != SIZE_MAX && (others[parent] || names[parent]);
        bool remark =
            headed && work && section->form == HEADING_FIELD && !is_known_name(reading, section);
        others[i] = remark || (measures && section->form != HEADING_MARKDOWN);
    }
    return others;
}

static bool is_action_section(const struct reading *reading, size_t index, const bool *others)
{
    size_t found = section_of_items(reading, index);
    if (found == SIZE_MAX || others[found])
        return false;
    const bool *roles = reading->postmortem->sections.items[found].roles;
    return roles[ROLE_ACTION_ITEMS] && !roles[ROLE_TIMELINE];
}

void mark_action_sections(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    bool *labels = arena_alloc_array(reading->arena, sections->count + 1, sizeof *labels);
    bool *lists = arena_alloc_array(reading->arena, sections->count + 1, sizeof *lists);
    const bool *others = mark_other_labels(reading);
    for (size_t i = 0; i < sections->count; i++)
        labels[i] = is_group_label(reading, &sections->items[i]);
    reading->group_labels = labels;
    for (size_t i = 0; i < sections->count; i++)
        lists[i] = is_action_section(reading, i, others);
    reading->action_sections = lists;
}

bool lists_actions(const struct reading *reading, size_t index)
{
    return index != SIZE_MAX && reading->action_sections[index];
}

struct item_context merge_contexts(struct item_context near, struct item_context far)
{
    if (!near.owner.length)
        near.owner = far.owner;
    if (!near.due.length)
        near.due = far.due;
    if (!near.link.length)
        near.link = far.link;
    if (near.done == TASK_NONE)
        near.done = far.done;
    return near;
}

struct item_context context_of_headings(const struct reading *reading, size_t section)
{
    const struct postmortem *postmortem = reading->postmortem;
    size_t last = section_of_items(reading, section);
    struct item_context context = {0};
    for (size_t i = section; i != SIZE_MAX; i = postmortem->sections.items[i].parent) {
        const struct section *named = &postmortem->sections.items[i];
        struct item_context said = {0};
        if (named->form != HEADING_FIELD)
            read_item_context(reading, &said, document_text(postmortem->document, named->place),
                              named->form == HEADING_BOLD && !section_has_role(named));
        context = merge_contexts(context, said);
        if (i == last)
            break;
    }
    return context;
}

bool names_prevention(struct reading *reading, size_t section)
{
    return section != SIZE_MAX &&
           phrases_contain(
               &reading->words->lists[WORDS_PREVENTION_HEADINGS],
               folded_name(reading, reading->postmortem->sections.items[section].heading));
}

/* The heading has to stand above all that list action items: below "Action items" it names a kind of these. */
bool lies_in_prevention(struct reading *reading, size_t section)
{
    bool named = false;
    while (lists_actions(reading, section)) {
        named = names_prevention(reading, section);
        section = reading->postmortem->sections.items[section].parent;
    }
    return named;
}

/* The fields of an item that were told, by column; WORDS_COUNT is for labels that name none. */
struct told_fields {
    bool seen[WORDS_COUNT + 1];
    bool described; /* the first is "Description: …" or the like … */
    bool other;     /* … and one is neither such a label nor the name of a column */
    size_t count;
};

/* Whether a bullet tells a field of an item, which is told once. "Team: agree on the alerts" begins as no name. */
static bool tells_field(struct reading *reading, const struct line *line, struct told_fields *told)
{
    if (line->kind != LINE_ITEM || line->depth != 1 || line->task != TASK_NONE ||
        !line->label.length || !line->value.length)
        return false;
    enum word_list_id column = column_named(reading, line->label);
    bool again = column != WORDS_COUNT && told->seen[column], more = tells_more(reading, line);
    told->seen[column] = true;
    told->described |= more && !told->count;
    told->count++;
    told->other |= !more && column == WORDS_COUNT;
    bool small = line->value.data[0] >= 'a' && line->value.data[0] <= 'z';
    return !again && !(column == WORDS_FIELD_OWNER && small);
}

/* The index of the first line whose innermost section is that one. */
static size_t first_line_of(const struct reading *reading, size_t section)
{
    size_t low = 0, high = reading->lines.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->lines.items[middle].place.start <
            reading->postmortem->sections.items[section].body.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool lists_fields_of_one(struct reading *reading, size_t section)
{
    const struct section *heading = &reading->postmortem->sections.items[section];
    struct told_fields told = {0};
    bool roles[ROLE_COUNT];
    if ((heading->form != HEADING_MARKDOWN && heading->form != HEADING_BOLD) ||
        !lists_actions(reading, heading->parent) ||
        heading_roles(reading, folded_name(reading, heading->heading), true, roles))
        return false;
    for (size_t i = first_line_of(reading, section); i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->last_section != section &&
            !is_field_below(reading->postmortem, line->last_section, section))
            break;
        if (line->kind != LINE_TEXT && !tells_field(reading, line, &told))
            return false;
    }
    return (told.described && !told.other) || told.seen[WORDS_FIELD_OWNER] +
                                                      told.seen[WORDS_FIELD_DUE] +
                                                      told.seen[WORDS_FIELD_TICKET] >
                                                  1;
}

bool has_action_list(struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count && !reading->action_list_known; i++) {
        const struct line *line = &reading->lines.items[i];
        bool list = line->kind == LINE_ITEM ||
                    (line->kind == LINE_ROW && is_action_table(reading, line->block));
        reading->action_list = reading->action_list_known =
            list && lists_actions(reading, line->last_section) &&
            !names_prevention(reading, line->last_section);
    }
    reading->action_list_known = true;
    return reading->action_list;
}

/* Whether a line of a list of action items says more than what is to be done. */
static bool is_tracked_line(struct reading *reading, const struct line *line)
{
    if (line->kind == LINE_ROW)
        return !line->block->header && is_action_table(reading, line->block);
    return line->kind == LINE_ITEM && names_doer(reading, line, line->text);
}

bool has_tracked_list(struct reading *reading)
{
    enum { ENOUGH = 2 };
    size_t tracked = 0;
    for (size_t i = 0; i < reading->lines.count && !reading->tracked_list_known; i++) {
        const struct line *line = &reading->lines.items[i];
        if (lists_actions(reading, line->last_section) && is_tracked_line(reading, line) &&
            !lies_in_prevention(reading, line->last_section))
            tracked++;
        reading->tracked_list = reading->tracked_list_known = tracked >= ENOUGH;
    }
    reading->tracked_list_known = true;
    return reading->tracked_list;
}

bool is_field_below(const struct postmortem *postmortem, size_t index, size_t parent)
{
    const struct section *sections = postmortem->sections.items;
    return index != SIZE_MAX && parent != SIZE_MAX && sections[index].form == HEADING_FIELD &&
           sections[index].parent == parent;
}
