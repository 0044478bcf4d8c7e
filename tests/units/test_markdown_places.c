/* Where words and blocks stand: first the kinds of fault that cmark's own positions have. */
#include "markdown_fixture.h"

struct words_case {
    const char *document;
    enum block_kind kind;
    const char *words; /* in a block of that kind */
    const char *place;
};

struct block_case {
    const char *document;
    enum block_kind kind;
    size_t before; /* blocks of that kind */
    const char *place;
};

static void check_words(const struct words_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct markdown *markdown = parse(cases[i].document);
        const struct block *block = find_words(markdown, cases[i].kind, cases[i].words);
        if (!block)
            fail_msg("no \"%s\" in: %s", cases[i].words, cases[i].document);
        size_t from = text_find(block->text, text_from(cases[i].words), 0);
        const char *place =
            place_name(markdown, block_place(block, from, from + strlen(cases[i].words)));
        if (strcmp(place, cases[i].place) != 0)
            fail_msg("\"%s\" stands at %s, not at %s, in: %s", cases[i].words, place,
                     cases[i].place, cases[i].document);
    }
}

static void check_blocks(const struct block_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct markdown *markdown = parse(cases[i].document);
        const struct block *block = find_block(markdown, cases[i].kind, cases[i].before);
        if (!block)
            fail_msg("no block %d of kind %d in: %s", (int)cases[i].before, (int)cases[i].kind,
                     cases[i].document);
        const char *place = place_name(markdown, block->place);
        if (strcmp(place, cases[i].place) != 0)
            fail_msg("block of kind %d at %s, not at %s, in: %s", (int)cases[i].kind, place,
                     cases[i].place, cases[i].document);
    }
}

#define CHECK_WORDS(cases) check_words(cases, sizeof cases / sizeof *cases)
#define CHECK_BLOCKS(cases) check_blocks(cases, sizeof cases / sizeof *cases)

static void continued_lines(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"First\n   indented second **strong**\n", BLOCK_PARAGRAPH, "strong", "2:22-2:28"},
        {"10. f\n      six", BLOCK_PARAGRAPH, "six", "2:7-2:10"},
        {"- a\n  - b\nlazy", BLOCK_PARAGRAPH, "lazy", "3:1-3:5"},
        {"> q\nlazy", BLOCK_PARAGRAPH, "lazy", "2:1-2:5"},
        {"> a\n>   deep", BLOCK_PARAGRAPH, "deep", "2:5-2:9"},
        {"> - a\n>   b *c*", BLOCK_PARAGRAPH, "c", "2:8-2:9"},
        {"a\r\n\tb *c*\r\nd", BLOCK_PARAGRAPH, "c", "2:5-2:6"},
        {"a\r  b\rc", BLOCK_PARAGRAPH, "c", "3:1-3:2"},
    };
    CHECK_WORDS(cases);
}

static void breaks(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"a\nb", BLOCK_PARAGRAPH, "\n", "1:2-2:1"},
        {"a  \n  b", BLOCK_PARAGRAPH, "\n", "1:2-2:3"},
        {"a\\\nb", BLOCK_PARAGRAPH, "\n", "1:2-2:1"},
        {"> a\n> b", BLOCK_PARAGRAPH, "\n", "1:4-2:3"},
        {"a<br>b", BLOCK_PARAGRAPH, "\n", "1:2-1:6"},
    };
    CHECK_WORDS(cases);
}

