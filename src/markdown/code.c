/* Code blocks: a line of theirs is the end of a line of the source. */
#include "markdown/block.h"
#include "markdown/front_matter.h"
#include "markdown/tree.h"

#define MAX_INFO_WORD (size_t)8 /* bytes of "markdown" */

struct fence {
    bool fenced;
    int length; /* of the opening marks */
    char mark;
};

static struct fence fence_of(cmark_node *node)
{
    struct fence fence = {false, 0, '\0'};
    int offset;
    fence.fenced = cmark_node_get_fenced(node, &fence.length, &offset, &fence.mark) != 0;
    return fence;
}

/* The line of the node that comes behind this one in the document, its parents' parents included.
 * Each step up leaves a block for good, so that all calls together take linear time. */
static size_t next_node_line(cmark_node *node)
{
    while (node && !cmark_node_next(node))
        node = cmark_node_parent(node);
    return node ? node_line(cmark_node_next(node)) : 0;
}

/* Whether a line closes the fence, and does not open another behind the end of its list item or
 * quote. */
static bool is_closing_line(const struct tree_reader *reader, cmark_node *node,
                            const struct fence *fence, size_t line)
{
    const struct source *source = reader->source;
    struct place range = source_trim_end(source, source_line(source, line));
    range.start = source_skip_prefix(source, range, reader->quotes);
    for (size_t i = range.start; i < range.end; i++)
        if (source->text.data[i] != fence->mark)
            return false;
    return range.end - range.start >= (size_t)fence->length && next_node_line(node) != line;
}

static bool holds_markdown(struct text info)
{
    size_t end = 0;
    while (end < info.length && !ascii_is_space(info.data[end]))
        end++;
    struct text word = text_slice(info, 0, end < MAX_INFO_WORD + 1 ? end : MAX_INFO_WORD + 1);
    return text_equal_folded(word, TEXT("md")) || text_equal_folded(word, TEXT("markdown"));
}

/* Writes the lines as they are, '\n' between two. */
static void write_lines(struct writer *writer, const struct content *content)
{
    struct text rest = content->text, line;
    size_t end = 0;
    while (text_next_line(&rest, &line)) {
        size_t start = (size_t)(line.data - content->text.data);
        if (start > 0)
            writer_add(writer, TEXT("\n"), content_place(content, end, start), false);
        end = start + line.length;
        writer_add_content(writer, content, start, end);
    }
}

/* The blank lines at the end of a fence that nothing closes are no more its own than the
 * document's. */
static struct text without_blank_lines(struct text text)
{
    size_t end = text.length;
    while (end > 0 && ascii_is_space(text.data[end - 1]))
        end--;
    while (end > 0 && end < text.length && ascii_is_blank(text.data[end]))
        end++;
    return text_slice(text, 0, end);
}

static void read_inside(struct tree_reader *reader, struct block *block,
                        const struct content *content)
{
    struct source source = source_from_content(reader->scratch, content);
    source = source_without_lines(source, front_matter_find(&source).lines);
    tree_read(reader->markdown, reader->arena, reader->scratch, &source, block, true);
}

/* The end of the last line with anything on it, of the `count` lines from `first` on. */
static size_t last_ink(const struct source *source, size_t first, size_t count, size_t start)
{
    for (size_t line = first + count; line > first; line--) {
        struct place range = source_line(source, line - 1);
        if (source_trim_end(source, range).end > range.start && range.end > start)
            return range.end;
    }
    return start;
}

void read_code_block(struct tree_reader *reader, cmark_node *node)
{
    const struct source *source = reader->source;
    struct fence fence = fence_of(node);
    struct text literal = text_from(cmark_node_get_literal(node));
    size_t opening = node_line(node);
    size_t first = opening + fence.fenced, count = text_count_lines(literal);
    bool closed = !fence.fenced || is_closing_line(reader, node, &fence, first + count);
    if (!closed)
        literal = without_blank_lines(literal);
    struct content *content = &reader->phrases.content;
    content_map_lines(content, reader->scratch, source, literal, first);

    struct place range = {node_start(reader, node), source_line(source, opening).end};
    if (fence.fenced && closed)
        range.end = source_trim_end(source, source_line(source, first + count)).end;
    else
        range.end = last_ink(source, opening, count + fence.fenced, range.start);
    struct block *block =
        block_new(reader->arena, reader->block, BLOCK_CODE, source_place(source, range));
    block->closed = closed;
    if (fence.fenced)
        block->info =
            arena_copy(reader->arena, text_trim(text_from(cmark_node_get_fence_info(node))));
    writer_clear(&reader->writer);
    write_lines(&reader->writer, content);
    writer_finish(&reader->writer, block, reader->arena);
    if (!reader->inside_fence && fence.fenced && holds_markdown(block->info))
        read_inside(reader, block, content);
}
