#include "base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE (size_t)(64 * 1024)

struct chunk {
    struct chunk *next;
    size_t size; /* bytes of `memory` */
    size_t used;
    alignas(max_align_t) unsigned char memory[];
};

struct arena {
    struct chunk *first;
    struct chunk *current;
};

static void die_out_of_memory(void)
{
    fputs("pmlint: out of memory\n", stderr);
    exit(2);
}

static struct chunk *chunk_new(size_t size)
{
    struct chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk)
        die_out_of_memory();
    chunk->next = NULL;
    chunk->size = size;
    chunk->used = 0;
    return chunk;
}

/* How often an arena was emptied or freed, by whatever thread: memory that one has emptied may be
 * filled and handed to another. */
static atomic_size_t generation;

static void begin_generation(void)
{
    atomic_fetch_add_explicit(&generation, 1, memory_order_relaxed);
}

struct arena *arena_new(void)
{
    struct arena *arena = malloc(sizeof *arena);
    if (!arena)
        die_out_of_memory();
    arena->first = arena->current = chunk_new(CHUNK_SIZE);
    return arena;
}

static void free_chunks(struct chunk *chunk)
{
    while (chunk) {
        struct chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    begin_generation();
    free_chunks(arena->first);
    free(arena);
}

size_t arena_generation(void)
{
    return atomic_load_explicit(&generation, memory_order_relaxed);
}

void arena_clear(struct arena *arena)
{
    begin_generation();
    /* One document that was large must not keep its memory for all that follow. */
    free_chunks(arena->first->next);
    arena->first->next = NULL;
    arena->first->used = 0;
    arena->current = arena->first;
}

static size_t aligned(size_t size)
{
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        die_out_of_memory();
    return (size + unit - 1) / unit * unit;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct chunk *chunk = arena->current;
    size = aligned(size ? size : 1);
    if (size > chunk->size - chunk->used) {
        size_t wanted = chunk->size * 2 < CHUNK_SIZE * 16 ? chunk->size * 2 : CHUNK_SIZE * 16;
        chunk = chunk_new(size > wanted ? size : wanted);
        arena->current->next = chunk;
        arena->current = chunk;
    }
    void *memory = chunk->memory + chunk->used;
    chunk->used += size;
    return memset(memory, 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        die_out_of_memory();
    return arena_alloc(arena, bytes);
}

void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    struct chunk *chunk = arena->current;
    size_t old_room = aligned(old_size ? old_size : 1);
    size_t new_room = aligned(new_size ? new_size : 1);
    bool last = old && (unsigned char *)old + old_room == chunk->memory + chunk->used;
    if (old && new_room <= old_room)
        return old;
    if (last && new_room - old_room <= chunk->size - chunk->used) {
        memset((unsigned char *)old + old_size, 0, new_room - old_size);
        chunk->used += new_room - old_room;
        return old;
    }
    void *memory = arena_alloc(arena, new_size);
    if (old_size)
        memcpy(memory, old, old_size);
    return memory;
}

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t item_size)
{
    size_t old_size, new_size, new_capacity = *capacity ? *capacity * 2 : 8;
    if (__builtin_mul_overflow(new_capacity, item_size, &new_size))
        die_out_of_memory();
    old_size = *capacity * item_size;
    *capacity = new_capacity;
    return arena_realloc(arena, items, old_size, new_size);
}

struct text arena_copy(struct arena *arena, struct text t)
{
    char *copy = arena_alloc(arena, t.length + 1);
    if (t.length)
        memcpy(copy, t.data, t.length);
    return (struct text){copy, t.length};
}

const char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        die_out_of_memory();
    char *string = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    return string;
}
