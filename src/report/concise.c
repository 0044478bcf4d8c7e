/* One finding a line, for editors and pipes. */
#include "report/formats.h"
#include "report/position.h"

static void print_finding(struct report *report, const struct report_document *document,
                          const struct finding *finding, struct position_cursor *cursor)
{
    struct position position = position_of(cursor, finding->place.start);
    struct text path = printable(report->scratch, document->document->path);
    struct text message = printable(report->scratch, text_from(finding->message));
    fprintf(report->out, "%.*s:%zu:%zu: %s: %.*s [%s]\n", TEXT_ARG(path), position.line,
            position.column, severity_name(finding->severity), TEXT_ARG(message),
            finding->rule->id);
}

static void print_document(struct report *report, const struct report_document *document)
{
    struct position_cursor cursor = position_cursor_on(document->document);
    for (size_t i = 0; i < document->findings->count; i++) {
        const struct finding *finding = &document->findings->items[i];
        if (finding->severity >= report->options.show)
            print_finding(report, document, finding, &cursor);
    }
}

const struct report_format concise_format = {.name = "concise", .document = print_document};
