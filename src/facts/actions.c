/* Where the action items are: bullets, rows, numbered lines, task lists, plain lines, headings and
 * sentences of the sections that list them, and lists elsewhere that a sentence introduces ("To
 * prevent this we will:").
 */
#include <string.h>

#include "base/utf8.h"
#include "facts/actions.h"

struct walk {
    struct reading *reading;
    size_t section;              /* index of the innermost around the line, or SIZE_MAX */
    struct item_context heading; /* what its heading says */
    struct item_context group;   /* what the label over the next items says */
    bool begun;
    bool list;         /* the section has bullets */
    bool listed;       /* an item of them was added */
    bool rows;         /* and a table of action items, which then holds them all */
    bool closed;       /* its closing remarks have begun */
    bool one;          /* an item of its own: all below it are details */
    int depth;         /* of the list item last added, else 0: deeper ones are its details */
    bool introduced;   /* a sentence before the list says that it holds action items */
};

static bool matches(const struct walk *walk, enum word_list_id id, struct text text)
{
    return patterns_match(&walk->reading->words->lists[id], text);
}

static const struct line *line_at(const struct walk *walk, size_t index)
{
    return &walk->reading->lines.items[index];
}

/* Where the line's last byte lies: behind the beginning of a heading within it ("##Tasks"). */
static size_t line_offset(const struct line *line)
{
    struct place place = line_slice_place(line, line->text);
    return place.end > place.start ? place.end - 1 : place.start;
}

/* The section that the line is the heading of, or NULL. */
static const struct section *section_named(const struct walk *walk, const struct line *line)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    size_t index = section_index_at(postmortem, line_offset(line));
    if (index == SIZE_MAX)
        return NULL;
    const struct section *section = &postmortem->sections.items[index];
    return section->place.start >= line_slice_place(line, line->text).start ? section : NULL;
}

static bool ends_with_colon(struct text text)
{
    return text_ends_with(text, TEXT(":")) || text_ends_with(text, TEXT("："));
}

static bool has_role(const struct section *section)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (section->roles[i])
            return true;
    return false;
}

/* A bold line that groups items, although a part of its words names a section: "**Detection and
 * alerts**" between them. */
static bool is_group_label(const struct walk *walk, const struct section *section)
{
    bool roles[ROLE_COUNT];
    struct text name = utf8_fold(walk->reading->arena, section->heading);
    return section->form == HEADING_BOLD && section->parent != SIZE_MAX &&
           !section->roles[ROLE_ACTION_ITEMS] &&
           walk->reading->postmortem->sections.items[section->parent].roles[ROLE_ACTION_ITEMS] &&
           !name_roles(walk->reading->words, name, true, roles);
}

/* The index of the section whose role holds at `index`: itself or one above it. A field within a
 * list of actions ("Detection: alert on …") is an item of the list, whatever its name is. */
static size_t governing_section(const struct walk *walk, size_t index)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    size_t found = SIZE_MAX;
    for (; index != SIZE_MAX; index = postmortem->sections.items[index].parent) {
        const struct section *section = &postmortem->sections.items[index];
        if (!has_role(section) || is_group_label(walk, section))
            continue;
        if (found == SIZE_MAX || section->roles[ROLE_ACTION_ITEMS])
            found = index;
        if (section->form != HEADING_FIELD || section->roles[ROLE_ACTION_ITEMS])
            break;
    }
    return found;
}

static bool lists_actions(const struct walk *walk, size_t index)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    size_t found = governing_section(walk, index);
    return found != SIZE_MAX && postmortem->sections.items[found].roles[ROLE_ACTION_ITEMS] &&
           !postmortem->sections.items[found].roles[ROLE_TIMELINE];
}

static bool is_heading_line(const struct walk *walk, const struct line *line)
{
    const struct section *section = section_named(walk, line);
    return section && section->form != HEADING_FIELD;
}

static bool is_dash_line(struct text text)
{
    int32_t code_point;
    if (!text.length)
        return false;
    utf8_decode(text, 0, &code_point);
    return code_point == 0x2014 || code_point == 0x2013 || code_point == 0x2022 ||
           code_point == 0x25CF || code_point == '-' || code_point == '*';
}

