/* Floor 3. The languages that pmlint knows, be it only the usual headings, fields and days.
 */
#ifndef PMLINT_RULEBOOK_LANGUAGES_H
#define PMLINT_RULEBOOK_LANGUAGES_H

#include "base/arena.h"
#include "base/text.h"

/* Whether the tag of BCP 47 names one of them, or "und": any other. */
bool language_is_known(struct text tag);

/* "German"; NULL where no one language is known by the tag. */
const char *language_name(struct text tag);

/* All tags, for a message: "de, en … zh, or und for any other". */
const char *language_choices(struct arena *arena);

#endif
