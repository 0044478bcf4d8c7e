/* Who does an item, until when and where it is tracked, as it stands behind the item's words. */
#include "items_fixture.h"

static void test_parts_in_brackets_have_any_order(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert on the queue (Bo, 2025-05-01, OPS-1)\n"
                                 "- Alert on the disk (Bo, OPS-1, 2025-05-01)\n"
                                 "- Alert on the pool (@bo, OPS-1, 1 May 2025)\n"
                                 "- Alert on the cache (Marit, due 2025-03-04, issue #771)\n"
                                 "- Alert on the shop (Bo Ek, P1, May 1, 2025)\n"
                                 "- Alert on the bank (Bo Ek, by May 1, 2025)\n"),
                        "3 Bo 2025-05-01 OPS-1 -\n4 Bo 2025-05-01 OPS-1 -\n"
                        "5 bo 1 May 2025 OPS-1 -\n6 Marit 2025-03-04 #771 -\n"
                        "7 Bo Ek May 1, 2025 - -\n8 Bo Ek May 1, 2025 - -\n");
}

static void test_parts_behind_dashes_and_the_like(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert on the queue - Samira B. - 2025-10-23 - NET-1402\n"
                                 "- Alert on the disk | Bo Ek | 2025-05-01\n"
                                 "- Alert on the pool; Bo Ek; 2025-05-01\n"
                                 "- Alert on the cache - TBD - 2025-05-01 - NET-1403\n"),
                        "3 Samira B. 2025-10-23 NET-1402 -\n4 Bo Ek 2025-05-01 - -\n"
                        "5 Bo Ek 2025-05-01 - -\n6 - 2025-05-01 NET-1403 -\n");
    assert_string_equal(
        items_of("# Panne du 25 avril 2024\n\nLes clients n'ont pas pu se connecter "
                 "pendant vingt minutes, car une clé avait expiré.\n\n## Actions correctives\n\n"
                 "- Remplacer les clés — Sylvain Perret — 31 janvier 2025 — SYS-220\n"),
        "7 Sylvain Perret 31 janvier 2025 SYS-220 -\n");
}

/* One part that is neither leaves the rest as it is. */
static void test_remarks_in_brackets_name_nobody(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Drop the table (Postgres, version 14)\n"
                                 "- Alert on errors (Checkout, above 1%, OPS-3)\n"
                                 "- Alert on load - CPU - OPS-4\n"),
                        "3 - - - -\n4 - - OPS-3 -\n5 - - OPS-4 -\n");
}

/* What leads the words may be a part of the system as well as a person. */
static void test_a_day_may_stand_in_square_brackets(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Gateway: Update the load tests [Jan 15]\n"
                                 "- Terraform: Pin the version (2025-05-01)\n"),
                        "3 - Jan 15 - -\n4 - 2025-05-01 - -\n");
}

/* Who stands before the work does it, whatever the tail names. */
static void test_an_owner_before_the_work_goes_first(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "- Bo Ek to fix the lag of the writer (Checkout, OPS-5, 2025-05-01)\n"),
        "3 Bo Ek 2025-05-01 OPS-5 -\n");
}

static void test_an_owner_may_have_an_office(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n- Pin the version (owner: Storage team lead Amit R.)\n"),
        "3 Storage team lead Amit R. - - -\n");
}

static void test_what_is_no_owner(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Pin the version (owner: @)\n"
                                 "- Rotate the keys (owner: à définir)\n"
                                 "- Clean the disk (owner: 未定)\n"
                                 "- Drain the pool (owner: @TODO, due: 2025-05-01)\n"
                                 "- Fill the pool (@todo, 2025-05-01)\n"
                                 "- Test the pool (@someone)\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n6 - 2025-05-01 - -\n"
                        "7 - 2025-05-01 - -\n8 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n"
                                 "| Action | Owner |\n| --- | --- |\n| Restart the bot | Done |\n"),
                        "5 - - - -\n");
}

/* What a house writes in its column of tickets is one. */
static void test_words_with_a_digit_are_tickets_in_their_column(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| Action | Ticket |\n| --- | --- |\n"
                                 "| Fit a second logger | OPS-01 |\n| Update it | 4711 |\n"
                                 "| Sell it | soon |\n"),
                        "5 - - OPS-01 -\n6 - - 4711 -\n7 - - - -\n");
}

