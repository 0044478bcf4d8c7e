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
bool text_lies_within(struct text text, struct text whole);

/* Copies `count` texts into the arena and sorts them. */
struct text_places text_places_new(const struct text *texts, size_t count, struct arena *arena);

/* The index of the item of which the text is a part, or TEXT_NOT_FOUND. */
size_t text_places_find(struct text_places *places, struct text text);

#endif
