/* The running of checks: reports, severities, order, fingerprints, proofs. What each rule finds is
 * told by its page (test_pages.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "arena_fixture.h"
#include "checks/check.h"
#include "rulebook/prompt.h"

static struct postmortem *read_source(const char *source)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct postmortem *postmortem = arena_alloc(arena, sizeof *postmortem);
    struct error error;
    assert_true(document_init(document, arena, TEXT("<stdin>"), text_from(source),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(markdown, document, arena, &error));
    postmortem_read(postmortem, markdown, NULL, arena);
    return postmortem;
}

static struct settings *default_settings(void)
{
    return settings_new(rulebook_profile(TEXT("default")), arena);
}

static struct finding_list run(const char *source, const struct settings *settings)
{
    struct finding_list findings = {0};
    check_run(read_source(source), settings, arena, &findings);
    return findings;
}

static void set_severity(struct settings *settings, const char *id, enum severity severity)
{
    const struct rule *rule = rulebook_find(text_from(id));
    assert_non_null(rule);
    settings->severities[rule_number(rule)] = severity;
}

/* Only one rule on, as an error. */
static struct settings *only(const char *id)
{
    struct settings *settings = default_settings();
    for (size_t i = 0; i < rulebook_rule_count; i++)
        settings->severities[i] = SEVERITY_OFF;
    set_severity(settings, id, SEVERITY_ERROR);
    return settings;
}

static const struct finding *find_rule(const struct finding_list *findings, const char *id)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].rule->id, id) == 0)
            return &findings->items[i];
    return NULL;
}

static void test_every_rule_has_a_check(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_rule_count; i++)
        assert_non_null(check_functions[i]);
}

static void test_report_fills_finding(void **state)
{
    (void)state;
    struct finding_list findings = {0};
    struct settings *settings = only("title-missing");
    const struct rule *rule = rulebook_find(TEXT("title-missing"));
    struct check check = {.postmortem = read_source("text\n"),
                          .settings = settings,
                          .arena = arena,
                          .rule = rule,
                          .severity = SEVERITY_ERROR,
                          .findings = &findings};
    struct finding *finding = report(&check, (struct place){1, 3}, "words", "%d of %s", 3, "four");
    report_related(&check, finding, (struct place){2, 4}, "line %d", 7);
    report_label(&check, finding, "%s", "here");
    assert_int_equal(findings.count, 1);
    assert_string_equal(finding->message, "3 of four");
    assert_string_equal(finding->label, "here");
    assert_string_equal(finding->help, check.rule->help);
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_int_equal(finding->place.start, 1);
    assert_int_equal(finding->related.count, 1);
    assert_string_equal(finding->related.items[0].message, "line 7");
    report_help(&check, finding, "do %s", "this");
    assert_string_equal(finding->help, "do this");
}

static void test_milder_stops_at_info(void **state)
{
    (void)state;
    struct finding finding = {.severity = SEVERITY_ERROR};
    report_milder(&finding);
    assert_int_equal(finding.severity, SEVERITY_WARNING);
    report_milder(&finding);
    report_milder(&finding);
    assert_int_equal(finding.severity, SEVERITY_INFO);
}

static void test_rule_that_is_off_is_silent(void **state)
{
    (void)state;
    struct settings *settings = only("title-missing");
    assert_int_equal(run("Some text.\n", settings).count, 1);
    set_severity(settings, "title-missing", SEVERITY_OFF);
    assert_int_equal(run("Some text.\n", settings).count, 0);
}

static void test_profile_sets_severities(void **state)
{
    (void)state;
    const struct rule_setting setting = {.rule = rulebook_find(TEXT("title-missing")),
                                         .has_severity = true,
                                         .severity = SEVERITY_ERROR};
    const struct profile profile = {.name = "house", .rules = {&setting, 1}};
    struct settings *settings = settings_new(&profile, arena);
    struct finding_list findings = run("Some text.\n", settings);
    const struct finding *finding = find_rule(&findings, "title-missing");
    assert_non_null(finding);
    assert_int_equal(finding->severity, SEVERITY_ERROR);
}

/* An hour and ten minutes of silence between detection and mitigation. */
static const char silent_timeline[] = "# Outage on 2024-05-03\n"
                                      "\n"
                                      "## Timeline\n"
                                      "\n"
                                      "- 14:02 UTC Errors begin\n"
                                      "- 14:05 UTC Alert fired\n"
                                      "- 15:15 UTC Rolled back\n";

/* The page says 120 minutes; a layer that says nothing of them leaves what held before. */
static void test_settings_lie_over_each_other(void **state)
{
    (void)state;
    const struct rule *rule = rulebook_find(TEXT("timeline-gap"));
    const struct option_setting hour = {&rule->options[0], {.number = 60}, 1};
    const struct rule_setting shorter = {.rule = rule, .options = &hour, .option_count = 1};
    const struct rule_setting louder = {
        .rule = rule, .has_severity = true, .severity = SEVERITY_INFO};
    assert_string_equal(hour.option->name, "minutes");
    struct settings *settings = only("timeline-gap");
    assert_int_equal(run(silent_timeline, settings).count, 0);
    settings_apply(settings, &(struct rule_settings){&shorter, 1});
    struct finding_list findings = run(silent_timeline, settings);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    settings_apply(settings, &(struct rule_settings){&louder, 1});
    findings = run(silent_timeline, settings);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_INFO);
}

