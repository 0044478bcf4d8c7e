/* What is taken for the incident's length, start and end, and what is held against each other of them: the
 * wordings that people write, in a document that is otherwise in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "judge_fixture.h"

static const char entries[] = "- 14:00 Errors begin\n- 14:09 Alert fires\n- 14:40 Rolled back\n"
                              "- 15:15 Service restored\n";
static const char window[] = "The booking API was down from 14:00 to 15:15 UTC on 2025-03-04.";

/* Whether the rule speaks of the words in the head, or in the summary behind the window of 75 minutes. */
static bool head_raises(const char *rule, const char *head)
{
    judge_parts(head, window, entries);
    return found(rule);
}

static bool summary_raises(const char *rule, const char *sentence)
{
    judge_parts("", arena_printf(arena, "%s %s", window, sentence), entries);
    return found(rule);
}

/* "Time to X" and the length of a phase are no length of the incident. */
static void test_phases_are_no_whole(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "- Time to mitigate: 40 min",   "- Time to mitigation: 40 min",
        "- Time to acknowledge: 9 min", "- Time to engage: 10 min",
        "- Time to identify: 20 min",   "- Time to fix: 40 min",
        "- Time to repair: 40 min",     "Time to fix: 40 min",
        "- Full outage: 40 min",        "**Full outage:** 40 min",
        "- Degraded for: 35 min",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (head_raises("duration-mismatch", heads[i]) || postmortem.incident.minutes != 75)
            fail_msg("%s", heads[i]);
}

/* A time to resolve may count from the detection, by whatever label or sentence it is told; it is never longer than
 * the whole. */
static void test_times_to_resolve(void **state)
{
    (void)state;
    static const char *const labels[] = {
        "**Time to restore service:**",
        "**Time to full recovery:**",
        "Total time to resolve:",
        "The time to restore service was",
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (head_raises("duration-mismatch", arena_printf(arena, "%s 66 min", labels[i])) ||
            head_raises("duration-mismatch", arena_printf(arena, "%s 75 min", labels[i])))
            fail_msg("%s", labels[i]);
        if (!head_raises("duration-mismatch", arena_printf(arena, "%s 105 min", labels[i])))
            fail_msg("%s 105 min", labels[i]);
    }
}

static void test_sentences_of_phases_are_no_whole(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "It took 40 minutes to mitigate.",
        "We mitigated the outage after 40 minutes.",
        "It was degraded for 75 minutes and fully unavailable for 40 minutes.",
        "It was degraded, and fully unavailable for 40 minutes.",
        "500 customers were blocked for 40 minutes.",
        "There were 40 minutes of full outage.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (summary_raises("duration-mismatch", sentences[i]) || postmortem.incident.minutes != 75)
            fail_msg("%s", sentences[i]);
}

/* But a part is no longer than the whole, and a time to resolve or a plain length is that of the whole. */
static void test_lengths_of_the_whole_are_held_against_it(void **state)
{
    (void)state;
    assert_true(head_raises("duration-mismatch", "- Duration: 40 min"));
    assert_true(summary_raises("duration-mismatch", "The outage lasted for 40 minutes."));
    assert_true(summary_raises("duration-mismatch", "It was fully unavailable for 95 minutes."));
}

/* A time to detect states no duration; a time to resolve, and in its place one to repair, does. */
static void test_time_to_detect_is_no_duration(void **state)
{
    (void)state;
    const char *bare = "The booking API returned errors on 2025-03-04.";
    judge_parts("- Time to detect: 9 min", bare, entries);
    assert_int_equal(postmortem.incident.duration, FACT_ABSENT);
    judge_parts("", "The booking API returned errors. Time to detect: 9 min.", entries);
    assert_int_equal(postmortem.incident.duration, FACT_ABSENT);
    judge_parts("- Time to resolve: 75 min", bare, entries);
    assert_int_equal(postmortem.incident.minutes, 75);
    judge_parts("- Time to repair: 1h 15m", bare, entries);
    assert_int_equal(postmortem.incident.minutes, 75);
}

static const char bare[] = "The booking API returned errors on 2025-03-04.";

