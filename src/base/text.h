/* Floor 0. A text is a slice of bytes that somebody else owns: nearly always a part of the
 * document, never changed, copied only to be printed. It is not NUL-terminated; print it with
 * "%.*s" and TEXT_ARG. All offsets and lengths are bytes.
 */
#ifndef PMLINT_BASE_TEXT_H
#define PMLINT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* The two arguments that "%.*s" wants. */
#define TEXT_ARG(t) (int)(t).length, (t).data

/* The text of a NUL-terminated string (not its copy); NULL gives the empty text. */
struct text text_from(const char *string);

/* The part from byte `from` up to but without byte `to`, both cut to the text's length. */
struct text text_slice(struct text t, size_t from, size_t to);

/* The text from byte `from` on. */
struct text text_from_offset(struct text t, size_t from);

/* Without white space (ASCII blanks, line ends, U+00A0, U+200B, U+FEFF, U+3000) at both ends. */
struct text text_trim(struct text t);

/* The text without the ASCII bytes of `set` at both ends. */
struct text text_strip(struct text t, const char *set);

bool text_equal(struct text a, struct text b);

/* Below, at or above 0 as a stands before, with or behind b in the order of their bytes. */
int text_compare(struct text a, struct text b);

/* The byte at `at` as it is in lower case: letters of ASCII, and the second byte of those of Latin-1 (É is
 * C3 89, é C3 A9). */
char text_lower_byte(struct text t, size_t at);

/* Equal when letters of ASCII and Latin-1 are compared without case. */
bool text_equal_folded(struct text a, struct text b);

bool text_starts_with(struct text t, struct text prefix);
bool text_starts_with_folded(struct text t, struct text prefix);
bool text_ends_with(struct text t, struct text suffix);

/* The offset of the first `needle` at or after byte `from`, or TEXT_NOT_FOUND. */
size_t text_find(struct text t, struct text needle, size_t from);
size_t text_find_folded(struct text t, struct text needle, size_t from);
size_t text_find_byte(struct text t, char byte, size_t from);

/* As text_find_folded, but only at the edges of words (utf8_is_word_edge). */
size_t text_find_word(struct text t, struct text needle, size_t from);

/* Takes the next line off `*rest` into `*line` (without its line end: LF, CRLF or CR).
 * Returns false when nothing was left. */
bool text_next_line(struct text *rest, struct text *line);

/* Parses the whole text as a decimal number of at most nine digits. */
bool text_to_number(struct text t, int *number);

/* ASCII classes that do not depend on the locale. */
bool ascii_is_digit(char c);
bool ascii_is_letter(char c);
bool ascii_is_word(char c);  /* letter, digit, '_' or any byte of a non-ASCII character */
bool ascii_is_blank(char c); /* space or tab */
bool ascii_is_space(char c); /* blank or a line end */
char ascii_lower(char c);

#endif
