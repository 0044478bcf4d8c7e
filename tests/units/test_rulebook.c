#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rulebook/languages.h"
#include "rulebook/pattern.h"
#include "rulebook/prompt.h"
#include "rulebook/rulebook.h"

#define STRINGS(...) \
    (&(const struct word_list){.items = (const char *const[]){__VA_ARGS__}, \
                               .count = \
                                   sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)})

static int release_patterns(void **state)
{
    (void)state;
    patterns_release();
    return 0;
}

static void severities_have_names(void **state)
{
    (void)state;
    enum severity severity;
    assert_string_equal(severity_name(SEVERITY_OFF), "off");
    assert_string_equal(severity_name(SEVERITY_ERROR), "error");
    assert_true(severity_parse(TEXT("warning"), &severity));
    assert_int_equal(severity, SEVERITY_WARNING);
    assert_false(severity_parse(TEXT("Warning"), &severity));
    assert_false(severity_parse(TEXT(""), &severity));
}

static void roles_have_the_names_of_the_interface(void **state)
{
    (void)state;
    assert_string_equal(role_name(ROLE_SUMMARY), "summary");
    assert_string_equal(role_name(ROLE_ACTION_ITEMS), "action_items");
    assert_string_equal(role_name(ROLE_LESSONS), "lessons");
    assert_null(role_name(ROLE_NONE));
}

static void rules_are_sorted_and_found(void **state)
{
    (void)state;
    assert_true(rulebook_rule_count > 0);
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        const struct rule *rule = &rulebook_rules[i];
        assert_true(i == 0 || strcmp(rulebook_rules[i - 1].id, rule->id) < 0);
        assert_ptr_equal(rulebook_find(text_from(rule->id)), rule);
        assert_int_equal(rule_number(rule), i);
    }
    assert_null(rulebook_find(TEXT("")));
    assert_null(rulebook_find(TEXT("no-such-rule")));
    struct text first = text_from(rulebook_rules[0].id);
    assert_null(rulebook_find(text_slice(first, 0, first.length - 1)));
}

static void rules_say_what_to_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        const struct rule *rule = &rulebook_rules[i];
        assert_true(rule->family[0] && rule->summary[0] && rule->help[0] && rule->page[0]);
        assert_null(strchr(rule->summary, '\n'));
        assert_null(strchr(rule->help, '\n'));
        assert_null(strstr(rule->page, "\nseverity: "));
    }
}

static void misspelt_rules_have_a_nearest(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        char id[100];
        size_t length = strlen(rulebook_rules[i].id);
        assert_true(length < sizeof id);
        memcpy(id, rulebook_rules[i].id, length);
        id[length - 1] = '_';
        assert_string_equal(rulebook_nearest((struct text){id, length}), rulebook_rules[i].id);
    }
    assert_null(rulebook_nearest(TEXT("quite-another-thing-altogether")));
    assert_null(rulebook_nearest(TEXT("")));
}

static void the_default_profile_is_there(void **state)
{
    (void)state;
    assert_non_null(rulebook_profile(TEXT("default")));
    assert_null(rulebook_profile(TEXT("Default")));
    for (size_t i = 0; i < rulebook_profile_count; i++)
        for (size_t j = 0; j < rulebook_profiles[i].rules.count; j++)
            assert_true(rule_number(rulebook_profiles[i].rules.items[j].rule) <
                        rulebook_rule_count);
}

/* The value of a word in a list, or -1. */
static int32_t word_value(const struct words *words, enum time_list list, const char *word)
{
    for (size_t i = 0; i < words->time.lists[list].count; i++)
        if (strcmp(words->time.lists[list].items[i].word, word) == 0)
            return words->time.lists[list].items[i].value;
    return -1;
}

static void english_is_there(void **state)
{
    (void)state;
    const struct words *words = rulebook_language(TEXT("en"));
    assert_non_null(words);
    assert_string_equal(words->language, "en");
    assert_int_equal(word_value(words, TIME_WEEKDAYS, "sunday"), 0);
    assert_true(words->time.zones.count >= 50);
    assert_null(rulebook_language(TEXT("tlh")));
}

static const struct zone_entry *find_zone(const char *name)
{
    const struct zone_table *zones = &rulebook_language(TEXT("en"))->time.zones;
    for (size_t i = 0; i < zones->count; i++)
        if (strcmp(zones->items[i].name, name) == 0)
            return &zones->items[i];
    return NULL;
}

static void common_words_are_short(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_words_count; i++)
        for (size_t j = 0; j < rulebook_words(i)->common_words.count; j++)
            assert_in_range(strlen(rulebook_words(i)->common_words.items[j]), 1,
                            COMMON_WORD_MAX_BYTES);
}

