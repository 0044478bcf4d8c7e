/* Baselines: what a file must be like, which findings it hides, what no longer occurs, how it is
 * written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "arena_fixture.h"
#include "checks/baseline.h"

#define A "00000000000000aa"
#define B "00000000000000bb"

static struct finding make_finding(const char *rule, const char *fingerprint)
{
    return (struct finding){.rule = rulebook_find(text_from(rule)), .fingerprint = fingerprint};
}

/* All rules on. */
static struct settings *make_settings(void)
{
    struct settings *settings = settings_new(rulebook_profile(TEXT("default")), arena);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        settings->severities[i] = SEVERITY_INFO;
    return settings;
}

static struct baseline parse(const char *source)
{
    struct baseline baseline;
    struct data_fault fault;
    if (!baseline_parse(&baseline, text_from(source), arena, &fault))
        fail_msg("%zu:%zu: %s", fault.line, fault.column, fault.message);
    return baseline;
}

static void assert_fault(const char *source, size_t line, size_t column, const char *words)
{
    struct baseline baseline;
    struct data_fault fault;
    assert_false(baseline_parse(&baseline, text_from(source), arena, &fault));
    if (!strstr(fault.message, words))
        fail_msg("\"%s\" instead of \"%s\"", fault.message, words);
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.column, column);
}

