/* For LD_PRELOAD: before the first byte of the file CHANGED is read, it gets the size SIZE.
 */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t read(int file, void *buffer, size_t size)
{
    static ssize_t (*system_read)(int, void *, size_t);
    static bool changed;
    const char *path = getenv("CHANGED");
    struct stat named, open_file;
    if (!system_read)
        system_read = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    if (!changed && path && stat(path, &named) == 0 && fstat(file, &open_file) == 0 &&
        named.st_ino == open_file.st_ino && named.st_dev == open_file.st_dev) {
        changed = true;
        if (truncate(path, strtol(getenv("SIZE"), NULL, 10)) != 0)
            abort();
    }
    return system_read(file, buffer, size);
}
