/* Which lines of a section are its items, and what a row's number, its state and its due day are. */
#include "items_fixture.h"

static void test_due_weekdays_and_spans(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Raise the pool. Owner: Ann. Due Thursday.\n"
                                 "- Page on load. Owner: Ann. Due in three weeks.\n"
                                 "- Hold a drill (owner: Ann, due next Monday)\n"
                                 "- Log the load. Owner: Ann. Due within 3 days\n"),
                        "3 Ann Thursday - -\n4 Ann in three weeks - -\n5 Ann next Monday - -\n"
                        "6 Ann within 3 days - -\n");
}

/* What is due at the end of another thing's week is not the item's day. */
static void test_what_else_is_due(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert when an invoice is due Monday and unpaid\n"
                                 "- Renew what falls due in three weeks by a job\n"
                                 "- Page, where the run due Friday is late\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

static void test_today_and_tomorrow_are_days_and_nobody(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Next steps\n\n1. **Today:** Raise the pool\n"
                                 "2. **Tomorrow:** Page on load\n3. **This week:** Hold a drill\n"),
                        "3 - Today - -\n4 - Tomorrow - -\n5 - This week - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_due_weekdays_and_spans),
        facts_test(test_what_else_is_due),
        facts_test(test_today_and_tomorrow_are_days_and_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
