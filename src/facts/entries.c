/* Finding the entries of timelines: lines, items, headings that begin with a time, several on one
 * line, and prose that tells when what happened.
 */
#include <string.h>

#include "facts/entry_search.h"
#include "facts/groups.h"

/* What follows the time: without the brackets, dashes and colons between, but with the sign of "@ada". */
static struct text text_behind(struct text text, size_t at)
{
    struct text rest = text_from_offset(text, at);
    size_t length = decoration_length(rest, false);
    bool mention = length && rest.data[length - 1] == '@';
    return text_trim(text_from_offset(rest, length - mention));
}

static bool has_clock(const struct stamp *stamp)
{
    return stamp->clock.known || stamp->relative;
}

/* How deep a line is nested among entries: what stands below a heading that is an entry is nested in it,
 * as a list within an item is. */
static int depth_of_entry(const struct search *search, const struct line *line)
{
    bool below = search->entry_heading && line->block != search->entry_heading;
    return (line->kind == LINE_ITEM ? line->depth - 1 : line->depth) + below;
}

/* A new entry at the end of the list, where it is filled in: it is too large to be handed around. */
static struct entry *push_entry(struct search *search)
{
    struct entry_list *entries = search->entries;
    if (entries->count == entries->capacity)
        entries->items = arena_grow(search->reading->arena, entries->items, &entries->capacity,
                                    sizeof *entries->items);
    return memset(&entries->items[entries->count++], 0, sizeof *entries->items);
}

/* The time that an entry of a line begins with, and where that stands. */
static void set_time(struct entry *entry, const struct line *line, struct text text,
                     const struct stamp *stamp)
{
    struct event *event = &entry->event;
    event->stamp = *stamp;
    event->timed = true;
    event->relative = stamp->relative;
    event->written = text_slice(text, stamp->place.start, stamp->place.end);
    event->time_place = line_slice_place(line, event->written);
    entry->whole_day = !has_clock(stamp);
}

struct entry *push_line_entry(struct search *search, size_t index, struct text text,
                              const struct stamp *stamp, struct text rest)
{
    const struct line *line = &search->reading->lines.items[index];
    struct entry *entry = push_entry(search);
    struct event *event = &entry->event;
    event->place = line->place;
    event->written = text_slice(text, 0, 0);
    event->time_place = (struct place){line->place.start, line->place.start};
    if (stamp)
        set_time(entry, line, text, stamp);
    event->text = rest;
    event->depth = depth_of_entry(search, line);
    event->day_written = search->day.written;
    entry->line = index;
    entry->kind = line->kind;
    entry->day = search->day.date;
    entry->day_why = search->day.why;
    entry->zone = search->day.zone;
    entry->zone_why = search->day.zone_why;
    entry->next_day = search->next_day;
    entry->list = search->list;
    entry->section = line->section;
    search->next_day &= !event->timed;
    return entry;
}

/* The entries of a line, of which the first has this time. */
static void push_line_entries(struct search *search, size_t index, const struct stamp *first)
{
    const struct line *line = &search->reading->lines.items[index];
    struct stamp stamp = *first, next;
    for (;;) {
        size_t behind;
        struct other_time *other = read_other_time(search->reading, line->text, &stamp, &behind);
        bool more = next_on_line(search->reading, line->text, behind, &next);
        struct text told = text_slice(line->text, 0, more ? next.place.start : line->text.length);
        struct entry *entry =
            push_line_entry(search, index, line->text, &stamp, text_behind(told, behind));
        if (other)
            other->place = line_slice_place(line, other->written);
        entry->event.other = other;
        if (!more)
            return;
        stamp = next;
    }
}

static bool is_in_timeline(const struct search *search, const struct line *line)
{
    return in_timeline(search->reading->postmortem, line->place.start);
}

