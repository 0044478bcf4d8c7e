/* Two places of a document that tell different starts, or ends, of one incident. */
#include "judge_fixture.h"

static const char *const entries = "- 13:58 Config pushed\n- 14:07 Outage begins: bookings fail\n"
                                   "- 14:21 Alert fires\n- 15:02 Config taken back\n"
                                   "- 15:33 Outage ends\n";
static const char fields[] = "- Start: 2025-03-04 14:07 UTC\n- End: 2025-03-04 15:33 UTC\n";

/* What duration-inconsistent says, or "". */
static const char *inconsistency(void)
{
    const struct finding *finding = found("duration-inconsistent");
    return finding ? finding->message : "";
}

static void test_window_against_fields(void **state)
{
    (void)state;
    judge_parts(fields, "From 13:07 to 15:33 UTC the booking API was down.", entries);
    assert_string_equal(inconsistency(),
                        "the start is 13:07 here, but 14:07 on lines 3, 14: 1 h earlier");
    judge_parts(fields, "From 14:07 to 17:33 UTC the booking API was down.", entries);
    assert_string_equal(inconsistency(),
                        "the end is 17:33 here, but 15:33 on lines 4, 17: 2 h later");
    judge_parts(fields, "From 14:07 to 15:33 UTC the booking API was down.", entries);
    assert_string_equal(inconsistency(), "");
}

/* A digit that differs tells nothing by itself: people write down when they noticed, and when they closed it. */
static void test_digits_need_a_length(void **state)
{
    (void)state;
    static const char length[] = "- Duration: 86 min\n";
    static const char dated[] =
        "On 4 March 2025, from 14:07 to 15:53 UTC, the booking API was down.";
    static const char undated[] = "The booking API was down from 14:07 to 15:53 UTC.";
    judge_parts(fields, dated, entries);
    assert_string_equal(inconsistency(), "");
    judge_parts(arena_printf(arena, "%s%s", fields, length), undated, entries);
    assert_string_equal(inconsistency(), "");
    judge_parts(arena_printf(arena, "%s%s", fields, length), dated, entries);
    assert_string_equal(inconsistency(),
                        "the end is 15:53 here, but 15:33 on lines 4, 18: 20 min later");
}

static void test_sentence_against_markers(void **state)
{
    (void)state;
    judge_parts("", "The outage started at 12:07 UTC on 2025-03-04 and ended at 15:33 UTC.",
                entries);
    assert_string_equal(inconsistency(),
                        "the start is 12:07 here, but 14:07 on line 12: 2 h earlier");
}

/* What may be told is another thing, or is borne out by the timeline. */
static void test_starts_of_other_things(void **state)
{
    (void)state;
    static const char *const documents[][3] = {
        /* an entry at that time */
        {fields, "From 13:07 to 15:33 UTC the booking API was down.",
         "- 13:07 Errors at one host\n- 14:07 Outage begins\n- 14:21 Alert fires\n- 15:33 Outage "
         "ends"},
        /* about then */
        {fields, "From about 13:07 to 15:33 UTC the booking API was down.", entries},
        /* the whole and the worst of it */
        {fields, "It was degraded from 13:07 to 15:33 UTC.", entries},
        {fields, "From 13:07 to 15:33 UTC the booking API failed intermittently.", entries},
        /* in the same sentence */
        {fields, "From 14:07 to 16:33 UTC bookings failed in Asia, elsewhere to 15:33 UTC.",
         entries},
        /* round times of something else */
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h",
         "Bookings failed. The phones were busy from 14:00 to 17:00 UTC.",
         "- 14:00 Outage begins\n- 14:20 Alert fires\n- 15:00 Outage ends"},
        /* a clock of another zone */
        {fields, "From 15:07 to 16:33 CET the booking API was down.", entries},
        /* both ends differ: another window */
        {fields, "From 12:07 to 17:33 UTC the booking API was down.", entries},
        /* no slip */
        {fields, "From 13:41 to 15:33 UTC the booking API was down.", entries},
        /* two things */
        {"- Incident start: 2025-03-04 13:07 UTC\n- Incident end: 2025-03-04 15:33 UTC\n"
         "- Impact start: 2025-03-04 14:07 UTC\n- Impact end: 2025-03-04 15:33 UTC",
         "The booking API was down.",
         "- 14:07 Bookings fail\n- 14:21 Alert fires\n- 15:33 Good again"},
        /* round times of which nobody knows which is right */
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 17:00 UTC", "The booking API was down.",
         "- 14:00 Outage begins\n- 14:20 Alert fires\n"
         "- 14:40 Config taken back\n- 15:00 Outage ends"},
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        judge_parts(documents[i][0], documents[i][1], documents[i][2]);
        if (found("duration-inconsistent"))
            fail_msg("%zu: %s", i, inconsistency());
    }
}

