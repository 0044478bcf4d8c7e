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

/* A number is told as a whole, whatever stands between its thousands. */
static void test_numbers_are_whole(void **state)
{
    (void)state;
    assert_text(facts_of("# Outage\n\n## Impact\n\nLost: about 4,500!\n")->impact.quantity,
                "4,500");
    assert_text(facts_of("# Outage\n\n## Impact\n\nWe lost $12k.\n")->impact.quantity, "$12k");
    assert_text(facts_of("# Outage\n\n## Impact\n\nWe lost $1.5 million.\n")->impact.quantity,
                "$1.5 million");
    assert_text(facts_of("# Outage\n\n## Impact\n\nWe lost $12 keys.\n")->impact.quantity, "$12");
}

/* What is shown of the impact says something: it ends neither within a number nor where one waits for more. */
static void test_a_quantity_says_something(void **state)
{
    (void)state;
    static const struct {
        const char *sentence, *shown;
    } cases[] = {
        {"It affected 1,150 employees.", "It affected 1,150 employees"},
        {"All EU customers got a 502 at checkout until noon.",
         "All EU customers got a 502 at checkout"},
        {"From noon on nobody could log in to the portal (Berlin).",
         "nobody could log in to the portal"},
        {"Search was slow for all users because the pool was too small.", "for all users"},
        {"Nobody could log in.", "Nobody could log in"},
        {"The API was down for 75% of our user base.", "75% of our user base"},
        {"We dropped 30% of requests, and 2 of them twice.", "30% of requests"},
        {"Users lost 12k of their drafts.", "Users lost 12k of their drafts"},
        {"The outage hit 30 percent of the\nusers of the shop.",
         "30 percent of the users of the shop"},
        {"The outage hit 30% of users\nStatus is fine.", "30% of users"},
        {"Checkout failed for 12,000 users because the pool was full.", "12,000 users"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[200], shown[100];
        snprintf(source, sizeof source, "# Outage\n\n## Summary\n\n%s\n", cases[i].sentence);
        struct text quantity = facts_of(source)->impact.quantity;
        snprintf(shown, sizeof shown, "%.*s", (int)quantity.length, quantity.data);
        for (char *at = shown; *at; at++)
            *at = *at == '\n' ? ' ' : *at;
        assert_string_equal(shown, cases[i].shown);
    }
}

/* The course of events has numbers of its own, which are none of whom it hit where another is told. */
static void test_numbers_of_the_timeline_come_last(void **state)
{
    (void)state;
    assert_text(facts_of("# Outage\n\n## Timeline\n\n- 10:00 UTC The job failed with 0 records\n\n"
                         "## Notes\n\nCustomers could not pay for 4 orders.\n")
                    ->impact.quantity,
                "4 orders");
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

static const struct impact *impact_of_summary(const char *sentence)
{
    static char source[400];
    snprintf(source, sizeof source,
             "# Incident\n\n## Summary\n\n%s\n\n## Timeline\n\n- 10:00 UTC It began.\n", sentence);
    return &facts_of(source)->impact;
}

/* Whatever it is that failed those whom it served; not people, nor what watches it. */
static void test_what_did_not_do_its_work(void **state)
{
    (void)state;
    static const char *const effects[] = {
        "The badge bot failed to verify members.", "The badge bot did not verify members.",
        "The badge bot stopped answering.", "`ledger.close` failed with a `KeyError`."};
    static const char *const others[] = {"We failed to close the ticket.",
                                         "The alert failed to start.", "We stopped at noon.",
                                         "The team failed to run the drill."};
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        assert_int_equal(impact_of_summary(effects[i])->stated, FACT_STATED);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_not_equal(impact_of_summary(others[i])->stated, FACT_STATED);
}

/* Two codes with which the server answers are no share of anything. */
static void test_codes_are_no_share(void **state)
{
    (void)state;
    static const char *const codes[] = {
        "Users saw HTTP 404/400 errors.", "Users got 502/504 errors.",
        "Users saw 503/504 error pages.", "The API gave 500/502 HTTP responses."};
    static const char *const shares[] = {"Users saw errors: 84/90 shops failed.",
                                         "Users lost 412/500 messages.",
                                         "Users lost 404/500 orders.",
                                         "Users saw errors on 450/500 pages.",
                                         "Users lost 404/410 requests.",
                                         "Users saw errors: 500/500 responses failed."};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (impact_of_summary(codes[i])->quantified)
            fail_msg("%s", codes[i]);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (!impact_of_summary(shares[i])->quantified)
            fail_msg("%s", shares[i]);
}

/* Of all of something, or of whoever came. */
static void test_all_are_a_quantity(void **state)
{
    (void)state;
    assert_true(impact_of_summary("All systems are down.")->quantified);
    assert_true(impact_of_summary("There was a 503 error for anyone trying to read.")->quantified);
    assert_false(impact_of_summary("Users saw errors; all systems are restored.")->quantified);
    assert_false(impact_of_summary("Users saw errors, but not all systems are down.")->quantified);
    assert_false(impact_of_summary("Users saw errors. Everyone trying to help came.")->quantified);
}

static void assert_counted(const char *const *sentences, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct impact *impact = impact_of_summary(sentences[i]);
        if (impact->stated != FACT_STATED || !impact->quantified)
            fail_msg("no number of the impact in: %s", sentences[i]);
    }
}

static void assert_not_counted(const char *const *sentences, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (impact_of_summary(sentences[i])->quantified)
            fail_msg("no number of the impact, but taken for one: %s", sentences[i]);
}

#define COUNT(sentences) (sizeof(sentences) / sizeof *(sentences))

/* Whatever it is that a world is made of. */
static void test_numbers_of_anything(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Nineteen crates of milk had to be poured away.",
        "44 lorries left the depot late.",
        "2,407 doorbells of 81,000 were bricked by the update.",
        "The credits of 610 purchases were not booked.",
        "17 of 23 probes have no reading.",
        "Forty guests had to be rebooked.",
        "Nine wards had no charts for 2 hours.",
        "Four letters to the council were sent with wrong sums.",
        "275 engineers were blocked.",
        "From 17:02 to 18:48 UTC 260 parking gates could not open.",
        "The heating was offline in 4 of our 7 halls.",
        "Two of our three computing centres were unreachable.",
        "The alarm of 33 halls was unavailable.",
        "One in five product photos was a grey box.",
        "Bills worth EUR 1.4m were late.",
        "Users could not sign in; 400 badges failed.",
    };
    assert_counted(sentences, COUNT(sentences));
}

