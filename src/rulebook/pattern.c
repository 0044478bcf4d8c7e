#include "rulebook/pattern.h"

#include <string.h>

#include "rulebook/candidates.h"
#include "rulebook/pattern_code.h"

/* More than these are not told apart by the triggers that stand in a text. */
#define ITEMS_MAX (size_t)512
#define HEADS_MAX (size_t)256

/* An item each of whose matches begins where one of its triggers stands, and such a place. */
struct head {
    uint32_t at, item;
};

/* What a text says of which items of a list it may hold. */
struct prospects {
    uint64_t items[ITEMS_MAX / 64];   /* that may be found */
    uint64_t seconds[ITEMS_MAX / 64]; /* whose second need the text meets */
    struct head heads[HEADS_MAX];     /* by place, then by item */
    size_t head_count;
    bool any; /* item may be found */
    bool all; /* items may */
};

/* The first of the list's items from `from` on that may be found at any place; its count where there is
 * none. */
static size_t next_anywhere(const struct prospects *prospects, const struct word_list *list,
                            size_t from)
{
    if (prospects->all)
        return from;
    for (size_t i = from; prospects->any; i++) {
        i = set_next(prospects->items, i, list->count);
        if (i == list->count || !set_has(list->index->heads, list->first + i))
            return i;
    }
    return list->count;
}

static void add_item(struct prospects *prospects, size_t item)
{
    set_add(prospects->items, item);
    prospects->any = true;
}

/* Adds a head behind the others, which lie before it; false where there is no room. */
static bool add_head(struct prospects *prospects, size_t at, size_t item)
{
    if (prospects->head_count == HEADS_MAX)
        return false;
    prospects->heads[prospects->head_count++] = (struct head){(uint32_t)at, (uint32_t)item};
    return true;
}

/* Adds what a hit is of the list's items; false where there is no room for all that begin there. */
static bool add_hit(struct prospects *prospects, const struct word_list *list,
                    const struct trigger_hit *hit, size_t at)
{
    bool room = true;
    const uint16_t *end, *number = hit_numbers(list->index, hit, list->id, list->id, &end);
    for (; number < end; number++) {
        size_t item = number_item(*number) - list->first;
        if (number_need(*number) == NEED_FIRST)
            add_item(prospects, item);
        else if (number_need(*number) == NEED_SECOND)
            set_add(prospects->seconds, item);
        else
            room = room && add_head(prospects, at, item);
    }
    return room;
}

/* Adds those items alone that begin at a hit and may be found. */
static bool add_met_heads(struct prospects *prospects, const struct word_list *list,
                          const struct trigger_hit *hit, size_t at)
{
    bool room = true;
    const uint16_t *end, *number = hit_numbers(list->index, hit, list->id, list->id, &end);
    for (; number < end; number++) {
        size_t item = number_item(*number) - list->first;
        if (number_need(*number) == NEED_HEAD && set_has(prospects->items, item))
            room = room && add_head(prospects, at, item);
    }
    return room;
}

/* Takes out the items whose second need the text does not meet. */
static void keep_met(struct prospects *prospects, const struct word_list *list)
{
    prospects->any = false;
    for (size_t i = set_next(prospects->items, 0, list->count); i < list->count;
         i = set_next(prospects->items, i + 1, list->count)) {
        if (set_has(list->index->seconds, list->first + i) && !set_has(prospects->seconds, i))
            set_remove(prospects->items, i);
        else
            prospects->any = true;
    }
}

/* Adds what the hits in a text tell; false where they tell too much. */
static bool add_hits(struct prospects *prospects, const struct word_list *list,
                     const struct candidates *candidates)
{
    uint64_t bit = trigger_list_bit(list->id);
    const struct trigger_hit *hits = candidates->hits;
    bool room = true;
    for (size_t i = 0; i < candidates->hit_count; i++)
        if (hits[i].bits & bit)
            room &= add_hit(prospects, list, &hits[i], hits[i].at - candidates->base);
    if (prospects->any)
        keep_met(prospects, list);
    if (room)
        return true;
    prospects->head_count = 0;
    room = true;
    for (size_t i = 0; i < candidates->hit_count && room; i++)
        if (hits[i].bits & bit)
            room = add_met_heads(prospects, list, &hits[i], hits[i].at - candidates->base);
    return room;
}

/* Whether anything may be found of a list in a text; then `*candidates` tells where. */
static inline bool may_hold(const struct word_list *list, struct text text,
                            struct candidates *candidates)
{
    *candidates = (struct candidates){.known = false};
    return list->count &&
           (!list->index || candidates_find(list->index, list->id, text, candidates));
}

/* What may be found of a list in a text. */
static void find_prospects(struct prospects *prospects, const struct word_list *list,
                           const struct candidates *candidates)
{
    size_t first = list->first, end = first + list->count;
    prospects->head_count = 0;
    prospects->any = false;
    prospects->all = !candidates->known || list->count > ITEMS_MAX;
    if (prospects->all)
        return;
    memset(prospects->items, 0, sizeof prospects->items);
    memset(prospects->seconds, 0, sizeof prospects->seconds);
    prospects->all = !add_hits(prospects, list, candidates);
    if (prospects->all) {
        prospects->head_count = 0;
        return;
    }
    const uint64_t *always = list->index->always;
    for (size_t i = set_next(always, first, end); i < end; i = set_next(always, i + 1, end))
        add_item(prospects, i - first);
}

