/* Floor 0. An interruption (SIGINT, SIGTERM) that ends a long run in good order instead of at once.
 */
#ifndef PMLINT_BASE_INTERRUPTION_H
#define PMLINT_BASE_INTERRUPTION_H

#include <stdbool.h>

#define INTERRUPTION_STATUS 130 /* what a program that was interrupted exits with */

/* From now on the first interruption is only noted, and the second ends the program at once. What
 * whoever started the program lets it ignore stays ignored. */
void interruption_watch(void);

/* Whether there was one since interruption_watch. Any thread may ask. */
bool interruption_came(void);

/* Waits until something can be read from the descriptor, or its end. Returns false where an
 * interruption was noted before; only on the thread that receives signals. */
bool interruption_wait(int descriptor);

#endif
