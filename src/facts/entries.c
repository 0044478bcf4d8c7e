/* Finding the entries of timelines: lines, items, headings that begin with a time, several on one
 * line, and prose that tells when what happened.
 */
#include <string.h>

#include "facts/reading.h"

struct search {
    struct reading *reading;
    struct entry_list *entries;
    struct date day; /* of the last day heading */
    const char *day_why;
    struct text day_written;
    int day_level; /* of that heading: one of its level or above ends it */
};

/* Words like "at" or "on" in front of a time: their length with the blank behind, or 0. */
static size_t lead_length(const struct reading *reading, struct text text)
{
    const struct word_list *leads = &reading->words->lists[WORDS_ENTRY_LEADS];
    for (size_t i = 0; i < leads->count; i++) {
        struct text lead = text_from(leads->items[i]);
        if (text_starts_with_folded(text, lead) && lead.length < text.length &&
            (ascii_is_blank(text.data[lead.length]) || text.data[lead.length] == ','))
            return lead.length + 1;
    }
    return 0;
}

/* "10.12:30 PM": a number of a list that Markdown did not see, without a blank behind it. */
static size_t tight_number_length(struct text text)
{
    size_t at = 0;
    while (at < text.length && at < 3 && ascii_is_digit(text.data[at]))
        at++;
    bool number = at > 0 && at < text.length && (text.data[at] == '.' || text.data[at] == ')');
    return number ? at + 1 : 0;
}

bool head_stamp(const struct reading *reading, struct text text, struct stamp *stamp, size_t *start)
{
    size_t at = decoration_length(text, false);
    for (int tries = 0; tries < 3 && at < text.length; tries++) {
        /* "~" and "+" belong to the stamp, yet count as decoration. */
        size_t from = at > 0 && strchr("~+", text.data[at - 1]) ? at - 1 : at;
        if (stamp_read_loosely(text, from, reading->time, stamp)) {
            *start = from;
            return true;
        }
        struct text rest = text_from_offset(text, at);
        size_t skip = lead_length(reading, rest);
        if (!skip && tries == 0)
            skip = tight_number_length(rest);
        if (!skip)
            return false;
        at += skip;
        at += decoration_length(text_from_offset(text, at), false);
    }
    return false;
}

/* What follows the time: without the brackets, dashes and colons between. */
static struct text text_behind(struct text text, size_t at)
{
    struct text rest = text_from_offset(text, at);
    return text_trim(text_from_offset(rest, decoration_length(rest, false)));
}

static bool has_clock(const struct stamp *stamp)
{
    return stamp->clock.known || stamp->relative;
}

static struct entry entry_of_line(const struct search *search, size_t index, struct text text,
                                  const struct stamp *stamp, struct text rest)
{
    const struct line *line = &search->reading->lines.items[index];
    struct entry entry = {.line = index, .kind = line->kind};
    struct event *event = &entry.event;
    event->stamp = *stamp;
    event->timed = true;
    event->relative = stamp->relative;
    event->written = text_slice(text, stamp->place.start, stamp->place.end);
    event->time_place = line_slice_place(line, event->written);
    event->place = line_slice_place(line, line->text);
    event->text = rest;
    event->depth = line->depth;
    event->day_written = search->day_written;
    entry.day = search->day;
    entry.day_why = search->day_why;
    entry.whole_day = !has_clock(stamp);
    entry.section = section_index_at(search->reading->postmortem, event->place.start);
    return entry;
}

static void push(struct search *search, struct entry entry)
{
    LIST_PUSH(search->reading->arena, search->entries, entry);
}

/* A further entry on the same line begins behind a full stop and is followed by ':' or a dash. */
static bool begins_entry(struct text text, const struct stamp *stamp)
{
    size_t before = stamp->place.start, behind = stamp->place.end;
    while (before > 0 && strchr(" \t*_`-–•", text.data[before - 1]))
        before--;
    bool stop = before > 0 && strchr(".!?;\n", text.data[before - 1]);
    struct text rest = text_trim(text_slice(text, behind, behind + 8));
    return stop && has_clock(stamp) &&
           (text_starts_with(rest, TEXT(":")) || text_starts_with(rest, TEXT("-")) ||
            text_starts_with(rest, TEXT("–")));
}

/* The entries of a line that begins with one. */
static void push_line_entries(struct search *search, size_t index, const struct stamp *first)
{
    struct text text = search->reading->lines.items[index].text;
    struct stamp stamp = *first, next;
    for (;;) {
        size_t at = stamp.place.end;
        bool more = false;
        while (stamp_find(text, at, search->reading->time, &next)) {
            at = next.place.end;
            if ((more = begins_entry(text, &next)))
                break;
        }
        size_t end = more ? next.place.start : text.length;
        push(search, entry_of_line(search, index, text, &stamp,
                                   text_behind(text_slice(text, 0, end), stamp.place.end)));
        if (!more)
            return;
        stamp = next;
    }
}

/* "**Detected:** 2025-08-18 23:25 UTC", "First detected 2021-07-12 15:44": a label of at most six
 * words, then the time, then nothing or a remark. */
