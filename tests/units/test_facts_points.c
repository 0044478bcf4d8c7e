/* What the entries of a timeline, and the sentences around it, tell of the incident's points. */
#include "facts_fixture.h"

/* The points of a document as "S12:04 D12:10", in their order. */
static const char *points_of(const char *language, const char *source)
{
    static const char letters[] = "SDME";
    static char told[128];
    const struct postmortem *postmortem = facts_in(language, source);
    size_t length = 0;
    told[0] = '\0';
    for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
        const struct point *point = &postmortem->incident.points[phase];
        if (point->source != POINT_NONE)
            length +=
                (size_t)snprintf(told + length, sizeof told - length, "%s%c%s", length ? " " : "",
                                 letters[phase], format_clock(fixture_arena, &point->moment.clock));
    }
    return told;
}

/* Those of a timeline below a heading that tells none. */
static const char *points_of_timeline(const char *entries)
{
    return points_of(
        "en",
        arena_printf(fixture_arena, "# Mail on 2025-03-12\n\n## Timeline (UTC)\n\n%s", entries));
}

/* A name that resolves to an address ends nothing. */
static void a_name_resolved_ends_nothing(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:07 nslookup of the host resolved to 10.0.0.7\n"),
                        "D12:00");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:07 The team resolved to roll forward\n"),
                        "D12:00");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:07 Resolved to normal by itself\n"),
                        "D12:00 E12:07");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:07 Queue resolved, to everybody's relief\n"),
                        "D12:00 E12:07");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:06 All checks resolved to healthy\n"),
                        "D12:00 E12:06");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:07 Resolved to the customer's satisfaction\n"),
                        "D12:00 E12:07");
}

/* Who tries the server by hand knows already that something is wrong. */
static void a_check_of_a_responder_begins_nothing(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 12:00 Nobody gets any mail\n"
                                           "- 12:04 Telnet to mail.example.com failed to connect\n"
                                           "- 12:05 Ran curl against the API: it fails\n"),
                        "");
    assert_string_equal(points_of_timeline("- 12:00 Ping to the gateway fails\n"
                                           "- 12:04 Ann restarts the gateway\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 curl 8.1 deployed to all hosts\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 Pings from the monitor fail\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 nmap scan: the router crashed\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 Ping times rise, requests fail\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 Ping check for the gateway fails\n"),
                        "S12:00");
    assert_string_equal(points_of_timeline("- 11:50 Ann is on call\n"
                                           "- 12:00 Curl fails; the site is down\n"),
                        "S12:00");
}

/* What everybody met at the head of the list began it; what they all can do again ended it. */
static void what_users_meet_and_can_do_are_points(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 12:00 -550 Error for anyone trying to send mail\n"
                                           "- 12:23 -Users can send out mails successfully\n"),
                        "S12:00 E12:23");
    assert_string_equal(points_of_timeline("- 12:00 500 errors for some of the tests\n"
                                           "- 12:23 Some users can log in again\n"
                                           "- 12:24 Users can not yet log in again\n"
                                           "- 12:25 Users can see the errors again\n"),
                        "");
    /* over already, and what is asked, partial or held back */
    assert_string_equal(points_of_timeline("- 12:00 Errors for all users stopped\n"
                                           "- 12:21 Ann asks if users can log in again\n"
                                           "- 12:22 Half of the users can log in again\n"
                                           "- 12:23 Users can log in again but cannot pay\n"
                                           "- 12:24 Users could no longer log in again\n"
                                           "- 12:25 EU users can log in again\n"
                                           "- 12:26 Users can log in again in Europe\n"),
                        "");
    assert_string_equal(points_of_timeline("- 12:00 500 errors for all users\n"
                                           "- 12:21 Confirmed that customers can pay again\n"),
                        "S12:00 E12:21");
}

