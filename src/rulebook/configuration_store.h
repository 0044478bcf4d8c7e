/* Floor 3. Which configuration holds for which document: the nearest `.postmortem.yml` from the
 * document's folder upward, to the root of its repository; outside of one to the working directory
 * where the document lies below it, else in its own folder alone. Always from the disk. Each folder is
 * looked at once and each file read once, however many documents there are.
 */
#ifndef PMLINT_RULEBOOK_CONFIGURATION_STORE_H
#define PMLINT_RULEBOOK_CONFIGURATION_STORE_H

#include "rulebook/configuration.h"

struct configuration_store;

/* What a person asks for. */
struct configuration_request {
    const char *path; /* of the one file that holds for all documents; NULL: it is searched for */
    bool none;        /* no file holds */
    const char *version; /* of the program */
};

/* A new store; it lives in the arena, as does all that it reads. */
struct configuration_store *configuration_store_new(const struct configuration_request *request,
                                                    struct arena *arena);

/* What holds for a document. */
struct document_site {
    struct text path;                          /* of the document: absolute */
    const struct configuration *configuration; /* NULL where there is none */
};

/* The site of the document at `path`, which need not exist; its own path lies in the arena. What was not
 * asked of before is read, so several threads may ask at once only for folders that are known. */
struct document_site configuration_store_find(struct configuration_store *store, const char *path,
                                              struct arena *arena);

/* The configurations that were read so far, in that order. */
LIST(configuration_list, const struct configuration *);
const struct configuration_list *configuration_store_read(const struct configuration_store *store);

#endif
