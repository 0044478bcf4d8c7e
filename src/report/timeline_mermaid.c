/* A gantt diagram: drawn to scale, a section a day, each entry a milestone in a row of its own, so that
 * labels never meet. A `timeline` diagram would be wide instead of tall, and without a scale.
 */
#include "report/timeline_formats.h"

#include "report/label.h"
#include "report/timeline_chart.h"

#include <string.h>

#define INDENT "    "

enum { DAY = 86400 };
enum {
    MAX_ENTRIES = 300,
    MAX_BYTES = 45000, /* GitHub's Mermaid refuses a diagram of more than 50,000 characters */
    LABEL_WIDTH = 60 * LABEL_EM,
    YEARS_SHIFT =
        5 * 146097, /* days from the year 0 to the year 2000, whose calendar is the same */
};

struct gantt {
    FILE *out;
    struct arena *arena;
    const struct chart *chart;
    size_t bytes; /* written so far */
};

static void put(struct gantt *gantt, const char *string)
{
    fputs(string, gantt->out);
    gantt->bytes += strlen(string);
}

/* Letters, digits and what never means anything to Mermaid, Markdown or HTML. */
static bool is_plain(char c)
{
    return (unsigned char)c >= 0x80 || ascii_is_digit(c) || ascii_is_letter(c) ||
           (c != '\0' && strchr(" .,!?()+=/-_", c));
}

/* All that could mean something to Mermaid, Markdown or HTML becomes Mermaid's numeric entity, which is
 * decoded only when the diagram is drawn. Lives in the arena. */
static const char *escaped(struct gantt *gantt, struct text text)
{
    enum { LONGEST = 5 }; /* "#126;" */
    char *escaped = arena_alloc_array(gantt->arena, text.length + 1, LONGEST + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (is_plain(text.data[i]))
            escaped[length++] = text.data[i];
        else
            length += (size_t)snprintf(escaped + length, LONGEST + 1, "#%d;", text.data[i]);
    }
    return escaped;
}

static void put_escaped(struct gantt *gantt, struct text text)
{
    put(gantt, escaped(gantt, label_cut(gantt->arena, text, LABEL_WIDTH, false)));
}

/* "2025-03-17 14:00:00". A scale without years or days borrows some, which the axis does not show. */
static const char *point_on(const struct gantt *gantt, int64_t at)
{
    enum chart_scale scale = gantt->chart->scale;
    bool borrows = scale == CHART_YEARLESS || scale == CHART_CLOCK;
    int64_t borrowed = scale == CHART_CLOCK ? 0 : YEARS_SHIFT * (int64_t)DAY;
    const char *point = format_local(gantt->arena, borrows ? at + borrowed : at);
    size_t day = strlen("2025-03-17");
    return arena_printf(gantt->arena, "%.*s %s", (int)day, point, point + day + 1);
}

static void put_head(struct gantt *gantt)
{
    const struct chart *chart = gantt->chart;
    const char *axis = "%H:%M";
    if (chart->several_days)
        axis = chart->scale == CHART_CLOCK ? "day %j %H:%M" : "%m-%d %H:%M";
    if (!chart->placed)
        axis = "-"; /* entries in their order alone */
    put(gantt, "gantt\n" INDENT "title ");
    put_escaped(gantt, chart->title);
    put(gantt, "\n" INDENT "accDescr: Timeline of the incident, ");
    put(gantt, escaped(gantt, text_from(chart_when(chart, gantt->arena))));
    put(gantt, "\n" INDENT "dateFormat YYYY-MM-DD HH:mm:ss\n" INDENT "axisFormat ");
    put(gantt, axis);
    put(gantt, "\n" INDENT "todayMarker off\n");
}

static void put_section(struct gantt *gantt, const char *name)
{
    put(gantt, INDENT "section ");
    put(gantt, escaped(gantt, text_from(name)));
    put(gantt, "\n");
}

/* The end of a row: where it stands. `tags` is one of Mermaid's, or "". */
static void put_stretch(struct gantt *gantt, const char *tags, int64_t from, int64_t until)
{
    bool point = until <= from;
    put(gantt, arena_printf(gantt->arena, " :%s%s%s, %s\n", tags, point ? "milestone, " : "",
                            point_on(gantt, from), point ? "0s" : point_on(gantt, until)));
}

static void put_phases(struct gantt *gantt)
{
    static const char *const tags[PHASE_COUNT] = {
        [PHASE_DETECTED] = "crit, ", [PHASE_MITIGATED] = "active, ", [PHASE_END] = "done, "};
    const struct chart *chart = gantt->chart;
    if (!chart->phase_count)
        return;
    put_section(gantt, chart->whole ? arena_printf(gantt->arena, "Incident (%s)", chart->whole)
                                    : "Incident");
    for (size_t i = 0; i < chart->phase_count; i++) {
        const struct chart_phase *phase = &chart->phases[i];
        put(gantt, arena_printf(gantt->arena, INDENT "%c%s (%s)", phase->name[0] - 'a' + 'A',
                                phase->name + 1, phase->length));
        put_stretch(gantt, tags[phase->to], phase->from, phase->until);
    }
}

