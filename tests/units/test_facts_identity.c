/* What a document says of itself: its people, how grave the incident was, the days of its fields, how
 * much it tells of the cause and how long it is.
 */
#include "facts_fixture.h"

/* The severity claims, "line scale level" each. */
static const char *claims_of(const struct postmortem *postmortem)
{
    const char *text = "";
    for (size_t i = 0; i < postmortem->severity_claims.count; i++) {
        const struct severity_claim *claim = &postmortem->severity_claims.items[i];
        text = arena_printf(fixture_arena, "%s%zu %c%d\n", text, line_of(claim->place),
                            claim->scale, claim->level);
    }
    return text;
}

static const char *people_of(const struct postmortem *postmortem)
{
    const char *text = "";
    for (size_t i = 0; i < postmortem->people.count; i++)
        text = arena_printf(fixture_arena, "%s%.*s\n", text,
                            TEXT_ARG(postmortem->people.items[i].name));
    return text;
}

static void test_severity_in_title_field_and_sentence(void **state)
{
    (void)state;
    assert_string_equal(claims_of(facts_of("# [SEV-1] Mail outage\n\n"
                                           "Severity: 2 (major)\n\n"
                                           "Mails were late. This was a sev 3 incident.\n\n"
                                           "## Timeline\n\n- 14:05 UTC declared SEV-4\n")),
                        "1 S1\n3 S2\n5 S3\n");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\nSeverity: P2\n")), "3 P2\n");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\nMails were late. We rate this "
                                           "incident as a severity 2.\n")),
                        "3 S2\n");
    assert_string_equal(claims_of(facts_of("---\nseverity: S1\n---\n# Mail outage\n")), "2 S1\n");
    assert_string_equal(claims_of(facts_of("# P1 outage of the mails\n")), "1 P1\n");
    assert_string_equal(claims_of(facts_of("# Incident P2 - mails\n")), "1 P2\n");
}

static void test_severity_that_we_give(void **state)
{
    (void)state;
    assert_string_equal(
        claims_of(facts_of("# Mail outage\n\n## Summary\n\nMails were late.\n\n"
                           "## Impact\n\n900 mails. We classify it as a severity 3.\n")),
        "9 S3\n");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\n## Summary\n\nMails were late. "
                                           "We treat this as sev2.\n")),
                        "5 S2\n");
    assert_string_equal(claims_of(facts_of("# Panne des courriels\n\n## Résumé\n\n"
                                           "Les courriels sont arrivés en retard. L'incident a "
                                           "été classé en SEV3 par les équipes.\n")),
                        "5 S3\n");
    static const char *const others[] = {
        "We treat it as SEV-2 when a region is down.", "We rate every outage as severity 1.",
        "We rate it as SEV-2 for the partners.", "We never treat it as SEV-1."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *source = arena_printf(
            fixture_arena,
            "# Mail outage\n\n## Summary\n\nMails were late.\n\n## Impact\n\n900 mails. %s\n",
            others[i]);
        assert_string_equal(claims_of(facts_of(source)), "");
    }
    assert_string_equal(claims_of(facts_of("# Mail outage\n\n## Lessons learned\n\n"
                                           "We rate it as severity 2.\n")),
                        "");
}

static void test_severity_that_is_none(void **state)
{
    (void)state;
    assert_string_equal(claims_of(facts_of("# Incident P1.2 of the mails\n")), "");
    assert_string_equal(claims_of(facts_of("# S3 outage\n\nSeverity: high\n\nAll of P1 failed.\n")),
                        "");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\nSeverity: SEV-3, then SEV-1\n\n"
                                           "It was at first declared SEV-3.\n\n"
                                           "This would have been a SEV-1 incident.\n\n"
                                           "> This was a SEV-2 incident.\n")),
                        "");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\nSeverity: 12% of users, 0.5 s\n")),
                        "");
}

