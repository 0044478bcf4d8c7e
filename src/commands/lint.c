#include "commands/command.h"

#include "commands/changes.h"
#include "commands/configured.h"
#include "commands/inputs.h"
#include "commands/known.h"
#include "commands/message.h"
#include "commands/outputs.h"
#include "commands/reading.h"
#include "commands/statistics.h"

/* Where the reading does not say more. */
#define NO_POSTMORTEM "it is no postmortem"

struct lint {
    const struct options *options;
    struct arena *arena;      /* of the whole run */
    struct arena *file_arena; /* emptied after each file */
    struct inputs inputs;
    struct configuration_store *store;
    struct output_list outputs;
    struct statistics statistics;
    struct known known;
    size_t judged, left_out;
    size_t unchanged; /* findings that --changed-lines left out */
    bool found, failed;
};

static void fail_file(struct lint *lint, struct text path, const char *message)
{
    lint->failed = true;
    message_print(path, message);
    outputs_not_checked(&lint->outputs, path, message);
}

/* Reads the configurations of all files before the first is judged, so that their faults are told at
 * once. Returns false where nothing should be linted. */
static bool configure(struct lint *lint)
{
    lint->store = configured_store(lint->options, lint->arena);
    for (size_t i = 0; i < lint->inputs.files.files.count; i++)
        configured_site(lint->store, &lint->inputs.files.files.items[i], lint->options);
    if (configured_tell_faults(lint->store, lint->arena))
        return configured_check_rules(lint->store, lint->options, lint->arena);
    lint->failed = true;
    return true;
}

/* What a pattern did not get to see may hold a finding. */
static void fail_rule(struct lint *lint, struct text path, const struct rule *rule)
{
    fail_file(lint, path,
              arena_printf(lint->file_arena,
                           "the pattern of the rule '%s' takes too long on it; simplify the "
                           "pattern, or set the rule to off",
                           rule->id));
}

/* Why a document that was read is left out, or NULL. */
static const char *why_left_out(const struct lint *lint, const struct input_file *file,
                                const struct postmortem *postmortem)
{
    if (postmortem->is_postmortem || (file->named && !lint->options->detect))
        return NULL;
    return postmortem->why_not ? postmortem->why_not : NO_POSTMORTEM;
}

static bool has_staged(void *git, const char *path)
{
    return git_has_staged(git, path);
}

/* What holds for a document; where it is staged, so are the files that it names. */
static struct settings *make_settings(const struct lint *lint, const struct reading *reading)
{
    struct settings *settings = configured_settings(reading, lint->options, lint->file_arena);
    settings->has_file = lint->options->staged ? has_staged : NULL;
    settings->keeper = lint->inputs.git;
    return settings;
}

/* Judges what the file was before it was changed; what would have been left out had no findings. */
static bool find_change(const struct lint *lint, const struct input_file *file,
                        const struct reading *reading, struct change *change, struct error *error)
{
    struct reading *before = arena_alloc(lint->file_arena, sizeof *before);
    struct input_file old = *file;
    old.blob = file->old;
    *change = (struct change){.after = reading};
    if (!reading_make(before, &old, &reading->site, lint->options, lint->file_arena, error))
        return false;
    if (!why_left_out(lint, file, &before->postmortem))
        check_run(&before->postmortem, make_settings(lint, before), lint->file_arena,
                  &change->before);
    return changed_lines_find(&change->lines, &before->document, &reading->document,
                              lint->file_arena, error);
}

/* Leaves out what a change has nothing to do with; of a new file nothing. */
static void keep_changed(struct lint *lint, const struct input_file *file,
                         const struct reading *reading, struct finding_list *findings,
                         struct finding_list *suppressed)
{
    struct change change;
    struct error error;
    if (!file->old || !(findings->count || suppressed->count))
        return;
    if (!find_change(lint, file, reading, &change, &error)) {
        message_print(file->shown, arena_printf(lint->file_arena,
                                                "what it was before is not known, so all of "
                                                "its findings count: %s",
                                                error.message));
        return;
    }
    lint->unchanged += change_filter(&change, findings);
    change_filter(&change, suppressed);
}

