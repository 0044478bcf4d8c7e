#include "checks/check.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The values that stand on a rule's page; NULL where it has no options. */
static struct option_value *copy_presets(const struct rule *rule, struct arena *arena)
{
    struct option_value *values = NULL;
    if (rule->option_count)
        values = arena_alloc_array(arena, rule->option_count, sizeof *values);
    for (size_t i = 0; i < rule->option_count; i++)
        values[i] = rule->options[i].preset;
    return values;
}

struct settings *settings_new(const struct profile *profile, struct arena *arena)
{
    struct settings *settings = arena_alloc(arena, sizeof *settings);
    settings->profile = profile;
    settings->severities =
        arena_alloc_array(arena, rulebook_rule_count, sizeof *settings->severities);
    settings->options = arena_alloc_array(arena, rulebook_rule_count, sizeof *settings->options);
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        settings->severities[i] = rulebook_rules[i].severity;
        settings->options[i] = copy_presets(&rulebook_rules[i], arena);
    }
    if (profile)
        settings_apply(settings, &profile->rules);
    return settings;
}

void settings_add_house_rules(struct settings *settings, const struct house_rule_list *rules,
                              struct arena *arena)
{
    size_t count = rulebook_rule_count + rules->count;
    settings->house_rules = rules;
    settings->severities = arena_realloc(arena, settings->severities,
                                         rulebook_rule_count * sizeof *settings->severities,
                                         count * sizeof *settings->severities);
    settings->options =
        arena_realloc(arena, settings->options, rulebook_rule_count * sizeof *settings->options,
                      count * sizeof *settings->options);
    for (size_t i = 0; i < rules->count; i++) {
        settings->severities[rulebook_rule_count + i] = rules->items[i]->rule.severity;
        settings->options[rulebook_rule_count + i] = NULL;
    }
}

const struct rule *settings_find_rule(const struct settings *settings, struct text id)
{
    const struct house_rule_list *house_rules = settings->house_rules;
    for (size_t i = 0; house_rules && i < house_rules->count; i++)
        if (text_equal(text_from(house_rules->items[i]->rule.id), id))
            return &house_rules->items[i]->rule;
    return rulebook_find(id);
}

static void apply_setting(struct settings *settings, const struct rule_setting *setting)
{
    size_t number = rule_number(setting->rule);
    if (setting->has_severity)
        settings->severities[number] = setting->severity;
    for (size_t i = 0; i < setting->option_count; i++) {
        const struct option_setting *option = &setting->options[i];
        settings->options[number][option->option - setting->rule->options] = option->value;
    }
}

void settings_apply(struct settings *settings, const struct rule_settings *rules)
{
    for (size_t i = 0; i < rules->count; i++)
        apply_setting(settings, &rules->items[i]);
}

static const struct option_value *find_option(const struct check *check, const char *name,
                                              enum option_kind kind)
{
    const struct rule *rule = check->rule;
    size_t i = 0;
    while (i < rule->option_count && strcmp(rule->options[i].name, name) != 0)
        i++;
    assert(i < rule->option_count && rule->options[i].preset.kind == kind);
    (void)kind; /* where assertions are off */
    return &check->settings->options[rule_number(rule)][i];
}

int option_number(const struct check *check, const char *name)
{
    return find_option(check, name, OPTION_NUMBER)->number;
}

const char *option_text(const struct check *check, const char *name)
{
    return find_option(check, name, OPTION_TEXT)->text;
}

const struct word_list *option_list(const struct check *check, const char *name)
{
    return &find_option(check, name, OPTION_LIST)->list;
}
