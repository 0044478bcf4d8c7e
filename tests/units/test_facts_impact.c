/* Whom it hit and how many: where a document says so, and what is no number of it. */
#include "facts_fixture.h"

static void test_addresses_and_sizes_are_no_counts(void **state)
{
    (void)state;
    const struct impact *impact =
        &facts_of("# Outage\n\n## Impact\n\nThe proxy at 192.168.7.9 was down.\n")->impact;
    assert_true(impact->stated == FACT_STATED && !impact->quantified);
    impact = &facts_of("# Outage\n\n## Summary\n\nExports exceeding 50 MB timed out for users.\n")
                  ->impact;
    assert_true(impact->stated == FACT_STATED && !impact->quantified);
    impact = &facts_of("# Outage\n\n## Summary\n\nUsers lost 50 MB of drafts each.\n")->impact;
    assert_true(impact->quantified);
}

/* What was done to all of something is none of the harm. */
static void test_all_that_was_mended_is_no_quantity(void **state)
{
    (void)state;
    const struct impact *impact =
        &facts_of("# Outage\n\n## Summary\n\nA key was exposed to users. All possibly exposed keys "
                  "were immediately rotated.\n")
             ->impact;
    assert_true(impact->stated == FACT_STATED && !impact->quantified);
}

static void test_all_apps_are_a_quantity(void **state)
{
    (void)state;
    assert_true(facts_of("# Outage\n\n## Impact\n\nAll apps using the Go, Rust, and C kits crashed "
                         "at start.\n")
                    ->impact.quantified);
    assert_true(facts_of("# Outage\n\n## Impact\n\nThe bot was completely unresponsive.\n")
                    ->impact.quantified);
}

/* An effect that only the timeline or the cause names says that there was one, not how it was told. */
static void test_an_effect_in_passing(void **state)
{
    (void)state;
    const struct impact *impact =
        &facts_of("# Outage\n\n## Summary\n\nThe build of 3 May went to production.\n\n"
                  "## Timeline\n\n- 10:00 UTC The first request failed.\n\n## Root cause\n\n"
                  "The pool was exhausted and requests timed out.\n")
             ->impact;
    assert_true(impact->stated == FACT_STATED && impact->in_passing);
    impact = &facts_of("# Outage\n\nUsers could not sign in.\n\n## Timeline\n\n"
                       "- 10:00 UTC The first request failed.\n")
                  ->impact;
    assert_true(impact->stated == FACT_STATED && !impact->in_passing);
    impact = &facts_of("# Outage\n\n## The night of the bats\n\nUsers could not sign in.\n\n"
                       "## The morning after\n\nThe server was down again.\n")
                  ->impact;
    assert_true(impact->stated == FACT_STATED && !impact->in_passing);
}

/* A list of all that may have been hit, with nothing behind the names. */
static void test_none_affected_is_an_answer(void **state)
{
    (void)state;
    assert_true(facts_of("# Outage\n\n## Blast radius\n\n- **Investors affected:** None\n"
                         "- **Systems affected:** The export\n")
                    ->impact.denied);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_addresses_and_sizes_are_no_counts),
        facts_test(test_all_that_was_mended_is_no_quantity),
        facts_test(test_all_apps_are_a_quantity),
        facts_test(test_an_effect_in_passing),
        facts_test(test_none_affected_is_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