/* Whether nothing tells the duration but the status, the title or the end of the head. */
static bool is_missing(const char *head)
{
    judge_parts(head, bare, entries);
    return found("duration-missing");
}

/* What is not over has no length yet, whatever the timeline says of a service that was restored. */
static void test_ongoing_incidents_need_no_duration(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "**Status:** Draft - incident still ongoing, mitigated",
        "- Start (UTC): 2025-03-04 14:00\n- End (UTC): ongoing",
        "**Current Status:** Under investigation",
        "Status: unresolved",
        "Status: not resolved",
        "Postmortem status: draft\n\nIncident status: ongoing",
        "| Resolved | not yet |\n| --- | --- |\n| Region | eu |",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (is_missing(heads[i]))
            fail_msg("%s", heads[i]);
}

/* What else goes on than the incident says nothing of it. */
static void test_other_states_are_not_ongoing(void **state)
{
    (void)state;
    assert_true(is_missing("Status: Action items ongoing"));
    assert_true(is_missing("Status: Root cause under investigation"));
    static const char *const heads[] = {"Status: Resolved",
                                        "Status: Draft",
                                        "Status: Resolved (monitoring)",
                                        "Status: Resolved. Action items: ongoing",
                                        "Status: Incident is no longer ongoing",
                                        "Status: Incident review ongoing",
                                        "Status: Complete (RCA: under investigation)"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (!is_missing(heads[i]))
            fail_msg("%s", heads[i]);
}

/* A length stands before or behind the noun, with some words between them, or behind what it follows from. */
static void test_lengths_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *sentence;
        int64_t minutes;
    } told[] = {
        {"Full API unavailability, 84 minutes.", 84},
        {"There were 84 minutes of full API unavailability.", 84},
        {"For 19\nhours the API answered nobody.", 19 * 60},
        {"On 4 March for 35 minutes the response time of the API was slow.", 35},
        {"The whole thing took 40 minutes.", 40},
        {"It was over after 40 minutes.", 40},
        {"The API was back after 40 minutes.", 40},
        {"Traffic was cut, causing failures and latency spikes for 75 minutes.", 75},
        {"Bookings showed high latency for about 75 minutes.", 75},
        {"~75 min full fleet outage (deadlock to restart).", 75},
        {"It cost us 75 minutes of total booking outage.", 75},
        {"The cost: about 75 minutes full fleet outage, no data lost.", 75},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts("", told[i].sentence, entries);
        if (postmortem.incident.minutes != told[i].minutes || found("duration-missing"))
            fail_msg("%s", told[i].sentence);
    }
    static const char *const other_subjects[] = {
        "The API crashed at 09:05 UTC. Ann was back at 09:47 UTC.",
        "The API crashed at 09:05 UTC. The first node was back at 09:47 UTC.",
        "The API crashed at 09:05 UTC. The vendor got back to us at 09:47 UTC.",
    };
    for (size_t i = 0; i < sizeof other_subjects / sizeof *other_subjects; i++) {
        judge_parts("", other_subjects[i], "- 09:05 A restart was tried\n- 09:20 It did not help");
        if (!found("duration-missing"))
            fail_msg("%s", other_subjects[i]);
    }
    judge_parts("", "The API crashed at 09:05 UTC and came back at 09:47 UTC.",
                "- 09:05 A restart was tried\n- 09:20 It did not help");
    assert_int_equal(postmortem.incident.minutes, 42);
    static const char *const others[] = {
        "Amazon had 3 hours of EC2 and EBS outage.",
        "It followed the provider's outage, 3 hours.",
        "There is a 3 hour data gap in the metrics.",
        "The rollback took 40 minutes.",
        "The incident took 40 minutes to detect.",
        "The incident took 40 minutes longer than the last one.",
        "The last outage took 40 minutes.",
        "The whole thing took 40 minutes of our time.",
        "The call was over after 40 minutes.",
        "Ann was back after 40 minutes.",
        "The first region was back after 40 minutes.",
        "The API was back at 14:10 UTC, and the replicas were copied (40 minutes).",
        "Of 40 hosts 19\nminutes: see below.",
        "40 minutes response time was seen.",
        "Some requests had a latency of 40 minutes.",
        "Mails came with a latency of up to 40 minutes.",
        "We used up 43 minutes of allowed downtime.",
        "After 40 minutes a full service outage was declared.",
        "Within 40 min full fleet outage followed.",
        "1 minute a full site outage costs four hours of work.",
        "Backups make the database slower for 2 hours every night.",
        "The alert fires when latency is above 2 s for 5 minutes.",
        "The nightly backup ran from 13:10 to 13:50 UTC, 40 minutes.",
        "Errors began at 14:00 UTC. The job was killed at 14:40 UTC, 40 minutes later."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge_parts("", others[i], entries);
        if (postmortem.incident.lengths.count || postmortem.incident.windows.count)
            fail_msg("%s", others[i]);
    }
}

