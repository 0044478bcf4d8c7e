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
    /* an empty cell is of the zone above, and of two zones the clocks are compared by their offsets */
    assert_string_equal(timeline_of(facts_of(HEAD "| Time | TZ | What |\n|---|---|---|\n"
                                                  "| 22:00 | UTC | Logins fail |\n"
                                                  "| 15:05 | PDT | Paged Ines |\n"
                                                  "| 23:40 | UTC | Quota restored |\n"
                                                  "| 23:50 | | Quota raised |\n"
                                                  "| 00:30 | UTC | Closed |\n")),
                        "7 2024-04-25 22:00 UTC\n8 2024-04-25 15:05 PDT\n9 2024-04-25 23:40 UTC\n"
                        "10 2024-04-25 23:50 UTC\n11 2024-04-26 00:30 UTC\n");
    /* but below "Time (UTC)" a zone is one of the machines */
    assert_string_equal(timeline_of(facts_of(HEAD "| Zone | Time (UTC) | What |\n|---|---|---|\n"
                                                  "| WEST | 08:10 | Logins fail |\n"
                                                  "| EAST | 08:30 | Quota restored |\n")),
                        "7 2024-04-25 08:10 UTC\n8 2024-04-25 08:30 UTC\n");
    static const char *const others[] = {"The clocks of the UTC nodes were wrong.", "UTC or CET?",
                                         "See the UTC dashboard."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, HEAD "%s\n\n- 08:10 Logins fail\n", others[i]));
        if (strcmp(timeline_of(facts), "7 2024-04-25 08:10 -\n") != 0)
            fail_msg("%s: %s", others[i], timeline_of(facts));
    }
}

/* An entry with a date and a zone of its own comes before the night as any other does. */
static void own_zone_keeps_no_night_away(void **state)
{
    (void)state;
    static const char night[] =
        "7 2024-04-25 22:40 UTC\n8 2024-04-26 00:20 UTC\n9 2024-04-26 02:10 UTC\n";
    assert_string_equal(timeline_of(facts_of(BARE "All times UTC.\n\n"
                                                  "- 2024-04-25 22:40 UTC Disk full\n"
                                                  "- 00:20 Paged Ines\n- 02:10 Disk added\n")),
                        night);
    assert_string_equal(timeline_of(facts_of(BARE "All times UTC.\n\n"
                                                  "- 2024-04-25 22:40 Disk full\n"
                                                  "- 00:20 UTC Paged Ines\n- 02:10 Disk added\n")),
                        night);
    /* of a zone that nobody names nothing is known */
    assert_string_equal(timeline_of(facts_of(BARE "- 2024-04-25 22:40 UTC Disk full\n"
                                                  "- 00:20 Paged Ines\n")),
                        "5 2024-04-25 22:40 UTC\n6 2024-04-25 00:20 -\n");
}

/* What led to the incident heads its list with a date of its own: the clocks below it are of the next day or of
 * the incident's, and nobody knows. */
static void day_below_an_earlier_one_is_open(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "Incident date: 2024-04-25\n\n## Timeline\n\nAll times UTC.\n\n",
        "## Timeline (25 April 2024, UTC)\n\n", "## Timeline\n\n25 April 2024, all times UTC.\n\n",
        "## Timeline\n\nAll times UTC, 2024-04-25.\n\n"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const struct event *events =
            facts_of(arena_printf(fixture_arena,
                                  "# Login outage\n\n%s- 2024-04-22 15:00 UTC Quota halved\n"
                                  "- 08:10 Logins fail\n- 09:30 Quota restored\n",
                                  heads[i]))
                ->events.items;
        assert_int_equal(events[0].moment.certainty, MOMENT_CERTAIN);
        for (size_t j = 1; j <= 2; j++) {
            assert_int_equal(events[j].moment.certainty, MOMENT_AMBIGUOUS);
            assert_string_equal(events[j].moment.why, "2024-04-23 or 2024-04-25");
            assert_int_equal(moment_compare(&events[0].moment, &events[j].moment), ORDER_BEFORE);
        }
        assert_int_equal(moment_compare(&events[1].moment, &events[2].moment), ORDER_BEFORE);
    }
}

