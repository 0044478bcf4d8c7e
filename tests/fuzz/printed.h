/* What must hold of all that pmlint prints, whatever a document says: each check reads a whole output back
 * with a reader that is not ours, or by rules that are written down here anew.
 */
#ifndef PMLINT_TESTS_FUZZ_PRINTED_H
#define PMLINT_TESTS_FUZZ_PRINTED_H

#include "report/report.h"

#include <jansson.h>

/* UTF-8 without characters that control a terminal or hide text; '\n' is allowed, and where `tabs` '\t'. */
void expect_plain(struct text printed, bool tabs);

/* The text as a terminal may see it, and as XML can hold it. In the arena. */
struct text plain(struct arena *arena, struct text text);
struct text in_xml(struct arena *arena, struct text text);

/* The text without colours: sequences of ESC [ digits and semicolons m. In the arena. */
struct text without_colors(struct arena *arena, struct text printed);

/* JSON without duplicate keys; the caller gives it back (json_decref). */
json_t *expect_json(struct text printed);

/* Well-formed XML; how many elements have that name. */
size_t expect_xml(struct text printed, const char *element);

/* As expect_xml, of a picture: no element or attribute that could run or load anything. */
void expect_picture(struct text printed);

/* Text that stays in a fence of Markdown. */
void expect_fenced(struct text printed);

/* A summary as GitHub renders it: all of its markup is pmlint's own, so many headings among it. */
void expect_summary(struct text printed, const struct report_document *document,
                    const struct report_options *options, size_t headings_expected,
                    struct arena *arena);

/* Prints the document in a format, and a file that was not checked (may be NULL), and checks the output. */
void expect_report(const struct report_format *format, const struct report_document *document,
                   const struct not_checked *missed, const struct report_options *options,
                   struct arena *arena);

/* An output under way that is kept in memory. */
struct printing {
    FILE *out;
    char *data;
    size_t length;
};

/* `printing` must not move; the text is freed by printing_free. */
void printing_begin(struct printing *printing);
struct text printing_end(struct printing *printing);
void printing_free(struct printing *printing);

#endif