static bool is_numbered(struct text text)
{
    return decoration_length(text, true) > decoration_length(text, false);
}

static bool begins_small(struct text text)
{
    text = text_strip(text, "([\"'`");
    return text.length && text.data[0] >= 'a' && text.data[0] <= 'z';
}

/* A line that is as long as this may have been wrapped. */
#define WRAPPED_MIN_BYTES 60

/* How many lines around one tell in which way their paragraph is written. */
#define WRAPPED_LINES 8

/* Whether the paragraph is wrapped: some of its lines begin small. In a list of lines none does. */
static bool is_wrapped(const struct walk *walk, size_t index)
{
    const struct block *block = line_at(walk, index)->block;
    size_t from = index < WRAPPED_LINES ? 0 : index - WRAPPED_LINES;
    for (size_t i = from; i < index + WRAPPED_LINES && i < walk->reading->lines.count; i++)
        if (line_at(walk, i)->block == block && !line_at(walk, i)->first &&
            begins_small(line_at(walk, i)->text))
            return true;
    return false;
}

/* Whether a line of a paragraph goes on with the one before: that one did not end, and this one
 * does not begin as one of a list of lines would. */
static bool continues(const struct walk *walk, size_t index)
{
    const struct line *line = line_at(walk, index);
    if (line->first || index == 0 || is_dash_line(line->text))
        return false;
    if (line->depth)
        return true;
    if (is_numbered(line->text))
        return false;
    const struct line *before = line_at(walk, index - 1);
    if (before->block != line->block)
        return false;
    if (is_heading_line(walk, before))
        return false;
    if (begins_small(line->text))
        return true;
    bool ended = strchr(".!?;:)", before->text.data[before->text.length - 1]) != NULL;
    return !ended && before->text.length >= WRAPPED_MIN_BYTES && is_wrapped(walk, index);
}

/* The text of the block from the line on, over the lines that go on with it. */
static struct text text_from_line(const struct walk *walk, size_t index)
{
    const struct line *line = line_at(walk, index);
    size_t end = index + 1;
    while (end < walk->reading->lines.count && line_at(walk, end)->block == line->block &&
           continues(walk, end))
        end++;
    return text_slice(line->block->text, line->from, line_at(walk, end - 1)->to);
}

/* Whether the block's further lines are items themselves: "1. Tests:" and lines with a dash. */
static bool has_dash_lines(const struct walk *walk, size_t index)
{
    size_t next = index + 1;
    return next < walk->reading->lines.count &&
           line_at(walk, next)->block == line_at(walk, index)->block &&
           is_dash_line(line_at(walk, next)->text);
}

/* The index of the first line behind the block that the line begins. */
static size_t behind_block(const struct walk *walk, size_t index)
{
    const struct block *block = line_at(walk, index)->block;
    size_t next = index + 1;
    while (next < walk->reading->lines.count && line_at(walk, next)->block == block)
        next++;
    return next;
}

static bool has_nested(const struct walk *walk, size_t index)
{
    size_t next = behind_block(walk, index);
    return next < walk->reading->lines.count && line_at(walk, next)->kind == LINE_ITEM &&
           line_at(walk, next)->depth > line_at(walk, index)->depth;
}

/* The context of the next items: the group's, and where it is silent the heading's. */
static struct item_context item_context(const struct walk *walk)
{
    struct item_context context = walk->group;
    if (!context.owner.length)
        context.owner = walk->heading.owner;
    if (!context.due.length)
        context.due = walk->heading.due;
    if (!context.link.length)
        context.link = walk->heading.link;
    if (context.done == TASK_NONE)
        context.done = walk->heading.done;
    return context;
}