/* A detection that somebody aims at is none. */
static void an_aim_is_no_detection(void **state)
{
    (void)state;
    assert_string_equal(
        points_of_timeline("- 09:15 Probe is tuned (\"faster detection of hung pods\")\n"
                           "- 11:02 Alert: \"errors increased\"\n"),
        "D11:02");
    assert_string_equal(points_of_timeline("- 11:02 Detection by the probe\n"), "D11:02");
}

/* What people and alerts say stands in quotation marks, and so does the state that is set. */
static void entries_tell_points_in_quotes(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 11:02 Slack: \"checkout is down\"\n"
                                           "- 11:04 PagerDuty: \"High error rate alert\"\n"
                                           "- 11:20 Ann: “rolled back”\n"
                                           "- 11:30 Status page set to \"Resolved\"\n"),
                        "S11:02 D11:04 M11:20 E11:30");
}

/* The state "identified" of a status page is no detection, "resolved" is the end. */
static void a_quoted_state_is_no_detection(void **state)
{
    (void)state;
    assert_string_equal(points_of("en", "# Mail on 2025-03-12\n\n## Impact\n\nNobody got mail. The "
                                        "page said \"resolved\" at 14:39 UTC.\n"),
                        "E14:39");
    assert_string_equal(points_of("en", "# Mail on 2025-03-12\n\n## Impact\n\nNobody got mail. The "
                                        "page said \"investigating\" at 14:39,\nthen "
                                        "\"identified\" at 14:51.\n"),
                        "");
    assert_string_equal(points_of("en", "# Mail on 2025-03-12\n\n## Impact\n\nNobody got mail. The "
                                        "\"queue full\" error was detected at 14:51 UTC.\n"),
                        "D14:51");
}

/* What is awaited has not happened. */
static void what_is_awaited_is_not_there(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:04 Awaiting rollback\n"
                                           "- 12:05 Still waiting for the rollback\n"
                                           "- 12:06 Connections are pending rollback\n"
                                           "- 12:07 We wait for the service to be restored\n"),
                        "D12:00");
    assert_string_equal(points_of_timeline("- 12:00 Alert for the queue\n"
                                           "- 12:04 Rolled back, waiting for the caches\n"
                                           "- 12:06 All pending orders recovered\n"),
                        "D12:00 M12:04 E12:06");
    /* who waits may meet something meanwhile */
    assert_string_equal(points_of_timeline("- 12:00 Requests waiting for connections failed\n"
                                           "- 12:01 Users waiting for orders complained\n"
                                           "- 12:04 Waited until all pods recovered\n"),
                        "S12:00 D12:01 E12:04");
    assert_string_equal(points_of_timeline("- 12:01 Pending alert fired\n"
                                           "- 12:04 We wait until all pods are restored\n"
                                           "- 12:05 We wait for DNS to be restored\n"),
                        "D12:01");
    assert_string_equal(points_of("fr", "# Panne du 15 janvier 2026\n\n## Chronologie (UTC)\n\n"
                                        "- 10h25 Des paiements en attente rétablis\n"),
                        "E10:25");
    assert_string_equal(points_of("fr", "# Panne du 15 janvier 2026\n\n## Chronologie (UTC)\n\n"
                                        "- 10h05 Alerte de la supervision\n"
                                        "- 10h25 Les transactions sont en attente de rollback\n"
                                        "- 10h30 Le service est en attente d'être rétabli\n"),
                        "D10:05");
    assert_string_equal(points_of("fr", "# Panne du 15 janvier 2026\n\n## Chronologie (UTC)\n\n"
                                        "- 10h05 Alerte de la supervision\n"
                                        "- 10h25 Rollback, en attente des caches\n"),
                        "D10:05 M10:25");
    assert_string_equal(points_of("ja", "# 障害報告 2026-06-21\n\n## タイムライン（JST）\n\n"
                                        "- 12:00 アラートを検知\n- 12:10 ロールバック待ち\n"),
                        "D12:00");
}

