/* Which lines of a section are its items, and what a row's number, its state and its due day are. */
#include "items_fixture.h"

static void test_due_weekdays_and_spans(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Raise the pool. Owner: Ann. Due Thursday.\n"
                                 "- Page on load. Owner: Ann. Due in three weeks.\n"
                                 "- Hold a drill (owner: Ann, due next Monday)\n"
                                 "- Log the load. Owner: Ann. Due within 3 days\n"),
                        "3 Ann Thursday - -\n4 Ann in three weeks - -\n5 Ann next Monday - -\n"
                        "6 Ann within 3 days - -\n");
}

/* What is due at the end of another thing's week is not the item's day. */
static void test_what_else_is_due(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Alert when an invoice is due Monday and unpaid\n"
                                 "- Renew what falls due in three weeks by a job\n"
                                 "- Page, where the run due Friday is late\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

static void test_today_and_tomorrow_are_days_and_nobody(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Next steps\n\n1. **Today:** Raise the pool\n"
                                 "2. **Tomorrow:** Page on load\n3. **This week:** Hold a drill\n"),
                        "3 - Today - -\n4 - Tomorrow - -\n5 - This week - -\n");
}

static void test_a_day_in_the_state(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage on 2026-05-14\n\n## Action items\n\n| Item | Owner | Status |\n"
                 "| --- | --- | --- |\n"
                 "| Raise the pool | Ann | In progress, target 2026-06-30 |\n"
                 "| Page on load | Ann | Open (due 30 June) |\n"
                 "| Hold a drill | Ann | In progress since 2026-05-20 |\n"
                 "| Log the load | Ann | Done, target was 2026-06-30 |\n"
                 "| Cap the queue | Ann | Planned, by 2026-06-15 |\n"),
        "7 Ann 2026-06-30 - open\n8 Ann 30 June - open\n9 Ann - - open\n10 Ann - - done\n"
        "11 Ann 2026-06-15 - open\n");
}

static void test_numbers_of_rows_are_no_tickets(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n"
                                 "| AI-01 | Raise the pool | Ann |\n"
                                 "| AI-02 | Page on load | Ann |\n"
                                 "| AI-03 | Hold a drill (OPS-17) | Ann |\n"),
                        "5 Ann - - -\n6 Ann - - -\n7 Ann - OPS-17 -\n");
    assert_string_equal(items_of("## Action items\n\n| # | Action | Owner |\n| --- | --- | --- |\n"
                                 "| P1-1 | Raise the pool | Ann |\n"
                                 "| P1-2 | Page on load | Ann |\n"
                                 "| P2-1 | Hold a drill | Ann |\n"),
                        "5 Ann - - -\n6 Ann - - -\n7 Ann - - -\n");
}

/* Keys that do not count the rows, stand in a column of tickets or in an address, are tickets. */
static void test_keys_that_are_tickets(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| OPS-311 | Raise the pool |\n| OPS-312 | Page on load |\n"),
                        "5 - - OPS-311 -\n6 - - OPS-312 -\n");
    assert_string_equal(items_of("## Action items\n\n| Ticket | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n"),
                        "5 - - AI-1 -\n6 - - AI-2 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| OPS-1 | Raise the pool |\n| OPS-7 | Page on load |\n"),
                        "5 - - OPS-1 -\n6 - - OPS-7 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| OPS-1 | Raise the pool |\n"),
                        "5 - - OPS-1 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n\n"
                                 "All lie beside https://a.example/browse/AI-1.\n"),
                        "5 - - AI-1 -\n6 - - AI-2 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n\n"
                                 "All are tracked in Jira.\n"),
                        "5 - - AI-1 -\n6 - - AI-2 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n\n"
                                 "The ticket of AI-1: OPS-71\n"),
                        "5 - - AI-1 -\n6 - - AI-2 -\n");
}

static void test_a_fence_that_an_item_shows(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Ask for it in reviews\n\n"
                                 "  Add to the template:\n\n  ```markdown\n  - [ ] The pool fits\n"
                                 "  - [ ] The alert fires\n  ```\n"),
                        "3 - - - -\n");
    assert_string_equal(items_of("## Action items\n\nDo this to prevent it in future:\n\n"
                                 "```markdown\n- Raise the pool\n- Page on load\n```\n"),
                        "6 - - - -\n7 - - - -\n");
}

