/* Action items under headings that say nothing of them, where no other list holds any. */
#include "items_fixture.h"

static void test_boxes_to_tick_are_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Remediation\n\n"
                                 "- [x] Move the list (Ines, IMG-441, done June 19)\n"
                                 "- [ ] Teach the script (Olu, IMG-442, July 4)\n"),
                        "5 Ines - IMG-441 done\n6 Olu July 4 IMG-442 open\n");
    assert_string_equal(items_of("# Outage\n\n## Impact\n\n- [x] Users saw errors\n"
                                 "- [ ] Data was lost\n"),
                        "");
}

static void test_a_table_of_tasks(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Remediation\n\n### In progress\n\n"
                                 "| Follow-up | Priority |\n| --- | --- |\n"
                                 "| Alert on a long queue | High |\n"),
                        "9 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Remediation\n\n| Time | Task |\n| --- | --- |\n"
                                 "| 10:05 | Restarted the queue |\n"),
                        "");
}

/* A table that says what, who and until when lists the work, whatever its heading tells of, or none at all. What
 * was done has a time, and no day by which. */
static void test_a_table_of_what_who_and_until_when(void **state)
{
    (void)state;
    static const char *const headings[] = {
        "Remediation",         "Fixes",        "Root causes and fixes", "Impact reduction",
        "Overview of actions", "Planned work", "Timeline of actions",   "Detection actions",
    };
    const char *const table = "| Action | Owner | Due | Ticket |\n| --- | --- | --- | --- |\n"
                              "| Alert on a long queue | Bo | 2025-02-14 | OPS-4 |\n";
    char source[512];
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        snprintf(source, sizeof source, "# Outage\n\n## %s\n\n%s", headings[i], table);
        assert_string_equal(items_of(source), "7 Bo 2025-02-14 OPS-4 -\n");
    }
    snprintf(source, sizeof source, "# Outage\n\nUsers could not sign in.\n\n%s", table);
    assert_string_equal(items_of(source), "7 Bo 2025-02-14 OPS-4 -\n");
    assert_string_equal(items_of("# Outage\n\n## Resolution\n\n| Action | Who | When |\n"
                                 "| --- | --- | --- |\n| Restarted the queue | Bo | 10:05 |\n"),
                        "");
    assert_string_equal(items_of("# Outage\n\n## Resolution\n\n"
                                 "| Time | Action | Owner | Until |\n| --- | --- | --- | --- |\n"
                                 "| 10:05 | Restarted the queue | Bo | 10:10 |\n"),
                        "");
}

/* A day before the incident is one by which something else was to be done, a clock alone is when it was done, and who
 * was to do it from when until when was on call. */
static void test_a_table_of_what_was_planned_before(void **state)
{
    (void)state;
    const char *head = "# Outage\n\n- Date: 2025-03-11\n\n## Resolution\n\n";
    static const char *const others[] = {
        "| Description | Owner | Planned date |\n| --- | --- | --- |\n"
        "| Release 4.12 | Bo | 2025-03-10 |\n",
        "| Task | Owner | By |\n| --- | --- | --- |\n| Told the customers | Bo | 09:31 |\n",
        "| What | Who | From | Until |\n| --- | --- | --- | --- |\n"
        "| On call | Bo | 2025-03-10 | 2025-03-17 |\n",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(items_of(arena_printf(fixture_arena, "%s%s", head, others[i])), "");
    assert_string_equal(items_of(arena_printf(fixture_arena,
                                              "%s| Task | Owner | Start | Due |\n"
                                              "| --- | --- | --- | --- |\n"
                                              "| Bound the pool | Bo | 2025-03-12 | 2025-03-17 |\n",
                                              head)),
                        "9 Bo 2025-03-17 - -\n");
}

/* What a form asks is no work. */
static void test_questions_with_boxes(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Lessons learned\n\n- [x] Did an alert fire?\n"
                                 "- [ ] Was a customer the first to notice?\n"),
                        "");
}

/* Of a language that has no words here the day of the incident may not be known either. */
static void test_a_table_in_an_unknown_language(void **state)
{
    (void)state;
    assert_string_equal(
        items_of(
            "# Informe\n\nEl servicio de reservas no respondi\u00f3 durante una hora, y los "
            "clientes "
            "de la tienda no pudieron hacer sus reservas. La cola estaba llena porque uno de los "
            "consumidores se hab\u00eda detenido dos d\u00edas antes, sin que nadie lo supiera. El "
            "equipo "
            "ampli\u00f3 el disco y las reservas funcionaron de nuevo.\n\n## Trabajo\n\n"
            "| Acci\u00f3n | Responsable | Due |\n| --- | --- | --- |\n"
            "| Alerta de la cola | Bo | 2025-02-14 |\n"),
        "");
}

