/* Floor 0. "did you mean …" for a word that is none of those that were possible.
 */
#ifndef PMLINT_BASE_SUGGEST_H
#define PMLINT_BASE_SUGGEST_H

#include "base/arena.h"
#include "base/text.h"

LIST(word_choices, const char *);

/* The choice that was probably meant, or NULL. */
const char *suggest_word(struct text word, const struct word_choices *choices);

/* ": did you mean 'json'?" or, where nothing is near, ": choose one of text, json", or ": the only
 * format is 'text'" where `what` ("format") leaves no choice; in the arena. */
const char *suggest_words(const char *what, struct text word, const struct word_choices *choices,
                          struct arena *arena);

#endif