/* "Action: …" is the item where it alone stands below; beside its owner it tells of the one above. */
static void test_actions_below_lessons(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Lessons and action items\n\n"
                                 "1. **The pool should follow the load.** It did not.\n"
                                 "   - **Action:** Raise it\n"
                                 "2. Alerts should reach two people.\n"
                                 "   - **Action:** Page two (owner: Bo)\n"),
                        "4 - - - -\n6 Bo - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Raise the pool\n  - Action: set it to 80\n"
                                 "  - Owner: Ann\n"
                                 "- Page on load (owner: Bo)\n  - Action: ask for two numbers\n"),
                        "3 Ann - - -\n6 Bo - - -\n");
}

static void test_a_label_with_a_remark_over_a_list(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Outage\n\nThe team is monitoring it to avoid any more.\n\n"
                                 "**Next release and to-do’s:** version 2.4\n\n"
                                 "1. Raise the pool\n2. Page on load\n"),
                        "7 - - - -\n8 - - - -\n");
}

static void test_a_checklist_that_tells_rows_again(void **state)
{
    (void)state;
    static const char rows[] = "## Follow-up actions\n\n| Action | Owner | Due |\n"
                               "| --- | --- | --- |\n"
                               "| Rotate the password of the proxy | Ann | 2026-06-01 |\n"
                               "| Dump the database nightly | Bo | 2026-06-02 |\n"
                               "| Probe the certificates and alert | Cy | 2026-06-03 |\n\n"
                               "## Action items status\n\n";
    char source[1024];
    (void)snprintf(source, sizeof source, "%s%s", rows,
                   "- [ ] Password rotation\n- [x] Nightly dumps of the database\n- [ ] Probe of "
                   "certificates\n");
    assert_string_equal(items_of(source),
                        "5 Ann 2026-06-01 - -\n6 Bo 2026-06-02 - -\n7 Cy 2026-06-03 - -\n"
                        "11 Ann 2026-06-01 - open\n12 Bo 2026-06-02 - done\n"
                        "13 Cy 2026-06-03 - open\n");
    (void)snprintf(source, sizeof source, "%s%s", rows,
                   "- [ ] Password rotation\n- [ ] Larger disks\n- [ ] Probe of certificates\n");
    assert_string_equal(items_of(source),
                        "5 Ann 2026-06-01 - -\n6 Bo 2026-06-02 - -\n7 Cy 2026-06-03 - -\n"
                        "11 - - - open\n12 - - - open\n13 - - - open\n");
}

static void test_improvements_below_measures_are_no_work(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- Raise the pool\n\n## Success metrics\n\n"
                                 "**Process improvements:**\n\n- Fix causes, not symptoms\n"),
                        "3 - - - -\n");
}

static void test_strategies_beside_a_tracked_list(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- [ ] Raise the pool\n- [ ] Page on load\n\n"
                                 "## Prevention strategies\n\n**When choosing a pool:**\n\n"
                                 "- Will it grow? Use a dynamic one\n"),
                        "3 - - - open\n4 - - - open\n");
    assert_string_equal(items_of("## Action items\n\n- [ ] Raise the pool\n- [ ] Page on load\n\n"
                                 "## Prevention and monitoring\n\n- Larger pools for all services\n"
                                 "- [ ] Probe certificates\n"),
                        "3 - - - open\n4 - - - open\n9 - - - open\n");
    assert_string_equal(
        items_of("# Outage\n\n## Prevention & monitoring\n\n- Larger pools for all services\n"),
        "5 - - - -\n");
}

static void test_headings_that_a_section_announces(void **state)
{
    (void)state;
    assert_string_equal(items_of("# Corrective measures\n\nWe are implementing the following:\n\n"
                                 "# A larger pool:\nRaise it to 80 (owner: Ann).\n\n"
                                 "# Better alerts:\nPage two people.\n\n# Thanks\n\nTo all.\n"),
                        "5 Ann - - -\n8 - - - -\n");
}

static void test_lessons_learned_and_the_next_prompt_are_no_items(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("Corrective and preventative measures:\n\n"
                 "Improvements/Fixes: We've learned our lesson and have some tricks ready.\n"
                 "Raise the pool.\nPage on load.\n\n"
                 "(5) Be brief and straight to the point, between 400 to 600 words :\n\n"
                 "Based on my research the pool was too small for the load.\n"),
        "4 - - - -\n5 - - - -\n");
    assert_string_equal(items_of("## Action items\n\n- We've learned a lesson: test backups\n"),
                        "3 - - - -\n");
}

static void test_a_handle_before_a_word_of_chats(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n- @ann tag the release\n"
                                 "- @bo handle the backlog\n- Page a @cy\n"
                                 "- Add an @emergency role (owner: Di)\n"),
                        "3 ann - - -\n4 bo - - -\n5 cy - - -\n6 Di - - -\n");
}