/* The day of a tail counts, whatever else is in it; who is not understood there is not absent. */
static void test_a_part_that_is_not_understood_is_no_absence(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "- Publish the keys by noon (vendor, 28 June 2024, VEN-6)\n"
                 "- Test the mirror (@bo, #4413, milestone 5.1, December 19)\n"
                 "- Poll every hour (NOC: Leila, VEN-4, 2024-09-12)\n"
                 "- Bound the wait (storage front-end crew, 2024-09-13)\n"
                 "- Write a manual. Addressee: Track Maintenance. By 15 December 2024.\n"
                 "- Rotate the keys (Checkout, above 1%, OPS-3)\n"
                 "- Fix the alerts\n"
                 "- Alert on CPU, memory, disk, 2024-09-14\n"
                 "- Fix the pager (TBD, 2024-09-15)\n"
                 "- Ask why it lost it (case 778, Piet, answer expected on 12 August "
                 "2024)\n- No rollouts in winter. **Release office**, effective 2025-01-02\n"),
        "3 ? 28 June 2024 VEN-6 -\n4 bo December 19 #4413 -\n"
        "5 ? 2024-09-12 VEN-4 -\n6 ? 2024-09-13 - -\n"
        "7 ? 15 December 2024 - -\n8 - - OPS-3 -\n9 - - - -\n"
        "10 - 2024-09-14 - -\n11 - 2024-09-15 - -\n"
        "12 Piet 12 August 2024 - -\n13 ? 2025-01-02 - -\n");
}

static void test_a_tail_has_many_forms(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Canary for the fleet, 24 h. **Hae-won**, 2025-01-31, DC-901\n"
                                 "- Alert 45 days before. Piet. 2026-04-15. DOM-19\n"
                                 "- Pin the runner → Wiebke, 2024-05-31, CI-1402\n"
                                 "- Move the tunnel -> Fergal, 2025-02-14\n"
                                 "- Break-glass account -- Freya, until Jan 10\n"
                                 "- Keys as strings – Kasper – [SHOP-9002] – 2025-11-14\n"
                                 "- Rehearse the switch (Jan, IDP-4, 2025-11-14)\n"
                                 "- Bots give up — QA/Marisol — EMB-20 — by Dec 6\n"),
                        "3 Hae-won 2025-01-31 DC-901 -\n4 Piet 2026-04-15 DOM-19 -\n"
                        "5 Wiebke 2024-05-31 CI-1402 -\n6 Fergal 2025-02-14 - -\n"
                        "7 Freya Jan 10 - -\n8 Kasper 2025-11-14 SHOP-9002 -\n"
                        "9 Jan 2025-11-14 IDP-4 -\n10 QA/Marisol Dec 6 EMB-20 -\n");
}

static void test_a_team_may_name_its_member(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "- Route the alert by the sun -> SRE (Saoirse), 2025-02-21\n"
                 "- Build before the window — DBA team (Sunniva) — 24 November 2024\n"
                 "- Test each revision. **QA (Torben)**, 2025-02-28, DC-903\n"
                 "- Ask before a push. Owner: vendor (Kim). ETA 6/15/2026\n"),
        "3 SRE (Saoirse) 2025-02-21 - -\n4 DBA team (Sunniva) 24 November 2024 - -\n"
        "5 Torben 2025-02-28 DC-903 -\n6 vendor (Kim) 6/15/2026 - -\n");
}

static void test_days_have_many_forms(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Pin it (Ann, sprint 34)\n- Test it (Ann, ETA 15 June)\n"
                                 "- Alert on it (Ann, due 31/Dec/23, TO DO)\n"
                                 "- Move it (Ann, CW 24)\n- Sell it (Ann, in two weeks)\n"
                                 "- Buy it (Ann, H2 2024)\n- Fix it (Ann, version 34)\n"),
                        "3 Ann sprint 34 - -\n4 Ann 15 June - -\n5 Ann 31/Dec/23 - -\n"
                        "6 Ann CW 24 - -\n7 Ann in two weeks - -\n8 Ann H2 2024 - -\n"
                        "9 - - - -\n");
}

