/* Floor 3, inside the room only: what the triggers that stand in a text say of which items may be found in
 * it, and where; for whoever looks for a match (pattern.c) or counts them all (pattern_count.c). It stands
 * here in line, since it is done for every text. Items are numbered from 0 within the lists that are looked
 * for, which stand one behind the other in their index; `first` is the number of the first of them there.
 */
#ifndef PMLINT_RULEBOOK_PROSPECTS_H
#define PMLINT_RULEBOOK_PROSPECTS_H

#include <string.h>

#include "rulebook/candidates.h"

/* More than these are not told apart. */
#define PROSPECT_ITEMS (size_t)1024
#define PROSPECT_HEADS (size_t)1024

/* An item each of whose matches begins where one of its triggers stands, or within its reach before that,
 * and such a place. */
struct head {
    uint32_t at, item;
};

/* Too large to be set as a whole: prospects_begin sets what is read. */
struct prospects {
    uint64_t items[PROSPECT_ITEMS / 64];   /* that may be found */
    uint64_t seconds[PROSPECT_ITEMS / 64]; /* whose second need the text meets */
    struct head heads[PROSPECT_HEADS]; /* in the order of the text, then of the items; where there
                                            * are more, the first */
    size_t head_count;                 /* of all */
    struct head nears[PROSPECT_HEADS]; /* the same of those that begin within a reach */
    size_t near_count;
    bool all; /* items may be found at any place, whatever else is said here */
};

static inline void prospects_begin(struct prospects *prospects)
{
    memset(prospects->items, 0, sizeof prospects->items);
    memset(prospects->seconds, 0, sizeof prospects->seconds);
    prospects->head_count = 0;
    prospects->near_count = 0;
    prospects->all = false;
}

/* Adds a head behind the others, none of which stands behind it. */
static inline void prospects_add_head(struct prospects *prospects, struct head head)
{
    if (prospects->head_count < PROSPECT_HEADS)
        prospects->heads[prospects->head_count] = head;
    prospects->head_count++;
}

/* The same of one that its matches begin before. */
static inline void prospects_add_near(struct prospects *prospects, struct head head)
{
    set_add(prospects->items, head.item);
    if (prospects->near_count < PROSPECT_HEADS)
        prospects->nears[prospects->near_count] = head;
    prospects->near_count++;
}

/* Adds what a trigger is of an item, which stands at that place. */
static inline void prospects_add(struct prospects *prospects, struct head head,
                                 enum trigger_need need)
{
    if (need == NEED_FIRST)
        set_add(prospects->items, head.item);
    else if (need == NEED_NEAR)
        prospects_add_near(prospects, head);
    else if (need == NEED_SECOND)
        set_add(prospects->seconds, head.item);
    else
        prospects_add_head(prospects, head);
}

static inline bool prospects_lack_heads(const struct prospects *prospects)
{
    return prospects->head_count > PROSPECT_HEADS;
}

/* Once all triggers are added: takes out the items whose second need the text does not meet, and adds
 * those that may be found in any text. */
static inline void prospects_settle(struct prospects *prospects, const struct word_index *index,
                                    size_t first, size_t count)
{
    for (size_t i = set_next(prospects->items, 0, count); i < count;
         i = set_next(prospects->items, i + 1, count))
        if (set_has(index->seconds, first + i) && !set_has(prospects->seconds, i))
            set_remove(prospects->items, i);
    for (size_t i = set_next(index->always, first, first + count); i < first + count;
         i = set_next(index->always, i + 1, first + count))
        set_add(prospects->items, i - first);
}

/* The next item from `from` on that may be found elsewhere than at its heads; `count` where there is none. */
static inline size_t prospects_next_anywhere(const struct prospects *prospects,
                                             const struct word_index *index, size_t first,
                                             size_t count, size_t from)
{
    for (; !prospects->all; from++) {
        from = set_next(prospects->items, from, count);
        if (from == count || !set_has(index->heads, first + from))
            break;
    }
    return from;
}

#endif
