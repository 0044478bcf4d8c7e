/* Of what a length in a sentence is the length: of the failure, or of something else that the story of an
 * incident tells. In a document whose fields give a window of an hour.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_fixture.h"

static const char fields[] = "**Start:** 2025-03-04 14:00 UTC\n**End:** 2025-03-04 15:00 UTC";
static const char entries[] = "- 14:00 Errors begin\n- 14:09 Alert fires\n- 14:40 Rolled back\n"
                              "- 15:00 Service restored\n";

static size_t wrong;

/* So that all sentences of a list that are read wrongly are named at once. */
static void expect(bool right, const char *sentence)
{
    if (!right)
        print_error("%s\n", sentence);
    wrong += !right;
}

static bool summary_raises(const char *head, const char *sentence)
{
    judge_parts(head, sentence, entries);
    return found("duration-mismatch");
}

/* What ran, was kept, was promised or was not noticed for so long is not what failed for so long. */
static void test_lengths_of_the_background(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The export had worked every morning for four years.",
        "The token had not been rotated for 90 days.",
        "Nobody had opened that dashboard for six weeks.",
        "The race condition went unseen for two years, as the path is rare.",
        "The disk alert has been muted for three months.",
        "Bookers get free cancellation for one month.",
        "Three engineers worked for nine hours on the data.",
        "We watched the error rate for another 12 hours.",
        "We freeze releases for two weeks.",
        "The leak had grown for 11 days.",
        "Drafts are deleted when nobody opens them for 30 days.",
        "The proxy remembers a failure for three hours.",
        "The old certificate stays valid for 7 days.",
        "The vendor extended the contract for six months.",
        "The on-call engineer had been awake for 20 hours.",
        "The schema change had been prepared for two weeks.",
        "The host had run without a reboot for 14 months.",
        "The platform has been in production for ten years.",
        "A partner paused its imports for two days.",
        "A test account was locked for six hours.",
        "Releases were stopped for the rest of the week, for 3 days in all.",
        "The alert was silenced for four hours by mistake.",
        "The fix was tested for 5 days on a canary.",
        "The cache keeps prices for 24 hours.",
        "The upgrade was scheduled for 3 hours.",
        "Checkout was down in a maintenance planned to run for 3 hours.",
        "It was down in a window scheduled for backups of 3 hours.",
        "It failed beside a scheduled job that runs for 3 hours.",
        "It failed in a maintenance that was planned for 3 hours.",
        "A job drops messages that no consumer fetches for four hours.",
        "The flag had been on for three weeks.",
        "The page only goes out when requests fail for three hours.",
        "The worker retries failed jobs for 24 hours.",
        "Affected guests get a discount for three months.",
        "The backup job had failed for three weeks.",
        "For the next two weeks customers cannot book by phone.",
        "For 30 days customers may cancel without a fee.",
        "The team monitored the graphs for 24 hours until the service was stable.",
        "The staging cluster was down for three days in February.",
        "The dashboards were broken for four months.",
        "Nobody noticed the wrong limit for 5 weeks.",
        "The runbook was not updated for two years.",
        "The support desk was busy for nine hours with tickets of users.",
        "Ann had been on leave for two weeks.",
        "The pool has had the same size for three years.",
        "Errors are kept for 30 days in the log.",
        "The service stays degraded for three hours if the primary fails.",
        "The limit was not reviewed for 18 months while users grew.",
        "The old version had returned wrong totals for eight months.",
        "Each tenant is blocked for two hours when it fails to pay.",
        "The rollout was stopped for two days by the release team.",
        "We looked at the wrong dashboard for 40 minutes.",
        "We searched the logs for errors for 40 minutes.",
        "We could not find the cause for 40 minutes.",
        "We were unable to reach the vendor for 40 minutes.",
        "Ann debugged the stuck queue for 40 minutes.",
        "We followed the wrong lead for 40 minutes.",
        "We restarted the queue twice and waited for 40 minutes.",
        "The lost messages were replayed for 2 hours.",
        "A crashing pod was restarted for 40 minutes.",
        "We blocked the address of a crawler for 2 hours.",
        "We rented 503 servers for 2 hours.",
        "About 500 guests waited for 2 hours in the lobby.",
        "It was too late for 2 hours of work.",
        "Imports were delayed for 2 hours on purpose.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const char *window = "Nobody could book from 14:00 to 15:00 UTC on 2025-03-04.";
        expect(
            !summary_raises(fields, arena_printf(arena, "Nobody could book. %s", sentences[i])) &&
                postmortem.incident.minutes == 60,
            sentences[i]);
        expect(!summary_raises("", arena_printf(arena, "%s %s", window, sentences[i])),
               sentences[i]);
    }
    assert_int_equal(wrong, 0);
}