static void test_people_of_fields(void **state)
{
    (void)state;
    assert_string_equal(people_of(facts_of("# Mail outage\n\nAuthors: Ann Roe, bob@ and Cid\n")),
                        "Ann Roe\nbob@\nCid\n");
    const struct postmortem *postmortem =
        facts_of("---\nauthors:\n  - Ann Roe\n  - \"Bob\"\n---\n# Mail outage\n");
    assert_string_equal(people_of(postmortem), "Ann Roe\nBob\n");
    assert_int_equal(line_of(postmortem->people.items[1].place), 4);
    assert_string_equal(people_of(facts_of("# Mail outage\n\nOwner: TBD\n\n## Action items\n\n"
                                           "- Alert on it\n  - Owner: Ann Roe\n")),
                        "");
}

static void test_names_below_a_heading(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("# Mail outage\n\n## Authors\n\n- Ann Roe\n\n"
                 "## Status\n\nComplete\n\n## Impact\n\n3 users.\n");
    assert_string_equal(people_of(postmortem), "Ann Roe\n");
    assert_text(postmortem_field(postmortem, WORDS_FIELD_STATUS)->value, "Complete");
}

/* In a row of labels at the head the owner is one of them; below, "Owner" may be that of some work. */
static void test_owner_in_a_row_of_labels(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Mail outage\n\n**Status**: Final | **Owner**: Ann Roe | **Ticket**: OPS-1\n");
    assert_string_equal(people_of(facts), "Ann Roe\n");
    assert_text(postmortem_field(facts, WORDS_FIELD_STATUS)->value, "Final");
    facts = facts_of("# Mail outage\n\n## Next steps for us\n\n"
                     "**Status**: Open | **Owner**: Ann Roe | **Ticket**: OPS-1\n");
    assert_string_equal(people_of(facts), "");
}

/* What the document is called says of whom the label speaks. */
static void test_longer_labels(void **state)
{
    (void)state;
    static const char *const states[] = {"Current status", "Final status", "Resolution status",
                                         "Incident state", "Report status"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        assert_text(
            postmortem_field(facts_of(arena_printf(
                                 fixture_arena, "# Mail outage\n\n**%s:** Resolved\n", states[i])),
                             WORDS_FIELD_STATUS)
                ->value,
            "Resolved");
    assert_text(
        postmortem_field(facts_of("# Panne des courriels\n\n**Statut actuel :** Clos\n\n"
                                  "Les courriels étaient en retard pour tous les clients.\n"),
                         WORDS_FIELD_STATUS)
            ->value,
        "Clos");
    static const char *const authors[] = {"Author(s)",     "Authors/Roles",
                                          "Report author", "Created by",
                                          "Review owner",  "Owner of the post-mortem",
                                          "Investigators", "Coordinators"};
    for (size_t i = 0; i < sizeof authors / sizeof *authors; i++)
        assert_string_equal(people_of(facts_of(arena_printf(
                                fixture_arena, "# Mail outage\n\n**%s:** Ann Roe\n", authors[i]))),
                            "Ann Roe\n");
}

/* "INC-814 (SEV-1)" */
static void test_severity_beside_the_number(void **state)
{
    (void)state;
    assert_string_equal(claims_of(facts_of("# Mail outage\n\n**Incident ID:** `#814` (SEV-1)\n")),
                        "3 S1\n");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\n- Incident ID: INC-2024-SEV2-7\n")),
                        "3 S2\n");
    assert_string_equal(claims_of(facts_of("# Mail outage\n\nIncident ID: INC-P1-7\n")), "");
}

static void test_byline(void **state)
{
    (void)state;
    assert_true(facts_of("# Mail outage\n\n*Written by Ann Roe*\n")->has_byline);
    assert_true(facts_of("# Mail outage\n\nBy @ann\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nBy 14:05 all mails were late.\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nMails were sent by Ann Roe.\n")->has_byline);
    assert_true(facts_of("# Mail outage\n\nSigned by: [Ann Roe]\n")->has_byline);
    assert_true(
        facts_of("# Mail outage\n\n*Prepared by the mail team, 2026-02-05.*\n")->has_byline);
    assert_true(facts_of("# Mail outage\n\nWritten by our platform group\n")->has_byline);
    assert_true(facts_of("# Mail outage\n\nPrepared by the Office of Mail.\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nPrepared by the time we met.\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nSubmitted by the cron job.\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nWritten by the job, files were lost.\n")->has_byline);
    assert_false(facts_of("# Mail outage\n\nWritten by the job that failed.\n")->has_byline);
}