/* "Today" before what is so is no day by which it is done. */
static void test_what_is_so_today(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n"
                                 "- Today: the pool is too small, raise it (owner: Ann)\n"),
                        "3 Ann - - -\n");
}

/* A day before the incident, and one for which the work waits, are no due days. */
static void test_other_days_in_the_state(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("# Outage on 2026-05-14\n\n## Action items\n\n| Item | Owner | Status |\n"
                 "| --- | --- | --- |\n"
                 "| Raise the pool | Ann | Planned before 2026-05-10, not begun |\n"
                 "| Page on load | Ann | Blocked until 2026-06-01 |\n"),
        "7 Ann - - open\n8 Ann - - open\n");
}

/* All of a column counts its rows, or none does; a second table may go on. */
static void test_a_column_counts_its_rows_or_does_not(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-3 | Page on load |\n"
                                 "| AI-4 | Hold a drill |\n"),
                        "5 - - AI-1 -\n6 - - AI-3 -\n7 - - AI-4 -\n");
    assert_string_equal(items_of("## Action items\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n\n"
                                 "### Later\n\n| ID | Action |\n| --- | --- |\n"
                                 "| AI-3 | Hold a drill |\n"),
                        "5 - - - -\n6 - - - -\n12 - - - -\n");
}

static void test_keys_of_work_that_is_tracked(void **state)
{
    (void)state;
    static const char *const trackers[] = {"Each is a GitHub issue.",
                                           "All have cards on the team's board.",
                                           "See our tracker.", "They were put into the backlog."};
    for (size_t i = 0; i < sizeof trackers / sizeof *trackers; i++) {
        char source[512];
        (void)snprintf(source, sizeof source,
                       "## Action items\n\n%s\n\n| ID | Action |\n| --- | --- |\n"
                       "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n",
                       trackers[i]);
        assert_string_equal(items_of(source), "7 - - AI-1 -\n8 - - AI-2 -\n");
    }
    assert_string_equal(
        items_of("Customers opened tickets. Archived in Notion.\n\n## Action items\n\n"
                 "| ID | Action |\n| --- | --- |\n"
                 "| AI-1 | Raise the pool |\n| AI-2 | Page on load |\n"),
        "7 - - - -\n8 - - - -\n");
}

/* Not all that a verb introduces is for another document: it may be the list. */
static void test_a_fence_that_is_the_list(void **state)
{
    (void)state;
    static const char *const intros[] = {"Add these:", "Teams should do:", "Add to the template:"};
    for (size_t i = 0; i < sizeof intros / sizeof *intros; i++) {
        char source[256];
        (void)snprintf(source, sizeof source,
                       "## Action items\n\n%s\n\n```markdown\n- [ ] Raise the pool\n"
                       "- [ ] Page on load\n```\n",
                       intros[i]);
        assert_string_equal(items_of(source), "6 - - - open\n7 - - - open\n");
    }
    assert_string_equal(items_of("## Action items\n\n- Ask for it in reviews\n\n"
                                 "### Reviews\n\nAdd to the template:\n\n```markdown\n"
                                 "- [ ] The pool fits\n- [ ] The alert fires\n```\n"),
                        "3 - - - -\n");
}

/* What a label above says of all holds for the actions below lessons; a lesson with a state is the item. */
static void test_lessons_below_names_and_with_states(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n**Ann:**\n\n- The pool was too small\n"
                                 "  - Action: raise it\n- Nobody was paged\n"
                                 "  - Action: page two\n"),
                        "6 Ann - - -\n8 Ann - - -\n");
    assert_string_equal(items_of("## Action items\n\n- Drill (done)\n  - Action: hold it\n"),
                        "3 - - - done\n");
    assert_string_equal(items_of("## Action items\n\n- Raise the pool\n"
                                 "  - Improvement: fewer errors\n  - Improvement: less load\n"),
                        "3 - - - -\n4 - - - -\n5 - - - -\n");
}

/* Beside a heading for the work, and where its name is not that of the work, a label heads no list of it. */
static void test_labels_with_remarks_over_other_lists(void **state)
{
    (void)state;
    static const char *const labels[] = {"Owner of next steps:** Ann",
                                         "Attendees / next steps:** Ann",
                                         "Where to find our follow-ups:** in Jira"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char source[256];
        (void)snprintf(source, sizeof source,
                       "**%s\n\n- Back on Monday\n- Reads mail\n\n"
                       "## Action items\n\n- Raise the pool\n",
                       labels[i]);
        assert_string_equal(items_of(source), "8 - - - -\n");
    }
}