/* How long it was slow is held against nothing. */
static void test_slow_times_are_no_whole(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Latency was elevated for 40 minutes.",
        "Errors and latency spikes went on for 40 minutes.",
        "Response times were slower for 40 minutes.",
        "Requests were slower for two hours.",
        "There were failures and high latency for 20 minutes.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (summary_raises("duration-mismatch", sentences[i]) || postmortem.incident.minutes != 75)
            fail_msg("%s", sentences[i]);
}

/* The timeline may begin behind the incident, where a sentence has the clock from which the length counts. */
static void test_length_from_a_clock_of_the_summary(void **state)
{
    (void)state;
    static const char log[] =
        "- 14:05 Alert fires\n- 14:20 Route added\n- 14:45 Service restored\n";
    judge_parts("", "At 14:00 UTC, traffic was interrupted, causing failures for 45 minutes.", log);
    assert_null(found("duration-contradicts-timeline"));
    assert_int_equal(postmortem.incident.minutes, 45);
    judge_parts("**Duration:** 45 min", "At 14:00 UTC, traffic was cut between two regions.", log);
    assert_null(found("duration-contradicts-timeline"));
    judge_parts("", "Traffic was interrupted, causing failures for 30 minutes.", log);
    assert_non_null(found("duration-contradicts-timeline"));
    /* it may be that of a later step, and begins nothing */
    judge_parts("**Duration:** 45 min", "At 14:20 UTC, all traffic was lost.",
                "- 14:00 Errors begin\n- 14:09 Alert fires\n- 14:45 Service restored\n");
    assert_null(found("duration-mismatch"));
}

/* "所要" behind the recovery says how long that took, maybe from the detection on. */
static void test_time_required_in_japanese(void **state)
{
    (void)state;
    static const char form[] =
        "# 障害報告: 切り替えの失敗\n\n## 概要\n\n2026-04-23 20:59 JST の切り替え後、"
        "ユーザー100人が記録を見られなかった。\n21:14 JST に切り戻して復旧。%s。\n\n"
        "## 時系列（JST）\n\n- 20:59 切り替え\n- 21:14 切り戻して復旧\n";
    static const struct {
        const char *told;
        bool is_length;
    } examples[] = {{"所要 15 分、データ損失ゼロ", true},
                    {"所要時間は約15分", true},
                    {"復旧までの所要 10 分", true},
                    {"確認の所要 15 分", false},
                    {"次回の会議は 15 分", false}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        judge(arena_printf(arena, form, examples[i].told));
        if ((postmortem.incident.lengths.count == 1) != examples[i].is_length ||
            found("duration-mismatch"))
            fail_msg("%s", examples[i].told);
    }
}

/* A length behind a window says how long that is, with whatever leads to it. */
static void test_length_behind_its_window(void **state)
{
    (void)state;
    static const char *const lengths[] = {", 95 minutes in total", ", a total of 95 minutes",
                                          ", i.e. 95 minutes", " = 95 minutes", " (95 minutes)"};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        judge_parts("",
                    arena_printf(arena, "Booking failed from 14:00 to 15:15 UTC on 2025-03-04%s.",
                                 lengths[i]),
                    entries);
        if (!found("duration-mismatch"))
            fail_msg("%s", lengths[i]);
    }
}