static void add_item(struct walk *walk, const struct line *line, struct text text)
{
    struct action_item item = {.done = line->task};
    struct item_context context = item_context(walk);
    item.place = line_slice_place(line, line->text);
    item.text = text_from_offset(text, decoration_length(text, true));
    item.text_place = line_slice_place(line, item.text);
    struct text name = lead_name(walk->reading, line);
    if (name.length)
        set_item_owner(walk->reading, &item, name);
    read_item_links(walk->reading, &item, line->block, line->from, line->from + text.length);
    read_item_words(walk->reading, &item, text);
    add_action_item(walk->reading, &item, &context);
}

/* A line below an item: it tells who, when, where of it. */
static void add_detail(struct walk *walk, const struct line *line, struct text text)
{
    struct action_item_list *items = &walk->reading->postmortem->action_items;
    if (!items->count)
        return;
    struct action_item *item = &items->items[items->count - 1];
    read_item_links(walk->reading, item, line->block, line->from, line->from + text.length);
    read_item_words(walk->reading, item, text);
}

/* A nested item that stands for itself: it has a state or an owner of its own. */
static bool stands_alone(const struct walk *walk, const struct line *line, struct text text)
{
    struct text found;
    return line->task != TASK_NONE || matches(walk, WORDS_STATE_MARK_PATTERNS, text) ||
           (find_named(walk->reading, WORDS_OWNER_PATTERNS, text, &found) &&
            found.data == text_from_offset(text, decoration_length(text, true)).data);
}

