/* A finding keeps its fingerprint while the document changes around it: else a baseline would call
 * known findings new. The documents are the Bad examples of all pages, with all rules on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "checks/check.h"

static const struct markdown *parse(struct arena *arena, struct text bytes)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct error error;
    assert_true(document_init(document, arena, TEXT("rules/example.md"), bytes,
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(markdown, document, arena, &error));
    return markdown;
}

static struct settings *all_rules(struct arena *arena)
{
    struct settings *settings = settings_new(rulebook_profile(TEXT("default")), arena);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        settings->severities[i] = SEVERITY_INFO;
    settings->has_today = true;
    settings->today = (struct date){.known = true, .year = 2026, .month = 1, .day = 1};
    return settings;
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = strcmp(a->rule->id, b->rule->id);
    return order ? order : strcmp(a->fingerprint, b->fingerprint);
}

/* Sorted by rule and fingerprint. */
static struct finding_list lint(struct arena *arena, struct text bytes)
{
    struct postmortem *postmortem = arena_alloc(arena, sizeof *postmortem);
    struct finding_list findings = {0};
    postmortem_read(postmortem, parse(arena, bytes), NULL, arena);
    check_run(postmortem, all_rules(arena), arena, &findings);
    if (findings.count)
        qsort(findings.items, findings.count, sizeof *findings.items, compare_findings);
    return findings;
}

/* Calls `visit` for each document that the pages give as an example. Returns how many there were. */
typedef void visitor(struct arena *arena, const char *name, struct text source);

static size_t visit_examples(visitor *visit)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        arena_clear(arena);
        const struct markdown *page = parse(arena, text_from(rulebook_rules[i].page));
        for (const struct block *block = page->root->first_child; block; block = block->next)
            if (block->kind == BLOCK_CODE && text_starts_with(block->info, TEXT("md"))) {
                size_t line = document_line(page->document, block->place.start);
                visit(arena, arena_printf(arena, "%s, line %zu", rulebook_rules[i].id, line),
                      block->text);
                count++;
            }
    }
    arena_free(arena);
    return count;
}

static void print_finding(const char *what, const struct finding *finding)
{
    print_error("    %s: %s: %s (\"%s\")\n", what, finding->rule->id, finding->message,
                finding->subject);
}

static bool is_known(const struct finding_list *findings, const struct finding *sought)
{
    return findings->count && bsearch(sought, findings->items, findings->count,
                                      sizeof *findings->items, compare_findings);
}

/* How many findings of `before` are not in `after`. */
static size_t count_lost(const char *name, const struct finding_list *before,
                         const struct finding_list *after)
{
    size_t lost = 0;
    for (size_t i = 0; i < before->count; i++) {
        if (is_known(after, &before->items[i]))
            continue;
        print_error("%s:\n", name);
        print_finding("lost", &before->items[i]);
        lost++;
    }
    return lost;
}

static size_t failures;

/* Three empty lines for each. */
static void spread(struct arena *arena, const char *name, struct text source)
{
    LIST(, char) bytes = {0};
    for (size_t i = 0; i < source.length; i++) {
        bool empty = source.data[i] == '\n' && i > 0 && source.data[i - 1] == '\n';
        for (int copy = 0; copy < (empty ? 3 : 1); copy++)
            LIST_PUSH(arena, &bytes, source.data[i]);
    }
    struct finding_list before = lint(arena, source);
    struct finding_list after = lint(arena, (struct text){bytes.items, bytes.count});
    failures += count_lost(name, &before, &after) + count_lost(name, &after, &before);
}

static void test_line_numbers_leave_no_trace(void **state)
{
    (void)state;
    failures = 0;
    assert_true(visit_examples(spread) > 100);
    assert_int_equal(failures, 0);
}

/* A finding more behind all others; what is not about the whole document stays known. */
static void add_behind(struct arena *arena, const char *name, struct text source)
{
    struct finding_list before = lint(arena, source);
    struct finding_list after =
        lint(arena, text_from(arena_printf(arena, "%.*s\n\n## Appendix\n\nIt ended at 25:10 UTC.\n",
                                           TEXT_ARG(source))));
    failures += count_lost(name, &before, &after);
}

static void test_finding_added_behind_changes_no_other(void **state)
{
    (void)state;
    failures = 0;
    visit_examples(add_behind);
    assert_int_equal(failures, 0);
}

/* Takes out that there is no summary: what stands first may be one, whatever its heading, so that the order decides. */
static void drop_missing_summary(struct finding_list *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].rule->id, "section-missing") != 0 ||
            !strstr(findings->items[i].message, "no summary"))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

/* The second level's sections, the last one first. */
static void turn(struct arena *arena, const char *name, struct text source)
{
    static const struct text mark = {"\n## ", 4};
    size_t first = text_find(source, mark, 0), end = source.length;
    if (first == TEXT_NOT_FOUND)
        return;
    const char *turned = arena_printf(arena, "%.*s\n", (int)first, source.data);
    for (size_t at = source.length; at-- > first;) {
        if (!text_starts_with(text_from_offset(source, at), mark))
            continue;
        turned = arena_printf(arena, "%s%.*s\n", turned, (int)(end - at), source.data + at);
        end = at;
    }
    struct finding_list before = lint(arena, source), after = lint(arena, text_from(turned));
    drop_missing_summary(&before);
    failures += count_lost(name, &before, &after);
}

static void test_moved_sections_are_known(void **state)
{
    (void)state;
    failures = 0;
    visit_examples(turn);
    assert_int_equal(failures, 0);
}

static void test_entry_between_changes_no_fingerprint(void **state)
{
    (void)state;
    static const char head[] = "# Checkout outage on 3 May 2024\n\n## Timeline\n\n"
                               "- 14:00 UTC Alert fired\n- 14:40 UTC Rollback started\n";
    static const char tail[] = "- 14:20 UTC Rollback finished\n- 15:05 UTC Service restored\n";
    struct arena *arena = arena_new();
    struct finding_list before = lint(arena, text_from(arena_printf(arena, "%s%s", head, tail)));
    struct finding_list after =
        lint(arena, text_from(arena_printf(arena, "%s- 14:45 UTC Cache emptied\n%s", head, tail)));
    size_t found = 0;
    for (size_t i = 0; i < before.count; i++)
        if (strcmp(before.items[i].rule->id, "timeline-out-of-order") == 0) {
            assert_true(is_known(&after, &before.items[i]));
            found++;
        }
    arena_free(arena);
    assert_int_equal(found, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_numbers_leave_no_trace),
        cmocka_unit_test(test_finding_added_behind_changes_no_other),
        cmocka_unit_test(test_moved_sections_are_known),
        cmocka_unit_test(test_entry_between_changes_no_fingerprint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
