/* Inside the Markdown room. Finds the rows and cells of a table in the source: of cmark's positions
 * of them, those of a table below a paragraph and of rows indented unlike the first are wrong.
 */
#ifndef PMLINT_MARKDOWN_TABLE_H
#define PMLINT_MARKDOWN_TABLE_H

#include "markdown/content.h"
#include "markdown/markdown.h"

/* A row while its cells are taken, as offsets in the source. */
struct table_row {
    struct place range; /* without indentation and blanks at its end */
    size_t line_end;    /* behind those blanks */
    size_t at;          /* behind the pipe that ended the last cell */
};

/* Whether a byte may be one of a table's delimiter row, as cmark-gfm has it. */
static inline bool table_is_delimiter(char c)
{
    return c == '|' || c == '-' || c == ':' || c == '\v' || c == '\f' || ascii_is_blank(c);
}

/* The row that stands on a line, behind the given number of quote marks. It begins no earlier than
 * byte `start`: the first line of a list item has more before it than blanks. */
struct table_row table_row_find(const struct source *source, size_t line, size_t quotes,
                                size_t start);

/* Takes the next cell: what stands between two pipes, without the white space around it. Empty at the row's
 * end where the row has too few. Markdown keeps vertical tabs and form feeds at a cell's end, and at the head
 * of a row that no pipe begins: the content of a cell may reach beyond its range, at most to `row->line_end`. */
struct place table_row_next_cell(struct table_row *row, const struct source *source);

/* Keeps the comments behind the row's last cell: Markdown drops what stands there, though their authors say it to
 * pmlint. */
void table_row_keep_comments(const struct table_row *row, const struct source *source,
                             struct markdown *markdown, struct arena *arena);

#endif
