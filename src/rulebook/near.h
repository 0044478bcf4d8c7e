/* Floor 3, inside the room only: items whose matches do not begin where their triggers stand. They are looked for
 * as near to these as is known, instead of in all of a text.
 */
#ifndef PMLINT_RULEBOOK_NEAR_H
#define PMLINT_RULEBOOK_NEAR_H

#include "rulebook/pattern_code.h"
#include "rulebook/prospects.h"

/* What is looked for, and in which text. */
struct near_search {
    const struct word_list *list;
    const struct prospects *prospects; /* of the text */
    size_t first;                      /* the number in the index of the item that they number 0 */
    struct text text;
};

/* The leftmost match of an item of the list (which counts its own from 0) that starts at or after byte `from`, where
 * a character begins, but not behind `last`. False where there is none. */
bool near_find(const struct near_search *search, size_t item, size_t from, size_t last,
               struct pattern_match *match);

/* The first byte from `from` on at which a character begins, or the text's end: pcre2 trusts us not to begin
 * within one. */
static inline size_t character_from(struct text text, size_t from)
{
    while (from < text.length && ((unsigned char)text.data[from] & 0xC0) == 0x80)
        from++;
    return from;
}

#endif
