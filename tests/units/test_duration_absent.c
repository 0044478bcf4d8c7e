/* Whether nothing tells how long it lasted: what a length says of the incident that stands behind words like
 * "could", and what is told in no words that pmlint knows for it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "judge_fixture.h"

/* A document in which all is in order but that its timeline has no times. */
static void judge_impact(const char *impact)
{
    judge(arena_printf(
        arena,
        "# Postmortem: booking outage, 2025-03-04\n\n## Summary\n\nOn 4 March 2025 the "
        "booking pages answered with errors.\n\n## Impact\n\n%s\n\n## Root cause\n\n"
        "The pool of connections was exhausted by a slow query.\n\n## Timeline\n\n"
        "- Alert fired\n- Query killed\n\n## Action items\n\n"
        "- Limit the query (owner: Ana, due: 2025-03-20)\n",
        impact));
}

static void judge_french_impact(const char *impact)
{
    judge(arena_printf(
        arena,
        "# Panne de réservation du 4 mars 2025\n\n## Résumé\n\nLe 4 mars 2025, les pages "
        "de réservation renvoyaient des erreurs.\n\n## Impact\n\n%s\n\n## Cause racine\n\n"
        "Une requête trop lente avait épuisé les connexions.\n\n## Chronologie\n\n"
        "- Alerte reçue\n- Requête arrêtée\n\n## Actions correctives\n\n"
        "- Limiter la requête (responsable : Ana, échéance : 20/03/2025)\n",
        impact));
}

/* "Could not", and "could" behind "no" or "nobody", tell what was so. */
static void test_what_could_not_be_done_lasted(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 guests could not book for 25 minutes.",
        "300 guests could no longer book for 25 minutes.",
        "300 guests could hardly book for 25 minutes.",
        "300 guests could only look at pages for 25 minutes.",
        "300 guests can not book for 25 minutes.",
        "Rooms could not be booked for three hours (300 bookings lost).",
        "No rooms could be booked for three hours.",
        "Nobody could book a room for an hour.",
        "None of the 300 guests could book for an hour.",
        "The pages would not load for 25 minutes, for 300 guests.",
        "300 guests may not have received mails for 25 minutes.",
        "300 guests might have seen errors for 25 minutes.",
    };
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        if (found("duration-missing") || postmortem.incident.duration != FACT_STATED)
            fail_msg("%s", impacts[i]);
    }
}

static void test_what_could_have_been_is_no_length(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 guests saw errors. This could take 25 minutes.",
        "300 guests saw errors. This could not have lasted 25 minutes longer.",
        "300 guests saw errors. It could only last for 25 minutes.",
        "300 guests saw errors. The next one may not last for 25 minutes.",
        "300 guests saw errors. A restart would not take it down for 25 minutes.",
        "300 guests saw errors. Pages should not be down for 25 minutes.",
        "300 guests saw errors. It can be down for 25 minutes.",
        "300 guests saw errors. Nobody could have known it for 25 minutes.",
    };
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        if (postmortem.incident.duration == FACT_STATED)
            fail_msg("%s", impacts[i]);
    }
}

/* What is downed is down afterwards: the length is that of the work. */
static void test_downing_a_thing_is_no_outage(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 guests saw errors. Downing the node took 20 minutes.",
        "300 guests saw errors. The auto-downing after 10 minutes split the cluster.",
        "300 guests saw errors. Its downing provider waits for 20 minutes.",
    };
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        if (postmortem.incident.duration == FACT_STATED)
            fail_msg("%s", impacts[i]);
    }
}

static void test_what_could_not_be_done_lasted_in_french(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 clients ne peuvent plus réserver pendant 25 minutes.",
        "Personne ne peut réserver pendant 25 minutes.",
    };
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_french_impact(impacts[i]);
        if (found("duration-missing") || postmortem.incident.duration != FACT_STATED)
            fail_msg("%s", impacts[i]);
    }
    judge_french_impact(
        "300 clients ont vu des erreurs. Une reprise peut durer pendant 25 minutes.");
    assert_int_not_equal(postmortem.incident.duration, FACT_STATED);
}

