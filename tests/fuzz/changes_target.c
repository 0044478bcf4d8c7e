/* The lines in which two versions of a document differ, and the findings that have to do with them.
 *
 * The input: the old version; behind "%%%%" the new one.
 */
#include "base/utf8.h"
#include "commands/changes.h"
#include "fuzz.h"

#include <string.h>

/* Both versions. */
struct versions {
    struct document before;
    struct reading after;
    struct change change;
    struct arena *arena;
};

static bool make_document(struct document *document, struct text bytes, struct arena *arena)
{
    struct error error;
    return document_init(document, arena, TEXT("a.md"), utf8_sanitise(arena, bytes),
                         DOCUMENT_DEFAULT_MAX_SIZE, &error);
}

static bool is_same(const struct versions *versions)
{
    const struct document *before = &versions->before, *after = &versions->after.document;
    bool same = before->line_count == after->line_count;
    for (size_t i = 1; same && i <= before->line_count; i++)
        same = text_equal(document_line_text(before, i), document_line_text(after, i));
    return same;
}

/* The lines that did not come in stand in the old version, in the same order. */
static void expect_kept_lines(const struct versions *versions)
{
    const struct document *before = &versions->before, *after = &versions->after.document;
    size_t old = 1;
    for (size_t line = 1; line <= after->line_count; line++) {
        struct text text = document_line_text(after, line);
        if (changed_lines_touch(&versions->change.lines, line, line))
            continue;
        while (old <= before->line_count && !text_equal(document_line_text(before, old), text))
            old++;
        EXPECT(old <= before->line_count);
        old++;
    }
}

static void expect_ranges(const struct versions *versions)
{
    const struct changed_lines *lines = &versions->change.lines;
    size_t end = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct changed_range *range = &lines->items[i];
        EXPECT(range->first >= end && range->first + range->count >= range->first);
        EXPECT(range->first + range->count <= versions->after.document.line_count + 1);
        end = range->first + range->count;
    }
    EXPECT((lines->count == 0) == is_same(versions));
}

/* A finding a line, and one about the whole. */
static struct finding_list make_findings(const struct versions *versions)
{
    const struct document *after = &versions->after.document;
    struct finding_list findings = {0};
    struct finding finding = {.rule = &rulebook_rules[0], .severity = SEVERITY_ERROR};
    finding.place = document_place(&versions->after.postmortem);
    finding.fingerprint = "whole";
    LIST_PUSH(versions->arena, &findings, finding);
    for (size_t line = 1; line <= after->line_count; line++) {
        struct text text = document_line_text(after, line);
        finding.place.start = (size_t)(text.data - after->bytes.data);
        finding.place.end = finding.place.start + text.length;
        finding.fingerprint = arena_printf(versions->arena, "%016zx", line);
        if (text.length)
            LIST_PUSH(versions->arena, &findings, finding);
    }
    return findings;
}

static bool holds(const struct finding_list *findings, const char *fingerprint)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].fingerprint, fingerprint) == 0)
            return true;
    return false;
}

/* What was there before is left out unless its line came in; all that is new stays. */
static void expect_filtered(struct versions *versions)
{
    struct finding_list all = make_findings(versions), kept = make_findings(versions);
    size_t left_out = change_filter(&versions->change, &kept);
    EXPECT(left_out + kept.count == all.count);
    EXPECT(holds(&kept, "whole"));
    versions->change.before = all;
    kept = make_findings(versions);
    change_filter(&versions->change, &kept);
    for (size_t i = 1; i < all.count; i++) {
        size_t line = document_line(&versions->after.document, all.items[i].place.start);
        bool touched = changed_lines_touch(&versions->change.lines, line, line);
        struct place whole = document_place(&versions->after.postmortem);
        bool about_whole =
            all.items[i].place.start == whole.start && all.items[i].place.end == whole.end;
        EXPECT(about_whole || holds(&kept, all.items[i].fingerprint) == touched);
    }
}

void fuzz_one(struct text input, struct arena *arena)
{
    struct versions *versions = arena_alloc(arena, sizeof *versions);
    struct error error;
    struct text before = next_part(&input);
    versions->arena = arena;
    if (!make_document(&versions->before, before, arena) ||
        !make_document(&versions->after.document, input, arena))
        return;
    versions->after.postmortem.document = &versions->after.document;
    versions->change.after = &versions->after;
    EXPECT(changed_lines_find(&versions->change.lines, &versions->before, &versions->after.document,
                              arena, &error));
    expect_ranges(versions);
    expect_kept_lines(versions);
    expect_filtered(versions);
}
