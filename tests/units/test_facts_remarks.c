/* What stands among action items, or where they are listed, and is none. */
#include "items_fixture.h"

/* "Prevention" may speak of earlier incidents and of what would have helped; the work is what the list
 * elsewhere says. */
static void test_prose_on_prevention_beside_a_list(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Prevention\n\nI know of nothing like it before.\n"
                                 "I read the handbook again.\nIt has the link that helped me.\n\n"
                                 "## Action items\n\n1. Alert on full disks\n"),
                        "11 - - - -\n");
    assert_string_equal(
        items_of("# Outage\n\n## Prevention\n\nThese keep it from coming back:\n\n"
                 "- Rotate the keys\n\n## Action items\n\n1. Alert on full disks\n"),
        "7 - - - -\n11 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Prevention\n\nWe will alert on full disks.\n\n"
                                 "## Lessons learned\n\n- Disks fill up\n"),
                        "5 - - - -\n");
}

/* What an alert is to fire at is no work by itself; where nothing else is listed, it is what will be done. */
static void test_thresholds_of_alerts(void **state)
{
    (void)state;
    static const char limits[] = "- Disk usage > 85%\n- Any queue > 100 MB\n- Errors of Redis\n";
    assert_string_equal(
        items_of(arena_printf(fixture_arena,
                              "# Outage\n\n## Action items\n\n- Alert on full disks\n\n"
                              "## Monitoring recommendations\n\n### Critical\n\n%s",
                              limits)),
        "5 - - - -\n");
    assert_string_equal(
        items_of(arena_printf(fixture_arena, "# Outage\n\n## Action items\n\n%s", limits)),
        "5 - - - -\n6 - - - -\n7 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- Alert on full disks\n\n"
                                 "### Later\n\n- Keep errors < 1%\n- Page at load > 80%\n"),
                        "5 - - - -\n9 - - - -\n10 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- Alert on full disks\n\n"
                                 "### Later\n\n- Purge logs > 30 days\n- Kill queries > 60 s\n"),
                        "5 - - - -\n9 - - - -\n10 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- Alert on full disks\n\n"
                                 "### Later\n\n- Errors < 1%\n- Lag < 5 s\n- Write a runbook\n"),
                        "5 - - - -\n9 - - - -\n10 - - - -\n11 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- Alert on full disks\n\n"
                                 "### Later\n\n- Disk usage > 85% (OPS-7)\n- Load > 80%\n"),
                        "5 - - - -\n9 - - OPS-7 -\n10 - - - -\n");
}

/* Where the work is kept, an apology and the day of a review are no work. */
static void test_pointers_and_apologies(void **state)
{
    (void)state;
    const char *pointer = "# Outage\n\n## Follow-up\n\nSee `postmortems/keys.md`.\n";
    assert_string_equal(items_of(pointer), "");
    assert_int_equal(fixture_postmortem.demands[DEMAND_ACTION_ITEMS], FACT_STATED);
    assert_string_equal(
        items_of("# Outage\n\n## Follow-up\n\nFull report: `postmortems/keys.md`.\n\n"
                 "Action items are tracked in that document. They led to\na new "
                 "role.\n"),
        "");
    assert_int_equal(fixture_postmortem.demands[DEMAND_ACTION_ITEMS], FACT_STATED);
    assert_string_equal(
        items_of("# Outage\n\nWe are once again sorry and tell here what was done. We "
                 "will discuss the steps taken to prevent this from happening again.\n"),
        "");
    assert_string_equal(items_of("# Outage\n\n## Follow-up review\n\n"
                                 "Scheduled for January 20th to verify the items above.\n\n"
                                 "## Follow-up\n\n- Review scheduled for 20 January\n"
                                 "- See the runbook to the alerts\n"),
                        "10 - - - -\n");
}

