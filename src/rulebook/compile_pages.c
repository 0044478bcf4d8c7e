#include "rulebook/compile.h"

#include <string.h>

#define FENCE TEXT("---\n")
#define FENCE_BEHIND TEXT("\n---\n")

/* Splits a page: its front matter becomes the source's data, the rest is returned. */
static bool split_page(struct compiler *compiler, struct source *source, struct text *page)
{
    struct text bytes = source->bytes;
    size_t end = text_find(bytes, FENCE_BEHIND, 0);
    if (!text_starts_with(bytes, FENCE) || end == TEXT_NOT_FOUND) {
        compile_fault(compiler, source, 0, "a page begins with front matter between two '---'");
        return false;
    }
    source->data_offset = FENCE.length;
    source->data = text_slice(bytes, FENCE.length, end + 1);
    *page = text_trim(text_from_offset(bytes, end + FENCE_BEHIND.length));
    return true;
}

static bool is_id(struct text id)
{
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        bool inside = i > 0 && i + 1 < id.length;
        if (!(c >= 'a' && c <= 'z') && !(inside && (c == '-' || ascii_is_digit(c))))
            return false;
    }
    return id.length > 0;
}

static void check_line(struct compiler *compiler, const struct source *source, const char *key,
                       const char *line)
{
    size_t length = strlen(line);
    if (strchr(line, '\n'))
        compile_fault_at(compiler, source, (struct place){0}, "'%s' must be one line", key);
    if (length && line[length - 1] == '.')
        compile_fault_at(compiler, source, (struct place){0}, "'%s' ends in a full stop", key);
}

static void check_rule(struct compiler *compiler, const struct source *source,
                       const struct value *map, const struct rule *rule)
{
    struct text id = text_from(rule->id), stem = compile_stem(source->path);
    const struct value *value = value_get(map, "id");
    if (value && !text_equal(id, stem))
        compile_fault_at(compiler, source, value->place, "the page of '%s' is named %.*s.md",
                         rule->id, TEXT_ARG(stem));
    if (value && !is_id(id))
        compile_fault_at(compiler, source, value->place, "an id is made of a to z, 0 to 9 and '-'");
    check_line(compiler, source, "summary", rule->summary);
    if (strchr(rule->help, '\n'))
        compile_fault_at(compiler, source, (struct place){0}, "'help' must be one line");
    if (!rule->page[0])
        compile_fault(compiler, source, source->bytes.length, "the page has no text");
}

/* The front matter's severity; SEVERITY_OFF after a reported fault. */
static enum severity read_severity(struct compiler *compiler, const struct source *source,
                                   const struct value *map)
{
    struct setting_reader reader = compile_reader(compiler, source);
    const struct value *value = value_get(map, "severity");
    enum severity severity = SEVERITY_OFF;
    setting_read_severity(&reader, value ? value : map, &severity);
    return severity;
}

static const char *read_fix(struct compiler *compiler, const struct source *source,
                            const struct value *map)
{
    static const char *const known[] = {"no", "suggest", "safe"};
    const char *fix = compile_string(compiler, source, map, "fix");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(fix, known[i]) == 0)
            return known[i];
    if (*fix)
        compile_fault_at(compiler, source, value_get(map, "fix")->place,
                         "'fix' is no, suggest or safe");
    return "";
}

/* `absence: yes`, or no such key. */
static bool read_absence(struct compiler *compiler, const struct source *source,
                         const struct value *map)
{
    const struct value *value = value_get(map, "absence");
    if (value && (value->kind != VALUE_SCALAR || !text_equal(value->scalar, TEXT("yes"))))
        compile_fault_at(compiler, source, value->place, "'absence' is yes, or left out");
    return value != NULL;
}

/* The kind of an option is that of its default. */
static enum option_kind option_kind_of(const struct value *preset)
{
    int number;
    if (preset->kind == VALUE_LIST)
        return OPTION_LIST;
    bool digits = !preset->quoted && text_to_number(preset->scalar, &number);
    return digits ? OPTION_NUMBER : OPTION_TEXT;
}

