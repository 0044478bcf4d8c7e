/* Floor 1, inside the room only: the Markdown files below a folder.
 */
#ifndef PMLINT_INPUT_WALK_H
#define PMLINT_INPUT_WALK_H

#include "input/files.h"

/* Adds the files below a folder, and what was left out, to `files`: see files_expand. */
void walk_expand(struct input_files *files, const char *folder, struct arena *arena);

/* Why a path could not be looked at (`reason` is an errno), and what to do about it. */
const char *missing_message(struct arena *arena, const char *path, int reason);

#endif
