#include "rulebook/rulebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/distance.h"

static const char *const severity_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

bool severity_parse(struct text name, enum severity *severity)
{
    for (size_t i = 0; i < sizeof severity_names / sizeof *severity_names; i++) {
        if (text_equal(name, text_from(severity_names[i]))) {
            *severity = (enum severity)i;
            return true;
        }
    }
    return false;
}

static int compare_id(const void *key, const void *item)
{
    const struct text *id = key;
    const struct rule *rule = item;
    struct text own = text_from(rule->id);
    size_t shorter = id->length < own.length ? id->length : own.length;
    int order = shorter ? memcmp(id->data, own.data, shorter) : 0;
    if (order == 0 && id->length != own.length)
        order = id->length < own.length ? -1 : 1;
    return order;
}

const struct rule *rulebook_find(struct text id)
{
    return bsearch(&id, rulebook_rules, rulebook_rule_count, sizeof *rulebook_rules, compare_id);
}

const char *rulebook_nearest(struct text id)
{
    const char *nearest = NULL;
    size_t least = NEAR_DISTANCE + 1;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        size_t distance = edit_distance(id, text_from(rulebook_rules[i].id));
        if (distance < least) {
            least = distance;
            nearest = rulebook_rules[i].id;
        }
    }
    return nearest;
}

size_t rule_number(const struct rule *rule)
{
    return (size_t)(rule - rulebook_rules);
}

const struct standard *rulebook_standard(struct text code)
{
    for (size_t i = 0; i < rulebook_standard_count; i++)
        if (text_equal(code, text_from(rulebook_standards[i].code)))
            return &rulebook_standards[i];
    return NULL;
}

const struct profile *rulebook_profile(struct text name)
{
    for (size_t i = 0; i < rulebook_profile_count; i++)
        if (text_equal(name, text_from(rulebook_profiles[i].name)))
            return &rulebook_profiles[i];
    return NULL;
}

const struct words *rulebook_language(struct text language)
{
    for (size_t i = 0; i < rulebook_words_count; i++)
        if (text_equal(language, text_from(rulebook_words[i].language)))
            return &rulebook_words[i];
    return NULL;
}
