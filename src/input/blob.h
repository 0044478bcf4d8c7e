/* Floor 1. Content that Git keeps: a file as it is staged, or as it was.
 */
#ifndef PMLINT_INPUT_BLOB_H
#define PMLINT_INPUT_BLOB_H

#include "input/files.h"

/* Reads a whole blob of at most `max_size` bytes into the arena; its repository is open. Any thread may
 * ask. */
bool blob_read(const struct blob *blob, size_t max_size, struct arena *arena, struct text *bytes,
               struct error *error);

#endif
