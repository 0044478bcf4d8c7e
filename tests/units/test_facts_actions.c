/* Action items: which lines are one, and who, until when, where tracked, done. */
#include "items_fixture.h"

static void test_the_outermost_item_counts(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. **Add alerts**:\n"
                                 "   - for the queue\n"
                                 "   - for the disk\n"
                                 "2. Write a runbook\n"),
                        "3 - - - -\n6 - - - -\n");
}

static void test_a_day_is_due_in_full(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Rotate the keys by 2025-05-27.\n"
                                 "- Rotate the other keys by 2025\u201105\u201127\n"
                                 "- Write a runbook (2025\u201106\u201101)\n"
                                 "- Leave the old cluster by 2026\n"),
                        "3 - 2025-05-27 - -\n4 - 2025\u201105\u201127 - -\n"
                        "5 - 2025\u201106\u201101 - -\n6 - 2026 - -\n");
}

/* How soon the work is to follow upon something is no day by which it is to be done. */
static void test_a_delay_within_the_work_is_no_due_date(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Restart the nodes within 10 days of each release\n"
                                 "- Answer the pager within 15 days after an alert\n"
                                 "- Restart the nodes within 10 days\n"
                                 "- Restart the nodes within 10 days of this report\n"),
                        "3 - - - -\n4 - - - -\n5 - within 10 days - -\n"
                        "6 - within 10 days - -\n");
}

/* "Description: …" and the like below an item tell more of it: whose it is, and where it is tracked. */
static void test_labels_below_an_item_belong_to_it(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "1. **Investigate other providers**\n"
                 "   - **Description:** Compare them. https://github.com/a/b/issues/7\n"
                 "   - **Why:** It broke.\n"
                 "   - **Owner:** Bo Ek\n"
                 "2. **Improve detection:**\n"
                 "   - **Details:** Alert on it.\n"
                 "   - Rationale: nobody saw it\n"
                 "3. **To prevent this in future:**\n"
                 "   - **Notes:** Add a quota.\n"
                 "4. Add a panel\n"
                 "   **Description:** of the queue\n"),
        "3 Bo Ek - https://github.com/a/b/issues/7 -\n7 - - - -\n10 - - - -\n12 - - - -\n");
    assert_string_equal(roles_of(&fixture_postmortem), "1 action_items\n");
    /* the heading may be the item */
    assert_string_equal(items_of("## Action items\n\n"
                                 "### Move the queue\n\n"
                                 "- **Description:** To a new host.\n- **Priority:** P2\n\n"
                                 "### 2. Move the cache\n\n"
                                 "**Description:** To a new host.\n\n"
                                 "**Rationale:** It is slow.\n\n"
                                 "### Monitoring\n\n"
                                 "- **Details:** Add a panel\n- **Alerts:** Page at night\n"),
                        "3 - - - -\n8 - - - -\n16 - - - -\n17 - - - -\n");
    /* but outside of lists of work such a label heads a part of the account */
    assert_string_equal(
        roles_of(facts_of("# Outage\n\n## Incident\n\n- **Description:** It broke.\n"
                          "- **Why:** A quota.\n\n## Action items\n\n"
                          "- Add one\n\nWhy: the disk was full\n\n"
                          "## Why\n\nA quota.\n")),
        "5 summary\n6 root_cause\n8 action_items\n12 root_cause\n"
        "14 root_cause\n");
}

/* The names of the columns are no item, be the table one of HTML without <thead> or one that Markdown does not see for
 * want of a line below its header. */
static void test_names_of_columns_are_no_item(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n<table>\n"
                 "<tr><th>Action</th><th>Owner</th><th>Due date</th><th>Ticket</th></tr>\n"
                 "<tr><td>Rotate the keys</td><td>Bo</td><td>2025-05-27</td><td>OPS-1</td></tr>\n"
                 "</table>\n"),
        "5 Bo 2025-05-27 OPS-1 -\n");
    assert_string_equal(items_of("## Action items\n\nAction | Owner | Due\n"
                                 "Rotate the keys | Bo | 2025-05-27\n"),
                        "4 Bo 2025-05-27 - -\n");
    assert_string_equal(items_of("## Action items\n\n- Owner | Rotate the keys\n"), "3 - - - -\n");
}

/* "Reference" and "Addressee" name the ticket and the owner; a change of ServiceNow's is a ticket anywhere, its
 * incident may be the document's. */
static void test_other_names_of_columns_and_tickets(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| Action | Addressee | Due | Reference |\n"
                                 "| --- | --- | --- | --- |\n"
                                 "| Rotate the keys | Bo | 2025-05-27 | CHG0030121 |\n"),
                        "5 Bo 2025-05-27 CHG0030121 -\n");
    assert_string_equal(items_of("## Action items\n\n- Rotate the keys, PRB0040012\n"
                                 "- Rotate the others, INC0012345\n- Buy TASK12 chips\n"),
                        "3 - - PRB0040012 -\n4 - - - -\n5 - - - -\n");
}

