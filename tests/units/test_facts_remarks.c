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

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_prose_on_prevention_beside_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
