/* The comments that speak to pmlint: how they are read, and how far they reach. */
#include "facts_fixture.h"

/* "verb rule rule: reason" of each comment, a line each; '?' for an unknown verb, written behind it. */
static const char *comments_of(const struct postmortem *postmortem)
{
    static const char *const verbs[] = {"?", "section", "next", "line"};
    const char *text = "";
    for (size_t i = 0; i < postmortem->suppressions.count; i++) {
        const struct suppression *suppression = &postmortem->suppressions.items[i];
        text = arena_printf(fixture_arena, "%s%s", text, verbs[suppression->verb]);
        if (suppression->verb == SUPPRESS_UNKNOWN)
            text = arena_printf(fixture_arena, "%s%.*s", text, TEXT_ARG(suppression->verb_written));
        for (size_t j = 0; j < suppression->rules.count; j++)
            text = arena_printf(fixture_arena, "%s %.*s", text,
                                TEXT_ARG(suppression->rules.items[j].name));
        text = arena_printf(fixture_arena, "%s: %.*s\n", text, TEXT_ARG(suppression->reason));
    }
    return text;
}

/* The lines, first and last, of which the only comment speaks: "3-7", "" for none. */
static const char *reach_of(const char *source)
{
    const struct postmortem *postmortem = facts_of(source);
    assert_int_equal(postmortem->suppressions.count, 1);
    struct place reach = postmortem->suppressions.items[0].reach;
    if (!reach.end)
        return "";
    return arena_printf(fixture_arena, "%zu-%zu", document_line(&fixture_document, reach.start),
                        document_line(&fixture_document, reach.end - 1));
}

static void assert_slice(struct place place, const char *expected)
{
    assert_text(document_text(&fixture_document, place), expected);
}

static void verbs_rules_and_reasons_are_read(void **state)
{
    (void)state;
    assert_string_equal(comments_of(facts_of("<!-- pmlint disable a-b: why not -->\n\n"
                                             "<!-- pmlint disable-next a, b -->\n\n"
                                             "text <!-- pmlint disable-line a: it: is so --> text "
                                             "<!-- pmlint disable b: x -->\n")),
                        "section a-b: why not\n"
                        "next a b: \n"
                        "line a: it: is so\n"
                        "section b: x\n");
}

static void blanks_case_and_line_ends_do_not_matter(void **state)
{
    (void)state;
    assert_string_equal(comments_of(facts_of("<!--PmLint   DISABLE-Next a ,b\t: x-->\n\n"
                                             "<!--\r\n  pmlint disable\r\n  a,\r\n  b:\r\n"
                                             "  on two\r\n  lines\r\n-->\r\n\r\n"
                                             "<!-- pmlint disable a b -->\n\n"
                                             "<!-- pmlint disable a,,b,: -->\n")),
                        "next a b: x\n"
                        "section a b: on two lines\n"
                        "section a b: \n"
                        "section a b: \n");
}

static void unknown_verbs_are_kept(void **state)
{
    (void)state;
    assert_string_equal(comments_of(facts_of("<!-- pmlint disabled a -->\n\n"
                                             "<!-- pmlint-disable a -->\n\n"
                                             "<!-- pmlint: a -->\n\n"
                                             "<!-- pmlint -->\n\n"
                                             "<!-- pmlint disable -->\n")),
                        "?disabled a: \n"
                        "?pmlint-disable a: \n"
                        "?pmlint: a: \n"
                        "?pmlint: \n"
                        "section: \n");
}

static void other_comments_and_code_are_none(void **state)
{
    (void)state;
    assert_string_equal(comments_of(facts_of("<!-- about pmlint disable a -->\n\n"
                                             "<!-- pmlinter disable a -->\n\n"
                                             "```html\n<!-- pmlint disable a: x -->\n```\n\n"
                                             "```md\n# Outage\n\n<!-- pmlint disable a: x -->\n"
                                             "```\n\n"
                                             "    <!-- pmlint disable a: x -->\n\n"
                                             "Write `<!-- pmlint disable a: x -->` above it.\n")),
                        "");
}

static void places_are_exact_in_quotes_lists_and_cells(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("> <!-- pmlint disable\n"
                 ">   a-rule, b-rule: x -->\n"
                 "\n"
                 "- item <!-- pmlint disabled c-rule -->\n"
                 "\n"
                 "| a | b |\n|---|---|\n"
                 "| 1 \\| 2 | <!-- pmlint disable d-rule: x --> |\n");
    assert_int_equal(postmortem->suppressions.count, 3);
    const struct suppression *quoted = &postmortem->suppressions.items[0];
    assert_slice(quoted->rules.items[0].place, "a-rule");
    assert_slice(quoted->rules.items[1].place, "b-rule");
    assert_int_equal(line_of(quoted->rules.items[1].place), 2);
    assert_slice(postmortem->suppressions.items[1].verb_place, "disabled");
    const struct suppression *cell = &postmortem->suppressions.items[2];
    assert_slice(cell->place, "<!-- pmlint disable d-rule: x -->");
    assert_slice(cell->rules.items[0].place, "d-rule");
}

