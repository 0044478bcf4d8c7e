/* Floor 8. The tables of options and commands for a person: --help and the man page.
 */
#ifndef PMLINT_HELP_H
#define PMLINT_HELP_H

#include "options.h"

/* The help of all, or of one command. */
void help_print(FILE *out);
void help_print_command(FILE *out, const struct command *command);

/* The man page, in mdoc(7). */
void manual_print(FILE *out);

#endif
