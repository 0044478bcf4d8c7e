/* Triggers: what a text must hold for a pattern to match in it, and that no match is lost by asking
 * for them first. Runs from the repository's root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"
#include "rulebook/rulebook.h"
#include "rulebook/trigger.h"
#include "word_lists.h"

#define WIDE "\x80"

static int compare_keys(const void *left, const void *right)
{
    trigger_key a = *(const trigger_key *)left, b = *(const trigger_key *)right;
    return (a > b) - (a < b);
}

static void print_triggers(const struct trigger_list *triggers)
{
    for (size_t i = 0; i < triggers->count; i++) {
        print_error(" '");
        for (size_t at = 0; at < trigger_length(triggers->items[i]); at++)
            print_error("%c", (char)(triggers->items[i] >> 8 * at));
        print_error("'");
    }
    print_error("\n");
}

static void check_keys(struct arena *arena, const char *source, struct trigger_list *got,
                       const char *expected)
{
    char words[512];
    struct trigger_list wanted = {0};
    snprintf(words, sizeof words, "%s", expected);
    for (char *word = strtok(words, "/"); word; word = strtok(NULL, "/"))
        LIST_PUSH(arena, &wanted, trigger_of(word, strlen(word)));
    qsort(wanted.items, wanted.count, sizeof *wanted.items, compare_keys);
    qsort(got->items, got->count, sizeof *got->items, compare_keys);
    bool same = got->count == wanted.count;
    for (size_t i = 0; same && i < got->count; i++)
        same = got->items[i] == wanted.items[i];
    if (same)
        return;
    print_triggers(got);
    fail_msg("the triggers of %s are not %s", source, expected);
}

/* A text by which the tests' patterns are told what is rare. */
static struct trigger_sample sample_words(struct arena *arena)
{
    struct trigger_sample sample = {0};
    trigger_sample_add(arena, &sample,
                       TEXT("The team was told of the outage; the others were not. "
                            "Of 12 pages, 5 were for the team, 7 for others."));
    trigger_sample_sort(&sample);
    return sample;
}

static size_t count_in_sample(const struct trigger_sample *sample, const char *bytes)
{
    return trigger_sample_count(sample, bytes, strlen(bytes));
}

static void test_sample(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    assert_int_equal(count_in_sample(&sample, "the "), 4);
    assert_int_equal(count_in_sample(&sample, "the"), 4); /* nothing else begins so */
    assert_int_equal(count_in_sample(&sample, "t"), 7);   /* "team" twice and "told" */
    assert_int_equal(count_in_sample(&sample, "outage"), 1);
    assert_int_equal(count_in_sample(&sample, "others"),
                     2); /* of six letters: its end is not seen */
    assert_int_equal(count_in_sample(&sample, "other "), 0);
    assert_int_equal(count_in_sample(&sample, "5 "), 1);
    assert_int_equal(count_in_sample(&sample, ";"), 1);
    assert_int_equal(count_in_sample(&sample, " "), 0); /* white space is no mark */
    assert_int_equal(count_in_sample(&sample, "zone"), 0);
    arena_free(arena);
}

/* `expected`: triggers with '/' between them; NULL: any text may hold a match. */
static void check_pattern(const char *pattern, const char *expected)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    bool known = triggers_of_pattern(pattern, &sample, arena, &needs);
    if (known != (expected != NULL))
        fail_msg("%s: %s", pattern, known ? "has triggers" : "has none");
    if (known)
        check_keys(arena, pattern, &needs.first, expected);
    arena_free(arena);
}

/* `expected`: what else a match holds, with '/' between; NULL: no more is known. */
static void check_second(const char *pattern, const char *expected)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    assert_true(triggers_of_pattern(pattern, &sample, arena, &needs));
    if ((needs.second.count > 0) != (expected != NULL))
        fail_msg("%s: %s", pattern, expected ? "has one need" : "has two");
    if (expected)
        check_keys(arena, pattern, &needs.second, expected);
    arena_free(arena);
}

static void check_phrase(const char *phrase, const char *expected)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    assert_int_equal(triggers_of_phrase(phrase, &sample, arena, &needs), expected != NULL);
    if (expected)
        check_keys(arena, phrase, &needs.first, expected);
    arena_free(arena);
}