/* A small fall may as well be a slip, as where the stated day is that of the report: nothing is settled by it. */
static void small_fall_below_an_earlier_day_is_open(void **state)
{
    (void)state;
    static const char *const days[] = {"2024-04-26", "2024-04-29"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct postmortem *facts = facts_of(
            arena_printf(fixture_arena,
                         "# Login outage\n\nDate: %s\n\n## Timeline (UTC)\n\n"
                         "- 2024-04-25 14:40 Logins fail\n- 14:20 Alert fires\n- 15:30 Resolved\n",
                         days[i]));
        const struct event *events = facts->events.items;
        for (size_t j = 1; j <= 2; j++)
            assert_string_equal(events[j].moment.why,
                                arena_printf(fixture_arena, "2024-04-25 or %s", days[i]));
        assert_int_equal(moment_compare(&events[0].moment, &events[1].moment), ORDER_UNKNOWN);
        assert_int_equal(moment_compare(&events[1].moment, &events[2].moment), ORDER_BEFORE);
        assert_false(facts->incident.has_minutes);
    }
}

/* One night before the stated day, or where the list itself comes to that day, there is no choice. */
static void day_below_an_earlier_one_may_be_settled(void **state)
{
    (void)state;
    static const char head[] = "# Login outage\n\nIncident date: 2024-04-25\n\n"
                               "## Timeline (UTC)\n\n";
    const struct postmortem *facts = facts_of(arena_printf(
        fixture_arena, "%s- 2024-04-24 15:00 Quota halved\n- 08:10 Logins fail\n", head));
    assert_string_equal(timeline_of(facts), "7 2024-04-24 15:00 UTC\n8 2024-04-25 08:10 UTC\n");
    facts = facts_of(arena_printf(fixture_arena,
                                  "%s- 2024-04-22 15:00 Quota halved\n- 08:10 Quota halved again\n"
                                  "- 2024-04-25 07:00 Logins fail\n",
                                  head));
    assert_string_equal(timeline_of(facts), "7 2024-04-22 15:00 UTC\n8 2024-04-23 08:10 UTC\n"
                                            "9 2024-04-25 07:00 UTC\n");
}

/* The heading of a part of the timeline may end with the day of its entries. */
static void heading_of_a_part_ends_with_its_day(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of(BARE "All times UTC.\n\n### First wave (25 April 2024)\n\n"
                                  "- 08:10 Logins fail\n\n### Second wave - 27 April\n\n"
                                  "- 10:30 Logins fail\n\n### Third wave\n\n"
                                  "- 11:30 Logins fail\n")),
        "9 2024-04-25 08:10 UTC\n13 2024-04-27 10:30 UTC\n17 2024-04-25 11:30 UTC\n");
    assert_string_equal(timeline_of(facts_of(HEAD "### Undoing the change of 22 April 2024\n\n"
                                                  "- 08:10 UTC Logins fail\n")),
                        "7 2024-04-25 08:10 UTC\n");
}

/* Other dates at the end of such a heading tell nothing of its entries. */
static void heading_of_a_part_ends_with_another_date(void **state)
{
    (void)state;
    static const char *const headings[] = {"Response (last updated: 2 May 2024)",
                                           "Work left (due: 2 May 2024)", "Rollback (2024.05.02)",
                                           "Undoing the release - 12 April 2024",
                                           "Undoing the change, 12 April 2024"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena,
                                  HEAD "### Alarm\n\n- 08:10 UTC Logins fail\n\n### %s\n\n"
                                       "- 09:20 UTC Quota restored\n",
                                  headings[i]));
        if (strcmp(timeline_of(facts), "7 2024-04-25 08:10 UTC\n11 2024-04-25 09:20 UTC\n") != 0)
            fail_msg("%s: %s", headings[i], timeline_of(facts));
    }
    /* but what led to the incident may stand in a part before all others */
    assert_string_equal(
        timeline_of(facts_of(HEAD "### Before (22 April 2024)\n\n- 15:00 UTC Quota halved\n\n"
                                  "### Outage (25 April 2024)\n\n- 08:10 UTC Logins fail\n")),
        "7 2024-04-22 15:00 UTC\n11 2024-04-25 08:10 UTC\n");
}

/* A date beside the number of a day is that day, whatever the document says of the incident's, and the days that have
 * none are counted from it. */