/* A word behind a time and a sign before one do not part the two times of a window. */
static void test_window_of_told_times(void **state)
{
    (void)state;
    assert_true(head_raises("duration-mismatch",
                            "Duration: ~14 hours (07:05 UTC detected -> ~13:30 UTC resolved)"));
    assert_false(head_raises("duration-mismatch",
                             "Duration: ~6 hours (07:05 UTC detected -> ~13:30 UTC resolved)"));
    assert_int_equal(postmortem.incident.points[PHASE_END].source, POINT_FIELD);
}

/* What the timeline suggests is not proposed beside another length that is told, of whatever. */
static void test_no_length_is_suggested_beside_another(void **state)
{
    (void)state;
    judge_parts("", "On 2025-03-04 the queue of the API took 84 minutes to drain.", entries);
    assert_null(strstr(found("duration-missing")->message, "suggests"));
    judge_parts("", "On 2025-03-04 the queue of the API took 75 minutes to drain.", entries);
    assert_non_null(strstr(found("duration-missing")->message, "suggests"));
}

/* The window of a delivery is none of the incident. */
static void test_windows_of_other_things(void **state)
{
    (void)state;
    judge_parts("", "The delivery window of the shop was 06:00-09:30 UTC on 2025-03-04.", entries);
    assert_int_equal(postmortem.incident.windows.count, 0);
}

/* The day on which it was published dates nothing where the incident's is told, and all where it is not. */
static void test_day_of_publication(void **state)
{
    (void)state;
    static const char form[] =
        "# Errors of the API\n\n*Published 2024-10-09 by the maintainers.*\n\n"
        "## Summary\n\n%s\n\n## Timeline (UTC)\n\n%s";
    judge(arena_printf(arena, form,
                       "The API failed on 2 October 2024. It was down from 14:00 to 15:15 UTC.",
                       entries));
    assert_int_equal(postmortem.incident.points[PHASE_START].moment.date.day, 2);
    judge(arena_printf(arena, form, "The API was down from 14:00 to 15:15 UTC.", entries));
    assert_int_equal(postmortem.incident.points[PHASE_START].moment.date.day, 9);
}

/* The minutes past 14:00 at which the entries tell a phase, or -1. */
static int told_at(enum phase phase, const char *lines)
{
    judge_parts("", bare, lines);
    const struct point *point = &postmortem.incident.points[phase];
    return point->source == POINT_NONE
               ? -1
               : (point->moment.clock.hour - 14) * 60 + point->moment.clock.minute;
}

static void test_steps_that_did_not_help_are_no_mitigation(void **state)
{
    (void)state;
    assert_int_equal(told_at(PHASE_MITIGATED, "- 14:00 Errors begin\n"
                                              "- 14:20 Rolled back the app. **No effect.**\n"
                                              "- 14:30 Work focused on rollback of the schema\n"
                                              "- 14:40 Schema rolled back\n- 15:15 Resolved\n"),
                     40);
}

/* To find the cause is not to notice the incident. */
static void test_found_causes_are_no_detection(void **state)
{
    (void)state;
    assert_int_equal(told_at(PHASE_DETECTED, "- 14:00 Errors begin\n- 14:30 Root cause identified\n"
                                             "- 14:50 Missing certificate identified\n"),
                     -1);
    assert_int_equal(told_at(PHASE_DETECTED, "- 14:00 Errors begin\n- 14:10 Issue identified\n"),
                     10);
    assert_int_equal(told_at(PHASE_DETECTED,
                             "- 14:00 Errors begin\n- 14:10 Ann identified a problem with DNS\n"),
                     10);
}

/* Behind another entry that by which it was noticed is no beginning, unless it tells one first. */
static void test_notice_is_no_beginning_behind_others(void **state)
{
    (void)state;
    assert_int_equal(told_at(PHASE_START, "- 14:00 Settings of the pool changed\n"
                                          "- 14:09 Alert: outage of booking\n- 15:15 Resolved\n"),
                     -1);
    assert_int_equal(told_at(PHASE_START, "- 14:09 Alert: outage of booking\n- 15:15 Resolved\n"),
                     9);
    assert_int_equal(told_at(PHASE_START, "- 14:00 Settings of the pool changed\n"
                                          "- 14:09 Site is down, alarms ring\n- 15:15 Resolved\n"),
                     9);
}

