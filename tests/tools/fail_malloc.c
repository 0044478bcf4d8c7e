/* For LD_PRELOAD: from the allocation on whose number FAIL_AT names (from 1), or at that alone where FAIL_ONCE
 * is set, no memory is found. Writes how many were asked for to the file that COUNT_TO names.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static long number, fail_at = -1;
static bool once;

static bool fails(void)
{
    if (fail_at < 0) {
        const char *at = getenv("FAIL_AT");
        fail_at = at ? strtol(at, NULL, 10) : 0;
        once = getenv("FAIL_ONCE") != NULL;
    }
    long here = __atomic_add_fetch(&number, 1, __ATOMIC_RELAXED);
    bool failed = fail_at > 0 && (once ? here == fail_at : here >= fail_at);
    if (failed)
        errno = ENOMEM;
    return failed;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("COUNT_TO");
    long asked = number;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld\n", asked);
    fclose(file);
}