/* The days by which work is to be done are no times of the incident. */
static void test_a_table_of_work_is_no_timeline(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("# Outage\n\n## Timeline\n\n- 2025-01-13 10:00 UTC The queue was full\n\n"
                 "### Timeline for the fixes\n\n| Action | Owner | Due |\n| --- | --- | --- |\n"
                 "| Alert on a long queue | Bo | 2025-02-14 |\n"
                 "| Bound the queue | Bo | 2025-01-31 |\n");
    assert_int_equal(postmortem->events.count, 1);
}

/* So it is with a list that bears the name of a timeline: what has a clock, and who led the work on the incident, is
 * none of it. */
static void test_a_list_of_work_named_a_timeline(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Timeline of the actions\n\n"
                                 "- Alert on a long queue. Owner: Bo, due 2025-02-14\n"
                                 "- 10:05 Ticket opened. Owner: Bo, due 2025-02-14\n"
                                 "- Owner: Bo\n"),
                        "5 Bo 2025-02-14 - -\n");
}

/* A box to tick is work by its owner and its day, where a box alone is not. */
static void test_boxes_with_an_owner(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Communication\n\n"
                                 "- [ ] Alert on a long queue. Owner: Bo, due 2025-02-14, OPS-4\n"
                                 "- [x] Customers were told\n- [x] Incident owner: Bo\n"),
                        "5 Bo 2025-02-14 OPS-4 open\n");
}

static void test_items_with_name_and_day_below_a_fix(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Fix\n\n- Teach the script (Olu, July 4, IMG-442)\n"
                                 "- The script was stopped by hand\n"),
                        "5 Olu July 4 IMG-442 -\n");
    assert_string_equal(
        items_of("# Outage\n\n## Impact\n\n- No logins (Berlin, July 4, IMG-442)\n"), "");
}

/* The column of the action is missing, and its cells stand under another's name. */
static void test_actions_in_a_column_of_another_name(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n| # | Owner | Priority | Due |\n"
                                 "| --- | --- | --- | --- |\n"
                                 "| 1 | SRE | Check the flags before each push | 2025-06-05 |\n"
                                 "| 2 | SRE | High | 2025-06-05 |\n"),
                        "7 SRE 2025-06-05 - -\n");
}

/* What somebody says to be at work keeps the lack from being certain. */
static void test_work_in_sentences_is_not_absent(void **state)
{
    (void)state;
    const char *head =
        "# Outage\n\n## Summary\n\nUsers could not sign in for an hour.\n\n"
        "## Timeline\n\n- 10:00 UTC The first request failed.\n"
        "- 11:00 UTC All was well.\n\n"
        "## Root cause\n\nThe pool was exhausted because it had no limit, which nobody "
        "had seen in the tests.\n\n## Resolution\n\nThe pool was enlarged. ";
    static const struct {
        const char *end;
        enum stated stated;
    } cases[] = {
        {"Nothing else was changed.\n", FACT_ABSENT},
        {"We have now restored all of the data.\n", FACT_ABSENT},
        {"Since then, no errors were seen.\n", FACT_ABSENT},
        {"We have now understood why it failed.\n", FACT_ABSENT},
        {"We have already had this in March.\n", FACT_ABSENT},
        {"We have since added a limit of tags.\n", FACT_UNREAD},
        {"We've added a test and an alert.\n", FACT_UNREAD},
        {"A gate was added the same day by Bo.\n", FACT_UNREAD},
        {"Since then, deploys go to one region first.\n", FACT_UNREAD},
        {"A gate is going to be built.\n", FACT_UNREAD},
        {"Bo is working on a gate.\n", FACT_UNREAD},
        {"Acme plans to have another firm look at it.\n", FACT_UNREAD},
        {"All keys are being rotated.\n", FACT_UNREAD},
        {"We have changed the mail, and will remove the last key by July 31, 2025.\n", FACT_UNREAD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[1024];
        snprintf(source, sizeof source, "%s%s", head, cases[i].end);
        assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], cases[i].stated);
    }
}

/* A table of what was done or is to be done, and by whom, keeps the lack from being certain. */
static void test_a_table_with_an_action_is_not_absent(void **state)
{
    (void)state;
    const char *head = "# Outage\n\n## Summary\n\nUsers could not sign in for an hour.\n\n"
                       "## Timeline\n\n- 10:00 UTC The first request failed.\n"
                       "- 11:00 UTC All was well.\n\n## Root cause\n\nThe pool had no limit, which "
                       "nobody had seen in the tests.\n\n## Resolution\n\n";
    char source[1024];
    snprintf(source, sizeof source,
             "%s| Action | Owner | Ticket |\n| --- | --- | --- |\n"
             "| Bound the pool | Bo | OPS-4 |\n",
             head);
    assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
    snprintf(source, sizeof source,
             "%s| Action | Done by |\n| --- | --- |\n| Bounded the pool | Bo |\n", head);
    assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_ABSENT);
    snprintf(source, sizeof source,
             "%s| Time | Action | Who |\n| --- | --- | --- |\n"
             "| 10:40 | Bounded the pool | Bo |\n",
             head);
    assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_ABSENT);
}

