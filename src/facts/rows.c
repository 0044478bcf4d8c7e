/* Rows of tables as entries of a timeline: the time may be spread over columns (weekday, date, clock)
 * and its zone may stand in the column's header.
 */
#include "facts/actions.h"
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

static bool is_header_of(struct reading *reading, const struct block *cell, enum word_list_id names)
{
    return phrases_contain(&reading->words->lists[names], label_name(reading, cell->text));
}

/* Begins with the columns of another table. */
static void enter_table(struct reading *reading, const struct block *table, struct table_head *head)
{
    const struct block *cell = table->first_child ? table->first_child->first_child : NULL;
    *head = (struct table_head){.table = table};
    head->work = cell && is_assigned_table(reading, table->first_child);
    for (size_t i = 0; cell && i < MAX_TIME_COLUMNS; i++, cell = cell->next) {
        head->columns[i].header = cell;
        head->columns[i].named = is_header_of(reading, cell, WORDS_FIELD_TIME);
        head->columns[i].zones = is_header_of(reading, cell, WORDS_FIELD_ZONE);
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
    if (find_stated_zone(reading, header->text, 0, &column->zone))
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

/* What a header says beside its zone: before it, "Time" of "Time (UTC)", or behind it. */
static struct text part_of_header(const struct time_column *column, bool behind)
{
    struct text text = column->header->text;
    size_t start = (size_t)(column->zone.written.data - text.data);
    size_t end = start + column->zone.written.length;
    return text_strip(behind ? text_from_offset(text, end) : text_slice(text, 0, start), " ()[]-,");
}

/* Whether two columns have the same times by the clocks of two zones, as their headers say. */
static bool repeats_column(const struct time_column *first, const struct time_column *second)
{
    return first && first->zone.offset_count == 1 && second->zone.offset_count == 1 &&
           first->zone.offsets[0] != second->zone.offsets[0] &&
           text_equal_folded(part_of_header(first, false), part_of_header(second, false)) &&
           text_equal_folded(part_of_header(first, true), part_of_header(second, true));
}

/* Takes what says the row's moment once more: behind it in its cell, or in a later column of another zone. */
static void take_other(struct reading *reading, const struct block *cell, struct table_head *head,
                       size_t number, const struct stamp *stamp, struct event *event)
{
    struct other_time *other;
    size_t behind;
    if (event->other || !stamp->clock.known || stamp->end_clock.known)
        return;
    if (head->clocks == &head->columns[number]) {
        other = read_other_time(reading, cell->text, stamp, &behind);
    } else if (stamp->zone.known || event->stamp.zone.known ||
               !repeats_column(head->clocks, &head->columns[number])) {
        return;
    } else {
        other = arena_alloc(reading->arena, sizeof *other);
        other->stamp = *stamp;
        other->stamp.zone = head->columns[number].zone;
        other->written = text_slice(cell->text, stamp->place.start, stamp->place.end);
    }
    if (other)
        other->place =
            block_place(cell, (size_t)(other->written.data - cell->text.data),
                        (size_t)(other->written.data - cell->text.data) + other->written.length);
    event->other = other;
}

/* Gives an entry what its column's header says of all its cells. The zone of the column that has the clocks goes
 * before that of another one: "Date (PDT)", "Time (UTC)". */
static void take_header(const struct time_column *column, bool clocks, struct entry *entry)
{
    if (!entry->year)
        entry->year = column->year;
    if (!column->zone.known || (entry->zone.known && !clocks))
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
    return !head->work &&
           (head->columns[0].named || in_timeline(reading->postmortem, row->place.start));
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

/* Whether a cell names a zone and nothing else. */
static bool is_zone_cell(const struct reading *reading, const struct block *cell, struct zone *zone)
{
    struct text text = text_trim(cell->text);
    return zone_find(text, 0, reading->time, zone) && zone->written.length == text.length;
}

/* The cell of a column of zones: "UTC" beside "14:05"; where it is empty, the one above counts. Under "Time (UTC)" a
 * zone is none of time: "WEST". */
static void take_zone_cell(const struct reading *reading, const struct block *row,
                           struct table_head *head, struct entry *entry)
{
    const struct block *cell = row->first_child;
    for (size_t i = 0; cell && i < MAX_TIME_COLUMNS; i++, cell = cell->next) {
        struct time_column *column = &head->columns[i];
        struct zone zone;
        if (!column->zones)
            continue;
        if (is_zone_cell(reading, cell, &zone))
            column->cell_zone = zone;
        else if (text_trim(cell->text).length)
            column->cell_zone = (struct zone){0};
        if (!entry->zone.known && !entry->event.stamp.zone.known)
            entry->event.stamp.zone = column->cell_zone;
    }
}

/* Reads one of the cells; returns whether it gives the row's time. */
static bool read_cell(struct reading *reading, const struct block *cell, struct table_head *head,
                      size_t number, struct entry *entry)
{
    struct time_column *column = &head->columns[number];
    struct event *event = &entry->event;
    struct stamp stamp;
    struct zone zone;
    int weekday;
    if (column->zones && is_zone_cell(reading, cell, &zone))
        return false;
    /* Only in a column of times "2024" is 20:24. */
    if ((column->named || (!event->text.length && !is_year_alone(cell->text))) &&
        cell_stamp(reading, cell, &stamp)) {
        if (!column->read)
            read_header(reading, column);
        bool clocks = stamp.clock.known && !event->stamp.clock.known;
        if (clocks)
            head->clocks = column;
        take_other(reading, cell, head, number, &stamp, event);
        merge_stamp(&event->stamp, &stamp);
        take_header(column, clocks, entry);
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
    take_zone_cell(reading, line->block, head, entry);
    event->timed = time_cell != NULL;
    event->relative = event->stamp.relative;
    entry->whole_day = event->timed && !event->stamp.clock.known && !event->relative;
    if (!event->timed && (line->block->header || !event->text.length))
        return false;
    place_row(reading, line, entry, time_cell);
    return true;
}
