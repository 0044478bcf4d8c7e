/* Sections in every form, titles, fields, language. */
#include "facts_fixture.h"

static void markdown_headings_have_roles(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Login outage\n"
                                              "\n"
                                              "## Summary\nUsers could not sign in.\n"
                                              "## Timeline\n- 14:00 UTC alert\n"
                                              "## Root Cause and Resolution\nA bad index.\n"
                                              "## Corrective and preventative measures\n- Fix\n"
                                              "## Lessons learned\nMany.\n");
    assert_string_equal(roles_of(facts), "3 summary\n5 timeline\n7 root_cause\n7 resolution\n"
                                         "9 action_items\n11 lessons\n");
    assert_text(facts->title, "Login outage");
}

/* Whoever reads them knows what is meant; another word is no slip, and a slip makes nothing be missing. */
static void slips_in_headings_are_read(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Login outage\n\n## Sumary\n\nUsers could not sign in, since the index of the "
                 "gate was bad and "
                 "nobody had seen that the night before, when all of it was built anew.\n\n"
                 "## Timline\n\n- 14:00 UTC alert\n\n## Root Cuase\n\nA bad index.\n\n"
                 "## Corective and preventative mesures\n\n- Add a gate\n");
    assert_string_equal(roles_of(facts), "3 summary\n7 timeline\n11 root_cause\n15 action_items\n");
    assert_false(facts->understood);
    facts = facts_of(
        "### Isssue Summary:\n\nUsers could not sign in.\n\n### Timeline\n\n- 14:00 UTC alert\n");
    assert_string_equal(roles_of(facts), "1 summary\n5 timeline\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n### Isssue Summary:\n\nIt failed.\n\n"
                                          "## Litigation\n\nNone.\n\n## Cases\n\nThree.\n\n"
                                          "## Auctions\n\n310.\n\n## Content\n\nLinks.\n\n"
                                          "## Measure\n\nNone.\n\n## Problems\n\nTwo.\n\n"
                                          "## Next stops\n\nRome.\n\n## Use cases\n\nTwo.\n")),
                        "3 summary\n");
}

/* "What broke" may tell what was seen, and why. */
static void what_broke_sums_up(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## What broke\n\nThe start page stayed white.\n\n"
                          "## Root cause\n\nA bad index.\n")),
        "3 summary\n3 root_cause\n7 root_cause\n");
}

/* It is a timeline only where it holds times. */
static void context_is_timeline_where_it_is_timed(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Context\n\n- 14:00 UTC alert fires\n"
                          "- 14:20 UTC rolled back\n")),
        "3 timeline\n");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n- **Context**:\n  - 2024-03-05 14:00: alert fires\n"
                          "  - 2024-03-05 14:20: rolled back\n")),
        "3 timeline\n");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Context\n\n- The gate runs release 4\n"
                          "- It was built in 2019\n")),
        "");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Context\n\n2024-03-05 was a release day; "
                          "the gate stood open since 14:00.\n")),
        "");
}

/* They are what it did, or the work that follows from it. */
static void consequences_are_impact_or_work(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Consequences\n\n- Add a gate (Ann, 2024-06-01)\n"
                          "- Restore a backup each month (Ben, OPS-12)\n")),
        "3 action_items\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n- Add a gate\n"
                                          "- Test the restore each month\n")),
                        "3 action_items\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n"
                                          "- 40 lamps were dark\n- Add a gate (Ann)\n")),
                        "3 impact\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n"
                                          "- Test results were lost (OPS-12)\n\n"
                                          "## Action items\n\n- Add a gate\n")),
                        "3 impact\n7 action_items\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n"
                                          "- Blocked all gates\n- Lost the orders of May\n")),
                        "3 impact\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n"
                                          "- Gates were shut (OPS-12)\n"
                                          "- Test results were lost (OPS-13)\n")),
                        "3 impact\n");
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Consequences\n\n"
                                          "Users were locked out.\n\n- Add a gate (Ann)\n")),
                        "3 impact\n");
    assert_string_equal(
        roles_of(facts_of("# Login outage\n\n## Consequences\n\nUsers were locked out.\n")),
        "3 impact\n");
}

/* "Remediation" tells how it was ended, or lists the work that keeps it from coming back. */
static void remediation_is_resolution_or_work(void **state)
{
    (void)state;
    static const struct {
        const char *text, *role;
    } cases[] = {
        {"1. **Outside monitoring.** It must not run on this host.\n"
         "2. **Move long jobs out of the server**, the import first.\n"
         "3. **Limit the queue** to 100 jobs.\n\nBesides, the page shall tell the last start.\n",
         "3 action_items\n"},
        {"- mail: a check that asks for a page each hour (OPS-12, Nov 4)\n"
         "- legal: a notice in the contract (OPS-13, Feb 2)\n",
         "3 action_items\n"},
        {"- Access was restricted at once\n- All hosts were rebuilt\n", "3 resolution\n"},
        {"- Restarted the server\n- Add a gate\n", "3 resolution\n"},
        {"1. Restart the server\n2. Clear the cache\n3. Check the start page\n", "3 resolution\n"},
        {"We limited the queue.\n", "3 resolution\n"},
        /* orders by which it was ended, and what others have to do */
        {"1. Increase the pool\n2. Deploy the fix\n3. Monitor the errors\n", "3 resolution\n"},
        {"- 14:40 Add a host\n- 15:10 Add the fix\n", "3 resolution\n"},
        {"- Customers must sign in again\n- Users should change keys\n", "3 resolution\n"},
        {"- Rotate all keys\n- Add a gate\n- Test the restore\n", "3 action_items\n"},
        /* alone only what ends no incident */
        {"- Add an alert on the length of the queue\n", "3 action_items\n"},
        {"1. Write a runbook\n", "3 action_items\n"},
        {"- Add a host\n", "3 resolution\n"},
        {"- Run the smoke tests\n", "3 resolution\n"},
        {"- Added an alert\n", "3 resolution\n"},
        {"- Limit the queue\n- Add a gate\n\n## Action items\n\n- Alert on load\n",
         "3 resolution\n8 action_items\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, "# Login outage\n\n## Remediation%s\n\n%s",
                                  i ? "" : ", in order of priority", cases[i].text));
        assert_string_equal(roles_of(facts), cases[i].role);
    }
    assert_string_equal(roles_of(facts_of("# Login outage\n\n## Resolution\n\nIt is back.\n\n"
                                          "### Remediation\n\n- Add a host\n- Add a gate\n")),
                        "3 resolution\n7 resolution\n");
}

