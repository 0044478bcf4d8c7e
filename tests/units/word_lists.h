/* Which lists of words hold patterns, by their keys. */
#ifndef PMLINT_TESTS_WORD_LISTS_H
#define PMLINT_TESTS_WORD_LISTS_H

#include "rulebook/words.h"

static inline bool is_pattern_list(size_t id)
{
    static const char *const keys[] = {
#define LIST_KEY(id, key) [WORDS_##id] = key,
        FOR_EACH_WORD_LIST(LIST_KEY)
#undef LIST_KEY
    };
    return text_ends_with(text_from(keys[id]), TEXT("_patterns"));
}

#endif
