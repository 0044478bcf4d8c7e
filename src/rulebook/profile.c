#include "rulebook/profile.h"

#include <string.h>

#include "base/suggest.h"

LIST(part_list, struct profile_part);
LIST(setting_list, struct rule_setting);

static void check_keys(const struct setting_reader *reader, const struct value *map,
                       const char *const *known)
{
    struct word_choices keys = {0};
    for (; *known; known++)
        LIST_PUSH(reader->arena, &keys, *known);
    for (size_t i = 0; i < map->count; i++) {
        size_t j = 0;
        while (j < keys.count && !text_equal(map->keys[i], text_from(keys.items[j])))
            j++;
        if (j == keys.count)
            setting_fault(reader, map->key_places[i], "unknown key '%.*s'%s",
                          TEXT_ARG(map->keys[i]),
                          suggest_words("key", map->keys[i], &keys, reader->arena));
    }
}

/* The text of a key; "" where it is missing. */
static const char *read_text(const struct setting_reader *reader, const struct value *map,
                             const char *key)
{
    struct option_value text = {.text = ""};
    const struct value *value = value_get(map, key);
    if (value && !setting_read_option(reader, key, value, OPTION_TEXT, &text))
        return "";
    return text.text;
}

static const char *read_name(const struct setting_reader *reader, const struct value *map)
{
    const char *name = read_text(reader, map, "name");
    if (!*name && !value_get(map, "name"))
        setting_fault(reader, map->place, "the key 'name' is missing");
    return name;
}

static struct word_list read_words(const struct setting_reader *reader, const struct value *map,
                                   const char *key)
{
    struct option_value words = {0};
    const struct value *value = value_get(map, key);
    if (value && !setting_read_option(reader, key, value, OPTION_LIST, &words))
        return (struct word_list){0};
    return words.list;
}

static enum role read_role(const struct setting_reader *reader, const struct value *map)
{
    struct text name = text_from(read_text(reader, map, "role"));
    struct word_choices roles = {0};
    if (!name.length)
        return ROLE_NONE;
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (text_equal(name, text_from(role_name((enum role)role))))
            return (enum role)role;
        LIST_PUSH(reader->arena, &roles, role_name((enum role)role));
    }
    setting_fault(reader, value_get(map, "role")->place, "unknown role '%.*s'%s", TEXT_ARG(name),
                  suggest_words("role", name, &roles, reader->arena));
    return ROLE_NONE;
}

/* A list of labels of fields; WORDS_COUNT where none is named. */
static enum word_list_id read_meaning(const struct setting_reader *reader, const struct value *map)
{
    struct text name = text_from(read_text(reader, map, "meaning"));
    enum word_list_id id = word_list_named(name);
    if (!name.length || id <= WORDS_FIELD_TITLE)
        return name.length ? id : WORDS_COUNT;
    setting_fault(reader, value_get(map, "meaning")->place,
                  "no list of field labels is named '%.*s'", TEXT_ARG(name));
    return WORDS_COUNT;
}

static void read_parts(const struct setting_reader *reader, const struct value *list, size_t within,
                       struct part_list *parts)
{
    static const char *const known[] = {"name",     "names",  "role",  "meaning",
                                        "severity", "values", "parts", NULL};
    if (list && list->kind != VALUE_LIST && list->kind != VALUE_NULL)
        setting_fault(reader, list->place, "must be a list of maps");
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
        const struct value *map = &list->items[i];
        if (map->kind != VALUE_MAP) {
            setting_fault(reader, map->place, "must be a map with the key 'name'");
            continue;
        }
        check_keys(reader, map, known);
        struct profile_part part = {
            .name = read_name(reader, map),
            .names = read_words(reader, map, "names"),
            .role = read_role(reader, map),
            .meaning = read_meaning(reader, map),
            .within = within,
            .severity = SEVERITY_ERROR,
            .values = read_words(reader, map, "values"),
        };
        const struct value *severity = value_get(map, "severity");
        if (severity)
            setting_read_severity(reader, severity, &part.severity);
        LIST_PUSH(reader->arena, parts, part);
        read_parts(reader, value_get(map, "parts"), parts->count - 1, parts);
    }
}

static bool read_flag(const struct setting_reader *reader, const struct value *map, const char *key)
{
    struct text flag = text_from(read_text(reader, map, key));
    bool set = text_equal(flag, TEXT("true"));
    if (flag.length && !set && !text_equal(flag, TEXT("false")))
        setting_fault(reader, value_get(map, key)->place, "'%s' is true or false", key);
    return set;
}

static const struct profile *find_parent(const struct setting_reader *reader,
                                         const struct profile *others, size_t other_count,
                                         const struct value *map)
{
    struct text name = text_from(read_text(reader, map, "extends"));
    struct word_choices names = {0};
    for (size_t i = 0; i < other_count; i++) {
        if (text_equal(name, text_from(others[i].name)))
            return &others[i];
        LIST_PUSH(reader->arena, &names, others[i].name);
    }
    if (name.length)
        setting_fault(reader, value_get(map, "extends")->place, "unknown profile '%.*s'%s",
                      TEXT_ARG(name),
                      names.count ? suggest_words("profile", name, &names, reader->arena) : "");
    return NULL;
}

/* What the parent says of rules, then what the profile itself says: later settings win. */
static struct rule_settings join_settings(const struct setting_reader *reader,
                                          const struct rule_settings *first,
                                          const struct rule_settings *second)
{
    struct setting_list joined = {0};
    for (size_t i = 0; i < first->count; i++)
        LIST_PUSH(reader->arena, &joined, first->items[i]);
    for (size_t i = 0; i < second->count; i++)
        LIST_PUSH(reader->arena, &joined, second->items[i]);
    return (struct rule_settings){joined.items, joined.count};
}

struct profile profile_read(const struct setting_reader *reader, const struct profile *others,
                            size_t other_count, const struct value *map)
{
    static const char *const known[] = {"name",  "summary",  "extends", "ordered",
                                        "rules", "sections", NULL};
    struct part_list parts = {0};
    check_keys(reader, map, known);
    read_parts(reader, value_get(map, "sections"), SIZE_MAX, &parts);
    struct profile profile = {
        .name = read_name(reader, map),
        .summary = read_text(reader, map, "summary"),
        .extends = read_text(reader, map, "extends"),
        .ordered = read_flag(reader, map, "ordered"),
        .rules = settings_read(reader, value_get(map, "rules")),
        .parts = parts.items,
        .part_count = parts.count,
    };
    const struct profile *parent = find_parent(reader, others, other_count, map);
    if (!parent)
        return profile;
    profile.rules = join_settings(reader, &parent->rules, &profile.rules);
    if (!value_get(map, "sections")) {
        profile.ordered = parent->ordered;
        profile.parts = parent->parts;
        profile.part_count = parent->part_count;
    }
    return profile;
}
