/* Floor 7, inside the room only: a lint under way, shared by the files whose names begin with lint.
 */
#ifndef PMLINT_COMMANDS_LINT_H
#define PMLINT_COMMANDS_LINT_H

#include "commands/command.h"
#include "commands/inputs.h"
#include "commands/judgement.h"
#include "commands/known.h"
#include "commands/outputs.h"
#include "commands/progress.h"
#include "commands/statistics.h"

struct lint {
    const struct options *options;
    struct arena *arena; /* of the whole run */
    struct inputs inputs;
    struct configuration_store *store;
    struct output_list outputs;
    struct statistics statistics;
    struct known known;
    struct progress progress;
    struct timing timing; /* where it is asked for */
    int64_t begun;        /* by timing_now; 0 where nobody would see how long it takes */
    size_t done;          /* files: the first so many */
    size_t shown;         /* findings of at least the severity that people are shown */
    size_t judged, left_out;
    size_t excluded;  /* by the configuration, of those left out */
    size_t drafts;    /* that nobody has filled in yet, likewise */
    size_t unchanged; /* findings that --changed-lines left out */
    bool found, failed;
    bool interrupted; /* before all files were done */
};

/* Where the time goes; NULL where nobody asks. */
struct timing *lint_timing(struct lint *lint);

/* Tells what came of a file: to the outputs, on standard error, with --list-files on standard output;
 * and counts it. */
void lint_take(struct lint *lint, struct judgement *judgement);

/* Whether a person reads the findings. */
bool lint_prints_text(const struct options *options);

/* Tells of what was not even looked at: what could not be reached, what the search left out. */
void lint_take_unreached(struct lint *lint);

/* Says on standard error what a person should know of the whole run, and ends the baseline and the
 * outputs. */
void lint_close(struct lint *lint);

enum status lint_status(const struct lint *lint);

#endif
