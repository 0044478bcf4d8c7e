/* What happened, where an entry's own line tells its time alone: a heading "16:22 UTC", a line of its own.
 * Then the first line below says it, or the only item.
 */
#include "facts/groups.h"

static const struct line *line_of(const struct reading *reading, const struct entry *entry)
{
    return &reading->lines.items[entry->line];
}

static bool lacks_text(const struct entry *entry)
{
    return entry->event.in_timeline && entry->event.timed && !entry->event.text.length;
}

/* The line below an entry where that can be what happened then, else NULL. */
static const struct line *text_below(const struct reading *reading, const struct entry *entry)
{
    const struct line *above = line_of(reading, entry), *line = above + 1;
    bool told = entry->kind == LINE_TEXT || entry->kind == LINE_ITEM || entry->kind == LINE_HEADING;
    if (!told || line == reading->lines.items + reading->lines.count || line->kind != LINE_TEXT ||
        line->section != above->section || line->quoted != above->quoted ||
        text_ends_with(line->text, TEXT(":")))
        return NULL;
    bool nested =
        entry->kind == LINE_HEADING || (entry->kind == LINE_ITEM && line->depth > above->depth);
    return nested || line->depth == above->depth ? line : NULL;
}

/* Without the colon of a list of definitions, that GitHub shows (": the page is back"), or an emoji's name. */
static struct text told_below(struct text text)
{
    return text_starts_with(text, TEXT(":"))
               ? text_from_offset(text, decoration_length(text, false))
               : text;
}

/* Whether the texts of a section's lines stand above their times: the first has one above it, the last none
 * below. `first` is the first entry of the section. */
static bool stand_above(const struct reading *reading, const struct entry_list *entries,
                        size_t first)
{
    const struct entry *entry = &entries->items[first], *last = entry;
    const struct entry *end = entries->items + entries->count;
    const struct line *line = line_of(reading, entry);
    if (entry->kind != LINE_TEXT || line == reading->lines.items || line[-1].kind != LINE_TEXT ||
        line[-1].section != line->section)
        return false;
    for (; entry < end && entry->section == entries->items[first].section; entry++)
        last = lacks_text(entry) ? entry : last;
    return !text_below(reading, last);
}

/* Whether the entry behind entry `i` is an item without a time below it, and the only one. */
static bool has_one_item(const struct entry_list *entries, size_t i)
{
    const struct entry *entry = &entries->items[i], *next = entry + 1;
    const struct entry *end = entries->items + entries->count;
    if (next == end || next->line != entry->line + 1 || next->event.timed ||
        next->event.depth <= entry->event.depth)
        return false;
    return next + 1 == end || next[1].event.timed || next[1].event.depth <= entry->event.depth;
}

static void take_text(struct entry *entry, struct text text)
{
    entry->event.text = text;
    entry->event.text_below = true;
}

/* Gives entry `i` its text; returns whether that was the next entry. */
static bool take_text_below(const struct reading *reading, const struct entry_list *entries,
                            size_t i)
{
    struct entry *entry = &entries->items[i], *next = entry + 1;
    if (has_one_item(entries, i)) {
        take_text(entry, next->event.text);
        return true;
    }
    const struct line *line = text_below(reading, entry);
    bool told = i + 1 < entries->count && next->line == entry->line + 1;
    if (line && !told)
        take_text(entry, told_below(line->text));
    return false;
}

void take_texts_below(const struct reading *reading, struct entry_list *entries)
{
    struct entry *items = entries->items;
    size_t kept = 0;
    bool above = false; /* then nobody knows which text a time has */
    for (size_t i = 0; i < entries->count; i++) {
        size_t entry = i;
        if (i == 0 || items[i].section != items[i - 1].section)
            above = stand_above(reading, entries, i);
        if (lacks_text(&items[entry]) && !above && take_text_below(reading, entries, entry))
            i++; /* the item is no entry besides */
        if (kept != entry)
            items[kept] = items[entry];
        kept++;
    }
    entries->count = kept;
}
