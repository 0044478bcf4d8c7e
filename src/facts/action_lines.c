/* The forms of lines that action items are written in: wrapped or one a line, with a dash, with
 * lines nested or explained below.
 */
#include <string.h>

#include "base/utf8.h"
#include "facts/actions.h"

const struct line *line_at(const struct reading *reading, size_t index)
{
    return &reading->lines.items[index];
}

bool ends_with_colon(struct text text)
{
    return text_ends_with(text, TEXT(":")) || text_ends_with(text, TEXT("："));
}

bool is_dash_line(struct text text)
{
    int32_t code_point;
    if (!text.length)
        return false;
    utf8_decode(text, 0, &code_point);
    return code_point == 0x2014 || code_point == 0x2013 || code_point == 0x2022 ||
           code_point == 0x25CF || code_point == '-' || code_point == '*';
}

bool is_numbered(struct text text)
{
    return decoration_length(text, true) > decoration_length(text, false);
}

static bool begins_small(struct text text)
{
    text = text_strip(text, "([\"'`");
    return text.length && text.data[0] >= 'a' && text.data[0] <= 'z';
}

/* "— it would have told us" goes on with the item that is wrapped above it. */
static bool goes_on_behind_dash(const struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index);
    if (line->first || !line->depth || (unsigned char)line->text.data[0] < 0x80)
        return false;
    struct text rest = text_from_offset(line->text, decoration_length(line->text, false));
    struct text above = line_at(reading, index - 1)->text;
    return begins_small(rest) && above.length >= WRAPPED_MIN_BYTES &&
           !strchr(".!?;:", above.data[above.length - 1]);
}

bool begins_dash_item(const struct reading *reading, size_t index)
{
    return is_dash_line(line_at(reading, index)->text) && !goes_on_behind_dash(reading, index);
}

enum task_state state_of_line(const struct line *line)
{
    size_t bullet = 0;
    while (bullet < line->text.length && strchr(" -*", line->text.data[bullet]))
        bullet++;
    struct text text = text_from_offset(line->text, bullet);
    if (line->task != TASK_NONE || text.length < 3 || text.data[0] != '[')
        return line->task;
    bool empty = text.data[1] == ' ', ticked = text.data[1] == 'x' || text.data[1] == 'X';
    size_t close = empty || ticked ? 2 : 1;
    if (text.data[close] != ']' || close + 1 >= text.length ||
        !ascii_is_blank(text.data[close + 1]))
        return line->task;
    return ticked ? TASK_DONE : TASK_OPEN;
}

bool is_shown(const struct reading *reading, const struct line *line)
{
    enum { LONGEST = 300 };
    const struct block *before = line->fence ? line->fence->previous : NULL;
    if (!before || before->kind != BLOCK_PARAGRAPH || before->text.length > LONGEST ||
        !ends_with_colon(text_trim(before->text)) ||
        text_matches(reading, WORDS_ACTION_INTRO_PATTERNS, before->text))
        return false;
    bool nested = before->parent && before->parent->kind == BLOCK_ITEM;
    if (nested)
        return text_matches(reading, WORDS_REMEDIATION_WORK_PATTERNS, before->text);
    const struct action_item_list *items = &reading->postmortem->action_items;
    return items->count && items->items[0].place.start < before->place.start &&
           text_matches(reading, WORDS_SHOWN_TEXT_PATTERNS, before->text);
}

/* How many lines around one tell in which way their paragraph is written. */
#define WRAPPED_LINES 8

/* Whether the paragraph is wrapped: some of its lines begin small. In a list of lines none does. */
static bool is_wrapped(const struct reading *reading, size_t index)
{
    const struct block *block = line_at(reading, index)->block;
    size_t from = index < WRAPPED_LINES ? 0 : index - WRAPPED_LINES;
    for (size_t i = from; i < index + WRAPPED_LINES && i < reading->lines.count; i++)
        if (line_at(reading, i)->block == block && !line_at(reading, i)->first &&
            begins_small(line_at(reading, i)->text))
            return true;
    return false;
}

/* Whether a line of a paragraph goes on with the one before: that one did not end, and this one
 * does not begin as one of a list of lines would. */
