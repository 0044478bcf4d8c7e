/* Rows of tables as entries of a timeline: the time may be spread over columns (weekday, date, clock)
 * and its zone may stand in the column's header.
 */
#include "facts/reading.h"

#define MAX_TIME_COLUMNS 4

/* A cell that is a stamp and nothing else of weight. */
static bool cell_stamp(const struct reading *reading, const struct block *cell, struct stamp *stamp)
{
    size_t start;
    struct text text = cell->text;
    if (!text_trim(text).length || !head_stamp(reading, text, stamp, &start))
        return false;
    struct text rest = text_trim(text_from_offset(text, stamp->place.end));
    return rest.length <= 24;
}

static bool is_time_header(struct reading *reading, const struct block *cell)
{
    return phrases_contain(&reading->words->lists[WORDS_FIELD_TIME],
                           folded_name(reading, cell->text));
}

static const struct block *header_cell(const struct block *row, size_t column)
{
    const struct block *table = row->parent;
    const struct block *cell = table->first_child ? table->first_child->first_child : NULL;
    while (cell && column--)
        cell = cell->next;
    return cell;
}

/* Adds what a cell says to what the cells before it said. */
static void merge_stamp(struct stamp *whole, const struct stamp *part)
{
    if (part->date.known && !whole->date.known)
        whole->date = part->date;
    if (part->clock.known && !whole->clock.known) {
        whole->clock = part->clock;
        whole->end_clock = part->end_clock;
        whole->end_date = part->end_date;
        whole->end_zone = part->end_zone;
    }
    if (part->zone.known && !whole->zone.known)
        whole->zone = part->zone;
    if (part->relative && !whole->relative) {
        whole->relative = true;
        whole->seconds = part->seconds;
    }
    whole->about |= part->about;
}

static void take_header_zone(struct reading *reading, const struct block *header,
                             struct entry *entry)
{
    struct zone zone;
    if (!header || entry->zone.known || !zone_find(header->text, 0, reading->time, &zone))
        return;
    entry->zone = zone;
    entry->zone_why = line_reason(reading, "zone from the column's header", header->place.start);
}

/* The first cell that is no time: what happened. */
static void take_text(const struct block *cell, struct event *event)
{
    if (!event->text.length && text_trim(cell->text).length)
        event->text = text_trim(cell->text);
}

/* Whether the table is one of times at all: its place or its header says so. */
static bool is_time_table(struct reading *reading, const struct block *row)
{
    const struct block *header = header_cell(row, 0);
    if (in_role(reading->postmortem, row->place.start, ROLE_TIMELINE))
        return true;
    return header && is_time_header(reading, header);
}

static void place_row(struct reading *reading, const struct line *line, struct entry *entry,
                      const struct block *time_cell)
{
    struct event *event = &entry->event;
    event->place = line->block->place;
    event->depth = line->depth;
    entry->section = section_index_at(reading->postmortem, event->place.start);
    entry->table = line->block->parent;
    if (time_cell) {
        event->written = text_trim(time_cell->text);
        size_t from = (size_t)(event->written.data - time_cell->text.data);
        event->time_place = block_place(time_cell, from, from + event->written.length);
    } else {
        event->written = text_slice(line->text, 0, 0);
        event->time_place = (struct place){event->place.start, event->place.start};
    }
}

bool read_row_entry(struct reading *reading, const struct line *line, struct entry *entry)
{
    const struct block *time_cell = NULL;
    struct event *event = &entry->event;
    size_t column = 0;
    if (!is_time_table(reading, line->block))
        return false;
    for (const struct block *cell = line->block->first_child; cell; cell = cell->next, column++) {
        struct stamp stamp;
        if (column < MAX_TIME_COLUMNS && !event->text.length && cell_stamp(reading, cell, &stamp)) {
            merge_stamp(&event->stamp, &stamp);
            if (!time_cell || stamp.clock.known)
                time_cell = cell;
            take_header_zone(reading, header_cell(line->block, column), entry);
        } else {
            take_text(cell, event);
        }
    }
    event->timed = time_cell != NULL;
    event->relative = event->stamp.relative;
    entry->whole_day = event->timed && !event->stamp.clock.known && !event->relative;
    if (!event->timed && (line->block->header || !event->text.length))
        return false;
    place_row(reading, line, entry, time_cell);
    return true;
}
