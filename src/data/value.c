#include "data/value.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void value_builder_add(struct value_builder *builder, struct arena *arena, struct value item)
{
    LIST_PUSH(arena, &builder->items, item);
}

void value_builder_put(struct value_builder *builder, struct arena *arena, struct text key,
                       struct place key_place, struct value item)
{
    LIST_PUSH(arena, &builder->items, item);
    LIST_PUSH(arena, &builder->keys, key);
    LIST_PUSH(arena, &builder->key_places, key_place);
}

void value_builder_finish(const struct value_builder *builder, struct value *value)
{
    value->items = builder->items.items;
    value->keys = builder->keys.items;
    value->key_places = builder->key_places.items;
    value->count = builder->items.count;
}

struct numbered_key {
    struct text text;
    size_t index;
};

static int compare_keys(const void *left, const void *right)
{
    const struct numbered_key *a = left, *b = right;
    size_t shorter = a->text.length < b->text.length ? a->text.length : b->text.length;
    int order = shorter ? memcmp(a->text.data, b->text.data, shorter) : 0;
    if (order)
        return order;
    if (a->text.length != b->text.length)
        return a->text.length < b->text.length ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Sorts instead of comparing each key with each: the front matter may be hostile. */
size_t value_find_duplicate_key(const struct value *map, struct arena *arena)
{
    size_t first = TEXT_NOT_FOUND;
    if (map->count < 2)
        return first;
    struct numbered_key *sorted = arena_alloc_array(arena, map->count, sizeof *sorted);
    for (size_t i = 0; i < map->count; i++)
        sorted[i] = (struct numbered_key){map->keys[i], i};
    qsort(sorted, map->count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < map->count; i++)
        if (text_equal(sorted[i - 1].text, sorted[i].text) && sorted[i].index < first)
            first = sorted[i].index;
    return first;
}

const struct value *value_get(const struct value *map, const char *key)
{
    if (!map || map->kind != VALUE_MAP)
        return NULL;
    struct text wanted = text_from(key);
    for (size_t i = 0; i < map->count; i++)
        if (text_equal(map->keys[i], wanted))
            return &map->items[i];
    return NULL;
}

void data_locate(struct text source, size_t offset, size_t *line, size_t *column)
{
    struct text before = text_slice(source, 0, offset);
    size_t line_start = text_starts_with(source, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    *line = 1;
    for (size_t i = 0; i < before.length; i++) {
        bool carriage_return =
            before.data[i] == '\r' && (i + 1 == source.length || source.data[i + 1] != '\n');
        if (before.data[i] == '\n' || carriage_return) {
            ++*line;
            line_start = i + 1;
        }
    }
    *column = utf8_count(text_from_offset(before, line_start)) + 1;
}

void data_fault_set(struct data_fault *fault, struct text source, size_t offset,
                    const char *message)
{
    fault->message = message;
    fault->offset = offset;
    data_locate(source, offset, &fault->line, &fault->column);
}
