/* "The outage lasted 30 minutes" beside fields that tell a longer time: it may be the worst of it, or a bound.
 */
#include "judge_fixture.h"

static const char fields[] = "- Start: 2025-03-04 13:45 UTC\n- End: 2025-03-04 15:30 UTC\n";
static const char whole[] = "- 13:45 Alert: bookings fail\n- 14:00 The database is suspected\n"
                            "- 14:15 Its load is looked at\n- 15:00 Escalated to the owners\n"
                            "- 15:15 They see the leak in the code\n- 15:30 Service restored\n";

static void check_silent(const char *head, const char *summary, const char *entries)
{
    judge_parts(head, summary, entries);
    if (found("duration-mismatch"))
        fail_msg("%s\n%s\n%s", head, summary, entries);
}

/* No words of an entry tell beyond doubt that nothing of the outage began or ended with it. */
static void test_much_shorter_length_is_of_a_part(void **state)
{
    (void)state;
    static const char *const logs[] = {
        whole,
        "- 13:45 Alert: bookings are slow\n- 14:10 The database is suspected\n"
        "- 15:00 All bookings return 500\n- 15:30 Service restored\n",
        "- 13:45 Disk at 95%\n- 15:00 Disk full, database read-only\n- 15:30 Database back "
        "online\n",
        "- 13:45 Power of room 2 lost, on UPS\n- 15:00 UPS empty, racks dark\n- 15:30 Racks back "
        "online\n",
        "- 13:45 Alert: bookings fail\n- 14:15 Error rate at zero\n- 15:30 All clear\n",
    };
    const char *both = arena_printf(arena, "%s- Duration: 1 hour 45 minutes\n", fields);
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
        check_silent(fields, "The outage lasted 30 minutes.", logs[i]);
        check_silent(both, "The outage lasted 30 minutes.", logs[i]);
    }
}

static void test_lower_bound_of_what_was_longer(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The outage lasted at least 30 minutes.", "The outage lasted more than 30 minutes.",
        "Bookings were down for over half an hour.", "The outage lasted 30+ minutes."};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        check_silent(fields, sentences[i], whole);
    judge_parts(fields, "The outage lasted at least 3 hours.", whole);
    assert_non_null(found("duration-mismatch"));
}

/* Fields and their length, and entries that mark both ends by the sentence's own word, leave no part for it. */
static void test_shorter_length_of_what_entries_mark(void **state)
{
    (void)state;
    static const char marked[] = "- 13:45 Outage begins\n- 13:58 Alert fires\n- 14:41 Rolled back\n"
                                 "- 15:30 Outage ends\n";
    static const char *const told[] = {"The outage lasted 45 minutes.",
                                       "The incident lasted 45 minutes.",
                                       "The outage lasted 45 minutes and was ended by a restart."};
    static const char *const silent[] = {
        "The outage lasted 45 minutes for most users.",
        "The outage lasted about 45 minutes.",
        "The downtime lasted 45 minutes.",
        "The full outage lasted 45 minutes.",
        "The outage of our provider lasted 45 minutes.",
        "The outage lasted 92 minutes.",
        "The outage lasted 20 minutes.",
        "The outage lasted 45 minutes. Another 60 minutes passed until all was clean.",
        "Bookings were slow for an hour. The outage lasted 45 minutes.",
        "The outage lasted 97 minutes.",
        "The outage lasted 45 minutes. Then bookings were slow.",
        "Asia came back at last.\n\nThe outage lasted 45 minutes.",
        "> The outage lasted 45 minutes.",
        "- The outage lasted 45 minutes.",
        "| Where | What |\n|---|---|\n| Asia | The outage lasted 45 minutes. |",
        "Bookings failed.\n\n## Impact\n\nThe outage lasted 45 minutes.",
        "The outage lasted 45 minutes.\n\n## Summary of our partners\n\nBookings failed.",
        "Bookings were down for 45 minutes."};
    static const char *const pauses[] = {
        "- 13:45 Outage begins\n- 14:07 Outage ends\n- 15:07 Outage begins\n- 15:30 Outage ends\n",
        "- 13:45 Outage begins\n- 14:07 API works again\n- 15:07 It fails once more\n"
        "- 15:30 Outage ends\n",
        "- 13:45 Outage begins\n- 14:07 Bookings have recovered\n- 15:07 Bookings fail once more\n"
        "- 15:30 Outage ends\n"};
    static const char part[] = "- 13:45 Outage begins in Asia\n- 13:58 Alert fires\n"
                               "- 15:30 Outage ends\n";
    const char *both = arena_printf(arena, "%s- Duration: 1 hour 45 minutes\n", fields);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts(both, told[i], marked);
        assert_non_null(found("duration-mismatch"));
        check_silent(both, told[i], whole);
        check_silent(both, told[i], part);
        for (size_t j = 0; j < sizeof pauses / sizeof *pauses; j++)
            check_silent(both, told[i], pauses[j]);
        check_silent(both, told[i], arena_printf(arena, "%s- 16:15 Call closed\n", marked));
    }
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        check_silent(both, silent[i], marked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_much_shorter_length_is_of_a_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shorter_length_of_what_entries_mark, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_lower_bound_of_what_was_longer, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