/* Other things have starts and ends of their own, and most sentences with two clocks tell of these. */
static void test_sentences_of_other_subjects(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Refunds were paid from 14:07 to 19:33 UTC.",
        "In eu-west-1 bookings failed from 14:07 to 17:33 UTC.",
        "Customers in Brazil got errors from 14:07 to 16:33 UTC.",
        "The outage in Asia lasted from 14:07 to 16:33 UTC.",
        "Some shops found that\nthe booking API was down from 14:07 to 17:33 UTC.",
        "The booking API was down from 14:07 to 17:33 UTC for old clients.",
        "From 14:07 to 14:33 nobody noticed.",
        "The bad config was live from 13:07 to 15:33 UTC.",
        "On 4 March 2025, from 14:07 to 17:33 UTC, the vendor had an outage.",
        "The incident was resolved at 17:33 UTC after the fix was watched.",
        "The disruption began with a wrong limit at 12:07 UTC.",
        "The booking API would have been down from 14:07 to 20:33 UTC.",
        "It was degraded\nfrom 13:07 to 15:33 UTC, which few noticed.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        judge_parts(fields, sentences[i], entries);
        if (found("duration-inconsistent"))
            fail_msg("%s: %s", sentences[i], inconsistency());
    }
    judge_parts(fields, "From 14:07 to 17:33 UTC\nthe booking API returned errors.", entries);
    assert_string_equal(inconsistency(),
                        "the end is 17:33 here, but 15:33 on lines 4, 18: 2 h later");
}

/* The incident is over when somebody says so, which may be later than all that it did. */
static void test_fields_of_other_ends(void **state)
{
    (void)state;
    judge_parts("- Start: 2025-03-04 14:07 UTC\n- Mitigated: 2025-03-04 15:33 UTC\n"
                "- End: 2025-03-04 17:33 UTC",
                "Bookings failed.", entries);
    assert_string_equal(inconsistency(), "");
    judge_parts("- Start: 2025-03-04 14:07 UTC\n- Duration: 86 min\n"
                "- End: 2025-03-04 17:33 UTC (end of monitoring)",
                "The booking API was down from 14:07 to 15:33 UTC.", entries);
    assert_string_equal(inconsistency(), "");
    judge_parts("- Start: 2025-03-04 13:07 UTC\n- End: 2025-03-04 15:33 UTC\n- Downtime: 86 min",
                "The booking API was down from 14:07 to 15:33 UTC.", entries);
    assert_string_equal(inconsistency(), "");
}

/* An end that a length and other ends contradict is the one that is wrong, not the length. */
static void test_end_that_a_length_contradicts(void **state)
{
    (void)state;
    judge_parts("- Start: 2025-03-04 14:07 UTC\n- End: 2025-03-04 16:33 UTC\n- Duration: 86 min",
                "Bookings failed. The outage lasted for 86 minutes and was over at 15:33 UTC.",
                entries);
    const struct finding *finding = found("duration-mismatch");
    assert_non_null(finding);
    assert_string_equal(finding->message,
                        "the end is 16:33 here, but 15:33 on lines 9, 17: 1 h later");
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_null(found("duration-inconsistent"));
    size_t count = 0;
    for (size_t i = 0; i < findings.count; i++)
        count += findings.items[i].severity == SEVERITY_ERROR;
    assert_int_equal(count, 1);
}

