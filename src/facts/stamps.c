/* The stamps of a document's texts. Several steps look for them in the same blocks, their lines and
 * sentences: each block is read once.
 */
#include <string.h>

#include "base/text_places.h"
#include "facts/reading.h"

/* The stamps of a block's text, one behind the other, once they were asked for. */
struct stamped_text {
    struct stamp_list stamps;
    bool read;
    bool length; /* it may hold one: see stamp_find_noting */
};

/* Nobody tells the times of one incident in more zones. */
enum { MOST_TOLD_ZONES = 8 };

/* The texts of all blocks, and what was read of each. */
struct stamped_texts {
    struct text_places places;
    struct stamped_text *items;
    struct stamp_list found; /* in the text that is being read: its room is used again */
    struct told_zones {
        struct {
            const struct zone_entry *entry;
            bool apart;
        } items[MOST_TOLD_ZONES];
        size_t count;
    } told; /* whether the document names the summer time of each, once that was asked for */
};

void prepare_stamps(struct reading *reading, const struct text *texts, size_t count)
{
    struct stamped_texts *stamped = arena_alloc(reading->arena, sizeof *stamped);
    stamped->places = text_places_new(texts, count, reading->arena);
    stamped->items = arena_alloc_array(reading->arena, count, sizeof *stamped->items);
    reading->stamped = stamped;
}

/* Most texts have few, for which the room that a list begins with would be too much. */
static void keep_stamps(struct arena *arena, struct stamped_text *whole, struct stamp_list *found)
{
    enum { FEW = 16 };
    if (found->count > FEW) {
        whole->stamps = *found;
        *found = (struct stamp_list){0};
    } else if (found->count) {
        size_t size = found->count * sizeof *found->items;
        whole->stamps.items = memcpy(arena_alloc_unset(arena, size), found->items, size);
        whole->stamps.count = found->count;
    }
}

/* Whether a zone's name stands behind a clock somewhere: "02:30 CEST". */
static bool stands_behind_clock(struct text text, const char *name)
{
    struct text word = text_from(name);
    for (size_t at = 0; (at = text_find(text, word, at)) != TEXT_NOT_FOUND; at += word.length)
        if (at > 1 && text.data[at - 1] == ' ' &&
            (ascii_is_digit(text.data[at - 2]) || ascii_lower(text.data[at - 2]) == 'm') &&
            !(at + word.length < text.length && ascii_is_word(text.data[at + word.length])))
            return true;
    return false;
}

/* Whether the document gives clocks in the summer time of a zone that names the standard time. */
static bool names_summer_time(const struct reading *reading, const struct zone_entry *standard)
{
    const struct zone_table *zones = &reading->time->zones;
    for (size_t i = 0; i < zones->count; i++) {
        const struct zone_entry *summer = &zones->items[i];
        if (summer->kind == ZONE_FIXED && summer->offsets[0] == standard->other_season &&
            summer->other_season == standard->offsets[0] &&
            stands_behind_clock(reading->postmortem->document->bytes, summer->name))
            return true;
    }
    return false;
}

static bool is_told_apart(const struct reading *reading, const struct zone_entry *entry)
{
    struct told_zones *told = reading->stamped ? &reading->stamped->told : NULL;
    if (!entry || entry->kind != ZONE_FIXED || entry->other_season <= entry->offsets[0] || !told)
        return false;
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].entry == entry)
            return told->items[i].apart;
    if (told->count == MOST_TOLD_ZONES)
        return false;
    told->items[told->count].entry = entry;
    return told->items[told->count++].apart = names_summer_time(reading, entry);
}

/* Notes of the zone of a stamp whether the document tells it from its summer time. "02:30 CET/CEST" leaves it open. */
static void note_told_zone(const struct reading *reading, struct text text, struct stamp *stamp)
{
    struct zone *zone = &stamp->zone;
    if (!zone->entry || !is_told_apart(reading, zone->entry))
        return;
    size_t behind = (size_t)(zone->written.data - text.data) + zone->written.length;
    zone->told_apart = !(behind < text.length && text.data[behind] == '/');
}

static void read_stamps(const struct reading *reading, struct text text, struct stamped_text *whole)
{
    struct stamp_list *found = &reading->stamped->found;
    struct stamp stamp UNSET;
    bool length;
    found->count = 0;
    for (size_t at = 0;; at = stamp.place.end) {
        bool more = stamp_find_noting(text, at, reading->time, &stamp, &length);
        whole->length |= length;
        if (!more)
            break;
        note_told_zone(reading, text, &stamp);
        LIST_PUSH(reading->arena, found, stamp);
    }
    keep_stamps(reading->arena, whole, found);
    whole->read = true;
}

/* The text of that index with its stamps. */
static const struct stamped_text *stamps_of(const struct reading *reading, size_t index)
{
    struct stamped_text *whole = &reading->stamped->items[index];
    if (!whole->read)
        read_stamps(reading, reading->stamped->places.items[index], whole);
    return whole;
}

