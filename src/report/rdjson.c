/* The Reviewdog Diagnostic Format. Its columns count bytes of UTF-8 from 1, ends are exclusive
 * (reviewdog, proto/rdf/reviewdog.proto). It has no place for what was not checked. */
#include "report/finding_json.h"
#include "report/formats.h"
#include "report/rule_link.h"

static const char *severity_word(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "ERROR";
    case SEVERITY_WARNING:
        return "WARNING";
    default:
        return "INFO";
    }
}

static void write_position(struct json_writer *writer, const char *key,
                           const struct document *document, size_t offset)
{
    size_t line = document_line(document, offset);
    size_t start = document_line_start(document, line);
    if (start < document->body)
        start = document->body; /* the byte-order mark takes no column */
    json_key(writer, key);
    json_object_begin(writer);
    json_key_integer(writer, "line", (int64_t)line);
    json_key_integer(writer, "column", offset > start ? (int64_t)(offset - start) + 1 : 1);
    json_object_end(writer);
}

static void write_location(struct json_writer *writer, struct text path,
                           const struct document *document, struct place place)
{
    json_key(writer, "location");
    json_object_begin(writer);
    json_key_text(writer, "path", path);
    json_key(writer, "range");
    json_object_begin(writer);
    write_position(writer, "start", document, place.start);
    write_position(writer, "end", document, place.end > place.start ? place.end : place.start);
    json_object_end(writer);
    json_object_end(writer);
}

static void write_code(struct json_writer *writer, const struct rule *rule, struct arena *arena)
{
    const char *link = rule_link(rule, arena);
    json_key(writer, "code");
    json_object_begin(writer);
    json_key_string(writer, "value", rule->id);
    if (link)
        json_key_string(writer, "url", link);
    json_object_end(writer);
}

static void write_finding(struct report *report, struct text path, const struct document *document,
                          const struct finding *finding)
{
    struct json_writer *writer = report->state;
    json_object_begin(writer);
    json_key_string(writer, "message", finding->message);
    write_location(writer, path, document, finding->place);
    json_key_string(writer, "severity", severity_word(finding->severity));
    write_code(writer, finding->rule, report->scratch);
    json_key(writer, "relatedLocations");
    json_array_begin(writer);
    for (size_t i = 0; i < finding->related.count; i++) {
        const struct related_place *related = &finding->related.items[i];
        json_object_begin(writer);
        json_key_string(writer, "message", related->message ? related->message : "");
        write_location(writer, path, document, related->place);
        json_object_end(writer);
    }
    json_array_end(writer);
    json_object_end(writer);
}

static void begin(struct report *report)
{
    struct json_writer *writer = arena_alloc(report->arena, sizeof *writer);
    report->state = writer;
    *writer = json_writer_on(report->out);
    json_object_begin(writer);
    json_key(writer, "source");
    json_object_begin(writer);
    json_key_string(writer, "name", "pmlint");
    json_object_end(writer);
    json_key(writer, "diagnostics");
    json_array_begin(writer);
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct text path = report_root_path(report, document->document->path);
    for (size_t i = 0; i < document->findings->count; i++)
        write_finding(report, path, document->document, &document->findings->items[i]);
}

static void end(struct report *report)
{
    struct json_writer *writer = report->state;
    json_array_end(writer);
    json_object_end(writer);
    json_finish(writer);
}

const struct report_format rdjson_format = {
    .name = "rdjson", .begin = begin, .document = write_document, .end = end};
