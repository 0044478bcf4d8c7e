/* Everything that was found, for other programs. Documents are written as they come. */
#include "report/finding_json.h"
#include "report/formats.h"
#include "report/version.h"

static void begin(struct report *report)
{
    struct json_writer *writer = arena_alloc(report->arena, sizeof *writer);
    report->state = writer;
    *writer = json_writer_on(report->out);
    json_object_begin(writer);
    json_key_integer(writer, "version", 1);
    json_key(writer, "tool");
    json_object_begin(writer);
    json_key_string(writer, "name", "pmlint");
    json_key_string(writer, "version", PMLINT_VERSION);
    json_object_end(writer);
    json_key(writer, "files");
    json_array_begin(writer);
}

static void write_finding(struct json_writer *writer, const struct finding *finding,
                          struct position_cursor *cursor)
{
    json_object_begin(writer);
    finding_write_json(writer, finding, cursor);
    json_object_end(writer);
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct json_writer *writer = report->state;
    struct position_cursor cursor = position_cursor_on(document->document);
    json_object_begin(writer);
    json_key_text(writer, "path", document->document->path);
    json_key_string(writer, "profile", document->settings->profile->name);
    json_key_bool(writer, "postmortem", document->postmortem->is_postmortem);
    json_key(writer, "findings");
    json_array_begin(writer);
    for (size_t i = 0; i < document->findings->count; i++)
        write_finding(writer, &document->findings->items[i], &cursor);
    json_array_end(writer);
    json_object_end(writer);
}

static void write_not_checked(struct json_writer *writer, const struct not_checked_list *list)
{
    json_key(writer, "not_checked");
    json_array_begin(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_object_begin(writer);
        json_key_text(writer, "path", list->items[i].path);
        json_key_string(writer, "message", list->items[i].message);
        json_object_end(writer);
    }
    json_array_end(writer);
}

static void end(struct report *report)
{
    struct json_writer *writer = report->state;
    json_array_end(writer);
    write_not_checked(writer, &report->not_checked);
    json_key(writer, "summary");
    json_object_begin(writer);
    json_key_integer(writer, "files", (int64_t)report->summary.files);
    json_key_integer(writer, "errors", (int64_t)report->summary.errors);
    json_key_integer(writer, "warnings", (int64_t)report->summary.warnings);
    json_key_integer(writer, "infos", (int64_t)report->summary.infos);
    json_object_end(writer);
    json_object_end(writer);
    json_finish(writer);
}

const struct report_format json_format = {
    .name = "json",
    .begin = begin,
    .document = write_document,
    .end = end,
};
