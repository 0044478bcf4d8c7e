/* What is said of the whole run, when all files are done. */
#include "commands/lint.h"

#include "commands/message.h"

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

enum status lint_status(const struct lint *lint)
{
    if (lint->failed)
        return STATUS_FAILED;
    return lint->found ? STATUS_FINDINGS : STATUS_CLEAN;
}

void lint_close(struct lint *lint)
{
    explain_silence(lint);
    tell_unchanged(lint);
    lint->failed |= !known_end(&lint->known);
    lint->failed |= !outputs_close(&lint->outputs, lint_status(lint));
    if (lint->options->statistics)
        print_statistics(lint);
}
