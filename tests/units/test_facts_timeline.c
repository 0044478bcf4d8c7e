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

/* They stand among the entries and are none: "1h20" is no clock behind "Duration". */
static void lengths_of_fields_are_no_entries(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "- **Total duration:** 1h20\n- **Time to detect:** 10:00 min\n"
                      "- **Start:** 14:00 UTC\n- **End:** 15:20 UTC\n");
    assert_string_equal(timeline_of(facts), "7 2024-04-25 14:00 UTC\n8 2024-04-25 15:20 UTC\n");
}

/* Where a heading or a line of its own tells the time alone, the first line below says what happened. */
static void text_of_an_entry_may_stand_below_its_time(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "### 14:00\n\nAlert for the queue.\nIt was late.\n\n"
                      "### 14:05\n\n- Paged Ines\n\n"
                      "**14:10**\n\nTraffic moved away.\n\n"
                      "14:20\n: The page is back.\n\n"
                      "### 14:30\n\nResolved.\n");
    static const char *const texts[] = {"Alert for the queue.", "Paged Ines", "Traffic moved away.",
                                        "The page is back.", "Resolved."};
    size_t timed = 0;
    for (size_t i = 0; i < facts->events.count; i++)
        if (facts->events.items[i].timed)
            assert_text(facts->events.items[i].text, texts[timed++]);
    assert_int_equal(timed, 5);
    assert_int_equal(facts->incident.points[PHASE_DETECTED].moment.clock.hour, 14);
    assert_int_equal(facts->incident.points[PHASE_END].moment.clock.minute, 30);
}

/* Such a list is a timeline below any heading; three times of which none says anything are none. */
static void times_over_their_texts_are_a_timeline(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## How we looked for it\n\n14:05 UTC.\nLooked at the queue.\n\n"
                 "14:10 UTC\nTraced the server.\n\n14:20 UTC\nThe page is back.\n");
    assert_int_equal(facts->events.count, 3);
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_STATED);
    assert_true(facts->events.items[1].in_timeline);
    /* nor are those of something else, in an order of their own */
    facts = facts_of("# Outage\n\n## Proofs\n\n14:05 UTC\nerror 502\n\n13:10 UTC\nerror 503\n\n"
                     "14:20 UTC\nerror 504\n");
    assert_int_not_equal(facts->demands[DEMAND_TIMELINE], FACT_STATED);
    facts = facts_of("# Outage\n\n## How we looked for it\n\n23:55 UTC\nLooked.\n\n00:10 UTC\n"
                     "Traced.\n\n00:20 UTC\nThe page is back.\n");
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_STATED);
    facts = facts_of("# Outage\n\n## Checks\n\n14:05 UTC\n\n14:10 UTC\n\n14:20 UTC\n");
    assert_int_not_equal(facts->demands[DEMAND_TIMELINE], FACT_STATED);
}

/* Where the times stand below their texts nobody can tell which text a time has. */
static void texts_above_their_times_are_no_ones(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "Alert for the queue.\n\n14:00\n\nTraffic moved away.\n\n14:10\n\n"
                      "Resolved.\n\n14:30\n");
    for (size_t i = 0; i < facts->events.count; i++)
        assert_text(facts->events.items[i].text, "");
    facts =
        facts_of(HEAD "All times are those of Paris.\n\n14:00\n\nAlert.\n\n14:30\n\nResolved.\n");
    assert_text(facts->events.items[1].text, "Resolved.");
}

/* The only item below a time is what happened then; of several none speaks for all. */
static void an_item_below_a_time_is_its_text(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        HEAD "### 14:00\n\n- Alert fired\n\n### 14:30\n\n- Restored in one zone\n- Waiting\n\n"
             "### 15:00\n\nResolved\n");
    assert_text(facts->events.items[0].text, "Alert fired");
    assert_text(facts->events.items[1].text, "");
    assert_text(facts->events.items[2].text, "Restored in one zone");
    assert_text(facts->events.items[4].text, "Resolved");
    assert_int_equal(facts->events.count, 5);
}

/* What stands below a table is nothing that its last row tells. */
static void text_below_a_table_is_no_rows(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "| Time | Event |\n|---|---|\n| 11:00 | alert |\n| 12:00 | |\n\n"
                      "The incident was resolved without a loss of data.\n");
    assert_text(facts->events.items[1].text, "");
}

/* What stands below is another entry, a heading, a label or a quoted log, and not what happened then. */
static void not_all_below_a_time_is_its_text(void **state)
{
    (void)state;
    static const char *const below[] = {
        "14:05 fixed\n",    "### 14:05 fixed\n", "## Root cause\n\nA disk.\n",
        "How we saw it:\n", "> resolved\n",      "```\nresolved\n```\n"};
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, HEAD "- 13:50 alert\n\n14:00\n\n%s", below[i]));
        assert_true(facts->events.count >= 2);
        assert_text(facts->events.items[1].text, "");
    }
}

static void marks_of_impact_begin_and_end_it(void **state)
{
    (void)state;
    const struct incident *incident =
        &facts_of(HEAD "- 03:00 UTC The run starts\n- 03:44 UTC Both work. [START OF IMPACT]\n"
                       "- 05:10 UTC The run ends. [END OF IMPACT]\n- 09:00 UTC All fixed\n")
             ->incident;
    assert_int_equal(incident->points[PHASE_START].moment.clock.minute, 44);
    assert_int_equal(incident->points[PHASE_END].moment.clock.hour, 5);
    incident = &facts_of(HEAD "- 14:05 UTC Logins fail\n- 14:30 UTC Start of incident response\n"
                              "- 15:00 UTC Service restored\n- 16:00 UTC End of incident review\n")
                    ->incident;
    assert_int_equal(incident->points[PHASE_START].moment.clock.minute, 5);
    assert_int_equal(incident->points[PHASE_END].moment.clock.hour, 15);
    incident = &facts_of(HEAD "- 14:00 **Start of incident**: the nodes restart\n- 14:05 Alert\n"
                              "- 15:00 The nodes are back (end of impact)\n- 16:00 Reviewed\n")
                    ->incident;
    assert_int_equal(incident->points[PHASE_START].moment.clock.minute, 0);
    assert_int_equal(incident->points[PHASE_END].moment.clock.hour, 15);
}

/* "Resolution" over a moment is when, over words how. */
static void parts_of_the_report_may_be_moments(void **state)
{
    (void)state;
    static const char *const report =
        "# Outage\n\n| | |\n|---|---|\n| Start | 2025-10-14 08:00 UTC |\n"
        "| Detection | 2025-10-14 08:12 UTC |\n| Resolution | %s |\n";
    const struct incident *incident =
        &facts_of(arena_printf(fixture_arena, report, "2025-10-14 10:05 UTC"))->incident;
    assert_int_equal(incident->points[PHASE_DETECTED].moment.clock.minute, 12);
    assert_int_equal(incident->points[PHASE_END].moment.clock.minute, 5);
    assert_int_equal(incident->minutes, 125);
    incident = &facts_of(arena_printf(fixture_arena, report, "Rolled back at 10:05 UTC"))->incident;
    assert_int_equal(incident->points[PHASE_END].source, POINT_NONE);
}

static void names_of_fields_may_say_of_what_they_are(void **state)
{
    (void)state;
    const struct incident *incident =
        &facts_of("# Outage\n\n- Incident started at: 2025-07-02T21:14:00Z\n"
                  "- Incident detected at: 2025-07-02T21:16:00Z\n"
                  "- Outage resolved at: 2025-07-02T22:03:00Z\n- Incident lead: Zoe\n")
             ->incident;
    assert_int_equal(incident->points[PHASE_START].source, POINT_FIELD);
    assert_int_equal(incident->points[PHASE_DETECTED].moment.clock.minute, 16);
    assert_int_equal(incident->minutes, 49);
}