/* A sentence that does no more than point to a link is no work; what is to be seen to is. */
static void test_pointers_to_links(void **state)
{
    (void)state;
    static const char *const pointers[] = {
        "See the full diff\n[here](https://example.org/a/commit/7b414f4).",
        "More details can be found [here](https://example.org/notes).",
        "Please read the notes of the review [here](https://example.org/notes).",
        "See this page for the agenda and minutes of the review."};
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        const char *items = items_of(arena_printf(
            fixture_arena, "# Outage\n\n## Action items\n\nAlert on full disks.\n\n%s\n",
            pointers[i]));
        if (strcmp(items, "5 - - - -\n") != 0)
            fail_msg("%s: %s", pointers[i], items);
    }
    items_of("# Outage\n\n## Action items\n\nSee the board [here](https://example.org/board).\n");
    assert_int_equal(fixture_postmortem.demands[DEMAND_ACTION_ITEMS], FACT_STATED);
    static const char *const orders[] = {"See that no key is left here.",
                                         "Find out who may log in here, and close it.",
                                         "See [the runbook](https://example.org/r) to its end."};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        const char *items = items_of(
            arena_printf(fixture_arena,
                         "# Outage\n\n## Action items\n\nAlert on full disks.\n\n%s\n", orders[i]));
        if (strcmp(items, "5 - - - -\n7 - - - -\n") != 0)
            fail_msg("%s: %s", orders[i], items);
    }
}

/* What the report says of itself closes it, and is nobody's work. */
static void test_sentences_about_the_report(void **state)
{
    (void)state;
    static const char *const closings[] = {
        "Now, with a touch of humor and a diagram, our postmortem is not just informative but also "
        "fun! \xF0\x9F\x9A\x80",
        "This postmortem is kept as a resource to learn from.", "And so this write-up ends."};
    for (size_t i = 0; i < sizeof closings / sizeof *closings; i++) {
        const char *items = items_of(
            arena_printf(fixture_arena, "# Outage\n\n## Action items\n\nAlert on full disks.\n%s\n",
                         closings[i]));
        if (strcmp(items, "5 - - - -\n") != 0)
            fail_msg("%s: %s", closings[i], items);
    }
    assert_string_equal(items_of("# Outage\n\n## Action items\n\nThis report is to be sent to the "
                                 "shops.\nShare this postmortem with all teams.\n"),
                        "5 - - - -\n6 - - - -\n");
}

/* A clause that only says what one will leave be is no work; where one tells what will be done it is. */
static void test_what_will_be_avoided_in_a_clause(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Lessons learned\n\nWe upgraded on a Monday, which "
                                 "doesn't leave time and which we'll avoid going forward.\n"),
                        "");
    assert_string_equal(items_of("# Outage\n\n## Lessons learned\n\nIt needs a quota, which we'll "
                                 "add to all.\n"),
                        "5 - - - -\n");
}

/* What has an owner, a day or a ticket is work, whatever its words and the heading. */
static void test_assigned_work_is_no_remark(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n"
                                 "- We will explain the new limits to customers (Bo, 2025-05-02)\n"
                                 "- We will cover the migrations with tests\n"),
                        "5 Bo 2025-05-02 - -\n6 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Mitigation\n\n### Immediate actions\n\n"
                                 "- Rotate all keys (Ada, 2025-03-20)\n\n"
                                 "## Follow-up\n\n- Alert on full disks\n"),
                        "7 Ada 2025-03-20 - -\n11 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Lessons learned\n\n### What needs improvement\n\n"
                                 "- Alert on lock waits (OPS-7)\n\n"
                                 "## Action items\n\n- Alert on full disks\n"),
                        "7 - - OPS-7 -\n11 - - - -\n");
}

/* A table of tasks is one of work where the impact or the cause is not told, and not for any column's name. */
static void test_tables_of_other_tasks(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Impact\n\n| Action item | Failed runs |\n|-|-|\n"
                                 "| Export | 12 |\n"),
                        "");
    assert_string_equal(items_of("# Outage\n\n## Background\n\n| Task | Runtime |\n|-|-|\n"
                                 "| Export | 12 min |\n"),
                        "");
    assert_string_equal(
        items_of("# Outage\n\n## Type of incident\n\n- [ ] Data loss\n- [x] Outage\n"), "");
}

