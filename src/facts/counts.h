/* Floor 4, inside of the room only. Numbers that count something. */
#ifndef PMLINT_FACTS_COUNTS_H
#define PMLINT_FACTS_COUNTS_H

#include "facts/reading.h"

/* The first number of a text that counts something, in digits, and is no part of a time or a length. */
bool find_count(const struct reading *reading, struct text text, struct pattern_match *match);

/* What the sentences of a text tell of a number of things or people, the least first. */
enum victims {
    VICTIMS_NONE,
    VICTIMS_TOLD,    /* something became of them */
    VICTIMS_HARMED,  /* that was no good, but there is no number: "many lamps were dark" */
    VICTIMS_COUNTED, /* likewise, with a number */
};

/* The match is that of the first sentence that tells most. */
enum victims find_counted(const struct reading *reading, struct text text,
                          struct pattern_match *match);

/* The match with the words behind it that make it say something: what ends amid a number or with "could" goes on to the
 * end of the clause, as far as that is near (quantity.c). */
struct pattern_match whole_quantity(const struct reading *reading, struct text text,
                                    struct pattern_match match);

#endif
