/* Floor 4, inside of the room only. Which entries of timed lists belong together. */
#ifndef PMLINT_FACTS_GROUPS_H
#define PMLINT_FACTS_GROUPS_H

#include "facts/reading.h"

/* Whether any of the entries has a time. */
bool has_timed(const struct entry_list *entries);

/* How many entries that begin with a time each section has, with those in sections below it. */
size_t *count_timed_entries(const struct reading *reading, const struct entry_list *entries);

/* Whether a text, of a heading or a line, is a day and no more but its day of the week or the zone of its times. More
 * words, "(front end)", may tell that a day has a list for itself. */
bool is_bare_day(const struct reading *reading, struct text text, struct date *date);

/* Adds the updates of a status page, where there are two or more (status_updates.c). */
void read_status_updates(struct reading *reading, struct entry_list *entries);

/* Puts the entries into the document's order, without those that others took the place of. */
void sort_entries(struct entry_list *entries);

/* Gives each entry the number of its group: what is ordered together. Returns how many there are. */
size_t number_groups(const struct reading *reading, struct entry_list *entries);

/* Marks the entries of the timeline; where no section is one, the longest timed list is. */
void mark_timeline(struct reading *reading, struct entry_list *entries, size_t groups);

/* Makes one group of the first lists below headings of the timeline that are days and follow one another: a list
 * that goes on from day to day. */
void join_days(const struct reading *reading, struct entry_list *entries, size_t groups);

/* Gives the entries of the timeline that tell a time and no more what the line below them says, where that
 * has no time; the only item below such an entry is one no longer. */
void take_texts_below(const struct reading *reading, struct entry_list *entries);

/* How the clocks of a group are written. */
struct clock_habits {
    bool half_day_open; /* a clock without am or pm may be in either half of the day */
    bool newest_first;  /* the list runs backwards */
    int nights;         /* midnights that its undated entries cross */
};

/* An undated step against the list's direction that is as long is a midnight; seconds. */
#define MIDNIGHT_FALL (int64_t)(6 * 3600)

/* The habits of each group; also marks the entries whose half of the day is a slip. */
const struct clock_habits *read_clock_habits(const struct reading *reading,
                                             struct entry_list *entries, size_t groups);

#endif
