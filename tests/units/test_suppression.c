/* Which findings the comments of a document hide, and how these comments are judged. What each rule
 * on them finds in a plain document is told by its page.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "arena_fixture.h"
#include "checks/check.h"

static const struct postmortem *read_source(const char *source)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct postmortem *postmortem = arena_alloc(arena, sizeof *postmortem);
    struct error error;
    assert_true(document_init(document, arena, TEXT("<stdin>"), text_from(source),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(markdown, document, arena, &error));
    postmortem_read(postmortem, markdown, NULL, arena);
    return postmortem;
}

/* Warnings for tokens left in and for all that is said of comments. */
static struct settings *make_settings(void)
{
    static const char *const on[] = {"placeholder-left",   "front-matter-invalid",
                                     "title-missing",      "suppression-unused",
                                     "section-duplicated", "suppression-without-reason",
                                     "field-blank",        "suppression-unknown-rule"};
    struct settings *settings = settings_new(rulebook_profile(TEXT("default")), arena);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        settings->severities[i] = SEVERITY_OFF;
    for (size_t i = 0; i < sizeof on / sizeof *on; i++)
        settings->severities[rule_number(rulebook_find(text_from(on[i])))] = SEVERITY_WARNING;
    return settings;
}

/* "line rule" of each finding; a suppressed one with its reason in parentheses. */
static const char *judge_with(const char *source, const struct settings *settings)
{
    const struct postmortem *postmortem = read_source(source);
    struct finding_list findings = {0};
    const char *text = "";
    check_run(postmortem, settings, arena, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *finding = &findings.items[i];
        text = arena_printf(arena, "%s%zu %s", text,
                            document_line(postmortem->document, finding->place.start),
                            finding->rule->id);
        if (finding->suppressed == SUPPRESSED_BY_COMMENT)
            text = arena_printf(arena, "%s (%.*s)", text, TEXT_ARG(finding->reason));
        text = arena_printf(arena, "%s\n", text);
    }
    return text;
}

static const char *judge(const char *source)
{
    return judge_with(source, make_settings());
}

static void test_comment_hides_to_the_end_of_its_section(void **state)
{
    (void)state;
    assert_string_equal(
        judge("# Outage\n\n## Impact\n\nLorem ipsum.\n\n"
              "<!-- pmlint disable placeholder-left: sample -->\n\nLorem ipsum.\n\n"
              "### Users\n\nLorem ipsum.\n\n## Summary\n\nLorem ipsum.\n\n"
              "On 3 May 2024 users could not sign in from 14:00 to 14:40 UTC, because "
              "a disk was full.\n"),
        "5 placeholder-left\n"
        "9 placeholder-left (sample)\n"
        "13 placeholder-left (sample)\n"
        "17 placeholder-left\n");
}

/* That it names no rule is one fault, not three. */
static void test_comment_without_a_rule(void **state)
{
    (void)state;
    assert_string_equal(judge("# Outage\n\n<!-- pmlint disable: all -->\n\nText.\n"),
                        "3 suppression-unknown-rule\n");
}

static void test_comment_speaks_of_its_sections_heading(void **state)
{
    (void)state;
    assert_string_equal(judge("# Outage\n\n## Impact\n\nAll.\n\n## Impact\n\n"
                              "<!-- pmlint disable section-duplicated: two regions -->\n\nSome.\n"),
                        "7 section-duplicated (two regions)\n");
}

static void test_whole_document_is_the_affair_of_its_head(void **state)
{
    (void)state;
    assert_string_equal(judge("<!-- pmlint disable title-missing: the wiki has it -->\n\n"
                              "## Impact\n\nAll.\n"),
                        "1 title-missing (the wiki has it)\n");
    assert_string_equal(judge("## Impact\n\nAll.\n\n"
                              "<!-- pmlint disable title-missing: the wiki has it -->\n"),
                        "1 title-missing\n"
                        "5 suppression-unused\n");
}

static void test_front_matter_is_the_affair_of_its_head(void **state)
{
    (void)state;
    assert_string_equal(judge("---\ntitle: Outage\nseverity:\n---\n\n"
                              "<!-- pmlint disable field-blank: not agreed -->\n\n"
                              "## Impact\n\nAll.\n"),
                        "3 field-blank (not agreed)\n");
}

/* A finding about a document without a title stands at its first byte. */
static void test_nothing_behind_a_comment_is_not_the_whole_document(void **state)
{
    (void)state;
    assert_string_equal(judge("## Impact\n\nAll.\n\n"
                              "<!-- pmlint disable-next title-missing: the wiki has it -->\n"),
                        "1 title-missing\n"
                        "5 suppression-unused\n");
}

static void test_next_and_line(void **state)
{
    (void)state;
    assert_string_equal(judge("# Outage\n\n<!-- pmlint disable-next placeholder-left: next -->\n"
                              "Lorem ipsum.\n\n"
                              "Lorem ipsum. <!-- pmlint disable-line placeholder-left: line -->\n"
                              "Lorem ipsum.\n"),
                        "4 placeholder-left (next)\n"
                        "6 placeholder-left (line)\n"
                        "7 placeholder-left\n");
}