/* What failed for so long did so in its own clause, or in the one that the words go on. */
static void test_lengths_of_the_failure(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The booking API was down for 90 minutes.",
        "The API returned errors for 90 minutes.",
        "Guests were unable to log in for 90 minutes.",
        "Bookings failed for 90 minutes.",
        "About 3% of requests timed out for 90 minutes.",
        "The site was slow for 90 minutes.",
        "The API was unavailable to all guests for 90 minutes.",
        "The API stopped answering for 90 minutes.",
        "Confirmations were not sent for 90 minutes.",
        "The page did not load for 90 minutes.",
        "Mails were delayed for 90 minutes.",
        "All 40 terminals stood still for 90 minutes.",
        "The site served broken images for 90 minutes, because a library returned nothing.",
        "The API was down from 14:00 to 15:00 UTC, for 90 minutes, in the busiest time.",
        "The booking API was unreachable, for 90 minutes.",
        "For 90 minutes the API answered with errors.",
        "For 90 minutes, guests could not book.",
        "For about 90 minutes nobody could book.",
        "The outage lasted for 90 minutes.",
        "The outage lasted 90 minutes.",
        "Guests were without service for 90 minutes.",
        "Payments were rejected for 90 minutes.",
        "The queue was stuck for 90 minutes.",
        "The API crashed and stayed offline for 90 minutes.",
        "There were 90 minutes of downtime.",
        "Scheduled bookings and the planned exports failed for 90 minutes.",
        "The scheduled report failed for 90 minutes.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        expect(summary_raises(fields, sentences[i]) && postmortem.incident.lengths.count == 1,
               sentences[i]);
    assert_int_equal(wrong, 0);
}

/* What could not be done for so long need not have been so from the start to the end. */
static void test_lengths_of_what_could_not_be_done(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Nobody could book for 90 minutes.",
        "Guests could not book for 90 minutes.",
        "Nothing could be booked for 90 minutes.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        expect(!summary_raises(fields, sentences[i]) && postmortem.incident.lengths.count == 1,
               sentences[i]);
    assert_int_equal(wrong, 0);
}

/* A plain "for so long" states how long it was where nothing else does, but proves nothing. */
static void test_plain_length_states_the_duration(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Thumbnails were grey for 47 minutes on 2025-03-04.",
        "A key was readable for 47 minutes on 2025-03-04.",
        "Labels went to another printer for 47 minutes on 2025-03-04.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        judge_parts("", sentences[i], "- 14:09 Alert fires\n- 14:40 Rolled back");
        expect(postmortem.incident.minutes == 47 && !found("duration-missing"), sentences[i]);
        expect(!summary_raises(fields, sentences[i]) && postmortem.incident.minutes == 60,
               sentences[i]);
    }
    assert_int_equal(wrong, 0);
}

/* What is far longer than all that is known of the incident needs a word for an outage. */
static void test_far_longer_lengths(void **state)
{
    (void)state;
    assert_false(summary_raises(fields, "The nightly report was delayed for 9 days."));
    assert_false(summary_raises(fields, "Imports of one partner failed for 3 months."));
    assert_true(summary_raises(fields, "The outage lasted for 9 hours."));
    assert_true(summary_raises(fields, "The booking API was down for 9 hours."));
}

static const char stated[] = "**Start:** 2025-03-04 14:00 UTC\n**End:** 2025-03-04 15:00 UTC\n"
                             "**Duration:** 1 h";

/* "The outage lasted for so long" speaks of the whole, whatever right length stands elsewhere; but what is
 * shorter may be a part, and the outage may be that of somebody else. */
static void test_lengths_of_the_incident_itself(void **state)
{
    (void)state;
    static const char *const longer[] = {
        "The outage lasted for 3 hours.",
        "Nobody could book. The incident lasted 3 hours and was over at 15:00 UTC.",
        "The incident lasted 3 hours and was over in the afternoon.",
        "Nobody could book. This disruption lasted about 3 hours, from 14:00 to 15:00 UTC.",
    };
    static const char *const right[] = {
        "The outage lasted for an hour.",
        "The outage lasted for 40 minutes.",
        "The outage lasted for 3 hours in the shops of one region.",
        "The outage lasted for 3 hours for guests in Asia.",
        "Our provider had a failure as well. The outage lasted for 3 hours.",
        "The upstream outage lasted for 3 hours.",
        "Two years ago we had an outage like this. The outage lasted for 3 hours.",
        "The previous outage was in May. The outage lasted for 3 hours.",
        "The outage call lasted for 3 hours.",
        "The problem lasted for 3 hours until it was noticed.",
        "The deploy before the outage lasted for 3 hours.",
        "Stripe was down as well. The outage lasted 3 hours.",
        "The data centre lost power. The outage lasted 3 hours.",
        "Frankfurt was hit hardest. The outage lasted 3 hours.",
        "In 2023 the same switch failed. The outage lasted 3 hours.",
        "Mails were late too. The disruption lasted 3 hours.",
        "The API was down for an hour. The incident lasted 3 hours.",
        "The incident lasted 3 hours. The API was down for an hour of them.",
        "The status page said: the outage lasted 3 hours.",
    };
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        expect(summary_raises(stated, longer[i]), longer[i]);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect(!summary_raises(stated, right[i]), right[i]);
    judge_parts(stated, "The outage lasted for 3 hours.",
                "- 12:00 Deployed\n- 14:00 Errors begin\n- 15:00 Service restored\n");
    expect(!found("duration-mismatch"), "a timeline that spans as much");
    assert_int_equal(wrong, 0);
}

