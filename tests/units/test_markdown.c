/* What the tree holds: kinds, texts, styles, links, tasks, front matter, comments, HTML.
 * Where it all stands is the matter of test_markdown_places.c. */
#include "markdown_fixture.h"

/* The tree in one line: "p(a) l[i[p(b)]]". */
static void write_outline(const struct block *block, char *outline, size_t size)
{
    static const char letters[] = "DhpliqcHRtrx"; /* by enum block_kind */
    size_t length = strlen(outline);
    snprintf(outline + length, size - length, "%s%c", block->previous ? " " : "",
             letters[block->kind]);
    if (block->text.length) {
        length = strlen(outline);
        snprintf(outline + length, size - length, "(%.*s)", TEXT_ARG(block->text));
    }
    if (!block->first_child)
        return;
    strncat(outline, "[", size - strlen(outline) - 1);
    for (const struct block *child = block->first_child; child; child = child->next)
        write_outline(child, outline, size);
    strncat(outline, "]", size - strlen(outline) - 1);
}

static void assert_outline(const char *document, const char *expected)
{
    char outline[2000] = "";
    write_outline(parse(document)->root, outline, sizeof outline);
    assert_string_equal(outline, expected);
}

static void blocks_make_a_tree(void **state)
{
    (void)state;
    assert_outline("", "D");
    assert_outline("# A\n\nb\n\n> c\n\n---\n", "D[h(A) p(b) q[p(c)] R]");
    assert_outline("- a\n  1. b\n- c", "D[l[i[p(a) l[i[p(b)]]] i[p(c)]]]");
    assert_outline("|a|b|\n|-|-|\n|c|\n", "D[t[r[x(a) x(b)] r[x(c) x]]]");
    assert_outline("```\ncode\n```\n\n    more\n", "D[c(code) c(more)]");
    assert_outline("T:\n| a |\n|---|\n", "D[p(T:) t[r[x(a)]]]");
}

static void text_is_what_is_seen(void **state)
{
    (void)state;
    assert_outline("*a* **b** `c` [d](/e) ![f](g) <hh:i>", "D[p(a b c d f hh:i)]");
    assert_outline("a &lt; b \\* c &eacute;", "D[p(a < b * c é)]");
    assert_outline("a  \nb\\\nc\nd", "D[p(a\nb\nc\nd)]");
    assert_outline("a<br>\nb <!-- c --> <span>d</span>", "D[p(a\nb  d)]");
    assert_outline("|a|\n|-|\n|b \\| `c\\|d`|", "D[t[r[x(a)] r[x(b | c|d)]]]");
    assert_outline("10:00 ~ 11:00 ~~gone~~ \\~~not~~", "D[p(10:00 ~ 11:00 gone ~~not~~)]");
}

static void blocks_have_attributes(void **state)
{
    (void)state;
    const struct markdown *m = parse("## A\n\nB\n===\n\n3. x\n4. y\n\n- z\n");
    assert_int_equal(find_block(m, BLOCK_HEADING, 0)->level, 2);
    assert_int_equal(find_block(m, BLOCK_HEADING, 1)->level, 1);
    assert_true(find_block(m, BLOCK_LIST, 0)->ordered);
    assert_false(find_block(m, BLOCK_LIST, 1)->ordered);
    assert_int_equal(find_block(m, BLOCK_ITEM, 0)->number, 3);
    assert_int_equal(find_block(m, BLOCK_ITEM, 1)->number, 4);
    assert_int_equal(find_block(m, BLOCK_ITEM, 2)->number, 0);
    m = parse("|a|\n|-|\n|b|\n");
    assert_true(find_block(m, BLOCK_ROW, 0)->header);
    assert_false(find_block(m, BLOCK_ROW, 1)->header);
}

static bool first_fence_is_closed(const char *document)
{
    return find_block(parse(document), BLOCK_CODE, 0)->closed;
}

static void fences_are_closed_or_not(void **state)
{
    (void)state;
    assert_true(first_fence_is_closed("```\na\n```\n"));
    assert_true(first_fence_is_closed("~~~~\na\n~~~~~  \n"));
    assert_true(first_fence_is_closed("```\n```"));
    assert_true(first_fence_is_closed("    indented"));
    assert_true(first_fence_is_closed("> ```\n> a\n> ```"));
    assert_false(first_fence_is_closed("```\na\n"));
    assert_false(first_fence_is_closed("````\na\n```\n"));
    assert_false(first_fence_is_closed("```\na\n~~~\n"));
    assert_false(first_fence_is_closed("> ```\n> a\n\nb"));
    /* The last line does not close the item's fence but opens another. */
    assert_false(first_fence_is_closed("- ```\n  a\n```\n"));
    assert_false(first_fence_is_closed("> ```\n> a\n```\n"));
}

