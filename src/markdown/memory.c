#include "markdown/memory.h"

#include <assert.h>

/* cmark's allocator functions are given no context, so the arena must lie where they find it: one
 * for each thread, set only while markdown_parse runs. */
static _Thread_local struct arena *parser_arena;

/* What lies before each block, since cmark does not tell the old size when it wants more. */
union header {
    size_t size;
    max_align_t alignment;
};

static void *parser_calloc(size_t count, size_t size)
{
    size_t bytes;
    bool overflow = __builtin_mul_overflow(count, size, &bytes) ||
                    __builtin_add_overflow(bytes, sizeof(union header), &bytes);
    assert(parser_arena && !overflow);
    union header *header = arena_alloc(parser_arena, overflow ? SIZE_MAX : bytes);
    header->size = bytes - sizeof *header;
    return header + 1;
}

static void *parser_realloc(void *memory, size_t size)
{
    if (!memory)
        return parser_calloc(1, size);
    union header *header = (union header *)memory - 1;
    if (size <= header->size)
        return memory;
    header =
        arena_realloc(parser_arena, header, header->size + sizeof *header, size + sizeof *header);
    header->size = size;
    return header + 1;
}

static void parser_free(void *memory)
{
    (void)memory;
}

void parser_memory_use(struct arena *arena)
{
    parser_arena = arena;
}

cmark_mem *parser_memory(void)
{
    static cmark_mem memory = {parser_calloc, parser_realloc, parser_free};
    return &memory;
}
