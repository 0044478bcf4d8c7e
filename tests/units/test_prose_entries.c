/* Timelines told in running sentences, and the times that a line of them may begin with. */
#include "judge_fixture.h"

static void judge_told(const char *sentences)
{
    judge(arena_printf(arena, "# Search outage on 12 February 2025\n\n## Timeline\n\n%s\n",
                       sentences));
}

/* The entries' clocks, as "16:20 16:31". */
static const char *clocks(void)
{
    const char *list = "";
    for (size_t i = 0; i < postmortem.events.count; i++) {
        const struct event *event = &postmortem.events.items[i];
        if (event->in_timeline && event->timed)
            list = arena_printf(arena, "%s%s%s", list, *list ? " " : "",
                                format_clock(arena, &event->moment.clock));
    }
    return list;
}

static const char outage[] =
    "At 16:20 UTC a new index was promoted, and searches came back empty. A customer\n"
    "called at 16:31 UTC, and the engineer on call declared an incident at\n"
    "16:42 UTC. At 17:05 UTC we found the cause in the job that builds the index. By\n"
    "17:30 UTC all was well.";

static void each_clock_of_an_account_is_an_entry_with_its_sentence(void **state)
{
    (void)state;
    judge_told(outage);
    assert_string_equal(clocks(), "16:20 16:31 16:42 17:05 17:30");
    const struct event *events = postmortem.events.items;
    assert_true(
        text_equal(events[2].text, TEXT("A customer called at 16:31 UTC, and the engineer on call "
                                        "declared an incident at 16:42 UTC")));
    assert_true(text_equal(events[4].text, TEXT("By 17:30 UTC all was well")));
}

static void a_dated_end_before_the_beginning_is_out_of_order(void **state)
{
    (void)state;
    judge_told("The error was noticed on 12 February at 10:00 UTC by the team. All was resolved on "
               "12 February at 03:00 UTC.");
    assert_non_null(found("timeline-out-of-order"));
}

/* What is told of earlier and later times, and of each day, is in order. */
static const char *const accounts[] = {
    outage,
    "At 14:05 errors rose. At 14:40 Ann rolled back. At 09:00 the next morning we repaired the "
    "data.",
    "At 14:05 errors rose. At 14:40 Ann rolled back. At 11:00 every Wednesday the cache is "
    "emptied.",
    "At 14:05 errors rose. At 14:40 Ann rolled back. Between 14:05 and 14:40 orders failed.",
    "At 14:05 errors rose. At 14:40 Ann rolled back. \"At 13:50 I deployed,\" Bob said.",
    "The customer called us at 14:05 UTC, since the deploy of 13:50 UTC had broken the page. At "
    "14:20 UTC we rolled back what had been deployed at 13:50 UTC, and by 14:40 UTC all was well.",
    "At 14:05 UTC a customer called. The deploy of 13:50 UTC broke the page. At 14:20 UTC we "
    "rolled "
    "it back.",
    "At 14:05 UTC a customer called. At 13:50 UTC a deploy had gone out. At 14:20 UTC we rolled it "
    "back.",
    "At 14:05 UTC a customer called. The alert fired at 13:50 UTC, but nobody saw it. At 14:20 UTC "
    "we rolled back.",
    "At 14:05 UTC a customer called. Earlier, at 13:50 UTC, a deploy went out. At 14:20 UTC we "
    "rolled back.",
    "At 23:50 UTC a customer called. At 00:10 UTC we rolled back. By 00:40 UTC it was over.",
    "At 14:05 UTC a customer called. The backup of 02:00 UTC was of no use. At 14:20 UTC we rolled "
    "back. At 14:40 UTC it was over.",
    "By 14:40 UTC all was well. At 14:05 UTC a customer called, and we rolled back at 14:20 UTC.",
    "At 14:05 UTC (15:05 CET) a customer called. At 14:20 UTC (15:20 CET) we rolled back.",
    "At 14:05 UTC a customer called. At 13:50 UTC the vendor already knew. At 14:20 UTC all was "
    "well.",
    "At 14:05 UTC, after the 13:30 UTC deploy, errors rose. At 14:20 UTC we rolled back to the "
    "12:00 "
    "UTC build. At 14:30 UTC it was over.",
    "The first report came in at 14:05 UTC (the queue was full since 13:50 UTC). We rolled back at "
    "14:20 UTC.",
};

static void an_account_may_look_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++) {
        judge_told(accounts[i]);
        if (found("timeline-out-of-order") || found("timeline-midnight-undated") ||
            found("timeline-zone-mixed"))
            fail_msg("%s", accounts[i]);
    }
    judge_told(accounts[7]); /* what looks back by twelve hours is no night either */
    assert_int_equal(postmortem.events.items[2].moment.date.day, 12);
}

static void the_end_of_a_wrapped_sentence_is_no_entry(void **state)
{
    (void)state;
    judge_told("- 10:22 The database team finds a query that runs for long. It took the lock at\n"
               "  09:48, and holds it.\n- 10:31 It is stopped.\n- 10:34 All is well.");
    assert_string_equal(clocks(), "10:22 10:31 10:34");
    judge_told(
        "10:22 The team finds a query that holds a lock since\n09:48.\n10:31 It is stopped.");
    assert_string_equal(clocks(), "10:22 10:31");
}

/* Lines of a paragraph that are entries, whatever ends the line above. */
static const char *const entries[] = {
    "10:22 The light is switched on\n10:31 It is off\n10:34 All is well",
    "10:22. The team finds a query that holds a lock for all of the customers\n10:31. It is "
    "stopped\n"
    "10:34. All is well",
    "10.22 critical alert: What's On\n10.31 cleared\nCLEARED critical What's On\n10.34 cleared",
    "10:22 UTC - the team looks at it\n10:31 UTC - It is stopped\n10:34 UTC - All is well",
};

static void lines_that_begin_with_times_stay_entries(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        judge_told(entries[i]);
        assert_string_equal(clocks(), "10:22 10:31 10:34");
    }
}

static void paragraphs_that_begin_with_times_stay_entries(void **state)
{
    (void)state;
    judge_told("At 10:22 UTC the team looked at it. At 10:20 UTC it had begun.\n\n"
               "At 10:31 UTC the team stopped it.\n\nAt 10:34 UTC all was well.");
    assert_string_equal(clocks(), "10:22 10:31 10:34");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_clock_of_an_account_is_an_entry_with_its_sentence),
        TEST(a_dated_end_before_the_beginning_is_out_of_order),
        TEST(an_account_may_look_back),
        TEST(the_end_of_a_wrapped_sentence_is_no_entry),
        TEST(lines_that_begin_with_times_stay_entries),
        TEST(paragraphs_that_begin_with_times_stay_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