/* A duration over its start and its end is their heading; over anything else it is blank. */
static void test_duration_heads_its_points(void **state)
{
    (void)state;
    assert_false(head_raises("field-blank", "Duration:\n\nStart Time: 2025-03-04 14:00 UTC\n"
                                            "End Time: 2025-03-04 15:15 UTC"));
    assert_false(head_raises("field-blank", "Duration:\nStart Time: 2025-03-04 14:00 UTC\n"
                                            "End Time: 2025-03-04 15:15 UTC"));
    assert_true(head_raises("field-blank", "Duration:\n\nStart Time:\n\nSeverity: SEV-2"));
}

/* A night that only the fall of the clock tells is dated where the document dates that time elsewhere. */
static void test_dated_night(void **state)
{
    (void)state;
    static const char night[] = "- 23:40 UTC Errors begin\n- 07:05 UTC Service restored\n";
    static const char form[] = "# Errors of the API on 4 March 2025\n\n%s\n\n## Timeline\n\n%s";
    static const char *const dated[] = {
        "- Start: 2025-03-04 23:40 UTC\n- End: 2025-03-05 07:05 UTC",
        "It failed from 23:40 UTC on 4 March 2025 to 07:05 UTC on 5 March 2025.",
        "It was resolved on 5 March 2025 at 07:05 UTC.",
    };
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++) {
        judge(arena_printf(arena, form, dated[i], night));
        if (found("timeline-midnight-undated"))
            fail_msg("%s", dated[i]);
    }
    judge(arena_printf(arena, form, "It was resolved on 6 March 2025 at 07:05 UTC.", night));
    assert_non_null(found("timeline-midnight-undated"));
    judge("# Errors of the API on 4 March 2025\n\n## Timeline\n\n- 22:30 UTC Errors begin\n"
          "- 20:40 PST Paged Ines\n- 05:00 UTC Service restored\n");
    assert_null(found("timeline-midnight-undated"));
}

static const char *night_message(const char *night)
{
    judge_parts("**Severity:** SEV-2", "Bookings failed.", night);
    const struct finding *finding = found("timeline-midnight-undated");
    return finding ? finding->message : "";
}

/* One entry of the wrong half of the day is named itself, in the hours that its author counts. */
static void test_slip_of_the_half_day(void **state)
{
    (void)state;
    assert_string_equal(night_message("- 7:10 AM Errors begin\n- 7:25 AM Alert\n"
                                      "- 8:02 PM Rolled back\n- 8:20 AM Errors end\n"),
                        "8:02 PM stands between 7:25 AM and 8:20 AM");
    assert_non_null(strstr(found("timeline-midnight-undated")->help, "a slip for 8:02 AM?"));
    assert_string_equal(night_message("- 7:10 PM Errors begin\n- 7:25 AM Alert\n"
                                      "- 8:02 PM Rolled back\n- 8:20 PM Errors end\n"),
                        "7:25 AM stands between 7:10 PM and 8:02 PM");
    assert_string_equal(night_message("- 7:10 AM Errors begin\n- 7:25 AM Alert\n"
                                      "- 11:02 PM Rolled back\n- 8:20 AM Errors end\n"),
                        "8:20 AM after 11:02 PM is only guessed to be the next day");
    assert_string_equal(night_message("- 7:10 AM Errors begin\n- 8:02 PM Rolled back\n"
                                      "- 8:20 AM Errors end\n- 9:30 PM Reported\n"
                                      "- 10:20 AM Closed\n"),
                        "8:20 AM after 8:02 PM is only guessed to be the next day");
    assert_string_equal(night_message("- 07:10 Errors begin\n- 20:02 Rolled back\n"
                                      "- 08:20 Errors end\n"),
                        "08:20 after 20:02 is only guessed to be the next day");
}

/* A table of milestones is a timeline, whose last one ends what a field has begun. */
static void test_table_of_milestones(void **state)
{
    (void)state;
    judge("# Logins failed\n\n**Started** Tue, 4 Mar 2025 14:10:00 GMT\n\n## Milestones\n\n"
          "| Milestone | Occurred at | Elapsed |\n| --- | --- | --- |\n"
          "| Started | 14:10:00 | – |\n| Detected | 14:17:30 | 7m 30s |\n"
          "| Resolved | 15:40:00 | 1h 30m |\n");
    assert_null(found("duration-missing"));
    assert_int_equal(postmortem.incident.minutes, 90);
}

