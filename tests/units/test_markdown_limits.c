/* Documents made to take long: each is refused for a reason, or read in linear time. */
#include "markdown_fixture.h"

/* `count` times the string, between two others. */
static struct text repeat(const char *before, const char *string, size_t count, const char *behind)
{
    size_t length = strlen(string), start = strlen(before), end = strlen(behind);
    char *bytes = arena_alloc(arena, start + length * count + end + 1);
    memcpy(bytes, before, start);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + start + i * length, string, length);
    memcpy(bytes + start + length * count, behind, end);
    return (struct text){bytes, start + length * count + end};
}

static void assert_refused(struct text bytes, const char *line, const char *limit)
{
    struct document document;
    struct markdown markdown;
    struct error error = {""};
    assert_true(document_init(&document, arena, TEXT("pm.md"), bytes, SIZE_MAX, &error));
    assert_false(markdown_parse(&markdown, &document, arena, &error));
    if (!strstr(error.message, line) || !strstr(error.message, limit))
        fail_msg("%s", error.message);
}

/* A table of so many columns, whose second row holds one of these for each. */
static struct text wide_table(size_t columns, const char *delimiter)
{
    struct text header = repeat("\n", "|a", columns, "|\n");
    struct text row = repeat("", delimiter, columns, "|\n");
    char *bytes = arena_alloc(arena, header.length + row.length);
    memcpy(bytes, header.data, header.length);
    memcpy(bytes + header.length, row.data, row.length);
    return (struct text){bytes, header.length + row.length};
}

static void limits_are_named(void **state)
{
    (void)state;
    parse_bytes(wide_table(1000, "|-"));
    assert_refused(wide_table(1001, "|-"), "line 3", "1000");
    assert_refused(wide_table(1001, "|\v-\f"), "line 3", "1000");
    parse_bytes(repeat("|a|b|\n|-|-|\n", "c\n", 49999, ""));
    assert_refused(repeat("|a|b|\n|-|-|\n", "c\n", 60000, ""), "line 50002", "100000");
    assert_refused(repeat("|a|\n|-|\n", "|", 2000, ""), "line 3", "1000");
    parse_bytes(repeat("\n", "[", 10000, ""));
    parse_bytes(repeat("\n", "[ [\n\n", 10000, ""));
    assert_refused(repeat("\n", "[", 10001, ""), "line 2", "10000");
    assert_refused(repeat("\n", "<?", 10001, ""), "line 2", "10000");
    assert_refused(repeat("\n", "a <!A\n", 10001, ""), "line 10002", "10000");
    /* A line of a vertical tab is none of blanks: it ends no paragraph. */
    parse_bytes(repeat("\n", "[[\n \t\n", 10001, ""));
    parse_bytes(repeat("\n", "[[\r\n\r\n", 10001, ""));
    assert_refused(repeat("\n", "[[\n\v\n", 10001, ""), "line 10002", "10000");
    assert_refused(repeat("\n", "[[\n> \f\n", 10001, ""), "line 10002", "10000");
    parse_bytes(repeat("\n", "- [a](b) *c*\n", 4000, ""));
    assert_refused(repeat("\n", "[a](b) *c*\n", 4500, ""), "line 4474", "20000000");
    assert_refused(repeat("", "a\n", 60000, "|a|b|\n|-|-|\n"), "line 60002", "100000000");
    parse_bytes(repeat("", "- [ ] a\n", 10001, ""));
    assert_refused(repeat("a\n", "    - [ a\n", 10001, ""), "line 10002", "10000");
    assert_refused(repeat("a\n", "2. [ a\n", 10001, ""), "line 10002", "10000");
    struct text deep = repeat("", "- ", 50000, "a");
    parse_bytes(repeat(deep.data, "\n", 100, ""));
    assert_refused(repeat(deep.data, "\n", 300, ""), "nested", "10000000");
}

/* The parser goes back over all the openers of emphasis again and again where another kind of mark has
 * closed the one at which it stopped before. */
static void work_on_emphasis_is_limited(void **state)
{
    (void)state;
    const char *openers = repeat("", "*a ", 15000, "").data;
    assert_refused(repeat(openers, "_a*_ ", 10000, ""), "line 1", "20000000");
    assert_refused(repeat(openers, "b**c* ", 10000, ""), "line 1", "20000000");
    parse_bytes(repeat("", "*a_ ", 20000, ""));
    parse_bytes(repeat(repeat("", "*a **a ", 9000, "").data, " a** a*", 9000, ""));
    parse_bytes(repeat("", "**a** *b* __c__ _d_ snake_case ", 9000, ""));
    parse_bytes(repeat("", "`*.log` is **full** ", 6000, ""));
}

/* Deep and long documents take linear time and no deep stack; this test ends at once or never. */
static void survives_hostile_documents(void **state)
{
    (void)state;
    static const struct {
        const char *before, *string;
        size_t count;
    } cases[] = {
        {"", ">", 50000},
        {"", "- ", 50000},
        {"", "* a\n", 30000},
        {"", "*", 100000},
        {"", "*a **a ", 15000},
        {"", "a_", 50000},
        {"", "`a", 50000},
        {"", "~~a ", 30000},
        {"", "&amp;", 25000},
        {"", "[a](b", 9999},
        {"", "![[]()", 3000},
        {"<div>\n", "<a ", 40000},
        {"<div>\n", "<a x=\"", 20000},
        {"<div>\n", "<!-- ", 9000},
        {"<div>\n", "<script>", 15000},
        {"<div>\n", "<td>", 30000},
        {"", "<!-- a -->\n\n", 10000},
        {"```md\n", ">", 50000},
        {"", "```md\n```\n", 10000},
        {"", "- ```\n", 20000},
        {"", "[a]: b\n", 9999},
        {"", "a\n===\n", 20000},
        {"", "\n", 100000},
        {"", "a\r", 50000},
        {"|a|\n|-|\n", "|b|\n", 30000},
        {"", "|a|b|\n|-|-|\n\n", 9000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse_bytes(repeat(cases[i].before, cases[i].string, cases[i].count, "a"));
        arena_clear(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(limits_are_named),
        TEST(work_on_emphasis_is_limited),
        TEST(survives_hostile_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
