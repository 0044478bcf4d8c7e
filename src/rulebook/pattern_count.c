/* How often patterns match: what triggers a text holds is gone through once for all lists. */
#include "rulebook/pattern.h"

#include <string.h>

#include "rulebook/near.h"

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

/* What the text says of the items, and what was counted of each at its heads. */
struct tally {
    struct prospects prospects;
    struct head_count counted[PROSPECT_ITEMS];
};

static size_t end_of(size_t from, const struct pattern_match *match)
{
    return match->end > from ? match->end : from + 1;
}

static void count_anywhere(const struct counting *counting, const struct prospects *prospects,
                           size_t list, size_t item)
{
    struct near_search search = {&counting->lists[list], prospects, counting->first,
                                 counting->text};
    struct pattern_match match;
    size_t count = 0, from = 0, length = counting->text.length;
    while (count < counting->most && from <= length &&
           near_find(&search, item, character_from(counting->text, from), length, &match)) {
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
typedef void need_function(const struct counting *counting, struct tally *tally, struct head head,
                           enum trigger_need need);

static void note_need(const struct counting *counting, struct tally *tally, struct head head,
                      enum trigger_need need)
{
    (void)counting;
    prospects_add(&tally->prospects, head, need);
}

static void count_need(const struct counting *counting, struct tally *tally, struct head head,
                       enum trigger_need need)
{
    if (need == NEED_HEAD && set_has(tally->prospects.items, head.item))
        count_head(counting, &tally->counted[head.item], &head);
}

/* Goes through all that the text's triggers are of the items, in its order. */
static inline void each_need(const struct counting *counting, struct tally *tally,
                             need_function *take)
{
    const struct word_index *index = counting->lists[0].index;
    uint64_t bits = bits_of(counting);
    uint32_t first = counting->lists[0].id, last = first + (uint32_t)counting->list_count - 1;
    struct candidates part;
    for (size_t i = 0; candidates_part(index, counting->text, i, &part); i++) {
        tally->prospects.all = tally->prospects.all || !part.known;
        for (size_t j = 0; j < part.hit_count; j++) {
            const struct trigger_hit *hit = &part.hits[j];
            const uint16_t *end, *number;
            if (!(hit->bits & bits))
                continue;
            number = hit_numbers(index, hit, first, last, &end);
            for (; number < end; number++) {
                struct head head = {(uint32_t)(hit->at - part.base),
                                    number_item(*number) - (uint32_t)counting->first};
                take(counting, tally, head, number_need(*number));
            }
        }
    }
}

/* Counts the items whose matches begin at their heads. */
static void count_heads(const struct counting *counting, struct tally *tally)
{
    const struct prospects *prospects = &tally->prospects;
    if (prospects_lack_heads(prospects)) {
        each_need(counting, tally, count_need);
        return;
    }
    for (size_t i = 0; i < prospects->head_count; i++)
        count_need(counting, tally, prospects->heads[i], NEED_HEAD);
}

static void count_indexed(const struct counting *counting)
{
    const struct word_index *index = counting->lists[0].index;
    size_t first = counting->first, count = counting->end - first;
    struct tally tally UNSET; /* what is read of it is set here */
    struct prospects *prospects = &tally.prospects;
    prospects_begin(prospects);
    memset(tally.counted, 0, count * sizeof *tally.counted);
    each_need(counting, &tally, note_need);
    prospects_settle(prospects, index, first, count);
    if (!prospects->all)
        count_heads(counting, &tally);
    for (size_t i = prospects_next_anywhere(prospects, index, first, count, 0); i < count;
         i = prospects_next_anywhere(prospects, index, first, count, i + 1)) {
        size_t list = list_of(counting, first + i);
        count_anywhere(counting, prospects, list, first + i - counting->lists[list].first);
    }
}

void patterns_count(const struct word_list *lists, size_t count, struct text text, size_t most,
                    size_t *counts)
{
    memset(counts, 0, count * sizeof *counts);
    struct prospects everywhere UNSET; /* no more is read of it */
    everywhere.all = true;
    for (; lists; lists = lists->extends) {
        const struct word_list *last = &lists[count - 1];
        struct counting counting = {lists, count, lists->first, last->first + last->count,
                                    text,  most,  counts};
        if (lists->index && counting.end - counting.first <= PROSPECT_ITEMS) {
            count_indexed(&counting);
            continue;
        }
        for (size_t i = 0; i < count; i++)
            for (size_t item = 0; item < lists[i].count; item++)
                count_anywhere(&counting, &everywhere, i, item);
    }
}
