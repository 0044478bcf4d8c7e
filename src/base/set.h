/* Floor 0. Sets of small numbers: a bit for each, 64 in a word, which their owner has zeroed. */
#ifndef PMLINT_BASE_SET_H
#define PMLINT_BASE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline void set_add(uint64_t *set, size_t number)
{
    set[number / 64] |= UINT64_C(1) << number % 64;
}

static inline void set_remove(uint64_t *set, size_t number)
{
    set[number / 64] &= ~(UINT64_C(1) << number % 64);
}

static inline bool set_has(const uint64_t *set, size_t number)
{
    return set[number / 64] >> number % 64 & 1;
}

/* The first number from `from` on that is in a set, `end` where none before that is. */
static inline size_t set_next(const uint64_t *set, size_t from, size_t end)
{
    while (from < end) {
        uint64_t bits = set[from / 64] >> from % 64;
        if (bits) {
            from += (size_t)__builtin_ctzll(bits);
            return from < end ? from : end;
        }
        from += 64 - from % 64;
    }
    return end;
}

#endif