/* A field that names a day alone leaves its clock to the entries of that day. */
static void clock_of_a_day_comes_from_its_entries(void **state)
{
    (void)state;
    static const char entries[] = "## Timeline\n\n- 14:00 UTC deploy of the gateway starts\n"
                                  "- 14:10 UTC alert fired\n- 15:00 UTC resolved\n";
    const struct incident *incident =
        &facts_of(arena_printf(fixture_arena,
                               "# Outage\n\n- Start: 2024-05-03\n- End: 2024-05-03\n\n%s", entries))
             ->incident;
    assert_int_equal(incident->duration, FACT_STATED);
    assert_int_equal(incident->points[PHASE_START].moment.clock.hour, 14);
    assert_int_equal(incident->points[PHASE_END].moment.clock.hour, 15);
    incident =
        &facts_of(arena_printf(fixture_arena,
                               "# Outage\n\n- Start: 2024-05-03\n- End: 2024-05-02\n\n%s", entries))
             ->incident;
    assert_false(incident->points[PHASE_START].moment.clock.known);
    assert_int_equal(incident->points[PHASE_END].source, POINT_FIELD);
    incident =
        &facts_of(arena_printf(fixture_arena,
                               "# Outage\n\n- Start: 2024-05-03\n- End: 2024-05-05\n\n%s", entries))
             ->incident;
    assert_int_equal(incident->points[PHASE_END].moment.date.day, 5);
    assert_false(incident->points[PHASE_START].moment.clock.known); /* else nothing lies between */
    incident =
        &facts_of(arena_printf(fixture_arena,
                               "# Outage\n\n- End: 2024-05-03\n\n%s- 16:00 UTC restored again\n",
                               entries))
             ->incident;
    assert_false(incident->points[PHASE_END].moment.clock.known); /* two entries tell an end */
    incident =
        &facts_of("# Outage\n\n- End: 2024-05-03\n- Resolved: 2024-05-03 15:00 UTC\n")->incident;
    assert_int_equal(incident->points[PHASE_END].moment.clock.hour, 15);
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

/* A fence may hold the timeline for the sake of its columns. Programs log their seconds. */
static void fence_may_hold_the_timeline(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# Outage on 3 May 2024\n\n## Timeline\n\n```\n"
                                             "14:00 UTC  alert for the queue\n"
                                             "14:05 UTC  Ines stops the writers\n\n"
                                             "~14:20 UTC the queue is empty\n```\n")),
                        "6 2024-05-03 14:00 UTC\n7 2024-05-03 14:05 UTC\n9 2024-05-03 14:20 UTC\n");
    static const char *const logs[] = {
        "14:00:01 UTC  alert for the queue\n14:05:07 UTC  Ines stops it\n14:20:09 UTC  all is "
        "well\n",
        "14:00 UTC  alert for the queue\n14:05 UTC  Ines stops it\nERROR: no more to say\n",
        "14:00 UTC  alert for the queue\n14:05 UTC  Ines stops it\n",
        "14:00 UTC 200\n14:05 UTC 500\n14:20 UTC 200\n",
    };
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++)
        assert_string_equal(
            timeline_of(facts_of(arena_printf(
                fixture_arena, "# Outage on 3 May 2024\n\n## Timeline\n\n```\n%s```\n", logs[i]))),
            "");
    assert_string_equal(timeline_of(facts_of("# Outage on 3 May 2024\n\n## Impact\n\n```\n"
                                             "14:00 UTC  alert for the queue\n"
                                             "14:05 UTC  Ines stops the writers\n"
                                             "14:20 UTC  the queue is empty\n```\n")),
                        "");
}

/* Two headings that are nothing but times are a timeline, whatever nobody calls them. */
static void headings_that_are_times_are_a_timeline(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        bool stated;
        size_t told;
    } cases[] = {
        {"# Outage\n\nThe shop was down.\n\n### 11:28 UTC\n\nNames fail.\n\n### 12:22 UTC\n\n"
         "The vendor mends it.\n",
         true, 2},
        {"# Outage\n\nThe shop was down.\n\n### 11:28 UTC\n\nNames fail.\n", false, 0},
        {"# Outage\n\nThe shop was down.\n\n- 11:28 UTC Names fail.\n- 12:22 UTC They do not.\n",
         false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts = facts_of(cases[i].source);
        size_t told = 0;
        for (size_t j = 0; j < facts->events.count; j++)
            told += facts->events.items[j].in_timeline;
        assert_int_equal(facts->demands[DEMAND_TIMELINE] == FACT_STATED, cases[i].stated);
        assert_int_equal(told, cases[i].told);
    }
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

/* The zone in which some times are said once more is not that of the others. */
static void zone_in_brackets_is_none_of_the_document(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "- 14:02 UTC (16:02 Berlin time) Alert\n"
                                                  "- 14:22 Rolled back\n"
                                                  "- 14:32 UTC (16:32 Berlin time) Fixed\n")),
                        "5 2024-04-25 14:02 UTC\n6 2024-04-25 14:22 -\n7 2024-04-25 14:32 UTC\n");
    assert_string_equal(timeline_of(facts_of("# Outage on April 25, 2024\n\n"
                                             "It began at 14:02 UTC (7:02 AM Pacific).\n\n"
                                             "## Timeline\n\n- 14:02 Alert\n")),
                        "7 2024-04-25 14:02 UTC\n");
}

static void several_entries_on_a_line_are_several(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(HEAD "14:00 UTC: alert. 14:05 UTC: paged. 14:30 UTC: fixed.\n")),
        "5 2024-04-25 14:00 UTC\n5 2024-04-25 14:05 UTC\n5 2024-04-25 14:30 UTC\n");
}

/* What says the time once more is no part of what happened, and parts no window. */
static void a_time_may_be_said_in_two_zones(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Outage on 2024-04-25\n\nDown from 14:02 UTC (07:02 PDT) to 15:10 UTC (08:10 PDT).\n\n"
        "## Timeline\n\n- 14:02 UTC (07:02 PDT) Down\n- 15:10 UTC / 08:10 PDT: up again\n");
    assert_int_equal(facts->incident.windows.count, 1);
    assert_int_equal(facts->incident.minutes, 68);
    assert_int_equal(facts->events.count, 2);
    assert_true(text_equal(facts->events.items[0].text, TEXT("Down")));
    assert_true(text_equal(facts->events.items[1].text, TEXT("up again")));
    assert_non_null(facts->events.items[0].other);
    assert_int_equal(facts->events.items[0].other->stamp.clock.hour, 7);
}

static void columns_may_say_a_time_in_two_zones(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(HEAD "| Time (UTC) | Time (PDT) | What |\n|-|-|-|\n"
                                                   "| 14:02 | 07:02 | Down |\n");
    assert_int_equal(facts->events.count, 1);
    assert_non_null(facts->events.items[0].other);
    assert_int_equal(facts->events.items[0].other->stamp.zone.offsets[0], -420);
    facts = facts_of(HEAD "| From (UTC) | To (PDT) | What |\n|-|-|-|\n| 14:02 | 08:02 | Down |\n");
    assert_int_equal(facts->events.count, 1);
    assert_null(facts->events.items[0].other);
}

/* "(start of incident)" behind another time speaks of that. */
static void a_remark_in_brackets_marks_its_entry(void **state)
{
    (void)state;
    const struct incident *incident =
        &facts_of(HEAD
                  "- 14:02 Errors (start of the outage)\n- 14:32 Alert\n- 15:00 Service restored\n")
             ->incident;
    assert_int_equal(incident->points[PHASE_START].source, POINT_MARKER);
    assert_int_equal(incident->points[PHASE_START].moment.clock.minute, 2);
    incident = &facts_of(HEAD "- 14:32 Errors traced back to 13:02 (start of incident)\n"
                              "- 15:00 Service restored\n")
                    ->incident;
    assert_int_not_equal(incident->points[PHASE_START].source, POINT_MARKER);
}

static void clocks_have_the_zone_of_their_column(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "| Date (PDT) | Time (UTC) | What |\n|-|-|-|\n"
                                                  "| 2024-04-25 | 14:02 | Down |\n")),
                        "7 2024-04-25 14:02 UTC\n");
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
    const struct postmortem *facts =
        facts_of(HEAD "- 14:00 alert\n- 15:00 fixed\n\n"
                      "## Resolution\n\n- 14:10 looked\n- 14:20 saw\n");
    assert_string_equal(timeline_of(facts), "5 2024-04-25 14:00 -\n6 2024-04-25 15:00 -\n");
    assert_int_equal(facts->events.count, 4);
}

