#include "base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Builds with the sanitizer for addresses let it watch each piece of an arena's memory: what no piece
 * holds, and what was given back, is out of bounds. They spoil what is unset, so that who reads it is found. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WATCHED
#endif
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
#define GAP (size_t)16 /* between two pieces */
#define SPOIL(memory, size) memset(memory, 0xDB, size)
#else
#define GAP (size_t)0
#define SPOIL(memory, size) (void)(memory)
#define ASAN_POISON_MEMORY_REGION(memory, size) (void)(memory)
#define ASAN_UNPOISON_MEMORY_REGION(memory, size) (void)(memory)
#endif

#define FIRST_SIZE (size_t)(24 * 1024)

/* Every further chunk: all of one size, so that what an arena gave back suits the next that asks. Chunks that grow
 * leave gaps between them which no larger one fits, and the process takes up to half a megabyte more. */
#define NEXT_SIZE (size_t)(64 * 1024)

/* So much of its chunks an arena keeps when it is emptied: to ask for them anew for each document, and to
 * touch pages that the system has taken back, costs more than to keep what most documents need. */
#define KEPT_SIZE (size_t)(1024 * 1024)

/* A piece of this size or more has memory of its own: what it grows out of is given back at once,
 * where a copy in a chunk would stay behind. */
#define LARGE_SIZE (size_t)(32 * 1024)

struct chunk {
    struct chunk *next;
    size_t size; /* bytes of `memory` */
    alignas(max_align_t) unsigned char memory[];
};

struct large {
    struct large *previous, *next;
    alignas(max_align_t) unsigned char memory[];
};

struct arena {
    struct chunk *first;
    struct chunk *current;
    unsigned char *free;  /* what no piece holds of the current chunk, up to its end */
    size_t left;          /* how many bytes that is */
    struct large *large;  /* the list of them */
    struct arena *lender; /* of a scratch arena: what it stands beside; else NULL */
};

static struct chunk *chunk_new(size_t size)
{
    struct chunk *chunk = memory_alloc(sizeof *chunk + size);
    chunk->next = NULL;
    chunk->size = size;
    ASAN_POISON_MEMORY_REGION(chunk->memory, size);
    return chunk;
}

/* How often this thread has given memory of an arena back, and how often all that an arena gave. */
static _Thread_local size_t generation, emptied;

/* `size` bytes that are the arena's own. */
static void *large_alloc(struct arena *arena, size_t size, bool zeroed)
{
    if (size > SIZE_MAX - sizeof(struct large))
        memory_run_out();
    size_t room = sizeof(struct large) + size;
    struct large *large = zeroed ? memory_alloc_zeroed(room) : memory_alloc(room);
    large->previous = NULL;
    large->next = arena->large;
    if (large->next)
        large->next->previous = large;
    arena->large = large;
    return large->memory;
}

/* The same piece with `size` bytes. */
static void *large_grow(struct arena *arena, void *old, size_t size)
{
    struct large *large = (struct large *)((unsigned char *)old - offsetof(struct large, memory));
    if (size > SIZE_MAX - sizeof *large)
        memory_run_out();
    generation++;
    large = memory_resize(large, sizeof *large + size);
    *(large->previous ? &large->previous->next : &arena->large) = large;
    if (large->next)
        large->next->previous = large;
    return large->memory;
}

static void free_large(struct arena *arena)
{
    while (arena->large) {
        struct large *next = arena->large->next;
        free(arena->large);
        arena->large = next;
    }
}

/* Makes a chunk that holds nothing the current one. */
static void use_chunk(struct arena *arena, struct chunk *chunk)
{
    arena->current = chunk;
    arena->free = chunk->memory;
    arena->left = chunk->size;
}

static struct arena *arena_of(struct chunk *chunk, struct arena *lender)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    arena->first = chunk;
    arena->large = NULL;
    arena->lender = lender;
    use_chunk(arena, chunk);
    return arena;
}

struct arena *arena_new(void)
{
    return arena_of(chunk_new(FIRST_SIZE), NULL);
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
    generation++;
    emptied++;
    free_chunks(arena->first);
    free_large(arena);
    free(arena);
}

size_t arena_generation(void)
{
    return generation;
}

size_t arena_emptied(void)
{
    return emptied;
}

/* Forgets what the chunk holds; returns its size. */
static size_t chunk_empty(struct chunk *chunk)
{
    ASAN_POISON_MEMORY_REGION(chunk->memory, chunk->size);
    return chunk->size;
}

void arena_clear(struct arena *arena)
{
    generation++;
    emptied++;
    free_large(arena);
    struct chunk *last = arena->first;
    size_t kept = chunk_empty(last);
    while (last->next && kept + last->next->size <= KEPT_SIZE)
        kept += chunk_empty(last = last->next);
    free_chunks(last->next);
    last->next = NULL;
    use_chunk(arena, arena->first);
}