/* Whether the lack of a duration is an error in a document that has all else and no timeline. */
static bool lacks_duration(const char *head)
{
    judge(arena_printf(arena,
                       "# Outage of the booking API\n\n%s\n\n## Summary\n\nThe API was down.\n\n"
                       "## Root cause\n\nA wrong limit.\n\n## Impact\n\n500 customers.\n\n"
                       "## Action items\n\n- Limit the pool (owner: ann, due: 2025-04-01, #12)\n",
                       head));
    const struct finding *finding = found("duration-missing");
    return finding && finding->severity == SEVERITY_ERROR;
}

/* Two labels over a time may be a start and an end, in whatever words. */
static void test_start_and_end_in_unknown_fields(void **state)
{
    (void)state;
    assert_false(
        lacks_duration("**Broke:** on/around 2025-03-04\n**Mended for good:** 2025-03-06"));
    assert_true(lacks_duration("**Date:** 2025-03-04\n**Published:** 2025-03-06"));
    assert_true(lacks_duration("**Date:** 2025-03-04\n**Broke:** 2025-03-04"));
    assert_true(lacks_duration("**Date:** 2025-03-04"));
}

/* The first section may tell what happened under a heading that is not understood. */
static void test_window_below_an_unknown_heading(void **state)
{
    (void)state;
    static const char form[] =
        "# Loss of packets on 4 March 2025\n\n%s## What our clients saw\n\n%s\n\n"
        "## Root cause\n\nA card was broken.\n\n## Action items\n\n- Add an alert\n";
    judge(arena_printf(arena, form, "", "Packets went astray from 14:33 until 15:48 UTC."));
    assert_null(found("duration-missing"));
    assert_int_equal(postmortem.incident.minutes, 75);
    judge(arena_printf(arena, form, "", "Packets went astray. Copies are kept for 3 weeks."));
    assert_non_null(found("duration-missing"));
    judge(arena_printf(arena, form, "", "A shift is from 06:00 to 14:00 UTC."));
    assert_non_null(found("duration-missing"));
    judge(arena_printf(arena, form, "## Summary\n\nPackets went astray.\n\n",
                       "Lunch was from 12:00 until 12:45 UTC."));
    assert_non_null(found("duration-missing"));
}

/* The zone may stand in brackets, in words that are not known, or in an entry of the timeline. */
static void test_zones_told_beside_the_timeline(void **state)
{
    (void)state;
    static const char form[] = "# Errors of the API on 4 March 2025\n\n%s\n\n## Timeline%s\n\n"
                               "- 14:00 Errors begin\n- 14:40 %s\n";
    static const struct {
        const char *opening, *heading, *entry;
    } told[] = {
        {"It failed for 40 minutes (Berlin time).", "", "Rolled back"},
        {"The clock is that of the hall, which is German time.", "", "Rolled back"},
        {"It failed from 2:00 PM to 2:40 PM Eastern.", "", "Rolled back"},
        {"It failed for 40 minutes.", " (Eastern)", "Rolled back"},
        {"It failed for 40 minutes.", "", "Rolled back, errors until 14:45 UTC"},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge(arena_printf(arena, form, told[i].opening, told[i].heading, told[i].entry));
        if (found("timeline-zone-missing"))
            fail_msg("%s %s %s", told[i].opening, told[i].heading, told[i].entry);
    }
    static const char *const others[] = {"It failed for 40 minutes (this time).",
                                         "It was slow (Response time 5 s).",
                                         "It failed (Recovery time 40 minutes).",
                                         "The region (Central) failed.",
                                         "It failed for the first time, which is sad.",
                                         "The Eastern region failed (Pacific did not)."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge(arena_printf(arena, form, others[i], "", "Rolled back"));
        if (!found("timeline-zone-missing"))
            fail_msg("%s", others[i]);
    }
}

