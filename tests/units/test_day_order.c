/* The order of a timeline whose days stand over its entries: as headings, or as lines. */
#include "judge_fixture.h"

static const char *const days[] = {"2025-03-10", "2025-03-11", "2025-03-12"};

/* What stands around a day over its entries. */
struct form {
    const char *before, *behind;
};
static const struct form forms[] = {{"### ", ""}, {"", ":"}, {"**", "**"}};

/* A timeline of days, each over two entries that run forward; it is over below the last one. */
static void judge_days(struct form form, const char *const *order, size_t count)
{
    const char *body = "# Checkout outage\n\n## Timeline (UTC)\n";
    for (size_t i = 0; i < count; i++)
        body = arena_printf(arena, "%s\n%s%s%s\n\n- 10:0%zu Step one\n- 11:0%zu %s\n", body,
                            form.before, order[i], form.behind, i, i,
                            i + 1 < count ? "Step two" : "Service restored");
    judge(body);
}

static void a_day_that_stands_behind_a_later_one_is_told_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        judge_days(forms[i], (const char *[]){days[2], days[0]}, 2);
        const struct finding *finding = found("timeline-out-of-order");
        assert_non_null(finding);
        assert_string_equal(finding->message, "2025-03-10 10:01 stands after 2025-03-12 11:00; "
                                              "2 of 4 entries are out of order");
        assert_string_equal(finding->help,
                            "correct the day above it, \"2025-03-10\", or move the entries of that "
                            "day above line 7");
        judge_days(forms[i], (const char *[]){days[0], "2024-03-11", days[2]}, 3);
        assert_non_null(found("timeline-out-of-order"));
        judge_days(forms[i], days, 3);
        assert_null(found("timeline-out-of-order"));
    }
}

static void days_over_tables_are_ordered_too(void **state)
{
    static const char *const table =
        "| Time | Event |\n|---|---|\n| 10:00 | One |\n| 11:00 | Two |";
    (void)state;
    judge(arena_printf(arena,
                       "# Outage\n\n## Timeline (UTC)\n\n### 12 March\n\n%s\n\n### 10 March\n\n%s\n"
                       "| 11:30 | Service restored |\n",
                       table, table));
    assert_non_null(found("timeline-out-of-order"));
    judge(arena_printf(
        arena, "# Outage\n\n## Timeline (UTC)\n\n### 10 March\n\n%s\n\n### 12 March\n\n%s\n", table,
        table));
    assert_null(found("timeline-out-of-order"));
}

static void days_of_which_the_newest_stands_on_top_are_a_style(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        judge_days(forms[i], (const char *[]){days[2], days[1], days[0]}, 3);
        assert_null(found("timeline-out-of-order"));
    }
    /* two days may be told so, too, where the incident does not end on the lower one */
    judge("# Outage\n\n## Timeline (UTC)\n\n### 2025-03-12\n\n- 10:00 Rolled back\n"
          "- 11:00 Service restored\n\n### 2025-03-10\n\n- 10:00 Alert\n- 11:00 Joined\n");
    assert_null(found("timeline-out-of-order"));
    judge("# Outage\n\n## Timeline (UTC)\n\n### 2025-03-12\n\n- 14:05 Joined\n- 13:55 Alert\n\n"
          "### 2025-03-10\n\n- 10:30 Deployed\n- 08:00 Merged\n");
    assert_null(found("timeline-out-of-order"));
    judge("# Outage\n\n## Timeline (UTC)\n\n### 2025-03-12\n\n- 13:55 Alert\n- 14:05 Joined\n\n"
          "### 2025-03-11\n\n- 10:30 Deployed\n- 10:10 Merged\n- 10:50 Tested\n\n"
          "### 2025-03-10\n\n- 08:00 Deployed\n- 09:00 Tested\n");
    assert_non_null(found("timeline-out-of-order")); /* within a day all the same */
}

/* Below a day nothing may be left that has an order. */
static void days_over_nothing_in_an_order(void **state)
{
    (void)state;
    judge("# Outage\n\n## Timeline\n\n### 2025-03-12\n\n- T+5m Alert\n- T+9m Joined\n\n"
          "### 2025-03-10\n\n- T+15m Deployed\n");
    assert_null(found("timeline-out-of-order"));
}

