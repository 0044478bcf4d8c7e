/* The index of each language's lists: which items may be found in a text that holds a trigger, and which
 * are a phrase. */
#include "rulebook/compile.h"

#include "rulebook/trigger.h"

#include <inttypes.h>
#include <stdlib.h>

/* That an item may be found where a trigger stands. */
struct trigger_entry {
    trigger_key key;
    uint32_t number;
    uint32_t list;
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

LIST(phrase_list, struct phrase_slot);

enum { NAME_START_WORDS = (1 << NAME_START_BITS) / 64 };

/* What is collected of a language. */
struct index_parts {
    uint32_t count; /* of items */
    struct entry_list entries;
    struct number_list always, heads;
    uint64_t always_lists[TRIGGER_LIST_WORDS];
    struct phrase_list phrases;
    uint32_t longest_phrase;
    uint64_t name_starts[NAME_START_WORDS];
};

static void collect_phrase(struct arena *arena, const char *phrase, uint32_t number,
                           struct index_parts *parts)
{
    struct text text = text_from(phrase);
    LIST_PUSH(arena, &parts->phrases, (struct phrase_slot){phrase_hash(text), number});
    if (text.length > parts->longest_phrase)
        parts->longest_phrase = (uint32_t)text.length;
}

static void collect_keys(struct arena *arena, const struct trigger_list *keys, uint32_t number,
                         uint32_t list, struct index_parts *parts)
{
    for (size_t i = 0; i < keys->count; i++)
        LIST_PUSH(arena, &parts->entries, (struct trigger_entry){keys->items[i], number, list});
}

static void collect_triggers(struct arena *arena, const struct word_list *list, size_t item,
                             bool pattern, struct index_parts *parts)
{
    uint32_t number = list->first + (uint32_t)item;
    struct trigger_list triggers = {0}, heads = {0};
    bool known = pattern ? triggers_of_pattern(list->items[item], arena, &triggers, &heads)
                         : triggers_of_phrase(list->items[item], arena, &triggers);
    if (!known) {
        LIST_PUSH(arena, &parts->always, number);
        parts->always_lists[list->id / 64] |= trigger_list_bit(list->id);
        return;
    }
    if (heads.count)
        LIST_PUSH(arena, &parts->heads, number);
    collect_keys(arena, &triggers, number, list->id, parts);
    collect_keys(arena, &heads, number + parts->count, list->id, parts);
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
static void fill_slots(FILE *out, size_t language, const struct index_parts *parts,
                       struct trigger_slot *slots, unsigned slot_bits)
{
    const struct entry_list *entries = &parts->entries;
    size_t mask = ((size_t)1 << slot_bits) - 1;
    fprintf(out, "\nstatic const uint16_t trigger_numbers_%zu[] = {", language);
    for (size_t i = 0; i < entries->count; i++) {
        const struct trigger_entry *entry = &entries->items[i];
        size_t at = trigger_hash(entry->key) >> (64 - slot_bits);
        while (slots[at].key && slots[at].key != entry->key)
            at = (at + 1) & mask;
        if (!slots[at].key)
            slots[at] = (struct trigger_slot){.key = entry->key, .first = (uint32_t)i};
        slots[at].count++;
        if (entry->number < parts->count)
            slots[at].lists[entry->list / 64] |= trigger_list_bit(entry->list);
        else
            slots[at].heads |= trigger_list_bit(entry->list);
        fprintf(out, "%" PRIu32 ", ", entry->number);
    }
    fputs("0};\n", out);
}

static void write_lists(FILE *out, const uint64_t lists[TRIGGER_LIST_WORDS])
{
    fputs("{", out);
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        fprintf(out, "UINT64_C(0x%" PRIx64 "), ", lists[i]);
    fputs("}, ", out);
}

static void write_slots(FILE *out, size_t language, const struct trigger_slot *slots, size_t count)
{
    fprintf(out, "\nstatic const struct trigger_slot trigger_slots_%zu[] = {\n", language);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    {UINT64_C(0x%" PRIx64 "), %" PRIu32 ", %" PRIu32 ", ", slots[i].key,
                slots[i].first, slots[i].count);
        write_lists(out, slots[i].lists);
        fprintf(out, "UINT64_C(0x%" PRIx64 ")},\n", slots[i].heads);
    }
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

/* Which lengths the triggers have that begin with two bytes. */
static void write_lengths(FILE *out, struct arena *arena, size_t language,
                          const struct entry_list *entries)
{
    uint8_t *lengths = arena_alloc_array(arena, TRIGGER_PAIRS, sizeof *lengths);
    for (size_t i = 0; i < entries->count; i++) {
        trigger_key key = entries->items[i].key;
        size_t length = key >> 56;
        bool closed = length > 1 && (key >> 8 * (length - 1) & 0xFF) == ' ';
        unsigned char first = key & 0xFF, second = key >> 8 & 0xFF;
        uint8_t bit = closed ? TRIGGER_CLOSED : (uint8_t)(1U << (length - 1));
        for (unsigned other = 0; other < 64; other++)
            if (length > 1 ? other == (second & 63U) : true)
                lengths[trigger_pair(first, (unsigned char)other)] |= bit;
    }
    fprintf(out, "\nstatic const uint8_t trigger_lengths_%zu[] = {", language);
    for (size_t i = 0; i < TRIGGER_PAIRS; i++)
        fprintf(out, "%s%u, ", i % 32 ? "" : "\n    ", lengths[i]);
    fputs("\n};\n", out);
}

static size_t count_keys(const struct entry_list *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        count += i == 0 || entries->items[i].key != entries->items[i - 1].key;
    return count;
}

/* These are only looked up as a whole. */
static void collect_names(struct arena *arena, const struct word_list *list,
                          struct index_parts *parts)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->items[i] + (list->items[i][0] == WHOLE_NAME);
        collect_phrase(arena, name, list->first + (uint32_t)i, parts);
    }
}

