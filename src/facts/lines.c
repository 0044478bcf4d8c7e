/* The document as a flat list of lines, and its prose. */
#include <string.h>

#include "base/utf8.h"
#include "facts/steps.h"

static const struct block *text_block(const struct line *line)
{
    return line->kind == LINE_ROW ? line->block->first_child : line->block;
}

struct place line_slice_place(const struct line *line, struct text slice)
{
    const struct block *block = text_block(line);
    if (!block || !block->text.length)
        return (struct place){line->block->place.start, line->block->place.end};
    size_t from = (size_t)(slice.data - block->text.data);
    return block_place(block, from, from + slice.length);
}

/* Whether all of the line is bold, a final colon and its blanks apart. */
static bool is_strong(const struct block *block, struct text block_text, struct text text)
{
    struct text core = text_strip(text, ":： ");
    if (!core.length)
        return false;
    size_t from = (size_t)(core.data - block_text.data);
    return block_style(block, from, from + core.length) & RUN_STRONG;
}

static void add_line(struct reading *reading, struct line line, struct text block_text,
                     struct text raw)
{
    line.text = text_trim(raw);
    line.from = (size_t)(line.text.data - block_text.data);
    line.to = line.from + line.text.length;
    line.place = line_slice_place(&line, line.text);
    line.strong = line.strong && is_strong(line.block, block_text, line.text);
    find_label(&line);
    LIST_PUSH(reading->arena, &reading->lines, line);
}

static bool has_strong_run(const struct block *block)
{
    for (size_t i = 0; i < block->runs.count; i++)
        if (block->runs.items[i].style & RUN_STRONG)
            return true;
    return false;
}

/* Splits a leaf block's text into lines; empty ones are left out. */
static void add_block_lines(struct reading *reading, struct line model)
{
    struct text rest = model.block->text, line;
    size_t first = reading->lines.count;
    bool item = model.kind == LINE_ITEM;
    model.first = true;
    model.strong = model.kind != LINE_CODE && has_strong_run(model.block);
    while (text_next_line(&rest, &line)) {
        if (!text_trim(line).length)
            continue;
        add_line(reading, model, model.block->text, line);
        model.first = false;
        if (item)
            model.kind = LINE_TEXT;
        model.task = TASK_NONE;
    }
    if (reading->lines.count == first + 1)
        reading->lines.items[first].alone = true;
}

static bool begins_item(const struct block *block)
{
    return block->parent && block->parent->kind == BLOCK_ITEM && !block->previous;
}

/* A line whose first letter (behind a time: that of "AM", or of a word) is a capital, and that goes on
 * with words. */
static bool is_prose_line(struct text line)
{
    size_t words = 0, i = decoration_length(line, true);
    while (i < line.length && (ascii_is_digit(line.data[i]) || strchr(":-. \t", line.data[i])))
        i++;
    bool capital = i < line.length && ascii_is_capital(line.data[i]);
    for (; i < line.length; i++)
        words += ascii_is_letter(line.data[i]) && (i == 0 || line.data[i - 1] == ' ');
    return capital && words >= 3 && !memchr(line.data, '=', line.length) &&
           !memchr(line.data, '{', line.length);
}

/* Text that its author indented by four blanks is code for Markdown; where most of its lines read
 * like sentences it is prose for us. */
static bool is_indented_prose(const struct block *block, struct text source)
{
    struct text rest = block->text, line;
    size_t prose = 0, count = 0;
    char first = block->place.start < source.length ? source.data[block->place.start] : '`';
    if (first == '`' || first == '~')
        return false;
    while (text_next_line(&rest, &line) && count < 50) {
        line = text_trim(line);
        count += line.length > 0;
        prose += is_prose_line(line);
    }
    return prose * 2 > count;
}

