#include "input/repository.h"

#include "input/files.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Goes from `folder` (absolute, with a NUL behind it and room for the words) along what the file
 * system cannot resolve, word by word. */
static struct text append_words(struct text folder, struct text words, char *room)
{
    size_t length = folder.length == 1 ? 0 : folder.length; /* the root's slash comes again */
    memcpy(room, folder.data, length);
    while (words.length) {
        size_t slash = text_find_byte(words, '/', 0);
        struct text word = text_slice(words, 0, slash);
        words = slash == TEXT_NOT_FOUND ? TEXT("") : text_from_offset(words, slash + 1);
        if (!word.length || text_equal(word, TEXT(".")))
            continue;
        if (text_equal(word, TEXT(".."))) {
            while (length && room[--length] != '/')
                ;
            continue;
        }
        room[length++] = '/';
        memcpy(room + length, word.data, word.length);
        length += word.length;
    }
    if (!length)
        room[length++] = '/';
    room[length] = '\0';
    return (struct text){room, length};
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
    char resolved[PATH_MAX] = "/";
    size_t whole = strlen(path), start = whole;
    bool found = false;
    if (whole < PATH_MAX) {
        if (!is_folder(path))
            start = last_word(path, start);
        while (!(found = resolve_start(path, start, resolved)) && start)
            start = last_word(path, start);
    }
    if (!found)
        memcpy(resolved, "/", sizeof "/");
    char *room = arena_alloc(arena, strlen(resolved) + whole + sizeof "//");
    return append_words(text_from(resolved), text_from(path + (found ? start : 0)), room);
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
    while (folder.length > 1 && !holds_repository(folder)) {
        folder.length = last_word(folder.data, folder.length);
        if (folder.length > 1)
            folder.length--;
    }
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
