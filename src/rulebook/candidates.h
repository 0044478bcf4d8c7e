/* Floor 3, inside the room only: which items of the rulebook's lists may be found in a text, told by one
 * pass over it for all lists of a language (trigger.h). What a pass found is remembered: of the texts
 * that were announced with patterns_cover, which are read once for all that is looked for in them and in
 * their parts, and of some others. A text must not change while its arena's memory stands.
 */
#ifndef PMLINT_RULEBOOK_CANDIDATES_H
#define PMLINT_RULEBOOK_CANDIDATES_H

#include "base/text.h"
#include "rulebook/trigger.h"
#include "rulebook/words.h"

/* A trigger that stands in a text. */
struct trigger_hit {
    uint32_t entry, at;
    uint64_t lists; /* the entry's `bits` */
};

/* What may be found in a text. */
struct candidates {
    const struct word_index *index;
    const uint64_t *lists; /* that may have an item in the text, or in one that it is part of */
    bool known;            /* where its triggers stand */
    const struct trigger_hit *hits; /* in the order of the text */
    size_t hit_count;
    size_t base; /* subtract it from a hit's place to have that in the text */
};

/* What may be found in a text of the items of an index. Holds until the next call. */
struct candidates candidates_in(const struct word_index *index, struct text text);

/* Whether an item of the list may be found. */
static inline bool candidates_have(const struct candidates *candidates, size_t list)
{
    return candidates->lists[list / 64] >> list % 64 & 1;
}

/* The first number from `from` on that is in a set, `end` where none before that is. */
size_t set_next(const uint64_t *set, size_t from, size_t end);

static inline void set_add(uint64_t *set, size_t number)
{
    set[number / 64] |= UINT64_C(1) << number % 64;
}

static inline bool set_has(const uint64_t *set, size_t number)
{
    return set[number / 64] >> number % 64 & 1;
}

/* The numbers of a hit that are those of items from `first` on, in rising order; `*end` is behind the last. */
static inline const uint16_t *hit_numbers(const struct word_index *index,
                                          const struct trigger_hit *hit, size_t first,
                                          const uint16_t **end)
{
    const struct trigger_entry *entry = &index->entries[hit->entry];
    const uint16_t *numbers = index->numbers + entry->first;
    size_t low = 0, high = entry->count, least = first * NEED_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numbers[middle] < least)
            low = middle + 1;
        else
            high = middle;
    }
    *end = numbers + entry->count;
    return numbers + low;
}

/* Whether the text is part of one that was announced, so that asking for its candidates costs little. */
bool candidates_are_near(struct text text);

/* Whether an item of the list may be found in any of the texts that were announced together with the one
 * that the text is a part of; true where it is none of those. */
bool candidates_beside(const struct word_index *index, size_t list, struct text text);

/* Announces texts in which, or in parts of which, more will be looked for, in any order. */
void candidates_cover(const struct text *texts, size_t count);

/* Announces a text that others make up, a line's end or more between them: `starts` tells at which byte each
 * begins in it. What is known of those is not read again. All must stand as long as the covered texts. */
void candidates_join(struct text joined, const struct text *parts, const size_t *starts,
                     size_t count);

/* Frees what was remembered. */
void candidates_release(void);

#endif
