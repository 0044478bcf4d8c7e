/* Blocks of HTML. Each heading, paragraph, list item and table row in them becomes a block of its
 * own, so that a document written in HTML can be read like one in Markdown.
 */
#include "markdown/block.h"
#include "markdown/html_style.h"
#include "markdown/tree.h"

enum tag_effect {
    TAG_BLOCK = 1, /* what follows is another block */
    TAG_HEADING,
    TAG_ROW,
    TAG_CELL,
    TAG_BREAK,
    TAG_HIDDEN, /* neither it nor its inside is seen */
};

struct tag {
    struct text name;
    enum tag_effect effect;
    int level;
};

#define T(name, effect) {{name, sizeof name - 1}, effect, 0}

static const struct tag tags[] = {
    {{"h1", 2}, TAG_HEADING, 1}, {{"h2", 2}, TAG_HEADING, 2}, {{"h3", 2}, TAG_HEADING, 3},
    {{"h4", 2}, TAG_HEADING, 4}, {{"h5", 2}, TAG_HEADING, 5}, {{"h6", 2}, TAG_HEADING, 6},
    T("tr", TAG_ROW),            T("td", TAG_CELL),           T("th", TAG_CELL),
    T("br", TAG_BREAK),          T("script", TAG_HIDDEN),     T("style", TAG_HIDDEN),
    T("address", TAG_BLOCK),     T("article", TAG_BLOCK),     T("aside", TAG_BLOCK),
    T("blockquote", TAG_BLOCK),  T("body", TAG_BLOCK),        T("caption", TAG_BLOCK),
    T("center", TAG_BLOCK),      T("dd", TAG_BLOCK),          T("details", TAG_BLOCK),
    T("dialog", TAG_BLOCK),      T("div", TAG_BLOCK),         T("dl", TAG_BLOCK),
    T("dt", TAG_BLOCK),          T("fieldset", TAG_BLOCK),    T("figcaption", TAG_BLOCK),
    T("figure", TAG_BLOCK),      T("footer", TAG_BLOCK),      T("form", TAG_BLOCK),
    T("head", TAG_BLOCK),        T("header", TAG_BLOCK),      T("hr", TAG_BLOCK),
    T("html", TAG_BLOCK),        T("li", TAG_BLOCK),          T("main", TAG_BLOCK),
    T("nav", TAG_BLOCK),         T("ol", TAG_BLOCK),          T("option", TAG_BLOCK),
    T("p", TAG_BLOCK),           T("pre", TAG_BLOCK),         T("section", TAG_BLOCK),
    T("summary", TAG_BLOCK),     T("table", TAG_BLOCK),       T("tbody", TAG_BLOCK),
    T("tfoot", TAG_BLOCK),       T("thead", TAG_BLOCK),       T("title", TAG_BLOCK),
    T("ul", TAG_BLOCK),
};

#undef T

enum gap { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_CELL };

struct html_reader {
    struct tree_reader *tree;
    struct content *content;
    struct html_scanner scanner;
    size_t start; /* of the block being gathered, in the content */
    size_t end;   /* behind the last that belongs to it */
    int level;
    bool in_row;
    size_t cells;          /* begun in this row */
    enum gap gap;          /* what separates the text so far from what comes */
    size_t gap_cells;      /* how many borders of cells lie in the gap */
    size_t gap_start;      /* in the content */
    bool gap_is_verbatim;  /* only blanks of one line, as they stand */
};

static const struct tag *find_tag(struct text name)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text_equal_folded(name, tags[i].name))
            return &tags[i];
    return NULL;
}

/* What is between the words at both ends widens to `gap`. */
static void widen_gap(struct html_reader *reader, enum gap gap, size_t start)
{
    if (reader->gap == GAP_NONE) {
        reader->gap_start = start;
        reader->gap_is_verbatim = true;
    }
    if (gap > reader->gap)
        reader->gap = gap;
    reader->gap_cells += gap == GAP_CELL;
}

static void write_gap(struct html_reader *reader, size_t end)
{
    struct writer *writer = &reader->tree->writer;
    struct place place = content_place(reader->content, reader->gap_start, end);
    if (reader->gap == GAP_CELL) {
        for (size_t i = 0; i < reader->gap_cells; i++, place.start = place.end)
            writer_add(writer, TEXT(" | "), place, false);
    } else if (writer->length && reader->gap == GAP_LINE) {
        writer_add(writer, TEXT("\n"), place, false);
    } else if (writer->length && reader->gap == GAP_BLANK && reader->gap_is_verbatim) {
        writer_add_content(writer, reader->content, reader->gap_start, end);
    } else if (writer->length && reader->gap == GAP_BLANK) {
        writer_add(writer, TEXT(" "), place, false);
    }
    reader->gap = GAP_NONE;
    reader->gap_cells = 0;
}

/* Writes bytes that are seen: behind the gap, and as the block's last so far. */
static void write_ink(struct html_reader *reader, size_t from, size_t to)
{
    write_gap(reader, from);
    struct text text = reader->content->text;
    char value[4];
    size_t length, entity = html_entity(text, from, value, &length);
    if (entity)
        writer_add(&reader->tree->writer, (struct text){value, length},
                   content_place(reader->content, from, from + entity), false);
    else
        writer_add_content(&reader->tree->writer, reader->content, from, to);
    if (reader->start == TEXT_NOT_FOUND)
        reader->start = from;
    reader->end = to;
}

