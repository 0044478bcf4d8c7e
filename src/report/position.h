/* Floor 6. Offsets as lines and columns. The cursor remembers the last answer, so that the many
 * findings of one long line do not each count from its start.
 */
#ifndef PMLINT_REPORT_POSITION_H
#define PMLINT_REPORT_POSITION_H

#include "input/document.h"

struct position {
    size_t line, column; /* from 1; columns in code points */
};

/* A place as most formats print it; the end is exclusive. */
struct region {
    struct position start, end;
};

struct position_cursor {
    const struct document *document;
    size_t offset;
    struct position position; /* of `offset`; line 0 before the first question */
};

struct position_cursor position_cursor_on(const struct document *document);

struct position position_of(struct position_cursor *cursor, size_t offset);

struct region region_of(struct position_cursor *cursor, struct place place);

#endif