/* Bullets that are nothing but the owner and the day of what their heading says are no items. */
static void test_a_heading_over_its_fields_is_the_item(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n### Rotate the keys\n\n"
                 "- **Owner:** Ada Berg\n- **Due:** 2025-05-27\n"
                 "- **Ticket:** OPS-1\n- **Why:** they were seen\n\nIt takes a release.\n\n"
                 "### Write a runbook\n\n- Owner: Bo Ek\n- Due: 2025-06-01\n\n"
                 "**Alert on a long queue**\n\n- Owner: Cy Holm\n- Ticket: OPS-3\n"),
        "3 Ada Berg 2025-05-27 OPS-1 -\n12 Bo Ek 2025-06-01 - -\n"
        "17 Cy Holm - OPS-3 -\n");
    /* who does them, and one more that is no field */
    assert_string_equal(items_of("## Action items\n\n### Process\n\n- Team: agree on alerts\n"
                                 "- Issue: none has a label\n\n### Keys\n\n- Owner: Bo Ek\n"
                                 "- Due: 2025-06-01\n- Rotate the keys\n- Revoke the old ones\n"),
                        "5 - - - -\n6 - - - -\n10 Bo Ek - - -\n12 - - - -\n13 - - - -\n");
}

/* A word with a box to tick is a task, be it no more than a topic elsewhere. */
static void test_a_word_with_a_box_is_an_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- [ ] Rotate the keys\n- [ ] Monitoring\n"),
                        "3 - - - open\n4 - - - open\n");
    assert_string_equal(items_of("## Action items\n\n- Rotate the keys\n- Monitoring\n"),
                        "3 - - - -\n");
}

static void test_links_to_pages_are_no_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Tasks\n\n[0. The first task](./README.md)\n"
                 "![A clock](https://example.org/clock.png)\n\n## Follow-up\n\n"
                 "- [The runbook](runbook.md)\n- [Alert on expiry](https://example.org/"
                 "shop/issues/12)\n- Update [the runbook](runbook.md)\n"),
        "9 - - https://example.org/shop/issues/12 -\n10 - - - -\n");
}

static void test_what_was_applied_is_done(void **state)
{
    (void)state;
    assert_string_equal(
        items_of(
            "# Outage\n\n## Preventive fix applied\n\nRestarted `pvestatd` with the new pool.\n\n"
            "## Preventive fixes to be applied\n\n- Restart the other nodes\n"),
        "5 - - - done\n9 - - - -\n");
    assert_string_equal(
        items_of("## Action items\n\n- Restarted the other nodes\n- Alert on full disks\n"),
        "3 - - - done\n4 - - - -\n");
}

/* That it was the first time is no work. */
/* A sentence behind the work says where it was done. */
static void test_what_is_said_to_be_implemented_is_done(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert when a target is down. Implemented in `alerts.yml`.\n"
                                 "- Limit the pool; merged with the release of Monday.\n"
                                 "- Limit the pool. It is implemented in two steps.\n"
                                 "- Rotate the keys. Done by 2024-06-01.\n"
                                 "- Close the port. Merged in one week.\n"),
                        "3 - - - done\n4 - - - done\n5 - - - -\n6 - 2024-06-01 - -\n7 - - - -\n");
}

static void test_what_had_not_happened_is_no_item(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Prevention\n\nNo other incidents were caused by this key.\n\n"
                 "## Action items\n\nNo other team may hold the key from now on.\n"),
        "7 - - - -\n");
}

/* Who wrote the document, and when, stands below its last list and is no work. */
static void test_an_imprint_closes_the_list(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\nRotate the keys.\nAlert on expiry.\n\n---\n\n"
                                 "**Report generated on:** 2024-04-26\n**Version:** 1.2\n"),
                        "3 - - - -\n4 - - - -\n");
    assert_string_equal(
        items_of("# Panne du 25 avril 2024\n\nLes clients n'ont pas pu se connecter "
                 "pendant vingt minutes, car une clé avait expiré.\n\n"
                 "## Actions correctives\n\n- Remplacer les clés\n"
                 "- Alerter avant l'expiration\n\n---\n\n"
                 "**Rapport rédigé le :** 2024-04-26\n**Auteur :** Ann\n"
                 "**Version :** 1.0\n**Statut :** RÉSOLU\n"),
        "7 - - - -\n8 - - - -\n");
}

static void test_a_bare_topic_groups_its_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Drills:\n"
                                 "  - Hold one in May\n"
                                 "  - Invite support\n"
                                 "- Write a runbook\n"),
                        "4 - - - -\n5 - - - -\n6 - - - -\n");
}

static void test_nested_items_with_a_state_count(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Cover the importer:\n"
                                 "  - ✅ unit tests for the parser\n"
                                 "  - Pending: a test of the whole run\n"
                                 "  - for all three formats\n"),
                        "3 - - - -\n4 - - - done\n5 - - - open\n");
}

static void test_details_below_an_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Rotate the keys\n"
                                 "  - **Owner:** Ines\n"
                                 "  - Due: 2025-03-01\n"
                                 "  - https://example.org/acme/ops/issues/12\n"),
                        "3 Ines 2025-03-01 https://example.org/acme/ops/issues/12 -\n");
}

static void test_what_sets_an_owner_off_is_no_part_of_it(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Rotate the keys, owner: — Ines —\n"
                                 "- Page on a late backup (owner: - Ines)\n"
                                 "- Test a restore. Owner: [Ines]\n"
                                 "- Watch the queue. Owner: —\n"
                                 "- Watch the disk. Owner: [TBD]\n"),
                        "3 Ines - - -\n4 Ines - - -\n5 Ines - - -\n6 - - - -\n7 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n"
                                 "| Action | Owner |\n| --- | --- |\n"
                                 "| Rotate the keys | - Ines |\n"
                                 "| Test a restore | (Ines) |\n"
                                 "| Watch the disk | [Ines], [Omar] |\n"
                                 "| Watch the queue | Jean-Luc [SRE] |\n"),
                        "5 Ines - - -\n6 Ines - - -\n7 [Ines], [Omar] - - -\n"
                        "8 Jean-Luc [SRE] - - -\n");
}