/* Ends that are swapped on one day: whether they would lie in the next one, the length tells. */
static void test_swapped_ends(void **state)
{
    (void)state;
    judge_parts("- Window: 2025-03-04 15:33 to 14:07 UTC\n- Duration: 86 min", "Bookings failed.",
                entries);
    const struct finding *finding = found("end-before-start");
    assert_non_null(finding);
    assert_string_equal(finding->message, "15:33 to 14:07 runs back: 86 min is 14:07 to 15:33");
    judge_parts("- Window: 2025-03-04 15:33 to 14:07 UTC\n- Duration: 22 h 34 min",
                "Bookings failed.", "");
    assert_null(found("end-before-start"));
    judge_parts("- Window: 2025-03-04 16:00 to 08:00 UTC\n- Downtime: 8 h", "Bookings failed.", "");
    assert_null(found("end-before-start"));
    judge_parts("- Window: 2025-03-04 15:33 to 14:07 UTC", "Bookings failed.", entries);
    assert_null(found("end-before-start"));
}

/* What the head says of the start and the end, and a length that agrees. */
static const char agreed[] =
    "- Start: 2025-03-04 14:07 UTC\n- End: 2025-03-04 15:33 UTC\n- Duration: 86 min\n";

/* An entry that marks an end whole hours, or days, outside of what fields and a length say alike is a slip. */
static void test_entries_outside_of_fields(void **state)
{
    (void)state;
    judge_parts(agreed, "Bookings failed.",
                "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Outage ends\n");
    assert_string_equal(inconsistency(), "the end is 18:33 here, but 15:33 on line 4: 3 h later");
    assert_string_equal(found("duration-inconsistent")->label, "a slip for 15:33?");
    judge_parts(agreed, "Bookings failed.",
                "- 12:07 Outage begins\n- 14:21 Alert fires\n- 15:33 Outage ends\n");
    assert_string_equal(inconsistency(),
                        "the start is 12:07 here, but 14:07 on line 3: 2 h earlier");
    judge_parts(agreed, "Bookings failed.",
                "- 2025-03-04 14:07 Outage begins\n- 2025-03-04 14:21 Alert fires\n"
                "- 2025-03-05 15:33 Outage ends\n");
    assert_string_equal(
        inconsistency(),
        "the end is 2025-03-05 15:33 here, but 2025-03-04 15:33 on line 4: 1 day later");
    /* round times of two days are no more alike by chance */
    judge_parts("- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:30 UTC\n- Duration: 90 min\n",
                "Bookings failed.",
                "- 2025-03-04 14:00 Outage begins\n- 2025-03-04 14:21 Alert fires\n"
                "- 2025-03-05 15:30 Outage ends\n");
    assert_string_equal(
        inconsistency(),
        "the end is 2025-03-05 15:30 here, but 2025-03-04 15:30 on line 4: 1 day later");
}