static void zones_have_minutes_east(void **state)
{
    (void)state;
    const struct zone_entry *pst = find_zone("PST"), *ist = find_zone("IST"), *et = find_zone("ET");
    assert_non_null(pst);
    assert_int_equal(pst->kind, ZONE_FIXED);
    assert_int_equal(pst->offsets[0], -480);
    assert_int_equal(pst->other_season, -420);
    assert_string_equal(pst->long_names[0], "Pacific Standard Time");
    assert_non_null(ist);
    assert_int_equal(ist->kind, ZONE_SEVERAL);
    assert_int_equal(ist->offsets[0], 330);
    assert_non_null(et);
    assert_int_equal(et->kind, ZONE_SEASONAL);
    assert_int_equal(et->offset_count, 2);
    assert_int_equal(et->offsets[1], -240);
    assert_int_equal(find_zone("JST")->other_season, 540);
}

static void the_leftmost_pattern_is_found(void **state)
{
    (void)state;
    const struct word_list *patterns = STRINGS("(?:min|hour)s", "outage", "the (\\w+)(x)?");
    struct pattern_match match;
    struct text text = TEXT("In the OUTAGE of 3 hours");
    assert_true(patterns_find(patterns, text, 0, &match));
    assert_int_equal(match.item, 2);
    assert_int_equal(match.start, 3);
    assert_int_equal(match.end, 13);
    assert_int_equal(match.group_start, 7);
    assert_int_equal(match.group_end, 13);
    assert_true(patterns_find(patterns, text, 4, &match));
    assert_int_equal(match.item, 1);
    assert_int_equal(match.start, 7);
    assert_int_equal(match.group_end, 0);
    assert_true(patterns_find(patterns, text, 13, &match));
    assert_int_equal(match.item, 0);
    assert_int_equal(match.end, 24);
    assert_false(patterns_find(patterns, text, 20, &match));
    assert_false(patterns_find(patterns, text, 25, &match));
}

static void the_first_of_two_patterns_wins_a_tie(void **state)
{
    (void)state;
    struct pattern_match match;
    assert_true(patterns_find(STRINGS("a", "ab", "x?ab"), TEXT("-ab"), 0, &match));
    assert_int_equal(match.item, 0);
    assert_int_equal(match.start, 1);
    assert_int_equal(match.end, 2);
}

static void the_group_is_the_first_that_took_part(void **state)
{
    (void)state;
    struct pattern_match match;
    assert_true(patterns_find(STRINGS("(x)|b(c)"), TEXT("abc"), 0, &match));
    assert_int_equal(match.group_start, 2);
    assert_int_equal(match.group_end, 3);
}

/* What stands before `from` is still seen: \b and lookbehind judge by it. */
static void patterns_see_what_stands_before(void **state)
{
    (void)state;
    struct pattern_match match;
    const struct word_list *patterns = STRINGS("\\bcause", "\xC3\x84"
                                                           "nderung");
    assert_false(patterns_find(patterns, TEXT("because"), 2, &match));
    assert_true(patterns_find(patterns, TEXT("be cause"), 2, &match));
    /* caseless beyond ASCII, and never begun within a character */
    assert_true(patterns_find(patterns, TEXT("\xC3\xA9 \xC3\xA4nderung"), 1, &match));
    assert_int_equal(match.start, 3);
    assert_true(patterns_find(STRINGS("."), TEXT("\xC3\xA9x"), 1, &match));
    assert_int_equal(match.start, 2);
    assert_false(patterns_match(patterns, TEXT("")));
    assert_false(patterns_match(patterns, (struct text){NULL, 0}));
}

static void hostile_patterns_end(void **state)
{
    (void)state;
    char much[5000];
    memset(much, 'a', sizeof much);
    struct text text = {much, 40};
    much[39] = '!';
    clock_t start = clock();
    for (size_t i = 0; i < 20; i++)
        assert_false(patterns_match(STRINGS("^(a+)+$"), text));
    assert_true(clock() - start < 2 * CLOCKS_PER_SEC); /* pcre2's own limit takes far longer */
    much[39] = 'a';
    assert_false(patterns_match(STRINGS("(?:a|aa)+c"), (struct text){much, 200}));
    assert_true(patterns_match(STRINGS("a{40}"), text));
    text.length = sizeof much;
    assert_false(patterns_match(STRINGS("^(?R)*b"), text));
}

static void patterns_are_checked(void **state)
{
    (void)state;
    struct error error;
    assert_true(patterns_check(STRINGS("a", "(b)"), true, &error));
    assert_false(patterns_check(STRINGS("a", "(b"), true, &error));
    assert_non_null(strstr(error.message, "'(b'"));
    assert_false(patterns_match(STRINGS("(b"), TEXT("(b")));
    assert_true(patterns_match(STRINGS("(b", "b"), TEXT("(b")));
}

