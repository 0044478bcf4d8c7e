/* Inside the Markdown room. What is refused before the parser sees it: its time or its memory would
 * grow with the square of the input. No document that somebody wrote comes near these limits.
 */
#ifndef PMLINT_MARKDOWN_LIMITS_H
#define PMLINT_MARKDOWN_LIMITS_H

#include "base/error.h"
#include "input/document.h"

#define LIMIT_COLUMNS (size_t)1000  /* of a table */
#define LIMIT_CELLS (size_t)100000  /* of a table */
#define LIMIT_OPENERS (size_t)10000 /* of <?, <! and [ in one paragraph */

/* Blocks may be nested so deep whatever they hold; deeper, up to the depth times what makes the
 * parser climb it: lines, and the characters that begin phrases. */
#define LIMIT_DEPTH (size_t)100
#define LIMIT_CLIMBS (size_t)10000000

/* For each link of a paragraph the parser goes back over the marks of emphasis before it. */
#define LIMIT_LINK_STEPS (size_t)20000000

/* The parser's steps back over marks of emphasis that are open, from those that may close them. */
#define LIMIT_EMPHASIS_STEPS (size_t)20000000

/* The parser's steps to read all of a paragraph anew for each line that might make it a table. */
#define LIMIT_TABLE_STEPS (size_t)100000000

/* Whether the document keeps the limits; else `error` names the line and the limit. */
bool limits_check(const struct document *document, struct error *error);

#endif
