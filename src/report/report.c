#include "report/report.h"

#include "rulebook/languages.h"

#include "input/files.h"
#include "input/repository.h"
#include "report/formats.h"

const struct report_format *const report_formats[] = {
    &text_format,       &concise_format, &json_format,     &jsonl_format,
    &sarif_format,      &github_format,  &gitlab_format,   &junit_format,
    &checkstyle_format, &rdjson_format,  &markdown_format,
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const struct report_format *report_format_find(struct text name)
{
    for (size_t i = 0; i < report_format_count; i++)
        if (text_equal(name, text_from(report_formats[i]->name)))
            return report_formats[i];
    return NULL;
}

struct report *report_begin(const struct report_format *format, FILE *out,
                            const struct report_options *options, struct arena *arena)
{
    struct report *report = arena_alloc(arena, sizeof *report);
    report->format = format;
    report->options = *options;
    report->out = out;
    report->arena = arena;
    report->scratch = arena_new();
    if (format->begin)
        format->begin(report);
    return report;
}

void report_count(struct report_summary *summary, enum severity severity)
{
    summary->errors += severity == SEVERITY_ERROR;
    summary->warnings += severity == SEVERITY_WARNING;
    summary->infos += severity == SEVERITY_INFO;
}

static void count_suppressed(struct report_summary *summary, const struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        bool known = findings->items[i].suppressed == SUPPRESSED_BY_BASELINE;
        summary->known += known;
        summary->suppressed += !known;
    }
}

const char *report_unread_words(const char *name, struct arena *arena)
{
    return arena_printf(arena, "in %s pmlint reads in part: what may be missing was not checked",
                        name ? arena_printf(arena, "%s, which", name) : "a language that");
}

static void count_unread(struct report_summary *summary, const struct postmortem *postmortem)
{
    if (!postmortem || postmortem->language_known)
        return;
    const char *name = language_name(postmortem->language);
    if (!summary->unread++)
        summary->unread_language = name;
    else if (summary->unread_language != name)
        summary->unread_language = NULL;
}

void report_document(struct report *report, const struct report_document *document)
{
    report->summary.files++;
    count_unread(&report->summary, document->postmortem);
    for (size_t i = 0; i < document->findings->count; i++) {
        report_count(&report->summary, document->findings->items[i].severity);
        report->summary.softened += document->findings->items[i].softened;
    }
    if (document->suppressed)
        count_suppressed(&report->summary, document->suppressed);
    if (report->format->document)
        report->format->document(report, document);
    arena_clear(report->scratch);
}

void report_not_checked(struct report *report, struct text path, const char *message)
{
    struct not_checked item = {.path = arena_copy(report->arena, path),
                               .message = arena_copy(report->arena, text_from(message)).data};
    LIST_PUSH(report->arena, &report->not_checked, item);
    if (report->format->not_checked)
        report->format->not_checked(report, &item);
}

void report_end(struct report *report, int exit_status)
{
    report->exit_status = exit_status;
    if (report->format->end)
        report->format->end(report);
    arena_free(report->scratch);
    report->scratch = NULL;
}

struct text report_root_path(struct report *report, struct text path)
{
    if (text_equal(path, STDIN_NAME))
        return path;
    return repository_path(arena_copy(report->arena, path).data, report->arena);
}
