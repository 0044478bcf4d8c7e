/* Text in the formats that read it back: values from their specifications, and random bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/escape.h"
#include "report/printable.h"

typedef struct text escape_function(struct arena *arena, struct text text);

static void assert_escaped(escape_function *escape, struct text text, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(arena_copy(arena, escape(arena, text)).data, expected);
    arena_free(arena);
}

static void xml_holds_markup_and_line_ends_as_references(void **state)
{
    (void)state;
    assert_escaped(escape_xml, TEXT("a<b> & \"c\" 'd' ]]>"),
                   "a&#x3C;b&#x3E; &#x26; &#x22;c&#x22; &#x27;d&#x27; ]]&#x3E;");
    assert_escaped(escape_xml, TEXT("1\n2\r3\t4"), "1&#xA;2&#xD;3&#x9;4");
    assert_escaped(escape_xml, TEXT("\xE2\x80\xAE\xC2\x85"), "&#x202E;&#x85;");
    /* XML has neither C0 characters nor U+FFFE. */
    assert_escaped(escape_xml, TEXT("\x01\x1b\xEF\xBF\xBE\xFF"),
                   "\xE2\x90\x81\xE2\x90\x9B\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void github_data_is_one_line_that_is_no_command(void **state)
{
    (void)state;
    assert_escaped(escape_github_data, TEXT("50 %: a,\r\n::error::b"),
                   "50 %25: a,%0D%0A::error::b");
    assert_escaped(escape_github_data, TEXT("a##[error]b ###[c"), "a%23#[error]b #%23#[c");
    assert_escaped(escape_github_data, TEXT("##"), "##");
    assert_escaped(escape_github_data, TEXT("\x1b\xFF"), "\xE2\x90\x9B\xEF\xBF\xBD");
}

static void github_property_loses_nothing(void **state)
{
    (void)state;
    assert_escaped(escape_github_property, TEXT("a:b,c%d\n"), "a%3Ab%2Cc%25d%0A");
    assert_escaped(escape_github_property, TEXT("##[x\xFF\x1b\xE2\x80\xAE\xC3\xA4"),
                   "%23#[x%FF%1B%E2%80%AE\xC3\xA4");
}

static void log_line_holds_no_runner_prefix(void **state)
{
    (void)state;
    assert_escaped(escape_github_log, TEXT("no ##[error]a##[b 5 %"), "no %23#[error]a%23#[b 5 %");
}

static void markdown_holds_no_markup(void **state)
{
    (void)state;
    assert_escaped(escape_markdown, TEXT("a|b `c` *d* _e_ <f> &amp; [g](h) \\"),
                   "a&#124;b &#96;c&#96; &#42;d&#42; &#95;e&#95; &#60;f&#62; &#38;amp; "
                   "&#91;g&#93;(h) &#92;");
    assert_escaped(escape_markdown, TEXT("14:05 alert: \"x\", 20 %"), "14:05 alert: \"x\", 20 %");
    /* No address becomes a link, no name an emoji, no handle a mention. */
    assert_escaped(escape_markdown, TEXT("https://a.b www.c :tada: @d"),
                   "https&#58;//a.b www&#46;c &#58;tada: &#64;d");
    assert_escaped(escape_markdown, TEXT("new.md WWW.d"), "new.md WWW&#46;d");
    /* Nor does a list begin, or indented code. */
    assert_escaped(escape_markdown, TEXT("     a"), "&#32;    a");
    assert_escaped(escape_markdown, TEXT("- a - b"), "&#45; a - b");
    assert_escaped(escape_markdown, TEXT("+ 1"), "&#43; 1");
    assert_escaped(escape_markdown, TEXT("2042. a. 1."), "2042&#46; a. 1.");
    assert_escaped(escape_markdown, TEXT("1) a (b)"), "1&#41; a (b)");
    assert_escaped(escape_markdown, TEXT("a\nb\xE2\x80\xAE"),
                   "a\xE2\x90\x8A"
                   "b\xEF\xBF\xBD");
}

static void uri_keeps_every_byte(void **state)
{
    (void)state;
    assert_escaped(escape_uri, TEXT("docs/a b#c?d%:\xC3\xA4\xFF~-_.md"),
                   "docs/a%20b%23c%3Fd%25%3A%C3%A4%FF~-_.md");
    assert_escaped(escape_uri, TEXT("/tmp/a.md"), "file:///tmp/a.md");
}

/* What must hold of every escaped text: valid UTF-8, and none of what the format obeys. */
static void assert_harmless(struct arena *arena, struct text text)
{
    struct text xml = escape_xml(arena, text), data = escape_github_data(arena, text);
    struct text property = escape_github_property(arena, text);
    struct text markdown = escape_markdown(arena, text), uri = escape_uri(arena, text);
    const struct {
        struct text escaped;
        const char *obeyed;
    } all[] = {{xml, "<>\"'\r\n"},
               {data, "\r\n"},
               {property, ",:\r\n"},
               {markdown, "|<>`*_[]\\\r\n"},
               {uri, " #?&\r\n"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_int_equal(utf8_find_invalid(all[i].escaped), TEXT_NOT_FOUND);
        assert_int_equal(text_find(all[i].escaped, TEXT("##["), 0), TEXT_NOT_FOUND);
        for (const char *c = all[i].obeyed; *c; c++)
            assert_int_equal(text_find_byte(all[i].escaped, *c, 0), TEXT_NOT_FOUND);
        for (size_t at = 0; at < all[i].escaped.length;) {
            int32_t code_point;
            at += utf8_decode(all[i].escaped, at, &code_point);
            assert_true(!is_control(code_point) || code_point == '\t');
        }
    }
}

static void random_bytes_never_break_out(void **state)
{
    (void)state;
    static const char interesting[] = "#[]:%,&;<>\"'|`*_\\\r\n\t\x01\x1b\x7f\xFF\xE2\x80\xAE/w.a1 ";
    struct arena *arena = arena_new();
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        size_t length = 0;
        for (; length < sizeof bytes; length++) {
            random = random * 1664525 + 1013904223;
            uint32_t chance = random >> 8;
            bytes[length] = chance % 8 ? interesting[chance / 8 % (sizeof interesting - 1)]
                                       : (char)(chance / 8);
        }
        assert_harmless(arena, (struct text){bytes, random >> 8 & 15});
        arena_clear(arena);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_holds_markup_and_line_ends_as_references),
        cmocka_unit_test(github_data_is_one_line_that_is_no_command),
        cmocka_unit_test(github_property_loses_nothing),
        cmocka_unit_test(log_line_holds_no_runner_prefix),
        cmocka_unit_test(markdown_holds_no_markup),
        cmocka_unit_test(uri_keeps_every_byte),
        cmocka_unit_test(random_bytes_never_break_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
