/* Inside the Markdown room. How raw Markdown spells the text that it stands for: byte for byte,
 * or with an escape (\*) or an entity (&amp;) for a character.
 */
#ifndef PMLINT_MARKDOWN_SPELL_H
#define PMLINT_MARKDOWN_SPELL_H

#include "base/text.h"

/* One step of reading raw text beside what it spells. */
struct spelling {
    size_t raw;    /* bytes of the raw text */
    size_t spelt;  /* bytes of what they stand for */
    bool verbatim; /* they are the same bytes */
};

/* Reads on at byte `at` of `raw`, which is to spell `literal` from byte `done` on. `escapes` tells
 * whether a backslash escapes (not so in <https://…>). Returns false where it spells another. */
bool spell_next(struct text raw, size_t at, struct text literal, size_t done, bool escapes,
                struct spelling *spelling);

/* How many bytes of `raw` from byte `at` on spell the whole literal, or TEXT_NOT_FOUND. */
size_t spell_length(struct text raw, size_t at, struct text literal, bool escapes);

/* Whether a byte is ASCII punctuation, which a backslash may escape. */
bool is_punctuation(char c);

/* Whether the raw text at byte `at` spells a literal by the same bytes, none of which may be an escape's or
 * an entity's. */
bool spell_is_verbatim(struct text raw, size_t at, struct text literal);

#endif
