/* The pages of status sites: what their front matter and the marks behind their updates tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
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

/* The state and when that was posted, as the lead of a paragraph. */
static void test_updates_with_a_lead(void **state)
{
    (void)state;
    judge(
        "---\ntitle: Gates stay shut\ndate: 2025-09-26T00:09:10Z\n---\n\n"
        "*Issue Resolved, Vendor Investigating | 09/26 10:12am Central* - The gates open again.\n\n"
        "*Investigating | 09/25 11:24pm Central* - We look for the cause.\n\n"
        "*Report Received | 09/25 10:09pm Central* - 300 guests cannot enter.\n");
    assert_int_equal(postmortem.demands[DEMAND_TIMELINE], FACT_STATED);
    assert_int_equal(postmortem.events.count, 3);
    assert_true(text_equal(postmortem.events.items[1].text, TEXT("We look for the cause.")));
    assert_string_equal(postmortem.events.items[2].stamp.zone.entry->name, "CT");
    assert_null(found("timeline-out-of-order"));
    assert_null(found("timeline-zone-missing"));
    /* no state that is known, no emphasis */
    judge("# Gates\n\n*Menu | 09/26 10:12am* - Soup.\n\n*Menu | 09/27 10:12am* - Fish.\n");
    assert_int_equal(postmortem.events.count, 0);
    /* a log of many incidents */
    char *log = arena_alloc(arena, 101 * 64 + 16);
    size_t length = (size_t)sprintf(log, "# Gates\n\n");
    for (int i = 0; i < 101; i++)
        length +=
            (size_t)sprintf(log + length, "*Resolved | 09/26 10:12am* - Gate %d is up.\n\n", i);
    judge(log);
    assert_int_equal(postmortem.events.count, 0);
    judge("# Gates\n\nResolved | 09/26 10:12am - Soup.\n\nUpdate | 09/27 10:12am - Fish.\n");
    assert_int_equal(postmortem.events.count, 0);
}

/* One word is a zone behind a clock of which no more is said. */
static void test_zones_of_one_word(void **state)
{
    (void)state;
    static const struct {
        const char *entry, *zone;
    } entries[] = {
        {"2025-05-03 10:09pm Central - Gates shut", "CT"},
        {"2025-05-03 10:09pm Eastern", "ET"},
        {"2025-05-03 10:09 PM Mountain. Gates shut", "MT"},
        {"2025-05-03 10:09pm Central was restarted", NULL},
        {"2025-05-03 10:09pm Central: restarted", NULL},
        {"2025-05-03 10:09pm Central, Eastern and Pacific regions were cut off", NULL},
        {"2025-05-03 10:09pm Central on fire", NULL},
        {"2025-05-03 10:09pm Pacific Bank called", NULL},
        {"2025-05-03 10:09pm central - restarted", NULL},
        {"2025-05-03 10:09pm Denver. Gates shut", NULL},
        /* a region's name, as those of the other entries */
        {"2025-05-03 22:09 Central - connection lost", NULL},
        {"2025-05-03 22:09 Central", NULL},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        judge(arena_printf(arena, "# Gates\n\n## Timeline\n\n- %s\n", entries[i].entry));
        const struct zone *zone = &postmortem.events.items[0].stamp.zone;
        if (zone->known != (entries[i].zone != NULL) ||
            (zone->known && strcmp(zone->entry->name, entries[i].zone)))
            fail_msg("%s", entries[i].entry);
    }
}

/* A sentence may begin with the clock at which the whole went down; that of a part may be why it did. */
static void test_start_behind_a_clock(void **state)
{
    (void)state;
    static const struct {
        const char *sentence;
        bool start;
    } told[] = {
        {"At block height 11,165, 14:37:22 UTC, Nov 17th, the Icon Network halted.", true},
        {"On Nov 17th at 14:37 UTC, the API went down.", true},
        {"At 14:37 UTC our website became unreachable.", true},
        {"At 14:37 UTC the site went down and nobody could sign in.", true},
        {"At 14:37 UTC the mainnet halted, and no block was made.", true},
        {"At 14:37 UTC the mainnet halted due to a bug, and no block was made.", true},
        {"At 14:37 UTC, the primary database went down.", false},
        {"At 14:37 UTC the Redis service went down.", false},
        {"At 14:37 UTC our Payment API became unavailable to one customer.", false},
        {"At 14:37 UTC the site went down again.", false},
        {"At 14:37 UTC the site went down for planned maintenance.", false},
        {"At 14:37 UTC the API went down for two minutes while we restarted it.", false},
        {"At 14:37 UTC the site went down with the second wave and again with the third.", false},
        {"At 14:37 UTC the API was restarted.", false},
        {"At 14:37 UTC the network team stopped working on it.", false},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        judge(
            arena_printf(arena, "# Outage of 2024-11-17\n\n## Summary\n\n%s\n", told[i].sentence));
        if ((postmortem.incident.points[PHASE_START].source != POINT_NONE) != told[i].start)
            fail_msg("%s", told[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        page_test(test_page_with_tracked_updates), page_test(test_page_that_is_still_open),
        page_test(test_updates_that_are_headings), page_test(test_other_pages),
        page_test(test_updates_with_a_lead),       page_test(test_zones_of_one_word),
        page_test(test_start_behind_a_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