static void section_reaches_over_its_subsections(void **state)
{
    (void)state;
    const char *source =
        "# Outage\n\n## Impact\n\n<!-- pmlint disable a: x -->\n\n### Users\n\nAll.\n\n"
        "## Timeline\n\n- 14:00 UTC alert\n";
    assert_string_equal(reach_of(source), "5-10");
    assert_slice(fixture_postmortem.suppressions.items[0].heading, "Impact");
    assert_false(fixture_postmortem.suppressions.items[0].whole_document);
}

static void comment_before_the_first_section_reaches_to_the_end(void **state)
{
    (void)state;
    assert_string_equal(reach_of("<!-- pmlint disable a: x -->\n\n# Outage\n\n## Impact\n\nAll.\n"),
                        "1-7");
    assert_true(fixture_postmortem.suppressions.items[0].whole_document);
    assert_string_equal(reach_of("# Outage\n\n<!-- pmlint disable a: x -->\n\n## Impact\n\nAll.\n"),
                        "3-7");
    assert_true(fixture_postmortem.suppressions.items[0].whole_document);
}

static void label_with_text_ends_no_section(void **state)
{
    (void)state;
    assert_string_equal(reach_of("# Outage\n\n## Summary\n\nImpact: all users\n\n"
                                 "<!-- pmlint disable a: x -->\n\nRoot cause: a bad index\n\n"
                                 "## Timeline\n\n- 14:00 UTC alert\n"),
                        "7-10");
}

static void next_reaches_over_one_block(void **state)
{
    (void)state;
    assert_string_equal(reach_of("<!-- pmlint disable-next a: x -->\nOne\ntwo\n\nthree\n"), "2-3");
    assert_string_equal(reach_of("<!-- pmlint disable-next a: x -->\n\n- one\n- two\n\nthree\n"),
                        "3-4");
    assert_string_equal(reach_of("one <!-- pmlint disable-next a: x -->\ntwo\n\nthree\n\nfour\n"),
                        "4-4");
    assert_string_equal(reach_of("- one\n  <!-- pmlint disable-next a: x -->\n- two\n- three\n"),
                        "3-3");
    assert_string_equal(reach_of("text\n\n<!-- pmlint disable-next a: x -->\n"), "");
}

static void next_in_a_cell_is_the_next_row(void **state)
{
    (void)state;
    assert_string_equal(reach_of("| a | b |\n|---|---|\n| <!-- pmlint disable-next a: x --> | 1 |\n"
                                 "| 2 | 3 |\n| 4 | 5 |\n"),
                        "4-4");
    assert_string_equal(
        reach_of("| a | b |\n|---|---|\n| <!-- pmlint disable-next a: x --> | 1 |\n\n"
                 "text\n"),
        "5-5");
}

static void line_reaches_over_the_lines_of_the_comment(void **state)
{
    (void)state;
    assert_string_equal(reach_of("one\ntwo <!-- pmlint disable-line a: x -->\nthree\n"), "2-2");
    assert_string_equal(reach_of("one\ntwo <!-- pmlint disable-line\na: x --> three\nfour\n"),
                        "2-3");
}

static void unclosed_comment_is_read(void **state)
{
    (void)state;
    assert_string_equal(
        comments_of(facts_of("# Outage\n\n<!-- pmlint disable a: x\n\n## Impact\n")),
        "section a: x ## Impact\n");
}

static void comment_to_pmlint_fills_no_section(void **state)
{
    (void)state;
    const struct postmortem *postmortem =
        facts_of("# Outage\n\n## Impact\n\n<!-- pmlint disable section-empty: none -->\n\n"
                 "## Summary\n\n<!-- pmlint disable word-count: short --> So it was.\n");
    assert_true(postmortem->sections.items[0].empty);
    assert_false(postmortem->sections.items[1].empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(verbs_rules_and_reasons_are_read),
        facts_test(blanks_case_and_line_ends_do_not_matter),
        facts_test(unknown_verbs_are_kept),
        facts_test(other_comments_and_code_are_none),
        facts_test(places_are_exact_in_quotes_lists_and_cells),
        facts_test(section_reaches_over_its_subsections),
        facts_test(comment_before_the_first_section_reaches_to_the_end),
        facts_test(label_with_text_ends_no_section),
        facts_test(next_reaches_over_one_block),
        facts_test(next_in_a_cell_is_the_next_row),
        facts_test(line_reaches_over_the_lines_of_the_comment),
        facts_test(unclosed_comment_is_read),
        facts_test(comment_to_pmlint_fills_no_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