/* A paragraph that tells of the same hours as the dated list below it takes no day of that list. */
static void prose_before_a_list_is_none_of_its_entries(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage of the shop\n\n## How did we respond?\n\nAt 01:59 UTC a "
                             "monitor paged us, and we looked.\n\n"
                             "- 20 January 2024 @ 21:00 UTC: a setting was changed\n"
                             "- 21 January 2024 @ 01:59 UTC: a monitor paged us\n"
                             "- 21 January 2024 @ 09:28 UTC: all servers were back\n")),
        "7 2024-01-20 21:00 UTC\n8 2024-01-21 01:59 UTC\n9 2024-01-21 09:28 UTC\n");
}

static void weekday_columns_and_headers_with_years(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\n"
                                             "| Day | Date (2022) | Time (UTC) | Event |\n"
                                             "| - | - | - | - |\n"
                                             "| Thu | Mar 3 | 23:40 | alert |\n"
                                             "|  |  | 23:50 | paged |\n"
                                             "| Fri | Mar 4 | 00:10 | fixed |\n")),
                        "7 2022-03-03 23:40 UTC\n8 2022-03-03 23:50 UTC\n9 2022-03-04 00:10 UTC\n");
    const struct postmortem *facts = facts_of(HEAD "| Time | Event |\n| - | - |\n"
                                                   "| 14:00 | alert |\n| ??? | deploy |\n");
    assert_int_equal(facts->events.count, 2);
    assert_false(facts->events.items[1].timed);
    assert_text(facts->events.items[1].text, "deploy");
}

static void labels_and_phases_are_parts_of_the_timeline(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(HEAD "- __Detected:__ April 25, 14:00 UTC\n"
                                  "- __Actions taken:__ a rollback.\n"
                                  "- __Resolution:__ April 25, 15:10 UTC. Done.\n")),
        "5 2024-04-25 14:00 UTC\n7 2024-04-25 15:10 UTC\n");
    assert_string_equal(timeline_of(facts_of(HEAD "### Detection\n\n- 14:00 alert\n\n"
                                                  "### Resolution\n\n- 15:10 fixed\n\n"
                                                  "## Resolution\n\n- 15:00 looked\n")),
                        "7 2024-04-25 14:00 -\n11 2024-04-25 15:10 -\n");
}

/* Labels that tell no rank: what stands below a timeline without a line of its own are its phases. */
static void phases_below_a_bare_label_are_of_the_timeline(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(
            facts_of("Summary:\n\nOn 2024-04-25 logins failed.\nTimeline:\n\nDetection:\n\n"
                     "14:00 UTC - The alert fired.\nActions taken:\n\n14:10 UTC - We rolled "
                     "back.\nResolution:\n\n14:20 UTC - Logins worked.\nRoot cause:\n\n"
                     "2024-03-01 09:00 UTC - A key had been made for eight weeks.\n")),
        "8 2024-04-25 14:00 UTC\n11 2024-04-25 14:10 UTC\n14 2024-04-25 14:20 UTC\n");
    /* a timeline that nobody wrote stays empty */
    const struct postmortem *facts = facts_of(
        "Timeline:\n\nDetection:\n\nA user called us.\n\nResolution:\n\nWe restarted it.\n");
    assert_true(facts->sections.items[0].empty);
}

static void sentences_with_a_date_and_a_clock_are_entries(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage\n\n## Timeline\n\n"
                             "2024-04-25 14:00 - The queue grew.\n\n"
                             "Somebody called us at 14:20 on April 25, 2024 about it.\n\n"
                             "2024-04-25 15:00 - The queue was empty.\n")),
        "5 2024-04-25 14:00 -\n7 2024-04-25 14:20 -\n9 2024-04-25 15:00 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "The queue grew at 14:00 UTC and nobody saw it. "
                                                  "By 15:10 UTC it was empty.\n")),
                        "5 2024-04-25 14:00 UTC\n5 2024-04-25 15:10 UTC\n");
    /* what is told below an entry belongs to it */
    assert_string_equal(
        timeline_of(facts_of(HEAD "- 14:00 alert\n  - graph of 2024-04-25 13:00\n")),
        "5 2024-04-25 14:00 -\n");
}

static void entries_on_a_line_need_no_full_stop(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(HEAD "2:00pm EAT: The alert came in 2:06pm EAT: Someone "
                                  "looked at 2:07pm EAT: nothing was seen\n")),
        "5 2024-04-25 14:00 EAT\n5 2024-04-25 14:06 EAT\n");
}

static void order_of_day_and_month_comes_from_other_dates(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Timeline\n\n- 27-02-2026 deployed\n- 06-05-2026 09:00 alert\n");
    assert_string_equal(timeline_of(facts), "5 2026-02-27 - -\n6 2026-05-06 09:00 -\n");
    assert_int_equal(facts->events.items[1].moment.certainty, MOMENT_INFERRED);
    assert_string_equal(
        timeline_of(facts_of("# Outage\n\n## Timeline\n\n- 04-03-2026 15:00 alert\n"
                             "- 05-03-2026 09:00 looked\n- 06-03-2026 10:00 fixed\n")),
        "5 2026-03-04 15:00 -\n6 2026-03-05 09:00 -\n7 2026-03-06 10:00 -\n");
    facts = facts_of("# Outage\n\n## Timeline\n\n- 04-03-2026 15:00 alert\n");
    assert_int_equal(facts->events.items[0].moment.certainty, MOMENT_AMBIGUOUS);
}

static void missing_year_is_the_nearest(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# March 26th, 2019 outage\n\n## Timeline\n\n"
                                             "- [12-05 16:21] built\n- [03-26 17:40] deployed\n")),
                        "5 2018-12-05 16:21 -\n6 2019-03-26 17:40 -\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n**Date:** January 14-19, 2026\n\n"
                                             "## Timeline\n\n- Jan 15, 5:33 PM fixed\n")),
                        "7 2026-01-15 17:33 -\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n- Date: 2025-Dec-5\n\n## Timeline\n\n"
                                             "### Nov 26\n\n- 22:11 alert\n")),
                        "9 2025-11-26 22:11 -\n");
}

static void date_of_writing_is_not_that_of_the_incident(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of("# Outage\n\nPosted on: August 11, 2023\n\n"
                                             "On June 28, 2023 the shop was down.\n\n"
                                             "## Timeline\n\n- 14:00 alert\n")),
                        "9 2023-06-28 14:00 -\n");
}

static void next_day_is_counted_once(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(HEAD "22:28 UTC - Fixed.\n\nNext day, 10:00 UTC - Talk."
                                  "\n\nNext day, 11:00 UTC - Plan.\n")),
        "5 2024-04-25 22:28 UTC\n7 2024-04-26 10:00 UTC\n9 2024-04-26 11:00 UTC\n");
    assert_string_equal(
        timeline_of(facts_of(HEAD "- 22:28 fixed\n\nThe next day:\n\n- 23:00 talk\n")),
        "5 2024-04-25 22:28 -\n9 2024-04-26 23:00 -\n");
}

static void slip_of_the_half_day_is_no_midnight(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "- 11:50 AM alert\n- 12:45 AM paged\n"
                                                  "- 1:30 PM fixed\n")),
                        "5 2024-04-25 11:50 -\n6 2024-04-25 00:45 -\n7 2024-04-25 13:30 -\n");
    assert_string_equal(timeline_of(facts_of(HEAD "- 11:30 AM alert\n- 12:00 PM paged\n"
                                                  "- 12:15 AM found\n- 12:40 AM fixed\n")),
                        "5 2024-04-25 11:30 -\n6 2024-04-25 12:00 -\n7 2024-04-25 00:15 -\n"
                        "8 2024-04-25 00:40 -\n");
    /* a night */
    assert_string_equal(timeline_of(facts_of(HEAD "- 10:00 AM alert\n- 12:45 AM paged\n"
                                                  "- 1:30 AM fixed\n")),
                        "5 2024-04-25 10:00 -\n6 2024-04-26 00:45 -\n7 2024-04-26 01:30 -\n");
}

