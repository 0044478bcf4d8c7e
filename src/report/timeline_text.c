/* The timeline as a table for a person; reasons that many rows share stand below it once. */
#include "report/timeline_formats.h"

#include "report/header.h"
#include "report/moment_words.h"
#include "report/phases.h"
#include "report/report.h"
#include "report/style.h"
#include "report/table.h"

#include <string.h>

enum {
    GAP = 3600,          /* seconds without an entry that are worth a line */
    NOTES_COMPARED = 16, /* the last notes that a new one may be equal to: linear in the entries */
};

LIST(note_list, const char *);

struct page {
    FILE *out;
    bool color;
    const struct postmortem *postmortem;
    struct arena *arena;
    struct table table;
    struct note_list notes;
    bool newest_first;
};

/* "[2]": the mark of a reason below the table. */
static const char *note_mark(struct page *page, const char *why)
{
    size_t count = page->notes.count;
    size_t oldest = count > NOTES_COMPARED ? count - NOTES_COMPARED : 0, i = count;
    while (i > oldest && strcmp(page->notes.items[i - 1], why) != 0)
        i--;
    if (i == oldest) {
        LIST_PUSH(page->arena, &page->notes, why);
        i = page->notes.count;
    }
    return arena_printf(page->arena, "[%zu]", i);
}

static const char *certainty_shown(struct page *page, const struct moment *moment)
{
    const char *why, *name = certainty_words(moment, &why, page->arena);
    if (!why)
        return name;
    return arena_printf(page->arena, "%s %s", name, note_mark(page, why));
}

/* The instant in UTC, or what is known of the moment and what it lacks for one. */
static const char *moment_shown(const struct page *page, const struct moment *moment)
{
    struct arena *arena = page->arena;
    const char *point = moment_point(moment, arena);
    const char *date = moment_date(moment, arena), *time = moment_time(moment, arena);
    if (moment_instant(moment, arena))
        return point;
    if (moment->certainty == MOMENT_UNREADABLE)
        return "-";
    if (point && moment->zone.known)
        return arena_printf(arena, "%s %.*s", point, TEXT_ARG(moment->zone.written));
    if (point)
        return arena_printf(arena, "%s, no zone", point);
    if (moment->certainty == MOMENT_AMBIGUOUS)
        return "not settled";
    if (date && time)
        return arena_printf(arena, "%s %s, no year", date, time);
    if (time)
        return arena_printf(arena, "%s, no date", time);
    return date ? date : "not settled";
}

static const char *phases_shown(const struct page *page, const struct event *event)
{
    unsigned phases = phases_of_event(&page->postmortem->incident, event);
    const char *words = "";
    for (unsigned phase = 0; phase < PHASE_COUNT; phase++)
        if (phases & 1U << phase)
            words = arena_printf(page->arena, "%s%s%s", words, *words ? ", " : "",
                                 phase_name((enum phase)phase));
    return words;
}

static const char *line_shown(const struct page *page, struct place place)
{
    return arena_printf(page->arena, "%zu", document_line(page->postmortem->document, place.start));
}

/* "2025-03-17T14:05:00Z to 14:20:00Z": a day that both share stands there once. */
static const char *range_shown(const struct page *page, const char *from, const char *to)
{
    size_t day = strlen("2025-03-17T");
    bool same_day = strlen(to) > day && strncmp(from, to, day) == 0;
    return arena_printf(page->arena, "%s to %s", from, same_day ? to + day : to);
}

static void add_event(struct page *page, const struct event *event)
{
    const char *instant = moment_shown(page, &event->moment);
    if (event->end)
        instant = range_shown(page, instant, moment_shown(page, event->end));
    TABLE_ADD(&page->table, line_shown(page, event->place),
              arena_copy(page->arena, event->written).data, instant,
              certainty_shown(page, &event->moment), phases_shown(page, event),
              arena_copy(page->arena, event->text).data);
}

static void add_untimed(struct page *page, const struct event *event)
{
    TABLE_ADD(&page->table, line_shown(page, event->place), "-", "no time", "", "",
              arena_copy(page->arena, event->text).data);
}

/* The seconds from one entry to the next, where they are of one list and every reading agrees that
 * they are this many at least. */
static bool step_between(const struct event *before, const struct event *event, int64_t *step)
{
    int64_t least, most;
    const struct moment *from = before->end ? before->end : &before->moment;
    if (before->group != event->group || before->amid || event->amid ||
        !moment_between(from, &event->moment, &least, &most))
        return false;
    *step = least > 0 ? least : most < 0 ? most : 0;
    return true;
}

