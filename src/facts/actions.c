/* Where the action items are: bullets, rows, numbered lines, task lists, plain lines, headings and
 * sentences of the sections that list them; action_elsewhere.c looks where none does.
 */
#include <string.h>

#include "facts/action_walk.h"
#include "facts/steps.h"

static struct item_context item_context(const struct action_walk *walk)
{
    struct item_context context = merge_contexts(walk->group, walk->heading);
    context.group = walk->group_count;
    return context;
}

void add_action_line(struct action_walk *walk, const struct line *line, struct text text)
{
    struct action_item item = {.done = state_of_line(line)};
    struct item_context context = item_context(walk);
    item.place = line->place;
    item.line = line->text;
    item.text = text_from_offset(text, decoration_length(text, true));
    item.text_place = line_slice_place(line, item.text);
    item.dropped = is_struck(line->block, item.text);
    struct text name = lead_name(walk->reading, line);
    if (name.length)
        set_item_owner(walk->reading, &item, name);
    read_item_links(walk->reading, &item, line->block, line->from, line->from + text.length);
    read_item_words(walk->reading, &item, line->block, text);
    item.advice = !item.has_owner && !item.has_due && !item.has_link && line->task == TASK_NONE &&
                  text_matches(walk->reading, WORDS_ADVICE_PATTERNS, item.text);
    add_action_item(walk->reading, &item, &context);
    walk->labelled = false;
    walk->routine = text_matches(walk->reading, WORDS_ROUTINE_PATTERNS, item.text);
}

/* A line below an item: it tells who, when, where of it. */
static void add_detail(struct action_walk *walk, const struct line *line, struct text text)
{
    struct action_item_list *items = &walk->reading->postmortem->action_items;
    if (!items->count)
        return;
    struct action_item *item = &items->items[items->count - 1];
    walk->labelled |= tells_who_or_how_far(walk->reading, line);
    read_item_links(walk->reading, item, line->block, line->from, line->from + text.length);
    read_item_words(walk->reading, item, line->block, text);
}

/* A nested item that stands for itself: it has a state or an owner of its own. What stands beside "Owner: Tom"
 * is of his, whoever it names, and "Details: …" is nobody's name. */
static bool stands_alone(const struct action_walk *walk, const struct line *line, struct text text)
{
    struct text found;
    if (walk->routine && !words_name_doer(walk->reading, line, text))
        return false;
    return line->task != TASK_NONE ||
           text_matches(walk->reading, WORDS_STATE_MARK_PATTERNS, text) ||
           (!walk->labelled && !tells_more(walk->reading, line) &&
            (find_named(walk->reading, WORDS_NAMED_OWNER_PATTERNS, text, &found) ||
             find_named(walk->reading, WORDS_OWNER_PATTERNS, text, &found)) &&
            found.data == text_from_offset(text, decoration_length(text, true)).data);
}

/* A word of its own, neither bold nor numbered, tells of no work: "- Monitoring:". */
static bool is_topic(const struct line *line)
{
    const struct block *item = line->block->parent;
    bool ordered = item && item->parent && item->parent->ordered;
    return ends_with_colon(line->text) && is_one_word(line->text) && !line->strong && !ordered;
}

/* A label over items, with or without a colon: a name, "Done", "We will:". */
static bool is_group(const struct action_walk *walk, const struct line *line,
                     struct item_context *group)
{
    *group = (struct item_context){0};
    if (!ends_with_colon(line->text) && !line->strong && !is_one_word(line->text))
        return false;
    read_item_context(walk->reading, group, line->text, true);
    return is_topic(line) || group->owner.length || group->done != TASK_NONE ||
           text_matches(walk->reading, WORDS_ACTION_INTRO_PATTERNS, line->text);
}

/* What the label or heading over the next lines says that these are, if they are no work. */
static void read_kind_below(struct action_walk *walk, struct text label)
{
    walk->measures = names_measures(walk->reading, label) || names_arguments(walk->reading, label);
    walk->gaps = names_gaps(walk->reading, label);
}

static void set_group(struct action_walk *walk, struct item_context group, int depth)
{
    walk->group = group;
    walk->measures = walk->gaps = false;
    walk->group_count++;
    walk->group_depth = depth;
}

