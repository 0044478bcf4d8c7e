/* Text that sums up under a heading that announces no summary, headings in words of their own, and what is told beside
 * them. */
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

/* Fields under the title that say in sentences what failed and how it ended sum up, but no metadata. */
static void fields_at_the_head_sum_up(void **state)
{
    (void)state;
    static const char *const told[] = {
        "**Severity:** S1, full outage of the public gate (all sites down).\n"
        "**Detected:** 2025-05-03, reported by an operator; the node stopped posting at 14:00 "
        "UTC.\n"
        "**Resolved:** 2025-05-03 15:00 UTC, after compacting the store and restarting the node.",
        "- **Status:** resolved; all users can sign in again since the index was built anew\n"
        "- **Started:** 14:00 UTC, when the index was loaded and all logins failed at once",
    };
    static const char *const others[] = {
        "**Severity:** S1\n**Detected:** 2025-05-03 14:00 UTC\n**Resolved:** 2025-05-03 15:00 UTC",
        "**Severity:** S1, full outage of the public gate (all sites down).\n**Status:** resolved",
        "**Status:** final, as reviewed in the meeting of the platform group\n"
        "**Detected:** 2025-05-03 14:00 UTC, by Ann Lee of the platform group",
        "**Severity:** https://wiki.example.org/levels/outage-of-a-whole-site-1\n"
        "**Status:** https://status.example.org/incidents/outage-4711-and-more",
        "**Severity:** <one of S1, S2 and S3; see the policy for an outage>\n"
        "**Status:** <draft, in review or final; also where the outage goes on>",
        "**Author:** Ann Lee, who was on call while all of the sites were down\n"
        "**Reviewers:** Ben Ray and the platform group, which was down to two",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (summary_of(told[i]) != FACT_STATED)
            fail_msg("%s", told[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (summary_of(others[i]) == FACT_STATED)
            fail_msg("%s", others[i]);
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
    /* nor by the tense */
    assert_int_equal(
        summary_of("## Background\n\nSince 3 May at 14:00 users are unable to sign in: "
                   "the gate rejects each key."),
        FACT_UNREAD);
}

/* What a background holds besides, an impact or a timeline in prose, is no better understood by that. */
static void a_background_makes_nothing_else_absent(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Login outage on 3 May 2025\n\n**Duration:** 1 hour\n\n## Background\n\n"
                 "The gate failed at 14:00 UTC and nobody could sign in until 15:00 UTC.\n\n"
                 "## Root cause\n\nThe index was empty.\n\n"
                 "## Action items\n\n- Add a test (owner: Ann, due: 2025-06-01)\n");
    assert_int_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
    assert_int_equal(facts->demands[DEMAND_IMPACT], FACT_UNREAD);
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_UNREAD);
}

/* A heading that announces a summary alone has the role. */
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
        "7 timeline\n");
}

static void a_headline_sums_up(void **state)
{
    (void)state;
    assert_int_equal(summary_of("**Author:** Ann Roe, while the host was down.\n\n"
                                "**Headline:** the gate never died: five alerts were wrong."),
                     FACT_STATED);
}

static void headings_in_other_words_have_roles(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Recovery actions\n\nRestarted.\n\n"
                          "## Recovery actions (S-52)\n\nThe gate.\n\n"
                          "## What is left to do\n\n- Add a test\n\n"
                          "## Still to be done (urgent)\n\n- Add a gate\n\n"
                          "## What we got right\n\nNobody hurried.\n\n"
                          "**Do it now - see \"Still to be done\" above**\n")),
        "3 resolution\n7 resolution\n11 action_items\n15 action_items\n19 lessons\n");
}

/* What these hold need not be what they seem to: users' work, open questions, fixes that keep it from happening again,
 * the cause. Nothing is absent beside them. */
static void headings_of_many_things_are_unknown(void **state)
{
    (void)state;
    /* a label over a value, as any field */
    assert_string_equal(roles_of(facts_of("# Login outage\n\n**Data lost:** none\n")), "");
    assert_string_equal(
        roles_of(
            facts_of("# Login outage\n\n## Required actions\n\nUsers must choose a password.\n\n"
                     "## What is still open\n\nWhy the alert was late.\n\n"
                     "## What was fixed\n\nWe added a test.\n\n"
                     "## What we got wrong\n\nThe index was empty, and nobody could sign in.\n")),
        "");
}

/* The states of its items tell that a remediation is work, and how far that is. */
static void remediation_with_states_is_work(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Login outage\n\n## Remediation actions\n\n"
                 "1. **Rules (Completed):** Added rules to the gate.\n"
                 "2. **Review (Completed):** Established a review of the index.\n"
                 "3. **Registry (In Progress):** Integrating the registry.\n"
                 "4. **Alert (Planned):** Adding an alert on old keys.\n");
    assert_string_equal(roles_of(facts), "3 action_items\n");
    assert_int_equal(facts->action_items.count, 4);
    assert_int_equal(facts->action_items.items[0].done, TASK_DONE);
    assert_int_equal(facts->action_items.items[2].done, TASK_OPEN);
    assert_int_equal(facts->action_items.items[3].done, TASK_OPEN);
    assert_string_equal(
        roles_of(
            facts_of("# Login outage\n\n## Remediation actions\n\n"
                     "1. Restarted the gate (completed).\n2. Rotated all keys (completed).\n")),
        "3 resolution\n");
}

