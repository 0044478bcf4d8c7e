#include "base/memory.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define MESSAGE "pmlint: out of memory\n"
#define STATUS 2

_Noreturn void memory_run_out(void)
{
    fputs(MESSAGE, stderr);
    exit(STATUS);
}

void *memory_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        memory_run_out();
    return memory;
}

void *memory_alloc_zeroed(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        memory_run_out();
    return memory;
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        memory_run_out();
    return memory;
}

#if defined __GLIBC__ && defined MADV_POPULATE_WRITE
/* A piece of this size or more is asked of the system, and given back to it. */
#define LARGE_SIZE (1024 * 1024)

void memory_expect(size_t size)
{
    /* What is freed stays with the process, at the end of its heap, where the next pieces come from. */
    mallopt(M_MMAP_THRESHOLD, LARGE_SIZE);
    mallopt(M_TRIM_THRESHOLD, 2 * LARGE_SIZE);
    unsigned char *memory = malloc(size);
    size_t page = (size_t)sysconf(_SC_PAGESIZE), before = page - (uintptr_t)memory % page;
    if (memory && size > before && size < LARGE_SIZE)
        madvise(memory + before, (size - before) / page * page, MADV_POPULATE_WRITE);
    free(memory);
}
#else
void memory_expect(size_t size)
{
    (void)size;
}
#endif

FILE *memory_stream(char **data, size_t *length)
{
    FILE *stream = open_memstream(data, length);
    if (!stream)
        memory_run_out();
    return stream;
}

void memory_stream_close(FILE *stream, char **data)
{
    bool failed = ferror(stream);
    /* Where the last piece of memory is wanting, fclose tells it by the data alone. */
    if (fclose(stream) != 0 || failed || !*data)
        memory_run_out();
}

/* In an abort nothing but the system may be called. */
static void leave_aborted(int signal_number)
{
    (void)signal_number;
    if (write(STDERR_FILENO, MESSAGE, sizeof MESSAGE - 1) < 0)
        _exit(STATUS);
    _exit(STATUS);
}

void memory_guard(void (*function)(void))
{
    struct sigaction action = {.sa_handler = leave_aborted}, before;
    sigaction(SIGABRT, &action, &before);
    function();
    sigaction(SIGABRT, &before, NULL);
}
