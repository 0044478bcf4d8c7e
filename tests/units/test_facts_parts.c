/* Where a document says what its profile asks for. */
#include "facts_fixture.h"

#define OTHER_NAME(name) \
    { \
        (const char *const[]){name}, 1 \
    }

enum {
    CAUSE,
    CAUSE_TIMELINE,
    CAUSE_SINCE,
    TRIGGER,
    TIMELINE,
    WORK,
    WORK_KIND,
    MESSAGES,
    PART_COUNT
};

#define NO_WORDS \
    { \
        .items = NULL \
    }
#define PART(name, names, role, meaning, within) \
    { \
        name, names, role, meaning, within, SEVERITY_ERROR, NO_WORDS \
    }

/* A standard of the test's own. */
static const struct profile_part parts[PART_COUNT] = {
    [CAUSE] = PART("Root Causes", NO_WORDS, ROLE_ROOT_CAUSE, WORDS_COUNT, SIZE_MAX),
    [CAUSE_TIMELINE] = PART("Timeline", NO_WORDS, ROLE_NONE, WORDS_COUNT, CAUSE),
    [CAUSE_SINCE] = PART("Since", NO_WORDS, ROLE_NONE, WORDS_FIELD_START, CAUSE),
    [TRIGGER] = PART("Trigger", OTHER_NAME("What set it off?"), ROLE_NONE, WORDS_COUNT, SIZE_MAX),
    [TIMELINE] = PART("Timeline", NO_WORDS, ROLE_TIMELINE, WORDS_COUNT, SIZE_MAX),
    [WORK] = PART("Action Items", NO_WORDS, ROLE_ACTION_ITEMS, WORDS_COUNT, SIZE_MAX),
    [WORK_KIND] = PART("Kind", NO_WORDS, ROLE_NONE, WORDS_COUNT, WORK),
    [MESSAGES] = PART("Wheel of messages", NO_WORDS, ROLE_NONE, WORDS_COUNT, SIZE_MAX),
};
static const struct profile standard = {.name = "test", .parts = parts, .part_count = PART_COUNT};

static const struct postmortem *read_by_standard(const char *source)
{
    const struct reading_options options = {.profile = &standard};
    return facts_with(&options, source);
}

/* The line on which each part was found, 0 for none. */
static void assert_lines(const struct postmortem *postmortem, const size_t lines[PART_COUNT])
{
    for (size_t i = 0; i < PART_COUNT; i++) {
        const struct part_fact *fact = &postmortem->parts[i];
        size_t line = fact->found ? line_of(fact->place) : 0;
        if (line != lines[i])
            fail_msg("part %zu on line %zu instead of %zu", i, line, lines[i]);
    }
}

static void test_sections_by_their_names(void **state)
{
    (void)state;
    assert_lines(read_by_standard("# Outage\n"
                                  "\n"
                                  "## 1. ROOT CAUSES\n"
                                  "\n"
                                  "A full disk.\n"
                                  "\n"
                                  "**What set it off?**\n"
                                  "\n"
                                  "A backup.\n"
                                  "\n"
                                  "## Wheel of messages\n"
                                  "\n"
                                  "None.\n"),
                 (const size_t[]){[CAUSE] = 3, [TRIGGER] = 7, [MESSAGES] = 11, [WORK_KIND] = 0});
}

static void test_a_joined_heading_is_several(void **state)
{
    (void)state;
    assert_lines(read_by_standard("# Outage\n\n## Timeline / Trigger\n\nA backup ran.\n"),
                 (const size_t[PART_COUNT]){[TIMELINE] = 3, [TRIGGER] = 3});
}

/* "Trigger" plays the role of a cause, but the standard has a place of its own for it. */
static void test_other_names_play_the_role(void **state)
{
    (void)state;
    assert_lines(read_by_standard("# Outage\n\n## Trigger\n\nA backup.\n"),
                 (const size_t[PART_COUNT]){[TRIGGER] = 3});
    assert_lines(
        read_by_standard("# Outage\n\n## Trigger\n\nA backup.\n\n## Why it happened\n\nX.\n"),
        (const size_t[PART_COUNT]){[TRIGGER] = 3, [CAUSE] = 7});
}

static void test_parts_lie_within_their_section(void **state)
{
    (void)state;
    assert_lines(read_by_standard("# Outage\n"
                                  "\n"
                                  "Since: 14:00 UTC\n"
                                  "\n"
                                  "## Root causes\n"
                                  "\n"
                                  "- **Timeline:** built in May\n"
                                  "\n"
                                  "## Action items\n"
                                  "\n"
                                  "| Item | Kind |\n"
                                  "| --- | --- |\n"
                                  "| Add an alert | detect |\n"),
                 (const size_t[PART_COUNT]){
                     [CAUSE] = 5, [CAUSE_TIMELINE] = 7, [WORK] = 9, [WORK_KIND] = 11});
}

/* A field that only the standard knows is a field, and means what the standard says. */
static void test_fields_have_values(void **state)
{
    (void)state;
    const struct postmortem *postmortem = read_by_standard("# Outage on 2024-05-03\n"
                                                           "\n"
                                                           "## Root causes\n"
                                                           "\n"
                                                           "- **Since:** 14:00 UTC\n");
    const struct part_fact *since = &postmortem->parts[CAUSE_SINCE];
    assert_true(since->found);
    assert_int_equal(since->section, SIZE_MAX);
    assert_text(since->value, "14:00 UTC");
    assert_int_equal(postmortem->fields.count, 1);
    assert_int_equal(postmortem->fields.items[0].meaning, WORDS_FIELD_START);
    assert_int_equal(postmortem->incident.points[PHASE_START].source, POINT_FIELD);
    assert_int_equal(facts_of("# Bad day\n\n- **Since:** 14:00 UTC\n")->fields.count, 0);
}

/* Names of the standard are no unknown headings. */
static void test_names_are_understood(void **state)
{
    (void)state;
    const char *source =
        "# Outage\n\n## Wheel of messages\n\nNone.\n\n## Wheel of fortune\n\nNo.\n";
    assert_int_equal(facts_of(source)->not_understood.count, 2);
    const struct postmortem *postmortem = read_by_standard(source);
    assert_int_equal(postmortem->not_understood.count, 1);
    assert_text(postmortem->not_understood.items[0].heading, "Wheel of fortune");
}

static void test_without_a_standard_nothing_is_asked_for(void **state)
{
    (void)state;
    assert_null(facts_of("# Outage\n\n## Timeline\n")->parts);
}

/* Longer than other labels may be, but a question that ends in a colon. */
static void test_long_question_is_a_label(void **state)
{
    (void)state;
    static const struct profile_part question[] = {
        PART("Was it stopped in response to this, and why or why not?", NO_WORDS, ROLE_NONE,
             WORDS_COUNT, SIZE_MAX)};
    static const struct profile asking = {.name = "test", .parts = question, .part_count = 1};
    const struct reading_options options = {.profile = &asking};
    const struct postmortem *facts =
        facts_with(&options, "# Outage\n\n## Impact\n\n- Users: all\n"
                             "- Was it stopped in response to this, and why or why not?: Yes\n");
    assert_true(facts->parts[0].found);
    assert_int_equal(line_of(facts->parts[0].place), 6);
    assert_text(facts->parts[0].value, "Yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(test_long_question_is_a_label),
        facts_test(test_sections_by_their_names),
        facts_test(test_a_joined_heading_is_several),
        facts_test(test_other_names_play_the_role),
        facts_test(test_parts_lie_within_their_section),
        facts_test(test_fields_have_values),
        facts_test(test_names_are_understood),
        facts_test(test_without_a_standard_nothing_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
