/* Floor 0. A hash that is the same on every machine and in every version: fingerprints are kept in
 * files. It withstands chance, not an adversary. */
#ifndef PMLINT_BASE_HASH_H
#define PMLINT_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_BASIS UINT64_C(14695981039346656037) /* to begin with */

/* Spreads the bits of a number, the upper ones best: those choose a slot of a table of 2 to some power. */
static inline uint64_t hash_spread(uint64_t number)
{
    return number * UINT64_C(0x9E3779B97F4A7C15); /* 2 to the 64th by the golden ratio */
}

/* FNV-1a in 64 bits: goes on from `hash` with `count` bytes. */
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t count);

#endif
