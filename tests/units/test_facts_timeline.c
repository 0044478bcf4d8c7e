/* Timelines in every form, what entries inherit and why, and the incident's length. */
#include "facts_fixture.h"

#define HEAD "# Login outage on April 25, 2024\n\n## Timeline\n\n"

static void forms_of_entries(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "- 14:00 UTC: alert\n"
                                                  "- **14:05 UTC** - paged\n"
                                                  "* `14:10` fixed\n")),
                        "5 2024-04-25 14:00 UTC\n6 2024-04-25 14:05 UTC\n7 2024-04-25 14:10 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "2:00 PM: alert\n2:05 PM: paged\n\n"
                                                  "**3:10 p.m.** fixed\n")),
                        "5 2024-04-25 14:00 -\n6 2024-04-25 14:05 -\n8 2024-04-25 15:10 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "### 14:00\n\nAlert.\n\n### 14:30\n\nFixed.\n")),
                        "5 2024-04-25 14:00 -\n9 2024-04-25 14:30 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "\xE2\x97\x8F 14:00 alert\n\xE2\x97\x8F 14:05 "
                                                  "fixed\n")),
                        "5 2024-04-25 14:00 -\n6 2024-04-25 14:05 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "1. At 10.43 alert\n2. At 10.50 fixed\n")),
                        "5 2024-04-25 10:43 -\n6 2024-04-25 10:50 -\n");
}

static void rows_take_time_from_columns(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "| Time (UTC) | Event |\n| --- | --- |\n"
                                                  "| 14:00 | alert |\n| 14:05 | fixed |\n")),
                        "7 2024-04-25 14:00 UTC\n8 2024-04-25 14:05 UTC\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\n"
                                             "| Day | Date | Time | Event |\n| - | - | - | - |\n"
                                             "| Fri | January 28, 2022 | 02:34 | alert |\n")),
                        "7 2022-01-28 02:34 -\n");
}

static void dates_come_from_day_headings_and_earlier_entries(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\n### 2024-05-02\n\n"
                                             "- 23:50 alert\n\n### 2024-05-03\n\n- 00:20 fixed\n")),
                        "7 2024-05-02 23:50 -\n11 2024-05-03 00:20 -\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\n- 2024-05-02 14:00 alert\n"
                                             "- 14:30 paged\n- May 4, 09:00 fixed\n")),
                        "5 2024-05-02 14:00 -\n6 2024-05-02 14:30 -\n7 2024-05-04 09:00 -\n");
}

static void night_is_counted_past_midnight(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "- 23:50 UTC alert\n- 00:20 UTC paged\n- 01:10 UTC fixed\n");
    assert_string_equal(timeline_of(facts), "5 2024-04-25 23:50 UTC\n6 2024-04-26 00:20 UTC\n"
                                            "7 2024-04-26 01:10 UTC\n");
    assert_int_equal(facts->events.items[1].moment.certainty, MOMENT_INFERRED);
    assert_non_null(strstr(facts->events.items[1].moment.why, "past midnight: 23:50"));
}

static void small_fall_is_no_midnight(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "- 14:40 UTC rollback\n- 13:45 UTC done\n")),
                        "5 2024-04-25 14:40 UTC\n6 2024-04-25 13:45 UTC\n");
}

static void bare_hours_among_half_days_are_ambiguous(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "- 11:50 AM alert\n- 12:50 PM paged\n- 1:10 fixed\n");
    assert_int_equal(facts->events.items[2].moment.certainty, MOMENT_AMBIGUOUS);
}

static void zone_comes_from_heading_note_or_summary(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline (all times in CET)\n\n"
                                             "- 14:00 alert\n")),
                        "5 - 14:00 CET\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\nAll times are UTC.\n\n"
                                             "- 14:00 alert\n")),
                        "7 - 14:00 UTC\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Summary\n\n"
                                             "From 14:00 to 15:00 WAT the shop was down.\n\n"
                                             "## Timeline\n\n- 14:00 alert\n")),
                        "9 - 14:00 WAT\n");
}

static void several_entries_on_a_line_are_several(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(HEAD "14:00 UTC: alert. 14:05 UTC: paged. 14:30 UTC: fixed.\n")),
        "5 2024-04-25 14:00 UTC\n5 2024-04-25 14:05 UTC\n5 2024-04-25 14:30 UTC\n");
}

static void item_without_time_is_untimed(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(HEAD "- 14:00 alert\n- Fixed\n- 15:00 closed\n");
    assert_int_equal(facts->events.count, 3);
    assert_false(facts->events.items[1].timed);
}

static void timed_list_elsewhere_is_no_timeline(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(HEAD "- 14:00 alert\n- 15:00 fixed\n\n"
                                                   "## Resolution\n\n- 14:10 looked\n- 14:20 saw\n");
    assert_string_equal(timeline_of(facts), "5 2024-04-25 14:00 -\n6 2024-04-25 15:00 -\n");
    assert_int_equal(facts->events.count, 4);
}

