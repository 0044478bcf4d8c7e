#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "data/data.h"

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_text(struct text actual, const char *expected)
{
    assert_int_equal(actual.length, strlen(expected));
    assert_memory_equal(actual.data, expected, actual.length);
}

static struct value read_yaml(struct arena *arena, const char *source)
{
    struct value value;
    struct data_fault fault;
    if (!yaml_parse(text_from(source), arena, &value, &fault))
        fail_msg("%zu:%zu: %s", fault.line, fault.column, fault.message);
    return value;
}

static struct data_fault fail_yaml(struct arena *arena, const char *source)
{
    struct value value;
    struct data_fault fault;
    assert_false(yaml_parse(text_from(source), arena, &value, &fault));
    assert_false(fault.unread);
    return fault;
}

static struct value read_json(struct arena *arena, const char *source)
{
    struct value value;
    struct data_fault fault;
    if (!json_parse(text_from(source), arena, &value, &fault))
        fail_msg("%zu:%zu: %s", fault.line, fault.column, fault.message);
    return value;
}

static struct data_fault fail_json(struct arena *arena, const char *source)
{
    struct value value;
    struct data_fault fault;
    assert_false(json_parse(text_from(source), arena, &value, &fault));
    assert_true(fault.message[0] != '\0');
    return fault;
}

static struct value read_toml(struct arena *arena, const char *source)
{
    struct value value;
    struct data_fault fault;
    if (!toml_parse(text_from(source), arena, &value, &fault))
        fail_msg("%zu:%zu: %s", fault.line, fault.column, fault.message);
    return value;
}

static void assert_unread(struct arena *arena, const char *source, size_t line, size_t column)
{
    struct value value;
    struct data_fault fault;
    assert_false(toml_parse(text_from(source), arena, &value, &fault));
    assert_true(fault.unread);
    assert_non_null(fault.message);
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.column, column);
}

static void assert_fault(struct data_fault fault, size_t line, size_t column, const char *part)
{
    assert_non_null(strstr(fault.message, part));
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.column, column);
}

static void assert_scalar(const struct value *value, const char *expected)
{
    assert_non_null(value);
    assert_int_equal(value->kind, VALUE_SCALAR);
    assert_text(value->scalar, expected);
}

static void yaml_is_a_tree_of_values(void **state)
{
    struct value map = read_yaml(*state, "title: Checkout down\n"
                                         "severity: 2\n"
                                         "teams: [web, 'data: base']\n"
                                         "incident:\n"
                                         "  start: \"14:05\"\n"
                                         "  notes: |\n"
                                         "    two\n"
                                         "    lines\n");
    assert_int_equal(map.kind, VALUE_MAP);
    assert_int_equal(map.count, 4);
    assert_text(map.keys[1], "severity");
    assert_scalar(value_get(&map, "title"), "Checkout down");
    assert_false(value_get(&map, "severity")->quoted);
    const struct value *teams = value_get(&map, "teams");
    assert_int_equal(teams->kind, VALUE_LIST);
    assert_int_equal(teams->count, 2);
    assert_scalar(&teams->items[1], "data: base");
    const struct value *incident = value_get(&map, "incident");
    assert_scalar(value_get(incident, "start"), "14:05");
    assert_true(value_get(incident, "start")->quoted);
    assert_scalar(value_get(incident, "notes"), "two\nlines\n");
}

static void yaml_without_content_is_null(void **state)
{
    assert_int_equal(read_yaml(*state, "").kind, VALUE_NULL);
    assert_int_equal(read_yaml(*state, "# nothing\n").kind, VALUE_NULL);
    struct value map = read_yaml(*state, "a:\nb: ~\nc: null\nd: \"\"\n");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(map.items[i].kind, VALUE_NULL);
    assert_int_equal(map.items[3].kind, VALUE_SCALAR);
}

static void absent_keys_are_null(void **state)
{
    struct value map = read_yaml(*state, "a: 1\n");
    assert_null(value_get(&map, "b"));
    assert_null(value_get(&map.items[0], "a"));
    assert_null(value_get(NULL, "a"));
}

/* Places count bytes, columns code points: é is two bytes. */
static void yaml_places_are_bytes(void **state)
{
    struct value map =
        read_yaml(*state, "# d\xC3\xA9j\xC3\xA0 vu\n\xC3\xA9t\xC3\xA9: [\xC3\xA9, x]\n");
    assert_int_equal(map.key_places[0].start, 12);
    assert_int_equal(map.key_places[0].end, 17);
    const struct value *list = &map.items[0];
    assert_int_equal(list->place.start, 19);
    assert_int_equal(list->place.end, 26);
    assert_int_equal(list->items[1].place.start, 24);
    assert_int_equal(list->items[1].place.end, 25);
    assert_int_equal(list->items[1].line, 2);
    assert_int_equal(list->items[1].column, 10);
}

static void yaml_may_begin_with_a_byte_order_mark(void **state)
{
    struct value map = read_yaml(*state, "\xEF\xBB\xBF"
                                         "a: b\n");
    assert_int_equal(map.items[0].place.start, 6);
    assert_int_equal(map.items[0].column, 4);
    assert_fault(fail_yaml(*state, "\xEF\xBB\xBF"
                                   "a: *b\n"),
                 1, 4, "aliases");
}