/* A pattern is larger with its steps counted: none that is then too large passes, and never matches. */
static void patterns_are_checked_as_they_are_tried(void **state)
{
    (void)state;
    struct error error;
    const struct word_list *large = STRINGS("(?:(?!no|none)a){1,1000}");
    assert_true(patterns_check(large, false, &error));
    assert_false(patterns_match(large, TEXT("aaaa")));
    assert_false(patterns_check(large, true, &error));
    assert_non_null(strstr(error.message, "too large"));
}

static void every_pattern_of_the_rulebook_compiles(void **state)
{
    (void)state;
    static const char *const keys[] = {
#define LIST_KEY(id, key) key,
        FOR_EACH_WORD_LIST(LIST_KEY)
#undef LIST_KEY
    };
    struct error error;
    for (size_t i = 0; i < rulebook_words_count; i++)
        for (size_t j = 0; j < WORDS_COUNT; j++)
            if (strstr(keys[j], "_patterns") &&
                !patterns_check(&rulebook_words(i)->lists[j], false, &error))
                fail_msg("%s: %s", keys[j], error.message);
}

static void phrases_are_found_at_word_edges(void **state)
{
    (void)state;
    struct pattern_match match;
    const struct word_list *phrases = STRINGS("cause", "root", "root cause", "impact");
    assert_true(phrases_find(phrases, TEXT("because the root cause"), 0, &match));
    assert_int_equal(match.item, 2); /* longer than "root", which begins there as well */
    assert_int_equal(match.start, 12);
    assert_int_equal(match.end, 22);
    assert_true(phrases_find(phrases, TEXT("because the root cause"), 13, &match));
    assert_int_equal(match.item, 0);
    assert_int_equal(match.start, 17);
    assert_false(phrases_find(phrases, TEXT("impacted, roots"), 0, &match));
    assert_false(phrases_find(phrases, TEXT(""), 0, &match));
}

static void phrases_are_compared_whole(void **state)
{
    (void)state;
    const struct word_list *phrases = STRINGS("n/a", "none");
    assert_true(phrases_contain(phrases, TEXT("none")));
    assert_false(phrases_contain(phrases, TEXT("none at all")));
    assert_false(phrases_contain(phrases, TEXT("")));
}

static void lists_extend_others(void **state)
{
    (void)state;
    static const char *const own[] = {"ab", "x"}, *const base_items[] = {"a", "y"};
    static const struct word_list base = {.items = base_items, .count = 2};
    static const struct word_list list = {.items = own, .count = 2, .extends = &base};
    struct pattern_match match;
    assert_string_equal(word_list_item(&list, 1), "x");
    assert_string_equal(word_list_item(&list, 2), "a");
    assert_null(word_list_item(&list, 4));
    assert_true(phrases_contain(&list, TEXT("y")));
    assert_false(phrases_contain(&list, TEXT("b")));
    /* the leftmost; of two that begin together the list's own */
    assert_true(patterns_find(&list, TEXT("-y-x"), 0, &match));
    assert_int_equal(match.start, 1);
    assert_true(patterns_find(&list, TEXT("-ab"), 0, &match));
    assert_int_equal(match.end, 3);
    assert_true(patterns_find(&list, TEXT("-a"), 0, &match));
    assert_int_equal(match.end, 2);
}

/* Returns the number of the item behind the list's, which begin with `first`. */
static size_t expect_list(const struct word_list *list, size_t id, size_t first)
{
    assert_int_equal(list->id, id);
    assert_int_equal(list->first, first);
    for (size_t i = 0; i < list->count; i++)
        assert_true(strlen(list->items[i]) > 0);
    return first + list->count;
}

/* Each language is made once, and its items are numbered in the order in which they are stored. */
static void languages_are_made_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_words_count; i++) {
        const struct words *words = rulebook_words(i);
        size_t next = words->common_words.count;
        assert_ptr_equal(rulebook_words(i), words);
        assert_ptr_equal(rulebook_language(text_from(words->language)), words);
        assert_int_equal(words->common_words.first, 0);
        for (size_t role = 0; role < ROLE_COUNT; role++)
            next = expect_list(&words->sections[role], role, next);
        next = expect_list(&words->other_sections, ROLE_COUNT, next);
        for (size_t id = 0; id < WORDS_COUNT; id++)
            next = expect_list(&words->lists[id], id, next);
    }
}

static void languages_extend_english(void **state)
{
    (void)state;
    const struct words *french = rulebook_language(TEXT("fr"));
    const struct words *unknown = rulebook_language(TEXT("und"));
    assert_non_null(french);
    assert_true(phrases_contain(&french->sections[ROLE_SUMMARY], TEXT("r\xC3\xA9sum\xC3\xA9")));
    assert_true(phrases_contain(&french->sections[ROLE_SUMMARY], TEXT("tl;dr")));
    /* but months are its own: in French "sat" is no Saturday */
    assert_int_equal(word_value(french, TIME_MONTHS, "janvier"), 1);
    assert_int_equal(word_value(french, TIME_MONTHS, "january"), -1);
    assert_non_null(unknown);
    assert_int_equal(unknown->common_words.count, 0);
    assert_int_equal(word_value(unknown, TIME_MONTHS, "january"), 1);
}

