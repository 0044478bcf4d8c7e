#include "rulebook/compile.h"

#include <string.h>
#include <unistd.h>

#include "rulebook/profile.h"

/* Who told setting.h to read, to report its faults to. */
struct reporter {
    struct compiler *compiler;
    const struct source *source;
};

static void report_fault(void *context, struct place place, const char *message)
{
    const struct reporter *reporter = context;
    compile_fault_at(reporter->compiler, reporter->source, place, "%s", message);
}

struct setting_reader compile_reader(struct compiler *compiler, const struct source *source)
{
    const struct rule_list *rules = &compiler->tables.rules;
    struct reporter *reporter = arena_alloc(compiler->arena, sizeof *reporter);
    *reporter = (struct reporter){compiler, source};
    return (struct setting_reader){compiler->arena, rules->items, rules->count, report_fault,
                                   reporter};
}

static bool is_read(const struct profile_list *profiles, struct text name)
{
    for (size_t i = 0; i < profiles->count; i++)
        if (text_equal(text_from(profiles->items[i].name), name))
            return true;
    return false;
}

/* A chain of profiles that is longer than this goes round in a circle. */
#define MAX_EXTENDING 20

/* Reads the profile that this one extends before it; where there is none, profile_read says so. */
static void compile_extended(struct compiler *compiler, const struct source *source,
                             const struct value *name)
{
    size_t folder = strlen(source->path) - strlen(strrchr(source->path, '/'));
    const char *path = arena_printf(compiler->arena, "%.*s/%.*s.yml", (int)folder, source->path,
                                    TEXT_ARG(name->scalar));
    if (compiler->extending == MAX_EXTENDING) {
        compile_fault_at(compiler, source, name->place, "profiles extend each other in a circle");
    } else if (access(path, R_OK) == 0) {
        compiler->extending++;
        compile_profile(compiler, path);
        compiler->extending--;
    }
}

void compile_profile(struct compiler *compiler, const char *path)
{
    struct profile_list *profiles = &compiler->tables.profiles;
    struct source source;
    struct value map;
    if (is_read(profiles, compile_stem(path)) || !compile_load(compiler, path, &source) ||
        !compile_parse(compiler, &source, &map))
        return;
    const struct value *extends = value_get(&map, "extends");
    if (extends && extends->kind == VALUE_SCALAR)
        compile_extended(compiler, &source, extends);
    if (is_read(profiles, compile_stem(path))) /* in a circle */
        return;
    struct setting_reader reader = compile_reader(compiler, &source);
    struct profile profile = profile_read(&reader, profiles->items, profiles->count, &map);
    if (!text_equal(text_from(profile.name), compile_stem(path)))
        compile_fault_at(compiler, &source, map.place, "the name must be the file's");
    LIST_PUSH(compiler->arena, profiles, profile);
}