static void phrases_across_lines(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"x `a\nb` y\nnext", BLOCK_PARAGRAPH, "a b", "1:4-2:2"},
        {"x `a\nb` y\nnext", BLOCK_PARAGRAPH, "next", "3:1-3:5"},
        {"x <b\nid=1> y\nnext", BLOCK_PARAGRAPH, "y", "2:7-2:8"},
        {"x <b\nid=1> y\nnext", BLOCK_PARAGRAPH, "next", "3:1-3:5"},
        {"see [words](\n/u\n\"t\") and\nnext", BLOCK_PARAGRAPH, "words", "1:6-1:11"},
        {"see [words](\n/u\n\"t\") and\nnext", BLOCK_PARAGRAPH, "and", "3:6-3:9"},
        {"see [words](\n/u\n\"t\") and\nnext", BLOCK_PARAGRAPH, "next", "4:1-4:5"},
        {"[two\nlines](/u) end", BLOCK_PARAGRAPH, "two\nlines", "1:2-2:6"},
        {"[two\nlines](/u) end", BLOCK_PARAGRAPH, "end", "2:12-2:15"},
        {"~~two\nlines~~ end", BLOCK_PARAGRAPH, "two\nlines", "1:3-2:6"},
        {"~~two\nlines~~ end", BLOCK_PARAGRAPH, "end", "2:9-2:12"},
    };
    CHECK_WORDS(cases);
}

static void delimiters(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"x **is* y", BLOCK_PARAGRAPH, "x *", "1:1-1:4"},
        {"x **is* y", BLOCK_PARAGRAPH, "is", "1:5-1:7"},
        {"***bold it***", BLOCK_PARAGRAPH, "bold it", "1:4-1:11"},
        {"*a **b** c*", BLOCK_PARAGRAPH, "b", "1:6-1:7"},
        {"`` a ` b `` x", BLOCK_PARAGRAPH, "a ` b", "1:4-1:9"},
        {"a `b` `a` c", BLOCK_PARAGRAPH, "c", "1:11-1:12"},
        {"[a](a \"a\") a!", BLOCK_PARAGRAPH, "a!", "1:12-1:14"},
        {"![a](b(c)d) a!", BLOCK_PARAGRAPH, "a!", "1:13-1:15"},
        {"[a][r] b\n\n[r]: /u", BLOCK_PARAGRAPH, "b", "1:8-1:9"},
        {"[r][] b\n\n[r]: /u", BLOCK_PARAGRAPH, "b", "1:7-1:8"},
        {"[r] b\n\n[r]: /u", BLOCK_PARAGRAPH, "b", "1:5-1:6"},
    };
    CHECK_WORDS(cases);
}

static void escapes_and_entities(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"a \\* b &amp; c", BLOCK_PARAGRAPH, "*", "1:3-1:5"},
        {"a \\* b &amp; c", BLOCK_PARAGRAPH, "&", "1:8-1:13"},
        {"a \\* b &amp; c", BLOCK_PARAGRAPH, "c", "1:14-1:15"},
        {"x&NotEqualTilde;y", BLOCK_PARAGRAPH, "y", "1:17-1:18"},
        {"x&fjlig;y", BLOCK_PARAGRAPH, "fj", "1:2-1:9"},
        {"&amp;amp; z", BLOCK_PARAGRAPH, "amp;", "1:6-1:10"},
        {"&#38;#38; z", BLOCK_PARAGRAPH, "#38;", "1:6-1:10"},
        {"&nope; *x*", BLOCK_PARAGRAPH, "&nope;", "1:1-1:7"},
        {"<http://a\\*b> z", BLOCK_PARAGRAPH, "http://a\\*b", "1:2-1:13"},
        {"see https://x.y/z now", BLOCK_PARAGRAPH, "https://x.y/z", "1:5-1:18"},
        {"see https://x.y/z now", BLOCK_PARAGRAPH, "now", "1:19-1:22"},
    };
    CHECK_WORDS(cases);
}

