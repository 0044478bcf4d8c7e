/* What contradicts the start, the end and the length that a document states, and what only seems to: each in a
 * document that is otherwise in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "judge_fixture.h"

static const char window[] = "The booking API was down from 14:00 to 15:15 UTC on 2025-03-04.";
static const char undated[] = "Booking failed for 500 customers on 2025-03-04.";
static const char fields[] = "- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:15 UTC";

/* The minutes past 14:00 at which a phase is told, or -1. */
static int told_at(enum phase phase)
{
    const struct point *point = &postmortem.incident.points[phase];
    return point->source == POINT_NONE
               ? -1
               : (point->moment.clock.hour - 14) * 60 + point->moment.clock.minute;
}

/* Entries of a timeline with one more at its head or at its end. */
static const char *entries_with(const char *first, const char *last)
{
    return arena_printf(arena,
                        "%s\n- 14:00 Errors begin\n- 14:09 Alert fires\n- 14:40 Rolled back\n"
                        "- 15:15 Service restored\n%s\n",
                        first, last);
}

/* What is found, mended or begun when all is over is another story, as is what ends before it began; the timeline
 * has an entry at the start and at the end that are stated. */
static void test_entries_of_other_stories(void **state)
{
    (void)state;
    static const char *const stories[][2] = {
        {"", "- 17:30 Detected that 12 bookings are lost\n- 18:00 Mitigated by hand"},
        {"", "- 18:00 Second outage begins: search is slow"},
        {"- 13:10 Previous incident resolved", ""},
        {"- 13:10 Service restored after the maintenance", ""},
    };
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        const char *entries = entries_with(stories[i][0], stories[i][1]);
        judge_parts("", window, entries);
        if (found("phases-out-of-order") || told_at(PHASE_START) != 0 ||
            told_at(PHASE_DETECTED) != 9 || told_at(PHASE_MITIGATED) != 40 ||
            told_at(PHASE_END) != 75)
            fail_msg("%s%s", stories[i][0], stories[i][1]);
        judge_parts(fields, "The booking API was down on 2025-03-04.", entries);
        if (found("phases-out-of-order"))
            fail_msg("%s%s", stories[i][0], stories[i][1]);
    }
}

/* What was restarted before it began mitigated nothing, and the end of another incident ends nothing, whether or not
 * a start is stated. */
static void test_steps_before_the_start(void **state)
{
    (void)state;
    judge_parts(fields, undated, entries_with("- 13:30 Scheduler restarted by the upgrade", ""));
    assert_int_equal(told_at(PHASE_MITIGATED), 40);
    judge_parts("", undated, entries_with("", "- 17:00 An unrelated incident is resolved"));
    assert_int_equal(told_at(PHASE_END), 75);
    judge_parts("", undated, entries_with("- 13:50 Earlier outage is over", ""));
    assert_int_equal(told_at(PHASE_END), 75);
    judge_parts("", undated, "- 14:00 Outage begins\n- 14:09 Alert fires\n- 15:10 Outage ends\n");
    assert_int_equal(told_at(PHASE_END), 70);
}

/* But an entry that only mentions another incident tells what it tells. */
static void test_mention_of_another_incident(void **state)
{
    (void)state;
    judge_parts("", undated,
                "- 14:00 Outage begins\n- 14:09 Users report another outage\n"
                "- 14:40 Mitigated as in the previous incident\n"
                "- 15:15 Incident resolved, an unrelated problem is left\n");
    assert_int_equal(told_at(PHASE_START), 0);
    assert_int_equal(told_at(PHASE_DETECTED), 9);
    assert_int_equal(told_at(PHASE_MITIGATED), 40);
    assert_int_equal(told_at(PHASE_END), 75);
}

/* Nor does an entry beyond the end contradict it where another one plays its part before. */
static void test_parts_that_others_play(void **state)
{
    (void)state;
    judge_parts(fields, "The booking API was down.",
                "- 13:58 Deploy\n- 14:09 Alert fires\n- 15:10 Limit raised\n"
                "- 17:30 Detected: 12 bookings are lost\n");
    assert_null(found("phases-out-of-order"));
    assert_int_equal(told_at(PHASE_DETECTED), 9);
}

/* But where nothing in the timeline bears out the stated time, one of the two is wrong. */
static void test_entries_that_contradict_fields(void **state)
{
    (void)state;
    judge_parts(fields, "The booking API was down.",
                "- 14:00 Errors begin\n- 14:09 Alert fires\n- 15:40 Mitigated: limit raised\n"
                "- 15:45 All is well\n");
    assert_non_null(found("phases-out-of-order"));
    /* a first step may have been in vain */
    judge_parts(fields, "The booking API was down.",
                "- 14:00 Errors begin\n- 14:09 Alert fires\n- 14:40 Rolled back\n"
                "- 15:40 Mitigated: limit raised\n- 15:45 All is well\n");
    assert_non_null(found("phases-out-of-order"));
    judge_parts("- Start: 2025-03-04 14:00 UTC", "The booking API was down.",
                "- 12:30 The pool grows\n- 12:40 Alert fires\n- 12:50 Outage ends\n");
    assert_non_null(found("phases-out-of-order"));
}

