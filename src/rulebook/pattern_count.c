/* How often patterns match: what triggers a text holds is gone through once for all lists. */
#include "rulebook/pattern.h"

#include <string.h>

#include "rulebook/candidates.h"
#include "rulebook/pattern_code.h"

#define ITEMS_MAX (size_t)1024 /* of all lists; of more each is looked for from end to end */

/* The lists of one language, whose items are numbered one behind the other from `first` to `end`. */
struct counting {
    const struct word_list *lists;
    size_t list_count, first, end;
    struct text text;
    size_t most;
    size_t *counts;
};

/* What was counted of an item whose matches begin where its triggers stand. */
struct head_count {
    size_t from; /* the next match begins no earlier */
    size_t count;
};

static size_t end_of(size_t from, const struct pattern_match *match)
{
    return match->end > from ? match->end : from + 1;
}

static void count_anywhere(const struct counting *counting, size_t list, size_t item)
{
    struct compiled_list *compiled = compiled_list_of(&counting->lists[list]);
    struct pattern_match match;
    size_t count = 0, from = 0, length = counting->text.length;
    while (count < counting->most && from <= length &&
           compiled_find(compiled, item, counting->text, from, length, &match)) {
        count++;
        from = end_of(from, &match);
    }
    counting->counts[list] += count;
}

static size_t list_of(const struct counting *counting, size_t number)
{
    size_t i = 0;
    while (number - counting->lists[i].first >= counting->lists[i].count)
        i++;
    return i;
}

static void count_head(const struct counting *counting, struct head_count *head, size_t number,
                       size_t at)
{
    if (at < head->from || head->count == counting->most)
        return;
    size_t list = list_of(counting, number);
    struct compiled_list *compiled = compiled_list_of(&counting->lists[list]);
    struct pattern_match match;
    if (!compiled_match(compiled, number - counting->lists[list].first, counting->text, at, &match))
        return;
    head->count++;
    head->from = end_of(at, &match);
    counting->counts[list]++;
}

static uint64_t bits_of(const struct counting *counting)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < counting->list_count; i++)
        bits |= trigger_list_bit(counting->lists[i].id);
    return bits;
}

/* The numbers of a hit that are of the lists. */
static const uint16_t *numbers_of(const struct counting *counting, const struct word_index *index,
                                  const struct trigger_hit *hit, const uint16_t **end)
{
    size_t first = counting->lists[0].id;
    return hit_numbers(index, hit, first, first + counting->list_count - 1, end);
}

/* Marks the items that may be found in the text. */
static void find_items(const struct counting *counting, const struct candidates *candidates,
                       uint64_t *items)
{
    const struct word_index *index = candidates->index;
    uint64_t bits = bits_of(counting), seconds[ITEMS_MAX / 64] = {0};
    for (size_t i = 0; i < candidates->hit_count; i++) {
        const uint16_t *end, *number;
        if (!(candidates->hits[i].lists & bits))
            continue;
        for (number = numbers_of(counting, index, &candidates->hits[i], &end); number < end;
             number++) {
            size_t item = number_item(*number) - counting->first;
            if (number_need(*number) == NEED_FIRST)
                set_add(items, item);
            else if (number_need(*number) == NEED_SECOND)
                set_add(seconds, item);
        }
    }
    for (size_t i = 0; i < counting->end - counting->first; i++)
        if (set_has(index->seconds, counting->first + i) && !set_has(seconds, i))
            items[i / 64] &= ~(UINT64_C(1) << i % 64);
}

/* Counts the items whose matches begin at their heads. */
static void count_heads(const struct counting *counting, const struct candidates *candidates,
                        const uint64_t *items)
{
    struct head_count heads[ITEMS_MAX] UNSET;
    uint64_t bits = bits_of(counting);
    memset(heads, 0, (counting->end - counting->first) * sizeof *heads);
    for (size_t i = 0; i < candidates->hit_count; i++) {
        const struct trigger_hit *hit = &candidates->hits[i];
        const uint16_t *end, *number;
        if (!(hit->lists & bits))
            continue;
        for (number = numbers_of(counting, candidates->index, hit, &end); number < end; number++) {
            size_t item = number_item(*number) - counting->first;
            if (number_need(*number) == NEED_HEAD && set_has(items, item))
                count_head(counting, &heads[item], counting->first + item,
                           hit->at - candidates->base);
        }
    }
}

static void count_indexed(const struct counting *counting)
{
    const struct word_index *index = counting->lists[0].index;
    struct candidates candidates = candidates_in(index, counting->text);
    uint64_t items[ITEMS_MAX / 64] = {0};
    if (candidates.known) {
        find_items(counting, &candidates, items);
        count_heads(counting, &candidates, items);
    }
    for (size_t number = counting->first; number < counting->end; number++) {
        size_t list = list_of(counting, number);
        bool anywhere =
            set_has(index->always, number) ||
            (set_has(items, number - counting->first) && !set_has(index->heads, number));
        if (anywhere || !candidates.known)
            count_anywhere(counting, list, number - counting->lists[list].first);
    }
}

void patterns_count(const struct word_list *lists, size_t count, struct text text, size_t most,
                    size_t *counts)
{
    memset(counts, 0, count * sizeof *counts);
    for (; lists; lists = lists->extends) {
        const struct word_list *last = &lists[count - 1];
        struct counting counting = {lists, count, lists->first, last->first + last->count,
                                    text,  most,  counts};
        if (lists->index && counting.end - counting.first <= ITEMS_MAX) {
            count_indexed(&counting);
            continue;
        }
        for (size_t i = 0; i < count; i++)
            for (size_t item = 0; item < lists[i].count; item++)
                count_anywhere(&counting, i, item);
    }
}