static void date_beside_a_counted_day_goes_first(void **state)
{
    (void)state;
    static const char *const days[][2] = {
        {"Day 1 - January 23, 2026", "Day 2 - January 24, 2026"},
        {"Day 1 (23 January 2026)", "Day 2"},
        {"Day 1: Friday, 23 January 2026", "Day 2: repair"},
        {"Day 0 – 23 January", "Day 1 – 24 January"},
        {"Day 1: It breaks (2026-01-23)", "Day 2: It is mended (2026-01-24)"},
        {"Day 1 — It breaks — 23 January 2026", "Day 2 — back to the release of 12 May 2025"},
        {"Day 1 - January 23, 2026", "Day 2: last seen so on 12 May 2025"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena,
            "# Login outage\n\nDate: January 25, 2026\n\n## Timeline (UTC)\n\n### %s\n\n"
            "- 21:07 Logins fail\n\n### %s\n\n- 12:12 Quota restored\n",
            days[i][0], days[i][1]));
        if (strcmp(timeline_of(facts), "9 2026-01-23 21:07 UTC\n13 2026-01-24 12:12 UTC\n") != 0)
            fail_msg("%s: %s", days[i][0], timeline_of(facts));
    }
    /* what is no date leaves the count as it is */
    static const char *const others[] = {"Day 1: release 24.1", "Day 1 - since 30 February 2026",
                                         "Day 1: last updated: 26 January 2026",
                                         "Day 1 - 21:00 to 23:00"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena,
            "# Login outage\n\nDate: January 25, 2026\n\n## Timeline (UTC)\n\n### %s\n\n"
            "- 21:07 Logins fail\n",
            others[i]));
        if (strcmp(timeline_of(facts), "9 2026-01-25 21:07 UTC\n") != 0)
            fail_msg("%s: %s", others[i], timeline_of(facts));
    }
}

/* What stands nested below an entry with a date is of its day, or of the one behind it where its clock says so. */
static void nested_entries_are_of_the_day_above(void **state)
{
    (void)state;
    assert_string_equal(
        timeline_of(facts_of("# Login outage\n\nDate: 15 February 2025\n\n## Timeline (UTC)\n\n"
                             "1. **15 December 2024, 04:03 - Ines is paged**\n"
                             "   - She confirms it.\n"
                             "   - By 04:06 she has called the provider.\n"
                             "   - 04:20 The provider answers.\n"
                             "2. **16 December 2024, 23:50 - The quota is raised**\n"
                             "   - 23:55 Logins work.\n"
                             "   - 00:10 Closed.\n"
                             "3. **18 December 2024, 23:58 - It fails again**\n"
                             "   - 00:02 Ines is paged.\n"
                             "   - 20 December 2024, 08:00 Closed.\n"
                             "   - 09:00 Opened.\n"
                             "4. **22 December 2024, 18:00 - The cause is found**\n"
                             "   - 09:00 The quota was halved.\n"
                             "5. **23 December 2024, 22:00 - The last logins fail**\n"
                             "   - 07:30 That morning all was well.\n"
                             "   - 22:10 Ines is paged.\n")),
        "7 2024-12-15 04:03 UTC\n9 2024-12-15 04:06 UTC\n10 2024-12-15 04:20 UTC\n"
        "11 2024-12-16 23:50 UTC\n12 2024-12-16 23:55 UTC\n13 2024-12-17 00:10 UTC\n"
        "14 2024-12-18 23:58 UTC\n15 2024-12-19 00:02 UTC\n16 2024-12-20 08:00 UTC\n"
        "17 2024-12-20 09:00 UTC\n18 2024-12-22 18:00 UTC\n19 2024-12-22 09:00 UTC\n"
        "20 2024-12-23 22:00 UTC\n21 2024-12-23 07:30 UTC\n22 2024-12-23 22:10 UTC\n");
    /* the day above may itself be inherited, and a clock without one gives none */
    assert_string_equal(timeline_of(facts_of(HEAD "- 23:00 UTC Logins fail\n"
                                                  "- 00:30 UTC Ines is paged\n"
                                                  "  - 00:40 UTC She answers.\n"
                                                  "- Later that night\n"
                                                  "  - 00:50 UTC Quota raised\n")),
                        "5 2024-04-25 23:00 UTC\n6 2024-04-26 00:30 UTC\n"
                        "7 2024-04-26 00:40 UTC\n9 2024-04-26 00:50 UTC\n");
    assert_string_equal(timeline_of(facts_of(BARE "- 23:00 UTC Logins fail\n"
                                                  "  - 23:40 UTC Ines is paged\n")),
                        "5 - 23:00 UTC\n6 - 23:40 UTC\n");
}

