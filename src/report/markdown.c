/* A summary for a job's page on GitHub: a table a document, the worst first, its timeline drawn, and
 * what to do. GitHub drops a summary of more than 1 MiB, so it is cut on a whole document. */
#include "base/memory.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/position.h"
#include "report/rule_link.h"
#include "report/timeline_formats.h"
#include "rulebook/languages.h"

#include <stdlib.h>

enum {
    MAX_BYTES = 1000 * 1000,    /* of the whole summary; the limit is 1,048,576 */
    MAX_DOCUMENT = 400 * 1000,  /* of one document: then its other findings are counted alone */
    MAX_NOT_CHECKED = 100,      /* files that are named */
    MAX_NOTES_BYTES = 60 * 1000 /* of what stands around the documents */
};

/* A document as it will be printed. */
struct part {
    struct text text;
    struct report_summary counts;
    size_t order; /* in which it came */
};
LIST(part_list, struct part);

struct markdown_state {
    struct part_list parts;
};

/* One document under way. */
struct page {
    struct report *report;
    struct arena *arena;
    FILE *out;
    const struct report_document *document;
    struct position_cursor cursor;
    struct report_summary counts;
    size_t printed; /* findings in the table */
};

static void begin(struct report *report)
{
    report->state = arena_alloc(report->arena, sizeof(struct markdown_state));
}

static const char *sign_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "❌ error";
    case SEVERITY_WARNING:
        return "⚠️ warning";
    default:
        return "ℹ️ note";
    }
}

static bool is_shown(const struct page *page, const struct finding *finding)
{
    return finding->severity >= page->report->options.show;
}

static void print_escaped(struct page *page, const char *string)
{
    struct text escaped = escape_markdown(page->arena, text_from(string));
    fprintf(page->out, "%.*s", TEXT_ARG(escaped));
}

static void print_rule(struct page *page, const struct rule *rule)
{
    const char *link = rule_link(rule, page->arena);
    if (link)
        fputc('[', page->out);
    print_escaped(page, rule->id);
    if (link)
        fprintf(page->out, "](%s)", link);
}

static struct position start_of(struct page *page, struct place place)
{
    return position_of(&page->cursor, place.start);
}

static void print_row(struct page *page, const struct finding *finding)
{
    struct position position = start_of(page, finding->place);
    fprintf(page->out, "| %s | %zu:%zu | ", sign_of(finding->severity), position.line,
            position.column);
    print_escaped(page, finding->message);
    fputs(" | ", page->out);
    print_rule(page, finding->rule);
    fputs(" |\n", page->out);
}

/* What stands at the other places, as far as there is room. */
static void print_related(struct page *page, const struct related_list *related, off_t end)
{
    size_t i = 0;
    for (; i < related->count && ftello(page->out) < end; i++) {
        const char *message = related->items[i].message;
        if (!message || !*message)
            continue;
        fprintf(page->out, "  - line %zu: ", start_of(page, related->items[i].place).line);
        print_escaped(page, message);
        fputc('\n', page->out);
    }
    if (i < related->count)
        fprintf(page->out, "  - and %zu more\n", related->count - i);
}

/* The remedy, and what stands at the other places; hardly anything behind `end`. */
static void print_remedy(struct page *page, const struct finding *finding, off_t end)
{
    fprintf(page->out, "- Line %zu, ", start_of(page, finding->place).line);
    print_rule(page, finding->rule);
    fputs(": ", page->out);
    print_escaped(page, finding->help);
    fputc('\n', page->out);
    print_related(page, &finding->related, end);
}

static bool has_room(const struct page *page)
{
    return ftello(page->out) < MAX_DOCUMENT / 2;
}

/* The errors, then the warnings, then the notes, as far as there is room. */
static void print_table(struct page *page)
{
    const struct finding_list *findings = page->document->findings;
    fputs("\n| | Line | Finding | Rule |\n| --- | ---: | --- | --- |\n", page->out);
    for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--)
        for (size_t i = 0; i < findings->count && has_room(page); i++) {
            const struct finding *finding = &findings->items[i];
            if (finding->severity != (enum severity)severity || !is_shown(page, finding))
                continue;
            print_row(page, finding);
            page->printed++;
        }
}

static void print_remedies(struct page *page)
{
    const struct finding_list *findings = page->document->findings;
    off_t end = ftello(page->out) + MAX_DOCUMENT / 2;
    fputs("\n<details>\n<summary>What to do</summary>\n\n", page->out);
    for (size_t i = 0; i < findings->count && ftello(page->out) < end; i++)
        if (is_shown(page, &findings->items[i]))
            print_remedy(page, &findings->items[i], end);
    fputs("\n</details>\n", page->out);
}

static bool has_timeline(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->events.count; i++)
        if (postmortem->events.items[i].timed && postmortem->events.items[i].in_timeline)
            return true;
    return false;
}

static void print_timeline(struct page *page)
{
    if (!has_timeline(page->document->postmortem))
        return;
    fputs("\n```mermaid\n", page->out);
    timeline_write_mermaid(page->out, page->document->postmortem, page->arena);
    fputs("```\n", page->out);
}

