/* What is said of the whole run, when all files are done. */
#include "commands/lint.h"

#include "commands/message.h"

/* Why none of the files that were there was linted. */
static const char *why_all_left_out(const struct lint *lint)
{
    struct arena *arena = lint->arena;
    size_t files = lint->left_out, excluded = lint->excluded;
    if (!excluded && lint->drafts == 1 && files == 1)
        return "the only Markdown file is a draft that nobody has filled in yet";
    if (!excluded && lint->drafts == files)
        return arena_printf(
            arena, "all %zu Markdown files are drafts that nobody has filled in yet", files);
    if (files == 1)
        return excluded ? "the only Markdown file is excluded by the configuration"
                        : "the only Markdown file is not a postmortem";
    if (!excluded)
        return arena_printf(arena, "none of %zu Markdown files is a postmortem", files);
    if (excluded == files)
        return arena_printf(arena, "all %zu Markdown files are excluded by the configuration",
                            files);
    return arena_printf(arena, "%zu of %zu Markdown files %s excluded by the configuration, and %s",
                        excluded, files, excluded == 1 ? "is" : "are",
                        files - excluded == 1 ? "the other is no postmortem"
                                              : "none of the others is a postmortem");
}

/* What a person would wonder about where nothing was linted though nothing failed. */
static void explain_silence(const struct lint *lint)
{
    struct error error;
    if (lint->judged || lint->failed || lint->options->quiet || lint->options->list_files)
        return;
    if (lint->left_out)
        error_set(&error, "%s, so nothing was linted (--list-files says why)",
                  why_all_left_out(lint));
    else
        error_set(&error, "%s, so none was linted",
                  inputs_why_none(&lint->inputs, lint->options, lint->arena));
    message_print(TEXT(""), error.message);
}

/* Who names files wants to know whether all of them were linted; in a folder most files are something else. */
static void tell_left_out(const struct lint *lint)
{
    const struct options *options = lint->options;
    bool found = options->staged || options->changed || lint->inputs.files.folders;
    struct error error;
    if (found || !lint->judged || !lint->left_out || options->quiet || !lint_prints_text(options))
        return;
    error_set(&error, "%zu of %zu files %s left out (--list-files says why)", lint->left_out,
              lint->left_out + lint->judged, lint->left_out == 1 ? "was" : "were");
    message_print(TEXT(""), error.message);
}

/* What is reported must not be taken for all that there is. */
static void tell_interrupted(struct lint *lint)
{
    const struct input_file_list *files = &lint->inputs.files.files;
    const struct options *options = lint->options;
    struct error error;
    error_set(&error, "interrupted after %zu of %zu file%s, so what is reported is incomplete",
              lint->done, files->count, files->count == 1 ? "" : "s");
    message_print(TEXT(""), error.message);
    if (options->write_baseline)
        message_print(path_shown(options->write_baseline),
                      "is not written, since not all files were linted");
    else if (options->prune)
        message_print(TEXT(""), "nothing is pruned, since not all files were linted");
    for (size_t i = lint->done; i < files->count; i++)
        outputs_not_checked(&lint->outputs, files_get(files, i, lint->arena).shown,
                            "was not linted, since the run was interrupted");
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

static void print_timing(struct lint *lint)
{
    size_t jobs = lint->options->jobs, files = lint->inputs.files.files.count;
    timing_print(lint_timing(lint), jobs < files ? jobs : files, timing_now() - lint->begun,
                 stderr);
}

enum status lint_status(const struct lint *lint)
{
    if (lint->interrupted)
        return STATUS_INTERRUPTED;
    if (lint->failed)
        return STATUS_FAILED;
    return lint->found ? STATUS_FINDINGS : STATUS_CLEAN;
}

void lint_close(struct lint *lint)
{
    timing_begin(lint_timing(lint));
    if (lint->interrupted) {
        tell_interrupted(lint);
    } else {
        explain_silence(lint);
        tell_left_out(lint);
    }
    tell_unchanged(lint);
    if (!lint->interrupted)
        lint->failed |= !known_end(&lint->known);
    lint->failed |= !outputs_close(&lint->outputs, lint_status(lint));
    if (lint->options->statistics)
        print_statistics(lint);
    timing_end(lint_timing(lint), STAGE_REPORTS);
    if (lint->options->timing)
        print_timing(lint);
}
