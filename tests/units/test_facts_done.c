/* Action items that tell what was done: in the response to the incident, or since. */
#include "items_fixture.h"

/* Where follow-up work is listed elsewhere, the actions below the resolution are those that ended the
 * incident, whether a heading names them or a label. */
static void test_actions_of_the_response_are_no_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage\n\n## Resolution and recovery\n\n### Immediate actions\n\n"
                 "Traffic went to the standby cluster by hand.\n\n## Action items\n\n"
                 "- Alert on full disks\n"),
        "11 - - - -\n");
    assert_string_equal(
        items_of("# Outage\n\n## Resolution\n\n- **Immediate actions:** Nothing that we "
                 "tried helped\n- **Resolution:** The disk was cleaned\n\n"
                 "## Lessons learned\n\n- **Action items:**\n"
                 "  - Alert on full disks\n"),
        "11 - - - -\n");
}

/* Where nothing else lists any, or what stands beside them does, they may be what is to be done. */
static void test_immediate_actions_alone_are_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Mitigation\n\n### Immediate actions\n\n"
                                 "- Clean the disk each night\n"),
                        "7 - - - -\n");
    assert_string_equal(items_of("# Outage\n\n## Remediation\n\n### Immediate actions\n\n"
                                 "- Clean the disk each night\n\n### Long-term improvements\n\n"
                                 "- Move to a larger disk\n\n## Next steps\n\n- Order the disk\n"),
                        "7 - - - -\n11 - - - -\n15 - - - -\n");
}

/* What is recommended or proposed is still to be done, be it called a fix, unless a list says what will be. */
static void test_recommended_fixes_are_work(void **state)
{
    (void)state;
    static const char *const headings[] = {"Recommended remediation (immediate)", "Proposed fixes",
                                           "Recommended patches (ranked)", "Planned mitigations",
                                           "Suggested changes"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char source[200];
        snprintf(source, sizeof source, "# Outage\n\n## %s\n\n1. Renew all certificates\n",
                 headings[i]);
        assert_string_equal(items_of(source), "5 - - - -\n");
        snprintf(source, sizeof source,
                 "# Outage\n\n## %s\n\n1. Renew all certificates\n\n## Action items\n\n- Add a "
                 "check\n",
                 headings[i]);
        assert_string_equal(items_of(source), "9 - - - -\n"); /* of these it was chosen */
    }
    assert_string_equal(items_of("# Outage\n\n## Remediation\n\n1. Renew all certificates\n"), "");
}

static void test_no_action_was_taken(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- No actions were taken by hand\n"
                                 "- No actions were successful\n"
                                 "- No action may need root from now on\n"),
                        "7 - - - -\n");
}

/* The passive tells what was done, be it with "got". */
static void test_what_got_done_is_done(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- The volumes got resized.\n"
                                 "- The cluster was restarted.\n"
                                 "- Alert when a node got restarted.\n"
                                 "- The cluster will be restarted.\n"),
                        "3 - - - done\n4 - - - done\n5 - - - -\n6 - - - -\n");
}

/* Irregular verbs have a past tense, too. "Set" and "split" may be orders. */
static void test_irregular_past_is_done(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Ran the tests of the proxy and the build\n"
                                 "- Ran targeted tests of the proxy\n"
                                 "- Took the old node out of the pool\n"
                                 "- Threw all stale sessions away\n"
                                 "- Got the vendor to ship a fix\n"
                                 "- Found and fixed the leak\n"
                                 "- Run the tests of the proxy each night\n"
                                 "- Set the limit to 80 %\n"
                                 "- Split the queue by region\n"),
                        "3 - - - done\n4 - - - done\n5 - - - done\n6 - - - done\n7 - - - done\n"
                        "8 - - - done\n9 - - - -\n10 - - - -\n11 - - - -\n");
}

/* So does the past tense with what it was before and what it is now. */
static void test_what_went_from_one_to_the_other_is_done(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Migrated bookings from the old rack to one "
                                 "with two feeds\n- Raised memory of the indexer from 2 to 4 GB\n"
                                 "- Move bookings from one rack to two\n"),
                        "3 - - - done\n4 - - - done\n5 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Reduced risk from changes\n"
                                 "- Increased coverage\n"),
                        "3 - - - -\n4 - - - -\n");
}

