/* Everything that was found, for other programs. Documents are written as they come; what was not
 * checked is kept for the end. */
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/position.h"
#include "report/version.h"

struct not_checked {
    struct text path;
    const char *message;
};
LIST(not_checked_list, struct not_checked);

struct json_state {
    struct json_writer writer;
    struct not_checked_list not_checked;
};

static void begin(struct report *report)
{
    struct json_state *state = arena_alloc(report->arena, sizeof *state);
    report->state = state;
    state->writer = json_writer_on(report->out);
    json_object(&state->writer);
    json_key_integer(&state->writer, "version", 1);
    json_key(&state->writer, "tool");
    json_object(&state->writer);
    json_key_string(&state->writer, "name", "pmlint");
    json_key_string(&state->writer, "version", PMLINT_VERSION);
    json_object_end(&state->writer);
    json_key(&state->writer, "files");
    json_array(&state->writer);
}

static void write_place(struct json_writer *writer, struct place place,
                        struct position_cursor *cursor)
{
    struct position start = position_of(cursor, place.start);
    struct position end = position_of(cursor, place.end > place.start ? place.end : place.start);
    json_key_integer(writer, "line", (int64_t)start.line);
    json_key_integer(writer, "column", (int64_t)start.column);
    json_key_integer(writer, "end_line", (int64_t)end.line);
    json_key_integer(writer, "end_column", (int64_t)end.column);
}

static void write_related(struct json_writer *writer, const struct related_list *related,
                          struct position_cursor *cursor)
{
    json_key(writer, "related");
    json_array(writer);
    for (size_t i = 0; i < related->count; i++) {
        json_object(writer);
        write_place(writer, related->items[i].place, cursor);
        json_key_string(writer, "message",
                        related->items[i].message ? related->items[i].message : "");
        json_object_end(writer);
    }
    json_array_end(writer);
}

static void write_finding(struct json_writer *writer, const struct finding *finding,
                          struct position_cursor *cursor)
{
    json_object(writer);
    json_key_string(writer, "rule", finding->rule->id);
    json_key_string(writer, "severity", severity_name(finding->severity));
    json_key_string(writer, "message", finding->message);
    write_place(writer, finding->place, cursor);
    write_related(writer, &finding->related, cursor);
    json_key_string(writer, "help", finding->help);
    json_key_string(writer, "fingerprint", finding->fingerprint);
    json_object_end(writer);
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct json_state *state = report->state;
    struct json_writer *writer = &state->writer;
    struct position_cursor cursor = position_cursor_on(document->document);
    json_object(writer);
    json_key_text(writer, "path", document->document->path);
    json_key_string(writer, "profile", document->settings->profile->name);
    json_key_bool(writer, "postmortem", document->postmortem->is_postmortem);
    json_key(writer, "findings");
    json_array(writer);
    for (size_t i = 0; i < document->findings->count; i++)
        write_finding(writer, &document->findings->items[i], &cursor);
    json_array_end(writer);
    json_object_end(writer);
}

static void keep_not_checked(struct report *report, struct text path, const char *message)
{
    struct json_state *state = report->state;
    struct arena *arena = report->arena;
    struct not_checked item = {.path = arena_copy(arena, path),
                               .message = arena_copy(arena, text_from(message)).data};
    LIST_PUSH(arena, &state->not_checked, item);
}

static void write_not_checked(struct json_writer *writer, const struct not_checked_list *list)
{
    json_key(writer, "not_checked");
    json_array(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_object(writer);
        json_key_text(writer, "path", list->items[i].path);
        json_key_string(writer, "message", list->items[i].message);
        json_object_end(writer);
    }
    json_array_end(writer);
}

static void end(struct report *report)
{
    struct json_state *state = report->state;
    struct json_writer *writer = &state->writer;
    json_array_end(writer);
    write_not_checked(writer, &state->not_checked);
    json_key(writer, "summary");
    json_object(writer);
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
    .not_checked = keep_not_checked,
    .end = end,
};