/* A heading of the first level may be the document's although parts have such names, too. */
static void titles_among_names_of_parts(void **state)
{
    (void)state;
    assert_text(facts_of("# Incident log\n\n## Search is down\n\nIt was.\n\n## Mail is late\n\n"
                         "It was.\n")
                    ->title,
                "Incident log");
    assert_text(facts_of("# Root cause analysis\n\n## Summary\n\nThe shop was down.\n\n"
                         "## Timeline\n\n- 14:00 UTC alert\n")
                    ->title,
                "Root cause analysis");
    assert_false(facts_of("# Summary\n\nThe shop was down.\n\n# Teams\n\nBilling.\n\n"
                          "# Timeline\n\n- 14:00 UTC alert\n")
                     ->has_title);
}

static void bold_label_and_plain_lines_are_headings(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("Login outage\n"
                                              "\n"
                                              "**Issue Summary**\n\nUsers could not sign in.\n"
                                              "\n"
                                              "Timeline:\n\n14:00 UTC alert\n"
                                              "\n"
                                              "Root cause\n\nA bad index.\n"
                                              "\n"
                                              "##Action items\n- Fix the index\n");
    assert_string_equal(roles_of(facts), "3 summary\n7 timeline\n11 root_cause\n15 action_items\n");
}

/* A number without a full stop and a day are no part of a heading's name. */
static void numbers_and_days_around_names(void **state)
{
    (void)state;
    assert_string_equal(roles_of(facts_of("# Outage\n\n## 1 Overview\n\nMails were late.\n\n"
                                          "## 5 Actions\n\n- Add an alert\n\n"
                                          "## 5 whys\n\nNo alert.\n")),
                        "3 summary\n7 action_items\n11 root_cause\n");
    assert_string_equal(roles_of(facts_of("# Outage\n\n## What happened on 17th June 2019\n\n"
                                          "Mails were late.\n\n## Actions, 3 July 2019\n\n"
                                          "- Add an alert\n\n## Guests on 3 July 2019\n\nMany.\n")),
                        "3 summary\n7 action_items\n");
    /* a part of the timeline */
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Timeline\n\n### Actions 4 July 2019\n\n"
                                          "- 10:00 UTC Rolled back\n")),
                        "3 timeline\n");
}

/* Letters and Roman numbers stand before names as digits do. */
static void letters_before_names(void **state)
{
    (void)state;
    static const struct {
        const char *heading, *roles;
    } cases[] = {
        {"## F. Measures", "3 action_items\n"},
        {"## (F) Measures", "3 action_items\n"},
        {"## VI. Measures", "3 action_items\n"},
        {"## A) What happened", "3 summary\n"},
        {"**C. Cause**", "3 root_cause\n"},
        {"**2 Measures**", ""}, /* how many */
        {"## F Measures", ""},
        {"## B. Issues of the team", ""},
        {"## Mix. Measures", ""},
        {"## DX. Measures", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            roles_of(facts_of(arena_printf(fixture_arena, "# Outage\n\n%s\n\n- Add an alert\n",
                                           cases[i].heading))),
            cases[i].roles);
}

static void names_of_what_happened(void **state)
{
    (void)state;
    static const char *const names[] = {"Event description", "Description of the event",
                                        "Description of the incident"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(
            roles_of(facts_of(
                arena_printf(fixture_arena, "# Outage\n\n## %s\n\nMails were late.\n", names[i]))),
            "3 summary\n");
}

static void names_of_work_and_causes(void **state)
{
    (void)state;
    static const char *const work[] = {"Next",
                                       "Things to do",
                                       "What we change",
                                       "What I've changed",
                                       "Countermeasures",
                                       "Open tasks",
                                       "Follow ups & owners",
                                       "Going forward",
                                       "Work items"};
    static const char *const causes[] = {"Immediate cause",
                                         "Underlying causes",
                                         "The trigger",
                                         "Probable cause",
                                         "Causal factors",
                                         "What were the causes?",
                                         "How could it come to this?"};
    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        assert_string_equal(roles_of(facts_of(arena_printf(
                                fixture_arena, "# Outage\n\n## %s\n\n- Add an alert\n", work[i]))),
                            "3 action_items\n");
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        assert_string_equal(roles_of(facts_of(arena_printf(
                                fixture_arena, "# Outage\n\n## %s\n\nA bad index.\n", causes[i]))),
                            "3 root_cause\n");
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Next of kin\n\nNone.\n")), "");
}

static size_t count_fields(const struct postmortem *facts, enum word_list_id meaning,
                           const char *value)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->fields.count; i++)
        count += facts->fields.items[i].meaning == meaning &&
                 text_equal(facts->fields.items[i].value, text_from(value));
    return count;
}