/* An order is still to be carried out, whatever was done that it speaks of; a noun at the head is no order. */
static void test_an_order_at_the_head_is_not_done(void **state)
{
    (void)state;
    static const char *const orders[] = {
        "Check every subdomain we have and make sure we've migrated every one",
        "Make sure all keys we got were rotated",
        "Verify that the hosts were updated",
        "Move all hosts that the vendor has migrated",
        "Check whether the mails have been restored",
        "Fix the pages that we have updated"};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        const char *items =
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", orders[i]));
        if (strcmp(items, "3 - - - -\n") != 0)
            fail_msg("%s: %s", orders[i], items);
    }
    static const char *const done[] = {
        "Fix was deployed",
        "Check was added to the build",
        "Update procedure has been documented",
        "Fix for the leak has been deployed",
        "Release checklist has been updated",
        "Move all hosts (has been done)",
        "Move all hosts - done",
        "Polling of the battery \xE2\x80\x94 now active, will alert by mail",
        "The limit is now enforced",
        "Polling: already enabled on all nodes"};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        const char *items =
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", done[i]));
        if (strcmp(items, "3 - - - done\n") != 0)
            fail_msg("%s: %s", done[i], items);
    }
    assert_string_equal(items_of("## Action items\n\n- Fail over to the now active node\n"
                                 "- Page when a node is now active again\n"),
                        "3 - - - -\n4 - - - -\n");
}

/* A box that was typed is one, where no list of Markdown's holds it. */
static void test_typed_boxes(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n[ ] Add a limit\n[x] Add an alert\n"),
                        "3 - - - open\n4 - - - done\n");
    assert_string_equal(items_of("## Action items\n\n- [] Add a limit\n- [a] Add an alert\n"
                                 "- [x](https://example.org) Add a link\n"),
                        "3 - - - open\n4 - - - -\n5 - - - -\n");
}

/* A label before the verb says what the work is about. */
static void test_past_verbs_behind_a_label_are_done(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n- **Log masking**: Added an edge filter to the logger\n"
                 "- Short-term: Implemented caching with larger nodes\n"
                 "- **Checks**: We added an assertion step to the build\n"
                 "- **Build**: Verified module imports and the test suites\n"
                 "- **Monitoring**: Improved monitoring of the queue\n"
                 "- **Boot**: Verified boot on all devices\n"
                 "- **Added chunking**: the scrubber now reads whole sentences\n"),
        "3 - - - done\n4 - - - done\n5 - - - done\n6 - - - done\n7 - - - -\n8 - - - -\n"
        "9 - - - done\n");
}

static void test_done_with_a_day_or_in_this_change(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. **AI-1 (owner: M. Lin):** Fix the time zone. Done Aug 23.\n"
                                 "2. Fix the scheduler. Done 2025-08-23.\n"
                                 "3. Fix the queue. Done in one week.\n"),
                        "3 M. Lin - AI-1 done\n4 - - - done\n5 - - - -\n");
    assert_string_equal(
        items_of("## Action items\n\n| Action | Owner | Tracking |\n| --- | --- | --- |\n"
                 "| Pin the version | Ann | done in this change |\n"
                 "| Alert on expiry | Ann | done in phase 2 |\n"),
        "5 Ann - - done\n6 Ann - - -\n");
}

/* A verb that no list has is told by those beside it; "improved" and the like may be wanted. */
static void test_the_past_tense_among_done_items_is_done(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n- Refactored the parser to hold a lock\n"
                 "- Implemented a limit for each client\n- Added a header to the answer\n"
                 "- **Review**: Full audit of the tables completed\n"
                 "- Improved alerts for the queue\n"),
        "3 - - - done\n4 - - - done\n5 - - - done\n6 - - - done\n7 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Refactored parser with a lock\n"
                                 "- Hardened hosts\n- Fix the alerts\n- Add a limit\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n6 - - - -\n");
}

/* What one list assigns the other need not assign again; what it adds is open. */
static void test_an_item_told_again_is_assigned_once(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n| Action | Owner | Due | Ticket |\n| --- | --- | --- | --- |\n"
                 "| Cap the retries of the shop | Bo | 2025-05-01 | OPS-1 |\n\n"
                 "### Monitoring\n\n- Cap the retries of the shop.\n- Alert on the retries\n"),
        "5 Bo 2025-05-01 OPS-1 -\n9 Bo 2025-05-01 - -\n10 - - - -\n");
}

/* Neither a verb that only ends alike nor a condition tells of what was done, nor does what was half done. */
static void test_what_only_looks_done_is_open_among_done_items(void **state)
{
    (void)state;
    const char *const open[] = {"Speed up the rollback",
                                "Embed the check in the pipeline",
                                "Ensure that the migration is completed",
                                "Raise the limit until the move is completed",
                                "Audit of all pools not completed",
                                "Get the audit of the pools done",
                                "Managed database for the shop"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        char source[256];
        snprintf(
            source, sizeof source,
            "## Action items\n\n- Added a limit\n- Fixed the alert\n- Removed the flag\n- %s\n",
            open[i]);
        assert_string_equal(items_of(source),
                            "3 - - - done\n4 - - - done\n5 - - - done\n6 - - - -\n");
    }
}