static void fence_has_its_info(void **state)
{
    (void)state;
    const struct markdown *m = parse("``` sh  line=3 \na\n```\n");
    assert_text(find_block(m, BLOCK_CODE, 0)->info, "sh  line=3");
    assert_text(find_block(parse("    a"), BLOCK_CODE, 0)->info, "");
}

static void fence_of_markdown_is_read_once(void **state)
{
    (void)state;
    assert_outline("```md\n# A\n- b\n```", "D[c(# A\n- b)[h(A) l[i[p(b)]]]]");
    assert_outline("~~~ Markdown x\na\n~~~", "D[c(a)[p(a)]]");
    assert_outline("```mdx\na\n```", "D[c(a)]");
    assert_outline("````md\n```md\na\n```\n````", "D[c(```md\na\n```)[c(a)]]");
    assert_outline("```md\n---\na: b\n---\nc\n```", "D[c(---\na: b\n---\nc)[p(c)]]");
}

static unsigned style_of(const char *document, const char *words)
{
    const struct block *block = find_words(parse(document), BLOCK_PARAGRAPH, words);
    size_t from = text_find(block->text, text_from(words), 0);
    return block_style(block, from, from + strlen(words));
}

static void words_have_styles(void **state)
{
    (void)state;
    assert_int_equal(style_of("a **b** c", "a"), 0);
    assert_int_equal(style_of("a **b** c", "b"), RUN_STRONG);
    assert_int_equal(style_of("*a **b** c*", "b"), RUN_STRONG | RUN_EMPHASIS);
    assert_int_equal(style_of("*a **b** c*", "a b c"), RUN_EMPHASIS);
    assert_int_equal(style_of("**a `b`**", "b"), RUN_STRONG | RUN_CODE);
    assert_int_equal(style_of("[a *b*](/c)", "b"), RUN_LINK | RUN_EMPHASIS);
    assert_int_equal(style_of("![a](/c)", "a"), RUN_IMAGE);
    assert_int_equal(style_of("**a** **b**", "a b"), RUN_STRONG); /* the blank does not count */
    assert_int_equal(style_of("<b>a</b> b", "a"), RUN_STRONG);
    assert_int_equal(style_of("<b>a</b> b", " b"), 0);
    assert_int_equal(style_of("a </b> **b </b> c**", "c"), RUN_STRONG);
}

static void tildes_strike(void **state)
{
    (void)state;
    assert_int_equal(style_of("~~a~~ b", "a"), RUN_STRUCK);
    assert_int_equal(style_of("~~a~~ b", "b"), 0);
    assert_int_equal(style_of("~~a *b* [c](d)~~ e", "b"), RUN_STRUCK | RUN_EMPHASIS);
    assert_int_equal(style_of("~~a *b* [c](d)~~ e", "c"), RUN_STRUCK | RUN_LINK);
    assert_outline("~~a", "D[p(~~a)]");
    assert_outline("~~ a ~~", "D[p(~~ a ~~)]");
    assert_outline("a~~b~~c ~~d~~", "D[p(abc d)]");
    assert_outline("~~~a~~~ b", "D[c]");
    assert_outline("`~~a~~` &#126;~b~~", "D[p(~~a~~ ~~b~~)]");
    assert_outline("**a ~~b** c~~", "D[p(a ~~b c~~)]");
}

static void links_have_targets(void **state)
{
    (void)state;
    const struct markdown *m =
        parse("~~x~~ [a *b*](</c d> \"t\") ![e](f) <https://g>\n\n[h][i] [j]\n\n"
              "[i]: /k\n[j]: <l>\n");
    const struct block *p = find_block(m, BLOCK_PARAGRAPH, 0);
    assert_int_equal(p->links.count, 3);
    const struct link *link = p->links.items;
    assert_false(link[0].image);
    assert_text(link[0].target, "/c d");
    assert_text(document_text(m->document, link[0].target_place), "/c d");
    assert_text(text_slice(p->text, link[0].start, link[0].end), "a b");
    assert_true(link[1].image);
    assert_text(link[1].target, "f");
    assert_text(text_slice(p->text, link[1].start, link[1].end), "e");
    assert_text(link[2].target, "https://g");
    assert_text(document_text(m->document, link[2].target_place), "https://g");
    p = find_block(m, BLOCK_PARAGRAPH, 1);
    link = p->links.items;
    assert_text(link[0].target, "/k");
    assert_text(document_text(m->document, link[0].target_place), "i");
    assert_text(link[1].target, "l");
    assert_text(document_text(m->document, link[1].target_place), "j");
}

