#include "report/label.h"

#include "base/utf8.h"
#include "report/printable.h"

#include <string.h>

#define ELLIPSIS "\xE2\x80\xA6"
#define REPLACEMENT "\xEF\xBF\xBD"
#define ZERO_WIDTH_JOINER 0x200D
#define BOLD_PERCENT 116 /* of the plain width, over the letters of any longer word */

/* ASCII in hundredths of an em, from the blank to '~': those of Verdana and DejaVu Sans, the widest of
 * the faces that a browser takes for sans-serif. */
static const unsigned char ascii_widths[] = {
    32,  41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, /* blank to / */
    64,  64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, /* 0 to ? */
    100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, /* @ to O */
    61,  79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, /* P to _ */
    50,  62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, /* ` to o */
    64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,     /* p to ~ */
};
enum { NARROW_WIDTH = 80, WIDE_WIDTH = 124 }; /* other characters of one column, and of two */
enum { MAX_MARKS = 4 }; /* on a character: more would climb into the lines above and below */

static int64_t with_weight(int64_t width, bool bold)
{
    return bold ? (width * BOLD_PERCENT + 99) / 100 : width;
}

static int64_t character_width(struct text text, size_t at, size_t bytes, int32_t code_point)
{
    if (code_point >= ' ' && code_point <= '~')
        return ascii_widths[code_point - ' '];
    size_t columns = utf8_width(text_slice(text, at, at + bytes));
    if (columns == 0)
        return 0;
    return columns == 1 ? NARROW_WIDTH : WIDE_WIDTH;
}

/* Measures characters, each of which belongs to the one before it where it combines with it. */
struct ruler {
    struct text text;
    size_t at;
    int64_t width; /* of all before `at` */
    bool joined;   /* the last character joins the next to itself */
};

/* Moves past a character and all that combines with it. */
static void pass_character(struct ruler *ruler)
{
    for (bool first = true; ruler->at < ruler->text.length; first = false) {
        int32_t code_point;
        size_t bytes = utf8_decode(ruler->text, ruler->at, &code_point);
        int64_t width = character_width(ruler->text, ruler->at, bytes, code_point);
        if (!first && width && !ruler->joined)
            return;
        ruler->width += first ? width : 0;
        ruler->joined = code_point == ZERO_WIDTH_JOINER;
        ruler->at += bytes;
    }
}

int64_t label_width(struct text text, bool bold)
{
    struct ruler ruler = {.text = text};
    while (ruler.at < text.length)
        pass_character(&ruler);
    return with_weight(ruler.width, bold);
}

/* How many bytes of the text fit into the width, whole characters alone. */
static size_t fitting_length(struct text text, int64_t width, bool bold)
{
    struct ruler ruler = {.text = text};
    size_t fits = 0;
    while (ruler.at < text.length) {
        pass_character(&ruler);
        if (with_weight(ruler.width, bold) > width)
            break;
        fits = ruler.at;
    }
    return fits;
}

struct text label_cut(struct arena *arena, struct text text, int64_t width, bool bold)
{
    if (fitting_length(text, width, bold) == text.length)
        return text;
    int64_t room = width - label_width(TEXT(ELLIPSIS), bold);
    struct text kept = text_trim(text_slice(text, 0, fitting_length(text, room, bold)));
    return text_from(arena_printf(arena, "%.*s" ELLIPSIS, TEXT_ARG(kept)));
}

/* The end of the line that begins the text: at a blank where one is there, else within a word. */
static size_t line_length(struct text text, int64_t width)
{
    size_t fits = fitting_length(text, width, false), end = fits;
    if (fits == text.length)
        return fits;
    while (end > 0 && text.data[end] != ' ')
        end--;
    return end ? end : fits;
}

struct label label_wrap(struct arena *arena, struct text text, int64_t width, int64_t indent)
{
    struct label label = {0};
    int64_t room = width - indent;
    while (label.count < LABEL_MAX_LINES - 1 && fitting_length(text, room, false) < text.length) {
        size_t end = line_length(text, room);
        label.lines[label.count++] = text_trim(text_slice(text, 0, end));
        text = text_trim(text_from_offset(text, end));
        room = width;
    }
    struct text last = label_cut(arena, text, room, false);
    label.cut = last.data != text.data;
    label.lines[label.count++] = last;
    return label;
}

static bool is_space(int32_t code_point)
{
    return (code_point < 0x80 && ascii_is_space((char)code_point)) || code_point == 0x0B ||
           code_point == 0x0C || code_point == 0x85 || code_point == 0xA0 || code_point == 0x2028 ||
           code_point == 0x2029;
}

static bool is_mark(struct text text, size_t at, size_t bytes)
{
    return bytes > 1 && utf8_width(text_slice(text, at, at + bytes)) == 0;
}

struct text label_clean(struct arena *arena, struct text text)
{
    char *clean = arena_alloc_array(arena, text.length + 1, sizeof REPLACEMENT - 1);
    size_t length = 0, marks = 0;
    bool blank = true;
    for (size_t i = 0; i < text.length;) {
        int32_t code_point;
        const char *from = text.data + i;
        size_t bytes = utf8_decode(text, i, &code_point);
        marks = is_mark(text, i, bytes) ? marks + 1 : 0;
        i += bytes;
        bool space = is_space(code_point), invalid = bytes == 1 && code_point >= 0x80;
        if (space ? blank : marks > MAX_MARKS || (!invalid && is_control(code_point)))
            continue;
        if (invalid)
            bytes = sizeof REPLACEMENT - 1;
        memcpy(clean + length, space ? " " : invalid ? REPLACEMENT : from, space ? 1 : bytes);
        length += space ? 1 : bytes;
        blank = space;
    }
    return text_trim((struct text){clean, length});
}
