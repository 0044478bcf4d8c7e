#include "rulebook/setting.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/suggest.h"
#include "rulebook/pattern.h"

#define SEVERITY_KEY "severity"

LIST(setting_list, struct rule_setting);
LIST(option_setting_list, struct option_setting);
LIST(string_list, const char *);

bool setting_fault(const struct setting_reader *reader, struct place place, const char *format, ...)
{
    char message[sizeof((struct error *)0)->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    reader->fault(reader->context, place, arena_printf(reader->arena, "%s", message));
    return false;
}

const struct rule *setting_find_rule(const struct setting_reader *reader, struct text id)
{
    for (size_t i = 0; i < reader->rule_count; i++)
        if (text_equal(text_from(reader->rules[i].id), id))
            return &reader->rules[i];
    return NULL;
}

static bool fault_unknown_rule(const struct setting_reader *reader, struct text id,
                               struct place place)
{
    struct word_choices ids = {0};
    for (size_t i = 0; i < reader->rule_count; i++)
        LIST_PUSH(reader->arena, &ids, reader->rules[i].id);
    const char *near = suggest_word(id, &ids);
    if (near)
        return setting_fault(reader, place, "unknown rule '%.*s': did you mean '%s'?", TEXT_ARG(id),
                             near);
    return setting_fault(reader, place, "unknown rule '%.*s': 'pmlint rules' lists them all",
                         TEXT_ARG(id));
}

static bool fault_unknown_option(const struct setting_reader *reader, const struct rule *rule,
                                 struct text name, struct place place)
{
    struct word_choices names = {0};
    LIST_PUSH(reader->arena, &names, SEVERITY_KEY);
    for (size_t i = 0; i < rule->option_count; i++)
        LIST_PUSH(reader->arena, &names, rule->options[i].name);
    return setting_fault(reader, place, "'%s' has no option '%.*s'%s", rule->id, TEXT_ARG(name),
                         suggest_words("key", name, &names, reader->arena));
}

bool setting_read_severity(const struct setting_reader *reader, const struct value *value,
                           enum severity *severity)
{
    if (value->kind == VALUE_SCALAR && severity_parse(value->scalar, severity))
        return true;
    return setting_fault(reader, value->place,
                         "the severity must be one of error, warning, info, off");
}

static bool read_list(const struct setting_reader *reader, const char *name,
                      const struct value *value, struct word_list *list)
{
    struct string_list strings = {0};
    if (value->kind != VALUE_LIST)
        return setting_fault(reader, value->place, "'%s' must be a list of texts", name);
    for (size_t i = 0; i < value->count; i++) {
        if (value->items[i].kind != VALUE_SCALAR)
            return setting_fault(reader, value->items[i].place, "'%s' must be a list of texts",
                                 name);
        LIST_PUSH(reader->arena, &strings, value->items[i].scalar.data);
    }
    *list = (struct word_list){.items = strings.items, .count = strings.count};
    return true;
}

/* A list of patterns, by its name as in the words files. */
static bool check_patterns(const struct setting_reader *reader, const char *name,
                           const struct value *value, const struct word_list *list)
{
    for (size_t i = 0; text_ends_with(text_from(name), TEXT("patterns")) && i < list->count; i++) {
        const struct word_list alone = {.items = &list->items[i], .count = 1};
        struct error error;
        if (!patterns_check(&alone, true, &error))
            return setting_fault(reader, value->items[i].place, "%s", error.message);
    }
    return true;
}

bool setting_read_option(const struct setting_reader *reader, const char *name,
                         const struct value *value, enum option_kind kind,
                         struct option_value *option)
{
    *option = (struct option_value){.kind = kind};
    bool scalar = value->kind == VALUE_SCALAR;
    switch (kind) {
    case OPTION_NUMBER:
        if (scalar && !value->quoted && text_to_number(value->scalar, &option->number))
            return true;
        return setting_fault(reader, value->place, "'%s' must be a whole number", name);
    case OPTION_TEXT:
        option->text = value->scalar.data;
        return scalar || setting_fault(reader, value->place, "'%s' must be a text", name);
    default:
        return read_list(reader, name, value, &option->list) &&
               check_patterns(reader, name, value, &option->list);
    }
}

static bool read_option(const struct setting_reader *reader, const struct rule *rule,
                        const struct value *map, size_t index, struct option_setting *setting)
{
    struct text name = map->keys[index];
    const struct value *value = &map->items[index];
    for (size_t i = 0; i < rule->option_count; i++) {
        const struct rule_option *option = &rule->options[i];
        if (!text_equal(text_from(option->name), name))
            continue;
        *setting = (struct option_setting){.option = option, .line = value->line};
        return setting_read_option(reader, option->name, value, option->preset.kind,
                                   &setting->value);
    }
    return fault_unknown_option(reader, rule, name, map->key_places[index]);
}

/* `{severity: warning, min: 300}`: reads on behind a fault, so that all are told. */
static bool read_details(const struct setting_reader *reader, const struct value *map,
                         struct rule_setting *setting)
{
    struct option_setting_list options = {0};
    bool good = true;
    for (size_t i = 0; i < map->count; i++) {
        struct option_setting option;
        if (text_equal(map->keys[i], TEXT(SEVERITY_KEY)))
            good &= setting->has_severity =
                setting_read_severity(reader, &map->items[i], &setting->severity);
        else if (read_option(reader, setting->rule, map, i, &option))
            LIST_PUSH(reader->arena, &options, option);
        else
            good = false;
    }
    setting->options = options.items;
    setting->option_count = options.count;
    return good;
}

bool setting_read(const struct setting_reader *reader, struct text id, struct place place,
                  const struct value *value, struct rule_setting *setting)
{
    const struct rule *rule = setting_find_rule(reader, id);
    *setting = (struct rule_setting){.rule = rule, .line = value->line};
    if (!rule)
        return fault_unknown_rule(reader, id, place);
    if (value->kind == VALUE_MAP)
        return read_details(reader, value, setting);
    setting->has_severity = setting_read_severity(reader, value, &setting->severity);
    return setting->has_severity;
}

struct rule_settings settings_read(const struct setting_reader *reader, const struct value *map)
{
    struct setting_list settings = {0};
    if (!map || map->kind == VALUE_NULL)
        return (struct rule_settings){0};
    if (map->kind != VALUE_MAP)
        setting_fault(reader, map->place, "must map rules to severities");
    for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
        struct rule_setting setting;
        if (setting_read(reader, map->keys[i], map->key_places[i], &map->items[i], &setting))
            LIST_PUSH(reader->arena, &settings, setting);
    }
    return (struct rule_settings){settings.items, settings.count};
}
