/* Floor 3, inside the room only: how a pattern is compiled, for the program and for the one that makes
 * its tables.
 */
#ifndef PMLINT_RULEBOOK_PATTERN_COMPILE_H
#define PMLINT_RULEBOOK_PATTERN_COMPILE_H

#include <stdbool.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* The code of a pattern, to be freed with pcre2_code_free; NULL where it cannot be compiled, with
 * pcre2's error and the byte at which it stands. `options`: pcre2's, beside those of all patterns. */
pcre2_code *pattern_compile(const char *pattern, uint32_t options, int *error, size_t *offset);

#endif