/* Bullets that their author did not indent tell of the number above them, where numbers go on. */
static void test_bullets_between_numbers_are_details(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. Alert on queue age\n"
                                 "- Page whoever is on call at ten minutes.\n"
                                 "- Owner: Ines\n"
                                 "- Priority: High\n\n"
                                 "2. Drill the failover\n"
                                 "- Owner: Omar\n"
                                 "- Priority: High\n"),
                        "3 Ines - - -\n8 Omar - - -\n");
}

/* Bullets behind a list of numbers are items of their own. */
static void test_bullets_behind_numbers_are_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. Alert on queue age\n"
                                 "2. Drill the failover\n\n"
                                 "- Write a runbook\n"),
                        "3 - - - -\n4 - - - -\n6 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. Alert on queue age\n\n"
                                 "- Write a runbook\n"),
                        "3 - - - -\n5 - - - -\n");
}

static void test_wrapped_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "1. Page somebody when the backup\n"
                                 "   is late\n"
                                 "   ([issue](https://example.org/acme/ops/issues/7))\n"
                                 "2. Test a restore\n"),
                        "3 - - https://example.org/acme/ops/issues/7 -\n6 - - - -\n");
}

static void test_plain_lines(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("Corrective and preventative measures:\n"
                 "To prevent this, the following will be done:\n"
                 "Patch the proxy\n"
                 "Add an alert on the memory of all of the servers that we run in Lyon\n"
                 "Review the limits of the pool\n"
                 "In conclusion, it was a long night.\n"),
        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

static void test_what_only_speaks_of_the_text_is_no_item(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Improvements\n\n"
                 "Every outage teaches, and here are some of the things we took from it.\n\n"
                 "Keep somebody on stand-by 24/7.\n\n"
                 "Here are the new limits. The pool will get a limit of 40.\n"),
        "5 - - - -\n7 - - - -\n");
    assert_string_equal(
        items_of("# Outage\n\n"
                 "The shop was down. This post tells what went wrong and what we are doing to "
                 "prevent this in the future.\n"),
        "");
    assert_string_equal(
        items_of("# Outage\n\n"
                 "This post tells how to prevent this. We will add an alert on the queue.\n"),
        "3 - - - -\n");
}

/* A note may leave its follow-up to the report that it points to. */
/* Where a table holds the work, what a label below it tells is none, unless it names who does it or when. */
static void test_a_field_below_the_table_is_no_item(void **state)
{
    (void)state;
    static const char table[] = "## Action items\n\n| Action | Owner | Due |\n| --- | --- | --- |\n"
                                "| Rotate the keys | Ann | 2024-06-01 |\n\n";
    static const char *const fields[][2] = {
        {"Next steps: the architects look at this report on 7 June 2024.\n",
         "5 Ann 2024-06-01 - -\n"},
        {"**Follow-up:** the support desk was told.\n", "5 Ann 2024-06-01 - -\n"},
        {"Next steps: alert on expiry (owner: Bob, due: 2024-07-01)\n",
         "5 Ann 2024-06-01 - -\n7 Bob 2024-07-01 - -\n"},
        {"Next steps:\n\n- Alert on expiry\n", "5 Ann 2024-06-01 - -\n9 - - - -\n"},
        {"## Next steps\n\nAlert on expiry.\n", "5 Ann 2024-06-01 - -\n9 - - - -\n"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char document[512];
        snprintf(document, sizeof document, "%s%s", table, fields[i][0]);
        assert_string_equal(items_of(document), fields[i][1]);
    }
}

static void test_pointer_to_the_full_report_is_an_answer(void **state)
{
    (void)state;
    static const char *const pointers[] = {"Full postmortem: `reports/shop.md`. See `shop.md` too.",
                                           "See the full report in `reports/shop.md`."};
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena, "# Outage\n\nThe shop was down.\n\n## Follow-up\n\n%s\n", pointers[i]));
        assert_int_equal(facts->action_items.count, 0);
        assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_STATED);
    }
    assert_string_equal(items_of("## Follow-up\n\nA full report of the queue will be written.\n"),
                        "3 - - - -\n");
}

static void test_a_sentence_over_a_list_names_who_does_it(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Next steps\n\n"
                                 "Much of it was planned before. The billing team will take the\n"
                                 "following steps in June. Those are:\n\n"
                                 "- Raise the limit\n"
                                 "- Hold a drill (owner: Ines)\n\n"
                                 "And later:\n\n"
                                 "- Move the queue\n"),
                        "6 billing team - - -\n7 Ines - - -\n11 - - - -\n");
    assert_string_equal(
        items_of("# Outage\n\n## What happened\n\nThe shop was down.\n\n"
                 "To prevent this, our storage engineers are making these changes:\n\n"
                 "- Raise the limit\n"),
        "9 storage engineers - - -\n");
    assert_string_equal(items_of("## Next steps\n\n"
                                 "Our billing team will do the following:\n\n"
                                 "- `TODO`: Raise the limit\n"
                                 "- `DONE`: Move the queue\n"),
                        "5 billing team - - open\n6 billing team - - done\n");
    assert_string_equal(items_of("## Next steps\n\n"
                                 "The team will take the following steps:\n\n"
                                 "- Raise the limit\n"),
                        "5 - - - -\n");
}