/* As many as that are no number, but whom it hit. */
static void test_many_of_anything(void **state)
{
    (void)state;
    const struct impact *impact = impact_of_summary("Many lamps of the harbour were missing.");
    assert_true(impact->stated == FACT_STATED && !impact->quantified);
    impact = impact_of_summary("Several of the choirs stayed at home.");
    assert_true(impact->stated == FACT_ABSENT && impact->may_be_told);
    impact = impact_of_summary("Most servers were restarted.");
    assert_true(impact->stated == FACT_ABSENT && !impact->may_be_told);
    impact = impact_of_summary("Half of the stalls had no power.");
    assert_true(impact->stated == FACT_STATED && impact->quantified);
    impact = impact_of_summary("Many lamps were dark. Sixty-two pupils sat without a teacher.");
    assert_true(impact->stated == FACT_STATED && impact->quantified);
}

/* Numbers of what was done, of the system, of versions, ports, times and sizes. */
static void test_numbers_of_no_harm(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Users could not sign in, and 3 servers were restarted.",
        "Users could not sign in. Two engineers joined the call.",
        "Users could not sign in. Two engineers had to look for the cause.",
        "Users could not sign in. The Python 3 wheels had failed before.",
        "Users could not sign in since port 443 rules were missing.",
        "Users could not sign in. 12 fixes were deployed.",
        "Users could not sign in for 40 minutes.",
        "Users could not sign in. After 3 retries callbacks stopped.",
        "Users could not sign in. On 12 March rules were changed, and 14 rules were added.",
        "Users saw a blank page. Then 503 gateway answers were sent.",
        "Users could not sign in. The limit of 50 slots was missing.",
        "Users could not sign in. In phase 2 pumps were missing.",
        "Users could not sign in. 4 tables were not affected.",
    };
    assert_not_counted(sentences, COUNT(sentences));
}