/* Of a document in a language that is not known the days by which work is due are not that of the incident. */
static void due_dates_of_unknown_languages_are_no_incident_date(void **state)
{
    (void)state;
    static const char form[] =
        "# Incident: plăți indisponibile\n\nData: 9 martie 2024\n\n## Rezumat\n\nServiciul de "
        "plăți nu a funcționat și clienții nu au putut plăti.\n\n%s## Timeline "
        "(UTC)\n\n"
        "- 08:10 Plățile nu merg\n- 09:30 Rezolvat\n\n## Sarcini\n\n"
        "| Sarcină | Cine | Până când |\n|---|---|---|\n| Mărirea cotei | Ana Gil | 2024-04-02 "
        "|\n";
    const struct postmortem *facts = facts_in("und", arena_printf(fixture_arena, form, ""));
    assert_false(facts->incident_date.known);
    facts =
        facts_in("und", arena_printf(fixture_arena, form, "Totul a început la 2024-03-09.\n\n"));
    assert_int_equal(facts->incident_date.month, 3);
}

/* A label of a meeting, a review or a version tells of the document; a date of the summary goes before it. */
static void day_of_a_meeting_is_not_that_of_the_incident(void **state)
{
    (void)state;
    static const char *const labels[] = {
        "Meeting planned for: Thursday, ",
        "Review held on: ", "Post-mortem date: ", "Document date: ", "Version 1.3 of "};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const struct postmortem *facts = facts_of(
            arena_printf(fixture_arena,
                         "# Login outage\n\n**Owner:** Ines\n%s2 May 2024\n\n## Summary\n\n"
                         "On 25 April 2024 logins failed.\n",
                         labels[i]));
        if (facts->incident_date.day != 25 || facts->date_of_writing)
            fail_msg("%s", labels[i]);
    }
    const struct postmortem *facts =
        facts_of("# Login outage\n\nMeeting planned for: 2 May 2024\n\n"
                 "## Summary\n\nLogins failed.\n");
    assert_int_equal(facts->incident_date.day, 2);
    assert_true(facts->date_of_writing);
    facts = facts_of("# Login outage\n\nPost-mortem: 25 April 2024, login\n\n## Summary\n\n"
                     "The quota of 22 April 2024 was too low.\n");
    assert_int_equal(facts->incident_date.day, 25);
    facts = facts_of("# Login outage\n\nHappened: 25 April 2024\n\n## Summary\n\n"
                     "The quota of 22 April 2024 was too low.\n");
    assert_int_equal(facts->incident_date.day, 25);
}

/* A date beside who wrote the document is the day of writing, where both stand at its foot. */
static void date_of_a_signature_is_not_that_of_the_incident(void **state)
{
    (void)state;
    static const char *const feet[] = {"**Report Prepared By:**\nInes Berg\n**Date:** 2 May 2024\n",
                                       "Prepared by: Ines Berg\nDate: 2 May 2024\n",
                                       "- **Date:** 2 May 2024\n- **Written by:** Ines Berg\n",
                                       "**Author:** Ines Berg | **Date:** 2 May 2024\n"};
    static const char form[] = "# Login outage - 25 April 2024\n\n## Timeline\n\n- 08:10 Logins "
                               "fail\n\n## Conclusion\n\nIt works.\n\n---\n\n%s";
    for (size_t i = 0; i < sizeof feet / sizeof *feet; i++) {
        const struct postmortem *facts = facts_of(arena_printf(fixture_arena, form, feet[i]));
        const struct field *written = postmortem_field(facts, WORDS_FIELD_PUBLISHED);
        if (facts->incident_date.day != 25 || !written || written->day.day != 2 ||
            postmortem_field(facts, WORDS_FIELD_DATE))
            fail_msg("%s", feet[i]);
    }
    static const char *const others[] = {
        "Prepared by: Ines Berg\n\nIncident date: 2 May 2024\n",
        "Prepared by: Ines Berg\n\nIt was told to all.\n\nDate: 2 May 2024\n",
        "Reported by: Ines Berg\nDate: 2 May 2024\n",
        "Prepared by: Ines Berg\nDate: 2 May 2024\n\n## Root cause\n\nA quota.\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct postmortem *facts = facts_of(arena_printf(fixture_arena, form, others[i]));
        if (facts->incident_date.day != 2)
            fail_msg("%s", others[i]);
    }
    assert_int_equal(facts_of("# Login outage\n\nPrepared by: Ines Berg\nDate: 2 May 2024\n\n"
                              "## Timeline\n\n- 08:10 Logins fail\n")
                         ->incident_date.day,
                     2);
}

