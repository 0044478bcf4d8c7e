#include "commands/timing.h"

#include <time.h>

#define NANOSECONDS INT64_C(1000000000) /* of a second */
#define MILLISECOND 1e6                 /* in nanoseconds */

static const char *const stage_names[STAGE_COUNT] = {
    [STAGE_FINDING] = "finding files", [STAGE_CONFIGURATION] = "configuration",
    [STAGE_READING] = "reading files", [STAGE_PARSING] = "parsing Markdown",
    [STAGE_FACTS] = "reading facts",   [STAGE_CHECKS] = "checking rules",
    [STAGE_REPORTS] = "reporting",
};

int64_t timing_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NANOSECONDS + now.tv_nsec;
}

void timing_begin(struct timing *timing)
{
    if (timing)
        timing->since = timing_now();
}

void timing_end(struct timing *timing, enum stage stage)
{
    if (!timing)
        return;
    int64_t now = timing_now();
    timing->spent[stage] += now - timing->since;
    timing->since = now;
}

void timing_add(struct timing *timing, const struct timing *other)
{
    for (int stage = 0; timing && stage < STAGE_COUNT; stage++)
        timing->spent[stage] += other->spent[stage];
}

/* "   412.0 ms  100.0 %  in all". */
static void print_line(FILE *out, int64_t spent, int64_t all, const char *name)
{
    double share = all ? 100.0 * (double)spent / (double)all : 0.0;
    fprintf(out, "%10.1f ms %6.1f %%  %s", (double)spent / MILLISECOND, share, name);
}

void timing_print(const struct timing *timing, size_t threads, int64_t elapsed, FILE *out)
{
    int64_t all = 0;
    if (!timing)
        return;
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        all += timing->spent[stage];
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        print_line(out, timing->spent[stage], all, stage_names[stage]);
        fputc('\n', out);
    }
    print_line(out, all, all, "in all");
    if (threads > 1)
        fprintf(out, ": the times of %zu threads added up, while %.1f ms went by", threads,
                (double)elapsed / MILLISECOND);
    fputc('\n', out);
}
