/* Floor 3. Patterns of paths, as `include`, `exclude` and `files` of a configuration have them. Both
 * come from strangers, so the cost of a match is bounded by the product of the two lengths.
 */
#ifndef PMLINT_RULEBOOK_GLOB_H
#define PMLINT_RULEBOOK_GLOB_H

#include "base/text.h"

#define GLOB_MAX_LENGTH 255 /* bytes */

/* What is wrong with a pattern, to be said behind it ("has a '[' that is never closed; …"), or NULL. */
const char *glob_fault(struct text pattern);

/* Whether the whole path fits a pattern without fault: `*` and `?` stand for any characters and for one,
 * but never for a slash, [a-c] and [!a-c] for one of a set, a folder `**` for any number of folders,
 * none included, and a backslash takes the next character as it is. A pattern that ends in a slash
 * fits all that lies below, and one whose last name is plain, without any of these signs, what it names and
 * all that lies below. Bytes are compared with their case. */
bool glob_match(struct text pattern, struct text path);

#endif
