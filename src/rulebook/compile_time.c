#include "rulebook/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "time/starts.h"

const char *const compile_time_keys[TIME_LIST_COUNT] = {
    [TIME_MONTHS] = "months",
    [TIME_WEEKDAYS] = "weekdays",
    [TIME_HALF_DAYS] = "half_days",
    [TIME_CLOCKS] = "clocks",
    [TIME_UNITS] = "units",
    [TIME_NUMBERS] = "numbers",
    [TIME_ABOUT] = "about",
    [TIME_HOUR_MARKS] = "hour_marks",
    [TIME_REPEATS] = "repeats",
    [TIME_LEAD_WORDS] = "lead_words",
    [TIME_RANGE_WORDS] = "range_words",
    [TIME_ABOUT_BEHIND] = "about_behind",
    [TIME_HALF_DAYS_BEFORE] = "half_days_before",
    [TIME_CLOCK_MARKS] = "clock_marks",
    [TIME_DATE_MARKS] = "date_marks",
    [TIME_ERAS] = "eras",
    [TIME_ORDINALS] = "ordinals",
    [TIME_MONTH_VERBS] = "month_verbs",
    [TIME_JOINTS] = "joints",
    [TIME_HALVES] = "halves",
    [TIME_DECIMAL_MARKS] = "decimal_marks",
};

LIST(time_word_items, struct time_word);
LIST(zone_items, struct zone_entry);

static bool read_number(const struct value *value, int32_t *number)
{
    struct text digits = value->scalar;
    int magnitude;
    bool negative = text_starts_with(digits, TEXT("-"));
    if (negative)
        digits = text_from_offset(digits, 1);
    if (value->kind != VALUE_SCALAR || value->quoted || !text_to_number(digits, &magnitude))
        return false;
    *number = negative ? -magnitude : magnitude;
    return true;
}

static bool contains_word(const struct time_word_items *list, const char *word)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].word, word) == 0)
            return true;
    return false;
}

static unsigned letters_of(const struct time_word *word)
{
    return time_letters_at(text_from(word->word), 0).hash;
}

static int compare_words(const void *left, const void *right)
{
    unsigned a = letters_of(left), b = letters_of(right);
    return a == b  ? strcmp(((const struct time_word *)left)->word,
                            ((const struct time_word *)right)->word)
           : a > b ? 1
                   : -1;
}

/* The words of a list with those that stand `before` it, in the order in which they are looked up. */
static struct time_word_list read_time_list(struct compiler *compiler, const struct source *source,
                                            const struct value *map, struct time_word_list before)
{
    struct time_word_items list = {0};
    for (size_t i = 0; i < before.count; i++)
        LIST_PUSH(compiler->arena, &list, before.items[i]);
    if (map->kind != VALUE_MAP)
        compile_fault_at(compiler, source, map->place, "must map words to whole numbers");
    for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
        const char *word = utf8_fold(compiler->arena, map->keys[i]).data;
        int32_t number = 0;
        if (!read_number(&map->items[i], &number))
            compile_fault_at(compiler, source, map->items[i].place, "must be a whole number");
        else if (contains_word(&list, word))
            compile_fault_at(compiler, source, map->key_places[i], "'%s' is there twice", word);
        else
            LIST_PUSH(compiler->arena, &list, (struct time_word){word, number});
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_words);
    return (struct time_word_list){.items = list.items, .count = list.count};
}

static size_t find_time_list(struct text key)
{
    size_t list = 0;
    while (list < TIME_LIST_COUNT && !text_equal(key, text_from(compile_time_keys[list])))
        list++;
    return list;
}

/* `date_order: day_first`: what a language settles for numbers that could be either. */
static void read_date_order(struct compiler *compiler, const struct source *source,
                            const struct value *value, struct time_words *time)
{
    if (text_equal(value->scalar, TEXT("day_first")))
        time->date_order = DATE_DAY_FIRST;
    else if (text_equal(value->scalar, TEXT("month_first")))
        time->date_order = DATE_MONTH_FIRST;
    else
        compile_fault_at(compiler, source, value->place, "must be day_first or month_first");
}

void compile_time(struct compiler *compiler, const struct source *source,
                  const struct value *section, struct time_words *time)
{
    for (size_t i = 0; i < section->count; i++) {
        if (text_equal(section->keys[i], TEXT("date_order"))) {
            read_date_order(compiler, source, &section->items[i], time);
            continue;
        }
        size_t found = find_time_list(section->keys[i]);
        if (found == TIME_LIST_COUNT) {
            compile_fault_at(compiler, source, section->key_places[i], "unknown key '%.*s'",
                             TEXT_ARG(section->keys[i]));
            continue;
        }
        time->lists[found] =
            read_time_list(compiler, source, &section->items[i], time->lists[found]);
    }
}