static void html_has_links_and_images(void **state)
{
    (void)state;
    const struct markdown *m =
        parse("<p><a class=x href=\"/a\">b</a> <img src='c.png' alt=\"d\"></p>\n\n"
              "e <img src=f>\n");
    const struct block *html = find_block(m, BLOCK_HTML, 0);
    assert_text(html->text, "b d");
    assert_int_equal(html->links.count, 2);
    assert_text(html->links.items[0].target, "/a");
    assert_text(text_slice(html->text, html->links.items[0].start, html->links.items[0].end), "b");
    assert_true(html->links.items[1].image);
    assert_text(document_text(m->document, html->links.items[1].target_place), "c.png");
    const struct block *p = find_block(m, BLOCK_PARAGRAPH, 0);
    assert_true(p->links.items[0].image);
    assert_text(p->links.items[0].target, "f");
}

static void assert_task(const char *document, size_t before, enum task_state task,
                        const char *words)
{
    const struct block *item = find_block(parse(document), BLOCK_ITEM, before);
    assert_int_equal(item->task, task);
    assert_text(item->first_child->text, words);
}

static void items_are_tasks(void **state)
{
    (void)state;
    assert_task("- [ ] a", 0, TASK_OPEN, "a");
    assert_task("- [x] a", 0, TASK_DONE, "a");
    assert_task("* [X] *a*", 0, TASK_DONE, "a");
    assert_task("1. [x] a", 0, TASK_DONE, "a");
    assert_task("> - [x] a", 0, TASK_DONE, "a");
    assert_task("- - [x] a", 1, TASK_DONE, "a");
    assert_task("- [ ]", 0, TASK_OPEN, "");
    assert_task("- [x]", 0, TASK_DONE, "");
    assert_task("- a", 0, TASK_NONE, "a");
    assert_task("- [y] a", 0, TASK_NONE, "[y] a");
    assert_task("- [x]a", 0, TASK_NONE, "[x]a");
    assert_task("- `[x]` a", 0, TASK_NONE, "[x] a");
    assert_outline("[x] a", "D[p([x] a)]");
}

static void assert_front_matter(const char *document, enum front_matter_kind kind,
                                const char *content, const char *words)
{
    const struct markdown *m = parse(document);
    assert_int_equal(m->front_matter_kind, kind);
    assert_text(document_text(m->document, m->front_matter), content);
    assert_non_null(find_words(m, BLOCK_PARAGRAPH, words));
}

static void front_matter_is_no_markdown(void **state)
{
    (void)state;
    assert_front_matter("---\na: 1\nb:\n---\ntext", FRONT_MATTER_YAML, "a: 1\nb:\n", "text");
    assert_front_matter("---\r\na: 1\r\n...  \r\ntext", FRONT_MATTER_YAML, "a: 1\r\n", "text");
    assert_front_matter("\xEF\xBB\xBF---\n# c\na: 1\n---\ntext", FRONT_MATTER_YAML, "# c\na: 1\n",
                        "text");
    assert_front_matter("+++\na = 1\n+++\ntext", FRONT_MATTER_TOML, "a = 1\n", "text");
    assert_front_matter("---\n\na: 1\n\n---\ntext", FRONT_MATTER_NONE, "", "text");
    assert_front_matter("---\ntext\n\n---\n", FRONT_MATTER_NONE, "", "text");
    assert_front_matter("---\n\na: text\n", FRONT_MATTER_NONE, "", "text");
    assert_front_matter("\n---\na: 1\n---\ntext", FRONT_MATTER_NONE, "", "text");
}

static void comments_are_kept(void **state)
{
    (void)state;
    const struct markdown *m = parse("<!-- one -->\n\ntext <!--two\n  lines--> more\n\n"
                                     "<div>x<!--four--></div>\n\n<!-- three\n");
    assert_int_equal(m->comments.count, 4);
    assert_text(m->comments.items[0].text, "one");
    assert_string_equal(place_name(m, m->comments.items[0].place), "1:1-1:13");
    assert_text(m->comments.items[1].text, "two\nlines");
    assert_string_equal(place_name(m, m->comments.items[1].place), "3:6-4:11");
    assert_text(m->comments.items[2].text, "four");
    assert_text(m->comments.items[3].text, "three");
    assert_non_null(find_words(m, BLOCK_PARAGRAPH, "text  more"));
    assert_text(find_block(m, BLOCK_HTML, 0)->text, "");
}

