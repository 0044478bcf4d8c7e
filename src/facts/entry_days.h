/* Floor 4, inside of the room only. The days that lines and headings above entries name. */
#ifndef PMLINT_FACTS_ENTRY_DAYS_H
#define PMLINT_FACTS_ENTRY_DAYS_H

#include "facts/reading.h"

/* The day that stands over the entries, while they are read in the document's order; at first all zero. */
struct entry_day {
    struct date date; /* .known false where none does */
    const char *why;
    struct text written;
    int level; /* of its heading: one of its level or above ends it; below all for a plain line */
    struct zone zone; /* that the line names */
    const char *zone_why;
    struct date told;       /* of the last such line, whether it still holds or not */
    bool counts;            /* "Day 1" stood over entries */
    int first_number;       /* or "Day 0" */
    struct date first_date; /* of that day, where its heading says it; else it is the incident's */
};

/* Whether a date has its year, month and day, and is read in one order. */
bool is_whole_date(const struct date *date);

/* The day that lies so many days behind a whole date, with its day of the week. */
struct date day_behind(struct date date, int days);

/* Whether the words before a date in a heading leave it for the day of what stands below: "Second wave (",
 * "Day 1 –". */
bool day_stands_apart(struct text before);

/* Takes a line that is a day and (nearly) nothing else: it stands over the entries of that day. `stamp` is what
 * it begins with. */
bool entry_day_read(struct reading *reading, const struct line *line, const struct stamp *stamp,
                    struct entry_day *day);

/* Takes a note of the zone that ends with a day: "All times UTC, 2 August 2023." */
bool entry_day_read_note(struct reading *reading, const struct line *line, struct entry_day *day);

/* Takes a line that names a day by another one: a day of the week, a number, a heading "Next day". A number beside a
 * date, "Day 1 - 23 January 2026", only says which of the days that is. */
bool entry_day_read_named(struct reading *reading, const struct line *line, struct entry_day *day);

/* The day holds no longer. */
void entry_day_forget(struct entry_day *day);

#endif