/* Nor of what was wrong within: they say why. */
static void test_numbers_of_the_cause(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Users could not sign in. Three settings were missing from the file.",
        "Users could not sign in. Four config files had wrong modes.",
        "Users could not sign in. Two earlier rollouts had failed.",
        "Users could not sign in. Two migrations had not been run.",
        "Users could not sign in. Three disks died.",
        "Users could not sign in. The top 10 lists were wrong.",
    };
    assert_not_counted(sentences, COUNT(sentences));
    assert_int_equal(impact_of_summary("Two assumptions were wrong.")->stated, FACT_ABSENT);
    assert_false(facts_of("# Incident\n\n## Summary\n\nUsers could not sign in.\n\n"
                          "## Background\n\nIn winter 200 desks were idle.\n")
                     ->impact.quantified);
}

/* What did not happen, or may have. */
static void test_numbers_of_nobody(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Users could not sign in. None of the 300 letters was lost.",
        "Users could not sign in. The 300 letters were never at risk.",
        "Users could not sign in. 40 lamps did not fail.",
        "Users could not sign in. If 40 barges had left late, we would know.",
        "Users could not sign in. We asked whether 40 letters were lost.",
        "Users could not sign in. An hour later 40 barges could have been late.",
    };
    static const char *const harmed[] = {"40 pumps did not start.", "300 letters had not left."};
    assert_not_counted(sentences, COUNT(sentences));
    assert_counted(harmed, COUNT(harmed));
}

/* Tests, alerts and those who work have shares of their own. */
static void test_shares_of_no_harm(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "Users could not sign in. 3 of 4 tests passed.",
        "Users could not sign in. One in three alerts is noise.",
        "Users could not sign in. 2 of our 5 engineers were on leave.",
        "Users could not sign in. It was phase 2 of 3 moves.",
    };
    assert_not_counted(sentences, COUNT(sentences));
}

/* Where no word tells that it was harm, it may be. */
static void test_what_became_of_a_number_may_be_the_impact(void **state)
{
    (void)state;
    const struct impact *impact = impact_of_summary("36 barges turned round at the lock.");
    assert_true(impact->stated == FACT_ABSENT && impact->may_be_told);
    impact = impact_of_summary("Three servers were started by hand, which took 40 minutes.");
    assert_true(impact->stated == FACT_ABSENT && !impact->may_be_told);
}

/* A field begins within the block that it stands in, behind the marks of its bold name. */
static void test_numbers_of_a_field(void **state)
{
    (void)state;
    static const char *const fields[] = {
        "**Impact:** Accuracy fell from 0.81 to 0.66",
        "**Date:** 2024-06-03\n**Impact:** Accuracy fell from 0.81 to 0.66",
        "- **Date:** 2024-06-03\n- **Impact:** Two halls were dark",
    };
    for (size_t i = 0; i < COUNT(fields); i++) {
        static char source[200];
        snprintf(source, sizeof source, "# Outage\n\n%s\n\n## Timeline\n\n- 10:00 UTC x\n",
                 fields[i]);
        assert_true(facts_of(source)->impact.quantified);
    }
    assert_false(facts_of("# Outage\n\n**Impact:** SEV 2\n\n## Summary\n\nGuests saw boxes.\n")
                     ->impact.quantified);
    assert_false(facts_of("# Outage\n\n**Impact (phase 2):** Many halls were dark\n\n"
                          "## Timeline\n\n- 10:00 UTC x\n")
                     ->impact.quantified);
    assert_false(facts_of("# Outage\n\n**Impact:** Many halls were dark for 2 hours\n"
                          "**Severity:** 2\n\n## Timeline\n\n- 10:00 UTC x\n")
                     ->impact.quantified);
}

