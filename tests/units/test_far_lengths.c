/* Rough lengths, and those beside the windows of parts: told where nothing that the document knows comes near them.
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

/* Without marks of start and end the log alone is known: a rough length is told where it is twice all of that. */
static void test_rough_length_beside_a_log(void **state)
{
    (void)state;
    static const char rule[] = "duration-contradicts-timeline";
    check_rule(rule, "- Duration: ~8 hours", "Bookings failed.", unmarked, true);
    check_rule(rule, "", "The outage lasted about 8 hours.", unmarked, true);
    check_rule(rule, "- Duration: ~5 hours", "Bookings failed.", unmarked, true);
    static const char *const right[] = {"~3 hours",      "~2 hours",      "about 1 hour",
                                        "~20 min",       "~50 minutes",   "a few hours",
                                        "up to 8 hours", "under 8 hours", "several hours",
                                        "2-3 hours",     "~90 min"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        check_rule(rule, arena_printf(arena, "- Duration: %s", right[i]), "Bookings failed.",
                   unmarked, false);
    /* rough words for a failure may be those of its aftermath */
    check_rule(rule, "", "Mails failed to arrive for about 8 hours.", unmarked, false);
    /* it may have begun before the log */
    check_rule(
        rule, "- Duration: ~8 hours", "Bookings failed.",
        "- 14:09 Alert fires\n- 14:20 The disk is found to be full\n- 14:40 Space is freed\n",
        false);
    /* a matter of minutes */
    check_rule(rule, "- Duration: ~25 minutes", "Bookings failed.",
               "- 14:00 Bookings fail\n- 14:02 Alert fires\n- 14:10 Service is restored\n", false);
}

/* Windows of parts that differ leave no one window to compare with, but nothing lies beyond all of them. */
static void test_length_beside_windows_of_parts(void **state)
{
    (void)state;
    static const char rule[] = "duration-contradicts-timeline";
    static const char *const wrong[] = {"DNS resolution was down for 3 hours.",
                                        "The outage lasted for 12 hours.",
                                        "Bookings were down for 2 h 30 min."};
    static const char *const right[] = {
        "DNS resolution failed for 47 minutes.",
        "DNS resolution failed for 1 h 45 min.",
        "The outage lasted for 105 minutes.",
        "DNS resolution failed for 55 minutes.",
        "DNS resolution failed for 20 minutes.",
        "Bookings were down for 2 hours.",
        "Bookings were down for about 3 hours.",
        "The outage lasted about two hours.",
        "Bookings failed for up to 3 hours.",
        "Bookings failed for 3 hours in total.",
        "Refunds failed for 3 days.",
        "Bookings were down for some users for 3 hours.",
        "The old job had been down for 3 hours before.",
        "We monitored it for 3 hours.",
        "Bookings were degraded for 3 hours for EU customers.",
        "DNS records stay cached for 3 hours.",
        "Three hours of data were read again.",
        "The deploy took 3 hours.",
        "The sale lasted for 3 hours.",
        "Mails failed to arrive for 3 hours.",
        "A similar outage lasted for 3 hours last year.",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_rule(rule, "", arena_printf(arena, "%s\n\n%s", wrong[i], windows), marked, true);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        judge_parts("", arena_printf(arena, "%s\n\n%s", right[i], windows), marked);
        if (any_of_length())
            fail_msg("%s", right[i]);
    }
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
