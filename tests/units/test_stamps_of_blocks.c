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

/* The stamps of a part of a block, found in the block and in the part alone; returns how many there are. */
static size_t compare_text(struct text part)
{
    struct stamp stamp, alone;
    size_t at = 0, count = 0;
    for (; find_stamp(&reading, part, at, &stamp); at = stamp.place.end, count++) {
        assert_true(stamp_find(part, at, reading.time, &alone));
        assert_int_equal(stamp.place.start, alone.place.start);
        assert_int_equal(stamp.place.end, alone.place.end);
        assert_int_equal(stamp.clock.known, alone.clock.known);
        assert_int_equal(stamp.clock.hour, alone.clock.hour);
        assert_int_equal(stamp.clock.minute, alone.clock.minute);
        assert_int_equal(stamp.end_clock.known, alone.end_clock.known);
        assert_int_equal(stamp.date.day, alone.date.day);
        assert_int_equal(stamp.date.place.end, alone.date.place.end);
        assert_int_equal(stamp.zone.known, alone.zone.known);
    }
    assert_false(stamp_find(part, at, reading.time, &alone));
    return count;
}

/* The stamps of each line, found in the block and in the line alone; returns how many there are. */
static size_t compare_lines(const char *language, struct text block)
{
    struct text rest = block, line;
    size_t count = 0;
    announce(language, block);
    while (text_next_line(&rest, &line))
        count += compare_text(line);
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

/* The stamps of what stands behind each label of a block, found in the block and in the value alone; returns how
 * many there are. */
static size_t compare_values(const char *language, struct text block)
{
    size_t count = 0;
    announce(language, block);
    for (size_t from = 0, colon; (colon = text_find(block, TEXT(": "), from)) != TEXT_NOT_FOUND;
         from = colon + 1) {
        struct text value = text_from_offset(block, colon + 2);
        size_t bracket = text_find_byte(value, ')', 0), end = text_find_byte(value, '\n', 0);
        value = text_slice(value, 0, bracket < end ? bracket : end);
        count += compare_text(value);
    }
    return count;
}

static void test_values_behind_labels(void **state)
{
    (void)state;
    assert_int_equal(compare_values("en", TEXT("Start: 14:05 UTC\nEnd: 2024-05-03, 15:00\n"
                                               "- fix it (owner: @ann, due: 2024-05-20) by 6 PM")),
                     4);
    /* What stands before the colon, or behind the bracket, belongs to the stamp of the block. */
    assert_int_equal(
        compare_values("en", TEXT("May 3: 14:05 UTC\nMonday: 3 May\n"
                                  "Between: 9:00 and 10:00\nabout: 11:00\n"
                                  "(at: 14:05) UTC (at: 0830-0900 (UTC)) (on: May 3)")),
        8);
    assert_int_equal(compare_values("fr", TEXT("D\xC3\xA9"
                                               "but : 9 h 05 panne\nFin : 10 h 30")),
                     2);
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

/* At every byte of each line the same begins as where nothing of the block is known; returns how many of
 * these stamps the block was read to have. */
static size_t compare_heads(const char *language, struct text block)
{
    struct text rest = block, line;
    struct stamp first;
    size_t count = 0;
    announce(language, block);
    find_stamp(&reading, block, 0, &first); /* now it is read */
    while (text_next_line(&rest, &line)) {
        for (size_t at = 0; at < line.length; at++) {
            struct stamp head, alone, plain;
            bool found = read_head_stamp(&reading, line, at, &head);
            assert_int_equal(found, stamp_read_loosely(line, at, reading.time, &alone));
            if (!found)
                continue;
            assert_int_equal(head.place.start, at);
            assert_int_equal(head.place.end, alone.place.end);
            assert_int_equal(head.clock.known, alone.clock.known);
            assert_int_equal(head.clock.hour, alone.clock.hour);
            assert_int_equal(head.clock.minute, alone.clock.minute);
            assert_int_equal(head.end_clock.known, alone.end_clock.known);
            assert_int_equal(head.date.known, alone.date.known);
            assert_int_equal(head.date.place.start, alone.date.place.start);
            assert_int_equal(head.zone.known, alone.zone.known);
            count += stamp_find(line, at, reading.time, &plain) && plain.place.start == at;
        }
    }
    return count;
}

/* Where a line or an entry begins, what is a clock only there goes before what the block was read to have. */
static void test_heads_are_read_loosely(void **state)
{
    (void)state;
    struct stamp stamp;
    struct text block =
        TEXT("Notes:\n14:05 UTC page\n10.43 call\n3 May 2024 at 9:00 to 9:30 fixed\n");
    struct text second = text_slice(block, 22, 32);
    assert_true(compare_heads("en", block) > 3);
    assert_true(text_equal(second, TEXT("10.43 call")));
    assert_true(read_head_stamp(&reading, second, 0, &stamp));
    assert_int_equal(stamp.clock.minute, 43);
    assert_false(find_stamp(&reading, second, 0, &stamp));
    assert_true(compare_heads("en", TEXT("2021-03-04 1405 page\n2021: fixed\n14:05-14:20 down\n"
                                         "14:05 14:20 and 15:00\n(14:05) 2:05 PM, May 3: 12")) > 5);
    assert_int_equal(compare_heads("en", TEXT("A\n14:05 page\nB\n15:05")), 2);
    assert_true(
        compare_heads("fr", TEXT("Notes\n9 h 05 panne, 14h20 reprise\nle 3 mai \xC3\xA0 9 h")) > 1);
    assert_true(compare_heads("ja", TEXT("5\xE6\x9C\x88"
                                         "3\xE6\x97\xA5 14\xE6\x99\x82"
                                         "05\xE5\x88\x86\n14:05")) > 1);
}

/* A part that ends within a stamp, or a block that nobody has read yet, is read by itself. */
static void test_heads_of_parts(void **state)
{
    (void)state;
    struct text block = TEXT("14:05 to 14:20\nthen 15:00");
    struct stamp stamp;
    announce("en", block);
    assert_true(read_head_stamp(&reading, block, 0, &stamp));
    assert_true(stamp.end_clock.known);
    assert_true(find_stamp(&reading, block, 0, &stamp));
    assert_true(read_head_stamp(&reading, text_slice(block, 0, 5), 0, &stamp));
    assert_false(stamp.end_clock.known);
    assert_int_equal(stamp.place.end, 5);
    assert_true(read_head_stamp(&reading, text_from_offset(block, 15), 5, &stamp));
    assert_int_equal(stamp.place.start, 5);
    assert_int_equal(stamp.clock.hour, 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines, begin, end),
        cmocka_unit_test_setup_teardown(test_values_behind_labels, begin, end),
        cmocka_unit_test_setup_teardown(test_a_line_that_begins_with_an_hour, begin, end),
        cmocka_unit_test_setup_teardown(test_parts_of_stamps, begin, end),
        cmocka_unit_test_setup_teardown(test_heads_are_read_loosely, begin, end),
        cmocka_unit_test_setup_teardown(test_heads_of_parts, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
