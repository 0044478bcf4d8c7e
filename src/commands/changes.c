#include "commands/changes.h"

#include <string.h>

#define MAX_BLANK_LINES 3 /* on each side of a place that belong to it */

struct line_span {
    size_t first, last;
};

static struct line_span lines_of(const struct change *change, struct place place)
{
    const struct document *document = &change->after->document;
    size_t last = place.end > place.start ? place.end - 1 : place.start;
    return (struct line_span){document_line(document, place.start), document_line(document, last)};
}

static bool touches(const struct change *change, struct place place)
{
    struct line_span span = lines_of(change, place);
    return changed_lines_touch(&change->lines, span.first, span.last);
}

static bool is_blank(const struct change *change, size_t line)
{
    const struct document *document = &change->after->document;
    return line >= 1 && line <= document->line_count &&
           !text_trim(document_line_text(document, line)).length;
}

/* Blank lines around a place do not part it from what went out behind them. */
static bool is_beside_gap(const struct change *change, struct place place)
{
    struct line_span span = lines_of(change, place);
    for (int i = 0; i < MAX_BLANK_LINES && is_blank(change, span.first - 1); i++)
        span.first--;
    for (int i = 0; i < MAX_BLANK_LINES && is_blank(change, span.last + 1); i++)
        span.last++;
    return changed_lines_went(&change->lines, span.first, span.last);
}

/* A finding that was hidden before and no longer is counts as a new one. */
static bool was_there(const struct change *change, const struct finding *finding)
{
    for (size_t i = 0; i < change->before.count; i++) {
        const struct finding *before = &change->before.items[i];
        if (before->suppressed == NOT_SUPPRESSED &&
            strcmp(before->fingerprint, finding->fingerprint) == 0)
            return true;
    }
    return false;
}

/* What is missing stands at the title for want of a better place. */
static bool is_about_whole(const struct change *change, const struct finding *finding)
{
    struct place whole = document_place(&change->after->postmortem);
    return finding->place.start == whole.start && finding->place.end == whole.end;
}

static bool is_concerned(const struct change *change, const struct finding *finding)
{
    bool whole = is_about_whole(change, finding);
    for (size_t i = 0; i < finding->related.count; i++)
        if (touches(change, finding->related.items[i].place))
            return true;
    if (!whole && touches(change, finding->place))
        return true;
    return (whole || is_beside_gap(change, finding->place)) && !was_there(change, finding);
}

size_t change_filter(const struct change *change, struct finding_list *findings)
{
    size_t kept = 0, count = findings->count;
    for (size_t i = 0; i < count; i++)
        if (is_concerned(change, &findings->items[i]))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    return count - kept;
}
