#include "rulebook/compile.h"

static const struct standard *find_standard(const struct tables *tables, struct text code)
{
    for (size_t i = 0; i < tables->standards.count; i++)
        if (text_equal(text_from(tables->standards.items[i].code), code))
            return &tables->standards.items[i];
    return NULL;
}

static void read_standard(struct compiler *compiler, const struct source *source, struct text code,
                          const struct value *entry)
{
    static const char *const known[] = {"name", "address", NULL};
    if (entry->kind != VALUE_MAP) {
        compile_fault_at(compiler, source, entry->place,
                         "a standard has a 'name', and an "
                         "'address' where there is one");
        return;
    }
    compile_check_keys(compiler, source, entry, known);
    struct standard standard = {
        .code = code.data,
        .name = compile_string(compiler, source, entry, "name"),
        .address =
            value_get(entry, "address") ? compile_string(compiler, source, entry, "address") : "",
    };
    LIST_PUSH(compiler->arena, &compiler->tables.standards, standard);
}

void compile_standards(struct compiler *compiler, const char *path)
{
    struct source source;
    struct value map;
    if (!compile_load(compiler, path, &source) || !compile_parse(compiler, &source, &map))
        return;
    for (size_t i = 0; i < map.count; i++)
        read_standard(compiler, &source, arena_copy(compiler->arena, map.keys[i]), &map.items[i]);
}

static void add_code(struct compiler *compiler, const struct source *source,
                     const struct value *value, struct string_list *codes)
{
    if (value->kind != VALUE_SCALAR)
        compile_fault_at(compiler, source, value->place, "a source must be a text");
    else if (!find_standard(&compiler->tables, value->scalar))
        compile_fault_at(compiler, source, value->place, "no source has the code '%.*s'",
                         TEXT_ARG(value->scalar));
    else
        LIST_PUSH(compiler->arena, codes, value->scalar.data);
}

struct word_list compile_source_codes(struct compiler *compiler, const struct source *source,
                                      const struct value *list)
{
    struct string_list codes = {0};
    if (!list || list->kind == VALUE_NULL)
        return (struct word_list){0};
    if (list->kind != VALUE_LIST)
        compile_fault_at(compiler, source, list->place, "'sources' must be a list");
    for (size_t i = 0; list->kind == VALUE_LIST && i < list->count; i++)
        add_code(compiler, source, &list->items[i], &codes);
    return (struct word_list){.items = codes.items, .count = codes.count};
}
