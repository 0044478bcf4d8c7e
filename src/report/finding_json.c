#include "report/finding_json.h"

static void write_place(struct json_writer *writer, struct place place,
                        struct position_cursor *cursor)
{
    struct region region = region_of(cursor, place);
    json_key_integer(writer, "line", (int64_t)region.start.line);
    json_key_integer(writer, "column", (int64_t)region.start.column);
    json_key_integer(writer, "end_line", (int64_t)region.end.line);
    json_key_integer(writer, "end_column", (int64_t)region.end.column);
}

static void write_related(struct json_writer *writer, const struct related_list *related,
                          struct position_cursor *cursor)
{
    json_key(writer, "related");
    json_array_begin(writer);
    for (size_t i = 0; i < related->count; i++) {
        json_object_begin(writer);
        write_place(writer, related->items[i].place, cursor);
        json_key_string(writer, "message",
                        related->items[i].message ? related->items[i].message : "");
        json_object_end(writer);
    }
    json_array_end(writer);
}

void finding_write_json(struct json_writer *writer, const struct finding *finding,
                        struct position_cursor *cursor)
{
    json_key_string(writer, "rule", finding->rule->id);
    json_key_string(writer, "severity", severity_name(finding->severity));
    json_key_string(writer, "message", finding->message);
    write_place(writer, finding->place, cursor);
    write_related(writer, &finding->related, cursor);
    json_key_string(writer, "help", finding->help);
    json_key_string(writer, "fingerprint", finding->fingerprint);
}
