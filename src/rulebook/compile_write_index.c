/* Writes what was collected of a language's lists as the tables of its index. */
#include "rulebook/compile_index.h"

#include <inttypes.h>

#include "rulebook/syntax.h"

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

static void write_entry(FILE *out, const struct trigger_entry *entry)
{
    fputs("    {{", out);
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        fprintf(out, "UINT64_C(0x%" PRIx64 "), ", entry->lists[i]);
    fprintf(out, "}, UINT64_C(0x%" PRIx64 "), %" PRIu32 ", %" PRIu32 "},\n", entry->bits,
            entry->slices, entry->numbers);
}

LIST(slice_list, struct trigger_slice);

static void add_slices(struct arena *arena, struct slice_list *slices,
                       const struct item_trigger *triggers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint16_t list = (uint16_t)triggers[i].list;
        if (!i || slices->items[slices->count - 1].list != list)
            LIST_PUSH(arena, slices, (struct trigger_slice){list, 0});
        slices->items[slices->count - 1].count++;
    }
    LIST_PUSH(arena, slices, (struct trigger_slice){NO_LIST, 0});
}

/* The triggers with the key of the first: so many stand side by side. */
static size_t count_equal(const struct item_trigger_list *triggers, size_t first)
{
    size_t i = first;
    while (i < triggers->count && triggers->items[i].key == triggers->items[first].key)
        i++;
    return i - first;
}

/* Writes the entries, one for each key; the triggers are sorted by them. */
static void write_entries(FILE *out, struct arena *arena, size_t language,
                          const struct item_trigger_list *triggers)
{
    struct slice_list slices = {0};
    fprintf(out, "\nstatic const struct trigger_entry trigger_entries_%zu[] = {\n", language);
    for (size_t i = 0, count; i < triggers->count; i += count) {
        struct trigger_entry entry = {{0}, 0, (uint32_t)slices.count, (uint32_t)i};
        count = count_equal(triggers, i);
        for (size_t j = i; j < i + count; j++) {
            const struct item_trigger *trigger = &triggers->items[j];
            entry.bits |= trigger_list_bit(trigger->list);
            if (trigger->need == NEED_FIRST || trigger->need == NEED_NEAR)
                entry.lists[trigger->list / 64] |= trigger_list_bit(trigger->list);
        }
        add_slices(arena, &slices, &triggers->items[i], count);
        write_entry(out, &entry);
    }
    fprintf(out, "};\n\nstatic const struct trigger_slice trigger_slices_%zu[] = {", language);
    for (size_t i = 0; i < slices.count; i++)
        fprintf(out, "{%u, %u}, ", slices.items[i].list, slices.items[i].count);
    fputs("};\n", out);
}

static void write_numbers(FILE *out, size_t language, const struct item_trigger_list *triggers)
{
    fprintf(out, "\nstatic const uint16_t trigger_numbers_%zu[] = {", language);
    for (size_t i = 0; i < triggers->count; i++)
        fprintf(out, "%" PRIu32 ", ", triggers->items[i].number);
    fputs("0};\n", out);
}

/* A key's place among the others is the number of its entry. */
static void write_slots(FILE *out, struct arena *arena, size_t language,
                        const struct trigger_list *keys, unsigned slot_bits)
{
    size_t mask = ((size_t)1 << slot_bits) - 1;
    uint64_t *slots = arena_alloc_array(arena, mask + 1, sizeof *slots);
    for (size_t i = 0; i < keys->count; i++) {
        size_t at = trigger_hash(keys->items[i]) >> (64 - slot_bits);
        while (slots[at])
            at = (at + 1) & mask;
        slots[at] = keys->items[i] | (uint64_t)i << TRIGGER_KEY_BITS;
    }
    fprintf(out, "\nstatic const uint64_t trigger_slots_%zu[] = {\n", language);
    for (size_t i = 0; i <= mask; i++)
        fprintf(out, "    UINT64_C(0x%" PRIx64 "),\n", slots[i]);
    fputs("};\n", out);
}

