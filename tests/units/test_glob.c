/* Patterns of paths: what each sign stands for, faults, and that no pattern takes long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "rulebook/glob.h"

static void assert_fits(const char *pattern, const char *path, bool expected)
{
    assert_null(glob_fault(text_from(pattern)));
    if (glob_match(text_from(pattern), text_from(path)) != expected)
        fail_msg("'%s' %s '%s'", pattern, expected ? "must fit" : "must not fit", path);
}

static void a_star_stays_within_a_folder(void **state)
{
    (void)state;
    assert_fits("docs/*.md", "docs/a.md", true);
    assert_fits("docs/*.md", "docs/.md", true);
    assert_fits("docs/*.md", "docs/a/b.md", false);
    assert_fits("docs/*.md", "docs/a.md.txt", false);
    assert_fits("*.md", "a.md", true);
    assert_fits("*.md", "docs/a.md", false);
    assert_fits("a*b*c", "aXbYbZc", true);
    assert_fits("a*b*c", "aXbYbZ", false);
}

static void two_stars_are_any_folders_or_none(void **state)
{
    (void)state;
    assert_fits("postmortems/**/*.md", "postmortems/a.md", true);
    assert_fits("postmortems/**/*.md", "postmortems/2024/05/a.md", true);
    assert_fits("postmortems/**/*.md", "old/postmortems/a.md", false);
    assert_fits("**/*.md", "a.md", true);
    assert_fits("**/x/*.md", "a/b/x/c.md", true);
    assert_fits("**/x/*.md", "a/bx/c.md", false);
    assert_fits("drafts/**", "drafts/a", true);
    assert_fits("drafts/**", "drafts/a/b.md", true);
    assert_fits("drafts/**", "drafts", false);
    assert_fits("drafts/**", "draftsmen/a", false);
    assert_fits("**", "a/b", true);
    assert_fits("a**c", "abc", true);
    assert_fits("a**c", "ab/c", false);
}

static void a_final_slash_is_all_that_lies_below(void **state)
{
    (void)state;
    assert_fits("drafts/", "drafts/a.md", true);
    assert_fits("drafts/", "drafts/a/b.md", true);
    assert_fits("drafts/", "drafts", false);
    assert_fits("*/", "a/b", true);
    assert_fits("*/", "a", false);
}

static void a_plain_last_name_is_a_folder_too(void **state)
{
    (void)state;
    assert_fits("docs/old", "docs/old", true);
    assert_fits("docs/old", "docs/old/a.md", true);
    assert_fits("docs/old", "docs/old/2019/a.md", true);
    assert_fits("docs/old", "docs/older/a.md", false);
    assert_fits("docs/old", "docs/a.md", false);
    assert_fits("**/old", "docs/old/a.md", true);
    assert_fits("docs/ol?", "docs/old/a.md", false);
    assert_fits("docs/*", "docs/old/a.md", false);
    assert_fits("*/old", "docs/old/a.md", true);
}

static void sets_and_single_characters(void **state)
{
    (void)state;
    assert_fits("PM-202[3-5].md", "PM-2024.md", true);
    assert_fits("PM-202[3-5].md", "PM-2022.md", false);
    assert_fits("[!a-c]x", "dx", true);
    assert_fits("[!a-c]x", "bx", false);
    assert_fits("[!a]x", "/x", false);
    assert_fits("[]-]x", "]x", true);
    assert_fits("[]-]x", "-x", true);
    assert_fits("?.md", "\xC3\xA9.md", true); /* one character of two bytes */
    assert_fits("[\xC3\xA0-\xC3\xBF].md", "\xC3\xA9.md", true);
    assert_fits("?.md", "/.md", false);
    assert_fits("\\*.md", "*.md", true);
    assert_fits("\\*.md", "a.md", false);
    assert_fits("\\[a]", "[a]", true);
}

static void faults_are_told(void **state)
{
    (void)state;
    char much[GLOB_MAX_LENGTH + 2];
    memset(much, 'a', sizeof much);
    assert_non_null(strstr(glob_fault(TEXT("")), "empty"));
    assert_non_null(strstr(glob_fault(TEXT("a[b")), "never closed"));
    assert_non_null(strstr(glob_fault(TEXT("a[]")), "never closed"));
    assert_non_null(strstr(glob_fault(TEXT("a\\")), "backslash"));
    assert_null(glob_fault((struct text){much, GLOB_MAX_LENGTH}));
    assert_non_null(strstr(glob_fault((struct text){much, GLOB_MAX_LENGTH + 1}), "255"));
}

/* A matcher that tries every way would not end before the stars burn out. */
static void many_stars_are_no_burden(void **state)
{
    (void)state;
    char pattern[GLOB_MAX_LENGTH + 1] = "", path[4001];
    while (strlen(pattern) + 3 < sizeof pattern)
        strcat(pattern, "*a");
    strcat(pattern, "b");
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    assert_fits(pattern, path, false);
    for (size_t i = 0; i < 80; i++)
        memcpy(pattern + i * 3, "**/", 3);
    strcpy(pattern + 240, "b");
    for (size_t i = 1; i < sizeof path - 1; i += 2)
        path[i] = '/';
    assert_fits(pattern, path, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_stays_within_a_folder),
        cmocka_unit_test(two_stars_are_any_folders_or_none),
        cmocka_unit_test(a_final_slash_is_all_that_lies_below),
        cmocka_unit_test(a_plain_last_name_is_a_folder_too),
        cmocka_unit_test(sets_and_single_characters),
        cmocka_unit_test(faults_are_told),
        cmocka_unit_test(many_stars_are_no_burden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
