/* Floor 7. From a file's bytes to the facts of a postmortem: the part that lint, facts and timeline
 * share.
 */
#ifndef PMLINT_COMMANDS_READING_H
#define PMLINT_COMMANDS_READING_H

#include "commands/command.h"
#include "commands/timing.h"
#include "rulebook/configuration_store.h"

/* Who sets a value beside the files. */
#define COMMAND_LINE "the command line"
#define BY_DEFAULT "the default"

/* A document that was read. Its parts point to each other: it must not move. */
struct reading {
    struct document document;
    struct markdown markdown;
    struct postmortem postmortem;
    struct document_site site;
    const struct profile *profile; /* that holds for it */
    struct origin profile_origin;
    bool profile_chosen; /* for this document: by itself or by the command line */
};

/* Reads one file, whose site has no fault, into the arena; `timing` may be NULL. Fails where it cannot be
 * checked, with the reason and what to do. */
bool reading_make(struct reading *reading, const struct input_file *file,
                  const struct document_site *site, const struct options *options,
                  struct arena *arena, struct timing *timing, struct error *error);

/* As reading_make, of bytes that are at hand; the document is shown as `shown`. */
bool reading_of_bytes(struct reading *reading, struct text shown, struct text bytes,
                      const struct document_site *site, const struct options *options,
                      struct arena *arena, struct error *error);

/* A reading of no document in particular: what holds for all of its site. */
bool reading_of_none(struct reading *reading, const struct document_site *site,
                     const struct options *options, struct arena *arena, struct error *error);

/* Reads the one file that the operands name; says on standard error why not, where it fails. */
bool reading_make_single(struct reading *reading, const struct options *options,
                         struct arena *arena);

#endif