static void judge(struct lint *lint, const struct input_file *file, const struct reading *reading)
{
    struct finding_list findings = {0}, suppressed = {0};
    struct proof_list proofs = {0};
    struct report_document document = {
        .document = &reading->document,
        .postmortem = &reading->postmortem,
        .settings = make_settings(lint, reading),
        .findings = &findings,
        .suppressed = &suppressed,
        .proofs = &proofs,
    };
    enum severity fail_on = configured_fail_on(reading->site.configuration, lint->options);
    const struct rule *unjudged =
        check_run(&reading->postmortem, document.settings, lint->file_arena, &findings);
    if (unjudged)
        fail_rule(lint, reading->document.path, unjudged);
    known_document(&lint->known, file, reading->site.configuration, document.settings, &findings,
                   lint->file_arena);
    findings_part(&findings, &suppressed, lint->file_arena);
    keep_changed(lint, file, reading, &findings, &suppressed);
    for (size_t i = 0; i < lint->outputs.count; i++)
        if (lint->outputs.items[i].report->options.header && !proofs.count)
            proofs_find(&reading->postmortem, lint->file_arena, &proofs);
    for (size_t i = 0; i < findings.count; i++)
        lint->found |= fail_on != SEVERITY_OFF && findings.items[i].severity >= fail_on;
    statistics_count(&lint->statistics, &findings);
    statistics_count(&lint->statistics, &suppressed);
    outputs_document(&lint->outputs, &document);
    lint->judged++;
}

/* `left_out_why` and `linted_why` may be NULL. */
static void print_listed(struct lint *lint, struct text path, const char *left_out_why,
                         const char *linted_why)
{
    const char *why = left_out_why ? left_out_why : linted_why ? linted_why : "";
    struct text shown = printable(lint->file_arena, path);
    struct text reason = printable(lint->file_arena, text_from(why));
    printf("%.*s: %s%s%.*s\n", TEXT_ARG(shown), left_out_why ? "left out" : "linted",
           reason.length ? ": " : "", TEXT_ARG(reason));
}

/* Whether a person reads the findings. */
static bool prints_text(const struct options *options)
{
    const struct format_request_list *formats = &options->formats;
    for (size_t i = 0; i < formats->count; i++)
        if (text_equal(formats->items[i].name, TEXT("text")))
            return true;
    return !formats->count;
}

/* A file that was named by hand is linted whatever it is, and a person would wonder at the result. */
static void note_kind(const struct lint *lint, const struct postmortem *postmortem,
                      struct text shown)
{
    const char *why = postmortem->why_not ? postmortem->why_not : NO_POSTMORTEM;
    if (postmortem->is_postmortem || lint->options->quiet || !prints_text(lint->options))
        return;
    message_print(shown, arena_printf(lint->file_arena,
                                      "does not look like a postmortem (%s); linted because it was "
                                      "named (--detect leaves such files out)",
                                      why));
}

static void lint_document(struct lint *lint, const struct input_file *file,
                          const struct document_site *site)
{
    struct reading reading;
    struct error error;
    if (!reading_make(&reading, file, site, lint->options, lint->file_arena, &error)) {
        fail_file(lint, file->shown, error.message);
        return;
    }
    const char *why = why_left_out(lint, file, &reading.postmortem);
    lint->left_out += why != NULL;
    if (lint->options->list_files)
        print_listed(lint, file->shown, why, configured_inclusion(site, lint->file_arena));
    if (lint->options->list_files || why)
        return;
    note_kind(lint, &reading.postmortem, file->shown);
    judge(lint, file, &reading);
}

static void lint_file(struct lint *lint, const struct input_file *file)
{
    struct document_site site = configured_site(lint->store, file, lint->options);
    const char *fault = configured_fault(site.configuration, lint->file_arena);
    const char *excluded = NULL;
    if (fault) { /* it was told already */
        outputs_not_checked(&lint->outputs, file->shown, fault);
        return;
    }
    if (!file->named || lint->options->detect)
        excluded = configured_exclusion(&site, lint->file_arena);
    if (!excluded) {
        lint_document(lint, file, &site);
        return;
    }
    lint->left_out++;
    if (lint->options->list_files)
        print_listed(lint, file->shown, excluded, NULL);
}

