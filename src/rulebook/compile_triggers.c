/* The tables of triggers: which items of a language's lists may be found in a text that holds one. */
#include "rulebook/compile.h"

#include "rulebook/trigger.h"

#include <inttypes.h>
#include <stdlib.h>

/* That an item may be found where a trigger stands. */
struct trigger_entry {
    trigger_key key;
    uint32_t number;
};
LIST(entry_list, struct trigger_entry);
LIST(number_list, uint32_t);

static int compare_entries(const void *left, const void *right)
{
    const struct trigger_entry *a = left, *b = right;
    if (a->key != b->key)
        return a->key > b->key ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

/* What is collected of a language. */
struct trigger_tables {
    struct entry_list entries;
    struct number_list always, heads;
};

static void collect_item(struct arena *arena, const char *item, bool pattern, uint32_t number,
                         struct trigger_tables *tables)
{
    struct trigger_list triggers = {0};
    bool heads = false;
    bool known = pattern ? triggers_of_pattern(item, arena, &triggers, &heads)
                         : triggers_of_phrase(item, arena, &triggers);
    if (!known)
        LIST_PUSH(arena, &tables->always, number);
    if (heads)
        LIST_PUSH(arena, &tables->heads, number);
    for (size_t j = 0; known && j < triggers.count; j++)
        LIST_PUSH(arena, &tables->entries, (struct trigger_entry){triggers.items[j], number});
}

static void write_set(FILE *out, const char *name, size_t language,
                      const struct number_list *numbers, size_t size)
{
    fprintf(out, "\nstatic const uint64_t %s_%zu[] = {", name, language);
    for (size_t word = 0; word < size; word++) {
        uint64_t bits = 0;
        for (size_t i = 0; i < numbers->count; i++)
            if (numbers->items[i] / 64 == word)
                bits |= UINT64_C(1) << numbers->items[i] % 64;
        fprintf(out, "UINT64_C(0x%" PRIx64 "), ", bits);
    }
    fputs("0};\n", out);
}

/* Writes the numbers of all entries, those of one trigger together, and puts each trigger into its
 * slot. */
static void fill_slots(FILE *out, size_t language, const struct entry_list *entries,
                       struct trigger_slot *slots, unsigned slot_bits)
{
    size_t mask = ((size_t)1 << slot_bits) - 1;
    fprintf(out, "\nstatic const uint16_t trigger_numbers_%zu[] = {", language);
    for (size_t i = 0; i < entries->count; i++) {
        const struct trigger_entry *entry = &entries->items[i];
        size_t at = trigger_hash(entry->key) >> (64 - slot_bits);
        while (slots[at].key && slots[at].key != entry->key)
            at = (at + 1) & mask;
        if (!slots[at].key)
            slots[at] = (struct trigger_slot){entry->key, (uint32_t)i, 0};
        slots[at].count++;
        fprintf(out, "%" PRIu32 ", ", entry->number);
    }
    fputs("0};\n", out);
}

static void write_slots(FILE *out, size_t language, const struct trigger_slot *slots, size_t count)
{
    fprintf(out, "\nstatic const struct trigger_slot trigger_slots_%zu[] = {\n", language);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "    {UINT64_C(0x%" PRIx64 "), %" PRIu32 ", %" PRIu32 "},\n", slots[i].key,
                slots[i].first, slots[i].count);
    fputs("};\n", out);
}

static void write_filter(FILE *out, struct arena *arena, size_t language,
                         const struct entry_list *entries)
{
    size_t size = ((size_t)1 << TRIGGER_FILTER_BITS) / 64;
    uint64_t *filter = arena_alloc_array(arena, size, sizeof *filter);
    for (size_t i = 0; i < entries->count; i++) {
        uint64_t hash = trigger_hash(entries->items[i].key) >> (64 - TRIGGER_FILTER_BITS);
        filter[hash / 64] |= UINT64_C(1) << hash % 64;
    }
    fprintf(out, "\nstatic const uint64_t trigger_filter_%zu[] = {\n", language);
    for (size_t i = 0; i < size; i++)
        fprintf(out, "    UINT64_C(0x%" PRIx64 "),\n", filter[i]);
    fputs("};\n", out);
}

static size_t count_keys(const struct entry_list *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        count += i == 0 || entries->items[i].key != entries->items[i - 1].key;
    return count;
}

/* Numbers the items of all lists and writes where each list's begin; returns how many there are. */
static uint32_t write_numbers(FILE *out, struct arena *arena, const struct words *words,
                              size_t language, struct trigger_tables *tables)
{
    uint32_t number = 0;
    fprintf(out, "\nstatic const struct numbered_list numbered_lists_%zu[] = {\n", language);
    for (size_t id = 0; id < WORDS_COUNT; id++) {
        const struct word_list *list = &words->lists[id];
        bool patterns = compile_is_pattern_list(compile_list_key(id));
        if (list->count)
            fprintf(out, "    {words_%zu_%zu, %zu, %" PRIu32 "},\n", language, id, list->count,
                    number);
        for (size_t i = 0; i < list->count; i++)
            collect_item(arena, list->items[i], patterns, number++, tables);
    }
    fputs("    {0},\n};\n", out);
    return number;
}

static size_t count_lists(const struct words *words)
{
    size_t count = 0;
    for (size_t i = 0; i < WORDS_COUNT; i++)
        count += words->lists[i].count > 0;
    return count;
}

/* Writes the parts of a language's table; returns its own line. */
static const char *write_language(FILE *out, struct arena *arena, const struct words *words,
                                  size_t language)
{
    struct trigger_tables tables = {0};
    uint32_t count = write_numbers(out, arena, words, language, &tables);
    struct entry_list *entries = &tables.entries;
    qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
    unsigned slot_bits = 4;
    while (((size_t)1 << slot_bits) < 2 * count_keys(entries))
        slot_bits++;
    struct trigger_slot *slots = arena_alloc_array(arena, (size_t)1 << slot_bits, sizeof *slots);
    fill_slots(out, language, entries, slots, slot_bits);
    write_slots(out, language, slots, (size_t)1 << slot_bits);
    write_filter(out, arena, language, entries);
    write_set(out, "always", language, &tables.always, count / 64 + 1);
    write_set(out, "heads", language, &tables.heads, count / 64 + 1);
    return arena_printf(arena,
                        "    {trigger_slots_%zu, %u, trigger_filter_%zu, trigger_numbers_%zu, "
                        "always_%zu, heads_%zu, %" PRIu32 ", numbered_lists_%zu, %zu},\n",
                        language, slot_bits, language, language, language, language, count / 64 + 1,
                        language, count_lists(words));
}

void compile_write_triggers(FILE *out, const struct language_list *languages)
{
    struct arena *arena = arena_new();
    const char *lines = "";
    for (size_t i = 0; i < languages->count; i++)
        lines =
            arena_printf(arena, "%s%s", lines, write_language(out, arena, &languages->items[i], i));
    fprintf(out, "\nconst struct trigger_table rulebook_triggers[] = {\n%s    {0},\n};\n", lines);
    arena_free(arena);
}
