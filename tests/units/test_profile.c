/* Profiles, read from YAML: what is read, what is refused, and that the tables which the build made are
 * what rules/profiles says. Runs from the repository's root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "arena_fixture.h"
#include "rulebook/profile.h"

/* The faults of a reading, one a line: the bytes of the place, and the message. */
static char faults[2000];

static void note_fault(void *context, struct place place, const char *message)
{
    (void)context;
    size_t length = strlen(faults);
    snprintf(faults + length, sizeof faults - length, "%zu %zu: %s\n", place.start, place.end,
             message);
}

LIST(profile_list, struct profile);

static struct profile read_profile(struct text yaml, const struct profile_list *others)
{
    const struct setting_reader reader = {arena, rulebook_rules, rulebook_rule_count, note_fault,
                                          NULL};
    struct value map;
    struct data_fault fault;
    faults[0] = '\0';
    if (!yaml_parse(yaml, arena, &map, &fault))
        fail_msg("%s", fault.message);
    return profile_read(&reader, others->items, others->count, &map);
}

static const struct profile_list no_profiles;

static const char house_yaml[] = "name: house\n"
                                 "summary: what a house asks for\n"
                                 "ordered: true\n"
                                 "rules: {title-missing: error, timeline-gap: {minutes: 30}}\n"
                                 "sections:\n"
                                 "  - name: What broke\n"
                                 "    role: root_cause\n"
                                 "    names: [Fault, Why]\n"
                                 "    parts:\n"
                                 "      - {name: Since, meaning: field_start, severity: warning}\n"
                                 "      - {name: Found by, values: [alert, person]}\n"
                                 "  - {name: Glossary, severity: off}\n";

static void test_all_of_a_profile_is_read(void **state)
{
    (void)state;
    struct profile profile = read_profile(text_from(house_yaml), &no_profiles);
    assert_string_equal(faults, "");
    assert_string_equal(profile.name, "house");
    assert_string_equal(profile.summary, "what a house asks for");
    assert_string_equal(profile.extends, "");
    assert_true(profile.ordered);
    assert_int_equal(profile.rules.count, 2);
    assert_int_equal(profile.rules.items[1].options[0].value.number, 30);
    assert_int_equal(profile.part_count, 4);
    const struct profile_part *parts = profile.parts;
    assert_string_equal(parts[0].name, "What broke");
    assert_int_equal(parts[0].role, ROLE_ROOT_CAUSE);
    assert_int_equal(parts[0].meaning, WORDS_COUNT);
    assert_int_equal(parts[0].names.count, 2);
    assert_string_equal(parts[0].names.items[1], "Why");
    assert_int_equal(parts[0].severity, SEVERITY_ERROR);
    assert_int_equal(parts[0].within, SIZE_MAX);
    assert_string_equal(parts[1].name, "Since");
    assert_int_equal(parts[1].meaning, WORDS_FIELD_START);
    assert_int_equal(parts[1].role, ROLE_NONE);
    assert_int_equal(parts[1].severity, SEVERITY_WARNING);
    assert_int_equal(parts[1].within, 0);
    assert_string_equal(parts[2].values.items[0], "alert");
    assert_int_equal(parts[2].within, 0);
    assert_int_equal(parts[3].severity, SEVERITY_OFF);
    assert_int_equal(parts[3].within, SIZE_MAX);
}

/* A profile takes over what another says, its own settings coming last; sections only where it names
 * none. */
static void test_profiles_extend_each_other(void **state)
{
    (void)state;
    struct profile_list others = {0};
    LIST_PUSH(arena, &others, read_profile(text_from(house_yaml), &no_profiles));
    struct profile child = read_profile(TEXT("name: child\n"
                                             "extends: house\n"
                                             "rules: {title-missing: off}\n"),
                                        &others);
    assert_string_equal(faults, "");
    assert_string_equal(child.extends, "house");
    assert_int_equal(profile_severity(&child, rulebook_find(TEXT("title-missing"))), SEVERITY_OFF);
    assert_int_equal(child.rules.count, 3);
    assert_int_equal(child.part_count, 4);
    assert_true(child.ordered);
    child = read_profile(TEXT("name: child\nextends: house\nsections: [{name: Log}]\n"), &others);
    assert_int_equal(child.part_count, 1);
    assert_false(child.ordered);
    assert_int_equal(child.rules.count, 2);
}

static void test_faults_have_places(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *fault;
    } cases[] = {
        {"summary: x", "0 10: the key 'name' is missing\n"},
        {"name: [x]", "6 9: 'name' must be a text\n"},
        {"name: x\nsumary: y", "8 14: unknown key 'sumary': did you mean 'summary'?\n"},
        {"name: x\nextends: y", "17 18: unknown profile 'y'\n"},
        {"name: x\nordered: maybe", "17 22: 'ordered' is true or false\n"},
        {"name: x\nsections: y", "18 19: must be a list of maps\n"},
        {"name: x\nsections: [y]", "19 20: must be a map with the key 'name'\n"},
        {"name: x\nsections: [{role: impact}]", "19 33: the key 'name' is missing\n"},
        {"name: x\nsections: [{name: a, role: impakt}]",
         "35 41: unknown role 'impakt': did you mean 'impact'?\n"},
        {"name: x\nsections: [{name: a, meaning: no_owner}]",
         "38 46: no list of field labels is named 'no_owner'\n"},
        {"name: x\nsections: [{name: a, names: b}]", "36 37: 'names' must be a list of texts\n"},
        {"name: x\nsections: [{name: a, severity: loud}]",
         "39 43: the severity must be one of error, warning, info, off\n"},
        {"name: x\nsections: [{name: a, parts: [{nam: b, name: c}]}]",
         "38 41: unknown key 'nam': did you mean 'name'?\n"},
        {"name: x\nrules: {titel-missing: off}",
         "16 29: unknown rule 'titel-missing': did you mean 'title-missing'?\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_profile(text_from(cases[i].yaml), &no_profiles);
        assert_string_equal(faults, cases[i].fault);
    }
}