/* A sentence that says when the outage began, and no more, speaks of what the entry marks by its word. */
static void test_sentences_beside_marks(void **state)
{
    (void)state;
    static const char marked[] =
        "- 14:07 Outage begins\n- 14:21 Alert fires\n- 15:33 Outage ends\n";
    static const char *const silent[] = {
        "The outage began at 14:07 UTC.",
        /* rounded */
        "The outage began at 14:00 UTC.",
        "The outage began at 14:30 UTC.",
        "The outage began at about 14:40 UTC.",
        "The outage began at 14:12 UTC.",
        /* of a part, or of another thing */
        "The outage began at 14:44 UTC in Asia.",
        "The outage began for Asia at 14:44 UTC.",
        "The outage began at 14:44 UTC, when the queue was full.",
        "The second outage began at 14:44 UTC.",
        "The incident began at 14:44 UTC.",
        "The disruption began at 14:44 UTC.",
        /* the sentence before it may have another subject */
        "Our provider had a power failure. The outage began at 13:41 UTC.",
        "Asia came next.\n\nThe outage began at 14:44 UTC.",
        "> The outage began at 14:44 UTC.",
        "- The outage began at 14:44 UTC.\n- In Asia it began at 14:07 UTC.",
        "### Asia\n\nThe outage began at 14:44 UTC.",
        /* what follows tells of a part */
        "The outage began at 14:44 UTC. Bookings had been slow before.",
        "The outage ended at 15:10 UTC. At 15:33 UTC we went home.",
        /* by another clock */
        "The outage began at 19:37.",
        /* an entry tells it */
        "The outage began at 14:21 UTC.",
    };
    judge_parts(agreed, "The outage began at 14:44 UTC.", marked);
    assert_string_equal(inconsistency(),
                        "the start is 14:44 here, but 14:07 on lines 3, 14: 37 min later");
    judge_parts(agreed, "The outage ended on 4 March 2025 at 15:10 UTC.", marked);
    assert_string_equal(inconsistency(),
                        "the end is 15:10 here, but 15:33 on lines 4, 16: 23 min earlier");
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        judge_parts(agreed, silent[i], marked);
        if (*inconsistency())
            fail_msg("%s: %s", silent[i], inconsistency());
    }
    judge_parts(agreed, "The outage began at 14:44 UTC.",
                "- 14:07 Bookings fail\n- 14:21 Alert fires\n- 15:33 Service restored\n");
    assert_string_equal(inconsistency(), "");
    /* the mark, the field or a length is of a part */
    judge_parts(agreed, "The outage began at 14:44 UTC.",
                "- 14:07 Outage begins in Asia\n- 14:21 Alert fires\n- 15:33 Outage ends\n");
    assert_string_equal(inconsistency(), "");
    judge_parts(agreed, "The outage ended at 15:10 UTC.",
                "- 14:07 Outage begins\n- 15:08 Bookings have recovered\n- 15:33 Outage ends\n");
    assert_string_equal(inconsistency(), "");
    judge_parts(arena_printf(arena, "%s\n- Downtime: 49 min\n", agreed),
                "The outage began at 14:44 UTC.", marked);
    assert_string_equal(inconsistency(), "");
}

/* A duration that is but a window is held against another field and a mark, which agree. */
static void test_windows_of_durations(void **state)
{
    (void)state;
    static const char form[] = "- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:30 UTC\n- %s\n";
    static const char marked[] =
        "- 14:00 Outage begins\n- 14:09 Alert fires\n- 15:30 Outage ends\n";
    static const char *const silent[] = {
        "Duration: from 14:00 to 15:30 UTC",
        "Duration: from 14:00 to 15:25 UTC",
        "Duration: from 14:00 to 15:00 UTC",
        "Duration: from 15:00 to 16:30 CET",
        "Duration: full outage 14:00 to 15:20 UTC",
        "Duration: 14:00 to 15:20 UTC (mitigated)",
        "Duration: 14:00 to 15:20 UTC, then degraded",
        "Duration: 14:00 to 15:10 and 15:20 to 15:30 UTC",
        "Impact duration: 14:00 to 15:20 UTC",
        "Downtime: 14:00 to 15:20 UTC",
        /* of a part */
        "Duration: EU 14:00 to 15:20 UTC",
        "Duration (customers): 14:00 to 15:20 UTC",
        "Duration: 14:00 to 15:20 UTC<br>partly until 15:30",
        "Duration: 14:00 to 15:20 UTC\n- Recovered: 15:20",
        "Duration: 14:00 to 15:20 UTC\n- Downtime: 80 min",
        "Severity: 1\n\n## Impact\n\n### EU\n\nDuration: 14:00 to 15:20 UTC",
        /* by the clock of another zone */
        "Duration: 09:30 to 15:30",
    };
    judge_parts(arena_printf(arena, form, "Duration: 14:00 to 15:20 UTC"), "Bookings failed.",
                marked);
    assert_string_equal(inconsistency(),
                        "the end is 15:20 here, but 15:30 on lines 4, 16: 10 min earlier");
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        judge_parts(arena_printf(arena, form, silent[i]), "Bookings failed.", marked);
        if (*inconsistency())
            fail_msg("%s: %s", silent[i], inconsistency());
    }
    /* the end is that of watching */
    judge_parts(arena_printf(arena, form, "Duration: 14:00 to 15:20 UTC"), "Bookings failed.",
                "- 14:00 Outage begins\n- 14:09 Alert fires\n- 15:30 Outage declared over\n");
    assert_string_equal(inconsistency(), "");
    judge_parts("- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:30 UTC (all clear)\n"
                "- Duration: 14:00 to 15:20 UTC",
                "Bookings failed.", marked);
    assert_string_equal(inconsistency(), "");
    /* one against one: nobody knows which */
    judge_parts("Duration: from 14:00 to 15:20 UTC", "Bookings failed.", marked);
    assert_string_equal(inconsistency(), "");
    judge_parts(arena_printf(arena, form, "Duration: from 14:00 to 15:20 UTC"), "Bookings failed.",
                "- 14:00 Bookings fail\n- 14:09 Alert fires\n- 15:30 Service restored\n");
    assert_string_equal(inconsistency(), "");
}

