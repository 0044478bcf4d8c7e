/* Floor 3, inside the compiler only: what is collected of a language's lists, to be written as its index
 * (trigger.h).
 */
#ifndef PMLINT_RULEBOOK_COMPILE_INDEX_H
#define PMLINT_RULEBOOK_COMPILE_INDEX_H

#include <stdio.h>

#include "rulebook/trigger.h"

/* What a trigger is of an item. */
struct item_trigger {
    trigger_key key;
    uint32_t number; /* trigger_number */
    uint32_t list;
    enum trigger_need need;
};
LIST(item_trigger_list, struct item_trigger);
LIST(number_list, uint32_t);

LIST(phrase_list, struct phrase_slot);

enum { START_WORDS = (1 << START_BITS) / 64 };

/* What is collected of a language. */
struct index_parts {
    const struct trigger_sample *sample;
    const struct trigger_sample *marked; /* in which every text holds LENGTH_MARK */
    uint32_t item_count;
    struct item_trigger_list triggers; /* in the order of their keys, then of their numbers */
    struct trigger_list keys;          /* of the triggers, each once, in their order */
    struct number_list always, seconds, heads;
    uint16_t reaches[TRIGGER_ITEMS_MAX]; /* as those of the index */
    uint64_t always_lists[TRIGGER_LIST_WORDS];
    struct phrase_list phrases;
    uint32_t longest_phrase;
    uint64_t name_starts[START_WORDS], prompt_starts[START_WORDS];
};

/* Writes the tables of a language; returns the line that is its index, in the arena. */
const char *write_index(FILE *out, struct arena *arena, const struct index_parts *parts,
                        size_t language);

#endif
