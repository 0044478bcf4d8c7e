/* Floor 7. What of a document's findings a change has to do with, for --changed-lines.
 */
#ifndef PMLINT_COMMANDS_CHANGES_H
#define PMLINT_COMMANDS_CHANGES_H

#include "commands/reading.h"
#include "input/changed_lines.h"

/* A change of a document. */
struct change {
    const struct reading *after;
    struct changed_lines lines;
    struct finding_list before; /* the findings of what it was */
};

/* Keeps the findings whose place, or a place related to it, touches a changed line. Those about the
 * whole document, and those beside lines that went out, are kept where there was none like it before.
 * Returns how many were left out. */
size_t change_filter(const struct change *change, struct finding_list *findings);

#endif
