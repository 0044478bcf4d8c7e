/* Floor 4, inside of the room only. Numbers that count something. */
#ifndef PMLINT_FACTS_COUNTS_H
#define PMLINT_FACTS_COUNTS_H

#include "facts/reading.h"

/* The first number of a text that counts something, in digits, and is no part of a time or a length. */
bool find_count(const struct reading *reading, struct text text, struct pattern_match *match);

/* What the sentences of a text tell of a number of things or people. */
enum victims {
    VICTIMS_NONE,
    VICTIMS_COUNTED, /* something became of them */
    VICTIMS_HARMED,  /* that was no good */
};

/* The match is that of the first sentence that tells of harm. */
enum victims find_counted(const struct reading *reading, struct text text,
                          struct pattern_match *match);

#endif
