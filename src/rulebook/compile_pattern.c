#include "rulebook/compile.h"

static enum word_list_id read_words(struct compiler *compiler, const struct source *source,
                                    const struct value *map)
{
    struct text key = text_from(compile_string(compiler, source, map, "words"));
    const struct value *value = value_get(map, "words");
    enum word_list_id id = word_list_named(key);
    if (key.length && (id == WORDS_COUNT || !compile_is_pattern_list(key)))
        compile_fault_at(compiler, source, value->place, "no list of patterns is named '%.*s'",
                         TEXT_ARG(key));
    return id;
}

static void add_part(struct compiler *compiler, const struct source *source,
                     const struct value *part, struct scope *where)
{
    if (part->kind != VALUE_SCALAR || !scope_add(where, part->scalar))
        compile_fault_at(compiler, source, part->place,
                         "must be a role of a section, 'title' or 'all'");
}

static struct scope read_where(struct compiler *compiler, const struct source *source,
                               const struct value *map)
{
    struct scope where = {0};
    const struct value *parts = value_get(map, "where");
    if (!parts || parts->kind != VALUE_LIST || !parts->count)
        compile_fault_at(compiler, source, parts ? parts->place : map->place,
                         "a pattern has a list 'where' of at least one part");
    for (size_t i = 0; parts && parts->kind == VALUE_LIST && i < parts->count; i++)
        add_part(compiler, source, &parts->items[i], &where);
    return where;
}

const struct rule_pattern *compile_pattern(struct compiler *compiler, const struct source *source,
                                           const struct value *map)
{
    static const char *const known[] = {"words", "where", "message", NULL};
    if (!map)
        return NULL;
    if (map->kind != VALUE_MAP) {
        compile_fault_at(compiler, source, map->place, "'pattern' must be a map");
        return NULL;
    }
    compile_check_keys(compiler, source, map, known);
    struct rule_pattern *pattern = arena_alloc(compiler->arena, sizeof *pattern);
    pattern->words = read_words(compiler, source, map);
    pattern->where = read_where(compiler, source, map);
    pattern->message = compile_string(compiler, source, map, "message");
    return pattern;
}