/* Labels in bold, and behind what separates them, have a value each. */
static void several_fields_on_a_line(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "**TTD:** 25 min  **TTR:** 1 h 20 min",
        "**TTD:** 25 min · **TTR:** 1 h 20 min",
        "**TTD:** 25 min | **TTR:** 1 h 20 min",
        "TTD: 25 min · TTR: 1 h 20 min",
        "TTD: 25 min / TTR: 1 h 20 min",
        "| TTD | TTR |\n| --- | --- |\n| 25 min | 1 h 20 min |",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct postmortem *facts =
            facts_of(arena_printf(fixture_arena, "# Outage\n\n%s\n", lines[i]));
        if (count_fields(facts, WORDS_FIELD_TIME_TO_DETECT, "25 min") != 1 ||
            count_fields(facts, WORDS_FIELD_RECOVERY, "1 h 20 min") != 1)
            fail_msg("not two fields: %s", lines[i]);
    }
    const struct postmortem *facts = facts_of("# Outage\n\n**Author:** Ann **Severity:** high\n");
    assert_int_equal(count_fields(facts, WORDS_FIELD_AUTHOR, "Ann"), 1);
    assert_int_equal(count_fields(facts, WORDS_FIELD_SEVERITY, "high"), 1);
    facts = facts_of("# Outage\n\n| Status | Resolved |\n| --- | --- |\n| Author | Ann |\n");
    assert_int_equal(count_fields(facts, WORDS_FIELD_STATUS, "Resolved"), 1);
    assert_int_equal(count_fields(facts, WORDS_FIELD_AUTHOR, "Ann"), 1);
    facts = facts_of("# Outage\n\nAlert: logins fail, severity: page, status: firing\n");
    assert_int_equal(count_fields(facts, WORDS_FIELD_SEVERITY, "page"), 0);
    assert_int_equal(count_fields(facts, WORDS_FIELD_STATUS, "firing"), 0);
    /* one value, whatever it says of others */
    facts = facts_of("# Outage\n\n**Author:** Ann, who asked for status: none\n");
    assert_int_equal(count_fields(facts, WORDS_FIELD_AUTHOR, "Ann, who asked for status: none"), 1);
    facts = facts_of("# Outage\n\n| Field | Value |\n| --- | --- |\n| Author | Ann |\n");
    assert_int_equal(count_fields(facts, WORDS_FIELD_AUTHOR, "Ann"), 1);
}

/* A paragraph may have its parts behind labels. */
static void labels_within_a_paragraph(void **state)
{
    (void)state;
    const char *head = "# Mails late\n\n## Summary\n\nMails were late for an hour.\n\n"
                       "## Impact\n\nAll 500 users.\n\n## Lessons learned\n\n";
    const struct postmortem *facts = facts_of(arena_printf(
        fixture_arena,
        "%sThe disk filled up. Cause: the cleaner never ran. To do: Rike turns it on.\n", head));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_STATED);
    assert_text(document_text(facts->document, facts->demand_places[DEMAND_ROOT_CAUSE]),
                "the cleaner never ran. To do: Rike turns it on.");
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
    facts = facts_of(
        arena_printf(fixture_arena, "%sThe disk filled up. Why? The cleaner never ran.\n", head));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_STATED);
    facts =
        facts_of(arena_printf(fixture_arena, "%sThe disk filled up **Cause:** no cleaner\n", head));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_STATED);
    facts = facts_of(arena_printf(
        fixture_arena, "%sThe disk filled up, for whatever cause: nobody asked. Notes: none.\n",
        head));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_ABSENT);
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_ABSENT);
}

static void questions_of_their_own_are_headings(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("Login outage\n\nWhat was the root cause?\n\nA bad index.\n\n"
                          "What are we doing to prevent it from happening again?\n\nWe drill.\n")),
        "3 root_cause\n7 action_items\n");
    /* nor is one within a paragraph, or of other things */
    assert_string_equal(
        roles_of(facts_of("Login outage\n\nNobody could sign in.\nWhat was the root "
                          "cause?\nA bad index.\n\nWho would have thought it?\n")),
        "");
}

static void label_with_text_is_a_section_of_its_own(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Outage\n\n"
                                              "Impact: all users were signed out\n\n"
                                              "- **Root cause:** a bad index\n");
    assert_string_equal(roles_of(facts), "3 impact\n5 root_cause\n");
    assert_int_equal(facts->sections.items[0].form, HEADING_FIELD);
    assert_false(facts->sections.items[0].empty);
}

static void numbers_and_marks_hide_no_label(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Outage\n\n"
                                              "(1) Impact: all users\n\n"
                                              "(2) \"Timeline\": see below\n\n"
                                              "(3) - Resolution: rolled back\n");
    assert_string_equal(roles_of(facts), "3 impact\n5 timeline\n7 resolution\n");
}

static void a_lone_todo_begins_no_section(void **state)
{
    (void)state;
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Impact\n\nTODO\n\n## Root cause\n\n"
                                          "**TODO**\n\n## Timeline\n\nTODO: ask the shop\n\n"
                                          "## Resolution\n\nWe rolled back.\n\nTODO:\n")),
                        "3 impact\n7 root_cause\n11 timeline\n15 resolution\n");
    /* Over a list, or with the work behind it, it is the heading of action items. */
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Impact\n\nAll users.\n\nTODO\n\n"
                                          "- Add an alert\n\n## Root cause\n\nA bad index.\n\n"
                                          "TODO: add an index\n\n## Lessons\n\n"
                                          "TODO: add a test\n")),
                        "3 impact\n7 action_items\n11 root_cause\n15 action_items\n17 lessons\n"
                        "19 action_items\n");
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Impact\n\nAll users.\n\n**TODO**\n\n"
                                          "### Alerts\n\n- Add an alert\n\n## TODO\n\n## Notes\n")),
                        "3 impact\n7 action_items\n13 action_items\n");
}

static void remark_emoji_and_number_do_not_hide_a_name(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n"
                 "## 1. Summary\ntext\n"
                 "## \xF0\x9F\x95\x92 Timeline (all times in UTC)\n- 14:00 x\n"
                 "## What went well?\ntext\n");
    assert_string_equal(roles_of(facts), "3 summary\n5 timeline\n7 lessons\n");
}

static void sentence_with_a_section_name_is_no_heading(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\nThe impact was small and the timeline is known.\n\n"
                 "We followed the resolution of the vendor.\n");
    assert_string_equal(roles_of(facts), "");
}

/* Sentences that tell the hour of each step may be the timeline that no heading names. */
static void many_clocks_may_be_a_timeline(void **state)
{
    (void)state;
    static const char *const head =
        "# Shop outage of 3 May 2024\n\n## Summary\n\nThe shop was down for all "
        "users.\n\n## Root cause\n\nA bad index.\n\n## Detection\n\nAt 9:56 AM a "
        "mail told of it.\n\n## Resolution\n\nThe patch was merged at 10:15 AM.\n";
    const struct postmortem *facts = facts_of(head);
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_ABSENT);
    facts = facts_of(arena_printf(
        fixture_arena, "%sIt was out at 10:19 AM. The owner was told at 10:24 AM.\n", head));
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_UNREAD);
}