/* A tag within a phrase. Its style begins behind the gap, which belongs to neither side. */
static void read_style_tag(struct html_reader *reader, const struct html_token *token)
{
    struct writer *writer = &reader->tree->writer;
    if (token->kind == HTML_OPEN)
        write_gap(reader, token->start);
    size_t before = writer->length + writer->links.count;
    html_style_tag(writer, reader->content, token);
    if (writer->length + writer->links.count == before)
        return;
    if (reader->start == TEXT_NOT_FOUND)
        reader->start = token->start;
    reader->end = token->end;
}

/* The bytes from `at` on that can be written in one go: blanks, an entity, or neither. */
static size_t chunk_end(struct text text, size_t at, size_t end)
{
    char value[4];
    size_t length, entity = html_entity(text, at, value, &length);
    if (entity)
        return at + entity < end ? at + entity : end;
    size_t i = at + 1;
    bool space = ascii_is_space(text.data[at]);
    while (i < end && ascii_is_space(text.data[i]) == space && text.data[i] != '&')
        i++;
    return i;
}

static void read_words(struct html_reader *reader, const struct html_token *token)
{
    struct text text = reader->content->text;
    for (size_t at = token->start; at < token->end;) {
        size_t end = chunk_end(text, at, token->end);
        struct text chunk = text_slice(text, at, end);
        if (!ascii_is_space(chunk.data[0])) {
            write_ink(reader, at, end);
        } else {
            bool line = text_find_byte(chunk, '\n', 0) != TEXT_NOT_FOUND ||
                        text_find_byte(chunk, '\r', 0) != TEXT_NOT_FOUND;
            widen_gap(reader, line ? GAP_LINE : GAP_BLANK, at);
        }
        at = end;
    }
}

/* Ends the block being gathered: makes it, where it has any text. */
static void end_block(struct html_reader *reader)
{
    struct tree_reader *tree = reader->tree;
    writer_trim_end(&tree->writer);
    if (tree->writer.length || tree->writer.links.count) {
        struct place place = content_place(reader->content, reader->start, reader->end);
        struct block *block = block_new(tree->arena, tree->block, BLOCK_HTML, place);
        block->level = reader->level;
        writer_finish(&tree->writer, block);
    }
    writer_clear(&tree->writer);
    reader->start = TEXT_NOT_FOUND;
    reader->gap = GAP_NONE;
    reader->gap_cells = 0;
}

static void read_block_tag(struct html_reader *reader, const struct html_token *token, int level)
{
    bool open = token->kind == HTML_OPEN;
    if (!open)
        reader->end = token->end;
    end_block(reader);
    reader->level = open ? level : 0;
    if (open)
        reader->start = token->start;
}

static void read_cell(struct html_reader *reader, const struct html_token *token)
{
    bool border = token->kind == HTML_OPEN && reader->cells++ > 0;
    widen_gap(reader, border ? GAP_CELL : GAP_BLANK, token->start);
}

static void read_hidden(struct html_reader *reader, const struct html_token *token)
{
    if (token->kind == HTML_OPEN)
        html_skip_to_close(&reader->scanner, token->name);
}

static void read_tag(struct html_reader *reader, const struct html_token *token)
{
    const struct tag *tag = find_tag(token->name);
    enum tag_effect effect = tag ? tag->effect : 0;
    if (effect == TAG_BREAK) {
        widen_gap(reader, GAP_LINE, token->start);
    } else if (effect == TAG_HIDDEN) {
        read_hidden(reader, token);
    } else if (effect == TAG_CELL && reader->in_row) {
        read_cell(reader, token);
    } else if (effect == TAG_BLOCK && reader->in_row && reader->cells &&
               !text_starts_with_folded(token->name, TEXT("t"))) {
        widen_gap(reader, GAP_BLANK, token->start);
    } else if (tag) {
        read_block_tag(reader, token, tag->level);
        reader->in_row = effect == TAG_ROW && token->kind == HTML_OPEN;
        reader->cells = 0;
    } else {
        read_style_tag(reader, token);
    }
    reader->gap_is_verbatim = false;
}

static void read_token(struct html_reader *reader, const struct html_token *token)
{
    switch (token->kind) {
    case HTML_TEXT:
        read_words(reader, token);
        break;
    case HTML_COMMENT:
        html_keep_comment(reader->tree->markdown, reader->tree->arena, reader->content, token);
        reader->gap_is_verbatim = false;
        break;
    case HTML_OPEN:
    case HTML_CLOSE:
        read_tag(reader, token);
        break;
    case HTML_OTHER:
        break;
    }
}

/* A block that is all of the HTML has the place of all of it; a block of HTML in which nothing is
 * seen stands for itself. */
static void settle_places(struct tree_reader *tree, const struct block *before,
                          struct place place)
{
    struct block *first = before ? before->next : tree->block->first_child;
    if (!first)
        block_new(tree->arena, tree->block, BLOCK_HTML, place);
    else if (first == tree->block->last_child)
        first->place = place;
}

void read_html_block(struct tree_reader *tree, cmark_node *node)
{
    struct text literal = text_from(cmark_node_get_literal(node));
    struct content content;
    content_map_lines(&content, tree->arena, tree->source, literal, node_line(node));
    struct html_reader reader = {.tree = tree, .content = &content, .start = TEXT_NOT_FOUND};
    reader.scanner.text = literal;
    const struct block *before = tree->block->last_child;
    struct html_token token;
    writer_clear(&tree->writer);
    while (html_scan(&reader.scanner, &token))
        read_token(&reader, &token);
    end_block(&reader);

    size_t end = literal.length, start = 0;
    while (end > 0 && ascii_is_space(literal.data[end - 1]))
        end--;
    while (start < end && ascii_is_space(literal.data[start]))
        start++;
    settle_places(tree, before, content_place(&content, start, end));
}
