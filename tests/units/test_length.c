/* Lengths of time as they stand in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "time/stamp.h"
#include "time_fixture.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* What is read, up to where ('|', which the reader does not see), and how long that is. */
struct example {
    const char *text;
    int64_t seconds, least, most;
};

static void check_example(const struct example *example)
{
    struct length length;
    char buffer[100];
    const char *bar = strchr(example->text, '|');
    size_t end = (size_t)(bar - example->text);
    assert_true(bar && strlen(example->text) < sizeof buffer);
    memcpy(buffer, example->text, end);
    strcpy(buffer + end, bar + 1);
    if (!length_read(text_from(buffer), 0, &fixture_words, &length))
        fail_msg("\"%s\" is not read", example->text);
    if (length.seconds != example->seconds || length.least != example->least ||
        length.most != example->most || length.place.end != end)
        fail_msg("\"%s\" gives %lld (%lld to %lld) up to byte %zu", example->text,
                 (long long)length.seconds, (long long)length.least, (long long)length.most,
                 length.place.end);
}

static void lengths_are_rounded_by_half_their_unit(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"3 hours 30 minutes|", 12600, 12570, 12630},
        {"3h30m|", 12600, 12570, 12630},
        {"19\nhours|", 19 * HOUR, 19 * HOUR - 1800, 19 * HOUR + 1800},
        {"two\n  hours|", 7200, 5400, 9000},
        {"3h 30min|", 12600, 12570, 12630},
        {"3h30|", 12600, 12570, 12630},
        {"0h 37m|", 2220, 2190, 2250},
        {"0 hours 37 minutes|", 2220, 2190, 2250},
        {"3.5 hours|", 12600, 12600 - 900, 12600 + 900},
        {"2 and a half hours|", 9000, 8100, 9900},
        {"two and a half hours|", 9000, 8100, 9900},
        {"2\xC2\xBD hours|", 9000, 8100, 9900},
        {"an hour and a half|", 5400, 4500, 6300},
        {"210 min|", 12600, 12570, 12630},
        {"1:30 h|", 5400, 5370, 5430},
        {"01:30 hours|", 5400, 5370, 5430},
        {"01:30:20 hours|", 5420, 5420, 5420},
        {"two hours|", 7200, 5400, 9000},
        {"half an hour|", 1800, 900, 2700},
        {"twenty-four hours|", 24 * HOUR, 24 * HOUR - 1800, 24 * HOUR + 1800},
        {"forty five minutes|", 2700, 2670, 2730},
        {"Seventy-two hours|", 72 * HOUR, 72 * HOUR - 1800, 72 * HOUR + 1800},
        {"twenty minutes| four hours later", 1200, 1170, 1230},
        {"twenty four and a half hours|", 24 * HOUR + 1800, 24 * HOUR + 900, 24 * HOUR + 2700},
        {"a day and two hours|", DAY + 2 * HOUR, DAY + 2 * HOUR - 1800, DAY + 2 * HOUR + 1800},
        {"PT3H30M|", 12600, 12570, 12630},
        {"P1DT2H|", DAY + 2 * HOUR, DAY + 2 * HOUR - 1800, DAY + 2 * HOUR + 1800},
        {"1 hour, 31 minutes|", 5460, 5430, 5490},
        {"1 hour and 31 minutes|", 5460, 5430, 5490},
        {"45-minute| outage", 2700, 2670, 2730},
        {"3 hrs|", 10800, 9000, 12600},
        {"20 s|", 20, 20, 20},
        {"5 minutes| 3 hours", 300, 270, 330},
        {"1,200 seconds|", 1200, 1200, 1200},
        {"1 hour 5 minutes 10 seconds|.", 3910, 3910, 3910},
        {"45 minutes|, 3 servers", 2700, 2670, 2730},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check_example(&examples[i]);
}