void set_intro(struct action_walk *walk, struct text words, struct item_context group)
{
    struct text owner;
    if (!group.owner.length && ends_with_colon(words) &&
        find_named(walk->reading, WORDS_INTRO_OWNER_PATTERNS, words, &owner))
        group.owner = owner;
    set_group(walk, group, 0);
}

void read_action_item_line(struct action_walk *walk, size_t index)
{
    const struct line *line = line_at(walk->reading, index);
    struct text text = text_from_line(walk->reading, index);
    struct item_context group;
    if (walk->depth && line->depth > walk->depth) {
        if (stands_alone(walk, line, text))
            add_action_line(walk, line, text);
        else
            add_detail(walk, line, text);
        return;
    }
    walk->depth = 0;
    if (line->depth <= walk->group_depth)
        set_group(walk, (struct item_context){0}, 0);
    bool nested = has_nested(walk->reading, index),
         details = nested && has_details(walk->reading, index);
    bool label = ends_with_colon(text) ||
                 (ends_with_colon(line->text) && has_dash_lines(walk->reading, index));
    if (nested && !details && is_lesson(walk->reading, index))
        return;
    if ((nested && !details && is_group(walk, line, &group)) ||
        (label && !nested && !is_explained(walk->reading, index))) {
        is_group(walk, line, &group);
        set_group(walk, group, nested ? line->depth : 0);
        read_kind_below(walk, text);
        return;
    }
    if (walk->measures || (walk->gaps && tells_gap(walk->reading, line, text)) ||
        (walk->restated && !names_doer(walk->reading, line, text)) ||
        (!nested && (is_no_item(walk->reading, line, text) ||
                     (is_remark(walk->reading, text) && !names_doer(walk->reading, line, text)))))
        return;
    walk->depth = line->depth;
    walk->listed = true;
    add_action_line(walk, line, text);
}

/* Whether plain text beside a list of items is an item too: it names its owner, or has a dash. */
static bool is_led(const struct action_walk *walk, const struct line *line)
{
    return is_dash_line(line->text) || lead_name(walk->reading, line).length > 0;
}

/* Whether the line is the field that its section is named for: "Action point: move the list". */
static bool is_own_field(const struct action_walk *walk, const struct line *line)
{
    const struct section *section = section_named(walk->reading, line);
    return section && section->form == HEADING_FIELD;
}

/* Whether the section lies in one that lists action items. */
static bool below_actions(const struct action_walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    return lists_actions(walk->reading, postmortem->sections.items[walk->section].parent);
}

static void read_text_line(struct action_walk *walk, size_t index)
{
    const struct line *line = line_at(walk->reading, index);
    if (line->depth &&
        !(index && is_heading_line(walk->reading, line_at(walk->reading, index - 1)))) {
        if (begins_dash_item(walk->reading, index))
            add_action_line(walk, line, text_from_line(walk->reading, index));
        else if (walk->depth && line->first)
            add_detail(walk, line, line->block->text);
        return;
    }
    if (line_continues(walk->reading, index))
        return;
    struct text text = text_from_line(walk->reading, index);
    walk->depth = 0;
    struct item_context group;
    if (walk->told && !is_led(walk, line) && !ends_with_colon(text))
        return;
    if (walk->beside_rows && !is_claimed(walk->reading, line, text))
        return;
    if (is_closing(walk->reading, line, text)) {
        walk->closed = true;
        return;
    }
    if (line->strong || ends_with_colon(line->text)) {
        if (lead_name(walk->reading, line).length && !is_group(walk, line, &group)) {
            add_action_line(walk, line, text);
            walk->depth = -1;
            return;
        }
        is_group(walk, line, &group);
        set_intro(walk, text, group);
        read_kind_below(walk, text);
        if (!walk->listed)
            walk->list = leads_to_list(walk->reading, index, &walk->outlook);
        return;
    }
    if (walk->list && ends_with_colon(text)) {
        set_intro(walk, text, (struct item_context){0});
        return;
    }
    bool statement = is_own_field(walk, line) && text_ends_with(text, TEXT("."));
    if ((walk->list && !is_led(walk, line) && !statement) ||
        is_no_item(walk->reading, line, text) || is_remark(walk->reading, text) ||
        is_prompt(walk->reading, line))
        return;
    add_action_line(walk, line, text);
    walk->one = statement && !below_actions(walk);
    if (is_led(walk, line))
        walk->depth = -1;
}

