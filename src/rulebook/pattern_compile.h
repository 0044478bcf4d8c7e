/* Floor 3, inside the room only: how a pattern is compiled, for the program and for the one that makes
 * its tables.
 */
#ifndef PMLINT_RULEBOOK_PATTERN_COMPILE_H
#define PMLINT_RULEBOOK_PATTERN_COMPILE_H

#include <stdbool.h>
#include <stdint.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Memory for pcre2, to be freed with pcre2_general_context_free: running out of it ends the program. */
pcre2_general_context *pattern_memory(void);

/* The code of a pattern, to be freed with pcre2_code_free; NULL where it cannot be compiled, with
 * pcre2's error and the byte at which it stands. `options`: pcre2's, beside those of all patterns. `context` may be NULL. */
pcre2_code *pattern_compile(const char *pattern, uint32_t options, pcre2_compile_context *context,
                            int *error, size_t *offset);

/* The option by which a pattern is compiled to match only where it is tried, or that by which the last byte
 * can be set at which a match may begin. */
uint32_t pattern_option(bool anchored);

/* The option of patterns whose steps are counted, which are those that are not the rulebook's. */
#define PATTERN_COUNTED PCRE2_AUTO_CALLOUT

#define PATTERN_LIBRARY_LENGTH 200

/* Writes which pcre2 is loaded, with all on which the code of a pattern depends. */
void pattern_library(char library[PATTERN_LIBRARY_LENGTH]);

#endif
