/* Floor 7. What is said to a person on standard error: "pmlint: PATH: message", one line, safe for
 * a terminal and for the log of a CI job whatever the path and the message hold.
 */
#ifndef PMLINT_COMMANDS_MESSAGE_H
#define PMLINT_COMMANDS_MESSAGE_H

#include "base/text.h"

/* `path` may be empty: then the message speaks of no file. */
void message_print(struct text path, const char *message);

/* Shows a line of ASCII on the terminal of standard error, which stays until something else is said: the
 * next such line, or a message. It is cut to the terminal's width. */
void message_show_line(const char *line);

/* Takes that line away, where there is one: before anything else is printed on the terminal. */
void message_hide_line(void);

#endif
