/* For a person: what was read, each finding with its evidence and one remedy, what was counted. */
#include "base/utf8.h"
#include "report/formats.h"
#include "report/header.h"
#include "report/position.h"
#include "report/snippet.h"
#include "report/style.h"

#include <string.h>

#define MAX_LABEL 72 /* columns; a longer help has its own line */

LIST(shown_list, const struct finding *);

struct text_state {
    bool printed;
};

static bool same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_place(const struct finding *a, const struct finding *b)
{
    return a->place.start == b->place.start && a->place.end == b->place.end;
}

/* Whether two findings can share an entry: one place, one remedy, and nothing else to show. */
static bool is_same_entry(const struct finding *a, const struct finding *b)
{
    bool same_remedy =
        a->label ? same_string(a->label, b->label) : !b->label && same_string(a->help, b->help);
    return is_same_place(a, b) && same_remedy && a->severity == b->severity &&
           (a->rule != b->rule || (!a->related.count && !b->related.count));
}

static size_t entry_length(const struct shown_list *shown, size_t first)
{
    size_t end = first + 1;
    while (end < shown->count && is_same_entry(shown->items[first], shown->items[end]))
        end++;
    return end - first;
}

/* How many bytes the messages share at their start, up to a blank. */
static size_t common_start(const char *a, const char *b)
{
    size_t blank = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == ' ')
            blank = i + 1;
    return blank;
}

/* How many bytes they share at their end, from a blank on. */
static size_t common_end(struct text a, struct text b)
{
    size_t blank = 0;
    for (size_t i = 1; i <= a.length && i <= b.length; i++) {
        char c = a.data[a.length - i];
        if (c != b.data[b.length - i])
            break;
        if (c == ' ')
            blank = i;
    }
    return blank;
}

static bool is_negative(struct text start)
{
    return text_starts_with_folded(start, TEXT("none ")) ||
           text_starts_with_folded(start, TEXT("no ")) || text_ends_with(start, TEXT(" no "));
}

/* Behind what of a message a list may go on: "X lacks A, B and C". 0 where nothing does. */
static size_t lack_start(struct text message)
{
    struct text word = TEXT("\" lacks ");
    size_t at = text_find(message, word, 0);
    return at == TEXT_NOT_FOUND ? 0 : at + word.length;
}

/* "none of them has an owner" and "none of them has a due date" are said at once: "none of them has
 * an owner or a due date"; so are "no cause found; …" and "no timeline found; …", and what one thing
 * lacks. Other messages stand side by side. */
static const char *join_messages(struct arena *arena, const struct finding *const *findings,
                                 size_t count)
{
    struct text first = text_from(findings[0]->message);
    size_t start = first.length, end = first.length;
    for (size_t i = 1; i < count; i++) {
        size_t shared = common_start(first.data, findings[i]->message);
        start = shared < start ? shared : start;
    }
    for (size_t i = 1; i < count; i++) {
        struct text other = text_from_offset(text_from(findings[i]->message), start);
        size_t shared = common_end(text_from_offset(first, start), other);
        end = shared < end ? shared : end;
    }
    if (count == 1 || start == first.length)
        return findings[0]->message;
    size_t lack = lack_start(first);
    bool lacking = lack && lack <= start;
    if (lacking) {
        start = lack;
        end = 0;
    }
    bool negative = is_negative(text_slice(first, 0, start)), listed = negative || lacking;
    struct text tail = text_from_offset(first, listed ? first.length - end : first.length);
    const char *joined = arena_printf(arena, "%.*s", (int)(first.length - tail.length), first.data);
    for (size_t i = 1; i < count; i++) {
        struct text other = text_from_offset(text_from(findings[i]->message), listed ? start : 0);
        const char *last = lacking ? " and " : " or ";
        const char *joint = !listed ? "; " : i + 1 < count ? ", " : last;
        joined = arena_printf(arena, "%s%s%.*s", joined, joint, (int)(other.length - tail.length),
                              other.data);
    }
    return arena_printf(arena, "%s%.*s", joined, TEXT_ARG(tail));
}

static void print_title(struct report *report, struct position_cursor *cursor,
                        const struct finding *const *findings, size_t count)
{
    const struct finding *first = findings[0];
    bool color = report->options.color;
    enum style style = style_of_severity(first->severity);
    struct position position = position_of(cursor, first->place.start);
    struct text path = printable(report->scratch, cursor->document->path);
    const char *message = join_messages(report->scratch, findings, count);
    struct text shown = printable(report->scratch, text_from(message));
    fprintf(report->out, "%s%.*s:%zu:%zu:%s %s%s:%s %s%.*s%s [", style_on(color, STYLE_STRONG),
            TEXT_ARG(path), position.line, position.column, style_off(color, STYLE_STRONG),
            style_on(color, style), severity_name(first->severity), style_off(color, style),
            style_on(color, STYLE_STRONG), TEXT_ARG(shown), style_off(color, STYLE_STRONG));
    for (size_t i = 0; i < count; i++)
        if (i == 0 || findings[i]->rule != findings[i - 1]->rule)
            fprintf(report->out, "%s%s", i ? ", " : "", findings[i]->rule->id);
    fputs("]\n", report->out);
}

static void print_help(struct report *report, const char *help, size_t gutter)
{
    struct text shown = printable(report->scratch, text_from(help));
    fprintf(report->out, "%*s = %.*s\n", (int)gutter, "", TEXT_ARG(shown));
}

/* `above` is the finding of the entry above, or NULL: a line that stands there already is not
 * printed again where nothing but the remedy is to be said of it. */
