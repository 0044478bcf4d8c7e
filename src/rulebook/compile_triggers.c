/* The index of each language's lists: which items may be found in a text that holds a trigger, and which
 * are a phrase. */
#include "rulebook/compile.h"
#include "rulebook/compile_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/set.h"
#include "rulebook/prompt.h"
#include "rulebook/stored_words.h"

static int compare_triggers(const void *left, const void *right)
{
    const struct item_trigger *a = left, *b = right;
    if (a->key != b->key)
        return a->key > b->key ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

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
    bool near =
        !needs.heads.count && needs.reach && needs.reach <= REACH_MAX && number < TRIGGER_ITEMS_MAX;
    if (near)
        parts->reaches[number] = (uint16_t)needs.reach;
    collect_keys(arena, &needs.first, number, list->id, near ? NEED_NEAR : NEED_FIRST, parts);
    collect_keys(arena, &needs.second, number, list->id, NEED_SECOND, parts);
    collect_keys(arena, &needs.heads, number, list->id, NEED_HEAD, parts);
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
        set_add(parts->name_starts, start_bit(name_start(text_from(name))));
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
        if (id == WORDS_PROMPT_SENTENCES)
            set_add(parts->prompt_starts, start_bit(prompt_start(text_from(list->items[i]))));
    }
}

static uint32_t number_list(struct word_list *list, uint32_t first)
{
    list->first = first;
    return first + (uint32_t)list->count;
}

uint32_t compile_number_items(struct words *words)
{
    uint32_t next = 0;
    for (size_t i = 0; i < WORD_LISTS; i++) {
        word_list_at(words, i)->id = word_list_id_at(i);
        next = number_list(word_list_at(words, i), next);
    }
    return next;
}

/* Sorts the triggers, and leaves of equal ones the first. */
static void sort_triggers(struct item_trigger_list *triggers)
{
    size_t count = 0;
    if (triggers->count)
        qsort(triggers->items, triggers->count, sizeof *triggers->items, compare_triggers);
    for (size_t i = 0; i < triggers->count; i++)
        if (!count || compare_triggers(&triggers->items[count - 1], &triggers->items[i]) != 0)
            triggers->items[count++] = triggers->items[i];
    triggers->count = count;
}

static struct trigger_list list_keys(struct arena *arena, const struct item_trigger_list *triggers)
{
    struct trigger_list keys = {0};
    for (size_t i = 0; i < triggers->count; i++)
        if (!i || triggers->items[i].key != triggers->items[i - 1].key)
            LIST_PUSH(arena, &keys, triggers->items[i].key);
    return keys;
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

static void collect_language(struct arena *arena, const struct words *words,
                             struct index_parts *parts)
{
    collect_names(arena, &words->common_words, parts);
    for (size_t i = 0; i < ROLE_COUNT; i++)
        collect_headings(arena, &words->sections[i], parts);
    collect_headings(arena, &words->other_sections, parts);
    for (size_t id = 0; id < WORDS_COUNT; id++)
        collect_list(arena, words, id, parts);
    parts->item_count =
        words->lists[WORDS_COUNT - 1].first + (uint32_t)words->lists[WORDS_COUNT - 1].count;
    sort_triggers(&parts->triggers);
    parts->keys = list_keys(arena, &parts->triggers);
    hand_on_triggers(arena, &parts->triggers, &parts->keys);
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
        struct index_parts parts = {.sample = &sample, .marked = &marked};
        collect_language(arena, &tables->languages.items[i], &parts);
        lines = arena_printf(arena, "%s%s", lines, write_index(out, arena, &parts, i));
    }
    fprintf(out, "\nconst struct word_index rulebook_indexes[] = {\n%s    {0},\n};\n", lines);
    arena_free(arena);
}
