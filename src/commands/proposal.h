/* Floor 7. The configuration that `pmlint init` proposes, and why.
 */
#ifndef PMLINT_COMMANDS_PROPOSAL_H
#define PMLINT_COMMANDS_PROPOSAL_H

#include <stdio.h>

#include "commands/survey.h"

/* The text of a `.postmortem.yml` that fits what was seen; `baseline` is the name of the file beside it.
 * In the arena. */
struct text proposal_print(const struct survey *survey, const char *baseline, struct arena *arena);

/* Says on a few lines what was seen and what follows from it. */
void proposal_explain(const struct survey *survey, FILE *out, struct arena *arena);

#endif