/* What a line at the head of a document states without a field of its own. */
static void test_head_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool severity, status, byline;
    } heads[] = {
        {"Region: EU. Author: Ann. Severity: high. Status: closed.", true, true, true},
        {"Sev-2 · Lead: Ann · closed · 3 May 2024", true, true, true},
        {"Incident no. 12 · Sev. critical · Owner: Mail (Ann)", true, false, true},
        {"*Ann · Sev 2 · Reviewed*", true, true, false},
        {"by the mail team (Ann), severity 2, final", true, true, true},
        {"Mails were late. Written by Ann, SEV-2, final.", true, true, true},
        {"Author: Mail (Ann) / Severity: high / closed", true, true, true},
        {"Class: red. Who writes: Ann. Level: SEV-2. State: final", true, true, true},
        {"A review without blame, written by Ann.", false, false, true},
        {"Our chat, made into a report by Ann Roe.", false, false, true},
        {"Report for the board, prepared by the Office of Mail", false, false, true},
        {"From: Ann Roe <ann@example.org>", false, false, true},
        /* prose */
        {"The mails, which Ann owned, were late. The ticket was closed, then opened.", false, false,
         false},
        {"The job, written by hand, failed. Its severity was unclear.", false, false, false},
        {"From: Monday", false, false, false},
        {"By the time the team, paged late, was there, mails were late.", false, false, false},
        {"Writer: Mail Primary", false, false, false},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena, "# Mail outage\n\n%s\n\n## Impact\n\nAll.\n", heads[i].line));
        bool severity = facts->severity_told || facts->severity_claims.count > 0 ||
                        postmortem_field(facts, WORDS_FIELD_SEVERITY);
        bool status = facts->status_told || postmortem_field(facts, WORDS_FIELD_STATUS);
        bool author = facts->has_byline || facts->people.count > 0;
        if (severity != heads[i].severity || status != heads[i].status || author != heads[i].byline)
            fail_msg("%s: %d %d %d", heads[i].line, severity, status, author);
    }
}

static size_t factors_of(const char *cause)
{
    return facts_of(arena_printf(fixture_arena, "# Mail outage\n\n%s", cause))->cause_factors;
}

static void test_factors_of_the_cause(void **state)
{
    (void)state;
    assert_int_equal(factors_of("Mails were late.\n"), 0);
    assert_int_equal(factors_of("## Root cause\n\nA disk was full.\n"), 1);
    assert_int_equal(factors_of("## Root cause\n\nA disk was\nfull of\nmails.\n"), 1);
    assert_int_equal(factors_of("## Root cause\n\n- A disk was full.\n- No alert.\n- No limit.\n"),
                     3);
    assert_int_equal(factors_of("## Root cause\n\nA full disk, combined with a slow one.\n"), 2);
    assert_int_equal(factors_of("## Root cause\n\nA disk was full. Mails stayed.\n"), 2);
    assert_int_equal(factors_of("## Root cause\n\nA full disk\n\nA slow one\n"), 2);
    assert_int_equal(factors_of("## Root cause\n\nNot yet known.\n"), 0);
    assert_int_equal(
        factors_of("## Trigger\n\nA full disk.\n\n## Root cause\n\n### Disk\n\nFull.\n\n"
                   "### Alert\n\nNone.\n"),
        3);
    /* what each led to stands below it, and is no cause */
    assert_int_equal(
        factors_of("## Root causes\n\n### Cause 1: disk\n\n**Impact:** Mails stayed.\n\n"
                   "### Cause 2: alert\n\n**Impact:** Nobody came.\n\n"
                   "### Cause 3: limit\n\nNone was set.\n"),
        3);
    assert_int_equal(
        factors_of("## Root cause\n\n### Root cause\n\n### Resolution\n\nA new disk.\n"), 0);
}

