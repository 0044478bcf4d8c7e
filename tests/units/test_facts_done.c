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

static void test_no_action_was_taken(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\n## Action items\n\n- No actions were taken by hand\n"
                                 "- No actions were successful\n"
                                 "- No action may need root from now on\n"),
                        "7 - - - -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_actions_of_the_response_are_no_items),
        facts_test(test_immediate_actions_alone_are_items),
        facts_test(test_no_action_was_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