static void print_entry(struct report *report, struct position_cursor *cursor,
                        const struct finding *const *findings, size_t count,
                        const struct finding *above)
{
    const struct document *document = cursor->document;
    const struct finding *first = findings[0];
    const char *label = first->label;
    size_t gutter = SNIPPET_GUTTER;
    bool stands_above = above && is_same_place(above, first) && !label && !first->related.count;
    bool short_help = first->help && utf8_width(text_from(first->help)) <= MAX_LABEL;
    if (!label && short_help && !stands_above && document->bytes.length)
        label = first->help;
    print_title(report, cursor, findings, count);
    if (!stands_above)
        gutter = snippet_print(report, document, first, label);
    bool said = label && first->help && strstr(label, first->help);
    if (first->help && !said)
        print_help(report, first->help, gutter);
}

static void begin(struct report *report)
{
    report->state = arena_alloc(report->arena, sizeof(struct text_state));
}

static void print_document(struct report *report, const struct report_document *document)
{
    struct text_state *state = report->state;
    struct shown_list shown = {0};
    struct position_cursor cursor = position_cursor_on(document->document);
    if (report->options.header)
        header_print(report, document);
    state->printed |= report->options.header;
    for (size_t i = 0; i < document->findings->count; i++)
        if (document->findings->items[i].severity >= report->options.show)
            LIST_PUSH(report->scratch, &shown, &document->findings->items[i]);
    if (report->options.header && shown.count)
        fputc('\n', report->out);
    for (size_t i = 0, count; i < shown.count; i += count) {
        count = entry_length(&shown, i);
        print_entry(report, &cursor, shown.items + i, count, i ? shown.items[i - 1] : NULL);
    }
    state->printed |= shown.count > 0;
}

LIST(count_list, const char *);

/* "2 warnings" and the like of the severities that are shown, or of those that are not. */
static struct count_list count_words(struct report *report, bool shown)
{
    const struct report_summary *summary = &report->summary;
    const struct {
        enum severity severity;
        size_t count;
        const char *noun;
    } parts[] = {{SEVERITY_ERROR, summary->errors, "error"},
                 {SEVERITY_WARNING, summary->warnings, "warning"},
                 {SEVERITY_INFO, summary->infos, "note"}};
    struct count_list words = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count && (parts[i].severity >= report->options.show) == shown)
            LIST_PUSH(report->scratch, &words,
                      arena_printf(report->scratch, "%zu %s%s", parts[i].count, parts[i].noun,
                                   parts[i].count == 1 ? "" : "s"));
    return words;
}

/* "1 error, 2 warnings; 4 notes not shown (--show info)". Where nothing is shown, what is hidden
 * stands alone: it would be untrue that there are no findings. */
static void print_counts(struct report *report)
{
    FILE *out = report->out;
    struct count_list shown = count_words(report, true), hidden = count_words(report, false);
    for (size_t i = 0; i < shown.count; i++)
        fprintf(out, "%s%s", i ? ", " : "", shown.items[i]);
    if (shown.count && hidden.count)
        fputs("; ", out);
    for (size_t i = 0; i < hidden.count; i++)
        fprintf(out, "%s%s", i ? " and " : "", hidden.items[i]);
    if (hidden.count)
        fprintf(out, " not shown (--show %s)", report->summary.infos ? "info" : "warning");
    if (!shown.count && !hidden.count)
        fputs("no findings", out);
}

/* "1 of the warnings is an error once it is no longer a draft". */
static void print_softened(struct report *report)
{
    size_t softened = report->summary.softened;
    const char *when = report->summary.files == 1 ? "it is no longer a draft"
                       : softened == 1            ? "its document is no longer a draft"
                                                  : "their documents are no longer drafts";
    if (softened)
        fprintf(report->out, "; %zu of the warnings %s once %s (--strict)", softened,
                softened == 1 ? "is an error" : "are errors", when);
}

/* What nobody has to look at, but should know of. */
static void print_hidden(struct report *report)
{
    const struct report_summary *summary = &report->summary;
    print_softened(report);
    if (summary->suppressed)
        fprintf(report->out, "; %zu suppressed by comments (--no-ignores)", summary->suppressed);
    if (summary->known)
        fprintf(report->out, "; %zu known to the baseline", summary->known);
    if (report->not_checked.count)
        fprintf(report->out, "; %zu not checked", report->not_checked.count);
}

/* "no findings" must not be taken for praise where hardly anything was read. */
static void print_unread(struct report *report)
{
    size_t unread = report->summary.unread;
    if (!unread)
        return;
    if (report->summary.files == 1)
        fputs("; it is", report->out);
    else
        fprintf(report->out, "; %zu %s", unread, unread == 1 ? "is" : "are");
    fprintf(report->out, " %s",
            report_unread_words(report->summary.unread_language, report->scratch));
}

static void print_closing(struct report *report)
{
    const struct report_summary *summary = &report->summary;
    const struct text_state *state = report->state;
    enum style style = summary->errors     ? STYLE_ERROR
                       : summary->warnings ? STYLE_WARNING
                                           : STYLE_GOOD;
    bool color = report->options.color;
    if (report->options.quiet || !summary->files)
        return;
    if (state->printed)
        fputc('\n', report->out);
    fprintf(report->out, "%zu file%s: %s", summary->files, summary->files == 1 ? "" : "s",
            style_on(color, style));
    print_counts(report);
    fputs(style_off(color, style), report->out);
    print_hidden(report);
    print_unread(report);
    fputc('\n', report->out);
}

const struct report_format text_format = {
    .name = "text", .begin = begin, .document = print_document, .end = print_closing};
