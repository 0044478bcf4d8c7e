/* How long it was, by what tells that exactly, beside what tells less: days alone, clocks without their days, other
 * incidents.
 */
#include "judge_fixture.h"

static const char exact[] =
    "- Started: 2025-03-04 22:40 UTC\n- Ended: 2025-03-06 04:10 UTC\n- Duration: %s\n";
static const char nights[] = "- 2025-03-04 22:40 Bookings fail\n- 2025-03-04 22:51 Alert fires\n"
                             "- 2025-03-06 04:10 Bookings work again\n";

static const char *mismatch(void)
{
    const struct finding *finding = found("duration-mismatch");
    return finding ? finding->message : "";
}

/* A range of days bears out no length beside fields that tell both ends to the minute. */
static void test_days_beside_exact_ends(void **state)
{
    (void)state;
    static const char *const heads[] = {"- Date: 4 March 2025 to 6 March 2025\n",
                                        "- Date: 2025-03-04 – 2025-03-06\n", ""};
    static const char wrong[] = "stated 27 h 30 min, but 2025-03-04 22:40 to 2025-03-06 04:10 UTC "
                                "is 1 day 5 h 30 min: 2 h too little";
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        judge_parts(
            arena_printf(arena, "%s%s", heads[i], arena_printf(arena, exact, "27 h 30 min")),
            "Bookings failed.", nights);
        assert_string_equal(mismatch(), wrong);
        judge_parts(
            arena_printf(arena, "%s%s", heads[i], arena_printf(arena, exact, "29 h 30 min")),
            "Bookings failed.", nights);
        assert_string_equal(mismatch(), "");
    }
    judge(arena_printf(arena, "# Outage, 4 to 6 March 2025\n\n%s\n\nBookings failed.\n",
                       arena_printf(arena, exact, "27 h 30 min")));
    assert_string_equal(mismatch(), wrong);
    judge("# Panne du 4 au 5 mars 2025\n\n- Début : mardi 4 mars 2025 à 23h40\n"
          "- Fin : mercredi 5 mars 2025 à 1h05\n- Durée : 2 h 25\n\n"
          "Le site était inaccessible pendant la nuit, les clients ne pouvaient pas payer.\n");
    assert_string_equal(mismatch(),
                        "stated 2 h 25, but 23:40 to 01:05 is 1 h 25 min: 1 h too much");
    /* the days are others: they are told of more */
    judge_parts(arena_printf(arena, "- Date: 3 March 2025 to 6 March 2025\n%s",
                             arena_printf(arena, exact, "72 h")),
                "Bookings failed.", nights);
    assert_string_equal(mismatch(), "");
}

/* Clocks of a sentence without their days bear out no length where the fields name two. */
static void test_clocks_without_days(void **state)
{
    (void)state;
    static const char head[] =
        "- Start: 2025-03-04 13:04 UTC\n- End: 2025-03-05 15:21 UTC\n- %s: 2 h 17 min\n";
    static const char log[] = "- 13:04 Bookings fail\n- 13:10 Alert fires\n- 15:21 Bookings work\n";
    judge_parts(arena_printf(arena, head, "Duration"),
                "Bookings failed between 13:04 and 15:21 UTC.", log);
    assert_string_equal(mismatch(), "stated 2 h 17 min, but 2025-03-04 13:04 to 2025-03-05 15:21 "
                                    "UTC is 1 day 2 h 17 min: 1 day too little");
    assert_string_equal(
        found("duration-mismatch")->help,
        "write \"1 day 2 h 17 min\", or correct the day of the start or of the end");
    judge_parts(arena_printf(arena, head, "Downtime"),
                "Bookings failed intermittently between 13:04 and 15:21 UTC.", log);
    assert_string_equal(mismatch(), "");
    judge_parts("- Start: 13:04 UTC\n- End: 15:21 UTC\n- Duration: 2 h 17 min\n",
                "Bookings failed between 13:04 and 15:21 UTC.", log);
    assert_string_equal(mismatch(), "");
}