/* `alone`: no entry without a time stands between the two. */
static void add_step(struct page *page, const struct event *before, const struct event *event,
                     bool alone)
{
    int64_t step;
    const char *words = "without an entry";
    if (!step_between(before, event, &step))
        return;
    if (page->newest_first)
        step = -step;
    if (step > GAP)
        step -= step % 60; /* what "about" and a bare hour leave are seconds */
    if (step < 0)
        words = page->newest_first ? "later than the entry above" : "before the entry above";
    if (step < 0 || (alone && step > GAP))
        table_note(&page->table,
                   arena_printf(page->arena, "      %s %s",
                                format_length(page->arena, step < 0 ? -step : step), words));
}

/* Whether most steps of the timeline run backward. */
static bool is_newest_first(const struct event_list *events)
{
    const struct event *before = NULL;
    int64_t balance = 0, step;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if (before && step_between(before, event, &step))
            balance += (step < 0) - (step > 0);
        before = event;
    }
    return balance > 0;
}

/* Returns how many timed entries stand outside of the timeline. */
static size_t add_events(struct page *page)
{
    const struct event_list *events = &page->postmortem->events;
    const struct event *before = NULL;
    size_t elsewhere = 0;
    bool alone = true;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        elsewhere += event->timed && !event->in_timeline;
        if (!event->in_timeline)
            continue;
        if (!event->timed) {
            if (!event->depth) { /* else it is a detail of the entry above it */
                add_untimed(page, event);
                alone = false;
            }
            continue;
        }
        if (before)
            add_step(page, before, event, alone);
        add_event(page, event);
        before = event;
        alone = true;
    }
    return elsewhere;
}

static void print_notes(const struct page *page)
{
    for (size_t i = 0; i < page->notes.count; i++) {
        struct text note = printable(page->arena, text_from(page->notes.items[i]));
        fprintf(page->out, "%s%s[%zu]%s %.*s\n", i ? "" : "\n", style_on(page->color, STYLE_FAINT),
                i + 1, style_off(page->color, STYLE_FAINT), TEXT_ARG(note));
    }
}

/* "start 14:00 (line 5)". */
static const char *point_shown(const struct page *page, enum phase phase)
{
    const struct point *point = &page->postmortem->incident.points[phase];
    const char *when = moment_time(&point->moment, page->arena);
    if (!when)
        when = moment_shown(page, &point->moment);
    return arena_printf(page->arena, "%s %s (line %s)", phase_name(phase), when,
                        line_shown(page, point->place));
}

static void print_phases(const struct page *page)
{
    struct phase_span spans[SPAN_MAX];
    struct table table = {.arena = page->arena};
    size_t count = phase_spans(&page->postmortem->incident, spans);
    for (size_t i = 0; i < count; i++) {
        const char *length = phase_length(&spans[i], page->arena);
        TABLE_ADD(&table, spans[i].name, length ? length : "not known",
                  arena_printf(page->arena, "%s to %s", point_shown(page, spans[i].from),
                               point_shown(page, spans[i].to)));
    }
    if (count)
        fputc('\n', page->out);
    table_print(&table, page->out);
}

static void print_head(const struct page *page)
{
    struct text path = printable(page->arena, page->postmortem->document->path);
    struct text title = title_shown(page->postmortem, page->arena);
    fprintf(page->out, "%s%.*s%s%s%.*s\n", style_on(page->color, STYLE_STRONG), TEXT_ARG(path),
            style_off(page->color, STYLE_STRONG), title.length ? "  " : "", TEXT_ARG(title));
}

void timeline_write_text(FILE *out, const struct postmortem *postmortem, bool color,
                         struct arena *arena)
{
    struct page page = {.out = out,
                        .color = color,
                        .postmortem = postmortem,
                        .arena = arena,
                        .table = {.arena = arena, .numbers_first = true},
                        .newest_first = is_newest_first(&postmortem->events)};
    print_head(&page);
    TABLE_ADD(&page.table, "line", "as written", "instant in UTC", "certainty", "phase", "event");
    size_t elsewhere = add_events(&page);
    if (page.table.rows.count > 1)
        table_print(&page.table, out);
    else
        fputs("no entry with a time was found\n", out);
    print_notes(&page);
    print_phases(&page);
    if (elsewhere)
        fprintf(out, "\n%zu timed %s outside of the timeline (--format json has them)\n", elsewhere,
                elsewhere == 1 ? "entry stands" : "entries stand");
}
