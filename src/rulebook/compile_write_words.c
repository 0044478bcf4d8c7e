/* The words of the languages, and the zones, as the program stores them (stored_words.h). */
#include "rulebook/compile_write.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rulebook/common_words.h"
#include "rulebook/stored_words.h"
#include "time/starts.h"

LIST(zone_name_list, struct zone_name);

static int compare_zone_names(const void *left, const void *right)
{
    const struct zone_name *a = left, *b = right;
    if (a->letters != b->letters)
        return a->letters > b->letters ? 1 : -1;
    return (a->zone > b->zone) - (a->zone < b->zone);
}

static struct zone_name zone_name(const char *written, size_t zone, size_t name)
{
    return (struct zone_name){.letters = (uint16_t)time_letters_at(text_from(written), 0).hash,
                              .zone = (uint16_t)zone,
                              .name = (uint16_t)name};
}

/* The names of zones by the letters with which they begin, so that few are compared. */
static void write_zone_names(FILE *out, const struct zone_table *zones)
{
    struct arena *arena = arena_new();
    struct zone_name_list list = {0};
    for (size_t i = 0; i < zones->count; i++) {
        const char *const *names = zones->items[i].long_names;
        LIST_PUSH(arena, &list, zone_name(zones->items[i].name, i, ZONE_ABBREVIATION));
        for (size_t j = 0; names[j]; j++)
            LIST_PUSH(arena, &list, zone_name(names[j], i, j));
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_zone_names);
    fputs("\nstatic const struct zone_name zone_names[] = {\n", out);
    for (size_t i = 0; i < list.count; i++)
        fprintf(out, "    {%u, %u, %u},\n", list.items[i].letters, list.items[i].zone,
                list.items[i].name);
    fprintf(out, "    {0},\n};\n#define ZONE_NAMES %zu\n", list.count);
    arena_free(arena);
}

static void write_zones(FILE *out, const struct zone_table *zones)
{
    static const char *const kinds[] = {[ZONE_FIXED] = "ZONE_FIXED",
                                        [ZONE_SEVERAL] = "ZONE_SEVERAL",
                                        [ZONE_SEASONAL] = "ZONE_SEASONAL"};
    for (size_t i = 0; i < zones->count; i++) {
        fprintf(out, "\nstatic const char *const zone_long_names_%zu[] = {", i);
        for (const char *const *name = zones->items[i].long_names; *name; name++) {
            write_string(out, *name);
            fputs(", ", out);
        }
        fputs("NULL};\n", out);
    }
    fputs("\nstatic const struct zone_entry zones[] = {\n", out);
    for (size_t i = 0; i < zones->count; i++) {
        const struct zone_entry *zone = &zones->items[i];
        fputs("    {", out);
        write_string(out, zone->name);
        fprintf(out, ", zone_long_names_%zu, %s, {%d, %d, %d, %d}, %zu, %d, ", i, kinds[zone->kind],
                zone->offsets[0], zone->offsets[1], zone->offsets[2], zone->offsets[3],
                zone->offset_count, zone->other_season);
        if (zone->region)
            write_string(out, zone->region);
        else
            fputs("NULL", out);
        fputs("},\n", out);
    }
    fputs("    {0},\n};\n", out);
    write_zone_names(out, zones);
    fprintf(out, "const struct zone_table rulebook_zones = {zones, %zu, zone_names, ZONE_NAMES};\n",
            zones->count);
}

static void write_starts_of(FILE *out, const char *member, const uint32_t *starts, size_t count)
{
    fprintf(out, "    .%s = {", member);
    for (size_t i = 0; i < count; i++)
        if (starts[i])
            fprintf(out, "[%zu] = UINT32_C(0x%" PRIx32 "), ", i, starts[i]);
    fputs("},\n", out);
}

static void write_starts(FILE *out, size_t number, const struct time_words *time)
{
    struct time_starts starts;
    time_starts_fill(time, &starts);
    fprintf(out, "\nstatic const struct time_starts time_starts_%zu = {\n", number);
    write_starts_of(out, "bytes", starts.bytes, sizeof starts.bytes / sizeof *starts.bytes);
    write_starts_of(out, "letters", starts.letters, sizeof starts.letters / sizeof *starts.letters);
    fputs("};\n", out);
}

/* The number of the language that another one extends, or SIZE_MAX. */
static size_t base_of(const struct language_list *languages, const struct words *words)
{
    for (size_t i = 0; i < languages->count; i++)
        if (strcmp(languages->items[i].language, words->extends) == 0)
            return i;
    return SIZE_MAX;
}

/* Whether a language's words for times are those of the one that it extends. */
static bool shares_time(const struct language_list *languages, size_t number)
{
    size_t base = base_of(languages, &languages->items[number]);
    return base != SIZE_MAX && languages->items[base].time.lists[TIME_UNITS].items ==
                                   languages->items[number].time.lists[TIME_UNITS].items;
}

/* Where the next item begins in the text of a language. */
struct writing {
    FILE *text, *starts;
    size_t length;
};

static void write_item(struct writing *writing, const char *item)
{
    fputs("    ", writing->text);
    write_string(writing->text, item);
    fputs("\"\\0\"\n", writing->text);
    fprintf(writing->starts, "%zu, ", writing->length);
    writing->length += strlen(item) + 1;
}

static void write_all_items(struct writing *writing, struct words *words, bool with_time)
{
    for (size_t i = 0; i < WORD_LISTS; i++)
        for (size_t j = 0; j < word_list_at(words, i)->count; j++)
            write_item(writing, word_list_at(words, i)->items[j]);
    for (size_t i = 0; with_time && i < TIME_LIST_COUNT; i++)
        for (size_t j = 0; j < words->time.lists[i].count; j++)
            write_item(writing, words->time.lists[i].items[j].word);
}

