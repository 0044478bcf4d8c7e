/* Floor 3. Sentences of templates, and the form in which they are compared with those of documents.
 */
#ifndef PMLINT_RULEBOOK_PROMPT_H
#define PMLINT_RULEBOOK_PROMPT_H

#include "base/arena.h"
#include "base/text.h"

/* The length of the sentence that begins the text, its mark included. */
size_t prompt_length(struct text text);

/* The sentence without the marks around it: prompt_fold begins with it. */
struct text prompt_strip(struct text sentence);

/* A sentence as prompts are listed: folded, without the marks around it. Empty where it is too short to
 * be one. In the arena. */
struct text prompt_fold(struct arena *arena, struct text sentence);

#endif