/* What could not be done for so long need not have begun and ended with the outage. */
static void test_what_could_not_be_done_is_held_against_nothing(void **state)
{
    (void)state;
    judge_impact(
        "The pages were down from 10:00 to 10:40 UTC. Guests could not book for two hours.");
    assert_null(found("duration-mismatch"));
    assert_null(found("duration-inconsistent"));
    judge_impact("300 guests saw errors. We could not reach the vendor for two hours.");
    assert_int_not_equal(postmortem.incident.duration, FACT_STATED);
    judge_impact("300 guests saw errors for a part of two hours.");
    assert_int_not_equal(postmortem.incident.duration, FACT_STATED);
    judge_impact("300 guests saw errors for the better part of two hours.");
    assert_int_equal(postmortem.incident.duration, FACT_STATED);
}

/* A length of whatever, told where it says what happened, may be that of the incident: the finding asks. */
static void test_a_length_that_is_told_is_asked_for(void **state)
{
    (void)state;
    static const char *const impacts[] = {"300 guests were hit: 25 minutes of errors.",
                                          "300 guests went 25 minutes without a calendar.",
                                          "300 guests were hit within a 25-minute window.",
                                          "300 guests, 25 min.",
                                          "300 guests saw errors for another 25 minutes."};
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        const struct finding *finding = found("duration-missing");
        if (finding && finding->severity == SEVERITY_ERROR)
            fail_msg("%s", impacts[i]);
    }
    judge_impact("300 guests came to us 25 minutes before closing.");
    assert_int_equal(found("duration-missing")->severity, SEVERITY_WARNING);
    judge_impact("300 guests were hit, and 25 minutes of their evening were lost.");
    assert_string_equal(found("duration-missing")->message,
                        "no duration found; is it the \"25 minutes\" on line 9?");
    assert_string_equal(found("duration-missing")->help,
                        "if so, add a line \"Duration: 25 min\", else how long it lasted");
    judge_impact("300 guests were hit, and five days of their holidays were lost.");
    assert_string_equal(found("duration-missing")->message, "no duration found");
    judge_impact("25 minutes of work of 300 guests and 4 hours of ours were lost.");
    assert_string_equal(found("duration-missing")->message, "no duration found");
}

/* So may what lasted in the units of a document's world, or in words alone. */
static void test_a_rough_length_is_no_silence(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 validators were offline, lasting 4 consecutive epochs.",
        "300 validators were offline for two eras.",
        "300 guests saw errors overnight.",
        "300 guests saw errors the whole weekend.",
        "300 guests saw errors for several hours.",
        "The rates of 300 guests were public, 5+ days of them."};
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        if (!found("duration-missing") || found("duration-missing")->severity != SEVERITY_WARNING)
            fail_msg("%s", impacts[i]);
    }
    judge_french_impact("300 clients ont vu des erreurs toute la nuit.");
    assert_int_equal(found("duration-missing")->severity, SEVERITY_WARNING);
}

static void test_without_any_length_it_is_missing(void **state)
{
    (void)state;
    static const char *const impacts[] = {
        "300 guests saw errors.", "300 guests saw errors for some time.",
        "300 guests saw errors, with timeouts of 30 seconds.", "300 guests saw 500s."};
    for (size_t i = 0; i < sizeof impacts / sizeof *impacts; i++) {
        judge_impact(impacts[i]);
        if (!found("duration-missing") || found("duration-missing")->severity != SEVERITY_ERROR)
            fail_msg("%s", impacts[i]);
    }
}

#define judged_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        judged_test(test_what_could_not_be_done_lasted),
        judged_test(test_what_could_have_been_is_no_length),
        judged_test(test_downing_a_thing_is_no_outage),
        judged_test(test_what_could_not_be_done_lasted_in_french),
        judged_test(test_what_could_not_be_done_is_held_against_nothing),
        judged_test(test_a_length_that_is_told_is_asked_for),
        judged_test(test_a_rough_length_is_no_silence),
        judged_test(test_without_any_length_it_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
