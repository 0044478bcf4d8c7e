#include "markdown/content.h"

static void push_piece(struct content *content, struct arena *arena, size_t length,
                       struct place place, bool linear)
{
    const struct piece_list *pieces = &content->pieces;
    size_t start = 0;
    if (pieces->count)
        start = pieces->items[pieces->count - 1].start + pieces->items[pieces->count - 1].length;
    LIST_PUSH(arena, &content->pieces, (struct piece){start, length, place, linear});
}

/* Adds `length` bytes that stand for the whole `range` of the source. */
static void add_atom(struct content *content, struct arena *arena, const struct source *source,
                     size_t length, struct place range)
{
    push_piece(content, arena, length, source_place(source, range), false);
}

/* Adds the bytes of `range` of the source as they are. */
static void add_bytes(struct content *content, struct arena *arena, const struct source *source,
                      struct place range)
{
    if (!source->content || range.start == range.end) {
        push_piece(content, arena, range.end - range.start, source_place(source, range), true);
        return;
    }
    const struct piece *piece = content_piece(source->content, range.start);
    for (size_t at = range.start, stop; piece && at < range.end; piece++, at = stop) {
        stop = piece->start + piece->length;
        stop = stop < range.end ? stop : range.end;
        push_piece(content, arena, stop - at, content_place(source->content, at, stop),
                   piece->linear);
    }
}

/* How many bytes at the end of the source's line the content's line takes, or TEXT_NOT_FOUND:
 * white space at both ends apart, and with `pipes` a backslash before a pipe of the source. */
static size_t match_backwards(struct text line, struct text source, bool pipes)
{
    size_t i = line.length, j = source.length;
    while (i > 0) {
        if (j == 0 || line.data[i - 1] != source.data[j - 1])
            return TEXT_NOT_FOUND;
        i--, j--;
        if (pipes && line.data[i] == '|' && j > 0 && source.data[j - 1] == '\\')
            j--;
    }
    return source.length - j;
}

static struct text trim_end(struct text t)
{
    while (t.length && ascii_is_space(t.data[t.length - 1]))
        t.length--;
    return t;
}

static struct text trim_blanks(struct text t)
{
    while (t.length && ascii_is_blank(t.data[0]))
        t = text_from_offset(t, 1);
    return t;
}

/* Adds a text that begins at byte `at` of the source and has no backslash before its pipes, where
 * the source may have one. Returns false, having added a part, where the source before byte `end`
 * spells something else. */
static bool add_unescaped(struct content *content, struct arena *arena, const struct source *source,
                          struct text text, size_t at, size_t end)
{
    const char *bytes = source->text.data;
    size_t begun = at;
    struct text part; /* up to the next pipe */
    for (; text.length; text = text_from_offset(text, part.length), at += part.length) {
        part = text_slice(text, 0, text_find_byte(text, '|', 1));
        if (part.data[0] == '|' && at + 1 < end && bytes[at] == '\\' && bytes[at + 1] == '|') {
            if (at > begun)
                add_bytes(content, arena, source, (struct place){begun, at});
            begun = ++at;
        }
        if (!text_starts_with(text_slice(source->text, at, end), part))
            return false;
    }
    add_bytes(content, arena, source, (struct place){begun, at});
    return true;
}

/* Adds a line whose indentation may be the rest of a tab that the block's own indentation cut. */
static void add_tabbed_line(struct content *content, struct arena *arena,
                            const struct source *source, struct text line, struct place range)
{
    struct text all = text_slice(source->text, range.start, range.end);
    struct text visible = trim_blanks(line);
    size_t taken = match_backwards(visible, all, false);
    if (taken == TEXT_NOT_FOUND) {
        add_atom(content, arena, source, line.length, range);
        return;
    }
    size_t indentation = line.length - visible.length, start = range.end - taken;
    while (indentation && start > range.start &&
           source->text.data[start - 1] == line.data[indentation - 1])
        start--, indentation--;
    size_t tab = start > range.start ? start - 1 : start;
    if (indentation)
        add_atom(content, arena, source, indentation, (struct place){tab, start});
    add_bytes(content, arena, source, (struct place){start, range.end});
}