/* A sentence that only sounds like such a label dates the incident. */
static void sentence_with_a_version_dates_the_incident(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "On that Thursday the quota was\nupdated on 25 April 2024, and logins failed.",
        "The rollout of version 3.2 (25 April 2024) made logins fail.",
        "With v3.2, 25 April 2024, logins failed.",
        "After the design review: 25 April 2024, logins failed."};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena,
                                  "# Login outage\n\n## Summary\n\n%s\n\n## Root cause\n\n"
                                  "On 3 January 2024 the quota was lowered.\n",
                                  sentences[i]));
        if (facts->incident_date.day != 25 || facts->date_of_writing)
            fail_msg("%s", sentences[i]);
    }
}

/* Whom customers told of it noticed it, and whoever stands between them. */
static void reports_to_those_who_mend_are_detection(void **state)
{
    (void)state;
    static const char *const reporters[] = {"us by customers", "customer support",
                                            "support by users", "the client services desk",
                                            "our user support team"};
    for (size_t i = 0; i < sizeof reporters / sizeof *reporters; i++) {
        const struct incident *incident =
            &facts_of(arena_printf(fixture_arena,
                                   HEAD "- 08:10 UTC Logins fail\n\n## Detection\n\n"
                                        "The outage was reported to %s at 08:20 UTC.\n",
                                   reporters[i]))
                 ->incident;
        if (incident->points[PHASE_DETECTED].source != POINT_SENTENCE)
            fail_msg("%s", reporters[i]);
    }
    static const char *const others[] = {"the data protection authority", "all affected customers",
                                         "the police"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct incident *incident =
            &facts_of(arena_printf(fixture_arena,
                                   HEAD "- 08:10 UTC Logins fail\n\n## Detection\n\n"
                                        "The outage was reported to %s at 08:20 UTC.\n",
                                   others[i]))
                 ->incident;
        if (incident->points[PHASE_DETECTED].source == POINT_SENTENCE)
            fail_msg("%s", others[i]);
    }
}

/* What is restarted before it began, or was noticed, mends nothing. */
static void nothing_is_mitigated_before_the_start(void **state)
{
    (void)state;
    const struct incident *incident =
        &facts_of(HEAD "- 05:10 Router restarted after an update\n- 05:10 Impact begins\n"
                       "- 06:30 Alert fires\n- 07:20 Router restarted\n- 07:40 Resolved\n")
             ->incident;
    assert_int_equal(incident->points[PHASE_MITIGATED].moment.clock.hour, 7);
    incident = &facts_of(HEAD "- 05:10 Router restarted after an update\n"
                              "- 06:30 Outage detected by an alert\n- 07:40 Resolved\n")
                    ->incident;
    assert_int_equal(incident->points[PHASE_MITIGATED].source, POINT_NONE);
    /* nor behind its end */
    incident =
        &facts_of(HEAD "- 05:10 Router restarted after an update\n- 05:20 Impact begins\n"
                       "- 06:30 Alert fires\n- 07:40 Resolved\n- 08:30 Router restarted again\n")
             ->incident;
    assert_int_equal(incident->points[PHASE_MITIGATED].source, POINT_NONE);
}

