/* Inside the Markdown room. What is refused before the parser sees it: its time or its memory would
 * grow with the square of the input.
 */
#ifndef PMLINT_MARKDOWN_LIMITS_H
#define PMLINT_MARKDOWN_LIMITS_H

#include "base/error.h"
#include "input/document.h"

#define LIMIT_COLUMNS (size_t)1000   /* of a table */
#define LIMIT_CELLS (size_t)100000   /* of a table */
#define LIMIT_OPENERS (size_t)10000  /* of <?, <! and [ in one paragraph */
#define LIMIT_NESTING (size_t)10000000 /* depth of nested blocks, times blank lines */

/* Whether the document keeps the limits; else `error` names the line and the limit. */
bool limits_check(const struct document *document, struct error *error);

#endif
