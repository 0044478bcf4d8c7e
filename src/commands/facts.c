#include "commands/command.h"

#include "commands/facts_json.h"
#include "commands/facts_text.h"

static enum status run(const struct options *options, struct arena *arena)
{
    struct reading reading;
    if (!reading_make_single(&reading, options, arena))
        return STATUS_FAILED;
    if (is_format(options, "json"))
        facts_write_json(stdout, &reading, arena);
    else
        facts_write_text(stdout, &reading, wants_color(options, stdout), arena);
    return STATUS_CLEAN;
}

const struct command facts_command = {
    .name = "facts",
    .bit = FOR_FACTS,
    .operands = "FILE | -",
    .summary = "show what was read from a postmortem, and what was not understood",
    .description =
        "Prints what pmlint read from FILE: its sections, fields and timeline, when the incident "
        "began and ended, its impact and action items, each with its line. Every finding of lint "
        "is made of these facts alone; what was not understood is listed.",
    .run = run,
};
