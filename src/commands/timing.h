/* Floor 7. Where the time of a run goes, for --timing.
 */
#ifndef PMLINT_COMMANDS_TIMING_H
#define PMLINT_COMMANDS_TIMING_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum stage {
    STAGE_FINDING,       /* the files */
    STAGE_CONFIGURATION, /* what holds for them */
    STAGE_READING,       /* their bytes */
    STAGE_PARSING,       /* their Markdown */
    STAGE_FACTS,
    STAGE_CHECKS,
    STAGE_REPORTS,
    STAGE_COUNT
};

/* What one thread spent. All functions take NULL where nobody asks, and do nothing then. */
struct timing {
    int64_t since;              /* nothing is counted yet */
    int64_t spent[STAGE_COUNT]; /* nanoseconds */
};

/* Nanoseconds of a clock that only goes forward. */
int64_t timing_now(void);

/* From now on time is counted. */
void timing_begin(struct timing *timing);

/* A stage ends, which took all time since the last one ended or timing_begin; the next begins. */
void timing_end(struct timing *timing, enum stage stage);

/* Adds what another spent. */
void timing_add(struct timing *timing, const struct timing *other);

/* Prints the stages with their shares. `threads` spent the time, while `elapsed` nanoseconds went by. */
void timing_print(const struct timing *timing, size_t threads, int64_t elapsed, FILE *out);

#endif
