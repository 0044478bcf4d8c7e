/* Text that sums up under a heading that announces no summary. */
#include "facts_fixture.h"

/* A document that would be understood without the text above its timeline. */
static enum stated summary_of(const char *above)
{
    static char source[4000];
    snprintf(source, sizeof source,
             "# Login outage on 3 May 2025\n\n%s\n\n## Timeline\n\n- 14:00 UTC Outage starts\n"
             "- 15:00 UTC Outage ends\n\n## Root cause\n\nThe index of the gate was built anew "
             "without a "
             "test of what it holds, so that none of the keys was found in it.\n\n"
             "## Impact\n\nNobody could sign in, 310 users asked for help.\n\n"
             "## Action items\n\n- Add a test of the index (owner: Ann, due: 2025-06-01)\n",
             above);
    const struct postmortem *facts = facts_of(source);
    assert_true(facts->understood);
    return facts->demands[DEMAND_SUMMARY];
}

static void background_that_tells_the_incident_sums_up(void **state)
{
    (void)state;
    static const char *const told[] = {
        "## Background\n\nOn 3 May 2025 the gate began raising an unusual number of alerts.",
        "## Background\n\nThe gate checks each key. On 3 May it started to reject all of them.",
        "## Introduction\n\nUsers were unable to sign in for an hour after the index was built.",
        "**Background:**\n\nThe gate crashed when the new index was loaded by all nodes at once.",
        "## 1. Background\n\nSign-in went down after a deploy and we noticed it late.",
        "## Glossary\n\nGate: checks keys.\n\n## Background\n\nOn 3 May the gate failed twice.",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (summary_of(told[i]) != FACT_STATED)
            fail_msg("%s", told[i]);
}

static void what_the_service_is_sums_nothing_up(void **state)
{
    (void)state;
    static const char *const silent[] = {
        "## Background\n\nThe gate is a service of three nodes that checks the keys of users.",
        "## Introduction\n\nThis is the report of the team that runs the gate and the shop.",
        "## Glossary\n\nGate: the service that checks the keys of all users.",
        "## Related incidents\n\nOn 3 April the gate crashed for the same reason, for an hour.",
    };
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (summary_of(silent[i]) != FACT_ABSENT)
            fail_msg("%s", silent[i]);
}

/* Told of the past, but whether of the incident nobody can tell by the words. */
static void past_before_the_timeline_is_unread(void **state)
{
    (void)state;
    assert_int_equal(
        summary_of("## Background\n\nThe index was moved to the new nodes in April, as the old "
                   "ones had become slow to reach."),
        FACT_UNREAD);
}

/* A heading that announces a summary keeps the role for itself. */
static void a_summary_stays_the_only_one(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(
            facts_of("# Login outage\n\n## Background\n\nThe gate failed.\n\n"
                     "## Summary\n\nNobody could sign in.\n\n## Timeline\n\n- 14:00 UTC down\n")),
        "7 summary\n11 timeline\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Timeline\n\n- 14:00 UTC down\n\n"
                                          "## Background\n\nThe gate failed.\n")),
                        "3 timeline\n");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Background\n\nThe gate failed at noon.\n\n"
                          "## Timeline\n\n- 14:00 UTC down\n")),
        "3 summary\n7 timeline\n");
}

static void a_headline_sums_up(void **state)
{
    (void)state;
    assert_int_equal(summary_of("**Author:** Ann Roe, while the host was down.\n\n"
                                "**Headline:** the gate never died: five alerts were wrong."),
                     FACT_STATED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(background_that_tells_the_incident_sums_up, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_the_service_is_sums_nothing_up, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(past_before_the_timeline_is_unread, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_summary_stays_the_only_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_headline_sums_up, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
