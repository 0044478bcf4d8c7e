/* Floor 4, inside of the room only. The days that pass between the entries of a list: by the words "next day"
 * and by clocks that fall.
 */
#ifndef PMLINT_FACTS_NIGHTS_H
#define PMLINT_FACTS_NIGHTS_H

#include "facts/reading.h"

/* What an entry's group carries from one entry to the next. */
struct thread {
    struct date date; /* of the last entry that gave one */
    const char *date_why;
    int64_t day_shift;
    const char *shift_why;
    bool has_previous, previous_dated;
    int64_t previous_clock; /* seconds of the day of the entry before */
    int64_t previous;       /* the same on a line of days: see seconds_on_line */
    struct text previous_written;
    struct text day_written;
    bool half_day_open;
    struct zone previous_zone;
    int64_t open_days; /* all may as well lie so many days later: see open_day */
    bool day_chosen;   /* that was asked behind the last date */
    bool newest_first;
    bool next_day; /* the entry before began with "Next day" */
    bool has_weekday;
    int weekday; /* of the last entry that began with no more of a date: "Sat 11:00" */
    const struct entry
        *above; /* that the last nested entries stand below, and whose day they began with */
};

/* "Next day, 11:00". Of several such entries in a row one goes on to a further day only where its clock
 * falls. */
void take_next_day(struct reading *reading, const struct entry *entry, struct thread *thread);

/* Counts days past midnight: a fall of six hours or more between entries without dates; and back, where a
 * zone far to the west is still on the day before. `zone` is that of the entry, its own or inherited; `stated`
 * is the day that stands over the list. */
void cross_midnight(struct reading *reading, const struct entry_list *entries,
                    const struct entry *entry, const struct zone *zone, const struct date *stated,
                    struct thread *thread);

#endif