static void seed_like_document_is_read_whole(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Postmortem: Search outage on April 25, 2024\n\n## Summary\n"
        "On April 25, 2024, from 14:00 to 17:30 GMT, the search was down for about 75% of our "
        "users. The cause was a failed upgrade.\n\n## Timeline\n"
        "- **14:00 GMT**: Outage detected by monitoring\n- **17:30 GMT**: Outage ended\n\n"
        "## Follow-up\n- **Alert on shard loss** before users do\n- Add a canary @ann by 2024-05-10\n");
    assert_true(facts->is_postmortem);
    assert_int_equal(facts->incident.duration, FACT_STATED);
    assert_true(facts->incident.has_minutes);
    assert_int_equal(facts->incident.minutes, 210);
    assert_int_equal(line_of(facts->incident.place), 4);
    assert_int_equal(facts->impact.stated, FACT_STATED);
    assert_true(facts->impact.quantified);
    assert_int_equal(facts->root_cause, FACT_STATED);
    assert_int_equal(facts->action_items.count, 2);
    assert_false(facts->action_items.items[0].has_owner);
    assert_true(facts->action_items.items[1].has_owner);
    assert_true(facts->action_items.items[1].has_due);
    struct moment start = facts->incident.points[PHASE_START].moment;
    assert_string_equal(format_instant(fixture_arena, start.earliest), "2024-04-25T14:00:00Z");
}

static void durations_in_fields_and_sentences(void **state)
{
    (void)state;
    const struct {
        const char *source;
        int64_t minutes; /* -1: not stated */
    } cases[] = {
        {"# Outage\n\n**Duration:** 3 h 30 min\n", 210},
        {"# Outage\n\n- Duration: June 17, 2024, 9:00 AM to June 17, 2024, 11:30 AM (PST)\n", 150},
        {"# Outage\n\nThe outage lasted for 2 hours.\n", 120},
        {"# Outage\n\nThe shop was down for 45 minutes.\n", 45},
        {"# Outage\n\nStart: 2024-05-03 10:00 UTC\n\nEnd: 2024-05-03 10:40 UTC\n", 40},
        {"# Outage\n\nA 47 minute outage hit the shop.\n", 47},
        {"# Outage\n\nWe poll every 5 minutes and keep logs for a 30-day period.\n", -1},
        {"# Outage\n\n## Action items\n- Cut the deploy to 10 minutes\n", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts = facts_of(cases[i].source);
        int64_t minutes = facts->incident.has_minutes ? facts->incident.minutes : -1;
        if (minutes != cases[i].minutes)
            fail_msg("%s: %lld", cases[i].source, (long long)minutes);
        assert_int_equal(facts->incident.duration == FACT_STATED, cases[i].minutes >= 0);
    }
}

static void action_items_in_every_form(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Outage\n\n## Action items\n\n"
                                              "| Action | Owner | Due | Ticket | Status |\n"
                                              "| - | - | - | - | - |\n"
                                              "| Alert on expiry | Ann | 2024-06-01 | #12 | Done |\n"
                                              "| Rotate keys | TBD | | | |\n");
    assert_int_equal(facts->action_items.count, 2);
    const struct action_item *item = facts->action_items.items;
    assert_text(item[0].text, "Alert on expiry");
    assert_true(item[0].has_owner && item[0].has_due && item[0].has_link);
    assert_int_equal(item[0].done, TASK_DONE);
    assert_false(item[1].has_owner || item[1].has_due || item[1].has_link);

    facts = facts_of("# Outage\n\n## Next steps\n\n- [x] Rotate keys\n- [ ] Alert on expiry "
                     "(owner: Ben, due: 2024-06-01)\n");
    assert_int_equal(facts->action_items.count, 2);
    assert_int_equal(facts->action_items.items[0].done, TASK_DONE);
    assert_int_equal(facts->action_items.items[1].done, TASK_OPEN);
    assert_text(facts->action_items.items[1].owner, "Ben");
    assert_text(facts->action_items.items[1].due, "2024-06-01");

    facts = facts_of("# Outage\n\n## Corrective measures\n\n- Short-term:\n  - Alert on expiry\n"
                     "  - Alert on load\n- Long-term:\n  - Add a canary\n");
    assert_int_equal(facts->action_items.count, 3);
    facts = facts_of("# Outage\n\n## Corrective measures\n\nAdd a canary.\nAlert on load.\n");
    assert_int_equal(facts->action_items.count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(forms_of_entries),
        facts_test(rows_take_time_from_columns),
        facts_test(dates_come_from_day_headings_and_earlier_entries),
        facts_test(night_is_counted_past_midnight),
        facts_test(small_fall_is_no_midnight),
        facts_test(bare_hours_among_half_days_are_ambiguous),
        facts_test(zone_comes_from_heading_note_or_summary),
        facts_test(several_entries_on_a_line_are_several),
        facts_test(item_without_time_is_untimed),
        facts_test(timed_list_elsewhere_is_no_timeline),
        facts_test(seed_like_document_is_read_whole),
        facts_test(durations_in_fields_and_sentences),
        facts_test(action_items_in_every_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