/* The rest of a sentence is no heading, whatever word it happens to be. */
static void wrapped_word_is_no_heading(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Summary\n\n"
                 "- Readers missed the mail that they are promised in front of the evening's\n"
                 "  events.\n"
                 "- The archive was empty.\n\n"
                 "The index was rebuilt while the shop was open, which made much worse the\n"
                 "impact\n");
    assert_string_equal(roles_of(facts), "3 summary\n");
}

/* Nor is one where the sentence ends, be it that it begins with a capital. */
static void end_of_a_wrapped_sentence_is_no_heading(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Lessons learned\n\n"
                 "What follows has a ticket each, which was opened on the same day, below the\n"
                 "Action items.\n\n1. It went unseen for an hour\n");
    assert_string_equal(roles_of(facts), "3 lessons\n");
    facts = facts_of("# Outage\n\n## Summary\n\nReaders missed the mail.\nImpact.\nNo mail.\n");
    assert_string_equal(roles_of(facts), "3 summary\n6 impact\n");
    assert_int_equal(
        facts_of("# Outage\n\nThe shop was down, and not because the index was bad.\n")->root_cause,
        FACT_ABSENT);
}

/* A name below a sentence that has ended is one, as it is below a short line. */
static void small_name_below_an_end_is_a_heading(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Outage\n\n## Summary\n\n"
                                              "Readers missed the mail that they are promised.\n"
                                              "root cause\n"
                                              "A bad index\n"
                                              "timeline\n"
                                              "14:00 UTC alert\n");
    assert_string_equal(roles_of(facts), "3 summary\n6 root_cause\n8 timeline\n");
}

static void empty_section_is_empty_and_parent_is_not(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Summary\n\n## Impact\n\n### Users\n\nAll of them.\n");
    assert_true(facts->sections.items[0].empty);
    assert_false(facts->sections.items[1].empty);
    assert_int_equal(facts->sections.items[2].parent, 1);
}

static void fields_are_labels_rows_and_front_matter(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("---\n"
                                              "title: Login outage\n"
                                              "severity: SEV-2\n"
                                              "---\n"
                                              "\n"
                                              "**Duration:** 3 h 30 min\n"
                                              "\n"
                                              "| Status | Closed |\n"
                                              "| --- | --- |\n"
                                              "| Owner | Ann |\n");
    assert_text(facts->title, "Login outage");
    assert_text(postmortem_field(facts, WORDS_FIELD_SEVERITY)->value, "SEV-2");
    assert_int_equal(line_of(postmortem_field(facts, WORDS_FIELD_SEVERITY)->value_place), 3);
    assert_text(postmortem_field(facts, WORDS_FIELD_DURATION)->value, "3 h 30 min");
    assert_text(postmortem_field(facts, WORDS_FIELD_STATUS)->value, "Closed");
    assert_text(postmortem_field(facts, WORDS_FIELD_OWNER)->value, "Ann");
}

/* Rows of HTML, rows that are numbered, and what a site's generator wants below a key of its own. */
static void fields_in_other_tables(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "# Login outage\n\n<table>\n<tr><th>Status</th><td>Closed</td></tr>\n"
        "<tr><th>Severity</th><td>SEV-2</td></tr>\n</table>\n",
        "# Login outage\n\n| No. | Field | Entry |\n| --- | --- | --- |\n| 1 | Status | Closed |\n"
        "| 2. | Severity | SEV-2 |\n",
        "+++\ntitle = \"Login outage\"\n[params]\nstatus = \"Closed\"\nseverity = \"SEV-2\"\n+++\n",
        "---\ntitle: Login outage\nincident:\n  status: Closed\n  severity: SEV-2\n---\n",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const struct postmortem *facts = facts_of(sources[i]);
        assert_text(postmortem_field(facts, WORDS_FIELD_STATUS)->value, "Closed");
        assert_text(postmortem_field(facts, WORDS_FIELD_SEVERITY)->value, "SEV-2");
    }
    static const char *const others[] = {
        "# Login outage\n\n<table><tr><td>Status</td><td>Closed</td><td>10:00</td></tr></table>\n",
        "# Login outage\n\n| # | Service | Downtime |\n| --- | --- | --- |\n| 1 | Status | Closed "
        "|\n| 2 | Mail | None |\n",
        "# Login outage\n\n<table><tr><td>Duration</td><td>Status</td></tr></table>\n",
        "# Login outage\n\n## Action items\n\n"
        "<table><tr><td>Status</td><td>Closed</td></tr></table>\n",
        "# Login outage\n\n| Step | What | Result |\n| --- | --- | --- |\n| a | Status | Closed "
        "|\n",
        "---\ntitle: Login outage\nbuild:\n  status: Closed\n---\n",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(postmortem_field(facts_of(others[i]), WORDS_FIELD_STATUS));
}

/* A theme's "duration" is that of reading the page, where nothing beside it tells of an incident. */
static void keys_of_a_theme(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("---\ntitle: Login outage\nparams:\n  duration: 6 minutes\n  start: 1\n"
                 "  author: Ann\n  owner: \"\"\n---\n");
    assert_null(postmortem_field(facts, WORDS_FIELD_DURATION));
    assert_text(postmortem_field(facts, WORDS_FIELD_AUTHOR)->value, "Ann");
    for (size_t i = 0; i < facts->fields.count; i++)
        assert_int_not_equal(facts->fields.items[i].meaning, WORDS_FIELD_OWNER);
    facts = facts_of("---\ntitle: Login outage\nparams:\n  duration: 6 minutes\n"
                     "  severity: SEV-2\n---\n");
    assert_text(postmortem_field(facts, WORDS_FIELD_DURATION)->value, "6 minutes");
    facts = facts_of("---\ntitle: Login outage\nincident:\n  duration: 6 minutes\n---\n");
    assert_text(postmortem_field(facts, WORDS_FIELD_DURATION)->value, "6 minutes");
}