/* What one will see when it has worked. */
static void test_measures_of_success(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Follow-up\n\n**Next review:** 15 February 2024\n"
                                 "**Owner:** Tom Berg\n\n**Success metrics:**\n"
                                 "- No keys in any repository\n- All hooks adopted\n\n"
                                 "**Work:**\n- Rotate the keys\n"),
                        "13 - - - -\n");
}

static void test_an_owner_alone_is_no_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\nRotate the keys.\n\n"
                                 "**Owner:** Tom Berg\n"),
                        "5 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\nRotate the keys.\n\n"
                                 "Team: agree on the alerts\n"),
                        "5 - - - -\n7 - - - -\n");
}

/* Beside "Owner:" and "Status:" the other bullets below an item are details, too. */
static void test_bullets_beside_an_owner_are_details(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage\n\n## Action items\n\n1. **Train for leaks** (Due: 5 May "
                 "2024)\n   - Owner: Tom Berg\n   - Status: In preparation\n"
                 "   - All engineers must complete it\n"
                 "2. Scan for keys\n   - The mail team will scan its own\n"),
        "5 Tom Berg 5 May 2024 - -\n9 mail team - - -\n");
}

/* Beside a list of what will be done. */
static void test_what_needs_improvement_is_a_lesson(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Retrospective\n\n### What needs improvement\n\n"
                                 "- Load tests missed it\n\n### Action items\n\n"
                                 "- Test with real load\n"),
                        "11 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Retrospective\n\n### What needs improvement\n\n"
                                 "- Test with real load\n"),
                        "7 - - - -\n");
}

/* Beside a list that says whose its items are, prevention tells of the same work in other words; what it assigns
 * itself is work of its own. */
static void test_prevention_beside_a_tracked_list_lists_no_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- [ ] Cap the retries\n"
                                 "- [ ] Alert on the queue\n\n## Prevention\n\n### Process\n\n"
                                 "1. Mandatory load tests for the shop\n"
                                 "2. Review the limits (Bo, 2025-05-01)\n"),
                        "5 - - - open\n6 - - - open\n13 Bo 2025-05-01 - -\n");
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- Cap the retries\n"
                                 "- Alert on the queue\n\n## Prevention\n\n"
                                 "- Run load tests for the shop\n"),
                        "5 - - - -\n6 - - - -\n10 - - - -\n");
}

static void test_a_list_of_owners_lists_no_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Follow-up\n\n- Cap the retries\n\n"
                                 "### Follow-up owners\n\n- Platform Shop: review of the limits\n"),
                        "5 - - - -\n");
}

/* Below action items the heading names a kind of these, beside "Detection" and "Mitigation". */
static void test_prevention_below_action_items_lists_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage\n\n## Action items\n\n### Mitigation\n\n"
                 "- Cap the retries (Bo, 2025-05-01)\n- Add a gate (Bo, 2025-05-02)\n\n"
                 "### Prevention\n\n- Run load tests for the shop\n"),
        "7 Bo 2025-05-01 - -\n8 Bo 2025-05-02 - -\n12 - - - -\n");
}

/* A list of sources below the work has a column "Reference", too. */
static void test_sources_are_no_work(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Bound the pool\n\n### References\n\n"
                                 "| Ref | Source |\n| --- | --- |\n| 1 | The design of it |\n"),
                        "3 - - - -\n");
}

static void test_nothing_to_do_by_hand_is_work(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n- Automate it, so that nothing has to be done at night\n"
                 "- Nothing has to be changed in the shop\n"),
        "3 - - - -\n");
}

/* A rule, what is so and what was tried in vain are nobody's work. */
static void test_advice(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool advice;
    } cases[] = {
        {"Never deploy on a Friday", true},
        {"**Disks**: Never add mount points by hand", true},
        {"Keep in mind that restarts drop the cache", true},
        {"A hang is almost always a full disk", true},
        {"Changing the parameter did not work.", true},
        {"Raising the limit had no effect", true},
        {"Never deploy on a Friday (owner: Ann)", false},
        {"Never had an alert on this; add one", false},
        {"Never deploy on a Friday: add a gate to the pipeline", false},
        {"Failover did not work, fix it", false},
        {"Always pin the version", false},
        {"Backups are usually late, so start them earlier", false},
        {"The alert is always late: move it", false},
        {"Fix the alert that did not work", false},
        {"Find out why the retry had no effect", false},
        {"Restarting it did not help, so we will replace it", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", cases[i].text));
        assert_int_equal(facts->action_items.count, 1);
        if (facts->action_items.items[0].advice != cases[i].advice)
            fail_msg("%s", cases[i].text);
    }
}