/* A sentence of a document is only folded where its first letters are those of a prompt, and its block holds
 * the words of one: these must be what they are after folding, or unknown. */
static void prompts_begin_with_their_letters(void **state)
{
    (void)state;
    assert_true(prompt_start(TEXT("**What?** How")) == prompt_start(TEXT("whathow")));
    assert_true(prompt_start(TEXT("1. Describe")) == prompt_start(TEXT("1describing"))); /* eight */
    assert_true(prompt_start(TEXT("what")) != prompt_start(TEXT("whats")));
    assert_true(prompt_start(TEXT("")) == 0);
    assert_true(prompt_start(TEXT("What\xE2\x80\x99s new")) == 0); /* a typographic apostrophe */
    assert_true(prompt_start(TEXT("What happened\xE2\x80\xA6")) == prompt_start(TEXT("whathapp")));
    struct arena *arena = arena_new();
    const struct word_list *prompts = &rulebook_language(TEXT("en"))->lists[WORDS_PROMPT_SENTENCES];
    for (size_t i = 0; i < prompts->count; i++) {
        struct text loud = arena_copy(arena, text_from(prompts->items[i]));
        for (size_t j = 0; j < loud.length; j++) {
            char *c = (char *)&loud.data[j];
            *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c == ' ' ? '\t' : *c;
        }
        loud = text_from(arena_printf(arena, "- *%.*s*.", TEXT_ARG(loud)));
        assert_string_equal(prompt_fold(arena, loud).data, prompts->items[i]);
        assert_true(prompt_start(loud) == prompt_start(text_from(prompts->items[i])));
        assert_true(patterns_possible(prompts, loud));
        assert_true(prompts_may_begin(prompts, loud));
    }
    assert_false(prompts_may_begin(prompts, TEXT("Xylophones were out of tune")));
    assert_true(prompts_may_begin(prompts, TEXT("Was n\xC3\xBCtzt es")));
    arena_free(arena);
}

/* What stands behind a prompt in a text changes nothing in its start. */
static void prompts_have_eight_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_words_count; i++) {
        const struct word_list *prompts = &rulebook_words(i)->lists[WORDS_PROMPT_SENTENCES];
        for (size_t item = 0; item < prompts->count; item++) {
            uint64_t start = prompt_start(text_from(prompts->items[item]));
            assert_true(start == 0 || start >> 56);
        }
    }
}

/* The languages that a configuration may name are those that there are words of, and maybe others. */
static void test_languages_with_words_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < rulebook_words_count; i++)
        assert_true(language_is_known(text_from(rulebook_words(i)->language)));
    assert_false(language_is_known(TEXT("eng")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages_with_words_are_known),
        cmocka_unit_test(severities_have_names),
        cmocka_unit_test(roles_have_the_names_of_the_interface),
        cmocka_unit_test(rules_are_sorted_and_found),
        cmocka_unit_test(rules_say_what_to_do),
        cmocka_unit_test(misspelt_rules_have_a_nearest),
        cmocka_unit_test(the_default_profile_is_there),
        cmocka_unit_test(english_is_there),
        cmocka_unit_test(common_words_are_short),
        cmocka_unit_test(zones_have_minutes_east),
        cmocka_unit_test_teardown(the_leftmost_pattern_is_found, release_patterns),
        cmocka_unit_test_teardown(the_first_of_two_patterns_wins_a_tie, release_patterns),
        cmocka_unit_test_teardown(the_group_is_the_first_that_took_part, release_patterns),
        cmocka_unit_test_teardown(patterns_see_what_stands_before, release_patterns),
        cmocka_unit_test_teardown(hostile_patterns_end, release_patterns),
        cmocka_unit_test_teardown(patterns_are_checked, release_patterns),
        cmocka_unit_test_teardown(patterns_are_checked_as_they_are_tried, release_patterns),
        cmocka_unit_test(every_pattern_of_the_rulebook_compiles),
        cmocka_unit_test(phrases_are_found_at_word_edges),
        cmocka_unit_test(phrases_are_compared_whole),
        cmocka_unit_test_teardown(prompts_begin_with_their_letters, release_patterns),
        cmocka_unit_test(prompts_have_eight_letters),
        cmocka_unit_test_teardown(lists_extend_others, release_patterns),
        cmocka_unit_test(languages_are_made_once),
        cmocka_unit_test(languages_extend_english),
    };
    return cmocka_run_group_tests(tests, NULL, release_patterns);
}
