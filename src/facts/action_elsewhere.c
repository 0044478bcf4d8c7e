/* Action items outside of the sections that list them. */
#include "facts/action_walk.h"

/* The roles that hold where the line ends. */
static const bool *roles_of(const struct reading *reading, const struct line *line)
{
    return roles_in(reading->postmortem, line->last_section);
}

static void introduce_items(struct action_walk *walk, const struct line *line)
{
    walk->introduced = ends_with_colon(line->text) &&
                       text_matches(walk->reading, WORDS_ACTION_INTRO_PATTERNS, line->text);
    if (walk->introduced)
        set_intro(walk, text_slice(line->block->text, 0, line->to), (struct item_context){0});
}

void read_introduced_items(struct reading *reading)
{
    struct action_walk walk = {.reading = reading, .section = SIZE_MAX, .list = true};
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = line_at(reading, i);
        if (lists_actions(reading, line->last_section) || roles_of(reading, line)[ROLE_TIMELINE])
            walk.introduced = false;
        else if (line->kind == LINE_TEXT && line->depth == 0)
            introduce_items(&walk, line);
        else if (line->kind == LINE_HEADING || line->kind == LINE_CODE)
            walk.introduced = false;
        else if (walk.introduced && line->kind == LINE_ITEM)
            read_action_item_line(&walk, i);
    }
}

void read_assigned_items(struct reading *reading)
{
    struct action_walk walk = {.reading = reading, .section = SIZE_MAX, .list = true};
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = line_at(reading, i);
        const struct item_context none = {0};
        if (line->quoted)
            continue;
        if (is_task_row(reading, line))
            add_action_row(reading, line, &none);
        if (line->kind == LINE_ITEM && is_assigned(reading, line, text_from_line(reading, i)))
            read_action_item_line(&walk, i);
    }
}

/* Whether the line is a heading of Markdown's of that level which ends with a colon and names nothing that is
 * understood. */
static bool is_unknown_label(const struct reading *reading, const struct line *line, int level)
{
    const struct section *section = section_named(reading, line);
    return section && section->form == HEADING_MARKDOWN && section->level == level &&
           ends_with_colon(line->text) && !section->understood && !section_has_role(section);
}

/* Whether the line is the last of a section of action items and announces the work in the sections behind: not so
 * "What we do not know yet:". */
static bool announces_headings(const struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index);
    return line->kind == LINE_TEXT && lists_actions(reading, line->last_section) &&
           ends_with_colon(line->text) && !section_named(reading, line) &&
           (text_matches(reading, WORDS_ACTION_INTRO_PATTERNS, line->text) ||
            text_matches(reading, WORDS_HEADING_INTRO_PATTERNS, line->text)) &&
           is_unknown_label(reading, line + 1,
                            reading->postmortem->sections.items[line->last_section].level);
}

/* The words of the item that a heading is are those of the paragraph below it: "Better logging:" only names them. */
static void take_words_below(struct reading *reading, const struct line *line, struct text text)
{
    struct action_item_list *items = &reading->postmortem->action_items;
    struct action_item *item = &items->items[items->count - 1];
    item->text = text;
    item->text_place = line_slice_place(line, text);
    read_item_words(reading, item, line->block, text);
}

void read_heading_items(struct reading *reading)
{
    struct action_walk walk = {.reading = reading, .section = SIZE_MAX};
    for (size_t i = 0; i + 1 < reading->lines.count; i++) {
        const struct line *line = line_at(reading, i);
        if (!announces_headings(reading, i))
            continue;
        int level = reading->postmortem->sections.items[line->last_section].level;
        for (i++; i < reading->lines.count; i++) {
            line = line_at(reading, i);
            bool below = is_heading_line(reading, line - 1) && line->kind == LINE_TEXT;
            if (is_unknown_label(reading, line, level))
                add_action_line(&walk, line, line->text);
            else if (is_heading_line(reading, line))
                return;
            else if (below)
                take_words_below(reading, line, text_from_line(reading, i));
        }
    }
}

void read_intents(struct reading *reading)
{
    struct action_walk walk = {.reading = reading, .section = SIZE_MAX};
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = line_at(reading, i);
        const bool *roles = roles_of(reading, line);
        if ((line->kind != LINE_TEXT && line->kind != LINE_ITEM) || line->quoted ||
            roles[ROLE_TIMELINE] || roles[ROLE_IMPACT])
            continue;
        if (!line_continues(reading, i) && tells_intent(reading, text_from_line(reading, i)))
            add_action_line(&walk, line, text_from_line(reading, i));
    }
}
