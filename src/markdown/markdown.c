#include "markdown/markdown.h"

#include "markdown/block.h"
#include "markdown/front_matter.h"
#include "markdown/limits.h"
#include "markdown/memory.h"
#include "markdown/tree.h"

bool markdown_parse(struct markdown *markdown, const struct document *document, struct arena *arena,
                    struct error *error)
{
    *markdown = (struct markdown){.document = document};
    if (!limits_check(document, error))
        return false;
    struct source source = source_from_document(document, 1);
    struct front_matter front = front_matter_find(&source);
    markdown->front_matter_kind = front.kind;
    markdown->front_matter = front.place;
    struct place whole = {document->body, document->bytes.length};
    markdown->root = block_new(arena, NULL, BLOCK_DOCUMENT, whole);

    source = source_without_lines(source, front.lines);
    struct arena *scratch = arena_begin_scratch(arena);
    parser_memory_use(scratch);
    tree_read(markdown, arena, scratch, &source, markdown->root, false);
    parser_memory_use(NULL);
    arena_end_scratch(scratch);
    return true;
}

const struct comment *comment_at(const struct markdown *markdown, size_t offset)
{
    const struct comment_list *comments = &markdown->comments;
    size_t low = 0, high = comments->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (comments->items[middle].place.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    bool inside = low < comments->count && comments->items[low].place.start <= offset;
    return inside ? &comments->items[low] : NULL;
}
