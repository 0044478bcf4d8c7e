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