static void definitions(void **state)
{
    (void)state;
    static const struct words_case words[] = {
        {"[r]: /u\ntext *with* [r]", BLOCK_PARAGRAPH, "with", "2:7-2:11"},
        {"[r]: /u\n'title'\n[s]: /v\ntext", BLOCK_PARAGRAPH, "text", "4:1-4:5"},
        {"[r]: /u\nHead *line*\n---", BLOCK_HEADING, "line", "2:7-2:11"},
        {"[^1] and\n\n[^1]: a *note*", BLOCK_PARAGRAPH, "note", "3:10-3:14"},
    };
    static const struct block_case blocks[] = {
        {"[r]: /u\ntext *with* [r]", BLOCK_PARAGRAPH, 0, "2:1-2:16"},
        {"[r]: /u\nHead *line*\n---", BLOCK_HEADING, 0, "2:1-3:4"},
    };
    CHECK_WORDS(words);
    CHECK_BLOCKS(blocks);
}

/* Markdown keeps these at a cell's end, and where a row without a pipe at its head begins. */
static void vertical_tabs_around_cells(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"|a|b|\n|-|-|\nc *d*\v", BLOCK_CELL, "d", "3:4-3:5"},
        {"|a|b|\n|-|-|\n| c *d*\f\v | e\f |", BLOCK_CELL, "d", "3:6-3:7"},
        {"|a|b|\n|-|-|\n| c *d*\f\v | e\f |", BLOCK_CELL, "e", "3:13-3:14"},
        {"|a|b|\n|-|-|\n|\v\f c *d* |\v e |", BLOCK_CELL, "d", "3:8-3:9"},
        {"|a|b|\n|-|-|\n|\v\f c *d* |\v e |", BLOCK_CELL, "e", "3:14-3:15"},
        {"|a|b|\n|-|-|\n  \v\f c *d*\v | e |", BLOCK_CELL, "d", "3:9-3:10"},
    };
    CHECK_WORDS(cases);
}

/* Markdown keeps these at the end of a heading, unlike blanks. */
static void vertical_tabs_behind_a_heading(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"## A *word* in it\v", BLOCK_HEADING, "word", "1:7-1:11"},
        {"## A *word* in it\f\v  \nnext", BLOCK_HEADING, "word", "1:7-1:11"},
        {"## A *word* in it\v ##\nnext", BLOCK_HEADING, "word", "1:7-1:11"},
    };
    CHECK_WORDS(cases);
}

static void ends_of_blocks(void **state)
{
    (void)state;
    static const struct block_case cases[] = {
        {"Two\nlines\n====\npara", BLOCK_HEADING, 0, "1:1-3:5"},
        {"Two\v\nlines\f \n====\n\npara\n", BLOCK_HEADING, 0, "1:1-3:5"},
        {"\v\nlines\n====\n\npara\n", BLOCK_HEADING, 0, "1:1-3:5"},
        {"Two\nlines\n====\npara", BLOCK_PARAGRAPH, 0, "4:1-4:5"},
        {"Two\n---\n\npara", BLOCK_HEADING, 0, "1:1-2:4"},
        {"- # One ##  \n", BLOCK_HEADING, 0, "1:3-1:11"},
        {"<!-- c -->\ntext", BLOCK_HTML, 0, "1:1-1:11"},
        {"<!--\na\n-->\n\ntext", BLOCK_HTML, 0, "1:1-3:4"},
        {"- a\n\n\nend", BLOCK_LIST, 0, "1:1-1:4"},
        {"- a\n\n\nend", BLOCK_ITEM, 0, "1:1-1:4"},
        {"1) a\n2)\n\nend", BLOCK_ITEM, 1, "2:1-2:3"},
        {"> - a\n> - b\n>\n", BLOCK_QUOTE, 0, "1:1-2:6"},
        {"    code\n\n\nend", BLOCK_CODE, 0, "1:5-1:9"},
        {"```sh\na\n\n```  \nend", BLOCK_CODE, 0, "1:1-4:4"},
        {"> ~~~\n> a\n\nend", BLOCK_CODE, 0, "1:3-2:4"},
        {"a\n\n * * *  \n", BLOCK_RULE, 0, "3:2-3:7"},
        {"a  \n", BLOCK_DOCUMENT, 0, "1:1-1:5"},
    };
    CHECK_BLOCKS(cases);
}