/* Fields with seconds name the minutes of entries without. */
static void test_entries_outside_of_seconds(void **state)
{
    (void)state;
    static const char seconds[] = "- Start: 2025-03-04T14:07:00Z\n- End: 2025-03-04T15:33:00Z\n"
                                  "- Duration: 86 min\n";
    judge_parts(seconds, "Bookings failed.",
                "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Outage ends\n");
    assert_string_equal(inconsistency(),
                        "the end is 18:33 here, but 15:33:00 on line 4: 3 h later");
    judge_parts(seconds, "Bookings failed.",
                "- 14:07 Outage begins\n- 14:21 Alert fires\n- 15:33 Bookings work\n"
                "- 18:33 Outage ends\n");
    assert_string_equal(inconsistency(), "");
}

static const char night[] =
    "- Start: 2025-03-04 21:50 UTC\n- End: 2025-03-05 02:35 UTC\n- Duration: 4 h 45 min\n";

/* What a careful author may write outside of the incident. */
static void test_entries_with_a_right_to_be_outside(void **state)
{
    (void)state;
    static const char *const documents[][2] = {
        /* the timeline knows the end */
        {agreed,
         "- 14:07 Outage begins\n- 14:21 Alert\n- 15:33 Bookings work\n- 18:33 Outage ends"},
        /* no whole hours */
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:30 Outage ends"},
        /* it went on, as other entries tell */
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert\n- 16:00 Errors still\n- 18:33 Outage ends"},
        /* a part of it, or another thing */
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert\n- 18:33 Outage ends for the last region"},
        {"- Incident start: 2025-03-04 14:07 UTC\n- Incident end: 2025-03-04 15:33 UTC\n"
         "- Duration: 86 min",
         "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Outage ends"},
        /* the same in another zone, or all of it in another one */
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 16:33 CET Outage ends"},
        {agreed, "- 15:07 Outage begins\n- 15:21 Alert fires\n- 16:33 Outage ends"},
        /* round times */
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h",
         "- 14:00 Outage begins\n- 14:21 Alert fires\n- 17:00 Outage ends"},
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h",
         "- 2025-03-04 14:00 Outage begins\n- 2025-03-04 15:00 Bookings work\n"
         "- 2025-03-05 15:00 Outage ends"},
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h",
         "- 2025-03-04 14:00 Outage begins\n- 2025-03-04 14:50 Bookings work\n"
         "- 2025-03-05 15:00 Incident closed"},
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h",
         "- 2025-03-04 14:00 Outage begins\n- 2025-03-04 14:50 Bookings have recovered\n"
         "- 2025-03-05 15:00 Outage ends"},
        {"- Start: 2025-03-04 14:00 UTC\n- End: 2025-03-04 15:00 UTC\n- Duration: 1 h (each day)",
         "- 2025-03-04 14:00 Outage begins\n- 2025-03-04 14:50 Rolled back\n"
         "- 2025-03-05 15:00 Outage ends"},
        /* a remark, no length, or another one */
        {"- Start: 2025-03-04 14:07 UTC\n- End: 2025-03-04 15:33 UTC (mitigated)\n"
         "- Duration: 86 min",
         "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Outage ends"},
        {fields, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Outage ends"},
        /* what ends later is watched, and closed */
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Incident resolved"},
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 Resolved"},
        {night, "- 2025-03-04 21:50 Bookings fail\n- 2025-03-04 22:15 Alert fires\n"
                "- 2025-03-06 02:35 Ticket closed"},
        {agreed, "- 14:07 Outage begins\n- 14:21 Alert fires\n- 18:33 All clear, closed"},
        {night, "- 2025-03-04 21:50 Bookings fail\n- 2025-03-04 22:15 Alert fires\n"
                "- 2025-03-05 02:30 Pool enlarged\n- 2025-03-06 02:35 Watch over, closed"},
        {agreed, "- 2025-03-04 14:07 Outage begins\n- 2025-03-04 15:32 Bookings work\n"
                 "- 2025-03-05 15:33 Outage declared over after 24 hours of watching"},
        {agreed, "- 2025-03-04 14:07 Outage begins\n- 2025-03-04 16:10 Watch for a day\n"
                 "- 2025-03-05 15:33 Outage ends"},
        {agreed, "- 14:07 Outage begins\n- 17:33 Two hours without errors: outage declared over"},
        {agreed, "- 14:07 Outage begins\n- 17:33 Outage ends: two hours without errors"},
        /* that of somebody else */
        {agreed, "- 12:07 AWS outage begins\n- 14:21 Alert\n- 15:33 Bookings work"},
        {night, "- 21:50 Outage begins\n- 22:15 Alert fires\n- 02:35 Outage ends"},
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        judge_parts(documents[i][0], "Bookings failed.", documents[i][1]);
        if (*inconsistency())
            fail_msg("%s: %s", documents[i][1], inconsistency());
    }
}