bool line_continues(const struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index);
    if (line->first || index == 0 || begins_dash_item(reading, index))
        return false;
    if (line->depth)
        return true;
    if (is_numbered(line->text) || state_of_line(line) != TASK_NONE)
        return false;
    const struct line *before = line_at(reading, index - 1);
    if (before->block != line->block)
        return false;
    if (is_heading_line(reading, before))
        return false;
    if (begins_small(line->text))
        return true;
    bool ended = strchr(".!?;:)", before->text.data[before->text.length - 1]) != NULL;
    return !ended && before->text.length >= WRAPPED_MIN_BYTES && is_wrapped(reading, index);
}

/* The text of the block from the line on, over the lines that go on with it. */
struct text text_from_line(const struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index);
    size_t end = index + 1;
    while (end < reading->lines.count && line_at(reading, end)->block == line->block &&
           line_continues(reading, end))
        end++;
    return text_slice(line->block->text, line->from, line_at(reading, end - 1)->to);
}

/* Whether the block's further lines are items themselves: "1. Tests:" and lines with a dash. */
bool has_dash_lines(const struct reading *reading, size_t index)
{
    size_t next = index + 1;
    return next < reading->lines.count &&
           line_at(reading, next)->block == line_at(reading, index)->block &&
           is_dash_line(line_at(reading, next)->text);
}

/* The index of the first line behind the block that the line begins. */
static size_t behind_block(const struct reading *reading, size_t index)
{
    const struct block *block = line_at(reading, index)->block;
    size_t next = index + 1;
    while (next < reading->lines.count && line_at(reading, next)->block == block)
        next++;
    return next;
}

bool has_nested(const struct reading *reading, size_t index)
{
    size_t next = behind_block(reading, index);
    return next < reading->lines.count && line_at(reading, next)->kind == LINE_ITEM &&
           line_at(reading, next)->depth > line_at(reading, index)->depth;
}

bool is_one_word(struct text text)
{
    text = text_trim(text_from_offset(text, decoration_length(text, true)));
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_space(text.data[i]) || (unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

/* Whether all of the line lies within the link, a full stop and the like apart. */
static bool covers_line(const struct link *link, const struct line *line)
{
    struct text core = text_strip(line->text, " .:");
    size_t from = (size_t)(core.data - line->block->text.data);
    return link->start <= from && from + core.length <= link->end;
}

/* Links to places of the same page are a table of contents; one to a page of the folder, or a picture, that
 * is all of a line tells of no work either. */
bool is_reference(const struct line *line)
{
    const struct link_list *links = &line->block->links;
    for (size_t i = 0; i < links->count; i++) {
        const struct link *link = &links->items[i];
        bool page = text_ends_with(link->target, TEXT(".md")) &&
                    text_find(link->target, TEXT("://"), 0) == TEXT_NOT_FOUND;
        if ((page || link->image) && covers_line(link, line))
            return true;
    }
    return links->count && links->items[0].start <= line->from &&
           text_starts_with(links->items[0].target, TEXT("#"));
}

/* Whether a paragraph follows behind an item: "* Tests:" with its sentence below. */
bool is_explained(const struct reading *reading, size_t index)
{
    size_t next = behind_block(reading, index);
    return next < reading->lines.count && line_at(reading, next)->kind == LINE_TEXT &&
           !section_named(reading, line_at(reading, next));
}

static bool begins_list(struct reading *reading, const struct line *line)
{
    return (line->kind == LINE_ITEM && !is_one_word(line->text)) ||
           (line->kind == LINE_ROW && is_action_table(reading, line->block));
}

bool leads_to_list(struct reading *reading, size_t index, struct outlook *outlook)
{
    if (index < outlook->index)
        return outlook->list;
    outlook->list = false;
    for (outlook->index = index + 1; outlook->index < reading->lines.count; outlook->index++) {
        const struct line *line = line_at(reading, outlook->index);
        bool label = line->kind == LINE_TEXT && line->depth == 0 && ends_with_colon(line->text);
        outlook->list = begins_list(reading, line);
        if (outlook->list || line->kind == LINE_HEADING || label || section_named(reading, line))
            break;
    }
    return outlook->list;
}