/* Tickets alone below "Follow-ups" are where the action items are; another word alone is no answer. */
static void test_tickets_alone_answer_the_demand(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum stated stated;
    } cases[] = {
        {"- #12\n- OPS-13\n", FACT_STATED},
        {"- https://git.example.com/shop/issues/14\n", FACT_STATED},
        {"- Monitoring\n", FACT_ABSENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[512];
        snprintf(
            source, sizeof source,
            "# Outage\n\n## Summary\n\nUsers could not sign in for an hour, and nobody knew of "
            "it until they called.\n\n## Root cause\n\nThe pool had no limit, which nobody had "
            "seen in the tests.\n\n## Follow-ups\n\n%s",
            cases[i].text);
        assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], cases[i].stated);
    }
}

/* What was done for good, among what ended the incident, is what was done about it; a single one may be. */
static void test_lasting_measures_answer_the_demand(void **state)
{
    (void)state;
    const char *head = "# Outage\n\n## Summary\n\nUsers could not sign in for an hour.\n\n"
                       "## Timeline\n\n- 10:00 UTC The first request failed.\n"
                       "- 11:00 UTC All was well.\n\n## Root cause\n\nThe pool had no limit, which "
                       "nobody had seen in the tests.\n\n## Fixes\n\n";
    static const struct {
        const char *text;
        enum stated stated;
    } cases[] = {
        {"- The job now enforces a limit of 5 minutes.\n- Review checklist updated to ask for two "
         "pairs of eyes.\n- The pool was emptied.\n",
         FACT_STATED},
        {"- Alert added on slow sign-ins.\n- Runbook written for the pool.\n", FACT_STATED},
        {"1. We added a regression test.\n2. The deploy now fails the build without a limit.\n",
         FACT_STATED},
        {"- Added a unit test for the pool.\n- Restarted the pool.\n- Emptied the queue.\n",
         FACT_UNREAD},
        {"We rolled it back and added a regression test.\n", FACT_UNREAD},
        {"- Enforce a limit in the job.\n", FACT_UNREAD},
        {"Add an alert on the pool.\n", FACT_UNREAD},
        {"- The service now works.\n- It now answers in 90 ms.\n", FACT_ABSENT},
        {"- Checked the dashboards.\n- The alert was silenced.\n", FACT_ABSENT},
        {"1. Restart the pool.\n2. Run the health checks.\n", FACT_ABSENT},
        {"The pool was restarted, and the alert was created by the probe in Bonn.\n", FACT_ABSENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[1024];
        snprintf(source, sizeof source, "%s%s", head, cases[i].text);
        assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], cases[i].stated);
    }
    char told[1024];
    snprintf(told, sizeof told, "%s\n## Return-to-service plan\n\n1. Take the adapter out.\n",
             head);
    assert_int_equal(facts_of(told)->action_items.count, 1);
    snprintf(told, sizeof told,
             "%s\n## Return-to-service plan\n\n1. Take the adapter out.\n\n## Action items\n\n"
             "- Add a test\n",
             head);
    assert_int_equal(facts_of(told)->action_items.count, 1);
}

/* What the section on the end tells of work that is still to come, in a table or in a sentence. */
static void test_work_to_come_below_the_resolution(void **state)
{
    (void)state;
    const char *head = "# Outage\n\n## Summary\n\nUsers could not sign in for an hour.\n\n"
                       "## Timeline\n\n- 10:00 UTC The first request failed.\n"
                       "- 11:00 UTC All was well.\n\n## Root cause\n\nThe pool had no limit, which "
                       "nobody had seen in the tests.\n\n## Resolution\n\nThe pool was cleared.";
    static const struct {
        const char *text;
        enum stated stated;
    } cases[] = {
        {"\n", FACT_ABSENT},
        {"\n\n| Task | Status |\n| --- | --- |\n| Limit the pool | open |\n", FACT_UNREAD},
        {"\n\n| Time | Action | Status |\n| --- | --- | --- |\n| 10:40 | Clear | done |\n",
         FACT_ABSENT},
        {" Follow-up work is tracked in OPS-12.\n", FACT_UNREAD},
        {" Further actions will be listed in the board.\n", FACT_UNREAD},
        {" The lost orders were tracked in OPS-12.\n", FACT_ABSENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[1024];
        snprintf(source, sizeof source, "%s%s", head, cases[i].text);
        if (facts_of(source)->demands[DEMAND_ACTION_ITEMS] != cases[i].stated)
            fail_msg("%s", cases[i].text);
    }
}

/* A ticket among the lessons may be of what is done about them. */
static void test_tickets_among_lessons_may_be_work(void **state)
{
    (void)state;
    const char *head = "# Outage\n\n## Summary\n\nUsers could not sign in for an hour.\n\n"
                       "## Timeline\n\n- 10:00 UTC The first request failed.\n"
                       "- 11:00 UTC All was well.\n\n## Root cause\n\nThe pool had no limit, which "
                       "nobody had seen in the tests.\n\n## Lessons learned\n\nHeap alerts come "
                       "late. They fire at 75 %";
    char source[1024];
    snprintf(source, sizeof source, "%s.\n", head);
    assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_ABSENT);
    snprintf(source, sizeof source, "%s (Bo, OPS-11).\n", head);
    assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
}

