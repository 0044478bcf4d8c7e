/* Inside the Markdown room. cmark's memory comes from an arena: nothing is given back one by one, and
 * its strings live until all blocks are read.
 */
#ifndef PMLINT_MARKDOWN_MEMORY_H
#define PMLINT_MARKDOWN_MEMORY_H

#include "base/arena.h"

#include <cmark-gfm.h>

/* From now on cmark's memory in this thread comes from the arena (NULL: no more parsing). */
void parser_memory_use(struct arena *arena);

/* The allocator to hand to cmark. */
cmark_mem *parser_memory(void);

#endif
