/* Documents in the shape of well-known ones, whose verdicts were known before pmlint read them: the
 * models of the standards have no error, and what is wrong with the others is found by name. Runs
 * from the repository's root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "checks/check.h"

enum { MOST_RULES = 16 };

/* A document of tests/fixtures, and the rules that must speak on it. */
struct fixture {
    const char *path;
    const char *rules[MOST_RULES];
};

static const struct fixture clean[] = {
    /* in the shape of the Site Reliability Engineering book, appendix D */
    {"clean/search-book.md", {0}},
    /* the Site Reliability Workbook's good example: redactions, "Ensure" and "Investigate" */
    {"clean/workbook.md", {0}},
    /* Kubernetes' test-infra: an outage of 47 minutes, with work until the afternoon */
    {"clean/follow-up.md", {0}},
    /* the same: an entry without a time, an undated night, a quoted chat, a picture without words */
    {"clean/chat-log.md", {0}},
};

static const struct fixture failing[] = {
    /* the Site Reliability Workbook's bad example */
    {"failing/workbook.md",
     {"section-empty", "impact-not-quantified", "action-item-no-owner", "action-item-untracked",
      "action-item-vague-verb", "action-item-fixes-people", "action-items-unprioritised",
      "action-items-one-kind", "blame-language", "owner-not-single", "published-late",
      "root-cause-names-person", "animated-language"}},
    /* DFDS: entries that stand behind later ones, a row of the template, metrics that the timeline
     * does not know */
    {"failing/order-in-table.md", {"timeline-out-of-order"}},
    {"failing/order-with-dates.md", {"timeline-out-of-order"}},
    {"failing/template-row.md", {"placeholder-left", "template-prompt-left"}},
    {"failing/recovery-too-long.md", {"metric-contradicts-timeline"}},
    {"failing/detection-too-long.md", {"metric-contradicts-timeline"}},
    {"failing/detection-behind-recovery.md", {"metric-impossible", "metric-contradicts-timeline"}},
    /* the students' assignment */
    {"failing/assignment-weekday.md", {"weekday-mismatch", "template-prompt-left"}},
    {"failing/assignment-season.md", {"zone-wrong-season"}},
    {"failing/assignment-pasted.md", {"template-prompt-left", "timeline-zone-mixed"}},
    /* the course whose template puts prose into fences */
    {"failing/chaos-window.md", {"timeline-outside-window"}},
    {"failing/chaos-lengths.md", {"duration-inconsistent"}},
};

/* What a whole file holds; ends the test where it cannot be read. */
static struct text read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(arena, DOCUMENT_DEFAULT_MAX_SIZE + 1);
    size_t length = fread(bytes, 1, DOCUMENT_DEFAULT_MAX_SIZE, file);
    fclose(file);
    return (struct text){bytes, length};
}

/* The findings of the default profile. */
static struct finding_list lint(struct arena *arena, const struct fixture *fixture)
{
    const char *path = arena_printf(arena, "tests/fixtures/%s", fixture->path);
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct postmortem *postmortem = arena_alloc(arena, sizeof *postmortem);
    struct finding_list findings = {0};
    struct error error;
    if (!document_init(document, arena, text_from(path), read_file(arena, path),
                       DOCUMENT_DEFAULT_MAX_SIZE, &error) ||
        !markdown_parse(markdown, document, arena, &error))
        fail_msg("%s: %s", path, error.message);
    postmortem_read(postmortem, markdown, NULL, arena);
    check_run(postmortem, settings_new(rulebook_profile(TEXT("default")), arena), arena, &findings);
    return findings;
}

static bool has_finding(const struct finding_list *findings, const char *rule)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].rule->id, rule) == 0)
            return true;
    return false;
}

static void test_models_have_no_error(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t errors = 0;
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
        struct finding_list findings = lint(arena, &clean[i]);
        for (size_t j = 0; j < findings.count; j++) {
            if (findings.items[j].severity != SEVERITY_ERROR)
                continue;
            print_error("%s: %s [%s]\n", clean[i].path, findings.items[j].message,
                        findings.items[j].rule->id);
            errors++;
        }
    }
    arena_free(arena);
    assert_int_equal(errors, 0);
}

static void test_faults_are_found(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t missed = 0;
    for (size_t i = 0; i < sizeof failing / sizeof *failing; i++) {
        struct finding_list findings = lint(arena, &failing[i]);
        for (size_t j = 0; failing[i].rules[j]; j++) {
            if (has_finding(&findings, failing[i].rules[j]))
                continue;
            print_error("%s: nothing from %s\n", failing[i].path, failing[i].rules[j]);
            missed++;
        }
    }
    arena_free(arena);
    assert_int_equal(missed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_models_have_no_error),
        cmocka_unit_test(test_faults_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
