/* Floor 1. Ways between paths, without a look at the file system. */
#ifndef PMLINT_INPUT_PATH_H
#define PMLINT_INPUT_PATH_H

#include "base/arena.h"
#include "base/text.h"

/* The way from an absolute folder to an absolute path: "docs/a.md", "../a.md"; "." where they are one.
 * NUL-terminated, in the arena. */
const char *path_between(struct text folder, struct text path, struct arena *arena);

/* A path as a file in `folder` (absolute) names it, made absolute: "../house.yml". NUL-terminated, in
 * the arena; "." and ".." are taken by their words. */
struct text path_resolve(struct text folder, struct text path, struct arena *arena);

/* The path of what a folder holds: "docs/a.md", "/a.md"; slashes at the folder's end count as one.
 * NUL-terminated, in the arena. */
const char *path_join(struct text folder, struct text name, struct arena *arena);

/* The folder in which an absolute path lies; of "/" that itself. A part of `path`. */
struct text path_folder(struct text path);

#endif
