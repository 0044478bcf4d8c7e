/* Numbers of one thing that differ by a slip of the finger, parts that are more than their whole, and the days and
 * identifiers of the head that contradict each other.
 */
#include "judge_fixture.h"

/* How often a rule is told of a document. */
static size_t count_of(const char *rule, const char *source)
{
    size_t count = 0;
    judge(source);
    for (size_t i = 0; i < findings.count; i++)
        count += strcmp(findings.items[i].rule->id, rule) == 0;
    return count;
}

static size_t contradictions(const char *summary, const char *impact)
{
    return count_of("impact-contradicts-itself",
                    arena_printf(arena,
                                 "# Outage of the press on 2024-05-03\n\n## Summary\n\n%s\n\n"
                                 "## Impact\n\n%s\n",
                                 summary, impact));
}

static void test_numbers_told_in_the_same_words(void **state)
{
    (void)state;
    static const char *const slips[][2] = {
        {"The press stopped. 8,300 readers got no paper.", "3,800 readers got no paper."},
        {"The press stopped, and 8,300 readers got no paper.", "- 8,800 readers got no paper."},
        {"The sign-in failed. All 412 sellers were locked out.",
         "421 sellers were locked out, all of them in the morning."},
        /* more than all */
        {"A total of 903 reader accounts were affected.",
         "930 reader accounts showed a wrong sum."},
        {"1,204 letters were affected.", "1,240 letters arrived late; none was lost."},
        {"412 sellers were affected.", "421 sellers could not print."},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        assert_int_equal(contradictions(slips[i][0], slips[i][1]), 1);
}

static void test_numbers_of_several_things(void **state)
{
    (void)state;
    static const char *const others[][2] = {
        /* of parts of the whole */
        {"8,300 readers got no paper.", "In Oslo 3,800 readers got no paper."},
        {"8,300 readers got no paper.", "- Oslo: 3,800 readers got no paper."},
        {"8,300 readers got no paper.", "In Oslo:\n\n3,800 readers got no paper."},
        {"8,300 readers got no paper.", "- Oslo\n  - 3,800 readers got no paper"},
        {"8,300 readers got no paper.", "### Oslo\n\n3,800 readers got no paper."},
        {"8,300 readers got no paper.", "3,800 readers got no paper, who had paid."},
        {"8,300 readers got no paper.", "3,800 readers got no paper (Oslo)."},
        {"8,300 readers got no paper.", "3,800 of them got no paper."},
        {"8,300 readers got no paper.", "In Oslo\n3,800 readers got no paper."},
        {"8,300 readers got no paper.", "3,800 readers got no paper\nin Oslo."},
        {"120 calls to shop.north failed.", "210 calls to shop.south failed."},
        /* more than all that was affected may be spared, and less than all be lost */
        {"930 reader accounts were affected.", "903 reader accounts showed a wrong sum."},
        {"903 reader accounts were affected.", "930 reader accounts were not affected."},
        {"903 reader accounts were affected.", "930 reader accounts were reset."},
        {"903 reader accounts were affected.", "930 reader accounts showed no wrong sum."},
        {"903 reader accounts were affected.", "930 seller accounts showed a wrong sum."},
        {"903 reader accounts were affected.", "About 930 reader accounts showed a wrong sum."},
        {"903 reader accounts were affected by the first fault.",
         "930 reader accounts showed a wrong sum."},
        {"1,204 readers were affected.", "1,240 letters were lost."},
        {"903 readers were affected.", "930 readers were asked to sign in again."},
        {"903 readers were affected.", "930 readers could have failed."},
        {"903 readers were affected.", "930 readers failed in staging."},
        {"903 letters were affected.", "930 letters failed including tests."},
        /* estimates, and other times */
        {"About 8,300 readers got no paper.", "3,800 readers got no paper."},
        {"8,300 readers got no paper.", "At first 3,800 readers got no paper."},
        {"At 09:10, 8,300 readers got no paper.", "3,800 readers got no paper."},
        {"8,300 readers got no paper.", "8,340 readers got no paper."},
        /* no slips */
        {"8,300 readers got no paper.", "4,100 readers got no paper."},
        {"83 readers got no paper.", "82 readers got no paper."},
        {"8,300 readers got no paper.", "3,800 sellers got no paper."},
        {"8,300 readers got no paper.", "3,800 readers got a late paper."},
        {"8,300 readers got no paper.",
         "3,800 readers got no paper.\n\nIn all, 8,300 readers got no paper."},
        {"It took 130 minutes too long.", "It took 310 minutes too long."},
        {"130 minutes were lost.", "310 minutes were lost."},
        {"`8,300 readers got no paper.`", "3,800 readers got no paper."},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (contradictions(others[i][0], others[i][1]))
            fail_msg("%s / %s", others[i][0], others[i][1]);
}

static void test_numbers_under_one_label(void **state)
{
    (void)state;
    static const char *const slips[][2] = {
        {"Readers affected: 8,300", "Readers affected: 3,800"},
        {"| What | Number |\n| --- | --- |\n| Customers affected | 8,300 |",
         "- **Customers affected:** 3,800 people"},
    };
    static const char *const others[][2] = {
        {"Customers affected: 8,300", "Customers affected: about 3,800"},
        {"Customers affected: 8,300", "Customers affected: 3,800 (Oslo)"},
        {"Customers affected: 8,300", "### Oslo\n\nCustomers affected: 3,800"},
        {"Customers affected: 8,300", "- Customers affected: 3,800\n- Customers affected: 4,500"},
        {"Customers affected: 8,300", "Customers affected, peak: 3,800"},
        {"Customers affected: 8,300", "- Oslo\n  - Customers affected: 3,800"},
        {"Customers affected: 8,300",
         "| Customers affected | 3,800 |\n| --- | --- |\n| Oslo | 9 |"},
        {"Failed deploy id: 8300", "Failed deploy id: 3800"},
        {"Ticket: 8300", "Ticket: 3800"},
        {"| What | Oslo | Bergen |\n| --- | --- | --- |\n| Customers affected | 9 | 8,300 |",
         "Customers affected: 3,800"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (contradictions(slips[i][0], slips[i][1]) != 1)
            fail_msg("%s / %s", slips[i][0], slips[i][1]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (contradictions(others[i][0], others[i][1]))
            fail_msg("%s / %s", others[i][0], others[i][1]);
}

static size_t impossible_parts(const char *sentence)
{
    return count_of("percentage-impossible",
                    arena_printf(arena, "# Outage on 2024-05-03\n\n## Impact\n\n%s\n", sentence));
}

static void test_parts_that_are_more_than_the_whole(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "73 of the 37 offices lost power.",
        "1,310 of 1,031 orders failed.",
        "37 offices were dark, 73 of them in Oslo.",
        "1,031 letters were lost, of which 1,310 came back.",
        "37 sellers could not print, and 73 of whom called us.",
        "120% of them saw an error.",
        "120 of 100 users saw errors.",
        "120 out of 100 users could not log in.",
        "73 out of the 37 offices lost power.",
        "120 of our 100 merchants received stale prices.",
        "130 of the 103 patients experienced delays.",
        "12 out of 10 orders failed.",
        "37 offices were dark, 73 out of them in Oslo.",
        "110% of the active merchants saw stale prices.",
        "120 per cent of merchants saw stale prices.",
        "~12k merchants saw stale prices (about 110% of the active merchants).",
        "About 104.5% of our passengers got no ticket.",
    };
    static const char *const possible[] = {
        "37 of the 73 offices lost power.",
        "Over the three days 140% of users saw errors.",
        "120% of members were delayed per day.",
        "Counting repeats, 130% of merchants saw errors.",
        "The panel showed 120% of merchants lost.",
        "140 of 100 licensed users were signed in.",
        "140 of 100 connections were open.",
        "140 of 100 planned hosts were up.",
        "The quota was exceeded: 140 of 100 accounts.",
        "140 of 100 requests per minute went through.",
        "In 2024 of 40 offices two were dark.",
        "3 offices lost their letters, 40 of them for good.",
        "3 offices lost letters, 40 of them for good.",
        "3 pages of orders, 40 of them paid, were lost.",
        "1.5 million letters were lost, 300,000 of them for good.",
        "2 million letters were lost, 300,000 of them for good.",
        "40 minutes passed, 50 of them in vain.",
        "37 offices in 3 towns were dark, 20 of them in Oslo.",
        "37 offices were dark, of which 50% in Oslo.",
        "73 offices were dark, 37 of them in Oslo.",
        "The load grew by 150% of them.",
        "Sellers who had 3 orders complained, 40 of whom called.",
        "Thirty offices in 3 towns were dark, 20 of them in Oslo.",
        "Over 40 sellers called, 45 of whom twice.",
        "We saw 502 errors, 900 of them from one host.",
        "8 GB files were written, 40 of them twice.",
        "3 vans stopped, 40 of which letters were late.",
        "We met 14 of the 12 customers' wishes.",
        "Step 4 of 3 files was left out.",
        "12 of 10 hosts were up.",
        "140 of 100 users were signed in.",
        "3 of 2 core servers failed.",
        "12 of 5 node clusters failed.",
        "Orders were replayed, and 130 of 100 orders failed.",
        "The limit of 100 was passed:\n140 of 100 users were locked out.",
        "12 hosts were added, 14 of them spare.",
        "3 files were written, 40 of them twice.",
        "3 schools sent children, 40 of whom waited.",
        "We had 400 credits, and 120% of them were used.",
        "100 out of 120 users could not log in.",
        "140 out of 100 connections were open.",
        "12 out of 10 hosts were up.",
        "The check ran out of 3 files, 12 of them twice.",
        "Of 100 users 120 out of 1,000 calls failed.",
        "We ran at 110% of the usual traffic.",
        "110% of the usual merchants saw stale prices.",
        "The shop carried 110% of the merchants that it was planned for.",
        "110% of merchant traffic went to one host.",
        "The train took 140% of its passengers on a normal day.",
        "140 of 100 licensed users saw a banner.",
        "We got 12 out of 10 points.",
        "120 of 100 seats were sold, users saw errors.",
        "140 of 100 users saw the new page again.",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (impossible_parts(wrong[i]) != 1)
            fail_msg("%s", wrong[i]);
    for (size_t i = 0; i < sizeof possible / sizeof *possible; i++)
        if (impossible_parts(possible[i]))
            fail_msg("%s", possible[i]);
}

static size_t early_reports(const char *head)
{
    return count_of("published-late", arena_printf(arena, "# Outage of the press\n\n%s\n", head));
}

static void test_reports_before_the_incident(void **state)
{
    (void)state;
    assert_int_equal(early_reports("Date: 2024-05-03\n\nPublished: 2024-04-13"), 1);
    assert_int_equal(early_reports("Began: 2024-05-03 10:00 UTC\n\nWritten up: 2023-05-10"), 1);
    assert_int_equal(early_reports("Date: 2024-05-03\n\nReview date: 2024-04-13"), 1);
    static const char *const possible[] = {
        "Date: 2024-05-03\n\nPublished: 2024-05-02",
        "Date: 2024-05-03\n\nPublished: 2024-05-04",
        "Date: 2024-05-03\n\nLast updated: 2024-04-13",
        "Date: 2024-05-03\n\nVersion: 2024-04-13",
        "Date: 2024-05-03\n\nPublished: 2024-04-13\n\nLast updated: 2024-05-10",
        "Date: 2024-05-03\n\nTemplate version: 1.2\n\nReview date: 2024-04-13",
        "Date: 2024-05-03\n\nStatus: Draft\n\nPublished: 2024-04-13",
        "Date: 2024-05-13\n\nPublished: 2024-05-10\n\nStart: 2024-05-03 10:00 UTC",
        "Date: 2024-05-13\n\nPublished: 2024-05-10\n\n## Timeline\n\n- 2024-05-09 10:00 UTC Stop\n",
        "Date: 2024-05-03\n\nPublished: 04/05/2024",
        "Date: 2024-05-13\n\nPublished: 2024-05-10\n\nThe press stopped on 2024-05-09.",
    };
    for (size_t i = 0; i < sizeof possible / sizeof *possible; i++)
        if (early_reports(possible[i]))
            fail_msg("%s", possible[i]);
}

/* So many days are told as years, and fewer as days. */
static void test_years_and_days(void **state)
{
    (void)state;
    static const char *const dues[][2] = {{"2014-05-10", "about 10 years"},
                                          {"2022-05-01", "about 2 years"},
                                          {"2023-05-01", "368 days"}};
    for (size_t i = 0; i < sizeof dues / sizeof *dues; i++) {
        judge(arena_printf(arena,
                           "# Outage on 2024-05-03\n\n## Action items\n\n"
                           "- Alert on it (owner: ann, due: %s)\n",
                           dues[i][0]));
        const struct finding *finding = found("due-date-before-incident");
        assert_non_null(finding);
        assert_non_null(strstr(finding->message, dues[i][1]));
    }
}

static size_t other_identifiers(const char *source)
{
    return count_of("incident-id-mismatch", source);
}

static void test_identifiers(void **state)
{
    (void)state;
    static const char *const slips[] = {
        "# INC-2083: outage on 2024-05-03\n\nIncident: INC-2038\n",
        "# [INC-2083] Outage on 2024-05-03\n\n- **Incident ID:** INC-2033\n",
        "# Outage on 2024-05-03 (INC-2083)\n\n| | |\n| --- | --- |\n| Incident ID | INC-2038 |\n",
        "# Postmortem PM-2024-17: outage\n\nID: PM-2024-71\n\nDate: 2024-05-03\n",
    };
    static const char *const others[] = {
        "# INC-2083: outage on 2024-05-03\n\nIncident: INC-2083\n",
        "# INC-2083: outage on 2024-05-03\n\nIncident: INC-2199\n",
        "# INC-2083: outage on 2024-05-03\n\nIncident: OPS-2038\n",
        "# INC-2083: outage on 2024-05-03\n\nRelated incident: INC-2038\n",
        "# INC-2083 after INC-2038: outage on 2024-05-03\n\nIncident: INC-2038\n",
        "# The second outage like INC-2083, 2024-05-03\n\nIncident: INC-2038\n",
        "# INC-2083: outage on 2024-05-03\n\nIncident: INC-2083, INC-2038\n",
        "# INC-12: outage on 2024-05-03\n\nIncident: INC-13\n",
        "# OPS-418: outage on 2024-05-03\n\nIncident: OPS-417\n",
        "# INC-2083: outage on 2024-05-03\n\nReference: INC-2038\n",
        "# INC-2083: outage on 2024-05-03\n\nIncident: follow-up of INC-2038\n",
        "# INC-2083: outage on 2024-05-03\n\n## Related\n\nIncident: INC-2038\n",
        "# INC-2083: outage on 2024-05-03\n\n## Impact\n\nIncident: INC-2038\n",
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (other_identifiers(slips[i]) != 1)
            fail_msg("%s", slips[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (other_identifiers(others[i]))
            fail_msg("%s", others[i]);
}

#define numbers_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        numbers_test(test_numbers_told_in_the_same_words),
        numbers_test(test_numbers_of_several_things),
        numbers_test(test_numbers_under_one_label),
        numbers_test(test_parts_that_are_more_than_the_whole),
        numbers_test(test_reports_before_the_incident),
        numbers_test(test_years_and_days),
        numbers_test(test_identifiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