/* Adds one line, which is the end of `range` of the source. */
static void add_line(struct content *content, struct arena *arena, const struct source *source,
                     struct text line, struct place range)
{
    struct text all = text_slice(source->text, range.start, range.end);
    bool trimmed = line.length && !ascii_is_space(line.data[line.length - 1]);
    if (trimmed && text_ends_with(all, line)) { /* as nearly all are */
        add_bytes(content, arena, source, (struct place){range.end - line.length, range.end});
        return;
    }
    struct text visible = trim_end(line), there = trim_end(all);
    size_t trailing = line.length - visible.length, end = range.start + there.length + trailing;
    size_t taken = match_backwards(visible, there, true);
    /* What the parser cut is at the line's end; in code, nothing. */
    if (taken != TEXT_NOT_FOUND && end <= range.end &&
        text_ends_with(line, text_slice(source->text, end - trailing, end))) {
        size_t start = end - trailing - taken;
        size_t count = content->pieces.count;
        if (add_unescaped(content, arena, source, line, start, end))
            return;
        content->pieces.count = count;
    }
    add_tabbed_line(content, arena, source, line, range);
}

/* The length of the line end that begins at byte `at`: 0 where there is none. */
static size_t line_end_length(struct text t, size_t at)
{
    if (at >= t.length)
        return 0;
    return t.data[at] == '\r' && at + 1 < t.length && t.data[at + 1] == '\n' ? 2 : 1;
}

static void content_begin(struct content *content, struct text text)
{
    content->text = text;
    content->pieces.count = 0;
}

void content_map_lines(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t first_line)
{
    content_begin(content, text);
    struct text rest = text, line;
    size_t line_end = 0, newline = 0; /* the source's last line end, its length in the content */
    for (size_t number = first_line; text_next_line(&rest, &line); number++) {
        struct place range = source_line(source, number);
        size_t line_break = content->pieces.count;
        if (newline)
            add_atom(content, arena, source, newline, (struct place){line_end, line_end});
        size_t first = content->pieces.count;
        add_line(content, arena, source, line, range);
        const struct piece *items = content->pieces.items;
        if (newline) /* it reaches to where the line's own text begins */
            content->pieces.items[line_break].place.end = items[first].place.start;
        newline = line_end_length(text, (size_t)(line.data - text.data) + line.length);
        line_end = range.end;
    }
    if (newline)
        add_atom(content, arena, source, newline, (struct place){line_end, line_end});
}

bool content_map_range(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t at, size_t end)
{
    content_begin(content, text);
    return add_unescaped(content, arena, source, text, at, end);
}

void content_map_whole(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, struct place range)
{
    content_begin(content, text);
    add_atom(content, arena, source, text.length, range);
}

static bool piece_holds(const struct piece *piece, size_t at)
{
    return piece->start <= at && at - piece->start < piece->length;
}

const struct piece *content_piece(const struct content *content, size_t at)
{
    const struct piece_list *pieces = &content->pieces;
    if (!pieces->count)
        return NULL;
    size_t low = 0, high = pieces->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (pieces->items[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return &pieces->items[low];
}

static size_t place_of_start(const struct piece *piece, size_t at)
{
    if (!piece->linear)
        return at - piece->start < piece->length ? piece->place.start : piece->place.end;
    size_t offset = at - piece->start;
    return piece->place.start + (offset < piece->length ? offset : piece->length);
}

static size_t place_of_end(const struct piece *piece, size_t at)
{
    if (!piece->linear)
        return piece->place.end;
    size_t offset = at - piece->start;
    return piece->place.start + (offset < piece->length ? offset : piece->length);
}

struct place piece_place(const struct piece *piece, size_t from, size_t to)
{
    size_t start = place_of_start(piece, from), end = place_of_end(piece, to);
    return (struct place){start, end < start ? start : end};
}

struct place content_place(const struct content *content, size_t from, size_t to)
{
    const struct piece *first = content_piece(content, from);
    if (!first)
        return (struct place){0, 0};
    size_t start = place_of_start(first, from);
    if (to <= from)
        return (struct place){start, start};
    size_t end = piece_holds(first, to - 1) ? place_of_end(first, to)
                                            : place_of_end(content_piece(content, to - 1), to);
    return (struct place){start, end < start ? start : end};
}
