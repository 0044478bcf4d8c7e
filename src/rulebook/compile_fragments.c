/* The fragments of a words file: parts that several of its patterns have in common. */
#include "rulebook/compile.h"

#define OPEN TEXT("{{")
#define CLOSE TEXT("}}")

static void add_alternative(struct compiler *compiler, const struct source *source,
                            const struct value *item, const char **all)
{
    if (item->kind != VALUE_SCALAR || !item->scalar.length)
        compile_fault_at(compiler, source, item->place, "must be a text");
    else
        *all = arena_printf(compiler->arena, "%s%s%.*s", *all ? *all : "", *all ? "|" : "",
                            TEXT_ARG(item->scalar));
}

static void read_fragment(struct compiler *compiler, const struct source *source, struct text name,
                          const struct value *value)
{
    const char *all = NULL;
    if (value->kind != VALUE_LIST)
        add_alternative(compiler, source, value, &all);
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
        add_alternative(compiler, source, &value->items[i], &all);
    LIST_PUSH(compiler->arena, &compiler->fragments,
              (struct fragment){.name = name, .pattern = all ? all : ""});
}

void compile_fragments(struct compiler *compiler, const struct source *source,
                       const struct value *map)
{
    compiler->fragments = (struct fragment_list){0};
    for (size_t i = 0; map && i < map->count; i++)
        read_fragment(compiler, source, map->keys[i], &map->items[i]);
}

static struct fragment *find_fragment(struct compiler *compiler, struct text name)
{
    for (size_t i = 0; i < compiler->fragments.count; i++)
        if (text_equal(compiler->fragments.items[i].name, name))
            return &compiler->fragments.items[i];
    return NULL;
}

const char *compile_expand(struct compiler *compiler, const struct source *source,
                           const struct value *item)
{
    struct text pattern = item->scalar;
    const char *expanded = "";
    size_t from = 0, at;
    while ((at = text_find(pattern, OPEN, from)) != TEXT_NOT_FOUND) {
        size_t end = text_find(pattern, CLOSE, at);
        struct text name = text_slice(pattern, at + OPEN.length, end);
        struct fragment *fragment = find_fragment(compiler, name);
        if (end == TEXT_NOT_FOUND || !fragment) {
            compile_fault_at(compiler, source, item->place, "no fragment is named '%.*s'",
                             TEXT_ARG(name));
            return NULL;
        }
        fragment->used = true;
        expanded = arena_printf(compiler->arena, "%s%.*s(?:%s)", expanded, (int)(at - from),
                                pattern.data + from, fragment->pattern);
        from = end + CLOSE.length;
    }
    return arena_printf(compiler->arena, "%s%.*s", expanded,
                        TEXT_ARG(text_from_offset(pattern, from)));
}

void compile_check_fragments(struct compiler *compiler, const struct source *source,
                             const struct value *map)
{
    for (size_t i = 0; i < compiler->fragments.count; i++)
        if (!compiler->fragments.items[i].used)
            compile_fault_at(compiler, source, map->key_places[i], "no pattern uses '%.*s'",
                             TEXT_ARG(map->keys[i]));
}
