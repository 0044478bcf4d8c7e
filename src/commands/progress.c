#include "commands/progress.h"

#include "commands/message.h"
#include "commands/timing.h"

#include <sys/stat.h>
#include <unistd.h>

#define FIRST_AFTER INT64_C(1000000000) /* nanoseconds */
#define NEXT_AFTER INT64_C(200000000)

static bool is_piped(FILE *output)
{
    struct stat status;
    return fstat(fileno(output), &status) == 0 &&
           (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

struct progress progress_new(const struct options *options, const struct progress_streams *streams,
                             size_t files, int64_t begun)
{
    bool wanted = files > 1 && !options->quiet && !environment_has("CI") && !terminal_is_dumb() &&
                  isatty(fileno(streams->errors)) && !is_piped(streams->output);
    return (struct progress){.wanted = wanted, .files = files, .due = begun + FIRST_AFTER};
}

bool progress_is_due(struct progress *progress, int64_t now)
{
    if (now < progress->due)
        return false;
    progress->due = now + NEXT_AFTER;
    return true;
}

void progress_show(struct progress *progress, size_t done, size_t findings)
{
    char line[128];
    if (!progress->wanted || !progress_is_due(progress, timing_now()))
        return;
    snprintf(line, sizeof line, "pmlint: %zu of %zu file%s, %zu finding%s", done, progress->files,
             progress->files == 1 ? "" : "s", findings, findings == 1 ? "" : "s");
    message_show_line(line);
}
