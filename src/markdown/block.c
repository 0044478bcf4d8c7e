#include "markdown/block.h"

struct block *block_new(struct arena *arena, struct block *parent, enum block_kind kind,
                        struct place place)
{
    struct block *block = arena_alloc(arena, sizeof *block);
    block->kind = kind;
    block->place = place;
    block->text = (struct text){"", 0};
    block->info = (struct text){"", 0};
    block->parent = parent;
    if (!parent)
        return block;
    block->previous = parent->last_child;
    if (parent->last_child)
        parent->last_child->next = block;
    else
        parent->first_child = block;
    parent->last_child = block;
    return block;
}

/* The index of the run that holds byte `at`, or the last one that begins before it. */
static size_t run_index(const struct run_list *runs, size_t at)
{
    size_t low = 0, high = runs->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs->items[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where byte `at` begins: behind the run where it is the run's end. */
static size_t byte_start(const struct run *run, size_t at)
{
    size_t offset = at - run->start;
    if (offset >= run->length)
        return run->place.end;
    return run->linear ? run->place.start + offset : run->place.start;
}

/* Where byte `at` - 1, which the run holds, ends. */
static size_t byte_end(const struct run *run, size_t at)
{
    size_t offset = at - run->start;
    return run->linear && offset < run->length ? run->place.start + offset : run->place.end;
}

struct place block_place(const struct block *block, size_t from, size_t to)
{
    const struct run_list *runs = &block->runs;
    if (!runs->count)
        return block->place;
    to = to < block->text.length ? to : block->text.length;
    from = from < to ? from : to;
    size_t start = byte_start(&runs->items[run_index(runs, from)], from);
    if (from == to)
        return (struct place){start, start};
    size_t end = byte_end(&runs->items[run_index(runs, to - 1)], to);
    return (struct place){start, end < start ? start : end};
}

static bool has_ink(struct text t)
{
    return text_trim(t).length > 0;
}

unsigned block_style(const struct block *block, size_t from, size_t to)
{
    const struct run_list *runs = &block->runs;
    unsigned style = ~0U;
    bool any = false;
    size_t first = runs->count ? run_index(runs, from) : 0;
    for (size_t i = first; i < runs->count && runs->items[i].start < to; i++) {
        const struct run *run = &runs->items[i];
        size_t start = run->start > from ? run->start : from;
        size_t end = run->start + run->length < to ? run->start + run->length : to;
        if (start >= end || !has_ink(text_slice(block->text, start, end)))
            continue;
        style &= run->style;
        any = true;
    }
    return any ? style : 0;
}

const struct block *block_next(const struct block *block, const struct block *root)
{
    if (block->first_child)
        return block->first_child;
    while (block != root && !block->next)
        block = block->parent;
    return block == root ? NULL : block->next;
}

int block_depth(const struct block *block, enum block_kind kind)
{
    int depth = 0;
    for (const struct block *up = block->parent; up; up = up->parent)
        depth += up->kind == kind;
    return depth;
}