/* Takes a chunk from an arena that it has not begun to use, or makes one. */
static struct chunk *spare_chunk(struct arena *arena)
{
    struct chunk *spare = arena ? arena->current->next : NULL;
    if (!spare)
        return chunk_new(NEXT_SIZE);
    arena->current->next = spare->next;
    spare->next = NULL;
    return spare;
}

struct arena *arena_begin_scratch(struct arena *arena)
{
    return arena_of(spare_chunk(arena), arena);
}

void arena_end_scratch(struct arena *scratch)
{
    struct chunk *user = scratch->lender->current, *last = scratch->first;
    generation++;
    emptied++;
    free_large(scratch);
    for (chunk_empty(last); last->next; last = last->next)
        chunk_empty(last->next);
    last->next = user->next;
    user->next = scratch->first;
    free(scratch);
}

/* How many bytes of a chunk a piece takes that is not large. */
static size_t room_for(size_t size)
{
    size_t unit = alignof(max_align_t);
    return (size + unit - 1) / unit * unit + GAP;
}

/* Makes the next chunk the current one; each but the first holds any piece that is not large. */
static void next_chunk(struct arena *arena)
{
    struct chunk *chunk = arena->current;
    if (!chunk->next)
        chunk->next = spare_chunk(arena->lender);
    use_chunk(arena, chunk->next);
}

/* `size` bytes of the current chunk, which has so many left, as they were left by whoever had them before. */
static inline void *chunk_take(struct arena *arena, size_t size)
{
    unsigned char *memory = arena->free;
    arena->free += room_for(size);
    arena->left -= room_for(size);
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    return memory;
}

/* The same; NULL where the chunk has not so many, or the piece is large. */
static inline void *take(struct arena *arena, size_t size)
{
    return size < LARGE_SIZE && room_for(size) <= arena->left ? chunk_take(arena, size) : NULL;
}

/* The same bytes from elsewhere. Most pieces come from the current chunk by the shortest way. */
static __attribute__((noinline)) void *take_elsewhere(struct arena *arena, size_t size, bool zeroed)
{
    if (size >= LARGE_SIZE)
        return large_alloc(arena, size, zeroed);
    next_chunk(arena);
    void *memory = chunk_take(arena, size);
    return zeroed ? memset(memory, 0, size) : memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *memory = take(arena, size);
    return memory ? memset(memory, 0, size) : take_elsewhere(arena, size, true);
}

void *arena_alloc_unset(struct arena *arena, size_t size)
{
    void *memory = take(arena, size);
    if (!memory)
        memory = take_elsewhere(arena, size, false);
    SPOIL(memory, size);
    return memory;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        memory_run_out();
    return arena_alloc(arena, bytes);
}

void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (!old)
        return arena_alloc_unset(arena, new_size);
    if (old_size >= LARGE_SIZE)
        return new_size > old_size ? large_grow(arena, old, new_size) : old;
    size_t old_room = room_for(old_size), room = room_for(new_size);
    size_t more = room > old_room ? room - old_room : 0;
    bool last = (unsigned char *)old + old_room == arena->free; /* it can be stretched */
    if (new_size >= LARGE_SIZE || more > (last ? arena->left : 0)) {
        void *moved = memcpy(arena_alloc_unset(arena, new_size), old, old_size);
        ASAN_POISON_MEMORY_REGION(old, old_size); /* who kept a pointer into it is found */
        return moved;
    }
    arena->free += more;
    arena->left -= more;
    ASAN_UNPOISON_MEMORY_REGION(old, new_size);
    return old;
}

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t item_size)
{
    size_t old_size, new_size, new_capacity = *capacity ? *capacity * 2 : 8;
    if (*capacity * item_size >= LARGE_SIZE)
        new_capacity = *capacity + *capacity / 2;
    if (__builtin_mul_overflow(new_capacity, item_size, &new_size))
        memory_run_out();
    old_size = *capacity * item_size;
    *capacity = new_capacity;
    return arena_realloc(arena, items, old_size, new_size);
}

struct text arena_copy(struct arena *arena, struct text t)
{
    char *copy = arena_alloc_unset(arena, t.length + 1);
    if (t.length)
        memcpy(copy, t.data, t.length);
    copy[t.length] = '\0';
    return (struct text){copy, t.length};
}

const char *arena_join(struct arena *arena, const char *first, const char *second,
                       const char *third)
{
    size_t first_length = strlen(first), second_length = strlen(second);
    size_t third_size = strlen(third) + 1;
    char *string = arena_alloc_unset(arena, first_length + second_length + third_size);
    memcpy(string, first, first_length);
    memcpy(string + first_length, second, second_length);
    memcpy(string + first_length + second_length, third, third_size);
    return string;
}

const char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    char brief[200] UNSET; /* most are, so that they need not be printed twice to be measured */
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(brief, sizeof brief, format, arguments);
    if (length < 0)
        memory_run_out();
    size_t size = (size_t)length + 1;
    char *string = arena_alloc_unset(arena, size);
    if (size <= sizeof brief)
        memcpy(string, brief, size);
    else
        vsnprintf(string, size, format, again);
    va_end(again);
    return string;
}

const char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *string = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return string;
}
