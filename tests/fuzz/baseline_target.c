/* A baseline: as JSON, what it hides, what is left of it, and how it is written again. */
#include "checks/baseline.h"

#include "fuzz.h"

#include <string.h>

static void expect_fault(struct text source, const struct data_fault *fault)
{
    EXPECT(fault->message && *fault->message);
    EXPECT(fault->line >= 1 && fault->column >= 1 && fault->offset <= source.length);
}

static size_t count_known(const struct baseline *baseline)
{
    size_t count = 0;
    for (size_t i = 0; i < baseline->entries.count; i++)
        count += baseline->entries.items[i].count;
    return count;
}

static void expect_entries(struct text source, const struct baseline *baseline)
{
    for (size_t i = 0; i < baseline->entries.count; i++) {
        const struct baseline_entry *entry = &baseline->entries.items[i];
        EXPECT(entry->path.length && entry->rule.length && entry->fingerprint.length == 16);
        EXPECT(entry->count >= 1 && entry->left == entry->count && !entry->judged);
        EXPECT(entry->place.end <= source.length && entry->place.start < entry->place.end);
        EXPECT(i == 0 || text_compare(baseline->entries.items[i - 1].path, entry->path) <= 0);
    }
}

/* What is written is read again as what it was, and written alike. */
static void expect_written(struct baseline *baseline, struct arena *arena)
{
    struct baseline again;
    struct data_fault fault;
    struct text written = baseline_print(baseline, arena);
    EXPECT(baseline_parse(&again, written, arena, &fault));
    EXPECT(again.entries.count == baseline->entries.count);
    EXPECT(count_known(&again) == count_known(baseline));
    EXPECT(text_equal(baseline_print(&again, arena), written));
}

/* Findings such as the grammar's entries speak of. */
static struct finding_list make_findings(struct arena *arena)
{
    static const char *const rules[] = {"timeline-gap", "section-missing", "word-count"};
    static const char *const prints[] = {"0123456789abcdef", "0000000000000000", "fedcba9876543210",
                                         "0000000000000001"};
    struct finding_list findings = {0};
    for (size_t i = 0; i < 24; i++) {
        struct finding finding = {.rule = rulebook_find(text_from(rules[i % 3])),
                                  .severity = SEVERITY_ERROR,
                                  .fingerprint = prints[i % 4]};
        finding.suppressed = i % 7 == 0 ? SUPPRESSED_BY_COMMENT : NOT_SUPPRESSED;
        LIST_PUSH(arena, &findings, finding);
    }
    return findings;
}

/* Each finding that is hidden takes one off an entry, and none goes twice. */
static void hide(struct baseline *baseline, struct text path, const struct settings *settings,
                 struct arena *arena)
{
    struct finding_list findings = make_findings(arena);
    size_t left = 0, hidden = 0, left_then = 0;
    for (size_t i = 0; i < baseline->entries.count; i++)
        left += baseline->entries.items[i].left;
    baseline_hide(baseline, path, settings, &findings, arena);
    for (size_t i = 0; i < findings.count; i++) {
        hidden += findings.items[i].suppressed == SUPPRESSED_BY_BASELINE;
        EXPECT(i % 7 != 0 || findings.items[i].suppressed == SUPPRESSED_BY_COMMENT);
    }
    for (size_t i = 0; i < baseline->entries.count; i++)
        left_then += baseline->entries.items[i].left;
    EXPECT(left - left_then == hidden);
}

static void prune(struct baseline *baseline, struct arena *arena)
{
    size_t known = count_known(baseline), gone = 0;
    for (size_t i = 0; i < baseline->entries.count; i++)
        if (baseline_entry_is_gone(&baseline->entries.items[i]))
            gone += baseline->entries.items[i].left;
    EXPECT(baseline_prune(baseline) == gone);
    EXPECT(count_known(baseline) == known - gone);
    expect_written(baseline, arena);
}

void fuzz_one(struct text input, struct arena *arena)
{
    struct baseline baseline;
    struct data_fault fault = {0};
    if (!baseline_parse(&baseline, input, arena, &fault)) {
        expect_fault(input, &fault);
        return;
    }
    struct settings *settings = settings_new(NULL, arena);
    expect_entries(input, &baseline);
    expect_written(&baseline, arena);
    hide(&baseline, TEXT("docs/a.md"), settings, arena);
    hide(&baseline, TEXT("a.md"), settings, arena);
    struct finding_list findings = make_findings(arena);
    prune(&baseline, arena);
    baseline_add(&baseline, TEXT("new\xFF.md"), &findings, arena);
    expect_written(&baseline, arena);
}
