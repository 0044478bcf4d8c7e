/* Inside the Markdown room. ~~Struck~~ text and [x] task marks, which are read from the visible
 * text: cmark's extension for the first is not safe among threads, the one for the second misses
 * nested items.
 */
#ifndef PMLINT_MARKDOWN_STRIKE_H
#define PMLINT_MARKDOWN_STRIKE_H

#include "markdown/writer.h"

/* Takes pairs of ~~ out of the writer's text and sets RUN_STRUCK between them. */
void strike_pairs(struct writer *writer);

/* Takes a leading "[ ]" or "[x]" with the blank behind it off the writer's text and returns what
 * it says; TASK_NONE where there is none. */
enum task_state take_task_mark(struct writer *writer);

#endif
