/* Floor 7. Files that are written whole or not at all.
 */
#ifndef PMLINT_COMMANDS_SAVE_H
#define PMLINT_COMMANDS_SAVE_H

#include "base/error.h"
#include "base/text.h"

/* Whether a file can appear at the path in one step: there is a regular file, or none yet. A pipe, a
 * device and what was handed to us open (/dev/stdout) can only be written to directly. */
bool save_is_possible(const char *path);

/* Whether save_file may write there, as far as that can be told beforehand. */
bool save_is_allowed(const char *path, struct error *error);

/* Puts the bytes at the path in one step, where that is possible: whoever looks sees the old file or the new one, never a
 * part, also where the writing fails or is interrupted. A file that stands there keeps its
 * permissions, and a symbolic link still leads to it. */
bool save_file(const char *path, struct text bytes, struct error *error);

/* The same for a file that must not be there yet: what is, be it a link that leads nowhere, stays. */
bool save_new_file(const char *path, struct text bytes, struct error *error);

#endif
