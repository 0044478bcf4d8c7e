/* How often patterns match: what triggers a text holds is gone through once for all lists. */
#include "rulebook/pattern.h"

#include <string.h>

#include "rulebook/candidates.h"
#include "rulebook/pattern_code.h"

#define ITEMS_MAX (size_t)1024 /* of all lists; of more each is looked for from end to end */
#define HEADS_MAX \
    (size_t)1024 /* where there are more, the text's triggers are gone through again */

/* The lists of one language, whose items are numbered one behind the other from `first` to `end`. */
struct counting {
    const struct word_list *lists;
    size_t list_count, first, end;
    struct text text;
    size_t most;
    size_t *counts;
};

/* What was counted of an item whose matches begin at heads. */
struct head_count {
    uint32_t from; /* the next match begins no earlier */
    uint32_t count;
};

/* A place where a match of an item may begin. */
struct head {
    uint32_t item, at;
};

/* What the text says of which items it may hold. */
struct prospects {
    uint64_t items[ITEMS_MAX / 64];   /* that may be found */
    uint64_t seconds[ITEMS_MAX / 64]; /* whose second need the text meets */
    struct head heads[HEADS_MAX]; /* in the order of the text; where there are more, the first */
    size_t head_count;
    bool all; /* items may be found */
    struct head_count counted[ITEMS_MAX];
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

static void count_head(const struct counting *counting, struct head_count *counted,
                       const struct head *head)
{
    if (head->at < counted->from || counted->count == counting->most)
        return;
    size_t number = counting->first + head->item, list = list_of(counting, number);
    const struct word_list *words = &counting->lists[list];
    struct pattern_match match;
    if (!compiled_match(compiled_list_of(words), number - words->first, counting->text, head->at,
                        &match))
        return;
    counted->count++;
    counted->from = (uint32_t)end_of(head->at, &match);
    counting->counts[list]++;
}

static uint64_t bits_of(const struct counting *counting)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < counting->list_count; i++)
        bits |= trigger_list_bit(counting->lists[i].id);
    return bits;
}

/* Takes what a trigger is of an item, which stands at that place. */
typedef void need_function(const struct counting *counting, struct prospects *prospects,
                           const struct head *place, enum trigger_need need);

static void note_need(const struct counting *counting, struct prospects *prospects,
                      const struct head *place, enum trigger_need need)
{
    (void)counting;
    switch (need) {
    case NEED_FIRST:
        set_add(prospects->items, place->item);
        return;
    case NEED_SECOND:
        set_add(prospects->seconds, place->item);
        return;
    case NEED_HEAD:
        if (prospects->head_count < HEADS_MAX)
            prospects->heads[prospects->head_count] = *place;
        prospects->head_count++;
    }
}

static void count_need(const struct counting *counting, struct prospects *prospects,
                       const struct head *place, enum trigger_need need)
{
    if (need == NEED_HEAD && set_has(prospects->items, place->item))
        count_head(counting, &prospects->counted[place->item], place);
}

/* Goes through all that the text's triggers are of the items, in its order. */
static inline void each_need(const struct counting *counting, struct prospects *prospects,
                             need_function *take)
{
    const struct word_index *index = counting->lists[0].index;
    uint64_t bits = bits_of(counting);
    uint32_t first = counting->lists[0].id, last = first + (uint32_t)counting->list_count - 1;
    struct candidates part;
    for (size_t i = 0; candidates_part(index, counting->text, i, &part); i++) {
        prospects->all = prospects->all || !part.known;
        for (size_t j = 0; j < part.hit_count; j++) {
            const struct trigger_hit *hit = &part.hits[j];
            const uint16_t *end, *number;
            if (!(hit->bits & bits))
                continue;
            number = hit_numbers(index, hit, first, last, &end);
            for (; number < end; number++) {
                struct head place = {number_item(*number) - (uint32_t)counting->first,
                                     (uint32_t)(hit->at - part.base)};
                take(counting, prospects, &place, number_need(*number));
            }
        }
    }
}

static void find_prospects(struct prospects *prospects, const struct counting *counting)
{
    const struct word_index *index = counting->lists[0].index;
    size_t count = counting->end - counting->first;
    memset(prospects->items, 0, sizeof prospects->items);
    memset(prospects->seconds, 0, sizeof prospects->seconds);
    memset(prospects->counted, 0, count * sizeof *prospects->counted);
    prospects->head_count = 0;
    prospects->all = false;
    each_need(counting, prospects, note_need);
    for (size_t i = 0; i < count; i++)
        if (set_has(index->seconds, counting->first + i) && !set_has(prospects->seconds, i))
            set_remove(prospects->items, i);
}

/* Counts the items whose matches begin at their heads. */
static void count_heads(const struct counting *counting, struct prospects *prospects)
{
    if (prospects->head_count > HEADS_MAX) {
        each_need(counting, prospects, count_need);
        return;
    }
    for (size_t i = 0; i < prospects->head_count; i++)
        count_need(counting, prospects, &prospects->heads[i], NEED_HEAD);
}

static void count_indexed(const struct counting *counting)
{
    const struct word_index *index = counting->lists[0].index;
    struct prospects prospects UNSET; /* find_prospects sets what is read */
    find_prospects(&prospects, counting);
    if (!prospects.all)
        count_heads(counting, &prospects);
    for (size_t number = counting->first; number < counting->end; number++) {
        size_t list = list_of(counting, number);
        bool anywhere =
            set_has(index->always, number) ||
            (set_has(prospects.items, number - counting->first) && !set_has(index->heads, number));
        if (anywhere || prospects.all)
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