/* A line as a person writes an entry: a clock without seconds, and words. Programs log their seconds. */
static bool is_told_line(const struct search *search, struct text text)
{
    struct stamp stamp;
    size_t start, words = 0;
    if (!head_stamp(search->reading, text, &stamp, &start) || !stamp.clock.known ||
        stamp.clock.precision != PRECISION_MINUTE)
        return false;
    for (size_t i = stamp.place.end; i < text.length; i++)
        words += ascii_is_letter(text.data[i]) && ascii_is_blank(text.data[i - 1]);
    return words >= 2;
}

/* Whether a fence of a timeline holds its entries, set in code for the sake of its columns. */
static bool is_told_fence(const struct search *search, const struct block *block)
{
    enum { LEAST = 3 };
    struct text rest = block->text, line;
    size_t count = 0;
    while (text_next_line(&rest, &line)) {
        line = text_trim(line);
        if (line.length && !is_told_line(search, line))
            return false;
        count += line.length > 0;
    }
    return count >= LEAST;
}

static bool is_in_told_fence(struct search *search, const struct line *line)
{
    if (search->fence != line->block) {
        search->fence = line->block;
        search->told = is_in_timeline(search, line) && is_told_fence(search, line->block);
    }
    return search->told;
}

/* "- 14:25 UTC: They saw it" in a fence that its author believed closed is an entry all the same. */
static bool is_entry_in_code(const struct search *search, const struct line *line)
{
    struct stamp stamp;
    size_t start, words = 0;
    if (line->text.length < 3 || !strchr("-*", line->text.data[0]) || line->text.data[1] != ' ')
        return false;
    if (!line->block->closed)
        return true;
    if (!is_in_timeline(search, line) || !head_stamp(search->reading, line->text, &stamp, &start) ||
        !stamp.clock.known)
        return false;
    for (size_t i = stamp.place.end; i < line->text.length; i++)
        words += ascii_is_letter(line->text.data[i]) && ascii_is_blank(line->text.data[i - 1]);
    return words >= 3;
}

static void read_row_line(struct search *search, size_t index)
{
    const struct line *line = &search->reading->lines.items[index];
    if (line->block->header && !is_in_timeline(search, line))
        return;
    struct entry *entry = push_entry(search);
    entry->line = index;
    entry->kind = LINE_ROW;
    entry->day = search->day.date;
    entry->day_why = search->day.why;
    entry->next_day = search->next_day;
    entry->event.day_written = search->day.written;
    if (!read_row_entry(search->reading, line, &search->head, entry)) {
        search->entries->count--;
        return;
    }
    entry->event.depth = depth_of_entry(search, line);
    search->next_day &= !entry->event.timed;
}

/* Whether a line belongs to an entry above it that begins with a time. */
static bool is_below_entry(const struct search *search, const struct line *line)
{
    if (search->timed_block &&
        (line->block == search->timed_block || search->timed_block->kind == BLOCK_HEADING))
        return true;
    bool deeper = line->depth > search->timed_depth;
    return search->timed_block && line->depth &&
           (deeper || (line->kind == LINE_TEXT && line->depth == search->timed_depth));
}

static void note_timed(struct search *search, const struct line *line)
{
    search->timed_block = line->block;
    search->timed_depth = line->depth;
    if (line->kind == LINE_HEADING)
        search->entry_heading = line->block;
}

/* "What the users saw:" over a list begins another one, in an order of its own. */
static bool introduces_list(const struct reading *reading, size_t index)
{
    const struct line *line = &reading->lines.items[index];
    return line->kind == LINE_TEXT && line->depth == 0 && index + 1 < reading->lines.count &&
           line[1].kind == LINE_ITEM && text_ends_with(line->text, TEXT(":"));
}

/* Whether a line that introduces a list as that of a day goes on with the list right above it, which tells of another
 * day: then it begins none of its own. */
static bool goes_on_with_list(const struct search *search, size_t index,
                              const struct date *day_above)
{
    const struct line *line = &search->reading->lines.items[index];
    struct date day;
    return index > 0 && (line[-1].kind == LINE_ITEM || line[-1].depth > 0) && day_above->known &&
           is_bare_day(search->reading, line->text, &day) && !date_is_same(&day, day_above) &&
           introduces_list(search->reading, index);
}

