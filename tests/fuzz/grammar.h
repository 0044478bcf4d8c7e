/* Texts that might be meant: a grammar is a file of lines "symbol: text", each an alternative of its
 * symbol. In a text %symbol% stands for any of its alternatives, %00-59% for a number of at least so many
 * digits, \n, \r and \x1B for these bytes, %% for a percent sign. A line that begins with # is a remark.
 */
#ifndef PMLINT_TESTS_FUZZ_GRAMMAR_H
#define PMLINT_TESTS_FUZZ_GRAMMAR_H

#include "base/arena.h"

/* Numbers that look random and come of a seed alone. */
struct chance {
    uint64_t state;
};

/* A number below `limit`, which is not 0. */
size_t chance_below(struct chance *chance, size_t limit);

struct grammar;

/* Reads the files of a list, parted by ':', into the arena; the first symbol of the first is the one to
 * start with. Ends the program where one cannot be read. */
struct grammar *grammar_read(const char *paths, struct arena *arena);

/* Writes at most `room` bytes of what the grammar's first symbol may become; returns how many. */
size_t grammar_write(const struct grammar *grammar, struct chance *chance, char *out, size_t room);

/* The same of any of its symbols. */
size_t grammar_write_part(const struct grammar *grammar, struct chance *chance, char *out,
                          size_t room);

#endif