static const char broken_twice[] = "# Outage on 2024-05-03\n"
                                   "\n"
                                   "We saw lorem ipsum.\n"
                                   "\n"
                                   "## Timeline\n"
                                   "\n"
                                   "- 14:02 UTC lorem ipsum\n"
                                   "- 14:05 UTC FIXME\n";

static void test_findings_are_sorted_by_place(void **state)
{
    (void)state;
    struct finding_list findings = run(broken_twice, default_settings());
    assert_true(findings.count > 2);
    for (size_t i = 1; i < findings.count; i++)
        assert_true(findings.items[i - 1].place.start <= findings.items[i].place.start);
}

static void test_note_to_self_is_milder_than_token(void **state)
{
    (void)state;
    struct finding_list findings = run(broken_twice, only("placeholder-left"));
    assert_int_equal(findings.count, 3);
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    assert_int_equal(findings.items[1].severity, SEVERITY_ERROR);
    assert_int_equal(findings.items[2].severity, SEVERITY_WARNING);
}

/* FNV-1a of "placeholder-left\0lorem ipsum\0" and "0" or "1", reckoned apart from the program. */
static void test_fingerprints_tell_ordinals_apart(void **state)
{
    (void)state;
    struct finding_list findings = run(broken_twice, only("placeholder-left"));
    assert_int_equal(findings.count, 3);
    assert_string_equal(findings.items[0].fingerprint, "2e9608b0b803d5bb");
    assert_string_equal(findings.items[1].fingerprint, "2e9607b0b803d408");
}

static void test_fingerprints_do_not_move_with_lines(void **state)
{
    (void)state;
    const struct settings *settings = only("placeholder-left");
    struct finding_list here = run("# Outage\n\nlorem ipsum\n", settings);
    struct finding_list there = run("# Outage\n\nMore.\n\nStill more.\n\nLOREM ipsum\n", settings);
    assert_int_equal(here.count, 1);
    assert_int_equal(there.count, 1);
    assert_string_equal(here.items[0].fingerprint, there.items[0].fingerprint);
}

static void test_draft_has_no_errors_unless_strict(void **state)
{
    (void)state;
    const char *draft = "# Outage on 2024-05-03\n\n**Status:** Draft\n\nlorem ipsum\n";
    struct settings *settings = only("placeholder-left");
    struct finding_list findings = run(draft, settings);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_WARNING);
    settings->strict = true;
    assert_int_equal(run(draft, settings).items[0].severity, SEVERITY_ERROR);
}

static void test_many_unordered_entries_are_one_finding(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage on 2024-05-03\n"
                                       "\n"
                                       "## Timeline\n"
                                       "\n"
                                       "- 14:00 UTC a\n"
                                       "- 13:00 UTC b\n"
                                       "- 15:00 UTC c\n"
                                       "- 13:30 UTC d\n"
                                       "- 16:00 UTC e\n",
                                       only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    assert_non_null(strstr(findings.items[0].message, "2 of 5"));
}

static void test_lists_below_entries_do_not_part_them(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage on 2024-05-03\n\n## Timeline\n\n"
                                       "### 13:30 UTC Deploy\n\n1. Of the shop\n2. Of the till\n\n"
                                       "### 14:40 UTC Rollback\n\n- 14:41 UTC Of the till\n\n"
                                       "### 14:20 UTC Alert\n\n"
                                       "| Time | What |\n| --- | --- |\n| 14:25 UTC | Page |\n\n"
                                       "### 15:00 UTC All is well\n",
                                       only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message,
                        "14:20 stands after 14:40; 1 of 4 entries is out of order");
    /* The list below an entry has an order of its own. */
    findings =
        run("# Outage on 2024-05-03\n\n## Timeline\n\n### 13:30 UTC Deploy\n\n"
            "- 14:00 UTC First errors\n- 14:45 UTC No errors\n\n"
            "### 14:20 UTC Alert\n\n- 14:21 UTC Page\n- 14:35 UTC Call\n- 14:30 UTC Answer\n\n"
            "### 15:00 UTC All is well\n",
            only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message,
                        "14:30 stands after 14:35; 1 of 3 entries is out of order");
}

static void test_slip_of_the_hour_is_suggested(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage on 2024-05-03\n"
                                       "\n"
                                       "## Timeline\n"
                                       "\n"
                                       "- 13:40 UTC a\n"
                                       "- 14:10 UTC b\n"
                                       "- 14:40 UTC c\n"
                                       "- 13:45 UTC d\n"
                                       "- 15:05 UTC e\n",
                                       only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message,
                        "13:45 stands after 14:40; 1 of 5 entries is out of order");
    assert_string_equal(findings.items[0].label, "55 min before the entry above");
    assert_string_equal(findings.items[0].help,
                        "a slip for 14:45? (it fits before 15:05, line 9); else it belongs between "
                        "lines 5 and 6");
    assert_int_equal(findings.items[0].related.count, 1);
}

/* The message of the one finding on zones of a timeline in May. */
static const char *message_on_zones(const char *entries)
{
    struct finding_list findings =
        run(arena_printf(arena, "# Outage on 2024-05-03\n\n## Timeline\n\n%s", entries),
            only("timeline-zone-mixed"));
    return findings.count == 1 ? findings.items[0].message : "";
}

