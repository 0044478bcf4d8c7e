/* The days of entries that a field of their own report, a note over them or a whole window tells. */
#include "facts_fixture.h"

#define SUMMARY "\n## Summary\n\n"
#define ENTRIES "\n## Timeline\n\n- 14:32 UTC It failed\n- 15:19 UTC It was mended\n"

/* The day of the first entry of a timeline below some words. */
static const char *day_below(const char *head)
{
    const struct postmortem *postmortem =
        facts_in("en", arena_printf(fixture_arena, "# Mail outage\n\n%s" ENTRIES, head));
    const struct event_list *events = &postmortem->events;
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed)
            return format_date(fixture_arena, &events->items[i].moment.date);
    return "";
}

/* "Date:" may be the day of writing; who tells the day with both clocks of the timeline means the incident's. */
static void a_whole_window_is_believed_more_than_a_bare_date(void **state)
{
    static const struct {
        const char *head, *day;
    } cases[] = {
        {"Date: 2026-04-23\n" SUMMARY "From 14:32 to 15:19 UTC on 2026-04-22 mails failed.\n",
         "2026-04-22"},
        {"Date: 2026-04-23\n" SUMMARY "Mails failed.\n", "2026-04-23"},
        /* the clocks are none of the timeline's */
        {"Date: 2026-04-23\n" SUMMARY "From 10:00 to 11:00 UTC on 2026-04-22 a test ran.\n",
         "2026-04-23"},
        {"Date: 2026-04-23\n" SUMMARY "From 14:32 to 16:00 UTC on 2026-04-22 a test ran.\n",
         "2026-04-23"},
        /* a field that says more, or the clock too */
        {"Incident date: 2026-04-23\n" SUMMARY "From 14:32 to 15:19 UTC on 2026-04-22 it ran.\n",
         "2026-04-23"},
        {"Date: 2026-04-23 14:32 UTC\n" SUMMARY "From 14:32 to 15:19 UTC on 2026-04-22 it ran.\n",
         "2026-04-23"},
        /* nobody writes before it happens */
        {"Date: 2026-04-21\n" SUMMARY "From 14:32 to 15:19 UTC on 2026-04-22 mails failed.\n",
         "2026-04-21"},
        {"Date: 2026-04-23\n" SUMMARY "From 14:32 to 15:19 UTC mails failed. So did they on "
         "2026-04-20 from 14:32 to 15:19 UTC.\n",
         "2026-04-23"},
        {"Date: 2026-04-23\n" SUMMARY
         "An earlier outage was on 2026-04-20 from 14:32 to 15:19 UTC.\n",
         "2026-04-23"},
        {"Date: 2026-04-23\n" SUMMARY "The backup window is 14:32 to 15:19 UTC on 2026-04-22.\n",
         "2026-04-23"},
        {"Date: 2026-04-23\n" SUMMARY "From 14:32 to 15:19 UTC on 2025-04-22 it failed, too.\n",
         "2026-04-23"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(day_below(cases[i].head), cases[i].day);
}

/* Of two reports in one file, each has its own fields. */
static void the_field_of_its_own_report_tells_the_day(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Mail outage\n\n## Summary\n\nDuration: 2024-08-15, 14:30 - 16:00 "
                             "UTC\n\n## Timeline\n\n- 14:30 UTC It failed\n\n# Game outage\n\n"
                             "## Summary\n\nDuration: 2024-08-18, 09:00 - 11:30 UTC\n\n## "
                             "Timeline\n\n- 09:00 UTC It failed\n")),
        "9 2024-08-15 14:30 UTC\n19 2024-08-18 09:00 UTC\n");
    /* a field of another name is another thing's: nobody told the day of the second list */
    assert_string_equal(
        timeline_of(facts_of("# Mail outage\n\nIncident date: 2024-08-15\n\n## Timeline\n\n- 14:30 "
                             "UTC It failed\n\n## Review\n\nDate: 2024-08-18\n\n## Timeline of the "
                             "news\n\n- 15:00 UTC News are sent\n")),
        "7 2024-08-15 14:30 UTC\n15 2024-08-15 15:00 UTC\n");
    assert_string_equal(
        timeline_of(facts_of("# Mail outage\n\nDate: 2024-08-15\n\n## Timeline\n\n- 14:30 UTC It "
                             "failed\n\n## Meeting\n\nDate: 2024-08-18\n\n## Timeline of the "
                             "news\n\n- 15:00 UTC News are sent\n")),
        "7 2024-08-15 14:30 UTC\n15 2024-08-15 15:00 UTC\n");
    /* two lists of one report */
    assert_string_equal(
        timeline_of(
            facts_of("# Mail outage\n\nStart: 2024-08-15 14:30 UTC\n\n## Timeline\n\n- 14:30 UTC "
                     "It failed\n\n## Impact\n\nStart: 2024-08-16 14:30 UTC\n\n## Timeline of "
                     "the repair\n\n- 15:00 UTC It is mended\n")),
        "7 2024-08-15 14:30 UTC\n15 2024-08-15 15:00 UTC\n");
    /* an appendix is no report: its date may be anything's */
    assert_string_equal(timeline_of(facts_of(
                            "# Mail outage\n\nDate: 2024-08-15\n\n## Timeline\n\n- 14:30 UTC It "
                            "failed\n\n# Appendix\n\nDate: 2024-08-18\n\n## Detailed timeline\n\n- "
                            "14:31 UTC It failed\n")),
                        "7 2024-08-15 14:30 UTC\n15 2024-08-15 14:31 UTC\n");
    /* a start is told of the incident alone */
    assert_string_equal(
        timeline_of(
            facts_of("# Mail outage\n\nStart: 2024-08-15 14:30 UTC\n\nDate: 2024-08-15\n\n## "
                     "Timeline\n\n- 14:30 UTC It failed\n\n# Game outage\n\nStart: 2024-08-17 "
                     "09:00 UTC\n\nDate: 2024-08-18\n\n## Summary\n\nIt failed.\n\n## "
                     "Timeline\n\n- 09:00 UTC It failed\n")),
        "9 2024-08-15 14:30 UTC\n23 2024-08-17 09:00 UTC\n");
    /* the heading is nearer */
    assert_string_equal(
        timeline_of(facts_of("# Mail outage\n\nDate: 2024-08-15\n\n## Timeline\n\n- 14:30 UTC It "
                             "failed\n\n# Game outage\n\nDate: 2024-08-18\n\n## Timeline (19 "
                             "August 2024)\n\n- 09:00 UTC It failed\n")),
        "7 2024-08-15 14:30 UTC\n15 2024-08-19 09:00 UTC\n");
}

