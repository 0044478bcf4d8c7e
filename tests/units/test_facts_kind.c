/* Which documents report an incident, and why others are none. */
#include "facts/release.h"
#include "facts_fixture.h"

static void assert_report(const char *source)
{
    const struct postmortem *facts = facts_of(source);
    if (!facts->is_postmortem)
        fail_msg("not taken for a postmortem: %s", facts->why_not);
    assert_null(facts->why_not);
}

static void assert_none(const char *source, const char *why_not)
{
    const struct postmortem *facts = facts_of(source);
    assert_false(facts->is_postmortem);
    assert_string_equal(facts->why_not, why_not);
}

static void report_with_a_timeline_is_one(void **state)
{
    (void)state;
    assert_report("# Login outage\n\n## Summary\nUsers were unable to sign in.\n\n"
                  "## Timeline\n- 14:00 UTC Alerts fired.\n- 14:10 UTC We rolled back.\n"
                  "- 14:12 UTC Logins worked again.\n");
}

static void short_note_of_a_status_page_is_one(void **state)
{
    (void)state;
    assert_report("---\ntitle: Mail relay\ndate: 2024-02-03T10:00:00Z\nresolved: true\n"
                  "affected:\n  - Mail\n---\n\n"
                  "The relay ran out of disk space and mail was held back. We have made room; "
                  "all messages were delivered by 11:40 UTC. We are sorry for the delay.\n");
}

static void story_without_any_heading_is_one(void **state)
{
    (void)state;
    assert_report("Yesterday at 19:20 EAT our shop began to answer with 500 Internal Server "
                  "Errors. We looked at the logs and found that a file had been renamed. We "
                  "restored its name, restarted the server, and at 19:55 EAT the site was back.\n");
}

static void raw_log_under_a_title_is_one(void **state)
{
    (void)state;
    assert_report("# Post mortem, storage\n\n```\n10:01 <ann> disk is gone\n10:02 <bob> looking\n"
                  "10:09 <bob> controller reset\n10:15 <ann> mounted\n10:20 <ann> all back\n```\n");
}

static void other_languages_are_read_by_titles_and_times(void **state)
{
    (void)state;
    assert_report(
        "---\ntitle: Panne du serveur web\ndate: 2023-05-04 10:00\n---\n\n"
        "Entre 18h20 et 19h40 le serveur n'a pas r\xC3\xA9pondu. La panne a \xC3\xA9t\xC3\xA9 "
        "r\xC3\xA9solue en relan\xC3\xA7"
        "ant le service.\n");
    assert_report("# St\xC3\xB6rung der Anmeldung am 2024-03-02\n\n"
                  "- 09:10 Die Anmeldung war nicht erreichbar.\n"
                  "- 09:25 Der Dienst wurde neu gestartet.\n- 09:31 Alles lief wieder.\n");
    /* "Failure of the login": it occurred at 9:10 and was restored at 9:40. */
    assert_report(
        "# \xE3\x83\xAD\xE3\x82\xB0\xE3\x82\xA4\xE3\x83\xB3\xE9\x9A\x9C\xE5\xAE\xB3\n\n"
        "2024-03-02 09:10 \xE7\x99\xBA\xE7\x94\x9F\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82\n\n"
        "2024-03-02 09:40 \xE5\xBE\xA9\xE6\x97\xA7\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82\n\n"
        "2024-03-02 10:00 \xE5\xA0\xB1\xE5\x91\x8A\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82\n");
}

#define TWO_FENCES \
    "**Bad**\n\n```md\nThe site was down from 10:00 to 11:30 UTC on 3 May 2024. Duration: 45 " \
    "min\n```\n\n" \
    "**Good**\n\n```md\nThe site was down from 10:00 to 10:45 UTC on 3 May 2024. Duration: 45 " \
    "min\n```\n"

static void page_that_shows_documents_is_none(void **state)
{
    (void)state;
    const char *why = "it shows documents as examples";
    assert_none("Compares a stated length with the start and the end of the outage.\n\n"
                "## Why\n\nOne of them was wrong, and users were told so.\n\n" TWO_FENCES,
                why);
    assert_none("# Lengths in reports\n\nSay how long it lasted.\n\n" TWO_FENCES, why);
    /* One fence may hold the report itself; and a report may show what was written. */
    assert_report(
        "```md\nThe site was down from 10:00 to 10:45 UTC on 3 May 2024, because a disk was "
        "full. We deleted old logs, and users could sign in again.\n```\n");
    assert_report(
        "# Outage of the documentation\n\nThe site was down from 10:00 to 10:45 UTC on 3 May "
        "2024: a page could not be rendered. We replaced the page.\n\n" TWO_FENCES);
}