/* What says who does it until when is work, whatever the heading calls it; what tells neither is not. */
static void test_a_list_below_an_unknown_heading(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage\n\n## Our homework\n\n- Cap the retries → Bo, 2025-05-01\n"
                 "- Alert on the queue (vendor, 2025-05-02)\n- The queue was full\n"
                 "- The pool (Postgres) was full, too\n"),
        "5 Bo 2025-05-01 - -\n6 vendor 2025-05-02 - -\n");
    assert_string_equal(items_of("# Outage\n\n## Participants\n\n- Shop (Bo, 2025-05-01)\n"), "");
}

/* Who said or did something on the day of the incident, or had it before, is not who is to do it. */
static void test_names_and_past_days_below_an_unknown_heading(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage on 2024-05-03\n\n## How we heard of it\n\n"
                                 "- The shop called us (Maria, 3 May 2024)\n"
                                 "- Acme (Berlin, since 2023-05-01)\n"
                                 "- New limit \xE2\x80\x94 Bo \xE2\x80\x94 May 2\n"
                                 "- Cap the retries (Bo, 2024-05-20)\n"),
                        "8 Bo 2024-05-20 - -\n");
}

/* A checklist for what comes after the incident holds work, but for the papers that a form has ticked after each. */
static void test_a_checklist_after_the_incident(void **state)
{
    static const char *const work[] = {"Post-Incident Checklist", "✅ Post-outage checklist",
                                       "Post-incident clean-up checklist",
                                       "Post incident security checklist"};
    static const char *const others[] = {"Checklist", "Deployment checklist", "Testing checklist",
                                         "Post-incident checklist review",
                                         "Pre-incident checklist"};
    (void)state;
    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        assert_string_equal(items_of(arena_printf(fixture_arena,
                                                  "# Outage\n\nThe shop was down.\n\n## %s\n\n"
                                                  "- [x] Secret removed from the branch\n"
                                                  "- [ ] Password rotated in production\n"
                                                  "- [ ] Are all keys new?\n- Keys are old\n",
                                                  work[i])),
                            "7 - - - done\n8 - - - open\n");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(items_of(arena_printf(fixture_arena,
                                                  "# Outage\n\nThe shop was down.\n\n## %s\n\n"
                                                  "- [ ] Password rotated in production\n",
                                                  others[i])),
                            "");
    assert_string_equal(
        items_of("# Outage\n\n## Post-incident checklist\n\n- [ ] Postmortem published\n"
                 "- [ ] Stakeholders informed\n- [ ] Ticket closed\n"),
        "");
    assert_string_equal(
        items_of("# Outage\n\n## Post-incident checklist\n\n- [ ] Password rotated\n\n"
                 "## Action items\n\n- Raise the pool\n"),
        "9 - - - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_boxes_to_tick_are_items),
        facts_test(test_a_table_of_tasks),
        facts_test(test_a_table_of_what_who_and_until_when),
        facts_test(test_a_table_of_what_was_planned_before),
        facts_test(test_questions_with_boxes),
        facts_test(test_a_table_in_an_unknown_language),
        facts_test(test_a_table_of_work_is_no_timeline),
        facts_test(test_a_list_of_work_named_a_timeline),
        facts_test(test_boxes_with_an_owner),
        facts_test(test_a_table_with_an_action_is_not_absent),
        facts_test(test_items_with_name_and_day_below_a_fix),
        facts_test(test_actions_in_a_column_of_another_name),
        facts_test(test_work_in_sentences_is_not_absent),
        facts_test(test_a_list_below_an_unknown_heading),
        facts_test(test_names_and_past_days_below_an_unknown_heading),
        facts_test(test_tickets_alone_answer_the_demand),
        facts_test(test_lasting_measures_answer_the_demand),
        facts_test(test_tickets_among_lessons_may_be_work),
        facts_test(test_work_to_come_below_the_resolution),
        facts_test(test_a_checklist_after_the_incident),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