/* The note of the zone over a list may tell its day. */
static void a_note_of_the_zone_may_tell_the_day(void **state)
{
    static const struct {
        const char *note, *day;
    } cases[] = {
        {"All times UTC, 2 August 2023.", "2023-08-02"},
        {"All times in UTC on 2023-08-02", "2023-08-02"},
        {"*All times are UTC (2 August 2023).*", "2023-08-02"},
        {"All times UTC.", "2023-08-03"},
        {"All times UTC, last updated 2 August 2023.", "2023-08-03"},
        {"All times UTC, updated on 2 August 2023", "2023-08-03"},
        {"All times UTC, except those of 2 August 2023", "2023-08-03"},
        {"All times UTC, 2 August 2023 apart, when the clocks were wrong.", "2023-08-03"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            timeline_of(facts_in("en", arena_printf(fixture_arena,
                                                    "# Outage\n\nDate: 2023-08-03\n\n## "
                                                    "Timeline\n\n%s\n\n- 13:45 It failed\n",
                                                    cases[i].note))),
            arena_printf(fixture_arena, "9 %s 13:45 UTC\n", cases[i].day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(a_whole_window_is_believed_more_than_a_bare_date),
        facts_test(the_field_of_its_own_report_tells_the_day),
        facts_test(a_note_of_the_zone_may_tell_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