/* What nobody noticed may be over when it is found: a field says so, long after or with an entry of the timeline. */
static void test_detection_behind_the_end(void **state)
{
    (void)state;
    static const char form[] = "%s\n- Detected: %s";
    static const char *const later[] = {"2025-03-05 09:30 UTC", "2025-03-04 16:20 UTC"};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        judge_parts(arena_printf(arena, form, fields, later[i]), "12 customers saw foreign bills.",
                    "- 14:00 Deploy\n- 15:15 The next deploy\n");
        if (found("phases-out-of-order"))
            fail_msg("%s", later[i]);
    }
    const char *soon = arena_printf(arena, form, fields, "2025-03-04 15:40 UTC");
    judge_parts(soon, "12 customers saw foreign bills.",
                "- 14:00 Deploy\n- 15:15 The next deploy\n- 15:40 A customer writes\n");
    assert_null(found("phases-out-of-order"));
    judge_parts(soon, "12 customers saw foreign bills.",
                "- 14:00 Deploy\n- 14:40 A customer writes\n- 15:15 The next deploy\n");
    assert_non_null(found("phases-out-of-order"));
}

/* News of the incident is no detection of it; a label that says it was reported is judged as "Detected" is. */
static void test_reports_behind_the_end(void **state)
{
    (void)state;
    static const char *const silent[] = {
        "Reported to customers: 2025-03-04 15:40 UTC",
        "Reported to the data protection authority: 2025-03-04 15:40 UTC",
        "Reported: 2025-03-04 16:15 UTC", "Noticed: 2025-03-05 09:30 UTC"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        judge_parts(arena_printf(arena, "%s\n\n%s", fields, silent[i]),
                    "12 customers saw foreign bills.", "- 14:00 Deploy\n- 15:15 The next deploy\n");
        if (found("phases-out-of-order"))
            fail_msg("%s", silent[i]);
    }
    judge_parts(arena_printf(arena, "%s\n\nReported to us: 2025-03-04 15:40 UTC", fields),
                "12 customers saw foreign bills.", "- 14:00 Deploy\n- 15:15 The next deploy\n");
    assert_non_null(found("phases-out-of-order"));
}

/* A timeline that lies an hour beside the window is one mistake, and one finding. */
static void test_shifted_timeline_is_one_finding(void **state)
{
    (void)state;
    static const char shifted[] = "- 12:00 Booking fails\n- 12:09 Alert fires\n"
                                  "- 12:40 Rolled back\n- 13:15 Outage is over\n";
    judge_parts("", window, shifted);
    assert_non_null(found("timeline-outside-window"));
    assert_null(found("phases-out-of-order"));
    judge_parts("- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:15 UTC\n"
                "- Mitigated: 2025-03-04 15:40 UTC",
                window, shifted);
    assert_non_null(found("phases-out-of-order"));
}

/* Whether fields in a zone are held to lie beside entries in UTC. */
static bool lies_beside(const char *start, const char *end, const char *entries)
{
    judge_parts(arena_printf(arena, "- Start: 2025-03-04 %s\n- End: 2025-03-04 %s", start, end),
                "The booking API was down.", entries);
    return found("timeline-outside-window") != NULL;
}

/* The clocks of the fields in another zone are no chance, though an entry happens to lie near their end. */
static void test_same_clocks_in_two_zones(void **state)
{
    (void)state;
    static const char entries[] = "- 14:07 Outage begins\n- 14:10 Alert fires\n"
                                  "- 14:30 Rolled back\n- 15:33 Outage ends\n";
    assert_true(lies_beside("14:07 CET", "15:33 CET", entries));
    /* it is right, or in no other zone */
    assert_false(lies_beside("15:07 CET", "16:33 CET", entries));
    assert_false(lies_beside("14:07", "15:33", entries));
    assert_false(lies_beside("14:07 UTC", "15:33 UTC", entries));
    /* an entry stands at the end itself */
    assert_false(lies_beside("14:07 CET", "15:33 CET",
                             "- 14:07 Outage begins\n- 14:10 Alert fires\n"
                             "- 14:33 Searches succeed\n- 15:33 Outage ends\n"));
    /* other clocks may be those of other things */
    assert_false(lies_beside("14:08 CET", "15:34 CET", entries));
    /* round ones are alike by chance */
    assert_false(lies_beside("14:00 CET", "15:30 CET",
                             "- 14:00 Outage begins\n- 14:10 Alert fires\n"
                             "- 14:32 Rolled back\n- 15:30 Outage ends\n"));
}

/* A date that stands in quotation marks, in a name, behind the name of a number, or that a program is told to handle
 * is data. */
