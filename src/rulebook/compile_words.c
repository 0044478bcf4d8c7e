#include "rulebook/compile.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"
#include "rulebook/syntax.h"

bool compile_is_pattern_list(struct text key)
{
    return text_ends_with(key, TEXT("_patterns"));
}

static const char *read_pattern(struct compiler *compiler, const struct source *source,
                                const struct value *item)
{
    struct error error;
    const char *pattern = compile_expand(compiler, source, item);
    if (pattern && compiler->unicode_letters)
        pattern = arena_printf(compiler->arena, UNICODE_MARK "%s", pattern);
    const struct word_list alone = {.items = &pattern, .count = 1};
    if (pattern && !patterns_check(&alone, false, &error))
        compile_fault_at(compiler, source, item->place, "%s", error.message);
    return pattern;
}

/* The text of an item as the program compares it: patterns with their fragments, phrases folded. */
static const char *read_item(struct compiler *compiler, const struct source *source,
                             const struct value *item, bool patterns)
{
    if (item->kind != VALUE_SCALAR || !item->scalar.length) {
        compile_fault_at(compiler, source, item->place, "must be a text");
        return NULL;
    }
    if (patterns)
        return read_pattern(compiler, source, item);
    return utf8_fold(compiler->arena, item->scalar).data;
}

static bool contains(const struct string_list *list, const char *string)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], string) == 0)
            return true;
    return false;
}

static struct word_list read_list(struct compiler *compiler, const struct source *source,
                                  const struct value *list, bool patterns)
{
    struct string_list strings = {0};
    if (!list || list->kind == VALUE_NULL)
        return (struct word_list){0};
    if (list->kind != VALUE_LIST)
        compile_fault_at(compiler, source, list->place, "must be a list of texts");
    for (size_t i = 0; list->kind == VALUE_LIST && i < list->count; i++) {
        const char *string = read_item(compiler, source, &list->items[i], patterns);
        if (string && contains(&strings, string))
            compile_fault_at(compiler, source, list->items[i].place, "'%s' is there twice", string);
        else if (string)
            LIST_PUSH(compiler->arena, &strings, string);
    }
    return (struct word_list){.items = strings.items, .count = strings.count};
}

static const char *const role_keys[] = {
#define ROLE_KEY(id, word) [ROLE_##id] = word,
    FOR_EACH_ROLE(ROLE_KEY)
#undef ROLE_KEY
        [ROLE_COUNT] = "other",
    NULL};

static const char *const list_keys[] = {
#define LIST_KEY(id, key) [WORDS_##id] = key,
    FOR_EACH_WORD_LIST(LIST_KEY)
#undef LIST_KEY
        [WORDS_COUNT] = NULL};

struct text compile_list_key(enum word_list_id id)
{
    return text_from(list_keys[id]);
}

/* A part of the file that is a map; NULL where it is missing or, after a fault, no map. */
static const struct value *read_part(struct compiler *compiler, const struct source *source,
                                     const struct value *map, const char *key)
{
    const struct value *part = value_get(map, key);
    if (!part || part->kind == VALUE_NULL)
        return NULL;
    if (part->kind == VALUE_MAP)
        return part;
    compile_fault_at(compiler, source, part->place, "'%s' must be a map", key);
    return NULL;
}

static void read_sections(struct compiler *compiler, const struct source *source,
                          const struct value *map, struct words *words)
{
    const struct value *part = read_part(compiler, source, map, "sections");
    if (!part)
        return;
    compile_check_keys(compiler, source, part, role_keys);
    for (size_t i = 0; i < ROLE_COUNT; i++)
        words->sections[i] = read_list(compiler, source, value_get(part, role_keys[i]), false);
    words->other_sections = read_list(compiler, source, value_get(part, "other"), false);
}

static void read_lists(struct compiler *compiler, const struct source *source,
                       const struct value *map, struct words *words)
{
    const struct value *part = read_part(compiler, source, map, "lists");
    if (!part)
        return;
    compile_check_keys(compiler, source, part, list_keys);
    for (size_t i = 0; i < WORDS_COUNT; i++)
        words->lists[i] = read_list(compiler, source, value_get(part, list_keys[i]),
                                    compile_is_pattern_list(text_from(list_keys[i])));
}

/* `extends: en`: the language of another file, read before this one. Its words for times hold where
 * the file has no `time` of its own; `more_time` adds to them. */
static void read_extends(struct compiler *compiler, const struct source *source,
                         const struct value *map, struct words *words)
{
    const struct language_list *languages = &compiler->tables.languages;
    const struct value *extends = value_get(map, "extends");
    size_t i = 0;
    words->extends = extends ? compile_string(compiler, source, map, "extends") : "";
    while (i < languages->count && strcmp(languages->items[i].language, words->extends) != 0)
        i++;
    if (i < languages->count)
        words->time = languages->items[i].time;
    else if (extends)
        compile_fault_at(
            compiler, source, extends->place,
            "no words of '%s' come before these (files are read in their names' order)",
            words->extends);
}

/* `letters: unicode`: in patterns, \b and \w know the letters of all scripts, else those of ASCII. */
static bool reads_unicode_letters(struct compiler *compiler, const struct source *source,
                                  const struct value *map)
{
    const struct value *letters = value_get(map, "letters");
    if (letters && !text_equal(letters->scalar, TEXT("unicode")))
        compile_fault_at(compiler, source, letters->place, "'letters' can only be unicode");
    return letters != NULL;
}

void compile_words(struct compiler *compiler, const char *path)
{
    static const char *const known[] = {"language",  "extends",  "common_words", "letters",
                                        "fragments", "sections", "lists",        "time",
                                        "more_time", NULL};
    struct source source;
    struct value map;
    if (!compile_load(compiler, path, &source) || !compile_parse(compiler, &source, &map))
        return;
    compile_check_keys(compiler, &source, &map, known);
    struct words words = {.language = compile_string(compiler, &source, &map, "language")};
    if (!text_equal(text_from(words.language), compile_stem(path)))
        compile_fault_at(compiler, &source, map.place, "the language must be the file's name");
    read_extends(compiler, &source, &map, &words);
    compiler->unicode_letters = reads_unicode_letters(compiler, &source, &map);
    words.common_words = read_list(compiler, &source, value_get(&map, "common_words"), false);
    const struct value *fragments = read_part(compiler, &source, &map, "fragments");
    compile_fragments(compiler, &source, fragments);
    read_sections(compiler, &source, &map, &words);
    read_lists(compiler, &source, &map, &words);
    compile_check_fragments(compiler, &source, fragments);
    const struct value *time = read_part(compiler, &source, &map, "time");
    if (time) {
        words.time = (struct time_words){0};
        compile_time(compiler, &source, time, &words.time);
    }
    const struct value *more_time = read_part(compiler, &source, &map, "more_time");
    if (more_time)
        compile_time(compiler, &source, more_time, &words.time);
    words.time.zones = compiler->tables.zones;
    compile_number_items(&words);
    LIST_PUSH(compiler->arena, &compiler->tables.languages, words);
}
