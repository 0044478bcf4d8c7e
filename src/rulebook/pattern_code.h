/* Floor 3, inside the room only: the patterns of a list, each compiled when it is first tried and once a
 * thread, and tried under limits. A list is found again by the address of its items.
 */
#ifndef PMLINT_RULEBOOK_PATTERN_CODE_H
#define PMLINT_RULEBOOK_PATTERN_CODE_H

#include "rulebook/pattern.h"

struct compiled_list;

/* The list whose own patterns (not those that it extends) these are, until patterns_release. */
struct compiled_list *compiled_list_of(const struct word_list *patterns);

/* A match of an item that starts at or after `from`, but not behind `last`. False where there is none, or
 * where the item does not compile. */
bool compiled_find(struct compiled_list *list, size_t item, struct text text, size_t from,
                   size_t last, struct pattern_match *match);

/* The same of a match that starts at byte `at`. */
bool compiled_match(struct compiled_list *list, size_t item, struct text text, size_t at,
                    struct pattern_match *match);

#endif