static void test_dates_that_are_data(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The import refused \"30 February 2025\" and stopped.",
        "The job computed the end of the trial as 31 April 2025.",
        "The renewal date is computed as 29 February 2025.",
        "The parser took 2025-02-30 for a day and stopped.",
        "The library answers 31 February 2025, which the database rejects.",
        "The field accepts 2025-02-30 as a date.",
        "One customer has the birthday 30 February 1980.",
        "The letter says 31 April 2025 (sic).",
        "It came with release 2025.31.02 of the client.",
        "We restored db-2025-04-31.tar.gz on the replica.",
        "Image 2025-02-30-rc1 was rolled out.",
        "See ticket 2025-99-12 for more.",
        "The date 2025-02-30 could not be parsed.",
        "The job parses the date 31 April 2025.",
        "The form let the date 30 February 2025 pass.",
        "31 April 2025 was silently accepted by the form.",
        "The fault appears only on 30 February 2025.",
        "The receipt showed 31 April 2025, as its clock was wrong.",
    };
    static const char *const heads[] = {"**Firmware:** 2025.02.31", "**Image tag:** 2025-02-30-rc1",
                                        "**Case no.:** 31/02/2025",
                                        "**Backup used:** db-2025-04-31.tar.gz"};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        judge_parts(fields, sentences[i], entries_with("", ""));
        if (found("date-impossible"))
            fail_msg("%s", sentences[i]);
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        judge_parts(heads[i], window, entries_with("", ""));
        if (found("date-impossible"))
            fail_msg("%s", heads[i]);
    }
    judge_parts(fields, window,
                entries_with("", "- 15:20 The log shows \"2025-02-30\" as the due date"));
    assert_null(found("date-impossible"));
}

/* Nor does a weekday that a machine told, or a quotation, contradict its date. */
static void test_weekdays_that_are_data(void **state)
{
    (void)state;
    static const char *const told[] = {"The receipt says Sunday, 3 March 2025.",
                                       "The mail of \"Sunday, 3 March 2025\" was never sent."};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_parts(fields, told[i], entries_with("", ""));
        if (found("weekday-mismatch"))
            fail_msg("%s", told[i]);
    }
    judge_parts(fields, "The disk was full on Sunday, 3 March 2025.", entries_with("", ""));
    assert_non_null(found("weekday-mismatch"));
    judge_parts("**Date:** Sunday, 4 March 2025", window, entries_with("", ""));
    assert_non_null(found("weekday-mismatch"));
}

/* Where a document says when something was, whatever stands beside it, a date that no calendar has is wrong. */
static void test_dates_that_are_wrong(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The booking API crashed on 30 February 2025.",
        "It was down from 2025-02-30 14:00 to 15:15 UTC: the parser was too slow.",
        "Bookings were rejected on 31 April 2025 for an hour.",
        "The \"new\" pool went live on 31 April 2025.",
        "On 31 April 2025 the parser failed.",
        "Booking broke on 2025-02-30, when the parser was changed.",
        "Parsing failed on 2025-02-30.",
        "It failed on 31 April 2025, which the monitoring did not see.",
        "The release, 31 April 2025, broke it.",
        "The release (2025-02-30) broke it.",
        "It broke on 31 April 2025-a Thursday.",
        "The form was broken on 31 April 2025.",
        "On 31 April 2025 the request was rejected.",
        "The old page had errors on 31 April 2025.",
    };
    static const char *const heads[] = {"**Date:** 2025-02-30",
                                        "**Date:** 31 April 2025 (version 3)",
                                        "**Start:** 2025-02-30 14:00 UTC",
                                        "**Release:** 30 February 2025",
                                        "**Go-live of the pool:** 2025-02-30",
                                        "**Date:** \"2025-02-30\""};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        judge_parts("", sentences[i], entries_with("", ""));
        if (!found("date-impossible"))
            fail_msg("%s", sentences[i]);
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        judge_parts(heads[i], window, entries_with("", ""));
        if (!found("date-impossible"))
            fail_msg("%s", heads[i]);
    }
    judge_parts("", window, entries_with("", "- 2025-02-30 15:20 The parser is restarted"));
    assert_non_null(found("date-impossible"));
    judge("# Outage of the API\n\n## Action items\n\n"
          "- Test the parser (owner: ann, due: 2025-02-30)\n");
    assert_non_null(found("date-impossible"));
}

/* Whether a head, or a sentence, contradicts the times that are stated in it or beside it. */
static bool is_mismatch(const char *head, const char *summary)
{
    judge_parts(head, summary, entries_with("", ""));
    return found("duration-mismatch");
}

