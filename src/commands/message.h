/* Floor 7. What is said to a person on standard error: "pmlint: PATH: message", one line, safe for
 * a terminal and for the log of a CI job whatever the path and the message hold.
 */
#ifndef PMLINT_COMMANDS_MESSAGE_H
#define PMLINT_COMMANDS_MESSAGE_H

#include "base/text.h"

/* `path` may be empty: then the message speaks of no file. */
void message_print(struct text path, const char *message);

#endif
