/* What happened, where an entry's own line tells its time alone: a heading "16:22 UTC", a line of its own.
 * Then the first line below says it.
 */
#include "facts/groups.h"

/* Whether a line can be what happened at the time of the entry above it. */
static bool belongs_below(const struct entry *entry, const struct line *above,
                          const struct line *line)
{
    if (line->section != above->section || line->quoted != above->quoted ||
        (line->kind != LINE_TEXT && line->kind != LINE_ITEM) ||
        text_ends_with(line->text, TEXT(":")))
        return false;
    if (entry->kind == LINE_HEADING)
        return true;
    if (entry->kind == LINE_ITEM)
        return line->depth > above->depth ||
               (line->kind == LINE_TEXT && line->depth == above->depth);
    return line->kind == LINE_TEXT && line->depth == above->depth;
}

/* Without the colon of a list of definitions, that GitHub shows: ": the page is back". */
static struct text told_below(struct text text)
{
    return text_starts_with(text, TEXT(": ")) ? text_trim(text_from_offset(text, 2)) : text;
}

void take_texts_below(const struct reading *reading, struct entry_list *entries)
{
    const struct line_list *lines = &reading->lines;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        size_t below = entry->line + 1;
        bool last = i + 1 == entries->count || entries->items[i + 1].line > below;
        if (!entry->event.in_timeline || !entry->event.timed || entry->event.text.length || !last ||
            below >= lines->count)
            continue;
        if (!belongs_below(entry, &lines->items[entry->line], &lines->items[below]))
            continue;
        entry->event.text = told_below(lines->items[below].text);
        entry->event.text_below = true;
    }
}