/* `min: {default: 400, about: words at the least}`. */
static bool read_option(struct compiler *compiler, const struct source *source, struct text name,
                        const struct value *map, struct rule_option *option)
{
    static const char *const known[] = {"default", "about", NULL};
    struct setting_reader reader = compile_reader(compiler, source);
    const struct value *preset = value_get(map, "default");
    if (!preset) {
        compile_fault_at(compiler, source, map->place,
                         "an option is a map with 'default' and 'about'");
        return false;
    }
    compile_check_keys(compiler, source, map, known);
    option->name = arena_copy(compiler->arena, name).data;
    option->about = compile_string(compiler, source, map, "about");
    return setting_read_option(&reader, "default", preset, option_kind_of(preset), &option->preset);
}

LIST(option_list, struct rule_option);

static struct option_list read_options(struct compiler *compiler, const struct source *source,
                                       const struct value *map)
{
    struct option_list options = {0};
    if (map && map->kind != VALUE_MAP && map->kind != VALUE_NULL)
        compile_fault_at(compiler, source, map->place, "'options' must be a map");
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->count; i++) {
        struct rule_option option;
        if (!is_id(map->keys[i]) || text_equal(map->keys[i], TEXT("severity")))
            compile_fault_at(compiler, source, map->key_places[i],
                             "an option's name is made of a to z, 0 to 9 and '-'; "
                             "'severity' is no option");
        else if (read_option(compiler, source, map->keys[i], &map->items[i], &option))
            LIST_PUSH(compiler->arena, &options, option);
    }
    return options;
}

void compile_page(struct compiler *compiler, const char *path)
{
    static const char *const known[] = {"id",      "family",  "severity", "summary", "help", "fix",
                                        "absence", "sources", "options",  "pattern", NULL};
    struct source source;
    struct text page;
    struct value map;
    if (!compile_load(compiler, path, &source) || !split_page(compiler, &source, &page) ||
        !compile_parse(compiler, &source, &map))
        return;
    compile_check_keys(compiler, &source, &map, known);
    struct option_list options = read_options(compiler, &source, value_get(&map, "options"));
    struct rule rule = {
        .id = compile_string(compiler, &source, &map, "id"),
        .family = compile_string(compiler, &source, &map, "family"),
        .severity = read_severity(compiler, &source, &map),
        .summary = compile_string(compiler, &source, &map, "summary"),
        .help = compile_string(compiler, &source, &map, "help"),
        .fix = read_fix(compiler, &source, &map),
        .absence = read_absence(compiler, &source, &map),
        .page = arena_printf(compiler->arena, "%.*s\n", TEXT_ARG(page)),
        .sources = compile_source_codes(compiler, &source, value_get(&map, "sources")),
        .pattern = compile_pattern(compiler, &source, value_get(&map, "pattern")),
        .options = options.items,
        .option_count = options.count,
    };
    check_rule(compiler, &source, &map, &rule);
    LIST_PUSH(compiler->arena, &compiler->tables.rules, rule);
}

static const struct rule *find_rule(const struct tables *tables, struct text id)
{
    for (size_t i = 0; i < tables->rules.count; i++)
        if (text_equal(text_from(tables->rules.items[i].id), id))
            return &tables->rules.items[i];
    return NULL;
}

/* The id of the check that a line of C defines: `void check_duration_missing(struct check *check)`.
 * Helpers are static or have other arguments. */
static bool read_check_id(struct compiler *compiler, struct text line, struct text *id)
{
    struct text head = TEXT("void check_"), arguments = TEXT("(struct check *");
    size_t end = text_find(line, arguments, 0);
    if (!text_starts_with(line, head) || end == TEXT_NOT_FOUND)
        return false;
    *id = arena_copy(compiler->arena, text_slice(line, head.length, end));
    for (size_t i = 0; i < id->length; i++)
        if (id->data[i] == '_')
            ((char *)id->data)[i] = '-';
    return true;
}

void compile_match_checks(struct compiler *compiler, const char *path)
{
    struct source source;
    struct text rest, line, id;
    if (!compile_load(compiler, path, &source))
        return;
    for (rest = source.bytes; text_next_line(&rest, &line);) {
        if (!read_check_id(compiler, line, &id))
            continue;
        const struct rule *rule = find_rule(&compiler->tables, id);
        size_t offset = (size_t)(line.data - source.bytes.data);
        if (!rule)
            compile_fault(compiler, &source, offset,
                          "a check without a page: rules/%.*s.md is missing", TEXT_ARG(id));
        else if (rule->pattern)
            compile_fault(compiler, &source, offset,
                          "a check beside the pattern that rules/%.*s.md has", TEXT_ARG(id));
    }
}
