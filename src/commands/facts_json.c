#include "commands/facts_json.h"

#include "report/moment_words.h"
#include "report/phases.h"
#include "report/json_writer.h"
#include "report/position.h"

struct facts {
    const struct postmortem *postmortem;
    struct arena *arena;
    struct json_writer writer;
    struct position_cursor cursor;
};

static void write_line(struct facts *facts, struct place place)
{
    json_key_integer(&facts->writer, "line",
                     (int64_t)document_line(facts->postmortem->document, place.start));
}

static void write_line_if(struct facts *facts, bool known, struct place place)
{
    if (known)
        write_line(facts, place);
    else
        json_key_null(&facts->writer, "line");
}

static void write_text_if(struct facts *facts, const char *key, bool known, struct text value)
{
    if (known)
        json_key_text(&facts->writer, key, value);
    else
        json_key_null(&facts->writer, key);
}

static void write_title(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    json_key(writer, "title");
    if (!facts->postmortem->has_title) {
        json_write_null(writer);
        return;
    }
    json_object_begin(writer);
    json_key_text(writer, "text", facts->postmortem->title);
    write_line(facts, facts->postmortem->title_place);
    json_object_end(writer);
}

static void write_fields(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    const struct field_list *fields = &facts->postmortem->fields;
    json_key(writer, "fields");
    json_array_begin(writer);
    for (size_t i = 0; i < fields->count; i++) {
        json_object_begin(writer);
        json_key_text(writer, "name", fields->items[i].name);
        json_key_text(writer, "value", fields->items[i].value);
        write_line(facts, fields->items[i].name_place);
        json_object_end(writer);
    }
    json_array_end(writer);
}

static void write_section(struct facts *facts, const struct section *section)
{
    struct json_writer *writer = &facts->writer;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        if (!section->roles[role])
            continue;
        json_object_begin(writer);
        json_key_string(writer, "role", role_name((enum role)role));
        json_key_text(writer, "heading", section->heading);
        write_line(facts, section->place);
        json_object_end(writer);
    }
}

static void write_sections(struct facts *facts)
{
    const struct section_list *sections = &facts->postmortem->sections;
    json_key(&facts->writer, "sections");
    json_array_begin(&facts->writer);
    for (size_t i = 0; i < sections->count; i++)
        write_section(facts, &sections->items[i]);
    json_array_end(&facts->writer);
}

static void write_not_understood(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    const struct not_understood_list *list = &facts->postmortem->not_understood;
    json_key(writer, "not_understood");
    json_array_begin(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_object_begin(writer);
        json_key_text(writer, "heading", list->items[i].heading);
        write_line(facts, list->items[i].place);
        json_object_end(writer);
    }
    json_array_end(writer);
}

static void write_event(struct facts *facts, const struct event *event)
{
    struct json_writer *writer = &facts->writer;
    const struct moment *moment = &event->moment;
    struct position position = position_of(&facts->cursor, event->time_place.start);
    json_key_integer(writer, "line", (int64_t)position.line);
    json_key_integer(writer, "column", (int64_t)position.column);
    json_key_string(writer, "time", moment_time(moment, facts->arena));
    json_key_string(writer, "end", event->end ? moment_time(event->end, facts->arena) : NULL);
    json_key_string(writer, "date", moment_date(moment, facts->arena));
    write_text_if(facts, "zone", moment->zone.known, moment->zone.written);
    json_key_string(writer, "instant", moment_instant(moment, facts->arena));
    json_key_string(writer, "certainty", certainty_name(moment->certainty));
    json_key_string(writer, "why", moment->why);
    json_key_text(writer, "text", event->text);
}

static void write_timeline(struct facts *facts)
{
    const struct event_list *events = &facts->postmortem->events;
    json_key(&facts->writer, "timeline");
    json_array_begin(&facts->writer);
    for (size_t i = 0; i < events->count; i++) {
        if (!events->items[i].in_timeline || !events->items[i].timed)
            continue;
        json_object_begin(&facts->writer);
        write_event(facts, &events->items[i]);
        json_object_end(&facts->writer);
    }
    json_array_end(&facts->writer);
}

static void write_incident(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    const struct incident *incident = &facts->postmortem->incident;
    bool stated = incident->duration == FACT_STATED;
    json_key(writer, "incident");
    json_object_begin(writer);
    for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
        const struct point *point = &incident->points[phase];
        const char *when = NULL;
        if (point->source != POINT_NONE)
            when = moment_point(&point->moment, facts->arena);
        json_key_string(writer, phase_name((enum phase)phase), when);
    }
    json_key_bool(writer, "duration_stated", stated);
    if (incident->has_minutes)
        json_key_integer(writer, "duration_minutes", incident->minutes);
    else
        json_key_null(writer, "duration_minutes");
    write_line_if(facts, stated, incident->place);
    json_object_end(writer);
}

