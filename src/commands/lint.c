#include "commands/lint.h"

#include "base/memory.h"
#include "commands/message.h"
#include "commands/pipeline.h"
#include "rulebook/pattern.h"

#include <unistd.h>

/* What a run over one document of usual length takes of memory, in bytes. */
#define RUN_SIZE (size_t)(512 * 1024)

/* Reads the configurations of all files before the first is judged, so that their faults are told at
 * once. Returns false where nothing should be linted. */
static bool configure(struct lint *lint)
{
    struct arena *scratch = arena_new();
    lint->store = configured_store(lint->options, lint->arena);
    for (size_t i = 0; i < lint->inputs.files.files.count; i++) {
        struct input_file file = files_get(&lint->inputs.files.files, i, scratch);
        configured_site(lint->store, &file, lint->options, scratch);
        arena_clear(scratch);
    }
    arena_free(scratch);
    if (configured_tell_faults(lint->store, lint->arena))
        return configured_check_rules(lint->store, lint->options, lint->arena);
    lint->failed = true;
    return true;
}

/* The files under way. */
struct work {
    struct lint *lint;
    struct judging judging;
    struct judgement *judgements; /* by place */
};

static void judge_file(void *context, size_t item, size_t place)
{
    struct work *work = context;
    judgement_make(&work->judgements[place], &work->judging, &work->lint->inputs.files.files, item);
}

static bool take_file(void *context, size_t item, size_t place)
{
    struct work *work = context;
    struct lint *lint = work->lint;
    struct judgement *judgement = &work->judgements[place];
    if (judgement->outcome == OUTCOME_INTERRUPTED ||
        (!lint->options->list_files && !outputs_alive(&lint->outputs)))
        return false;
    timing_begin(lint_timing(lint));
    timing_add(lint_timing(lint), &judgement->timing);
    lint_take(lint, judgement);
    arena_clear(judgement->arena); /* its place may stay empty for long */
    timing_end(lint_timing(lint), STAGE_REPORTS);
    progress_show(&lint->progress, item + 1, lint->shown);
    return true;
}

/* What may keep us waiting is read by the thread that an interruption wakes. */
static bool may_wait(void *context, size_t item)
{
    const struct work *work = context;
    return listed_may_wait(&work->lint->inputs.files.files, item);
}

static bool is_interrupted(void *context)
{
    (void)context;
    return interruption_came();
}

static void lint_files(struct lint *lint)
{
    struct work work = {.lint = lint,
                        .judging = {.options = lint->options,
                                    .store = lint->store,
                                    .git = lint->inputs.git,
                                    .timing = lint->options->timing,
                                    .proofs = outputs_have_header(&lint->outputs)}};
    struct pipeline pipeline = {.items = lint->inputs.files.files.count,
                                .threads = lint->options->jobs,
                                .context = &work,
                                .work = judge_file,
                                .take = take_file,
                                .is_own = may_wait,
                                .is_stopped = is_interrupted,
                                .leave = patterns_release};
    size_t places = pipeline_places(&pipeline);
    if (outputs_leave_lines(&lint->outputs))
        lint->progress = progress_new(lint->options, &(struct progress_streams){stdout, stderr},
                                      pipeline.items, lint->begun);
    work.judgements = arena_alloc_array(lint->arena, places, sizeof *work.judgements);
    lint->done = pipeline_run(&pipeline, lint->arena);
    message_hide_line();
    lint->interrupted = lint->done < pipeline.items && interruption_came();
    for (size_t i = 0; i < places; i++)
        arena_free(work.judgements[i].arena);
}

struct timing *lint_timing(struct lint *lint)
{
    return lint->options->timing ? &lint->timing : NULL;
}

static void lint_all(struct lint *lint)
{
    const struct options *options = lint->options;
    const struct input_files *files = &lint->inputs.files;
    bool single = options->operands.count == 1 && !files->folders && files->files.count == 1;
    interruption_watch(); /* until now nothing was found that could get lost */
    if (!options->list_files)
        lint->failed |= !outputs_open(&lint->outputs, options, files, single, lint->arena);
    lint_take_unreached(lint);
    timing_end(lint_timing(lint), STAGE_REPORTS);
    lint_files(lint);
    lint_close(lint);
}

/* Finds the files and what holds for them. Returns false where nothing should be linted: without its
 * baseline a run would call everything new. */
static bool prepare(struct lint *lint)
{
    bool clocked = lint_timing(lint) || isatty(STDERR_FILENO);
    lint->begun = clocked ? timing_now() : 0;
    timing_begin(lint_timing(lint));
    lint->failed = !inputs_find(&lint->inputs, lint->options, lint->arena);
    timing_end(lint_timing(lint), STAGE_FINDING);
    bool configured =
        configure(lint) && known_begin(&lint->known, lint->options, &lint->inputs.files,
                                       configuration_store_read(lint->store), lint->arena);
    timing_end(lint_timing(lint), STAGE_CONFIGURATION);
    return configured;
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct lint lint = {.options = options, .arena = arena};
    memory_expect(RUN_SIZE);
    lint.statistics = statistics_new(arena);
    if (prepare(&lint))
        lint_all(&lint);
    else
        lint.failed = true;
    inputs_close(&lint.inputs);
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
