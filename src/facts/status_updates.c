/* The updates of a status page as a timeline: "Resolved", "Identified", "Investigating" over what was written, and
 * below it when it was posted.
 */
#include <string.h>

#include "facts/groups.h"

/* Whether a line is nothing but, or begins with, the name of such an update; `*told` is what it says itself. */
static bool names_update(struct reading *reading, const struct line *line, struct text *told)
{
    const struct word_list *names = &reading->words->lists[WORDS_STATUS_UPDATES];
    struct text name;
    if (line->kind == LINE_HEADING || line->strong) {
        *told = text_slice(line->text, 0, 0);
        return phrases_contain(names, folded_name(reading, line->text));
    }
    return line->kind == LINE_TEXT && split_label(line, &name, told) &&
           phrases_contain(names, folded_name(reading, name));
}

/* Whether a line tells nothing but when an update was posted. */
static bool is_posted(const struct reading *reading, const struct line *line, struct stamp *stamp)
{
    enum { LEAD = 24, BEHIND = 2 }; /* "Posted 3 days ago. ", "." */
    return line->kind != LINE_HEADING && !line->quoted &&
           find_stamp(reading, line->text, 0, stamp) && stamp->clock.known && stamp->date.known &&
           !stamp->end_clock.known && stamp->place.start <= LEAD &&
           stamp->place.end + BEHIND >= line->text.length;
}

/* "## Investigating 2025-01-04 9:27 am": a heading that names an update and tells when it was posted. */
static bool is_stamped_update(struct reading *reading, const struct line *line, struct stamp *stamp)
{
    const struct word_list *names = &reading->words->lists[WORDS_STATUS_UPDATES];
    if (line->kind != LINE_HEADING || line->quoted || !find_stamp(reading, line->text, 0, stamp) ||
        !stamp->place.start || !stamp->clock.known || !stamp->date.known || stamp->end_clock.known)
        return false;
    struct text name = text_strip(text_slice(line->text, 0, stamp->place.start), " -|:(@,");
    struct text rest = text_strip(text_from_offset(line->text, stamp->place.end), " .):");
    return !rest.length && phrases_contain(names, folded_name(reading, name));
}

/* The line below an update's name that tells when it was posted, or SIZE_MAX. */
static size_t find_posted(struct reading *reading, size_t index, struct stamp *stamp)
{
    enum { REACH = 20 };
    struct text told;
    for (size_t i = index + 1; i < reading->lines.count && i <= index + REACH; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind == LINE_HEADING || names_update(reading, line, &told))
            return SIZE_MAX;
        if (is_posted(reading, line, stamp))
            return i;
    }
    return SIZE_MAX;
}

static void push_update(struct reading *reading, struct entry_list *entries, size_t index,
                        struct text told, const struct stamp *stamp)
{
    const struct line *line = &reading->lines.items[index];
    struct entry entry = {.line = index, .kind = LINE_HEADING, .section = line->section};
    struct event *event = &entry.event;
    event->text = told;
    event->stamp = *stamp;
    event->timed = event->posted = true;
    event->place = line->place;
    event->written = text_slice(line->text, stamp->place.start, stamp->place.end);
    event->time_place = line_slice_place(line, event->written);
    LIST_PUSH(reading->arena, entries, entry);
}

/* A page with more updates is one of several incidents. */
enum { MOST_UPDATES = 100 };

/* The lines that were read as entries of their own give way. */
static void supersede(struct entry_list *entries, size_t known)
{
    for (size_t i = 0; i < known; i++)
        for (size_t j = known; j < entries->count; j++)
            entries->items[i].superseded |= entries->items[i].line == entries->items[j].line;
}

/* Adds the updates of all lines. False where other headings stand between them: they are of several incidents. */
static bool push_updates(struct reading *reading, struct entry_list *entries)
{
    size_t known = entries->count;
    bool ended = false;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct text told;
        struct stamp stamp;
        size_t posted = SIZE_MAX;
        bool named = !line->quoted && line->kind != LINE_ROW && names_update(reading, line, &told);
        if (named) {
            posted = find_posted(reading, i, &stamp);
        } else if (is_stamped_update(reading, line, &stamp) && i + 1 < reading->lines.count &&
                   line[1].kind != LINE_HEADING) {
            named = true;
            posted = i;
            told = line[1].text;
        }
        ended |= !named && entries->count > known && (line->kind == LINE_HEADING || line->strong);
        if (posted == SIZE_MAX)
            continue;
        if (ended || entries->count == known + MOST_UPDATES)
            return false;
        push_update(reading, entries, posted, told.length || posted == i + 1 ? told : line[1].text,
                    &stamp);
    }
    return true;
}

