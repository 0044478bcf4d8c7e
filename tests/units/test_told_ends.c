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
        ends_test(test_end_that_a_length_contradicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
