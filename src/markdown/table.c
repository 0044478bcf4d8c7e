#include "markdown/table.h"

#include "markdown/html_scan.h"

struct table_row table_row_find(const struct source *source, size_t line, size_t quotes,
                                size_t start)
{
    struct place range = source_line(source, line);
    range.start = source_skip_prefix(source, range, quotes);
    if (range.start < start)
        range.start = start < range.end ? start : range.end;
    size_t line_end = range.end;
    range = source_trim_end(source, range);
    bool pipe = range.start < range.end && source->text.data[range.start] == '|';
    return (struct table_row){range, line_end, range.start + pipe};
}

/* Where the pipe stands that ends the cell begun at byte `at`, or the row's end. */
static size_t cell_end(const struct table_row *row, const struct source *source, size_t at)
{
    const char *bytes = source->text.data;
    size_t i = at;
    while (i < row->range.end && !(bytes[i] == '|' && (i == at || bytes[i - 1] != '\\')))
        i++;
    return i;
}

struct place table_row_next_cell(struct table_row *row, const struct source *source)
{
    struct place cell = {row->at, cell_end(row, source, row->at)};
    bool piped = cell.start > row->range.start;
    row->at = cell.end < row->range.end ? cell.end + 1 : row->range.end;
    while (piped && cell.start < cell.end && ascii_is_space(source->text.data[cell.start]))
        cell.start++;
    return source_trim_end(source, cell);
}

void table_row_keep_comments(const struct table_row *row, const struct source *source,
                             struct markdown *markdown, struct arena *arena)
{
    struct text text = text_slice(source->text, 0, row->range.end);
    struct html_scanner scanner = {.text = text, .at = text_find(text, TEXT("<!--"), row->at)};
    struct html_token token;
    while (scanner.at != TEXT_NOT_FOUND && html_scan(&scanner, &token)) {
        struct text comment = text_slice(text, token.start, token.end);
        if (token.kind != HTML_COMMENT || !text_ends_with(comment, TEXT("-->")))
            continue;
        struct place place = source_place(source, (struct place){token.start, token.end});
        LIST_PUSH(arena, &markdown->comments,
                  (struct comment){arena_copy(arena, html_comment_text(comment)), place});
    }
}
