#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT_CHARACTER 0xFFFD

/* Most text is ASCII: it is taken eight bytes at a time where that serves. */
#define EIGHT sizeof(uint64_t)
#define HIGHEST_BITS UINT64_C(0x8080808080808080)

size_t utf8_decode_wide(struct text t, size_t at, int32_t *code_point)
{
    utf8proc_int32_t decoded;
    utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)t.data + at,
                                               (utf8proc_ssize_t)(t.length - at), &decoded);
    *code_point = length > 0 ? decoded : REPLACEMENT_CHARACTER;
    return length > 0 ? (size_t)length : 1;
}

/* The eight bytes from `at` on; false where there are fewer. */
static inline bool take_eight(struct text t, size_t at, uint64_t *bytes)
{
    if (t.length - at < EIGHT)
        return false;
    *bytes = eight_bytes_read(t.data + at);
    return true;
}

/* How many of the bytes from `at` on are ASCII for certain. */
static size_t ascii_run(struct text t, size_t at)
{
    size_t start = at;
    uint64_t bytes;
    while (take_eight(t, at, &bytes) && !(bytes & HIGHEST_BITS))
        at += EIGHT;
    return at - start;
}

bool utf8_is_ascii(struct text t)
{
    size_t at = ascii_run(t, 0);
    while (at < t.length && (unsigned char)t.data[at] < 0x80)
        at++;
    return at == t.length;
}

size_t utf8_find_invalid(struct text t)
{
    for (size_t i = 0; i < t.length;) {
        if ((unsigned char)t.data[i] < 0x80) {
            size_t run = ascii_run(t, i);
            i += run ? run : 1;
            continue;
        }
        utf8proc_int32_t ignored;
        utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)t.data + i,
                                                   (utf8proc_ssize_t)(t.length - i), &ignored);
        if (length <= 0)
            return i;
        i += (size_t)length;
    }
    return TEXT_NOT_FOUND;
}

/* Whether the character stands in one of the blocks that hold dashes, quotation marks, arrows, boxes and other
 * symbols, none of which is a letter or a digit, or has another case: what is commonest beyond ASCII in an English
 * text needs no look at the tables of Unicode. */
static bool is_symbol(int32_t code_point)
{
    return (code_point >= 0x2010 && code_point < 0x2070) ||
           (code_point >= 0x2190 && code_point < 0x2460) ||
           (code_point >= 0x2500 && code_point < 0x2C00) ||
           (code_point >= 0x1F300 && code_point < 0x1FB00);
}

bool utf8_is_alphanumeric(int32_t code_point)
{
    if (code_point < 0x80)
        return ascii_is_letter((char)code_point) || ascii_is_digit((char)code_point);
    if (is_symbol(code_point))
        return false;
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return true;
    default:
        return false;
    }
}

bool utf8_is_unspaced(int32_t code_point)
{
    static const struct {
        int32_t first, last;
    } scripts[] = {
        {0x0E00, 0x0EFF},   /* Thai, Lao */
        {0x1000, 0x109F},   /* Burmese */
        {0x1780, 0x17FF},   /* Khmer */
        {0x2E80, 0x2FDF},   /* radicals of Han */
        {0x3005, 0x3007},   /* marks that stand for Han characters */
        {0x3040, 0x312F},   /* kana, bopomofo */
        {0x31F0, 0x31FF},   /* more kana */
        {0x3400, 0x9FFF},   /* Han */
        {0xF900, 0xFAFF},   /* Han, compatible */
        {0xFF66, 0xFF9F},   /* narrow kana */
        {0x20000, 0x3FFFF}, /* more Han */
    };
    if (code_point < scripts[0].first)
        return false;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (code_point >= scripts[i].first && code_point <= scripts[i].last)
            return true;
    return false;
}

/* Whether the character joins with its neighbours to a word. */
static bool joins(struct text t, size_t at)
{
    int32_t code_point;
    if ((unsigned char)t.data[at] < 0x80)
        return ascii_is_word(t.data[at]);
    utf8_decode(t, at, &code_point);
    return utf8_is_alphanumeric(code_point) && !utf8_is_unspaced(code_point);
}

bool utf8_is_word_edge(struct text t, size_t at)
{
    if (at == 0 || at >= t.length || !joins(t, at))
        return true;
    size_t before = at - 1;
    while (before > 0 && ((unsigned char)t.data[before] & 0xC0) == 0x80)
        before--;
    return !joins(t, before);
}

/* How many of eight ASCII bytes are white space that does not stand behind any; `*blank`: whether some, or
 * nothing, stands before, and then behind them. */
static size_t count_blanks(uint64_t bytes, bool *blank)
{
    uint64_t spaces = ascii_within(bytes, '\t', '\r') | ascii_within(bytes, ' ', ' ');
    uint64_t first = spaces & ~(spaces << 8 | (uint64_t)*blank << 7);
    *blank = spaces >> 63;
    return (first >> 7) * UINT64_C(0x0101010101010101) >> 56;
}