const struct stamp_list *block_stamps(const struct reading *reading, const struct block *block)
{
    static const struct stamp_list none = {0};
    if (!block->text.length)
        return &none;
    size_t index = text_places_find(&reading->stamped->places, block->text);
    if (index != TEXT_NOT_FOUND)
        return &stamps_of(reading, index)->stamps;
    struct stamped_text *unknown = arena_alloc(reading->arena, sizeof *unknown);
    read_stamps(reading, block->text, unknown);
    return &unknown->stamps;
}

/* Whether a text that begins or ends at byte `at` reads as it does within the whole: nothing that is part of
 * a stamp goes on over a line's end. */
static bool is_line_edge(struct text whole, size_t at)
{
    return at == 0 || at == whole.length || whole.data[at - 1] == '\n' || whole.data[at] == '\n';
}

/* Whether a text begins at byte `at` behind a label's colon and a blank: no word before them changes what is
 * read behind them, unless a stamp reaches over them. */
static bool is_value_start(struct text whole, size_t at)
{
    return at >= 2 && whole.data[at - 2] == ':' && ascii_is_blank(whole.data[at - 1]);
}

/* Whether a text ends at byte `at` before a bracket that was opened before it: "(due: 2024-05-03)". */
static bool is_bracket_end(struct text whole, struct text text, size_t at)
{
    return at < whole.length && whole.data[at] == ')' &&
           text_find_byte(text, '(', 0) == TEXT_NOT_FOUND;
}

/* The first stamp of the list that ends behind byte `at`. */
static size_t first_behind(const struct stamp_list *stamps, size_t at)
{
    size_t low = 0, high = stamps->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stamps->items[middle].place.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void move_place(struct place *place, size_t back)
{
    place->start -= back;
    place->end -= back;
}

/* The stamp with its places in a part of the text that begins at byte `back`. */
static struct stamp moved_back(const struct stamp *stamp, size_t back)
{
    struct stamp moved = *stamp;
    move_place(&moved.place, back);
    if (moved.date.known)
        move_place(&moved.date.place, back);
    if (moved.end_date.known)
        move_place(&moved.end_date.place, back);
    return moved;
}

/* The text of which `text` is a part that reads as it does within it: its index, and where the part begins.
 * TEXT_NOT_FOUND where there is none. */
static size_t find_whole(const struct reading *reading, struct text text, size_t *start)
{
    struct stamped_texts *stamped = reading->stamped;
    size_t index = stamped ? text_places_find(&stamped->places, text) : TEXT_NOT_FOUND;
    if (index == TEXT_NOT_FOUND)
        return TEXT_NOT_FOUND;
    struct text whole = stamped->places.items[index];
    *start = (size_t)(text.data - whole.data);
    size_t end = *start + text.length;
    bool begins = is_line_edge(whole, *start) || is_value_start(whole, *start);
    bool ends = is_line_edge(whole, end) || is_bracket_end(whole, text, end);
    return begins && ends ? index : TEXT_NOT_FOUND;
}

bool read_head_stamp(const struct reading *reading, struct text text, size_t at,
                     struct stamp *stamp)
{
    size_t start;
    if (!stamp_may_begin(text, at, reading->time))
        return false;
    size_t index = find_whole(reading, text, &start);
    if (index != TEXT_NOT_FOUND && reading->stamped->items[index].read) {
        const struct stamp_list *stamps = &reading->stamped->items[index].stamps;
        size_t next = first_behind(stamps, start + at);
        if (next < stamps->count && stamps->items[next].place.start == start + at &&
            stamps->items[next].place.end <= start + text.length) {
            *stamp = moved_back(&stamps->items[next], start);
            if (stamp_is_plain(text, reading->time, stamp))
                return true;
        }
    }
    if (!stamp_read_loosely(text, at, reading->time, stamp))
        return false;
    note_told_zone(reading, text, stamp);
    return true;
}

/* As find_stamp for a text that is not known, or from the middle of a stamp on. */
static bool find_anew(const struct reading *reading, struct text text, size_t from,
                      struct stamp *stamp)
{
    if (!stamp_find(text, from, reading->time, stamp))
        return false;
    note_told_zone(reading, text, stamp);
    return true;
}

bool find_stamp(const struct reading *reading, struct text text, size_t from, struct stamp *stamp)
{
    size_t start, index = find_whole(reading, text, &start);
    if (index == TEXT_NOT_FOUND)
        return find_anew(reading, text, from, stamp);
    size_t end = start + text.length;
    const struct stamp_list *stamps = &stamps_of(reading, index)->stamps;
    size_t next = first_behind(stamps, start + from);
    const struct stamp *found = next < stamps->count ? &stamps->items[next] : NULL;
    /* "9 h 05" is a clock where a text begins, and may be none within the whole. */
    if (from == 0 && start > 0 && !(found && found->place.start == start) &&
        stamp_read(text, 0, reading->time, stamp))
        return true;
    if (!found || found->place.start >= end)
        return false;
    /* whoever looks from the middle of a stamp on may find another one in its rest */
    if (found->place.start < start + from || found->place.end > end)
        return find_anew(reading, text, from, stamp);
    *stamp = moved_back(found, start);
    return true;
}

bool may_hold_length(const struct reading *reading, struct text text)
{
    size_t start, index = find_whole(reading, text, &start);
    return index == TEXT_NOT_FOUND || stamps_of(reading, index)->length;
}