/* The first head from byte `from` on at which its item matches before the match that was found already. */
static bool find_at_heads(struct compiled_list *list, const struct prospects *prospects,
                          struct text text, size_t from, bool found, struct pattern_match *match)
{
    for (size_t i = 0; i < prospects->head_count; i++) {
        const struct head *head = &prospects->heads[i];
        if (found && head->at >= match->start)
            break;
        if (head->at >= from && set_has(prospects->items, head->item) &&
            compiled_match(list, head->item, text, head->at, match))
            return true;
    }
    return found;
}

/* The leftmost match among the list's own patterns; where one was found already, one that begins
 * before it: of two that begin together the first is taken. */
static bool find_among(const struct word_list *patterns, const struct candidates *candidates,
                       struct text text, size_t from, bool found, struct pattern_match *match)
{
    struct prospects prospects UNSET;                /* find_prospects sets what is read */
    size_t before = found ? match->start : SIZE_MAX; /* of the lists before */
    find_prospects(&prospects, patterns, candidates);
    if (!prospects.any && !prospects.all)
        return found;
    struct compiled_list *list = compiled_list_of(patterns);
    found = find_at_heads(list, &prospects, text, from, found, match);
    for (size_t i = next_anywhere(&prospects, patterns, 0); i < patterns->count;
         i = next_anywhere(&prospects, patterns, i + 1)) {
        /* One that began at the same place stands behind this item in the same list, or before it. */
        bool first = found && match->start < before && i < match->item;
        if (found && match->start + first <= from)
            continue;
        size_t last = found ? match->start - !first : text.length;
        found |= compiled_find(list, i, text, from, last, match);
    }
    return found;
}

/* pcre2 trusts us not to begin within a character. */
static size_t character_from(struct text text, size_t from)
{
    while (from < text.length && ((unsigned char)text.data[from] & 0xC0) == 0x80)
        from++;
    return from;
}

bool patterns_find(const struct word_list *patterns, struct text text, size_t from,
                   struct pattern_match *match)
{
    bool found = false;
    struct candidates candidates;
    if (from > text.length)
        return false;
    from = character_from(text, from);
    for (; patterns; patterns = patterns->extends)
        if (may_hold(patterns, text, &candidates))
            found = find_among(patterns, &candidates, text, from, found, match);
    return found;
}

/* The leftmost match of an item at one of its heads. */
static bool find_at_heads_of(struct compiled_list *list, const struct prospects *prospects,
                             size_t item, struct text text, struct pattern_match *match)
{
    for (size_t i = 0; i < prospects->head_count; i++)
        if (prospects->heads[i].item == item &&
            compiled_match(list, item, text, prospects->heads[i].at, match))
            return true;
    return false;
}

/* The first of the list's own items from `first` on that matches. */
static bool find_item_among(const struct word_list *patterns, const struct candidates *candidates,
                            struct text text, size_t first, struct pattern_match *match)
{
    struct prospects prospects UNSET;
    find_prospects(&prospects, patterns, candidates);
    if (!prospects.any && !prospects.all)
        return false;
    struct compiled_list *list = compiled_list_of(patterns);
    for (size_t i = first; i < patterns->count; i++) {
        if (!prospects.all && !set_has(prospects.items, i))
            continue;
        bool heads = !prospects.all && set_has(patterns->index->heads, patterns->first + i);
        if (heads ? find_at_heads_of(list, &prospects, i, text, match)
                  : compiled_find(list, i, text, 0, text.length, match))
            return true;
    }
    return false;
}

bool patterns_find_item(const struct word_list *patterns, struct text text, size_t *item,
                        struct pattern_match *match)
{
    size_t first = 0; /* of a list's own items */
    struct candidates candidates;
    for (; patterns; patterns = patterns->extends) {
        size_t behind = first + patterns->count, from = *item > first ? *item - first : 0;
        if (*item < behind && may_hold(patterns, text, &candidates) &&
            find_item_among(patterns, &candidates, text, from, match)) {
            *item = first + match->item + 1;
            return true;
        }
        first = behind;
    }
    return false;
}

bool patterns_match(const struct word_list *patterns, struct text text)
{
    struct pattern_match ignored;
    size_t item = 0;
    return patterns_find_item(patterns, text, &item, &ignored);
}

bool patterns_possible(const struct word_list *patterns, struct text text)
{
    for (; patterns; patterns = patterns->extends) {
        if (patterns->count &&
            (!patterns->index || candidates_have(patterns->index, patterns->id, text)))
            return true;
    }
    return false;
}

struct covered *patterns_covered(struct text text)
{
    return candidates_covered(text);
}

bool patterns_possible_in(const struct word_list *patterns, struct covered *covered)
{
    for (; patterns; patterns = patterns->extends)
        if (patterns->count &&
            (!patterns->index || candidates_have_in(patterns->index, patterns->id, covered)))
            return true;
    return false;
}

bool patterns_possible_beside(const struct word_list *patterns, struct text text)
{
    for (; patterns; patterns = patterns->extends)
        if (patterns->count &&
            (!patterns->index || candidates_beside(patterns->index, patterns->id, text)))
            return true;
    return false;
}

void patterns_cover(const struct text *texts, size_t count)
{
    candidates_cover(texts, count);
}

void patterns_cover_joined(struct text joined, const struct text *parts, const size_t *starts,
                           size_t count)
{
    candidates_join(joined, parts, starts, count);
}