static void assert_text(struct text actual, const char *expected)
{
    if (!text_equal(actual, text_from(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(actual), expected);
}

#define ENTRY(path, rule, fingerprint, count) \
    "{\"path\": \"" path "\", \"rule\": \"" rule "\", \"fingerprint\": \"" fingerprint \
    "\", \"count\": " count "}\n"
#define FILE_OF(entries) "{\n\"version\": 1,\n\"findings\": [\n" entries "]\n}\n"

static void test_written_file_is_sorted_one_entry_a_line(void **state)
{
    (void)state;
    struct finding items[] = {make_finding("timeline-gap", B), make_finding("timeline-gap", A),
                              make_finding("duration-missing", B), make_finding("timeline-gap", A)};
    struct finding_list findings = {items, 4, 4};
    struct baseline baseline = {0};
    baseline_add(&baseline, TEXT("docs/b.md"), &findings, arena);
    findings.count = 1;
    baseline_add(&baseline, TEXT("docs/a \"1\".md"), &findings, arena);
    assert_text(baseline_print(&baseline, arena),
                FILE_OF(ENTRY("docs/a \\\"1\\\".md", "timeline-gap", B, "1") ",\n" ENTRY(
                    "docs/b.md", "duration-missing", B,
                    "1") ",\n" ENTRY("docs/b.md", "timeline-gap", A,
                                     "2") ",\n" ENTRY("docs/b.md", "timeline-gap", B, "1")));
}

static void test_what_was_written_is_read(void **state)
{
    (void)state;
    const char *source =
        FILE_OF(ENTRY("a.md", "timeline-gap", A, "2") ",\n" ENTRY("b.md", "timeline-gap", A, "1"));
    struct baseline baseline = parse(source);
    assert_int_equal(baseline.entries.count, 2);
    assert_text(baseline_print(&baseline, arena), source);
    baseline = parse(FILE_OF(""));
    assert_int_equal(baseline.entries.count, 0);
}

static void test_known_findings_are_hidden_up_to_their_count(void **state)
{
    (void)state;
    struct baseline baseline = parse(FILE_OF(ENTRY("a.md", "timeline-gap", A, "1")));
    struct finding items[] = {make_finding("timeline-gap", A), make_finding("timeline-gap", A),
                              make_finding("timeline-gap", B), make_finding("duration-missing", A)};
    struct finding_list findings = {items, 4, 4};
    baseline_hide(&baseline, TEXT("a.md"), make_settings(), &findings, arena);
    assert_int_equal(items[0].suppressed, SUPPRESSED_BY_BASELINE);
    for (size_t i = 1; i < 4; i++)
        assert_int_equal(items[i].suppressed, NOT_SUPPRESSED);
    assert_false(baseline_entry_is_gone(&baseline.entries.items[0]));
}

static void test_other_files_and_suppressed_findings_are_left_alone(void **state)
{
    (void)state;
    struct baseline baseline = parse(FILE_OF(ENTRY("a.md", "timeline-gap", A, "1")));
    struct finding items[] = {make_finding("timeline-gap", A)};
    struct finding_list findings = {items, 1, 1};
    baseline_hide(&baseline, TEXT("b.md"), make_settings(), &findings, arena);
    assert_int_equal(items[0].suppressed, NOT_SUPPRESSED);
    assert_false(baseline_entry_is_gone(&baseline.entries.items[0]));
    items[0].suppressed = SUPPRESSED_BY_COMMENT;
    baseline_hide(&baseline, TEXT("a.md"), make_settings(), &findings, arena);
    assert_int_equal(items[0].suppressed, SUPPRESSED_BY_COMMENT);
    assert_true(baseline_entry_is_gone(&baseline.entries.items[0]));
}

/* a.md is judged and has one of three; b.md is not; a rule that is off tells nothing, one that there
 * is no more finds nothing. */
static void test_prune_drops_what_was_judged_and_not_found(void **state)
{
    (void)state;
    struct baseline baseline = parse(FILE_OF(ENTRY("a.md", "duration-missing", A, "1") ",\n" ENTRY(
        "a.md", "no-such-rule", A,
        "1") ",\n" ENTRY("a.md", "timeline-gap", A,
                         "3") ",\n" ENTRY("a.md", "timeline-gap", B,
                                          "1") ",\n" ENTRY("b.md", "timeline-gap", A, "1")));
    struct settings *settings = make_settings();
    settings->severities[rule_number(rulebook_find(TEXT("duration-missing")))] = SEVERITY_OFF;
    struct finding items[] = {make_finding("timeline-gap", A)};
    struct finding_list findings = {items, 1, 1};
    baseline_hide(&baseline, TEXT("a.md"), settings, &findings, arena);
    assert_int_equal(baseline_prune(&baseline), 4);
    assert_text(baseline_print(&baseline, arena),
                FILE_OF(ENTRY("a.md", "duration-missing", A, "1") ",\n" ENTRY(
                    "a.md", "timeline-gap", A, "1") ",\n" ENTRY("b.md", "timeline-gap", A, "1")));
    assert_int_equal(baseline_prune(&baseline), 0);
}

static void test_path_that_is_no_utf8_is_one_key(void **state)
{
    (void)state;
    struct finding items[] = {make_finding("timeline-gap", A)};
    struct finding_list findings = {items, 1, 1};
    struct baseline written = {0};
    baseline_add(&written, TEXT("\xFF.md"), &findings, arena);
    struct baseline baseline = parse(arena_copy(arena, baseline_print(&written, arena)).data);
    baseline_hide(&baseline, TEXT("\xFF.md"), make_settings(), &findings, arena);
    assert_int_equal(items[0].suppressed, SUPPRESSED_BY_BASELINE);
}

static void test_hostile_files_are_refused_with_the_place(void **state)
{
    (void)state;
    assert_fault("[]", 1, 1, "a baseline must be an object");
    assert_fault("{\"version\": 1}", 1, 1, "a baseline has no \"findings\"");
    assert_fault("{\"version\": 2, \"findings\": []}", 1, 13, "\"version\" must be 1");
    assert_fault("{\"version\": \"1\", \"findings\": []}", 1, 13, "\"version\" must be 1");
    assert_fault("{\"version\": 1, \"findings\": {}}", 1, 28, "must be an array");
    assert_fault("{\"version\": 1,\n \"findings\": [], \"more\": 1}", 2, 18,
                 "unknown key \"more\"");
    assert_fault("{\"version\": 1, \"findings\": [\n  7]}", 2, 3, "an entry must be an object");
    assert_fault("{\"version\": 1, \"findings\": [\n{\"path\": \"a\"}]}", 2, 1, "has no \"rule\"");
    assert_fault(
        FILE_OF("{\"path\": 5, \"rule\": \"r\", \"fingerprint\": \"" A "\", \"count\": 1}"), 4, 10,
        "\"path\" must be a text");
    assert_fault(
        FILE_OF("{\"path\": \"\", \"rule\": \"r\", \"fingerprint\": \"" A "\", \"count\": 1}"), 4,
        10, "\"path\" must be a text");
    assert_fault(FILE_OF(ENTRY("a", "r", "0x", "1")), 4, 43, "16 hexadecimal digits");
    assert_fault(FILE_OF(ENTRY("a", "r", "00000000000000AA", "1")), 4, 43, "16 hexadecimal digits");
    static const char *const counts[] = {
        FILE_OF(ENTRY("a", "r", A, "0")),     FILE_OF(ENTRY("a", "r", A, "-1")),
        FILE_OF(ENTRY("a", "r", A, "1.5")),   FILE_OF(ENTRY("a", "r", A, "\"1\"")),
        FILE_OF(ENTRY("a", "r", A, "null")),  FILE_OF(ENTRY("a", "r", A, "1000001")),
        FILE_OF(ENTRY("a", "r", A, "[[1]]")), FILE_OF(ENTRY("a", "r", A, "12345678901"))};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        assert_fault(counts[i], 4, 72, "\"count\" must be a number from 1");
    assert_fault(FILE_OF(ENTRY("a", "r", A, "1") ",\n" ENTRY("b", "r", A, "1") ",\n" ENTRY("a", "r",
                                                                                           A, "2")),
                 8, 1, "listed twice");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_written_file_is_sorted_one_entry_a_line),
        TEST(test_what_was_written_is_read),
        TEST(test_known_findings_are_hidden_up_to_their_count),
        TEST(test_other_files_and_suppressed_findings_are_left_alone),
        TEST(test_prune_drops_what_was_judged_and_not_found),
        TEST(test_path_that_is_no_utf8_is_one_key),
        TEST(test_hostile_files_are_refused_with_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