static bool is_one_word(struct text text)
{
    text = text_trim(text_from_offset(text, decoration_length(text, true)));
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_space(text.data[i]) || (unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

/* Links to places of the same page are a table of contents. */
static bool is_anchor(const struct line *line)
{
    const struct link_list *links = &line->block->links;
    return links->count && links->items[0].start <= line->from &&
           text_starts_with(links->items[0].target, TEXT("#"));
}

static bool is_no_item(const struct walk *walk, const struct line *line, struct text text)
{
    if ((is_one_word(text) && !line->block->links.count) || is_anchor(line) ||
        matches(walk, WORDS_NO_ACTIONS_PATTERNS, text))
        return true;
    struct text sentence = text_strip(sentence_around(text, 0), ".");
    return phrases_contain(&walk->reading->words->lists[WORDS_PROMPT_SENTENCES],
                           utf8_fold(walk->reading->arena, sentence));
}

/* A label over items, with or without a colon: a name, "Done", "We will:". */
static bool is_group(const struct walk *walk, const struct line *line, struct item_context *group)
{
    *group = (struct item_context){0};
    if (!ends_with_colon(line->text) && !line->strong && !is_one_word(line->text))
        return false;
    read_item_context(walk->reading, group, line->text, true);
    return group->owner.length || group->done != TASK_NONE ||
           matches(walk, WORDS_ACTION_INTRO_PATTERNS, line->text);
}

/* Whether a paragraph follows behind an item: "* Tests:" with its sentence below. */
static bool is_explained(const struct walk *walk, size_t index)
{
    size_t next = behind_block(walk, index);
    return next < walk->reading->lines.count && line_at(walk, next)->kind == LINE_TEXT &&
           !section_named(walk, line_at(walk, next));
}

static void read_item_line(struct walk *walk, size_t index)
{
    const struct line *line = line_at(walk, index);
    struct text text = text_from_line(walk, index);
    struct item_context group;
    if (walk->depth && line->depth > walk->depth) {
        if (stands_alone(walk, line, text))
            add_item(walk, line, text);
        else
            add_detail(walk, line, text);
        return;
    }
    walk->depth = 0;
    bool nested = has_nested(walk, index);
    bool label = ends_with_colon(text) || (ends_with_colon(line->text) && has_dash_lines(walk, index));
    if ((nested && is_group(walk, line, &group)) ||
        (label && !nested && !is_explained(walk, index))) {
        is_group(walk, line, &group);
        walk->group = group;
        return;
    }
    if (!nested && is_no_item(walk, line, text))
        return;
    walk->depth = line->depth;
    walk->listed = true;
    add_item(walk, line, text);
}

/* A plain line that is the name of a section without the form of a heading: "Conclusion". */
static bool is_bare_heading(const struct walk *walk, const struct line *line)
{
    struct text folded = folded_name(walk->reading, line->text);
    const struct word_list *others = &walk->reading->words->other_sections;
    for (size_t i = 0; i < others->count; i++)
        if (text_equal(folded, text_from(others->items[i])))
            return true;
    return false;
}

/* Remarks below the items: "In conclusion, …". */
static bool is_closing(const struct walk *walk, const struct line *line, struct text text)
{
    if (is_bare_heading(walk, line))
        return true;
    return walk->reading->postmortem->action_items.count && !ends_with_colon(text) &&
           matches(walk, WORDS_CLOSING_PATTERNS, text);
}

/* Whether plain text beside a list of items is an item too: it names its owner, or has a dash. */
static bool is_led(const struct walk *walk, const struct line *line)
{
    return is_dash_line(line->text) || lead_name(walk->reading, line).length > 0;
}

/* Whether the line is the field that its section is named for: "Action point: move the list". */
static bool is_own_field(const struct walk *walk, const struct line *line)
{
    const struct section *section = section_named(walk, line);
    return section && section->form == HEADING_FIELD;
}

/* Whether the section lies in one that lists action items. */
static bool below_actions(const struct walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    return lists_actions(walk, postmortem->sections.items[walk->section].parent);
}

/* Whether bullets follow before the next label or section. */
static bool leads_to_list(const struct walk *walk, size_t index)
{
    for (size_t i = index + 1; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk, i);
        bool label = line->kind == LINE_TEXT && line->depth == 0 && ends_with_colon(line->text);
        if ((line->kind == LINE_ITEM && !is_one_word(line->text)) || line->kind == LINE_ROW)
            return true;
        if (line->kind == LINE_HEADING || label || section_named(walk, line))
            return false;
    }
    return false;
}

static void read_text_line(struct walk *walk, size_t index)
{
    const struct line *line = line_at(walk, index);
    if (line->depth && !(index && is_heading_line(walk, line_at(walk, index - 1)))) {
        if (is_dash_line(line->text))
            add_item(walk, line, text_from_line(walk, index));
        else if (walk->depth && line->first)
            add_detail(walk, line, line->block->text);
        return;
    }
    if (continues(walk, index))
        return;
    struct text text = text_from_line(walk, index);
    walk->depth = 0;
    struct item_context group;
    if (is_closing(walk, line, text)) {
        walk->closed = true;
        return;
    }
    if (line->strong || ends_with_colon(line->text)) {
        if (lead_name(walk->reading, line).length && !is_group(walk, line, &group)) {
            add_item(walk, line, text);
            walk->depth = -1;
            return;
        }
        is_group(walk, line, &group);
        walk->group = group;
        if (!walk->listed)
            walk->list = leads_to_list(walk, index);
        return;
    }
    bool statement = is_own_field(walk, line) && text_ends_with(text, TEXT("."));
    if ((walk->list && !is_led(walk, line) && !statement) || is_no_item(walk, line, text))
        return;
    add_item(walk, line, text);
    walk->one = statement && !below_actions(walk);
    if (is_led(walk, line))
        walk->depth = -1;
}

static void read_line(struct walk *walk, size_t index)
{
    const struct line *line = line_at(walk, index);
    if (walk->closed || line->kind == LINE_CODE || line->kind == LINE_HEADING)
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
        read_item_line(walk, index);
    else
        read_text_line(walk, index);
}

/* What the section holds: bullets, a table of action items. */
static void look_ahead(struct walk *walk, size_t from)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    walk->list = walk->rows = false;
    for (size_t i = from; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk, i);
        if (section_index_at(postmortem, line_offset(line)) != walk->section)
            return;
        walk->list |= line->kind == LINE_ITEM && !is_one_word(line->text);
        walk->rows |= line->kind == LINE_ROW && is_action_table(walk->reading, line->block);
    }
}