size_t utf8_count_words(struct text t, size_t enough)
{
    size_t blanks = 0, unspaced = 0;
    bool blank = true; /* nothing, or white space, stands before */
    for (size_t i = 0; i < t.length && blanks + unspaced / 2 < enough;) {
        uint64_t bytes;
        if (take_eight(t, i, &bytes) && !(bytes & HIGHEST_BITS)) {
            blanks += count_blanks(bytes, &blank);
            i += EIGHT;
            continue;
        }
        int32_t code_point;
        i += utf8_decode(t, i, &code_point);
        bool space = code_point < 0x80 && ascii_is_space((char)code_point);
        blanks += space && !blank;
        blank = space;
        unspaced += utf8_is_unspaced(code_point);
    }
    return blanks + unspaced / 2;
}

size_t utf8_count(struct text t)
{
    size_t count = 0;
    for (size_t i = 0; i < t.length; i++)
        count += ((unsigned char)t.data[i] & 0xC0) != 0x80;
    return count;
}

/* How many bytes from `at` on are ASCII that is printed: as many columns. */
static size_t printed_run(struct text t, size_t at)
{
    size_t end = at;
    uint64_t bytes;
    while (take_eight(t, end, &bytes) && ascii_within(bytes, ' ', '~') == HIGHEST_BITS)
        end += EIGHT;
    while (end < t.length && t.data[end] >= ' ' && t.data[end] <= '~')
        end++;
    return end - at;
}

size_t utf8_width(struct text t)
{
    size_t width = 0, cluster = 0;
    utf8proc_int32_t state = 0, previous = 0, code_point;
    for (size_t i = 0; i < t.length;) {
        size_t run = previous < 0x80 ? printed_run(t, i) : 0;
        if (run) {
            width += cluster + run - 1;
            cluster = 1; /* the last may have a mark behind it */
            i += run;
            previous = (unsigned char)t.data[i - 1];
            state = 0; /* what stands before no longer matters */
            continue;
        }
        i += utf8_decode(t, i, &code_point);
        int columns = utf8proc_charwidth(code_point);
        size_t own = columns > 0 ? (size_t)columns : 0;
        if (previous && !utf8proc_grapheme_break_stateful(previous, code_point, &state)) {
            cluster = own > cluster ? own : cluster;
        } else {
            width += cluster;
            cluster = own;
        }
        previous = code_point;
    }
    return width + cluster;
}

static int32_t plain_form(int32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x00A0:
    case 0x202F:
    case 0x2003:
    case 0x3000:
        return ' ';
    default:
        return c;
    }
}

static bool is_dropped(int32_t c)
{
    return c == 0x200B || c == 0xFEFF || c == 0xFE0F || c == 0x200D;
}

/* One character in lower case and in its plain form. */
static int32_t fold_character(int32_t c)
{
    if (c >= 0x80)
        return plain_form(is_symbol(c) ? c : utf8proc_tolower(c));
    return ascii_is_space((char)c) ? ' ' : ascii_lower((char)c);
}

/* Whether eight bytes fold by their capitals alone: they are ASCII that is printed, and no blank stands
 * behind another. */
static bool is_simple(uint64_t bytes, bool blank)
{
    uint64_t blanks = ascii_within(bytes, ' ', ' ');
    return ascii_within(bytes, ' ', '~') == HIGHEST_BITS &&
           !(blanks & (blanks << 8 | (uint64_t)blank << 7));
}

struct text utf8_fold(struct arena *arena, struct text t)
{
    /* A code point's simple lower case takes at most three bytes for two (U+023A and its like). */
    char *folded = arena_alloc_unset(arena, t.length + t.length / 2 + 1);
    size_t length = 0;
    bool blank = true; /* nothing, or a blank, stands last */
    for (size_t i = 0; i < t.length;) {
        uint64_t bytes;
        if (take_eight(t, i, &bytes) && is_simple(bytes, blank)) {
            eight_bytes_write(folded + length, bytes | ascii_within(bytes, 'A', 'Z') >> 2);
            length += EIGHT;
            i += EIGHT;
            blank = folded[length - 1] == ' ';
            continue;
        }
        int32_t c;
        size_t taken = utf8_decode(t, i, &c);
        bool invalid = taken == 1 && c >= 0x80;
        i += taken;
        c = invalid ? '?' : fold_character(c);
        if (is_dropped(c) || (c == ' ' && blank))
            continue;
        blank = c == ' ';
        if (c < 0x80)
            folded[length++] = (char)c;
        else
            length += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)folded + length);
    }
    if (length && folded[length - 1] == ' ')
        length--;
    folded[length] = '\0';
    return (struct text){folded, length};
}

struct text utf8_sanitise(struct arena *arena, struct text t)
{
    if (utf8_find_invalid(t) == TEXT_NOT_FOUND)
        return t;
    char *clean = arena_alloc_array(arena, t.length, 3);
    size_t length = 0;
    for (size_t i = 0; i < t.length;) {
        int32_t c;
        i += utf8_decode(t, i, &c);
        length += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)clean + length);
    }
    return (struct text){clean, length};
}
