/* Ways between paths, by their words alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <cmocka.h>

#include "arena_fixture.h"
#include "input/path.h"

static void assert_between(const char *folder, const char *path, const char *expected)
{
    assert_string_equal(path_between(text_from(folder), text_from(path), arena), expected);
}

static void ways_between_paths(void **state)
{
    (void)state;
    assert_between("/a/b", "/a/b/c.md", "c.md");
    assert_between("/a/b", "/a/b/c/d.md", "c/d.md");
    assert_between("/a/b", "/a/c.md", "../c.md");
    assert_between("/a/b/c", "/x", "../../../x");
    assert_between("/a/b", "/a/bc", "../bc"); /* no part of a word */
    assert_between("/", "/a", "a");
    assert_between("/a", "/", "..");
    assert_between("/a/b", "/a", "..");
    assert_between("/a", "/a", ".");
}

static long peak_memory(void) /* KiB */
{
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

/* Whoever makes the paths of a repository decides how deep they are. */
static void a_deep_path_takes_memory_of_its_own_length(void **state)
{
    enum { DEPTH = 10000, MAX_GROWTH = 16 * 1024 };
    char path[2 * DEPTH + 1] = "";
    (void)state;
    for (size_t i = 0; i < 2 * DEPTH; i++)
        path[i] = i % 2 ? 'a' : '/';
    long before = peak_memory();
    assert_int_equal(strlen(path_between(TEXT("/"), text_from(path), arena)), 2 * DEPTH - 1);
    assert_int_equal(strlen(path_between(text_from(path), TEXT("/"), arena)), 3 * DEPTH - 1);
    assert_true(peak_memory() - before < MAX_GROWTH);
}

static void assert_resolved(const char *folder, const char *path, const char *expected)
{
    struct text resolved = path_resolve(text_from(folder), text_from(path), arena);
    assert_string_equal(resolved.data, expected);
    assert_int_equal(resolved.length, text_from(expected).length);
}

static void paths_in_a_folder_are_made_absolute(void **state)
{
    (void)state;
    assert_resolved("/a/b", "c.md", "/a/b/c.md");
    assert_resolved("/a/b", "./c//d.md", "/a/b/c/d.md");
    assert_resolved("/a/b", "../c.yml", "/a/c.yml");
    assert_resolved("/a/b", "../../../../c", "/c");
    assert_resolved("/a/b", "..", "/a");
    assert_resolved("/a", "..", "/");
    assert_resolved("/", "c", "/c");
    assert_resolved("/a/b", "/c/../d", "/d");
    assert_resolved("/a/b", "", "/a/b");
}

static void assert_joined(const char *folder, const char *name, const char *expected)
{
    assert_string_equal(path_join(text_from(folder), text_from(name), arena), expected);
}

static void a_folder_and_a_name_make_a_path(void **state)
{
    (void)state;
    assert_joined("docs", "a.md", "docs/a.md");
    assert_joined("docs/", "a.md", "docs/a.md");
    assert_joined("docs//", "a.md", "docs/a.md");
    assert_joined(".", "a.md", "./a.md");
    assert_joined("/", "a.md", "/a.md");
    assert_joined("docs", "", "docs/");
    assert_joined("/", "", "/");
}

static void a_path_lies_in_a_folder(void **state)
{
    (void)state;
    struct text folder = path_folder(TEXT("/a/b.md"));
    assert_true(text_equal(folder, TEXT("/a")));
    assert_true(text_equal(path_folder(folder), TEXT("/")));
    assert_true(text_equal(path_folder(TEXT("/")), TEXT("/")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_between_paths),
        cmocka_unit_test(a_deep_path_takes_memory_of_its_own_length),
        cmocka_unit_test(paths_in_a_folder_are_made_absolute),
        cmocka_unit_test(a_folder_and_a_name_make_a_path),
        cmocka_unit_test(a_path_lies_in_a_folder),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
