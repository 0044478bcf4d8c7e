/* Which two of a timeline's moments a stated length comes nearest to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_fixture.h"
#include "checks/pairs.h"
#include "time_fixture.h"

/* The moments of these times, NULL-ended, on one day where they name none. */
static struct mark_list marks_at(const char *const *clocks)
{
    struct mark_list marks = {0};
    struct stamp day, stamp;
    struct moment_context context = {0};
    assert_true(stamp_read(TEXT("2025-03-17"), 0, &fixture_words, &day));
    context.date = day.date;
    for (; *clocks; clocks++) {
        assert_true(stamp_read(text_from(*clocks), 0, &fixture_words, &stamp));
        struct mark mark = {.moment = moment_of(&stamp, &context, arena),
                            .place = {marks.count, marks.count + 1}};
        LIST_PUSH(arena, &marks, mark);
    }
    return marks;
}

static struct length length_of(const char *text)
{
    struct length length;
    assert_true(length_read(text_from(text), 0, &fixture_words, &length));
    return length;
}

/* Marks are known by their places: 0, 1, … */
static struct pair pair_of(const struct mark_list *marks, const char *text)
{
    struct length length = length_of(text);
    struct pair pair;
    assert_true(nearest_pair(marks, &length, &pair));
    return pair;
}

enum { MINUTE = 60 };

static void assert_pair(const struct pair *pair, size_t from, size_t to, int64_t minutes)
{
    assert_int_equal(pair->from->place.start, from);
    assert_int_equal(pair->to->place.start, to);
    assert_int_equal(pair->seconds, minutes * MINUTE);
}

static void any_two_may_fit(void **state)
{
    (void)state;
    struct mark_list marks =
        marks_at((const char *const[]){"14:00", "14:10", "14:45", "16:00", NULL});
    struct pair pair = pair_of(&marks, "35 minutes");
    assert_true(pair.fits);
    assert_pair(&pair, 1, 2, 35);
    assert_int_equal(pair.longest, 0);
    pair = pair_of(&marks, "2 hours");
    assert_true(pair.fits);
    assert_pair(&pair, 0, 3, 120);
}

static void nearest_and_longest_are_told_where_none_fits(void **state)
{
    (void)state;
    struct mark_list marks = marks_at((const char *const[]){"14:00", "14:10", "14:45", NULL});
    struct pair pair = pair_of(&marks, "20 minutes");
    assert_false(pair.fits);
    assert_pair(&pair, 0, 1, 10); /* 35 min are further from it */
    assert_int_equal(pair.longest, 45 * MINUTE);
    pair = pair_of(&marks, "90 minutes");
    assert_pair(&pair, 0, 2, 45);
    assert_int_equal(pair.longest, 45 * MINUTE);
}

/* The longest is that of all pairs, also of those behind the nearest. */
static void longest_may_stand_behind_the_nearest(void **state)
{
    (void)state;
    struct mark_list marks = marks_at((const char *const[]){"14:00", "14:10", "17:00", NULL});
    struct pair pair = pair_of(&marks, "20 minutes");
    assert_pair(&pair, 0, 1, 10);
    assert_int_equal(pair.longest, 180 * MINUTE);
}

/* A clock is no moment but a minute, and words are rounded. */
static void rounding_is_allowed_for(void **state)
{
    (void)state;
    struct mark_list marks = marks_at((const char *const[]){"14:00", "14:47", NULL});
    assert_true(pair_of(&marks, "47 minutes").fits);
    assert_true(pair_of(&marks, "about 50 minutes").fits);
    assert_false(pair_of(&marks, "55 minutes").fits);
}

/* A day without a clock may be any of its hours: what it allows goes before what is nearer and fits not. */
static void pair_that_may_fit_goes_before_a_nearer_one(void **state)
{
    (void)state;
    struct mark_list marks =
        marks_at((const char *const[]){"2025-03-17 14:00", "2025-03-18 12:00", "2025-03-18", NULL});
    struct pair pair = pair_of(&marks, "30 hours"); /* 22 h, or from 10 to 34 */
    assert_true(pair.fits);
    assert_int_equal(pair.from->place.start, 0);
    assert_int_equal(pair.to->place.start, 2);
}

/* A length of nothing fits a moment and itself: what was seen at once was seen after 0 minutes. */
static void moment_is_a_pair_with_itself(void **state)
{
    (void)state;
    struct mark_list marks = marks_at((const char *const[]){"14:00", "14:47", NULL});
    struct pair pair = pair_of(&marks, "0 minutes");
    assert_true(pair.fits);
    assert_pair(&pair, 0, 0, 0);
}

static void no_moments_are_no_pair(void **state)
{
    (void)state;
    struct mark_list none = {0};
    struct length length = length_of("5 minutes");
    struct pair pair;
    assert_false(nearest_pair(&none, &length, &pair));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_two_may_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nearest_and_longest_are_told_where_none_fits, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(longest_may_stand_behind_the_nearest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rounding_is_allowed_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pair_that_may_fit_goes_before_a_nearer_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(moment_is_a_pair_with_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_moments_are_no_pair, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
