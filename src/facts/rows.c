/* Rows of tables as entries of a timeline: the time may be spread over columns (weekday, date, clock)
 * and its zone may stand in the column's header.
 */
#include "facts/reading.h"
#include "time/starts.h"

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
                           label_name(reading, cell->text));
}

/* Begins with the columns of another table. */
static void enter_table(struct reading *reading, const struct block *table, struct table_head *head)
{
    const struct block *cell = table->first_child ? table->first_child->first_child : NULL;
    *head = (struct table_head){.table = table};
    for (size_t i = 0; cell && i < MAX_TIME_COLUMNS; i++, cell = cell->next) {
        head->columns[i].header = cell;
        head->columns[i].named = is_time_header(reading, cell);
    }
}

/* Reads of a column's header what it says of the times in its cells: "Date (2022)", "Time (UTC)". */
static void read_header(struct reading *reading, struct time_column *column)
{
    const struct block *header = column->header;
    column->read = true;
    if (!header)
        return;
    column->year = find_year(header->text);
    if (zone_find(header->text, 0, reading->time, &column->zone))
        column->zone_why =
            line_reason(reading, "zone from the column's header", header->place.start);
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

/* What a header says before its zone: "Time" of "Time (UTC)", nothing of "UTC". */
static struct text name_of_column(const struct time_column *column)
{
    size_t zone = (size_t)(column->zone.written.data - column->header->text.data);
    return text_strip(text_slice(column->header->text, 0, zone), " ([-,");
}

/* Whether two columns have the same times by the clocks of two zones, as their headers say. */
static bool repeats_column(const struct time_column *first, const struct time_column *second)
{
    return first && first->zone.offset_count == 1 && second->zone.offset_count == 1 &&
           first->zone.offsets[0] != second->zone.offsets[0] &&
           text_equal_folded(name_of_column(first), name_of_column(second));
}

/* Takes what says the row's moment once more: behind it in its cell, or in a later column of another zone. */
static void take_other(struct reading *reading, const struct block *cell, struct table_head *head,
                       size_t number, const struct stamp *stamp, struct event *event)
{
    struct time_column *column = &head->columns[number];
    size_t behind = stamp->place.end;
    if (event->other || !stamp->clock.known || stamp->end_clock.known)
        return;
    if (!event->stamp.clock.known) {
        head->clocks = column;
        event->other = read_other_clock(reading, cell->text, stamp, &behind);
        return;
    }
    if (!column->read)
        read_header(reading, column);
    if (stamp->zone.known || event->stamp.zone.known || !repeats_column(head->clocks, column))
        return;
    struct stamp *other = arena_alloc(reading->arena, sizeof *other);
    *other = *stamp;
    other->zone = column->zone;
    event->other = other;
}

/* Gives an entry what its column's header says of all its cells. */
static void take_header(struct reading *reading, struct time_column *column, struct entry *entry)
{
    if (!column->read)
        read_header(reading, column);
    if (!entry->year)
        entry->year = column->year;
    if (entry->zone.known || !column->zone.known)
        return;
    entry->zone = column->zone;
    entry->zone_why = column->zone_why;
}

/* What happened: the longest cell that is no time ("Who" may stand before "What"). */
static void take_text(const struct block *cell, struct event *event)
{
    struct text text = text_trim(cell->text);
    if (text.length > event->text.length)
        event->text = text;
}

bool names_weekday(const struct reading *reading, struct text text, int *weekday)
{
    const struct time_word_list *weekdays = &reading->time->lists[TIME_WEEKDAYS];
    const struct time_starts *starts = reading->time->starts;
    enum { LONGEST = 24 };
    /* of nearly all texts the first letters tell that they name none */
    if (text.length && ascii_is_letter(*text.data) && starts &&
        !time_may_begin(starts, text, 0, START_BIT(TIME_WEEKDAYS)))
        return false;
    text = text_strip(text, " .,:");
    for (size_t i = 0; text.length <= LONGEST && i < weekdays->count; i++)
        if (text_equal_folded(text, text_from(weekdays->items[i].word))) {
            *weekday = weekdays->items[i].value;
            return true;
        }
    return false;
}

/* Whether the table is one of times at all: its place or its header says so. */
static bool is_time_table(const struct reading *reading, const struct table_head *head,
                          const struct block *row)
{
    return head->columns[0].named || in_timeline(reading->postmortem, row->place.start);
}

static void place_row(struct reading *reading, const struct line *line, struct entry *entry,
                      const struct block *time_cell)
{
    struct event *event = &entry->event;
    event->place = line->block->place;
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

/* Reads one of the cells; returns whether it gives the row's time. */
static bool read_cell(struct reading *reading, const struct block *cell, struct table_head *head,
                      size_t number, struct entry *entry)
{
    struct time_column *column = &head->columns[number];
    struct event *event = &entry->event;
    struct stamp stamp;
    int weekday;
    /* Only in a column of times "2024" is 20:24. */
    if ((column->named || (!event->text.length && !is_year_alone(cell->text))) &&
        cell_stamp(reading, cell, &stamp)) {
        take_other(reading, cell, head, number, &stamp, event);
        merge_stamp(&event->stamp, &stamp);
        take_header(reading, column, entry);
        return true;
    }
    if (!column->named && !names_weekday(reading, cell->text, &weekday))
        take_text(cell, event);
    event->said_when |= column->named && decoration_length(cell->text, false) < cell->text.length;
    return false;
}

bool read_row_entry(struct reading *reading, const struct line *line, struct table_head *head,
                    struct entry *entry)
{
    const struct block *time_cell = NULL;
    struct event *event = &entry->event;
    bool clock_read = false;
    size_t column = 0;
    if (head->table != line->block->parent)
        enter_table(reading, line->block->parent, head);
    if (!is_time_table(reading, head, line->block))
        return false;
    for (const struct block *cell = line->block->first_child; cell; cell = cell->next, column++) {
        if (column >= MAX_TIME_COLUMNS)
            take_text(cell, event);
        else if (read_cell(reading, cell, head, column, entry) &&
                 (!time_cell || (event->stamp.clock.known && !clock_read)))
            time_cell = cell;
        clock_read = event->stamp.clock.known;
    }
    event->timed = time_cell != NULL;
    event->relative = event->stamp.relative;
    entry->whole_day = event->timed && !event->stamp.clock.known && !event->relative;
    if (!event->timed && (line->block->header || !event->text.length))
        return false;
    place_row(reading, line, entry, time_cell);
    return true;
}
