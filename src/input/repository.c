#include "input/repository.h"

#include "input/files.h"
#include "input/path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Where the last word of the first `length` bytes begins, slashes at their end left aside. */
static size_t last_word(const char *path, size_t length)
{
    while (length && path[length - 1] == '/')
        length--;
    while (length && path[length - 1] != '/')
        length--;
    return length;
}

/* Resolves the first `length` bytes of the path ("" is the working directory) into `resolved`. */
static bool resolve_start(const char *path, size_t length, char resolved[PATH_MAX])
{
    char start[PATH_MAX] = ".";
    if (length)
        memcpy(start, path, length);
    start[length ? length : 1] = '\0';
    return realpath(start, resolved);
}

struct text path_absolute(const char *path, struct arena *arena)
{
    char resolved[PATH_MAX];
    size_t whole = strlen(path), start = whole;
    bool found = false;
    if (whole < PATH_MAX) {
        if (!is_folder(path))
            start = last_word(path, start);
        while (!(found = resolve_start(path, start, resolved)) && start)
            start = last_word(path, start);
    }
    struct text folder = found ? text_from(resolved) : TEXT("/");
    return path_resolve(folder, text_slice(text_from(path), found ? start : 0, whole), arena);
}

bool path_below(struct text path, struct text folder, struct text *rest)
{
    if (folder.length == 1) /* "/" */
        folder.length = 0;
    if (!text_starts_with(path, folder))
        return false;
    *rest = text_from_offset(path, folder.length);
    if (!rest->length)
        return true;
    bool below = rest->data[0] == '/';
    *rest = text_from_offset(*rest, 1);
    return below;
}

static bool holds_repository(struct text folder)
{
    struct stat status;
    char path[PATH_MAX + sizeof "/.git"];
    if (folder.length >= PATH_MAX)
        return false;
    memcpy(path, folder.data, folder.length);
    memcpy(path + folder.length, "/.git", sizeof "/.git");
    return stat(path, &status) == 0 && (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode));
}

bool repository_root(const char *path, struct arena *arena, struct text *root)
{
    struct text folder = path_absolute(path, arena);
    while (folder.length > 1 && !holds_repository(folder))
        folder = path_folder(folder);
    if (!holds_repository(folder))
        return false;
    *root = arena_copy(arena, folder);
    return true;
}

struct text repository_path(const char *path, struct arena *arena)
{
    struct text root, rest;
    if (!repository_root(path, arena, &root) ||
        !path_below(path_absolute(path, arena), root, &rest))
        return path_shown(path);
    return rest.length ? rest : TEXT(".");
}
