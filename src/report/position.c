#include "report/position.h"

#include "base/utf8.h"

struct position_cursor position_cursor_on(const struct document *document)
{
    return (struct position_cursor){.document = document};
}

static size_t code_points_between(const struct document *document, size_t from, size_t to)
{
    return utf8_count(text_slice(document->bytes, from, to));
}

struct position position_of(struct position_cursor *cursor, size_t offset)
{
    const struct document *document = cursor->document;
    struct position position = {.line = document_line(document, offset)};
    if (offset > document->bytes.length)
        offset = document->bytes.length;
    if (position.line != cursor->position.line || offset < document->body)
        position.column = document_column(document, offset);
    else if (offset >= cursor->offset)
        position.column =
            cursor->position.column + code_points_between(document, cursor->offset, offset);
    else
        position.column =
            cursor->position.column - code_points_between(document, offset, cursor->offset);
    if (offset >= document->body) { /* the byte-order mark takes no column */
        cursor->offset = offset;
        cursor->position = position;
    }
    return position;
}

struct region region_of(struct position_cursor *cursor, struct place place)
{
    struct region region = {.start = position_of(cursor, place.start)};
    region.end = position_of(cursor, place.end > place.start ? place.end : place.start);
    return region;
}
