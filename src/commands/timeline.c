#include "commands/timeline.h"

#include "commands/facts_json.h"
#include "report/timeline_formats.h"

static void write_text(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    timeline_write_text(out, &reading->postmortem, color, arena);
}

static void write_json(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    (void)color;
    timeline_write_json(out, reading, arena);
}

static void write_mermaid(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    (void)color;
    timeline_write_mermaid(out, &reading->postmortem, arena);
}

static void write_svg(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    (void)color;
    timeline_write_svg(out, &reading->postmortem, arena);
}

const struct timeline_format timeline_formats[] = {
    {"text", write_text}, {"json", write_json}, {"mermaid", write_mermaid}, {"svg", write_svg}};
const size_t timeline_format_count = sizeof timeline_formats / sizeof *timeline_formats;

static enum status run(const struct options *options, struct arena *arena)
{
    struct reading reading;
    const struct timeline_format *format = &timeline_formats[0];
    if (!reading_make_single(&reading, options, arena))
        return STATUS_FAILED;
    for (size_t i = 0; i < timeline_format_count; i++)
        if (is_format(options, timeline_formats[i].name))
            format = &timeline_formats[i];
    format->write(stdout, &reading, wants_color(options, stdout), arena);
    return STATUS_CLEAN;
}

const struct command timeline_command = {
    .name = "timeline",
    .bit = FOR_TIMELINE,
    .operands = "FILE | -",
    .summary = "show or draw the timeline of a postmortem with its moments",
    .description =
        "Prints the entries of the timeline in FILE as they stand: the time as written, its "
        "instant in UTC, how certain that is and why, gaps of more than an hour, and the phases "
        "of the incident with their lengths. "
        "As mermaid it is a diagram for a Markdown file: put it between ```mermaid and ```. As "
        "svg it is a picture, drawn to scale. Entries whose time is not settled are shown as "
        "such, never guessed.",
    .run = run,
};
