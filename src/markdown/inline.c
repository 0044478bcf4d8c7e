#include "markdown/inline.h"

#include "markdown/html_style.h"
#include "markdown/link_tail.h"
#include "markdown/spell.h"

#define SEARCH_WINDOW (size_t)4096 /* bytes in which a text out of step is searched for */

void inline_begin(struct inline_reader *reader)
{
    reader->at = 0;
    reader->in_autolink = false;
}

static bool at_byte(const struct inline_reader *reader, char byte)
{
    struct text t = reader->content.text;
    return reader->at < t.length && t.data[reader->at] == byte;
}

static void skip_blanks(struct inline_reader *reader)
{
    while (at_byte(reader, ' ') || at_byte(reader, '\t'))
        reader->at++;
}

static void skip_line_end(struct inline_reader *reader)
{
    bool carriage_return = at_byte(reader, '\r');
    reader->at += carriage_return;
    reader->at += at_byte(reader, '\n');
}

static void write_verbatim(struct inline_reader *reader, size_t from, size_t to)
{
    if (from < to)
        writer_add_content(reader->writer, &reader->content, from, to);
}

/* Writes what the content from `from` to `to` stands for as one thing. */
static void write_atom(struct inline_reader *reader, struct text text, size_t from, size_t to)
{
    writer_add(reader->writer, text, content_place(&reader->content, from, to), false);
}

/* The next place within reach at which the content spells the text, or TEXT_NOT_FOUND. The two
 * are always in step where this room knows Markdown as well as cmark does. */
static size_t find_spelling(const struct inline_reader *reader, struct text literal)
{
    struct text raw = reader->content.text;
    for (size_t i = reader->at; i < raw.length && i - reader->at < SEARCH_WINDOW; i++)
        if (spell_length(raw, i, literal, !reader->in_autolink) != TEXT_NOT_FOUND)
            return i;
    return TEXT_NOT_FOUND;
}

static void read_text(struct inline_reader *reader, cmark_node *node)
{
    struct text literal = text_from(cmark_node_get_literal(node));
    struct text raw = reader->content.text;
    if (spell_is_verbatim(raw, reader->at, literal)) { /* as nearly always */
        write_verbatim(reader, reader->at, reader->at + literal.length);
        reader->at += literal.length;
        return;
    }
    size_t start = find_spelling(reader, literal);
    if (start == TEXT_NOT_FOUND) {
        write_atom(reader, literal, reader->at, reader->at);
        return;
    }
    size_t at = start, verbatim = start;
    struct spelling step;
    for (size_t done = 0; done < literal.length; done += step.spelt, at += step.raw) {
        if (!spell_next(raw, at, literal, done, !reader->in_autolink, &step))
            break;
        if (step.verbatim)
            continue;
        write_verbatim(reader, verbatim, at);
        write_atom(reader, text_slice(literal, done, done + step.spelt), at, at + step.raw);
        verbatim = at + step.raw;
    }
    write_verbatim(reader, verbatim, at);
    reader->at = at;
}

/* Writes the end of a line, unless nothing was written on it: <br> often stands beside a line end,
 * and a comment on a line of its own. */
static void write_break(struct inline_reader *reader, size_t from, size_t to)
{
    const struct writer *writer = reader->writer;
    if (writer->length && writer->bytes[writer->length - 1] != '\n')
        write_atom(reader, TEXT("\n"), from, to);
}

static void read_break(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    size_t from = reader->at;
    skip_blanks(reader);
    bool backslash = at_byte(reader, '\\');
    reader->at += backslash;
    skip_line_end(reader);
    if (!backslash) /* behind one, blanks are text */
        skip_blanks(reader);
    write_break(reader, from, reader->at);
}

static size_t backticks_from(struct text t, size_t at)
{
    size_t end = at;
    while (end < t.length && t.data[end] == '`')
        end++;
    return end - at;
}

