#include "base/memory.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

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
void memory_expect(size_t size)
{
    /* glibc asks the system for a large piece and gives it back at once; but once one was freed, pieces up to its
     * size come from the end of the heap, and stay there when they are freed. */
    void *volatile piece =
        malloc(2 * size); /* volatile: nobody uses it, and it must not be left out */
    free(piece);
    unsigned char *memory = malloc(size);
    size_t page = (size_t)sysconf(_SC_PAGESIZE), before = page - (uintptr_t)memory % page;
    if (memory && size > before)
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