/* The clauses at the end of entries that mark the start and the end of the impact. */
static void test_marks_in_last_clauses(void **state)
{
    (void)state;
    static const char *const marks[][2] = {
        {"Latency above 20 s; start of impact", "All clear; end of impact"},
        {"Latency rises, start of the outage", "All clear – end of the outage"},
        {"Latency rises. Start of customer impact.", "All clear. End of customer impact."},
        {"Impact begins", "Impact ends"},
        {"Impact started", "Impact ended"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *log = arena_printf(arena, "- 17:32 %s\n- 17:40 Alert fires\n- 18:26 %s\n",
                                       marks[i][0], marks[i][1]);
        judge_parts("- Duration: 84 min", "Bookings failed.", log);
        if (strcmp(mismatch(),
                   "stated 84 min, but 17:32 to 18:26 UTC is 54 min: 30 min too much") != 0)
            fail_msg("%s: %s", marks[i][0], mismatch());
        judge_parts("- Duration: 54 min", "Bookings failed.", log);
        assert_string_equal(mismatch(), "");
    }
    judge_parts("- Duration: 84 min", "Bookings failed.",
                "- 17:32 Latency rises; start of impact\n- 17:40 Alert fires\n"
                "- 18:26 Not yet the end of impact\n- 18:30 We hope for the end of impact\n"
                "- 18:56 All clear\n");
    assert_string_equal(mismatch(), "");
}

/* The incident is declared later than its impact begins, and closed later than that ends. */
static void test_marks_of_the_incident_beside_its_impact(void **state)
{
    (void)state;
    static const char *const logs[] = {
        "- 17:32 Start of impact\n- 17:40 Alert; start of incident\n- 18:26 End of impact\n"
        "- 18:50 Bridge closed; end of incident\n",
        "- 17:32 Start of impact\n- 17:40 Alert\n- 18:26 End of impact\n- 18:50 End of incident\n",
        "- 17:32 Bookings fail; start of the impact\n- 18:26 All clear; end of the impact\n"
        "- 18:50 End of the incident\n",
        "- 17:32 Bookings fail\n- 17:40 Paged; start of incident\n- 18:26 All clear; end of "
        "impact\n",
    };
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
        judge_parts("**Downtime:** 54 min", "Bookings failed.", logs[i]);
        if (*mismatch() || found("duration-contradicts-timeline"))
            fail_msg("%s: %s", logs[i], mismatch());
    }
}

/* A length in brackets behind the range of a field for the date is that of the range. */
static void test_length_behind_the_range_of_a_date(void **state)
{
    (void)state;
    static const char log[] = "- 07:45 Logins fail\n- 07:58 Alert fires\n- 09:20 Logins work\n";
    static const char *const others[] = {
        "07:45-09:20 UTC (1 h 35 min)",
        "07:45–09:20 UTC (95 minutes).",
        "07:45-09:20 UTC (about 1.5 h)",
        "07:45-09:20 UTC (2 h 35 min with the aftermath)",
        "07:45-09:20 UTC (UTC+0)",
        "07:45-09:20 UTC (fully down for 40 min)",
        "07:45-09:20 UTC, 40 min of it down",
    };
    judge_parts("**When:** Tuesday, 4 March 2025, 07:45-09:20 UTC (2 h 35 min)", "Logins failed.",
                log);
    assert_string_equal(mismatch(),
                        "stated 2 h 35 min, but 07:45 to 09:20 UTC is 1 h 35 min: 1 h too much");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge_parts(arena_printf(arena, "**When:** 4 March 2025, %s", others[i]), "Logins failed.",
                    log);
        if (*mismatch())
            fail_msg("%s: %s", others[i], mismatch());
    }
    judge_parts("**Date:** 4-6 March 2025 (3 days)", "Logins failed.", log);
    assert_int_equal(postmortem.incident.lengths.count, 0);
}

/* No length is longer than the window that stands in brackets behind it, whatever another length says. */
static void test_window_in_brackets_behind_a_length(void **state)
{
    (void)state;
    static const char form[] = "The API was unreachable for %s. The outage took 52 minutes.";
    static const char log[] = "- 06:03 Bookings fail\n- 06:10 Alert fires\n- 06:55 They work\n";
    static const char *const right[] = {
        "52 minutes (06:03-06:55 UTC)",
        "40 minutes (06:03-06:55 UTC)",
        "about 55 minutes (06:03-06:55 UTC)",
        "1 hour (06:03-06:55 UTC)",
        "72 minutes (peak 06:03-06:55 UTC)",
        "72 minutes (06:03-06:55 UTC in Europe)",
        "72 minutes (06:03-06:55 UTC, then again for 20 minutes)",
    };
    judge_parts("", arena_printf(arena, form, "72 minutes (06:03-06:55 UTC)"), log);
    assert_string_equal(mismatch(),
                        "stated 72 minutes, but 06:03 to 06:55 UTC is 52 min: 20 min too much");
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        judge_parts("", arena_printf(arena, form, right[i]), log);
        if (*mismatch())
            fail_msg("%s: %s", right[i], mismatch());
    }
}

