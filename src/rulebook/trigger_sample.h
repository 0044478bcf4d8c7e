/* Floor 3. How common the beginnings of words and marks are, by texts like those in which they will be
 * looked for.
 */
#ifndef PMLINT_RULEBOOK_TRIGGER_SAMPLE_H
#define PMLINT_RULEBOOK_TRIGGER_SAMPLE_H

#include "base/arena.h"

/* The words and marks of the texts, each as the longest trigger that it holds, in rising order. */
LIST(trigger_sample, uint64_t);

/* Adds the words and marks of a text. */
void trigger_sample_add(struct arena *arena, struct trigger_sample *sample, struct text text);

/* Sorts what was added; to be called before it is asked. */
void trigger_sample_sort(struct trigger_sample *sample);

/* How many words and marks of the sample begin with a trigger's bytes. */
size_t trigger_sample_count(const struct trigger_sample *sample, const char *bytes, size_t length);

#endif