/* Of several ranges in one field the pauses between them are no part of the length. */
static void test_several_ranges_of_a_field(void **state)
{
    (void)state;
    static const char *const ranges[] = {"14:00-14:25 and 14:55-15:15 UTC",
                                         "14:00–14:25, 14:55–15:15 UTC",
                                         "14:00 to 14:25 and again from 14:55 to 15:15 UTC",
                                         "14:00 to 14:10, 14:20 to 14:30 and 14:50 to 15:15 UTC"};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (is_mismatch(arena_printf(arena, "Outage: %s\n\nDuration: 45 min", ranges[i]), undated))
            fail_msg("%s", ranges[i]);
        assert_int_equal(told_at(PHASE_START), 0);
        assert_int_equal(told_at(PHASE_END), 75);
        if (!is_mismatch(arena_printf(arena, "Outage: %s\n\nDuration: 95 min", ranges[i]), undated))
            fail_msg("%s", ranges[i]);
    }
    /* The same range by another clock is no second one. */
    assert_true(
        is_mismatch("Window: 14:00-15:15 UTC, 15:15-16:15 CET\n\nDuration: 45 min", undated));
    assert_true(
        is_mismatch("Window: 14:00-15:15 UTC, 15:00-16:15 CET\n\nDuration: 45 min", undated));
    assert_int_equal(told_at(PHASE_END), 75);
}

/* Start and end in one field are a window. */
static void test_start_and_end_in_one_field(void **state)
{
    (void)state;
    static const char *const windows[] = {
        "- Start / end: 2025-03-04 14:00 UTC / 2025-03-04 15:15 UTC",
        "- **Start/End:** 2025-03-04 14:00 - 15:15 UTC",
        "| Start and end | 2025-03-04 14:00 UTC / 2025-03-04 15:15 UTC |\n| --- | --- |\n"
        "| Severity | SEV-2 |",
    };
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        judge_parts(windows[i], undated, "Nothing was written down.");
        if (told_at(PHASE_START) != 0 || told_at(PHASE_END) != 75)
            fail_msg("%s", windows[i]);
    }
}

