/* Floor 7. From a file's bytes to the facts of a postmortem: the part that lint, facts and timeline
 * share.
 */
#ifndef PMLINT_COMMANDS_READING_H
#define PMLINT_COMMANDS_READING_H

#include "commands/command.h"

/* A document that was read. Its parts point to each other: it must not move. */
struct reading {
    struct document document;
    struct markdown markdown;
    struct postmortem postmortem;
    const struct profile *profile; /* that holds for it */
};

/* Reads one file into the arena. Fails where it cannot be checked, with the reason and what to do. */
bool reading_make(struct reading *reading, const struct input_file *file,
                  const struct options *options, struct arena *arena, struct error *error);

/* Reads the one file that the operands name; says on standard error why not, where it fails. */
bool reading_make_single(struct reading *reading, const struct options *options,
                         struct arena *arena);

#endif
