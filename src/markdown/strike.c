#include "markdown/strike.h"

#include "markdown/spell.h"

#include <string.h>

#define TILDES (size_t)2

/* One ~~ that may begin or end struck text. */
struct delimiter {
    size_t at;
    unsigned style;
    bool opens, closes;
    bool paired;
};
LIST(delimiter_list, struct delimiter);

static bool is_tilde(const struct writer *writer, size_t at)
{
    return at < writer->length && writer->bytes[at] == '~';
}

/* A line's end and beginning count as space. */
static char byte_at(const struct writer *writer, size_t at)
{
    return at < writer->length ? writer->bytes[at] : ' ';
}

static struct delimiter make_delimiter(const struct writer *writer, size_t at, unsigned style)
{
    char before = at ? writer->bytes[at - 1] : ' ', behind = byte_at(writer, at + TILDES);
    bool space_before = ascii_is_space(before), space_behind = ascii_is_space(behind);
    bool mark_before = is_punctuation(before), mark_behind = is_punctuation(behind);
    bool opens = !space_behind && (!mark_behind || space_before || mark_before);
    bool closes = !space_before && (!mark_before || space_behind || mark_behind);
    return (struct delimiter){at, style, opens, closes, false};
}

/* The delimiters of one run: tildes that stand in the document as they are, exactly two. */
static void find_in_run(const struct writer *writer, const struct run *run,
                        struct delimiter_list *found)
{
    if (!run->linear || (run->style & RUN_CODE))
        return;
    struct text text = {writer->bytes, run->start + run->length};
    size_t at = run->start;
    while ((at = text_find_byte(text, '~', at)) != TEXT_NOT_FOUND) {
        size_t end = at;
        while (is_tilde(writer, end))
            end++;
        bool free_before = at == 0 || !is_tilde(writer, at - 1);
        if (free_before && end - at == TILDES && end <= text.length)
            LIST_PUSH(writer->arena, found, make_delimiter(writer, at, run->style));
        at = end;
    }
}

static bool pair_delimiters(struct delimiter_list *list)
{
    struct delimiter *opener = NULL;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        struct delimiter *delimiter = &list->items[i];
        if (opener && delimiter->closes && opener->style == delimiter->style) {
            opener->paired = delimiter->paired = any = true;
            opener = NULL;
        } else if (delimiter->opens) {
            opener = delimiter;
        }
    }
    return any;
}

static void drop_unpaired(struct delimiter_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].paired)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

/* Adds the part of a run from byte `from` to `to` of the old text to the new one. */
static void add_part(struct writer *writer, const char *bytes, const struct run *run, size_t from,
                     size_t to, unsigned struck)
{
    if (from >= to)
        return;
    struct place place = run->place;
    if (run->linear) {
        place.start = run->place.start + (from - run->start);
        place.end = place.start + (to - from);
    }
    writer->style = run->style | struck;
    writer_add(writer, (struct text){bytes + from, to - from}, place, run->linear);
}

/* Writes the runs of the old text anew, without the paired tildes. */
static void rewrite_runs(struct writer *writer, const char *bytes, const struct run_list *runs,
                         const struct delimiter_list *pairs)
{
    size_t next = 0;
    for (size_t i = 0; i < runs->count; i++) {
        const struct run *run = &runs->items[i];
        size_t from = run->start, end = run->start + run->length;
        for (; next < pairs->count && pairs->items[next].at < end; next++) {
            add_part(writer, bytes, run, from, pairs->items[next].at, next % 2 ? RUN_STRUCK : 0);
            from = pairs->items[next].at + TILDES;
        }
        add_part(writer, bytes, run, from, end, next % 2 ? RUN_STRUCK : 0);
    }
}

/* How many bytes before `at` were taken out. */
static size_t removed_before(const struct delimiter_list *pairs, size_t at)
{
    size_t low = 0, high = pairs->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pairs->items[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low * TILDES;
}

static void move_links(struct link_list *links, const struct delimiter_list *pairs)
{
    for (size_t i = 0; i < links->count; i++) {
        links->items[i].start -= removed_before(pairs, links->items[i].start);
        links->items[i].end -= removed_before(pairs, links->items[i].end);
    }
}

void strike_pairs(struct writer *writer)
{
    struct text text = {writer->bytes, writer->length};
    if (text_find_byte(text, '~', 0) == TEXT_NOT_FOUND)
        return;
    struct delimiter_list pairs = {NULL, 0, 0};
    for (size_t i = 0; i < writer->runs.count; i++)
        find_in_run(writer, &writer->runs.items[i], &pairs);
    if (!pair_delimiters(&pairs))
        return;
    drop_unpaired(&pairs);
    struct text old = arena_copy(writer->arena, text);
    struct run_list runs = writer->runs;
    writer->runs = (struct run_list){NULL, 0, 0};
    writer->length = 0;
    rewrite_runs(writer, old.data, &runs, &pairs);
    move_links(&writer->links, &pairs);
}

/* Takes bytes off the beginning of the text. */
static void drop_bytes(struct writer *writer, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < writer->runs.count; i++) {
        struct run run = writer->runs.items[i];
        size_t cut = run.start < count ? count - run.start : 0;
        if (cut >= run.length)
            continue;
        run.start += cut;
        run.length -= cut;
        run.place.start += run.linear ? cut : 0;
        run.start -= count;
        writer->runs.items[kept++] = run;
    }
    writer->runs.count = kept;
    for (size_t i = 0; i < writer->links.count; i++) {
        struct link *link = &writer->links.items[i];
        link->start -= link->start < count ? link->start : count;
        link->end -= link->end < count ? link->end : count;
    }
    writer->length -= count;
    memmove(writer->bytes, writer->bytes + count, writer->length);
}

enum task_state take_task_mark(struct writer *writer)
{
    struct text text = {writer->bytes, writer->length};
    if (text.length < 3 || text.data[0] != '[' || text.data[2] != ']')
        return TASK_NONE;
    const struct run *first = &writer->runs.items[0];
    if (!first->linear || first->style || first->length < 3)
        return TASK_NONE;
    char mark = ascii_lower(text.data[1]);
    if ((mark != 'x' && mark != ' ') || (text.length > 3 && !ascii_is_space(text.data[3])))
        return TASK_NONE;
    drop_bytes(writer, text.length > 3 ? 4 : 3);
    return mark == 'x' ? TASK_DONE : TASK_OPEN;
}