/* Two digits that have changed places are a slip however near the clocks, where nothing but the incident is the
 * subject. */
static void test_digits_that_changed_places(void **state)
{
    (void)state;
    static const char head[] =
        "- Start: 2025-03-04 14:07 UTC\n- End: 2025-03-04 15:21 UTC\n- Duration: 74 min\n";
    static const char log[] =
        "- 14:07 Outage begins: bookings fail\n- 14:21 Alert fires\n- 15:21 Outage ends\n";
    judge_parts(head, "The outage lasted from 14:07 to 15:12 UTC.", log);
    assert_string_equal(inconsistency(),
                        "the end is 15:12 here, but 15:21 on lines 4, 16: 9 min earlier");
    judge_parts(head, "Users could not book from 14:07 to 15:12 UTC.", log);
    assert_string_equal(inconsistency(), "");
    judge_parts(head,
                "The outage lasted from 14:07 to 15:12 UTC. Nine minutes later the last caches "
                "were warm.",
                "- 14:07 Bookings fail\n- 14:21 Alert\n- 15:21 Caches warm, incident closed\n");
    assert_string_equal(inconsistency(), "");
    judge_parts(head, "The outage lasted from 14:07 to 15:16 UTC.", log);
    assert_string_equal(inconsistency(), "");
}

#define ends_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ends_test(test_window_against_fields),
        ends_test(test_digits_need_a_length),
        ends_test(test_sentence_against_markers),
        ends_test(test_starts_of_other_things),
        ends_test(test_sentences_of_other_subjects),
        ends_test(test_fields_of_other_ends),
        ends_test(test_swapped_ends),
        ends_test(test_entries_outside_of_fields),
        ends_test(test_sentences_beside_marks),
        ends_test(test_windows_of_durations),
        ends_test(test_entries_outside_of_seconds),
        ends_test(test_entries_with_a_right_to_be_outside),
        ends_test(test_digits_that_changed_places),
        ends_test(test_end_that_a_length_contradicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
