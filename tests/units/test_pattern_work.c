/* No pattern of the rulebook goes back over the same bytes again and again: on texts of one unit, which are
 * made to be slow for some, each takes steps as the bytes are many, not as their square. What a pattern
 * takes is counted by handing it over as one that is not the rulebook's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "rulebook/pattern.h"
#include "rulebook/rulebook.h"
#include "word_lists.h"

/* A quarter of the square of this is beyond the steps that are allowed. */
#define TEXT_LENGTH (size_t)14000

static const char *const units[] = {
    "1",
    "1,",
    "1.",
    "1 ",
    "a",
    "a ",
    "A",
    "A ",
    "-",
    "- ",
    "/",
    "ab/",
    "(",
    "(a",
    " ",
    ". ",
    "x: ",
    "Ab, ",
    "Ab and ",
    "[a] ",
    "@a ",
    "14:00 ",
    "the ",
    "by ",
    "**",
    "\n",
    "-\n",
    "outage (",
    "\xE2\x97\x8B",
    "\xEF\xBC\x91",
    "\xE3\x81\x82",
    "\xC3\xA9",
    "\xE2\x80\xA6",
    "2025-03-17 ",
};

static struct text repeat(struct arena *arena, const char *unit, const char *end)
{
    size_t length = strlen(unit), count = TEXT_LENGTH / length, behind = strlen(end);
    char *bytes = arena_alloc(arena, count * length + behind + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + i * length, unit, length);
    memcpy(bytes + count * length, end, behind);
    return (struct text){bytes, count * length + behind};
}

/* Looks for one pattern to the text's end, as those do who count or tell all. */
static void attack(const char *const *pattern, struct text text, const char *unit)
{
    const struct word_list alone = {.items = pattern, .count = 1};
    struct pattern_match match;
    size_t from = 0;
    patterns_renew();
    patterns_watch();
    while (patterns_find(&alone, text, from, &match))
        from = match.end > from ? match.end : from + 1;
    if (patterns_exhausted())
        fail_msg("'%s' takes too long on '%s' again and again", *pattern, unit);
}

/* One that is too large for having its steps counted must be tried where the text begins alone. */
static bool is_counted(const char *const *pattern)
{
    const struct word_list alone = {.items = pattern, .count = 1};
    struct error error;
    bool counted = patterns_check(&alone, true, &error);
    if (!counted && **pattern != '^')
        fail_msg("what '%s' takes is not known: %s", *pattern, error.message);
    return counted;
}

static void attack_list(const struct word_list *list, struct text text, const char *unit)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_counted(&list->items[i]))
            attack(&list->items[i], text, unit);
}

static void attack_all(struct text text, const char *unit)
{
    for (size_t i = 0; i < rulebook_words_count; i++)
        for (size_t id = 0; id < WORDS_COUNT; id++)
            if (is_pattern_list(id))
                attack_list(&rulebook_words(i)->lists[id], text, unit);
}

static void test_work_grows_with_the_text(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        attack_all(repeat(arena, units[i], i % 2 ? "" : " x: 5 %!!"), units[i]);
    patterns_release();
    arena_free(arena);
}

static void test_work_is_counted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *const slow[] = {"(?<![\\w.:])\\d[\\d,.]*\\s?(?:million|billion)\\b"};
    const struct word_list alone = {.items = slow, .count = 1};
    struct pattern_match match;
    patterns_renew();
    patterns_watch();
    assert_false(patterns_find(&alone, repeat(arena, "1,", "n"), 0, &match));
    assert_true(patterns_exhausted());
    patterns_release();
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_work_grows_with_the_text),
        cmocka_unit_test(test_work_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