/* What was written to customers, in fences of Markdown. */
static void report_that_shows_what_was_written_is_one(void **state)
{
    (void)state;
    assert_report(
        "# Checkout, 3 May 2024\n\nOrders failed from 10:00 to 10:45 UTC.\n\n## Timeline\n\n"
        "- 10:00 UTC orders failed\n- 10:20 UTC alert fired\n- 10:45 UTC rolled back\n\n"
        "## Messages\n\n```md\nWe are looking into it.\n```\n\n```md\nIt is mended.\n```\n\n"
        "## Root cause\n\nA certificate had expired.\n\n## Action items\n\n- Alert before "
        "expiry\n");
}

#define MINUTES \
    "\n\nWe went through the outage of 7 May 2025 (10:00 to 11:30 UTC). Users could not log " \
    "in.\n\n" \
    "- Bo presented the timeline\n- The cause was an expired certificate\n"

/* It quotes two files under a title that names no incident, but tells by the clock what happened. */
static void report_that_quotes_two_files_is_one(void **state)
{
    (void)state;
    assert_report(
        "# Checkout, 3 May 2024\n\nAt 10:00 UTC orders failed with errors. The pool had been set "
        "too small:\n\n```md\npool: 5\n```\n\nAt 10:20 UTC an alert fired, and at 10:45 UTC we "
        "restored the old value, after which orders went through:\n\n```md\npool: 50\n```\n");
}