/* A cell that was left empty is not filled by a row of another table. */
static void test_rows_of_other_tables_assign_nothing(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n| Action | Owner |\n| --- | --- |\n| Alert on the pool size | "
                 "Bo |\n\n"
                 "### Search\n\n| Action | Owner |\n| --- | --- |\n| Alert on the pool size | |\n"),
        "5 Bo - - -\n11 - - - -\n");
}

static void test_done_in_brackets_behind_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Follow-up\n\n"
                 "The check asks the wrong host. (fixed by adding one for ours)\n\n"
                 "A channel would be useful in a hurry. (added an @emergency role)\n\n"
                 "The alert was sent to one person only. (done)\n\n"
                 "The alert should reach two people. (added to the backlog)\n\n"
                 "Remove the flag (added in 2.3)\n"),
        "3 - - - done\n5 - - - done\n7 - - - done\n9 - - - -\n11 - - - -\n");
}

/* What tells how a thing is, or came to be, is not what was done about it. */
static void test_other_brackets_behind_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Follow-up\n\n- Widen the alert. (reduced capacity until June)\n"
                 "- Drop the flag. (added in 2.3)\n"
                 "- Remove the rule. (created by the vendor)\n"
                 "- Nobody knew the command. (documented in the runbook)\n"),
        "3 - - - -\n4 - - - -\n5 - - - -\n6 - - - done\n");
}

static void test_ticks_in_a_column(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| Action | Done |\n| --- | --- |\n"
                                 "| Raise the pool | [x] |\n| Page on load | X |\n"
                                 "| Hold a drill | [ ] |\n| Log the load | |\n"),
                        "5 - - - done\n6 - - - done\n7 - - - open\n8 - - - open\n");
}

static void test_done_in_japanese(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## 再発防止策\n\n"
                 "- 再起動の設定を追加済み\n"
                 "- 自動起動を設定済みのため、異常終了時は自動復旧する\n"
                 "- データベースの移行完了\n"
                 "- 7月末までに移行完了\n"
                 "- 監視を設定済みのため、次は通知を自動化する\n"
                 "- 通知を追加する\n"),
        "3 - - - done\n4 - - - done\n5 - - - done\n6 - 7月末 - -\n7 - - - -\n8 - - - -\n");
    assert_string_equal(
        items_of("## 再発防止策\n\n- 通知先の決済\n- 来週移行完了\n- 監視の設定済\n"),
        "3 - - - -\n4 - 来週 - -\n5 - - - done\n");
}

/* The past tense with an object, a new value, and how it has been since tell of themselves that the work is done. */
static void test_what_is_done_by_its_own_words(void **state)
{
    (void)state;
    static const char *const done[] = {"Raised the pool size to 100",
                                       "Deployed a watchdog",
                                       "Required two approvals on pool settings",
                                       "Monitoring: Raised the rate of the probe",
                                       "The team has since extended the runbook",
                                       "Alert threshold lowered from 90 % to 75 %",
                                       "Increased worker memory to 4 GB",
                                       "Clients now buffer up to 48 hours on disk",
                                       "`deploy.sh` is now safe to run twice.",
                                       "Deploys now require approval by two people",
                                       "Renewals are now monitored by a probe",
                                       "Now enforces a timeout by default",
                                       "Avoided `chmod 777` during triage",
                                       "Documentation updated",
                                       "Old keys revoked",
                                       "Retry policy was tightened",
                                       "A new server was spun up from the saved files",
                                       "Automated the failover of the database"};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++) {
        const char *items =
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", done[i]));
        if (strcmp(items, "3 - - - done\n") != 0)
            fail_msg("%s: %s", done[i], items);
    }
}