/* 500 of something are as many, but where a server answers with it. */
static void test_round_counts_are_no_codes(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "500 builds were stuck.",
        "503 shops were hit by the outage.",
        "404 pods were evicted and users saw errors.",
        "500 waiting guests were turned away: users could not book.",
        "500 requests failed.",
        "500 messages were never delivered to users.",
    };
    static const char *const codes[] = {
        "Users saw 502 pages.",
        "Users got error 500 when shops were opened.",
        "Users could not sign in: status 503 services answered.",
        "Users could not sign in and saw 404 reports.",
        "The service answered 503 gateway users with an error.",
    };
    assert_counted(sentences, COUNT(sentences));
    assert_not_counted(codes, COUNT(codes));
}

static bool is_quantified_in_french(const char *impact)
{
    static char source[400];
    snprintf(source, sizeof source, "# Panne du 3 mai 2024\n\n## Impact\n\n%s\n", impact);
    return facts_in("fr", source)->impact.quantified;
}

static void test_round_counts_are_no_codes_in_french(void **state)
{
    (void)state;
    assert_true(is_quantified_in_french("500 utilisateurs touchés."));
    assert_true(is_quantified_in_french("502 abonnés n'ont rien reçu."));
    assert_true(is_quantified_in_french("500 requêtes perdues."));
    assert_false(is_quantified_in_french("Le site renvoyait une erreur 502 aux clients."));
    assert_false(is_quantified_in_french("Les clients voyaient des erreurs 500 et 503 pages."));
}

