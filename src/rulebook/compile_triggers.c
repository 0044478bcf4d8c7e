/* The index of each language's lists: which items may be found in a text that holds a trigger, and which
 * are a phrase. */
#include "rulebook/compile.h"

#include "rulebook/syntax.h"
#include "rulebook/trigger.h"

#include <inttypes.h>
#include <stdlib.h>

/* What a trigger is of an item. */
struct item_trigger {
    trigger_key key;
    uint32_t number; /* trigger_number */
    uint32_t list;
    enum trigger_need need;
};
LIST(item_trigger_list, struct item_trigger);
LIST(number_list, uint32_t);

static int compare_triggers(const void *left, const void *right)
{
    const struct item_trigger *a = left, *b = right;
    if (a->key != b->key)
        return a->key > b->key ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

LIST(phrase_list, struct phrase_slot);

enum { NAME_START_WORDS = (1 << NAME_START_BITS) / 64 };

/* What is collected of a language. */
struct index_parts {
    const struct trigger_sample *sample;
    const struct trigger_sample *marked; /* in which every text holds LENGTH_MARK */
    struct item_trigger_list triggers;
    struct number_list always, seconds, heads;
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

static void collect_keys(struct arena *arena, const struct trigger_list *keys, uint32_t item,
                         uint32_t list, enum trigger_need need, struct index_parts *parts)
{
    uint32_t number = trigger_number(item, need);
    for (size_t i = 0; i < keys->count; i++)
        LIST_PUSH(arena, &parts->triggers,
                  (struct item_trigger){keys->items[i], number, list, need});
}

static void collect_triggers(struct arena *arena, const struct word_list *list, size_t item,
                             bool pattern, struct index_parts *parts)
{
    uint32_t number = list->first + (uint32_t)item;
    const char *words = list->items[item];
    const struct trigger_sample *sample =
        strstr(words, LENGTH_MARK) ? parts->marked : parts->sample;
    struct trigger_needs needs;
    if (!(pattern ? triggers_of_pattern(words, sample, arena, &needs)
                  : triggers_of_phrase(words, sample, arena, &needs))) {
        LIST_PUSH(arena, &parts->always, number);
        parts->always_lists[list->id / 64] |= trigger_list_bit(list->id);
        return;
    }
    if (needs.second.count)
        LIST_PUSH(arena, &parts->seconds, number);
    if (needs.heads.count)
        LIST_PUSH(arena, &parts->heads, number);
    collect_keys(arena, &needs.first, number, list->id, NEED_FIRST, parts);
    collect_keys(arena, &needs.second, number, list->id, NEED_SECOND, parts);
    collect_keys(arena, &needs.heads, number, list->id, NEED_HEAD, parts);
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
            if (trigger->need == NEED_FIRST)
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

/* The keys of the triggers, each once, in their order: a key's place is the number of its entry. */
static struct trigger_list list_keys(struct arena *arena, const struct item_trigger_list *triggers)
{
    struct trigger_list keys = {0};
    for (size_t i = 0; i < triggers->count; i++)
        if (!i || triggers->items[i].key != triggers->items[i - 1].key)
            LIST_PUSH(arena, &keys, triggers->items[i].key);
    return keys;
}

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

/* These are only looked up as a whole. */
static void collect_names(struct arena *arena, const struct word_list *list,
                          struct index_parts *parts)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->items[i] + (list->items[i][0] == WHOLE_NAME);
        collect_phrase(arena, name, list->first + (uint32_t)i, parts);
    }
}

static void collect_headings(struct arena *arena, const struct word_list *names,
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
        collect_headings(arena, &words->sections[i], parts);
    collect_headings(arena, &words->other_sections, parts);
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

/* Sorts the triggers, and leaves of equal ones the first. */
static void sort_triggers(struct item_trigger_list *triggers)
{
    size_t count = 0;
    qsort(triggers->items, triggers->count, sizeof *triggers->items, compare_triggers);
    for (size_t i = 0; i < triggers->count; i++)
        if (!count || compare_triggers(&triggers->items[count - 1], &triggers->items[i]) != 0)
            triggers->items[count++] = triggers->items[i];
    triggers->count = count;
}

/* Gives what a trigger is to each longer one that begins with it, so that of a word no more than its longest
 * one need be found. */
static void hand_on_triggers(struct arena *arena, struct item_trigger_list *triggers,
                             const struct trigger_list *keys)
{
    size_t count = triggers->count;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < keys->count; j++) {
            struct item_trigger longer = triggers->items[i];
            longer.key = keys->items[j];
            if (trigger_cut(longer.key, trigger_length(triggers->items[i].key)) ==
                triggers->items[i].key)
                LIST_PUSH(arena, triggers, longer);
        }
    sort_triggers(triggers);
}

/* Writes the parts of a language's index; returns its own line. */
static const char *write_language(FILE *out, struct arena *arena, const struct words *words,
                                  const struct trigger_sample *sample,
                                  const struct trigger_sample *marked, size_t language)
{
    const struct word_list *last = &words->lists[WORDS_COUNT - 1];
    size_t set_words = (last->first + last->count) / 64 + 1;
    struct index_parts parts = {.sample = sample, .marked = marked};
    collect_language(arena, words, &parts);
    struct item_trigger_list *triggers = &parts.triggers;
    sort_triggers(triggers);
    struct trigger_list keys = list_keys(arena, triggers);
    hand_on_triggers(arena, triggers, &keys);
    unsigned slot_bits = bits_for(keys.count);
    write_slots(out, arena, language, &keys, slot_bits);
    write_entries(out, arena, language, triggers);
    write_numbers(out, language, triggers);
    write_classes(out, language, &keys);
    write_set(out, "always", language, &parts.always, set_words);
    write_set(out, "seconds", language, &parts.seconds, set_words);
    write_set(out, "heads", language, &parts.heads, set_words);
    write_phrases(out, arena, language, &parts.phrases);
    const char *always = "";
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        always = arena_printf(arena, "%sUINT64_C(0x%" PRIx64 "), ", always, parts.always_lists[i]);
    write_name_starts(out, language, &parts);
    return arena_printf(
        arena,
        "    {trigger_slots_%zu, %u, trigger_entries_%zu, trigger_slices_%zu, trigger_numbers_%zu, "
        "trigger_lengths_%zu, trigger_classes_%zu, always_%zu, {%s}, seconds_%zu, "
        "heads_%zu, phrase_slots_%zu, %u, %" PRIu32 ", name_starts_%zu},\n",
        language, slot_bits, language, language, language, language, language, language, always,
        language, language, language, bits_for(parts.phrases.count), parts.longest_phrase,
        language);
}

/* The documents that the pages and templates tell are like those that will be read. */
static struct trigger_sample sample_documents(struct arena *arena, const struct tables *tables)
{
    struct trigger_sample sample = {0};
    for (size_t i = 0; i < tables->rules.count; i++)
        trigger_sample_add(arena, &sample, text_from(tables->rules.items[i].page));
    for (size_t i = 0; i < tables->templates.count; i++)
        trigger_sample_add(arena, &sample, text_from(tables->templates.items[i].text));
    return sample;
}

/* The same where each text holds a length's mark, so that nothing is commoner. */
static struct trigger_sample mark_documents(struct arena *arena,
                                            const struct trigger_sample *sample)
{
    struct trigger_sample marked = {0};
    for (size_t i = 0; i < sample->count; i++) {
        LIST_PUSH(arena, &marked, sample->items[i]);
        trigger_sample_add(arena, &marked, TEXT(LENGTH_MARK));
    }
    return marked;
}

void compile_write_indexes(FILE *out, const struct tables *tables)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_documents(arena, tables);
    struct trigger_sample marked = mark_documents(arena, &sample);
    trigger_sample_sort(&sample);
    trigger_sample_sort(&marked);
    const char *lines = "";
    for (size_t i = 0; i < tables->languages.count; i++) {
        const struct words *words = &tables->languages.items[i];
        const char *line = write_language(out, arena, words, &sample, &marked, i);
        lines = arena_printf(arena, "%s%s", lines, line);
    }
    fprintf(out, "\nconst struct word_index rulebook_indexes[] = {\n%s    {0},\n};\n", lines);
    arena_free(arena);
}