static void read_headed_line(struct search *search, size_t index, const struct stamp *stamp)
{
    const struct line *line = &search->reading->lines.items[index];
    struct date day_above = search->day.date;
    if (entry_day_read(search->reading, line, stamp, &search->day)) {
        search->timed_block = NULL;
        search->list -= goes_on_with_list(search, index, &day_above);
    } else if (has_clock(stamp) || (stamp->date.day && is_in_timeline(search, line))) {
        note_timed(search, line);
        push_line_entries(search, index, stamp);
    }
}

/* A line of the timeline that does not begin with a time may hold one all the same. */
static void read_other_line(struct search *search, size_t index)
{
    struct reading *reading = search->reading;
    const struct line *line = &reading->lines.items[index];
    struct stamp stamp;
    if (line->kind == LINE_HEADING || is_heading_line(reading, line) ||
        is_length_field(reading, line))
        return;
    bool nested = search->timed_block && line->depth > search->timed_depth;
    if (!nested && label_stamp(reading, line, &stamp)) {
        push_line_entry(search, index, line->text, &stamp, line->text);
    } else if (next_on_line(reading, line->text, 0, &stamp)) {
        push_line_entries(search, index, &stamp);
    } else if (!line->quoted && !is_below_entry(search, line) &&
               dated_stamp_within(reading, line->text, &stamp)) {
        push_line_entry(search, index, line->text, &stamp, line->text)->within = true;
    } else if (line->kind == LINE_ITEM && !is_labelled(reading, line)) {
        push_line_entry(search, index, line->text, NULL, line->text);
    }
}

static void read_line(struct search *search, size_t index)
{
    const struct line *line = &search->reading->lines.items[index];
    struct stamp stamp;
    size_t start;
    bool next_day;
    if (line->quoted && !search->quotes)
        return;
    search->list += introduces_list(search->reading, index);
    if (line->kind == LINE_HEADING && line->level <= search->day.level)
        entry_day_forget(&search->day);
    if (line->kind == LINE_ROW) {
        read_row_line(search, index);
        return;
    }
    if (line->kind == LINE_CODE && !is_entry_in_code(search, line) &&
        !is_in_told_fence(search, line))
        return;
    if (entry_day_read_named(search->reading, line, &search->day))
        return;
    if (is_next_day(search->reading, line->text)) {
        search->next_day = true;
    } else if (entry_head_stamp(search->reading, line->text, &stamp, &start, &next_day) &&
               !is_year_alone(text_from_offset(line->text, start)) &&
               !ends_line_above(search->reading, index, &stamp)) {
        search->next_day |= next_day;
        read_headed_line(search, index, &stamp);
    } else if (is_in_timeline(search, line) &&
               !entry_day_read_note(search->reading, line, &search->day)) {
        read_other_line(search, index);
    }
}

static void read_lines_of(struct search *search)
{
    struct reading *reading = search->reading;
    size_t section = SIZE_MAX;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->section != section) {
            if (search->day.level == 7)
                entry_day_forget(&search->day);
            search->timed_block = search->entry_heading = NULL;
            search->next_day = false;
        }
        section = line->section;
        read_line(search, i);
    }
    entry_day_forget(&search->day);
    search->entry_heading = NULL;
    search->next_day = false;
}

/* What is quoted is somebody's log, unless nothing else tells the times. */
void find_entries(struct reading *reading, struct entry_list *entries)
{
    struct search search = {.reading = reading, .entries = entries};
    read_lines_of(&search);
    if (!has_timed(entries)) {
        entries->count = 0;
        search = (struct search){.reading = reading, .entries = entries, .quotes = true};
        read_lines_of(&search);
    }
    size_t before = entries->count;
    read_prose(&search, count_timed_entries(reading, entries));
    if (entries->count > before)
        sort_entries(entries);
}
