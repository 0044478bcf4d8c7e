#include "rulebook/rulebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/distance.h"
#include "rulebook/stored_words.h"

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
    return rule->number;
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

enum severity profile_severity(const struct profile *profile, const struct rule *rule)
{
    enum severity severity = rule->severity;
    for (size_t i = 0; i < profile->rules.count; i++)
        if (profile->rules.items[i].rule == rule && profile->rules.items[i].has_severity)
            severity = profile->rules.items[i].severity;
    return severity;
}

const char *option_value_words(const struct option_value *value, struct arena *arena)
{
    const char *words = "";
    if (value->kind == OPTION_NUMBER)
        return arena_printf(arena, "%d", value->number);
    if (value->kind == OPTION_TEXT)
        return value->text;
    for (size_t i = 0; i < value->list.count; i++)
        words = arena_printf(arena, "%s%s%s", words, i ? ", " : "", value->list.items[i]);
    return arena_printf(arena, "[%s]", words);
}

const struct words *rulebook_language(struct text language)
{
    for (size_t i = 0; i < rulebook_words_count; i++)
        if (text_equal(language, text_from(rulebook_stored_words[i].language)))
            return rulebook_words(i);
    return NULL;
}