static void test_words(void **state)
{
    (void)state;
    check_pattern("\\bcareless\\b", "carele");
    check_pattern("\\bpage\\b", "page ");
    check_pattern("\\b(users?|customers)\\b", "user /users /custom");
    check_pattern("\\bstor(ed|es)\\b", "stored/stores");
    check_pattern("\\bretain\\w*", "retain");
    check_pattern("\\bkee\\w+", "kee");
    check_pattern("\\bkeeps?\\w", "keep"); /* five bytes are not looked up */
    check_pattern("\\breali[sz]e", "realis/realiz");
    check_pattern("^Alert:", "alert ");
    check_pattern("\\bx{4}\\b", "xxxx ");
    check_pattern("\\bx{2,3}-\\d", "xx"); /* it may go on */
    check_pattern("\\bx{9}", "xxxxxx");   /* no more are looked up */
    check_pattern("\\bx{0,2}day", "day/x");
    check_pattern("(?<!\\w)alert", "aler"); /* it may go on: "alerts" */
    check_pattern("(*UCP)\\bcareless\\b", "carele");
    check_pattern("(*UCP)\\bpage\\b", "page "); /* "pagé" has the word too, and no match */
}

/* Of what stands one behind the other the rarer is taken. */
static void test_rarest(void **state)
{
    (void)state;
    check_pattern("\\b(was|were) (\\w+ly )?(resolved|mitigated)\\b", "resolv/mitiga");
    check_pattern("\\bto the rescue", "rescue");
    check_pattern("\\bof the\\b", "of "); /* both are common */
    check_pattern("(?<!\\w)\\d+ ?(?:%|percent)", "0/1/2/3/4/5/6/7/8/9");
    check_pattern("(?<!\\w)\\d+%", "%");
    check_pattern("\\bpage \\p{Lu}\\w+[\\p{L} ]%", "page "); /* a property says nothing */
}

static void test_marks(void **state)
{
    (void)state;
    check_pattern("%", "%");
    check_pattern("<[a-z]+>", "<");
    check_pattern("\xE2\x9C\x85|\\bdone\\b", WIDE "/done ");
    check_pattern("\xC3\xA9tait", "tait"); /* behind a letter beyond ASCII a word of ASCII begins */
    check_pattern("\\bd\xC3\xA9j\xC3\xA0", "d ");
}

/* `expected`: where matches begin, with '/' between; NULL: they may begin elsewhere. */
static void check_heads(const char *pattern, const char *expected)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    assert_true(triggers_of_pattern(pattern, &sample, arena, &needs));
    if ((needs.heads.count > 0) != (expected != NULL))
        fail_msg("%s: %s", pattern, needs.heads.count ? "has heads" : "has none");
    if (expected)
        check_keys(arena, pattern, &needs.heads, expected);
    arena_free(arena);
}

static void test_heads(void **state)
{
    (void)state;
    check_heads("\\bcareless\\b", "carele");
    check_heads("\\b(whole )?team was blamed", "whole /team ");
    check_heads("\\b(the )?team was blamed", "the /team ");
    check_heads("(?<!not )\\b(careless|stupid)", "carele/stupid");
    check_heads("\xC3\xA9tait", WIDE);
    check_heads("\\bd\xC3\xA9j\xC3\xA0", "d ");
    check_heads("<[a-z]+>|\\btbd\\b", "</tbd ");
    /* The words that a text must hold are rarer than those with which a match begins. */
    check_heads("\\b(was|were) (resolved|mitigated)\\b", "was /were ");
    check_pattern("\\b(was|were) (resolved|mitigated)\\b", "resolv/mitiga");
    check_heads("^\\W*remember", NULL);
    check_heads("\\bcareless|[ -]stupid", NULL);
    check_heads("\\w+ly resolved", NULL);
}

/* Where another character would make too many beginnings, those before it are taken. */
static void test_many_beginnings(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    assert_true(triggers_of_pattern("\\b[ab][a-l][a-l][a-l]", &sample, arena, &needs));
    assert_int_equal(needs.heads.count, 2 * 12 * 12);
    arena_free(arena);
}

/* So many bytes may stand in a match before the first of what a text must hold; SIZE_MAX: no limit is known. */
static void check_reach(const char *pattern, size_t expected)
{
    struct arena *arena = arena_new();
    struct trigger_sample sample = sample_words(arena);
    struct trigger_needs needs;
    assert_true(triggers_of_pattern(pattern, &sample, arena, &needs));
    if (needs.reach != expected)
        fail_msg("%s: reaches %zu bytes, not %zu", pattern, needs.reach, expected);
    arena_free(arena);
}

