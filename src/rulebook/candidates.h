/* Floor 3, inside the room only: which items of the rulebook's lists may be found in a text, told by one
 * pass over it for all lists of a language (trigger.h). Remembers the texts that it was asked of last:
 * a text must not change while its arena's memory stands.
 */
#ifndef PMLINT_RULEBOOK_CANDIDATES_H
#define PMLINT_RULEBOOK_CANDIDATES_H

#include "base/text.h"
#include "rulebook/trigger.h"
#include "rulebook/words.h"

/* A trigger that stands in a text. */
struct trigger_hit {
    uint32_t slot, at;
};

/* The items of a list that may be found in a text. */
struct candidates {
    const uint64_t *set; /* of the numbers of the list's language; NULL: all items */
    size_t first;        /* number of the list's first item */
    const struct trigger_table *table;
    const struct trigger_hit *hits; /* in the order of the text; NULL: not known */
    size_t hit_count;
};

/* Holds until the next call. All items of a list that is none of the rulebook's are candidates. */
struct candidates candidates_in(const struct word_list *list, struct text text);

/* The first candidate at or after item `from` of a list of `count`; `count` where there is none. */
size_t candidates_next(const struct candidates *candidates, size_t from, size_t count);

/* Where a match of the list's candidate `item` may begin: the first place at or behind byte `from`,
 * TEXT_NOT_FOUND where there is none. `*exact`: it can begin at no byte between this and the next; else
 * it is `from` itself, and nothing is known. For the text that candidates_in was last asked of. */
size_t candidates_place(const struct candidates *candidates, size_t item, size_t from, bool *exact);

/* Frees what was remembered. */
void candidates_release(void);

#endif
