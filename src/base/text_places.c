#include "base/text_places.h"

#include <stdlib.h>

static int compare_places(const void *left, const void *right)
{
    const char *a = ((const struct text *)left)->data, *b = ((const struct text *)right)->data;
    return (a > b) - (a < b);
}

struct text_places text_places_new(const struct text *texts, size_t count, struct arena *arena)
{
    struct text_places places = {.items = arena_alloc_array(arena, count, sizeof *places.items),
                                 .count = count};
    bool sorted = true; /* as texts of blocks mostly are: the arena gives memory in order */
    for (size_t i = 0; i < count; i++) {
        places.items[i] = texts[i];
        sorted = sorted && (i == 0 || texts[i - 1].data <= texts[i].data);
    }
    if (!sorted)
        qsort(places.items, count, sizeof *places.items, compare_places);
    return places;
}

size_t text_places_search(struct text_places *places, struct text text)
{
    if (!places->count)
        return TEXT_NOT_FOUND;
    size_t low = 0, high = places->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (places->items[middle].data <= text.data)
            low = middle;
        else
            high = middle;
    }
    if (!text_lies_within(text, places->items[low]))
        return TEXT_NOT_FOUND;
    return places->last = low;
}
