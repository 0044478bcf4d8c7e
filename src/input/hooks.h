/* Floor 1. Where Git looks for the hooks of a repository.
 */
#ifndef PMLINT_INPUT_HOOKS_H
#define PMLINT_INPUT_HOOKS_H

#include "base/arena.h"
#include "base/error.h"

struct hook_places {
    struct text root;   /* of the working tree, absolute */
    struct text folder; /* of the hooks, absolute; it need not exist */
    bool configured;    /* core.hooksPath names it */
};

/* Asks the repository of the environment, or of the working directory, for the folder of its hooks:
 * core.hooksPath, else the one that all of its worktrees share. Everything lives in the arena. */
bool hook_places_find(struct hook_places *places, struct arena *arena, struct error *error);

#endif
