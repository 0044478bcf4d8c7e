/* What columns and labels say of an action item in a word or two; due dates as dates, tickets as they
 * are compared, and causes that have a number.
 */
#include "facts_fixture.h"

static const struct action_item *item_at(const struct postmortem *postmortem, size_t index)
{
    assert_true(index < postmortem->action_items.count);
    return &postmortem->action_items.items[index];
}

/* The only item of a list. */
static const struct action_item *item_of(const char *line)
{
    char source[1024];
    snprintf(source, sizeof source, "# Outage on 2025-03-10\n\n## Action items\n\n- %s\n", line);
    const struct postmortem *postmortem = facts_of(source);
    assert_int_equal(postmortem->action_items.count, 1);
    return item_at(postmortem, 0);
}

/* "2025-04-01", "2025-04", "04-01?" with the day and month in doubt, "-" for none. */
static const char *due_of(const char *line)
{
    const struct date *date = &item_of(line)->due_date;
    if (!date->known)
        return "-";
    const char *words = format_date(fixture_arena, date);
    return date->ambiguous ? arena_printf(fixture_arena, "%s?", words) : words;
}

static void assert_value(const struct item_value *value, const char *expected)
{
    assert_true(value->asked);
    assert_text(value->text, expected);
    if (value->text.length)
        assert_text(document_text(&fixture_document, value->place), expected);
}

static void test_columns(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("## Action items\n\n"
                 "| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due "
                 "Date | Status | Priority |\n"
                 "| --- | --- | --- | --- | --- | --- | --- |\n"
                 "| Limit the pool | Prevent | Root Cause #1 | A test with 200 tenants passes | "
                 "2025-04-01 | Delayed | P1 |\n"
                 "| Page on a slow pool | | | | | | |\n");
    const struct action_item *first = item_at(postmortem, 0), *second = item_at(postmortem, 1);
    assert_value(&first->kind, "Prevent");
    assert_value(&first->causes, "Root Cause #1");
    assert_value(&first->criteria, "A test with 200 tenants passes");
    assert_value(&first->status, "Delayed");
    assert_value(&first->priority, "P1");
    assert_text(document_text(&fixture_document, first->due_place), "2025-04-01");
    assert_value(&second->kind, "");
    assert_value(&second->causes, "");
    assert_int_equal(line_of(second->kind.place), 6);
}

static void test_names_of_columns(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("## Action items\n\n| What | Who | Until |\n| --- | --- | --- |\n"
                 "| Limit the pool | Bo | 2025-09-15 |\n");
    assert_text(item_at(postmortem, 0)->due, "2025-09-15");
    assert_text(item_at(postmortem, 0)->owner, "Bo");
}

static void test_labels(void **state)
{
    (void)state;
    const struct action_item *item = item_of("Limit the pool (priority: P2, type: prevent)");
    assert_value(&item->priority, "P2");
    assert_value(&item->kind, "prevent");
    assert_false(item->status.asked);
    assert_value(&item_of("[P0] Limit the pool")->priority, "P0");
    assert_value(&item_of("P1: limit the pool")->priority, "P1");
    assert_value(&item_of("Limit the pool (high priority)")->priority, "high");
    assert_value(&item_of("[Mitigate] Limit the pool")->kind, "Mitigate");
    assert_value(&item_of("**Detection:** page on a slow pool")->kind, "Detection");
    assert_value(&item_of("Limit the pool (root cause #2)")->causes, "root cause #2");
}

static void test_labels_of_details(void **state)
{
    (void)state;
    const struct action_item *item = item_of("Limit the pool\n"
                                             "  - **Priority:** High\n"
                                             "  - Kind: Prevent\n"
                                             "  - Status: In progress\n"
                                             "  - Success criteria: 200 tenants fit\n"
                                             "  - Corresponding root cause: #1");
    assert_value(&item->priority, "High");
    assert_value(&item->kind, "Prevent");
    assert_value(&item->status, "In progress");
    assert_value(&item->criteria, "200 tenants fit");
    assert_value(&item->causes, "#1");
}

static void test_words_that_are_no_labels(void **state)
{
    (void)state;
    const struct action_item *item = item_of(
        "Prevent deploys on Friday, give the queue a high priority, check the type of disk");
    assert_false(item->kind.asked);
    assert_false(item->priority.asked);
    assert_false(item->status.asked);
    assert_false(item->causes.asked);
    assert_false(item_of("Monitoring: watch the queue")->kind.asked);
    assert_false(item_of("Return the right status: 503, not 200")->status.asked);
}

