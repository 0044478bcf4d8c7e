/* Floor 3. Sentences of templates, and the form in which they are compared with those of documents.
 */
#ifndef PMLINT_RULEBOOK_PROMPT_H
#define PMLINT_RULEBOOK_PROMPT_H

#include "base/arena.h"
#include "base/text.h"

/* The length of the sentence that begins the text, its mark included. */
size_t prompt_length(struct text text);

/* A sentence as prompts are listed: folded, without the marks around it. Empty where it is too short to
 * be one. In the arena. */
struct text prompt_fold(struct arena *arena, struct text sentence);

/* The first eight letters and digits of a sentence in lower case, whatever stands between them: the same
 * before and after it is folded. 0 where another character than ASCII's comes before them, which may be
 * folded to one, or nothing. */
uint64_t prompt_start(struct text sentence);

#endif
