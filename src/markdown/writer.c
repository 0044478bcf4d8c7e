#include "markdown/writer.h"

#include <string.h>

void writer_clear(struct writer *writer)
{
    writer->length = 0;
    writer->runs.count = 0;
    writer->links.count = 0;
    writer->open_links.count = 0;
    writer->style = 0;
    memset(writer->depths, 0, sizeof writer->depths);
}

static size_t style_index(enum run_style style)
{
    return (size_t)__builtin_ctz((unsigned)style);
}

void writer_begin_style(struct writer *writer, enum run_style style, bool html)
{
    writer->depths[html][style_index(style)]++;
    writer->style |= (unsigned)style;
}

void writer_end_style(struct writer *writer, enum run_style style, bool html)
{
    size_t index = style_index(style);
    if (writer->depths[html][index])
        writer->depths[html][index]--;
    if (!writer->depths[false][index] && !writer->depths[true][index])
        writer->style &= ~(unsigned)style;
}

static enum run_style link_style(const struct link *link)
{
    return link->image ? RUN_IMAGE : RUN_LINK;
}

void writer_begin_link(struct writer *writer, struct link link, bool html)
{
    link.start = link.end = writer->length;
    LIST_PUSH(writer->arena, &writer->open_links, (struct open_link){writer->links.count, html});
    LIST_PUSH(writer->arena, &writer->links, link);
    writer_begin_style(writer, link_style(&link), html);
}

struct link *writer_end_link(struct writer *writer, bool html)
{
    struct open_link_list *open = &writer->open_links;
    while (open->count) {
        struct open_link last = open->items[open->count - 1];
        if (html && !last.html)
            return NULL;
        struct link *link = &writer->links.items[last.index];
        open->count--;
        link->end = writer->length;
        writer_end_style(writer, link_style(link), last.html);
        if (last.html == html)
            return link;
    }
    return NULL;
}

static void reserve(struct writer *writer, size_t more)
{
    while (more > writer->capacity - writer->length)
        writer->bytes = arena_grow(writer->arena, writer->bytes, &writer->capacity, 1);
}

/* A linear run that goes on where the last one ended belongs to it. */
static bool extends_last_run(const struct writer *writer, struct place place, bool linear)
{
    if (!linear || !writer->runs.count)
        return false;
    const struct run *last = &writer->runs.items[writer->runs.count - 1];
    return last->linear && last->style == writer->style && last->place.end == place.start;
}

void writer_add(struct writer *writer, struct text text, struct place place, bool linear)
{
    if (!text.length)
        return;
    reserve(writer, text.length);
    memcpy(writer->bytes + writer->length, text.data, text.length);
    if (extends_last_run(writer, place, linear)) {
        struct run *last = &writer->runs.items[writer->runs.count - 1];
        last->length += text.length;
        last->place.end = place.end;
    } else {
        LIST_PUSH(writer->arena, &writer->runs,
                  (struct run){writer->length, text.length, place, writer->style, linear});
    }
    writer->length += text.length;
}

void writer_add_content(struct writer *writer, const struct content *content, size_t from,
                        size_t to)
{
    const struct piece *piece = content_piece(content, from);
    if (!piece)
        return;
    const struct piece *end = content->pieces.items + content->pieces.count;
    for (; piece < end && from < to; piece++) {
        size_t stop = piece->start + piece->length;
        stop = stop < to ? stop : to;
        if (stop <= from)
            continue;
        writer_add(writer, text_slice(content->text, from, stop), piece_place(piece, from, stop),
                   piece->linear);
        from = stop;
    }
}

void writer_trim_end(struct writer *writer)
{
    while (writer->length && ascii_is_space(writer->bytes[writer->length - 1])) {
        struct run *last = &writer->runs.items[writer->runs.count - 1];
        writer->length--;
        last->length--;
        last->place.end -= last->linear;
        writer->runs.count -= last->length == 0;
    }
    for (size_t i = writer->links.count; i-- > 0;) {
        struct link *link = &writer->links.items[i];
        link->start = link->start < writer->length ? link->start : writer->length;
        link->end = link->end < writer->length ? link->end : writer->length;
    }
}

void writer_finish(struct writer *writer, struct block *block, struct arena *arena)
{
    while (writer->open_links.count)
        writer_end_link(writer, false);
    block->text = arena_copy(arena, (struct text){writer->bytes, writer->length});
    struct run_list *runs = &block->runs;
    runs->count = runs->capacity = writer->runs.count;
    if (runs->count) {
        size_t size = runs->count * sizeof *runs->items;
        runs->items = memcpy(arena_alloc_unset(arena, size), writer->runs.items, size);
    }
    struct link_list *links = &block->links;
    links->count = links->capacity = writer->links.count;
    if (links->count) {
        size_t size = links->count * sizeof *links->items;
        links->items = memcpy(arena_alloc_unset(arena, size), writer->links.items, size);
        for (size_t i = 0; i < links->count; i++)
            links->items[i].target = arena_copy(arena, links->items[i].target);
    }
}
