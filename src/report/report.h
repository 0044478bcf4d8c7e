/* Floor 6. Printing what was found: one file a format, behind one table.
 */
#ifndef PMLINT_REPORT_REPORT_H
#define PMLINT_REPORT_REPORT_H

#include <stdio.h>

#include "checks/check.h"
#include "report/printable.h"

/* A document that was judged. Valid only during report_document. */
struct report_document {
    const struct document *document;
    const struct postmortem *postmortem;
    const struct settings *settings;
    const struct finding_list *findings;
    const struct finding_list
        *suppressed;                 /* by comments or the baseline: they count for nothing; may be
                                            * NULL where there are none */
    const struct proof_list *proofs; /* may be NULL where there is no header */
};

struct report_options {
    enum severity show; /* the least severity that text, concise, github and markdown show */
    bool color;
    bool header;  /* text: what was read and proved, for one file on a terminal */
    bool quiet;   /* text: no closing line */
    size_t width; /* columns of the terminal; 0 where there is none */
};

/* What was counted over all files that were judged; kept by report_document. */
struct report_summary {
    size_t files, errors, warnings, infos;
    size_t suppressed; /* by comments */
    size_t known;      /* by the baseline */
    size_t softened;   /* warnings that would be errors, were their documents no drafts */
    size_t unread;     /* files in a language without words: of them no sentence was read */
    const char *unread_language; /* of all of these, where it is known; else NULL */
};

/* Of documents of which no sentence was read: "in German, which pmlint reads in part: …". `name` NULL: the language
 * is not known. */
const char *report_unread_words(const char *name, struct arena *arena);

/* Counts one finding. */
void report_count(struct report_summary *summary, enum severity severity);

/* A file of which nothing is known but why. */
struct not_checked {
    struct text path; /* may be invalid UTF-8 */
    const char *message;
};
LIST(not_checked_list, struct not_checked);

struct report;

/* A function that a format does not need is NULL. */
struct report_format {
    const char *name;
    void (*begin)(struct report *report);
    void (*document)(struct report *report, const struct report_document *document);
    void (*not_checked)(struct report *report, const struct not_checked *item);
    void (*end)(struct report *report);
};

/* One output under way. Reporters keep their own state in `state`. */
struct report {
    const struct report_format *format;
    struct report_options options;
    struct report_summary summary;
    struct not_checked_list not_checked; /* so far */
    int exit_status;                     /* the run's; known only when the report ends */
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

/* `exit_status` is what the run will end with, as far as that is known. */
void report_end(struct report *report, int exit_status);

/* The path of a document relative to the root of its repository, for the formats that are read there;
 * what has no file keeps its name. In the arena of the run. */
struct text report_root_path(struct report *report, struct text path);

#endif