static void entry_in_a_misplaced_fence_is_one(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "- 14:00 UTC: alert\n\n```\nlog line\n\n"
                                                  "- 14:25 UTC: We counted the failed requests\n"
                                                  "```\n")),
                        "5 2024-04-25 14:00 UTC\n10 2024-04-25 14:25 UTC\n");
    assert_string_equal(timeline_of(facts_of(HEAD "    14:00 UTC: The alert fired\n"
                                                  "    14:25 UTC: The deploy was found\n")),
                        "5 2024-04-25 14:00 UTC\n6 2024-04-25 14:25 UTC\n");
}

static void channel_name_ends_no_timeline(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(HEAD "#shop-alerts:\n14:00 alert\n\n14:25 fixed\n")),
                        "6 2024-04-25 14:00 -\n8 2024-04-25 14:25 -\n");
}

static void day_lines_carry_dates_and_zones(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage\n\n## Timeline\n\n2019-11-23 (all times in EST)\n\n"
                             "- 03:07 alert\n\n2019-11-24 (UTC)\n\n- 18:00 alert\n")),
        "7 2019-11-23 03:07 EST\n11 2019-11-24 18:00 UTC\n");
    assert_string_equal(
        timeline_of(facts_of("# Outage on 2024-04-25\n\n## Timeline, May 3, 2024\n\n"
                             "- 14:00 alert\n")),
        "5 2024-05-03 14:00 -\n");
}

/* Headings that are days of the week follow each other from the incident's own. */
static void days_of_the_week_carry_dates(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Monday\n\n"
                             "- 22:15 alert\n\n### Tuesday\n\n- 04:30 call\n\n**Thursday:**\n\n"
                             "- 06:45 fixed\n")),
        "7 2025-02-10 22:15 UTC\n11 2025-02-11 04:30 UTC\n15 2025-02-13 06:45 UTC\n");
    /* which Friday, and which Sunday? */
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Friday\n\n"
                             "- 22:15 alert\n")),
        "7 2025-02-10 22:15 UTC\n");
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Monday\n\n"
                             "- 22:15 alert\n\n### Sunday\n\n- 04:30 call\n")),
        "7 2025-02-10 22:15 UTC\n11 2025-02-10 04:30 UTC\n");
}

/* Entries that begin with no more of a date than a day of the week. */
static void weekdays_before_clocks_go_on(void **state)
{
    (void)state;
    assert_string_equal(timeline_of(facts_of(
                            "# Outage on 12 April 2025\n\n## Timeline (UTC)\n\n- Sat 11:00 import\n"
                            "- Sun 12:40 noticed\n- 13:00 half is mended\n- Mon 10:15 fixed\n")),
                        "5 2025-04-12 11:00 UTC\n6 2025-04-13 12:40 UTC\n7 2025-04-13 13:00 UTC\n"
                        "8 2025-04-14 10:15 UTC\n");
    /* without any date they are in order all the same */
    const struct postmortem *facts =
        facts_of("# Wrong prices\n\n## Timeline (UTC)\n\n- Sat 11:00 import\n- Sun 12:40 noticed\n"
                 "- Sun 13:00 half is mended\n- Mon 10:15 fixed\n");
    assert_int_equal(facts->events.count, 4);
    for (size_t i = 1; i < facts->events.count; i++)
        assert_int_equal(
            moment_compare(&facts->events.items[i - 1].moment, &facts->events.items[i].moment),
            ORDER_BEFORE);
}

static void counted_and_following_days_carry_dates(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Day 1\n\n"
                             "- 22:15 alert\n\n### Day 2: repair\n\n- 04:30 call\n\n### Day 4\n\n"
                             "- 06:45 fixed\n")),
        "7 2025-02-10 22:15 UTC\n11 2025-02-11 04:30 UTC\n15 2025-02-13 06:45 UTC\n");
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Evening\n\n"
                             "- 22:15 alert\n\n### Next day\n\n- 04:30 call\n\n**The following "
                             "day**\n\n- 06:45 fixed\n")),
        "7 2025-02-10 22:15 UTC\n11 2025-02-11 04:30 UTC\n15 2025-02-12 06:45 UTC\n");
    assert_string_equal(
        timeline_of(facts_of("# Outage on 10 February 2025\n\n## Timeline (UTC)\n\n### Day 3\n\n"
                             "- 22:15 alert\n")),
        "7 2025-02-10 22:15 UTC\n");
}

static void year_over_a_list_is_no_clock(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(
            facts_of("# Outages\n\n## 2023\n\n- [A disk was full](a.md)\n\n## 2024\n\n"
                     "- [A key had expired](b.md)\n\n## 2025:\n\n- [A queue was full](c.md)\n")),
        "");
    assert_string_equal(
        timeline_of(facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n- 2024 alert\n"
                             "- 2025 paged\n")),
        "5 2024-05-30 20:24 -\n6 2024-05-30 20:25 -\n");
    assert_string_equal(
        timeline_of(
            facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n"
                     "| 2003 | alert |\n| 2024 | fixed |\n")),
        "7 2024-05-30 20:03 -\n8 2024-05-30 20:24 -\n");
    assert_string_equal(
        timeline_of(
            facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n| Year | Event |\n| --- | --- |\n"
                     "| 2003 | built |\n| 2024 | rebuilt |\n")),
        "");
}

static void two_numbers_may_count(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n- 1/3\n  - 16:00 alert\n"
                             "- 2/3\n  - 16:10 paged\n- 3/3\n  - 16:20 fixed\n")),
        "6 2024-05-30 16:00 -\n8 2024-05-30 16:10 -\n10 2024-05-30 16:20 -\n");
    assert_string_equal(timeline_of(facts_of("# Outage\n\n## Timeline\n\n- 1/2\n  - 16:00 alert\n"
                                             "- 2/2\n  - 16:10 paged\n")),
                        "6 - 16:00 -\n8 - 16:10 -\n");
    /* Nothing is the fourth of one: it is 1 April, long before. */
    assert_string_equal(
        timeline_of(facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n- 4/1\n  - 16:00 deployed\n"
                             "- 5/30\n  - 09:00 alert\n")),
        "6 2024-04-01 16:00 -\n8 2024-05-30 09:00 -\n");
}

/* The numbers of a day alone, over a list or within one. */
static void days_in_two_numbers_carry_dates(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Outage on 2024-05-30\n\n## Timeline\n\n- 5/30\n  - 16:00 alert\n"
                             "- 5/31 (Friday)\n  - 10:00 paged\n- 6/1\n  - 11:00 fixed\n")),
        "6 2024-05-30 16:00 -\n8 2024-05-31 10:00 -\n10 2024-06-01 11:00 -\n");
    assert_string_equal(timeline_of(facts_of(
                            "# Outage on 2024-05-30\n\n## Timeline\n\n### 5/30\n\n- 16:00 alert\n\n"
                            "### 5/31\n\n- 10:00 fixed\n")),
                        "7 2024-05-30 16:00 -\n11 2024-05-31 10:00 -\n");
}

static void seed_like_document_is_read_whole(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Postmortem: Search outage on April 25, 2024\n\n## Summary\n"
        "On April 25, 2024, from 14:00 to 17:30 GMT, the search was down for about 75% of our "
        "users. The cause was a failed upgrade.\n\n## Timeline\n"
        "- **14:00 GMT**: Outage detected by monitoring\n- **17:30 GMT**: Outage ended\n\n"
        "## Follow-up\n- **Alert on shard loss** before users do\n- Add a canary @ann by "
        "2024-05-10\n");
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

/* What has only begun, or is stuck, mitigates nothing. */
static void begun_rollback_is_no_mitigation(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        HEAD "- 14:00 alert\n- 14:10 Rollback initiated\n- 14:20 The rollback is stuck at half "
             "of the hosts\n- 14:40 All hosts rolled back\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_MITIGATED].place), 8);
}

