/* Numbers of causes that are given twice, that an action names though no cause has them, and what remains of a
 * total: each with what a careful author may write instead.
 */
#include "judge_fixture.h"

static const char *document(const char *causes, const char *answer)
{
    return arena_printf(
        arena,
        "# Outage of the booking API on 3 May 2024\n\n## Root Cause Analysis\n\n%s\n\n"
        "## Action Items\n\n"
        "| Action Item | Corresponding Root Cause(s) | Due Date |\n| --- | --- | --- |\n"
        "| Renew certificates automatically | Root Cause #1 | 2024-06-01 |\n"
        "| Alert before one expires | Root Cause #2 | 2024-06-01 |\n"
        "| Add a test of the pool | %s | 2024-06-01 |\n",
        causes, answer);
}

static const char two_causes[] = "### Contributing Factor #1: No limit\n\nThe pool has none.\n\n"
                                 "### Contributing Factor #2: No alert\n\nNobody was told.";

static void test_a_cause_that_is_not_there(void **state)
{
    (void)state;
    judge(document(two_causes, "Root Cause # 3"));
    assert_string_equal(found("root-cause-without-action")->message,
                        "there is no cause 3: the last one is cause 2 (line 9)");
}

/* What an action may answer beside the causes that have a number. */
static void test_other_answers(void **state)
{
    static const char *const answers[] = {"Root Cause #2",
                                          "2",
                                          "#2",
                                          "3",
                                          "Lesson 3",
                                          "all",
                                          "N/A",
                                          "Root Cause #1, #2",
                                          "OPS-3",
                                          "see factor 3 of the report",
                                          "Root Cause (CVE-2024-3)",
                                          "factor #2",
                                          "",
                                          "1-2"};
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        judge(document(two_causes, answers[i]));
        assert_null(found("root-cause-without-action"));
    }
}

/* A list may go on where the headings end, causes may have no number, or begin with another. */
static void test_other_causes(void **state)
{
    static const char *const causes[] = {
        "### Contributing Factor #1: No limit\n\nNone.\n\n### Contributing Factor #2: No alert\n\n"
        "1. Nobody\n2. was\n3. told.",
        "### Contributing Factor #1: No limit\n\nNone.\n\n### Contributing Factor #2: No "
        "alert\n\nNo.\n\n"
        "### Contributing Factor #3: No test\n\nNone.",
        "### Contributing Factor #2: No limit\n\nNone.\n\n### Contributing Factor #4: No "
        "alert\n\nNo.",
        "1. No limit\n2. No alert\n3. No test", "The pool had no limit, and nobody was told."};
    (void)state;
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        judge(document(causes[i], "Root Cause #3"));
        const struct finding *finding = found("root-cause-without-action");
        assert_true(!finding || strncmp(finding->message, "there is no", 11) != 0);
    }
}

static void test_a_number_that_two_causes_have(void **state)
{
    (void)state;
    judge(document("### Contributing Factor #1: No limit\n\nThe pool has none.\n\n"
                   "### Contributing Factor #1: No alert\n\nNobody was told.",
                   "Root Cause #1"));
    assert_string_equal(found("section-duplicated")->message,
                        "a second cause has the number 1; the first is on line 5");
}

static void test_a_number_that_is_repeated_rightly(void **state)
{
    static const char *const causes[] = {
        "### Root Cause #1: No limit\n\nNone.\n\n### Contributing Factor #1: No alert\n\nNobody "
        "was told.",
        "### Contributing Factor #1: No limit\n\nNone.\n\n#### Contributing Factor #1.1: No "
        "alert\n\nNo.",
        "### The pool\n\n#### Factor #1: No limit\n\nNone.\n\n### The alert\n\n#### Factor #1: "
        "None\n\nNo.",
        "**Factor #1: No limit**\n\nNone.\n\nFactor #1: it is the main one, as the load test "
        "shows.",
        "### Factor #1: No limit\n\nNone.\n\n### How they relate\n\nFactor #1 led to it.\n\n### "
        "Factor #2: No alert\n\nNo.",
        "### Factor #1: No limit\n\nNone.\n\n### Evidence\n\nSee the log.\n\n### Factor #1: what "
        "we did not find\n\nThe change."};
    (void)state;
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        judge(document(causes[i], "Root Cause #1"));
        const struct finding *finding = found("section-duplicated");
        assert_true(!finding || !strstr(finding->message, "second cause"));
    }
}

/* By the standard that asks for these fields. */
static void judge_impact(const char *lines)
{
    const struct reading_options options = {.profile = rulebook_profile(TEXT("ccadb-full"))};
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct error error;
    const char *source =
        arena_printf(arena, "# Wrong names in certificates\n\n## Impact\n\n%s\n", lines);
    assert_true(document_init(document, arena, TEXT("<stdin>"), text_from(source),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(markdown, document, arena, &error));
    postmortem_read(&postmortem, markdown, &options, arena);
    findings = (struct finding_list){0};
    check_run(&postmortem, settings_new(options.profile, arena), arena, &findings);
}

static void test_more_remains_than_there_was(void **state)
{
    (void)state;
    judge_impact("- Total number of certificates: 214\n"
                 "- Total number of \"remaining valid\" certificates: 309");
    assert_string_equal(found("impact-contradicts-itself")->message,
                        "309 remain of a total of 214");
}

static void test_remainders_that_may_be(void **state)
{
    static const char *const lines[] = {
        "- Total number of certificates: 214\n- Total number of remaining valid certificates: 209",
        "- Total number of certificates: 214\n- Total number of remaining valid certificates: 214",
        "- Total number of certificates: 214\n- Total number of remaining valid certificates: N/A",
        "- Total number of certificates: about 214\n- Total number of remaining certificates: 309",
        "- Total number of certificates: 1,214\n- Total number of remaining certificates: 309",
        "- Total number of orders: 214\n- Total number of remaining certificates: 309",
        "- Total number of valid certificates: 214\n- Total number of remaining certificates: 309",
        "- Total number of users: 214\n- Total number of affected users: 309",
        "- Total number of certificates: 214+\n- Total number of remaining certificates: 309",
        "- Total number of certificates: 214 k\n- Remaining certificates: 309"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        judge_impact(lines[i]);
        assert_null(found("impact-contradicts-itself"));
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_cause_that_is_not_there),
        TEST(test_other_answers),
        TEST(test_other_causes),
        TEST(test_a_number_that_two_causes_have),
        TEST(test_a_number_that_is_repeated_rightly),
        TEST(test_more_remains_than_there_was),
        TEST(test_remainders_that_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
