#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "commands/timing.h"

#define MILLISECONDS INT64_C(1000000) /* in nanoseconds */

static char *printed(const struct timing *timing, size_t threads, int64_t elapsed)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    timing_print(timing, threads, elapsed, out);
    fclose(out);
    return text;
}

static void times_are_printed_with_their_shares(void **state)
{
    (void)state;
    struct timing timing = {
        .spent = {[STAGE_PARSING] = 150 * MILLISECONDS, [STAGE_CHECKS] = 50 * MILLISECONDS}};
    struct timing other = {
        .spent = {[STAGE_CHECKS] = 1800 * MILLISECONDS, [STAGE_REPORTS] = MILLISECONDS / 4}};
    char *text = printed(&timing, 1, 0);
    assert_string_equal(text, "       0.0 ms    0.0 %  finding files\n"
                              "       0.0 ms    0.0 %  configuration\n"
                              "       0.0 ms    0.0 %  reading files\n"
                              "     150.0 ms   75.0 %  parsing Markdown\n"
                              "       0.0 ms    0.0 %  reading facts\n"
                              "      50.0 ms   25.0 %  checking rules\n"
                              "       0.0 ms    0.0 %  reporting\n"
                              "     200.0 ms  100.0 %  in all\n");
    free(text);
    timing_add(&timing, &other);
    text = printed(&timing, 2, 1234 * MILLISECONDS + MILLISECONDS / 2);
    assert_non_null(strstr(text, "\n    1850.0 ms   92.5 %  checking rules\n"));
    assert_non_null(strstr(text, "\n       0.2 ms    0.0 %  reporting\n"));
    assert_non_null(strstr(text, "\n    2000.2 ms  100.0 %  in all: the times of 2 threads added "
                                 "up, while 1234.5 ms went by\n"));
    free(text);
}

static void time_is_counted_to_the_stage_that_ends(void **state)
{
    (void)state;
    struct timing timing = {.since = 0};
    int64_t before = timing_now();
    timing_begin(&timing);
    timing_end(&timing, STAGE_READING);
    timing_end(&timing, STAGE_FACTS);
    int64_t behind = timing_now();
    int64_t spent = timing.spent[STAGE_READING] + timing.spent[STAGE_FACTS];
    assert_true(timing.spent[STAGE_READING] >= 0 && timing.spent[STAGE_FACTS] >= 0);
    assert_true(spent <= behind - before);
    assert_true(timing.since >= before && timing.since <= behind);
    assert_int_equal(timing.spent[STAGE_PARSING], 0);
}

static void nobody_may_ask(void **state)
{
    (void)state;
    timing_begin(NULL);
    timing_end(NULL, STAGE_FACTS);
    timing_add(NULL, &(struct timing){.since = 0});
    char *text = printed(NULL, 1, 0);
    assert_string_equal(text, "");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_printed_with_their_shares),
        cmocka_unit_test(time_is_counted_to_the_stage_that_ends),
        cmocka_unit_test(nobody_may_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