static void test_a_heading_that_names_a_team_or_a_person_names_the_owner(void **state)
{
    (void)state;
    static const char *const headings[][2] = {
        {"### For the development team", "development team"},
        {"### Platform team:", "Platform team"},
        {"### Team Orion", "Team Orion"},
        {"### Actions for the on-call engineers", "on-call engineers"},
        {"### For Operations:", "Operations"},
        {"### @lena", "lena"},
        {"### Owner: Ines", "Ines"},
        {"**Platform team:**", "Platform team"},
        {"**Platform team**", "Platform team"},
        {"Platform team:", "Platform team"},
    };
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        assert_string_equal(
            items_of(arena_printf(fixture_arena, "## Action items\n\n%s\n\n- Raise the limit\n",
                                  headings[i][0])),
            arena_printf(fixture_arena, "5 %s - - -\n", headings[i][1]));
}

static void test_a_heading_that_names_a_topic_names_no_owner(void **state)
{
    (void)state;
    static const char *const headings[] = {"Security group",
                                           "Team",
                                           "The team",
                                           "Training the support team twice",
                                           "Documentation",
                                           "Platform",
                                           "For the future",
                                           "Team Communication",
                                           "Team Training",
                                           "For the whole team",
                                           "What the team will do"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        assert_string_equal(
            items_of(arena_printf(fixture_arena, "## Action items\n\n### %s\n\n- Raise the limit\n",
                                  headings[i])),
            "5 - - - -\n");
}

/* An item begins with a name that others make known: one of two owners, the author. */
static void test_known_names_begin_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Mia: plan the change\n"
                                 "- Ravi + Mia: lower the limit\n"
                                 "- Miasma: never heard of\n"),
                        "3 Mia - - -\n4 Ravi + Mia - - -\n5 - - - -\n");
    assert_string_equal(
        items_of("# Outage\n\nAuthors: Ines, Tom\n\n## Actions\n\n"
                 "- Tom: plan the change\n- Backup: test it\n- Ines and all others rest\n"),
        "7 Tom - - -\n8 - - - -\n9 - - - -\n");
}

static void test_names_have_letters_of_all_alphabets(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit (In\xC3\xA8s, 2024-06-01)\n"
                                 "- Move the queue - Zo\xC3\xAB\n"
                                 "- \xC3\x89ric to test the backup\n"
                                 "- [\xC3\x96zlem] Page on a late backup\n"),
                        "3 In\xC3\xA8s 2024-06-01 - -\n4 Zo\xC3\xAB - - -\n"
                        "5 \xC3\x89ric - - -\n6 \xC3\x96zlem - - -\n");
}

static void test_dashes_may_part_the_columns_of_an_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "1. Raise the limit \xE2\x80\x93 Ines \xE2\x80\x93 2024-06-01 "
                                 "\xE2\x80\x93 OPS-77\n"
                                 "2. Move the queue - Jo Berg - Jun 3\n"
                                 "3. Alert before a delay - Storage - and again after it\n"),
                        "3 Ines 2024-06-01 OPS-77 -\n4 Jo Berg Jun 3 - -\n5 - - - -\n");
}

static void test_an_owner_ends_with_its_sentence(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit. Owner: Yusuf. Tracking: OPS-12.\n"
                                 "- Move the queue. Owner: J. Berg\n"
                                 "- Test the backup, owner: J.Berg, 2024-06-01\n"),
                        "3 Yusuf - OPS-12 -\n4 J. Berg - - -\n5 J.Berg 2024-06-01 - -\n");
}

/* A team has a name of several words. */
static void test_an_owner_of_several_words(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit (owner: Mail operations, due: 2024-06-01)\n"
                                 "- Move the queue (owner: IT systems; 2024-06-01)\n"
                                 "- Test the backup (owner: Ines and others, due: 2024-06-01)\n"
                                 "- Drain the pool (owner: Ines asap, due: 2024-06-01)\n"
                                 "- Page on load (owner: None yet, due: 2024-06-01)\n"),
                        "3 Mail operations 2024-06-01 - -\n4 IT systems 2024-06-01 - -\n"
                        "5 Ines 2024-06-01 - -\n6 Ines 2024-06-01 - -\n7 - 2024-06-01 - -\n");
}

/* The name of a login, in small letters, before a day in the brackets at the end. */
static void test_a_login_before_a_day_is_an_owner(void **state)
{
    (void)state;
    assert_string_equal(items_of("## TODO\n\n"
                                 "- [ ] Raise the limit (piet, before 2025-01-15)\n"
                                 "- [ ] Move the queue (planned, 2025-01-15)\n"
                                 "- [ ] Test the backup (monday, 2025-01-20)\n"
                                 "- [ ] Rotate the keys (release, 2025-01-20)\n"
                                 "- [ ] Page on a late backup (ops-123, 2025-01-20)\n"
                                 "- [ ] Close the port (Merged, #12)\n"),
                        "3 piet 2025-01-15 - open\n4 - 2025-01-15 - open\n"
                        "5 - 2025-01-20 - open\n6 - 2025-01-20 - open\n"
                        "7 - 2025-01-20 - open\n8 - - #12 open\n");
}