/* What runs well before anything began or was noticed is no end. */
/* What a program closes is not the incident. */
static void a_thing_that_is_closed_ends_nothing(void **state)
{
    static const char *const things[] = {"the rest ran on: dpkg status closed 22:27:51",
                                         "Connections closed by the proxy",
                                         "The session was unexpectedly closed",
                                         "Log file closed",
                                         "Socket closed",
                                         "The PR is closed"};
    static const char *const ends[] = {"Incident closed", "Incident status closed",
                                       "All alerts closed", "Sockets closed, service restored",
                                       "Circuit breaker closed"};
    (void)state;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        assert_string_equal(
            points_of_timeline(arena_printf(
                fixture_arena, "- 12:00 Alert for the queue\n- 12:07 %s\n", things[i])),
            "D12:00");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        assert_string_equal(
            points_of_timeline(
                arena_printf(fixture_arena, "- 12:00 Alert for the queue\n- 12:07 %s\n", ends[i])),
            "D12:00 E12:07");
}

static void an_end_does_not_stand_before_all(void **state)
{
    (void)state;
    assert_string_equal(points_of_timeline("- 12:20 The node is started\n"
                                           "- 12:28 Test run is over, all restored\n"
                                           "- 14:44 Users reported that it hangs\n"),
                        "D14:44");
    assert_string_equal(points_of_timeline("- 12:20 Requests start to time out, it crashed\n"
                                           "- 12:28 The queue recovered by itself\n"
                                           "- 14:44 Users reported that it hung\n"),
                        "S12:20 E12:28");
    assert_string_equal(points_of("ja", "# ハング記録 2026-06-21\n\n## タイムライン（JST）\n\n"
                                        "- 12:28–12:51: テスト全 Phase 完走（正常稼働、FAIL 0）。\n"
                                        "- 14:44頃: ユーザよりハング報告\n"),
                        "D14:44");
}

/* What is resolved while the outage goes on is no end of it. */
static void an_end_is_not_taken_back_behind_it(void **state)
{
    (void)state;
    static const struct {
        const char *entry;
        bool ends;
    } examples[] = {
        {"Resolved several faults of the settings, but the VM remained inaccessible", false},
        {"Two pods recovered but the API stayed down", false},
        {"Disk restored, however logins are still failing", false},
        {"The cache was restored, but nobody noticed that it still could not be written", false},
        {"Node is back up, though the site is still down", false},
        {"Settings fixed and the VM restored", true},
        {"Service restored, but some pages remain slow", true},
        {"Service restored. Ann stayed online", true},
        {"Resolved, but we still do not know why", true},
        {"Resolved, but we still can't explain why it happened", true},
        {"Restored, but the team was still unable to explain it", true},
        {"Service restored for all users, though the map still fails", true},
        {"Service restored, but the dashboard still fails", true},
        {"Service restored, although the old node remained offline", true},
        {"Resolved by failover, but the primary stays offline", true},
        {"Service restored, but the status page is still broken", true},
        {"Site is back up, but search still fails", false},
        {"Site back up, but the backup server remained under watch", true},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *points = points_of_timeline(
            arena_printf(fixture_arena, "- 12:00 Computer froze\n- 12:07 %s\n", examples[i].entry));
        if (strcmp(points, examples[i].ends ? "S12:00 E12:07" : "S12:00") != 0)
            fail_msg("%s: %s", examples[i].entry, points);
    }
}