/* "2 errors, 1 warning"; "no findings" where there are none. */
static const char *count_words(struct arena *arena, const struct report_summary *counts)
{
    const struct {
        size_t count;
        const char *noun;
    } parts[] = {{counts->errors, "error"}, {counts->warnings, "warning"}, {counts->infos, "note"}};
    const char *words = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count)
            words = arena_printf(arena, "%s%s%zu %s%s", words, *words ? ", " : "", parts[i].count,
                                 parts[i].noun, parts[i].count == 1 ? "" : "s");
    return *words ? words : "no findings";
}

static size_t count_shown(const struct page *page)
{
    size_t shown = 0;
    for (size_t i = 0; i < page->document->findings->count; i++)
        shown += is_shown(page, &page->document->findings->items[i]);
    return shown;
}

static void print_heading(struct page *page)
{
    const struct report_summary *counts = &page->counts;
    struct text path = escape_markdown(page->arena, page->document->document->path);
    const char *sign = counts->errors ? "❌" : counts->warnings ? "⚠️" : "✅";
    const struct postmortem *postmortem = page->document->postmortem;
    const char *unread = report_unread_words(language_name(postmortem->language), page->arena);
    fprintf(page->out, "\n### %s %.*s\n\n%s%s\n", sign, TEXT_ARG(path),
            count_words(page->arena, counts),
            postmortem->language_known ? "" : arena_printf(page->arena, "; %s", unread));
}

static void print_not_shown(struct page *page, size_t shown)
{
    size_t hidden = page->document->findings->count - shown;
    if (page->printed < shown)
        fprintf(page->out, "\n%zu findings more are not listed: there are too many.\n",
                shown - page->printed);
    if (hidden)
        fprintf(page->out, "\n%zu milder finding%s not shown (`--show %s`).\n", hidden,
                hidden == 1 ? " is" : "s are", page->counts.infos ? "info" : "warning");
}

static void print_page(struct page *page)
{
    size_t shown = count_shown(page);
    print_heading(page);
    if (shown)
        print_table(page);
    print_not_shown(page, shown);
    print_timeline(page);
    if (shown)
        print_remedies(page);
}

static void keep_document(struct report *report, const struct report_document *document)
{
    struct markdown_state *state = report->state;
    char *printed = NULL;
    size_t length = 0;
    struct page page = {.report = report,
                        .arena = report->scratch,
                        .document = document,
                        .cursor = position_cursor_on(document->document)};
    for (size_t i = 0; i < document->findings->count; i++)
        report_count(&page.counts, document->findings->items[i].severity);
    page.out = memory_stream(&printed, &length);
    print_page(&page);
    memory_stream_close(page.out, &printed);
    struct part part = {.text = arena_copy(report->arena, (struct text){printed, length}),
                        .counts = page.counts,
                        .order = state->parts.count};
    free(printed);
    LIST_PUSH(report->arena, &state->parts, part);
}

static int compare_counts(size_t left, size_t right)
{
    return (left < right) - (left > right);
}

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    int order = compare_counts(a->counts.errors, b->counts.errors);
    if (!order)
        order = compare_counts(a->counts.warnings, b->counts.warnings);
    if (!order)
        order = compare_counts(a->counts.infos, b->counts.infos);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void print_totals(struct report *report)
{
    const struct report_summary *summary = &report->summary;
    fprintf(report->out, "## pmlint: %s\n\n%zu document%s judged",
            count_words(report->arena, summary), summary->files, summary->files == 1 ? "" : "s");
    if (report->not_checked.count)
        fprintf(report->out, ", %zu could not be checked", report->not_checked.count);
    fputs(".\n", report->out);
}

static void print_not_checked(struct report *report)
{
    const struct not_checked_list *list = &report->not_checked;
    size_t bytes = 0, i = 0;
    if (list->count)
        fputs("\n### 🚫 Not checked\n\n", report->out);
    for (; i < list->count && i < MAX_NOT_CHECKED && bytes < MAX_NOTES_BYTES / 2; i++) {
        struct text path = escape_markdown(report->arena, list->items[i].path);
        struct text message = escape_markdown(report->arena, text_from(list->items[i].message));
        fprintf(report->out, "- %.*s: %.*s\n", TEXT_ARG(path), TEXT_ARG(message));
        bytes += path.length + message.length;
    }
    if (i < list->count)
        fprintf(report->out, "- and %zu more\n", list->count - i);
}

static void print_all(struct report *report)
{
    struct markdown_state *state = report->state;
    struct part_list *parts = &state->parts;
    size_t bytes = MAX_NOTES_BYTES, i = 0;
    if (parts->count)
        qsort(parts->items, parts->count, sizeof *parts->items, compare_parts);
    print_totals(report);
    print_not_checked(report);
    for (; i < parts->count && bytes + parts->items[i].text.length <= MAX_BYTES; i++) {
        fwrite(parts->items[i].text.data, 1, parts->items[i].text.length, report->out);
        bytes += parts->items[i].text.length;
    }
    if (i < parts->count)
        fprintf(report->out,
                "\n%zu document%s more %s left out, because GitHub shows no summary of more than "
                "1 MiB.\n",
                parts->count - i, parts->count - i == 1 ? "" : "s",
                parts->count - i == 1 ? "is" : "are");
}

const struct report_format markdown_format = {
    .name = "markdown", .begin = begin, .document = keep_document, .end = print_all};
