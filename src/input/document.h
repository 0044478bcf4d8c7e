/* Floor 1. A document: its name, its bytes, and where its lines begin. Line ends are LF, CRLF and
 * a lone CR, as Markdown has them. A byte-order mark at the start stays in the bytes but takes no
 * column. A NUL past the first 8,000 bytes is kept as U+001A SUBSTITUTE, one byte for one byte.
 */
#ifndef PMLINT_INPUT_DOCUMENT_H
#define PMLINT_INPUT_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#define DOCUMENT_DEFAULT_MAX_SIZE (size_t)262144 /* bytes */

struct document {
    struct text path;  /* as it is shown to a person: as given, without a leading "./" */
    struct text bytes; /* valid UTF-8, no NUL */
    size_t body;       /* offset behind the byte-order mark: 0 or 3 */
    const size_t *line_starts;
    size_t line_count;
};

/* Makes a document of `bytes` (copied into the arena, as is everything it needs). Fails, with the
 * reason and its place in `error`, where the bytes are more than `max_size`, binary (a NUL in the
 * first 8,000) or no valid UTF-8. The message does not name the path. */
bool document_init(struct document *document, struct arena *arena, struct text path,
                   struct text bytes, size_t max_size, struct error *error);

/* The line (from 1) in which byte `offset` stands; offsets past the end are on the last line. */
size_t document_line(const struct document *document, size_t offset);

/* The column (from 1, in code points) of byte `offset` within its line. */
size_t document_column(const struct document *document, size_t offset);

/* The text of a line (from 1) without its line end and without a byte-order mark; empty where
 * there is no such line. */
struct text document_line_text(const struct document *document, size_t line);

/* The offset of the first byte of a line (from 1). */
size_t document_line_start(const struct document *document, size_t line);

/* The bytes of a place. */
struct text document_text(const struct document *document, struct place place);

#endif
