#include "base/suggest.h"

#include "base/distance.h"

const char *suggest_word(struct text word, const struct word_choices *choices)
{
    const char *best = NULL;
    size_t least = word.length < NEAR_DISTANCE * 3 ? word.length / 3 + 1 : NEAR_DISTANCE;
    for (size_t i = 0; i < choices->count; i++) {
        size_t distance = edit_distance(word, text_from(choices->items[i]));
        if (distance < least || (distance == least && !best)) {
            least = distance;
            best = choices->items[i];
        }
    }
    return best;
}

const char *suggest_words(const char *what, struct text word, const struct word_choices *choices,
                          struct arena *arena)
{
    const char *near = suggest_word(word, choices), *list = "";
    if (near)
        return arena_printf(arena, ": did you mean '%s'?", near);
    if (choices->count == 1)
        return arena_printf(arena, ": the only %s is '%s'", what, choices->items[0]);
    for (size_t i = 0; i < choices->count; i++)
        list = arena_printf(arena, "%s%s%s", list, i ? ", " : "", choices->items[i]);
    return arena_printf(arena, ": choose one of %s", list);
}
