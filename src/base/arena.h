/* Floor 0. An arena gives memory that lives until the arena is emptied: one arena a document,
 * so that no reader of a document ever frees anything. Running out of memory ends the program
 * with status 2, so no caller checks. An arena is used by one thread at a time.
 */
#ifndef PMLINT_BASE_ARENA_H
#define PMLINT_BASE_ARENA_H

#include <stdarg.h>

#include "base/text.h"

struct arena;

/* A new, empty arena, owned by the caller; arena_free gives back all that came from it. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Forgets all that the arena gave, but keeps its memory for the next document, up to a bound: one document
 * that was large must not keep its memory for all that follow. */
void arena_clear(struct arena *arena);

/* A scratch arena beside another: its memory is what the other has to spare, which has it back with all that the
 * scratch arena had to get when that ends. Until then the other may give more, but is neither emptied nor freed. */
struct arena *arena_begin_scratch(struct arena *arena);
void arena_end_scratch(struct arena *scratch);

/* A number that changes whenever this thread gives memory of an arena back: what it remembers of memory by its
 * address holds no longer than that, nor than another thread lets the memory stand. */
size_t arena_generation(void);

/* A number that changes whenever this thread empties or frees an arena: until then, what no longer grows
 * stands where it is. */
size_t arena_emptied(void);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, but the bytes are what they happen to be: for what is written before it is read. */
void *arena_alloc_unset(struct arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; a product that overflows ends the program. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* `old` (of `old_size` bytes, from this arena or NULL) in at least `new_size` bytes; the new
 * ones are unset. `old` must not be used any more. */
void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* A copy that ends in a NUL (not counted in the length). */
struct text arena_copy(struct arena *arena, struct text t);

/* What printf would print, NUL-terminated. */
const char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* The three strings, one behind the other: for what is made often, as it costs a tenth of arena_printf. */
const char *arena_join(struct arena *arena, const char *first, const char *second,
                       const char *third);

/* A growing list: LIST(event_list, struct event); declares struct event_list. */
#define LIST(name, type) \
    struct name { \
        type *items; \
        size_t count; \
        size_t capacity; \
    }

/* Appends to a list; its items may move, so no pointer to one survives a push, and what is appended must not
 * be computed from the list. */
#define LIST_PUSH(arena, list, ...) \
    do { \
        if ((list)->count == (list)->capacity) \
            (list)->items = \
                arena_grow((arena), (list)->items, &(list)->capacity, sizeof *(list)->items); \
        (list)->items[(list)->count++] = (__VA_ARGS__); \
    } while (0)

/* Makes room for more of a list's items. */
void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t item_size);

#endif