/* What is rolled back to is not yet where the service stands; that it was seen to be healthy is. */
static void a_stable_release_to_go_back_to_is_no_end(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        HEAD "- 14:00 alert\n- 14:10 Went back to the previous stable release\n"
             "- 14:20 All pods verified healthy, and checks show that all is operational\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 7);
    facts =
        facts_of(HEAD "- 14:00 alert\n- 14:10 Restarted\n- 14:20 Metrics returned to baseline\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 7);
    facts = facts_of(HEAD "- 14:00 alert\n- 14:10 Redeployed the last stable image\n"
                          "- 14:20 The shop is stable\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 7);
}

/* Nor what is undone after the end; a marked mitigation is believed, as rules tell that it is too late. */
static void nothing_is_mitigated_after_the_end(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "- 14:00 alert\n- 14:10 service restored\n- 14:40 workaround reverted\n");
    assert_int_equal(facts->incident.points[PHASE_MITIGATED].source, POINT_NONE);
    facts = facts_of(HEAD "- 14:00 alert\n- 14:10 service restored\n- Mitigated: 14:40\n");
    assert_int_not_equal(facts->incident.points[PHASE_MITIGATED].source, POINT_NONE);
}

static void what_is_reported_after_the_end_is_no_detection(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of(HEAD "- 14:00 Release deployed\n- 14:40 Service back to normal\n"
                      "- 15:00 Logs reported to the vendor\n");
    assert_int_equal(facts->incident.points[PHASE_DETECTED].source, POINT_NONE);
    facts =
        facts_of(HEAD "- 14:10 First support ticket received\n- 14:20 Traffic failed over, which "
                      "failed\n- 14:40 Service back to normal\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 5);
}

/* Two marked ends: the one that is later in time, wherever it stands. */
static void the_latest_marked_end_is_the_end(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Leak of a token\n\n## Key events\n\n- First detected 2025-03-04 15:30\n"
                 "- Resolved 2025-03-05 12:00\n\n## Timeline\n\n- 15:30 A scan finds the token\n"
                 "- 20:40 Incident declared resolved\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 6);
    assert_int_equal(facts->incident.minutes, 20 * 60 + 30);
}

/* A step of the repair that fails does not begin what was noticed before it. */
static void what_was_noticed_had_begun(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:00 The shop being away was detected\n"
        "- 07:08 Restart of the server failed\n- 10:30 The shop was restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 5);
    facts = facts_of("# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:00 The shop failed\n"
                     "- 06:08 The failure was detected\n- 10:30 The shop was restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 5);
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 6);
    /* "pages" are no call */
    facts = facts_of(
        "# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:00 The pages of the shop are moved\n"
        "- 06:08 The shop failed\n- 06:10 The monitor pages Ines\n- 10:30 Restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 6);
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 7);
    facts = facts_of("# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:08 The shop failed\n"
                     "- 06:10 `ShopErrors` page fires\n- 10:30 Restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 6);
    facts = facts_of(
        "# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:08 A job deploys the wrong check\n"
        "- 06:10 Alertmanager: errors of the shop\n- 10:30 Restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 5);
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 6);
    /* nor is a thing whose work is to detect */
    facts = facts_of("# Shop outage on 3 May 2024\n\n## Timeline\n\n- 06:08 The shop failed\n"
                     "- 06:10 The fraud detection system waits for it\n- 06:20 A user notices\n- "
                     "10:30 Restored\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 7);
}

/* A bare number whose unit stands in the field's name. */
static void unit_may_stand_in_the_name(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n- **Duration (minutes):** 55\n\nThe shop was down.\n");
    assert_int_equal(facts->incident.minutes, 55);
    facts = facts_of("---\ntitle: Outage\nduration_minutes: 100\n---\n\nThe shop was down.\n");
    assert_int_equal(facts->incident.minutes, 100);
    facts = facts_in(
        "ja",
        "# 2024-05-03 決済障害\n\n- **影響時間（分）**: 55\n\n決済ができない障害が発生した。\n");
    assert_int_equal(facts->incident.minutes, 55);
    facts = facts_of("# Outage\n\n- **Duration:** 55\n\nThe shop was down.\n");
    assert_int_equal(facts->incident.lengths.count, 0);
    /* when an objective was missed is not how long it lasted */
    facts = facts_of(
        "# Outage\n\n- Start: 2025-12-18 13:07 UTC\n- End: 2025-12-18 14:02 UTC\n\n## Impact\n\n"
        "- **Breach window:** 2025-12-18T13:12:00Z to 2025-12-18T13:31:00Z\n");
    assert_int_equal(facts->incident.minutes, 55);
}

/* A remark in wide brackets is no part of a field's name. */
static void wide_brackets_end_a_name(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_in("ja", "# 決済障害\n\n- **発生日時（JST）**: 2024-05-03 14:00\n- "
                       "**復旧日時（JST）**: 2024-05-03 15:00\n\n"
                       "決済ができない障害が発生した。\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 3);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 4);
    assert_int_equal(facts->incident.minutes, 60);
}

/* A label on the next line says what its own clock is, whatever stands above it. */
static void label_of_a_line_governs_its_clock(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n**Status:** Resolved\n**Report date:** 2025-08-07T20:49:00Z\n\n"
                 "The shop was down.\n");
    assert_int_equal(facts->incident.points[PHASE_END].source, POINT_NONE);
    facts = facts_of(
        "# Outage of 3 May 2024\n\nThe shop was down until it was restored at\n20:49 UTC.\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 4);
    facts = facts_of(
        "# Outage of 3 May 2024\n\nThe shop was down.\nService was restored at: 20:49 UTC\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 4);
}

/* "It lasted until": what began before that clock is over by it. */
static void what_lasted_until_a_time_ended_then(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage of 3 May 2024\n\nThe shop went down for a new disk, which lasted until "
                 "15:01 UTC.\n");
    assert_int_equal(facts->incident.points[PHASE_START].source, POINT_NONE);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 3);
}

/* The time of a backup is not that at which it was restored. */
static void time_of_a_backup_is_no_end(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Outage of 3 May 2024\n\nWe saw it at 16:20 UTC, and went on with a restored backup from "
        "03:00 UTC.\n");
    assert_int_equal(facts->incident.points[PHASE_END].source, POINT_NONE);
    facts =
        facts_of("# Outage of 3 May 2024\n\nService was restored from a backup at 19:40 UTC.\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 3);
}

/* "Reachable again" is an end, and so is "again reachable"; "unreachable again" is none. */
static void what_works_again_is_over(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Shop outage on 3 May 2024\n\n## Timeline\n\n- 16:35 All shops are again "
                 "reachable\n- 15:45 Some shops are unreachable again\n- 13:27 All shops are "
                 "working normally again\n- 13:02 Alert\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 5);
}

/* "Summary of impact" is both. */
static void summary_of_impact_is_both(void **state)
{
    (void)state;
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Summary of impact\n\nAll users.\n")),
                        "3 summary\n3 impact\n");
}

/* A field that begins with a length is no point of time, whatever clock explains it. */
static void length_of_a_field_is_no_point(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Outage of 3 May 2024\n\n**Detection time:** ~5-6 hours (down from 09:45 UTC)\n");
    assert_int_equal(facts->incident.points[PHASE_DETECTED].source, POINT_NONE);
    facts = facts_of("# Outage of 3 May 2024\n\n**Detection time:** 14:45 UTC (after 5 hours)\n");
    assert_int_equal(facts->incident.points[PHASE_DETECTED].source, POINT_FIELD);
    facts =
        facts_of("# Outage of 3 May 2024\n\n**Detection time:** some 5 minutes past 14:45 UTC\n");
    assert_int_equal(facts->incident.points[PHASE_DETECTED].source, POINT_FIELD);
}

/* The day on which a report will be read again is not that of the incident. */
static void next_review_is_no_incident_date(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n**Report date:** 2025-08-07\n\nThe shop was down.\n\n"
                 "## Conclusion\n\n**Next review:** 2025-09-07\n");
    assert_int_equal(facts->incident_date.month, 8);
}

/* "No data was lost" denies one kind of harm; the number beside it tells of another. */
static void number_beside_a_denial_is_read(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Postmortem: Checkout outage on 3 May 2024\n\n## Summary\n\nOn 3 May 2024, from "
                 "14:00 to 14:40 UTC, 62% of our users could not pay. No data was lost.\n\n"
                 "## Timeline\n\n- 14:00 UTC Payments fail\n- 14:40 UTC Payments work\n");
    assert_true(facts->impact.denied);
    assert_true(facts->impact.quantified);
    assert_true(text_starts_with(facts->impact.quantity, TEXT("62%")));
}

/* Begins with the words, as the document has them. */
static void assert_impact_begins(const char *source, const char *words)
{
    const struct postmortem *facts = facts_of(source);
    struct place place = facts->impact.place;
    assert_true(
        text_starts_with(text_slice(text_from(source), place.start, place.end), text_from(words)));
}

/* "3. February" as Germans and Danes write a day, within a sentence of English. */
static void full_stop_of_a_day_ends_no_sentence(void **state)
{
    (void)state;
    assert_impact_begins(
        "# Outage\n\nWe ship daily. On Monday 3. February 2025 the users could not "
        "pay for an hour.\n",
        "On Monday 3. February");
    assert_impact_begins("# Outage\n\nWe ship daily. On 21. Sep 2025 the users could not pay.\n",
                         "On 21. Sep 2025");
    /* Elsewhere a number may end its sentence. */
    assert_impact_begins("# Outage\n\nWe went back to release 3. Users could not pay.\n",
                         "Users could");
    assert_impact_begins("# Outage\n\nWe went back to 1.3. March users could not pay.\n", "March");
    assert_impact_begins("# Outage\n\nWe went back to build 32. March users could not pay.\n",
                         "March");
}

/* "m" is a minute, unless an amount says that it is a million. */
static void minutes_are_no_quantity(void **state)
{
    (void)state;
    static const char *const minutes[] = {"2h 15m", "1 h 13 m", "13m",
                                          "08:41-09:54 UTC (1 h 13 m)"};
    static const char *const amounts[] = {"11m USDT", "3M", "40k", "45GB", "2 million"};
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
        assert_false(
            facts_of(arena_printf(fixture_arena, "# Outage\n\nDuration: %s\n\nLogins failed.\n",
                                  minutes[i]))
                ->impact.quantified);
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        assert_true(facts_of(arena_printf(fixture_arena, "# Outage\n\nWe lost %s.\n", amounts[i]))
                        ->impact.quantified);
}

/* In the section of the impact a count may be written out; what counts the failures themselves says
 * nothing about whom they hit. */
static void counts_of_the_impact_are_written_out(void **state)
{
    (void)state;
    static const char *const counts[] = {"Two source keys are missing.", "We lost three tables.",
                                         "Syncing of twelve sites was blocked for two days."};
    static const char *const none[] = {"Syncing was blocked for two hours.",
                                       "Two separate problems slowed the pages down.",
                                       "Pages failed three times."};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        assert_true(
            facts_of(arena_printf(fixture_arena, "# Outage\n\n## Impact\n\n%s\n", counts[i]))
                ->impact.quantified);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(facts_of(arena_printf(fixture_arena, "# Outage\n\n## Impact\n\n%s\n", none[i]))
                         ->impact.quantified);
    assert_false(facts_of("# Outage\n\nPages were slow on our two servers.\n")->impact.quantified);
}

/* The letters before the sign name its country. */
static void money_of_a_country_is_a_quantity(void **state)
{
    (void)state;
    static const char *const sums[] = {"$200", "CA$200", "US$1,200", "A$90.50"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena, "# Cost incident\n\n## Impact\n\nWe paid %s too much.\n", sums[i]));
        assert_text(facts->impact.quantity, sums[i]);
    }
}

