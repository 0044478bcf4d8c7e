/* Floor 3. The common words of all languages, by which the language of a document is found, in one table that the
 * build makes: open addressing, few words in many slots.
 */
#ifndef PMLINT_RULEBOOK_COMMON_WORDS_H
#define PMLINT_RULEBOOK_COMMON_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "rulebook/words.h"

/* A word's bytes as one number (text_eight_bytes), with the number of its language in the byte that no word takes;
 * 0 in a slot where nothing stands. */
struct common_words {
    unsigned bits; /* 2 to this power of slots */
    const uint64_t *slots;
};
#define COMMON_WORD_SHIFT (8 * COMMON_WORD_MAX_BYTES)

extern const struct common_words rulebook_common_words;

/* The slot at which the search for a word begins, and the one behind another. */
static inline size_t common_word_slot(unsigned bits, uint64_t word)
{
    return (size_t)(hash_spread(word) >> (64 - bits));
}

static inline size_t common_word_next(unsigned bits, size_t slot)
{
    return (slot + 1) & (((size_t)1 << bits) - 1);
}

#endif
