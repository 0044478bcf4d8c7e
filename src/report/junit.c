/* JUnit's XML as Jenkins, GitLab and Azure read it: a suite a document, a test case with a failure a
 * finding, and one that passes for a document without. */
#include "report/escape.h"
#include "report/formats.h"
#include "report/position.h"

static void begin(struct report *report)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"pmlint\">\n",
          report->out);
}

static void open_suite(struct report *report, struct text path, size_t tests, size_t failures,
                       size_t errors)
{
    fprintf(report->out,
            "  <testsuite name=\"%.*s\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n",
            TEXT_ARG(path), tests, failures, errors);
}

/* The case's name holds the place, since readers take two cases of one name for one. */
static void write_finding(struct report *report, struct text path, const struct finding *finding,
                          struct position_cursor *cursor)
{
    struct arena *arena = report->scratch;
    struct position position = position_of(cursor, finding->place.start);
    struct text rule = escape_xml(arena, text_from(finding->rule->id));
    struct text message = escape_xml(arena, text_from(finding->message));
    struct text help = escape_xml(arena, text_from(finding->help));
    fprintf(report->out,
            "    <testcase classname=\"%.*s\" name=\"%.*s at %zu:%zu\" file=\"%.*s\" "
            "line=\"%zu\">\n",
            TEXT_ARG(path), TEXT_ARG(rule), position.line, position.column, TEXT_ARG(path),
            position.line);
    fprintf(report->out,
            "      <failure type=\"%s\" message=\"%.*s\">%.*s:%zu:%zu: %.*s</failure>\n",
            severity_name(finding->severity), TEXT_ARG(message), TEXT_ARG(path), position.line,
            position.column, TEXT_ARG(help));
    fputs("    </testcase>\n", report->out);
}

static void write_document(struct report *report, const struct report_document *document)
{
    struct text path = escape_xml(report->scratch, document->document->path);
    struct position_cursor cursor = position_cursor_on(document->document);
    size_t count = document->findings->count;
    open_suite(report, path, count ? count : 1, count, 0);
    for (size_t i = 0; i < count; i++)
        write_finding(report, path, &document->findings->items[i], &cursor);
    if (!count)
        fprintf(report->out,
                "    <testcase classname=\"%.*s\" name=\"no findings\" file=\"%.*s\"/>\n",
                TEXT_ARG(path), TEXT_ARG(path));
    fputs("  </testsuite>\n", report->out);
}

static void write_not_checked(struct report *report, const struct not_checked *item)
{
    struct text path = escape_xml(report->arena, item->path);
    struct text message = escape_xml(report->arena, text_from(item->message));
    open_suite(report, path, 1, 0, 1);
    fprintf(report->out,
            "    <testcase classname=\"%.*s\" name=\"not checked\" file=\"%.*s\">\n"
            "      <error type=\"not checked\" message=\"%.*s\"/>\n    </testcase>\n"
            "  </testsuite>\n",
            TEXT_ARG(path), TEXT_ARG(path), TEXT_ARG(message));
}

static void end(struct report *report)
{
    fputs("</testsuites>\n", report->out);
}

const struct report_format junit_format = {
    .name = "junit",
    .begin = begin,
    .document = write_document,
    .not_checked = write_not_checked,
    .end = end,
};