static void yaml_faults_have_their_place(void **state)
{
    assert_fault(fail_yaml(*state, "a: 1\nb: 2\na: 3\nb: 4\n"), 3, 1, "duplicate key 'a'");
    assert_fault(fail_yaml(*state, "a: &x 1\n"), 1, 4, "anchors");
    assert_fault(fail_yaml(*state, "a: 1\nb: *x\n"), 2, 4, "aliases");
    assert_fault(fail_yaml(*state, "a: 1\n---\nb: 2\n"), 2, 1, "second document");
    assert_fault(fail_yaml(*state, "[a]: 1\n"), 1, 1, "key");
    assert_fault(fail_yaml(*state, "a: \"\\d\"\n"), 1, 5, "unknown escape");
    assert_fault(fail_yaml(*state, "a: \xFF\n"), 1, 4, "");
    assert_non_null(strstr(fail_yaml(*state, "a: [1\n").message, "begins at 1:4"));
}

static void yaml_nesting_is_bounded(void **state)
{
    char deep[200];
    memset(deep, '[', 50);
    memset(deep + 50, ']', 50);
    deep[100] = '\0';
    assert_int_equal(read_yaml(*state, deep).kind, VALUE_LIST);
    memset(deep, '[', 60);
    memset(deep + 60, ']', 60);
    deep[120] = '\0';
    assert_non_null(strstr(fail_yaml(*state, deep).message, "deep"));
}

/* 40,000 keys, the last a duplicate: comparing each with each would take a minute. */
static void yaml_with_many_keys_is_quick(void **state)
{
    size_t count = 40000, length = 0;
    char *source = arena_alloc(*state, count * 12);
    for (size_t i = 0; i < count; i++) {
        const char *entry = arena_printf(*state, "k%zu: x\n", i == count - 1 ? 7 : i);
        memcpy(source + length, entry, strlen(entry));
        length += strlen(entry);
    }
    struct value value;
    struct data_fault fault;
    assert_false(yaml_parse((struct text){source, length}, *state, &value, &fault));
    assert_int_equal(fault.line, count);
}

static void toml_has_strings_numbers_and_dates(void **state)
{
    struct value map = read_toml(*state, "# front matter\n"
                                         "title = \"A \\\"quoted\\\" caf\\u00e9\"\n"
                                         "path = 'C:\\temp'\r\n"
                                         "count = 1_000 # about\n"
                                         "draft = true\n"
                                         "date = 2024-04-25T14:00:00Z\n"
                                         "local = 2024-04-25 14:00:00\n"
                                         "\"a key\" = -3.5");
    assert_int_equal(map.count, 7);
    assert_scalar(&map.items[0], "A \"quoted\" caf\xC3\xA9");
    assert_true(map.items[0].quoted);
    assert_scalar(&map.items[1], "C:\\temp");
    assert_scalar(&map.items[2], "1_000");
    assert_false(map.items[2].quoted);
    assert_scalar(&map.items[3], "true");
    assert_scalar(&map.items[4], "2024-04-25T14:00:00Z");
    assert_scalar(&map.items[5], "2024-04-25 14:00:00");
    assert_scalar(value_get(&map, "a key"), "-3.5");
}

static void toml_has_arrays_and_tables(void **state)
{
    struct value map = read_toml(*state, "tags = [ 'a', # one\n  \"b\",\n]\nempty = []\n"
                                         "\n[extra]\nauthor = 'x'\n\n[ other ] # y\n");
    assert_int_equal(map.count, 4);
    assert_int_equal(map.items[0].kind, VALUE_LIST);
    assert_int_equal(map.items[0].count, 2);
    assert_scalar(&map.items[0].items[1], "b");
    assert_int_equal(map.items[0].items[1].line, 2);
    assert_int_equal(map.items[0].items[1].column, 3);
    assert_int_equal(map.items[1].count, 0);
    assert_scalar(value_get(value_get(&map, "extra"), "author"), "x");
    assert_int_equal(value_get(&map, "other")->kind, VALUE_MAP);
    assert_int_equal(value_get(&map, "other")->count, 0);
}

static void toml_places_are_bytes(void **state)
{
    struct value map = read_toml(*state, "a = '\xC3\xA9' # \xC3\xA9\nb = 'x'\n");
    assert_int_equal(map.items[0].place.start, 4);
    assert_int_equal(map.items[0].place.end, 8);
    assert_int_equal(map.items[1].place.start, 18);
    assert_int_equal(map.items[1].place.end, 21);
    assert_int_equal(map.key_places[1].start, 14);
    assert_int_equal(map.items[1].line, 2);
    assert_int_equal(map.items[1].column, 5);
}

