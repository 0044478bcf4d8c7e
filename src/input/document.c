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

static size_t count_line_ends(struct text t)
{
    size_t count = 0;
    for (size_t i = 0; i < t.length; i++)
        count += line_end_length(t, i) == 1;
    return count;
}

static void find_lines(struct document *document, struct arena *arena)
{
    struct text bytes = document->bytes;
    size_t *starts = arena_alloc_array(arena, count_line_ends(bytes) + 1, sizeof *starts);
    size_t count = 0;
    starts[count++] = document->body;
    for (size_t i = document->body; i < bytes.length;) {
        size_t end = line_end_length(bytes, i);
        i += end ? end : 1;
        /* A final line end ends the last line and begins no other. */
        if (end && i < bytes.length)
            starts[count++] = i;
    }
    document->line_starts = starts;
    document->line_count = count;
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
    char *copy = arena_alloc(arena, bytes.length + 1);
    for (size_t i = 0; i < bytes.length; i++)
        copy[i] = bytes.data[i] ? bytes.data[i] : SUBSTITUTE;
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
    if (text_ends_with(text, TEXT("\n")))
        text.length--;
    if (text_ends_with(text, TEXT("\r")))
        text.length--;
    return text;
}

struct text document_text(const struct document *document, struct place place)
{
    return text_slice(document->bytes, place.start, place.end);
}
