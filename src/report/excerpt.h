/* Floor 6. A line of a document as a terminal shows it, with a place in it: control characters made
 * visible, tabs made blanks, a long line cut on both sides of the place. Its cost is bounded by
 * the width, however long the line is.
 */
#ifndef PMLINT_REPORT_EXCERPT_H
#define PMLINT_REPORT_EXCERPT_H

#include "input/document.h"

struct excerpt {
    struct text text;
    size_t column, width; /* of the place in `text`, in columns of a terminal; width at least 1 */
    bool whole;           /* the line was not cut */
};

/* The line that holds the start of the place, in at most `limit` columns (40 or more). A place of
 * several lines ends with its first. Lives in the arena. */
struct excerpt excerpt_of(const struct document *document, size_t line, struct place place,
                          size_t limit, struct arena *arena);

#endif
