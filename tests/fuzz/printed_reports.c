/* The formats of lint: each finding is told once, in its words, and nothing else is. */
#include "base/utf8.h"
#include "fuzz.h"
#include "input/repository.h"
#include "printed.h"

#include <string.h>

/* A document that was printed. */
struct told {
    const struct report_document *document;
    const struct not_checked *missed; /* a file beside it, or NULL */
    const struct report_options *options;
    struct text printed;
    struct arena *arena;
};

static size_t count_findings(const struct told *told, enum severity least)
{
    size_t count = 0;
    for (size_t i = 0; i < told->document->findings->count; i++)
        count += told->document->findings->items[i].severity >= least;
    return count;
}

static void expect_string(const struct told *told, const json_t *json, struct text expected)
{
    EXPECT(json_is_string(json));
    struct text string = {json_string_value(json), json_string_length(json)};
    EXPECT(text_equal(string, utf8_sanitise(told->arena, expected)));
}

static void expect_positions(const json_t *finding)
{
    json_int_t line = json_integer_value(json_object_get(finding, "line"));
    json_int_t column = json_integer_value(json_object_get(finding, "column"));
    json_int_t end_line = json_integer_value(json_object_get(finding, "end_line"));
    json_int_t end_column = json_integer_value(json_object_get(finding, "end_column"));
    EXPECT(line >= 1 && column >= 1);
    EXPECT(end_line > line || (end_line == line && end_column >= column));
}

static void expect_finding(const struct told *told, const json_t *json, size_t index)
{
    const struct finding *finding = &told->document->findings->items[index];
    expect_string(told, json_object_get(json, "message"), text_from(finding->message));
    expect_string(told, json_object_get(json, "help"), text_from(finding->help));
    expect_string(told, json_object_get(json, "rule"), text_from(finding->rule->id));
    expect_positions(json);
    EXPECT(json_array_size(json_object_get(json, "related")) == finding->related.count);
}

static void expect_json_report(const struct told *told)
{
    json_t *root = expect_json(told->printed);
    const json_t *file = json_array_get(json_object_get(root, "files"), 0);
    const json_t *findings = json_object_get(file, "findings");
    EXPECT(json_array_size(json_object_get(root, "files")) == 1);
    EXPECT(json_array_size(findings) == told->document->findings->count);
    expect_string(told, json_object_get(file, "path"), told->document->document->path);
    for (size_t i = 0; i < json_array_size(findings); i++)
        expect_finding(told, json_array_get(findings, i), i);
    const json_t *missed = json_object_get(root, "not_checked");
    EXPECT(json_array_size(missed) == (told->missed != NULL));
    if (told->missed) {
        expect_string(told, json_object_get(json_array_get(missed, 0), "path"), told->missed->path);
        expect_string(told, json_object_get(json_array_get(missed, 0), "message"),
                      text_from(told->missed->message));
    }
    json_decref(root);
}

static void expect_jsonl(const struct told *told)
{
    struct text rest = told->printed, line;
    size_t count = 0;
    expect_plain(told->printed, false);
    for (; text_next_line(&rest, &line); count++) {
        json_t *json = expect_json(line);
        EXPECT(count < told->document->findings->count);
        expect_string(told, json_object_get(json, "path"), told->document->document->path);
        expect_finding(told, json, count);
        json_decref(json);
    }
    EXPECT(count == told->document->findings->count);
}

/* A list whose members have the messages of the findings under that key. */
static void expect_messages(const struct told *told, const json_t *list, const char *key)
{
    EXPECT(json_array_size(list) == told->document->findings->count);
    for (size_t i = 0; i < json_array_size(list); i++)
        expect_string(told, json_object_get(json_array_get(list, i), key),
                      text_from(told->document->findings->items[i].message));
}

static void expect_gitlab(const struct told *told)
{
    json_t *root = expect_json(told->printed);
    expect_messages(told, root, "description");
    json_decref(root);
}

static void expect_rdjson(const struct told *told)
{
    json_t *root = expect_json(told->printed);
    expect_messages(told, json_object_get(root, "diagnostics"), "message");
    json_decref(root);
}

static void expect_sarif(const struct told *told)
{
    const struct finding_list *suppressed = told->document->suppressed;
    json_t *root = expect_json(told->printed);
    const json_t *run = json_array_get(json_object_get(root, "runs"), 0);
    const json_t *results = json_object_get(run, "results");
    EXPECT(json_array_size(results) ==
           told->document->findings->count + (suppressed ? suppressed->count : 0));
    for (size_t i = 0; i < json_array_size(results); i++) {
        const json_t *location =
            json_array_get(json_object_get(json_array_get(results, i), "locations"), 0);
        const char *uri = json_string_value(json_object_get(
            json_object_get(json_object_get(location, "physicalLocation"), "artifactLocation"),
            "uri"));
        EXPECT(uri && !strpbrk(uri, " \"<>\\^`{}|?#"));
    }
    json_decref(root);
}

static void expect_junit(const struct told *told)
{
    size_t count = told->document->findings->count, missed = told->missed != NULL;
    EXPECT(expect_xml(told->printed, "testcase") == (count ? count : 1) + missed);
    EXPECT(expect_xml(told->printed, "failure") == count);
    EXPECT(expect_xml(told->printed, "error") == missed);
}

static void expect_checkstyle(const struct told *told)
{
    EXPECT(expect_xml(told->printed, "error") == told->document->findings->count);
    EXPECT(expect_xml(told->printed, "file") == 1 + (size_t)(told->missed != NULL));
    EXPECT(expect_xml(told->printed, "exception") == (told->missed != NULL));
}