static void test_reach(void **state)
{
    (void)state;
    check_reach("\\bcareless\\b", 0);
    check_reach("\\w{1,40} (?:affected|impacted)\\b", 41);
    check_reach("(?m)^\\W{0,4}(?:describe|include)", 16); /* four bytes each beyond ASCII */
    check_reach("\\w{3} \\w?\\bcareless", 5);
    check_reach("(?<!no )(?:a|very|so) careless", 5); /* what is looked at before is no part */
    check_reach("(?:\\w{1,9} ){2,3}careless", 30);
    check_reach("\\w{1,5} (?:was \\w{1,5} (?:blamed)|careless)", 16); /* the farther of both */
    check_reach("\\w+ careless", SIZE_MAX);
    check_reach("\\w{2,} careless", SIZE_MAX);
    check_reach("(\\w)\\1 careless", SIZE_MAX);
    check_reach("(*UCP)\\w{1,10} careless", 41);
}

/* What a text must hold besides, unless the rarest or the heads say so already. */
static void test_second_needs(void **state)
{
    (void)state;
    check_second("^\\W*(remember|recall) .* disaster", "rememb/recall");
    check_second("\\b(careless )?colleague was blamed", "blamed");
    check_second("\\bcareless\\b", NULL);
    check_second("\\b(blamed|accused) .*\\b(a blunder|disaster)", "blunde/disast");
    check_second("\\bcareless .*the team", NULL); /* which are common */
    check_second("\\b(was|were) (resolved|mitigated)\\b", NULL);
}

/* Where a match may begin within a word, or nothing is known of it, any text may hold one. */
static void test_unknown(void **state)
{
    (void)state;
    check_pattern("alert", NULL);
    check_pattern("\\w*fail", NULL);
    check_pattern("\\d+ ?(?:%|percent)", NULL); /* "5percent" */
    check_pattern("\\balert|.*", NULL);
    check_pattern("(\\balert)?", NULL);
    check_pattern("(?x) \\b alert", NULL);
    check_pattern("(\\balert", NULL);
    check_pattern("\\bx{2}{3}y", NULL); /* six, not two and a brace */
    check_pattern("\\bx{,3}y", NULL);   /* a repeat for some pcre2s, letters for others */
    check_pattern("\\p{Lu}", NULL);
    check_pattern("[^\\p{Lu}]", NULL);
    check_pattern("(?=\\balert)", NULL);
}

static void test_phrases(void **state)
{
    (void)state;
    check_phrase("root cause", "cause ");
    check_phrase("n/a", "n ");
    check_phrase("time to detect", "detect");
    check_phrase("\xE3\x81\xAA\xE3\x81\x97", NULL);
}

LIST(line_list, struct text);

