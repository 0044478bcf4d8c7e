/* Floor 7. How far a long run is: a line on the terminal of standard error, replaced some times a
 * second and taken away before anything else is said.
 */
#ifndef PMLINT_COMMANDS_PROGRESS_H
#define PMLINT_COMMANDS_PROGRESS_H

#include "commands/command.h"

/* All zero: nothing is shown. */
struct progress {
    bool wanted;
    size_t files;
    int64_t due; /* nanoseconds of timing_now when a line is due */
};

/* Where a run prints what it finds, and what it has to say beside. */
struct progress_streams {
    FILE *output, *errors;
};

/* A run over so many files that began at `begun`: it shows progress on a terminal only, and not with
 * --quiet, where a machine looks on (CI, TERM=dumb), or where the output is piped to a program, which may
 * use the terminal itself as a pager does. */
struct progress progress_new(const struct options *options, const struct progress_streams *streams,
                             size_t files, int64_t begun);

/* Whether a line is due `now`: once the run has taken a second, and five times a second then. After an
 * answer of true the next is awaited. */
bool progress_is_due(struct progress *progress, int64_t now);

/* Shows how many files are done and what was found, where a line is due. */
void progress_show(struct progress *progress, size_t done, size_t findings);

#endif
