/* Floor 7. The files that a lint reads: named, listed, below folders, or found by Git.
 */
#ifndef PMLINT_COMMANDS_INPUTS_H
#define PMLINT_COMMANDS_INPUTS_H

#include "commands/command.h"
#include "input/git.h"

struct inputs {
    struct input_files files;
    struct git *git;      /* that holds the content of files; NULL where Git was not asked */
    struct text compared; /* with what --changed compared; empty without it */
};

/* Finds what the options ask for, and says on standard error what a person should know of it.
 * Returns false where the search failed, after saying why; what was found is linted all the same. */
bool inputs_find(struct inputs *inputs, const struct options *options, struct arena *arena);

/* Gives back what keeps the files' content. */
void inputs_close(struct inputs *inputs);

/* Why there is nothing to lint though nothing failed: "no Markdown file is staged". In the arena. */
const char *inputs_why_none(const struct inputs *inputs, const struct options *options,
                            struct arena *arena);

#endif