static const char *const apart[] = {
    "2025-03-13 (EU):\n\n- 10:00 One\n- 11:00 Two\n\n2025-03-12 (US):\n\n- 10:00 One\n- 11:00 "
    "Service restored\n",
    /* the parts are of one system each, or of one phase */
    "### Database\n\n#### 2025-03-12\n\n- 10:00 One\n- 11:00 Two\n\n"
    "### Frontend\n\n#### 2025-03-10\n\n- 10:00 One\n- 11:00 Two\n",
    "### 2025-03-12: Database\n\n- 10:00 One\n- 11:00 Two\n\n"
    "### 2025-03-10: Frontend\n\n- 10:00 One\n- 11:00 Two\n",
    "### 2025-03-12 (the database)\n\n- 10:00 One\n- 11:00 Two\n\n"
    "### 2025-03-10 (the front end)\n\n- 10:00 One\n- 11:00 Two\n",
    "### 2025-03-12\n\n- 10:00 One\n- 11:00 Two\n\n### Background\n\nIt began earlier.\n\n"
    "### 2025-03-10\n\n- 10:00 One\n- 11:00 Two\n",
    "### 2025-03-12\n\n- 10:00 One\n- 11:00 Two\n\n### Background\n\n#### 2025-03-10\n\n"
    "- 10:00 One\n- 11:00 Two\n",
    "Database:\n\n2025-03-12:\n\n- 10:00 One\n- 11:00 Two\n\n"
    "Frontend:\n\n2025-03-10:\n\n- 10:00 One\n- 11:00 Two\n",
    "2025-03-12:\n\n- 10:00 One\n- 11:00 Two\n\nWhat led to it had been done before.\n\n"
    "2025-03-10:\n\n- 10:00 One\n- 11:00 Two\n",
    /* one day twice: its entries are told in two lists */
    "### 2025-03-12\n\n- 10:00 One\n- 11:00 Two\n\n### 2025-03-12\n\n- 10:30 One\n- 10:40 Two\n",
    /* the turn of the year */
    "### 30 December\n\n- 10:00 One\n- 11:00 Two\n\n### 2 January\n\n- 10:30 One\n- 10:40 Two\n",
    /* of each day the same two tables, or a list of what was seen */
    "### 2025-03-10\n\n- 10:00 One\n- 11:00 Two\n\nWhat we saw:\n\n- 10:10 Seen\n- 10:50 Seen\n\n"
    "### 2025-03-11\n\n- 10:30 One\n- 10:40 Two\n\nWhat we saw:\n\n- 10:10 Seen\n- 10:50 Seen\n",
    /* words between the days name whose they are */
    "**Search**\n\n### 2025-03-12\n\n- 10:00 One\n- 11:00 Two\n\n"
    "**Shop**\n\n### 2025-03-10\n\n- 10:00 One\n- 11:00 Two\n",
    "### 2025-03-12\n\nThe search:\n\n- 10:00 One\n- 11:00 Two\n\n"
    "### 2025-03-10\n\nThe shop:\n\n- 10:00 One\n- 11:00 Two\n",
    /* in the order of two countries, or of one */
    "### 11/03/2025\n\n- 10:00 One\n- 11:00 Two\n\n### 01/04/2025\n\n- 10:30 One\n- 10:40 Two\n",
};

static void days_that_are_told_apart_are_not_compared(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        judge(arena_printf(arena, "# Outage\n\n## Timeline (UTC)\n\n%s", apart[i]));
        if (found("timeline-out-of-order"))
            fail_msg("%s\n%s", apart[i], found("timeline-out-of-order")->message);
    }
}

static void an_unknown_time_below_a_day_is_an_answer(void **state)
{
    (void)state;
    judge("# Outage\n\n## Timeline (UTC)\n\n### 2025-03-10\n\n- `unknown` - Queue filled\n\n"
          "### 2025-03-11\n\n- 10:10 Seen\n- 10:50 Emptied\n");
    assert_null(found("timeline-entry-untimed"));
}

static void what_ends_an_outage_does_not_begin_it(void **state)
{
    const struct incident *incident = &postmortem.incident;
    (void)state;
    judge_parts("", "", "- 13:55 Ann joins\n- 14:05 Bob joins\n- 14:20 Outage ends");
    assert_int_equal(incident->points[PHASE_START].source, POINT_NONE);
    assert_int_equal(incident->points[PHASE_END].moment.clock.minute, 20);
    judge_parts("", "", "- 13:55 Outage begins\n- 14:05 Team joins\n- 14:20 Outage ends");
    assert_int_equal(incident->points[PHASE_START].moment.clock.minute, 55);
}