/* The heading of an assignment over the whole report lists no work; one over a list does. */
static void tasks_over_a_report_are_none(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# 0x19. Postmortem\n\n# Tasks\n\n[0. My first postmortem](./a.md)\n\n"
                          "### Summary\n\nNobody could sign in.\n\n### Root cause\n\nAn index.\n\n"
                          "### Timeline\n\n- 14:00 UTC down\n\n### Root cause and resolution\n\nIt "
                          "was built anew.\n")),
        "7 summary\n11 root_cause\n15 timeline\n19 root_cause\n19 resolution\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Tasks\n\n- Add a gate\n\n"
                                          "### Timeline\n\nMay to June.\n\n### Root cause\n\nIt "
                                          "is kept.\n\n### Impact\n\nNone.\n")),
                        "3 action_items\n7 timeline\n11 root_cause\n15 impact\n");
    /* nor where work is listed in a table, or by what it is about */
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n# Action items\n\n| Task | Owner |\n|---|---|\n"
                          "| Add a gate | Ann |\n\n## Timeline\n\n- 14:00 UTC down\n\n"
                          "## Root cause\n\nAn index.\n\n## Impact\n\nNone.\n")),
        "3 action_items\n9 timeline\n13 root_cause\n17 impact\n");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Action items\n\n### Timeline\n\nUntil June.\n\n"
                          "### Root cause\n\n- Add a test\n\n### Impact\n\n- Tell users\n\n"
                          "## Summary\n\nNobody could sign in.\n")),
        "3 action_items\n5 timeline\n9 root_cause\n13 impact\n17 summary\n");
}

/* A second report in plain lines behind the list of work is not below its heading, whatever the lines look like. */
static void plain_headings_behind_work_leave_it(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Login outage\n\n## Corrective and preventative measures\n\n"
                 "- **Improvements:**\n  - Add a test\n\n---\n\nImpact: nobody could sign in.\n\n"
                 "Timeline of Events\n14:00 UTC down\n14:10 UTC up\n\nRoot cause\nAn index.\n");
    assert_text(facts->sections.items[0].heading, "Corrective and preventative measures");
    assert_true(facts->sections.items[0].roles[ROLE_ACTION_ITEMS]);
}

/* Behind a rule the list of other incidents has ended; a length there may all the same be one of theirs. */
static void the_author_signs_behind_a_rule(void **state)
{
    (void)state;
    static const char *const labels[] = {"Post-Mortem Author", "Author", "Document author"};
    char source[400];
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        snprintf(
            source, sizeof source,
            "# Login outage\n\n## Related Incidents\n\n- 2024-09-22: the index was old\n\n---\n\n"
            "**%s:** Ann Roe\n**Duration:** 3 hours\n",
            labels[i]);
        const struct postmortem *facts = facts_of(source);
        assert_non_null(postmortem_field(facts, WORDS_FIELD_AUTHOR));
        assert_null(postmortem_field(facts, WORDS_FIELD_DURATION));
    }
    assert_null(postmortem_field(
        facts_of("# Login outage\n\n---\n\n## Related Incidents\n\n**Author:** Ann Roe\n"),
        WORDS_FIELD_AUTHOR));
}

static void questions_and_authors_tell_no_impact(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("What is the duration of the outage? From 01:20 to 03:10 EAT.\n\n"
                 "What were users experiencing? They were unable to sign in.\n");
    assert_int_equal(facts->impact.stated, FACT_STATED);
    assert_true(facts->impact.place.start > strlen("What is the duration of the outage? From"));
    facts = facts_of("# Login outage\n\n**Author:** the recovery team, while the host was down.\n\n"
                     "310 users were unable to sign in.\n");
    assert_int_equal(facts->impact.stated, FACT_STATED);
    assert_true(facts->impact.place.start >
                strlen("# Login outage\n\n**Author:** the recovery team"));
    /* where nothing else does, a question says it */
    facts = facts_of("# Login\n\nWhy were users unable to sign in? The index was old.\n");
    assert_int_equal(facts->impact.stated, FACT_STATED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(background_that_tells_the_incident_sums_up, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(fields_at_the_head_sum_up, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_the_service_is_sums_nothing_up, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(past_before_the_timeline_is_unread, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_background_makes_nothing_else_absent, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_summary_stays_the_only_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_headline_sums_up, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(headings_in_other_words_have_roles, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(headings_of_many_things_are_unknown, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(remediation_with_states_is_work, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(tasks_over_a_report_are_none, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(plain_headings_behind_work_leave_it, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_author_signs_behind_a_rule, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(questions_and_authors_tell_no_impact, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
