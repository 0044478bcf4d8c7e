/* The files of a configuration: the one that was found, and those that it extends. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/files.h"
#include "input/path.h"
#include "rulebook/configuration_reader.h"
#include "rulebook/glob.h"

static void read_file(struct configuration_reader *reader);

static bool is_file_name(struct text name)
{
    return text_ends_with(name, TEXT(".yml")) || text_ends_with(name, TEXT(".yaml"));
}

static void extend_profile(struct configuration_reader *reader, const struct value *value)
{
    struct configuration *configuration = reader->configuration;
    const struct profile *profile = rulebook_profile(value->scalar);
    struct word_choices names = {0};
    for (size_t i = 0; i < rulebook_profile_count; i++)
        LIST_PUSH(reader->arena, &names, rulebook_profiles[i].name);
    if (!profile) {
        reader_fault(reader, value->place, "unknown profile '%.*s' (a file's name ends in .yml)%s",
                     TEXT_ARG(value->scalar),
                     suggest_words("profile", value->scalar, &names, reader->arena));
        return;
    }
    struct layer layer = {.profile = profile, .rules = profile->rules, .file = reader->shown};
    layer.origin = reader_origin(reader, value);
    LIST_PUSH(reader->arena, &configuration->layers, layer);
    configuration->profile = profile;
    configuration->profile_origin = layer.origin;
}

/* How many files lie between the first one and this; SIZE_MAX where `path` is one of them. */
static size_t depth_of(const struct configuration_reader *reader, struct text path)
{
    size_t depth = 0;
    for (; reader; reader = reader->extender, depth++)
        if (text_equal(reader->path, path))
            return SIZE_MAX;
    return depth;
}

static void extend_file(struct configuration_reader *reader, const struct value *value)
{
    struct text path = path_resolve(reader->folder, value->scalar, reader->arena);
    size_t depth = depth_of(reader, path);
    if (depth == SIZE_MAX) {
        reader_fault(reader, value->place, "'%.*s' extends itself in a circle; take one out",
                     TEXT_ARG(value->scalar));
        return;
    }
    if (depth > MAX_EXTENDS_DEPTH || ++*reader->file_count > MAX_EXTENDED_FILES) {
        reader_fault(reader, value->place,
                     "'%.*s' is one file too many: at most %d may extend each other, in chains of "
                     "%d",
                     TEXT_ARG(value->scalar), MAX_EXTENDED_FILES, MAX_EXTENDS_DEPTH);
        return;
    }
    struct configuration_reader extended = *reader;
    extended.path = path;
    extended.folder = path_folder(path);
    extended.shown = path_between(reader->working, path, reader->arena);
    extended.extender = reader;
    extended.extended_at = value->place;
    read_file(&extended);
}

static void extend(struct configuration_reader *reader, const struct value *value, void *context)
{
    (void)context;
    if (is_file_name(value->scalar))
        extend_file(reader, value);
    else
        extend_profile(reader, value);
}

void read_extends(struct configuration_reader *reader, const struct value *value, void *context)
{
    reader_texts(reader, value, "extends", GLOB_MAX_LENGTH, extend, context);
}

/* Tells that a file cannot be read: where another names it, or of the first file as a whole. */
static void fault_unreadable(const struct configuration_reader *reader, const struct error *error)
{
    if (reader->extender) {
        reader_fault(reader->extender, reader->extended_at, "'%s' %s; check the path",
                     reader->shown, error->message);
        return;
    }
    struct configuration_fault fault = {.file = reader->shown};
    fault.message = arena_printf(reader->arena, "%s; check the path", error->message);
    LIST_PUSH(reader->arena, &reader->configuration->faults, fault);
}

static bool speaks_of(const struct data_fault *fault, struct text word)
{
    return text_find(text_from(fault->message), word, 0) != TEXT_NOT_FOUND;
}

/* What to do about a fault of YAML: its own words do not say that. */
static const char *syntax_cure(struct text source, const struct data_fault *fault)
{
    if (fault->offset < source.length && source.data[fault->offset] == '\t')
        return "indent with blanks, not with tabs";
    if (speaks_of(fault, TEXT("escape")))
        return "write patterns in single quotes, which keep backslashes";
    if (speaks_of(fault, TEXT("alias")) || speaks_of(fault, TEXT("anchor")))
        return "put what begins with '*' or '&' in quotes";
    if (speaks_of(fault, TEXT("duplicate")))
        return "keep one of them";
    if (speaks_of(fault, TEXT("second document")))
        return "take out the line '---'";
    return "look for a missing quote, bracket, colon or blank there";
}

static bool check_utf8(const struct configuration_reader *reader)
{
    size_t bad = utf8_find_invalid(reader->source);
    return bad == TEXT_NOT_FOUND ||
           reader_fault(reader, (struct place){bad, bad},
                        "byte 0x%02X is no valid UTF-8; convert the file, e.g. iconv -f LATIN1 -t "
                        "UTF-8",
                        (unsigned)(unsigned char)reader->source.data[bad]);
}

/* Reads the file's bytes as a tree of values; false after a fault. */
static bool parse_file(struct configuration_reader *reader, struct value *map)
{
    struct error error;
    struct data_fault fault;
    if (!file_read(reader->path.data, MAX_CONFIGURATION_SIZE, reader->arena, &reader->source,
                   &error)) {
        fault_unreadable(reader, &error);
        return false;
    }
    if (!check_utf8(reader))
        return false;
    if (yaml_parse(reader->source, reader->arena, map, &fault))
        return true;
    struct configuration_fault told = {
        reader->shown, fault.line, fault.column,
        arena_printf(reader->arena, "%s; %s", fault.message, syntax_cure(reader->source, &fault))};
    LIST_PUSH(reader->arena, &reader->configuration->faults, told);
    return false;
}

static int compare_faults(const void *left, const void *right)
{
    const struct configuration_fault *a = left, *b = right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static void read_file(struct configuration_reader *reader)
{
    struct value map;
    if (!parse_file(reader, &map))
        return;
    if (map.kind != VALUE_NULL)
        reader_map(reader, &map, "the configuration", configuration_keys, NULL);
}

/* Brings each file's faults into the order of its lines. */
static void sort_faults(struct configuration_fault_list *faults)
{
    for (size_t from = 0, end; from < faults->count; from = end) {
        for (end = from + 1; end < faults->count; end++)
            if (faults->items[end].file != faults->items[from].file)
                break;
        qsort(faults->items + from, end - from, sizeof *faults->items, compare_faults);
    }
}

struct configuration *configuration_read(struct text path, struct text working, const char *version,
                                         struct arena *arena)
{
    struct configuration *configuration = arena_alloc(arena, sizeof *configuration);
    size_t file_count = 0;
    configuration->path = path_between(working, path, arena);
    configuration->folder = path_folder(path);
    struct configuration_reader reader = {.arena = arena,
                                          .configuration = configuration,
                                          .version = version,
                                          .working = working,
                                          .path = path,
                                          .folder = configuration->folder,
                                          .shown = configuration->path,
                                          .file_count = &file_count};
    read_file(&reader);
    sort_faults(&configuration->faults);
    return configuration;
}