/* The entries of two days. */
static void judge_two_days(const char *first, const char *second)
{
    judge(arena_printf(arena,
                       "# Outage\n\n## Timeline (EDT)\n\n**September 30, 2024**\n\n%s\n\n"
                       "**October 1, 2024**\n\n%s\n",
                       first, second));
}

static void a_noon_that_begins_a_day_before_its_first_hours_is_odd(void **state)
{
    const struct finding *finding;
    (void)state;
    judge_two_days("- 10:45 PM Queue fills\n- 11:52 PM Team joins",
                   "- 12:05 PM Cause found\n- 12:40 AM Certificate renewed\n- 1:20 AM Queue empty");
    finding = found("timeline-midnight-undated");
    assert_non_null(finding);
    assert_string_equal(finding->message, "12:05 PM stands between 11:52 PM and 12:40 AM");
    assert_string_equal(finding->help, "a slip for 12:05 AM? Else write the date at 12:40 AM "
                                       "(line 13): a night lies before it");
    /* the night may be meant where the day goes on before it */
    judge_two_days("- 10:45 PM Queue fills\n- 11:52 PM Team joins",
                   "- 12:05 PM Cause found\n- 3:10 PM Vendor called\n- 12:40 AM Queue empty");
    finding = found("timeline-midnight-undated");
    assert_non_null(finding);
    assert_string_equal(finding->message,
                        "12:40 AM after 3:10 PM is only guessed to be the next day");
    judge_two_days("- 10:45 PM Queue fills\n- 11:52 PM Team joins",
                   "- 12:05 AM Cause found\n- 12:40 AM Certificate renewed\n- 1:20 AM Queue empty");
    assert_null(found("timeline-midnight-undated"));
    judge_two_days("- 10:45 PM Queue fills\n- 11:52 PM Team joins",
                   "- 12:05 PM Cause found\n- 12:40 PM Certificate renewed\n- 1:20 PM Queue empty");
    assert_null(found("timeline-midnight-undated"));
}

/* A night with that head, a summary, and an entry in the wrong place: 23:50 behind 00:05. */
static void judge_night(const char *head, const char *summary, const char *wrong)
{
    judge_parts(head, summary,
                arena_printf(arena,
                             "- 23:07 Outage begins\n- 23:18 Alert fired\n- 00:05 Team joins\n%s\n"
                             "- 01:12 Rolled back\n- 01:43 Outage ends",
                             wrong));
}

static void a_slip_over_midnight_makes_no_night_more_than_the_stated_end_has(void **state)
{
    static const char *const heads[] = {
        "Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 01:43 UTC\n",
        "Start: 2025-03-04 23:07 UTC\nDuration: 2 h 36 min\n",
        "Duration: 2 h 36 min\n",
        "Duration: 2025-03-04 23:07 to 01:43 UTC\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        judge_night(heads[i], "The booking API was down.", "- 23:50 Logs checked");
        const struct finding *finding = found("timeline-out-of-order");
        assert_non_null(finding);
        assert_string_equal(finding->message, "2025-03-04 23:50 stands after 2025-03-05 00:05; "
                                              "1 of 6 entries is out of order");
        assert_null(found("duration-mismatch"));
        judge_night(heads[i], "The booking API was down.", "- 00:50 Logs checked");
        assert_null(found("timeline-out-of-order"));
    }
    judge_night("", "From 23:07 to 01:43 UTC the booking API was down.", "- 23:50 Logs checked");
    assert_non_null(found("timeline-out-of-order"));
}

static void an_entry_with_the_wrong_day_is_told_by_the_stated_end_too(void **state)
{
    (void)state;
    judge_night("Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 01:43 UTC\n",
                "The booking API was down.", "- 2025-03-05 23:50 Logs checked");
    const struct finding *finding = found("timeline-out-of-order");
    assert_non_null(finding);
    assert_string_equal(finding->message,
                        "23:50 stands before 01:12; 1 of 6 entries is out of order");
}

