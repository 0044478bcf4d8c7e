/* Inside the Markdown room. What the parser reads in one go, as lines: the document behind its
 * front matter, or the inside of a fence that holds Markdown. Offsets are bytes of its text.
 */
#ifndef PMLINT_MARKDOWN_SOURCE_H
#define PMLINT_MARKDOWN_SOURCE_H

#include "base/arena.h"
#include "input/document.h"

struct content;

struct source {
    struct text text;
    const size_t *line_starts; /* line 1 is the first line that the parser is given */
    size_t line_count;
    const struct content *content; /* where a fence's inside stands; NULL: offsets are places */
};

/* The document from its line `first_line` (from 1) on. */
struct source source_from_document(const struct document *document, size_t first_line);

/* The inside of a fence; `content` must outlive the source. */
struct source source_from_content(struct arena *arena, const struct content *content);

/* The same source without its first `count` lines. */
struct source source_without_lines(struct source source, size_t count);

/* All that the parser is given. */
struct text source_text(const struct source *source);

/* The bytes of a line (from 1) without its line end; an empty place at the end where there is no
 * such line. */
struct place source_line(const struct source *source, size_t line);

/* The byte at a column (from 1, in bytes) of a line, cut to the line's end. */
size_t source_offset(const struct source *source, size_t line, size_t column);

/* Where a range of the source stands in the document. */
struct place source_place(const struct source *source, struct place range);

/* Behind the blanks, and behind at most `quotes` quote marks, that begin a line. */
size_t source_skip_prefix(const struct source *source, struct place line, size_t quotes);

/* A range without the blanks at its end. */
struct place source_trim_end(const struct source *source, struct place range);

#endif
