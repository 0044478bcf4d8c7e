#include "commands/command.h"

#include "commands/facts_json.h"
#include "commands/moment_words.h"
#include "report/header.h"
#include "report/style.h"
#include "report/table.h"

#define GAP (int64_t)3600 /* seconds without an entry that are worth a line */

struct chart {
    const struct postmortem *postmortem;
    struct arena *arena;
    struct table table;
};

/* The phases of the incident that this entry is, such as "start, detected". */
static const char *phases_of(const struct chart *chart, const struct event *event)
{
    const char *words = "";
    for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
        const struct point *point = &chart->postmortem->incident.points[phase];
        if (point->source != POINT_NONE &&
            moment_compare(&point->moment, &event->moment) == ORDER_SAME)
            words = arena_printf(chart->arena, "%s%s%s", words, *words ? ", " : "",
                                 phase_name((enum phase)phase));
    }
    return words;
}

static void add_gap(struct chart *chart, const struct event *before, const struct event *event)
{
    const struct moment *from = before->end.clock.known ? &before->end : &before->moment;
    int64_t least, most;
    if (before->group != event->group || !moment_between(from, &event->moment, &least, &most) ||
        least <= GAP)
        return;
    table_note(&chart->table, arena_printf(chart->arena, "      %s without an entry",
                                           format_length(chart->arena, least)));
}

static void add_event(struct chart *chart, const struct event *event)
{
    struct arena *arena = chart->arena;
    const struct moment *moment = &event->moment;
    const char *why, *certainty = certainty_words(moment, &why, arena);
    if (why)
        certainty = arena_printf(arena, "%s: %s", certainty, why);
    TABLE_ADD(
        &chart->table,
        arena_printf(arena, "%zu", document_line(chart->postmortem->document, event->place.start)),
        arena_copy(arena, event->written).data, moment_point(moment, arena),
        phases_of(chart, event), arena_copy(arena, event->text).data, certainty);
}

static void add_events(struct chart *chart)
{
    const struct event_list *events = &chart->postmortem->events;
    const struct event *before = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if (before)
            add_gap(chart, before, event);
        add_event(chart, event);
        before = event;
    }
}

static void write_text(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    struct chart chart = {.postmortem = &reading->postmortem,
                          .arena = arena,
                          .table = {.arena = arena, .numbers_first = true}};
    struct text path = printable(arena, reading->document.path);
    struct text title = title_shown(&reading->postmortem, arena);
    fprintf(out, "%s%.*s%s%s%.*s\n", style_on(color, STYLE_STRONG), TEXT_ARG(path),
            style_off(color, STYLE_STRONG), title.length ? "  " : "", TEXT_ARG(title));
    TABLE_ADD(&chart.table, "line", "as written", "moment", "phase", "event", "certainty");
    add_events(&chart);
    if (chart.table.rows.count > 1)
        table_print(&chart.table, out);
    else
        fputs("no entry with a time was found\n", out);
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct reading reading;
    if (!reading_make_single(&reading, options, arena))
        return STATUS_FAILED;
    if (is_format(options, "json"))
        timeline_write_json(stdout, &reading, arena);
    else
        write_text(stdout, &reading, wants_color(options, stdout), arena);
    return STATUS_CLEAN;
}

const struct command timeline_command = {
    .name = "timeline",
    .bit = FOR_TIMELINE,
    .operands = "FILE | -",
    .summary = "show the timeline of a postmortem with its moments",
    .description =
        "Prints the entries of the timeline in FILE as they stand: the time as written, the "
        "moment that it means, how certain that is and why, the phases of the incident, and "
        "gaps of more than an hour.",
    .run = run,
};
