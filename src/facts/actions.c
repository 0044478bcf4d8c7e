/* Action items: bullets, rows, numbered lines, task lists, plain lines, sentences of intent; with
 * owner, due date, ticket and whether they are done.
 */
#include <string.h>

#include "base/utf8.h"
#include "facts/reading.h"

/* What a section's heading says of all its items: "Completed", "Next quarter". */
struct heading_says {
    size_t section;
    struct text due;
    enum task_state done;
};

static struct text first_word(struct text text)
{
    size_t end = 0;
    while (end < text.length && (ascii_is_word(text.data[end]) || text.data[end] == '-'))
        end++;
    return text_slice(text, 0, end);
}

static bool find_group(const struct reading *reading, enum word_list_id list, struct text text,
                       struct text *found)
{
    struct pattern_match match;
    if (!patterns_find(&reading->words->lists[list], text, 0, &match))
        return false;
    bool group = match.group_end > match.group_start;
    *found = group ? text_slice(text, match.group_start, match.group_end)
                   : text_slice(text, match.start, match.end);
    return true;
}

/* A link of the block whose words lie in the line and whose target is a ticket's. */
static bool find_ticket_link(const struct reading *reading, const struct line *line,
                             struct text *found)
{
    const struct word_list *patterns = &reading->words->lists[WORDS_TICKET_TARGET_PATTERNS];
    for (size_t i = 0; i < line->block->links.count; i++) {
        const struct link *link = &line->block->links.items[i];
        if (!link->image && link->start >= line->from && link->start < line->to &&
            patterns_match(patterns, link->target)) {
            *found = link->target;
            return true;
        }
    }
    return false;
}

static bool is_answer(const struct reading *reading, enum word_list_id none, struct text text)
{
    struct text folded = utf8_fold(reading->arena, text_strip(text_trim(text), "()[]-–."));
    return folded.length && !phrases_contain(&reading->words->lists[none], folded) &&
           !phrases_contain(&reading->words->lists[WORDS_NO_ANSWER], folded);
}

static void set_owner(struct reading *reading, struct action_item *item, struct text owner)
{
    item->owner = text_trim(owner);
    item->has_owner = is_answer(reading, WORDS_NO_OWNER, owner);
}

static void set_due(struct reading *reading, struct action_item *item, struct text due)
{
    item->due = text_trim(due);
    item->has_due = is_answer(reading, WORDS_NO_DUE, due);
}

/* What the words of an item say of who, until when, where tracked, done or not. */
static void read_item_words(struct reading *reading, struct action_item *item, struct text text)
{
    struct text found;
    if (!item->has_owner && find_group(reading, WORDS_OWNER_PATTERNS, text, &found))
        set_owner(reading, item, found);
    if (!item->has_due && find_group(reading, WORDS_DUE_PATTERNS, text, &found))
        set_due(reading, item, found);
    if (!item->has_link && find_group(reading, WORDS_LINK_PATTERNS, text, &found)) {
        item->link = found;
        item->has_link = true;
    }
    if (item->done == TASK_NONE &&
        patterns_match(&reading->words->lists[WORDS_OPEN_PATTERNS], text))
        item->done = TASK_OPEN;
    if (item->done == TASK_NONE &&
        patterns_match(&reading->words->lists[WORDS_DONE_PATTERNS], text))
        item->done = TASK_DONE;
}

static void finish_item(struct reading *reading, struct action_item *item,
                        const struct heading_says *heading)
{
    if (!item->has_due && heading->due.length)
        set_due(reading, item, heading->due);
    if (item->done == TASK_NONE)
        item->done = heading->done;
    item->verb = first_word(item->text);
    LIST_PUSH(reading->arena, &reading->postmortem->action_items, *item);
}

/* The whole text of the item that a line begins: its own paragraph, joined. */
static struct text item_text(const struct line *line)
{
    return line->first ? text_trim(line->block->text) : line->text;
}

static void add_line_item(struct reading *reading, const struct line *line, struct text text,
                          const struct heading_says *heading)
{
    struct action_item item = {.done = line->task};
    size_t skip = decoration_length(text, true);
    item.place = line_slice_place(line, line->text);
    item.text = text_from_offset(text, skip);
    item.text_place = line_slice_place(line, item.text);
    struct text found;
    if (find_ticket_link(reading, line, &found)) {
        item.link = found;
        item.has_link = true;
    }
    read_item_words(reading, &item, text);
    finish_item(reading, &item, heading);
}

/* Rows: columns are known by their header. */
static void read_cell(struct reading *reading, struct action_item *item, struct text header,
                      const struct block *cell)
{
    struct text text = text_trim(cell->text);
    const struct word_list *lists = reading->words->lists;
    if (phrases_contain(&lists[WORDS_FIELD_OWNER], header)) {
        if (text.length)
            set_owner(reading, item, text);
    } else if (phrases_contain(&lists[WORDS_FIELD_DUE], header)) {
        if (text.length)
            set_due(reading, item, text);
    } else if (phrases_contain(&lists[WORDS_FIELD_TICKET], header)) {
        item->has_link = is_answer(reading, WORDS_NO_DUE, text) || cell->links.count;
        item->link = text;
    } else if (phrases_contain(&lists[WORDS_FIELD_DONE], header)) {
        if (patterns_match(&lists[WORDS_OPEN_PATTERNS], text))
            item->done = TASK_OPEN;
        else if (patterns_match(&lists[WORDS_DONE_PATTERNS], text))
            item->done = TASK_DONE;
    } else if (phrases_contain(&lists[WORDS_FIELD_ACTION], header) || !item->text.length) {
        bool named = phrases_contain(&lists[WORDS_FIELD_ACTION], header);
        if (text.length && (named || text.length > 3)) {
            item->text = text;
            size_t from = (size_t)(text.data - cell->text.data);
            item->text_place = block_place(cell, from, from + text.length);
        }
    }
}

