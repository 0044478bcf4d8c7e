/* An arena of its own for each test, for cmocka's set-up and tear-down. */
#ifndef PMLINT_TESTS_ARENA_FIXTURE_H
#define PMLINT_TESTS_ARENA_FIXTURE_H

#include "base/arena.h"

/* Lives from a test's set-up to its tear-down. */
static struct arena *arena;

static inline int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

#endif