static void two_nights_are_believed_where_the_document_does_not_deny_them(void **state)
{
    static const char *const heads[] = {
        "Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-06 01:43 UTC\n",
        /* the end lies on neither day's entry */
        "Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 00:31 UTC\n",
        /* nor is the start one */
        "Start: 2025-03-04 23:02 UTC\nEnd: 2025-03-05 01:43 UTC\n",
        /* rounded, it may be anything */
        "Start: 2025-03-04 23:07 UTC\nDuration: about 2 h 36 min\n",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        judge_night(heads[i], "The booking API was down.", "- 23:50 Logs checked");
        assert_null(found("timeline-out-of-order"));
        assert_false(postmortem.days_doubted);
    }
    /* one statement bears the second night out */
    judge_night("Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 01:43 UTC\n"
                "Duration: 26 h 36 min\n",
                "The booking API was down.", "- 23:50 Logs checked");
    assert_null(found("timeline-out-of-order"));
}

/* The hour that is asked about is nobody else's. */
static void a_slip_is_for_no_time_that_a_neighbour_has(void **state)
{
    static const char *const form = "- 14:10 Alert fired\n- 15:15 Node replaced\n"
                                    "- 15:05 Cache warmed up\n- %s Latency is normal";
    (void)state;
    judge_parts("", "Bookings were slow.", arena_printf(arena, form, "16:05"));
    assert_string_equal(found("timeline-out-of-order")->help,
                        "correct its time, or move it between lines 11 and 12");
    judge_parts("", "Bookings were slow.", arena_printf(arena, form, "16:25"));
    assert_string_equal(found("timeline-out-of-order")->help,
                        "a slip for 16:05? (it fits before 16:25, line 14); else it belongs "
                        "between lines 11 and 12");
}

/* At the same time of the next day people meet, and jobs run. */
static void an_end_a_day_late_is_known_by_its_words(void **state)
{
    static const char *const form =
        "- 23:07 Outage begins\n- 23:18 Alert fired\n- 00:05 Team joins\n"
        "- 23:50 Logs checked\n- 01:12 Rolled back\n- 01:43 %s";
    static const char *const head = "Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 01:43 UTC\n";
    (void)state;
    judge_parts(head, "Bookings failed.", arena_printf(arena, form, "Outage ends"));
    assert_non_null(found("timeline-out-of-order"));
    judge_parts(head, "Bookings failed.", arena_printf(arena, form, "Batch done"));
    assert_null(found("timeline-out-of-order"));
}

/* An entry that fits neither day may be right, and the day of the stated end wrong. */
static void an_entry_outside_of_what_is_stated_leaves_the_days_in_doubt(void **state)
{
    static const char *const head = "Start: 2025-03-04 14:00 UTC\nEnd: 2025-03-04 %s UTC\n";
    static const char *const form = "- 14:00 Outage begins\n- 14:10 Alert fired\n"
                                    "- 23:20 Logs checked\n- 14:30 Rolled back\n- %s Outage ends";
    (void)state;
    judge_parts(arena_printf(arena, head, "15:30"), "Bookings failed.",
                arena_printf(arena, form, "15:30"));
    assert_null(found("timeline-out-of-order"));
    assert_true(postmortem.days_doubted);
    judge_parts(arena_printf(arena, head, "23:40"), "Bookings failed.",
                arena_printf(arena, form, "23:40"));
    assert_non_null(found("timeline-out-of-order"));
}

