/* Floor 5, inside the room only. Which findings a document's own comments hide.
 */
#ifndef PMLINT_CHECKS_SUPPRESSION_H
#define PMLINT_CHECKS_SUPPRESSION_H

#include "checks/check.h"

/* Marks each finding that a comment of the document speaks of, with the comment's reason. Linear in
 * comments and findings, but for sorting. */
void suppress_findings(const struct postmortem *postmortem, const struct settings *settings,
                       struct finding_list *findings, struct arena *arena);

/* Whether a rule judges the comments themselves, so that it runs behind the others; the one on
 * comments that hide nothing runs last. */
int suppression_stage(const struct rule *rule);
#define SUPPRESSION_STAGES 3

#endif
