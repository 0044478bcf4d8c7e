/* Floor 1. Content that Git keeps: a file as it is staged, or as it was.
 */
#ifndef PMLINT_INPUT_BLOB_H
#define PMLINT_INPUT_BLOB_H

#include "input/files.h"

/* Reads a whole blob of at most `max_size` bytes into the arena; its repository is open. Any thread may
 * ask. */
bool blob_read(const struct blob *blob, size_t max_size, struct arena *arena, struct text *bytes,
               struct error *error);

/* Reads the first `size` bytes of a blob that is larger, but not so large that unpacking it would take long;
 * else false. */
bool blob_read_beginning(const struct blob *blob, size_t size, struct arena *arena,
                         struct text *bytes);

#endif