static void add_row_item(struct reading *reading, const struct line *line,
                         const struct heading_says *heading)
{
    const struct block *row = line->block;
    const struct block *name = row->parent->first_child->first_child;
    struct action_item item = {.place = row->place, .text_place = row->place};
    for (const struct block *cell = row->first_child; cell; cell = cell->next) {
        struct text header = name ? folded_name(reading, name->text) : (struct text){"", 0};
        read_cell(reading, &item, header, cell);
        for (size_t i = 0; i < cell->links.count && !item.has_link; i++) {
            item.has_link = patterns_match(&reading->words->lists[WORDS_TICKET_TARGET_PATTERNS],
                                           cell->links.items[i].target);
            item.link = cell->links.items[i].target;
        }
        name = name ? name->next : NULL;
    }
    if (!item.text.length)
        return;
    read_item_words(reading, &item, item.text);
    finish_item(reading, &item, heading);
}

/* An item that only announces the ones nested below it: "Monitoring:" or a bold phrase. */
static bool announces(const struct reading *reading, size_t index)
{
    const struct line *line = &reading->lines.items[index];
    size_t next = index + 1;
    while (next < reading->lines.count && reading->lines.items[next].block == line->block)
        next++;
    if (next >= reading->lines.count || reading->lines.items[next].depth <= line->depth)
        return false;
    if (text_ends_with(text_trim(line->block->text), TEXT(":")))
        return true;
    return line->strong && line->alone;
}

/* A line of a paragraph goes on with the one before where that did not end and this begins small. */
static bool continues(const struct reading *reading, size_t index)
{
    const struct line *line = &reading->lines.items[index];
    if (line->first || index == 0)
        return false;
    struct text before = reading->lines.items[index - 1].text;
    char last = before.length ? before.data[before.length - 1] : '.';
    char head = line->text.data[0];
    bool ended = strchr(".!?;:)", last) != NULL;
    return !ended || (head >= 'a' && head <= 'z');
}

static bool is_remark(const struct reading *reading, const struct line *line)
{
    struct text text = line->text;
    bool announces_list = text_ends_with(text, TEXT(":")) || text_ends_with(text, TEXT("："));
    return announces_list || line->strong ||
           patterns_match(&reading->words->lists[WORDS_NO_ACTIONS_PATTERNS], text);
}

/* Whether the section lists its items as bullets or rows, so that plain text is only a remark. */
static bool has_list(const struct reading *reading, size_t from, size_t section)
{
    const struct postmortem *postmortem = reading->postmortem;
    for (size_t i = from; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        size_t at = line_slice_place(line, line->text).start;
        if (section_index_at(postmortem, at) != section)
            return false;
        if (line->kind == LINE_ITEM || line->kind == LINE_ROW)
            return true;
    }
    return false;
}

static struct heading_says read_heading_says(const struct reading *reading, size_t section)
{
    struct heading_says says = {.section = section};
    if (section == SIZE_MAX)
        return says;
    struct text raw = document_text(reading->postmortem->document,
                                    reading->postmortem->sections.items[section].place);
    find_group(reading, WORDS_DUE_PATTERNS, raw, &says.due);
    if (patterns_match(&reading->words->lists[WORDS_DONE_HEADING_PATTERNS], raw))
        says.done = TASK_DONE;
    return says;
}

struct item_search {
    struct reading *reading;
    struct heading_says heading;
    bool list;      /* the section has bullets or rows */
    int item_depth; /* of the item last added: deeper lines are its details */
};

static void read_action_line(struct item_search *search, size_t index)
{
    struct reading *reading = search->reading;
    const struct line *line = &reading->lines.items[index];
    switch (line->kind) {
    case LINE_ROW:
        if (!line->block->header)
            add_row_item(reading, line, &search->heading);
        break;
    case LINE_ITEM:
        if (search->item_depth && line->depth > search->item_depth) {
            struct action_item_list *items = &reading->postmortem->action_items;
            if (items->count)
                read_item_words(reading, &items->items[items->count - 1], item_text(line));
            break;
        }
        search->item_depth = 0;
        if (announces(reading, index))
            break;
        search->item_depth = line->depth;
        add_line_item(reading, line, item_text(line), &search->heading);
        break;
    case LINE_TEXT:
        if (line->depth == 0 && !search->list && !continues(reading, index) &&
            !is_remark(reading, line))
            add_line_item(reading, line, line->text, &search->heading);
        break;
    default:
        break;
    }
}

void read_action_items(struct reading *reading)
{
    struct item_search search = {.reading = reading, .heading = {.section = SIZE_MAX}};
    struct postmortem *postmortem = reading->postmortem;
    bool begun = false;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        size_t at = line_slice_place(line, line->text).start;
        if (!in_role(postmortem, at, ROLE_ACTION_ITEMS))
            continue;
        size_t section = section_index_at(postmortem, at);
        if (!begun || section != search.heading.section) {
            search.heading = read_heading_says(reading, section);
            search.list = has_list(reading, i, section);
            search.item_depth = 0;
            begun = true;
        }
        if (section != SIZE_MAX && postmortem->sections.items[section].place.start == at &&
            postmortem->sections.items[section].form != HEADING_FIELD)
            continue;
        read_action_line(&search, i);
    }
    if (postmortem->action_items.count)
        postmortem->action_items_stated = FACT_STATED;
}
