#include "rulebook/candidates.h"

#include "base/arena.h"
#include "rulebook/rulebook.h"
#include "rulebook/syntax.h"

#include <assert.h>
#include <string.h>

#define REMEMBERED_TEXTS 128 /* a power of two */
#define REMEMBERED_HITS 4096 /* a text with more is searched from end to end */
#define REMEMBERED_LISTS 512

/* Letters beyond ASCII that a pattern takes for 's' and 'k'. */
#define LONG_S "\xC5\xBF"
#define KELVIN "\xE2\x84\xAA"

/* What was told of a text. */
struct remembered {
    struct text text;
    const struct trigger_table *table;
    size_t generation;
    uint64_t *set;
    struct trigger_hit *hits;
    size_t hit_count, hit_room;
    bool too_many; /* hits: they are not known */
};

/* Where a list's items stand among those of its language. */
struct numbers {
    const char *const *items;
    const struct trigger_table *table; /* NULL: it is no list of the rulebook's */
    size_t first;
};

static _Thread_local struct {
    struct arena *arena; /* NULL: nothing was remembered yet */
    size_t set_size;     /* of each set */
    struct remembered texts[REMEMBERED_TEXTS];
    struct numbers lists[REMEMBERED_LISTS];
} memory;

static uint64_t hash_address(const void *address)
{
    return ((uintptr_t)address * UINT64_C(0x9E3779B97F4A7C15)) >> 32;
}

/* Looks the list's first item up among those of all lists. */
static struct numbers find_numbers(const char *const *first)
{
    for (size_t i = 0; i < rulebook_words_count; i++) {
        const struct trigger_table *table = &rulebook_triggers[i];
        for (size_t j = 0; j < table->list_count; j++) {
            uintptr_t begin = (uintptr_t)table->lists[j].items;
            size_t number = ((uintptr_t)first - begin) / sizeof *first;
            if ((uintptr_t)first >= begin && number < table->lists[j].count)
                return (struct numbers){first, table, table->lists[j].first + number};
        }
    }
    return (struct numbers){first, NULL, 0};
}

static const struct numbers *numbers_of(const struct word_list *list)
{
    struct numbers *numbers = &memory.lists[hash_address(list->items) & (REMEMBERED_LISTS - 1)];
    if (numbers->items != list->items)
        *numbers = find_numbers(list->items);
    return numbers;
}

static void add_hit(struct remembered *text, size_t slot, size_t at)
{
    if (text->hit_count == REMEMBERED_HITS)
        text->too_many = true;
    if (text->too_many)
        return;
    if (text->hit_count == text->hit_room) {
        size_t room = text->hit_room ? text->hit_room * 2 : 32;
        text->hits = arena_realloc(memory.arena, text->hits, text->hit_room * sizeof *text->hits,
                                   room * sizeof *text->hits);
        text->hit_room = room;
    }
    text->hits[text->hit_count++] = (struct trigger_hit){(uint32_t)slot, (uint32_t)at};
}

/* Adds the items that may be found where the trigger stands, at byte `at`. */
static void add_trigger(struct remembered *text, trigger_key key, size_t at)
{
    const struct trigger_table *table = text->table;
    uint64_t hash = trigger_hash(key);
    uint64_t bit = hash >> (64 - TRIGGER_FILTER_BITS);
    if (!(table->filter[bit / 64] >> bit % 64 & 1))
        return;
    size_t mask = ((size_t)1 << table->slot_bits) - 1;
    size_t slot = hash >> (64 - table->slot_bits);
    while (table->slots[slot].key && table->slots[slot].key != key)
        slot = (slot + 1) & mask;
    if (!table->slots[slot].key)
        return;
    const uint16_t *numbers = table->numbers + table->slots[slot].first;
    for (size_t i = 0; i < table->slots[slot].count; i++)
        text->set[numbers[i] / 64] |= UINT64_C(1) << numbers[i] % 64;
    add_hit(text, slot, at);
}

/* Adds what the word at byte `start` may begin; returns the byte behind it. */
static size_t add_word(struct remembered *text, size_t start)
{
    struct text bytes = text->text;
    trigger_key key = 0;
    size_t length = 0, at = start;
    for (; at < bytes.length && syntax_is_word((unsigned char)bytes.data[at]); at++) {
        if (length == TRIGGER_MAX_LENGTH)
            continue;
        key |= (trigger_key)(unsigned char)ascii_lower(bytes.data[at]) << 8 * length++;
        if (trigger_has_length(length))
            add_trigger(text, key | (trigger_key)length << 56, start);
    }
    if (length < TRIGGER_MAX_LENGTH) {
        key |= (trigger_key)' ' << 8 * length++;
        add_trigger(text, key | (trigger_key)length << 56, start);
    }
    return at;
}

