#include "markdown/content.h"

/* Adds a piece for `length` bytes of the content that stand at `range` of the source. */
static void add_piece(struct content *content, struct arena *arena, const struct source *source,
                      size_t length, struct place range)
{
    const struct piece_list *pieces = &content->pieces;
    size_t start = 0;
    if (pieces->count)
        start = pieces->items[pieces->count - 1].start + pieces->items[pieces->count - 1].length;
    struct place place = source_place(source, range);
    bool linear = range.end - range.start == length && place.end - place.start == length;
    LIST_PUSH(arena, &content->pieces, (struct piece){start, length, place, linear});
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

/* A line whose pipes were unescaped, split behind each backslash. */
static void add_escaped_line(struct content *content, struct arena *arena,
                             const struct source *source, struct text line, struct place range)
{
    size_t begun = range.start, at = range.start, taken = 0;
    for (size_t i = 0; i < line.length; i++, at++) {
        if (source->text.data[at] == line.data[i])
            continue;
        if (i > taken)
            add_piece(content, arena, source, i - taken, (struct place){begun, at});
        taken = i;
        begun = ++at;
    }
    add_piece(content, arena, source, line.length - taken,
              (struct place){begun, begun + line.length - taken});
}

/* A line whose indentation is the rest of a tab that the block's own indentation cut. */
static void add_tabbed_line(struct content *content, struct arena *arena,
                            const struct source *source, struct text line, struct place range)
{
    struct text all = text_slice(source->text, range.start, range.end);
    struct text visible = trim_blanks(line);
    size_t indentation = line.length - visible.length;
    size_t taken = match_backwards(visible, all, false);
    if (taken == TEXT_NOT_FOUND) {
        add_piece(content, arena, source, line.length, range);
        return;
    }
    size_t start = range.end - taken, same = 0;
    while (same < indentation && start - same > range.start &&
           source->text.data[start - same - 1] == line.data[indentation - same - 1])
        same++;
    size_t tab = start - same;
    size_t before = tab > range.start && source->text.data[tab - 1] == '\t' ? tab - 1 : tab;
    if (indentation > same)
        add_piece(content, arena, source, indentation - same, (struct place){before, tab});
    add_piece(content, arena, source, same + visible.length, (struct place){tab, range.end});
}

/* Adds the pieces of one line, which is the end of `range` of the source. */
static void add_line(struct content *content, struct arena *arena, const struct source *source,
                     struct text line, struct place range)
{
    struct text all = text_slice(source->text, range.start, range.end);
    struct text visible = trim_end(line), there = trim_end(all);
    size_t taken = match_backwards(visible, there, false);
    size_t trailing = line.length - visible.length;
    bool whole = trailing <= all.length - there.length;
    if (taken != TEXT_NOT_FOUND && whole) {
        size_t start = range.start + there.length - taken;
        add_piece(content, arena, source, line.length, (struct place){start, start + line.length});
        return;
    }
    taken = match_backwards(visible, there, true);
    if (taken != TEXT_NOT_FOUND && !trailing) {
        size_t end = range.start + there.length;
        add_escaped_line(content, arena, source, line, (struct place){end - taken, end});
        return;
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

void content_map_lines(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t first_line)
{
    *content = (struct content){.text = text};
    struct text rest = text, line;
    size_t line_end = 0, newline = 0; /* the source's last line end, its length in the content */
    for (size_t number = first_line; text_next_line(&rest, &line); number++) {
        struct place range = source_line(source, number);
        size_t pieces = content->pieces.count, slot = pieces;
        if (newline) {
            add_piece(content, arena, source, newline, (struct place){line_end, line_end});
            slot++;
        }
        add_line(content, arena, source, line, range);
        if (newline) {
            /* The break reaches to where the line's own text begins. */
            struct piece *line_break = &content->pieces.items[slot - 1];
            line_break->place.end = content->pieces.items[slot].place.start;
            line_break->linear = line_break->place.end - line_break->place.start == newline;
        }
        size_t end = (size_t)(line.data - text.data) + line.length;
        newline = line_end_length(text, end);
        line_end = range.end;
    }
    if (newline)
        add_piece(content, arena, source, newline, (struct place){line_end, line_end});
}

bool content_map_range(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t at, size_t end)
{
    *content = (struct content){.text = text};
    size_t begun = at, taken = 0;
    for (size_t i = 0; i < text.length; i++, at++) {
        bool escaped = text.data[i] == '|' && at + 1 < end && source->text.data[at] == '\\' &&
                       source->text.data[at + 1] == '|';
        if (escaped) {
            if (i > taken)
                add_piece(content, arena, source, i - taken, (struct place){begun, at});
            taken = i;
            begun = ++at;
        }
        if (at >= end || source->text.data[at] != text.data[i]) {
            content->pieces = (struct piece_list){NULL, 0, 0};
            return false;
        }
    }
    add_piece(content, arena, source, text.length - taken, (struct place){begun, at});
    return true;
}

void content_map_whole(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, struct place range)
{
    *content = (struct content){.text = text};
    add_piece(content, arena, source, text.length, range);
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
