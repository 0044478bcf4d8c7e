/* Floor 6. Words of a document as labels of a picture: one line of clean text, its width in a sans-serif
 * face that nobody knows beforehand, and lines that fit.
 */
#ifndef PMLINT_REPORT_LABEL_H
#define PMLINT_REPORT_LABEL_H

#include "base/arena.h"
#include "base/text.h"

#define LABEL_EM 100 /* widths are hundredths of the font's size */
#define LABEL_MAX_LINES 2

struct label {
    struct text lines[LABEL_MAX_LINES];
    int count; /* at least 1 */
    bool cut;  /* the last line ends with … */
};

/* The text in one line: white space made one blank, control characters and what hides text removed,
 * invalid bytes made U+FFFD, trimmed. In the arena. */
struct text label_clean(struct arena *arena, struct text text);

/* An upper bound of the width of a clean text in the common sans-serif faces, bold or not. */
int64_t label_width(struct text text, bool bold);

/* The text within `width`, cut with … where it is longer. In the arena. */
struct text label_cut(struct arena *arena, struct text text, int64_t width, bool bold);

/* A clean text in at most LABEL_MAX_LINES lines, broken at blanks where that is possible; the first is
 * `indent` shorter than the others. Its cost is bounded by the width, however long the text is. */
struct label label_wrap(struct arena *arena, struct text text, int64_t width, int64_t indent);

#endif