#define BELOW_TEXT "Timeline:\n| Time | What |\n|---|---|\n| 1 | 2 |\n"

static void tables_below_a_paragraph(void **state)
{
    (void)state;
    static const struct words_case words[] = {
        {BELOW_TEXT, BLOCK_CELL, "What", "2:10-2:14"},
        {BELOW_TEXT, BLOCK_CELL, "2", "4:7-4:8"},
        {"- x\n  | a |\n  |---|\n  | b |", BLOCK_CELL, "a", "2:5-2:6"},
        {"- x\n  | a |\n  |---|\n  | b |", BLOCK_CELL, "b", "4:5-4:6"},
        {"a \\| b\n| h |\n|---|", BLOCK_PARAGRAPH, "| b", "1:4-1:7"},
        {"[r]: /u\nabove\n| h |\n|---|", BLOCK_CELL, "h", "3:3-3:4"},
        {"x | y\n---|---\n1 | 2\n\n> l\n> x | z\n> ---|---", BLOCK_CELL, "z", "6:7-6:8"},
        {"| h |\n|\v---\f|\n\n|:-", BLOCK_CELL, "h", "1:3-1:4"},
    };
    static const struct block_case blocks[] = {
        {BELOW_TEXT, BLOCK_PARAGRAPH, 0, "1:1-1:10"},
        {BELOW_TEXT, BLOCK_TABLE, 0, "2:1-4:10"},
        {BELOW_TEXT, BLOCK_ROW, 0, "2:1-2:16"},
        {BELOW_TEXT, BLOCK_ROW, 1, "4:1-4:10"},
        {BELOW_TEXT, BLOCK_CELL, 0, "2:3-2:7"},
        {"- x\n  | a |\n  |---|\n  | b |", BLOCK_PARAGRAPH, 0, "1:3-1:4"},
        {"- | a |\n  |---|", BLOCK_TABLE, 0, "1:3-2:8"},
    };
    CHECK_WORDS(words);
    CHECK_BLOCKS(blocks);
}

static void rows_and_cells(void **state)
{
    (void)state;
    static const struct words_case words[] = {
        {"| a | b |\n|---|---|\n  | c | d |", BLOCK_CELL, "c", "3:5-3:6"},
        {"| a | b |\n|---|---|\n  | c | d |", BLOCK_CELL, "d", "3:9-3:10"},
        {"> | a |\n> |---|\n>| c |", BLOCK_CELL, "c", "3:4-3:5"},
        {"| a |\n|---|\n| x \\| y *z* |", BLOCK_CELL, "| y", "3:6-3:9"},
        {"| a |\n|---|\n| x \\| y *z* |", BLOCK_CELL, "z", "3:11-3:12"},
        {"| a |\n|---|\n| `g\\|h` |", BLOCK_CELL, "g|h", "3:4-3:8"},
        {"| a | a |\n|---|---|\n| é | é *b* |", BLOCK_CELL, "b", "3:10-3:11"},
    };
    static const struct block_case blocks[] = {
        {"| a | b |\n|---|---|\n| c |", BLOCK_CELL, 3, "3:6-3:6"},
        {"| a | b |\n|---|---|\n| c || x |", BLOCK_CELL, 3, "3:6-3:6"},
    };
    CHECK_WORDS(words);
    CHECK_BLOCKS(blocks);
}

