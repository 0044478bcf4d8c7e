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
