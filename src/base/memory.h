/* Floor 0. Memory that is not an arena's: for what libraries ask of us. Running out of it ends the program
 * with status 2 and a message, so no caller checks; what was printed before stays printed.
 */
#ifndef PMLINT_BASE_MEMORY_H
#define PMLINT_BASE_MEMORY_H

#include <stddef.h>
#include <stdio.h>

/* `size` bytes, to be given back with free; the second gives them zeroed. */
void *memory_alloc(size_t size);
void *memory_alloc_zeroed(size_t size);

/* What lay at `old` (which may be NULL), in `size` bytes: as realloc has it. */
void *memory_resize(void *old, size_t size);

/* Ends the program for want of memory. */
_Noreturn void memory_run_out(void);

/* A stream that writes into memory, as open_memstream has it, and its end: `*data`, to be given back with
 * free, then holds all that was printed. */
FILE *memory_stream(char **data, size_t *length);
void memory_stream_close(FILE *stream, char **data);

/* Has so many bytes made ready that a run will ask for, at once: to touch each page of them for the first time
 * would cost a fault, which takes longer than the page itself and, in a virtual machine, twenty times as long.
 * Before other threads are started. Where the system has no such request, or not so much memory, nothing happens. */
void memory_expect(size_t size);

/* Calls a library's function that aborts the program where it finds no memory: then it ends as above. From
 * one thread only. */
void memory_guard(void (*function)(void));

#endif