static void comments_behind_the_last_cell_are_kept(void **state)
{
    (void)state;
    const struct markdown *m = parse("| a | b |\n| --- | --- |\n"
                                     "| 1 <!-- one --> | 2 | <!-- two -->\n"
                                     "> | x |\n\n"
                                     "| a |\n| --- |\n| 3 | 4 <!--three--> | <!-- open |\n| 5 |\n");
    assert_int_equal(m->comments.count, 3);
    assert_text(m->comments.items[0].text, "one");
    assert_text(m->comments.items[1].text, "two");
    assert_string_equal(place_name(m, m->comments.items[1].place), "3:24-3:36");
    assert_text(m->comments.items[2].text, "three");
}

static void html_is_read(void **state)
{
    (void)state;
    assert_outline("<div>a &gt; b<br/>c\n   d</div>", "D[H(a > b\nc\nd)]");
    assert_outline("<h1>A</h1><p>b</p>\n<ul><li>c</li><li>d</li></ul>", "D[H(A) H(b) H(c) H(d)]");
    assert_outline(
        "<table><tr><th>a</th><th>b</th></tr>\n<tr>\n<td></td>\n<td><p>c</p></td>\n</tr></table>",
        "D[H(a | b) H( | c)]");
    assert_outline("<script>\nvar a = '<p>';\n</script>\n", "D[H]");
    assert_outline("<div><style>p {}</style>a</div>", "D[H(a)]");
    assert_outline("<details>\n<summary>a</summary>\n\nb\n\n</details>\n", "D[H(a) p(b) H]");
    assert_outline("<div>1 < 2 & 3 <\n", "D[H(1 < 2 & 3 <)]");
    assert_outline("<p title=\"a>b\">c", "D[H(c)]");
    assert_outline("<p title=\"a>b", "D[H(b)]");
    const struct markdown *m = parse("<h2 align=\"center\">A <b>b</b></h2>");
    assert_int_equal(find_block(m, BLOCK_HTML, 0)->level, 2);
    m = parse("<h3>A</h3>\nb\n");
    assert_int_equal(find_block(m, BLOCK_HTML, 0)->level, 3);
    assert_int_equal(find_block(m, BLOCK_HTML, 1)->level, 0);
}

static void places_of_no_bytes(void **state)
{
    (void)state;
    const struct markdown *m = parse("a *b* c\n\n<!-- x -->\n");
    const struct block *p = find_block(m, BLOCK_PARAGRAPH, 0);
    assert_string_equal(place_name(m, block_place(p, 2, 2)), "1:4-1:4");
    assert_string_equal(place_name(m, block_place(p, 5, 5)), "1:8-1:8");
    assert_string_equal(place_name(m, block_place(p, 90, 99)), "1:8-1:8");
    assert_string_equal(place_name(m, block_place(p, 0, 99)), "1:1-1:8");
    const struct block *html = find_block(m, BLOCK_HTML, 0);
    assert_string_equal(place_name(m, block_place(html, 0, 0)), "3:1-3:11");
}

static void blocks_follow_in_order(void **state)
{
    (void)state;
    const struct markdown *m = parse("> > a\n\nb");
    const struct block *outer = find_block(m, BLOCK_QUOTE, 0);
    const struct block *a = find_block(m, BLOCK_PARAGRAPH, 0);
    assert_int_equal(block_depth(a, BLOCK_QUOTE), 2);
    assert_int_equal(block_depth(outer, BLOCK_QUOTE), 0);
    assert_null(block_next(a, outer));
    assert_null(block_next(a, a));
    assert_ptr_equal(block_next(a, m->root), find_block(m, BLOCK_PARAGRAPH, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_make_a_tree),     TEST(text_is_what_is_seen),
        TEST(blocks_have_attributes), TEST(fences_are_closed_or_not),
        TEST(fence_has_its_info),     TEST(fence_of_markdown_is_read_once),
        TEST(words_have_styles),      TEST(tildes_strike),
        TEST(links_have_targets),     TEST(html_has_links_and_images),
        TEST(items_are_tasks),        TEST(front_matter_is_no_markdown),
        TEST(comments_are_kept),      TEST(comments_behind_the_last_cell_are_kept),
        TEST(html_is_read),           TEST(places_of_no_bytes),
        TEST(blocks_follow_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
