#include "rulebook/candidates.h"

#include "base/arena.h"
#include "rulebook/rulebook.h"
#include "rulebook/syntax.h"

#include <assert.h>
#include <string.h>

#define REMEMBERED_TEXTS 512 /* a power of two */
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
};

/* Where a list's items stand among those of its language. */
struct numbers {
    const char *const *items;
    const struct trigger_table *table; /* NULL: it is no list of the rulebook's */
    size_t first;
};

static struct {
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

/* Adds the items that may be found where the trigger stands. */
static void add_trigger(const struct trigger_table *table, trigger_key key, uint64_t *set)
{
    uint64_t hash = trigger_hash(key);
    uint64_t bit = hash >> (64 - TRIGGER_FILTER_BITS);
    if (!(table->filter[bit / 64] >> bit % 64 & 1))
        return;
    size_t mask = ((size_t)1 << table->slot_bits) - 1;
    size_t at = hash >> (64 - table->slot_bits);
    while (table->slots[at].key && table->slots[at].key != key)
        at = (at + 1) & mask;
    const uint16_t *numbers = table->numbers + table->slots[at].first;
    for (size_t i = 0; table->slots[at].key && i < table->slots[at].count; i++)
        set[numbers[i] / 64] |= UINT64_C(1) << numbers[i] % 64;
}

/* Adds what the word at byte `at` may begin; returns the byte behind it. */
static size_t add_word(const struct trigger_table *table, struct text text, size_t at,
                       uint64_t *set)
{
    trigger_key bytes = 0;
    size_t length = 0;
    for (; at < text.length && syntax_is_word((unsigned char)text.data[at]); at++) {
        if (length == TRIGGER_MAX_LENGTH)
            continue;
        bytes |= (trigger_key)(unsigned char)ascii_lower(text.data[at]) << 8 * length++;
        if (trigger_has_length(length))
            add_trigger(table, bytes | (trigger_key)length << 56, set);
    }
    if (length < TRIGGER_MAX_LENGTH) {
        bytes |= (trigger_key)' ' << 8 * length++;
        add_trigger(table, bytes | (trigger_key)length << 56, set);
    }
    return at;
}

/* Adds the items that may be found where one of the marks stands. */
static void add_marks(const struct trigger_table *table, const uint64_t marks[3], uint64_t *set)
{
    for (unsigned c = 0; c <= TRIGGER_WIDE; c++)
        if (marks[c / 64] >> c % 64 & 1) {
            char byte = (char)c;
            add_trigger(table, trigger_of(&byte, 1), set);
        }
}

static void find_candidates(const struct trigger_table *table, struct text text, uint64_t *set)
{
    uint64_t marks[3] = {0};
    memcpy(set, table->always, table->set_size * sizeof *set);
    for (size_t i = 0; i < text.length;) {
        unsigned char c = (unsigned char)text.data[i];
        if (syntax_is_word(c)) {
            i = add_word(table, text, i, set);
            continue;
        }
        c = c < TRIGGER_WIDE ? c : TRIGGER_WIDE;
        marks[c / 64] |= UINT64_C(1) << c % 64;
        i++;
    }
    add_marks(table, marks, set);
    bool wide = marks[TRIGGER_WIDE / 64] & 1;
    if (wide && (text_find(text, TEXT(LONG_S), 0) != TEXT_NOT_FOUND ||
                 text_find(text, TEXT(KELVIN), 0) != TEXT_NOT_FOUND))
        memset(set, 0xFF, table->set_size * sizeof *set);
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
static void verify(const struct remembered *remembered)
{
    uint64_t set[256];
    assert(memory.set_size <= sizeof set / sizeof *set);
    find_candidates(remembered->table, remembered->text, set);
    assert(memcmp(set, remembered->set, remembered->table->set_size * sizeof *set) == 0);
}
#else
static void verify(const struct remembered *remembered)
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
        find_candidates(table, text, remembered->set);
    }
    return (struct candidates){remembered->set, numbers->first};
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

void candidates_release(void)
{
    arena_free(memory.arena);
    memset(&memory, 0, sizeof memory);
}