/* What was lost may be told by the time that it had taken to collect. */
static void hours_of_data_are_a_quantity(void **state)
{
    (void)state;
    static const char *const amounts[] = {"We lost 6 hours of production data.",
                                          "1.5 days of state was lost.",
                                          "About two hours of orders had been deleted."};
    static const char *const none[] = {"Pages failed for 6 hours of the day.",
                                       "Pages failed, although we keep 30 days of logs."};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        assert_true(facts_of(arena_printf(fixture_arena, "# Outage\n\n%s\n", amounts[i]))
                        ->impact.quantified);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(
            facts_of(arena_printf(fixture_arena, "# Outage\n\n%s\n", none[i]))->impact.quantified);
}

/* One, none and all are numbers where the words leave no doubt. */
static void words_for_one_none_and_all_are_counts(void **state)
{
    (void)state;
    const struct {
        const char *impact;
        bool quantified;
    } cases[] = {
        {"A single customer could not sign in.", true},
        {"The single sign-on was slow.", false},
        {"No nightly reports could be printed.", true},
        {"No visitors were able to book a seat.", true},
        {"No cause could be found, and reports were late.", false},
        {"No failing report could be reproduced.", false},
        {"It was a cluster-wide outage.", true},
        {"The attacker published a version that was downloaded 1,930 times.", true},
        {"An attacker had read the pages at 19:30.", false},
        {"There was a total streaming server outage.", true},
        {"There was a nationwide outage.", true},
        {"All of shop.test was unreachable.", true},
        {"1,140 login attempts failed.", true},
        {"We looked at all logs. They were odd.", false},
        {"The outage had a wide impact.", false},
        {"No customer/user impact.", true},
        {"The chain halted after the upgrade.", true},
        {"This caused a halt to block production.", true},
        {"The engineer halted the job.", false},
        {"The site failed for about a third of its visitors.", true},
        {"Approximately 1/3rd of visitors saw errors.", true},
        {"Pages were slow a quarter of an hour longer.", false},
        {"We were a third of the way through the move when pages were slow.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, "# Outage\n\n## Impact\n\n%s\n", cases[i].impact));
        if (facts->impact.quantified != cases[i].quantified)
            fail_msg("%s", cases[i].impact);
    }
}

/* The number that counts need not be the first of its paragraph. */
static void any_number_of_a_paragraph_may_be_that_of_the_impact(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Background\n\n"
                 "The pool has 30 hosts. A canary takes 2 % of the load. "
                 "Some 1,900 card payments failed.\n");
    assert_true(facts->impact.quantified);
    assert_text(facts->impact.quantity, "1,900 card payments");
}