/* A length in brackets behind a window is that of the window, be it longer or shorter. */
static void test_length_in_brackets_behind_a_window(void **state)
{
    (void)state;
    static const char *const contradicted[] = {
        "Between 13:00 and 15:00 UTC (60 minutes), nobody could book.",
        "From 13:00 to 15:00 UTC (60 minutes), nobody could book.",
        "Nobody could book between 14:00 and 15:00 UTC (90 minutes).",
        "Nobody could book from 14:00 to 15:00 UTC (about 3 hours).",
        "Requests failed between 13:00 and 15:00 UTC (60 minutes).",
    };
    static const char *const right[] = {
        "Between 14:00 and 15:00 UTC (60 minutes), nobody could book.",
        "Between 13:00 and 15:00 UTC (60 minutes in total), bookings failed now and then.",
        "Bookings failed twice from 14:00 to 15:00 UTC. Total downtime duration was 40 minutes.",
        "Bookings failed repeatedly between 13:00 and 15:00 UTC (60 minutes).",
        "Between 13:00 and 15:00 UTC (60 minutes for guests in Asia), nobody could book.",
        "Nobody could book between 14:00 and 14:40 UTC and between 14:45 and 15:00 UTC (55 "
        "minutes).",
        "Between 14:00 UTC and 15:00 the next day (25 hours), nobody could book.",
        "The nightly job ran from 13:00 to 15:00 UTC (60 minutes). Nobody could book.",
        "The backup window is between 01:00 and 03:00 UTC (90 minutes). Nobody could book.",
        "Nobody could book. The call went from 14:00 to 16:00 (60 minutes).",
        "Nobody could book from 14:00 to 15:00 UTC (90 minutes before the shops open).",
        "Nobody could book from 14:00 to 15:00 UTC (took 20 minutes to fix).",
        "Nobody could book. The war room met between 14:10 and 17:10 UTC (90 minutes).",
        "The freeze was from 15:00 to 18:00 UTC (60 minutes).",
    };
    static const char *const of_a_part[] = {
        "Nobody could book in the maintenance window 22:00 to 02:00 (30 minutes of downtime).",
        "Nobody could book from 14:00 to 15:00 UTC (90 minutes until the last mail was out).",
        "Nobody could book from 14:00 to 15:00 UTC (43 minutes)* by the terms of the contract.",
    };
    for (size_t i = 0; i < sizeof of_a_part / sizeof *of_a_part; i++)
        expect(!summary_raises(stated, of_a_part[i]), of_a_part[i]);
    for (size_t i = 0; i < sizeof contradicted / sizeof *contradicted; i++)
        expect(summary_raises(stated, contradicted[i]), contradicted[i]);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect(!summary_raises(stated, right[i]) && !summary_raises(fields, right[i]), right[i]);
    assert_int_equal(wrong, 0);
}

/* A length right beside its window is held against it, whatever lengths stand further off. */
static void test_length_beside_a_window_among_others(void **state)
{
    (void)state;
    static const char rest[] =
        "No room could be booked, changed or cancelled in that time, and the desks of all "
        "houses wrote what they sold on paper. About 5% of guests saw errors for "
        "up to fifty minutes.";
    const char *sentence = arena_printf(
        arena, "The API was unavailable for three hours, from 14:00 to 15:00 UTC. %s", rest);
    expect(summary_raises(stated, sentence), sentence);
    sentence = arena_printf(
        arena, "The API was unavailable for an hour, from 14:00 to 15:00 UTC. %s", rest);
    expect(!summary_raises(stated, sentence), sentence);
    assert_int_equal(wrong, 0);
}

