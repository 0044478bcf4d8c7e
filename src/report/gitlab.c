/* GitLab's code quality report: the part of Code Climate's format that GitLab reads, one array of all
 * findings. It has no place for what was not checked. */
#include "base/hash.h"
#include "report/finding_json.h"
#include "report/formats.h"

#include <inttypes.h>

static const char *severity_word(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "major";
    case SEVERITY_WARNING:
        return "minor";
    default:
        return "info";
    }
}

/* GitLab compares fingerprints over all files, so the path is a part of them. */
static const char *fingerprint_in(struct report *report, struct text path,
                                  const struct finding *finding)
{
    struct text own = text_from(finding->fingerprint);
    uint64_t hash = hash_bytes(HASH_BASIS, path.data, path.length);
    hash = hash_bytes(hash, "", 1);
    hash = hash_bytes(hash, own.data, own.length);
    return arena_printf(report->scratch, "%016" PRIx64, hash);
}

static void write_position(struct json_writer *writer, const char *key, struct position position)
{
    json_key(writer, key);
    json_object_begin(writer);
    json_key_integer(writer, "line", (int64_t)position.line);
    json_key_integer(writer, "column", (int64_t)position.column);
    json_object_end(writer);
}

/* `lines` is what GitLab shows, `positions` what else knows columns. */
static void write_location(struct json_writer *writer, struct text path, struct region region)
{
    json_key(writer, "location");
    json_object_begin(writer);
    json_key_text(writer, "path", path);
    json_key(writer, "lines");
    json_object_begin(writer);
    json_key_integer(writer, "begin", (int64_t)region.start.line);
    json_key_integer(writer, "end", (int64_t)region.end.line);
    json_object_end(writer);
    json_key(writer, "positions");
    json_object_begin(writer);
    write_position(writer, "begin", region.start);
    write_position(writer, "end", region.end);
    json_object_end(writer);
    json_object_end(writer);
}

static void begin(struct report *report)
{
    struct json_writer *writer = arena_alloc(report->arena, sizeof *writer);
    report->state = writer;
    *writer = json_writer_on(report->out);
    json_array_begin(writer);
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct json_writer *writer = report->state;
    struct text path = report_root_path(report, document->document->path);
    struct position_cursor cursor = position_cursor_on(document->document);
    for (size_t i = 0; i < document->findings->count; i++) {
        const struct finding *finding = &document->findings->items[i];
        json_object_begin(writer);
        json_key_string(writer, "type", "issue");
        json_key_string(writer, "check_name", finding->rule->id);
        json_key_string(writer, "description", finding->message);
        json_key_string(writer, "severity", severity_word(finding->severity));
        json_key_string(writer, "fingerprint", fingerprint_in(report, path, finding));
        write_location(writer, path, region_of(&cursor, finding->place));
        json_object_end(writer);
    }
}

static void end(struct report *report)
{
    struct json_writer *writer = report->state;
    json_array_end(writer);
    json_finish(writer);
}

const struct report_format gitlab_format = {
    .name = "gitlab", .begin = begin, .document = write_document, .end = end};