static void users_affected_are_the_impact(void **state)
{
    (void)state;
    static const char *const names[] = {"How users were affected", "Who was affected?",
                                        "Which customers were affected"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(roles_of(facts_of(arena_printf(
                                fixture_arena, "# Outage\n\n## %s\n\nMany.\n", names[i]))),
                            "3 impact\n");
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
        {"# Outage\n\n- **Timeline**: `May 3, 2024, 08:00 - 10:30 WAT`\n- Impact: 70% of users\n",
         150},
        {"# Outage\n\nStart: 2024-05-03 10:00 UTC\n\nEnd: 2024-05-03 10:40 UTC\n", 40},
        {"# Outage\n\nStart time (UTC): 2024-05-03 10:00\n\nMitigation time (UTC): 2024-05-03 "
         "10:30\n",
         30},
        {"# Outage\n\nStart: 2024-05-03 10:00\n\nMitigated: 2024-05-03 10:30\n\n"
         "End: 2024-05-03 11:00\n",
         60},
        {"# Outage\n\nA 47 minute outage hit the shop.\n", 47},
        {"# Outage on 2024-05-03\n\nThe shop was down from 2 PM to 3:30 PM UTC.\n", 90},
        {"# Outage on 2024-05-03\n\nThe shop was down from 1:30 PM to 3 PM UTC.\n", 90},
        {"# Outage\n\n**Duration of problem:** 40 minutes\n", 40},
        {"# Outage\n\n- Minutes downtime or degradation: 97\n", 97},
        {"# Outage\n\n- Duration (hours): 3\n", 180},
        {"# Outage\n\n- Duration: 3\n", -1},
        {"# Outage\n\n- Start time of incident: 2025-03-12 09:14 UTC\n"
         "- End time of incident: 2025-03-12 10:51 UTC\n",
         97},
        {"# Outage\n\n## Timeline\n\n2024-05-03, UTC\n\n- 14:54 OUTAGE BEGINS\n- 15:01 INCIDENT "
         "BEGINS\n"
         "- 16:00 OUTAGE ENDS\n- 16:30 INCIDENT ENDS\n",
         66},
        {"# Outage\n\n## Timeline\n\n2024-05-03, UTC\n\n- 10:00 Outage begins\n- 10:20 Outage "
         "ends\n"
         "- 10:40 Outage ended for good\n",
         40},
        {"# Outage\n\nWe poll every 5 minutes and keep logs for a 30-day period.\n", -1},
        {"# Outage\n\n## Action items\n- Cut the deploy to 10 minutes\n", -1},
        {"# Outage\n\n## Impact\n\n230 complaints came in. All resolved within 5 days.\n", -1},
        {"# Outage\n\n## Impact\n\nThe tickets were resolved within 5 days.\n", -1},
        {"# Outage\n\n## Impact\n\nThe outage was resolved within 5 hours.\n", 300},
        {"# Outage\n\n## Impact\n\nAll shops were down; all pages were restored within 5 hours.\n",
         300},
        {"# Outage\n\nThe shop had about 79 minutes of partial availability.\n", 79},
        {"# Shop is down\n\nFor the past two weeks no release had gone out. The shop was down.\n",
         -1},
        {"# Shop is down\n\nThe list has been in the schema for 5+ years. The shop was down.\n",
         -1},
        {"# Outage\n\nThe shop was down for twenty-four hours.\n", 24 * 60},
        {"# Shop is slow\n\nAll writes failed for 4 min 15 s, then 20% until the end.\n", -1},
        {"# Shop is slow\n\nAll pages failed for the first 20 minutes.\n", -1},
        {"# Outage\n\nThe shop was down for 20 minutes, then it came back.\n", 20},
        {"# Outage\n\nClients failed until we changed the key at 07:41 UTC: 7 hours and 41 "
         "minutes.\n",
         461},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts = facts_of(cases[i].source);
        int64_t minutes = facts->incident.has_minutes ? facts->incident.minutes : -1;
        if (minutes != cases[i].minutes)
            fail_msg("%s: %lld", cases[i].source, (long long)minutes);
        assert_int_equal(facts->incident.duration == FACT_STATED, cases[i].minutes >= 0);
    }
}

/* "14 h 03" is a clock, of which "14 h" is no length. */
static void spaced_clocks_are_no_lengths(void **state)
{
    (void)state;
    static const struct {
        const char *when;
        int64_t minutes; /* -1: not stated */
    } cases[] = {{"de 14 h 03 à 14 h 17", 14},
                 {"entre 14 h 03 et 14 h 17", 14},
                 {"à partir de 14 h 03", -1},
                 {"à partir de 14 h 03 pendant 20 minutes", 20},
                 {"pendant 2 h 30", 150}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *source = arena_printf(fixture_arena,
                                          "# Incident du 3 mai 2024\n\n## Résumé\n\nLe site a été "
                                          "indisponible %s pour tous les clients.\n",
                                          cases[i].when);
        const struct postmortem *facts = facts_in("fr", source);
        int64_t minutes = facts->incident.has_minutes ? facts->incident.minutes : -1;
        if (minutes != cases[i].minutes)
            fail_msg("%s: %lld", source, (long long)minutes);
    }
}

static void action_items_in_every_form(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Action items\n\n"
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

/* The clock may stand before the words that say what it is of. */
static void points_of_sentences_may_begin_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int begin, end; /* minutes behind 14:00, or -1 */
    } cases[] = {
        {"At 14:02 UTC the outage began. At 15:10 it ended.", 2, 70},
        {"At 14:02 UTC, the outage began and at 15:10 UTC it was over.", 2, 70},
        {"On 3 May 2024 at about 14:02 UTC the incident started. Mails were late. At 15:10 UTC "
         "the incident was resolved.",
         2, 70},
        {"The outage began at 14:02 UTC. At 15:10 UTC the outage ended.", 2, 70},
        /* of something else */
        {"At 14:02 UTC the outage of the vendor began. At 15:10 it ended up in the log.", -1, -1},
        {"At 14:02 UTC the outage began to spread. At 15:10 the maintenance was over.", -1, -1},
        {"Until 14:02 UTC the outage ended nobody's work.", -1, -1},
        {"At 14:02 UTC it was resolved to wait.", -1, -1},
        {"A deploy was made. At 14:05 UTC it was over.", -1, -1},
        {"At 14:02 UTC the outage began. A restart was tried. At 14:20 UTC it was over.", 2, -1},
        {"At 14:30 UTC the outage was over, but only in the EU.", -1, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts = facts_of(
            arena_printf(fixture_arena, "# Mail outage on 2024-05-03\n\n%s\n\n## Impact\n\nAll.\n",
                         cases[i].text));
        const struct point *points = facts->incident.points;
        const enum phase phases[] = {PHASE_START, PHASE_END};
        for (size_t j = 0; j < 2; j++) {
            const struct clock *clock = &points[phases[j]].moment.clock;
            int minutes = points[phases[j]].source == POINT_NONE
                              ? -1
                              : (clock->hour - 14) * 60 + clock->minute;
            if (minutes != (j ? cases[i].end : cases[i].begin))
                fail_msg("%s: %d", cases[i].text, minutes);
        }
    }
}

