#include "rulebook/stored_words.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"
#include "rulebook/rulebook.h"

/* Words that are being made. What was stored is taken from its beginning on. */
struct making {
    const struct stored_words *stored;
    const struct words *base; /* that they extend, or NULL */
    struct words *words;
    const char **items;           /* what no list has taken yet */
    struct time_word *time_words; /* likewise */
    size_t taken;                 /* of the stored items and words for times */
};

static size_t add_up(const uint16_t *counts, size_t count)
{
    size_t sum = 0;
    for (size_t i = 0; counts && i < count; i++)
        sum += counts[i];
    return sum;
}

static const char *next_item(struct making *making)
{
    return making->stored->text + making->stored->starts[making->taken++];
}

static void make_list(struct making *making, size_t number, const struct word_index *index)
{
    struct word_list *list = word_list_at(making->words, number);
    *list = (struct word_list){.count = making->stored->counts[number],
                               .index = index,
                               .first = (uint32_t)making->taken,
                               .id = word_list_id_at(number)};
    if (making->base && number) /* common words are those of one language alone */
        list->extends = word_list_of(making->base, number);
    list->items = list->count ? making->items : NULL;
    for (size_t i = 0; i < list->count; i++)
        *making->items++ = next_item(making);
}

static void make_time(struct making *making)
{
    const struct stored_words *stored = making->stored;
    struct time_words *time = &making->words->time;
    size_t first = making->taken;
    if (!stored->time_counts) {
        *time = making->base->time;
        return;
    }
    for (size_t i = 0; i < TIME_LIST_COUNT; i++) {
        size_t count = stored->time_counts[i], before = making->taken - first;
        if (count)
            time->lists[i] =
                (struct time_word_list){making->time_words, count, stored->time_letters + before};
        for (size_t j = 0; j < count; j++)
            *making->time_words++ =
                (struct time_word){next_item(making), stored->time_values[before + j]};
    }
    time->date_order = stored->date_order;
    time->zones = rulebook_zones;
    time->starts = stored->time_starts;
}

/* The words of a language; they are one piece of memory, with all that they point to. */
static struct words *make(size_t number)
{
    const struct stored_words *stored = &rulebook_stored_words[number];
    size_t items = add_up(stored->counts, WORD_LISTS);
    size_t times = add_up(stored->time_counts, TIME_LIST_COUNT);
    struct words *words = memory_alloc_zeroed(sizeof *words + items * sizeof(const char *) +
                                              times * sizeof(struct time_word));
    struct making making = {.stored = stored, .words = words, .items = (const char **)(words + 1)};
    making.time_words = (struct time_word *)(making.items + items);
    if (stored->base != SIZE_MAX)
        making.base = rulebook_words(stored->base);
    words->number = number;
    words->language = stored->language;
    words->extends = stored->extends;
    for (size_t i = 0; i < WORD_LISTS; i++)
        make_list(&making, i, &rulebook_indexes[number]);
    make_time(&making);
    return words;
}

const struct words *rulebook_words(size_t number)
{
    static _Atomic(struct words *) made[LANGUAGES_MAX];
    assert(number < rulebook_words_count);
    struct words *words = atomic_load(&made[number]), *none = NULL;
    if (words)
        return words;
    words = make(number);
    if (atomic_compare_exchange_strong(&made[number], &none, words))
        return words;
    free(words); /* another thread was faster */
    return none;
}
