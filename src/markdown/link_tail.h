/* Inside the Markdown room. What follows the words of a link: (destination "title"), [label], []. */
#ifndef PMLINT_MARKDOWN_LINK_TAIL_H
#define PMLINT_MARKDOWN_LINK_TAIL_H

#include "base/text.h"

struct link_tail {
    size_t end;                      /* behind the whole link */
    bool label;                      /* a reference: `target` is its label */
    size_t target_start, target_end; /* equal for [] and for a link that is its own label */
};

/* Reads what stands at byte `at`, right behind the words' closing bracket. A link that has no tail
 * (it is its own label) gives an empty one. */
struct link_tail link_tail_read(struct text text, size_t at);

#endif
