#include "input/document.h"

#include "base/utf8.h"

#include <string.h>

#define BINARY_WINDOW (size_t)8000 /* bytes in which a NUL means "binary", as Git has it */
#define SUBSTITUTE '\x1A'          /* what a later NUL becomes */

static const struct text byte_order_mark = {"\xEF\xBB\xBF", 3};

/* The length of the line end at byte `at`: 2 for CRLF, 1 for LF or CR, 0 for no line end. */
static size_t line_end_length(struct text t, size_t at)
{
    if (t.data[at] == '\n')
        return 1;
    if (t.data[at] != '\r')
        return 0;
    return at + 1 < t.length && t.data[at + 1] == '\n' ? 2 : 1;
}

/* The first byte of the next line end at or behind byte `at`, or the text's length. */
static size_t find_line_end(struct text t, size_t at, bool carriages)
{
    size_t feed = text_find_byte(t, '\n', at);
    size_t end = feed == TEXT_NOT_FOUND ? t.length : feed;
    size_t carriage = carriages ? text_find_byte(text_slice(t, 0, end), '\r', at) : TEXT_NOT_FOUND;
    return carriage == TEXT_NOT_FOUND ? end : carriage;
}

LIST(line_start_list, size_t);

static void find_lines(struct document *document, struct arena *arena)
{
    struct text bytes = document->bytes;
    bool carriages = text_find_byte(bytes, '\r', 0) != TEXT_NOT_FOUND;
    struct line_start_list starts = {0};
    LIST_PUSH(arena, &starts, document->body);
    for (size_t i = document->body; (i = find_line_end(bytes, i, carriages)) < bytes.length;) {
        i += line_end_length(bytes, i);
        /* A final line end ends the last line and begins no other. */
        if (i < bytes.length)
            LIST_PUSH(arena, &starts, i);
    }
    document->line_starts = starts.items;
    document->line_count = starts.count;
}

/* The encoding that a byte-order mark tells, or NULL where there is none or that of UTF-8. */
static const char *wide_encoding(struct text bytes)
{
    if (text_starts_with(bytes, TEXT("\xFF\xFE\0\0")) ||
        text_starts_with(bytes, TEXT("\0\0\xFE\xFF")))
        return "UTF-32";
    if (text_starts_with(bytes, TEXT("\xFF\xFE")) || text_starts_with(bytes, TEXT("\xFE\xFF")))
        return "UTF-16";
    return NULL;
}

static bool check_bytes(struct text bytes, size_t max_size, struct error *error)
{
    if (bytes.length > max_size)
        return error_set(error, "the file has %zu bytes, more than the limit of %zu", bytes.length,
                         max_size);
    const char *encoding = wide_encoding(bytes);
    if (encoding)
        return error_set(error, "the file is %s: save it as UTF-8", encoding);
    size_t nul = text_find_byte(text_slice(bytes, 0, BINARY_WINDOW), '\0', 0);
    if (nul != TEXT_NOT_FOUND)
        return error_set(error, "the file is binary: byte %zu is NUL", nul + 1);
    return true;
}

static bool check_utf8(const struct document *document, struct error *error)
{
    size_t bad = utf8_find_invalid(document->bytes);
    if (bad == TEXT_NOT_FOUND)
        return true;
    return error_set(error,
                     "line %zu, column %zu: byte 0x%02X is no valid UTF-8; convert it, e.g. iconv "
                     "-f LATIN1 -t UTF-8",
                     document_line(document, bad), document_column(document, bad),
                     (unsigned)(unsigned char)document->bytes.data[bad]);
}

static struct text copy_without_nul(struct arena *arena, struct text bytes)
{
    char *copy = arena_alloc_unset(arena, bytes.length + 1);
    if (bytes.length)
        memcpy(copy, bytes.data, bytes.length);
    for (char *nul = copy; (nul = memchr(nul, '\0', bytes.length - (size_t)(nul - copy)));)
        *nul = SUBSTITUTE;
    return (struct text){copy, bytes.length};
}

bool document_init(struct document *document, struct arena *arena, struct text path,
                   struct text bytes, size_t max_size, struct error *error)
{
    *document = (struct document){.path = arena_copy(arena, path)};
    if (!bytes.data)
        bytes = TEXT("");
    if (!check_bytes(bytes, max_size, error))
        return false;
    document->bytes = copy_without_nul(arena, bytes);
    document->body = text_starts_with(bytes, byte_order_mark) ? byte_order_mark.length : 0;
    find_lines(document, arena);
    return check_utf8(document, error);
}

size_t document_line(const struct document *document, size_t offset)
{
    size_t low = 0, high = document->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (document->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

size_t document_column(const struct document *document, size_t offset)
{
    size_t start = document_line_start(document, document_line(document, offset));
    return utf8_count(text_slice(document->bytes, start, offset < start ? start : offset)) + 1;
}

size_t document_line_start(const struct document *document, size_t line)
{
    if (line < 1)
        return document->body;
    if (line > document->line_count)
        return document->bytes.length;
    return document->line_starts[line - 1];
}

struct text document_line_text(const struct document *document, size_t line)
{
    struct text text = text_slice(document->bytes, document_line_start(document, line),
                                  document_line_start(document, line + 1));
    if (line < 1)
        return TEXT("");
    text.length -= text.length && text.data[text.length - 1] == '\n';
    text.length -= text.length && text.data[text.length - 1] == '\r';
    return text;
}

struct text document_text(const struct document *document, struct place place)
{
    return text_slice(document->bytes, place.start, place.end);
}