static void byte_order_mark_and_nul(void **state)
{
    (void)state;
    static const struct words_case words[] = {
        {"\xEF\xBB\xBF# T *e*\n", BLOCK_HEADING, "e", "1:6-1:7"},
        {"\xEF\xBB\xBF---\na: 1\n---\n# T *e*\n", BLOCK_HEADING, "e", "4:6-4:7"},
    };
    CHECK_WORDS(words);
    char bytes[8008];
    for (size_t i = 0; i < 8000; i++)
        bytes[i] = i % 2 ? '\n' : 'x';
    memcpy(bytes + 8000, "a\0\0 *c*\n", 8);
    struct markdown *markdown = parse_bytes((struct text){bytes, sizeof bytes});
    const struct block *block = find_block(markdown, BLOCK_PARAGRAPH, 0);
    size_t c = text_find(block->text, TEXT("c"), 0);
    assert_string_equal(place_name(markdown, block_place(block, c, c + 1)), "4001:6-4001:7");
}

static void lines_of_code(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"- ```\n  a\n    b\n  ```", BLOCK_CODE, "  b", "3:3-3:6"},
        {"> ```\n>  x\n>y", BLOCK_CODE, " x", "2:3-2:5"},
        {"> ```\n>  x\n>y", BLOCK_CODE, "y", "3:2-3:3"},
        {"\tone\n\t\ttwo", BLOCK_CODE, "two", "2:3-2:6"},
        {"-\t\ttabs", BLOCK_CODE, "tabs", "1:4-1:8"},
        {"```\r\na\r\nb\r\n```", BLOCK_CODE, "b", "3:1-3:2"},
    };
    CHECK_WORDS(cases);
}

static void inside_of_a_markdown_fence(void **state)
{
    (void)state;
    static const struct words_case cases[] = {
        {"```md\n# T\n> - a *b*\n```", BLOCK_PARAGRAPH, "b", "3:8-3:9"},
        {"> ```md\n> | h |\n> |---|\n> | c |", BLOCK_CELL, "c", "4:5-4:6"},
        {"- ~~~Markdown\n  a\n  *b*", BLOCK_PARAGRAPH, "b", "3:4-3:5"},
    };
    CHECK_WORDS(cases);
}

static void html(void **state)
{
    (void)state;
    static const struct words_case words[] = {
        {"<div>\n  <p>one &amp; two</p>\n", BLOCK_HTML, "one", "2:6-2:9"},
        {"<div>\n  <p>one &amp; two</p>\n", BLOCK_HTML, "&", "2:10-2:15"},
        {"<div>\n  <p>one &amp; two</p>\n", BLOCK_HTML, "two", "2:16-2:19"},
        {"- <p>\n  words\n  here", BLOCK_HTML, "here", "3:3-3:7"},
        {"<table><tr><td>a</td><td>b</td></tr>", BLOCK_HTML, " | ", "1:17-1:26"},
    };
    static const struct block_case blocks[] = {
        {"<h2>A</h2>\n<p>b\nc</p>\n", BLOCK_HTML, 0, "1:1-1:11"},
        {"<h2>A</h2>\n<p>b\nc</p>\n", BLOCK_HTML, 1, "2:1-3:6"},
        {"<div><b>x</b></div>\n", BLOCK_HTML, 0, "1:1-1:20"},
    };
    CHECK_WORDS(words);
    CHECK_BLOCKS(blocks);
}

/* What must hold for every document. */
static void check_all(const struct markdown *markdown)
{
    for (const struct block *b = markdown->root; b; b = block_next(b, markdown->root)) {
        size_t end = 0, place_end = b->place.start;
        for (size_t i = 0; i < b->runs.count; i++) {
            const struct run *run = &b->runs.items[i];
            assert_int_equal(run->start, end);
            assert_true(run->place.start >= place_end);
            assert_true(run->place.end >= run->place.start);
            if (run->linear)
                assert_true(text_equal(text_slice(b->text, run->start, run->start + run->length),
                                       document_text(markdown->document, run->place)));
            end = run->start + run->length;
            place_end = run->place.end;
        }
        assert_int_equal(end, b->text.length);
        assert_true(place_end <= b->place.end);
        assert_true(!b->previous || b->previous->place.end <= b->place.start);
        assert_true(!b->parent || b->parent->place.start <= b->place.start);
        assert_true(!b->parent || b->place.end <= b->parent->place.end);
    }
}