/* Whether the text holds a letter beyond ASCII that a pattern takes for one of ASCII's. */
static bool has_double(struct text text)
{
    return text_find(text, TEXT(LONG_S), 0) != TEXT_NOT_FOUND ||
           text_find(text, TEXT(KELVIN), 0) != TEXT_NOT_FOUND;
}

static void find_candidates(struct remembered *text)
{
    size_t set_bytes = text->table->set_size * sizeof *text->set;
    bool wide = false;
    memcpy(text->set, text->table->always, set_bytes);
    text->hit_count = 0;
    text->too_many = false;
    for (size_t i = 0; i < text->text.length;) {
        unsigned char c = (unsigned char)text->text.data[i];
        if (syntax_is_word(c)) {
            i = add_word(text, i);
            continue;
        }
        char mark = (char)(c < TRIGGER_WIDE ? c : TRIGGER_WIDE);
        wide = wide || c >= TRIGGER_WIDE;
        if (c < TRIGGER_WIDE || c >= 0xC0) /* not within a character */
            add_trigger(text, trigger_of(&mark, 1), i);
        i++;
    }
    if (wide && has_double(text->text)) {
        memset(text->set, 0xFF, set_bytes);
        text->too_many = true;
    }
}

static struct remembered *place_of(struct text text)
{
    if (!memory.arena)
        memory.arena = arena_new();
    uint64_t hash = hash_address(text.data + text.length);
    struct remembered *remembered = &memory.texts[hash & (REMEMBERED_TEXTS - 1)];
    for (size_t i = 0; memory.set_size == 0 && i < rulebook_words_count; i++)
        if (rulebook_triggers[i].set_size > memory.set_size)
            memory.set_size = rulebook_triggers[i].set_size;
    if (!remembered->set)
        remembered->set = arena_alloc_array(memory.arena, memory.set_size, sizeof *remembered->set);
    return remembered;
}

static bool is_remembered(const struct remembered *remembered, struct text text,
                          const struct trigger_table *table)
{
    return remembered->table == table && remembered->text.data == text.data &&
           remembered->text.length == text.length && remembered->generation == arena_generation();
}

#ifdef __SANITIZE_ADDRESS__
/* Whoever changes a text in its place would be told of another one. */
static void verify(struct remembered *remembered)
{
    uint64_t set[256];
    assert(memory.set_size <= sizeof set / sizeof *set);
    memcpy(set, remembered->set, remembered->table->set_size * sizeof *set);
    find_candidates(remembered);
    assert(memcmp(set, remembered->set, remembered->table->set_size * sizeof *set) == 0);
}
#else
static void verify(struct remembered *remembered)
{
    (void)remembered;
}
#endif

struct candidates candidates_in(const struct word_list *list, struct text text)
{
    const struct numbers *numbers = numbers_of(list);
    const struct trigger_table *table = numbers->table;
    if (!table)
        return (struct candidates){0};
    struct remembered *remembered = place_of(text);
    if (is_remembered(remembered, text, table)) {
        verify(remembered);
    } else {
        remembered->text = text;
        remembered->table = table;
        remembered->generation = arena_generation();
        find_candidates(remembered);
    }
    return (struct candidates){remembered->set, numbers->first, table,
                               remembered->too_many ? NULL : remembered->hits,
                               remembered->hit_count};
}

size_t candidates_next(const struct candidates *candidates, size_t from, size_t count)
{
    if (!candidates->set)
        return from;
    for (size_t i = from; i < count;) {
        size_t number = candidates->first + i;
        uint64_t bits = candidates->set[number / 64] >> number % 64;
        if (bits) {
            i += (size_t)__builtin_ctzll(bits);
            return i < count ? i : count;
        }
        i += 64 - number % 64;
    }
    return count;
}

/* Whether an item may be found where the trigger of a slot stands. */
static bool slot_has(const struct trigger_table *table, size_t slot, size_t number)
{
    const uint16_t *numbers = table->numbers + table->slots[slot].first;
    size_t i = 0;
    while (i < table->slots[slot].count && numbers[i] < number)
        i++;
    return i < table->slots[slot].count && numbers[i] == number;
}

size_t candidates_place(const struct candidates *candidates, size_t item, size_t from, bool *exact)
{
    size_t number = candidates->first + item;
    *exact = candidates->set && candidates->hits &&
             (candidates->table->heads[number / 64] >> number % 64 & 1);
    if (!*exact)
        return from;
    for (size_t i = 0; i < candidates->hit_count; i++) {
        const struct trigger_hit *hit = &candidates->hits[i];
        if (hit->at >= from && slot_has(candidates->table, hit->slot, number))
            return hit->at;
    }
    return TEXT_NOT_FOUND;
}

void candidates_release(void)
{
    arena_free(memory.arena);
    memset(&memory, 0, sizeof memory);
}