/* Days as headings, under one that is not called a timeline, hold parts of one. */
static void days_beside_each_other_are_one_timeline(void **state)
{
    (void)state;
    static const struct {
        const char *second, *third;
        size_t count;
    } cases[] = {
        {"Wednesday, 5 March 2025", "Thursday, 6 March 2025", 6},
        {"5 March 2025 (Wednesday)", "6 March", 6},
        {"Wednesday, 5 March 2025", "What comes next", 5},
        {"The disk", "6 March 2025", 3},
        /* two incidents */
        {"5 March 2025\n\n- 05:00 UTC: Outage begins", "6 March 2025", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[600];
        snprintf(text, sizeof text,
                 "# Outage of the booking API\n\n## How it went, day by day\n\n"
                 "### Tuesday, 4 March 2025\n\n"
                 "- 21:10 UTC: Outage begins\n- 21:30 UTC: Alert fires\n\n"
                 "### %s\n\n- 06:00 UTC: A disk is changed\n"
                 "- 07:00 UTC: Half is copied\n- 09:10 UTC: All is copied\n\n"
                 "### %s\n\n- 05:40 UTC: Outage ends\n",
                 cases[i].second, cases[i].third);
        const struct postmortem *postmortem = facts_of(text);
        size_t count = 0;
        for (size_t j = 0; j < postmortem->events.count; j++)
            count += postmortem->events.items[j].in_timeline;
        assert_int_equal(count, cases[i].count);
    }
}

/* Who is there on the next day is no part of what happened. */
static void rota_below_another_day_is_no_timeline(void **state)
{
    (void)state;
    static const struct {
        const char *below;
        size_t count;
    } cases[] = {
        {"- 06:00 UTC: A disk is changed\n- 09:10 UTC: All is copied", 5},
        {"- 20:00 UTC: Ann\n- 08:00 UTC: Ben", 3},
        {"- 16:00 to 24:00 UTC: Ben is there\n- 08:00 to 16:00 UTC: Ann is there", 3},
        {"Shifts of the watch:\n\n- 16:00 UTC: Ben comes\n- 08:00 UTC: Ann comes", 3},
        {"| Time | On call |\n|---|---|\n| 20:00 | Ann or Eve |\n| 08:00 | Ben or Eve |", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[500];
        snprintf(text, sizeof text,
                 "# Outage of the booking API\n\n## How it went\n\n### 4 March 2025\n\n"
                 "- 21:10 UTC: Outage begins\n- 21:30 UTC: Alert fires\n"
                 "- 21:50 UTC: Outage ends\n\n### 5 March 2025\n\n%s\n",
                 cases[i].below);
        const struct postmortem *postmortem = facts_of(text);
        size_t count = 0;
        for (size_t j = 0; j < postmortem->events.count; j++)
            count += postmortem->events.items[j].in_timeline;
        assert_int_equal(count, cases[i].count);
    }
}

static const char causes[] = "# Outage on 2025-03-12\n\n%s## Root cause\n\n### Factor 1\n\n"
                             "- Description: The cache never expires.\n"
                             "- Timeline: The client was chosen on 2025-01-20 and deployed on "
                             "2025-03-10 at 09:02 UTC.\n- Detection: The daily sample.\n";

static void timeline_of_a_cause_is_none_of_the_incident(void **state)
{
    (void)state;
    const struct postmortem *postmortem = facts_of(
        arena_printf(fixture_arena, causes, "## Timeline (UTC)\n\n- 13:55 Seen\n- 14:05 Over\n\n"));
    assert_string_equal(timeline_of(postmortem),
                        "5 2025-03-12 13:55 UTC\n6 2025-03-12 14:05 UTC\n");
}

static void a_word_at_the_end_tells_the_mitigation(void **state)
{
    static const char *const texts[] = {
        "New certificate installed; the queue begins to drain. Mitigated.",
        "The queue begins to drain, but it is not mitigated",
        "The queue begins to drain. Ann thinks that it is mitigated",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct postmortem *postmortem = facts_of(
            arena_printf(fixture_arena,
                         "# Outage on 2025-03-12\n\n## Timeline (UTC)\n\n- 13:55 Outage begins\n"
                         "- 14:05 %s\n- 14:20 Service restored\n",
                         texts[i]));
        bool told = postmortem->incident.points[PHASE_MITIGATED].source != POINT_NONE;
        assert_int_equal(told, i == 0);
    }
}

/* Which points of the incident an entry at 14:05 tells, as letters. */
static const char *points_of_entry(const char *text)
{
    static const char letters[] = "SDME";
    static char told[PHASE_COUNT + 1];
    const struct postmortem *postmortem =
        facts_of(arena_printf(fixture_arena,
                              "# Outage on 2025-03-12\n\n## Timeline (UTC)\n\n- 13:55 Ann is "
                              "called\n- 14:05 %s\n- 14:50 The team meets\n",
                              text));
    size_t count = 0;
    for (size_t phase = 0; phase < PHASE_COUNT; phase++)
        if (line_of(postmortem->incident.points[phase].place) == 6 &&
            postmortem->incident.points[phase].source != POINT_NONE)
            told[count++] = letters[phase];
    told[count] = '\0';
    return told;
}

/* An entry that says that something has not happened tells no point; one that goes on with what has does. */
static void what_is_denied_tells_no_point(void **state)
{
    static const char *const texts[][2] = {
        {"Mitigated by a restart", "M"},
        {"Not yet mitigated by the restart", ""},
        {"Issue not yet resolved", ""},
        {"The shop isn't fully restored", ""},
        {"Nobody has noticed the errors", ""},
        {"Prematurely declared resolved", ""},
        {"The shop is not back up", ""},
        {"Not resolved by the new pool; the shop is restored with the old release", "E"},
        {"Not yet mitigated; rolled back the release", "M"},
        {"Not only restored but faster", "E"},
        {"Service restored, cause not yet known", "E"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(points_of_entry(texts[i][0]), texts[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(forms_of_entries),
        facts_test(what_is_denied_tells_no_point),
        facts_test(lengths_of_fields_are_no_entries),
        facts_test(points_of_sentences_may_begin_them),
        facts_test(rows_take_time_from_columns),
        facts_test(text_of_an_entry_may_stand_below_its_time),
        facts_test(times_over_their_texts_are_a_timeline),
        facts_test(texts_above_their_times_are_no_ones),
        facts_test(an_item_below_a_time_is_its_text),
        facts_test(text_below_a_table_is_no_rows),
        facts_test(not_all_below_a_time_is_its_text),
        facts_test(marks_of_impact_begin_and_end_it),
        facts_test(parts_of_the_report_may_be_moments),
        facts_test(names_of_fields_may_say_of_what_they_are),
        facts_test(clock_of_a_day_comes_from_its_entries),
        facts_test(dates_come_from_day_headings_and_earlier_entries),
        facts_test(fence_may_hold_the_timeline),
        facts_test(headings_that_are_times_are_a_timeline),
        facts_test(night_is_counted_past_midnight),
        facts_test(small_fall_is_no_midnight),
        facts_test(bare_hours_among_half_days_are_ambiguous),
        facts_test(zone_comes_from_heading_note_or_summary),
        facts_test(zone_in_brackets_is_none_of_the_document),
        facts_test(several_entries_on_a_line_are_several),
        facts_test(a_remark_in_brackets_marks_its_entry),
        facts_test(clocks_have_the_zone_of_their_column),
        facts_test(a_time_may_be_said_in_two_zones),
        facts_test(columns_may_say_a_time_in_two_zones),
        facts_test(item_without_time_is_untimed),
        facts_test(timed_list_elsewhere_is_no_timeline),
        facts_test(prose_before_a_list_is_none_of_its_entries),
        facts_test(weekday_columns_and_headers_with_years),
        facts_test(labels_and_phases_are_parts_of_the_timeline),
        facts_test(phases_below_a_bare_label_are_of_the_timeline),
        facts_test(sentences_with_a_date_and_a_clock_are_entries),
        facts_test(entries_on_a_line_need_no_full_stop),
        facts_test(order_of_day_and_month_comes_from_other_dates),
        facts_test(missing_year_is_the_nearest),
        facts_test(date_of_writing_is_not_that_of_the_incident),
        facts_test(next_day_is_counted_once),
        facts_test(slip_of_the_half_day_is_no_midnight),
        facts_test(entry_in_a_misplaced_fence_is_one),
        facts_test(channel_name_ends_no_timeline),
        facts_test(day_lines_carry_dates_and_zones),
        facts_test(year_over_a_list_is_no_clock),
        facts_test(days_of_the_week_carry_dates),
        facts_test(counted_and_following_days_carry_dates),
        facts_test(weekdays_before_clocks_go_on),
        facts_test(two_numbers_may_count),
        facts_test(days_in_two_numbers_carry_dates),
        facts_test(seed_like_document_is_read_whole),
        facts_test(begun_rollback_is_no_mitigation),
        facts_test(a_stable_release_to_go_back_to_is_no_end),
        facts_test(nothing_is_mitigated_after_the_end),
        facts_test(what_is_reported_after_the_end_is_no_detection),
        facts_test(the_latest_marked_end_is_the_end),
        facts_test(what_was_noticed_had_begun),
        facts_test(unit_may_stand_in_the_name),
        facts_test(wide_brackets_end_a_name),
        facts_test(label_of_a_line_governs_its_clock),
        facts_test(next_review_is_no_incident_date),
        facts_test(length_of_a_field_is_no_point),
        facts_test(what_lasted_until_a_time_ended_then),
        facts_test(time_of_a_backup_is_no_end),
        facts_test(summary_of_impact_is_both),
        facts_test(what_works_again_is_over),
        facts_test(number_beside_a_denial_is_read),
        facts_test(full_stop_of_a_day_ends_no_sentence),
        facts_test(minutes_are_no_quantity),
        facts_test(counts_of_the_impact_are_written_out),
        facts_test(hours_of_data_are_a_quantity),
        facts_test(money_of_a_country_is_a_quantity),
        facts_test(words_for_one_none_and_all_are_counts),
        facts_test(any_number_of_a_paragraph_may_be_that_of_the_impact),
        facts_test(users_affected_are_the_impact),
        facts_test(durations_in_fields_and_sentences),
        facts_test(spaced_clocks_are_no_lengths),
        facts_test(action_items_in_every_form),
        facts_test(days_beside_each_other_are_one_timeline),
        facts_test(rota_below_another_day_is_no_timeline),
        facts_test(timeline_of_a_cause_is_none_of_the_incident),
        facts_test(a_word_at_the_end_tells_the_mitigation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