/* A name in brackets may be that of a part of the system; where most items end so it is whose work it is. */
static void test_names_alone_behind_most_items(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Add a gate (Ann)\n- Pin the image (SRE)\n"
                                 "- Fix the alerts\n- Move the queue (J. Doe)\n"),
                        "3 Ann - - -\n4 SRE - - -\n5 - - - -\n6 J. Doe - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Alert on the pool\n- Raise the limit\n"
                                 "- Move the cache (Redis)\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

/* Where a list of tools stands behind the items, nobody is named. */
static void test_tools_behind_most_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n- Add a panel (Grafana)\n- Keep the key (Vault)\n"
                 "- Alert on errors (Datadog)\n"),
        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

/* A day up to that of the incident tells when something was where words stand before it. */
static void test_days_of_the_past_are_not_due(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage on 2024-05-03\n\n## Action items\n\n"
                                 "- Remove the flag (added 12 April 2024)\n"
                                 "- Pay back the orders (those of 3 May 2024)\n"
                                 "- Rotate the key (expires on 1 July 2024)\n"
                                 "- Test the pool (Bo, 3 May 2024)\n"),
                        "5 - - - -\n6 - - - -\n7 - 1 July 2024 - -\n8 Bo 3 May 2024 - -\n");
    /* where the incident has no day, nobody knows */
    assert_string_equal(items_of("## Action items\n\n- Remove the flag (added 12 April 2024)\n"),
                        "3 - 12 April 2024 - -\n");
}

static void test_a_span_in_brackets_is_due_on_its_last_day(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Test it (Ann, 1 June \xE2\x80\x93 3 June)\n"
                                 "- Freeze it from 1 June \xE2\x80\x93 3 June\n"),
                        "3 Ann 3 June - -\n4 - - - -\n");
}

/* Of several things, and sentences of the item's own, none is who does it; nor is a remark that nobody does. */
static void test_words_before_a_day_that_name_nobody(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert on CPU, Memory, Disk by 2024-06-01\n"
                                 "- Raise the limit. Test it. 2024-06-01\n"
                                 "- Raise it. Roll out. Due 2024-06-01\n"
                                 "- Close the port (no owner yet, 2024-06-01)\n"
                                 "- Close the gate (to be assigned, 2024-06-01)\n"
                                 "- Close the pool (owner unknown, 2024-06-01)\n"
                                 "- Close the shop - Phase 2 - 2024-06-01\n"),
                        "3 - 2024-06-01 - -\n4 - 2024-06-01 - -\n5 - 2024-06-01 - -\n"
                        "6 - 2024-06-01 - -\n7 - 2024-06-01 - -\n8 - 2024-06-01 - -\n"
                        "9 - 2024-06-01 - -\n");
}

/* An owner's brackets do not hide the name; those of a document do not make its number a ticket. */
static void test_owners_in_brackets_and_numbers_of_documents(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Add a gate. Owner: (Ann). Due: 2024-06-01\n"
                                 "- Add a pool. Owner: (unassigned). Due: 2024-06-01\n"
                                 "- Update the retry policy OPS-12\n"
                                 "- Reprint work instruction SI-114\n"),
                        "3 Ann 2024-06-01 - -\n4 - 2024-06-01 - -\n5 - - OPS-12 -\n6 - - - -\n");
}