/* "14:05", at the head of a row: a word of the document never stands there, because it could be one of
 * Mermaid's. */
static const char *clock_of(const struct gantt *gantt, const struct chart_entry *entry)
{
    if (entry->whole_day)
        return "(no clock)";
    return arena_printf(gantt->arena, "%s%s", entry->event->stamp.about ? "~" : "",
                        chart_clock(entry->at, entry->seconds, gantt->arena));
}

static const char *phases_shown(const struct gantt *gantt, const struct chart_entry *entry)
{
    const char *words = "";
    for (unsigned phase = 0; phase < PHASE_COUNT; phase++)
        if (entry->phases & 1U << phase) {
            const char *word = arena_printf(gantt->arena, " (%s)", phase_name((enum phase)phase));
            if (!text_ends_with(entry->text, text_from(word))) /* as its author may have written */
                words = arena_printf(gantt->arena, "%s%s", words, word);
        }
    return words;
}

static void put_placed(struct gantt *gantt, size_t i)
{
    const struct chart *chart = gantt->chart;
    const struct chart_entry *entry = &chart->entries.items[i];
    const char *day = chart_day(chart, entry->at, gantt->arena);
    bool new_day =
        i == 0 || chart_day_number(chart->entries.items[i - 1].at) != chart_day_number(entry->at);
    /* Mermaid leaves room for a few words beside the rows: "2025-03-17 UTC" fits. */
    bool short_name = chart->scale == CHART_UTC || chart->zone.length;
    if (new_day && i == 0 && !chart->several_days && !short_name)
        put_section(gantt, chart_when(chart, gantt->arena));
    else if (new_day)
        put_section(gantt, chart->scale == CHART_LOCAL && chart->zone.length
                               ? arena_printf(gantt->arena, "%s %.*s", day, TEXT_ARG(chart->zone))
                           : chart->scale == CHART_UTC ? arena_printf(gantt->arena, "%s UTC", day)
                                                       : day);
    put(gantt, INDENT);
    put(gantt, escaped(gantt, text_from(clock_of(gantt, entry))));
    put(gantt, " ");
    put_escaped(gantt, entry->text);
    put(gantt, phases_shown(gantt, entry));
    put_stretch(gantt, entry->until > entry->at ? "active, " : "", entry->at, entry->until);
}

/* An entry of which nobody knows where it stands: a bar over everything, or where nothing has a settled
 * time a row in the document's order. */
static void put_unplaced(struct gantt *gantt, size_t i)
{
    const struct chart *chart = gantt->chart;
    const struct chart_entry *entry = &chart->entries.items[i];
    if (i == chart->placed)
        put_section(gantt, chart->placed ? "No settled time" : "No settled time, in order");
    put(gantt, INDENT "? ");
    put_escaped(gantt, entry->time);
    put(gantt, " ");
    put_escaped(gantt, entry->text);
    if (chart->placed)
        put_stretch(gantt, "done, ", chart->from, chart->until);
    else
        put_stretch(gantt, "", (int64_t)i * 60, (int64_t)i * 60);
}

static void put_rest(struct gantt *gantt, size_t count)
{
    const struct chart *chart = gantt->chart;
    size_t left_out = chart->entries.count - count;
    int64_t at = chart->placed ? chart->until : (int64_t)count * 60;
    if (!left_out)
        return;
    put_section(gantt, "Not drawn");
    put(gantt, arena_printf(gantt->arena, INDENT "(%zu more %s)", left_out,
                            left_out == 1 ? "entry" : "entries"));
    put_stretch(gantt, "", at, at);
}

/* A gantt without a row is drawn as an error. */
static void put_nothing(struct gantt *gantt)
{
    put(gantt, "timeline\n" INDENT "title ");
    put_escaped(gantt, gantt->chart->title);
    put(gantt, "\n" INDENT "No entry with a time was found\n");
}

void timeline_write_mermaid(FILE *out, const struct postmortem *postmortem, struct arena *arena)
{
    struct chart chart = chart_of(postmortem, arena);
    struct gantt gantt = {.out = out, .arena = arena, .chart = &chart};
    size_t count = 0;
    if (!chart.entries.count) {
        put_nothing(&gantt);
        return;
    }
    put_head(&gantt);
    put_phases(&gantt);
    for (; count < chart.entries.count && count < MAX_ENTRIES && gantt.bytes < MAX_BYTES; count++)
        if (count < chart.placed)
            put_placed(&gantt, count);
        else
            put_unplaced(&gantt, count);
    put_rest(&gantt, count);
}
