#include "commands/known.h"

#include <string.h>

#include "commands/message.h"
#include "commands/outputs.h"
#include "commands/save.h"
#include "input/repository.h"

#define MAX_BASELINE_SIZE (size_t)(16 * 1024 * 1024)

/* The most entries that are named on standard error. */
#define MAX_TOLD 10

static bool read_baseline(struct known *known, const char *path)
{
    struct text source;
    struct error error;
    struct data_fault fault;
    if (!file_read(path, MAX_BASELINE_SIZE, known->arena, &source, &error)) {
        message_print(path_shown(path), error.message);
        return false;
    }
    if (baseline_parse(&known->baseline, source, known->arena, &fault))
        return true;
    struct text shown = path_shown(path);
    const char *where =
        arena_printf(known->arena, "%.*s:%zu:%zu", TEXT_ARG(shown), fault.line, fault.column);
    message_print(text_from(where), fault.message);
    return false;
}

bool known_begin(struct known *known, const struct options *options,
                 const struct input_files *inputs, struct arena *arena)
{
    *known = (struct known){.options = options, .arena = arena};
    if (options->write_baseline && is_lint_input(options->write_baseline, options, inputs)) {
        message_print(path_shown(options->write_baseline),
                      "is read, so it is not overwritten; name another file for the baseline");
        return false;
    }
    return !options->baseline || read_baseline(known, options->baseline);
}

/* Where a file stands in its repository; standard input where its name says. */
static struct text baseline_path(const struct known *known, const struct input_file *file,
                                 struct arena *arena)
{
    if (strcmp(file->path, "-") != 0)
        return repository_path(file->path, arena);
    const char *name = known->options->stdin_filename;
    return name ? repository_path(name, arena) : file->shown;
}

void known_document(struct known *known, const struct input_file *file,
                    const struct settings *settings, struct finding_list *findings,
                    struct arena *scratch)
{
    const struct options *options = known->options;
    if (!options->baseline && !options->write_baseline)
        return;
    struct text path = baseline_path(known, file, scratch);
    if (options->baseline)
        baseline_hide(&known->baseline, path, settings, findings, scratch);
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

static void tell_gone(const struct known *known)
{
    struct text shown = path_shown(known->options->baseline);
    const struct baseline_entry_list *entries = &known->baseline.entries;
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

static bool prune(struct known *known)
{
    const char *path = known->options->baseline;
    size_t pruned = baseline_prune(&known->baseline);
    if (!pruned)
        return true;
    if (!write_baseline(known, &known->baseline, path))
        return false;
    if (!known->options->quiet)
        message_print(path_shown(path),
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
    if (options->baseline && !options->quiet)
        tell_gone(known);
    if (options->prune)
        written &= prune(known);
    if (options->write_baseline)
        written &= write_found(known);
    return written;
}
