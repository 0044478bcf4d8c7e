/* What is said of rules, read from YAML over a rulebook of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "arena_fixture.h"
#include "rulebook/setting.h"

static const char *const preset_kinds[] = {"Prevent", "Mitigate"};
static const struct rule_option word_options[] = {
    {"min", "words at the least", {.kind = OPTION_NUMBER, .number = 400}},
    {"unit", "what is counted", {.kind = OPTION_TEXT, .text = "words"}},
    {"kinds", "allowed", {.kind = OPTION_LIST, .list = {preset_kinds, 2}}},
    {"id-patterns", "allowed", {.kind = OPTION_LIST}},
};
static const struct rule rules[] = {
    {.id = "title-missing"},
    {.id = "word-count", .options = word_options, .option_count = 4},
};

/* The faults of a reading, one a line: `4 5: message`, by the bytes of the place. */
struct faults {
    char text[1000];
    size_t count;
};

static void note_fault(void *context, struct place place, const char *message)
{
    struct faults *faults = context;
    size_t length = strlen(faults->text);
    snprintf(faults->text + length, sizeof faults->text - length, "%zu %zu: %s\n", place.start,
             place.end, message);
    faults->count++;
}

static struct rule_settings read_settings(const char *yaml, struct faults *faults)
{
    const struct setting_reader reader = {arena, rules, 2, note_fault, faults};
    struct value map;
    struct data_fault fault;
    *faults = (struct faults){0};
    if (!yaml_parse(text_from(yaml), arena, &map, &fault))
        fail_msg("%s", fault.message);
    return settings_read(&reader, &map);
}

static struct rule_settings read_well(const char *yaml)
{
    struct faults faults;
    struct rule_settings settings = read_settings(yaml, &faults);
    assert_string_equal(faults.text, "");
    return settings;
}

static void test_a_severity_alone(void **state)
{
    (void)state;
    struct rule_settings settings = read_well("title-missing: off\nword-count: error\n");
    assert_int_equal(settings.count, 2);
    assert_ptr_equal(settings.items[0].rule, &rules[0]);
    assert_true(settings.items[0].has_severity);
    assert_int_equal(settings.items[0].severity, SEVERITY_OFF);
    assert_int_equal(settings.items[0].line, 1);
    assert_int_equal(settings.items[1].severity, SEVERITY_ERROR);
    assert_int_equal(settings.items[1].option_count, 0);
    assert_int_equal(settings.items[1].line, 2);
}

static void test_options(void **state)
{
    (void)state;
    struct rule_settings settings = read_well("word-count:\n"
                                              "  min: 300\n"
                                              "  kinds: [Detect, 5]\n"
                                              "  unit: '7'\n");
    assert_int_equal(settings.count, 1);
    const struct rule_setting *setting = &settings.items[0];
    assert_false(setting->has_severity);
    assert_int_equal(setting->option_count, 3);
    assert_ptr_equal(setting->options[0].option, &word_options[0]);
    assert_int_equal(setting->options[0].value.kind, OPTION_NUMBER);
    assert_int_equal(setting->options[0].value.number, 300);
    assert_int_equal(setting->options[0].line, 2);
    assert_ptr_equal(setting->options[1].option, &word_options[2]);
    assert_int_equal(setting->options[1].value.kind, OPTION_LIST);
    assert_int_equal(setting->options[1].value.list.count, 2);
    assert_string_equal(setting->options[1].value.list.items[0], "Detect");
    assert_string_equal(setting->options[1].value.list.items[1], "5");
    assert_string_equal(setting->options[2].value.text, "7");
    assert_int_equal(setting->options[2].line, 4);
}

static void test_severity_among_options(void **state)
{
    (void)state;
    struct rule_settings settings = read_well("word-count: {min: 0, severity: info, kinds: []}");
    const struct rule_setting *setting = &settings.items[0];
    assert_true(setting->has_severity);
    assert_int_equal(setting->severity, SEVERITY_INFO);
    assert_int_equal(setting->option_count, 2);
    assert_int_equal(setting->options[0].value.number, 0);
    assert_int_equal(setting->options[1].value.list.count, 0);
}

static void test_nothing_is_said(void **state)
{
    (void)state;
    const struct setting_reader reader = {arena, rules, 2, note_fault, NULL};
    assert_int_equal(settings_read(&reader, NULL).count, 0);
    assert_int_equal(read_well("").count, 0);
    assert_int_equal(read_well("{}").count, 0);
}

/* Each source has one fault; what is beside it in the map is read all the same. */
static void test_faults_have_places(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *fault;
    } cases[] = {
        {"titel-missing: off",
         "0 13: unknown rule 'titel-missing': did you mean 'title-missing'?\n"},
        {"colour: off", "0 6: unknown rule 'colour': 'pmlint rules' lists them all\n"},
        {"word-count: loud", "12 16: the severity must be one of error, warning, info, off\n"},
        {"word-count: [off]", "12 17: the severity must be one of error, warning, info, off\n"},
        {"word-count: {severity: 1}",
         "23 24: the severity must be one of error, warning, info, off\n"},
        {"word-count: {mni: 3}", "13 16: 'word-count' has no option 'mni': did you mean 'min'?\n"},
        {"title-missing: {min: 3}",
         "16 19: 'title-missing' has no option 'min': the only key is 'severity'\n"},
        {"word-count: {min: many}", "18 22: 'min' must be a whole number\n"},
        {"word-count: {min: -3}", "18 20: 'min' must be a whole number\n"},
        {"word-count: {min: '3'}", "18 21: 'min' must be a whole number\n"},
        {"word-count: {min: 9999999999}", "18 28: 'min' must be a whole number\n"},
        {"word-count: {unit: [a]}", "19 22: 'unit' must be a text\n"},
        {"word-count: {kinds: a}", "20 21: 'kinds' must be a list of texts\n"},
        {"word-count: {kinds: [a, [b]]}", "24 27: 'kinds' must be a list of texts\n"},
        {"word-count: {id-patterns: ['^A', '(b']}",
         "33 37: pattern '(b': missing closing parenthesis at byte 2\n"},
        {"[word-count]", "0 12: must map rules to severities\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct faults faults;
        struct rule_settings settings = read_settings(cases[i].yaml, &faults);
        assert_string_equal(faults.text, cases[i].fault);
        assert_int_equal(settings.count, 0);
    }
}

static void test_all_faults_are_told(void **state)
{
    (void)state;
    struct faults faults;
    struct rule_settings settings = read_settings("colour: red\n"
                                                  "word-count: {min: x, severity: loud, mix: 1}\n"
                                                  "title-missing: info\n",
                                                  &faults);
    assert_int_equal(faults.count, 4);
    assert_int_equal(settings.count, 1);
    assert_ptr_equal(settings.items[0].rule, &rules[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_severity_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_options, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_severity_among_options, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults_have_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_faults_are_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
