/* Checkstyle's XML: a file a document, with an error a finding and an exception where it was not
 * checked. */
#include "report/escape.h"
#include "report/formats.h"
#include "report/position.h"

static void begin(struct report *report)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n",
          report->out);
}

static void write_finding(struct report *report, const struct finding *finding,
                          struct position_cursor *cursor)
{
    struct position position = position_of(cursor, finding->place.start);
    struct text rule = escape_xml(report->scratch, text_from(finding->rule->id));
    struct text message = escape_xml(report->scratch, text_from(finding->message));
    fprintf(report->out,
            "    <error line=\"%zu\" column=\"%zu\" severity=\"%s\" message=\"%.*s\" "
            "source=\"pmlint.%.*s\"/>\n",
            position.line, position.column, severity_name(finding->severity), TEXT_ARG(message),
            TEXT_ARG(rule));
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct text path = escape_xml(report->scratch, document->document->path);
    struct position_cursor cursor = position_cursor_on(document->document);
    fprintf(report->out, "  <file name=\"%.*s\">\n", TEXT_ARG(path));
    for (size_t i = 0; i < document->findings->count; i++)
        write_finding(report, &document->findings->items[i], &cursor);
    fputs("  </file>\n", report->out);
}

static void write_not_checked(struct report *report, const struct not_checked *item)
{
    struct text path = escape_xml(report->arena, item->path);
    struct text message = escape_xml(report->arena, text_from(item->message));
    fprintf(report->out, "  <file name=\"%.*s\">\n    <exception>%.*s</exception>\n  </file>\n",
            TEXT_ARG(path), TEXT_ARG(message));
}

static void end(struct report *report)
{
    fputs("</checkstyle>\n", report->out);
}

const struct report_format checkstyle_format = {
    .name = "checkstyle",
    .begin = begin,
    .document = write_document,
    .not_checked = write_not_checked,
    .end = end,
};
