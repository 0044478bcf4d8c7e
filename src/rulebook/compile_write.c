#include "rulebook/compile_write.h"
#include "time/starts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "/* Made by src/rulebook/compile.c of rules/: change those, not this. */\n"

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
}

static void write_time_items(FILE *out, size_t number, size_t part,
                             const struct time_word_list *list)
{
    if (!list->count)
        return;
    fprintf(out, "\nstatic const struct time_word time_%zu_%zu[] = {\n", number, part);
    for (size_t i = 0; i < list->count; i++) {
        fputs("    {", out);
        write_string(out, list->items[i].word);
        fprintf(out, ", %ld},\n", (long)list->items[i].value);
    }
    fprintf(out, "};\nstatic const uint16_t letters_%zu_%zu[] = {", number, part);
    for (size_t i = 0; i < list->count; i++)
        fprintf(out, "%u, ", time_letters_at(text_from(list->items[i].word), 0).hash);
    fputs("};\n", out);
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

static void write_language_items(FILE *out, const struct language_list *languages, size_t number)
{
    const struct words *words = &languages->items[number];
    write_items(out, "common", number, 0, &words->common_words);
    for (size_t i = 0; i < ROLE_COUNT; i++)
        write_items(out, "sections", number, i, &words->sections[i]);
    write_items(out, "sections", number, ROLE_COUNT, &words->other_sections);
    for (size_t i = 0; i < WORDS_COUNT; i++)
        write_items(out, "words", number, i, &words->lists[i]);
    if (shares_time(languages, number))
        return;
    for (size_t i = 0; i < TIME_LIST_COUNT; i++)
        write_time_items(out, number, i, &words->time.lists[i]);
    write_starts(out, number, &words->time);
}

/* A list of words, with the one that it extends: the same member of the language `base`, where there is
 * one. */
static void write_words(FILE *out, const char *table, size_t number, size_t part,
                        const struct word_list *list, size_t base, const char *member)
{
    fputc('{', out);
    if (list->count)
        fprintf(out, "%s_%zu_%zu, ", table, number, part);
    else
        fputs("NULL, ", out);
    fprintf(out, "%zu, ", list->count);
    if (base == SIZE_MAX)
        fputs("NULL, ", out);
    else
        fprintf(out, "&rulebook_words[%zu].%s, ", base, member);
    fprintf(out, "&rulebook_indexes[%zu], %" PRIu32 ", %zu}", number, list->first, part);
}

static void write_lists(FILE *out, const char *table, const char *name, size_t number,
                        const struct word_list *lists, size_t count, size_t base)
{
    char member[40];
    fprintf(out, "     .%s = {\n", name);
    for (size_t i = 0; i < count; i++) {
        snprintf(member, sizeof member, "%s[%zu]", name, i);
        fputs("         ", out);
        write_words(out, table, number, i, &lists[i], base, member);
        fputs(",\n", out);
    }
    fputs("     },\n", out);
}

static void write_time(FILE *out, const struct time_words *time, size_t number)
{
    fputs("     .time = {\n         .lists = {\n", out);
    for (size_t i = 0; i < TIME_LIST_COUNT; i++)
        if (time->lists[i].count)
            fprintf(out, "             [%zu] = {time_%zu_%zu, %zu, letters_%zu_%zu},\n", i, number,
                    i, time->lists[i].count, number, i);
    fputs("         },\n", out);
    fprintf(out, "         .date_order = %d,\n", (int)time->date_order);
    fprintf(out, "         .zones = {zones, %zu, zone_names, ZONE_NAMES},\n", time->zones.count);
    fprintf(out, "         .starts = &time_starts_%zu,\n     },\n", number);
}

static void write_language(FILE *out, const struct language_list *languages, size_t number)
{
    const struct words *words = &languages->items[number];
    size_t base = base_of(languages, words);
    fputs("    {\n", out);
    write_member(out, "language", words->language);
    write_member(out, "extends", words->extends);
    fputs("     .common_words = ", out);
    write_words(out, "common", number, 0, &words->common_words, SIZE_MAX, "");
    fputs(",\n", out);
    write_lists(out, "sections", "sections", number, words->sections, ROLE_COUNT, base);
    fputs("     .other_sections = ", out);
    write_words(out, "sections", number, ROLE_COUNT, &words->other_sections, base,
                "other_sections");
    fputs(",\n", out);
    write_lists(out, "words", "lists", number, words->lists, WORDS_COUNT, base);
    write_time(out, &words->time, shares_time(languages, number) ? base : number);
    fputs("    },\n", out);
}

static void write_languages(FILE *out, const struct language_list *languages)
{
    for (size_t i = 0; i < languages->count; i++)
        write_language_items(out, languages, i);
    fputs("\nconst struct words rulebook_words[] = {\n", out);
    for (size_t i = 0; i < languages->count; i++)
        write_language(out, languages, i);
    fprintf(out, "    {0},\n};\nconst size_t rulebook_words_count = %zu;\n", languages->count);
}

static void write_templates(FILE *out, const struct template_list *templates)
{
    for (size_t i = 0; i < templates->count; i++)
        write_items(out, "prompts", i, 0, &templates->items[i].prompts);
    fputs("\nconst struct document_template rulebook_templates[] = {\n", out);
    for (size_t i = 0; i < templates->count; i++) {
        fputs("    {\n", out);
        write_member(out, "profile", templates->items[i].profile);
        write_member(out, "text", templates->items[i].text);
        fputs("     .prompts = ", out);
        write_list(out, "prompts", i, 0, templates->items[i].prompts.count);
        fputs(",\n    },\n", out);
    }
    fprintf(out, "    {0},\n};\nconst size_t rulebook_template_count = %zu;\n", templates->count);
}

static void write_tables(FILE *out, const struct tables *tables)
{
    fputs(HEAD "\n#include \"rulebook/templates.h\"\n#include \"rulebook/trigger.h\"\n", out);
    write_rulebook(out, tables);
    write_templates(out, &tables->templates);
    if (tables->languages.count) /* only they name the zones */
        write_zones(out, &tables->zones);
    write_languages(out, &tables->languages);
    compile_write_indexes(out, tables);
}

static void write_check_name(FILE *out, const struct rule *rule)
{
    if (rule->pattern) {
        fputs("report_pattern", out);
        return;
    }
    fputs("check_", out);
    for (const char *id = rule->id; *id; id++)
        fputc(*id == '-' ? '_' : *id, out);
}

static void write_checks(FILE *out, const struct tables *tables)
{
    fputs(HEAD "\n#include \"checks/check.h\"\n\n", out);
    for (size_t i = 0; i < tables->rules.count; i++) {
        fputs("extern check_function ", out);
        write_check_name(out, &tables->rules.items[i]);
        fputs(";\n", out);
    }
    fputs("\ncheck_function *const check_functions[] = {\n", out);
    for (size_t i = 0; i < tables->rules.count; i++) {
        fputs("    ", out);
        write_check_name(out, &tables->rules.items[i]);
        fputs(",\n", out);
    }
    fputs("    NULL,\n};\n", out);
}

static void write_pattern_images(FILE *out, const struct tables *tables)
{
    fputs(HEAD, out);
    write_images(out, tables);
}

static bool has_content(const char *path, struct text content)
{
    FILE *file = fopen(path, "rb");
    size_t i = 0;
    int c = EOF;
    if (!file)
        return false;
    while ((c = getc(file)) != EOF && i < content.length && (unsigned char)content.data[i] == c)
        i++;
    fclose(file);
    return c == EOF && i == content.length;
}

static bool save(const char *path, struct text content)
{
    char temporary[4096];
    if (has_content(path, content))
        return true;
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.new", path) >= sizeof temporary)
        return false;
    FILE *file = fopen(temporary, "wb");
    if (!file)
        return false;
    bool good = fwrite(content.data, 1, content.length, file) == content.length;
    good = fclose(file) == 0 && good;
    return good && rename(temporary, path) == 0;
}

static bool write_file(const char *folder, const char *name, const struct tables *tables,
                       void (*write)(FILE *out, const struct tables *tables))
{
    char path[4096];
    struct {
        char *data;
        size_t length;
    } content = {0};
    FILE *out = open_memstream(&content.data, &content.length);
    if (!out)
        return false;
    write(out, tables);
    bool good = fclose(out) == 0;
    good = good && (size_t)snprintf(path, sizeof path, "%s/%s", folder, name) < sizeof path &&
           save(path, (struct text){content.data, content.length});
    if (!good)
        perror(name);
    free(content.data);
    return good;
}

bool compile_write(const struct tables *tables, const char *folder)
{
    return write_file(folder, "tables.c", tables, write_tables) &&
           write_file(folder, "check_table.c", tables, write_checks) &&
           write_file(folder, "pattern_images.c", tables, write_pattern_images);
}
