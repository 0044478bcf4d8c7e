/* Floor 6. What was read and proved of a document, before its findings.
 */
#ifndef PMLINT_REPORT_HEADER_H
#define PMLINT_REPORT_HEADER_H

#include "report/report.h"

void header_print(struct report *report, const struct report_document *document);

/* The title without the word "Postmortem:" and its like before it; safe for a terminal. */
struct text title_shown(const struct postmortem *postmortem, struct arena *arena);

#endif
