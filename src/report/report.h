/* Floor 6. Printing what was found: one file a format, behind one table.
 */
#ifndef PMLINT_REPORT_REPORT_H
#define PMLINT_REPORT_REPORT_H

#include <stdio.h>

#include "checks/check.h"

/* A document that was judged. Valid only during report_document. */
struct report_document {
    const struct document *document;
    const struct postmortem *postmortem;
    const struct settings *settings;
    const struct finding_list *findings;
    const struct proof_list *proofs; /* may be NULL where there is no header */
};

struct report_options {
    enum severity show; /* the least severity that text and concise show */
    bool color;
    bool header;  /* text: what was read and proved, for one file on a terminal */
    bool quiet;   /* text: no closing line */
    size_t width; /* columns of the terminal; 0 where there is none */
};

/* What was counted over all files; kept by report_document and report_not_checked. */
struct report_summary {
    size_t files, errors, warnings, infos;
    size_t not_checked;
};

struct report;

/* A function that a format does not need is NULL. */
struct report_format {
    const char *name;
    void (*begin)(struct report *report);
    void (*document)(struct report *report, const struct report_document *document);
    void (*not_checked)(struct report *report, struct text path, const char *message);
    void (*end)(struct report *report);
};

/* One output under way. Reporters keep their own state in `state`. */
struct report {
    const struct report_format *format;
    struct report_options options;
    struct report_summary summary;
    FILE *out;
    struct arena *arena;   /* of the whole run */
    struct arena *scratch; /* emptied after each document */
    void *state;
};

/* All formats; NULL where there is none of that name. */
extern const struct report_format *const report_formats[];
extern const size_t report_format_count;
const struct report_format *report_format_find(struct text name);

/* Starts, feeds and ends an output. `out` stays the caller's. */
struct report *report_begin(const struct report_format *format, FILE *out,
                            const struct report_options *options, struct arena *arena);
void report_document(struct report *report, const struct report_document *document);
void report_not_checked(struct report *report, struct text path, const char *message);
void report_end(struct report *report);

/* The document's text, safe for a terminal: control characters (C0, DEL, C1, bidirectional and other
 * format overrides) shown as their pictures or U+FFFD, tabs left to the caller. In the arena. */
struct text printable(struct arena *arena, struct text text);

#endif