/* Where the run of exactly `count` backticks begins that closes a code span. */
static size_t find_backticks(struct text t, size_t at, size_t count)
{
    while ((at = text_find_byte(t, '`', at)) != TEXT_NOT_FOUND) {
        size_t found = backticks_from(t, at);
        if (found == count)
            return at;
        at += found;
    }
    return t.length;
}

/* Writes the inside of a code span, in which a line end is a blank. */
static void write_code(struct inline_reader *reader, size_t from, size_t to)
{
    struct text t = text_slice(reader->content.text, 0, to);
    size_t verbatim = from;
    for (size_t i = from; i < to;) {
        size_t length = 0;
        if (t.data[i] == '\n' || t.data[i] == '\r')
            length = t.data[i] == '\r' && i + 1 < to && t.data[i + 1] == '\n' ? 2 : 1;
        if (length) {
            write_verbatim(reader, verbatim, i);
            write_atom(reader, TEXT(" "), i, i + length);
            verbatim = i + length;
        }
        i += length ? length : 1;
    }
    write_verbatim(reader, verbatim, to);
}

static bool is_code_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r';
}

static void read_code(struct inline_reader *reader, cmark_node *node)
{
    struct text t = reader->content.text;
    struct text literal = text_from(cmark_node_get_literal(node));
    size_t start = text_find_byte(t, '`', reader->at);
    if (start == TEXT_NOT_FOUND) {
        write_atom(reader, literal, reader->at, reader->at);
        return;
    }
    size_t ticks = backticks_from(t, start);
    size_t from = start + ticks, to = find_backticks(t, from, ticks);
    reader->at = to + ticks < t.length ? to + ticks : t.length;
    struct text inside = text_slice(t, from, to);
    /* One blank at both ends is no part of the code, unless there is nothing else. */
    bool padded = inside.length > 1 && is_code_space(inside.data[0]) &&
                  is_code_space(inside.data[inside.length - 1]) &&
                  text_strip(inside, " \r\n").length > 0;
    if (padded) {
        from += text_starts_with(inside, TEXT("\r\n")) ? 2 : 1;
        to -= text_ends_with(inside, TEXT("\r\n")) ? 2 : 1;
    }
    writer_begin_style(reader->writer, RUN_CODE, false);
    write_code(reader, from, to);
    writer_end_style(reader->writer, RUN_CODE, false);
}

static void read_html(struct inline_reader *reader, cmark_node *node)
{
    struct text literal = text_from(cmark_node_get_literal(node));
    size_t start = text_find(reader->content.text, literal, reader->at);
    if (start == TEXT_NOT_FOUND)
        return;
    reader->at = start + literal.length;
    struct html_scanner scanner = {.text = text_slice(reader->content.text, 0, reader->at),
                                   .at = start};
    struct html_token token;
    if (!html_scan(&scanner, &token))
        return;
    if (token.kind == HTML_COMMENT)
        html_keep_comment(reader->markdown, reader->arena, &reader->content, &token);
    else if (text_equal_folded(token.name, TEXT("br")))
        write_break(reader, start, reader->at);
    else
        html_style_tag(reader->writer, &reader->content, &token);
}

/* Passes `count` delimiters of emphasis. */
static void pass_delimiters(struct inline_reader *reader, size_t count)
{
    while (count-- && (at_byte(reader, '*') || at_byte(reader, '_')))
        reader->at++;
}

static void begin_strong(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    pass_delimiters(reader, 2);
    writer_begin_style(reader->writer, RUN_STRONG, false);
}

static void end_strong(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    pass_delimiters(reader, 2);
    writer_end_style(reader->writer, RUN_STRONG, false);
}

static void begin_emphasis(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    pass_delimiters(reader, 1);
    writer_begin_style(reader->writer, RUN_EMPHASIS, false);
}

static void end_emphasis(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    pass_delimiters(reader, 1);
    writer_end_style(reader->writer, RUN_EMPHASIS, false);
}

