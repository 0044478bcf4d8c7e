/* Lists of entries before they become events: their order, their number in each section. */
#include <stdlib.h>

#include "facts/groups.h"

size_t *count_timed_entries(const struct reading *reading, const struct entry_list *entries)
{
    size_t sections = reading->postmortem->sections.count;
    size_t *counts = arena_alloc_array(reading->arena, sections + 1, sizeof *counts);
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i].section != SIZE_MAX && entries->items[i].event.timed &&
            !entries->items[i].within)
            counts[entries->items[i].section]++;
    for (size_t i = sections; i-- > 0;) {
        size_t parent = reading->postmortem->sections.items[i].parent;
        if (parent != SIZE_MAX)
            counts[parent] += counts[i];
    }
    return counts;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    size_t at = a->event.time_place.start, other = b->event.time_place.start;
    return (at > other) - (at < other);
}

void sort_entries(struct entry_list *entries)
{
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++)
        if (!entries->items[i].superseded)
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
    if (kept)
        qsort(entries->items, kept, sizeof *entries->items, compare_entries);
}

bool has_timed(const struct entry_list *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i].event.timed)
            return true;
    return false;
}
