#include "commands/judgement.h"

/* Less of a file's beginning does not tell what it is. */
#define BEGINNING_MIN_BYTES (size_t)(64 * 1024)

/* Where the reading does not say more. */
#define NO_POSTMORTEM "it is no postmortem"

const char *why_no_postmortem(const struct postmortem *postmortem)
{
    return postmortem->why_not ? postmortem->why_not : NO_POSTMORTEM;
}

static void end_with(struct judgement *judgement, enum outcome outcome, const char *why)
{
    judgement->outcome = outcome;
    judgement->why = why;
}

static struct timing *timing_of(struct judgement *judgement, const struct judging *judging)
{
    return judging->timing ? &judgement->timing : NULL;
}

/* Whether a file is left out where it is no postmortem. */
static bool must_be_one(const struct judging *judging, const struct input_file *file)
{
    return !file->named || judging->options->detect;
}

static bool is_left_out(const struct judging *judging, const struct input_file *file,
                        const struct postmortem *postmortem)
{
    return !postmortem->is_postmortem && must_be_one(judging, file);
}

static bool has_staged(void *git, const char *path)
{
    return git_has_staged(git, path);
}

/* What holds for a document; where it is staged, so are the files that it names. */
static struct settings *make_settings(const struct judging *judging, const struct reading *reading,
                                      struct arena *arena)
{
    struct settings *settings = configured_settings(reading, judging->options, arena);
    settings->has_file = judging->options->staged ? has_staged : NULL;
    settings->keeper = judging->git;
    return settings;
}

/* Judges what the file was before it was changed; what would have been left out had no findings. */
static bool find_change(struct judgement *judgement, const struct judging *judging,
                        struct error *error)
{
    struct arena *arena = judgement->arena;
    const struct reading *after = &judgement->reading;
    struct change *change = &judgement->change;
    struct reading *before = arena_alloc(arena, sizeof *before);
    struct input_file old = judgement->file;
    old.blob = old.old;
    change->after = after;
    if (!reading_make(before, &old, &after->site, judging->options, arena,
                      timing_of(judgement, judging), error))
        return false;
    if (!is_left_out(judging, &judgement->file, &before->postmortem))
        check_run(&before->postmortem, make_settings(judging, before, arena), arena,
                  &change->before);
    return changed_lines_find(&change->lines, &before->document, &after->document, arena, error);
}

/* A new file is not compared: all in it is new. */
static void compare(struct judgement *judgement, const struct judging *judging)
{
    struct error error;
    if (!judgement->file.old || !judgement->findings.count)
        return;
    judgement->compared = find_change(judgement, judging, &error);
    if (!judgement->compared)
        judgement->why_not_compared = arena_printf(
            judgement->arena, "what it was before is not known, so all of its findings count: %s",
            error.message);
}

static void judge(struct judgement *judgement, const struct judging *judging)
{
    const struct postmortem *postmortem = &judgement->reading.postmortem;
    struct arena *arena = judgement->arena;
    struct timing *timing = timing_of(judgement, judging);
    judgement->outcome = OUTCOME_JUDGED;
    judgement->settings = make_settings(judging, &judgement->reading, arena);
    timing_end(timing, STAGE_CONFIGURATION);
    judgement->unjudged = check_run(postmortem, judgement->settings, arena, &judgement->findings);
    compare(judgement, judging);
    if (judging->proofs)
        proofs_find(postmortem, arena, &judgement->proofs);
    timing_end(timing, STAGE_CHECKS);
}

/* Why a file that is too large is no postmortem all the same, by its beginning; NULL where that may be one. A
 * log of changes grows for years, and would let each run over its repository fail. */
static const char *why_beginning_is_none(struct judgement *judgement, const struct judging *judging,
                                         const struct document_site *site)
{
    const struct input_file *file = &judgement->file;
    const struct options *options = judging->options;
    struct text bytes;
    struct error error;
    if (!must_be_one(judging, file) ||
        !input_read_beginning(file, options->max_size, judgement->arena, &bytes) ||
        bytes.length < BEGINNING_MIN_BYTES)
        return NULL;
    struct reading *reading = &judgement->reading;
    bool none =
        reading_of_bytes(reading, file->shown, bytes, site, options, judgement->arena, &error) &&
        !reading->postmortem.is_postmortem;
    return none ? why_no_postmortem(&reading->postmortem) : NULL;
}

static void end_unread(struct judgement *judgement, const struct judging *judging,
                       const struct document_site *site, const struct error *error)
{
    const char *why = why_beginning_is_none(judgement, judging, site);
    if (why)
        end_with(judgement, OUTCOME_LEFT_OUT, why);
    else
        end_with(judgement, OUTCOME_UNREAD,
                 arena_copy(judgement->arena, text_from(error->message)).data);
}

static void judge_document(struct judgement *judgement, const struct judging *judging,
                           const struct document_site *site)
{
    struct reading *reading = &judgement->reading;
    struct arena *arena = judgement->arena;
    struct error error;
    bool read = reading_make(reading, &judgement->file, site, judging->options, arena,
                             timing_of(judgement, judging), &error);
    if (!read && interruption_came() && input_may_wait(&judgement->file))
        end_with(judgement, OUTCOME_INTERRUPTED, NULL);
    else if (!read)
        end_unread(judgement, judging, site, &error);
    else if (is_left_out(judging, &judgement->file, &reading->postmortem))
        end_with(judgement, OUTCOME_LEFT_OUT, why_no_postmortem(&reading->postmortem));
    else if (judging->options->list_files)
        end_with(judgement, OUTCOME_LISTED, configured_inclusion(site, arena));
    else
        judge(judgement, judging);
}

void judgement_make(struct judgement *judgement, const struct judging *judging,
                    const struct input_file_list *files, size_t index)
{
    struct arena *arena = judgement->arena ? judgement->arena : arena_new();
    /* A new one too, since it may have the memory of one that another thread has emptied: what this
     * thread remembers of texts ends here. */
    arena_clear(arena);
    *judgement = (struct judgement){.arena = arena, .file = files_get(files, index, arena)};
    const struct input_file *file = &judgement->file;
    timing_begin(timing_of(judgement, judging));
    struct document_site site = configured_site(judging->store, file, judging->options, arena);
    const char *fault = configured_fault(site.configuration, arena);
    const char *excluded = NULL;
    if (!file->named || judging->options->detect)
        excluded = configured_exclusion(&site, arena);
    timing_end(timing_of(judgement, judging), STAGE_CONFIGURATION);
    if (fault)
        end_with(judgement, OUTCOME_MISCONFIGURED, fault);
    else if (excluded)
        end_with(judgement, OUTCOME_EXCLUDED, excluded);
    else
        judge_document(judgement, judging, &site);
}