static void lint_files(struct lint *lint)
{
    const struct input_files *files = &lint->inputs.files;
    for (size_t i = 0; i < files->problems.count; i++)
        fail_file(lint, files->problems.items[i].shown, files->problems.items[i].message);
    for (size_t i = 0; i < files->left_out.count && lint->options->list_files; i++)
        print_listed(lint, files->left_out.items[i].shown, files->left_out.items[i].message, NULL);
    for (size_t i = 0; i < files->files.count; i++) {
        if (!lint->options->list_files && !outputs_alive(&lint->outputs))
            return;
        lint_file(lint, &files->files.items[i]);
        arena_clear(lint->file_arena);
    }
}

/* What a person would wonder about where nothing was linted though nothing failed. */
static void explain_silence(const struct lint *lint)
{
    struct error error;
    if (lint->judged || lint->failed || lint->options->quiet || lint->options->list_files)
        return;
    if (lint->left_out)
        error_set(&error,
                  "none of %zu Markdown file%s is a postmortem, so nothing was linted "
                  "(--list-files says why)",
                  lint->left_out, lint->left_out == 1 ? "" : "s");
    else
        error_set(&error, "%s, so none was linted",
                  inputs_why_none(&lint->inputs, lint->options, lint->arena));
    message_print(TEXT(""), error.message);
}

static void tell_unchanged(const struct lint *lint)
{
    struct error error;
    if (!lint->unchanged || lint->options->quiet)
        return;
    error_set(&error,
              "%zu finding%s that the changed lines have nothing to do with %s left out; without "
              "--changed-lines %s shown",
              lint->unchanged, lint->unchanged == 1 ? "" : "s",
              lint->unchanged == 1 ? "was" : "were", lint->unchanged == 1 ? "it is" : "they are");
    message_print(TEXT(""), error.message);
}

static void print_statistics(const struct lint *lint)
{
    const struct format_request_list *formats = &lint->options->formats;
    bool text_on_stdout = !formats->count;
    for (size_t i = 0; i < formats->count; i++)
        text_on_stdout |=
            !formats->items[i].path && text_equal(formats->items[i].name, TEXT("text"));
    statistics_print(&lint->statistics, text_on_stdout ? stdout : stderr, lint->arena);
}

static enum status lint_status(const struct lint *lint)
{
    if (lint->failed)
        return STATUS_FAILED;
    return lint->found ? STATUS_FINDINGS : STATUS_CLEAN;
}

static void lint_all(struct lint *lint)
{
    const struct options *options = lint->options;
    const struct input_files *files = &lint->inputs.files;
    bool single = options->operands.count == 1 && !files->folders && files->files.count == 1;
    if (!options->list_files)
        lint->failed |= !outputs_open(&lint->outputs, options, files, single, lint->arena);
    lint_files(lint);
    explain_silence(lint);
    tell_unchanged(lint);
    lint->failed |= !known_end(&lint->known);
    lint->failed |= !outputs_close(&lint->outputs, lint_status(lint));
    if (options->statistics)
        print_statistics(lint);
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct lint lint = {.options = options, .arena = arena, .file_arena = arena_new()};
    lint.statistics = statistics_new(arena);
    lint.failed = !inputs_find(&lint.inputs, options, arena);
    /* Without its baseline a run would call everything new. */
    if (configure(&lint) && known_begin(&lint.known, options, &lint.inputs.files,
                                        configuration_store_read(lint.store), arena))
        lint_all(&lint);
    else
        lint.failed = true;
    inputs_close(&lint.inputs);
    arena_free(lint.file_arena);
    return lint_status(&lint);
}

const struct command lint_command = {
    .name = "lint",
    .bit = FOR_LINT,
    .operands = "[FILE | DIR | -]...",
    .summary = "judge postmortems",
    .description =
        "Reads each FILE, and each postmortem among the Markdown files of each DIR, and reports "
        "what is wrong with them. Without a path the current directory is taken; - is standard "
        "input. With --staged or --changed Git says which files are read, and paths only limit "
        "them. The word lint may be left out.",
    .run = run,
};