/* The headings from the line's up to the section that has the role say something of its items. */
static void read_headings(struct walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    size_t last = governing_section(walk, walk->section);
    walk->heading = (struct item_context){0};
    for (size_t i = walk->section; i != SIZE_MAX; i = postmortem->sections.items[i].parent) {
        const struct section *section = &postmortem->sections.items[i];
        struct item_context said = {0};
        struct text heading = document_text(postmortem->document, section->place);
        if (section->form != HEADING_FIELD)
            read_item_context(walk->reading, &said, heading, section->form == HEADING_BOLD);
        walk->group = walk->heading;
        walk->heading = said;
        walk->heading = item_context(walk);
        if (i == last)
            break;
    }
    walk->group = (struct item_context){0};
}

/* A heading that is an item itself: numbered or with its owner, and without a list of its own. */
static bool is_item_heading(const struct walk *walk, const struct line *line)
{
    const struct section *section = &walk->reading->postmortem->sections.items[walk->section];
    struct text found;
    if (has_role(section) || section->form == HEADING_FIELD || walk->list || walk->rows)
        return false;
    return is_numbered(line->text) ||
           (find_named(walk->reading, WORDS_OWNER_PATTERNS, line->text, &found) &&
            section->form == HEADING_MARKDOWN);
}

static void enter_section(struct walk *walk, size_t index, size_t section)
{
    const struct line *line = line_at(walk, index);
    walk->section = section;
    walk->begun = true;
    walk->closed = walk->one = walk->listed = false;
    walk->depth = 0;
    look_ahead(walk, index);
    read_headings(walk);
    if (section == SIZE_MAX || !is_item_heading(walk, line))
        return;
    walk->heading = (struct item_context){0};
    add_item(walk, line, line->text);
    walk->one = true;
}

static void read_section_items(struct walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    for (size_t i = 0; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk, i);
        size_t section = section_index_at(postmortem, line_offset(line));
        if (!lists_actions(walk, section))
            continue;
        if (!walk->begun || section != walk->section)
            enter_section(walk, i, section);
        if (!is_heading_line(walk, line))
            read_line(walk, i);
    }
}

/* The list that a sentence outside of such sections introduces: "To prevent this we will:". */
static void read_introduced_items(struct walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    *walk = (struct walk){.reading = walk->reading, .section = SIZE_MAX, .list = true};
    for (size_t i = 0; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk, i);
        size_t offset = line_offset(line);
        size_t section = section_index_at(postmortem, offset);
        if (lists_actions(walk, section) || in_role(postmortem, offset, ROLE_TIMELINE))
            walk->introduced = false;
        else if (line->kind == LINE_TEXT && line->depth == 0)
            walk->introduced = ends_with_colon(line->text) &&
                               matches(walk, WORDS_ACTION_INTRO_PATTERNS, line->text);
        else if (line->kind == LINE_HEADING || line->kind == LINE_CODE)
            walk->introduced = false;
        else if (walk->introduced && line->kind == LINE_ITEM)
            read_item_line(walk, i);
    }
}

/* Sentences of intent, where nothing else tells of any work to come. */
static void read_intents(struct walk *walk)
{
    const struct postmortem *postmortem = walk->reading->postmortem;
    *walk = (struct walk){.reading = walk->reading, .section = SIZE_MAX};
    for (size_t i = 0; i < walk->reading->lines.count; i++) {
        const struct line *line = line_at(walk, i);
        size_t offset = line_offset(line);
        if ((line->kind != LINE_TEXT && line->kind != LINE_ITEM) ||
            line->quoted || in_role(postmortem, offset, ROLE_TIMELINE) ||
            in_role(postmortem, offset, ROLE_IMPACT))
            continue;
        if (!continues(walk, i) && matches(walk, WORDS_INTENT_PATTERNS, text_from_line(walk, i)))
            add_item(walk, line, text_from_line(walk, i));
    }
}

void read_action_items(struct reading *reading)
{
    struct walk walk = {.reading = reading, .section = SIZE_MAX};
    struct postmortem *postmortem = reading->postmortem;
    read_section_items(&walk);
    read_introduced_items(&walk);
    if (!postmortem->action_items.count)
        read_intents(&walk);
    read_shared_names(reading);
    if (postmortem->action_items.count)
        postmortem->action_items_stated = FACT_STATED;
}
