/* The pages of status sites: what their front matter and the marks behind their updates tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "judge_fixture.h"

static void test_page_with_tracked_updates(void **state)
{
    (void)state;
    judge("---\ntitle: Gates stay shut\ndate: 2025-03-04 10:00:00\nresolved: true\n"
          "resolvedWhen: 2025-03-04 11:20:00\nsection: issue\n---\n\n"
          "*Investigating* - 300 guests cannot enter. {{< track \"2025-03-04 10:02:00\" >}}\n\n"
          "*Resolved* - The controller was restarted, since it had run out of memory.\n"
          "{{< track \"2025-03-04 11:20:00\" >}}\n");
    assert_null(found("duration-missing"));
    assert_null(found("status-missing"));
    assert_int_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
    assert_int_equal(postmortem.events.count, 2);
    assert_true(text_starts_with(postmortem.events.items[1].text, TEXT("Resolved")));
}

static void test_page_that_is_still_open(void **state)
{
    (void)state;
    judge("---\ntitle: Gates stay shut\ndate: 2025-03-04 10:00:00\nresolved: false\n"
          "resolvedWhen:\nsection: issue\n---\n\n300 guests cannot enter.\n\n"
          "::: update Investigating | 2025-03-04T10:02:00Z\nWe look for the cause.\n:::\n");
    assert_null(found("duration-missing"));
    assert_null(found("status-missing"));
    assert_int_equal(postmortem.events.count, 1);
}

/* "Resolved on 7 February 2025" alone is a day, and other words before a moment name no update. */
static void test_updates_that_are_headings(void **state)
{
    (void)state;
    judge("# Gates stay shut\n\n## Investigating 2025-02-06 11:30p\n\n300 guests cannot enter.\n\n"
          "## Resolved - 2025-02-07 12:28 am\n\nThe gates open again.\n");
    assert_int_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
    assert_int_equal(postmortem.events.count, 2);
    assert_true(text_equal(postmortem.events.items[1].text, TEXT("The gates open again.")));
    judge("# Gates stay shut\n\n300 guests could not enter.\n\n"
          "## Minutes of 2025-02-06 11:30 am\n\nWe met.\n\n## Invoice 2025-02-07 12:28 "
          "pm\n\nPaid.\n");
    assert_int_not_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
}

/* A day alone tells no length, and a page in which such a mark is quoted has no such update. */
static void test_other_pages(void **state)
{
    (void)state;
    judge("---\ntitle: Gates stay shut\ndate: 2025-03-04\nresolved: true\n---\n\n"
          "300 guests could not enter. Updates look like this:\n\n"
          "```\n{{< track \"2025-03-04 10:02:00\" >}}\n```\n");
    assert_non_null(found("duration-missing"));
    assert_int_equal(postmortem.events.count, 0);
    /* filed when all was over */
    judge("---\ntitle: Gates stay shut\ndate: 2025-03-04 10:00:00\nresolved: true\n"
          "resolvedWhen: 2025-03-04 10:00:03\n---\n\n300 guests could not enter.\n");
    assert_non_null(found("duration-missing"));
}

#define page_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        page_test(test_page_with_tracked_updates),
        page_test(test_page_that_is_still_open),
        page_test(test_updates_that_are_headings),
        page_test(test_other_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
