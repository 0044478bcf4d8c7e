/* Inside the Markdown room. Makes blocks. */
#ifndef PMLINT_MARKDOWN_BLOCK_H
#define PMLINT_MARKDOWN_BLOCK_H

#include "markdown/markdown.h"

/* A new last child of `parent` (NULL for the root), all else zero. */
struct block *block_new(struct arena *arena, struct block *parent, enum block_kind kind,
                        struct place place);

#endif
