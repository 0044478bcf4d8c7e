#include "markdown/tree.h"

#include "base/memory.h"
#include "markdown/block.h"
#include "markdown/memory.h"
#include "markdown/strike.h"

#include <cmark-gfm-core-extensions.h>
#include <pthread.h>
#include <string.h>

size_t node_line(cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 ? (size_t)line : 0;
}

size_t node_start(const struct tree_reader *reader, cmark_node *node)
{
    int column = cmark_node_get_start_column(node);
    return source_offset(reader->source, node_line(node), column > 0 ? (size_t)column : 0);
}

static struct text node_content(cmark_node *node)
{
    return text_from(cmark_node_get_string_content(node));
}

static bool is_type(cmark_node *node, const char *type)
{
    return strcmp(cmark_node_get_type_string(node), type) == 0;
}

/* Opens a block at a range of the source. */
static struct block *open_block(struct tree_reader *reader, enum block_kind kind,
                                struct place range)
{
    struct place place = source_place(reader->source, range);
    reader->block = block_new(reader->arena, reader->block, kind, place);
    return reader->block;
}

/* Closes the block: it reaches at least to the end of its last child. */
static void close_block(struct tree_reader *reader, cmark_node *node)
{
    (void)node;
    struct block *block = reader->block;
    if (block->last_child && block->last_child->place.end > block->place.end)
        block->place.end = block->last_child->place.end;
    reader->block = block->parent;
}

static void open_quote(struct tree_reader *reader, cmark_node *node)
{
    size_t start = node_start(reader, node);
    open_block(reader, BLOCK_QUOTE, (struct place){start, start + 1});
    reader->quotes++;
}

static void close_quote(struct tree_reader *reader, cmark_node *node)
{
    reader->quotes--;
    close_block(reader, node);
}

static void open_list(struct tree_reader *reader, cmark_node *node)
{
    size_t start = node_start(reader, node);
    struct block *block = open_block(reader, BLOCK_LIST, (struct place){start, start});
    block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
}

/* The range of the mark that begins a list item. */
static struct place item_mark(const struct source *source, size_t start)
{
    struct text text = source->text;
    size_t end = start;
    while (end < text.length && ascii_is_digit(text.data[end]))
        end++;
    return (struct place){start, end < text.length ? end + 1 : end};
}

static int item_number(const struct source *source, struct place mark)
{
    int number = 0;
    text_to_number(text_slice(source->text, mark.start, mark.end - 1), &number);
    return number;
}

static void open_item(struct tree_reader *reader, cmark_node *node)
{
    struct place mark = item_mark(reader->source, node_start(reader, node));
    struct block *block = open_block(reader, BLOCK_ITEM, mark);
    if (block->parent->ordered)
        block->number = item_number(reader->source, mark);
    if (is_type(node, "tasklist"))
        block->task = cmark_gfm_extensions_get_tasklist_item_checked(node) ? TASK_DONE : TASK_OPEN;
}

/* A leaf whose content, that of the reader of phrases, may be less than its lines: `range` in the source. */
static void open_leaf(struct tree_reader *reader, enum block_kind kind, struct place range)
{
    open_block(reader, kind, range);
    writer_clear(&reader->writer);
    inline_begin(&reader->phrases);
}

static void finish_leaf(struct tree_reader *reader, cmark_node *node)
{
    struct block *block = reader->block, *parent = block->parent;
    bool first_of_item = parent && parent->kind == BLOCK_ITEM && parent->first_child == block;
    writer_trim_end(&reader->writer);
    strike_pairs(&reader->writer);
    if (first_of_item && parent->task == TASK_NONE && block->kind == BLOCK_PARAGRAPH)
        parent->task = take_task_mark(&reader->writer);
    writer_finish(&reader->writer, block, reader->arena);
    close_block(reader, node);
}

/* Whether a line has the form of a table's delimiter row. */
static bool is_delimiter_row(const struct tree_reader *reader, size_t line)
{
    const struct source *source = reader->source;
    struct place range = source_trim_end(source, source_line(source, line));
    range.start = source_skip_prefix(source, range, reader->quotes);
    for (size_t i = range.start; i < range.end; i++)
        if (!table_is_delimiter(source->text.data[i]))
            return false;
    return range.start < range.end;
}

/* The content of a table's node is the paragraph that became its header row, which is the last
 * line of it. Where link definitions were taken off the paragraph's head it begins later. */
static size_t header_line(const struct tree_reader *reader, cmark_node *table)
{
    size_t line = node_line(table) + text_count_lines(node_content(table)) - 1;
    while (line < reader->source->line_count && !is_delimiter_row(reader, line + 1))
        line++;
    return line;
}

/* The line on which the content of a paragraph begins: behind the link definitions at its head. A
 * paragraph above a table has no position of its own. */
