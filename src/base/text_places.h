/* Floor 0. Texts by their places in memory: which of them a text is a part of. */
#ifndef PMLINT_BASE_TEXT_PLACES_H
#define PMLINT_BASE_TEXT_PLACES_H

#include "base/arena.h"

/* Texts of which none lies within another; they belong to whoever made them. */
struct text_places {
    struct text *items; /* in the order of their places */
    size_t count;
    size_t last; /* the one that was found last, which is looked at first, and then the next */
};

/* Whether the text is a part of the whole, or all of it. */
static inline bool text_lies_within(struct text text, struct text whole)
{
    return text.data >= whole.data && text.data + text.length <= whole.data + whole.length;
}

/* Copies `count` texts into the arena and sorts them. */
struct text_places text_places_new(const struct text *texts, size_t count, struct arena *arena);

/* As text_places_find, of all items. */
size_t text_places_search(struct text_places *places, struct text text);

/* The index of the item of which the text is a part, or TEXT_NOT_FOUND. */
static inline size_t text_places_find(struct text_places *places, struct text text)
{
    for (size_t i = places->last; i < places->count && i <= places->last + 1; i++)
        if (text_lies_within(text, places->items[i]))
            return places->last = i;
    return text_places_search(places, text);
}

#endif