/* A fence of Markdown with headings of its own shows a document; one without holds prose. */
static bool is_example(const struct block *block)
{
    if (block->kind != BLOCK_CODE)
        return false;
    for (const struct block *child = block->first_child; child; child = child->next)
        if (child->kind == BLOCK_HEADING)
            return true;
    return false;
}

/* The block behind all that lies below one. */
static const struct block *block_behind(const struct block *block, const struct block *root)
{
    while (block != root && !block->next)
        block = block->parent;
    return block == root ? NULL : block->next;
}

static bool block_is_prose(const struct postmortem *postmortem, const struct block *block)
{
    if (!block->text.length)
        return false;
    return block->kind != BLOCK_CODE || is_indented_prose(block, postmortem->document->bytes);
}

static enum line_kind leaf_kind(const struct reading *reading, const struct block *block)
{
    if (block->kind == BLOCK_HEADING || (block->kind == BLOCK_HTML && block->level))
        return LINE_HEADING;
    if (!block_is_prose(reading->postmortem, block))
        return LINE_CODE;
    return begins_item(block) ? LINE_ITEM : LINE_TEXT;
}

static void add_row(struct reading *reading, const struct block *row, struct line model)
{
    const struct block *cell = row->first_child;
    if (!cell)
        return;
    model.kind = LINE_ROW;
    model.block = row;
    add_line(reading, model, cell->text, cell->text);
}

/* Nearly all that is looked for is looked for in parts of blocks other than code. */
static void announce_texts(struct reading *reading)
{
    const struct block *root = reading->postmortem->markdown->root;
    struct text_list texts = {0};
    for (const struct block *block = root; block; block = block_next(block, root))
        if (block->text.length && block->kind != BLOCK_CODE)
            LIST_PUSH(reading->arena, &texts, block->text);
    patterns_cover(texts.items, texts.count);
    prepare_stamps(reading, texts.items, texts.count);
}

static bool is_list(const struct block *block, bool ordered)
{
    return block && block->kind == BLOCK_LIST && block->ordered == ordered;
}

/* Whether a numbered list goes on where another one left off. */
static bool counts_on(const struct block *before, const struct block *behind)
{
    return is_list(before, true) && is_list(behind, true) &&
           behind->first_child->number == before->last_child->number + 1;
}

/* Bullets that stand between numbers tell of the number above them, although their author did not
 * indent them; the last ones where those above did. */
static bool details_number(const struct block *list)
{
    const struct block *number = list->previous;
    if (!is_list(list, false) || !is_list(number, true))
        return false;
    return counts_on(number, list->next) ||
           (is_list(number->previous, false) && counts_on(number->previous->previous, number));
}

/* How much deeper the lines of an item stand than what is around it. */
static int item_depth(const struct block *block)
{
    if (block->kind != BLOCK_ITEM)
        return 0;
    return details_number(block->parent) ? 2 : 1;
}

static void list_prose(struct reading *reading)
{
    const struct block *block = reading->postmortem->markdown->root;
    while ((block = next_prose(reading->postmortem, block)))
        LIST_PUSH(reading->arena, &reading->prose, (struct prose_block){.block = block});
}

void read_lines(struct reading *reading)
{
    const struct block *root = reading->postmortem->markdown->root;
    int depth = 0, quotes = 0;
    announce_texts(reading);
    list_prose(reading);
    /* Depths are counted on the way, since asking each block for them would be quadratic. */
    const struct block *block = root, *fence = NULL;
    while (block) {
        struct line model = {.block = block, .depth = depth, .quoted = quotes > 0, .fence = fence};
        if (block->kind == BLOCK_ROW) {
            add_row(reading, block, model);
        } else if (block->kind != BLOCK_CELL && block->text.length &&
                   !(block->kind == BLOCK_CODE && block->first_child)) {
            model.kind = leaf_kind(reading, block);
            model.level = block->level;
            if (model.kind == LINE_ITEM)
                model.task = block->parent->task;
            add_block_lines(reading, model);
        }
        if (block->first_child && block->kind != BLOCK_ROW && !is_example(block)) {
            depth += item_depth(block);
            quotes += block->kind == BLOCK_QUOTE;
            fence = block->kind == BLOCK_CODE ? block : fence;
            block = block->first_child;
            continue;
        }
        while (block && !block->next) {
            block = block == root ? NULL : block->parent;
            if (block) {
                depth -= item_depth(block);
                quotes -= block->kind == BLOCK_QUOTE;
                fence = block == fence ? NULL : fence;
            }
        }
        block = block && block != root ? block->next : NULL;
    }
}