/* "*Investigating | 09/25 10:09pm Central* - The gates stay shut": a paragraph whose emphasised lead is the state and when
 * that was posted. */
static bool is_led_update(const struct reading *reading, const struct line *line, struct text *told,
                          struct stamp *stamp)
{
    enum { LONGEST_STATE = 60 };
    size_t bar = line->kind == LINE_TEXT && line->first && !line->quoted
                     ? text_find_byte(line->text, '|', 0)
                     : TEXT_NOT_FOUND;
    size_t from = (size_t)(line->text.data - line->block->text.data);
    if (bar == TEXT_NOT_FOUND || bar > LONGEST_STATE ||
        !(block_style(line->block, from, from + bar) & (RUN_EMPHASIS | RUN_STRONG)))
        return false;
    do
        bar++;
    while (bar < line->text.length && ascii_is_blank(line->text.data[bar]));
    if (!stamp_read_loosely(line->text, bar, reading->time, stamp) || !stamp->clock.known ||
        !stamp->date.known || stamp->end_clock.known)
        return false;
    struct text rest = text_trim(text_from_offset(line->text, stamp->place.end));
    size_t mark = decoration_length(rest, false);
    *told = text_from_offset(rest, mark);
    return mark && told->length;
}

/* Such paragraphs are updates where one of them names a state that is known. */
static void push_led(struct reading *reading, struct entry_list *entries)
{
    const struct word_list *names = &reading->words->lists[WORDS_STATUS_UPDATES];
    size_t known = entries->count;
    bool named = false;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct pattern_match match;
        struct text told;
        struct stamp stamp;
        if (!is_led_update(reading, line, &told, &stamp))
            continue;
        if (entries->count == known + MOST_UPDATES) {
            named = false;
            break;
        }
        push_update(reading, entries, i, told, &stamp);
        struct text state = text_slice(line->text, 0, text_find_byte(line->text, '|', 0));
        named |= phrases_find(names, folded_name(reading, state), 0, &match);
    }
    if (!named)
        entries->count = known;
}

/* Whether a line holds the mark by which the generator of a status page stamps an update: `{{< track "2024-03-05
 * 10:00" >}}` behind what it says, `::: update Resolved | 2024-03-05 10:00` over it. */
static bool is_tracked(const struct reading *reading, const struct line *line, struct text *told,
                       struct stamp *stamp)
{
    static const char over[] = "::: update ";
    size_t mark = text_find(line->text, TEXT("{{< track "), 0), from = 0;
    if (mark == TEXT_NOT_FOUND && text_starts_with(line->text, TEXT(over))) {
        from = strlen(over);
        mark = text_find_byte(line->text, '|', from);
    }
    if (mark == TEXT_NOT_FOUND || !find_stamp(reading, line->text, mark, stamp))
        return false;
    *told = text_trim(text_slice(line->text, from, mark));
    return stamp->clock.known && stamp->date.known && !stamp->end_clock.known;
}

/* Such marks stand on pages that have a front matter. */
static void push_tracked(struct reading *reading, struct entry_list *entries)
{
    if (reading->postmortem->markdown->front_matter_kind == FRONT_MATTER_NONE)
        return;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct text told;
        struct stamp stamp;
        if (line->quoted || line->kind == LINE_CODE || line->kind == LINE_ROW ||
            !is_tracked(reading, line, &told, &stamp))
            continue;
        push_update(reading, entries, i, told.length || line->first ? told : line[-1].text, &stamp);
    }
}

void read_status_updates(struct reading *reading, struct entry_list *entries)
{
    enum { LEAST = 2 };
    size_t known = entries->count;
    if (!push_updates(reading, entries) || entries->count < known + LEAST) {
        entries->count = known;
        push_tracked(reading, entries);
    }
    if (entries->count == known)
        push_led(reading, entries);
    if (entries->count == known)
        return;
    supersede(entries, known);
    sort_entries(entries);
}
