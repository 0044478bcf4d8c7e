/* Floor 0. A text is a slice of bytes that somebody else owns: nearly always a part of the
 * document, never changed, copied only to be printed. It is not NUL-terminated; print it with
 * "%.*s" and TEXT_ARG. All offsets and lengths are bytes.
 */
#ifndef PMLINT_BASE_TEXT_H
#define PMLINT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
    const char *data;
    size_t length; /* bytes */
};

/* A range of bytes of the document, `end` exclusive. Only reporters turn it into lines and
 * columns. An empty place (start == end) points between two bytes. */
struct place {
    size_t start;
    size_t end;
};

#define TEXT_NOT_FOUND SIZE_MAX

/* The text of a string literal, usable in initialisers. */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

/* ASCII classes that do not depend on the locale. They stand here, as do the smallest pieces below, because
 * they are asked for each byte of a document, and several times. */
static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Letter, digit, '_' or any byte of a non-ASCII character. */
static inline bool ascii_is_word(char c)
{
    static const bool word[256] = {['0' ... '9'] = true,
                                   ['A' ... 'Z'] = true,
                                   ['_'] = true,
                                   ['a' ... 'z'] = true,
                                   [0x80 ... 0xFF] = true};
    return word[(unsigned char)c];
}

/* Space or tab. */
static inline bool ascii_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Blank or a line end. */
static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The two arguments that "%.*s" wants. */
#define TEXT_ARG(t) (int)(t).length, (t).data

/* The text of a NUL-terminated string (not its copy); NULL gives the empty text. */
static inline struct text text_from(const char *string)
{
    return (struct text){string ? string : "", string ? strlen(string) : 0};
}

/* The part from byte `from` up to but without byte `to`, both cut to the text's length. */
static inline struct text text_slice(struct text t, size_t from, size_t to)
{
    if (to > t.length)
        to = t.length;
    if (from > to)
        from = to;
    return (struct text){t.data + from, to - from};
}

/* The text from byte `from` on. */
static inline struct text text_from_offset(struct text t, size_t from)
{
    return text_slice(t, from, t.length);
}

/* Whether the text has a digit. */
bool text_has_digit(struct text t);

/* The number that begins a text, with the commas and points between its digits; empty where none does. */
struct text text_leading_number(struct text t);

/* As text_trim, where a character that is no ASCII or no ink stands at an end. */
struct text text_trim_ends(struct text t);

/* A character of ASCII that leaves ink. */
static inline bool ascii_is_ink(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Without white space (ASCII blanks, line ends, U+00A0, U+200B, U+FEFF, U+3000) at both ends. */
static inline struct text text_trim(struct text t)
{
    if (!t.length || (ascii_is_ink(t.data[0]) && ascii_is_ink(t.data[t.length - 1])))
        return t;
    return text_trim_ends(t);
}

/* The text without the characters of `set` at both ends. */
struct text text_strip(struct text t, const char *set);

static inline bool text_equal(struct text a, struct text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* Below, at or above 0 as a stands before, with or behind b in the order of their bytes. */
int text_compare(struct text a, struct text b);

/* The byte at `at` as it is in lower case: letters of ASCII, and the second byte of those of Latin-1 (É is
 * C3 89, é C3 A9). */
static inline char text_lower_byte(struct text t, size_t at)
{
    unsigned char byte = (unsigned char)t.data[at];
    if (byte < 0x80 || at == 0 || t.data[at - 1] != '\xC3')
        return ascii_lower((char)byte);
    bool capital = byte <= 0x9E && byte != 0x97; /* À to Þ, but for × */
    return (char)(capital ? byte + 0x20 : byte);
}

/* Equal when letters of ASCII and Latin-1 are compared without case. */
bool text_equal_folded(struct text a, struct text b);

static inline bool text_starts_with(struct text t, struct text prefix)
{
    return t.length >= prefix.length && text_equal(text_slice(t, 0, prefix.length), prefix);
}

static inline bool text_ends_with(struct text t, struct text suffix)
{
    return t.length >= suffix.length &&
           text_equal(text_from_offset(t, t.length - suffix.length), suffix);
}

bool text_starts_with_folded(struct text t, struct text prefix);

/* The offset of the first `byte` or `needle` at or after byte `from`, or TEXT_NOT_FOUND. */
static inline size_t text_find_byte(struct text t, char byte, size_t from)
{
    const char *hit =
        from < t.length ? memchr(t.data + from, (unsigned char)byte, t.length - from) : NULL;
    return hit ? (size_t)(hit - t.data) : TEXT_NOT_FOUND;
}

size_t text_find(struct text t, struct text needle, size_t from);
size_t text_find_folded(struct text t, struct text needle, size_t from);

/* As text_find_folded, but only at the edges of words (utf8_is_word_edge). */
size_t text_find_word(struct text t, struct text needle, size_t from);

/* Takes the next line off `*rest` into `*line` (without its line end: LF, CRLF or CR).
 * Returns false when nothing was left. */
bool text_next_line(struct text *rest, struct text *line);

/* How many lines text_next_line takes off a text. */
size_t text_count_lines(struct text t);

/* Parses the whole text as a decimal number of at most nine digits. */
bool text_to_number(struct text t, int *number);

/* Eight bytes as a number, the first of them lowest, and back. */
static inline uint64_t eight_bytes_read(const char *from)
{
    uint64_t bytes;
    memcpy(&bytes, from, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

static inline void eight_bytes_write(char *to, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(to, &bytes, sizeof bytes);
}

/* The first eight bytes as such a number; 0 for those that the text lacks. */
static inline uint64_t text_eight_bytes(struct text t)
{
    uint64_t bytes = 0;
    if (t.length >= sizeof bytes)
        return eight_bytes_read(t.data);
    for (size_t i = t.length; i > 0; i--)
        bytes = bytes << 8 | (unsigned char)t.data[i - 1];
    return bytes;
}

/* The eight bytes from byte `at` on as such a number; 0 for those behind the text. Near its end they are read
 * together with those before them. */
static inline uint64_t text_eight_bytes_at(struct text t, size_t at)
{
    const size_t size = sizeof(uint64_t);
    if (at >= t.length)
        return 0;
    size_t left = t.length - at;
    if (left >= size)
        return eight_bytes_read(t.data + at);
    if (t.length >= size)
        return eight_bytes_read(t.data + t.length - size) >> 8 * (size - left);
    return text_eight_bytes(text_from_offset(t, at));
}

/* Of eight bytes in one number, the highest bit of each that is ASCII and lies from `first` to `last`. */
static inline uint64_t ascii_within(uint64_t bytes, char first, char last)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t low = bytes & 0x7F * ones; /* so that no sum carries into the next byte */
    uint64_t from = low + (0x80 - (uint64_t)first) * ones;
    uint64_t behind = low + (0x7F - (uint64_t)last) * ones;
    return (from ^ behind) & ~bytes & 0x80 * ones;
}

/* A variable that need not be zero before it is written, though the compiler is told to begin all with zeros:
 * for arrays of some size in functions that run often. */
#if defined(__has_attribute)
#if __has_attribute(uninitialized)
#define UNSET __attribute__((uninitialized))
#endif
#endif
#ifndef UNSET
#define UNSET
#endif

#endif