static size_t paragraph_line(const struct tree_reader *reader, cmark_node *node, size_t lines)
{
    cmark_node *next = cmark_node_next(node);
    size_t start = node_line(node), end = (size_t)cmark_node_get_end_line(node) + 1;
    if (!start && next && is_type(next, "table"))
        end = header_line(reader, next);
    return end >= start + lines ? end - lines : start;
}

static struct place whole_content_place(const struct content *content)
{
    size_t end = content->text.length;
    while (end > 0 && ascii_is_space(content->text.data[end - 1]))
        end--;
    return content_place(content, 0, end);
}

static void open_paragraph(struct tree_reader *reader, cmark_node *node)
{
    struct text text = node_content(node);
    size_t line = paragraph_line(reader, node, text_count_lines(text));
    struct content *content = &reader->phrases.content;
    content_map_lines(content, reader->scratch, reader->source, text, line);
    open_leaf(reader, BLOCK_PARAGRAPH, (struct place){0, 0});
    reader->block->place = whole_content_place(content);
}

/* Whether a line underlines a setext heading. */
static bool is_underline(const struct tree_reader *reader, size_t line)
{
    const struct source *source = reader->source;
    struct place range = source_trim_end(source, source_line(source, line));
    range.start = source_skip_prefix(source, range, reader->quotes);
    for (size_t i = range.start; i < range.end; i++)
        if (source->text.data[i] != '=' && source->text.data[i] != '-')
            return false;
    return range.start < range.end;
}

/* Whether a line may be the first of the content. */
static bool begins_content(const struct tree_reader *reader, size_t line, struct text content)
{
    const struct source *source = reader->source;
    struct place range = source_trim_end(source, source_line(source, line));
    struct text first = {"", 0};
    text_next_line(&content, &first);
    while (first.length && ascii_is_space(first.data[first.length - 1]))
        first.length--;
    return text_ends_with(text_slice(source->text, range.start, range.end), first);
}

static void open_setext_heading(struct tree_reader *reader, cmark_node *node)
{
    const struct source *source = reader->source;
    struct text text = node_content(node);
    size_t line = node_line(node), lines = text_count_lines(text);
    /* Link definitions at the paragraph's head come before. */
    while (line + lines < source->line_count &&
           !(is_underline(reader, line + lines) && begins_content(reader, line, text)))
        line++;
    struct content *content = &reader->phrases.content;
    content_map_lines(content, reader->scratch, source, text, line);
    open_leaf(reader, BLOCK_HEADING, (struct place){0, 0});
    reader->block->place = whole_content_place(content);
    struct place underline = source_trim_end(source, source_line(source, line + lines));
    reader->block->place.end = source_place(source, underline).end;
}

static void open_atx_heading(struct tree_reader *reader, cmark_node *node)
{
    const struct source *source = reader->source;
    struct place line = source_line(source, node_line(node));
    size_t start = node_start(reader, node);
    struct place range = source_trim_end(source, (struct place){start, line.end});
    size_t at = start;
    while (at < range.end && source->text.data[at] == '#')
        at++;
    while (at < range.end && ascii_is_blank(source->text.data[at]))
        at++;
    struct content *content = &reader->phrases.content;
    /* A vertical tab at its end is none of the heading's words, but stays in the content. */
    if (!content_map_range(content, reader->scratch, source, node_content(node), at, line.end))
        content_map_whole(content, reader->scratch, source, node_content(node), range);
    open_leaf(reader, BLOCK_HEADING, range);
}

static void open_heading(struct tree_reader *reader, cmark_node *node)
{
    size_t start = node_start(reader, node);
    struct text text = reader->source->text;
    /* Content of a setext heading ends in a line end, that of an ATX heading never does. */
    struct text content = node_content(node);
    bool setext = text_ends_with(content, TEXT("\n")) || text_ends_with(content, TEXT("\r"));
    if (setext || start >= text.length || text.data[start] != '#')
        open_setext_heading(reader, node);
    else
        open_atx_heading(reader, node);
    reader->block->level = cmark_node_get_heading_level(node);
}

static void read_rule(struct tree_reader *reader, cmark_node *node)
{
    struct place line = source_line(reader->source, node_line(node));
    line.start = node_start(reader, node);
    open_block(reader, BLOCK_RULE, source_trim_end(reader->source, line));
    close_block(reader, node);
}

static struct table_row find_header(const struct tree_reader *reader, cmark_node *table)
{
    size_t line = header_line(reader, table);
    size_t start = line == node_line(table) ? node_start(reader, table) : 0;
    return table_row_find(reader->source, line, reader->quotes, start);
}

static void open_table(struct tree_reader *reader, cmark_node *node)
{
    struct place range = find_header(reader, node).range;
    struct place delimiters = source_line(reader->source, header_line(reader, node) + 1);
    range.end = source_trim_end(reader->source, delimiters).end;
    open_block(reader, BLOCK_TABLE, range);
}

