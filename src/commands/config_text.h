/* Floor 7. What is in effect for a document, as a configuration that could be pasted back.
 */
#ifndef PMLINT_COMMANDS_CONFIG_TEXT_H
#define PMLINT_COMMANDS_CONFIG_TEXT_H

#include "commands/configured.h"

/* Prints YAML in which a comment names for each value the file and the line that set it. */
void config_write(FILE *out, const struct reading *reading, const struct options *options,
                  struct arena *arena);

#endif
