/* Rough lengths, and those beside the windows of parts: told only where exact ends leave no other reading.
 */
#include "judge_fixture.h"

static const char marked[] =
    "- 14:00 Outage begins: bookings fail\n- 14:09 Alert fires\n- 14:40 Deploy is rolled back\n"
    "- 15:45 Outage ends: all bookings work\n";
static const char unmarked[] =
    "- 14:00 Bookings fail\n- 14:09 Alert fires\n- 14:40 Deploy is rolled back\n"
    "- 15:45 Service is restored\n";
static const char windows[] = "- Website 5xx: all requests from 14:05 to 15:00 UTC.\n"
                              "- API 5xx: all requests from 14:06 to 15:02 UTC.\n"
                              "- Search: 40% errors from 14:18 to 15:45 UTC.\n";

static void check_rule(const char *rule, const char *head, const char *summary, const char *entries,
                       bool told)
{
    judge_parts(head, summary, entries);
    if ((found(rule) != NULL) != told)
        fail_msg("%s is %s: %s\n%s", rule, told ? "not told" : "told", head, summary);
}

static bool any_of_length(void)
{
    return found("duration-mismatch") || found("duration-contradicts-timeline");
}

static void test_rough_length_beside_exact_ends(void **state)
{
    (void)state;
    static const char *const wrong[] = {"~4 hours",        "about 4 hours",
                                        "~3 h 40 min",     "about 45 min",
                                        "roughly 8 hours", "~5 hours (found to fixed)"};
    static const char *const right[] = {
        "~2 hours",       "about 2 hours",
        "~1.5 hours",     "~1 hour",
        "about an hour",  "~3 hours",
        "~100 minutes",   "~110 min",
        "about 90 min",   "nearly 2 hours",
        "almost 2 h",     "up to 2 hours",
        "1-2 hours",      "about 1 to 2 hours",
        "over an hour",   "under 2 hours",
        "1+ hours",       "~2 h",
        "around 2 hours", "approximately 2 hours",
        "a few hours",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_rule("duration-mismatch", arena_printf(arena, "- Duration: %s", wrong[i]),
                   "Bookings failed.", marked, true);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        judge_parts(arena_printf(arena, "- Duration: %s", right[i]), "Bookings failed.", marked);
        if (any_of_length())
            fail_msg("%s", right[i]);
    }
}

/* Without marks of start and end the log alone is known. Who writes "about" had no clock for one of them, and the log
 * need not have it either. */
static void test_rough_length_beside_a_log(void **state)
{
    (void)state;
    static const char *const lengths[] = {"~8 hours",      "~6 hours (data delay)",
                                          "about 2 weeks", "~3 days latent",
                                          "~2 hours",      "about 1 hour"};
    static const char *const logs[] = {
        unmarked,
        "- 14:00 Ann sees that bookings failed\n- 14:09 Ben joins\n- 15:45 Bookings work again\n",
        "- 14:00 Bookings fail\n- 14:09 Alert fires\n- 15:45 First shop restored\n",
    };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (size_t j = 0; j < sizeof logs / sizeof *logs; j++)
            check_rule("duration-contradicts-timeline",
                       arena_printf(arena, "- Duration: %s", lengths[i]), "Bookings failed.",
                       logs[j], false);
}

/* Windows of parts that differ leave no one window to compare with: a length may be their sum, that of another part, or
 * end where the document tells no window. */
static void test_length_beside_windows_of_parts(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Services were down for 3 h 18 min:",
        "All three services together were down for 198 minutes.",
        "The AWS outage lasted 6 hours.",
        "The power outage lasted 6 hours.",
        "One of two links was down for 6 hours, which nobody saw.",
        "Reports stayed unavailable for 6 hours.",
        "Node 7 was offline for 26 hours.",
        "The outage lasted 3 hours. All was well again at 17:00 UTC.",
        "DNS resolution failed for 47 minutes.",
        "Bookings were down for 2 hours.",
        "The outage lasted about two hours.",
        "Bookings failed for 3 hours in total.",
        "A similar outage lasted for 3 hours last year.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        judge_parts("", arena_printf(arena, "%s\n\n%s", sentences[i], windows), marked);
        if (any_of_length())
            fail_msg("%s", sentences[i]);
    }
    judge_parts("- Downtime: 198 minutes", windows, marked);
    assert_false(any_of_length());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rough_length_beside_exact_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rough_length_beside_a_log, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_length_beside_windows_of_parts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
