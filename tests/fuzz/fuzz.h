/* What the fuzzers share. A fuzzer is a file NAME_target.c that defines fuzz_one; libFuzzer calls it
 * through harness.c, over and over in one process.
 */
#ifndef PMLINT_TESTS_FUZZ_FUZZ_H
#define PMLINT_TESTS_FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

/* Ends the run as a crash where what must hold does not. */
#define EXPECT(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
            abort(); \
        } \
    } while (0)

/* Does what the fuzzer is for, with an input of libFuzzer's. The arena is empty, and emptied behind it. */
void fuzz_one(struct text input, struct arena *arena);

/* A number that is the same for the same input, for choices that need no byte of it. */
uint64_t input_number(struct text input);

/* Takes the part of the input off `*rest` that ends before the next line "%%%%". The last part ends with
 * the input; behind it comes nothing, an empty text. */
struct text next_part(struct text *rest);

/* Takes a byte off the input, 0 where it has ended. */
unsigned next_byte(struct text *rest);

#endif