/* Rows of HTML and numbered ones hold the document's fields above its story and where that is summed up. */
static void fields_in_tables_by_their_place(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "<table>\n<tr><td>Severity</td><td>SEV-2</td></tr>\n"
        "<tr><td>Status</td><td>Closed</td></tr>\n</table>",
        "| No. | Field | Entry |\n| --- | --- | --- |\n| 1 | Severity | SEV-2 |\n"
        "| 2 | Status | Closed |",
    };
    static const struct {
        const char *headings;
        bool field;
    } cases[] = {
        {"", true},
        {"## Key facts\n\n", true},
        {"## Summary\n\n", true},
        {"## Summary\n\nThe login failed.\n\n## Impact\n\n", true},
        {"## Summary\n\nThe login failed.\n\n## Settings of the pool\n\n", false},
        {"## Summary\n\nThe login failed.\n\n### The pool\n\n", true},
        {"## Root cause\n\n", false},
        {"## Resolution\n\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t j = 0; j < sizeof tables / sizeof *tables; j++) {
            const char *source = arena_printf(fixture_arena, "# Login outage\n\n%s%s\n",
                                              cases[i].headings, tables[j]);
            bool field = postmortem_field(facts_of(source), WORDS_FIELD_STATUS);
            assert_int_equal(field, cases[i].field);
        }
}

/* When work will be done, and how long it takes, is told of its action item alone. */
static void fields_of_action_items_are_not_the_incidents(void **state)
{
    (void)state;
    static const char form[] = "# Outage of 2026-06-22\n\n## Summary\n\nThe API failed.\n\n%s\n";
    static const char *const of_work[] = {
        "## Action items\n\n1. **Nodes** (#41). Scheduled window: **2026-06-23 02:00-04:00 UTC**.",
        "## Action items\n\n- Game day (owner: @lee). **Duration:** 2 hours.",
        "## Action items\n\n- Game day\n  - **Duration:** 2 hours\n  - **Start:** 10:00 UTC",
        "## Action items\n\n1. Game day\n\n   **Duration:** 2 hours",
        "## Action items\n\n### 1. Game day\n\n**Owner:** @lee\n**Duration:** 2 hours",
        "## Follow-ups\n\n- Window: 2026-06-23 02:00-04:00 UTC",
        "## Follow-ups\n\n| Item |\n|---|\n| Duration: 2 hours |",
        "**Action items:**\n\n- Add a node\n- Duration: 2 hours",
        "- **Action items:**\n  - Add a node\n  - Duration: 2 hours",
    };
    static const char *const of_incident[] = {
        "## Action items\n\n- Add a node\n\nTotal downtime: 2 hours",
        "## Action items\n\n- Add a node\n\n### Metrics\n\n- Downtime: 2 hours",
        "## Action items\n\n- Add a node\n\n## Metrics\n\n- Downtime: 2 hours",
        "## Resolution and action items\n\n- Duration: 2 hours\n- Add a node",
        "- **Action items:** none\n- **Duration:** 2 hours",
        "- **Action items:**\n  - Add a node\n- **Duration:** 2 hours",
        "**Action items:** none\n**Duration:** 2 hours",
    };
    for (size_t i = 0; i < sizeof of_work / sizeof *of_work; i++) {
        const struct postmortem *facts = facts_of(arena_printf(fixture_arena, form, of_work[i]));
        if (facts->incident.lengths.count || facts->incident.windows.count ||
            facts->incident.points[PHASE_START].source)
            fail_msg("%s", of_work[i]);
    }
    for (size_t i = 0; i < sizeof of_incident / sizeof *of_incident; i++)
        if (!facts_of(arena_printf(fixture_arena, form, of_incident[i]))->incident.lengths.count)
            fail_msg("%s", of_incident[i]);
}

/* A cause has windows of its own, and so has what was learned before; a bar is no gap between cells. */
static void fields_of_something_else(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "# Login outage\n\n<p>Duration | 5 s</p>\n",
        "# Login outage\n\n<pre>\nDuration | 5 s\n</pre>\n",
        "# Login outage\n\n## Root cause\n\n| Setting | Value |\n| --- | --- |\n"
        "| Duration | 5 s |\n",
        "# Login outage\n\n## Lessons learned\n\n| Field | Value |\n| --- | --- |\n"
        "| Duration | 5 s |\n",
        "# Login outage\n\n## Previous incidents\n\n- Duration: 3 h\n",
        "# Login outage\n\n## Related incidents\n\n### INC-12\n\n| Field | Value |\n"
        "| --- | --- |\n| Duration | 3 h |\n",
        "# Login outage\n\n**Previous incident**\n\n- Duration: 3 h\n",
        "# Summary\n\nLogins failed.\n\n# Previous incidents\n\n- Duration: 3 h\n\n"
        "# Timeline\n\n- 14:00 Logins fail\n",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        assert_null(postmortem_field(facts_of(sources[i]), WORDS_FIELD_DURATION));
    static const char *const own[] = {
        "# Login outage\n\n## Incidents and duration\n\n- Duration: 3 h\n",
        "# Past incidents\n\n- Duration: 3 h\n",
        "---\ntitle: Log\n---\n\n# Past incidents\n\n- Duration: 3 h\n",
        "# Login outage\n\n**Related incidents**\n\n- INC-12\n\nDuration: 3 h\n",
        "# Login outage\n\n## Other incident details\n\n- Duration: 3 h\n",
        "# Login outage\n\n## Impact and root cause\n\n|Field|Value|\n|-|-|\n|Duration|3 h|\n",
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        assert_text(postmortem_field(facts_of(own[i]), WORDS_FIELD_DURATION)->value, "3 h");
}

static void broken_front_matter_is_told(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("---\ntitle: \"Login outage\n---\n\n# Title\n");
    assert_true(facts->front_matter_fault);
    assert_text(facts->title, "Title");
}

static void label_over_a_list_is_not_blank(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# T\n\n- **Authors:**\n  - Ann\n  - Ben\n"
                                              "- **Status:**\n- **Severity:** SEV-1\n");
    assert_int_equal(facts->fields.count, 3);
    assert_true(facts->fields.items[0].has_nested);
    assert_false(facts->fields.items[1].has_nested);
    assert_int_equal(facts->fields.items[1].value.length, 0);
}