/* What tracks the work, or who does it, may stand behind the brackets of the others. */
static void test_a_ticket_may_stand_behind_the_brackets(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n"
                 "- Alert on lag (@ola, due 2024-11-20) SEARCH-89\n"
                 "- Alert on loss (due 2024-11-20) @ola SEARCH-90\n"
                 "- Alert on load (@ola, 2024-11-20) SEARCH-91\n"
                 "- Alert on heat (Ola Berg, 20 November 2024) #92\n"
                 "- Alert on dust [Ola, 2024-11-20] (SEARCH-93)\n"
                 "- Alert on rust (Ola, 2024-11-20) [SEARCH-94](https://jira.example/browse/X)\n"
                 "- Alert on frost (Ola, 2024-11-20) @bo\n"
                 "- Alert on lag (Ola, 2024-11-20) P1\n"
                 "- Alert on loss (Ola, 2024-11-20) tracked in OPS-3\n"
                 "- Alert on load (Ola, 2024-11-20) [ticket](https://jira.example/browse/OPS-4)\n"),
        "3 ola 2024-11-20 SEARCH-89 -\n4 ola 2024-11-20 SEARCH-90 -\n"
        "5 ola 2024-11-20 SEARCH-91 -\n6 Ola Berg 20 November 2024 #92 -\n"
        "7 Ola 2024-11-20 SEARCH-93 -\n8 Ola 2024-11-20 https://jira.example/browse/X -\n"
        "9 bo 2024-11-20 - -\n10 Ola 2024-11-20 - -\n11 Ola 2024-11-20 OPS-3 -\n"
        "12 Ola 2024-11-20 https://jira.example/browse/OPS-4 -\n");
    assert_string_equal(
        items_of("# Outage of 25 April 2024\n\n## Action items\n\n"
                 "- Move the shop off the old pool (Postgres) OPS-7\n"
                 "- Undo the change (Bob, 2024-04-20) in all regions\n"
                 "- Read the log (seen on 2024-04-25) OPS-8\n"
                 "- Ask the vendor (see the mail of 2024-04-26 on this) OPS-9\n"
                 "- Alert on lag (due 2024-05-20) in all regions\n"
                 "- Alert on loss (deadline 2024-05-20), see the notes of the meeting\n"
                 "- Renew the lease that was due 2024-01-15 in all regions\n"
                 "- Ask why the part (due 2024-01-15) was late\n"),
        "5 - - OPS-7 -\n6 - - - -\n7 - - OPS-8 -\n8 - - OPS-9 -\n9 - 2024-05-20 - -\n"
        "10 - 2024-05-20 - -\n11 - - - -\n12 - - - -\n");
}

/* Each alone: no other item of the list tells the name. */
static void test_a_day_behind_a_label_stands_beside_an_owner(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Add a pool (owner: @ann)\n"
                                 "- Alert on lag (Ola, deadline: 2024-11-20)\n"),
                        "3 @ann - - -\n4 Ola 2024-11-20 - -\n");
    assert_string_equal(items_of("## Action items\n\n- Add a pool (owner: @ann)\n"
                                 "- Alert on lag (due date: 20 November 2024, Ola Berg)\n"),
                        "3 @ann - - -\n4 Ola Berg 20 November 2024 - -\n");
    assert_string_equal(items_of("## Action items\n\n- Add a pool (owner: @ann)\n"
                                 "- Alert on lag - Ola - target: end of November\n"),
                        "3 @ann - - -\n4 Ola end of November - -\n");
    assert_string_equal(items_of("## Action items\n\n- Add a pool (owner: @ann)\n"
                                 "- Alert on lag (Checkout, seen: 2024-11-20)\n"),
                        "3 @ann - - -\n4 - - - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_parts_in_brackets_have_any_order),
        facts_test(test_a_part_that_is_not_understood_is_no_absence),
        facts_test(test_a_tail_has_many_forms),
        facts_test(test_a_team_may_name_its_member),
        facts_test(test_days_have_many_forms),
        facts_test(test_names_alone_behind_most_items),
        facts_test(test_tools_behind_most_items),
        facts_test(test_days_of_the_past_are_not_due),
        facts_test(test_a_span_in_brackets_is_due_on_its_last_day),
        facts_test(test_words_before_a_day_that_name_nobody),
        facts_test(test_owners_in_brackets_and_numbers_of_documents),
        facts_test(test_parts_behind_dashes_and_the_like),
        facts_test(test_remarks_in_brackets_name_nobody),
        facts_test(test_a_day_may_stand_in_square_brackets),
        facts_test(test_an_owner_before_the_work_goes_first),
        facts_test(test_an_owner_may_have_an_office),
        facts_test(test_what_is_no_owner),
        facts_test(test_a_ticket_may_stand_behind_the_brackets),
        facts_test(test_a_day_behind_a_label_stands_beside_an_owner),
        facts_test(test_words_with_a_digit_are_tickets_in_their_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
