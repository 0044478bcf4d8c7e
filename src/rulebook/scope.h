/* Floor 3. Which parts of a postmortem a rule looks at. */
#ifndef PMLINT_RULEBOOK_SCOPE_H
#define PMLINT_RULEBOOK_SCOPE_H

#include "rulebook/words.h"

struct scope {
    bool all;
    bool title;
    bool roles[ROLE_COUNT]; /* sections that play these; of the summary's also an opening without a
                             * heading, of the root cause's also a sentence elsewhere that gives it */
};

/* Adds the part of that name: a role's, "title" or "all". False where none has it. */
bool scope_add(struct scope *scope, struct text name);

#endif
