/* Floor 6. The lines of a document with what is said about places in them.
 *
 *   13 | - 14:40 UTC Rollback started
 *      |   -----
 *   14 | - 13:45 UTC Rollback finished
 *      |   ^^^^^ 55 min before the entry above
 */
#ifndef PMLINT_REPORT_SNIPPET_H
#define PMLINT_REPORT_SNIPPET_H

#include "report/report.h"
#include "report/style.h"

#define SNIPPET_GUTTER 4 /* columns of a line's number, where that is enough */

/* Prints the lines of a finding's place and of its related places in their order, `label` (may be
 * NULL) behind the caret. Returns the columns of the gutter, for what is printed below it. */
size_t snippet_print(struct report *report, const struct document *document,
                     const struct finding *finding, const char *label);

#endif
