#include "rulebook/scope.h"

bool scope_add(struct scope *scope, struct text name)
{
    bool all = text_equal(name, TEXT("all")), title = text_equal(name, TEXT("title"));
    bool known = all || title;
    scope->all |= all;
    scope->title |= title;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        if (text_equal(name, text_from(role_name((enum role)role)))) {
            scope->roles[role] = true;
            known = true;
        }
    }
    return known;
}
