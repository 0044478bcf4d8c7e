/* Floor 3, inside the room only: which items of the rulebook's lists may be found in a text, told by one
 * pass over it for all lists of a language (trigger.h). Remembers the texts that it was asked of last:
 * a text must not change while its arena's memory stands.
 */
#ifndef PMLINT_RULEBOOK_CANDIDATES_H
#define PMLINT_RULEBOOK_CANDIDATES_H

#include "base/text.h"
#include "rulebook/trigger.h"
#include "rulebook/words.h"

/* The items of a list that may be found in a text. */
struct candidates {
    const uint64_t *set; /* of the numbers of the list's language; NULL: all items */
    size_t first;        /* number of the list's first item */
};

/* Holds until the next call. All items of a list that is none of the rulebook's are candidates. */
struct candidates candidates_in(const struct word_list *list, struct text text);

/* The first candidate at or after item `from` of a list of `count`; `count` where there is none. */
size_t candidates_next(const struct candidates *candidates, size_t from, size_t count);

/* Frees what was remembered. */
void candidates_release(void);

#endif
