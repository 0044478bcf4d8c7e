/* "The outage lasted 30 minutes" beside fields that tell a longer time: told where nothing leaves it that of a part.
 */
#include "judge_fixture.h"

static const char fields[] = "- Start: 2025-03-04 13:45 UTC\n- End: 2025-03-04 15:30 UTC\n";
static const char whole[] = "- 13:45 Alert: bookings fail\n- 14:00 The database is suspected\n"
                            "- 14:15 Its load is looked at\n- 15:00 Escalated to the owners\n"
                            "- 15:15 They see the leak in the code\n- 15:30 Service restored\n";

static void check_told(const char *head, const char *summary, const char *entries, bool told)
{
    judge_parts(head, summary, entries);
    if ((found("duration-mismatch") != NULL) != told)
        fail_msg("%s: %s\n%s\n%s", told ? "not told" : "told", head, summary, entries);
}

static void test_length_too_short_for_the_whole(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The outage lasted 30 minutes.",
        "The incident lasted for 30 minutes.",
        "The whole outage lasted 45 minutes.",
    };
    const char *both = arena_printf(arena, "%s- Duration: 1 hour 45 minutes\n", fields);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        check_told(fields, sentences[i], whole, true);
        check_told(both, sentences[i], whole, true);
        check_told("Duration: March 4, 2025, 13:45 - March 4, 2025, 15:30 (UTC)", sentences[i],
                   whole, true);
    }
}

static void test_lengths_that_may_be_of_a_part(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The outage lasted 30 minutes in total.",
        "The outage lasted 30 minutes for EU customers.",
        "The outage lasted 30 minutes, the degraded state longer.",
        "Search was degraded. The outage lasted 30 minutes.",
        "The total outage lasted 30 minutes.",
        "The outage lasted 30 minutes. The incident lasted 105 minutes.",
        "The outage lasted 105 minutes.",
        "The first outage lasted 30 minutes.",
        "The outage of our provider lasted 30 minutes.",
        "Bookings were down for 30 minutes.",
        "A 30-minute outage hit bookings.",
        "The restart took 30 minutes.",
        "An earlier outage lasted 30 minutes.",
        "The outage lasted at least 30 minutes.",
        "The outage lasted 1 h 44 min.",
        "The outage lasted intermittently for 30 minutes.",
        "The outage lasted more than 30 minutes.",
        "Most of the outage lasted 30 minutes.",
        "The partial outage lasted 30 minutes.",
        "The outage lasted 30 minutes, from 13:50 to 14:20 UTC.",
    };
    static const char *const logs[] = {
        "- 13:45 Alert: bookings fail\n- 14:15 The pool is restarted\n- 15:30 Service restored\n",
        "- 13:45 Alert: bookings fail\n- 14:15 Bookings work\n- 15:30 Incident closed\n",
        "- 13:45 Alert: slow bookings\n- 15:00 Outage begins\n- 15:30 Service restored\n",
        "- 13:45 Alert: slow bookings\n- 14:10 Site goes down\n- 14:40 Rolled back\n- 15:30 "
        "Closed\n",
        "- 13:45 Alert: slow bookings\n- 15:30 Service restored\n",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        check_told(fields, sentences[i], whole, false);
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++)
        check_told(fields, "The outage lasted 30 minutes.", logs[i], false);
    check_told(arena_printf(arena, "%s- Mitigated: 2025-03-04 14:15 UTC\n", fields),
               "The outage lasted 30 minutes.", whole, false);
    check_told(arena_printf(arena, "%s- Downtime: 30 minutes\n", fields),
               "The outage lasted 30 minutes.", whole, false);
    check_told("- Duration: 1 hour 45 minutes\n", "The outage lasted 30 minutes.", whole, false);
    /* what a sentence alone tells from when to when may be the work on it */
    check_told("", "The outage lasted 30 minutes. We worked on it from 13:45 to 15:30 UTC.", whole,
               false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_length_too_short_for_the_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lengths_that_may_be_of_a_part, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