static void test_two_clocks_name_the_right_one(void **state)
{
    (void)state;
    assert_string_equal(message_on_zones("- 14:02 UTC (14:02 PDT) a\n"),
                        "14:02 UTC is 07:02, not 14:02 PDT");
    assert_string_equal(message_on_zones("- 14:37 UTC (03:37 EDT) a\n"),
                        "14:37 UTC is 10:37, not 03:37 EDT");
    assert_string_equal(message_on_zones("- 23:30 UTC (3:12 AM CEST, May 4) a\n"),
                        "23:30 UTC is 01:30, not 3:12 AM CEST, May 4");
    assert_string_equal(message_on_zones("- 14:02 UTC (10:02 EST) a\n"), ""); /* EDT is meant */
    assert_string_equal(message_on_zones("- ~14:02 UTC (9:00 EDT) a\n"), "");
    assert_string_equal(message_on_zones("- 14:02 UTC (~9:00 EDT) a\n"), "");
    assert_string_equal(message_on_zones("- 14:02\xE2\x80\x93"
                                         "14:20 UTC (9:02 EDT) a\n"),
                        "");
}

static void test_two_clocks_are_one_finding(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage on 2024-05-03\n\n## Timeline\n\n"
                                       "| UTC | PDT | |\n|-|-|-|\n| 14:02 | 09:02 | a |\n"
                                       "| 14:12 | 07:12 | b |\n| 14:22 | 09:22 | c |\n",
                                       only("timeline-zone-mixed"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message, "14:02 UTC is 07:02, not 09:02 PDT");
    assert_int_equal(findings.items[0].related.count, 2);
    assert_string_equal(findings.items[0].related.items[1].message,
                        "14:22 UTC is 07:22, not 09:22 PDT");
}

static size_t count_findings(const char *rule, const char *impact)
{
    char source[400];
    snprintf(source, sizeof source,
             "# Outage on 2024-05-03\n\n## Summary\n\nThe press stopped. 8,300 readers were "
             "affected.\n\n## Impact\n\n%s\n",
             impact);
    return run(source, only(rule)).count;
}

static void test_numbers_of_anything_contradict(void **state)
{
    (void)state;
    const char *rule = "impact-contradicts-itself";
    assert_int_equal(count_findings(rule, "3,800 readers were affected, 14 of whom called."), 1);
    assert_int_equal(count_findings(rule, "8,300 readers were affected, 14 of whom called."), 0);
    assert_int_equal(count_findings(rule, "3,800 households were affected."), 0);
    assert_int_equal(count_findings(rule, "3,800 readers were affected, who had paid."), 0);
}

static void test_share_of_calls_somewhere(void **state)
{
    (void)state;
    const char *rule = "percentage-impossible";
    assert_int_equal(count_findings(rule, "140 % of calls in Spain were lost."), 1);
    assert_int_equal(count_findings(rule, "40 % of calls in Spain were lost."), 0);
    assert_int_equal(count_findings(rule, "140 % of calls in Spain last year."), 0);
    assert_int_equal(count_findings(rule, "140 % of calls in May were received."), 0);
}

static void test_tokens_for_numbers(void **state)
{
    (void)state;
    const char *rule = "placeholder-left";
    assert_int_equal(count_findings(rule, "Halls were dark; [NUMBER] letters came."), 1);
    assert_int_equal(count_findings(rule, "It hit [X] lifts and XX calls."), 2);
    assert_int_equal(count_findings(rule, "[X] lifts are checked."), 0); /* a box */
    assert_int_equal(count_findings(rule, "The field [NUMBER](https://a.example) was blank."), 0);
    assert_int_equal(count_findings(rule, "The array is read with [N] behind it."), 0);
    assert_int_equal(count_findings(rule, "We call the class [N] times; [N] elements were off."),
                     0);
    assert_int_equal(count_findings(rule, "The button [X] closes windows."), 0);
    assert_int_equal(count_findings(rule, "The page printed [COUNT] letters."), 0);
    assert_int_equal(count_findings(rule, "About [X] guests saw it, [COUNT] letters came."), 2);
}