static void minutes_and_updates_are_none(void **state)
{
    (void)state;
    static const char *const titles[] = {"Incident review meeting 2025-05-12",
                                         "Postmortem meeting, 12 May 2025",
                                         "Post-mortem meeting on May 12th, 2025",
                                         "Incident Meeting",
                                         "Status page update",
                                         "Status updates 2025-05-12",
                                         "Status update: Monday, 12 May 2025",
                                         "Status update 2:30 PM",
                                         "Status update, 14:30 UTC",
                                         "Post mortem meeting"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_none(arena_printf(fixture_arena, "# %s" MINUTES, titles[i]),
                    "its title names another kind of document");
    static const char *const reports[] = {
        "Incident review meeting: login outage 2025-05-07", "Incident review 2025-05-12",
        "Postmortem: status updates were not sent", "Outage of the meeting service"};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        assert_report(arena_printf(fixture_arena, "# %s" MINUTES, reports[i]));
    /* What begins like a month, or with a letter that is not English, is no date. */
    static const char *const named[] = {"Incident meeting marketing",
                                        "Status update \xE6\xB1\xBA\xE6\xB8\x88"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        assert_report(arena_printf(fixture_arena,
                                   "# %s\n\nOn 7 May 2025 the API was down from 10:00 to 11:30 "
                                   "UTC. Users could not log in. "
                                   "We rolled back and the service recovered.\n",
                                   named[i]));
    /* Whatever its title says, a whole report is one. */
    assert_report(
        "# Postmortem meeting 2025-05-12\n\nStart: 2025-05-07 10:00 UTC\nEnd: 2025-05-07 11:30 "
        "UTC\n\n## Summary\n\nUsers could not log in.\n\n## Timeline\n\n- 10:00 errors began\n"
        "- 10:20 alert fired\n- 11:30 rolled back\n\n## Root cause\n\nA certificate expired.\n\n"
        "## Action items\n\n- Alert before expiry\n");
    assert_report(
        "# Status page update\n\n## Summary\n\nUsers could not log in on 2025-05-07 for 90 "
        "minutes.\n\n## "
        "Timeline\n\n- 10:00 errors began\n- 10:20 alert fired\n- 11:30 rolled back\n\n## Root "
        "cause\n\nA certificate expired.\n\n## Action items\n\n- Alert before expiry\n");
    assert_none(
        "# Weekly meeting 2025-05-12\n\nAttendees: Ann, Bo\n\n## Timeline\n\n- 10:00 welcome\n"
        "- 10:05 review of the alerts\n- 10:30 outage of the login\n\n## Root cause\n\nBo "
        "looks for it.\n\n## Action items\n\n- Bo to write the postmortem\n",
        "its title names another kind of document (\"Weekly\")");
}

static void number_of_a_tracker_names_an_incident(void **state)
{
    (void)state;
    const char *told =
        "What: login errors\nWhen: 2025-07-01 09:05 to 09:50 UTC\nWho: all users in EU\n"
        "Why: expired SAML certificate\nFix: certificate replaced\nTo do: alert before expiry\n";
    assert_report(arena_printf(fixture_arena, "INC-2044 summary\n\n%s", told));
    assert_report(arena_printf(fixture_arena, "# INC2044\n\n%s", told));
    assert_none("# INC-12: change request\n\nReview of the change of 3 May 2025. The code was "
                "moved, tests were "
                "added, and the build took 10 minutes less than before.\n",
                "no incident is told");
    assert_none("# INC-12\n\nAdd a dark theme to the settings page, as customers asked on 3 May "
                "2024. It should "
                "follow the setting of the browser, and keep the choice of the last visit where "
                "there is one.\n",
                "no incident is told");
    /* A request, minutes and an advisory, which say nowhere how long something was down. */
    const char *why = "no incident is told";
    assert_none("# INC0012345\n\n**Status:** Open\n**Priority:** High\n**Reporter:** Ann\n"
                "**Created:** 2024-05-01 10:00\n\nPlease reset my password. I get an error when I "
                "log in.\n\n**Comments**\n\nBo, 2024-05-01 10:20: Done, try again.\n",
                why);
    assert_none("# INC-2044\n\nAttendees: Ann, Bo\n\n- We went through the timeline of the "
                "checkout outage of 2024-05-01.\n- 14:00 deploy, 14:05 alert, 15:10 restored.\n"
                "- Next meeting: Tuesday 10:00.\n",
                why);
    assert_none("# INC-2044 summary\n\n**Severity:** High\n**Affected versions:** < 2.3.1\n\nA "
                "vulnerability in the parser allows attackers to crash the server. Upgrade to "
                "2.3.1. Published 2024-05-01. There is no workaround.\n",
                why);
}

static void log_of_changes_is_none(void **state)
{
    (void)state;
    static const char *const names[] = {"## 2.4.1", "## [2.4.1] - 2024-05-06",
                                        "## v2.4.1 (May 6, 2024)", "# parser@2.4.1-rc.1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *source = names[i];
        for (size_t release = 0; release < 4; release++)
            source =
                arena_printf(fixture_arena,
                             "%s\n\n### Bug Fixes\n\n- the server crashed at 14:05 when users were "
                             "unable to sign in\n- requests failed and data was lost\n\n%s",
                             source, names[i]);
        assert_none(source, "its headings are those of a log of changes");
    }
    assert_report(
        "# Login outage\n\n## 2.4.1\n14:00 UTC Users were unable to sign in.\n\n"
        "## 2.4.2\n14:10 UTC We rolled back.\n\n## 2.4.3\n14:12 UTC Logins worked again.\n");
}

static void releases_are_told_from_dates_and_numbers(void **state)
{
    (void)state;
    static const char *const releases[] = {"1.4.2",
                                           "v1.4.2",
                                           "[1.4.2]",
                                           "[1.4.2] - 2024-05-06",
                                           "1.4.2 (6 May 2024)",
                                           "Version 1.4.2",
                                           "parser@1.4.2",
                                           "1.4.2.7",
                                           "24.04.1",
                                           "10.12.14.16",
                                           "10.12.14-rc1",
                                           "v10.12.14",
                                           "[10.12.14] - 2024-05-06",
                                           "1.4.2-rc.1",
                                           "1.4.2+build.5",
                                           "1.4.2 / 2024-5",
                                           "@org/core@1.4.2",
                                           "1.4.2-beta (2024-05-06)"};
    static const char *const others[] = {"",
                                         "1.4",
                                         "2024.05.06",
                                         "06.05.2024",
                                         "06.05.24",
                                         "16.12.24",
                                         "10.30.15",
                                         "Monday, 06.05.24:",
                                         "1.4.2 Impact",
                                         "10.30.15: alert, 2024",
                                         "1.4.2 10:30",
                                         "1.4.20240506",
                                         "1.",
                                         "1.4.",
                                         "Impact",
                                         "We released version 1.4.2",
                                         "1..2.3",
                                         "1.4.2 outage",
                                         "\xE2\x9C\x85 1.4.2 done",
                                         "99999.1.2"};
    for (size_t i = 0; i < sizeof releases / sizeof *releases; i++)
        if (!release_is_named(text_from(releases[i])))
            fail_msg("is a release: %s", releases[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (release_is_named(text_from(others[i])))
            fail_msg("is no release: %s", others[i]);
}

/* A report may tell no time, as long as it tells of what was. */
static void report_without_times_is_one(void **state)
{
    (void)state;
    assert_report(
        "# Postmortem: attestations that a signer missed\n\n## Summary\n\n"
        "Two causes were found, and both are gone: an account that pays for attestations without "
        "being the one that holds the stake, and a disk that a backup shares with the signer on "
        "the same host.\n\n## Root cause\n\n"
        "The account that pays for the attestations is not the one that holds the stake, so that "
        "the full one hides the empty one from everybody who looks at the dashboard. The backup "
        "wants the disk at the same time as the signer does, and nothing throttles it.\n\n"
        "## Resolution\n\n"
        "The account was topped up. The backup was moved to a host of its own.\n\n"
        "## Lessons learned\n\n"
        "- The two accounts have to be watched apart, each with a limit of its own.\n");
}

static void screen_that_stays_blank_is_an_incident(void **state)
{
    (void)state;
    assert_report(
        "# 2023-06-01 Blank screen after the new store\n\n## What was the problem?\n\n"
        "A customer who comes back after a year sees a blank screen, and an error stands in the "
        "console.\n\n## Why did it happen?\n\nThe browser keeps the cart in the form that we used "
        "a year ago, and the page expects the new one. Nobody who shops more often ever meets "
        "the old form, as each visit writes the cart anew.\n\n"
        "## How did we fix it?\n\nThe new form has a name of its own, so that the old one is "
        "never read. A page that finds no cart by this name asks the server for it, "
        "as for a new customer.\n");
}

static void name_and_link_are_too_little(void **state)
{
    (void)state;
    assert_none("# Postmortem\n\n[Read it](https://example.com/report)\n",
                "it has hardly any words");
}

static void assignment_is_none(void **state)
{
    (void)state;
    assert_none("# Postmortem\n\n## Resources\n- How to write an incident report\n\n## Tasks\n"
                "Write a postmortem of an outage that you have seen, or invent one.\n\n"
                "Requirements:\n\n- The summary must contain the impact and the root cause\n"
                "- The timeline must contain when the issue was detected\n"
                "- The root cause must contain what was wrong and how it was fixed\n",
                "it is about the task of writing one");
}

static void assignment_with_its_answer_is_a_report(void **state)
{
    (void)state;
    assert_report(
        "# Postmortem\n\n## Tasks\nWrite a postmortem.\n\n"
        "- The summary must contain the impact\n- The timeline must contain times\n\n"
        "# Shop outage report\n\n## Summary\nOn 3 May 2024 from 14:00 to 15:30 UTC the shop "
        "was down for all users.\n\n## Timeline\n- 14:00 Alerts fired.\n"
        "- 14:20 We found that the disk was full.\n- 15:30 The service was restored.\n\n"
        "## Root cause\nLogs had filled the disk.\n\n## Action items\n- Rotate the logs\n");
}

static void guide_is_none(void **state)
{
    (void)state;
    assert_none(
        "# How to review an incident\n\nA review takes place within a week of the event, and "
        "everyone who was there is invited. Its notes are kept for two years. It is held "
        "in the small room, with tea, by somebody of another team.\n",
        "its title is that of a guide or a template");
    assert_none("# Holding reviews\n\nYou should hold a review after each incident. Make sure that "
                "your notes are complete. You must not blame anyone, and you should write down "
                "what your team will do next. Ask the people you worked with.\n",
                "it gives instructions and reports no incident");
}

static void guide_with_a_sample_timeline_is_none(void **state)
{
    (void)state;
    assert_none("# Reviews after outages\n\nYou should keep a timeline. It must have the times of "
                "your alerts, and you should write down what you did, as in:\n\n## Timeline\n"
                "- 14:00 Alert fired\n- 14:05 Engineer on the line\n- 14:30 Rolled back\n\n"
                "Make sure that your times have a zone. You must not blame anyone. You may ask the "
                "team for help, and you should send your text to them.\n",
                "it gives instructions and reports no incident");
}

static void form_is_none(void **state)
{
    (void)state;
    assert_none("# Postmortem: [Title]\n\n**Date:** YYYY-MM-DD\n\n## Summary\n\n## Impact\n\n"
                "## Timeline\n\n## Root cause\n\n## Action items\n",
                "it is a template that nobody has filled in");
    assert_none(
        "# Service report\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root cause\n\n"
        "## Action items\n\nOne row for each item of work that is left to be done by a team "
        "or a person in the weeks that follow.\n",
        "its sections are empty");
    /* headings that say all are no gaps */
    const struct postmortem *facts =
        facts_of("# Checkout outage on 3 May 2024\n\n## Root cause analysis\n\n### Factor #1: "
                 "certificates are "
                 "renewed by hand\n\n### Factor #2: nobody was told that one would expire\n\n"
                 "### Factor #3: the page did not say which one it was\n\n## Action items\n\n"
                 "- Renew certificates automatically\n- Alert 14 days before one expires\n");
    assert_false(facts->unfilled);
}

static void announcement_is_none(void **state)
{
    (void)state;
    assert_none("---\ntitle: Storage upgrade\nresolved: true\n---\n\n"
                "We are upgrading the storage. All services will be offline in the scheduled "
                "maintenance.\n\n- 2024-02-03 10:00 UTC We began.\n- 2024-02-03 11:00 UTC Disks "
                "are in.\n- 2024-02-03 12:00 UTC Done, services are online.\n",
                "it announces planned work");
}

static void index_of_reports_is_none(void **state)
{
    (void)state;
    assert_none("# Postmortems\n\nAll that we have written since we began to keep them, newest "
                "first, with a link to each of the reports in this folder.\n\n"
                "- [2024-02-03 Mail down](a.md)\n- [2024-01-09 Login outage](b.md)\n"
                "- [2023-11-30 Lost orders](c.md)\n",
                "it is a list of links");
    assert_none(
        "# Postmortem index\n\nWhat this folder is for.\n\n## Purpose\n\n- Learn why things "
        "fail\n- Prevent that they fail again\n- Share what is known\n\n## Format\n\n- Blameless: "
        "systems, not people\n- Timely: soon after the incident\n\n## Incidents\n\n"
        "**7** - [Mail down](7.md)\n*Date: 2024-02-03 | Duration: 8 hours*\nA disk was full.\n\n"
        "**8** - [Login outage](8.md)\n*Date: 2024-03-09 | Duration: 2 hours*\n\n"
        "## Severities\n\n**Critical:** nothing works\n**High:** much does not work\n"
        "**Low:** little is noticed\n",
        "its title is that of a list of incidents");
}

static void minutes_are_none(void **state)
{
    (void)state;
    assert_none("# Team meeting 2024-05-02\n\n- 10:00 Started. Ann reported on the outage of last "
                "week.\n- 10:10 Bob showed the new dashboard.\n- 10:30 We decided to go home.\n",
                "its title names another kind of document (\"meeting\")");
    /* what a meeting was about does not make them the report */
    static const char *const titles[] = {"Minutes: postmortem meeting for INC-7",
                                         "Minutes of the postmortem meeting on the mail outage",
                                         "Notes from the incident review meeting, INC-7"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_none(
            arena_printf(fixture_arena,
                         "# %s\n\nDate: 3 May 2024, 14:00–14:50. Present: Ann, Bo.\n\n"
                         "1. We talked about the root cause: a missing queue, or that nobody "
                         "noticed for 50 minutes? We keep both.\n"
                         "2. Action items were agreed, see the postmortem.\n"
                         "3. Next meeting: 10 May 2024, 14:00.\n",
                         titles[i]),
            "its title names another kind of document");
    /* what a meeting's outage is told of, and how long one was */
    static const char *const reports[] = {"Minutes-long outage of the shop",
                                          "Notes from the outage of the meeting service",
                                          "Notes from the meeting service outage"};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        assert_report(arena_printf(fixture_arena,
                                   "# %s\n\nDate: 3 May 2024\n\nRoot cause: a full disk. It failed "
                                   "from 14:02 to 15:10 UTC.\n",
                                   reports[i]));
}

static void plans_and_histories_are_none(void **state)
{
    (void)state;
    static const char *const titles[] = {"TODO", "To-do list", "Release history",
                                         "Parser: version history"};
    static const char *const words[] = {
        "its title names another kind of document (\"TODO\")",
        "its title names another kind of document (\"To-do list\")",
        "its title names another kind of document (\"Release history\")",
        "its title names another kind of document (\"version history\")"};
    const char *body =
        "## Log\n\n- 2024-05-02 10:00 The server crashed and users were unable to sign in; we "
        "restarted "
        "it.\n- 2024-05-03 10:10 Requests failed again, and we found that data was lost.\n"
        "- 2024-05-04 11:00 It was restored.\n\n## Timeline\n- 10:00 Began\n- 10:20 Resolved\n";
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_none(arena_printf(fixture_arena, "# %s\n\n%s", titles[i], body), words[i]);
    assert_report(arena_printf(fixture_arena, "# The to-do list was lost\n\n%s", body));
    assert_report(arena_printf(fixture_arena, "# Version history of documents lost\n\n%s", body));
}

/* What begins and ends by its own fields, has a cause and was followed up is a report under whatever title; and
 * what a title quotes is the name of something. */
static void reports_in_full_outweigh_a_word_of_the_title(void **state)
{
    (void)state;
    static const char *const titles[] = {"Unknown attribute: \"specification\"",
                                         "Invalid plan after upgrade: specification",
                                         "Missing \"plan\" column", "Unknown column: minutes"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char source[1024];
        snprintf(source, sizeof source,
                 "# %s\n\n- **Incident start:** 2024-03-10 15:16 UTC\n"
                 "- **Incident end:** 2024-03-10 18:29 UTC\n\n## Summary\n\n"
                 "Builds did not start.\n\n## Root cause\n\nThe column was written twice.\n\n"
                 "## Action items\n\n- Write it once\n",
                 titles[i]);
        assert_report(source);
    }
}

static void runbook_is_none(void **state)
{
    (void)state;
    const char *body =
        "## Pods do not start\n\n### Symptoms\n\n- The pods crashed\n\n"
        "### Root cause\n\n- The image was missing\n\n"
        "### Typical fixes\n\n- Users were unable to sign in until the image was built\n";
    static const char *const titles[] = {"Incident runbook", "Incident Runbook (numbered)",
                                         "On-call playbook"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        assert_none(arena_printf(fixture_arena, "# %s\n\n%s", titles[i], body),
                    "its title is that of a guide or a template");
    const char *report = "## Summary\n\nThe pods crashed and users were unable to sign in.\n\n"
                         "## Timeline\n\n- 2024-05-02 10:00 Requests failed\n"
                         "- 2024-05-02 10:20 The service was restored\n";
    assert_report(arena_printf(fixture_arena, "# Incident: the runbook was lost\n\n%s", report));
    assert_report(arena_printf(fixture_arena, "# Outage after an outdated runbook\n\n%s", report));
}

/* What helps others to write, and what is written of programs: a page of templates, a question of how to do it,
 * the form of a bug report, an advisory. */
static void templates_forms_and_advisories_are_none(void **state)
{
    (void)state;
    assert_none(
        "# Incident communication templates\n\n## Chat\n\n```\nSTARTED: 2026-01-07 14:23 UTC\n"
        "IMPACT: all requests failed\n```\n\n## Resolved\n\n```\n15:10 UTC resolved\n"
        "DURATION: 47 minutes\n```\n",
        "it is a template that nobody has filled in");
    assert_none(
        "# Do you record incidents and find the root cause?\n\nWhen an incident has occurred, "
        "mending it was not enough. When was it noticed?\n\n## Record it\n\n"
        "- Use a title with its date: 2025-07-28 Website outage\n\n"
        "## Root cause\n\nHold a review.\n\n## Recommendations\n\n- Link the fix\n",
        "its title is that of a guide or a template");
    assert_none("**Describe the bug**\nThe page crashed when I pressed Save.\n\n**To Reproduce**\n"
                "1. Open a page\n2. Press Save\n\n**Expected behavior**\nIt saves.\n\n**Impact**\n"
                "I lost 2 hours of work on 14 May 2025.\n\n**Root cause**\nA race.\n\n"
                "**Timeline**\nIt failed since 14 May.\n",
                "it is the form of a bug report");
    static const char advisory[] =
        "Severity: high (CVSS 7.4). Affected versions: 3.0 to 3.4. Fixed in: 3.5\n\n## Summary\n\n"
        "Tokens were written to the log.\n\n## Impact\n\nWho reads it could act for them.\n\n"
        "## Root cause\n\nThe client logged all headers.\n\n## Timeline\n\n%s";
    assert_none(arena_printf(fixture_arena, "# Advisory 7: tokens in logs\n\n%s",
                             arena_printf(fixture_arena, advisory,
                                          "- 2025-04-28 Reported\n- 2025-05-12 Released\n")),
                "it is an advisory on a vulnerability");
    assert_report(arena_printf(
        fixture_arena, "# Incident: tokens leaked into logs\n\n%s",
        arena_printf(fixture_arena, advisory, "- 2025-04-28 Reported\n- 2025-05-12 Released\n")));
    assert_report(arena_printf(
        fixture_arena, "# Tokens in logs\n\n%s",
        arena_printf(fixture_arena, advisory,
                     "- 2025-04-28 10:00 UTC We noticed tokens\n- 10:20 UTC We restarted it\n"
                     "- 10:40 UTC All was restored\n")));
    assert_report(
        arena_printf(fixture_arena, "# Tokens in logs\n\n%s",
                     arena_printf(fixture_arena, advisory,
                                  "- 2025-04-28 We noticed tokens\n- 2025-04-29 We revoked them\n\n"
                                  "## Action items\n\n- Mask all headers (Ann, by 2025-06-01)\n")));
    assert_none("# BUG-117: totals are wrong\n\n**Date:** 2025-05-14\n\n## Symptom\n\nThe total "
                "was wrong.\n\n## Reproduction\n\n1. Add a line\n\n## Root cause\n\nThe sum was "
                "cached.\n\n## Fix\n\nIt is reckoned anew.\n",
                "it is the form of a bug report");
    assert_report("# BUG-117: totals are wrong\n\n## Impact\n\n300 bills were wrong.\n\n"
                  "## Reproduction\n\nAdd a line.\n\n## Timeline\n\n- 2025-05-14 10:00 UTC Totals "
                  "failed\n- 10:20 UTC We restarted it\n- 10:40 UTC The service was restored\n");
    /* how to reproduce it is a part of a report, too */
    assert_report(
        "# Saving failed\n\n## Steps to reproduce\n\nSave a page.\n\n## Expected behavior\n\n"
        "It saves.\n\n## Impact\n\n300 users lost their work.\n\n## Timeline\n\n"
        "- 10:00 UTC Saving failed\n- 10:20 UTC We restarted it\n"
        "- 10:40 UTC The service was restored\n");
    assert_report(
        "# Outage of the editor on 14 May 2025\n\n## Steps to reproduce\n\nSave a page.\n\n"
        "## Expected behavior\n\nIt saves.\n\n## Timeline\n\n- 10:00 UTC Saving failed\n"
        "- 10:20 UTC We restarted it\n- 10:40 UTC The service was restored\n");
}

/* German "Vorlage" is what is submitted to somebody, too. */
static void report_submitted_to_somebody_is_no_form(void **state)
{
    (void)state;
    const char *body =
        "## Beschreibung\n\nAm 2026-07-02 wurde der Vorfall gemeldet; die Daten wurden "
        "entfernt.\n\n"
        "## Zeitverlauf\n\n| Ereignis | Datum |\n| --- | --- |\n| Gemeldet | 2026-07-02 |\n"
        "| Entfernt | 2026-07-05 |\n";
    assert_false(facts_of(arena_printf(fixture_arena,
                                       "# Meldung des Vorfalls (Vorlage zur Freigabe)\n\n%s", body))
                     ->unfilled);
    assert_true(
        facts_of(arena_printf(fixture_arena, "# Vorlage: Meldung eines Vorfalls\n\n%s", body))
            ->unfilled);
}

static void clocks_of_a_harmless_day_are_none(void **state)
{
    (void)state;
    assert_none("# A day at the lake\n\n- 09:00 Breakfast for everybody at the big table\n"
                "- 10:30 By boat to the island and around it\n- 13:00 Lunch\n- 15:00 Home again\n",
                "no incident is told");
}

/* What stands behind the labels is what they ask for: a form. Some gaps in brackets leave a report a report. */
static void labels_over_brackets_are_a_form(void **state)
{
    (void)state;
    assert_none("# Incident Postmortem\n\n**Date/Time:** [When incident occurred]  \n"
                "**Duration:** [Length of impact]  \n**Impact:**  \n"
                "- [Customer impact in plain language]\n\n**Root Cause:**  \n"
                "- [Simple explanation, no jargon]\n\n**Resolution:**  \n"
                "- [What was done to resolve the issue]\n",
                "it is a template that nobody has filled in");
    assert_report("# Incident Postmortem\n\n**Date:** 2025-05-03\n**Duration:** 2 hours\n"
                  "**Author:** [name withheld]\n**Customer:** [name withheld]\n"
                  "**Region:** [not for publication]\n**Contact:** [see the wiki]\n\n"
                  "**Impact:** 310 users were unable to sign in.\n\n"
                  "**Root Cause:** The index was built anew and was empty.\n\n"
                  "**Resolution:** We rolled back at 14:10 UTC.\n");
    /* in brackets throughout, and told */
    assert_report("# Login outage on 3 May 2025\n\n"
                  "**Summary:**\n\n[Nobody could sign in for 1 hour on 3 May]\n\n"
                  "**Impact:**\n\n[310 users asked for help]\n\n"
                  "**Cause:**\n\n[The index was empty after the deploy]\n\n"
                  "**Resolution:**\n\n[We rolled back at 15:00 UTC]\n");
}

/* A folder's page that tells what a postmortem should hold has none of these sections itself. */
static void index_with_a_guide_is_none(void **state)
{
    (void)state;
    assert_false(
        facts_of(
            "# Post-Mortems\n\nAnalyses of incidents.\n\n## List of Post-Mortems\n\n"
            "- **[2026-01-05 - Reset](2026-01-05.md)** - The cluster was accidentally reset.\n"
            "- **[2026-02-06 - Data reset](2026-02-06.md)** - Loss of data after hardening.\n\n"
            "## How to Write a Post-Mortem\n\nA good post-mortem should include:\n"
            "1. **Incident Summary:** What happened, when, and what was the impact.\n"
            "2. **Root Cause Analysis:** Why it happened.\n"
            "3. **Timeline:** Step-by-step log of the incident.\n"
            "4. **Recovery Steps:** What was done to fix it.\n"
            "5. **Prevention Measures:** How to ensure it doesn't happen again.\n"
            "6. **Lessons Learned:** Key takeaways.\n")
            ->is_postmortem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(report_with_a_timeline_is_one),
        facts_test(short_note_of_a_status_page_is_one),
        facts_test(story_without_any_heading_is_one),
        facts_test(raw_log_under_a_title_is_one),
        facts_test(other_languages_are_read_by_titles_and_times),
        facts_test(page_that_shows_documents_is_none),
        facts_test(report_that_shows_what_was_written_is_one),
        facts_test(report_that_quotes_two_files_is_one),
        facts_test(minutes_and_updates_are_none),
        facts_test(number_of_a_tracker_names_an_incident),
        facts_test(log_of_changes_is_none),
        facts_test(releases_are_told_from_dates_and_numbers),
        facts_test(report_without_times_is_one),
        facts_test(screen_that_stays_blank_is_an_incident),
        facts_test(name_and_link_are_too_little),
        facts_test(assignment_is_none),
        facts_test(assignment_with_its_answer_is_a_report),
        facts_test(guide_is_none),
        facts_test(guide_with_a_sample_timeline_is_none),
        facts_test(form_is_none),
        facts_test(announcement_is_none),
        facts_test(index_of_reports_is_none),
        facts_test(minutes_are_none),
        facts_test(plans_and_histories_are_none),
        facts_test(reports_in_full_outweigh_a_word_of_the_title),
        facts_test(runbook_is_none),
        facts_test(templates_forms_and_advisories_are_none),
        facts_test(report_submitted_to_somebody_is_no_form),
        facts_test(clocks_of_a_harmless_day_are_none),
        cmocka_unit_test_setup_teardown(labels_over_brackets_are_a_form, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(index_with_a_guide_is_none, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