/* Seconds of which a cause tells are a moment of it. */
static void a_burst_in_the_cause_is_no_window(void **state)
{
    static const char head[] = "# Mail on 2025-03-12\n\n## Impact\n\nNobody got mail.\n\n## Root "
                               "cause\n\n%s\n";
    static const struct {
        const char *sentence, *points;
    } cases[] = {
        {"The disk gave a burst of errors at 16:51:59–16:52:07 UTC.", ""},
        {"The host was down from 16:51:59 to 16:52:07 UTC, which the queue did not survive.", ""},
        {"The outage lasted from 16:51:59 to 16:52:07 UTC.", "S16:51:59 E16:52:07"},
        {"The service was down from 16:51:59 to 17:12:07 UTC.", "S16:51:59 E17:12:07"},
        {"The service was down from 16:51 to 16:52 UTC.", "S16:51 E16:52"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(points_of("en", arena_printf(fixture_arena, head, cases[i].sentence)),
                            cases[i].points);
    assert_string_equal(points_of("en", "# Mail on 2025-03-12\n\n## Summary\n\nThe mail was down "
                                        "from 16:51:59 to 16:52:07 UTC.\n"),
                        "S16:51:59 E16:52:07");
}

/* Two days of a field, or of the title, say no more than a window that a sentence tells from the first to the last of them. */
static void a_window_gives_its_clocks_to_two_days(void **state)
{
    static const char *const source =
        "# Login outage%s\n\n## Summary\n\n%s\n\n"
        "## Timeline (UTC)\n\n- 22:35 Certificate expires\n- 22:41 Login test fails; pager goes "
        "off\n"
        "- 23:10 Another one asked for\n- 02:45 Certificate deployed; incident closed\n";
    static const char *const heads[] = {"\n\nDate: 29 March 2025 to 30 March 2025",
                                        ", 29/30 March 2025"};
    static const struct {
        const char *sentence, *points;
    } cases[] = {
        {"From 22:35 UTC on 29 March 2025 until 02:45 UTC on 30 March 2025 nobody could log in.",
         "S22:35 D22:41 E02:45"},
        {"From 22:35 to 02:45 UTC nobody could log in.", "S22:35 D22:41 E02:45"},
        /* of the first day alone, it may be that of a phase: no clock is known */
        {"From 22:35 to 23:10 UTC nobody could log in.", "S00:00 D22:41 E02:45"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t j = 0; j < sizeof heads / sizeof *heads; j++)
            assert_string_equal(
                points_of("en", arena_printf(fixture_arena, source, heads[j], cases[i].sentence)),
                cases[i].points);
    /* an entry that marks the start is believed more than a sentence of something else */
    assert_string_equal(points_of("en", "# Login outage, 29/30 March 2025\n\n## Summary\n\n"
                                        "A backup ran from 22:35 to 02:45 UTC.\n\n"
                                        "## Timeline (UTC)\n\n- 22:05 Outage begins\n"
                                        "- 22:41 Pager goes off\n- 03:45 Outage ends\n"),
                        "S22:05 D22:41 E03:45");
}

/* The duration stands where its minutes are told, be the start and the end told above it. */
static void a_duration_stands_where_it_is_told(void **state)
{
    static const struct {
        const char *head;
        size_t line;
    } cases[] = {
        {"Start: 2025-03-12 14:00 UTC\nEnd: 2025-03-12 15:30 UTC\nDuration: 90 min\n", 5},
        {"Duration: 90 min\nStart: 2025-03-12 14:00 UTC\nEnd: 2025-03-12 15:30 UTC\n", 3},
        {"Start: 2025-03-12 14:00 UTC\nEnd: 2025-03-12 15:30 UTC\n", 3},
        {"Date: 12 March to 13 March 2025\nTotal duration: 20 hours\n", 4},
        {"Status: Final\nWindow: 2025-03-12 14:00 to 15:30 UTC\n", 4},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts =
            facts_in("en", arena_printf(fixture_arena, "# Mail outage\n\n%s", cases[i].head));
        assert_int_equal(document_line(facts->document, facts->incident.place.start),
                         cases[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(a_name_resolved_ends_nothing),
        facts_test(a_check_of_a_responder_begins_nothing),
        facts_test(what_users_meet_and_can_do_are_points),
        facts_test(an_aim_is_no_detection),
        facts_test(entries_tell_points_in_quotes),
        facts_test(a_quoted_state_is_no_detection),
        facts_test(what_is_awaited_is_not_there),
        facts_test(a_thing_that_is_closed_ends_nothing),
        facts_test(an_end_does_not_stand_before_all),
        facts_test(an_end_is_not_taken_back_behind_it),
        facts_test(a_burst_in_the_cause_is_no_window),
        facts_test(a_duration_stands_where_it_is_told),
        facts_test(a_window_gives_its_clocks_to_two_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