/* Times that are counted in another way than by a clock are times. */
static void test_counted_times(void **state)
{
    (void)state;
    static const char *const counted[] = {
        "- 1739890800: writes stop\n- 1739892000: writes go on",
        "- 1739890800123 writes stop\n- 1739892000456 writes go on",
        "- Block 21,874,002: writes stop\n- Block 21,874,303: writes go on",
        "- 0 min: writes stop\n- 40 min: writes go on",
        "- 14h00m writes stop\n- 14h40m writes go on",
        "- 9:00a writes stop\n- 9:40a writes go on",
    };
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        judge_parts("", bare, counted[i]);
        if (found("timeline-no-timestamps"))
            fail_msg("%s", counted[i]);
    }
    static const char *const others[] = {
        "- 5550123456 called, writes stop\n- writes go on",
        "- 40 minutes of errors\n- writes go on",
        "- 3 hours later writes go on",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge_parts("", bare, others[i]);
        if (!found("timeline-no-timestamps"))
            fail_msg("%s", others[i]);
    }
}

/* A sentence contradicts itself that tells a longer time than the only window beside it, whatever a field says.
 * A shorter one may be of a part, as may be one of several. */
static void test_length_beside_its_window(void **state)
{
    (void)state;
    static const char head[] = "- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:15 UTC\n"
                               "- Duration: 75 minutes";
    static const char *const right[] = {
        "The API was down for 20 minutes, from 14:00 to 15:15 UTC.",
        "The API was down for 60 minutes between 14:00 and 15:15 UTC.",
        "It failed from 14:00 to 14:40 UTC and again from 15:00 to 15:15 UTC, 55 minutes in total.",
        "The API was down for 35 minutes (14:00-14:20 and 15:00-15:15 UTC).",
        "Full outage 14:00-14:40 UTC, degraded 14:40-15:15 UTC (75 minutes in total).",
        "On average users were affected for 30 minutes from 14:00 to 15:15 UTC.",
        "- Search failed from 14:00 to 14:15 UTC\n- 30 minutes of lost mails",
        "The API was down for 25 hours, from 14:00 to 15:00 UTC the next day.",
        "The upstream outage lasted 5 hours.",
        "The incident call lasted two hours.",
        "The outage lasted two hours for EU customers.",
        "On 12 February the outage lasted three hours; this time it was shorter.",
        "It failed from 14:00 to 15:15 UTC, 2 hours of data were lost."};
    judge_parts(head, "The API was down for 95 minutes, from 14:00 to 15:15 UTC.", entries);
    assert_non_null(found("duration-mismatch"));
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        judge_parts(head, right[i], entries);
        if (found("duration-mismatch"))
            fail_msg("%s", right[i]);
    }
}

/* The updates of a status page are a timeline, the latest first; when one was posted, nothing need have begun
 * or ended. */
static void test_status_updates(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "## Resolved\n\nThis incident is resolved.\nPosted Jul 07, 2025 - 14:55 UTC\n\n"
        "## Monitoring\n\nThe limit was raised.\nPosted Jul 07, 2025 - 14:34 UTC\n\n"
        "## Investigating\n\nErrors started.\nPosted Jul 07, 2025 - 13:11 UTC\n",
        "**Resolved** - This incident is resolved.\nJul 7, 2025, 14:55 UTC\n\n"
        "**Update** - The limit was raised.\nJul 7, 2025, 14:34 UTC\n\n"
        "**Investigating** - Errors started.\nJul 7, 2025, 13:11 UTC\n",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        judge(arena_printf(arena, "# Errors of the API\n\n%s", pages[i]));
        assert_int_equal(postmortem.events.count, 3);
        assert_int_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
        assert_true(
            text_equal(postmortem.events.items[0].text, TEXT("This incident is resolved.")));
        assert_null(found("timeline-out-of-order"));
        assert_int_equal(postmortem.incident.points[PHASE_END].source, POINT_NONE);
    }
}

/* Updates of several incidents are no one's timeline. */
static void test_updates_of_several_incidents(void **state)
{
    (void)state;
    static const char updates[] = "**Resolved** - All is well.\nJul 7, 2025, 14:55 UTC\n\n"
                                  "**Investigating** - Errors.\nJul 7, 2025, 13:11 UTC\n";
    judge(arena_printf(arena, "# Status\n\n## The API\n\n%s\n## The shop\n\n%s", updates, updates));
    assert_int_not_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
}

