#include "checks/baseline.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define VERSION "1"
#define MAX_COUNT 1000000 /* of one entry; no document has as many findings */
#define FINGERPRINT_LENGTH 16

static int compare_entries(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    int order = text_compare(a->path, b->path);
    if (!order)
        order = text_compare(a->rule, b->rule);
    return order ? order : text_compare(a->fingerprint, b->fingerprint);
}

/* By their keys, and where these are the same as they stand in the file. */
static int compare_places(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    int order = compare_entries(a, b);
    return order ? order : (a->place.start > b->place.start) - (a->place.start < b->place.start);
}

static void sort_entries(struct baseline_entry_list *entries)
{
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_places);
}

/* A file on its way into a baseline. */
struct parser {
    struct text source;
    struct arena *arena;
    struct data_fault *fault;
};

static bool fail_at(struct parser *parser, size_t offset, const char *message)
{
    parser->fault->message = message;
    parser->fault->offset = offset;
    data_locate(parser->source, offset, &parser->fault->line, &parser->fault->column);
    return false;
}

static bool check_keys(struct parser *parser, const struct value *map, const char *what,
                       const char *const *keys, size_t count)
{
    if (map->kind != VALUE_MAP)
        return fail_at(parser, map->place.start,
                       arena_printf(parser->arena, "%s must be an object", what));
    for (size_t i = 0; i < count; i++)
        if (!value_get(map, keys[i]))
            return fail_at(parser, map->place.start,
                           arena_printf(parser->arena, "%s has no \"%s\"", what, keys[i]));
    for (size_t i = 0; i < map->count; i++) {
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known |= text_equal(map->keys[i], text_from(keys[j]));
        if (!known)
            return fail_at(
                parser, map->key_places[i].start,
                arena_printf(parser->arena, "unknown key \"%.*s\"", TEXT_ARG(map->keys[i])));
    }
    return true;
}

static bool read_text(struct parser *parser, const struct value *map, const char *key,
                      struct text *text)
{
    const struct value *value = value_get(map, key);
    *text = value->scalar;
    if (value->kind == VALUE_SCALAR && value->quoted && text->length)
        return true;
    return fail_at(parser, value->place.start,
                   arena_printf(parser->arena, "\"%s\" must be a text", key));
}

static bool read_fingerprint(struct parser *parser, const struct value *map, struct text *text)
{
    if (!read_text(parser, map, "fingerprint", text))
        return false;
    bool good = text->length == FINGERPRINT_LENGTH;
    for (size_t i = 0; good && i < text->length; i++)
        good = strchr("0123456789abcdef", text->data[i]) != NULL;
    return good || fail_at(parser, value_get(map, "fingerprint")->place.start,
                           "\"fingerprint\" must be 16 hexadecimal digits");
}

static bool read_count(struct parser *parser, const struct value *map, size_t *count)
{
    const struct value *value = value_get(map, "count");
    int number = 0;
    bool good = value->kind == VALUE_SCALAR && !value->quoted &&
                text_to_number(value->scalar, &number) && number > 0 && number <= MAX_COUNT;
    *count = (size_t)number;
    return good ||
           fail_at(parser, value->place.start, "\"count\" must be a number from 1 to 1000000");
}

static bool read_entry(struct parser *parser, const struct value *map, struct baseline_entry *entry)
{
    static const char *const keys[] = {"path", "rule", "fingerprint", "count"};
    *entry = (struct baseline_entry){.place = map->place};
    if (!check_keys(parser, map, "an entry", keys, sizeof keys / sizeof *keys) ||
        !read_text(parser, map, "path", &entry->path) ||
        !read_text(parser, map, "rule", &entry->rule) ||
        !read_fingerprint(parser, map, &entry->fingerprint) ||
        !read_count(parser, map, &entry->count))
        return false;
    entry->left = entry->count;
    return true;
}

static bool check_version(struct parser *parser, const struct value *version)
{
    if (version->kind == VALUE_SCALAR && !version->quoted &&
        text_equal(version->scalar, TEXT(VERSION)))
        return true;
    return fail_at(parser, version->place.start,
                   "\"version\" must be " VERSION "; write the baseline anew for another one");
}

static bool check_duplicates(struct parser *parser, const struct baseline *baseline)
{
    const struct baseline_entry *items = baseline->entries.items;
    for (size_t i = 1; i < baseline->entries.count; i++)
        if (compare_entries(&items[i - 1], &items[i]) == 0)
            return fail_at(parser, items[i].place.start,
                           "this finding is listed twice; add the counts, or remove one");
    return true;
}