/* --- the tables of the build, and the same YAML read now --- */

static struct text read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(arena, 100000);
    size_t length = fread(bytes, 1, 100000, file);
    fclose(file);
    return (struct text){bytes, length};
}

static bool is_there(const struct profile_list *profiles, struct text name)
{
    for (size_t i = 0; i < profiles->count; i++)
        if (text_equal(text_from(profiles->items[i].name), name))
            return true;
    return false;
}

/* Reads the profile unless that was done, or what it extends was not yet read. */
static void read_in_turn(struct profile_list *profiles, const char *path)
{
    struct text yaml = read_file(path);
    size_t extends = text_find(yaml, TEXT("\nextends: "), 0);
    struct text rest = text_from_offset(yaml, extends), line = {0};
    struct text name = text_from(path + strlen("rules/profiles/"));
    name.length -= strlen(".yml");
    if (extends != TEXT_NOT_FOUND && text_next_line(&rest, &line) && text_next_line(&rest, &line))
        line = text_from_offset(line, strlen("extends: "));
    if (is_there(profiles, name) || (line.length && !is_there(profiles, line)))
        return;
    struct profile profile = read_profile(yaml, profiles);
    LIST_PUSH(arena, profiles, profile);
    if (faults[0])
        fail_msg("%s: %s", path, faults);
}

static void assert_same_words(const struct word_list *a, const struct word_list *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_string_equal(a->items[i], b->items[i]);
}

static void assert_same_setting(const struct rule_setting *a, const struct rule_setting *b)
{
    assert_ptr_equal(a->rule, b->rule);
    assert_int_equal(a->has_severity, b->has_severity);
    assert_int_equal(a->severity, b->severity);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->option_count, b->option_count);
    for (size_t i = 0; i < a->option_count; i++) {
        const struct option_value *left = &a->options[i].value, *right = &b->options[i].value;
        assert_ptr_equal(a->options[i].option, b->options[i].option);
        assert_int_equal(a->options[i].line, b->options[i].line);
        assert_int_equal(left->kind, right->kind);
        assert_int_equal(left->number, right->number);
        assert_int_equal(left->text == NULL, right->text == NULL);
        if (left->text)
            assert_string_equal(left->text, right->text);
        assert_same_words(&left->list, &right->list);
    }
}

static void assert_same_part(const struct profile_part *a, const struct profile_part *b)
{
    assert_string_equal(a->name, b->name);
    assert_same_words(&a->names, &b->names);
    assert_int_equal(a->role, b->role);
    assert_int_equal(a->meaning, b->meaning);
    assert_int_equal(a->within, b->within);
    assert_int_equal(a->severity, b->severity);
    assert_same_words(&a->values, &b->values);
}

static void assert_same_profile(const struct profile *a, const struct profile *b)
{
    assert_string_equal(a->name, b->name);
    assert_string_equal(a->summary, b->summary);
    assert_string_equal(a->extends, b->extends);
    assert_int_equal(a->ordered, b->ordered);
    assert_int_equal(a->rules.count, b->rules.count);
    for (size_t i = 0; i < a->rules.count; i++)
        assert_same_setting(&a->rules.items[i], &b->rules.items[i]);
    assert_int_equal(a->part_count, b->part_count);
    for (size_t i = 0; i < a->part_count; i++)
        assert_same_part(&a->parts[i], &b->parts[i]);
}

static void test_compiled_profiles_are_what_their_files_say(void **state)
{
    (void)state;
    struct profile_list profiles = {0};
    glob_t paths;
    assert_int_equal(glob("rules/profiles/*.yml", 0, NULL, &paths), 0);
    for (size_t round = 0; round < paths.gl_pathc; round++)
        for (size_t i = 0; i < paths.gl_pathc; i++)
            read_in_turn(&profiles, paths.gl_pathv[i]);
    assert_int_equal(profiles.count, paths.gl_pathc);
    assert_int_equal(profiles.count, rulebook_profile_count);
    globfree(&paths);
    for (size_t i = 0; i < profiles.count; i++) {
        const struct profile *compiled = rulebook_profile(text_from(profiles.items[i].name));
        assert_non_null(compiled);
        assert_same_profile(&profiles.items[i], compiled);
    }
}

static void test_the_well_known_standards_are_there(void **state)
{
    (void)state;
    static const char *const names[] = {"default",   "alx",        "google",           "pagerduty",
                                        "atlassian", "gitlab",     "aws-coe",          "azure-pir",
                                        "learning",  "ccadb-full", "ccadb-preliminary"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct profile *profile = rulebook_profile(text_from(names[i]));
        assert_non_null(profile);
        assert_true(profile->summary[0]);
        assert_int_equal(profile->part_count == 0, strcmp(names[i], "default") == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all_of_a_profile_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_profiles_extend_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults_have_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_compiled_profiles_are_what_their_files_say, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_well_known_standards_are_there, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