static void test_due_dates(void **state)
{
    (void)state;
    assert_string_equal(due_of("Limit the pool (due: 2025-04-01)"), "2025-04-01");
    assert_string_equal(due_of("Limit the pool (due: 1 April 2025)"), "2025-04-01");
    assert_string_equal(due_of("Limit the pool by April 1st, 2025"), "2025-04-01");
    assert_string_equal(due_of("Limit the pool (due: April 2025)"), "2025-04");
    assert_string_equal(due_of("Limit the pool (due: 03/04/2025)"), "2025-03-04?");
    assert_string_equal(due_of("Limit the pool by 5 May"), "05-05");
    assert_string_equal(due_of("Limit the pool - ops - due 22/11/2025"), "2025-11-22");
    assert_string_equal(due_of("Limit the pool within two weeks"), "-");
    assert_string_equal(due_of("Limit the pool"), "-");
}

static void test_dates_that_are_called_due(void **state)
{
    (void)state;
    assert_true(item_of("Limit the pool (owner: Ines, due: 2025-04-01)")->due_named);
    assert_true(item_of("Limit the pool by the end of April 2025")->due_named);
    assert_true(item_of("Limit the pool until 1 April 2025")->due_named);
    assert_false(item_of("Limit the pool (2025-04-01)")->due_named);
    assert_false(item_of("Tell users what changed on March 1, 2025")->due_named);
}

static void test_a_due_date_that_moved(void **state)
{
    (void)state;
    assert_string_equal(due_of("Limit the pool (due: 2025-04-01, now 2025-05-01)"), "2025-05-01");
    assert_string_equal(due_of("Limit the pool (due: 2025-03-30 to 2025-04-15)"), "2025-04-15");
}

static void test_other_dates_tell_the_order(void **state)
{
    (void)state;
    const struct postmortem *postmortem = facts_of("# Outage on 27/03/2025\n\n"
                                                   "## Action items\n\n"
                                                   "- Limit the pool (due: 03/04/2025)\n");
    const struct date *date = &item_at(postmortem, 0)->due_date;
    assert_false(date->ambiguous);
    assert_int_equal(date->month, 4);
    assert_int_equal(date->day, 3);
}

static void test_tickets(void **state)
{
    (void)state;
    assert_text(item_of("Limit the pool (#12829)")->ticket, "12829");
    assert_text(item_of("Limit the pool, OPS-71")->ticket, "ops-71");
    assert_text(item_of("Limit the pool https://example.org/acme/ops/issues/12829")->ticket,
                "12829");
    assert_text(
        item_of("Limit the pool ([ops](https://example.org/browse/OPS-71?focus=1#top))")->ticket,
        "ops-71");
    assert_text(item_of("Limit the pool")->ticket, "");
    assert_text(item_of("Limit the pool (ETA Q2-2025)")->ticket, "");
    assert_text(item_of("Limit the pool (ETA Q2-2025)")->due, "Q2-2025");
    assert_text(item_of("Limit the pool in FY25-26")->ticket, "");
}

static void test_links_that_are_no_tickets(void **state)
{
    (void)state;
    const struct action_item *item = item_of("Follow [the guide](https://example.org/guide)");
    assert_true(item->refers);
    assert_false(item->has_link);
    assert_true(item_of("Follow https://example.org/guide to the letter")->refers);
    assert_false(item_of("Follow ![the picture](guide.png) to the letter")->refers);
    assert_false(item_of("Follow the guide to the letter")->refers);
    const struct postmortem *postmortem = facts_of("## Action items\n\n"
                                                   "| Action | Ticket |\n| --- | --- |\n"
                                                   "| Limit the pool | on the board |\n"
                                                   "| Page on a slow pool | n/a |\n");
    assert_true(item_at(postmortem, 0)->refers);
    assert_false(item_at(postmortem, 1)->refers);
}

