/* On which day and in which zone the entries of a timeline lie, and which date, start and end are the incident's.
 */
#include "facts_fixture.h"

#define BARE "# Login outage\n\n## Timeline\n\n"
#define HEAD "# Login outage on 25 April 2024\n\n## Timeline\n\n"

/* A day and the zone of all times stand over the entries: that is none of them. */
static void line_of_day_and_zone_is_no_entry(void **state)
{
    (void)state;
    static const char *const lines[] = {"2024-04-25, all times UTC.",
                                        "25 April 2024, all times in UTC",
                                        "Thursday, 25 April 2024, times are UTC"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena, BARE "%s\n\n- 2024-04-22 15:00 Quota halved\n- 2024-04-25 08:10 Fails\n",
            lines[i]));
        assert_string_equal(timeline_of(facts), "7 2024-04-22 15:00 UTC\n8 2024-04-25 08:10 UTC\n");
    }
    /* but what happened on a day is one */
    assert_string_equal(timeline_of(facts_of(BARE "2024-04-25, UTC is wrong on two nodes.\n\n"
                                                  "- 2024-04-26 15:00 Clocks set\n")),
                        "5 2024-04-25 - -\n7 2024-04-26 15:00 -\n");
}

/* The zone alone, over the entries or in a column of its own, is that of all of them. */
static void zone_stands_alone(void **state)
{
    (void)state;
    static const char *const lines[] = {"(all UTC)", "*UTC*",      "UTC, 25 April 2024.", "[UTC]",
                                        "Times UTC", "All in UTC", "Clock: UTC",          "`UTC`"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, HEAD "%s\n\n- 08:10 Logins fail\n", lines[i]));
        if (strcmp(timeline_of(facts), "7 2024-04-25 08:10 UTC\n") != 0)
            fail_msg("%s: %s", lines[i], timeline_of(facts));
    }
    assert_string_equal(timeline_of(facts_of(HEAD "| Time | TZ | What |\n|---|---|---|\n"
                                                  "| 08:10 | UTC | Logins fail |\n"
                                                  "| 10:30 | CEST | Quota restored |\n")),
                        "7 2024-04-25 08:10 UTC\n8 2024-04-25 10:30 CEST\n");
    static const char *const others[] = {"The clocks of the UTC nodes were wrong.", "UTC or CET?",
                                         "See the UTC dashboard."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, HEAD "%s\n\n- 08:10 Logins fail\n", others[i]));
        if (strcmp(timeline_of(facts), "7 2024-04-25 08:10 -\n") != 0)
            fail_msg("%s: %s", others[i], timeline_of(facts));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(line_of_day_and_zone_is_no_entry),
        facts_test(zone_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
