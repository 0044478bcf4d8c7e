#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pty.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands/progress.h"

#define MILLISECONDS INT64_C(1000000) /* in nanoseconds */

static void a_line_is_due_after_a_second_and_then_at_times(void **state)
{
    (void)state;
    int64_t begun = 7000 * MILLISECONDS;
    struct options options = {.quiet = false};
    struct progress_streams streams = {stdout, stderr};
    struct progress progress = progress_new(&options, &streams, 2, begun);
    assert_false(progress_is_due(&progress, begun));
    assert_false(progress_is_due(&progress, begun + 999 * MILLISECONDS));
    assert_true(progress_is_due(&progress, begun + 1000 * MILLISECONDS));
    assert_false(progress_is_due(&progress, begun + 1000 * MILLISECONDS));
    assert_false(progress_is_due(&progress, begun + 1199 * MILLISECONDS));
    assert_true(progress_is_due(&progress, begun + 1200 * MILLISECONDS));
    /* After a file that took long the next line is awaited from then on. */
    assert_true(progress_is_due(&progress, begun + 5000 * MILLISECONDS));
    assert_false(progress_is_due(&progress, begun + 5100 * MILLISECONDS));
}

static bool is_wanted_beside(FILE *output, FILE *errors, bool quiet, size_t files)
{
    struct options options = {.quiet = quiet};
    struct progress_streams streams = {output, errors};
    return progress_new(&options, &streams, files, 0).wanted;
}

static bool is_wanted(FILE *errors, bool quiet, size_t files)
{
    return is_wanted_beside(errors, errors, quiet, files);
}

static void only_a_person_at_a_terminal_wants_it(void **state)
{
    (void)state;
    int ours, theirs, ends[2];
    FILE *file = tmpfile();
    assert_int_equal(openpty(&ours, &theirs, NULL, NULL, NULL), 0);
    FILE *terminal = fdopen(theirs, "w");
    assert_non_null(file);
    assert_non_null(terminal);
    unsetenv("CI");
    setenv("TERM", "xterm", true);
    assert_true(is_wanted(terminal, false, 2));
    assert_false(is_wanted(file, false, 2));
    assert_false(is_wanted(terminal, true, 2));
    assert_false(is_wanted(terminal, false, 1));
    assert_true(is_wanted_beside(file, terminal, false, 2));
    assert_int_equal(pipe(ends), 0);
    FILE *piped = fdopen(ends[1], "w");
    assert_non_null(piped);
    assert_false(is_wanted_beside(piped, terminal, false, 2));
    setenv("CI", "true", true);
    assert_false(is_wanted(terminal, false, 2));
    setenv("CI", "", true);
    assert_true(is_wanted(terminal, false, 2));
    setenv("TERM", "dumb", true);
    assert_false(is_wanted(terminal, false, 2));
    fclose(terminal);
    fclose(file);
    fclose(piped);
    close(ends[0]);
    close(ours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_due_after_a_second_and_then_at_times),
        cmocka_unit_test(only_a_person_at_a_terminal_wants_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
