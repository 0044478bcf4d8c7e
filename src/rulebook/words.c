#include "rulebook/words.h"

const char *role_name(enum role role)
{
    static const char *const names[] = {
#define ROLE_WORD(id, word) [ROLE_##id] = word,
        FOR_EACH_ROLE(ROLE_WORD)
#undef ROLE_WORD
    };
    return role < ROLE_COUNT ? names[role] : NULL;
}

enum word_list_id word_list_named(struct text key)
{
    static const char *const keys[] = {
#define LIST_KEY(id, key) [WORDS_##id] = key,
        FOR_EACH_WORD_LIST(LIST_KEY)
#undef LIST_KEY
    };
    size_t id = 0;
    while (id < WORDS_COUNT && !text_equal(key, text_from(keys[id])))
        id++;
    return (enum word_list_id)id;
}
