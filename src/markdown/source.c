#include "markdown/source.h"

#include "markdown/content.h"

struct source source_from_document(const struct document *document, size_t first_line)
{
    struct source source = {document->bytes, document->line_starts, document->line_count, NULL};
    return source_without_lines(source, first_line - 1);
}

struct source source_from_content(struct arena *arena, const struct content *content)
{
    size_t count = 0, capacity = 0, start = 0;
    size_t *starts = NULL;
    struct text rest = content->text, line;
    while (text_next_line(&rest, &line)) {
        if (count == capacity)
            starts = arena_grow(arena, starts, &capacity, sizeof *starts);
        starts[count++] = start;
        start = content->text.length - rest.length;
    }
    return (struct source){content->text, starts, count, content};
}

struct source source_without_lines(struct source source, size_t count)
{
    if (count > source.line_count)
        count = source.line_count;
    if (count) /* a source without lines has no starts to count from */
        source.line_starts += count;
    source.line_count -= count;
    return source;
}

struct text source_text(const struct source *source)
{
    size_t start = source->line_count ? source->line_starts[0] : source->text.length;
    return text_from_offset(source->text, start);
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

struct place source_line(const struct source *source, size_t line)
{
    size_t length = source->text.length;
    if (line < 1 || line > source->line_count)
        return (struct place){length, length};
    size_t start = source->line_starts[line - 1];
    size_t end = line < source->line_count ? source->line_starts[line] : length;
    while (end > start && is_line_end(source->text.data[end - 1]))
        end--;
    return (struct place){start, end};
}

size_t source_offset(const struct source *source, size_t line, size_t column)
{
    struct place place = source_line(source, line);
    size_t offset = place.start + (column ? column - 1 : 0);
    return offset < place.end ? offset : place.end;
}

struct place source_place(const struct source *source, struct place range)
{
    return source->content ? content_place(source->content, range.start, range.end) : range;
}

size_t source_skip_prefix(const struct source *source, struct place line, size_t quotes)
{
    size_t at = line.start;
    for (; at < line.end; at++) {
        char c = source->text.data[at];
        if (c == '>' && quotes)
            quotes--;
        else if (!ascii_is_blank(c))
            break;
    }
    return at;
}

struct place source_trim_end(const struct source *source, struct place range)
{
    while (range.end > range.start && ascii_is_space(source->text.data[range.end - 1]))
        range.end--;
    return range;
}