/* A participle may open what is wanted, and what was begun, planned or written down elsewhere is still to be done. */
static void test_what_is_not_done_by_its_own_words(void **state)
{
    (void)state;
    static const char *const open[] = {"Scheduled jobs need alerts",
                                       "Required checks on main",
                                       "Automated rollback for failed deploys",
                                       "Improved monitoring",
                                       "Distributed tracing across the shop",
                                       "Proposed a second region",
                                       "Scheduled a review of the pool",
                                       "Assigned the runbook to a team",
                                       "Created a task for the limit",
                                       "Started the move to the new rack",
                                       "We now need an alert on the queue",
                                       "Now add an alert on the queue",
                                       "For now keep the old limit",
                                       "The pool is now too small",
                                       "The alert should now page the right person",
                                       "Alert when the pool is now empty",
                                       "Rename the column once the clients now use v2",
                                       "Embed the check in the pipeline",
                                       "Shed the load of the batch jobs",
                                       "Shred the old disks",
                                       "Keep dependencies updated",
                                       "Get the docs updated",
                                       "Review services deployed to production",
                                       "Documentation for features added in May",
                                       "Alert on certificates added to the store",
                                       "Confirm the timeout was lowered",
                                       "Document what was changed",
                                       "Have the limit raised to 100",
                                       "Investigate why the job now retries forever",
                                       "Find out whether the replica is now in step",
                                       "Trigger an alert once the load increased to 80 %",
                                       "Load tests with traffic doubled to 200 requests",
                                       "Backups are rarely tested",
                                       "Pool limits raised to 100 on one node, the others pending",
                                       "Are the timeouts increased to 30 s?",
                                       "Is the key revoked?",
                                       "The flag is now unused and can be deleted",
                                       "The flag is now off, turn it on again",
                                       "Capped the pool by hand; automate it",
                                       "Capped the pool, and still need an alert on it"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        const char *items =
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", open[i]));
        if (strcmp(items, "3 - - - -\n") != 0)
            fail_msg("%s: %s", open[i], items);
    }
}

/* A passive without its verb, and how a thing works, are told by those beside them. */
static void test_forms_of_done_items_among_such(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Prevention\n\n- The deploy script is now safe to run twice.\n"
                                 "- The release job now keeps both paths in step.\n"
                                 "- A health probe pages the on-call person.\n"
                                 "- Docs updated to tell of the path.\n"),
                        "3 - - - done\n4 - - - done\n5 - - - done\n6 - - - done\n");
    assert_string_equal(items_of("## Prevention\n\n- Alert the on-call person\n"
                                 "- A health probe pages the on-call person.\n"
                                 "- Docs updated to tell of the path.\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
    assert_string_equal(items_of("## Prevention\n\n- Refactored parser with a lock\n"
                                 "- Removed the flag\n- Alert added to the pool\n"),
                        "3 - - - done\n4 - - - done\n5 - - - done\n");
}

static void test_done_in_french(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Rapport d'incident : la caisse\n\n## Prévention\n\n"
                                 "- Faire échouer la CI (déjà en place).\n"
                                 "- Pour éviter une panne, la procédure a été portée sur Ansible.\n"
                                 "- Le script vérifie désormais les droits.\n"
                                 "- Toute modification devra désormais être revue.\n"
                                 "- Alerter plus tôt.\n"
                                 "- Vérifier que la sauvegarde a été configurée.\n"
                                 "- Migrer ce qui est désormais ancien.\n"
                                 "- Savoir pourquoi le script a été modifié.\n"
                                 "- Comprendre comment la limite est désormais lue.\n"),
                        "5 - - - done\n6 - - - done\n7 - - - done\n8 - - - -\n9 - - - -\n"
                        "10 - - - -\n11 - - - -\n12 - - - -\n13 - - - -\n");
}

static void test_headings_of_done_items_in_japanese(void **state)
{
    (void)state;
    assert_string_equal(items_of("## 対策\n\n### 完了済み\n\n- 通知を追加\n\n"
                                 "### 未完了\n\n- 監視を追加する\n"),
                        "5 - - - done\n9 - - - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_actions_of_the_response_are_no_items),
        facts_test(test_immediate_actions_alone_are_items),
        facts_test(test_no_action_was_taken),
        facts_test(test_recommended_fixes_are_work),
        facts_test(test_what_got_done_is_done),
        facts_test(test_irregular_past_is_done),
        facts_test(test_what_went_from_one_to_the_other_is_done),
        facts_test(test_an_order_at_the_head_is_not_done),
        facts_test(test_typed_boxes),
        facts_test(test_past_verbs_behind_a_label_are_done),
        facts_test(test_the_past_tense_among_done_items_is_done),
        facts_test(test_an_item_told_again_is_assigned_once),
        facts_test(test_what_only_looks_done_is_open_among_done_items),
        facts_test(test_rows_of_other_tables_assign_nothing),
        facts_test(test_done_with_a_day_or_in_this_change),
        facts_test(test_done_in_brackets_behind_a_sentence),
        facts_test(test_other_brackets_behind_a_sentence),
        facts_test(test_ticks_in_a_column),
        facts_test(test_done_in_japanese),
        facts_test(test_what_is_done_by_its_own_words),
        facts_test(test_what_is_not_done_by_its_own_words),
        facts_test(test_forms_of_done_items_among_such),
        facts_test(test_done_in_french),
        facts_test(test_headings_of_done_items_in_japanese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