static void test_other_boxes_beside_rows(void **state)
{
    (void)state;
    assert_string_equal(
        items_of("## Action items\n\n| Action | Owner |\n| --- | --- |\n"
                 "| Rotate the password of the proxy | Ann |\n"
                 "| Dump the database nightly | Bo |\n| Probe the certificates | Cy |\n\n"
                 "## Next steps\n\n- [ ] Document password rotation in runbooks\n"
                 "- [ ] Test the database dump elsewhere\n- [ ] Probe certificates\n"),
        "5 Ann - - -\n6 Bo - - -\n7 Cy - - -\n11 - - - open\n12 - - - open\n13 - - - open\n");
}

static void test_arguments_are_no_work(void **state)
{
    static const char *const labels[] = {"**Arguments for:**", "**Arguments against a team:**",
                                         "### Pros",           "#### Pros and cons",
                                         "Disadvantages:",     "**Drawbacks of the pool:**"};
    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_string_equal(
            items_of(arena_printf(
                fixture_arena,
                "## Recommendations\n\n- Raise the pool\n\n%s\n\n- One place to look\n",
                labels[i])),
            "3 - - - -\n");
    assert_string_equal(
        items_of("## Recommendations\n\n**Pros:**\n\n- One place to look\n\n**Next steps:**\n\n"
                 "- Raise the pool\n"),
        "9 - - - -\n");
}

static void test_gaps_are_no_work(void **state)
{
    static const char *const gaps[] = {"### Monitoring gaps identified", "### Gaps",
                                       "**Gaps we found:**", "### Monitoring and alerting gaps"};
    static const char *const work[] = {"### Close the monitoring gaps", "### Follow-ups and gaps",
                                       "### Remaining gaps", "### Gaps to close"};
    (void)state;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
        assert_string_equal(
            items_of(arena_printf(
                fixture_arena,
                "## Action items\n\n- Raise the pool\n\n%s\n\n- No alert on the age\n"
                "- Page on the queue\n- [ ] Graph of the queue\n- Probe (owner: @bo)\n",
                gaps[i])),
            "3 - - - -\n8 - - - -\n9 - - - open\n10 @bo - - -\n");
    for (size_t i = 0; i < sizeof work / sizeof *work; i++)
        assert_string_equal(items_of(arena_printf(fixture_arena,
                                                  "## Action items\n\n- Raise the pool\n\n%s\n\n- "
                                                  "Alert on the age\n- Queue depth alert\n",
                                                  work[i])),
                            "3 - - - -\n7 - - - -\n8 - - - -\n");
}

static void test_a_list_of_work_below_measures(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Success metrics\n\n- Fewer pages\n\n### Action items\n\n"
                                 "- Raise the pool\n"),
                        "7 - - - -\n");
    assert_string_equal(items_of("## Action item owners\n\n**Action items**\n\n"
                                 "- Raise the pool\n- Page on load\n"),
                        "5 - - - -\n6 - - - -\n");
}

/* What a section announces need not be work. */
static void test_headings_that_are_no_work(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Next steps\n\nWhat we still do not know:\n\n"
                                 "## Why so slow:\n\nNobody knows.\n"),
                        "");
    assert_string_equal(items_of("## Action items\n\nNone. The settings for reference:\n\n"
                                 "## Before:\n\nTen.\n\n## After:\n\nEighty.\n"),
                        "");
}

