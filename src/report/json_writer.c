#include "report/json_writer.h"

#include "base/utf8.h"
#include "report/printable.h"

#include <assert.h>
#include <inttypes.h>

struct json_writer json_writer_on(FILE *out)
{
    return (struct json_writer){.out = out};
}

void json_finish(struct json_writer *writer)
{
    assert(writer->depth == 0);
    fputc('\n', writer->out);
}

static void begin_line(struct json_writer *writer)
{
    if (writer->one_line)
        return;
    fputc('\n', writer->out);
    for (size_t i = 0; i < writer->depth; i++)
        fputs("  ", writer->out);
}

/* Writes what stands before a value or a key: a comma, a new line. */
static void separate(struct json_writer *writer)
{
    if (writer->after_key) {
        writer->after_key = false;
        return;
    }
    if (writer->depth == 0)
        return;
    if (writer->filled[writer->depth - 1])
        fputs(writer->one_line ? ", " : ",", writer->out);
    writer->filled[writer->depth - 1] = true;
    begin_line(writer);
}

static void open_level(struct json_writer *writer, char bracket)
{
    separate(writer);
    assert(writer->depth < JSON_MAX_DEPTH);
    fputc(bracket, writer->out);
    writer->filled[writer->depth++] = false;
}

static void close_level(struct json_writer *writer, char bracket)
{
    assert(writer->depth > 0);
    bool filled = writer->filled[--writer->depth];
    if (filled)
        begin_line(writer);
    fputc(bracket, writer->out);
}

void json_object_begin(struct json_writer *writer)
{
    open_level(writer, '{');
}

void json_object_end(struct json_writer *writer)
{
    close_level(writer, '}');
}

void json_array_begin(struct json_writer *writer)
{
    open_level(writer, '[');
}

void json_array_end(struct json_writer *writer)
{
    close_level(writer, ']');
}

void json_key(struct json_writer *writer, const char *key)
{
    separate(writer);
    fprintf(writer->out, "\"%s\": ", key);
    writer->after_key = true;
}

static void write_escape(FILE *out, int32_t code_point)
{
    switch (code_point) {
    case '"':
        fputs("\\\"", out);
        return;
    case '\\':
        fputs("\\\\", out);
        return;
    case '\n':
        fputs("\\n", out);
        return;
    case '\t':
        fputs("\\t", out);
        return;
    default:
        break;
    }
    uint32_t unit = (uint32_t)code_point;
    if (unit < 0x10000) {
        fprintf(out, "\\u%04" PRIx32, unit);
        return;
    }
    unit -= 0x10000;
    fprintf(out, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xD800 + (unit >> 10), 0xDC00 + (unit & 0x3FF));
}

void json_write_text(struct json_writer *writer, struct text value)
{
    separate(writer);
    fputc('"', writer->out);
    for (size_t i = 0; i < value.length;) {
        int32_t code_point;
        size_t bytes = utf8_decode(value, i, &code_point);
        bool invalid = bytes == 1 && code_point >= 0x80;
        if (invalid)
            fputs("\xEF\xBF\xBD", writer->out);
        else if (code_point == '"' || code_point == '\\' || is_control(code_point))
            write_escape(writer->out, code_point);
        else
            fwrite(value.data + i, 1, bytes, writer->out);
        i += bytes;
    }
    fputc('"', writer->out);
}

void json_write_string(struct json_writer *writer, const char *value)
{
    if (value)
        json_write_text(writer, text_from(value));
    else
        json_write_null(writer);
}

void json_write_integer(struct json_writer *writer, int64_t value)
{
    separate(writer);
    fprintf(writer->out, "%" PRId64, value);
}

void json_write_bool(struct json_writer *writer, bool value)
{
    separate(writer);
    fputs(value ? "true" : "false", writer->out);
}

void json_write_null(struct json_writer *writer)
{
    separate(writer);
    fputs("null", writer->out);
}

void json_key_text(struct json_writer *writer, const char *key, struct text value)
{
    json_key(writer, key);
    json_write_text(writer, value);
}

void json_key_string(struct json_writer *writer, const char *key, const char *value)
{
    json_key(writer, key);
    json_write_string(writer, value);
}

void json_key_integer(struct json_writer *writer, const char *key, int64_t value)
{
    json_key(writer, key);
    json_write_integer(writer, value);
}

void json_key_bool(struct json_writer *writer, const char *key, bool value)
{
    json_key(writer, key);
    json_write_bool(writer, value);
}

void json_key_null(struct json_writer *writer, const char *key)
{
    json_key(writer, key);
    json_write_null(writer);
}
