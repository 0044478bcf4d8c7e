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

static const char table[] = "# Outage on 2024-04-25\n\n## Action items\n\n"
                            "| Action | Who | Due date | Ticket |\n| --- | --- | --- | --- |\n";

/* In a table there is a place for each. */
static void test_rows_are_filled_in_where_their_columns_are(void **state)
{
    (void)state;
    judge(arena_printf(arena, "%s| Add an alert | Ann | n/a | #12 |\n| Add a test | Bo | | #13 |\n",
                       table));
    assert_help("action-item-no-due-date", "write a day like 2024-05-10 under \"Due date\"");
    judge(arena_printf(arena, "%s| Add an alert | | 2024-05-02 | #12 |\n", table));
    assert_help("action-item-no-owner", "write who does it under \"Who\"");
    judge(arena_printf(arena, "%s| Add an alert | | | #12 |\n| Add a test | | | #13 |\n", table));
    assert_help("action-item-no-owner",
                "write who does it under \"Who\", and a day like 2024-05-10 under \"Due date\"");
    assert_string_equal(found("action-item-no-due-date")->help,
                        found("action-item-no-owner")->help);
    judge("# Outage on 2024-04-25\n\n## Action items\n\n| Action | Ticket |\n| --- | --- |\n"
          "| Add an alert | #12 |\n");
    assert_help("action-item-no-owner", "add columns \"Owner\" and \"Due\"");
}

static void test_one_item_is_no_list(void **state)
{
    (void)state;
    judge("# Outage on 2024-04-25\n\n## Action items\n\n- Add an alert\n");
    assert_help("action-item-no-owner", "end it like \"(owner: SRE, due: 2024-05-10)\"");
    assert_help("action-item-untracked",
                "link its ticket, or write its key: \"(OPS-71)\", \"(#12829)\"");
}

static void test_an_hour_that_tells_its_half_of_the_day_is_written_out(void **state)
{
    (void)state;
    judge_parts("", "The API failed.", "- 12:40 PM Outage began\n- 13:15 AM Outage is over");
    assert_help("date-impossible", "write 1:15 PM, unless the hour is wrong");
}

static void test_a_weekday_is_named_as_the_document_names_it(void **state)
{
    (void)state;
    judge("# Panne du service de paiement\n\nLe mercredi 4 avril 2024, le service de paiement "
          "était en "
          "panne pendant deux heures pour tous les clients.\n\n## Chronologie\n\n- 10:00 Début de "
          "la panne\n");
    assert_non_null(strstr(found("weekday-mismatch")->help, "write jeudi, "));
    judge("# Outage\n\nOn Wednesday, 4 April 2024 the API was down for all users of the shop.\n");
    assert_non_null(strstr(found("weekday-mismatch")->help, "write Thursday, "));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_fence_that_nothing_closes_is_named),
        TEST(test_a_fence_that_holds_no_headings_is_not_named),
        TEST(test_rows_are_filled_in_where_their_columns_are),
        TEST(test_one_item_is_no_list),
        TEST(test_an_hour_that_tells_its_half_of_the_day_is_written_out),
        TEST(test_a_weekday_is_named_as_the_document_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