/* "+05:30" as minutes east of UTC. */
static bool read_offset(const struct value *value, int16_t *minutes_east)
{
    struct text t = value->scalar;
    int hours, minutes;
    if (value->kind != VALUE_SCALAR || t.length != 6 || (t.data[0] != '+' && t.data[0] != '-') ||
        t.data[3] != ':' || !text_to_number(text_slice(t, 1, 3), &hours) ||
        !text_to_number(text_slice(t, 4, 6), &minutes) || hours > 14 || minutes > 59)
        return false;
    int total = hours * 60 + minutes;
    *minutes_east = (int16_t)(t.data[0] == '-' ? -total : total);
    return true;
}

static void read_offsets(struct compiler *compiler, const struct source *source,
                         const struct value *map, struct zone_entry *zone)
{
    const struct value *list = value_get(map, "offsets"), *other = value_get(map, "other_season");
    if (!list || list->kind != VALUE_LIST || !list->count || list->count > ZONE_MAX_OFFSETS) {
        compile_fault_at(compiler, source, list ? list->place : map->place,
                         "'offsets' must be a list of one to %d", ZONE_MAX_OFFSETS);
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!read_offset(&list->items[i], &zone->offsets[i]))
            compile_fault_at(compiler, source, list->items[i].place,
                             "an offset is written \"+05:30\"");
    zone->offset_count = list->count;
    zone->other_season = zone->offsets[0];
    if (other && !read_offset(other, &zone->other_season))
        compile_fault_at(compiler, source, other->place, "an offset is written \"+05:30\"");
}

static void read_long_names(struct compiler *compiler, const struct source *source,
                            const struct value *list, struct zone_entry *zone)
{
    struct string_list names = {0};
    if (list && list->kind != VALUE_LIST)
        compile_fault_at(compiler, source, list->place, "'long' must be a list of names");
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
        if (list->items[i].kind == VALUE_SCALAR)
            LIST_PUSH(compiler->arena, &names, list->items[i].scalar.data);
        else
            compile_fault_at(compiler, source, list->items[i].place, "a name must be a text");
    }
    LIST_PUSH(compiler->arena, &names, NULL);
    zone->long_names = names.items;
}

static void check_offset_count(struct compiler *compiler, const struct source *source,
                               const struct value *map, const struct zone_entry *zone)
{
    bool good = zone->kind == ZONE_FIXED      ? zone->offset_count == 1
                : zone->kind == ZONE_SEASONAL ? zone->offset_count == 2
                                              : zone->offset_count > 1;
    if (zone->offset_count && !good)
        compile_fault_at(compiler, source, map->place,
                         "a fixed zone has one offset, a seasonal two, one of several places more");
}

static void read_zone(struct compiler *compiler, const struct source *source,
                      const struct value *map, struct zone_items *zones)
{
    static const char *const known[] = {"name",         "kind",   "offsets", "long",
                                        "other_season", "region", NULL};
    static const char *const kinds[] = {
        [ZONE_FIXED] = "fixed", [ZONE_SEVERAL] = "several", [ZONE_SEASONAL] = "seasonal"};
    if (map->kind != VALUE_MAP) {
        compile_fault_at(compiler, source, map->place, "a zone must be a map");
        return;
    }
    compile_check_keys(compiler, source, map, known);
    struct zone_entry zone = {.name = compile_string(compiler, source, map, "name")};
    const char *kind = compile_string(compiler, source, map, "kind");
    size_t number = 0;
    while (number <= ZONE_SEASONAL && strcmp(kind, kinds[number]) != 0)
        number++;
    if (number > ZONE_SEASONAL)
        compile_fault_at(compiler, source, map->place, "'kind' is fixed, several or seasonal");
    else
        zone.kind = (enum zone_kind)number;
    read_offsets(compiler, source, map, &zone);
    read_long_names(compiler, source, value_get(map, "long"), &zone);
    check_offset_count(compiler, source, map, &zone);
    if (value_get(map, "region"))
        zone.region = compile_string(compiler, source, map, "region");
    LIST_PUSH(compiler->arena, zones, zone);
}

void compile_zones(struct compiler *compiler, const char *path)
{
    static const char *const known[] = {"zones", NULL};
    struct source source;
    struct value map;
    struct zone_items zones = {0};
    if (!compile_load(compiler, path, &source) || !compile_parse(compiler, &source, &map))
        return;
    compile_check_keys(compiler, &source, &map, known);
    const struct value *list = value_get(&map, "zones");
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++)
        read_zone(compiler, &source, &list->items[i], &zones);
    compiler->tables.zones = (struct zone_table){.items = zones.items, .count = zones.count};
}