static void foreign_language_is_unread(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Ausfall der Anmeldung\n\n## Verlauf\n\n"
        "Am Morgen konnten sich die Nutzer nicht mehr anmelden, weil die Datenbank nach der "
        "Aktualisierung keine Verbindungen mehr annahm und der Dienst deshalb jede Anfrage mit "
        "einem Fehler beantwortete. Die Bereitschaft hat den Index neu aufgebaut und danach den "
        "Dienst neu gestartet, sodass sich die Nutzer am Mittag wieder anmelden konnten.\n");
    assert_false(facts->language_known);
    assert_text(facts->language, "und");
    assert_int_equal(facts->demands[DEMAND_TIMELINE], FACT_UNREAD);
}

static void unknown_heading_makes_a_lack_unread(void **state)
{
    (void)state;
    const char *known =
        "# Outage of the login\n\n## Summary\nUsers could not sign in for 2 hours.\n"
        "## Timeline\n- 14:00 UTC alert\n## Root cause\nA bad index was deployed, "
        "and the database gave up under the load of the sign-in requests that came "
        "again and again from every client that was connected at the time.\n";
    const struct postmortem *facts = facts_of(known);
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_ABSENT);
    char *with_unknown = arena_alloc(fixture_arena, 2000);
    snprintf(with_unknown, 2000, "%s## What we shall do differently\nMuch.\n", known);
    facts = facts_of(with_unknown);
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
    assert_text(facts->not_understood.items[0].heading, "What we shall do differently");
}

/* Nobody knows what columns of other names hold: the rows may be the items. */
static void table_of_unknown_columns_is_unread(void **state)
{
    (void)state;
    static const char *const tables[] = {"| Foo | Bar |\n|---|---|\n| Close connections | Ada |\n",
                                         "| Action | Owner |\n|---|---|\n| | |\n"};
    static const enum stated expected[] = {FACT_UNREAD, FACT_ABSENT};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena,
            "# Checkout outage on 2024-05-30\n\n## Summary\nUsers could not pay.\n\n"
            "## Impact\nUsers could not pay.\n\n## Root cause\nA certificate was too old.\n\n"
            "## Action items\n\n%s",
            tables[i]));
        assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], expected[i]);
    }
}

/* "2. Timeline" over paragraphs that are not indented is a heading; an item of a list of several is none. */
static void lists_of_one_item_number_headings(void **state)
{
    (void)state;
    assert_string_equal(roles_of(facts_of("# Outage\n\n1. Summary\n\nThe shop was down.\n\n"
                                          "2. Timeline\n\n14:18 alert\n\n3. Approval\n\nA. B.\n")),
                        "3 summary\n7 timeline\n");
    assert_string_equal(
        roles_of(facts_of("# Outage\n\nWhat to write:\n\n1. Summary\n2. Timeline\n\n"
                          "The shop was down.\n")),
        "");
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Action items\n\n1. Timeline\n\n"
                                          "Add it to the status page.\n")),
                        "3 action_items\n");
}

static void emoji_by_name_is_no_part_of_a_heading(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## :hourglass: Timeline\n\n- `14:18` :mega: @ada is called\n");
    assert_string_equal(roles_of(facts), "3 timeline\n");
    assert_text(facts->sections.items[0].heading, "Timeline");
    assert_text(facts->events.items[0].text, "@ada is called");
}

/* What went wrong may be why, and may be how the team answered. */
static void what_went_wrong_leaves_the_cause_unread(void **state)
{
    (void)state;
    static const char *const report =
        "# The map is blank\n\n## Summary\n\nThe map was blank on phones.\n\n## Timeline\n\n"
        "- 14:00 UTC users complain about the map, which is blank on all of their phones\n\n"
        "## Impact\n\nAll users saw a blank map.\n\n## %s\n\n"
        "- The timer of the renewal had stopped in May\n\n"
        "## Action items\n\n- Test on phones\n";
    const struct postmortem *facts =
        facts_of(arena_printf(fixture_arena, report, "What went well"));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_ABSENT);
    facts = facts_of(arena_printf(fixture_arena, report, "What went wrong?"));
    assert_int_equal(facts->demands[DEMAND_ROOT_CAUSE], FACT_UNREAD);
}

/* "Since 11 September" lets a reader reckon how long it lasted. */
static void since_when_makes_the_length_unread(void **state)
{
    (void)state;
    static const char *const report =
        "# The map is blank\n\n## Summary\n\nThe map was blank on phones%s.\n\n## Timeline\n\n"
        "- 2020-09-25 a fix is merged\n\n## Root cause\n\nA rule of the style sheet was "
        "removed.\n\n"
        "## Action items\n\n- Test on phones\n";
    const struct postmortem *facts = facts_of(arena_printf(fixture_arena, report, ""));
    assert_int_equal(facts->demands[DEMAND_DURATION], FACT_ABSENT);
    facts = facts_of(arena_printf(fixture_arena, report, " since 11 September 2020"));
    assert_int_equal(facts->demands[DEMAND_DURATION], FACT_UNREAD);
}

/* Labels that tell no rank: a summary over its parts, and one that nobody wrote. */
static void a_bare_label_is_a_summary_by_its_parts(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "Postmortem: The shop\n\nIssue summary:\n\nDuration:\n\nStart time: 2023-05-15 10:00 UTC\n"
        "End time: 2023-05-15 14:30 UTC\nImpact:\n\nOne order in three failed.\n");
    assert_int_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
    facts = facts_of(
        "Postmortem: The shop\n\nIssue summary:\n\nImpact:\n\nOne order in three failed.\n");
    assert_int_not_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
    facts = facts_of("# The shop\n\n## Issue summary\n\n## Duration\n\n4 hours\n\n## Impact\n\n"
                     "One order in three failed.\n");
    assert_int_not_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
}