/* Of two windows side by side, such as those of two regions, none is that of the whole. */
static void windows_side_by_side_are_of_parts(void **state)
{
    (void)state;
    static const char head[] = "# Login outage\n\nDate: 2024-04-25\n\n## Summary\n\n";
    static const char *const parts[] = {
        "Oslo was down from 12:00 to 13:10 UTC and Bergen from 12:00 to 13:40 UTC.",
        "Logins failed on 10 April 2024 from 08:00 to 09:00 UTC (1 hour), and again on 25 April "
        "2024 "
        "from 10:00\nto 11:30 UTC (90 minutes)."};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct incident *incident =
            &facts_of(arena_printf(fixture_arena, "%s%s\n", head, parts[i]))->incident;
        assert_int_equal(incident->windows.count, 2);
        assert_int_equal(incident->points[PHASE_START].source, POINT_NONE);
        assert_int_equal(incident->points[PHASE_END].source, POINT_NONE);
        assert_int_equal(incident->duration, FACT_STATED);
        assert_false(incident->has_minutes);
    }
    const struct incident *incident =
        &facts_of(
             arena_printf(fixture_arena, "%s%s The outage lasted 100 minutes.\n", head, parts[0]))
             ->incident;
    assert_int_equal(incident->minutes, 100);
    incident = &facts_of(arena_printf(fixture_arena,
                                      "%s%s\n\nStart: 2024-04-25 12:00 UTC\n"
                                      "End: 2024-04-25 13:40 UTC\n",
                                      head, parts[0]))
                    ->incident;
    assert_int_equal(incident->minutes, 100);
    static const char *const wholes[] = {
        "Logins were down from 12:00 to 13:40 UTC, in Oslo from 12:00 to 13:10 UTC.",
        "Logins were down from 12:00 to 13:40 UTC (14:00 to 15:40 CEST).",
        "Logins were down from 12:00 to 13:40 UTC (14:00 to 15:40 in Oslo).",
        "Logins were down from 12:00 to 13:40 UTC (local time: 14:00 to 15:40).",
        "Logins were down from 12:00 to 13:40 UTC [14:00 to 15:40 in Oslo].",
        "Logins were down from 12:00 to 13:40 UTC. Mails were late from 12:30 to 14:00 UTC."};
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        incident = &facts_of(arena_printf(fixture_arena, "%s%s\n", head, wholes[i]))->incident;
        assert_int_equal(incident->points[PHASE_START].moment.clock.hour, 12);
        assert_int_equal(incident->minutes, 100);
    }
}

/* A title may name the month and the year of the days below it. */
static void month_of_title_tells_the_year(void **state)
{
    (void)state;
    static const struct {
        const char *title, *timeline;
    } examples[] = {
        {"Outages of August 2026", "7 2026-08-20 08:10 UTC\n"},
        {"Post-mortem - August 2026", "7 2026-08-20 08:10 UTC\n"},
        {"Outages of July 2026", "7 - 08:10 UTC\n"},
        {"Outages of August", "7 - 08:10 UTC\n"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *timeline =
            timeline_of(facts_of(arena_printf(fixture_arena,
                                              "# %s\n\nLogins failed.\n\n## Timeline\n\n"
                                              "- 20 August 08:10 UTC Logins fail\n",
                                              examples[i].title)));
        if (strcmp(timeline, examples[i].timeline) != 0)
            fail_msg("%s: %s", examples[i].title, timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(month_of_title_tells_the_year),
        facts_test(line_of_day_and_zone_is_no_entry),
        facts_test(zone_stands_alone),
        facts_test(own_zone_keeps_no_night_away),
        facts_test(day_below_an_earlier_one_is_open),
        facts_test(small_fall_below_an_earlier_day_is_open),
        facts_test(day_below_an_earlier_one_may_be_settled),
        facts_test(heading_of_a_part_ends_with_its_day),
        facts_test(heading_of_a_part_ends_with_another_date),
        facts_test(date_beside_a_counted_day_goes_first),
        facts_test(nested_entries_are_of_the_day_above),
        facts_test(due_dates_of_unknown_languages_are_no_incident_date),
        facts_test(day_of_a_meeting_is_not_that_of_the_incident),
        facts_test(date_of_a_signature_is_not_that_of_the_incident),
        facts_test(sentence_with_a_version_dates_the_incident),
        facts_test(reports_to_those_who_mend_are_detection),
        facts_test(nothing_is_mitigated_before_the_start),
        facts_test(windows_side_by_side_are_of_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
