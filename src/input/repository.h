/* Floor 1. Where the repository begins in which a file lies: the nearest folder upward that holds
 * `.git`, be it a folder or, in a linked worktree and a submodule, a file. Git itself is not asked,
 * nor is its environment; what lies in the `.git` is not looked at.
 */
#ifndef PMLINT_INPUT_REPOSITORY_H
#define PMLINT_INPUT_REPOSITORY_H

#include "base/arena.h"
#include "base/text.h"

/* The absolute path of a file or folder, which need not exist: without ".", "..", repeated or final
 * slashes, the symbolic links of its folder followed. A link to a folder is followed too, one to a
 * file keeps its name. NUL-terminated, in the arena. Asks the file system a few times. */
struct text path_absolute(const char *path, struct arena *arena);

/* What follows `folder` and a slash in `path`, where the path lies below the folder: "" for the
 * folder itself. Both are absolute, as path_absolute gives them. */
bool path_below(struct text path, struct text folder, struct text *rest);

/* The absolute path of the root of the repository in which a file or a folder lies, which need not
 * exist; for a folder with a `.git`, that folder. Returns false where there is no repository.
 * NUL-terminated, in the arena. Asks the file system once for each folder upward. */
bool repository_root(const char *path, struct arena *arena, struct text *root);

/* The path of a file relative to the root of its repository, with slashes and without "./"; outside
 * of a repository as path_shown has it. In the arena or a part of `path`. */
struct text repository_path(const char *path, struct arena *arena);

#endif
