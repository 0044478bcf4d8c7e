#include "input/files.h"

#include "base/interruption.h"
#include "input/blob.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_READ (size_t)(64 * 1024)

/* The descriptor that a path means which was handed to us open, or -1. */
static int descriptor_of(const char *path)
{
    int number;
    struct text text = text_from(path);
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0)
        return STDIN_FILENO;
    if (text_starts_with(text, TEXT("/dev/fd/")) &&
        text_to_number(text_from_offset(text, strlen("/dev/fd/")), &number))
        return number;
    return -1;
}

/* Opens the path for reading without ever waiting for a writer. What was handed to us open is
 * copied, not opened anew: a socket has no other way. */
static int open_path(const char *path, bool *handed)
{
    int descriptor = descriptor_of(path);
    *handed = descriptor >= 0;
    if (*handed)
        return fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    return open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

static bool is_readable_kind(const struct stat *status, bool handed, struct error *error)
{
    if (S_ISDIR(status->st_mode))
        return error_set(error, "is a folder; name a file in it");
    if (handed || S_ISREG(status->st_mode))
        return true;
    if (S_ISFIFO(status->st_mode))
        return error_set(error, "is a named pipe; write its content to a file, or hand it over on "
                                "standard input (-)");
    return error_set(error, "is a device or a socket, not a file; name a file");
}

static bool fail_too_large(size_t max_size, struct error *error)
{
    return error_set(error, "is larger than %zu bytes; raise the limit with --max-size", max_size);
}

/* Reads to the end, where `expected` bytes are likely to be read, but never more than one byte beyond the
 * limit. */
static bool read_descriptor(int descriptor, bool may_wait, size_t expected, size_t max_size,
                            struct arena *arena, struct text *bytes, struct error *error)
{
    size_t room = max_size < expected ? max_size + 1 : expected + 1, length = 0;
    char *data = arena_alloc_unset(arena, room);
    for (;;) {
        if (may_wait && !interruption_wait(descriptor))
            return error_set(error, "was not read to its end: the run was interrupted");
        ssize_t got = read(descriptor, data + length, room - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, "cannot be read: %s", strerror(errno));
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > max_size)
            return fail_too_large(max_size, error);
        if (length == room) {
            size_t more = room > max_size / 2 ? max_size + 1 : room * 2;
            data = arena_realloc(arena, data, room, more);
            room = more;
        }
    }
    *bytes = (struct text){data, length};
    return true;
}

/* Whether a file is as it was when its reading began: else what was read may be neither the old nor the
 * new. */
static bool is_unchanged(int descriptor, const struct stat *before, struct error *error)
{
    struct stat after;
    if (fstat(descriptor, &after) != 0)
        return error_set(error, "cannot be read: %s", strerror(errno));
    return (after.st_size == before->st_size && after.st_mtim.tv_sec == before->st_mtim.tv_sec &&
            after.st_mtim.tv_nsec == before->st_mtim.tv_nsec) ||
           error_set(error, "has changed while it was read; try again");
}

static bool read_open(int descriptor, bool handed, size_t max_size, struct arena *arena,
                      struct text *bytes, struct error *error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return error_set(error, "cannot be read: %s", strerror(errno));
    if (!is_readable_kind(&status, handed, error))
        return false;
    if (S_ISREG(status.st_mode) && status.st_size > 0 && (size_t)status.st_size > max_size)
        return error_set(error, "has %lld bytes, more than %zu; raise the limit with --max-size",
                         (long long)status.st_size, max_size);
    bool known = S_ISREG(status.st_mode) && status.st_size > 0;
    size_t expected = known ? (size_t)status.st_size : FIRST_READ;
    return read_descriptor(descriptor, handed, expected, max_size, arena, bytes, error) &&
           (!S_ISREG(status.st_mode) || is_unchanged(descriptor, &status, error));
}

bool file_read(const char *path, size_t max_size, struct arena *arena, struct text *bytes,
               struct error *error)
{
    bool handed;
    int descriptor = open_path(path, &handed);
    if (descriptor < 0 && (errno == ENXIO || errno == ENODEV))
        return error_set(error, "is a device or a socket, not a file; name a file");
    if (descriptor < 0 && errno == EBADF)
        return error_set(error, "is not open; hand the document over on standard input");
    if (descriptor < 0)
        return error_set(error, "cannot be read: %s%s", strerror(errno),
                         errno == EACCES ? "; allow it with chmod" : "");
    bool read = read_open(descriptor, handed, max_size, arena, bytes, error);
    close(descriptor);
    return read;
}

bool input_may_wait(const struct input_file *file)
{
    return !file->blob && descriptor_of(file->path) >= 0;
}

bool input_read(const struct input_file *file, size_t max_size, struct arena *arena,
                struct text *bytes, struct error *error)
{
    return file->blob ? blob_read(file->blob, max_size, arena, bytes, error)
                      : file_read(file->path, max_size, arena, bytes, error);
}

/* The first `size` bytes of a regular file that has more; false where it has not. */
static bool read_first(int descriptor, size_t size, struct arena *arena, struct text *bytes)
{
    struct stat status;
    size_t length = 0;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        (uintmax_t)status.st_size <= size)
        return false;
    char *data = arena_alloc_unset(arena, size);
    while (length < size) {
        ssize_t got = read(descriptor, data + length, size - length);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        length += got > 0 ? (size_t)got : 0;
    }
    *bytes = (struct text){data, length};
    return true;
}

static bool file_read_beginning(const char *path, size_t size, struct arena *arena,
                                struct text *bytes)
{
    bool handed;
    int descriptor = open_path(path, &handed);
    if (descriptor < 0)
        return false;
    /* Of what was handed over open, the beginning may be read already. */
    bool read = !handed && read_first(descriptor, size, arena, bytes);
    close(descriptor);
    return read;
}

static size_t whole_lines_length(struct text text)
{
    size_t length = text.length;
    while (length > 0 && text.data[length - 1] != '\n')
        length--;
    return length;
}

bool input_read_beginning(const struct input_file *file, size_t size, struct arena *arena,
                          struct text *bytes)
{
    bool read = file->blob ? blob_read_beginning(file->blob, size, arena, bytes)
                           : file_read_beginning(file->path, size, arena, bytes);
    if (!read)
        return false;
    bytes->length = whole_lines_length(*bytes);
    return bytes->length > 0;
}
