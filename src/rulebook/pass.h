/* Floor 3, inside the room only: one pass over a text, which tells the triggers (trigger.h) that stand in it,
 * for all lists of a language.
 */
#ifndef PMLINT_RULEBOOK_PASS_H
#define PMLINT_RULEBOOK_PASS_H

#include "base/arena.h"
#include "rulebook/trigger.h"

/* A trigger that stands in a text. */
struct trigger_hit {
    uint32_t entry, at;
    uint64_t bits; /* the entry's */
};

/* What a pass over a text told. */
struct pass {
    struct text text;
    const struct word_index *index;
    uint64_t lists
        [TRIGGER_LIST_WORDS]; /* that may have an item in the text: its first need is met, or it
                                         * has none */
    struct trigger_hit *hits;
    size_t hit_count, hit_room;
    bool unknown;      /* hits: they are too many, or not all */
    struct pass *next; /* over the same text, for another index */
};

/* Reads the pass's text for its index. What it told before is forgotten; the room of the hits, which is the
 * arena's, is used again. */
void pass_read(struct arena *arena, struct pass *pass);

/* Frees what this thread's passes remember of words. */
void pass_release(void);

#endif