static void test_dropped_work(void **state)
{
    (void)state;
    const struct postmortem *postmortem = facts_of("## Action items\n\n"
                                                   "| Action | Status |\n| --- | --- |\n"
                                                   "| Limit the pool | Canceled |\n"
                                                   "| Page on a slow pool | No longer needed |\n"
                                                   "| ~~Buy a bigger pool~~ | Open |\n"
                                                   "| Test it with 200 tenants | Delayed |\n");
    assert_true(item_at(postmortem, 0)->dropped);
    assert_true(item_at(postmortem, 1)->dropped);
    assert_true(item_at(postmortem, 2)->dropped);
    assert_false(item_at(postmortem, 3)->dropped);
    assert_int_equal(item_at(postmortem, 3)->done, TASK_OPEN);
    assert_true(item_of("~~Limit the pool~~")->dropped);
    assert_true(item_of("Limit the pool (status: won't do)")->dropped);
    assert_false(item_of("Drop rejected requests")->dropped);
}

/* The numbered causes, "number line" each. */
static const char *causes_of(const char *source)
{
    static char text[1024];
    const struct postmortem *postmortem = facts_of(source);
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < postmortem->numbered_causes.count; i++) {
        const struct numbered_cause *cause = &postmortem->numbered_causes.items[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%d %zu\n", cause->number,
                                   line_of(cause->place));
    }
    return text;
}

static void test_causes_with_a_label(void **state)
{
    (void)state;
    assert_string_equal(causes_of("## Root cause analysis\n\n"
                                  "### Root Cause #1: no limit\n\nThe pool had none.\n\n"
                                  "### Root Cause 2\n\nNobody was paged.\n\n"
                                  "1. The first step\n2. The second step\n3. The third step\n"),
                        "1 3\n2 7\n");
    assert_string_equal(
        causes_of("## Root cause analysis\n\n"
                  "**Contributing Factor #1: no limit**\n\n- **Detection:** late\n\n"
                  "**Contributing Factor #2: no page**\n\n- **Detection:** later\n"),
        "1 3\n2 7\n");
}

static void test_causes_with_a_label_in_other_languages(void **state)
{
    (void)state;
    assert_string_equal(
        causes_of("# Panne des courriels\n\nLes clients n'ont pas pu envoyer de "
                  "courriels pendant une heure.\n\n## Causes racines\n\n"
                  "### Cause racine #1 : aucune limite\n\nLe disque était plein.\n\n"
                  "### Cause n°2 : aucune alerte\n\nPersonne n'a été prévenu.\n"),
        "1 7\n2 11\n");
    assert_string_equal(
        causes_of("# メール障害\n\n利用者がメールを送信できなかった。\n\n## 根本原因\n\n"
                  "### 原因1: 上限なし\n\nディスクが満杯だった。\n\n"
                  "### 原因2: 監視なし\n\n誰にも通知されなかった。\n"),
        "1 7\n2 11\n");
}

static void test_causes_of_a_list(void **state)
{
    (void)state;
    assert_string_equal(causes_of("## Contributing factors\n\n"
                                  "1. The pool had no limit\n"
                                  "   1. since it was new\n"
                                  "1. Nobody was paged\n"),
                        "1 3\n2 5\n");
}

static void test_a_list_without_end(void **state)
{
    (void)state;
    char source[4096] = "## Root causes\n\n";
    for (int i = 1; i <= 150; i++)
        snprintf(source + strlen(source), sizeof source - strlen(source), "%d. no limit\n", i);
    assert_int_equal(facts_of(source)->numbered_causes.count, 99);
}

static void test_numbers_of_other_things(void **state)
{
    (void)state;
    assert_string_equal(causes_of("## Five whys\n\n1. The pool was full\n2. It had no limit\n"),
                        "");
    assert_string_equal(causes_of("## Root cause\n\nRoot cause 2 was found later.\n"), "");
    assert_string_equal(causes_of("## Action items\n\n- Root cause #1: limit the pool\n"), "");
    assert_string_equal(causes_of("## Root cause\n\n> Root cause #1: no limit\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_columns),
        facts_test(test_names_of_columns),
        facts_test(test_labels),
        facts_test(test_labels_of_details),
        facts_test(test_words_that_are_no_labels),
        facts_test(test_due_dates),
        facts_test(test_dates_that_are_called_due),
        facts_test(test_a_due_date_that_moved),
        facts_test(test_other_dates_tell_the_order),
        facts_test(test_tickets),
        facts_test(test_links_that_are_no_tickets),
        facts_test(test_dropped_work),
        facts_test(test_causes_with_a_label),
        facts_test(test_causes_with_a_label_in_other_languages),
        facts_test(test_causes_of_a_list),
        facts_test(test_a_list_without_end),
        facts_test(test_numbers_of_other_things),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