/* The lines of all files that match, and the texts of the files. */
static void read_lines(struct arena *arena, const char *pattern, struct line_list *lines,
                       struct line_list *files)
{
    glob_t paths;
    assert_int_equal(glob(pattern, 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        FILE *file = fopen(paths.gl_pathv[i], "rb");
        assert_non_null(file);
        char *bytes = arena_alloc(arena, 65536);
        struct text rest = {bytes, fread(bytes, 1, 65536, file)}, line;
        fclose(file);
        LIST_PUSH(arena, files, rest);
        while (text_next_line(&rest, &line))
            if (line.length > 3)
                LIST_PUSH(arena, lines, line);
    }
    globfree(&paths);
}

/* A list with the same items that is none of the rulebook's: nothing is left out of it. */
static struct word_list copy_list(struct arena *arena, const struct word_list *list)
{
    const char **items = arena_alloc_array(arena, list->count, sizeof *items);
    if (list->count)
        memcpy(items, list->items, list->count * sizeof *items);
    struct word_list copy = {.items = items, .count = list->count};
    if (list->extends) {
        struct word_list *extended = arena_alloc(arena, sizeof *extended);
        *extended = copy_list(arena, list->extends);
        copy.extends = extended;
    }
    return copy;
}

static bool is_same(bool found, const struct pattern_match *a, bool also,
                    const struct pattern_match *b)
{
    return found == also &&
           (!found || (a->item == b->item && a->start == b->start && a->end == b->end &&
                       a->group_start == b->group_start && a->group_end == b->group_end));
}

/* Whether a copy of the list can be made; of one that is too large with its steps counted nothing would be found,
 * whatever is there. */
static bool can_be_counted(const struct word_list *list)
{
    struct error error;
    for (; list; list = list->extends)
        if (!patterns_check(list, true, &error))
            return false;
    return true;
}

static void compare_lists(struct arena *arena, const struct word_list *list,
                          const struct line_list *lines, size_t first, size_t step)
{
    struct word_list copy = copy_list(arena, list);
    if (!can_be_counted(list))
        return;
    for (size_t i = first; i < lines->count; i += step) {
        struct pattern_match filtered, all;
        bool found = patterns_find(list, lines->items[i], 0, &filtered);
        patterns_renew(); /* the copy is none of the rulebook's */
        bool also = patterns_find(&copy, lines->items[i], 0, &all);
        if (!is_same(found, &filtered, also, &all))
            fail_msg("'%s' and its list are not found alike in: %.*s",
                     list->items[also ? all.item : 0], TEXT_ARG(lines->items[i]));
        size_t item = i % 3, same = item;
        found = patterns_find_item(list, lines->items[i], &item, &filtered);
        also = patterns_find_item(&copy, lines->items[i], &same, &all);
        if (!is_same(found, &filtered, also, &all) || item != same)
            fail_msg("item %zu is not the same one of its list in: %.*s", item,
                     TEXT_ARG(lines->items[i]));
    }
}

/* Every list is compared on other lines, so that all lines are taken by some. */
static void compare_all_lists(struct arena *arena, const struct line_list *lines)
{
    enum { STEP = 11 };
    assert_true(lines->count > 1000);
    for (size_t i = 0; i < rulebook_words_count; i++)
        for (size_t id = 0; id < WORDS_COUNT; id++)
            if (rulebook_words(i)->lists[id].count && is_pattern_list(id))
                compare_lists(arena, &rulebook_words(i)->lists[id], lines, id % STEP, STEP);
}

static void test_no_match_is_lost(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct line_list lines = {0}, files = {0};
    read_lines(arena, "rules/*.md", &lines, &files);
    read_lines(arena, "tests/clean/*.md", &lines, &files);
    compare_all_lists(arena, &lines);
    patterns_release();
    arena_free(arena);
}

/* As above, of lines and of parts that cut words, each within a text that was read as a whole. */
static void test_no_match_is_lost_in_parts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct line_list lines = {0}, files = {0}, parts = {0};
    read_lines(arena, "rules/*.md", &lines, &files);
    read_lines(arena, "tests/clean/*.md", &lines, &files);
    for (size_t i = 0; i < lines.count; i++) {
        size_t from = i % 4, to = lines.items[i].length - i % 3;
        while (from < to && ((unsigned char)lines.items[i].data[from] & 0xC0) == 0x80)
            from++;
        while (to > from && to < lines.items[i].length &&
               ((unsigned char)lines.items[i].data[to] & 0xC0) == 0x80)
            to--;
        LIST_PUSH(arena, &parts, text_slice(lines.items[i], from, to));
    }
    patterns_cover(files.items, files.count);
    compare_all_lists(arena, &parts);
    assert_non_null(
        patterns_covered(files.items[0])); /* else all would have been read by themselves */
    patterns_release();
    arena_free(arena);
}

/* What is not possible in a text is not in its parts, unless they begin or end within a word. */
static void test_parts_of_covered_texts(void **state)
{
    (void)state;
    const struct text texts[] = {TEXT("Throughout the day: impacted"), TEXT("A careless change.")};
    const struct word_list *blame = &rulebook_language(TEXT("en"))->lists[WORDS_BLAME_PATTERNS];
    patterns_cover(texts, 2);
    struct covered *first = patterns_covered(texts[0]);
    assert_non_null(first);
    assert_ptr_equal(patterns_covered(text_slice(texts[0], 11, 18)), first);
    assert_ptr_equal(patterns_covered(text_from_offset(texts[0], 19)), first);
    assert_null(patterns_covered(text_from_offset(texts[0], 7))); /* "out the day" */
    assert_null(patterns_covered(text_slice(texts[0], 11, 17)));  /* "the da" */
    assert_null(patterns_covered(TEXT("Throughout")));
    assert_false(patterns_possible_in(blame, first));
    assert_true(patterns_possible_in(blame, patterns_covered(texts[1])));
    assert_true(patterns_possible_in(blame, NULL));
    patterns_release();
}