/* Who owns an action item may be a team or a part of the system; who forgets, and is called "he", is a person. */
static void test_owners_that_are_the_cause(void **state)
{
    (void)state;
    static const struct {
        const char *cause;
        size_t count;
    } cases[] = {
        {"Marek forgot to pin it when he upgraded the broker.", 1},
        {"Marek mistyped the zone, and he saw no warning.", 1},
        {"Marek found that the pin was missing when he upgraded.", 0},
        {"Marek forgot to pin it.", 0},
        {"Search forgot about the session, and the user saw that he was logged out.", 0},
        {"Search deleted the index when the operator restarted his shell.", 0},
        {"Marek typed what the runbook says, and he saw no warning.", 0},
        {"Marek typed the wrong zone as he was alone.", 1},
        {"Search overlooked the refund, and the customer paid before she saw it.", 0},
        {"Olaf forgot to pin it when he upgraded the broker.", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *source = arena_printf(arena,
                                          "# Outage on 2024-05-03\n\n## Root cause\n\n%s\n\n"
                                          "## Action items\n\n- Pin it (@marek)\n"
                                          "- Keep the index (owner: Search)\n",
                                          cases[i].cause);
        if (run(source, only("root-cause-names-person")).count != cases[i].count)
            fail_msg("%s", cases[i].cause);
    }
}

/* What a template asks the number of, and what it asks for as the whole of a value. */
static void test_tokens_of_templates(void **state)
{
    (void)state;
    static const char *const left[] = {
        "<number> users were affected.",
        "\\<number\\> users were affected.",
        "<number of affected users> could not sign in.",
        "[count] requests failed.",
        "{number} users were affected.",
        "About {{ user_count }} users were affected.",
        "___ users were affected.",
        "It lasted __ minutes.",
        "$IMPACT users were affected.",
        "- ${COUNT} requests failed.",
        "{{ impact }}",
        "**Impact:** {{ incident.impact }}",
        "**Duration:** <duration>",
        "- <date>",
        "<N> % of users saw it.",
        "About <N> users saw it.",
        "Users affected: <number of users>",
        "| Date | <date> |\n| --- | --- |\n| Status | open |",
        "| Date | Status |\n| --- | --- |\n| <date> | open |",
    };
    static const char *const others[] = {
        "The reader retries <number> times.",
        "It said \"<number> users were added\".",
        "`<number>` users were kept.",
        "The page showed {{ impact }} in place of the text.",
        "The value {{ .Values.count }} was empty.",
        "{{ content }}",
        "{{< figure src=\"a.png\" >}}",
        "The type Array<number> users held was wrong.",
        "GET /users/<id> failed for 400 users.",
        "Run kubectl delete pod <name>.",
        "snake__ users were hit.",
        "The shell expanded $USERS users.",
        "The mail said {{ number }} users.",
        "Write to <ops@example.com>.",
        "Rack: <rack name>",
        "Log format: <severity>",
        "<details>\n<summary>Logs</summary>\n<time>14:05</time>\n</details>",
        "The queue <owner>\nbroke.",
        "The tag\n<date>\nwas open.",
        /* amid a sentence, or led to by one: what a screen or a mail showed */
        "The banner showed <number> users online.",
        "The mail told guests about {{ count }} orders.",
        "The script sends about $COUNT requests a second.",
        "Guests got this mail:\n\n- {{ count }} orders\n- {{ description }}",
        "The log has these lines:\n\n<date>",
        "Guests saw: {{ status }}",
        "Log prefix: <date>",
        "| Part | Form |\n| --- | --- |\n| when | <date> |",
        "The state is Result<duration>",
    };
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        if (count_findings("placeholder-left", left[i]) != 1)
            fail_msg("%s", left[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (count_findings("placeholder-left", others[i]))
            fail_msg("%s", others[i]);
}

/* An item that is nothing but "TODO" is still to be written; elsewhere among the work it is a state. */
static void test_items_that_are_to_be_written(void **state)
{
    (void)state;
    static const struct {
        const char *items;
        size_t count;
    } cases[] = {
        {"- [ ] TODO\n", 1},
        {"- TODO\n- Size the pool (owner: @ann)\n", 1},
        {"- TODO:\n  - Size the pool (owner: @ann)\n", 0},
        {"TODO:\n\n- Size the pool (owner: @ann)\n", 0},
        {"- TODO: size the pool (owner: @ann)\n", 0},
        {"| Action | Status |\n| --- | --- |\n| Size the pool | TODO |\n", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *source =
            arena_printf(arena, "# Outage on 2024-05-03\n\n## Action items\n\n%s", cases[i].items);
        if (run(source, only("placeholder-left")).count != cases[i].count)
            fail_msg("%s", cases[i].items);
    }
}

/* An order to the author under the heading of a section. */
static size_t prompts_under(const char *heading, const char *text)
{
    return run(arena_printf(arena, "# Outage on 2024-05-03\n\n## %s\n\n%s\n", heading, text),
               only("template-prompt-left"))
        .count;
}

static void test_orders_of_a_form(void **state)
{
    (void)state;
    static const char *const orders[] = {
        "*Describe the impact on readers.*",
        "_Briefly describe what happened._\n\nHalls were dark.",
        "> Explain who was affected, and how.",
        "Describe the halls here.",
        "> List any halls that were affected.",
        "> Delete this text and fill in the impact.",
        "Remove this line when done.",
        "> Please remove this section before publishing.",
        "_Provide a short summary of the impact._",
        "- *Describe the impact.*",
    };
    static const char *const others[] = {
        "Describe the impact in numbers.",
        "*List of all affected halls*",
        "*Note that all halls were dark.*",
        "*Explain plans were slow for all halls.*",
        "*What was the impact?*",
        "> Readers wrote: describe the fault.",
        "> Please describe your issue",
        "> Summarize the following text",
        "Delete this line from the settings.",
        "Halls were dark.\n\n*Describe the impact on readers.*",
        "The form asks:\n\n> Describe the fault.",
        "> Write to the table failed.",
        "*Describe what happened* was the button that was pressed.",
        "> \"Please describe what happened\", asked a guest.",
        "> Delete this line and start the lamp again.",
        /* what callers and users of an assistant ask */
        "> Please explain why the hall is dark.",
        "> Explain to me what caused the failure.",
        "> Describe the image\n\nThe assistant looped.",
        "> List all guests with their addresses",
        "*Note when the light came back.*",
        "Remove this line and start the hall's lamp again.",
        "Remove this section after you upgrade.",
        "`Describe the halls here.`",
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (prompts_under("Impact", orders[i]) != 1)
            fail_msg("%s", orders[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (prompts_under("Impact", others[i]))
            fail_msg("%s", others[i]);
    assert_int_equal(count_findings("template-prompt-left",
                                    "# Outage\n\nHalls were dark.\n\nA guest wrote:\n\n"
                                    "> Describe what happened.\n\n## Impact\n\nNone.\n"),
                     0);
    assert_int_equal(prompts_under("Action items", orders[0]), 0);
    assert_int_equal(prompts_under("Lessons learned", orders[0]), 0);
    assert_int_equal(prompts_under("The halls", orders[0]), 0);
}

/* What one row or one item leaves open is one finding, and a row without its action lacks nothing else. */
static void test_tokens_of_one_line(void **state)
{
    (void)state;
    static const char form[] = "# Outage on 2024-05-03\n\n## Action items\n\n%s";
    const char *table = arena_printf(arena, form,
                                     "| Action | Owner | Due |\n| --- | --- | --- |\n"
                                     "| Size the pool | @ann | 2024-05-17 |\n"
                                     "| TBD | TBD | TBD |\n| Page on load | TBD | 2024-05-17 |\n");
    struct finding_list findings = run(table, only("placeholder-left"));
    assert_int_equal(findings.count, 2);
    assert_string_equal(findings.items[0].message,
                        "placeholder \"TBD\" is left in, and 2 more on its line");
    assert_int_equal(findings.items[0].related.count, 2);
    assert_string_equal(findings.items[1].message, "placeholder \"TBD\" is left in");
    findings = run(table, only("action-item-no-owner"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message, "1 of 2 action items has no owner");
    /* who does it, and until when, is told by the rules that ask for that, where they run */
    findings = run(table, default_settings());
    size_t told = 0;
    for (size_t i = 0; i < findings.count; i++)
        told += strcmp(findings.items[i].rule->id, "placeholder-left") == 0;
    assert_int_equal(told, 1);
    assert_non_null(find_rule(&findings, "action-item-no-owner"));
    const char *unfilled = "# Outage on 2026-05-14\n\n## Summary\n\nIt was down.\n\n"
                           "## Action items\n\n| Action | Owner | Due |\n|--|--|--|\n"
                           "| Raise the pool | TBD | TBD |\n| Page | TBC | TBD |\n";
    findings = run(unfilled, default_settings());
    assert_string_equal(find_rule(&findings, "placeholder-left")->message,
                        "this is a template that nobody has filled in: 4 placeholders are left");
    const char *item = arena_printf(arena, form, "- TBD (owner: TBA, due: [date])\n");
    findings = run(item, only("placeholder-left"));
    assert_int_equal(findings.items[0].related.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_WARNING);
}

static void test_impact_in_passing_is_a_notice(void **state)
{
    (void)state;
    struct finding_list findings =
        run("# Outage on 2024-05-03\n\n## Summary\n\nThe build went to production.\n\n"
            "## Timeline\n\n- 14:00 UTC The first request failed\n- 14:20 UTC Taken back\n",
            only("impact-not-quantified"));
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].place.start, 2); /* no sentence is pointed at */
    enum severity in_passing = findings.items[0].severity;
    findings = run("# Key rotation on 2024-05-03\n\n## Impact\n\nSome users could not log in.\n",
                   only("impact-not-quantified"));
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, in_passing + 1);
}

static const char *help_on_order(const char *entries)
{
    struct finding_list findings =
        run(arena_printf(arena, "# Outage on 2024-05-03\n\n## Timeline\n\n%s", entries),
            only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    return findings.items[0].help;
}

static void test_slip_of_the_day_is_suggested(void **state)
{
    (void)state;
    assert_string_equal(help_on_order("- 2024-05-03 13:40 UTC a\n- 2024-05-30 14:10 UTC b\n"
                                      "- 2024-05-03 14:40 UTC c\n- 2024-05-03 15:05 UTC d\n"),
                        "a slip for 2024-05-03? (it fits before 2024-05-03 14:40, line 7); else it "
                        "belongs below line 8");
    /* where the clock would not fit either, nothing is suggested */
    assert_string_equal(help_on_order("- 2024-05-03 13:40 UTC a\n- 2024-05-30 18:10 UTC b\n"
                                      "- 2024-05-03 14:40 UTC c\n- 2024-05-03 15:05 UTC d\n"),
                        "correct its time, or move it below line 8");
}

static void test_afternoon_may_be_meant(void **state)
{
    (void)state;
    assert_string_equal(
        help_on_order("- 2024-05-03 11:40 UTC a\n- 2024-05-03 12:40 UTC b\n"
                      "- 2024-05-03 1:05 UTC c\n- 2024-05-03 1:50 UTC d\n"),
        "is it 13:05, and what follows in the afternoon too? Else move the entries up");
    assert_string_equal(help_on_order("- 2024-05-03 14:40 UTC a\n- 2024-05-03 15:40 UTC b\n"
                                      "- 2024-05-03 1:05 UTC c\n- 2024-05-03 1:50 UTC d\n"),
                        "correct its time, or move it above line 5");
}

static void test_order_of_two_zones_names_them(void **state)
{
    (void)state;
    struct finding_list findings =
        run("# Outage on 2024-05-03\n\n## Timeline\n\n- 14:00 UTC a\n- 14:30 UTC b\n"
            "- 16:10 CEST c\n- 15:00 UTC d\n",
            only("timeline-out-of-order"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message,
                        "16:10 CEST stands after 14:30 UTC; 1 of 4 entries is out of order");
}

static void test_mismatch_shows_its_arithmetic(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage\n"
                                       "\n"
                                       "**Window:** 2025-03-17 14:00 to 16:30 UTC\n"
                                       "**Duration:** 3 h 30 min\n"
                                       "\n"
                                       "## Timeline\n"
                                       "\n"
                                       "- 14:00 UTC Outage starts\n"
                                       "- 16:30 UTC Service restored\n",
                                       only("duration-mismatch"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message,
                        "stated 3 h 30 min, but 14:00 to 16:30 UTC is 2 h 30 min: 1 h too much");
    assert_int_equal(findings.items[0].related.count, 2);
    assert_string_equal(findings.items[0].related.items[0].message, "16:30 − 14:00 = 2 h 30 min");
    assert_string_equal(findings.items[0].related.items[1].message,
                        "in the timeline too, 14:00 (line 8) to 16:30 is 2 h 30 min");
}

static void test_owners_are_one_finding(void **state)
{
    (void)state;
    struct finding_list findings = run("# Outage on 2024-04-25\n"
                                       "\n"
                                       "## Action items\n"
                                       "\n"
                                       "- Renew certificates automatically\n"
                                       "- Alert 14 days before one expires\n"
                                       "- Test the alert each month\n",
                                       only("action-item-no-owner"));
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].message, "none of the 3 action items has an owner");
    assert_string_equal(findings.items[0].help, "end each like \"(owner: SRE, due: 2024-05-10)\"");
    assert_int_equal(findings.items[0].related.count, 2);
}

/* What is done needs no owner, and a message that does not count it says so. */
static void test_done_items_are_not_counted(void **state)
{
    (void)state;
    static const char source[] = "# Outage on 2024-04-25\n\n## Action items\n\n"
                                 "- [x] Renew certificates automatically\n"
                                 "- [ ] Alert 14 days before one expires\n%s";
    static const struct {
        const char *further, *message;
    } cases[] = {
        {"", "the only open action item has no owner"},
        {"- [ ] Test the alert\n", "none of the 2 open action items has an owner"},
        {"- [ ] Test the alert (owner: Ann)\n", "1 of 2 open action items has no owner"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct finding_list findings =
            run(arena_printf(arena, source, cases[i].further), only("action-item-no-owner"));
        assert_int_equal(findings.count, 1);
        assert_string_equal(findings.items[0].message, cases[i].message);
    }
}

static void test_proofs(void **state)
{
    (void)state;
    struct proof_list proofs = {0};
    proofs_find(read_source("# Outage\n"
                            "\n"
                            "**Window:** 2025-03-17 14:00 to 16:30 UTC\n"
                            "**Duration:** 2 h 30 min\n"
                            "\n"
                            "## Timeline\n"
                            "\n"
                            "- 14:00 UTC Outage starts\n"
                            "- 16:30 UTC Service restored\n"),
                arena, &proofs);
    assert_int_equal(proofs.count, 2);
    assert_string_equal(proofs.items[0],
                        "the window (line 3) and the timeline (lines 8–9) agree to the minute");
    assert_string_equal(proofs.items[1],
                        "the stated length (line 4) is the window's (line 3): 2 h 30 min");
}

static void test_nothing_is_proved_of_contradictions(void **state)
{
    (void)state;
    struct proof_list proofs = {0};
    proofs_find(read_source("# Outage\n"
                            "\n"
                            "**Window:** 2025-03-17 14:00 to 16:30 UTC\n"
                            "**Duration:** 3 h 30 min\n"),
                arena, &proofs);
    assert_int_equal(proofs.count, 0);
}

static const char *const fields_of_window = "- Start: 2025-03-17 14:00 UTC\n"
                                            "- End: 2025-03-17 15:30 UTC\n";
static const char *const timeline_of_window = "## Timeline (UTC)\n\n"
                                              "- 14:00 Outage begins\n"
                                              "- 14:10 Alert fired\n"
                                              "- 15:30 Outage ends\n";

static struct proof_list proofs_of(const char *head, const char *summary)
{
    struct proof_list proofs = {0};
    proofs_find(
        read_source(arena_printf(arena, "# Outage on 2025-03-17\n\n%s\n## Summary\n\n%s\n\n%s",
                                 head, summary, timeline_of_window)),
        arena, &proofs);
    return proofs;
}

static void test_nothing_is_proved_by_rounding(void **state)
{
    (void)state;
    struct proof_list proofs = proofs_of(fields_of_window, "The outage lasted 1 hour.");
    assert_int_equal(proofs.count, 1);
    assert_non_null(strstr(proofs.items[0], "agree to the minute"));
    proofs = proofs_of(fields_of_window, "The outage lasted 91 minutes.");
    assert_int_equal(proofs.count, 1);
    proofs = proofs_of(fields_of_window, "The outage lasted 90 minutes.");
    assert_int_equal(proofs.count, 2);
}

static void test_nothing_is_proved_of_another_window(void **state)
{
    static const char *const other = "From 14:10 to 15:30 UTC search failed.";
    (void)state;
    struct proof_list proofs = proofs_of(fields_of_window, other);
    assert_int_equal(proofs.count, 1);
    assert_string_equal(proofs.items[0],
                        "the window (line 4) and the timeline (lines 12–14) agree to the minute");
    /* the timeline marks the start elsewhere */
    proofs = proofs_of("", other);
    assert_int_equal(proofs.count, 0);
    proofs = proofs_of("Duration: 14:10 to 15:30 UTC (1 h 20 min)\n", "Search failed.");
    assert_int_equal(proofs.count, 1);
    assert_non_null(strstr(proofs.items[0], "the stated length"));
    /* of two fields nobody knows which is right */
    proofs = proofs_of(arena_join(arena, fields_of_window, "", "- Duration: 14:10 to 15:30 UTC\n"),
                       "Search failed.");
    assert_int_equal(proofs.count, 0);
}

/* The lines on which a rule made at run time, of one pattern, finds something in the document. */
static const char *lines_found(const char *source, const char *pattern, const char *part,
                               bool quotations)
{
    const char **item = arena_alloc(arena, sizeof *item);
    struct finding_list findings = {0};
    struct rule_pattern words = {.words = WORDS_COUNT,
                                 .patterns = {item, 1},
                                 .quotations = quotations,
                                 .message = "a customer is named"};
    struct rule rule = {.id = "house-rule", .help = "leave it out", .pattern = &words};
    const struct postmortem *postmortem = read_source(source);
    const char *lines = "";
    *item = pattern;
    assert_true(scope_add(&words.where, text_from(part)));
    struct check check = {.postmortem = postmortem,
                          .settings = default_settings(),
                          .arena = arena,
                          .rule = &rule,
                          .severity = SEVERITY_INFO,
                          .findings = &findings};
    report_pattern(&check);
    for (size_t i = 0; i < findings.count; i++) {
        assert_int_equal(findings.items[i].severity, SEVERITY_INFO);
        assert_string_equal(findings.items[i].message, "a customer is named: \"Tyrell\"");
        lines = arena_printf(arena, "%s%zu ", lines,
                             document_line(postmortem->document, findings.items[i].place.start));
    }
    return lines;
}

static void test_pattern_in_its_scope(void **state)
{
    (void)state;
    const char *source = "# Tyrell outage\n\n"                             /* 1 */
                         "Tyrell could not log in on 3 May 2025.\n\n"      /* 3 */
                         "## Impact\n\n"                                   /* 5 */
                         "A customer, Tyrell, saw errors.\n\n"             /* 7 */
                         "### In Leeds\n\n"                                /* 9 */
                         "Only Tyrell.\n\n"                                /* 11 */
                         "## Timeline\n\n"                                 /* 13 */
                         "- 14:00 UTC `Tyrell` failed\n"                   /* 15 */
                         "- 14:05 UTC Tyrell called\n\n"                   /* 16 */
                         "> Tyrell is down\n\n"                            /* 18 */
                         "## Lessons learned\n\n"                          /* 20 */
                         "The root cause was that \"Tyrell\" has a dot.\n" /* 22 */
                         "Tyrell has a dot.\n";                            /* 23 */
    const char *pattern = "\\btyrell\\b";
    assert_string_equal(lines_found(source, pattern, "all", false), "1 3 7 11 16 23 ");
    assert_string_equal(lines_found(source, pattern, "all", true), "1 3 7 11 16 22 23 ");
    assert_string_equal(lines_found(source, pattern, "title", true), "1 ");
    assert_string_equal(lines_found(source, pattern, "summary", true), "3 ");
    assert_string_equal(lines_found(source, pattern, "impact", true), "7 11 ");
    assert_string_equal(lines_found(source, pattern, "timeline", true), "16 ");
    assert_string_equal(lines_found(source, pattern, "root_cause", true), "22 ");
    assert_string_equal(lines_found(source, pattern, "lessons", true), "22 23 ");
    assert_string_equal(lines_found(source, pattern, "action_items", true), "");
}

static void test_scope_knows_its_parts(void **state)
{
    (void)state;
    struct scope scope = {0};
    assert_false(scope_add(&scope, TEXT("")));
    assert_false(scope_add(&scope, TEXT("titles")));
    assert_false(scope.all || scope.title);
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        assert_false(scope.roles[role]);
        assert_true(scope_add(&scope, text_from(role_name((enum role)role))));
        assert_true(scope.roles[role]);
    }
}

/* Whether a block is gone through for prompts is asked of the words in it: where they are ASCII, and of no
 * house's own template. */
static void test_prompt_is_found_whatever_stands_beside_it(void **state)
{
    (void)state;
    static const char *const blocks[] = {
        "Explain in detail how the issue was fixed\n",
        "Sales fell. EXPLAIN in Detail how the issue was fixed.\n",
        "Explain in **detail** how the issue was fixed.\n",
        "The caf\xC3\xA9 lost orders.\nExplain in detail how the issue was fixed\n",
        "D\xC3\xA9j\xC3\xA0 vu. Explain in detail how the issue was fixed.\n",
        /* a blank without a width within each word */
        "E\u200Bxplain i\u200Bn d\u200Betail h\u200Bow t\u200Bhe i\u200Bssue w\u200Bas "
        "f\u200Bixed.\n",
        "1. Sales fell.\n2. Explain in detail how the issue was fixed.\n",
    };
    struct settings *settings = only("template-prompt-left");
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        const char *source = arena_printf(
            arena, "# Outage on 2024-05-03\n\n## Summary\n\n%s\n## Timeline\n\n- 14:00 UTC Alert\n",
            blocks[i]);
        assert_int_equal(run(source, settings).count, 1);
    }
    assert_int_equal(run("# Outage on 2024-05-03\n\n## Summary\n\nSales fell.\n", settings).count,
                     0);
}

/* No word of a house's prompt need be one of the prompts that everybody knows. */
static void test_prompt_of_the_house_is_found(void **state)
{
    (void)state;
    const char *source = "# Outage on 2024-05-03\n\n## Summary\n\nSales fell.\n\n"
                         "## Impact\n\nName each shop.\n";
    struct settings *settings = only("template-prompt-left");
    assert_int_equal(run(source, settings).count, 0);
    struct house_template house = {0};
    LIST_PUSH(arena, &house.prompts, prompt_fold(arena, TEXT("Name each shop.")));
    settings->house_template = &house;
    struct finding_list findings = run(source, settings);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].place.end - findings.items[0].place.start,
                     strlen("Name each shop."));
}

/* A template that nobody has filled in lacks everything: it is told as one, in two findings. */
static void test_unfilled_template(void **state)
{
    (void)state;
    struct finding_list findings = run("# Incident report\n\n"
                                       "## Summary\n\nShort summary (5 sentences)\n\n"
                                       "## Impact\n\n## Timeline\n\n"
                                       "- YYYY-MM-DD HH:MM UTC | Short description\n\n"
                                       "## Root cause\n\n## Action items\n\n## Lessons\n\n"
                                       "![map](none.png)\n",
                                       default_settings());
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.items[0].rule->id, "placeholder-left");
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    assert_int_equal(findings.items[0].place.start, 2);
    assert_true(findings.items[0].related.count > 0);
}

/* A log of incidents: what one of them says contradicts nothing of another. */
static void test_incidents_of_a_log_are_not_compared(void **state)
{
    (void)state;
    static const char *const contradictions[] = {
        "duration-mismatch",      "duration-inconsistent",     "duration-contradicts-timeline",
        "end-before-start",       "phases-out-of-order",       "metric-contradicts-timeline",
        "severity-mismatch",      "impact-contradicts-itself", "due-date-before-incident",
        "timeline-outside-window"};
    const char *source = "# Incident log\n\n"
                         "## INC-14: Search is down\n\n"
                         "- Severity: SEV-1\n- Start: 2025-03-04 10:00 UTC\n"
                         "- End: 2025-03-04 12:30 UTC\n- Duration: 2 h 30 min\n"
                         "- Impact: 40% of users could not search\n\n"
                         "### Timeline\n\n- 10:00 UTC The index fails\n"
                         "- 12:30 UTC Search is restored\n\n"
                         "### Action items\n\n- [ ] Alert on disks (due: 2025-03-20)\n\n"
                         "## INC-13: Mail is late\n\n"
                         "- Severity: SEV-3\n- Start: 2025-01-17 08:00 UTC\n"
                         "- End: 2025-01-17 08:25 UTC\n- Duration: 25 min\n- TTD: 5 min\n"
                         "- Impact: 5% of users got late mail\n\n"
                         "### Timeline\n\n- 08:00 UTC The queue is paused\n"
                         "- 08:25 UTC Service is restored\n\n"
                         "### Action items\n\n- [ ] Guard the button (due: 2025-01-31)\n";
    struct finding_list findings = run(source, default_settings());
    for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++)
        if (find_rule(&findings, contradictions[i]))
            fail_msg("%s", contradictions[i]);
}