/* The items one behind the other, and where each begins. */
static void write_texts(FILE *out, size_t number, struct words *words, bool with_time)
{
    char *starts = NULL;
    size_t length = 0;
    struct writing writing = {.text = out, .starts = memory_stream(&starts, &length)};
    fprintf(out, "\nstatic const char words_text_%zu[] =\n", number);
    write_all_items(&writing, words, with_time);
    memory_stream_close(writing.starts, &starts);
    fprintf(out, "    \"\";\nstatic const uint32_t words_starts_%zu[] = {%s0};\n", number, starts);
    free(starts);
}

static void write_counts(FILE *out, size_t number, struct words *words)
{
    fprintf(out, "static const uint16_t words_counts_%zu[] = {", number);
    for (size_t i = 0; i < WORD_LISTS; i++)
        fprintf(out, "%zu, ", word_list_at(words, i)->count);
    fputs("};\n", out);
}

static void write_time(FILE *out, size_t number, const struct time_words *time)
{
    fprintf(out, "static const uint16_t time_counts_%zu[] = {", number);
    for (size_t i = 0; i < TIME_LIST_COUNT; i++)
        fprintf(out, "%zu, ", time->lists[i].count);
    fprintf(out, "};\nstatic const int32_t time_values_%zu[] = {", number);
    for (size_t i = 0; i < TIME_LIST_COUNT; i++)
        for (size_t j = 0; j < time->lists[i].count; j++)
            fprintf(out, "%" PRId32 ", ", time->lists[i].items[j].value);
    fprintf(out, "0};\nstatic const uint16_t time_letters_%zu[] = {", number);
    for (size_t i = 0; i < TIME_LIST_COUNT; i++)
        for (size_t j = 0; j < time->lists[i].count; j++)
            fprintf(out, "%u, ", time_letters_at(text_from(time->lists[i].items[j].word), 0).hash);
    fputs("0};\n", out);
    write_starts(out, number, time);
}

static void write_language_tables(FILE *out, const struct language_list *languages, size_t number)
{
    struct words *words = &languages->items[number];
    bool with_time = !shares_time(languages, number);
    write_texts(out, number, words, with_time);
    write_counts(out, number, words);
    if (with_time)
        write_time(out, number, &words->time);
}

static void write_language(FILE *out, const struct language_list *languages, size_t number)
{
    const struct words *words = &languages->items[number];
    size_t base = base_of(languages, words);
    fputs("    {\n", out);
    write_member(out, "language", words->language);
    write_member(out, "extends", words->extends);
    fprintf(out, base == SIZE_MAX ? "     .base = SIZE_MAX,\n" : "     .base = %zu,\n", base);
    fprintf(out, "     .text = words_text_%zu,\n     .starts = words_starts_%zu,\n", number,
            number);
    fprintf(out, "     .counts = words_counts_%zu,\n", number);
    if (!shares_time(languages, number))
        fprintf(out,
                "     .time_counts = time_counts_%zu,\n     .time_values = time_values_%zu,\n"
                "     .time_letters = time_letters_%zu,\n     .date_order = %d,\n"
                "     .time_starts = &time_starts_%zu,\n",
                number, number, number, (int)words->time.date_order, number);
    fputs("    },\n", out);
}

static void add_common_words(uint64_t *slots, unsigned bits, const struct word_list *list,
                             size_t language)
{
    for (size_t i = 0; i < list->count; i++) {
        uint64_t word = text_eight_bytes(text_from(list->items[i]));
        size_t slot = common_word_slot(bits, word);
        while (slots[slot])
            slot = common_word_next(bits, slot);
        slots[slot] = word | (uint64_t)language << COMMON_WORD_SHIFT;
    }
}

static void write_common_words(FILE *out, const struct language_list *languages)
{
    size_t count = 0;
    unsigned bits = 1;
    for (size_t i = 0; i < languages->count; i++)
        count += languages->items[i].common_words.count;
    while ((size_t)1 << bits <
           count * 4) /* most words are none of these: their search is to end at once */
        bits++;
    uint64_t *slots = memory_alloc_zeroed(sizeof *slots << bits);
    for (size_t i = 0; i < languages->count; i++)
        add_common_words(slots, bits, &languages->items[i].common_words, i);
    fputs("\nstatic const uint64_t common_slots[] = {", out);
    for (size_t i = 0; i < (size_t)1 << bits; i++)
        fprintf(out, "%sUINT64_C(0x%" PRIx64 "), ", i % 4 ? "" : "\n    ", slots[i]);
    fprintf(out, "\n};\nconst struct common_words rulebook_common_words = {%u, common_slots};\n",
            bits);
    free(slots);
}

void write_languages(FILE *out, const struct tables *tables)
{
    const struct language_list *languages = &tables->languages;
    write_zones(out, &tables->zones);
    write_common_words(out, languages);
    for (size_t i = 0; i < languages->count; i++)
        write_language_tables(out, languages, i);
    fputs("\nconst struct stored_words rulebook_stored_words[] = {\n", out);
    for (size_t i = 0; i < languages->count; i++)
        write_language(out, languages, i);
    fprintf(out, "    {0},\n};\nconst size_t rulebook_words_count = %zu;\n", languages->count);
    fprintf(out, "_Static_assert(%zu <= LANGUAGES_MAX, \"more languages than can be stored\");\n",
            languages->count);
}