static void open_row(struct tree_reader *reader, cmark_node *node)
{
    bool header = cmark_node_previous(node) == NULL;
    if (header)
        reader->row = find_header(reader, cmark_node_parent(node));
    else
        reader->row = table_row_find(reader->source, node_line(node), reader->quotes, 0);
    open_block(reader, BLOCK_ROW, reader->row.range)->header = header;
}

static void close_row(struct tree_reader *reader, cmark_node *node)
{
    table_row_keep_comments(&reader->row, reader->source, reader->markdown, reader->arena);
    close_block(reader, node);
}

static void open_cell(struct tree_reader *reader, cmark_node *node)
{
    const struct source *source = reader->source;
    struct place range = table_row_next_cell(&reader->row, source);
    struct text text = node_content(node);
    struct content *content = &reader->phrases.content;
    if (!content_map_range(content, reader->scratch, source, text, range.start,
                           reader->row.line_end))
        content_map_whole(content, reader->scratch, source, text, range);
    open_leaf(reader, BLOCK_CELL, range);
}

typedef void node_function(struct tree_reader *reader, cmark_node *node);

struct block_reader {
    cmark_node_type type;
    const char *name; /* of a type of an extension, which has no constant number */
    node_function *enter, *exit;
};

/* The most frequent first. */
static const struct block_reader block_readers[] = {
    {CMARK_NODE_PARAGRAPH, NULL, open_paragraph, finish_leaf},
    {CMARK_NODE_ITEM, NULL, open_item, close_block},
    {CMARK_NODE_HEADING, NULL, open_heading, finish_leaf},
    {CMARK_NODE_LIST, NULL, open_list, close_block},
    {CMARK_NODE_CODE_BLOCK, NULL, read_code_block, NULL},
    {CMARK_NODE_BLOCK_QUOTE, NULL, open_quote, close_quote},
    {CMARK_NODE_HTML_BLOCK, NULL, read_html_block, NULL},
    {CMARK_NODE_THEMATIC_BREAK, NULL, read_rule, NULL},
    {CMARK_NODE_NONE, "table_cell", open_cell, finish_leaf},
    {CMARK_NODE_NONE, "table_row", open_row, close_row},
    {CMARK_NODE_NONE, "table_header", open_row, close_row},
    {CMARK_NODE_NONE, "table", open_table, close_block},
};

/* Reads and closes a leaf that was opened, where that takes none of the events within. */
static void read_plain_leaf(struct tree_reader *reader, cmark_node *node, cmark_iter *iterator)
{
    if (!inline_read_plain(&reader->phrases, node))
        return;
    cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
    finish_leaf(reader, node);
}

static void read_block_event(struct tree_reader *reader, cmark_iter *iterator,
                             cmark_event_type event)
{
    cmark_node *node = cmark_iter_get_node(iterator);
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof block_readers / sizeof *block_readers; i++) {
        const struct block_reader *known = &block_readers[i];
        if (known->name ? !is_type(node, known->name) : type != known->type)
            continue;
        node_function *read = event == CMARK_EVENT_ENTER ? known->enter : known->exit;
        if (read)
            read(reader, node);
        if (event == CMARK_EVENT_ENTER && known->exit == finish_leaf)
            read_plain_leaf(reader, node, iterator);
        return;
    }
}

static bool is_inline(cmark_node *node)
{
    return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

/* cmark keeps its extensions in a list of the process. */
static pthread_once_t extensions_registered = PTHREAD_ONCE_INIT;

/* What registers them takes no allocator of ours, and aborts where there is no memory. */
static void register_extensions(void)
{
    memory_guard(cmark_gfm_core_extensions_ensure_registered);
}

static cmark_node *parse(const struct source *source)
{
    pthread_once(&extensions_registered, register_extensions);
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, parser_memory());
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("tasklist"));
    struct text text = source_text(source);
    cmark_parser_feed(parser, text.data, text.length);
    return cmark_parser_finish(parser);
}

void tree_read(struct markdown *markdown, struct arena *arena, struct arena *scratch,
               const struct source *source, struct block *parent, bool inside_fence)
{
    struct tree_reader reader = {.markdown = markdown,
                                 .arena = arena,
                                 .scratch = scratch,
                                 .source = source,
                                 .inside_fence = inside_fence,
                                 .block = parent};
    reader.writer.arena = scratch;
    reader.phrases.arena = arena;
    reader.phrases.markdown = markdown;
    reader.phrases.writer = &reader.writer;
    cmark_iter *iterator = cmark_iter_new(parse(source));
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (is_inline(node))
            inline_event(&reader.phrases, node, event);
        else
            read_block_event(&reader, iterator, event);
    }
}