const struct block *next_prose(const struct postmortem *postmortem, const struct block *block)
{
    const struct block *root = postmortem->markdown->root;
    block = block_next(block, root);
    while (block) {
        if (is_example(block)) {
            block = block_behind(block, root);
            continue;
        }
        if (block_is_prose(postmortem, block))
            return block;
        block = block_next(block, root);
    }
    return NULL;
}

LIST(offset_list, size_t);

struct text prose_sample(const struct reading *reading, size_t size)
{
    enum { LAST = 4 }; /* a character that reaches beyond the size, and the line end */
    const struct prose_list *prose = &reading->prose;
    char *bytes = arena_alloc_unset(reading->arena, size + LAST);
    struct text_list parts = {0};
    struct offset_list starts = {0};
    size_t length = 0;
    for (size_t i = 0; i < prose->count && length < size; i++) {
        struct text part =
            text_near(prose->items[i].block->text, (struct place){0, 0}, 0, size - length);
        LIST_PUSH(reading->arena, &parts, part);
        LIST_PUSH(reading->arena, &starts, length);
        memcpy(bytes + length, part.data, part.length);
        length += part.length;
        bytes[length++] = '\n';
    }
    struct text sample = {bytes, length};
    patterns_cover_joined(sample, parts.items, starts.items, parts.count);
    return sample;
}

static bool is_sentence_end(const struct reading *reading, struct text text, size_t i)
{
    char c = text.data[i];
    bool stop = c == '.' || c == '!' || c == '?';
    return stop && (i + 1 == text.length || ascii_is_space(text.data[i + 1])) &&
           !(c == '.' && is_stop_of_day(text, i, reading->time));
}

static bool is_inside_character(struct text text, size_t at)
{
    return at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

struct text text_near(struct text text, struct place place, size_t before, size_t behind)
{
    size_t from = place.start > before ? place.start - before : 0;
    size_t to = place.end + behind < text.length ? place.end + behind : text.length;
    while (from < place.start && is_inside_character(text, from))
        from++;
    while (is_inside_character(text, to))
        to++;
    return text_slice(text, from, to);
}

/* No sentence that people write goes on for longer than this before or behind what it tells. */
#define SENTENCE_BYTES 500

struct text sentence_around(const struct reading *reading, struct text text, size_t at)
{
    at = at < text.length ? at : text.length;
    struct text near = text_near(text, (struct place){at, at}, SENTENCE_BYTES, SENTENCE_BYTES);
    size_t start = (size_t)(text.data + at - near.data), end = start;
    while (start > 0 && !is_sentence_end(reading, near, start - 1))
        start--;
    while (end < near.length && !is_sentence_end(reading, near, end))
        end++;
    return text_trim(text_slice(near, start, end));
}

bool next_sentence(const struct reading *reading, struct text *rest, struct text *sentence)
{
    size_t end = 0;
    *rest = text_trim(*rest);
    if (!rest->length)
        return false;
    while (end < rest->length && !is_sentence_end(reading, *rest, end))
        end++;
    *sentence = text_slice(*rest, 0, end);
    *rest = text_from_offset(*rest, end + 1);
    return true;
}

const char *line_reason(const struct reading *reading, const char *what, size_t offset)
{
    return arena_printf(reading->arena, "%s on line %zu", what,
                        document_line(reading->postmortem->document, offset));
}
