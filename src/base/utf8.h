/* Floor 0. UTF-8: validity, code points, width on a terminal, folding of case. */
#ifndef PMLINT_BASE_UTF8_H
#define PMLINT_BASE_UTF8_H

#include "base/arena.h"
#include "base/text.h"

/* The offset of the first byte that is no valid UTF-8, or TEXT_NOT_FOUND where all is valid. */
size_t utf8_find_invalid(struct text t);

/* Whether the text has no character beyond ASCII. */
bool utf8_is_ascii(struct text t);

/* As utf8_decode, where no ASCII character stands. */
size_t utf8_decode_wide(struct text t, size_t at, int32_t *code_point);

/* Decodes the code point at byte `at` into `*code_point` and returns its length in bytes (1 to 4).
 * An invalid byte gives U+FFFD and length 1, so that a loop always moves on. */
static inline size_t utf8_decode(struct text t, size_t at, int32_t *code_point)
{
    if ((unsigned char)t.data[at] >= 0x80)
        return utf8_decode_wide(t, at, code_point);
    *code_point = (unsigned char)t.data[at];
    return 1;
}

/* Whether the code point is a letter or a digit of any script. */
bool utf8_is_alphanumeric(int32_t code_point);

/* Whether the code point is of a script that is written without blanks: Han, kana, Thai and the like. */
bool utf8_is_unspaced(int32_t code_point);

/* Whether a word may begin or end at byte `at`, where a character begins: letters, digits and '_' of
 * scripts that are written with blanks do not stand on both sides. */
bool utf8_is_word_edge(struct text t, size_t at);

/* How many words the text has, as good as blanks tell; of scripts without blanks two characters count
 * as a word. Where there are `enough` the rest is not counted. */
size_t utf8_count_words(struct text t, size_t enough);

/* How many code points stand in the text. */
size_t utf8_count(struct text t);

/* How many columns of a terminal the text takes; grapheme clusters count once. Tabs count one:
 * the caller expands them. */
size_t utf8_width(struct text t);

/* The text with its case folded, typographic quotes made ASCII, runs of white space made one
 * blank, trimmed: the form in which headings and labels are compared. An invalid byte becomes a question
 * mark, so that the text takes no more than half as much room again. Lives in the arena. */
struct text utf8_fold(struct arena *arena, struct text t);

/* The text as valid UTF-8 with each invalid byte made U+FFFD; the same slice where nothing had to
 * change. Lives in the arena. */
struct text utf8_sanitise(struct arena *arena, struct text t);

#endif
