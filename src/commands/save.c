#include "commands/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_ATTEMPTS 100 /* names that are tried for the temporary file */

/* Where the bytes go in the end, and the file beside it that holds them until then. */
struct target {
    char path[PATH_MAX], temporary[PATH_MAX];
    bool exists;
    bool fresh;  /* it must not exist */
    mode_t mode; /* of the file that is there */
};

static bool fail(struct error *error, int reason)
{
    return error_set(error, "cannot be written: %s", strerror(reason));
}

/* Whether the path names what was handed to us open, which another file could not replace. */
static bool is_handed(const char *path)
{
    static const struct text names[] = {{"/dev/std", 8}, {"/dev/fd/", 8}, {"/proc/self/fd/", 14}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_starts_with(text_from(path), names[i]))
            return true;
    return false;
}

bool save_is_possible(const char *path)
{
    struct stat status;
    return !is_handed(path) && (stat(path, &status) != 0 || S_ISREG(status.st_mode));
}

/* The length of the folder's part of a path, with its last slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A file that is there is written where its links lead. */
static bool find_target(struct target *target, const char *path, struct error *error)
{
    struct stat status;
    target->exists = stat(path, &status) == 0;
    if (target->exists ? !realpath(path, target->path) : errno != ENOENT)
        return fail(error, errno);
    target->mode = target->exists ? status.st_mode & 07777 : 0;
    if (!target->exists) {
        if (strlen(path) >= sizeof target->path)
            return fail(error, ENAMETOOLONG);
        memcpy(target->path, path, strlen(path) + 1);
    }
    return true;
}

bool save_is_allowed(const char *path, struct error *error)
{
    struct target target = {0};
    char folder[PATH_MAX + 1];
    if (!find_target(&target, path, error))
        return false;
    size_t length = folder_length(target.path);
    memcpy(folder, target.path, length);
    memcpy(folder + length, ".", 2);
    bool allowed = (!target.exists || access(target.path, W_OK) == 0) &&
                   access(folder, W_OK | X_OK) == 0 && target.path[length];
    return allowed || fail(error, target.path[length] ? errno : EISDIR);
}

static int open_temporary(struct target *target)
{
    int folder = (int)folder_length(target->path);
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
        int length = snprintf(target->temporary, sizeof target->temporary, "%.*s.pmlint-%ld-%d.tmp",
                              folder, target->path, (long)getpid(), i);
        if (length < 0 || (size_t)length >= sizeof target->temporary) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int file = open(target->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

static bool write_all(int file, struct text bytes)
{
    while (bytes.length) {
        ssize_t written = write(file, bytes.data, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = text_from_offset(bytes, (size_t)written);
    }
    return true;
}

/* Gives the temporary file its name. A new one must not take another's place, not even that of a file
 * that came meanwhile. */
static bool publish(const struct target *target)
{
    if (!target->fresh)
        return rename(target->temporary, target->path) == 0;
    bool linked = link(target->temporary, target->path) == 0;
    int reason = errno;
    if (!linked && (reason == EPERM || reason == EOPNOTSUPP)) /* a file system without links */
        return rename(target->temporary, target->path) == 0;
    unlink(target->temporary);
    errno = reason;
    return linked;
}

static bool save_target(struct target *target, struct text bytes, struct error *error)
{
    int file = open_temporary(target);
    if (file < 0)
        return fail(error, errno);
    bool good = write_all(file, bytes) && (!target->exists || fchmod(file, target->mode) == 0);
    int reason = errno;
    if (close(file) != 0 && good) {
        good = false;
        reason = errno;
    }
    if (good && publish(target))
        return true;
    reason = good ? errno : reason;
    unlink(target->temporary);
    return fail(error, reason);
}

/* An interruption waits until the temporary file is gone again. */
static bool save_uninterrupted(struct target *target, struct text bytes, struct error *error)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    bool saved = save_target(target, bytes, error);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return saved;
}

/* What no other file may replace is written to as it stands. */
static bool save_directly(const char *path, struct text bytes, struct error *error)
{
    int file = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return fail(error, errno);
    bool good = write_all(file, bytes);
    int reason = errno;
    if (close(file) != 0 && good) {
        good = false;
        reason = errno;
    }
    return good || fail(error, reason);
}

bool save_file(const char *path, struct text bytes, struct error *error)
{
    if (!save_is_possible(path))
        return save_directly(path, bytes, error);
    struct target target = {.fresh = false};
    return find_target(&target, path, error) && save_uninterrupted(&target, bytes, error);
}

bool save_new_file(const char *path, struct text bytes, struct error *error)
{
    struct target target = {.fresh = true};
    struct stat status;
    if (lstat(path, &status) == 0)
        return error_set(error, "is there already, so it is not overwritten; name another file");
    return find_target(&target, path, error) && save_uninterrupted(&target, bytes, error);
}