static void words_widen_a_length(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"~2 h|", 7200, HOUR, 7200 + 1800 + HOUR},     /* no less than half */
        {"about a day|", DAY, 0, DAY + DAY / 2 + DAY}, /* it may be one of work */
        {"about 30 hours|", 30 * HOUR, 30 * HOUR - 1800 - 6 * HOUR, 30 * HOUR + 1800 + 6 * HOUR},
        {"about 90 minutes|", 5400, 5400 - 30 - 1080, 5400 + 30 + 1080},
        {"over 5 hours|", 5 * HOUR, 5 * HOUR, 11 * HOUR},
        {"5+ hours|", 5 * HOUR, 5 * HOUR, 11 * HOUR},
        {"less than a minute|", 60, 0, 60},
        {"nearly two hours|", 2 * HOUR, 0, 2 * HOUR},
        {"5-6 hours|", 19800, 5 * HOUR, 6 * HOUR},
        {"10 to 15 minutes|", 750, 600, 900},
        {"10\xE2\x80\x93"
         "15 minutes|",
         750, 600, 900},
        {"-5 minutes|", -300, -330, -270},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check_example(&examples[i]);
}

static void what_is_no_length_is_not_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "14:05",    "24/7",   "5M users",     "0330hrs", "1405 hours", "a second server",
        "5 metres", "500 ms", "by 5 minutes", "10",      "P",          "PT",
        "hours",    "3 h30x", "6-5 hours",    "1.2.3 h", "PTA",        "99999999 hours",
        "1:75 h",   "half",   "an",           "",        "~",          "PT5S5M"};
    struct length length;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (length_read(text_from(texts[i]), 0, &fixture_words, &length))
            fail_msg("\"%s\" is read", texts[i]);
}

static void check_found(const char *document, int64_t seconds, size_t start)
{
    struct length length;
    if (!length_find(text_from(document), 0, &fixture_words, &length))
        fail_msg("nothing found in \"%s\"", document);
    assert_int_equal(length.seconds, seconds);
    assert_int_equal(length.place.start, start);
}

static void lengths_are_found_in_prose(void **state)
{
    struct length length;
    (void)state;
    check_found("It lasted 3 hours.", 3 * HOUR, 10);
    check_found("It lasted about 3 hours.", 3 * HOUR, 10);
    check_found("(45 min)", 45 * MINUTE, 1);
    check_found("within 24 hours", 24 * HOUR, 7);
    check_found("over twenty four hours", 24 * HOUR, 0);
    check_found("every 5 minutes; down for 20 minutes", 20 * MINUTE, 26);
    check_found("45 minutes per day, 2 days in all", 2 * DAY, 20);
    static const char *const without[] = {"every 5 minutes",   "30-day retention",
                                          "5 minutes per day", "24 hours a day",
                                          "2 minutes/day",     "T+15m",
                                          "v1.5 hours",        "24/7",
                                          "3 days ago"};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (length_find(text_from(without[i]), 0, &fixture_words, &length))
            fail_msg("one found in \"%s\"", without[i]);
}

/* As in test_stamp.c: no input costs the square of its length. */
static void hostile_lines_are_passed_quickly(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char *const pieces[] = {"1",  "1,000,", "a ", "half ", "5 h ", "and a half ",
                                         "1h", "~",      "1-", " ",     "PT1",  "every "};
    static char buffer[SIZE];
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = strlen(pieces[i]), at = 0;
        struct text text = {buffer, SIZE};
        struct length length;
        for (size_t k = 0; k < SIZE; k++)
            buffer[k] = pieces[i][k % size];
        while (length_find(text, at, &fixture_words, &length)) {
            assert_true(length.place.end > at && length.place.end <= SIZE);
            at = length.place.end;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_rounded_by_half_their_unit),
        cmocka_unit_test(words_widen_a_length),
        cmocka_unit_test(what_is_no_length_is_not_read),
        cmocka_unit_test(lengths_are_found_in_prose),
        cmocka_unit_test(hostile_lines_are_passed_quickly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
