/* Floor 1. Which lines of a document are not those of an older version of it, as Git tells them.
 */
#ifndef PMLINT_INPUT_CHANGED_LINES_H
#define PMLINT_INPUT_CHANGED_LINES_H

#include "input/document.h"

/* Lines that came in, or a place between two lines where some went out. */
struct changed_range {
    size_t first; /* line (from 1); where `count` is 0, the line (from 0) behind which some went */
    size_t count;
};
LIST(changed_lines, struct changed_range);

/* Compares two documents line by line; line ends and byte-order marks make no difference. The list
 * comes sorted and lives in the arena. Fails where libgit2 cannot be loaded or has no memory. */
bool changed_lines_find(struct changed_lines *lines, const struct document *before,
                        const struct document *after, struct arena *arena, struct error *error);

/* Whether any of the lines from `first` to `last` came in. */
bool changed_lines_touch(const struct changed_lines *lines, size_t first, size_t last);

/* Whether lines went out between, directly above or directly below the lines from `first` to
 * `last`. */
bool changed_lines_went(const struct changed_lines *lines, size_t first, size_t last);

#endif
