/* Human error as the cause: what names it, and what only weighs it or rules it out. */
#include "judge_fixture.h"

static bool blames(const char *cause)
{
    judge(arena_printf(arena, "# Outage of the booking API\n\n## Root cause\n\n%s\n", cause));
    return found("root-cause-human-error");
}

static void test_a_slip_as_the_cause(void **state)
{
    (void)state;
    static const char *const causes[] = {
        "Human error was confirmed as the cause.",
        "The root cause was human error; a fault of the disks was ruled out.",
        "Human error: the wrong name was typed, and a fault of the disks was ruled out.",
        "Human error and missing guards caused it; the hardware was excluded.",
        "Human error, as the log shows, led to this.",
        "- [x] Human error\n- [ ] Software",
        "| Cause | Weight |\n| --- | --- |\n| Human error | high |",
    };
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        assert_true(blames(causes[i]));
}

static void test_a_slip_that_was_ruled_out(void **state)
{
    (void)state;
    static const char *const causes[] = {
        "We ruled out human error early.",
        "After excluding operator error, the team looked at the pool.",
        "Neither human error nor a fault of the disks played a part.",
        "There was no evidence of human error.",
        "Human error and a fault of the disks were ruled out.",
        "Operator error, which was suspected first, was ruled out.",
        "Human error has since been excluded.",
        "Human error was quickly ruled out as the cause.",
        "Human error: ruled out by the audit log.",
        "Human error did not cause this.",
        "Human error wasn't involved.",
        "Human error played no part.",
        "Human error was neither the trigger nor the cause.",
    };
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        assert_false(blames(causes[i]));
}

/* What was thought for a while, or cannot be excluded, is not said to be the cause. */
static void test_a_slip_that_was_weighed(void **state)
{
    (void)state;
    static const char *const causes[] = {
        "Human error was suspected at first; the log says otherwise.",
        "The first hypothesis, human error, did not hold.",
        "Human error was considered and rejected.",
        "Human error cannot be ruled out, but nothing points to it.",
        "Human error is unlikely, since the pipeline runs alone.",
    };
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        assert_false(blames(causes[i]));
}

/* A form offers causes to tick, and a table of them says of each whether it was one. */
static void test_a_slip_that_a_form_offers(void **state)
{
    (void)state;
    assert_false(blames("- [ ] Human error\n- [x] Software\n- [ ] Hardware"));
    assert_false(blames("| Hypothesis | Verdict |\n| --- | --- |\n| Human error | Ruled out |\n"
                        "| Exhausted pool | Confirmed |"));
}

#define causes_test(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        causes_test(test_a_slip_as_the_cause),
        causes_test(test_a_slip_that_was_ruled_out),
        causes_test(test_a_slip_that_was_weighed),
        causes_test(test_a_slip_that_a_form_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
