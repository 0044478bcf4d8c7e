#include "input/repository.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

/* A folder of its own for each test, which is the working directory meanwhile. */
struct place_to_be {
    struct arena *arena;
    char folder[PATH_MAX];
};

static int set_up(void **state)
{
    static struct place_to_be here;
    char name[] = "/tmp/pmlint-repository-XXXXXX";
    here.arena = arena_new();
    *state = &here;
    return mkdtemp(name) && realpath(name, here.folder) && chdir(name) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    struct place_to_be *here = *state;
    const char *command = arena_printf(here->arena, "rm -rf '%s'", here->folder);
    int status = chdir("/") == 0 ? system(command) : -1;
    arena_free(here->arena);
    return status;
}

static void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0777), 0);
}

static void make_file(const char *path, const char *content)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, content, strlen(content)), strlen(content));
    close(descriptor);
}

static void assert_text(struct text text, const char *expected)
{
    assert_int_equal(text.length, strlen(expected));
    assert_memory_equal(text.data, expected, text.length);
}

/* `expected` is relative to the test's folder. */
static void assert_absolute(struct place_to_be *here, const char *path, const char *expected)
{
    struct text absolute = path_absolute(path, here->arena);
    assert_text(absolute, arena_printf(here->arena, "%s%s", here->folder, expected));
    assert_int_equal(absolute.data[absolute.length], '\0');
}

static void assert_root(struct place_to_be *here, const char *path, const char *expected)
{
    struct text root;
    assert_true(repository_root(path, here->arena, &root));
    assert_text(root, arena_printf(here->arena, "%s%s", here->folder, expected));
}

static void absolute_paths_of_what_is_there_and_what_is_not(void **state)
{
    struct place_to_be *here = *state;
    make_folder("a");
    make_folder("a/b");
    make_file("a/x.md", "");
    assert_absolute(here, "", "");
    assert_absolute(here, ".", "");
    assert_absolute(here, "a//b/", "/a/b");
    assert_absolute(here, "./a/b/../x.md", "/a/x.md");
    assert_absolute(here, "a/none.md", "/a/none.md");
    assert_absolute(here, "none/./deep//../x.md", "/none/x.md");
    assert_absolute(here, "none/../x.md", "/x.md");
}

static void absolute_paths_end_at_the_root(void **state)
{
    struct place_to_be *here = *state;
    assert_text(path_absolute("/", here->arena), "/");
    assert_text(path_absolute("/../..", here->arena), "/");
    assert_text(path_absolute("/none.md", here->arena), "/none.md");
    assert_text(path_absolute("/none/../..", here->arena), "/");
}

static void links_to_folders_are_followed_and_links_to_files_keep_their_name(void **state)
{
    struct place_to_be *here = *state;
    make_folder("a");
    make_file("a/x.md", "");
    assert_int_equal(symlink("a", "folder"), 0);
    assert_int_equal(symlink("a/x.md", "file.md"), 0);
    assert_int_equal(symlink("a/none.md", "dangling.md"), 0);
    assert_absolute(here, "folder", "/a");
    assert_absolute(here, "folder/x.md", "/a/x.md");
    assert_absolute(here, "file.md", "/file.md");
    assert_absolute(here, "dangling.md", "/dangling.md");
}

static void paths_longer_than_the_system_takes_are_survived(void **state)
{
    struct place_to_be *here = *state;
    struct text root;
    char *path = arena_alloc(here->arena, 4 * PATH_MAX);
    for (size_t i = 0; i + 1 < 4 * PATH_MAX; i++)
        path[i] = i % 2 ? '/' : 'a';
    assert_int_equal(path_absolute(path, here->arena).length, 4 * PATH_MAX);
    assert_false(repository_root(path, here->arena, &root));
}

static void below_means_the_whole_word(void **state)
{
    struct text rest;
    (void)state;
    assert_true(path_below(TEXT("/a/b/c"), TEXT("/a"), &rest));
    assert_text(rest, "b/c");
    assert_true(path_below(TEXT("/a"), TEXT("/a"), &rest));
    assert_text(rest, "");
    assert_true(path_below(TEXT("/a/b"), TEXT("/"), &rest));
    assert_text(rest, "a/b");
    assert_false(path_below(TEXT("/ab"), TEXT("/a"), &rest));
    assert_false(path_below(TEXT("/a"), TEXT("/a/b"), &rest));
}

static void root_is_the_nearest_folder_with_git(void **state)
{
    struct place_to_be *here = *state;
    make_folder("r");
    make_folder("r/.git");
    make_folder("r/docs");
    make_file("r/docs/x.md", "");
    assert_root(here, "r", "/r");
    assert_root(here, "r/docs/x.md", "/r");
    assert_root(here, "r/none/none.md", "/r");
    make_folder("r/sub");
    make_file("r/sub/.git", "gitdir: ../.git/modules/sub\n");
    assert_root(here, "r/sub/x.md", "/r/sub");
    assert_int_equal(chdir("r/docs"), 0);
    assert_root(here, "x.md", "/r");
    assert_root(here, "../sub", "/r/sub");
}

static void outside_of_a_repository_there_is_no_root(void **state)
{
    struct place_to_be *here = *state;
    struct text root;
    assert_false(repository_root("x.md", here->arena, &root));
    assert_text(repository_path("./x.md", here->arena), "x.md");
}

static void paths_relative_to_the_root(void **state)
{
    struct place_to_be *here = *state;
    make_folder("r");
    make_folder("r/.git");
    make_folder("r/docs");
    assert_text(repository_path("r/docs/x.md", here->arena), "docs/x.md");
    assert_text(repository_path("r", here->arena), ".");
    assert_int_equal(chdir("r/docs"), 0);
    assert_text(repository_path("./x.md", here->arena), "docs/x.md");
    assert_text(repository_path("../x.md", here->arena), "x.md");
    assert_text(repository_path("../../x.md", here->arena), "../../x.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(absolute_paths_of_what_is_there_and_what_is_not, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(absolute_paths_end_at_the_root, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            links_to_folders_are_followed_and_links_to_files_keep_their_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(paths_longer_than_the_system_takes_are_survived, set_up,
                                        tear_down),
        cmocka_unit_test(below_means_the_whole_word),
        cmocka_unit_test_setup_teardown(root_is_the_nearest_folder_with_git, set_up, tear_down),
        cmocka_unit_test_setup_teardown(outside_of_a_repository_there_is_no_root, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(paths_relative_to_the_root, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
