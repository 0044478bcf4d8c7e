/* Floor 7. Facts as JSON (interface.md). Every key is always there; what is not known is null.
 */
#ifndef PMLINT_COMMANDS_FACTS_JSON_H
#define PMLINT_COMMANDS_FACTS_JSON_H

#include "commands/reading.h"

void facts_write_json(FILE *out, const struct reading *reading, struct arena *arena);

/* The events that have a time, also those outside of the timeline, each told apart. */
void timeline_write_json(FILE *out, const struct reading *reading, struct arena *arena);

#endif
