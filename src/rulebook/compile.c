#include "rulebook/compile.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 4, 0))) static void print_fault(struct compiler *compiler,
                                                              const struct source *source,
                                                              size_t offset, const char *format,
                                                              va_list arguments)
{
    size_t line, column;
    data_locate(source->bytes, offset, &line, &column);
    fprintf(stderr, "%s:%zu:%zu: ", source->path, line, column);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    compiler->failed = true;
}

void compile_fault(struct compiler *compiler, const struct source *source, size_t offset,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_fault(compiler, source, offset, format, arguments);
    va_end(arguments);
}

void compile_fault_at(struct compiler *compiler, const struct source *source, struct place place,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_fault(compiler, source, source->data_offset + place.start, format, arguments);
    va_end(arguments);
}

static void file_fault(struct compiler *compiler, const char *path, const char *message)
{
    fprintf(stderr, "%s: %s\n", path, message);
    compiler->failed = true;
}

bool compile_load(struct compiler *compiler, const char *path, struct source *source)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        file_fault(compiler, path, strerror(errno));
        return false;
    }
    LIST(, char) bytes = {0};
    for (int c; (c = getc(file)) != EOF;)
        LIST_PUSH(compiler->arena, &bytes, (char)c);
    bool good = !ferror(file);
    fclose(file);
    if (!good)
        file_fault(compiler, path, "cannot be read");
    struct text text = {bytes.items, bytes.count};
    *source = (struct source){path, text, text, 0};
    return good;
}

bool compile_parse(struct compiler *compiler, const struct source *source, struct value *map)
{
    struct data_fault fault;
    if (!yaml_parse(source->data, compiler->arena, map, &fault)) {
        compile_fault(compiler, source, source->data_offset + fault.offset, "%s", fault.message);
        return false;
    }
    if (map->kind == VALUE_NULL)
        map->kind = VALUE_MAP;
    if (map->kind != VALUE_MAP)
        compile_fault(compiler, source, source->data_offset, "must be a map of keys and values");
    return map->kind == VALUE_MAP;
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct string_list compile_list_files(struct compiler *compiler, const char *folder,
                                      const char *suffix)
{
    struct string_list paths = {0};
    DIR *directory = opendir(folder);
    if (!directory)
        return paths;
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.' && text_ends_with(text_from(entry->d_name), text_from(suffix)))
            LIST_PUSH(compiler->arena, &paths,
                      arena_printf(compiler->arena, "%s/%s", folder, entry->d_name));
    closedir(directory);
    if (paths.count)
        qsort(paths.items, paths.count, sizeof *paths.items, compare_strings);
    return paths;
}

struct text compile_stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return (struct text){name, dot ? (size_t)(dot - name) : strlen(name)};
}

static bool is_one_of(struct text key, const char *const *known)
{
    for (; *known; known++)
        if (text_equal(key, text_from(*known)))
            return true;
    return false;
}

void compile_check_keys(struct compiler *compiler, const struct source *source,
                        const struct value *map, const char *const *known)
{
    for (size_t i = 0; i < map->count; i++)
        if (!is_one_of(map->keys[i], known))
            compile_fault_at(compiler, source, map->key_places[i], "unknown key '%.*s'",
                             TEXT_ARG(map->keys[i]));
}

const char *compile_string(struct compiler *compiler, const struct source *source,
                           const struct value *map, const char *key)
{
    const struct value *value = value_get(map, key);
    if (value && value->kind == VALUE_SCALAR)
        return value->scalar.data;
    if (value)
        compile_fault_at(compiler, source, value->place, "'%s' must be a text", key);
    else
        compile_fault_at(compiler, source, map->place, "the key '%s' is missing", key);
    return "";
}

static void each_file(struct compiler *compiler, const char *folder, const char *suffix,
                      void (*read)(struct compiler *compiler, const char *path))
{
    struct string_list paths = compile_list_files(compiler, folder, suffix);
    for (size_t i = 0; i < paths.count; i++)
        read(compiler, paths.items[i]);
}

static int compare_rules(const void *left, const void *right)
{
    const struct rule *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* By id and not by file name, where "a-b.md" comes before "a.md". */
static void sort_rules(struct rule_list *rules)
{
    if (rules->count)
        qsort(rules->items, rules->count, sizeof *rules->items, compare_rules);
}

static int compare_profiles(const void *left, const void *right)
{
    const struct profile *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static void sort_profiles(struct profile_list *profiles)
{
    if (profiles->count)
        qsort(profiles->items, profiles->count, sizeof *profiles->items, compare_profiles);
}

static void compile_rules(struct compiler *compiler, const char *rules)
{
    struct arena *arena = compiler->arena;
    each_file(compiler, rules, "sources.yml", compile_standards);
    each_file(compiler, rules, ".md", compile_page);
    sort_rules(&compiler->tables.rules);
    each_file(compiler, arena_printf(arena, "%s/profiles", rules), ".yml", compile_profile);
    sort_profiles(&compiler->tables.profiles);
    each_file(compiler, arena_printf(arena, "%s/templates", rules), ".md", compile_template);
    each_file(compiler, arena_printf(arena, "%s/profiles", rules), ".yml", compile_match_templates);
    each_file(compiler, rules, "zones.yml", compile_zones);
    each_file(compiler, arena_printf(arena, "%s/words", rules), ".yml", compile_words);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: compile RULES-FOLDER CHECKS-FOLDER OUTPUT-FOLDER\n", stderr);
        return 2;
    }
    struct compiler compiler = {.arena = arena_new()};
    compile_rules(&compiler, argv[1]);
    if (!compiler.failed && !compile_write(&compiler.tables, argv[3]))
        compiler.failed = true;
    each_file(&compiler, argv[2], ".c", compile_match_checks);
    arena_free(compiler.arena);
    return compiler.failed ? 1 : 0;
}
