#include "input/changed_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static struct document make(void **state, const char *bytes)
{
    struct document document;
    struct error error;
    assert_true(document_init(&document, *state, TEXT("pm.md"), text_from(bytes),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    return document;
}

static struct changed_lines compare(void **state, const char *before, const char *after)
{
    struct document old = make(state, before), new = make(state, after);
    struct changed_lines lines;
    struct error error;
    assert_true(changed_lines_find(&lines, &old, &new, *state, &error));
    return lines;
}

static void assert_range(const struct changed_lines *lines, size_t i, size_t first, size_t count)
{
    assert_true(i < lines->count);
    assert_int_equal(lines->items[i].first, first);
    assert_int_equal(lines->items[i].count, count);
}

static void lines_that_came_in(void **state)
{
    struct changed_lines lines = compare(state, "a\nb\nc\n", "a\nx\ny\nb\nc\nz\n");
    assert_int_equal(lines.count, 2);
    assert_range(&lines, 0, 2, 2);
    assert_range(&lines, 1, 6, 1);
    assert_false(changed_lines_touch(&lines, 1, 1));
    assert_true(changed_lines_touch(&lines, 1, 2));
    assert_true(changed_lines_touch(&lines, 3, 3));
    assert_false(changed_lines_touch(&lines, 4, 5));
    assert_true(changed_lines_touch(&lines, 4, 9));
    assert_false(changed_lines_went(&lines, 1, 6));
}

static void lines_that_went_out(void **state)
{
    struct changed_lines lines = compare(state, "a\nb\nc\nd\n", "a\nd\n");
    assert_int_equal(lines.count, 1);
    assert_range(&lines, 0, 1, 0);
    assert_false(changed_lines_touch(&lines, 1, 2));
    assert_true(changed_lines_went(&lines, 1, 1));
    assert_true(changed_lines_went(&lines, 2, 2));
    assert_false(changed_lines_went(&lines, 3, 3));
    lines = compare(state, "a\nb\n", "b\n");
    assert_range(&lines, 0, 0, 0);
    assert_true(changed_lines_went(&lines, 1, 1));
    assert_false(changed_lines_went(&lines, 2, 2));
}

static void line_ends_and_marks_are_no_change(void **state)
{
    assert_int_equal(compare(state, "a\nb\nc",
                             "\xEF\xBB\xBF"
                             "a\r\nb\rc\r\n")
                         .count,
                     0);
    /* Lines are counted as the document counts them: a lone CR ends one. */
    struct changed_lines lines = compare(state, "a\rb\rc\n", "a\rb\rx\rc\n");
    assert_int_equal(lines.count, 1);
    assert_range(&lines, 0, 3, 1);
}

static void empty_documents(void **state)
{
    assert_int_equal(compare(state, "", "").count, 0);
    struct changed_lines lines = compare(state, "", "a\nb\n");
    assert_true(changed_lines_touch(&lines, 1, 1));
    assert_true(changed_lines_touch(&lines, 2, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_that_came_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_that_went_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line_ends_and_marks_are_no_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_documents, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
