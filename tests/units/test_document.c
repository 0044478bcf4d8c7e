#include "input/document.h"

#include <stdarg.h>
#include <setjmp.h>
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

static struct document make(void **state, struct text bytes)
{
    struct document document;
    struct error error;
    assert_true(
        document_init(&document, *state, TEXT("pm.md"), bytes, DOCUMENT_DEFAULT_MAX_SIZE, &error));
    return document;
}

static void assert_text(struct text text, const char *expected)
{
    assert_int_equal(text.length, strlen(expected));
    assert_memory_equal(text.data, expected, text.length);
}

static void assert_position(const struct document *document, size_t offset, size_t line,
                            size_t column)
{
    assert_int_equal(document_line(document, offset), line);
    assert_int_equal(document_column(document, offset), column);
}

static void empty_document_has_one_line(void **state)
{
    struct document document = make(state, TEXT(""));
    assert_int_equal(document.line_count, 1);
    assert_position(&document, 0, 1, 1);
    assert_position(&document, 99, 1, 1);
    assert_text(document_line_text(&document, 1), "");
    document = make(state, (struct text){NULL, 0});
    assert_int_equal(document.line_count, 1);
}

static void knows_all_line_ends(void **state)
{
    struct document document = make(state, TEXT("one\ntwo\r\nthree\rfour\n"));
    assert_int_equal(document.line_count, 4);
    assert_text(document_line_text(&document, 1), "one");
    assert_text(document_line_text(&document, 2), "two");
    assert_text(document_line_text(&document, 3), "three");
    assert_text(document_line_text(&document, 4), "four");
    assert_int_equal(document_line_start(&document, 3), 9);
    assert_position(&document, 4, 2, 1);
    assert_position(&document, 8, 2, 5); /* the LF of CRLF is on the line that it ends */
    assert_position(&document, 15, 4, 1);
}

static void line_that_is_not_there_is_empty(void **state)
{
    struct document document = make(state, TEXT("one\ntwo"));
    assert_text(document_line_text(&document, 0), "");
    assert_text(document_line_text(&document, 3), "");
    assert_int_equal(document_line_start(&document, 3), 7);
}

static void offset_past_the_end_is_on_the_last_line(void **state)
{
    struct document document = make(state, TEXT("one\ntwo"));
    assert_position(&document, 7, 2, 4);
    assert_int_equal(document_line(&document, 1000), 2);
}

static void columns_count_code_points(void **state)
{
    /* é has two bytes, 日 three, 🔥 four. */
    struct document document = make(state, TEXT("é日🔥x\n"));
    assert_position(&document, 0, 1, 1);
    assert_position(&document, 2, 1, 2);
    assert_position(&document, 5, 1, 3);
    assert_position(&document, 9, 1, 4);
}

static void byte_order_mark_takes_no_column(void **state)
{
    struct document document = make(state, TEXT("\xEF\xBB\xBF# Title\nnext"));
    assert_int_equal(document.body, 3);
    assert_position(&document, 0, 1, 1);
    assert_position(&document, 3, 1, 1);
    assert_position(&document, 5, 1, 3);
    assert_position(&document, 11, 2, 1);
    assert_text(document_line_text(&document, 1), "# Title");
}

static void bytes_of_a_place(void **state)
{
    struct document document = make(state, TEXT("one two"));
    assert_text(document_text(&document, (struct place){4, 7}), "two");
    assert_text(document_text(&document, (struct place){4, 99}), "two");
}

static void copies_what_it_is_given(void **state)
{
    char bytes[] = "text", path[] = "a.md";
    struct document document;
    struct error error;
    assert_true(document_init(&document, *state, text_from(path), text_from(bytes), 4, &error));
    memset(bytes, 'x', 4);
    memset(path, 'x', 4);
    assert_text(document.bytes, "text");
    assert_text(document.path, "a.md");
}

static bool fails(void **state, struct text bytes, size_t max_size, struct error *error)
{
    struct document document;
    return !document_init(&document, *state, TEXT("pm.md"), bytes, max_size, error);
}

static void refuses_what_is_too_large(void **state)
{
    struct error error;
    assert_false(fails(state, TEXT("12345"), 5, &error));
    assert_true(fails(state, TEXT("123456"), 5, &error));
    assert_non_null(strstr(error.message, "6 bytes"));
    assert_non_null(strstr(error.message, "limit of 5"));
}

static void refuses_what_is_binary(void **state)
{
    struct error error;
    assert_true(fails(state, TEXT("GIF\0rest"), 100, &error));
    assert_non_null(strstr(error.message, "binary"));
}

static void replaces_a_late_nul(void **state)
{
    char bytes[8002];
    memset(bytes, 'x', sizeof bytes);
    bytes[8000] = '\0';
    struct document document = make(state, (struct text){bytes, sizeof bytes});
    assert_int_equal(document.bytes.length, sizeof bytes);
    assert_int_equal(document.bytes.data[8000], 0x1A);
    bytes[7999] = '\0';
    struct error error;
    assert_true(fails(state, (struct text){bytes, sizeof bytes}, sizeof bytes, &error));
}

static void refuses_invalid_utf8_and_says_where(void **state)
{
    struct error error;
    assert_true(fails(state, TEXT("fine\nbr\xC3ken"), 100, &error));
    assert_non_null(strstr(error.message, "line 2, column 3"));
    assert_non_null(strstr(error.message, "0xC3"));
    assert_true(fails(state, TEXT("\xED\xA0\x80"), 100, &error)); /* a lone surrogate */
    assert_true(fails(state, TEXT("\xC0\x80"), 100, &error));     /* an overlong NUL */
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(empty_document_has_one_line),
        TEST(knows_all_line_ends),
        TEST(line_that_is_not_there_is_empty),
        TEST(offset_past_the_end_is_on_the_last_line),
        TEST(columns_count_code_points),
        TEST(byte_order_mark_takes_no_column),
        TEST(bytes_of_a_place),
        TEST(copies_what_it_is_given),
        TEST(refuses_what_is_too_large),
        TEST(refuses_what_is_binary),
        TEST(replaces_a_late_nul),
        TEST(refuses_invalid_utf8_and_says_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