/* The labels by which people tell when it began and ended. */
static void test_labels_of_points(void **state)
{
    (void)state;
    static const char *const labels[][2] = {
        {"Time of occurrence", "Downtime end"}, {"Occurred at", "Service restored"},
        {"Downtime start", "End of outage"},    {"Start of impact", "End of impact"},
        {"Service lost", "Service restored"},
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        judge_parts(arena_printf(arena,
                                 "- %s: 2025-03-04 14:00 UTC\n- **%s:** 2025-03-04 15:15 UTC",
                                 labels[i][0], labels[i][1]),
                    bare, entries);
        if (postmortem.incident.points[PHASE_START].source != POINT_FIELD ||
            postmortem.incident.points[PHASE_END].source != POINT_FIELD)
            fail_msg("%s, %s", labels[i][0], labels[i][1]);
    }
}

/* A priority by its number is a severity; one in words may be that of the work. */
static void test_labels_of_severity_and_authors(void **state)
{
    (void)state;
    assert_false(head_raises("severity-missing", "Incident priority: P1"));
    assert_false(
        head_raises("severity-missing", "| Region | eu |\n| --- | --- |\n| Priority | P2 |"));
    assert_true(head_raises("severity-missing", "Priority: high"));
    assert_false(head_raises("author-missing", "Incident owner: Ann Roe"));
    assert_false(head_raises("author-missing", "Facilitator: Ann Roe"));
    assert_true(head_raises("author-missing", "Scribe: Ann Roe"));
}

/* Text right below "Postmortem" sums up where no other heading says that it does. */
static void test_report_is_its_own_summary(void **state)
{
    (void)state;
    static const char form[] = "# Errors of the API on 2025-03-04\n\n## %s\n\n"
                               "The outage lasted for two hours: bookings failed.\n\n"
                               "### Timeline\n\n- 14:00 UTC Outage starts\n"
                               "- 15:15 UTC Outage ends\n";
    static const char *const names[] = {"Postmortem", "Incident report", "RCA"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        judge(arena_printf(arena, form, names[i]));
        if (postmortem.demands[DEMAND_SUMMARY] != FACT_STATED || !found("duration-mismatch"))
            fail_msg("%s", names[i]);
    }
    judge("# Errors of the API\n\n## Postmortem\n\n### Root cause\n\nA wrong limit.\n");
    assert_int_not_equal(postmortem.demands[DEMAND_SUMMARY], FACT_STATED);
}

#define duration_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        duration_test(test_phases_are_no_whole),
        duration_test(test_times_to_resolve),
        duration_test(test_sentences_of_phases_are_no_whole),
        duration_test(test_lengths_of_the_whole_are_held_against_it),
        duration_test(test_time_to_detect_is_no_duration),
        duration_test(test_ongoing_incidents_need_no_duration),
        duration_test(test_other_states_are_not_ongoing),
        duration_test(test_lengths_are_found),
        duration_test(test_slow_times_are_no_whole),
        duration_test(test_length_from_a_clock_of_the_summary),
        duration_test(test_time_required_in_japanese),
        duration_test(test_length_behind_its_window),
        duration_test(test_window_of_told_times),
        duration_test(test_no_length_is_suggested_beside_another),
        duration_test(test_windows_of_other_things),
        duration_test(test_day_of_publication),
        duration_test(test_steps_that_did_not_help_are_no_mitigation),
        duration_test(test_found_causes_are_no_detection),
        duration_test(test_notice_is_no_beginning_behind_others),
        duration_test(test_duration_heads_its_points),
        duration_test(test_dated_night),
        duration_test(test_slip_of_the_half_day),
        duration_test(test_table_of_milestones),
        duration_test(test_start_and_end_in_unknown_fields),
        duration_test(test_window_below_an_unknown_heading),
        duration_test(test_zones_told_beside_the_timeline),
        duration_test(test_counted_times),
        duration_test(test_length_beside_its_window),
        duration_test(test_status_updates),
        duration_test(test_updates_of_several_incidents),
        duration_test(test_report_is_its_own_summary),
        duration_test(test_labels_of_points),
        duration_test(test_labels_of_severity_and_authors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