static void test_name_and_day_at_the_end(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit. *Ines, 23 May*\n"
                                 "- Move the queue. Ines, done on 9 May\n"
                                 "- Test the backup \xE2\x80\x94 S. Moreau, 2024-06-01\n"
                                 "- Rotate the keys \xE2\x80\x94 platform team, Q4 2024 (SEC-88)\n"
                                 "- Page on a late backup (Ines, 2024-06-01, done)\n"
                                 "- Close the port. Deadline, 3 May\n"
                                 "- Check the invoices of 1 May - 3 May\n"
                                 "- See that outages are noticed by our support team\n"),
                        "3 Ines 23 May - -\n4 Ines 9 May - done\n5 S. Moreau 2024-06-01 - -\n"
                        "6 platform team Q4 2024 SEC-88 -\n7 Ines 2024-06-01 - done\n"
                        "8 - 3 May - -\n9 - - - -\n10 - - - -\n");
}

static void test_who_and_when_may_both_stand_behind_by(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Check the nodes: by the end of June, by the search team.\n"
                                 "- Move the queue \xE2\x80\x93 @ilse \xE2\x80\x93 due 2025-10-31\n"
                                 "- Test the backup. (K. Berg, from 17/11/2025)\n"),
                        "3 search team end of June - -\n4 ilse 2025-10-31 - -\n"
                        "5 K. Berg 17/11/2025 - -\n");
}

/* A list of one item each, whose paragraphs are not indented, numbers headings. */
static void test_items_below_a_numbered_heading(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n1. Root cause\n\nA bad index.\n\n"
                                 "2. Corrective action\n\nRaise the limit. (Ines, 2024-06-01)\n\n"
                                 "3. Approval\n\nApproved by the head of IT\n"),
                        "9 Ines 2024-06-01 - -\n");
}

static void test_a_deadline_ends_with_its_sentence(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Actions\n\n"
                 "- Share the mailbox. Owner: Ines. Deadline: 29-08-2025. All agree.\n"
                 "- Test the backup. Due: end of Sept. 2025\n"
                 "- Move the queue. Deadline: 31.01.\n"),
        "3 Ines 29-08-2025 - -\n4 - end of Sept. 2025 - -\n5 - 31.01. - -\n");
}

static void test_name_and_ticket_in_brackets_at_the_end(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit (Arun, JIRA: LB-77)\n"
                                 "- Move the queue (Zoe Berg, #12)\n"
                                 "- Page on 5xx (API, OPS-4)\n"),
                        "3 Arun - LB-77 -\n4 Zoe Berg - #12 -\n5 - - OPS-4 -\n");
}

/* Under whatever heading: a name and a day by which. */
static void test_name_and_day_make_an_item_anywhere(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\nThe mirror was old.\n\n## Fixes\n\n"
                                 "1. The mail goes to the team\n"
                                 "2. Watch the age of the mirror (Kai, until 31 March)\n"),
                        "8 Kai 31 March - -\n");
}

static void test_the_end_of_a_year_is_a_day_by_which(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit by the end of the year\n"
                                 "- Ask the vendor (OPS-4), before the end of the quarter\n"
                                 "- Move the queue before the backup runs\n"),
                        "3 - end of the year - -\n4 - end of the quarter OPS-4 -\n5 - - - -\n");
}

/* "Martin" begins as a month does, and is none. */
static void test_names_that_begin_as_months(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Raise the limit \xE2\x80\x93 Martin \xE2\x80\x93 2024-06-01\n"
                                 "- Move the queue (maria, 2024-06-01)\n"
                                 "- Test the backup. Julia, 3 May\n"
                                 "- Rotate the keys (Live Ops, 2024-06-01)\n"),
                        "3 Martin 2024-06-01 - -\n4 maria 2024-06-01 - -\n5 Julia 3 May - -\n"
                        "6 Live Ops 2024-06-01 - -\n");
}

static void test_what_s_next_lists_work(void **state)
{
    (void)state;
    assert_string_equal(items_of("## What\xE2\x80\x99s next?\n\n- Raise the limit\n"),
                        "3 - - - -\n");
}

static void test_questions_over_work(void **state)
{
    (void)state;
    static const char *const headings[] = {
        "What we\xE2\x80\x99re doing about it",
        "What we are doing differently",
        "What will we change to keep it from coming back?",
        "What happens next?",
        "How are we making incidents like this less likely or less impactful?",
        "Actionables",
        "What I\xE2\x80\x99m changing",
        "What next",
        "What now"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        assert_string_equal(
            items_of(arena_printf(fixture_arena, "# Outage\n\n## %s\n\n- Raise the limit\n",
                                  headings[i])),
            "5 - - - -\n");
}

/* Neither the words of a form nor an apology at the end is work. */
static void test_what_surrounds_plain_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Next steps\n\n"
                                 "*Say what you will do, and how you will know that it helped.*\n\n"
                                 "We are building a test for the balancer.\n\n"
                                 "Once again, the team apologises for the trouble.\n"),
                        "5 - - - -\n");
    assert_string_equal(items_of("## Next steps\n\n*Raise the limit*\n\n"
                                 "If you have any questions, write to us.\n"),
                        "3 - - - -\n");
}