/* Counts an item by itself, as patterns_count says. */
static size_t count_alone(const char *const *item, struct text text, size_t most)
{
    const struct word_list alone = {.items = item, .count = 1};
    struct pattern_match match;
    size_t count = 0, from = 0;
    patterns_renew();
    while (count < most && patterns_find(&alone, text, from, &match)) {
        count++;
        from = match.end > from ? match.end : from + 1;
    }
    return count;
}

/* Counts with all lists that stand side by side, and each item alone; returns how many there are. */
static size_t check_counts(struct arena *arena, struct text text)
{
    enum {
        FIRST = WORDS_INCIDENT_PATTERNS,
        LISTS = WORDS_PLACEHOLDER_PATTERNS - FIRST + 1,
        MOST = 5
    };
    const struct word_list *lists = rulebook_language(TEXT("fr"))->lists + FIRST;
    size_t counts[LISTS], all = 0;
    patterns_count(lists, LISTS, text, MOST, counts);
    for (size_t id = 0; id < LISTS; id++) {
        size_t expected = 0;
        for (const struct word_list *list = &lists[id]; list; list = list->extends) {
            struct word_list copy = copy_list(arena, list);
            for (size_t item = 0; item < copy.count; item++)
                expected += count_alone(&copy.items[item], text, MOST);
        }
        assert_int_equal(counts[id], expected);
        all += expected;
    }
    return all;
}

static void test_matches_are_counted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct line_list lines = {0}, files = {0};
    size_t all = 0;
    read_lines(arena, "tests/clean/*.md", &lines, &files);
    for (size_t i = 0; i < files.count; i++)
        all += check_counts(arena, files.items[i]);
    assert_true(all > 100);
    patterns_release();
    arena_free(arena);
}

/* What is known of the parts of a text is what the text tells by itself. */
static void test_matches_are_counted_in_parts(void **state)
{
    (void)state;
    enum { FIRST = WORDS_INSTRUCTION_PATTERNS, LISTS = WORDS_PLACEHOLDER_PATTERNS - FIRST + 1 };
    const struct word_list *lists = rulebook_language(TEXT("en"))->lists + FIRST;
    const struct text joined =
        TEXT("You should check it.\nThey must not. TODO\nPlease check it.\n");
    const size_t starts[] = {0, 21, 41};
    const struct text parts[] = {TEXT("You should check it."), TEXT("They must not. TODO"),
                                 TEXT("Please check it.")};
    size_t alone[LISTS], in_parts[LISTS], all = 0;
    patterns_count(lists, LISTS, joined, 20, alone);
    patterns_cover(parts, 3);
    patterns_cover_joined(joined, parts, starts, 3);
    patterns_count(lists, LISTS, joined, 20, in_parts);
    for (size_t i = 0; i < LISTS; i++) {
        assert_int_equal(in_parts[i], alone[i]);
        all += alone[i];
    }
    assert_true(all > 1);
    patterns_release();
}

/* Matches may begin at more places than are kept. */
static void test_crowded_matches_are_counted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *crowd =
        "The outage was a pain, and it was resolved. A user was unable to log in.\n";
    for (int i = 0; i < 8; i++)
        crowd = arena_printf(arena, "%s%s", crowd, crowd);
    assert_true(check_counts(arena, text_from(crowd)) > 10);
    patterns_release();
    arena_free(arena);
}

/* The order is that of the list, and of those that it extends, whatever the text's is. */
static void test_items_are_found_in_order(void **state)
{
    (void)state;
    const char *const others[] = {"a"}, *const own[] = {"c", "x", "b+"};
    const struct word_list extended = {.items = others, .count = 1};
    const struct word_list list = {.items = own, .count = 3, .extends = &extended};
    struct pattern_match match;
    size_t item = 0;
    patterns_renew();
    assert_true(patterns_find_item(&list, TEXT("abbc"), &item, &match));
    assert_int_equal(item, 1);
    assert_int_equal(match.start, 3);
    assert_true(patterns_find_item(&list, TEXT("abbc"), &item, &match));
    assert_int_equal(item, 3);
    assert_int_equal(match.start, 1);
    assert_int_equal(match.end, 3);
    assert_true(patterns_find_item(&list, TEXT("abbc"), &item, &match));
    assert_int_equal(item, 4);
    assert_int_equal(match.start, 0);
    assert_false(patterns_find_item(&list, TEXT("abbc"), &item, &match));
    patterns_release();
}

