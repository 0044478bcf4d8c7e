#include "rulebook/pattern.h"

#include "rulebook/near.h"

/* Adds what the hits in a text are of a list's items; `met`: only the heads of those that may be found. */
static inline void add_hits(struct prospects *prospects, const struct word_list *list,
                            const struct candidates *candidates, bool met)
{
    uint64_t bit = trigger_list_bit(list->id);
    for (size_t i = 0; i < candidates->hit_count; i++) {
        const struct trigger_hit *hit = &candidates->hits[i];
        if (!(hit->bits & bit))
            continue;
        uint32_t at = (uint32_t)(hit->at - candidates->base);
        const uint16_t *end, *number = hit_numbers(list->index, hit, list->id, list->id, &end);
        for (; number < end; number++) {
            struct head head = {at, number_item(*number) - (uint32_t)list->first};
            enum trigger_need need = number_need(*number);
            if (!met || (need == NEED_HEAD && set_has(prospects->items, head.item)))
                prospects_add(prospects, head, need);
        }
    }
}

/* Whether anything may be found of a list in a text; then `*candidates` tells where. */
static inline bool may_hold(const struct word_list *list, struct text text,
                            struct candidates *candidates)
{
    *candidates = (struct candidates){.known = false};
    return list->count &&
           (!list->index || candidates_find(list->index, list->id, text, candidates));
}

/* What may be found of a list in a text. False where nothing may. */
static bool find_prospects(struct prospects *prospects, const struct word_list *list,
                           const struct candidates *candidates)
{
    prospects->head_count = 0;
    prospects->near_count = 0;
    prospects->all = !candidates->known || list->count > PROSPECT_ITEMS;
    if (prospects->all)
        return true;
    prospects_begin(prospects);
    add_hits(prospects, list, candidates, false);
    prospects_settle(prospects, list->index, list->first, list->count);
    if (prospects_lack_heads(prospects)) {
        prospects->head_count = 0;
        add_hits(prospects, list, candidates, true);
        prospects->all = prospects_lack_heads(prospects);
        prospects->head_count = prospects->all ? 0 : prospects->head_count;
    }
    return prospects->all || set_next(prospects->items, 0, list->count) < list->count;
}

static size_t next_anywhere(const struct prospects *prospects, const struct word_list *list,
                            size_t from)
{
    return prospects_next_anywhere(prospects, list->index, list->first, list->count, from);
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
    if (!find_prospects(&prospects, patterns, candidates))
        return found;
    struct near_search search = {patterns, &prospects, patterns->first, text};
    found = find_at_heads(compiled_list_of(patterns), &prospects, text, from, found, match);
    for (size_t i = next_anywhere(&prospects, patterns, 0); i < patterns->count;
         i = next_anywhere(&prospects, patterns, i + 1)) {
        /* One that began at the same place stands behind this item in the same list, or before it. */
        bool first = found && match->start < before && i < match->item;
        if (found && match->start + first <= from)
            continue;
        size_t last = found ? match->start - !first : text.length;
        found |= near_find(&search, i, from, last, match);
    }
    return found;
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
    if (!find_prospects(&prospects, patterns, candidates))
        return false;
    struct compiled_list *list = compiled_list_of(patterns);
    struct near_search search = {patterns, &prospects, patterns->first, text};
    for (size_t i = first; i < patterns->count; i++) {
        if (!prospects.all && !set_has(prospects.items, i))
            continue;
        bool heads = !prospects.all && set_has(patterns->index->heads, patterns->first + i);
        if (heads ? find_at_heads_of(list, &prospects, i, text, match)
                  : near_find(&search, i, 0, text.length, match))
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
