#include "commands/known.h"

#include <string.h>
#include <sys/stat.h>

#include "commands/message.h"
#include "commands/outputs.h"
#include "commands/save.h"
#include "input/repository.h"

#define MAX_BASELINE_SIZE (size_t)(16 * 1024 * 1024)

/* The most entries of one file that are named on standard error. */
#define MAX_TOLD 10

/* A configuration that names a file which cannot be read is where the fault lies. */
static void tell_unreadable(const struct known *known, const char *path,
                            const struct configuration *namer, const char *why)
{
    if (!namer) {
        message_print(path_shown(path), why);
        return;
    }
    const struct origin *origin = &namer->baseline_origin;
    const char *where = arena_printf(known->arena, "%s:%zu:%zu", origin->file, origin->line,
                                     namer->baseline_column);
    struct text shown = path_shown(path);
    message_print(text_from(where),
                  arena_printf(known->arena,
                               "'%.*s' %s; check the path, or write it with --write-baseline",
                               TEXT_ARG(shown), why));
}

/* `namer` is the configuration that names the file; NULL: the command line does. */
static bool read_baseline(struct known *known, const char *path, const struct configuration *namer)
{
    struct text source;
    struct error error;
    struct data_fault fault;
    struct known_file file = {.path = path};
    if (!file_read(path, MAX_BASELINE_SIZE, known->arena, &source, &error)) {
        tell_unreadable(known, path, namer, error.message);
        return false;
    }
    if (baseline_parse(&file.baseline, source, known->arena, &fault)) {
        LIST_PUSH(known->arena, &known->files, file);
        return true;
    }
    struct text shown = path_shown(path);
    const char *where =
        arena_printf(known->arena, "%.*s:%zu:%zu", TEXT_ARG(shown), fault.line, fault.column);
    message_print(text_from(where), fault.message);
    return false;
}

static struct known_file *find_file(struct known *known, const char *path)
{
    for (size_t i = 0; i < known->files.count; i++)
        if (strcmp(known->files.items[i].path, path) == 0)
            return &known->files.items[i];
    return NULL;
}

/* Two configurations may name one baseline. */
static bool read_configured(struct known *known, const struct configuration_list *configurations)
{
    bool good = true;
    for (size_t i = 0; i < configurations->count; i++) {
        const char *path = configurations->items[i]->baseline_path;
        if (path && !find_file(known, path))
            good &= read_baseline(known, path, configurations->items[i]);
    }
    return good;
}

bool known_check(const struct configuration_list *configurations, struct arena *arena)
{
    struct known known = {.arena = arena};
    return read_configured(&known, configurations);
}

/* Nothing but a baseline is overwritten: a slip of the hand would cost a file of somebody's. */
static bool may_be_written(const char *path, const struct input_files *inputs,
                           const struct options *options, struct arena *arena)
{
    struct stat status;
    struct text source;
    struct error error;
    struct data_fault fault;
    struct baseline baseline;
    const char *why = NULL;
    if (is_lint_input(path, options, inputs))
        why = "is read, so it is not overwritten; name another file for the baseline";
    else if (!save_is_possible(path) || stat(path, &status) != 0 || !status.st_size)
        return true; /* where it cannot be written either, that is said when it is */
    else if (!file_read(path, MAX_BASELINE_SIZE, arena, &source, &error))
        why = error.message;
    else if (!baseline_parse(&baseline, source, arena, &fault))
        why = "is no baseline, so it is not overwritten; name another file, or remove this one "
              "first";
    if (why)
        message_print(path_shown(path), why);
    return !why;
}

bool known_begin(struct known *known, const struct options *options,
                 const struct input_files *inputs, const struct configuration_list *configurations,
                 struct arena *arena)
{
    *known = (struct known){.options = options, .arena = arena};
    if (options->write_baseline && !options->list_files &&
        !may_be_written(options->write_baseline, inputs, options, arena))
        return false;
    if (options->baseline)
        return read_baseline(known, options->baseline, NULL);
    return options->write_baseline || read_configured(known, configurations);
}

