/* Configurations: their keys stand in the schema and in the README, with the same types; versions; which
 * layers hold. What single faults and effects are, the commands' tests say.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "rulebook/configuration_reader.h"

static json_t *schema;
static char readme[100000];

static int set_up(void **state)
{
    (void)state;
    json_error_t error;
    FILE *file = fopen("README.md", "r");
    schema = json_load_file("rules/config.schema.json", 0, &error);
    if (!schema || !file)
        return -1;
    size_t length = fread(readme, 1, sizeof readme - 1, file);
    readme[length] = '\0';
    return fclose(file);
}

static int tear_down(void **state)
{
    (void)state;
    json_decref(schema);
    return 0;
}

/* What a `$ref` leads to; the schema itself where it has none. */
static const json_t *resolved(const json_t *part)
{
    const char *name = json_string_value(json_object_get(part, "$ref"));
    if (!name)
        return part;
    assert_memory_equal(name, "#/$defs/", strlen("#/$defs/"));
    return resolved(json_object_get(json_object_get(schema, "$defs"), name + strlen("#/$defs/")));
}

static bool is_type(const json_t *part, const char *type)
{
    const char *own = json_string_value(json_object_get(part, "type"));
    return own && strcmp(own, type) == 0;
}

static bool is_text(const json_t *part)
{
    part = resolved(part);
    if (json_object_get(part, "enum"))
        return true;
    const json_t *first = json_array_get(json_object_get(part, "anyOf"), 0);
    return is_type(part, "string") || (first && is_text(first));
}

static bool is_text_or_texts(const json_t *part)
{
    const json_t *any = json_object_get(resolved(part), "anyOf");
    return json_array_size(any) == 2 && is_text(json_array_get(any, 0)) &&
           is_type(json_array_get(any, 1), "array");
}

static bool has_type(const json_t *part, enum key_type type)
{
    switch (type) {
    case KEY_TEXT:
        return is_text(part) && !is_text_or_texts(part);
    case KEY_TEXTS:
        return is_text_or_texts(part);
    case KEY_MAP:
        return is_type(resolved(part), "object");
    default:
        return is_type(part, "array") && is_type(json_object_get(part, "items"), "object");
    }
}

/* Every key of the table is in the schema, with its type, and in the README; and no other is. */
static void assert_keys(const struct map_key *keys, const json_t *properties, const char *before)
{
    size_t count = 0;
    for (; keys->name; keys++, count++) {
        char shown[100];
        snprintf(shown, sizeof shown, "%s%s:", before, keys->name);
        const json_t *part = json_object_get(properties, keys->name);
        if (!part || !has_type(part, keys->type) || !json_object_get(part, "description"))
            fail_msg("the schema does not know '%s' as it is", keys->name);
        if (!strstr(readme, shown))
            fail_msg("the README does not name '%s'", keys->name);
    }
    assert_int_equal(count, json_object_size(properties));
}

static void keys_are_those_of_schema_and_readme(void **state)
{
    (void)state;
    const json_t *properties = json_object_get(schema, "properties");
    const json_t *override = json_object_get(json_object_get(properties, "overrides"), "items");
    const json_t *house = json_object_get(json_object_get(schema, "$defs"), "house_rule");
    assert_keys(configuration_keys, properties, "\n");
    assert_keys(override_keys, json_object_get(override, "properties"), " ");
    assert_keys(house_rule_keys, json_object_get(house, "properties"), "\n    ");
}

static void roles_are_those_of_schema_and_readme(void **state)
{
    (void)state;
    const json_t *sections = json_object_get(json_object_get(schema, "properties"), "sections");
    const json_t *roles = json_object_get(sections, "properties");
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        assert_non_null(json_object_get(roles, role_name((enum role)role)));
        assert_non_null(strstr(readme, role_name((enum role)role)));
    }
    assert_int_equal(json_object_size(roles), ROLE_COUNT);
}

static void versions_meet_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *demand, *version;
        bool meets;
    } cases[] = {
        {">=1.0", "1.0.0", true},      {">=1.0.1", "1.0.0", false}, {">=1.2, <2", "1.10.3", true},
        {">=1.2, <2", "2.0.0", false}, {"1.2", "1.2.0", true},      {"=1.2", "1.2.1", false},
        {">1", "1.0.0", false},        {"<= 1.4", "1.4.0", true},   {"<1.4", "1.4.0", false},
    };
    bool valid;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(version_meets(text_from(cases[i].demand), cases[i].version, &valid),
                         cases[i].meets);
        assert_true(valid);
    }
    assert_false(version_meets(TEXT(">=1.x"), "1.0.0", &valid));
    assert_false(valid);
    assert_false(version_meets(TEXT(""), "1.0.0", &valid));
    assert_false(valid);
}

static bool is_before(struct date date)
{
    struct layer layer = {.partial = true,
                          .before = {.known = true, .year = 2024, .month = 5, .day = 6}};
    return layer_holds(&layer, TEXT("/docs/a.md"), &date);
}

/* A date that may be later is not earlier. */
static void a_layer_holds_for_incidents_before_its_day(void **state)
{
    (void)state;
    assert_true(is_before((struct date){.known = true, .year = 2024, .month = 5, .day = 5}));
    assert_false(is_before((struct date){.known = true, .year = 2024, .month = 5, .day = 6}));
    assert_true(is_before((struct date){.known = true, .year = 2023, .month = 12, .day = 31}));
    assert_true(is_before((struct date){.known = true, .year = 2024, .month = 4}));
    assert_false(is_before((struct date){.known = true, .year = 2024, .month = 5}));
    assert_true(is_before((struct date){.known = true, .year = 2023}));
    assert_false(is_before((struct date){.known = true, .month = 1, .day = 1}));
    assert_false(is_before((struct date){.known = false}));
    /* 04/07/2024: 7 April or 4 July */
    assert_false(is_before(
        (struct date){.known = true, .ambiguous = true, .year = 2024, .month = 4, .day = 7}));
    assert_true(is_before(
        (struct date){.known = true, .ambiguous = true, .year = 2024, .month = 4, .day = 3}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_those_of_schema_and_readme),
        cmocka_unit_test(roles_are_those_of_schema_and_readme),
        cmocka_unit_test(versions_meet_ranges),
        cmocka_unit_test(a_layer_holds_for_incidents_before_its_day),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