/* Markdown drops what stands behind a row's last cell. */
static void test_line_of_a_row(void **state)
{
    (void)state;
    assert_string_equal(
        judge("# Outage\n\n| What | When |\n| --- | --- |\n"
              "| Lorem ipsum | 14:02 | <!-- pmlint disable-line placeholder-left: row -->\n"
              "| Deploy | 14:03 | <!-- pmlint disable-line placeholder-left: none -->\n"),
        "5 placeholder-left (row)\n"
        "6 suppression-unused\n");
}

/* Both comments hide something, so both are used. */
static void test_nearest_comment_gives_the_reason(void **state)
{
    (void)state;
    assert_string_equal(judge("# Outage\n\n<!-- pmlint disable placeholder-left: far -->\n\n"
                              "## Impact\n\n<!-- pmlint disable placeholder-left: near -->\n\n"
                              "Lorem ipsum.\n\n## Summary\n\nLorem ipsum.\n"),
                        "9 placeholder-left (near)\n"
                        "13 placeholder-left (far)\n");
}

static void test_each_unused_rule_is_told_in_one_finding(void **state)
{
    (void)state;
    assert_string_equal(judge("# Outage\n\n<!-- pmlint disable placeholder-left, field-blank,\n"
                              "title-missing: sample -->\n\nLorem ipsum.\n"),
                        "3 suppression-unused\n"
                        "6 placeholder-left (sample)\n");
}

static void test_comments_hide_findings_on_comments(void **state)
{
    (void)state;
    assert_string_equal(
        judge("# Outage\n\n"
              "<!-- pmlint disable suppression-without-reason: old ones -->\n"
              "<!-- pmlint disable suppression-unused: kept for the template -->\n\n"
              "<!-- pmlint disable placeholder-left -->\n\nText.\n"),
        "6 suppression-unused (kept for the template)\n"
        "6 suppression-without-reason (old ones)\n");
    assert_string_equal(
        judge("# Outage\n\n<!-- pmlint disable suppression-unused: all in use -->\n"),
        "3 suppression-unused\n");
}

static void test_rule_that_is_off_is_unused(void **state)
{
    (void)state;
    struct settings *settings = make_settings();
    settings->severities[rule_number(rulebook_find(TEXT("placeholder-left")))] = SEVERITY_OFF;
    assert_string_equal(
        judge_with("# Outage\n\n<!-- pmlint disable placeholder-left: x -->\n\nLorem ipsum.\n",
                   settings),
        "3 suppression-unused\n");
}

static void test_without_ignores_nothing_is_hidden(void **state)
{
    (void)state;
    struct settings *settings = make_settings();
    settings->no_ignores = true;
    assert_string_equal(
        judge_with("# Outage\n\n<!-- pmlint disable placeholder-left: x -->\n\nLorem ipsum.\n",
                   settings),
        "5 placeholder-left\n");
}

static void test_suppression_changes_no_fingerprint(void **state)
{
    (void)state;
    struct finding_list plain = {0}, suppressed = {0};
    check_run(read_source("# Outage\n\nLorem ipsum.\n\nLorem ipsum.\n"), make_settings(), arena,
              &plain);
    check_run(
        read_source("# Outage\n\nLorem ipsum. <!-- pmlint disable-line placeholder-left: x -->"
                    "\n\nLorem ipsum.\n"),
        make_settings(), arena, &suppressed);
    assert_int_equal(plain.count, 2);
    assert_int_equal(suppressed.count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(plain.items[i].fingerprint, suppressed.items[i].fingerprint);
}

static void test_parting_keeps_the_order(void **state)
{
    (void)state;
    struct finding findings[] = {{.message = "a"},
                                 {.message = "b", .suppressed = SUPPRESSED_BY_COMMENT},
                                 {.message = "c"},
                                 {.message = "d", .suppressed = SUPPRESSED_BY_BASELINE}};
    struct finding_list list = {findings, 4, 4}, suppressed = {0};
    findings_part(&list, &suppressed, arena);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].message, "a");
    assert_string_equal(list.items[1].message, "c");
    assert_int_equal(suppressed.count, 2);
    assert_string_equal(suppressed.items[0].message, "b");
    assert_string_equal(suppressed.items[1].message, "d");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_comment_hides_to_the_end_of_its_section),
        TEST(test_comment_without_a_rule),
        TEST(test_comment_speaks_of_its_sections_heading),
        TEST(test_whole_document_is_the_affair_of_its_head),
        TEST(test_front_matter_is_the_affair_of_its_head),
        TEST(test_nothing_behind_a_comment_is_not_the_whole_document),
        TEST(test_next_and_line),
        TEST(test_line_of_a_row),
        TEST(test_nearest_comment_gives_the_reason),
        TEST(test_each_unused_rule_is_told_in_one_finding),
        TEST(test_comments_hide_findings_on_comments),
        TEST(test_rule_that_is_off_is_unused),
        TEST(test_without_ignores_nothing_is_hidden),
        TEST(test_suppression_changes_no_fingerprint),
        TEST(test_parting_keeps_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
