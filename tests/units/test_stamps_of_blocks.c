/* A block is read once for its stamps: what is found in its lines is what reading each alone finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "facts/reading.h"
#include "rulebook/rulebook.h"

static struct reading reading;

static int begin(void **state)
{
    (void)state;
    reading = (struct reading){.arena = arena_new()};
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(reading.arena);
    return 0;
}

static void announce(const char *language, struct text block)
{
    reading.time = &rulebook_language(text_from(language))->time;
    prepare_stamps(&reading, &block, 1);
}

/* The stamps of each line, found in the block and in the line alone; returns how many there are. */
static size_t compare_lines(const char *language, struct text block)
{
    struct text rest = block, line;
    size_t count = 0;
    announce(language, block);
    while (text_next_line(&rest, &line)) {
        struct stamp stamp, alone;
        for (size_t at = 0; find_stamp(&reading, line, at, &stamp); at = stamp.place.end) {
            assert_true(stamp_find(line, at, reading.time, &alone));
            assert_int_equal(stamp.place.start, alone.place.start);
            assert_int_equal(stamp.place.end, alone.place.end);
            assert_int_equal(stamp.clock.hour, alone.clock.hour);
            assert_int_equal(stamp.clock.minute, alone.clock.minute);
            assert_int_equal(stamp.date.place.end, alone.date.place.end);
            count++;
        }
    }
    return count;
}

static void test_lines(void **state)
{
    (void)state;
    assert_int_equal(compare_lines("en", TEXT("On May 3, 2024 at 14:05 UTC it broke.\n"
                                              "14:20 UTC: page\n\nFixed by 15:00\n")),
                     3);
    assert_int_equal(compare_lines("en", TEXT("nothing\nat all")), 0);
}

/* In French an hour with one digit is a clock where the text begins, and may be a length elsewhere. */
static void test_a_line_that_begins_with_an_hour(void **state)
{
    (void)state;
    struct text block = TEXT("Notes de garde\n9 h 05 panne, 9 h 07 alerte\n14h20 reprise");
    struct text line = text_slice(block, 15, 43);
    struct stamp stamp;
    announce("fr", block);
    assert_true(find_stamp(&reading, line, 0, &stamp));
    assert_int_equal(stamp.place.start, 0);
    assert_int_equal(stamp.clock.hour, 9);
    assert_int_equal(stamp.clock.minute, 5);
    assert_false(find_stamp(&reading, line, stamp.place.end, &stamp));
    assert_int_equal(compare_lines("fr", block), 2);
}

/* Whoever begins or ends within a stamp reads what is left of it. */
static void test_parts_of_stamps(void **state)
{
    (void)state;
    struct text block = TEXT("from 14:05 to 14:20\nthen 15:00");
    struct stamp stamp;
    announce("en", block);
    assert_true(find_stamp(&reading, block, 6, &stamp));
    assert_int_equal(stamp.place.start, 14);
    assert_true(find_stamp(&reading, text_slice(block, 0, 10), 0, &stamp));
    assert_int_equal(stamp.place.end, 10);
    assert_false(stamp.end_clock.known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines, begin, end),
        cmocka_unit_test_setup_teardown(test_a_line_that_begins_with_an_hour, begin, end),
        cmocka_unit_test_setup_teardown(test_parts_of_stamps, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