/* What a document without a heading for it says of the cause, where a sentence behind its summary is this. */
static enum stated cause_by(const char *sentence)
{
    return facts_of(
               arena_printf(fixture_arena,
                            "# Mail outage\n\n## Summary\n\nMails of all customers were late "
                            "for an hour. %s\n\n## Timeline\n\n- 10:00 UTC The queue grew.\n"
                            "- 11:00 UTC All was well.\n\n## Impact\n\n500 customers got their "
                            "mails late.\n\n## Action items\n\n- Add an alert on the queue\n",
                            sentence))
        ->demands[DEMAND_ROOT_CAUSE];
}

static void test_cause_in_a_sentence(void **state)
{
    (void)state;
    static const char *const told[] = {
        "It turned out that the cleaner ran on one node only.",
        "It later turned out to be a limit of the pool.",
        "We traced it to a limit of the pool.",
        "On-call tracked the delay down to one node.",
        "The trigger was a new limit.",
        "A missing index was to blame.",
        "The fault lay in the new parser.",
        "The origin of the failure was a new limit.",
        "A config push took the relays down.",
        "One slow query brought the database down.",
        "The update knocked two relays offline.",
        "A config push took the load balancers down.",
        "It turned out to be DNS.",
        "It turned out that nobody had renewed the key.",
    };
    static const char *const maybe[] = {
        "A certificate had expired in the night.",
        "The cleaner had been switched off in March.",
        "The vendor had deleted our tenant.",
        "A change of the schema had not been rolled out.",
        "A digger cut the cable.",
        "The disk of the relay was full.",
        "The limit had been set to 10.",
        "A key had been rotated.",
        "The table had grown to 2 TB.",
        "The failover had never been tested.",
    };
    static const char *const none[] = {
        "",
        "Nobody was to blame.",
        "We took the relays down for an hour.",
        "A restart brought the load down.",
        "The fault was fixed by noon.",
        "The trigger is not known.",
        "Customers had noticed it first.",
        "The mails had been late before.",
        "Our customers had no mails.",
        "By noon all mails had arrived.",
        "By 11:00 it had been fixed.",
        "The release had been rolled back by 11:00.",
        "The queue had been drained by 11:00.",
        "Half the customers had been charged twice.",
        "By then 300 mails had been lost.",
        "The change had been announced.",
        "The log was full of errors.",
        "It turned out that 300 mails were lost.",
        "It turned out that our customers had waited.",
        "It turned out to be worse.",
        "All queues had been moved to Dublin by 10:50.",
        "We traced 40 mails back to one office.",
        "The outage took the relays down.",
        "It took 20 minutes to shut the queue down.",
        "Ann took the relay offline.",
        "At 10:20 we stopped the job and took the relays down.",
        "We do not know whether the push was to blame.",
        "Neither the network nor the relay was to blame.",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (cause_by(told[i]) != FACT_STATED)
            fail_msg("not taken for a cause: %s", told[i]);
    for (size_t i = 0; i < sizeof maybe / sizeof *maybe; i++)
        if (cause_by(maybe[i]) != FACT_UNREAD)
            fail_msg("not taken for what may be a cause: %s", maybe[i]);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (cause_by(none[i]) != FACT_ABSENT)
            fail_msg("taken for a cause: %s", none[i]);
}

static void test_days_of_fields(void **state)
{
    (void)state;
    const struct field_list *fields =
        &facts_of("# Mail outage\n\nPublished: 15 August 2024\n\nDate: 03/04/2024\n\n"
                  "Start: August 2024\n\nEnd: 2024-02-30\n\nUpdated: 2024-08-20\n")
             ->fields;
    assert_int_equal(fields->count, 5);
    assert_true(fields->items[0].day.known);
    assert_int_equal(fields->items[0].day.month, 8);
    assert_int_equal(fields->items[0].day.day, 15);
    for (size_t i = 1; i < 4; i++)
        assert_false(fields->items[i].day.known);
    assert_int_equal(fields->items[4].day.day, 20);
}

/* The values of the fields, one a line. */
static const char *values_of(const struct postmortem *postmortem)
{
    const char *text = "";
    for (size_t i = 0; i < postmortem->fields.count; i++)
        text = arena_printf(fixture_arena, "%s%.*s: %.*s\n", text,
                            TEXT_ARG(postmortem->fields.items[i].name),
                            TEXT_ARG(postmortem->fields.items[i].value));
    return text;
}

static void test_fields_that_share_a_line(void **state)
{
    (void)state;
    static const char expected[] =
        "Date: 2024-05-03\nSeverity: SEV-2\nAuthor: Ann Roe\nStatus: Final\n";
    static const char *const lines[] = {
        "**Date:** 2024-05-03 | **Severity:** SEV-2 | **Author:** Ann Roe | **Status:** Final",
        "Date: 2024-05-03 \u00B7 Severity: SEV-2 \u2022 Author: Ann Roe; Status: Final",
        "*Date: 2024-05-03. Severity: SEV-2. Author: Ann Roe. Status: Final*"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_string_equal(
            values_of(facts_of(arena_printf(fixture_arena, "# Mail outage\n\n%s\n", lines[i]))),
            expected);
    /* as French has it, a blank that does not break parts a label from its colon */
    assert_string_equal(
        values_of(facts_of("# Mail outage\n\nDate\u00A0: 2024-05-03 | Severity\u00A0: SEV-2\n")),
        "Date: 2024-05-03\nSeverity: SEV-2\n");
    assert_string_equal(values_of(facts_of("# Mail outage\n\nRota: mail | Severity: SEV-2\n")),
                        "Severity: SEV-2\n");
    /* columns of an item are its own, and a colon in a sentence makes no field */
    assert_string_equal(values_of(facts_of("# Mail outage\n\n## Action items\n\n"
                                           "- Add an alert | Author: Ann | Date: 2024-06-01\n")),
                        "");
    assert_string_equal(
        values_of(facts_of("# Mail outage\n\nStatus: all mails are sent, by the author: "
                           "Ann\n")),
        "Status: all mails are sent, by the author: Ann\n");
}

static void test_words_that_authors_wrote(void **state)
{
    (void)state;
    assert_int_equal(postmortem_count_words(facts_of("---\ntitle: one two\n---\n# Mail outage\n\n"
                                                     "A disk - was *full*, at 14:05.\n\n"
                                                     "<!-- not this -->\n\n    nor this\n\n"
                                                     "| it's | counted |\n| --- | --- |\n")),
                     10);
    assert_int_equal(postmortem_count_words(facts_of("## Tasks\n\nWrite a postmortem of 400 to 600 "
                                                     "words about a fictional outage.\n\n"
                                                     "A disk was full.\n")),
                     4);
}

/* The day on which somebody signed the document is none of the incident; who wrote it is. */
static void test_tables_of_signatures_hold_no_fields(void **state)
{
    (void)state;
    static const char *const headings[] = {"Approval", "Sign-off", "Revision history"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        char source[300];
        snprintf(source, sizeof source,
                 "# Outage\n\n## Summary\n\nUsers could not pay.\n\n## %s\n\n"
                 "| Status | Author | Date |\n| --- | --- | --- |\n| Open | Ann | 2024-12-20 |\n",
                 headings[i]);
        const struct field_list *fields = &facts_of(source)->fields;
        assert_int_equal(fields->count, 1);
        assert_text(fields->items[0].value, "Ann");
    }
    assert_int_equal(facts_of("# Outage\n\n## Document control\n\n| Author | Ann |\n| --- | --- |\n"
                              "| Severity | |\n| Approved | |\n| Date | |\n")
                         ->fields.count,
                     2);
    assert_int_equal(facts_of("# Outage\n\n| Severity | Author | Date |\n| --- | --- | --- |\n"
                              "| 2 | Ann | 2024-12-20 |\n")
                         ->fields.count,
                     3);
}

/* A second field of the same name in one run of fields says it of the same incident. */
static void test_severity_that_is_said_again(void **state)
{
    (void)state;
    static const struct {
        const char *fields;
        size_t count;
    } cases[] = {
        {"**Severity:** 2\n**Author:** Ann\n- Start: 2024-11-05 14:00 UTC\n- Severity: 1", 2},
        {"- Severity: SEV-2\n- Author: Ann\n\n- Severity: SEV-1", 2},
        {"| Severity | 2 |\n| --- | --- |\n| Author | Ann |\n| Severity | 1 |", 2},
        {"- Severity: 2\n- Final severity: 1", 1},
        {"- Severity: 2 (at first)\n- Author: Ann\n- Severity: 1 (from noon on)", 1},
        {"- Severity: 2\n- Author: Ann\n- Severity: 1, raised at noon", 1},
        {"- Status: fixed\n- Severity: 2\n- Status: open\n- Severity: 1", 1},
        {"- Severity: 2\n- Team: Shop\n- Severity: 1\n- Team: Bank", 1},
        {"- Severity: 2\n- Start: 10:00 UTC\n- Severity: 1\n- Start: 11:00 UTC", 1},
        {"- Severity: 1\n- Severity: 2\n- Severity: 3", 1},
        {"- Severity: ~~2~~\n- Severity: 1", 1},
        {"> Severity: 2\n\nSeverity: 1", 1},
        {"- [ ] Severity: 2\n- [x] Severity: 1", 1},
        {"- Severity: 2\n\nThe other outage of the day:\n\n- Severity: 1", 1},
        {"- Shop\n  - Severity: 2\n- Bank\n  - Severity: 1", 1},
        {"- Severity: 2\n\n## The second outage\n\n- Severity: 1", 1},
        {"Severity: 2\n\n| Region | Severity | Status |\n| --- | --- | --- |\n| North | 1 | open |",
         1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[300];
        snprintf(source, sizeof source, "# Outage of search\n\n%s\n\n## Impact\n\n9 users.\n",
                 cases[i].fields);
        if (facts_of(source)->severity_claims.count != cases[i].count)
            fail_msg("%s: %zu", cases[i].fields, facts_of(source)->severity_claims.count);
    }
}

/* A front matter may lack the lines that part it from the text. */
static void test_title_among_labels_at_the_top(void **state)
{
    (void)state;
    static const struct {
        const char *source, *title;
    } examples[] = {
        {"title: Mail outage\nauthor: Kim\n\nMail was down.\n", "Mail outage"},
        {"author: Kim\ntitle: Mail: an outage\n\nMail was down.\n", "Mail: an outage"},
        {"Title: Mail outage\n\nMail was down.\n", "Mail outage"},
        {"titre : Panne\nauteur : Kim\n\n## Résumé\n\nLe service était indisponible.\n", "Panne"},
        {"title: Mail outage\n\n# Another name\n\nMail was down.\n", "Another name"},
        {"title: Mail outage\nand more of it\n\n## Summary\n\nMail was down.\n", NULL},
        {"title:\nauthor: Kim\n\n## Summary\n\nMail was down.\n", NULL},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct postmortem *facts = facts_of(examples[i].source);
        if (examples[i].title ? !text_equal(facts->title, text_from(examples[i].title))
                              : facts->has_title)
            fail_msg("%s: %.*s", examples[i].source, TEXT_ARG(facts->title));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_severity_that_is_said_again),
        facts_test(test_tables_of_signatures_hold_no_fields),
        facts_test(test_title_among_labels_at_the_top),
        facts_test(test_severity_in_title_field_and_sentence),
        facts_test(test_severity_that_we_give),
        facts_test(test_severity_that_is_none),
        facts_test(test_owner_in_a_row_of_labels),
        facts_test(test_people_of_fields),
        facts_test(test_names_below_a_heading),
        facts_test(test_longer_labels),
        facts_test(test_severity_beside_the_number),
        facts_test(test_byline),
        facts_test(test_head_lines),
        facts_test(test_factors_of_the_cause),
        facts_test(test_cause_in_a_sentence),
        facts_test(test_days_of_fields),
        facts_test(test_fields_that_share_a_line),
        facts_test(test_words_that_authors_wrote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