static void toml_beyond_the_subset_is_unread(void **state)
{
    assert_unread(*state, "a = \"\"\"\nx\"\"\"\n", 1, 6);
    assert_unread(*state, "ok = 1\na.b = 1\n", 2, 2);
    assert_unread(*state, "[[a]]\n", 1, 2);
    assert_unread(*state, "[a.b]\n", 1, 3);
    assert_unread(*state, "a = {b = 1}\n", 1, 5);
    assert_unread(*state, "a = [[1], [2]]\n", 1, 6);
    assert_unread(*state, "a = 'x\n", 1, 6);
    assert_unread(*state, "a = \"\\q\"\n", 1, 8);
    assert_unread(*state, "a = 1 2\n", 1, 7);
    assert_unread(*state, "a = draft\n", 1, 10);
    assert_unread(*state, "a =\n", 1, 4);
    assert_unread(*state, "a\n", 1, 2);
    assert_unread(*state, "a = [1 2]\n", 1, 8);
    assert_unread(*state, "a = 1\na = 2\n", 3, 1);
    assert_unread(*state, "a = \"\\ud800\"\n", 1, 12);
}

static void lines_and_columns_are_located(void **state)
{
    (void)state;
    size_t line, column;
    data_locate(TEXT("ab\r\nc\rd\n\xC3\xA9x"), 10, &line, &column);
    assert_int_equal(line, 4);
    assert_int_equal(column, 2);
    data_locate(TEXT("ab\r\nc"), 4, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 1);
    data_locate(TEXT(""), 9, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

static void json_values_have_places(void **state)
{
    const char *source = "{\"a\\\"b\": [1, \"\xC3\xBC\", -2.5e+3],\n \"c\":null, \"d\" : {}}";
    struct value map = read_json(*state, source);
    assert_int_equal(map.kind, VALUE_MAP);
    assert_int_equal(map.count, 3);
    assert_text(map.keys[0], "a\"b");
    const struct value *list = &map.items[0];
    assert_int_equal(list->kind, VALUE_LIST);
    assert_int_equal(list->count, 3);
    assert_text(list->items[0].scalar, "1");
    assert_false(list->items[0].quoted);
    assert_text(list->items[1].scalar, "\xC3\xBC");
    assert_true(list->items[1].quoted);
    assert_text(list->items[2].scalar, "-2.5e+3");
    assert_int_equal(list->items[2].line, 1);
    assert_int_equal(list->items[2].column, 19);
    assert_int_equal(map.items[1].kind, VALUE_NULL);
    assert_int_equal(map.items[1].line, 2);
    assert_int_equal(map.items[1].column, 6);
    const struct value *empty = value_get(&map, "d");
    assert_int_equal(empty->kind, VALUE_MAP);
    assert_int_equal(empty->count, 0);
    assert_text(text_slice(text_from(source), empty->place.start, empty->place.end), "{}");
    assert_text(text_slice(text_from(source), map.key_places[2].start, map.key_places[2].end),
                "\"d\"");
}

static void assert_json_fault(struct arena *arena, const char *source, size_t line)
{
    assert_int_equal(fail_json(arena, source).line, line);
}

static void broken_json_is_told_with_its_line(void **state)
{
    assert_json_fault(*state, "", 1);
    assert_json_fault(*state, "5", 1);
    assert_json_fault(*state, "[1,\n2,\n,3]", 3);
    assert_json_fault(*state, "{\"a\": 1,\n \"a\": 2}", 2);
    assert_json_fault(*state, "[\"\\u0000\"]", 1);
    assert_json_fault(*state, "[\"\xFF\"]", 1);
    assert_json_fault(*state, "[1] [2]", 1);
    assert_json_fault(*state, "[99999999999999999999999]", 1);
}

static void json_may_not_nest_deep(void **state)
{
    char source[3000];
    memset(source, '[', 1500);
    memset(source + 1500, ']', 1499);
    source[2999] = '\0';
    fail_json(*state, source);
    memset(source, '[', 51);
    memset(source + 51, ']', 51);
    source[102] = '\0';
    struct data_fault fault = fail_json(*state, source);
    assert_int_equal(fault.column, 51);
    memset(source, '[', 50);
    memset(source + 50, ']', 50);
    source[100] = '\0';
    read_json(*state, source);
}

static void texts_are_quoted_as_json(void **state)
{
    assert_text(json_quote(TEXT("a \"b\"\n\xC3\xBC"), *state), "\"a \\\"b\\\"\\n\xC3\xBC\"");
    assert_text(json_quote(TEXT("\xFF"), *state), "\"\xEF\xBF\xBD\"");
    assert_text(json_quote(TEXT(""), *state), "\"\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml_is_a_tree_of_values),
        TEST(yaml_without_content_is_null),
        TEST(absent_keys_are_null),
        TEST(yaml_places_are_bytes),
        TEST(yaml_may_begin_with_a_byte_order_mark),
        TEST(yaml_faults_have_their_place),
        TEST(yaml_nesting_is_bounded),
        TEST(yaml_with_many_keys_is_quick),
        TEST(json_values_have_places),
        TEST(broken_json_is_told_with_its_line),
        TEST(json_may_not_nest_deep),
        TEST(texts_are_quoted_as_json),
        TEST(toml_has_strings_numbers_and_dates),
        TEST(toml_has_arrays_and_tables),
        TEST(toml_places_are_bytes),
        TEST(toml_beyond_the_subset_is_unread),
        TEST(lines_and_columns_are_located),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