static void test_labels_of_the_document_are_no_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Leak of a key\n\n## Immediate actions\n\n"
                                 "**Incident date:** 2025-01-02 11:22 UTC\n"
                                 "**Key revoked:** 2025-01-02 11:25 UTC\n"
                                 "**Severity:** high\n\n"
                                 "### Revoke the key\n\n"
                                 "- **Time:** 11:22 UTC\n- **Status:** done\n"
                                 "- **Action:** Revoke the key in the console\n"),
                        "13 - - - -\n");
}

static void test_a_wrapped_paragraph_is_one_item(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Corrective measures\n\n"
                 "The pool will get a limit of its own, so that one tenant cannot take\n"
                 "Postgres away from the others, and an alert when it is\n"
                 "nearly reached.\n\n"
                 "A drill will be held.\n"),
        "3 - - - -\n7 - - - -\n");
}

static void test_names_at_the_head(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Actions\n\n"
                 "- Rig to publish the fix\n"
                 "- Rig + QB: write the notes\n"
                 "- [Rig] Check the other chains\n"
                 "- JG: ask the vendor\n"
                 "- Platform team: review the defaults\n"
                 "- The storage team will add a quota\n"
                 "- Ask @ines for a review\n"
                 "- Rig check the mirrors\n"),
        "3 Rig - - -\n4 Rig + QB - - -\n5 Rig - - -\n6 JG - - -\n"
        "7 Platform team - - -\n8 storage team - - -\n9 ines - - -\n10 Rig - - -\n");
}

static void test_initials_in_brackets_at_the_end(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Actions\n\n"
                 "- Hold a drill [KLM]\n"
                 "- Move the queue [KLM] [done]\n"
                 "- Ask the vendor [DB to write]\n"
                 "- Rotate the keys [API]\n"
                 "- Rotate the keys [KLM](https://example.org/klm)\n"
                 "- Move the [KLM] queue\n"),
        "3 KLM - - -\n4 KLM - - done\n5 DB - - -\n6 - - - -\n7 - - - -\n8 - - - -\n");
}

/* A bold verb has an object behind it. */
static void test_bold_verbs_are_no_names(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- **Spread** the three backups over the night\n"
                                 "- **Quiesce** a host before it is moved\n"
                                 "- **Rig** check the mirrors\n"),
                        "3 - - - -\n4 - - - -\n5 Rig - - -\n");
}

/* A dash within a wrapped item goes on with it. */
static void test_a_dash_may_go_on_with_an_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Alert when no host has sent a line of its log for ten minutes\n"
                                 "  \xE2\x80\x94 it would have told us days before\n"
                                 "- Move the queue:\n"
                                 "  \xE2\x80\x94 Stop the writers\n"),
                        "3 - - - -\n6 - - - -\n");
}

static void test_name_and_day_in_brackets_at_the_end(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Hold a drill (Ines, Nov 3)\n"
                                 "- Move the queue (J. Ortiz, 1/10)\n"
                                 "- Lower the limit (Kim, ongoing)\n"
                                 "- Replace the switch (network team, July 2025)\n"
                                 "- Rotate the keys (Ines and Kim, end of July)\n"
                                 "- Rotate the keys (API, Q3)\n"
                                 "- Meet again (Monday, 3 May)\n"
                                 "- Hold a drill \xE2\x80\x94 Ines Roth, 3 May\n"
                                 "- Hold a drill - Ines (Q3)\n"
                                 "- Move the queue - March (2025-03)\n"
                                 "- Test the load (team shop, 6 December)\n"
                                 "- Change the contract (legal, 31 Oct)\n"
                                 "- Watch the quota, J.P., 2/14\n"
                                 "- Ask the vendor, Kim, 28 Feb\n"
                                 "- Rotate the keys (Ines, done 2025-08-04)\n"),
                        "3 Ines Nov 3 - -\n4 J. Ortiz 1/10 - -\n5 Kim - - -\n"
                        "6 network team July 2025 - -\n7 Ines and Kim end of July - -\n"
                        "8 - Q3 - -\n9 - 3 May - -\n10 Ines Roth 3 May - -\n11 Ines Q3 - -\n12 - "
                        "2025-03 - -\n13 team shop 6 December - -\n14 legal 31 Oct - -\n15 J.P. "
                        "2/14 - -\n16 Kim 28 Feb - -\n17 Ines - - done\n");
}

static void test_topics_are_no_names(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "- Monitoring: watch the queue\n"
                                 "- **Load Testing** Run it each month\n"
                                 "- Documentation: write down the limits\n"
                                 "- Speak to the vendor\n"
                                 "- Code must be tested\n"
                                 "- CI: run it on each branch\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n6 - - - -\n7 - - - -\n8 - - - -\n");
}

static void test_names_over_a_list(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "**Ines**\n- Raise the limit\n- Tell support\n\n"
                                 "**AB/CD**\n\n- Plan a drill\n\n"
                                 "**Monitoring**\n\n- Watch the disk\n"),
                        "4 Ines - - -\n5 Ines - - -\n9 AB/CD - - -\n13 - - - -\n");
}

static void test_names_in_bold_before_a_paragraph(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Actions\n\n"
                                 "**AB** Show the state of the build for:\n\n"
                                 "- the main build\n- the importer\n\n"
                                 "**Ines** Move the alert to its own channel\n"),
                        "3 AB - - -\n8 Ines - - -\n");
}