static bool is_property_end(struct text line, size_t at)
{
    return line.data[at] == ',' || line.data[at] == ':';
}

/* Decodes %XX of a property and compares it. */
static void expect_property(const struct told *told, struct text written, struct text expected)
{
    char *decoded = arena_alloc(told->arena, written.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < written.length; i++) {
        unsigned byte = (unsigned char)written.data[i];
        if (byte == '%') {
            EXPECT(i + 2 < written.length && sscanf(written.data + i + 1, "%2X", &byte) == 1);
            i += 2;
        }
        decoded[length++] = (char)byte;
    }
    EXPECT(text_equal((struct text){decoded, length}, expected));
}

/* "::error file=…,line=1,…,title=…::message%0Ahelp"; of a file that was not checked, the path and the
 * message alone. */
static void expect_command(const struct told *told, struct text line, struct text path, bool missed)
{
    static const char *const levels[] = {"::error file=", "::warning file=", "::notice file="};
    size_t start = 0;
    for (size_t i = 0; i < 3; i++)
        if (text_starts_with(line, text_from(levels[i])))
            start = strlen(levels[i]);
    EXPECT(start);
    size_t end = start;
    while (end < line.length && !is_property_end(line, end))
        end++;
    expect_property(told, text_slice(line, start, end), path);
    EXPECT(text_starts_with(text_from_offset(line, end),
                            missed ? TEXT(",title=not checked::") : TEXT(",line=")));
    size_t data = text_find(line, TEXT("::"), end);
    size_t title = text_find(line, TEXT(",title="), end);
    EXPECT(data != TEXT_NOT_FOUND && title < data);
    EXPECT(missed || text_find(line, TEXT("%0A"), data) != TEXT_NOT_FOUND);
}

static struct text root_path(const struct told *told, struct text path)
{
    return repository_path(arena_copy(told->arena, path).data, told->arena);
}

static void expect_github(const struct told *told)
{
    enum { MOST = 10 };
    struct text rest = told->printed, line;
    size_t counts[SEVERITY_ERROR + 1] = {0}, expected = 0, commands = 0;
    expect_plain(told->printed, true);
    EXPECT(text_find(told->printed, TEXT("##["), 0) == TEXT_NOT_FOUND);
    for (size_t i = 0; i < told->document->findings->count; i++)
        counts[told->document->findings->items[i].severity]++;
    counts[SEVERITY_ERROR] += told->missed != NULL;
    for (size_t i = told->options->show; i <= SEVERITY_ERROR; i++)
        expected += counts[i] < MOST ? counts[i] : MOST;
    while (text_next_line(&rest, &line)) {
        if (text_starts_with(line, TEXT("pmlint: not shown: "))) {
            EXPECT(!rest.length);
            continue;
        }
        bool missed = told->missed && commands == 0;
        struct text path = missed ? told->missed->path : told->document->document->path;
        expect_command(told, line, root_path(told, path), missed);
        commands++;
    }
    EXPECT(commands == expected);
}

static void expect_concise(const struct told *told)
{
    struct text rest = told->printed, line;
    size_t count = 0;
    expect_plain(told->printed, true);
    for (; text_next_line(&rest, &line); count++)
        EXPECT(line.length && line.data[line.length - 1] == ']');
    EXPECT(count == count_findings(told, told->options->show));
}

/* Findings of one place and remedy share an entry. */
static void expect_text(const struct told *told)
{
    struct text printed = told->printed;
    if (told->options->color)
        printed = without_colors(told->arena, printed);
    expect_plain(printed, true);
    struct text path = plain(told->arena, told->document->document->path), rest = printed, line;
    size_t entries = 0, shown = count_findings(told, told->options->show);
    while (text_next_line(&rest, &line)) {
        /* A file may have the name with which the last line begins. */
        bool summary = !rest.length && text_starts_with(line, TEXT("1 file: "));
        entries += !summary && text_starts_with(line, path) && line.length > path.length &&
                   line.data[path.length] == ':';
    }
    EXPECT(entries <= shown || !path.length);
    EXPECT(!shown || entries > 0);
}

static void expect_markdown(const struct told *told)
{
    size_t headings = 2 + (size_t)(told->missed != NULL);
    expect_summary(told->printed, told->document, told->options, headings, told->arena);
}

void expect_report(const struct report_format *format, const struct report_document *document,
                   const struct not_checked *missed, const struct report_options *options,
                   struct arena *arena)
{
    static const struct {
        const char *name;
        void (*expect)(const struct told *told);
    } checks[] = {
        {"text", expect_text},
        {"concise", expect_concise},
        {"json", expect_json_report},
        {"jsonl", expect_jsonl},
        {"sarif", expect_sarif},
        {"github", expect_github},
        {"gitlab", expect_gitlab},
        {"junit", expect_junit},
        {"rdjson", expect_rdjson},
        {"markdown", expect_markdown},
        {"checkstyle", expect_checkstyle},
    };
    struct printing printing;
    printing_begin(&printing);
    struct report *report = report_begin(format, printing.out, options, arena);
    if (missed)
        report_not_checked(report, missed->path, missed->message);
    report_document(report, document);
    report_end(report, document->findings->count > 0);
    struct told told = {document, missed, options, printing_end(&printing), arena};
    size_t i = 0;
    while (i < sizeof checks / sizeof *checks && strcmp(checks[i].name, format->name) != 0)
        i++;
    EXPECT(i < sizeof checks / sizeof *checks);
    checks[i].expect(&told);
    printing_free(&printing);
}
