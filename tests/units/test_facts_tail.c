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
                                 "- Clean the disk (owner: 未定)\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_parts_in_brackets_have_any_order),
        facts_test(test_parts_behind_dashes_and_the_like),
        facts_test(test_remarks_in_brackets_name_nobody),
        facts_test(test_a_day_may_stand_in_square_brackets),
        facts_test(test_an_owner_before_the_work_goes_first),
        facts_test(test_an_owner_may_have_an_office),
        facts_test(test_what_is_no_owner),
        facts_test(test_words_with_a_digit_are_tickets_in_their_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
