/* Workflow commands of GitHub's runner, which become annotations. It shows ten of each level a step and
 * drops the rest in silence, so the worst come first and the last line tells what was left out
 * (actions/toolkit, docs/problem-matchers.md; actions/runner, ActionCommand.cs). */
#include "report/escape.h"
#include "report/formats.h"
#include "report/keep.h"

enum { MAX_COMMANDS = 10 }; /* of a level */

static const char *level_of(enum severity severity)
{
    return severity == SEVERITY_INFO ? "notice" : severity_name(severity);
}

static void begin(struct report *report)
{
    report->state = keeper_new(report, MAX_COMMANDS);
}

static void keep_document(struct report *report, const struct report_document *document)
{
    keeper_add(report->state, document, report->options.show);
}

static void print_failure(struct report *report, const struct not_checked *item)
{
    struct arena *arena = report->arena;
    struct text path = escape_github_property(arena, report_root_path(report, item->path));
    struct text message = escape_github_data(arena, text_from(item->message));
    fprintf(report->out, "::error file=%.*s,title=not checked::%.*s\n", TEXT_ARG(path),
            TEXT_ARG(message));
}

static void print_finding(struct report *report, const struct kept_finding *finding)
{
    struct arena *arena = report->arena;
    const struct region *region = &finding->region;
    struct text path = escape_github_property(arena, finding->path);
    struct text title = escape_github_property(arena, text_from(finding->rule->id));
    struct text message = escape_github_data(arena, text_from(finding->message));
    struct text help = escape_github_data(arena, text_from(finding->help));
    fprintf(report->out,
            "::%s file=%.*s,line=%zu,endLine=%zu,col=%zu,endColumn=%zu,title=%.*s::%.*s%%0A%.*s\n",
            level_of(finding->severity), TEXT_ARG(path), region->start.line, region->end.line,
            region->start.column, region->end.column, TEXT_ARG(title), TEXT_ARG(message),
            TEXT_ARG(help));
}

/* "2 errors" and the like. */
static const char *count_words(struct arena *arena, size_t count, enum severity severity)
{
    const char *noun = severity == SEVERITY_INFO ? "note" : severity_name(severity);
    return arena_printf(arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static size_t left_out_of(const struct report *report, enum severity severity, size_t printed)
{
    const struct report_summary *summary = &report->summary;
    size_t found = severity == SEVERITY_ERROR     ? summary->errors + report->not_checked.count
                   : severity == SEVERITY_WARNING ? summary->warnings
                                                  : summary->infos;
    return found - printed;
}

/* "pmlint: not shown: 3 errors, 490 warnings (10 of a level at most); 4 notes (--show info)". */
static void print_left_out(struct report *report, const size_t *printed)
{
    const char *crowded = "", *hidden = "";
    for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--) {
        enum severity severity = (enum severity)i;
        size_t count = left_out_of(report, severity, printed[i]);
        const char **words = severity >= report->options.show ? &crowded : &hidden;
        if (count)
            *words = arena_printf(report->arena, "%s%s%s", *words, **words ? ", " : "",
                                  count_words(report->arena, count, severity));
    }
    if (!*crowded && !*hidden)
        return;
    fprintf(report->out, "pmlint: not shown: %s", crowded);
    if (*crowded)
        fprintf(report->out, " (at most %d of a level)", MAX_COMMANDS);
    if (*hidden)
        fprintf(report->out, "%s%s (--show %s)", *crowded ? "; " : "", hidden,
                report->summary.infos ? "info" : "warning");
    fputc('\n', report->out);
}

static void print_all(struct report *report)
{
    size_t printed[SEVERITY_ERROR + 1] = {0};
    struct kept_order order = keeper_order(report->state, SIZE_MAX);
    for (size_t i = 0; i < report->not_checked.count && i < MAX_COMMANDS; i++) {
        print_failure(report, &report->not_checked.items[i]);
        printed[SEVERITY_ERROR]++;
    }
    for (size_t i = 0; i < order.count; i++) {
        const struct kept_finding *finding = order.items[i];
        if (printed[finding->severity] == MAX_COMMANDS)
            continue;
        print_finding(report, finding);
        printed[finding->severity]++;
    }
    print_left_out(report, printed);
}

const struct report_format github_format = {
    .name = "github", .begin = begin, .document = keep_document, .end = print_all};