static void read_line(struct action_walk *walk, size_t index)
{
    const struct line *line = line_at(walk->reading, index);
    if (walk->closed || line->kind == LINE_CODE || line->kind == LINE_HEADING ||
        is_shown(walk->reading, line))
        return;
    if (walk->one) {
        if (line->kind != LINE_ROW && line->first)
            add_detail(walk, line, line->block->text);
        return;
    }
    if (line->kind == LINE_ROW) {
        struct item_context context = item_context(walk);
        if (!line->block->header && is_action_table(walk->reading, line->block))
            add_action_row(walk->reading, line, &context);
        return;
    }
    if (walk->rows && line->task == TASK_NONE)
        return;
    if (line->kind == LINE_ITEM)
        read_action_item_line(walk, index);
    else
        read_text_line(walk, index);
}

/* What the section holds: bullets, a table of action items. */
static void look_ahead(struct action_walk *walk, size_t from)
{
    walk->list = walk->rows = false;
    for (size_t i = from; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk->reading, i);
        if (line->last_section != walk->section)
            return;
        if (is_shown(walk->reading, line))
            continue;
        walk->list |= line->kind == LINE_ITEM && !is_one_word(line->text) &&
                      !is_heading_line(walk->reading, line);
        if (line->kind == LINE_ROW && !walk->rows)
            walk->rows = is_action_table(walk->reading, line->block);
    }
}

/* A heading that is an item itself: numbered or with its owner, and without a list but that of its fields. */
static bool is_item_heading(const struct action_walk *walk, const struct line *line)
{
    const struct section *section = &walk->reading->postmortem->sections.items[walk->section];
    struct text found;
    if (lists_fields_of_one(walk->reading, walk->section))
        return true;
    if (section_has_role(section) || section->form == HEADING_FIELD || walk->list || walk->rows)
        return false;
    return is_numbered(line->text) ||
           (find_named(walk->reading, WORDS_OWNER_PATTERNS, line->text, &found) &&
            section->form == HEADING_MARKDOWN);
}

static void enter_section(struct action_walk *walk, size_t index, size_t section)
{
    const struct line *line = line_at(walk->reading, index);
    walk->section = section;
    walk->begun = true;
    walk->closed = walk->one = walk->listed = false;
    walk->depth = 0;
    walk->beside_rows = is_field_below(walk->reading->postmortem, section, walk->table_section);
    look_ahead(walk, index);
    if (walk->rows)
        walk->table_section = section;
    walk->told = names_prevention(walk->reading, section) && has_action_list(walk->reading);
    walk->restated = lies_in_prevention(walk->reading, section) && has_tracked_list(walk->reading);
    walk->heading = context_of_headings(walk->reading, section);
    /* "- TODO: raise the limit" is an item of the list that it stands in */
    if (line->kind != LINE_ITEM || !is_own_field(walk, line) || !below_actions(walk))
        set_group(walk, (struct item_context){0}, 0);
    if (section == SIZE_MAX)
        return;
    read_kind_below(walk, walk->reading->postmortem->sections.items[section].heading);
    if (!is_item_heading(walk, line))
        return;
    walk->heading = (struct item_context){0};
    add_action_line(walk, line, line->text);
    walk->one = true;
}

static void read_section_items(struct action_walk *walk)
{
    for (size_t i = 0; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk->reading, i);
        size_t section = line->last_section;
        if (!lists_actions(walk->reading, section))
            continue;
        bool detail =
            walk->one && is_field_below(walk->reading->postmortem, section, walk->section);
        if (!walk->begun || (section != walk->section && !detail))
            enter_section(walk, i, section);
        if (!is_heading_line(walk->reading, line))
            read_line(walk, i);
    }
}

void read_action_items(struct reading *reading)
{
    struct action_walk walk = {.reading = reading, .section = SIZE_MAX, .table_section = SIZE_MAX};
    struct postmortem *postmortem = reading->postmortem;
    mark_action_sections(reading);
    read_section_items(&walk);
    read_introduced_items(reading);
    if (!postmortem->action_items.count)
        read_assigned_items(reading);
    if (!postmortem->action_items.count)
        read_heading_items(reading);
    if (!postmortem->action_items.count)
        read_intents(reading);
    read_shared_names(reading);
    settle_lists(reading);
}
