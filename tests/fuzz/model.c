#include "model.h"

#include "fuzz.h"

#include <string.h>

static void expect_place(const struct document *document, struct place place)
{
    EXPECT(place.start <= place.end);
    EXPECT(place.end <= document->bytes.length);
}

static void expect_date(const struct date *date)
{
    if (!date->known || date->impossible)
        return;
    EXPECT(date->month >= 0 && date->month <= 12);
    EXPECT(date->day >= 0 && date->day <= 31);
    EXPECT(date->weekday >= -1 && date->weekday <= 6);
}

static void expect_clock(const struct clock *clock)
{
    if (!clock->known || clock->impossible)
        return;
    EXPECT(clock->hour >= 0 && clock->hour <= 24);
    EXPECT(clock->minute >= 0 && clock->minute <= 59);
    EXPECT(clock->second >= 0 && clock->second <= 60);
}

void expect_moment(const struct moment *moment)
{
    EXPECT(moment->certainty <= MOMENT_UNREADABLE);
    EXPECT(moment->certainty == MOMENT_CERTAIN || (moment->why && *moment->why));
    expect_date(&moment->date);
    expect_clock(&moment->clock);
    if (moment->has_local)
        EXPECT(moment->local_earliest <= moment->local_latest);
    if (!moment->has_instant)
        return;
    EXPECT(moment->has_local && moment->date.known && moment->zone.known);
    EXPECT(moment->earliest <= moment->latest);
    EXPECT(moment->certainty != MOMENT_UNREADABLE);
}

static void expect_events(const struct postmortem *postmortem)
{
    const struct document *document = postmortem->document;
    size_t above = 0;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        expect_place(document, event->place);
        expect_place(document, event->time_place);
        size_t line = document_line(document, event->place.start);
        EXPECT(line >= above);
        above = line;
        if (!event->timed)
            continue;
        EXPECT(event->written.length && event->time_place.end > event->time_place.start);
        expect_moment(&event->moment);
        if (event->end)
            expect_moment(event->end);
    }
}

static void expect_sections(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        expect_place(postmortem->document, section->place);
        expect_place(postmortem->document, section->body);
        EXPECT(section->level >= 1);
        EXPECT(section->parent == SIZE_MAX || section->parent < i);
    }
}

static void expect_length(const struct length *length)
{
    EXPECT(length->least <= length->seconds && length->seconds <= length->most);
    EXPECT(length->unit >= 1);
}

static void expect_incident(const struct postmortem *postmortem)
{
    const struct incident *incident = &postmortem->incident;
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        if (incident->points[i].source == POINT_NONE)
            continue;
        expect_place(postmortem->document, incident->points[i].place);
        expect_moment(&incident->points[i].moment);
    }
    for (size_t i = 0; i < incident->lengths.count; i++) {
        expect_place(postmortem->document, incident->lengths.items[i].place);
        expect_length(&incident->lengths.items[i].length);
    }
    for (size_t i = 0; i < incident->windows.count; i++) {
        expect_place(postmortem->document, incident->windows.items[i].place);
        expect_moment(&incident->windows.items[i].start);
        expect_moment(&incident->windows.items[i].end);
    }
    for (size_t i = 0; i < postmortem->metrics.count; i++) {
        expect_place(postmortem->document, postmortem->metrics.items[i].place);
        expect_length(&postmortem->metrics.items[i].length);
    }
}

static void expect_lists(const struct postmortem *postmortem)
{
    const struct document *document = postmortem->document;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        expect_place(document, postmortem->fields.items[i].name_place);
        expect_place(document, postmortem->fields.items[i].value_place);
    }
    for (size_t i = 0; i < postmortem->action_items.count; i++) {
        const struct action_item *item = &postmortem->action_items.items[i];
        expect_place(document, item->place);
        expect_place(document, item->text_place);
        if (item->due.length)
            expect_place(document, item->due_place);
    }
    for (size_t i = 0; i < postmortem->dates.count; i++) {
        const struct dated *dated = &postmortem->dates.items[i];
        expect_place(document, dated->place);
        EXPECT(dated->written.length);
        expect_date(&dated->date);
        expect_clock(&dated->clock);
    }
    for (size_t i = 0; i < postmortem->suppressions.count; i++)
        expect_place(document, postmortem->suppressions.items[i].place);
}

void expect_model(const struct postmortem *postmortem)
{
    expect_place(postmortem->document, postmortem->title_place);
    EXPECT(postmortem->is_postmortem || postmortem->why_not);
    expect_sections(postmortem);
    expect_events(postmortem);
    expect_incident(postmortem);
    expect_lists(postmortem);
    for (size_t i = 0; i < DEMAND_COUNT; i++)
        if (postmortem->demands[i] == FACT_STATED)
            expect_place(postmortem->document, postmortem->demand_places[i]);
}

static bool is_one_line(const char *string)
{
    return string && *string && !strpbrk(string, "\r\n");
}

void expect_findings(const struct document *document, const struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        expect_place(document, finding->place);
        EXPECT(i == 0 || findings->items[i - 1].place.start <= finding->place.start);
        EXPECT(is_one_line(finding->message) && is_one_line(finding->help));
        EXPECT(finding->severity > SEVERITY_OFF && finding->severity <= SEVERITY_ERROR);
        EXPECT(strlen(finding->fingerprint) == 16);
        for (size_t j = 0; j < finding->related.count; j++)
            expect_place(document, finding->related.items[j].place);
        for (size_t j = i + 1; j < findings->count; j++)
            EXPECT(strcmp(finding->fingerprint, findings->items[j].fingerprint) != 0 ||
                   finding->rule != findings->items[j].rule);
    }
}