bool baseline_parse(struct baseline *baseline, struct text source, struct arena *arena,
                    struct data_fault *fault)
{
    static const char *const keys[] = {"version", "findings"};
    struct parser parser = {source, arena, fault};
    struct value root;
    *baseline = (struct baseline){0};
    if (!json_parse(source, arena, &root, fault) ||
        !check_keys(&parser, &root, "a baseline", keys, sizeof keys / sizeof *keys) ||
        !check_version(&parser, value_get(&root, "version")))
        return false;
    const struct value *findings = value_get(&root, "findings");
    if (findings->kind != VALUE_LIST)
        return fail_at(&parser, findings->place.start, "\"findings\" must be an array");
    for (size_t i = 0; i < findings->count; i++) {
        struct baseline_entry entry;
        if (!read_entry(&parser, &findings->items[i], &entry))
            return false;
        LIST_PUSH(arena, &baseline->entries, entry);
    }
    sort_entries(&baseline->entries);
    return check_duplicates(&parser, baseline);
}

/* The index of the first entry that is not before the one sought. */
static size_t find_entry(const struct baseline_entry_list *entries,
                         const struct baseline_entry *sought)
{
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_entries(&entries->items[middle], sought) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A rule that is off finds nothing, so nobody knows whether what it found still occurs; one that there
 * is no more finds nothing for ever. */
static bool is_on(const struct settings *settings, struct text id)
{
    const struct rule *rule = settings_find_rule(settings, id);
    return !rule || settings->severities[rule_number(rule)] != SEVERITY_OFF;
}

static struct text path_key(struct text path, struct arena *arena)
{
    return utf8_sanitise(arena, path);
}

void baseline_hide(struct baseline *baseline, struct text path, const struct settings *settings,
                   struct finding_list *findings, struct arena *arena)
{
    struct baseline_entry_list *entries = &baseline->entries;
    struct baseline_entry sought = {.path = path_key(path, arena)};
    for (size_t i = find_entry(entries, &sought);
         i < entries->count && text_equal(entries->items[i].path, sought.path); i++)
        entries->items[i].judged |= is_on(settings, entries->items[i].rule);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        sought.rule = text_from(finding->rule->id);
        sought.fingerprint = text_from(finding->fingerprint);
        size_t at = find_entry(entries, &sought);
        if (finding->suppressed != NOT_SUPPRESSED || at == entries->count ||
            compare_entries(&entries->items[at], &sought) != 0 || !entries->items[at].left)
            continue;
        entries->items[at].left--;
        finding->suppressed = SUPPRESSED_BY_BASELINE;
    }
}

bool baseline_entry_is_gone(const struct baseline_entry *entry)
{
    return entry->judged && entry->left > 0;
}

size_t baseline_prune(struct baseline *baseline)
{
    struct baseline_entry_list *entries = &baseline->entries;
    size_t kept = 0, pruned = 0;
    for (size_t i = 0; i < entries->count; i++) {
        struct baseline_entry entry = entries->items[i];
        if (baseline_entry_is_gone(&entry)) {
            pruned += entry.left;
            entry.count -= entry.left;
            entry.left = 0;
        }
        if (entry.count)
            entries->items[kept++] = entry;
    }
    entries->count = kept;
    return pruned;
}

void baseline_add(struct baseline *baseline, struct text path, const struct finding_list *findings,
                  struct arena *arena)
{
    struct text key = arena_copy(arena, path_key(path, arena));
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->suppressed == SUPPRESSED_BY_COMMENT)
            continue;
        struct baseline_entry entry = {
            .path = key,
            .rule = arena_copy(arena, text_from(finding->rule->id)),
            .fingerprint = arena_copy(arena, text_from(finding->fingerprint)),
            .count = 1,
        };
        LIST_PUSH(arena, &baseline->entries, entry);
    }
}

/* Makes one entry of those of one finding. */
static void join_entries(struct baseline_entry_list *entries)
{
    size_t kept = 0;
    sort_entries(entries);
    for (size_t i = 0; i < entries->count; i++)
        if (kept && compare_entries(&entries->items[kept - 1], &entries->items[i]) == 0)
            entries->items[kept - 1].count += entries->items[i].count;
        else
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
}

LIST(byte_list, char);

static void append(struct byte_list *bytes, struct text text, struct arena *arena)
{
    for (size_t i = 0; i < text.length; i++)
        LIST_PUSH(arena, bytes, text.data[i]);
}

static const char *print_entry(const struct baseline_entry *entry, struct arena *arena)
{
    struct text path = json_quote(entry->path, arena), rule = json_quote(entry->rule, arena);
    return arena_printf(
        arena, "{\"path\": %.*s, \"rule\": %.*s, \"fingerprint\": \"%.*s\", \"count\": %zu}\n",
        TEXT_ARG(path), TEXT_ARG(rule), TEXT_ARG(entry->fingerprint), entry->count);
}

struct text baseline_print(struct baseline *baseline, struct arena *arena)
{
    struct byte_list bytes = {0};
    struct baseline_entry_list *entries = &baseline->entries;
    join_entries(entries);
    append(&bytes, TEXT("{\n\"version\": " VERSION ",\n\"findings\": [\n"), arena);
    for (size_t i = 0; i < entries->count; i++) {
        append(&bytes, i ? TEXT(",\n") : TEXT(""), arena);
        append(&bytes, text_from(print_entry(&entries->items[i], arena)), arena);
    }
    append(&bytes, TEXT("]\n}\n"), arena);
    return (struct text){bytes.items, bytes.count};
}