/* Reassurance and a signature are no work, and neither is that no more is to be done. */
static void test_sentences_without_work(void **state)
{
    (void)state;
    static const char *const none[] = {
        "We can say that we learnt a lot. We will continue to invest in our people.",
        "We learned a lot from this outage. We promise to do better.",
        "We will keep working hard to regain your trust.",
        "The job can be run again. No further changes are recommended before the release.",
        "No code changes are needed.",
        "We recommend no further changes.",
        "*Prepared by the team of the shop, 2024-05-10.*"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (*items_of(arena_printf(fixture_arena, "## Next steps\n\n%s\n", none[i])))
            fail_msg("%s", none[i]);
    static const char *const work[] = {
        "We learned a lot and will add an alert on the pool.",
        "We will continue to improve our pipeline with canary releases.",
        "We learned a lot and increased the pool.",
        "We will continue to invest in capacity: two more nodes.",
        "We are committed to providing a second region this year.",
        "We are committed to moving the pool to a new rack.",
        "No immediate steps are required, but an alert should be added.",
        "No steps were suggested by the old runbook, and we will add them.",
        "We will continue to invest in alerts on the pool."};
    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        if (!*items_of(arena_printf(fixture_arena, "## Next steps\n\n%s\n", work[i])))
            fail_msg("%s", work[i]);
}

/* The tasks that a label's sentence announces are the items; the boxes of a routine are none. */
static void test_lists_below_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- **Tasks:** The following tasks have been "
                                 "identified:\n    1. Remove the package (owner: Ann)\n"
                                 "    2. Add alerts\n"),
                        "4 Ann - - -\n5 - - - -\n");
    assert_string_equal(
        items_of("## Background\n\nThese fixes were listed in the release notes:\n\n"
                 "- Faster search\n- Shorter queries\n"),
        "");
    assert_string_equal(items_of("- **Action items:** TODO\n  - Add a test\n  - Add an alert\n"),
                        "2 - - - -\n3 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n1. **Deployment checklist**\n"
                                 "   - [ ] Build\n   - [ ] Copy the files\n2. Alert on load\n"),
                        "3 - - - -\n6 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n1. **Release process**\n"
                                 "   - [ ] Add a gate\n   - [x] Add a canary\n"),
                        "3 - - - -\n4 - - - open\n5 - - - done\n");
    assert_string_equal(items_of("## Action items\n\n1. **Deployment checklist**\n"
                                 "   - [ ] Build (owner: Ann)\n"),
                        "3 - - - -\n4 Ann - - open\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_prevention_below_action_items_lists_items),
        facts_test(test_nothing_to_do_by_hand_is_work),
        facts_test(test_sources_are_no_work),
        facts_test(test_prevention_beside_a_tracked_list_lists_no_items),
        facts_test(test_a_list_of_owners_lists_no_items),
        facts_test(test_prose_on_prevention_beside_a_list),
        facts_test(test_pointers_and_apologies),
        facts_test(test_pointers_to_links),
        facts_test(test_sentences_about_the_report),
        facts_test(test_what_will_be_avoided_in_a_clause),
        facts_test(test_assigned_work_is_no_remark),
        facts_test(test_tables_of_other_tasks),
        facts_test(test_measures_of_success),
        facts_test(test_thresholds_of_alerts),
        facts_test(test_an_owner_alone_is_no_item),
        facts_test(test_bullets_beside_an_owner_are_details),
        facts_test(test_what_needs_improvement_is_a_lesson),
        facts_test(test_advice),
        facts_test(test_sentences_without_work),
        facts_test(test_lists_below_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