/* A target is a day, a quarter or a release; else it is what is wanted. */
static void test_targets_and_windows_as_due_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text, *due;
    } cases[] = {
        {"Raise the pool. Target: Q3", "Q3"},
        {"Raise the pool. Target: mid June", "mid June"},
        {"Raise the pool. Target: v2.4", "v2.4"},
        {"Raise the pool. Target: 2 weeks", "2 weeks"},
        {"Raise the pool. Target: in 30 days", "in 30 days"},
        {"Raise the pool. Target: mid-June", "mid-June"},
        {"Raise the pool. Target: EOD", "EOD"},
        {"Raise the pool. Target: Fri", "Fri"},
        {"Raise the pool. Target: 15th", "15th"},
        {"Raise the pool. Target: next release", "next release"},
        {"Raise the pool. Target: milestone 4", "milestone 4"},
        {"Raise the pool. Target: PI 5", "PI 5"},
        {"Raise the pool. Target: CW 23", "CW 23"},
        {"Raise the pool. Target: FY25", "FY25"},
        {"Raise the pool. Target: immediately", "immediately"},
        {"Raise the pool. Target: all pods on one node", "-"},
        {"Raise the pool. Target: p99 below 200 ms", "-"},
        {"Raise the pool. Target: 10 minutes", "-"},
        {"Raise the pool. Target: 99.9 % of requests", "-"},
        {"Rotate keys. Scheduled window: **2026-03-01**", "2026-03-01"},
        {"Rotate keys. Maintenance window: 2026-03-01", "2026-03-01"},
        {"Rotate keys. Last rotated: 2026-03-01", "-"},
        {"Raise the pool within 48 hours", "within 48 hours"},
        {"Raise the pool within 48 hours (now a week)", "within 48 hours"},
        {"Tell the board within 24 hours of the review", "within 24 hours"},
        {"Raise the pool within 24 hours. It is small", "within 24 hours"},
        {"Within 24 hours: rotate the keys", "Within 24 hours"},
        {"Within 24 hours, rotate the keys", "Within 24 hours"},
        {"Tell the board if nothing is out within 6 hours (now a week)", "-"},
        {"If nothing is out within 6 hours, tell the board", "-"},
        {"If nothing is out within X hours, tell the board", "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", cases[i].text)),
            arena_printf(fixture_arena, "3 - %s - -\n", cases[i].due));
}

/* The word that makes a day of a state the due one may stand behind it. */
static void test_due_word_behind_the_day_of_a_state(void **state)
{
    (void)state;
    assert_string_equal(items_of("## Action items\n\n| Action | Status |\n| --- | --- |\n"
                                 "| Raise the pool | In progress (Q2 target) |\n"
                                 "| Add an alert | Planned, 2026-06-30 target |\n"
                                 "| Add a test | In progress, Q3 |\n"),
                        "5 - Q2 - open\n6 - 2026-06-30 - open\n7 - - - open\n");
}

/* Who is taught or told does not do it; a name behind an asterisk at the end does. */
static void test_owners_at_either_end(void **state)
{
    (void)state;
    static const struct {
        const char *text, *owner;
    } cases[] = {
        {"We'll teach our team to read the alerts", "-"},
        {"Train the support team to use the runbook", "-"},
        {"Notify the vendor team to rotate keys", "-"},
        {"Help desk team will update the page", "Help desk team"},
        {"The platform team should add an alert", "platform team"},
        {"Add a test without a home * kim", "kim"},
        {"Release process (RFC) * kim", "kim"},
        {"Define who decides (trigger incident) * kim", "kim"},
        {"Limit is n = cores * pool", "-"},
        {"Use no more than 2 * replicas", "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            items_of(arena_printf(fixture_arena, "## Action items\n\n- %s\n", cases[i].text)),
            arena_printf(fixture_arena, "3 %s - - -\n", cases[i].owner));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_due_weekdays_and_spans),
        facts_test(test_what_else_is_due),
        facts_test(test_today_and_tomorrow_are_days_and_nobody),
        facts_test(test_a_day_in_the_state),
        facts_test(test_numbers_of_rows_are_no_tickets),
        facts_test(test_keys_that_are_tickets),
        facts_test(test_a_fence_that_an_item_shows),
        facts_test(test_actions_below_lessons),
        facts_test(test_a_label_with_a_remark_over_a_list),
        facts_test(test_a_checklist_that_tells_rows_again),
        facts_test(test_improvements_below_measures_are_no_work),
        facts_test(test_strategies_beside_a_tracked_list),
        facts_test(test_headings_that_a_section_announces),
        facts_test(test_lessons_learned_and_the_next_prompt_are_no_items),
        facts_test(test_a_handle_before_a_word_of_chats),
        facts_test(test_what_is_so_today),
        facts_test(test_other_days_in_the_state),
        facts_test(test_a_column_counts_its_rows_or_does_not),
        facts_test(test_keys_of_work_that_is_tracked),
        facts_test(test_a_fence_that_is_the_list),
        facts_test(test_lessons_below_names_and_with_states),
        facts_test(test_labels_with_remarks_over_other_lists),
        facts_test(test_other_boxes_beside_rows),
        facts_test(test_a_list_of_work_below_measures),
        facts_test(test_arguments_are_no_work),
        facts_test(test_gaps_are_no_work),
        facts_test(test_headings_that_are_no_work),
        facts_test(test_targets_and_windows_as_due_dates),
        facts_test(test_due_word_behind_the_day_of_a_state),
        facts_test(test_owners_at_either_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
