/* What findings tell their reader to do: the cure must be one for this document.
 */
#include "judge_fixture.h"

static void assert_help(const char *rule, const char *help)
{
    const struct finding *finding = found(rule);
    assert_non_null(finding);
    assert_string_equal(finding->help, help);
}

static bool any_help_has(const char *words)
{
    for (size_t i = 0; i < findings.count; i++)
        if (findings.items[i].help && strstr(findings.items[i].help, words))
            return true;
    return false;
}

/* Everything below the marks is code, so that the sections are missing whose headings stand there. */
static void test_a_fence_that_nothing_closes_is_named(void **state)
{
    (void)state;
    judge("# Outage of the booking API on 3 May 2024\n\n## Impact\n\n500 customers got errors.\n\n"
          "```\nERROR pool is full\n\n## Timeline\n\n| 14:02 UTC | Outage |\n\n## Root cause\n\nA "
          "bug.\n");
    assert_help("action-items-missing", "the code block that begins on line 7 is never closed, so "
                                        "all below it is code: close it");
}

static void test_a_fence_that_holds_no_headings_is_not_named(void **state)
{
    (void)state;
    const char *head = "# Outage of the booking API on 3 May 2024\n\n"
                       "## Impact\n\n500 customers got errors.\n\n";
    judge(arena_printf(arena, "%s```\nERROR pool is full\n# restart\n$ ls\n", head));
    assert_false(any_help_has("never closed"));
    judge(arena_printf(arena, "%s```\n## Timeline\n```\n\nIt was over soon.\n", head));
    assert_false(any_help_has("never closed"));
    judge(arena_printf(arena, "%s    ## Timeline\n", head));
    assert_false(any_help_has("never closed"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_fence_that_nothing_closes_is_named),
        TEST(test_a_fence_that_holds_no_headings_is_not_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