/* Marks the starts of all words that begin with the bytes of a trigger. */
static void mark_starts(trigger_key key, uint8_t lengths[TRIGGER_STARTS])
{
    size_t length = trigger_length(key);
    bool closed = key >> 8 * (length - 1) == ' ';
    unsigned bit = closed ? TRIGGER_CLOSED : 1U << (length - 1);
    if (!(bit & TRIGGER_SHORT))
        lengths[trigger_start(key, 3)] |= (uint8_t)bit;
    if (bit & TRIGGER_SHORT && length == 2)
        lengths[trigger_start(key, 2)] |= (uint8_t)bit;
    for (unsigned c = 0; c < 128 && length == 1; c++)
        if (c == ' ' || syntax_is_word((unsigned char)c))
            lengths[trigger_start(key | (trigger_key)c << 8, 2)] |= (uint8_t)bit;
}

static void write_bytes(FILE *out, const char *name, size_t language, const uint8_t *bytes,
                        size_t count)
{
    fprintf(out, "\nstatic const uint8_t %s_%zu[] = {", name, language);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%u, ", i % 32 ? "" : "\n    ", bytes[i]);
    fputs("\n};\n", out);
}

/* Writes what a pass over a text asks first: which triggers a word may begin with, and what a byte is. */
static void write_classes(FILE *out, size_t language, const struct trigger_list *keys)
{
    uint8_t lengths[TRIGGER_STARTS] = {0}, classes[256] = {0};
    for (unsigned c = 0; c < 256; c++)
        classes[c] = syntax_is_word((unsigned char)c) ? (uint8_t)ascii_lower((char)c)
                     : c >= 0xC0                      ? TRIGGER_BEYOND
                                                      : TRIGGER_NOTHING;
    for (size_t i = 0; i < keys->count; i++) {
        trigger_key key = keys->items[i];
        if (syntax_is_word(key & 0xFF))
            mark_starts(key, lengths);
        else if (key < TRIGGER_WIDE)
            classes[key] = TRIGGER_MARK;
    }
    write_bytes(out, "trigger_lengths", language, lengths, sizeof lengths);
    write_bytes(out, "trigger_classes", language, classes, sizeof classes);
}

static void write_reaches(FILE *out, size_t language, const struct index_parts *parts)
{
    fprintf(out, "\nstatic const uint16_t reaches_%zu[] = {", language);
    for (uint32_t i = 0; i < parts->item_count && i < TRIGGER_ITEMS_MAX; i++)
        fprintf(out, "%u, ", parts->reaches[i]);
    fputs("0};\n", out);
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

static void write_starts(FILE *out, const char *name, size_t language, const uint64_t *starts)
{
    fprintf(out, "\nstatic const uint64_t %s_starts_%zu[] = {", name, language);
    for (size_t i = 0; i < START_WORDS; i++)
        fprintf(out, "UINT64_C(0x%" PRIx64 "), ", starts[i]);
    fputs("};\n", out);
}

const char *write_index(FILE *out, struct arena *arena, const struct index_parts *parts,
                        size_t language)
{
    unsigned slot_bits = bits_for(parts->keys.count);
    size_t set_words = parts->item_count / 64 + 1;
    fprintf(out,
            "\n_Static_assert(%zu <= UINT16_MAX && %" PRIu32 " <= TRIGGER_ITEMS_MAX,\n"
            "               \"more triggers or items than the index can number\");\n",
            parts->keys.count, parts->item_count);
    write_slots(out, arena, language, &parts->keys, slot_bits);
    write_entries(out, arena, language, &parts->triggers);
    write_numbers(out, language, &parts->triggers);
    write_classes(out, language, &parts->keys);
    write_set(out, "always", language, &parts->always, set_words);
    write_set(out, "seconds", language, &parts->seconds, set_words);
    write_set(out, "heads", language, &parts->heads, set_words);
    write_reaches(out, language, parts);
    write_phrases(out, arena, language, &parts->phrases);
    write_starts(out, "name", language, parts->name_starts);
    write_starts(out, "prompt", language, parts->prompt_starts);
    const char *always = "";
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        always = arena_printf(arena, "%sUINT64_C(0x%" PRIx64 "), ", always, parts->always_lists[i]);
    return arena_printf(
        arena,
        "    {trigger_slots_%zu, %u, trigger_entries_%zu, trigger_slices_%zu, trigger_numbers_%zu, "
        "trigger_lengths_%zu, trigger_classes_%zu, always_%zu, {%s}, seconds_%zu, "
        "heads_%zu, reaches_%zu, phrase_slots_%zu, %u, %" PRIu32 ", name_starts_%zu, "
        "prompt_starts_%zu},\n",
        language, slot_bits, language, language, language, language, language, language, always,
        language, language, language, language, bits_for(parts->phrases.count),
        parts->longest_phrase, language, language);
}