/* Parts of one incident are no incidents. */
static void test_parts_of_one_incident_are_compared(void **state)
{
    (void)state;
    const char *source = "# Search is down\n\n"
                         "## Summary\n\n- Severity: SEV-1\n- Start: 2025-03-04 10:00 UTC\n"
                         "- End: 2025-03-04 12:30 UTC\n- Duration: 25 min\n\n"
                         "## Impact\n\n- Severity: SEV-1\n- Start: 2025-03-04 10:00 UTC\n"
                         "- End: 2025-03-04 12:30 UTC\n";
    struct finding_list findings = run(source, default_settings());
    assert_non_null(find_rule(&findings, "duration-mismatch"));
}

/* "incident over" is an explicit end, and no beginning is: the timeline shows a length all the same. */
static void test_a_marked_end_suggests_a_length(void **state)
{
    (void)state;
    struct settings *settings = default_settings();
    struct finding_list findings =
        run("# Outage on 3 May 2024\n\n## Timeline\n\n- 18:05 UTC Nodes start failing\n"
            "- 20:30 UTC A fix is merged\n- 21:15 UTC incident over\n",
            settings);
    const struct finding *finding = find_rule(&findings, "duration-missing");
    assert_non_null(finding);
    assert_non_null(strstr(finding->message, "the timeline suggests 18:05–21:15, 3 h 10 min"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_marked_end_suggests_a_length, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_incidents_of_a_log_are_not_compared, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_parts_of_one_incident_are_compared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unfilled_template, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_prompt_is_found_whatever_stands_beside_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_prompt_of_the_house_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_rule_has_a_check, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_report_fills_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_milder_stops_at_info, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rule_that_is_off_is_silent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_profile_sets_severities, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_settings_lie_over_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_findings_are_sorted_by_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_note_to_self_is_milder_than_token, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fingerprints_tell_ordinals_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fingerprints_do_not_move_with_lines, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_draft_has_no_errors_unless_strict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_unordered_entries_are_one_finding, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_lists_below_entries_do_not_part_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_slip_of_the_hour_is_suggested, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers_of_anything_contradict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_share_of_calls_somewhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tokens_for_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_owners_that_are_the_cause, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tokens_of_templates, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_items_that_are_to_be_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_orders_of_a_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tokens_of_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_impact_in_passing_is_a_notice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_clocks_name_the_right_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_clocks_are_one_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_slip_of_the_day_is_suggested, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_afternoon_may_be_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_order_of_two_zones_names_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_mismatch_shows_its_arithmetic, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_owners_are_one_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_done_items_are_not_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pattern_in_its_scope, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scope_knows_its_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_proofs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_proved_by_rounding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_proved_of_another_window, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_proved_of_contradictions, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