/* What speaks of pauses, of a sum or of some alone may be shorter than from the start to the end, but not longer. */
static void test_net_lengths(void **state)
{
    (void)state;
    static const char *const lengths[] = {
        "Duration: %s in total",        "Duration: %s for EU",
        "Duration: %s (25 + 20)",       "Duration: %s, with a short break",
        "Duration: %s, intermittently", "Downtime: %s",
        "User-visible downtime: %s",    "Total outage time: %s",
    };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (size_t longer = 0; longer < 2; longer++) {
            const char *length = longer ? "95 min" : "45 min";
            size_t at = strcspn(lengths[i], "%");
            const char *head = arena_printf(arena, "%s\n- %.*s%s%s", fields, (int)at, lengths[i],
                                            length, lengths[i] + at + 2);
            if (is_mismatch(head, undated) != (bool)longer)
                fail_msg("%s", head);
        }
    static const char *const sentences[] = {
        "Between 14:00 and 15:15 UTC booking was down for a total of 45 minutes.",
        "From 14:00 to 15:15 UTC, with a break of half an hour, booking failed for 45 minutes.",
        "Booking was down from 14:00 to 15:15 UTC. In total it was down for 45 minutes.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (is_mismatch("", sentences[i]))
            fail_msg("%s", sentences[i]);
    assert_false(
        is_mismatch("- Duration: 45 min (25 min + 20 min)\n- Window: 14:00 to 15:15 UTC", undated));
    assert_false(is_mismatch("Window: 14:00 to 15:15 UTC (with a break from 14:25 to 14:55)\n\n"
                             "Duration: 45 min",
                             undated));
}

/* A length that says from when to when it counts is held against no other ends. */
static void test_lengths_of_other_ends(void **state)
{
    (void)state;
    static const char *const lengths[] = {"66 min since detection",
                                          "45 min from the alert on",
                                          "95 min (from the deploy until the war room was closed)",
                                          "45 min from the first alert to recovery",
                                          "95 min until the call was closed",
                                          "95 min incl. the review"};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (is_mismatch(arena_printf(arena, "%s\n- Duration: %s", fields, lengths[i]), undated))
            fail_msg("%s", lengths[i]);
}

/* Whatever does not say so is the length of the whole. */
static void test_lengths_that_contradict(void **state)
{
    (void)state;
    static const char *const heads[] = {"- Duration: 45 min",
                                        "- Outage duration: 45 min",
                                        "- Duration of the outage: 45 min",
                                        "- Duration: 45 min for all customers",
                                        "- Duration: 45 min from start to end",
                                        "- Duration: 45 min for our customers",
                                        "- Duration: 45 min since the start",
                                        "- Duration: 45 min (since 14:00)",
                                        "- Duration: 95 min from outage start to resolution",
                                        "- Duration: 95 min until it was resolved",
                                        "- Duration: 95 min until all was back to normal",
                                        "- Duration: 45 min until full recovery"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (!is_mismatch(arena_printf(arena, "%s\n%s", fields, heads[i]), undated))
            fail_msg("%s", heads[i]);
    assert_true(is_mismatch("- Duration: 45 min (from 14:00 to 15:15 UTC)", undated));
    assert_true(is_mismatch("- Downtime start: 2025-03-04 14:00 UTC\n"
                            "- Downtime end: 2025-03-04 15:15 UTC\n- Downtime: 45 min",
                            undated));
    assert_true(is_mismatch("", arena_printf(arena, "%s The outage lasted 45 minutes.", window)));
    assert_true(is_mismatch("- Downtime: 45 min", window));
}

/* Not every break, and not every "for", says that some of the time is left out. */
static void test_lengths_without_pauses(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Booking was down for 45 minutes without a break, from 14:00 to 15:15 UTC.",
        "Booking was down for 45 minutes, from 14:00 to 15:15 UTC, after a break in a cable.",
        "Booking was down for 45 minutes, from 14:00 to 15:15 UTC, after repeated failovers.",
        "Booking was down from 14:00 to 15:15 UTC. The outage lasted 45 minutes for our users.",
        "Booking was down from 14:00 to 15:15 UTC. The outage lasted 45 minutes for lack of staff.",
        "Booking was down from 14:00 to 15:15 UTC. The outage lasted 45 minutes (20 + 30 shops).",
        "We had intermittent errors in May. Booking was down for 45 minutes, from 14:00 to 15:15 "
        "UTC.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (!is_mismatch("", sentences[i]))
            fail_msg("%s", sentences[i]);
}

/* One clock in a field for the start and the end is no length. */
static void test_start_alone_in_a_field_for_both(void **state)
{
    (void)state;
    judge_parts("- Start / end: 14:00", undated, entries_with("", ""));
    assert_null(found("duration-contradicts-timeline"));
    assert_int_equal(postmortem.incident.lengths.count, 0);
    judge_parts("- Downtime: 01:15", undated, entries_with("", ""));
    assert_int_equal(postmortem.incident.lengths.count, 1);
}

/* What is told of a metric that stands at the head, or "". */
static const char *metric_message(const char *head, const char *entries)
{
    judge_parts(head, undated, entries);
    const struct finding *finding = found("metric-contradicts-timeline");
    return finding ? finding->message : "";
}

static const char points[] = "- Start: 2025-03-04 14:00 UTC\n- Detected: 2025-03-04 14:09 UTC\n"
                             "- End: 2025-03-04 15:15 UTC\n";

/* Where fields or markers tell the points of a metric, two entries that happen to be so far apart say nothing. */
static void test_metrics_beside_told_points(void **state)
{
    (void)state;
    const char *marked = "- 14:00 Outage starts\n- 14:09 Alert\n- 14:40 Cache emptied\n"
                         "- 15:15 Outage is over\n";
    assert_string_equal(metric_message("- Time to detect: 31 min", marked),
                        "Time to detect is 31 min, but start 14:00 (line 11) to detected 14:09 "
                        "(line 12) is 9 min");
    assert_string_equal(metric_message("- Time to resolve: 40 min", marked),
                        "Time to resolve is 40 min, but start 14:00 (line 11) to end 15:15 (line "
                        "14) is 1 h 15 min");
    judge_parts(arena_printf(arena, "%s- Time to detect: 31 min", points), undated,
                "It went by too fast to be written down.\n");
    assert_string_equal(found("metric-contradicts-timeline")->message,
                        "Time to detect is 31 min, but start 14:00 (line 3) to detected 14:09 "
                        "(line 4) is 9 min");
}

/* A metric may count from a change or an error before the start, or from the detection, to the repair. */
static void test_metrics_that_count_otherwise(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"- Time to detect: 9 min", "- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over"},
        {"- Time to detect: 21 min",
         "- 13:48 Release 12 goes out\n- 14:00 Outage starts\n- 14:09 Alert\n"
         "- 15:15 Outage is over"},
        {"- Time to detect: 25 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 14:25 Ann looks at the graphs\n"
         "- 15:15 Outage is over"},
        {"- Time to resolve: 66 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 14:40 Rolled back\n- 15:15 Outage is over"},
        {"- Time to resolve: 40 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 14:40 Rolled back\n- 15:15 Outage is over"},
        {"- Time to detect: about 30 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over"},
        {"- Time to detect: 35 min",
         "- 14:00 Errors rise\n- 14:05 Pages are slow\n- 14:40 Alert\n- 15:15 Restored"},
        {"- Start: 14:00 UTC\n- Detected: 14:09 UTC\n- Time to detect: 20 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 14:20 Ann reads it\n- 15:15 Outage is over"},
        {"- Time to detect (goal): 5 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over"},
        {"- Declared at 14:20\n- Time to resolve: 55 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over"},
        {"- Time to resolve: 100 min",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over\n- 15:40 Queues drained"},
        {"- Time to detect: 31 min\n- Detected: 14:31 UTC\n- Detected: 14:09 UTC",
         "- 14:00 Outage starts\n- 14:09 Alert\n- 14:31 Second alert\n- 15:15 Outage is over"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (*metric_message(cases[i][0], cases[i][1]))
            fail_msg("%s: %s", cases[i][0], found("metric-contradicts-timeline")->message);
}

/* The end is no mitigation: a time to mitigate that nothing else tells of may be any that is no longer than the
 * whole. */
static void test_mitigation_within_the_whole(void **state)
{
    (void)state;
    static const char start_and_end[] =
        "- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:15 UTC\n- Time to mitigate: ";
    static const char *const logs[] = {
        "- 14:00 Bookings fail\n- 14:09 Alert\n- 14:40 Traffic drained\n- 15:15 Bookings work",
        "- 14:00 Outage starts\n- 14:09 Alert\n- 14:40 Traffic drained\n- 15:15 Outage is over",
        "- 14:00 Bookings fail\n- 14:09 Alert\n- 15:15 Service restored",
        "It went by too fast to be written down.",
    };
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
        if (*metric_message(arena_printf(arena, "%s40 min", start_and_end), logs[i]) ||
            *metric_message(arena_printf(arena, "%s56 min", start_and_end), logs[i]) ||
            *metric_message(arena_printf(arena, "%s75 min", start_and_end), logs[i]))
            fail_msg("%s: %s", logs[i], found("metric-contradicts-timeline")->message);
        assert_string_equal(
            metric_message(arena_printf(arena, "%s1 h 56 min", start_and_end), logs[i]),
            "Time to mitigate is 1 h 56 min, but start 14:00 (line 3) to end 15:15 (line 4) is "
            "1 h 15 min");
    }
    assert_string_equal(metric_message("- Time to mitigate: 56 min", logs[2]), "");
    assert_string_equal(
        metric_message("- Time to mitigate: 156 min", logs[2]),
        "Time to mitigate is 156 min, but no two entries of the timeline are exactly so "
        "far apart; start 14:00 (line 11) to end 15:15 (line 13) is 1 h 15 min");
    assert_string_equal(
        metric_message(
            arena_printf(arena, "%s56 min\n- Mitigated: 2025-03-04 14:40 UTC", start_and_end),
            logs[0]),
        "Time to mitigate is 56 min, but start 14:00 (line 3) to mitigated 14:40 (line 6) is "
        "40 min");
}

/* What was found before the start may have been caught early, but not where two others tell a later minute. */
static void test_detection_before_the_start(void **state)
{
    (void)state;
    const char *early = "- Start: 2025-03-04 14:00 UTC\n- Detected: 2025-03-04 13:49 UTC\n"
                        "- End: 2025-03-04 15:15 UTC\n- Time to detect: 9 min";
    const char *alert = "- 14:00 Bookings fail\n- 14:09 Alert\n- 15:15 Restored";
    assert_string_equal(
        metric_message(early, alert),
        "detected 13:49, 11 min before the start 14:00 (line 3), but Time to detect "
        "is 9 min (line 6)");
    assert_string_equal(found("metric-contradicts-timeline")->label, "a slip for 14:09?");
    assert_string_equal(metric_message(early, arena_printf(arena,
                                                           "- 13:40 Release\n- 13:49 Alert\n"
                                                           "%s",
                                                           alert)),
                        "");
    assert_string_equal(
        metric_message(arena_printf(arena, "%s\n- Merged: 13:40 UTC", early), alert), "");
    assert_string_equal(metric_message(early, "- 13:40 Release\n- 14:00 Bookings fail\n"
                                              "- 14:30 Rolled back\n- 15:15 Restored"),
                        "");
}

/* A start without a zone may be of another than that of the detection. */
static void test_start_without_a_zone(void **state)
{
    (void)state;
    static const char form[] = "# Outage on 2025-03-04\n\n- Start: 16:00%s\n"
                               "- Detected: 14:09 UTC\n- End: 17:15%s\n- Time to detect: 9 min\n\n"
                               "## Timeline\n\n- 16:00%s Down\n- 16:09%s Alert\n- 17:15%s Up\n";
    const char *rule = "metric-contradicts-timeline", *zone = " UTC";
    judge(arena_printf(arena, form, "", "", "", "", ""));
    assert_null(found(rule));
    judge(arena_printf(arena, form, zone, zone, zone, zone, zone));
    assert_non_null(found(rule));
}

/* How the days of a title, of the head and of the timeline are told to differ, or "". */
static const char *day_message(const char *title, const char *head, const char *entries)
{
    judge(arena_printf(arena,
                       "# %s\n\n%s\n\nBookings failed for 500 customers.\n\n## Timeline\n\n%s\n\n"
                       "## Root cause\n\nA wrong limit.\n",
                       title, head, entries));
    const struct finding *finding = found("incident-date-mismatch");
    return finding ? finding->message : "";
}

/* One incident has one day, unless it has several. */
static void test_days_of_the_incident(void **state)
{
    (void)state;
    assert_string_equal(
        day_message("Outage on 4 March 2024", "- Date: 2025-03-04\n- Start: 2025-03-04 14:00 UTC",
                    "- 14:00 Down"),
        "the title says 2024-03-04, but Date (line 3) says 2025-03-04: a year apart");
    assert_string_equal(
        day_message("Outage", "- Date: 2025-03-04\n- Start: 2025-03-04 14:00 UTC",
                    "- 2024-03-04 14:00 UTC Down\n- 2024-03-04 15:00 UTC Up"),
        "the timeline says 2024-03-04, but Date (line 3) says 2025-03-04: a year apart");
    assert_string_equal(
        day_message("Outage",
                    "- Date: 2025-03-04\n- Start: 2025-04-03 14:00 UTC\n"
                    "- End: 2025-04-03 15:00 UTC",
                    "- 14:00 Down"),
        "Date says 2025-03-04, but Start (line 4) says 2025-04-03: day and month have "
        "changed places");
    assert_string_equal(
        day_message("Outage on 2025-03-12", "- Date: 2025-03-21\n- Start: 2025-03-21 14:00 UTC",
                    "- 14:00 Down"),
        "the title says 2025-03-12, but Date (line 3) says 2025-03-21: two digits have "
        "changed places");
}

static void test_days_that_may_be_two(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"Outage on 4 March 2025", "- Date: 2025-03-04", "- 14:00 Down"},
        {"Outage on 4 March 2025", "- Date: 2025-03-05", "- 14:00 Down"},
        {"Outage on 12 March 2025", "- Date: 2025-03-21", "- 14:00 Down"},
        {"2025-03-21 Outage", "- Start: 2025-03-12 14:00 UTC",
         "- 2025-03-12 14:00 UTC Down\n- 2025-03-12 15:00 UTC Up"},
        {"Outage of 03/04/2025", "- Date: 2025-04-03", "- 14:00 Down"},
        {"Outage", "- Date: 2025-12-02\n- Start: 2025-02-12 14:00 UTC", "- 14:00 Down"},
        {"Outage on 4 March 2025", "- Published: 2026-03-04", "- 14:00 Down"},
        {"Outage on 4 March 2025", "",
         "- 2024-03-04 14:00 UTC Certificate issued\n- 2025-03-04 14:00 UTC Certificate expired"},
        {"Outage", "- Start: 2025-03-12 14:00 UTC\n- End: 2025-03-21 14:00 UTC\n- Date: 2025-03-21",
         "- 2025-03-21 14:00 UTC Found\n- 2025-03-21 15:00 UTC Mended"},
        {"Outages on 4 March 2024 and on 4 March 2025", "- Date: 2025-03-04", "- 14:00 Down"},
        {"Outage, 31 December 2024", "- Date: 2025-01-01", "- 14:00 Down"},
        {"A year later, 2026-03-04", "- Incident date: 2025-03-04", "- 14:00 Down"},
        {"Leak", "- Start: 2024-03-04\n- Detected: 2025-03-04\n- Date: 2025-03-04",
         "- 14:00 Closed"},
        {"Outage on 4 March 2024", "- Date: 2025-03-04", "- 14:00 Down"},
        {"Follow-up to the outage of 4 March 2024", "- Date: 2025-03-04",
         "- 2025-03-04 14:00 UTC Down\n- 2025-03-04 15:00 UTC Up"},
        {"The certificate of 4 March 2024", "- Date: 2025-03-04\n- Start: 2025-03-04 14:00 UTC",
         "- 14:00 Down"},
        {"Bookings fail with release 2025-03-04",
         "- Date: 2025-04-03\n- Start: 2025-04-03 14:00 UTC", "- 14:00 Down"},
        {"Outage", "- Date: 2026-03-04\n- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC",
         "- 14:00 Down"},
        {"Leak on 4 March 2025", "- Date: 2025-03-04\n- Start: 2024-03-04 14:00 UTC",
         "- 14:00 Closed"},
        {"Outages", "- Start: 2024-03-04 14:00 UTC\n- Start: 2025-03-04 14:00 UTC", "- 14:00 Down"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (*day_message(cases[i][0], cases[i][1], cases[i][2]))
            fail_msg("%s: %s", cases[i][0], found("incident-date-mismatch")->message);
}

/* A sentence with the clocks of the fields has their day, or a slip of it. */
static void test_days_of_sentences(void **state)
{
    static const char *const form =
        "- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:30 UTC\n\n## Summary\n\n%s";
    static const char *const silent[] = {
        "On 4 March 2025 from 14:00 to 15:30 UTC bookings failed.",
        "From 14:00 to 15:30 UTC bookings failed.",
        /* other clocks, another zone, other days */
        "On 4 March 2024 from 14:10 to 15:30 UTC bookings failed.",
        "On 4 March 2024 from 14:00 to 15:30 CET bookings failed.",
        "On 5 March 2025 from 14:00 to 15:30 UTC bookings failed.",
        "On 4 March 2021 from 14:00 to 15:30 UTC bookings failed.",
        /* those of another year, for comparison */
        "Bookings failed. On 4 March 2024 from 14:00 to 15:30 UTC the last sale took place.",
        "Bookings failed, as they did on 4 March 2024 from 14:00 to 15:30 UTC.",
        "Bookings failed.\n\n## Impact\n\nOn 4 March 2024 from 14:00 to 15:30 UTC 400 were made.",
        "> On 4 March 2024 from 14:00 to 15:30 UTC bookings failed.",
        /* a single clock */
        "The certificate was made on 4 March 2024 at 14:00 UTC.",
    };
    (void)state;
    assert_string_equal(day_message("Outage on 4 March 2025",
                                    arena_printf(arena, form,
                                                 "On 4 March 2024 from 14:00 to 15:30 UTC bookings "
                                                 "failed."),
                                    "- 14:00 Down"),
                        "the sentence says 2024-03-04, but the title (line 1) says 2025-03-04: a "
                        "year apart");
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        assert_string_equal(day_message("Outage on 4 March 2025",
                                        arena_printf(arena, form, silent[i]), "- 14:00 Down"),
                            "");
}

/* What sentences tell of metrics, and count from the start. */
static void test_sentences_that_count(void **state)
{
    (void)state;
    static const char form[] = "# Outage on 2025-03-04\n\n%s\n\n## Detection\n\n%s\n";
    const char *log = "## Timeline (UTC)\n\n- 13:50 Release 12 goes out\n- 14:00 Outage starts\n"
                      "- 14:09 The alert pages Ann\n- 15:15 Outage is over";
    static const char *const wrong[] = {
        "Time to detect was 17 minutes.",
        "An alert fired. The time to detect was 17 minutes, and time to resolve was 75 minutes.",
        "Ann was called at 14:09 UTC, 25 minutes after the outage began, by a customer.",
        "Ann was called at 14:09 UTC (25 minutes after the start of the outage).",
    };
    static const char *const right[] = {
        "Time to detect was 9 minutes.",
        "The mean time to detect was 17 minutes in March.",
        "Time to detect was 17 minutes longer than our goal.",
        "Time to detect was about 17 minutes.",
        "Time to detect should be 5 minutes.",
        "In the last incident the time to detect was 17 minutes.",
        "The alert paged Ann at 14:09 UTC, 9 minutes after the start.",
        "The alert paged Ann at 14:09 UTC, 19 minutes after the start of the release.",
        "The alert paged Ann at 14:09 UTC, 19 minutes after the start.",
        "The roll-back was through at 14:30 UTC, 4 minutes after the start.",
        "The alert paged Ann at 14:09 UTC, about 20 minutes after the start.",
        "The alert paged Ann at 14:09 UTC, 25 minutes after it began.",
        "The latency alert of the API paged Ann at 14:09 UTC, 25 minutes after the start.",
        "Buyers in the sale complained at 14:09 UTC, 25 minutes after the start.",
        "The canary ran. Its alert fired at 14:09 UTC, 25 minutes after the start.",
        "Errors were seen from 13:44 UTC on. Ann came at 14:09 UTC, 25 minutes after the outage "
        "began.",
        "Customers wrote at 14:22 UTC, 12 minutes after the impact began.",
        "Support was called at 14:09 UTC, 24 hours after the outage began.",
        "As in the outage of 3 May 2024, the alert came at 14:09 UTC, 40 minutes after the outage "
        "began.",
        "We had a similar outage. Time to detect was 17 minutes.",
        "Time to detect was 17 minutes. We count from the push to the first human.",
        "Time to detect was 17 minutes; the muted alert would have made it 5.",
        "It was noticed.\n\n## Goals\n\n- Time to detect: 25 minutes",
        "It was noticed.\n\n## Metrics of the last quarter\n\n- Time to detect: 25 minutes",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        judge(arena_printf(arena, form, log, wrong[i]));
        if (!found("metric-contradicts-timeline"))
            fail_msg("%s", wrong[i]);
    }
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        judge(arena_printf(arena, form, log, right[i]));
        if (found("metric-contradicts-timeline"))
            fail_msg("%s: %s", right[i], found("metric-contradicts-timeline")->message);
    }
}

#define contradiction_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        contradiction_test(test_entries_of_other_stories),
        contradiction_test(test_steps_before_the_start),
        contradiction_test(test_mention_of_another_incident),
        contradiction_test(test_parts_that_others_play),
        contradiction_test(test_entries_that_contradict_fields),
        contradiction_test(test_detection_behind_the_end),
        contradiction_test(test_reports_behind_the_end),
        contradiction_test(test_shifted_timeline_is_one_finding),
        contradiction_test(test_same_clocks_in_two_zones),
        contradiction_test(test_dates_that_are_data),
        contradiction_test(test_weekdays_that_are_data),
        contradiction_test(test_dates_that_are_wrong),
        contradiction_test(test_several_ranges_of_a_field),
        contradiction_test(test_start_and_end_in_one_field),
        contradiction_test(test_net_lengths),
        contradiction_test(test_lengths_of_other_ends),
        contradiction_test(test_lengths_that_contradict),
        contradiction_test(test_lengths_without_pauses),
        contradiction_test(test_start_alone_in_a_field_for_both),
        contradiction_test(test_metrics_beside_told_points),
        contradiction_test(test_metrics_that_count_otherwise),
        contradiction_test(test_mitigation_within_the_whole),
        contradiction_test(test_detection_before_the_start),
        contradiction_test(test_start_without_a_zone),
        contradiction_test(test_days_of_sentences),
        contradiction_test(test_sentences_that_count),
        contradiction_test(test_days_of_the_incident),
        contradiction_test(test_days_that_may_be_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