static void write_impact_and_cause(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    const struct postmortem *postmortem = facts->postmortem;
    bool impact = postmortem->impact.stated == FACT_STATED;
    bool cause = postmortem->root_cause == FACT_STATED;
    json_key(writer, "impact");
    json_object_begin(writer);
    json_key_bool(writer, "stated", impact);
    json_key_bool(writer, "quantified", postmortem->impact.quantified);
    write_line_if(facts, impact, postmortem->impact.place);
    json_object_end(writer);
    json_key(writer, "root_cause");
    json_object_begin(writer);
    json_key_bool(writer, "stated", cause);
    write_line_if(facts, cause, postmortem->root_cause_place);
    json_object_end(writer);
}

static void write_demands(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    json_key(writer, "demands");
    json_object_begin(writer);
    for (size_t i = 0; i < DEMAND_COUNT; i++)
        json_key_string(writer, demand_name((enum demand)i),
                        stated_name(facts->postmortem->demands[i]));
    json_object_end(writer);
}

static void write_action_item(struct facts *facts, const struct action_item *item)
{
    struct json_writer *writer = &facts->writer;
    json_object_begin(writer);
    write_line(facts, item->place);
    json_key_text(writer, "text", item->text);
    write_text_if(facts, "owner", item->has_owner, item->owner);
    write_text_if(facts, "due", item->has_due, item->due);
    write_text_if(facts, "link", item->has_link, item->link);
    if (item->done == TASK_NONE)
        json_key_null(writer, "done");
    else
        json_key_bool(writer, "done", item->done == TASK_DONE);
    json_object_end(writer);
}

static void write_action_items(struct facts *facts)
{
    const struct action_item_list *items = &facts->postmortem->action_items;
    json_key(&facts->writer, "action_items");
    json_array_begin(&facts->writer);
    for (size_t i = 0; i < items->count; i++)
        write_action_item(facts, &items->items[i]);
    json_array_end(&facts->writer);
}

static struct facts begin(FILE *out, const struct reading *reading, struct arena *arena)
{
    struct facts facts = {
        .postmortem = &reading->postmortem,
        .arena = arena,
        .writer = json_writer_on(out),
        .cursor = position_cursor_on(&reading->document),
    };
    json_object_begin(&facts.writer);
    json_key_integer(&facts.writer, "version", 1);
    json_key_text(&facts.writer, "path", reading->document.path);
    json_key_bool(&facts.writer, "postmortem", reading->postmortem.is_postmortem);
    return facts;
}

static void end(struct facts *facts)
{
    json_object_end(&facts->writer);
    json_finish(&facts->writer);
}

void facts_write_json(FILE *out, const struct reading *reading, struct arena *arena)
{
    struct facts facts = begin(out, reading, arena);
    json_key_text(&facts.writer, "language", reading->postmortem.language);
    json_key_string(&facts.writer, "profile", reading->profile->name);
    write_title(&facts);
    write_fields(&facts);
    write_sections(&facts);
    write_not_understood(&facts);
    write_timeline(&facts);
    write_incident(&facts);
    write_impact_and_cause(&facts);
    write_demands(&facts);
    write_action_items(&facts);
    end(&facts);
}

static void write_point(struct facts *facts, const char *key, enum phase phase)
{
    const struct point *point = &facts->postmortem->incident.points[phase];
    json_key(&facts->writer, key);
    json_object_begin(&facts->writer);
    json_key_string(&facts->writer, "point", phase_name(phase));
    json_key_string(&facts->writer, "at", moment_point(&point->moment, facts->arena));
    write_line(facts, point->place);
    json_object_end(&facts->writer);
}

/* Seconds as an interval: what the readings of both points allow; null where they stand the wrong way round. */
static void write_phases(struct facts *facts)
{
    struct json_writer *writer = &facts->writer;
    struct phase_span spans[SPAN_MAX];
    size_t count = phase_spans(&facts->postmortem->incident, spans);
    json_key(writer, "phases");
    json_array_begin(writer);
    for (size_t i = 0; i < count; i++) {
        json_object_begin(writer);
        json_key_string(writer, "phase", spans[i].name);
        write_point(facts, "from", spans[i].from);
        write_point(facts, "to", spans[i].to);
        if (spans[i].measured && !span_is_backward(&spans[i])) {
            json_key_integer(writer, "least_seconds", spans[i].least);
            json_key_integer(writer, "most_seconds", spans[i].most);
        } else {
            json_key_null(writer, "least_seconds");
            json_key_null(writer, "most_seconds");
        }
        json_object_end(writer);
    }
    json_array_end(writer);
}

void timeline_write_json(FILE *out, const struct reading *reading, struct arena *arena)
{
    struct facts facts = begin(out, reading, arena);
    const struct event_list *events = &reading->postmortem.events;
    json_key(&facts.writer, "entries");
    json_array_begin(&facts.writer);
    for (size_t i = 0; i < events->count; i++) {
        if (!events->items[i].timed)
            continue;
        json_object_begin(&facts.writer);
        write_event(&facts, &events->items[i]);
        json_key_text(&facts.writer, "written", events->items[i].written);
        json_key_string(&facts.writer, "end_instant",
                        events->items[i].end ? moment_instant(events->items[i].end, arena) : NULL);
        json_key_bool(&facts.writer, "in_timeline", events->items[i].in_timeline);
        json_object_end(&facts.writer);
    }
    json_array_end(&facts.writer);
    write_incident(&facts);
    write_phases(&facts);
    end(&facts);
}
