/* Floor 6. Findings that outlive their document, for the formats that print the worst first: so many of
 * each severity, however many there are.
 */
#ifndef PMLINT_REPORT_KEEP_H
#define PMLINT_REPORT_KEEP_H

#include "report/position.h"
#include "report/report.h"

struct kept_place {
    struct region region;
    const char *message; /* NULL where nothing is said of it */
};
LIST(kept_place_list, struct kept_place);

/* A finding with its places as lines and columns; a copy in the arena of the run. */
struct kept_finding {
    struct text path; /* relative to the root of the repository */
    const struct rule *rule;
    enum severity severity;
    struct region region;
    const char *message, *help, *fingerprint;
    struct kept_place_list related;
    enum suppressed suppressed;
    struct text reason;
};
LIST(kept_list, struct kept_finding);

struct keeper {
    struct report *report;
    size_t limit;                               /* of each severity; the first that come are kept */
    struct kept_list lists[SEVERITY_ERROR + 1]; /* by severity */
    struct kept_list suppressed;
};

/* A keeper in the arena of the run. */
struct keeper *keeper_new(struct report *report, size_t limit);

/* Keeps the document's findings of `least` and above. */
void keeper_add(struct keeper *keeper, const struct report_document *document, enum severity least);

/* Keeps what is suppressed in the document. */
void keeper_add_suppressed(struct keeper *keeper, const struct report_document *document);

/* All that was kept, errors first and what is suppressed last, else in the order in which it came; at most
 * `limit`. The pointers
 * live in the arena of the run. */
LIST(kept_order, const struct kept_finding *);
struct kept_order keeper_order(const struct keeper *keeper, size_t limit);

#endif