static bool label_stamp(const struct search *search, const struct line *line, struct stamp *stamp)
{
    struct text name, value;
    size_t start;
    if (split_label(line, &name, &value) && value.length &&
        head_stamp(search->reading, value, stamp, &start)) {
        size_t shift = (size_t)(value.data - line->text.data);
        stamp->place.start += shift;
        stamp->place.end += shift;
        return stamp->clock.known || stamp->date.day;
    }
    if (line->kind != LINE_ITEM || !stamp_find(line->text, 0, search->reading->time, stamp))
        return false;
    size_t words = 1;
    for (size_t i = 0; i < stamp->place.start; i++)
        words += ascii_is_blank(line->text.data[i]);
    bool last = text_strip(text_from_offset(line->text, stamp->place.end), " .)").length == 0;
    return words <= 7 && last && stamp->date.known && stamp->clock.known;
}

static bool is_in_timeline(const struct search *search, const struct line *line)
{
    size_t at = line_slice_place(line, line->text).start;
    return in_role(search->reading->postmortem, at, ROLE_TIMELINE);
}

/* A line that is a day and (nearly) nothing else stands over the entries of that day. */
static bool read_day(struct search *search, const struct line *line, const struct stamp *stamp)
{
    struct text rest = text_strip(text_from_offset(line->text, stamp->place.end), " :.,)]*-");
    bool bare = rest.length == 0 || (line->kind == LINE_HEADING && rest.length < 60) ||
                (rest.data[0] == '(' && rest.length < 30);
    bool several = stamp->end_date.known && line->kind != LINE_HEADING;
    if (!stamp->date.known || has_clock(stamp) || !bare || !stamp->date.day || several)
        return false;
    search->day = stamp->date;
    search->day_written = text_slice(line->text, stamp->place.start, stamp->place.end);
    search->day_why = line_reason(search->reading, "date from the heading",
                                  line_slice_place(line, search->day_written).start);
    search->day_level = line->kind == LINE_HEADING ? line->level : 7;
    return true;
}

static void forget_day(struct search *search)
{
    search->day = (struct date){0};
    search->day_why = NULL;
    search->day_written = (struct text){0};
    search->day_level = 0;
}

/* An item of a fence that was never closed: "- 14:25 UTC: …" is an entry all the same. */
static bool is_item_in_code(const struct line *line)
{
    return line->kind == LINE_CODE && !line->block->closed && line->text.length > 2 &&
           strchr("-*", line->text.data[0]) && line->text.data[1] == ' ';
}

static void push_untimed(struct search *search, size_t index)
{
    const struct line *line = &search->reading->lines.items[index];
    struct stamp none = {0};
    struct entry entry = entry_of_line(search, index, line->text, &none, line->text);
    entry.event.timed = false;
    entry.event.written = (struct text){line->text.data, 0};
    entry.event.time_place = (struct place){entry.event.place.start, entry.event.place.start};
    entry.whole_day = false;
    push(search, entry);
}

static void read_row_line(struct search *search, size_t index)
{
    const struct line *line = &search->reading->lines.items[index];
    struct entry entry = {
        .line = index, .kind = LINE_ROW, .day = search->day, .day_why = search->day_why};
    if (line->block->header && !is_in_timeline(search, line))
        return;
    if (read_row_entry(search->reading, line, &entry))
        push(search, entry);
}

static void read_line(struct search *search, size_t index)
{
    const struct line *line = &search->reading->lines.items[index];
    struct stamp stamp;
    size_t start;
    if (line->kind == LINE_HEADING && line->level <= search->day_level)
        forget_day(search);
    if (line->kind == LINE_ROW) {
        read_row_line(search, index);
        return;
    }
    if (line->kind == LINE_CODE && !is_item_in_code(line))
        return;
    bool timeline = is_in_timeline(search, line);
    if (head_stamp(search->reading, line->text, &stamp, &start)) {
        if (read_day(search, line, &stamp))
            return;
        if (has_clock(&stamp) || (timeline && stamp.date.day))
            push_line_entries(search, index, &stamp);
    } else if (timeline && line->kind != LINE_HEADING && label_stamp(search, line, &stamp)) {
        push(search, entry_of_line(search, index, line->text, &stamp, line->text));
    } else if (timeline && line->kind == LINE_ITEM) {
        push_untimed(search, index);
    }
}

static bool any_timed(const struct entry_list *entries, size_t from)
{
    for (size_t i = from; i < entries->count; i++)
        if (entries->items[i].event.timed)
            return true;
    return false;
}

/* A timeline told in sentences: each clock in it is an entry. */
static void read_prose(struct search *search, size_t section)
{
    const struct reading *reading = search->reading;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct stamp stamp;
        size_t at = line_slice_place(line, line->text).start;
        if (line->kind != LINE_TEXT && line->kind != LINE_ITEM)
            continue;
        if (section_index_at(reading->postmortem, at) != section)
            continue;
        for (size_t from = 0; stamp_find(line->text, from, reading->time, &stamp);
             from = stamp.place.end)
            if (stamp.clock.known)
                push(search, entry_of_line(search, i, line->text, &stamp,
                                           sentence_around(line->text, stamp.place.start)));
    }
}

void find_entries(struct reading *reading, struct entry_list *entries)
{
    struct search search = {.reading = reading, .entries = entries};
    size_t section = SIZE_MAX;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        size_t here =
            section_index_at(reading->postmortem, line_slice_place(line, line->text).start);
        if (here != section && search.day_level == 7)
            forget_day(&search);
        section = here;
        read_line(&search, i);
    }
    if (any_timed(entries, 0))
        return;
    forget_day(&search);
    for (size_t i = 0; i < reading->postmortem->sections.count; i++)
        if (reading->postmortem->sections.items[i].roles[ROLE_TIMELINE])
            read_prose(&search, i);
}