static void test_a_table(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "Types are:\n\n* Prevent - so that it cannot happen\n\n"
                                 "| Status | Due | Action | Owner | Ticket |\n|--|--|--|--|--|\n"
                                 "| Done | 2025-02-01 | Limit the pool | Ines | OPS-12 |\n"
                                 "| | TBD | Hold a drill | | |\n"),
                        "9 Ines 2025-02-01 OPS-12 done\n10 - - - open\n");
}

static void test_a_team_that_owns_a_row(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| Description | Owning Team | Issue # |\n"
                                 "| - | - | - |\n| Raise the limit | billing | #12 |\n"),
                        "5 billing - #12 -\n");
}

static void test_a_table_of_other_things_is_none(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Corrective actions\n\n"
                                 "The old records will be removed.\n\n"
                                 "| A | b.example.org |\n|--|--|\n| A | c.example.org |\n"),
                        "3 - - - -\n");
}

static void test_headings_that_are_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Action items\n\n"
                                 "### 1) Alerts configured `@ines`\n\nOn both nodes.\n\n"
                                 "### 2) TODO Better drills\n\nSee example.org.\n"),
                        "3 ines - - done\n7 - - - open\n");
}

static void test_headings_speak_for_their_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of(
            "## Action items\n\n### Immediate actions (completed)\n\n- Limit the pool\n\n"
            "### Short-term (next week)\n\n- Hold a drill\n\n"
            "### Long-term ([tracked](https://example.org/acme/ops/issues/9))\n\n- Shard it\n"),
        "5 - - - done\n9 - next week - -\n13 - - https://example.org/acme/ops/issues/9 -\n");
}

static void test_states(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "- [x] Limit the pool\n"
                 "- [ ] Hold a drill\n"
                 "- Add an alert - done\n"
                 "- Add a second alert **(Done during the incident)**\n"
                 "- We have enabled the audit log\n"
                 "- Test it before it is deployed\n"
                 "- Open a case with the vendor\n"
                 "- Shard it: work has begun\n"
                 "- Patch the proxy [FIXED](https://example.org/a/b/commit/0123abc)\n"
                 "- Patch what is not fixed\n"),
        "3 - - - done\n4 - - - open\n5 - - - done\n6 - - - done\n7 - - - done\n"
        "8 - - - -\n9 - - - -\n10 - - - open\n"
        "11 - - https://example.org/a/b/commit/0123abc done\n12 - - - -\n");
}

static void test_links(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Limit the pool (#1234)\n"
                                 "- [#77]: Hold a drill\n"
                                 "- Replace web-01\n"
                                 "- Check that #2 is kept\n"
                                 "- Patch CWE-400 and GHSA-1234\n\n"
                                 "[#77]: https://example.org/acme/ops/issues/77\n"),
                        "3 - - #1234 -\n4 - - https://example.org/acme/ops/issues/77 -\n"
                        "5 - - - -\n6 - - - -\n7 - - - -\n");
}

static void test_a_list_that_a_sentence_introduces(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Lessons learned\n\n- It was dark\n\n"
                                 "To prevent similar issues in the future, we will:\n\n"
                                 "1. Limit the pool\n2. Hold a drill\n"),
                        "9 - - - -\n10 - - - -\n");
}

static void test_sentences_of_intent(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\nThe site was down for an hour.\n\n"
                                 "Next, we'll add a limit to the pool.\n"),
                        "5 - - - -\n");
    assert_string_equal(items_of("# Outage\n\nThe site was down for an hour.\n\n"
                                 "We apologise and we will do all that we can.\n"),
                        "");
    /* a forecast is no work */
    assert_string_equal(items_of("# Outage\n\nThe site is down. We will be back up shortly.\n\n"
                                 "We'll be online again by noon.\n"),
                        "");
}

static void test_a_field_that_is_an_item(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\nIt was slow.\n\n"
                                 "Action point: create a list of the forks.\n"
                                 "- This has been done. See the wiki.\n"),
                        "5 - - - done\n");
}

/* Rows of dots show where a form goes on. */
static void test_dots_are_no_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n| Action | Owner |\n| --- | --- |\n"
                 "| Limit the pool | Bo |\n| … | … |\n| ... | ... |\n| --- | --- |\n"),
        "5 Bo - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Limit the pool\n- …\n- ...\n"),
                        "3 - - - -\n");
}

/* A column of another name tells that it was done. */
static void test_an_outcome_tells_that_it_is_done(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n| Issue | Triggered by | Outcome |\n| --- | --- | --- |\n"
                 "| Alert on caught failures | the review | Resolved by PR #47 with a filter |\n"
                 "| Publish the docs | the review | Open, put off |\n"
                 "| Limit the pool | the review | Resolved by hand when it is full |\n"),
        "5 - - #47 done\n6 - - - -\n7 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n| Action | Why |\n| --- | --- |\n"
                                 "| Restore the alert | It was removed in March |\n"),
                        "5 - - - -\n");
}

static void test_headings_of_what_is_left(void **state)
{
    (void)state;
    static const char *const names[] = {"Post-incident actions",
                                        "Required fixes before deploying",
                                        "Prevention going forward",
                                        "Remaining actions",
                                        "Remaining work",
                                        "Outstanding actions",
                                        "Open actions",
                                        "Pending actions"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(
            items_of(
                arena_printf(fixture_arena, "# Outage\n\n## %s\n\n- Limit the pool\n", names[i])),
            "5 - - - -\n");
}

/* What came of the work is none to do. */
static void test_results_are_done(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Limit the pool\n"
                                 "- **Error rate:** Reduced by 35% (from 8 failures to 5)\n"
                                 "- Error rate: reduce by 35%\n"),
                        "3 - - - -\n4 - - - done\n5 - - - -\n");
}