/* A sentence in the front matter sums up as well as a paragraph does. */
static void a_sentence_in_the_front_matter_is_a_summary(void **state)
{
    (void)state;
    static const char form[] = "---\ndescription: %s\n---\n\n# The shop\n\n## Impact\n\n"
                               "One order in three failed.\n";
    const struct postmortem *facts = facts_of(arena_printf(
        fixture_arena, form, "A loop of retries sent 14,300 messages to 300 drivers in an hour"));
    assert_int_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
    facts = facts_of(arena_printf(fixture_arena, form, "The outage of the shop in May"));
    assert_int_not_equal(facts->demands[DEMAND_SUMMARY], FACT_STATED);
}

static const char *const house_report = "# Checkout outage on 3 May 2025\n\n"
                                        "## Who noticed?\nCustomers could not pay.\n\n"
                                        "## Our clock\n- 14:00 UTC alert\n\n"
                                        "## Guardrails\nThe on-call rota held.\n";

static void house_maps_its_own_headings(void **state)
{
    (void)state;
    struct section_name names[] = {
        {.role = ROLE_IMPACT, .name = TEXT("1. Who NOTICED")},
        {.role = ROLE_TIMELINE, .name = TEXT("Our clock")},
        {.role = ROLE_LESSONS, .name = TEXT("Our clock")},
    };
    struct section_name_list sections = {names, 3, 3};
    struct reading_options options = {.sections = &sections};
    assert_string_equal(roles_of(facts_of(house_report)), "");
    assert_string_equal(roles_of(facts_with(&options, house_report)),
                        "3 impact\n6 timeline\n6 lessons\n");
}

/* What the house says of a heading goes before what its words say. */
static void house_knows_better_than_words(void **state)
{
    (void)state;
    struct section_name name = {.role = ROLE_IMPACT, .name = TEXT("Summary")};
    struct section_name_list sections = {&name, 1, 1};
    struct reading_options options = {.sections = &sections};
    assert_string_equal(roles_of(facts_with(&options, "# Outage\n\n## Summary\nMany.\n")),
                        "3 impact\n");
}

static void headings_of_the_template_are_understood(void **state)
{
    (void)state;
    struct text heading = TEXT("Guardrails");
    struct house_template house_template = {.headings = {&heading, 1, 1}};
    struct reading_options options = {.house_template = &house_template};
    assert_int_equal(facts_of(house_report)->not_understood.count, 3);
    const struct postmortem *facts = facts_with(&options, house_report);
    assert_int_equal(facts->not_understood.count, 2);
    assert_text(facts->not_understood.items[1].heading, "Our clock");
}

/* "Improvements and fixes" is one name; the time that it took is no resolution. */
static void names_of_two_words_are_one(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"## Improvements and Fixes", "3 action_items\n"},
        {"**Fixes & improvements:**", "3 action_items\n"},
        {"## Resolution Time", ""},
        {"### Resolution", "3 resolution\n"},
        {"## Resolution and Recovery Time", "3 resolution\n"},
        {"## What changed after the incident", "3 action_items\n"},
        {"## Date of Incident", ""}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct postmortem *facts = facts_of(arena_printf(
            fixture_arena, "# Login outage\n\n%s\n\nIt took a while.\n", examples[i][0]));
        if (strcmp(roles_of(facts), examples[i][1]) != 0 || facts->not_understood.count)
            fail_msg("%s: %s", examples[i][0], roles_of(facts));
    }
    static const char *const lessons[] = {"Ce qu'on retient",
                                          "Ce qu\xE2\x80\x99il faut en retenir"};
    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++)
        assert_string_equal(
            roles_of(facts_in("fr", arena_printf(fixture_arena,
                                                 "# Panne\n\n## %s\n\nUn quota manquait.\n",
                                                 lessons[i]))),
            "3 lessons\n");
}

/* How soon something is says nothing of what it is: below the work it is work, below the account none. */
static void horizons_are_of_what_they_stand_below(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_of("# Outage\n\n## Impact\n\n- **Short-term:** no logins\n"
                          "- **Long-term:** less trust\n\n### Immediate\n\nNo logins.\n\n"
                          "## Action items\n\n### Immediate (completed)\n\n- Add a limit\n\n"
                          "### Long-term\n\n- Move it\n")),
        "3 impact\n12 action_items\n14 action_items\n18 action_items\n");
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Long-term\n\n- Move it\n")),
                        "3 action_items\n");
    assert_int_equal(fixture_postmortem.action_items.count, 1);
}

/* What a lesson is about is not told by it, but where nothing else tells it. */
static void subjects_of_lessons_are_no_parts(void **state)
{
    (void)state;
    static const char form[] = "# Outage\n\n%s## Lessons learned\n\n### Better detection\n\n"
                               "Page at once.\n\n### The impact on other services\n\n"
                               "It was large.\n\n### Action items\n\n- Page at once\n";
    assert_string_equal(
        roles_of(facts_of(arena_printf(fixture_arena, form, "## Impact\n\nNo logins.\n\n"))),
        "3 impact\n7 lessons\n17 action_items\n");
    assert_string_equal(roles_of(facts_of(arena_printf(fixture_arena, form, ""))),
                        "3 lessons\n9 impact\n13 action_items\n");
}

/* A list of things to do is named as one; what an application of such lists broke is none, and neither is what
 * is set as code, nor a word for what is still to be said. */
