/* Floor 7. Facts as a page for a person who doubts a finding.
 */
#ifndef PMLINT_COMMANDS_FACTS_TEXT_H
#define PMLINT_COMMANDS_FACTS_TEXT_H

#include "commands/reading.h"

void facts_write_text(FILE *out, const struct reading *reading, bool color, struct arena *arena);

#endif
