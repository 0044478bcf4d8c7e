#include "report/excerpt.h"

#include "base/utf8.h"
#include "report/report.h"

#include <string.h>

#define TAB_STOP 4
#define ELLIPSIS "\xE2\x80\xA6"
#define CONTEXT 20 /* columns before a place that are kept even where the place is very long */
#define MAX_UNDERLINE 40 /* columns; of a longer place the first word is underlined */

/* The parts of a line around a place, already as they are shown. */
struct parts {
    struct text before, inside, behind;
    bool cut_before, cut_behind;
};

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t back_to_character(struct text text, size_t at)
{
    while (at > 0 && at < text.length && is_continuation(text.data[at]))
        at--;
    return at;
}

/* What is shown of a part that begins at `column`: only there is it known how far a tab reaches. */
static struct text shown_part(struct text part, size_t column, struct arena *arena)
{
    struct text shown = printable(arena, part);
    if (text_find_byte(shown, '\t', 0) == TEXT_NOT_FOUND)
        return shown;
    char *expanded = arena_alloc_array(arena, shown.length + 1, TAB_STOP);
    size_t length = 0, start = 0;
    while (start < shown.length) {
        size_t tab = text_find_byte(shown, '\t', start);
        struct text piece = text_slice(shown, start, tab);
        memcpy(expanded + length, piece.data, piece.length);
        length += piece.length;
        column += utf8_width(piece);
        start += piece.length + 1;
        if (tab == TEXT_NOT_FOUND)
            break;
        size_t blanks = TAB_STOP - column % TAB_STOP;
        memset(expanded + length, ' ', blanks);
        length += blanks;
        column += blanks;
    }
    return (struct text){expanded, length};
}

/* Cuts a hugely long line to bytes that can hold all that is shown. */
static struct parts split_line(struct text line, size_t from, size_t to, size_t limit,
                               struct arena *arena)
{
    size_t reach = limit * 4;
    size_t first = from > reach ? back_to_character(line, from - reach) : 0;
    size_t last =
        line.length - from > reach * 2 ? back_to_character(line, from + reach * 2) : line.length;
    struct parts parts = {.cut_before = first > 0, .cut_behind = last < line.length};
    if (to > last)
        to = last;
    parts.before = shown_part(text_slice(line, first, from), 0, arena);
    size_t column = utf8_width(parts.before);
    parts.inside = shown_part(text_slice(line, from, to), column, arena);
    column += utf8_width(parts.inside);
    parts.behind = shown_part(text_slice(line, to, last), column, arena);
    return parts;
}

static size_t width_at(struct text text, size_t at, size_t *bytes)
{
    int32_t ignored;
    *bytes = utf8_decode(text, at, &ignored);
    return utf8_width(text_slice(text, at, at + *bytes));
}

/* As much of the text's start as fits into `columns`. */
static struct text keep_start(struct text text, size_t columns)
{
    size_t used = 0, end = 0;
    while (end < text.length) {
        size_t bytes, width = width_at(text, end, &bytes);
        if (used + width > columns)
            break;
        used += width;
        end += bytes;
    }
    return text_slice(text, 0, end);
}

/* As much of the text's end as fits into `columns`, without a mark that has lost its letter. */
static struct text keep_end(struct text text, size_t columns)
{
    size_t used = 0, start = text.length, kept = text.length;
    while (start > 0) {
        size_t bytes, before = back_to_character(text, start - 1);
        size_t width = width_at(text, before, &bytes);
        if (used + width > columns)
            break;
        used += width;
        start = before;
        if (width > 0)
            kept = start;
    }
    return text_from_offset(text, kept);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The first word with its signs: "- 14:40", "**Enhance". A single letter is none, for its underline
 * would look as if that letter was meant. */
static struct text first_word(struct text text)
{
    size_t end = 0, letters = 0;
    while (end < text.length && !(letters > 1 && ascii_is_space(text.data[end])))
        letters += ascii_is_word(text.data[end++]);
    return text_slice(text, 0, end);
}

static size_t underlined_width(struct text inside)
{
    size_t width = utf8_width(inside);
    if (width > MAX_UNDERLINE)
        width = least(utf8_width(first_word(inside)), MAX_UNDERLINE);
    return width ? width : 1;
}

/* Cuts to `limit` columns; `said` of them are underlined, and `label` more are said behind those. */
static void cut_parts(struct parts *parts, size_t limit, size_t said, size_t label)
{
    size_t most_behind = limit - CONTEXT;
    if (label && said + 1 + label <= most_behind)
        said += 1 + label;
    size_t most_before = limit - least(said, most_behind);
    size_t before = utf8_width(parts->before), inside = utf8_width(parts->inside);
    size_t behind = utf8_width(parts->behind), room = limit - 2;
    bool crowded = before > most_before;
    if (!parts->cut_before && !parts->cut_behind && before + inside + behind <= limit && !crowded)
        return;
    size_t wanted = crowded || parts->cut_before ? least(before, most_before - 1) : before;
    size_t inside_room = least(inside, room - least(before, CONTEXT));
    size_t rest = room - inside_room;
    /* Behind a place that is cut stands the ellipsis, not what follows the part left out. */
    bool cut_inside = inside_room < inside;
    size_t behind_room = cut_inside ? 0 : least(behind, rest - least(wanted, rest / 2));
    size_t before_room = least(wanted, rest - behind_room);
    parts->cut_before |= before_room < before;
    parts->cut_behind |= cut_inside || behind_room < behind;
    parts->before = keep_end(parts->before, before_room);
    parts->inside = keep_start(parts->inside, inside_room);
    parts->behind = keep_start(parts->behind, behind_room);
}

/* `underlined`: columns, by the place before it was cut. */
static struct excerpt join_parts(const struct parts *parts, size_t underlined, struct arena *arena)
{
    struct excerpt excerpt = {.whole = !parts->cut_before && !parts->cut_behind};
    excerpt.text = text_from(arena_printf(
        arena, "%s%.*s%.*s%.*s%s", parts->cut_before ? ELLIPSIS : "", TEXT_ARG(parts->before),
        TEXT_ARG(parts->inside), TEXT_ARG(parts->behind), parts->cut_behind ? ELLIPSIS : ""));
    excerpt.column = utf8_width(parts->before) + parts->cut_before;
    size_t inside = utf8_width(parts->inside);
    excerpt.width = inside ? least(underlined, inside) : 1;
    return excerpt;
}

struct excerpt excerpt_of(const struct document *document, size_t line, struct place place,
                          size_t limit, size_t label, struct arena *arena)
{
    struct text text = document_line_text(document, line);
    size_t from = 0, to = 0;
    if (text.length) {
        size_t start = (size_t)(text.data - document->bytes.data);
        from = least(place.start > start ? place.start - start : 0, text.length);
        to = least(place.end > start ? place.end - start : 0, text.length);
    }
    struct parts parts = split_line(text, from, to > from ? to : from, limit, arena);
    size_t underlined = underlined_width(parts.inside);
    cut_parts(&parts, limit, underlined, label);
    return join_parts(&parts, underlined, arena);
}