static void test_no_items(void **state)
{
    (void)state;
    static const char *const answers[] = {"_No action items — all was mended in the same change._",
                                          "No follow-ups: it was a drill.",
                                          "No further action items (the service is gone).",
                                          "None needed, because the service is switched off.",
                                          "None at this time.",
                                          "None \u2013 the release is withdrawn for good.",
                                          "N/A: the service was retired.",
                                          "*None identified.*",
                                          "Not required, since the vendor mended it.",
                                          "- None needed (see the vendor's report)",
                                          "Nothing to do: the service was retired.",
                                          "There are no action items from this incident.",
                                          "No action items were identified.",
                                          "We decided not to take any action."};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const char *source = arena_printf(fixture_arena, "## Action items\n\n%s\n", answers[i]);
        assert_string_equal(items_of(source), "");
        assert_int_equal(facts_of(source)->demands[DEMAND_ACTION_ITEMS], FACT_STATED);
    }
    assert_string_equal(items_of("## Contents\n\n- [Timeline](#timeline)\n- [Actions](#actions)\n\n"
                                 "## Actions\n\nNo actions.\n"),
                        "");
    assert_string_equal(items_of("## Action items\n\n- None of the alerts fired: add one\n"
                                 "- Not required ports: close them\n"),
                        "3 - - - -\n4 - - - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_the_outermost_item_counts),
        facts_test(test_a_day_is_due_in_full),
        facts_test(test_a_delay_within_the_work_is_no_due_date),
        facts_test(test_labels_below_an_item_belong_to_it),
        facts_test(test_names_of_columns_are_no_item),
        facts_test(test_other_names_of_columns_and_tickets),
        facts_test(test_a_heading_over_its_fields_is_the_item),
        facts_test(test_a_word_with_a_box_is_an_item),
        facts_test(test_links_to_pages_are_no_items),
        facts_test(test_what_was_applied_is_done),
        facts_test(test_what_is_said_to_be_implemented_is_done),
        facts_test(test_what_had_not_happened_is_no_item),
        facts_test(test_an_imprint_closes_the_list),
        facts_test(test_a_bare_topic_groups_its_items),
        facts_test(test_nested_items_with_a_state_count),
        facts_test(test_details_below_an_item),
        facts_test(test_a_heading_that_names_a_team_or_a_person_names_the_owner),
        facts_test(test_a_heading_that_names_a_topic_names_no_owner),
        facts_test(test_known_names_begin_items),
        facts_test(test_names_have_letters_of_all_alphabets),
        facts_test(test_dashes_may_part_the_columns_of_an_item),
        facts_test(test_an_owner_ends_with_its_sentence),
        facts_test(test_an_owner_of_several_words),
        facts_test(test_a_login_before_a_day_is_an_owner),
        facts_test(test_name_and_day_at_the_end),
        facts_test(test_who_and_when_may_both_stand_behind_by),
        facts_test(test_items_below_a_numbered_heading),
        facts_test(test_a_deadline_ends_with_its_sentence),
        facts_test(test_name_and_ticket_in_brackets_at_the_end),
        facts_test(test_name_and_day_make_an_item_anywhere),
        facts_test(test_the_end_of_a_year_is_a_day_by_which),
        facts_test(test_names_that_begin_as_months),
        facts_test(test_what_sets_an_owner_off_is_no_part_of_it),
        facts_test(test_bullets_between_numbers_are_details),
        facts_test(test_bullets_behind_numbers_are_items),
        facts_test(test_wrapped_items),
        facts_test(test_plain_lines),
        facts_test(test_what_only_speaks_of_the_text_is_no_item),
        facts_test(test_a_field_below_the_table_is_no_item),
        facts_test(test_pointer_to_the_full_report_is_an_answer),
        facts_test(test_a_sentence_over_a_list_names_who_does_it),
        facts_test(test_what_s_next_lists_work),
        facts_test(test_questions_over_work),
        facts_test(test_what_surrounds_plain_items),
        facts_test(test_labels_of_the_document_are_no_items),
        facts_test(test_a_wrapped_paragraph_is_one_item),
        facts_test(test_names_at_the_head),
        facts_test(test_initials_in_brackets_at_the_end),
        facts_test(test_name_and_day_in_brackets_at_the_end),
        facts_test(test_bold_verbs_are_no_names),
        facts_test(test_a_dash_may_go_on_with_an_item),
        facts_test(test_topics_are_no_names),
        facts_test(test_names_over_a_list),
        facts_test(test_names_in_bold_before_a_paragraph),
        facts_test(test_a_table),
        facts_test(test_a_table_of_other_things_is_none),
        facts_test(test_a_team_that_owns_a_row),
        facts_test(test_headings_that_are_items),
        facts_test(test_headings_speak_for_their_items),
        facts_test(test_states),
        facts_test(test_links),
        facts_test(test_a_list_that_a_sentence_introduces),
        facts_test(test_sentences_of_intent),
        facts_test(test_a_field_that_is_an_item),
        facts_test(test_dots_are_no_items),
        facts_test(test_an_outcome_tells_that_it_is_done),
        facts_test(test_headings_of_what_is_left),
        facts_test(test_results_are_done),
        facts_test(test_no_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
