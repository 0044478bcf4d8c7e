/* Telling what came of a file, in the order of the files. */
#include "commands/lint.h"

#include "commands/message.h"

static void fail_file(struct lint *lint, struct text path, const char *message)
{
    lint->failed = true;
    message_print(path, message);
    outputs_not_checked(&lint->outputs, path, message);
}

/* What a pattern did not get to see may hold a finding. */
static void fail_rule(struct lint *lint, const struct judgement *judgement)
{
    if (judgement->unjudged)
        fail_file(lint, judgement->reading.document.path,
                  arena_printf(judgement->arena,
                               "the pattern of the rule '%s' takes too long on it; simplify the "
                               "pattern, or set the rule to off",
                               judgement->unjudged->id));
}

/* Leaves out what a change has nothing to do with. */
static void keep_changed(struct lint *lint, const struct judgement *judgement,
                         struct finding_list *findings, struct finding_list *suppressed)
{
    if (judgement->why_not_compared)
        message_print(judgement->file.shown, judgement->why_not_compared);
    if (!judgement->compared)
        return;
    lint->unchanged += change_filter(&judgement->change, findings);
    change_filter(&judgement->change, suppressed);
}

static void count(struct lint *lint, enum severity fail_on, const struct finding_list *findings,
                  const struct finding_list *suppressed)
{
    for (size_t i = 0; i < findings->count; i++)
        lint->found |= fail_on != SEVERITY_OFF && findings->items[i].severity >= fail_on;
    for (size_t i = 0; i < findings->count; i++)
        lint->shown += findings->items[i].severity >= lint->options->show;
    statistics_count(&lint->statistics, findings);
    statistics_count(&lint->statistics, suppressed);
    lint->judged++;
}

static void take_judged(struct lint *lint, struct judgement *judgement)
{
    const struct reading *reading = &judgement->reading;
    const struct configuration *configuration = reading->site.configuration;
    struct finding_list *findings = &judgement->findings, suppressed = {0};
    struct report_document document = {
        .document = &reading->document,
        .postmortem = &reading->postmortem,
        .settings = judgement->settings,
        .findings = findings,
        .suppressed = &suppressed,
        .proofs = &judgement->proofs,
    };
    fail_rule(lint, judgement);
    known_document(&lint->known, &judgement->file, configuration, judgement->settings, findings,
                   judgement->arena);
    findings_part(findings, &suppressed, judgement->arena);
    keep_changed(lint, judgement, findings, &suppressed);
    count(lint, configured_fail_on(configuration, lint->options), findings, &suppressed);
    findings_limit(findings, judgement->arena);
    findings_limit(&suppressed, judgement->arena);
    outputs_document(&lint->outputs, &document);
}

bool lint_prints_text(const struct options *options)
{
    const struct format_request_list *formats = &options->formats;
    for (size_t i = 0; i < formats->count; i++)
        if (text_equal(formats->items[i].name, TEXT("text")))
            return true;
    return !formats->count;
}

/* A file that was named by hand is linted whatever it is, and a person would wonder at the result. */
static void note_kind(const struct lint *lint, const struct judgement *judgement)
{
    const struct postmortem *postmortem = &judgement->reading.postmortem;
    if (postmortem->is_postmortem ||
        postmortem_is_unfilled_draft(postmortem) || /* a finding says of it what it is */
        lint->options->quiet || !lint_prints_text(lint->options))
        return;
    message_print(judgement->file.shown,
                  arena_printf(judgement->arena,
                               "does not look like a postmortem (%s); linted because it was "
                               "named (--detect leaves such files out)",
                               why_no_postmortem(postmortem)));
}

static void print_listed(struct text path, bool left_out, const char *why)
{
    struct arena *arena = arena_new();
    struct text shown = printable(arena, path);
    struct text reason = printable(arena, text_from(why));
    message_hide_line();
    printf("%.*s: %s%s%.*s\n", TEXT_ARG(shown), left_out ? "left out" : "linted",
           reason.length ? ": " : "", TEXT_ARG(reason));
    arena_free(arena);
}

void lint_take(struct lint *lint, struct judgement *judgement)
{
    struct text shown = judgement->file.shown;
    switch (judgement->outcome) {
    case OUTCOME_MISCONFIGURED: /* which was told already */
        outputs_not_checked(&lint->outputs, shown, judgement->why);
        break;
    case OUTCOME_EXCLUDED:
    case OUTCOME_LEFT_OUT:
        lint->left_out++;
        lint->excluded += judgement->outcome == OUTCOME_EXCLUDED;
        lint->drafts += judgement->outcome == OUTCOME_LEFT_OUT &&
                        postmortem_is_unfilled_draft(&judgement->reading.postmortem);
        if (lint->options->list_files)
            print_listed(shown, true, judgement->why);
        break;
    case OUTCOME_INTERRUPTED: /* nothing came of it */
        break;
    case OUTCOME_UNREAD:
        fail_file(lint, shown, judgement->why);
        break;
    case OUTCOME_LISTED:
        print_listed(shown, false, judgement->why);
        break;
    case OUTCOME_JUDGED:
        note_kind(lint, judgement);
        take_judged(lint, judgement);
        break;
    }
}

void lint_take_unreached(struct lint *lint)
{
    const struct input_files *files = &lint->inputs.files;
    for (size_t i = 0; i < files->problems.count; i++)
        fail_file(lint, files->problems.items[i].shown, files->problems.items[i].message);
    for (size_t i = 0; i < files->left_out.count && lint->options->list_files; i++)
        print_listed(files->left_out.items[i].shown, true, files->left_out.items[i].message);
}
