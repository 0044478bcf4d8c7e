/* Floor 6. A line of a document as a terminal shows it, with a place in it: control characters made
 * visible, tabs made blanks, a long line cut on both sides of the place. Its cost is bounded by
 * the width, however long the line is.
 */
#ifndef PMLINT_REPORT_EXCERPT_H
#define PMLINT_REPORT_EXCERPT_H

#include "input/document.h"

struct excerpt {
    struct text text;
    size_t column; /* of the place in `text`, in columns of a terminal */
    size_t width; /* of what is underlined: the place, or its first word where it is very long; 1 or
                      more */
    bool whole;   /* the line was not cut */
};

/* The line that holds the start of the place, in at most `limit` columns (40 or more). `label` columns
 * and a blank before them have room behind what is underlined, unless too little of the line would be
 * left before the place. A place of several lines ends with its first. Lives in the arena. */
struct excerpt excerpt_of(const struct document *document, size_t line, struct place place,
                          size_t limit, size_t label, struct arena *arena);

#endif