static const char *const fragments[] = {
    "a",       "b c",        " ",         "\n",
    "\n\n",    "    ",       "\t",        "> ",
    "- ",      "10) ",       "[ ] ",      "# ",
    "===\n",   "---\n",      "```\n",     "```md\n",
    "~~",      "*",          "**",        "_",
    "`",       "[",          "](/u)",     "[r]",
    "![",      "<b>",        "<br>",      "<!-- c -->",
    "<div>\n", "</div>",     "<h2>",      "<td>",
    "<tr>",    "|",          "\\|",       "&amp;",
    "&nGt;",   "&",          "\\",        "\\*",
    "\\\n",    "\r\n",       "\r",        "\n> ",
    "\n\t",    "<http://x>", "é",         "日本",
    "(\n\"",   "\")",        "[r]: /u\n", "|a|b|\n|-|-|\n",
    "`x\ny`",  "<script>",   "</script>", "10:30",
};

static unsigned next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*seed >> 33);
}

static void random_documents(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[512];
        size_t length = 0;
        for (unsigned pieces = next_random(&seed) % 30; pieces > 0; pieces--) {
            const char *fragment =
                fragments[next_random(&seed) % (sizeof fragments / sizeof *fragments)];
            memcpy(bytes + length, fragment, strlen(fragment));
            length += strlen(fragment);
        }
        check_all(parse_bytes((struct text){bytes, length}));
        arena_clear(arena);
    }
}

/* The words of a block stand where they do when a phrase follows them, with which all of its phrases are read one
 * by one. */
static void check_words_alone(struct text words, struct text with_phrase)
{
    const struct markdown *alone = parse_bytes(words), *beside = parse_bytes(with_phrase);
    const struct block *block = alone->root, *other = beside->root;
    while (block && other && block->kind == other->kind) {
        struct text text = block->text;
        if (!text_starts_with(other->text, text))
            fail_msg("\"%.*s\" in: %.*s", TEXT_ARG(text), TEXT_ARG(with_phrase));
        for (size_t at = 0; at < text.length; at++) {
            struct place here = block_place(block, at, at + 1);
            struct place there = block_place(other, at, at + 1);
            if (here.start != there.start || here.end != there.end)
                fail_msg("byte %zu of \"%.*s\" in: %.*s", at, TEXT_ARG(text), TEXT_ARG(words));
        }
        block = block_next(block, alone->root);
        other = block_next(other, beside->root);
    }
}

static void random_words(void **state)
{
    static const char *const pieces[] = {"a",  "b c",   ".",      "\xC3\xA9",
                                         " ",  "  ",    "\t",     "\n",
                                         "\n", "\r",    "\r\n",   ">",
                                         "> ", "- a\n", "1. b\n", "# ",
                                         "|",  "\\|",   "\v",     "\n| c | d |\n| - | - |\n"};
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[512];
        size_t length = 0;
        for (unsigned count = next_random(&seed) % 16; count > 0; count--) {
            const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            memcpy(bytes + length, piece, strlen(piece));
            length += strlen(piece);
        }
        memcpy(bytes + length, "`x`", 3);
        check_words_alone((struct text){bytes, length}, (struct text){bytes, length + 3});
        arena_clear(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(continued_lines),
        TEST(breaks),
        TEST(phrases_across_lines),
        TEST(delimiters),
        TEST(escapes_and_entities),
        TEST(definitions),
        TEST(vertical_tabs_around_cells),
        TEST(vertical_tabs_behind_a_heading),
        TEST(ends_of_blocks),
        TEST(tables_below_a_paragraph),
        TEST(rows_and_cells),
        TEST(byte_order_mark_and_nul),
        TEST(lines_of_code),
        TEST(inside_of_a_markdown_fence),
        TEST(html),
        TEST(random_documents),
        TEST(random_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
