/* Floor 6. Writing JSON as it comes, never holding more than one value. Text becomes valid UTF-8;
 * what could control a terminal is escaped, so that the output may be looked at as it is.
 */
#ifndef PMLINT_REPORT_JSON_WRITER_H
#define PMLINT_REPORT_JSON_WRITER_H

#include <stdio.h>

#include "base/text.h"

#define JSON_MAX_DEPTH 16

struct json_writer {
    FILE *out;
    bool one_line; /* each document on a line of its own */
    size_t depth;
    bool filled[JSON_MAX_DEPTH]; /* by depth: something was written at it already */
    bool after_key;
};

/* A writer at the start of a document. `out` stays the caller's. */
struct json_writer json_writer_on(FILE *out);

/* Ends the document with a newline; another may follow. */
void json_finish(struct json_writer *writer);

void json_object_begin(struct json_writer *writer);
void json_object_end(struct json_writer *writer);
void json_array_begin(struct json_writer *writer);
void json_array_end(struct json_writer *writer);

/* The key of the value that follows; plain ASCII. */
void json_key(struct json_writer *writer, const char *key);

void json_write_text(struct json_writer *writer, struct text value);
void json_write_string(struct json_writer *writer, const char *value); /* NULL writes null */
void json_write_integer(struct json_writer *writer, int64_t value);
void json_write_bool(struct json_writer *writer, bool value);
void json_write_null(struct json_writer *writer);

/* A key with its value. */
void json_key_text(struct json_writer *writer, const char *key, struct text value);
void json_key_string(struct json_writer *writer, const char *key, const char *value);
void json_key_integer(struct json_writer *writer, const char *key, int64_t value);
void json_key_bool(struct json_writer *writer, const char *key, bool value);
void json_key_null(struct json_writer *writer, const char *key);

#endif