/* "That is so long" behind a window, and a label of the whole time. */
static void test_other_wordings_of_the_whole(void **state)
{
    (void)state;
    static const char window[] = "From 14:00 to 15:00 UTC on 2025-03-04 nobody could book.";
    expect(summary_raises("", arena_printf(arena, "%s That is 90 minutes.", window)), "That is");
    expect(!summary_raises("", arena_printf(arena, "%s That is 60 minutes.", window)),
           "That is 60");
    expect(!summary_raises(
               "", arena_printf(arena, "%s That is 90 minutes before the shops open.", window)),
           "before");
    expect(summary_raises("**Impact window:** 2025-03-04 14:00 to 15:00 (UTC)\n"
                          "**Total time of impact:** 90 minutes",
                          "Nobody could book."),
           "label");
    assert_int_equal(wrong, 0);
}

/* Whether a summary states how long it was. */
static bool states_length(const char *summary)
{
    judge(
        arena_printf(arena, "# Login trouble on 14 February 2025\n\n## Summary\n\n%s\n", summary));
    return postmortem.incident.duration == FACT_STATED;
}

/* A sentence that is no more than a length in total speaks of what the sentence before it tells. */
static void test_a_length_in_total_behind_what_failed(void **state)
{
    static const char *const told[] = {
        "We deployed 4.2.1 at 19.30 GMT and until 20.05 GMT players got kicked now and then. "
        "35 minutes in total.",
        "Logins failed for everybody. 35 minutes altogether.",
        "Logins failed for everybody. In total, about 35 minutes.",
    };
    static const char *const others[] = {
        "Logins failed. The rebuild has two steps. 35 minutes in total.",
        "Logins failed. 35 minutes in total went into the rebuild.",
        "Logins failed. In total 35 minutes of logs are lost.",
        "We spent our time on meetings. 35 minutes in total.",
    };
    (void)state;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        expect(states_length(told[i]), told[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect(!states_length(others[i]), others[i]);
    /* it may be of anything, so nothing is held against it */
    judge("# Login trouble on 14 February 2025\n\n- Start: 2025-02-14 19:30 UTC\n"
          "- End: 2025-02-14 20:05 UTC\n\n## Summary\n\n"
          "The office is closed. Until 20:05 we read logs. 55 minutes in total.\n");
    expect(!found("duration-mismatch"), "of reading logs");
    assert_int_equal(wrong, 0);
}

static void judge_french(const char *head, const char *summary)
{
    judge(
        arena_printf(arena,
                     "# Panne du 4 mars 2025\n\n%s\n\n## Résumé\n\n%s\n\n"
                     "## Chronologie (UTC)\n\n- 14:00 Début de la panne\n- 14:09 Alerte\n"
                     "- 15:00 Fin de la panne\n\n## Cause\n\nUne limite fausse dans le réglage.\n",
                     head, summary));
}

static void test_lengths_in_french(void **state)
{
    (void)state;
    static const char head[] = "**Début :** 2025-03-04 14:00 UTC\n**Fin :** 2025-03-04 15:00 UTC";
    static const char *const others[] = {
        "La tâche avait tourné chaque nuit pendant quatre ans.",
        "Le journal est gardé pendant 90 jours.",
        "Deux équipes ont travaillé pendant neuf heures.",
        "Nous avons surveillé le service pendant 24 heures.",
        "Les clients ont droit à un avoir pendant trois mois.",
        "La clé reste valable pendant 7 jours.",
        "Personne n'avait ouvert ce tableau de bord pendant six semaines.",
        "Les déploiements sont gelés pendant deux semaines.",
        "La sauvegarde avait échoué pendant trois semaines.",
    };
    static const char *const told[] = {
        "Le service a été indisponible pendant 90 minutes.",
        "La connexion a échoué pendant 90 minutes.",
        "Les clients n'ont pas pu se connecter pendant 90 minutes.",
        "Le site était en panne pendant 90 minutes.",
        "Les courriels ont été retardés pendant 90 minutes.",
        "L'interface renvoyait des erreurs pendant 90 minutes.",
        "La panne a duré 90 minutes.",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        judge_french(head, arena_printf(arena, "La connexion a échoué. %s", others[i]));
        expect(!found("duration-mismatch") && postmortem.incident.minutes == 60, others[i]);
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge_french(head, told[i]);
        expect(found("duration-mismatch"), told[i]);
    }
    assert_int_equal(wrong, 0);
}

static int begin(void **state)
{
    wrong = 0;
    return set_up(state);
}

#define subject_test(function) cmocka_unit_test_setup_teardown(function, begin, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        subject_test(test_lengths_of_the_background),
        subject_test(test_lengths_of_the_failure),
        subject_test(test_lengths_of_what_could_not_be_done),
        subject_test(test_plain_length_states_the_duration),
        subject_test(test_far_longer_lengths),
        subject_test(test_lengths_of_the_incident_itself),
        subject_test(test_length_in_brackets_behind_a_window),
        subject_test(test_length_beside_a_window_among_others),
        subject_test(test_a_length_in_total_behind_what_failed),
        subject_test(test_other_wordings_of_the_whole),
        subject_test(test_lengths_in_french),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