static void begin_link(struct inline_reader *reader, cmark_node *node)
{
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    struct text target = text_from(cmark_node_get_url(node));
    reader->in_autolink = !image && at_byte(reader, '<');
    reader->at += image && at_byte(reader, '!');
    reader->at += at_byte(reader, '[') || at_byte(reader, '<');
    struct place place = content_place(&reader->content, reader->at, reader->at);
    writer_begin_link(reader->writer, (struct link){image, target, place, 0, 0}, false);
}

/* A link that has no destination of its own is its own label: the place of its words. */
static void end_link(struct inline_reader *reader, cmark_node *node)
{
    (void)node;
    struct content *content = &reader->content;
    struct link_tail tail = {reader->at, true, reader->at, reader->at};
    size_t words_end = reader->at;
    if (reader->in_autolink)
        reader->at += at_byte(reader, '>');
    else if (at_byte(reader, ']'))
        tail = link_tail_read(content->text, reader->at + 1);
    if (tail.end > reader->at)
        reader->at = tail.end;
    reader->in_autolink = false;
    struct link *link = writer_end_link(reader->writer, false);
    if (!link)
        return;
    if (tail.target_end > tail.target_start || !tail.label)
        link->target_place = content_place(content, tail.target_start, tail.target_end);
    else
        link->target_place.end = content_place(content, words_end, words_end).end;
}

/* Whether the words of a content are its bytes: no escape and no entity is among them, and no blank stands
 * beside a line end, which would be a part of that. */
static bool is_verbatim(const struct content *content)
{
    struct text text = content->text;
    if (text_find_byte(text, '\\', 0) != TEXT_NOT_FOUND ||
        text_find_byte(text, '&', 0) != TEXT_NOT_FOUND)
        return false;
    for (size_t i = 0; i < content->pieces.count; i++) {
        const struct piece *piece = &content->pieces.items[i];
        if (!piece->length)
            continue;
        char first = text.data[piece->start], last = text.data[piece->start + piece->length - 1];
        bool line_end = first == '\n' || first == '\r';
        if (piece->linear ? ascii_is_space(first) || ascii_is_space(last) : !line_end)
            return false;
    }
    return true;
}

static bool has_words_alone(cmark_node *leaf)
{
    cmark_node *node = cmark_node_first_child(leaf);
    for (; node; node = cmark_node_next(node))
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT &&
            cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK)
            return false;
    return true;
}

bool inline_read_plain(struct inline_reader *reader, cmark_node *leaf)
{
    const struct content *content = &reader->content;
    if (!has_words_alone(leaf) || !is_verbatim(content))
        return false;
    for (size_t i = 0; i < content->pieces.count; i++) {
        const struct piece *piece = &content->pieces.items[i];
        struct text words = text_slice(content->text, piece->start, piece->start + piece->length);
        writer_add(reader->writer, piece->linear ? words : TEXT("\n"), piece->place, piece->linear);
    }
    return true;
}

typedef void read_function(struct inline_reader *reader, cmark_node *node);

struct node_reader {
    cmark_node_type type;
    read_function *enter, *exit;
};

static const struct node_reader node_readers[] = {
    {CMARK_NODE_TEXT, read_text, NULL},
    {CMARK_NODE_SOFTBREAK, read_break, NULL},
    {CMARK_NODE_LINEBREAK, read_break, NULL},
    {CMARK_NODE_CODE, read_code, NULL},
    {CMARK_NODE_HTML_INLINE, read_html, NULL},
    {CMARK_NODE_STRONG, begin_strong, end_strong},
    {CMARK_NODE_EMPH, begin_emphasis, end_emphasis},
    {CMARK_NODE_LINK, begin_link, end_link},
    {CMARK_NODE_IMAGE, begin_link, end_link},
};

void inline_event(struct inline_reader *reader, cmark_node *node, cmark_event_type event)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof node_readers / sizeof *node_readers; i++) {
        if (node_readers[i].type != type)
            continue;
        read_function *read =
            event == CMARK_EVENT_ENTER ? node_readers[i].enter : node_readers[i].exit;
        if (read)
            read(reader, node);
        return;
    }
}
