#include "report/rule_link.h"

/* The Makefile defines it: the address of the folder rules/ without a slash at its end, or "". */
#ifndef RULES_URL
#define RULES_URL ""
#endif

static const char folder[] = RULES_URL;

const char *tool_link(void)
{
    return *folder ? folder : "man:pmlint(1)";
}

const char *rule_link(const struct rule *rule, struct arena *arena)
{
    bool has_page = rule->page && *rule->page;
    return *folder && has_page ? arena_printf(arena, "%s/%s.md", folder, rule->id) : NULL;
}