/* What was no good in the summary is an impact, in whatever words; what was done, and its cause, is none. */
static void test_an_effect_in_other_words(void **state)
{
    (void)state;
    static const char *const effects[] = {
        "The site was unstable for 40 minutes.",
        "The site was sometimes unreachable.",
        "The site was often unreachable.",
        "The portal was flaky all day.",
        "The API was sluggish.",
        "The app was laggy for an hour.",
        "The app was out for an hour.",
        "The site was frozen for 40 minutes.",
        "The UI froze for everybody.",
        "Search returned nothing for 40 minutes.",
        "Search results were empty for three hours.",
        "The page showed a blank screen.",
        "Checkout hung for 40 minutes.",
        "Logins took up to 40 seconds.",
        "Pages loaded slowly.",
        "Mail was late by two hours.",
        "Mails arrived two hours late.",
        "Reports were two days late.",
        "Deployments were impossible for 40 minutes.",
        "We could not deploy for a day.",
        "Nobody was able to deploy.",
        "The queue backed up and orders arrived late.",
        "Alerts were not sent for 3 hours.",
        "Invoices were sent twice.",
        "Customers were charged twice.",
        "Prices were wrong for an hour.",
        "The wrong price was shown to all visitors.",
        "The website went blank.",
        "Wi-Fi dropped out in the whole building.",
        "The door locks stayed shut.",
        "Backups were missing for a week.",
        "Data of 3 days was lost.",
        "The cluster lost quorum.",
        "Writes were rejected for 40 minutes.",
        "Uploads timed out.",
        "The chat bot gave wrong answers.",
        "The homepage displayed stale data.",
        "p95 latency doubled.",
        "Error rates went up to 30%.",
        "Traffic fell by half.",
        "Orders dropped to zero.",
        "Throughput fell by 60%.",
        "Visitors landed on a parking page.",
        "The bot stopped answering.",
        "Streams buffered for 40 minutes.",
        "Calls were dropped.",
        "The game disconnected 300 players.",
        "Builds were stuck in the queue.",
        "CI was red for two days.",
        "Jobs piled up.",
    };
    static const char *const others[] = {
        "The pool was exhausted by a slow query.",
        "A deploy of the booking API was rolled back.",
        "We changed the timeout and forgot the cache.",
        "The certificate was renewed by hand.",
        "A release contained a bug in the parser.",
        "A migration ran on the primary database.",
        "On 4 March the release 2.4 was deployed and reverted.",
    };
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        if (impact_of_summary(effects[i])->stated != FACT_STATED)
            fail_msg("%s", effects[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (impact_of_summary(others[i])->stated == FACT_STATED)
            fail_msg("%s", others[i]);
}

/* A number says more than that. */
static void test_a_number_goes_before_the_whole_of_one_thing(void **state)
{
    (void)state;
    assert_text(impact_of_summary("The site was down, so 78% of the bookings failed.")->quantity,
                "78% of the bookings failed");
    assert_text(impact_of_summary("shop.example.org had a downtime of 50 minutes.")->quantity,
                "shop.example.org had a downtime of 50 minutes");
}

static void test_the_whole_of_one_thing_is_a_quantity_in_french(void **state)
{
    (void)state;
    assert_true(is_quantified_in_french("Le site était indisponible pendant 25 minutes."));
    assert_true(is_quantified_in_french("Notre service de réservation a été inaccessible."));
    assert_true(is_quantified_in_french("L'API est restée injoignable de 10h05 à 10h25."));
    assert_false(is_quantified_in_french("Le site était indisponible pour certains clients."));
    assert_false(is_quantified_in_french("Une partie du site était indisponible."));
    assert_false(is_quantified_in_french("Le site était lent pendant 25 minutes."));
    assert_false(is_quantified_in_french("La base de données était indisponible."));
    assert_false(is_quantified_in_french("Le site était par moments indisponible."));
    assert_false(is_quantified_in_french("Le site était indisponible par moments."));
    assert_false(is_quantified_in_french("Le site était indisponible pour les clients mobiles."));
    assert_false(is_quantified_in_french("Le site était indisponible sur mobile."));
    assert_true(
        is_quantified_in_french("Le site était indisponible pour nos clients de 9 h à 10 h."));
}

/* Where the whole of one thing was down its extent is told; so is how slow it was, or how often it restarted. */
static void test_the_whole_of_one_thing_is_a_quantity(void **state)
{
    (void)state;
    static const char *const quantified[] = {
        "The booking site was down for 25 minutes.",
        "Our booking API was completely unavailable from 14:00 to 14:25 UTC.",
        "booking.example.org was unreachable for 25 minutes.",
        "Total home network outage.",
        "Full home LAN and Wi-Fi network outage.",
        "The whole office was offline.",
        "The entire booking platform went down at 14:00 UTC.",
        "The internal wiki experienced a downtime of 25 minutes.",
        "The portal had an outage of 25 minutes.",
        "Yesterday the Citizen Appointment Booking service was unavailable for 14 minutes.",
        "Errors 503 were returned across 18 endpoints.",
        "Dashboards were stale across 12 regions.",
        "The p99 rose from 200 ms to 32 s.",
        "Page load times increased from under 2 seconds to 14 seconds.",
        "The leak caused 3 restarts of the mailer, which delayed mails.",
        "Our network went down.",
        "The network was offline.",
        "The forum was down for several hours.",
        "The forum was down for half an hour.",
        "The portal was unavailable to the public for 25 minutes.",
        "The site was down from 14:00 to 14:25 UTC.",
    };
    static const char *const others[] = {
        "The booking site was slow for 25 minutes.",
        "The booking site was down for some users.",
        "The booking site was partially unavailable for 25 minutes.",
        "The booking site was down intermittently.",
        "Some users could not book for 25 minutes.",
        "Many users were affected.",
        "The site was down for users in Europe.",
        "The primary database was down for 25 minutes.",
        "One of the API pods was down for 25 minutes.",
        "Part of the platform was down for 25 minutes.",
        "The API was degraded for 25 minutes, and most logins failed.",
        "Latency rose for 25 minutes.",
        "Latency increased and users were affected.",
        "Logins failed; the timeout rose from 10 to 30 in the last release.",
        "Logins failed. After 3 restarts we found the cause.",
        "Notifications were delayed.",
        "Users in two groups saw that mails were delayed.",
        "The outage affected customers for 25 minutes.",
        "Checkout was down.",
        "Logins failed. We restarted the node, which was down.",
        "Logins failed because the cache server was down.",
        "The booking site was down at times.",
        "The booking site was unavailable to customers on the old plan.",
        "The booking site was offline for logged-in customers.",
        "The booking app was down on Android.",
        "The wiki was unreachable from the office.",
        "booking.example.org was unreachable from Asia.",
        "The staging site was down.",
        "The backup system was down.",
        "Logins failed, and settings.yaml was unavailable.",
    };
    for (size_t i = 0; i < sizeof quantified / sizeof *quantified; i++) {
        const struct impact *impact = impact_of_summary(quantified[i]);
        if (impact->stated != FACT_STATED || !impact->quantified)
            fail_msg("%s", quantified[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct impact *impact = impact_of_summary(others[i]);
        if (impact->stated != FACT_STATED || impact->quantified)
            fail_msg("%s", others[i]);
    }
}

static void test_shares_with_a_stroke(void **state)
{
    (void)state;
    static const char *const sentences[] = {"Users saw errors: 61/70 gates were open.",
                                            "Orders failed on 120/400 tills."};
    static const char *const others[] = {
        "On 3/5 users could not sign in.",
        "Users could not sign in. 06/2024 guests were few.",
        "Users could not sign in. 31/40 tests passed.",
        "Users were blocked 24/7 days on end.",
        "Users could not sign in, see /v1/443 routes.",
    };
    assert_counted(sentences, COUNT(sentences));
    assert_not_counted(others, COUNT(others));
}

static bool is_quantified(const char *impact)
{
    static char source[400];
    snprintf(source, sizeof source, "# Outage\n\n%s\n\n## Timeline\n\n- 10:00 UTC x\n", impact);
    return facts_of(source)->impact.quantified;
}

/* Beside a sentence, under a heading or a label of its own, in a table. */
static void test_numbers_beside_the_impact(void **state)
{
    (void)state;
    assert_true(is_quantified("## Impact\n\nThe gates were dark.\n\n## Scope\n\n"
                              "| Measure | Value |\n|---|---|\n| Guests in the halls | 212 |"));
    assert_true(is_quantified("## Summary\n\nThe relays were late.\n\n"
                              "- **Network Impact**: up to 12 missing relays"));
    assert_true(is_quantified("## Impact\n\nSeveral gates were dark:\n\n| Gate | State |\n"
                              "|---|---|\n| all | 8/9 gates open |"));
    assert_true(is_quantified("## Impact\n\nThe share of open gates was at zero."));
    assert_true(is_quantified("## Impact\n\nOur only till was down."));
    assert_false(is_quantified("## Impact\n\nOur only clue was down the log: tills were slow."));
    assert_false(is_quantified("## Impact\n\nOn 8/9 guests saw errors."));
    assert_false(is_quantified("## Impact\n\nSome gates were dark:\n\n| Gate | From |\n"
                               "|---|---|\n| west | 10:20 |"));
}

static void test_one_is_a_number(void **state)
{
    (void)state;
    static const char *const impacts[] = {"One signing key of the shop was exposed.",
                                          "**Note:** One museum archive lost"};
    static const char *const others[] = {
        "One of the halls was dark.", "One could say it was down.", "One hour of sleep was lost.",
        "One reason was that keys were lost.", "One guest said the page was down."};
    char source[200];
    for (size_t i = 0; i < COUNT(impacts); i++) {
        snprintf(source, sizeof source, "# Outage\n\n## Impact\n\n%s\n", impacts[i]);
        assert_true(facts_of(source)->impact.quantified);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        snprintf(source, sizeof source, "# Outage\n\n## Impact\n\n%s\n", others[i]);
        assert_false(facts_of(source)->impact.quantified);
    }
}

static void test_denials(void **state)
{
    (void)state;
    static const char *const denials[] = {
        "There was no perceptible downtime for users.",
        "No misuse was found.",
        "We saw no sign that anybody used the key.",
        "No real users were impacted.",
        "No external customers were hit.",
        "No production traffic was affected.",
        "Zero customers hit.",
        "Impact: none.",
        "**Impact:** None",
        "- **Realized:** none\n- **Potential:** anybody could have read the letters",
        "The authority changed its chain, so this was a noop from our perspective.",
        "It was a no-op for all users.",
    };
    static const char *const others[] = {"No cause was found.",
                                         "No backup was found.",
                                         "There was no alert that users saw.",
                                         "There was no sign that the disk was full.",
                                         "Taking it back had no noticeable effect.",
                                         "No other users were affected.",
                                         "No users were affected until 10:00.",
                                         "No customers were hit in Europe.",
                                         "The first fix was a no-op for our users.",
                                         "Impact: none of the guests could book.",
                                         "Impact: nothing but errors.",
                                         "Data impact: none."};
    for (size_t i = 0; i < COUNT(denials); i++)
        assert_true(impact_of_summary(denials[i])->denied);
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(impact_of_summary(others[i])->denied);
}

/* Nobody is a number, too, though something was down. */
static void test_nobody_noticed(void **state)
{
    (void)state;
    static const char *const sentences[] = {"The site was slow. Our customers did not notice.",
                                            "The site was slow, but no users noticed."};
    static const char *const others[] = {"The site was slow. Users did not notice until noon.",
                                         "Users saw errors, which nobody on call noticed."};
    for (size_t i = 0; i < COUNT(sentences); i++)
        assert_true(impact_of_summary(sentences[i])->quantified &&
                    !impact_of_summary(sentences[i])->denied);
    assert_not_counted(others, COUNT(others));
}

/* What a part of the cause does is not whom the incident hit, where that is told. */
static void test_effect_of_a_cause(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Outage\n\n## Root cause\n\n- **File:** the log\n- **Impact:** Fills the disk\n\n"
        "## Impact\n\nUsers could not sign in.\n");
    assert_int_equal(document_line(facts->document, facts->impact.place.start), 10);
    facts = facts_of("# Outage\n\n## Summary\n\nUsers could not sign in.\n\n## Root cause\n\n"
                     "- **File:** the log\n- **Impact:** Writes 30 lines\n");
    assert_false(facts->impact.quantified);
    facts = facts_of("# Outage\n\n## Root cause\n\n- **File:** the log\n"
                     "- **Impact:** Guests saw grey boxes\n");
    assert_int_equal(facts->impact.stated, FACT_STATED);
    assert_int_equal(document_line(facts->document, facts->impact.place.start), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_addresses_and_sizes_are_no_counts),
        facts_test(test_all_that_was_mended_is_no_quantity),
        facts_test(test_numbers_are_whole),
        facts_test(test_a_quantity_says_something),
        facts_test(test_numbers_of_the_timeline_come_last),
        facts_test(test_all_apps_are_a_quantity),
        facts_test(test_an_effect_in_passing),
        facts_test(test_none_affected_is_an_answer),
        facts_test(test_what_did_not_do_its_work),
        facts_test(test_codes_are_no_share),
        facts_test(test_all_are_a_quantity),
        facts_test(test_numbers_of_anything),
        facts_test(test_numbers_of_a_field),
        facts_test(test_many_of_anything),
        facts_test(test_one_is_a_number),
        facts_test(test_an_effect_in_other_words),
        facts_test(test_the_whole_of_one_thing_is_a_quantity),
        facts_test(test_a_number_goes_before_the_whole_of_one_thing),
        facts_test(test_the_whole_of_one_thing_is_a_quantity_in_french),
        facts_test(test_shares_with_a_stroke),
        facts_test(test_numbers_beside_the_impact),
        facts_test(test_round_counts_are_no_codes),
        facts_test(test_round_counts_are_no_codes_in_french),
        facts_test(test_denials),
        facts_test(test_nobody_noticed),
        facts_test(test_effect_of_a_cause),
        facts_test(test_numbers_of_no_harm),
        facts_test(test_numbers_of_the_cause),
        facts_test(test_numbers_of_nobody),
        facts_test(test_shares_of_no_harm),
        facts_test(test_what_became_of_a_number_may_be_the_impact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