static void which_of_several_entries_is_wrong_nobody_knows(void **state)
{
    (void)state;
    judge_night("Start: 2025-03-04 23:07 UTC\nEnd: 2025-03-05 01:43 UTC\n",
                "The booking API was down.", "- 23:50 Logs checked\n- 23:55 Graphs checked");
    assert_null(found("timeline-out-of-order"));
    assert_true(postmortem.days_doubted);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

/* The half of the day that a time does not name is settled where the entries around it leave but one. */
static void neighbours_settle_the_half_of_the_day(void **state)
{
    (void)state;
    static const struct {
        const char *entries;
        const char *message; /* of the only finding; NULL for none */
    } examples[] = {
        {"- 12:15 pm Errors\n- 12:20 pm Alert\n- 12:25 Restart\n- 12:40 Service restored\n", NULL},
        {"- 5:20 PM Errors\n- 5:34 Service restored\n", NULL},
        {"- 9:50 AM Errors\n- 10:05 Alert\n- 10:20 Restart\n- 11:00 AM Service restored\n", NULL},
        {"- 5:20 AM Errors\n- 5:34 Service restored\n",
         "5:34: 5:34 or 17:34? other times say am or pm"},
        {"- 9:50 AM Errors\n- 10:05 Alert\n- 11:00 PM Service restored\n",
         "10:05: 10:05 or 22:05? other times say am or pm"},
        {"- 9:50 Errors\n- 10:05 PM Alert\n- 10:20 PM Service restored\n",
         "9:50: 9:50 or 21:50? other times say am or pm"},
        {"- 11:50 PM Errors\n- 12:10 Alert\n- 12:30 Service restored\n",
         "12:10: 0:10 or 12:10? other times say am or pm"},
        {"- 3:10 PM Service restored\n- 2:50 Restart\n- 2:40 PM Errors\n",
         "2:50: 2:50 or 14:50? other times say am or pm"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        judge(arena_printf(arena, "# Checkout outage of 2025-03-10\n\n## Timeline (UTC)\n\n%s",
                           examples[i].entries));
        const struct finding *finding = found("time-ambiguous-12h");
        if (!finding != !examples[i].message ||
            (finding && strcmp(finding->message, examples[i].message) != 0))
            fail_msg("%s%s", examples[i].entries, finding ? finding->message : "nothing");
    }
}

/* A log of incidents has them in an order of its own, in whatever language they are told. */
static void headings_over_an_incident_each_are_not_compared(void **state)
{
    static const char *const names[][2] = {{"- Duration:", "- Cause:"},
                                           {"- 지속:", "- 원인:"},
                                           {"**Length:**", "\n**Reason:**"},
                                           {"#### Impact\n\n", "\n#### Cause\n\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *first = names[i][0], *second = names[i][1];
        judge(arena_printf(
            arena,
            "# Incidents\n\n### 2024-05-05 14:37 – 15:58 UTC\n\n%s Some\n%s A flood\n\n"
            "### 2024-05-02 01:00 – 2024-05-05 19:59 UTC\n\n%s Some\n%s A schema\n\n"
            "### 2024-05-04 22:26 – 22:53 UTC\n\n%s Some\n%s Nobody knows\n\n"
            "### 2024-05-01 22:09 – 23:16 UTC\n\n%s Some\n%s Connections\n",
            first, second, first, second, first, second, first, second));
        assert_null(found("timeline-out-of-order"));
    }
    /* what is told of the phases of one is no more than what was done */
    judge("# Outage\n\n## Timeline\n\n### 2024-05-03 14:00 – 14:20 UTC\n\n- Action: a\n- Result: "
          "b\n\n"
          "### 2024-05-03 15:00 – 15:20 UTC\n\n- Action: a\n- Result: b\n\n"
          "### 2024-05-03 14:30 – 14:50 UTC\n\n- Action: a\n- Result: b\n");
    assert_non_null(found("timeline-out-of-order"));
    judge("# Outage\n\n### 2024-05-03 14:00 – 14:20 UTC\n\n- The shop is down\n\n"
          "### 2024-05-03 15:00 – 15:20 UTC\n\n- We roll back\n\n"
          "### 2024-05-03 14:30 – 14:50 UTC\n\n- Status: we wait\n");
    assert_non_null(found("timeline-out-of-order"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(neighbours_settle_the_half_of_the_day),
        TEST(a_day_that_stands_behind_a_later_one_is_told_once),
        TEST(days_over_tables_are_ordered_too),
        TEST(days_over_nothing_in_an_order),
        TEST(days_of_which_the_newest_stands_on_top_are_a_style),
        TEST(days_that_are_told_apart_are_not_compared),
        TEST(an_unknown_time_below_a_day_is_an_answer),
        TEST(a_noon_that_begins_a_day_before_its_first_hours_is_odd),
        TEST(a_slip_over_midnight_makes_no_night_more_than_the_stated_end_has),
        TEST(an_entry_with_the_wrong_day_is_told_by_the_stated_end_too),
        TEST(two_nights_are_believed_where_the_document_does_not_deny_them),
        TEST(a_slip_is_for_no_time_that_a_neighbour_has),
        TEST(an_end_a_day_late_is_known_by_its_words),
        TEST(an_entry_outside_of_what_is_stated_leaves_the_days_in_doubt),
        TEST(which_of_several_entries_is_wrong_nobody_knows),
        TEST(what_ends_an_outage_does_not_begin_it),
        TEST(headings_over_an_incident_each_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
