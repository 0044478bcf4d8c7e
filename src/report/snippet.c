#include "report/snippet.h"

#include "base/utf8.h"
#include "report/excerpt.h"

#include <stdlib.h>

#define DEFAULT_WIDTH 100 /* columns, where no terminal says how many it has */
#define LEAST_WIDTH 40
#define MAX_RELATED 6

struct mark {
    size_t line;
    struct place place;
    const char *label;
    bool main;
};

struct snippet {
    struct report *report;
    const struct document *document;
    enum style style;
    size_t gutter, limit;
    struct mark marks[MAX_RELATED + 1];
    size_t count;
};

/* By line; in one line the main place first. */
static int compare_marks(const void *a, const void *b)
{
    const struct mark *left = a, *right = b;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    if (left->main != right->main)
        return left->main ? -1 : 1;
    return (left->place.start > right->place.start) - (left->place.start < right->place.start);
}

static void add_mark(struct snippet *snippet, struct place place, const char *label, bool main)
{
    size_t line = document_line(snippet->document, place.start);
    snippet->marks[snippet->count++] =
        (struct mark){.line = line, .place = place, .label = label, .main = main};
}

static size_t digits(size_t number)
{
    size_t count = 1;
    while (number /= 10)
        count++;
    return count;
}

static void print_source(const struct snippet *snippet, size_t line, struct text text)
{
    bool color = snippet->report->options.color;
    fprintf(snippet->report->out, "%s%*zu |%s%s%.*s\n", style_on(color, STYLE_FAINT),
            (int)snippet->gutter, line, style_off(color, STYLE_FAINT), text.length ? " " : "",
            TEXT_ARG(text));
}

static void print_gutter(const struct snippet *snippet, size_t indent)
{
    bool color = snippet->report->options.color;
    fprintf(snippet->report->out, "%s%*s |%s %*s", style_on(color, STYLE_FAINT),
            (int)snippet->gutter, "", style_off(color, STYLE_FAINT), (int)indent, "");
}

/* As many of the words at the start of `rest` as fit into `columns`, taken off it; one at least. */
static struct text next_words(struct text *rest, size_t columns)
{
    size_t end = text_find_byte(*rest, ' ', 0);
    while (end != TEXT_NOT_FOUND) {
        size_t next = text_find_byte(*rest, ' ', end + 1);
        if (utf8_width(text_slice(*rest, 0, next)) > columns)
            break;
        end = next;
    }
    struct text words = text_slice(*rest, 0, end);
    *rest = end == TEXT_NOT_FOUND ? TEXT("") : text_from_offset(*rest, end + 1);
    return words;
}

/* Prints a label that has no room behind its caret below it, as far to the right as it fits. */
static void print_label_below(const struct snippet *snippet, struct text label, size_t column,
                              enum style style)
{
    bool color = snippet->report->options.color;
    size_t width = utf8_width(label), limit = snippet->limit;
    size_t room = width < limit ? limit - width : 0;
    size_t indent = column < room ? column : room;
    while (label.length) {
        struct text words = next_words(&label, limit - indent);
        print_gutter(snippet, indent);
        fprintf(snippet->report->out, "%s%.*s%s\n", style_on(color, style), TEXT_ARG(words),
                style_off(color, style));
    }
}

static void print_underline(const struct snippet *snippet, const struct mark *mark,
                            const struct excerpt *excerpt, struct text label)
{
    FILE *out = snippet->report->out;
    bool color = snippet->report->options.color;
    enum style style = mark->main ? snippet->style : STYLE_FAINT;
    bool behind = excerpt->column + excerpt->width + 1 + utf8_width(label) <= snippet->limit;
    print_gutter(snippet, excerpt->column);
    fputs(style_on(color, style), out);
    for (size_t i = 0; i < excerpt->width; i++)
        fputc(mark->main ? '^' : '-', out);
    if (behind && label.length)
        fprintf(out, " %.*s", TEXT_ARG(label));
    fprintf(out, "%s\n", style_off(color, style));
    if (!behind)
        print_label_below(snippet, label, excerpt->column, style);
}

static void print_marks(const struct snippet *snippet)
{
    struct arena *scratch = snippet->report->scratch;
    size_t printed_line = 0; /* whose whole text stands above */
    for (size_t i = 0; i < snippet->count; i++) {
        const struct mark *mark = &snippet->marks[i];
        struct text label = printable(scratch, text_from(mark->label));
        struct excerpt excerpt = excerpt_of(snippet->document, mark->line, mark->place,
                                            snippet->limit, utf8_width(label), scratch);
        if (mark->line != printed_line || !excerpt.whole)
            print_source(snippet, mark->line, excerpt.text);
        printed_line = excerpt.whole ? mark->line : 0;
        print_underline(snippet, mark, &excerpt, label);
    }
}

/* "also lines 23, 24": then the label names the related lines, and they are not shown as well. */
static bool names_lines(const char *label)
{
    return text_starts_with(text_from(label), TEXT("also line"));
}

static size_t width_limit(const struct report_options *options, size_t gutter)
{
    size_t width = options->width ? options->width : DEFAULT_WIDTH;
    return width > LEAST_WIDTH + gutter + 3 ? width - gutter - 3 : LEAST_WIDTH;
}

size_t snippet_print(struct report *report, const struct document *document,
                     const struct finding *finding, const char *label)
{
    struct snippet snippet = {.report = report, .document = document, .gutter = SNIPPET_GUTTER};
    const struct related_list *related = &finding->related;
    size_t related_count = names_lines(label) ? 0 : related->count;
    if (document->bytes.length == 0)
        return snippet.gutter;
    snippet.style = style_of_severity(finding->severity);
    add_mark(&snippet, finding->place, label, true);
    for (size_t i = 0; i < related_count && i < MAX_RELATED; i++)
        add_mark(&snippet, related->items[i].place, related->items[i].message, false);
    qsort(snippet.marks, snippet.count, sizeof *snippet.marks, compare_marks);
    size_t needed = digits(snippet.marks[snippet.count - 1].line);
    snippet.gutter = needed > SNIPPET_GUTTER ? needed : SNIPPET_GUTTER;
    snippet.limit = width_limit(&report->options, snippet.gutter);
    print_marks(&snippet);
    if (related_count > MAX_RELATED)
        fprintf(report->out, "%*s = and %zu more places\n", (int)snippet.gutter, "",
                related_count - MAX_RELATED);
    return snippet.gutter;
}