static void todo_in_a_name_is_no_list(void **state)
{
    (void)state;
    static const struct {
        const char *heading, *roles;
    } cases[] = {
        {"## Todo list", "3 action_items\n"},
        {"## Remaining TODOs", "3 action_items\n"},
        {"## TODOs / notes", "3 action_items\n"},
        {"## The todo list", "3 action_items\n"},
        {"## Post-incident to-dos of the shop", "3 action_items\n"},
        {"## Todos to keep the service up", "3 action_items\n"},
        {"## Todo: fix the database index", "3 action_items\n"},
        {"## Todos & how we fix this", "3 action_items\n"},
        {"## Service TODOs", "3 action_items\n"},
        {"## GET /todos latency", ""},
        {"## Action items (`OPS`)", "3 action_items\n"},
        {"## Impact on `todos`", "3 impact\n"},
        {"## Incident 2: `GET /todos` slow", ""},
        {"## The `timeline` service", ""},
        {"## Why the todo list was slow", ""},
        {"## How the todos table grew", ""},
        {"**Trigger:** TODO", "3 root_cause\n"},
        {"Impact: TBD", "3 impact\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            roles_of(facts_of(arena_printf(fixture_arena, "# Login outage\n\n%s\n\n- Add a gate\n",
                                           cases[i].heading))),
            cases[i].roles);
}

/* Code among the bold words at an item's head belongs to them: "Fix `parse` in the reader" is no section "Fix". */
static void code_in_bold_words_is_of_the_label(void **state)
{
    (void)state;
    assert_string_equal(roles_of(facts_of("# Outage\n\n## Action items\n\n"
                                          "1. **Fix `parse` in the reader** - return the error\n"
                                          "2. **Fix `save`** - return the error\n")),
                        "3 action_items\n");
    assert_int_equal(fixture_postmortem.action_items.count, 2);
}

/* A section that holds only a comment is as empty as one that holds nothing; beside its text a comment changes
 * nothing. */
static void test_comments_say_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"Summary", "Timeline", "Root cause", "Impact"};
    static const char *const comments[] = {"<!-- list events -->",
                                           "<!--\nWhat happened?\n\nSay it.\n-->",
                                           "<!-- a --> <!-- b -->", "- <!-- 10:00 -->"};
    static const char *const told[] = {"<!-- why? --> A full disk.", "A full disk. <!-- why? -->",
                                       "<!-- why? -->\n\nA full disk.",
                                       "<!-- why? -->\n![the graph](a.png)"};
    /* by which programs put in a text */
    static const char *const filled[] = {"<!-- #include file=\"a.md\" -->",
                                         "<!-- @import a.md -->",
                                         "<!-- include: a.md -->",
                                         "<!-- {{ include a }} -->",
                                         "<!-- events:start -->\n<!-- events:end -->",
                                         "<!-- BEGIN EVENTS -->"};
    static const char *const asked[] = {"<!-- Include all events -->",
                                        "<!-- Start with the first -->",
                                        "<!-- Insert the events -->", "<!-- end -->", "<!-- -->"};
    for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
        assert_false(
            facts_of(arena_printf(fixture_arena, "# Outage\n\n## Timeline\n\n%s\n", filled[i]))
                ->sections.items[0]
                .empty);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        assert_true(
            facts_of(arena_printf(fixture_arena, "# Outage\n\n## Timeline\n\n%s\n", asked[i]))
                ->sections.items[0]
                .empty);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t j = 0; j < 4; j++) {
            char source[200];
            snprintf(source, sizeof source, "# Outage\n\n## %s\n\n%s\n\n## Action items\n",
                     names[i], comments[j]);
            assert_true(facts_of(source)->sections.items[0].empty);
            snprintf(source, sizeof source, "# Outage\n\n## %s\n\n%s\n\n## Action items\n",
                     names[i], told[j]);
            assert_false(facts_of(source)->sections.items[0].empty);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_comments_say_nothing),
        facts_test(markdown_headings_have_roles),
        facts_test(what_broke_sums_up),
        facts_test(slips_in_headings_are_read),
        facts_test(context_is_timeline_where_it_is_timed),
        facts_test(consequences_are_impact_or_work),
        facts_test(remediation_is_resolution_or_work),
        facts_test(titles_among_names_of_parts),
        facts_test(bold_label_and_plain_lines_are_headings),
        facts_test(numbers_and_days_around_names),
        facts_test(letters_before_names),
        facts_test(names_of_what_happened),
        facts_test(names_of_work_and_causes),
        facts_test(several_fields_on_a_line),
        facts_test(labels_within_a_paragraph),
        facts_test(questions_of_their_own_are_headings),
        facts_test(label_with_text_is_a_section_of_its_own),
        facts_test(numbers_and_marks_hide_no_label),
        facts_test(a_lone_todo_begins_no_section),
        facts_test(remark_emoji_and_number_do_not_hide_a_name),
        facts_test(sentence_with_a_section_name_is_no_heading),
        facts_test(many_clocks_may_be_a_timeline),
        facts_test(wrapped_word_is_no_heading),
        facts_test(end_of_a_wrapped_sentence_is_no_heading),
        facts_test(small_name_below_an_end_is_a_heading),
        facts_test(empty_section_is_empty_and_parent_is_not),
        facts_test(fields_are_labels_rows_and_front_matter),
        facts_test(fields_in_other_tables),
        facts_test(keys_of_a_theme),
        facts_test(fields_in_tables_by_their_place),
        facts_test(fields_of_action_items_are_not_the_incidents),
        facts_test(fields_of_something_else),
        facts_test(broken_front_matter_is_told),
        facts_test(label_over_a_list_is_not_blank),
        facts_test(foreign_language_is_unread),
        facts_test(unknown_heading_makes_a_lack_unread),
        facts_test(table_of_unknown_columns_is_unread),
        facts_test(lists_of_one_item_number_headings),
        facts_test(emoji_by_name_is_no_part_of_a_heading),
        facts_test(what_went_wrong_leaves_the_cause_unread),
        facts_test(since_when_makes_the_length_unread),
        facts_test(a_bare_label_is_a_summary_by_its_parts),
        facts_test(house_maps_its_own_headings),
        facts_test(house_knows_better_than_words),
        facts_test(headings_of_the_template_are_understood),
        facts_test(a_sentence_in_the_front_matter_is_a_summary),
        facts_test(names_of_two_words_are_one),
        facts_test(horizons_are_of_what_they_stand_below),
        facts_test(subjects_of_lessons_are_no_parts),
        facts_test(todo_in_a_name_is_no_list),
        facts_test(code_in_bold_words_is_of_the_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
