/* Floor 0. How far two words are apart, for "did you mean". */
#ifndef PMLINT_BASE_DISTANCE_H
#define PMLINT_BASE_DISTANCE_H

#include "base/text.h"

/* A misspelt name is at most so far from the one that was meant. */
#define NEAR_DISTANCE 3

/* How many bytes must be put in, left out, changed or swapped with their neighbour to make one text
 * of the other; ASCII letters are compared without case. Texts longer than 64 bytes are SIZE_MAX
 * apart, so that no caller needs to bound what a stranger typed. */
size_t edit_distance(struct text a, struct text b);

#endif