static void collect_section(struct arena *arena, const struct word_list *names,
                            struct index_parts *parts)
{
    collect_names(arena, names, parts);
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i] + (names->items[i][0] == WHOLE_NAME);
        size_t bit = name_start_bit(name_start(text_from(name)));
        parts->name_starts[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

static void collect_list(struct arena *arena, const struct words *words, size_t id,
                         struct index_parts *parts)
{
    const struct word_list *list = &words->lists[id];
    bool patterns = compile_is_pattern_list(compile_list_key(id));
    for (size_t i = 0; i < list->count; i++) {
        uint32_t number = list->first + (uint32_t)i;
        collect_triggers(arena, list, i, patterns, parts);
        if (!patterns)
            collect_phrase(arena, list->items[i], number, parts);
    }
}

static void collect_language(struct arena *arena, const struct words *words,
                             struct index_parts *parts)
{
    collect_names(arena, &words->common_words, parts);
    for (size_t i = 0; i < ROLE_COUNT; i++)
        collect_section(arena, &words->sections[i], parts);
    collect_names(arena, &words->other_sections, parts);
    for (size_t id = 0; id < WORDS_COUNT; id++)
        collect_list(arena, words, id, parts);
}

static uint32_t number_list(struct word_list *list, uint32_t first)
{
    list->first = first;
    return first + (uint32_t)list->count;
}

uint32_t compile_number_items(struct words *words)
{
    uint32_t next = number_list(&words->common_words, 0);
    for (size_t i = 0; i < ROLE_COUNT; i++)
        next = number_list(&words->sections[i], next);
    next = number_list(&words->other_sections, next);
    for (size_t id = 0; id < WORDS_COUNT; id++) {
        words->lists[id].id = (uint32_t)id;
        next = number_list(&words->lists[id], next);
    }
    return next;
}

/* Half of the places stay empty, so that most that is no phrase is known by one look. */
static unsigned bits_for(size_t count)
{
    unsigned bits = 4;
    while (((size_t)1 << bits) < 2 * count)
        bits++;
    return bits;
}

static void write_phrases(FILE *out, struct arena *arena, size_t language,
                          const struct phrase_list *phrases)
{
    size_t mask = ((size_t)1 << bits_for(phrases->count)) - 1;
    struct phrase_slot *slots = arena_alloc_array(arena, mask + 1, sizeof *slots);
    for (size_t i = 0; i < phrases->count; i++) {
        size_t at = phrases->items[i].hash & mask;
        while (slots[at].hash)
            at = (at + 1) & mask;
        slots[at] = phrases->items[i];
    }
    fprintf(out, "\nstatic const struct phrase_slot phrase_slots_%zu[] = {\n", language);
    for (size_t i = 0; i <= mask; i++)
        fprintf(out, "    {%" PRIu32 "U, %" PRIu32 "},\n", slots[i].hash, slots[i].number);
    fputs("};\n", out);
}

static void write_name_starts(FILE *out, size_t language, const struct index_parts *parts)
{
    fprintf(out, "\nstatic const uint64_t name_starts_%zu[] = {", language);
    for (size_t i = 0; i < NAME_START_WORDS; i++)
        fprintf(out, "UINT64_C(0x%" PRIx64 "), ", parts->name_starts[i]);
    fputs("};\n", out);
}

/* Writes the parts of a language's index; returns its own line. */
static const char *write_language(FILE *out, struct arena *arena, const struct words *words,
                                  size_t language)
{
    const struct word_list *last = &words->lists[WORDS_COUNT - 1];
    uint32_t count = last->first + (uint32_t)last->count;
    struct index_parts parts = {.count = count};
    collect_language(arena, words, &parts);
    struct entry_list *entries = &parts.entries;
    qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
    unsigned slot_bits = bits_for(count_keys(entries));
    struct trigger_slot *slots = arena_alloc_array(arena, (size_t)1 << slot_bits, sizeof *slots);
    fill_slots(out, language, &parts, slots, slot_bits);
    write_slots(out, language, slots, (size_t)1 << slot_bits);
    write_filter(out, arena, language, entries);
    write_lengths(out, arena, language, entries);
    write_set(out, "always", language, &parts.always, count / 64 + 1);
    write_set(out, "heads", language, &parts.heads, count / 64 + 1);
    write_phrases(out, arena, language, &parts.phrases);
    const char *always = "";
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        always = arena_printf(arena, "%sUINT64_C(0x%" PRIx64 "), ", always, parts.always_lists[i]);
    write_name_starts(out, language, &parts);
    return arena_printf(arena,
                        "    {trigger_slots_%zu, %u, trigger_filter_%zu, trigger_lengths_%zu, "
                        "trigger_numbers_%zu, always_%zu, {%s}, heads_%zu, %" PRIu32
                        ", phrase_slots_%zu, %u, %" PRIu32 ", name_starts_%zu},\n",
                        language, slot_bits, language, language, language, language, always,
                        language, count, language, bits_for(parts.phrases.count),
                        parts.longest_phrase, language);
}

void compile_write_indexes(FILE *out, const struct language_list *languages)
{
    struct arena *arena = arena_new();
    const char *lines = "";
    for (size_t i = 0; i < languages->count; i++)
        lines =
            arena_printf(arena, "%s%s", lines, write_language(out, arena, &languages->items[i], i));
    fprintf(out, "\nconst struct word_index rulebook_indexes[] = {\n%s    {0},\n};\n", lines);
    arena_free(arena);
}
