/* Floor 3, inside the room only: which items of the rulebook's lists may be found in a text, told by one
 * pass over it for all lists of a language (trigger.h). What a pass found is remembered: of the texts
 * that were announced with patterns_cover, which are read once for all that is looked for in them and in
 * their parts, and of some others. A text must not change while its arena's memory stands.
 */
#ifndef PMLINT_RULEBOOK_CANDIDATES_H
#define PMLINT_RULEBOOK_CANDIDATES_H

#include "base/set.h"
#include "base/text.h"
#include "rulebook/pass.h"
#include "rulebook/trigger.h"
#include "rulebook/words.h"

/* Where the triggers stand in a text. */
struct candidates {
    bool known;                     /* false: anything may be found */
    const struct trigger_hit *hits; /* in the order of the text */
    size_t hit_count;
    size_t
        base; /* subtract it from a hit's place to have that in the text, which may wrap around */
};

/* What may be found in a text of the items of an index, part by part: of a text that was announced with
 * candidates_join what is in its part of that number, of another one all in part 0. False behind the last.
 * Holds until the next call. */
bool candidates_part(const struct word_index *index, struct text text, size_t part,
                     struct candidates *candidates);

/* What may be found in the whole text of the items of a list; false where none of them can be found. Holds
 * until the next call. */
bool candidates_find(const struct word_index *index, size_t list, struct text text,
                     struct candidates *candidates);

/* Whether an item of the list may be found in the text. */
bool candidates_have(const struct word_index *index, size_t list, struct text text);

/* The numbers of a hit that are of the lists from `first` to `last`; `*end` is behind the last. */
static inline const uint16_t *hit_numbers(const struct word_index *index,
                                          const struct trigger_hit *hit, size_t first, size_t last,
                                          const uint16_t **end)
{
    const struct trigger_entry *entry = &index->entries[hit->entry];
    const struct trigger_slice *slice = index->slices + entry->slices;
    const uint16_t *numbers = index->numbers + entry->numbers;
    for (; slice->list < first; slice++)
        numbers += slice->count;
    *end = numbers;
    for (; slice->list <= last; slice++)
        *end += slice->count;
    return numbers;
}

/* A text that was announced, with the passes that were made over it. */
struct covered {
    struct text text;
    struct pass *passes;
};

/* Such a text that the text is, or a part of which cuts no word of it; NULL where there is none. Holds until
 * others are announced. */
struct covered *candidates_covered(struct text text);

/* The pass over such a text for an index that no pass was made for yet, or not as the last. */
const struct pass *candidates_pass(struct covered *covered, const struct word_index *index);

/* The same for any index. */
static inline const struct pass *candidates_pass_over(struct covered *covered,
                                                      const struct word_index *index)
{
    const struct pass *last = covered->passes;
    return last && last->index == index ? last : candidates_pass(covered, index);
}

/* The same as candidates_have of such a text; true for NULL. */
static inline bool candidates_have_in(const struct word_index *index, size_t list,
                                      struct covered *covered)
{
    return !covered || set_has(candidates_pass_over(covered, index)->lists, list);
}

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
