/* A start that a field puts at the right minute of the wrong day, behind all that the timeline tells. */
#include "judge_fixture.h"

static const char log_of_days[] =
    "### 2025-03-04\n\n- 15:27 The DNS change is submitted\n- 21:14 Outage begins: lookups fail\n"
    "- 21:27 Alert fires\n\n### 2025-03-05\n\n- 04:24 Ben is woken\n- 12:55 Outage ends\n";

static const char *day_message(const char *head, const char *entries)
{
    judge(arena_printf(arena,
                       "# DNS outage\n\n%s\n\n## Summary\n\nLookups failed for all users.\n\n"
                       "## Timeline (UTC)\n\n%s\n\n## Root cause\n\nA wrong record.\n",
                       head, entries));
    const struct finding *finding = found("incident-date-mismatch");
    return finding ? finding->message : "";
}

static void test_same_minute_of_another_day(void **state)
{
    (void)state;
    static const char *const heads[] = {"Date/time: 2025-03-05 21:14 UTC",
                                        "- Start: 2025-03-05 21:14 UTC",
                                        "- Start: 2025-03-05 21:14 UTC\n- End: 12:55 UTC",
                                        "- Start: 2025-03-05 21:14 UTC\n- End: 2025-03-05 12:55 "
                                        "UTC",
                                        "| Started | 2025-03-05 21:14 UTC |\n|---|---|"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (!strstr(day_message(heads[i], log_of_days),
                    "says 21:14 of 2025-03-05, but the timeline has that minute on 2025-03-04"))
            fail_msg("%s: %s", heads[i], day_message(heads[i], log_of_days));
}

static void test_starts_that_may_be(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "- Start: 2025-03-04 21:14 UTC",
        "- Start: 2025-03-05 21:13 UTC",
        "- Start: 2025-03-03 21:14 UTC",
        "- Start: 2025-03-05 03:14 UTC",
        "- Start: 2025-03-05",
        "- Start: 21:14 UTC",
        "- End: 2025-03-05 21:14 UTC",
        "- Published: 2025-03-05 21:14 UTC",
        "- Date: 2025-03-05",
        "- Date: 2025-03-04 to 2025-03-05",
        "- Date: 2025-03-04 21:14 to 2025-03-05 12:55 UTC",
        "- Updated: 2025-03-05 21:14 UTC",
        "- Detected: 2025-03-05 21:14 UTC",
        "- Start: 2025-03-04 15:27 UTC",
        "- Start: 2025-03-05 12:55 UTC",
        "- Start: 2025-03-04 21:14 UTC\n- Review: 2025-03-05 21:14 UTC",
        "- Start: 2025-03-04 21:14 UTC\n- Date: 2025-03-05 21:14 UTC",
        /* of another night, of which the log does not tell */
        "- Start: 2025-03-05 21:14 UTC (second outage)",
        "- Start: 2025-03-05 21:14 UTC (of the fix)",
        "- Date: 2025-03-05 21:14 (written)",
        "- Start: 2025-03-05 21:14 UTC\n- End: 2025-03-05 22:10 UTC",
        "- Start: 2025-03-05 21:14 UTC\n- Detected: 2025-03-05 21:30 UTC",
        "- Start: 2025-03-05 21:14 UTC\n\nIt lasted from 2025-03-05 21:14 to 2025-03-05 22:10 UTC.",
    };
    static const char *const logs[] = {
        /* a round time is that of more than one thing */
        "- 2025-03-04 21:15 Outage begins\n- 2025-03-04 21:27 Alert fires\n- 2025-03-05 12:55 Up\n",
        /* the days are not told */
        "- 21:14 Outage begins\n- 21:27 Alert fires\n- 22:55 Up\n",
        /* it is no beginning */
        "- 2025-03-04 20:10 Outage begins\n- 2025-03-04 21:14 Ben asks for access\n- 2025-03-04 "
        "22:55 Up\n",
        /* not all was over */
        "- 2025-03-04 21:14 Outage begins\n- 2025-03-05 21:40 Alert fires\n- 2025-03-06 12:55 Up\n",
        /* each night */
        "- 2025-03-03 21:14 The job fails\n- 2025-03-04 21:14 The job fails\n- 2025-03-05 12:55 "
        "Up\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (*day_message(heads[i], log_of_days))
            fail_msg("%s: %s", heads[i], day_message(heads[i], log_of_days));
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
        const char *head = i ? "- Start: 2025-03-05 21:14 UTC" : "- Start: 2025-03-05 21:15 UTC";
        if (*day_message(head, logs[i]))
            fail_msg("%s: %s", logs[i], day_message(head, logs[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_minute_of_another_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_starts_that_may_be, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