struct text known_path(const struct input_file *file, const struct options *options,
                       const struct configuration *configuration, struct arena *arena)
{
    struct text root, below;
    const char *path = strcmp(file->path, "-") == 0 ? options->stdin_filename : file->path;
    if (!path)
        return file->shown;
    bool own =
        configuration && configuration->baseline_path && !repository_root(path, arena, &root);
    return own && path_below(path_absolute(path, arena), configuration->folder, &below)
               ? below
               : repository_path(path, arena);
}

void known_document(struct known *known, const struct input_file *file,
                    const struct configuration *configuration, const struct settings *settings,
                    struct finding_list *findings, struct arena *scratch)
{
    const struct options *options = known->options;
    const char *own = configuration ? configuration->baseline_path : NULL;
    const char *name = options->baseline ? options->baseline : own;
    struct known_file *known_file = name ? find_file(known, name) : NULL;
    if (!known_file && !options->write_baseline)
        return;
    bool configured = !options->baseline && !options->write_baseline;
    struct text path = known_path(file, options, configured ? configuration : NULL, scratch);
    if (known_file)
        baseline_hide(&known_file->baseline, path, settings, findings, scratch);
    if (!options->write_baseline)
        return;
    baseline_add(&known->found, path, findings, known->arena);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].suppressed == NOT_SUPPRESSED)
            findings->items[i].suppressed = SUPPRESSED_BY_BASELINE;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void tell_gone(const struct known *known, const struct known_file *file)
{
    struct text shown = path_shown(file->path);
    const struct baseline_entry_list *entries = &file->baseline.entries;
    size_t gone = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct baseline_entry *entry = &entries->items[i];
        if (!baseline_entry_is_gone(entry) || gone++ >= MAX_TOLD)
            continue;
        message_print(shown, arena_printf(known->arena, "no longer occurs: %.*s: %.*s [%.*s]",
                                          TEXT_ARG(entry->path), TEXT_ARG(entry->rule),
                                          TEXT_ARG(entry->fingerprint)));
    }
    if (gone > MAX_TOLD)
        message_print(shown,
                      arena_printf(known->arena, "%zu more no longer occur", gone - MAX_TOLD));
    if (gone && !known->options->prune)
        message_print(shown,
                      gone == 1 ? "--prune removes this entry" : "--prune removes these entries");
}

static bool write_baseline(struct known *known, struct baseline *baseline, const char *path)
{
    struct error error;
    if (save_file(path, baseline_print(baseline, known->arena), &error))
        return true;
    message_print(path_shown(path), error.message);
    return false;
}

static bool prune(struct known *known, struct known_file *file)
{
    size_t pruned = baseline_prune(&file->baseline);
    if (!pruned)
        return true;
    if (!write_baseline(known, &file->baseline, file->path))
        return false;
    if (!known->options->quiet)
        message_print(path_shown(file->path),
                      arena_printf(known->arena, "removed %zu finding%s that no longer occur%s",
                                   pruned, plural(pruned), pruned == 1 ? "s" : ""));
    return true;
}

static bool write_found(struct known *known)
{
    const char *path = known->options->write_baseline;
    size_t count = known->found.entries.count;
    if (!write_baseline(known, &known->found, path))
        return false;
    if (!known->options->quiet)
        message_print(path_shown(path),
                      arena_printf(known->arena, "holds %zu finding%s now", count, plural(count)));
    return true;
}

bool known_end(struct known *known)
{
    const struct options *options = known->options;
    bool written = true;
    if (options->list_files)
        return true;
    if (options->prune && !known->files.count) {
        message_print(TEXT(""), "--prune has no baseline: name one with --baseline, or under "
                                "\"baseline:\" in .postmortem.yml");
        return false;
    }
    for (size_t i = 0; i < known->files.count; i++) {
        if (!options->quiet)
            tell_gone(known, &known->files.items[i]);
        if (options->prune)
            written &= prune(known, &known->files.items[i]);
    }
    return options->write_baseline ? write_found(known) && written : written;
}
