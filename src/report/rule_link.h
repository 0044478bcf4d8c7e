/* Floor 6. Where a rule's page can be read.
 */
#ifndef PMLINT_REPORT_RULE_LINK_H
#define PMLINT_REPORT_RULE_LINK_H

#include "base/arena.h"
#include "rulebook/rulebook.h"

/* The address of the rule's page below the RULES_URL that the build was given; NULL where it was given
 * none, and for a rule without a page. Lives in the arena. */
const char *rule_link(const struct rule *rule, struct arena *arena);

/* Where to read about pmlint: RULES_URL, else its man page. */
const char *tool_link(void);

#endif
