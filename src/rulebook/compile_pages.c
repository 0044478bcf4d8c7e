#include "rulebook/compile.h"

#include <stdio.h>
#include <string.h>

#define FENCE TEXT("---\n")
#define FENCE_BEHIND TEXT("\n---\n")

/* Splits a page: its front matter becomes the source's data, the rest is returned. */
static bool split_page(struct compiler *compiler, struct source *source, struct text *page)
{
    struct text bytes = source->bytes;
    size_t end = text_find(bytes, FENCE_BEHIND, 0);
    if (!text_starts_with(bytes, FENCE) || end == TEXT_NOT_FOUND) {
        compile_fault(compiler, source, 0, "a page begins with front matter between two '---'");
        return false;
    }
    source->data_offset = FENCE.length;
    source->data = text_slice(bytes, FENCE.length, end + 1);
    *page = text_trim(text_from_offset(bytes, end + FENCE_BEHIND.length));
    return true;
}

static bool is_id(struct text id)
{
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        bool inside = i > 0 && i + 1 < id.length;
        if (!(c >= 'a' && c <= 'z') && !(inside && (c == '-' || ascii_is_digit(c))))
            return false;
    }
    return id.length > 0;
}

/* The severity that a value names; SEVERITY_OFF after a reported fault. */
static enum severity read_severity(struct compiler *compiler, const struct source *source,
                                   const struct value *value)
{
    static const char *const names[] = {"off", "info", "warning", "error"};
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++)
        if (value->kind == VALUE_SCALAR && text_equal(value->scalar, text_from(names[i])))
            return (enum severity)i;
    compile_fault_at(compiler, source, value ? value->place : (struct place){0},
                     "the severity must be one of error, warning, info, off");
    return SEVERITY_OFF;
}

static void check_line(struct compiler *compiler, const struct source *source, const char *key,
                       const char *line)
{
    size_t length = strlen(line);
    if (strchr(line, '\n'))
        compile_fault_at(compiler, source, (struct place){0}, "'%s' must be one line", key);
    if (length && line[length - 1] == '.')
        compile_fault_at(compiler, source, (struct place){0}, "'%s' ends in a full stop", key);
}

static void check_rule(struct compiler *compiler, const struct source *source,
                       const struct value *map, const struct rule *rule)
{
    struct text id = text_from(rule->id), stem = compile_stem(source->path);
    const struct value *value = value_get(map, "id");
    if (value && !text_equal(id, stem))
        compile_fault_at(compiler, source, value->place, "the page of '%s' is named %.*s.md",
                         rule->id, TEXT_ARG(stem));
    if (value && !is_id(id))
        compile_fault_at(compiler, source, value->place, "an id is made of a to z, 0 to 9 and '-'");
    check_line(compiler, source, "summary", rule->summary);
    if (strchr(rule->help, '\n'))
        compile_fault_at(compiler, source, (struct place){0}, "'help' must be one line");
    if (!rule->page[0])
        compile_fault(compiler, source, source->bytes.length, "the page has no text");
}

void compile_page(struct compiler *compiler, const char *path)
{
    static const char *const known[] = {"id",  "family",  "severity", "summary", "help",
                                        "fix", "sources", "options",  "pattern", NULL};
    struct source source;
    struct text page;
    struct value map;
    if (!compile_load(compiler, path, &source) || !split_page(compiler, &source, &page) ||
        !compile_parse(compiler, &source, &map))
        return;
    compile_check_keys(compiler, &source, &map, known);
    struct rule rule = {
        .id = compile_string(compiler, &source, &map, "id"),
        .family = compile_string(compiler, &source, &map, "family"),
        .severity = read_severity(compiler, &source, value_get(&map, "severity")),
        .summary = compile_string(compiler, &source, &map, "summary"),
        .help = compile_string(compiler, &source, &map, "help"),
        .page = arena_printf(compiler->arena, "%.*s\n", TEXT_ARG(page)),
        .sources = compile_source_codes(compiler, &source, value_get(&map, "sources")),
        .pattern = compile_pattern(compiler, &source, value_get(&map, "pattern")),
    };
    check_rule(compiler, &source, &map, &rule);
    LIST_PUSH(compiler->arena, &compiler->tables.rules, rule);
}

static const struct rule *find_rule(const struct tables *tables, struct text id)
{
    for (size_t i = 0; i < tables->rules.count; i++)
        if (text_equal(text_from(tables->rules.items[i].id), id))
            return &tables->rules.items[i];
    return NULL;
}

LIST(severity_list, struct profile_severity);

static struct severity_list read_severities(struct compiler *compiler, const struct source *source,
                                            const struct value *map)
{
    struct severity_list list = {0};
    if (!map || map->kind == VALUE_NULL)
        return list;
    if (map->kind != VALUE_MAP)
        compile_fault_at(compiler, source, map->place, "'severities' must be a map");
    for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
        const struct rule *rule = find_rule(&compiler->tables, map->keys[i]);
        enum severity severity = read_severity(compiler, source, &map->items[i]);
        if (rule)
            LIST_PUSH(compiler->arena, &list, (struct profile_severity){rule->id, severity});
        else
            compile_fault_at(compiler, source, map->key_places[i], "no rule is named '%.*s'",
                             TEXT_ARG(map->keys[i]));
    }
    return list;
}

void compile_profile(struct compiler *compiler, const char *path)
{
    static const char *const known[] = {"name", "summary", "severities", NULL};
    struct source source;
    struct value map;
    if (!compile_load(compiler, path, &source) || !compile_parse(compiler, &source, &map))
        return;
    compile_check_keys(compiler, &source, &map, known);
    struct severity_list severities =
        read_severities(compiler, &source, value_get(&map, "severities"));
    struct profile profile = {compile_string(compiler, &source, &map, "name"),
                              compile_string(compiler, &source, &map, "summary"), severities.items,
                              severities.count};
    if (!text_equal(text_from(profile.name), compile_stem(path)))
        compile_fault_at(compiler, &source, map.place, "the name must be the file's");
    LIST_PUSH(compiler->arena, &compiler->tables.profiles, profile);
}

/* The id of the check that a line of C defines: `void check_duration_missing(struct check *check)`.
 * Helpers are static or have other arguments. */
static bool read_check_id(struct compiler *compiler, struct text line, struct text *id)
{
    struct text head = TEXT("void check_"), arguments = TEXT("(struct check *");
    size_t end = text_find(line, arguments, 0);
    if (!text_starts_with(line, head) || end == TEXT_NOT_FOUND)
        return false;
    *id = arena_copy(compiler->arena, text_slice(line, head.length, end));
    for (size_t i = 0; i < id->length; i++)
        if (id->data[i] == '_')
            ((char *)id->data)[i] = '-';
    return true;
}

void compile_match_checks(struct compiler *compiler, const char *path)
{
    struct source source;
    struct text rest, line, id;
    if (!compile_load(compiler, path, &source))
        return;
    for (rest = source.bytes; text_next_line(&rest, &line);) {
        if (!read_check_id(compiler, line, &id))
            continue;
        const struct rule *rule = find_rule(&compiler->tables, id);
        size_t offset = (size_t)(line.data - source.bytes.data);
        if (!rule)
            compile_fault(compiler, &source, offset,
                          "a check without a page: rules/%.*s.md is missing", TEXT_ARG(id));
        else if (rule->pattern)
            compile_fault(compiler, &source, offset,
                          "a check beside the pattern that rules/%.*s.md has", TEXT_ARG(id));
    }
}
