/* One finding a line, with its path: for programs that read as it comes. */
#include "report/finding_json.h"
#include "report/formats.h"

static void write_document(struct report *report, const struct report_document *document)
{
    struct position_cursor cursor = position_cursor_on(document->document);
    for (size_t i = 0; i < document->findings->count; i++) {
        struct json_writer writer = json_writer_on(report->out);
        writer.one_line = true;
        json_object_begin(&writer);
        json_key_text(&writer, "path", document->document->path);
        finding_write_json(&writer, &document->findings->items[i], &cursor);
        json_object_end(&writer);
        json_finish(&writer);
    }
}

const struct report_format jsonl_format = {.name = "jsonl", .document = write_document};