static bool has_name(const struct word_list *list, struct text name, bool exact)
{
    const char *item;
    for (size_t i = 0; (item = word_list_item(list, i)); i++) {
        bool whole = item[0] == WHOLE_NAME;
        struct text phrase = text_from(item + whole);
        if (exact || whole ? text_equal(phrase, name)
                           : text_find_word(name, phrase, 0) != TEXT_NOT_FOUND)
            return true;
    }
    return false;
}

/* Names are looked up in an index: what that finds is what comparing them one by one finds. */
static void test_names_are_marked(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct line_list lines = {0}, files = {0};
    size_t marked = 0;
    read_lines(arena, "tests/clean/*.md", &lines, &files);
    for (size_t i = 0; i < lines.count; i++) {
        const struct word_list *sections = rulebook_words(i % rulebook_words_count)->sections;
        struct text written = text_strip(lines.items[i], "#*: ");
        struct text name = utf8_fold(arena, written);
        for (int exact = 0; exact < 2; exact++) {
            bool roles[ROLE_COUNT] = {false};
            bool any = phrases_mark(sections, ROLE_COUNT, name, exact, roles);
            if (any && exact)
                assert_true(names_may_begin(sections, written));
            for (size_t role = 0; role < ROLE_COUNT; role++) {
                assert_int_equal(roles[role], has_name(&sections[role], name, exact));
                marked += roles[role];
            }
        }
    }
    assert_true(marked > 50);
    arena_free(arena);
}

/* The first word tells that most lines begin with no name, in whatever case and with whatever behind it. */
static void test_beginnings_of_names(void **state)
{
    (void)state;
    const struct word_list *sections = rulebook_language(TEXT("en"))->sections;
    assert_true(name_start(TEXT("impact")) != 0);
    assert_true(name_start(TEXT("Impact, and what followed")) == name_start(TEXT("impact")));
    assert_true(name_start(TEXT("impact")) != name_start(TEXT("impacts")));
    assert_true(name_start(TEXT("Postmortem")) == name_start(TEXT("postmortal"))); /* eight bytes */
    assert_true(name_start(TEXT("")) == 0);
    assert_true(name_start(TEXT("(impact)")) == name_start(TEXT("- ")));
    assert_true(name_start(TEXT("Zus\xC3\xA4tzlich")) == 0);
    assert_true(name_start(TEXT("Roo\xE2\x84\xAA cause")) == 0); /* the Kelvin sign folds to 'k' */
    assert_true(names_may_begin(sections, TEXT("ROOT cause")));
    assert_true(names_may_begin(sections, TEXT("Timeline/log")));
    assert_true(names_may_begin(sections, TEXT("\xC3\x9C"
                                               "bersicht")));
    assert_false(names_may_begin(sections, TEXT("Xylophones were out of tune")));
    const struct word_list *french = rulebook_language(TEXT("fr"))->sections;
    assert_true(names_may_begin(french, TEXT("Chronologie")));
    assert_true(names_may_begin(french, TEXT("Timeline"))); /* of the language that it extends */
}

/* U+212A KELVIN SIGN and U+017F are a 'k' and an 's' to a pattern that knows no case. */
static void test_letters_beyond_ascii(void **state)
{
    (void)state;
    const struct word_list *list = &rulebook_language(TEXT("en"))->lists[WORDS_BLAME_PATTERNS];
    struct pattern_match match;
    assert_true(patterns_find(list, TEXT("they messed it up"), 0, &match));
    assert_true(patterns_find(list,
                              TEXT("they me\xC5\xBF\xC5\xBF"
                                   "ed it up"),
                              0, &match));
    patterns_release();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_rarest),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_many_beginnings),
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_second_needs),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_no_match_is_lost),
        cmocka_unit_test(test_no_match_is_lost_in_parts),
        cmocka_unit_test(test_parts_of_covered_texts),
        cmocka_unit_test(test_matches_are_counted),
        cmocka_unit_test(test_matches_are_counted_in_parts),
        cmocka_unit_test(test_crowded_matches_are_counted),
        cmocka_unit_test(test_items_are_found_in_order),
        cmocka_unit_test(test_names_are_marked),
        cmocka_unit_test(test_beginnings_of_names),
        cmocka_unit_test(test_letters_beyond_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
