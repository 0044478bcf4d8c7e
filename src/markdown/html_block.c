/* Blocks of HTML. Each heading, paragraph, list item and table row in them becomes a block of its
 * own, so that a document written in HTML can be read like one in Markdown.
 */
#include "markdown/block.h"
#include "markdown/html_style.h"
#include "markdown/tree.h"

enum tag_effect {
    TAG_NONE,
    TAG_BLOCK, /* what follows is another block */
    TAG_HEADING,
    TAG_ROW,
    TAG_CELL,
    TAG_BREAK,
    TAG_HIDDEN, /* neither it nor its inside is seen */
};

struct tag {
    const char *name;
    enum tag_effect effect;
    int level;
};

static const struct tag tags[] = {
    {"h1", TAG_HEADING, 1}, {"h2", TAG_HEADING, 2},    {"h3", TAG_HEADING, 3},
    {"h4", TAG_HEADING, 4}, {"h5", TAG_HEADING, 5},    {"h6", TAG_HEADING, 6},
    {"tr", TAG_ROW, 0},     {"td", TAG_CELL, 0},       {"th", TAG_CELL, 0},
    {"br", TAG_BREAK, 0},   {"script", TAG_HIDDEN, 0}, {"style", TAG_HIDDEN, 0}};

/* The other tags that end one block and begin another. */
static const char *const block_tags[] = {
    "address", "article", "aside",  "blockquote", "body", "caption",  "center",     "dd",
    "details", "dialog",  "div",    "dl",         "dt",   "fieldset", "figcaption", "figure",
    "footer",  "form",    "head",   "header",     "hr",   "html",     "li",         "main",
    "nav",     "ol",      "option", "p",          "pre",  "section",  "summary",    "table",
    "tbody",   "tfoot",   "thead",  "title",      "ul"};

enum gap { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_CELL };

struct html_reader {
    struct tree_reader *tree;
    struct content *content;
    struct html_scanner scanner;
    size_t start; /* of the block being gathered, in the content */
    size_t end;   /* behind the last that belongs to it */
    int level;
    bool in_row;
    size_t cells;         /* begun in this row */
    enum gap gap;         /* what separates the text so far from what comes */
    size_t gap_cells;     /* how many borders of cells lie in the gap */
    size_t gap_start;     /* in the content */
    bool gap_is_verbatim; /* only blanks of one line, as they stand */
};

/* What a tag does; effect TAG_NONE where it stands within a phrase. */
static struct tag find_tag(struct text name)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text_equal_folded(name, text_from(tags[i].name)))
            return tags[i];
    for (size_t i = 0; i < sizeof block_tags / sizeof *block_tags; i++)
        if (text_equal_folded(name, text_from(block_tags[i])))
            return (struct tag){block_tags[i], TAG_BLOCK, 0};
    return (struct tag){"", TAG_NONE, 0};
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
        writer_finish(&tree->writer, block, tree->arena);
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

/* Whether a tag that makes a block elsewhere stands in a cell, whose row is one line. */
static bool is_within_cell(const struct html_reader *reader, struct tag tag)
{
    static const struct text of_tables = {"t", 1}; /* <table>, <tbody>, <thead>, <tfoot> */
    return tag.effect == TAG_BLOCK && reader->cells &&
           !text_starts_with(text_from(tag.name), of_tables);
}

static void read_tag(struct html_reader *reader, const struct html_token *token)
{
    struct tag tag = find_tag(token->name);
    if (tag.effect == TAG_NONE) {
        read_style_tag(reader, token);
    } else if (tag.effect == TAG_BREAK) {
        widen_gap(reader, GAP_LINE, token->start);
    } else if (tag.effect == TAG_HIDDEN) {
        read_hidden(reader, token);
    } else if (tag.effect == TAG_CELL && reader->in_row) {
        read_cell(reader, token);
    } else if (is_within_cell(reader, tag)) {
        widen_gap(reader, GAP_BLANK, token->start);
    } else {
        read_block_tag(reader, token, tag.level);
        reader->in_row = tag.effect == TAG_ROW && token->kind == HTML_OPEN;
        reader->cells = 0;
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
static void settle_places(struct tree_reader *tree, const struct block *before, struct place place)
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
    struct content *content = &tree->phrases.content;
    content_map_lines(content, tree->scratch, tree->source, literal, node_line(node));
    struct html_reader reader = {.tree = tree, .content = content, .start = TEXT_NOT_FOUND};
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
    settle_places(tree, before, content_place(content, start, end));
}
