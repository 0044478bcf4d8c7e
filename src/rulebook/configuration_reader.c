#include "rulebook/configuration_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "input/path.h"
#include "rulebook/glob.h"

/* A file that several extend has its faults only once. */
static bool is_told(const struct configuration_fault_list *faults,
                    const struct configuration_fault *fault)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].line == fault->line && faults->items[i].column == fault->column &&
            strcmp(faults->items[i].file, fault->file) == 0 &&
            strcmp(faults->items[i].message, fault->message) == 0)
            return true;
    return false;
}

bool reader_fault(const struct configuration_reader *reader, struct place place, const char *format,
                  ...)
{
    char message[sizeof((struct error *)0)->message];
    struct configuration_fault fault = {.file = reader->shown};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    data_locate(reader->source, place.start, &fault.line, &fault.column);
    fault.message = arena_printf(reader->arena, "%s", message);
    if (!is_told(&reader->configuration->faults, &fault))
        LIST_PUSH(reader->arena, &reader->configuration->faults, fault);
    return false;
}

struct origin reader_origin(const struct configuration_reader *reader, const struct value *value)
{
    return (struct origin){reader->shown, value->line};
}

struct origin reader_key_origin(const struct configuration_reader *reader, struct place key)
{
    struct origin origin = {.file = reader->shown};
    size_t column;
    data_locate(reader->source, key.start, &origin.line, &column);
    return origin;
}

static bool is_known(const struct map_key *keys, struct text name)
{
    while (keys->name && !text_equal(text_from(keys->name), name))
        keys++;
    return keys->name;
}

static void check_keys(const struct configuration_reader *reader, const struct value *map,
                       const struct map_key *keys)
{
    struct word_choices choices = {0};
    for (const struct map_key *key = keys; key->name; key++)
        LIST_PUSH(reader->arena, &choices, key->name);
    for (size_t i = 0; i < map->count; i++)
        if (!is_known(keys, map->keys[i]))
            reader_fault(reader, map->key_places[i], "unknown key '%.*s'%s", TEXT_ARG(map->keys[i]),
                         suggest_words("key", map->keys[i], &choices, reader->arena));
}

void reader_map(struct configuration_reader *reader, const struct value *map, const char *what,
                const struct map_key *keys, void *context)
{
    if (map->kind != VALUE_MAP) {
        reader_fault(reader, map->place, "%s must be a map of keys and values", what);
        return;
    }
    check_keys(reader, map, keys);
    for (; keys->name; keys++) {
        const struct value *value = value_get(map, keys->name);
        if (value && value->kind == VALUE_NULL)
            reader_fault(reader, value->place, "'%s' has no value; give one, or take the key out",
                         keys->name);
        else if (value)
            keys->read(reader, value, context);
    }
}

bool reader_text(const struct configuration_reader *reader, const struct value *value,
                 const char *key, size_t limit, struct text *text)
{
    if (value->kind != VALUE_SCALAR)
        return reader_fault(reader, value->place, "'%s' must be a text", key);
    *text = value->scalar;
    if (!text_trim(*text).length)
        return reader_fault(reader, value->place, "'%s' is empty; write what it is", key);
    if (text_find_byte(*text, '\0', 0) != TEXT_NOT_FOUND)
        return reader_fault(reader, value->place, "'%s' holds a NUL; take it out", key);
    if (text_find_byte(*text, '\n', 0) != TEXT_NOT_FOUND)
        return reader_fault(reader, value->place,
                            "'%s' must be one line; '>-' before it joins lines", key);
    return text->length <= limit ||
           reader_fault(reader, value->place, "'%s' has more than %zu bytes; shorten it", key,
                        limit);
}

void reader_texts(struct configuration_reader *reader, const struct value *value, const char *key,
                  size_t limit,
                  void (*read)(struct configuration_reader *reader, const struct value *text,
                               void *context),
                  void *context)
{
    struct text text;
    size_t count = value->kind == VALUE_LIST ? value->count : 1;
    const struct value *items = value->kind == VALUE_LIST ? value->items : value;
    if (value->kind == VALUE_MAP)
        reader_fault(reader, value->place, "'%s' must be a list of texts", key);
    for (size_t i = 0; value->kind != VALUE_MAP && i < count; i++)
        if (reader_text(reader, &items[i], key, limit, &text))
            read(reader, &items[i], context);
}

bool reader_choice(const struct configuration_reader *reader, const struct value *value,
                   const char *what, const struct word_choices *words, size_t *choice)
{
    struct text text = {0};
    if (!reader_text(reader, value, what, MAX_NAME_LENGTH, &text))
        return false;
    for (*choice = 0; *choice < words->count; ++*choice)
        if (text_equal(text, text_from(words->items[*choice])))
            return true;
    return reader_fault(reader, value->place, "unknown %s '%.*s'%s", what, TEXT_ARG(text),
                        suggest_words(what, text, words, reader->arena));
}

static void read_path_pattern(struct configuration_reader *reader, const struct value *value,
                              void *context)
{
    struct path_pattern_list *list = context;
    struct path_pattern pattern = {.folder = reader->folder,
                                   .pattern = value->scalar,
                                   .written = value->scalar,
                                   .origin = reader_origin(reader, value)};
    while (text_starts_with(pattern.pattern, TEXT("./")))
        pattern.pattern = text_from_offset(pattern.pattern, 2);
    while (text_starts_with(pattern.pattern, TEXT("../"))) {
        pattern.folder = path_folder(pattern.folder);
        pattern.pattern = text_from_offset(pattern.pattern, 3);
    }
    const char *wrong = glob_fault(pattern.pattern);
    if (!wrong && pattern.pattern.data[0] == '/')
        wrong = "begins with '/', but paths are relative to the folder of this file";
    if (!wrong && list->count == MAX_PATH_PATTERNS)
        wrong = "is one pattern too many; join some";
    if (wrong)
        reader_fault(reader, value->place, "'%.*s' %s", TEXT_ARG(value->scalar), wrong);
    else
        LIST_PUSH(reader->arena, list, pattern);
}

void reader_path_patterns(struct configuration_reader *reader, const struct value *value,
                          const char *key, struct path_pattern_list *list)
{
    reader_texts(reader, value, key, GLOB_MAX_LENGTH, read_path_pattern, list);
}