/* "Duration was 20 min", also where its line ends within it. */
static void test_duration_in_a_sentence(void **state)
{
    (void)state;
    static const char *const told[] = {
        "Bookings failed. Duration was 20 min.",
        "Bookings failed. The duration of the outage was 20 min.",
        "Bookings failed. The total\nduration was 20 min.",
        "Bookings failed. The outage\nlasted 20 min.",
        "Bookings failed. The outage lasted\n20 min.",
    };
    static const char *const others[] = {
        "Bookings failed. The duration of the maintenance was 20 min.",
        "Bookings failed. The planned duration was 20 min.",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts("", told[i], "It went by too fast.");
        if (postmortem.incident.minutes != 20 || found("duration-missing"))
            fail_msg("%s", told[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge_parts("", others[i], "It went by too fast.");
        if (postmortem.incident.has_minutes)
            fail_msg("%s", others[i]);
    }
}

static const char related[] =
    "# Checkout outage\n\n%s\n\nAll 400 users were unable to pay.\n\n## %s\n\n"
    "| Bug | Date | Description |\n| --- | --- | --- |\n| 17 | 2021-05-17 | Another outage |\n\n"
    "On 2021-05-18 from 10:00 to 14:00 UTC the site was down for 4 hours.\n\n"
    "- Start: 2021-05-19 10:00 UTC\n- End: 2021-05-19 14:00 UTC\n\n"
    "## Action items\n\n- Add an alert (owner: @ann, due: 2025-01-15)\n";

/* What stands under a heading for other incidents dates and measures none but those. */
static void test_other_incidents(void **state)
{
    (void)state;
    static const char *const headings[] = {"Related incidents",
                                           "Previous Incidents",
                                           "Similar or related outages",
                                           "Past postmortems",
                                           "Prior occurrences",
                                           "Related Incident (2021)",
                                           "Previous outage: INC-12",
                                           "Earlier outage on 18 May 2021",
                                           "Related incidents and post-mortems",
                                           "Last outage",
                                           "The outage before this one"};
    static const char fields[] = "**Start:** 2025-03-10 09:00 UTC\n**End:** 2025-03-10 10:00 UTC";
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        judge(arena_printf(arena, related, fields, headings[i]));
        if (!found("due-date-before-incident") || postmortem.incident_date.year != 2025 ||
            postmortem.incident.minutes != 60 || found("duration-mismatch"))
            fail_msg("%s", headings[i]);
        assert_int_equal(postmortem.not_understood.count, 0);
        judge(arena_printf(arena, related, "", headings[i]));
        if (postmortem.incident_date.known || postmortem.incident.has_minutes)
            fail_msg("%s", headings[i]);
    }
    judge(arena_printf(arena, related, "", "History"));
    assert_int_equal(postmortem.incident_date.year, 2021);
}

static const char own[] = "# INC-12\n\n## %s\n\n- Date: 2025-03-04\n- Start: 06:03 UTC\n"
                          "- End: 06:55 UTC\n- Duration: %s\n\n300 users could not log in.\n\n"
                          "### Timeline (UTC)\n\n- 06:03 Logins fail\n- 06:55 Logins work\n";

/* A heading over the only timeline, or with another noun in it, names the incident itself. */
static void test_headings_of_the_incident_itself(void **state)
{
    (void)state;
    static const char *const headings[] = {"Prior authorization outage", "Linked accounts outage",
                                           "Similar items outage",       "Related searches outage",
                                           "Other incident details",     "Last outage of the day"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        judge(arena_printf(arena, own, headings[i], "52 min"));
        if (postmortem.incident.minutes != 52 || postmortem.incident_date.year != 2025)
            fail_msg("%s", headings[i]);
        judge(arena_printf(arena, own, headings[i], "92 min"));
        if (!found("duration-mismatch"))
            fail_msg("%s", headings[i]);
    }
}

/* What tells all that happened tells of the incident itself, and so does the section with the only timeline. */
static void test_heading_over_the_only_timeline(void **state)
{
    (void)state;
    static const char form[] =
        "# INC-12\n\n## Earlier incident\n\nOn 2025-03-04 the site was down from "
        "06:03 to 06:55 UTC.\n\n%s Timeline (UTC)\n\n- 06:03 Logins fail\n";
    judge(arena_printf(arena, form, "###"));
    assert_int_equal(postmortem.incident.minutes, 52);
    judge(arena_printf(arena, form, "##"));
    assert_false(postmortem.incident.has_minutes);
    static const char story[] = "# INC-12\n\n## Last incident\n\n### Impact\n\nOn 2025-03-04 the "
                                "site was down from 06:03 to "
                                "06:55 UTC.\n\n%s Root cause\n\nThe pool was full.\n";
    judge(arena_printf(arena, story, "###"));
    assert_int_equal(postmortem.incident.minutes, 52);
    assert_int_equal(postmortem.not_understood.count, 1); /* it may hold what else is looked for */
    judge(arena_printf(arena, story, "##"));
    assert_false(postmortem.incident.has_minutes);
}

/* Behind the list below a label nobody can tell whether the label still holds. */
static void test_labels_of_other_incidents(void **state)
{
    (void)state;
    judge("# Logins fail\n\n**Similar incidents:**\n\n- INC-12\n\nOn 4 March 2025 300 users could "
          "not log "
          "in, from 06:03 to 06:55 UTC.\n\n## Timeline (UTC)\n\n- 06:03 Logins fail\n");
    assert_int_equal(postmortem.incident.minutes, 52);
    judge(
        "# Logins fail\n\n## Summary\n\n300 users could not log in.\n\n**Previous incident**\n\nOn "
        "4 March 2024 logins failed from 06:03 to 06:55 UTC:\n\n- Duration: 52 min\n");
    assert_false(postmortem.incident.has_minutes || postmortem.incident_date.known);
}

/* A day in the heading behind them is the document's own. */
static void test_heading_behind_other_incidents(void **state)
{
    (void)state;
    judge("# Logins fail\n\n## Previous incident: 3 May 2024\n\n- INC-12\n\n"
          "## Timeline (4 March 2025, UTC)\n\n- 06:03 Logins fail\n");
    assert_int_equal(postmortem.incident_date.year, 2025);
}

/* Work that came of an earlier incident was due before this one. */
static void test_work_of_other_incidents(void **state)
{
    (void)state;
    static const char form[] =
        "# Logins fail\n\n**Date:** 2025-03-04\n\n## %s\n\n"
        "- 2024-11-20 06:00 Logins fail\n\n### Action items\n\n"
        "- Add a pool alert (owner: @ann, due: 2024-12-15)\n\n## Action items\n\n"
        "- Add a pool limit (owner: @ann, due: %s)\n";
    judge(arena_printf(arena, form, "Previous incident", "2025-04-01"));
    assert_null(found("due-date-before-incident"));
    judge(arena_printf(arena, form, "Previous incident", "2024-04-01"));
    assert_non_null(found("due-date-before-incident"));
}

/* A calendar counts the days from the first to the last of them. */
static void test_lengths_in_days(void **state)
{
    (void)state;
    static const char head[] = "- Start: 2025-03-03 09:00 UTC\n- End: 2025-03-07 17:00 UTC\n%s";
    static const char log[] = "- First, logins failed\n- Then they worked\n";
    judge_parts(arena_printf(arena, head, ""), "Logins failed for five days (3-7 March 2025).",
                log);
    assert_string_equal(mismatch(), "");
    judge_parts(arena_printf(arena, head, "- Date: 3-7 March 2025\n- Duration: 5 days\n"),
                "Logins failed.", log);
    assert_string_equal(mismatch(), "");
}

/* What failed twice, in two nights, was down for as long in each of them. */
static void test_clocks_of_several_days(void **state)
{
    (void)state;
    static const char head[] = "- Start: 2025-03-04 22:00 UTC\n- End: 2025-03-06 02:35 UTC\n"
                               "- Duration: 4 h 35 min%s\n";
    static const char log[] = "- First, logins failed\n- Then they worked\n";
    judge_parts(arena_printf(arena, head, " (each night)"),
                "Logins failed from 22:00 to 02:35 UTC.", log);
    assert_string_equal(mismatch(), "");
    judge_parts(arena_printf(arena, head, ""),
                "Logins failed from 22:00 to 02:35 UTC on both nights.", log);
    assert_string_equal(mismatch(), "");
}

/* "The duration" is that of whatever the sentence before tells. */
static void test_duration_of_what_is_open(void **state)
{
    (void)state;
    static const char head[] = "- Start: 2025-03-04 06:03 UTC\n- End: 2025-03-04 07:55 UTC";
    static const char *const told[] = {
        "Reports were late. The duration was 130 min.",
        "The failed import was run again. Duration was 3 hours.",
        "Logins failed. The duration was 80 min, counted from the page.",
        "Logins failed. The outage duration was 80 min, counted from the page.",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts(head, told[i], "It went by too fast.");
        if (*mismatch())
            fail_msg("%s: %s", told[i], mismatch());
    }
    judge_parts(head, "Logins failed. The outage duration was 130 min.", "It went by too fast.");
    assert_string_equal(mismatch(),
                        "stated 130 min, but 06:03 to 07:55 UTC is 1 h 52 min: 18 min too much");
}

/* What is late, locked or stale may be so for longer than the window in which it came to be so. */
static void test_lengths_that_outlast_their_window(void **state)
{
    (void)state;
    static const char *const told[] = {
        "Emails were delayed for 3 hours (06:03-06:55 UTC).",
        "Users who signed in were locked out for 60 minutes (06:03-06:55 UTC).",
        "Stale prices were shown for 2 hours (06:03-06:55 UTC).",
        "Two nodes were down for 104 minutes (06:03-06:55 UTC).",
        "The wrong answer was cached for 3 hours (06:03-06:55 UTC).",
        "The API was down for 3 days (06:03-06:55 UTC).",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts("- Duration: 52 min", told[i],
                    "- 06:03 Logins fail\n- 06:10 Alert\n- 06:55 Logins work\n");
        if (*mismatch())
            fail_msg("%s: %s", told[i], mismatch());
    }
}

/* Behind a range may stand what was down of it, where another length or the prose says so. */
static void test_downtime_behind_the_range_of_a_date(void **state)
{
    (void)state;
    static const char log[] = "- First, logins failed\n- Then they worked\n";
    static const char when[] = "**When:** 4 March 2025, 08:00-10:00 UTC (30 minutes)%s";
    judge_parts(arena_printf(arena, when, "\n**Downtime:** 30 min"), "Logins failed.", log);
    assert_string_equal(mismatch(), "");
    judge_parts(arena_printf(arena, when, ""), "Logins failed intermittently.", log);
    assert_string_equal(mismatch(), "");
    judge_parts(arena_printf(arena, when, ""), "Logins failed.", log);
    assert_string_equal(mismatch(),
                        "stated 30 minutes, but 08:00 to 10:00 UTC is 2 h: 1 h 30 min too little");
}

#define exact_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        exact_test(test_days_beside_exact_ends),
        exact_test(test_clocks_without_days),
        exact_test(test_marks_in_last_clauses),
        exact_test(test_marks_of_the_incident_beside_its_impact),
        exact_test(test_length_behind_the_range_of_a_date),
        exact_test(test_window_in_brackets_behind_a_length),
        exact_test(test_duration_in_a_sentence),
        exact_test(test_other_incidents),
        exact_test(test_headings_of_the_incident_itself),
        exact_test(test_heading_over_the_only_timeline),
        exact_test(test_labels_of_other_incidents),
        exact_test(test_heading_behind_other_incidents),
        exact_test(test_work_of_other_incidents),
        exact_test(test_lengths_in_days),
        exact_test(test_clocks_of_several_days),
        exact_test(test_duration_of_what_is_open),
        exact_test(test_lengths_that_outlast_their_window),
        exact_test(test_downtime_behind_the_range_of_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
