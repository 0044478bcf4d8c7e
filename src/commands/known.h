/* Floor 7. The baselines of a lint: read before it, looked at with each document, told of and written
 * behind it. That of the command line holds for all documents, else that of a document's
 * configuration for it.
 */
#ifndef PMLINT_COMMANDS_KNOWN_H
#define PMLINT_COMMANDS_KNOWN_H

#include "checks/baseline.h"
#include "commands/command.h"
#include "rulebook/configuration_store.h"

struct known_file {
    const char *path; /* to open */
    struct baseline baseline;
};
LIST(known_file_list, struct known_file);

struct known {
    const struct options *options;
    struct arena *arena;          /* of the whole run */
    struct known_file_list files; /* that of the command line alone, or those of configurations */
    struct baseline found;        /* for --write-baseline */
};

/* Reads the file of --baseline, else those that the configurations name, unless all is written anew; looks
 * whether that of --write-baseline is one of the inputs, or a file that is no baseline. Returns false where
 * one cannot be used, after saying why. */
bool known_begin(struct known *known, const struct options *options,
                 const struct input_files *inputs, const struct configuration_list *configurations,
                 struct arena *arena);

/* Whether the baselines that the configurations name can be read, after saying why not. */
bool known_check(const struct configuration_list *configurations, struct arena *arena);

/* By which path a baseline knows a file: relative to the root of its repository; outside of one to the
 * folder of the configuration (NULL: none) that names the baseline, else as it was given. In the
 * arena, or a part of the file's own. */
struct text known_path(const struct input_file *file, const struct options *options,
                       const struct configuration *configuration, struct arena *arena);

/* Marks the findings of a document that are known, or are to be. `configuration` may be NULL; `scratch`
 * may be cleared then. */
void known_document(struct known *known, const struct input_file *file,
                    const struct configuration *configuration, const struct settings *settings,
                    struct finding_list *findings, struct arena *scratch);

/* Says which known findings no longer occur, prunes the files, writes the new one. Returns false where
 * one could not be written, after saying so. */
bool known_end(struct known *known);

#endif
