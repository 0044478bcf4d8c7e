/* Floor 7. The baseline of a lint: read before it, looked at with each document, told of and written
 * behind it.
 */
#ifndef PMLINT_COMMANDS_KNOWN_H
#define PMLINT_COMMANDS_KNOWN_H

#include "checks/baseline.h"
#include "commands/command.h"

struct known {
    const struct options *options;
    struct arena *arena;      /* of the whole run */
    struct baseline baseline; /* of --baseline */
    struct baseline found;    /* for --write-baseline */
};

/* Reads the file of --baseline, where there is one, and looks whether that of --write-baseline is one
 * of the inputs. Returns false where it cannot be used, after saying why. */
bool known_begin(struct known *known, const struct options *options,
                 const struct input_files *inputs, struct arena *arena);

/* Marks the findings of a document that are known, or are to be. `scratch` may be cleared then. */
void known_document(struct known *known, const struct input_file *file,
                    const struct settings *settings, struct finding_list *findings,
                    struct arena *scratch);

/* Says which known findings no longer occur, prunes the file, writes the new one. Returns false where
 * one could not be written, after saying so. */
bool known_end(struct known *known);

#endif
