/* Inside the Markdown room. How much work the parser may have with a paragraph's marks of emphasis: for
 * each that may close a phrase it goes back over those that are still open, to the one that it closes. It
 * remembers how far back there is none, but only until what stood there is closed.
 */
#ifndef PMLINT_MARKDOWN_EMPHASIS_WORK_H
#define PMLINT_MARKDOWN_EMPHASIS_WORK_H

#include "base/text.h"

struct emphasis_work {
    size_t openers[2]; /* characters of '*' and '_' that nothing has closed yet */
    size_t doubtful
        [2]; /* those which could as well have closed something: not all may be closed by all */
    size_t searched[2]
                   [3]; /* how many were open when nothing was found, by the mark and its length */
    size_t steps;
};

/* Counts what the next marks of the paragraph add, those which begin at byte `at` of one of its lines; returns
 * how many there are. */
size_t emphasis_work_add(struct emphasis_work *work, struct text line, size_t at);

#endif
