/* Floor 4, inside of the room only. The search for entries, while the lines are read in the document's order. */
#ifndef PMLINT_FACTS_ENTRY_SEARCH_H
#define PMLINT_FACTS_ENTRY_SEARCH_H

#include "facts/entry_days.h"

struct search {
    struct reading *reading;
    struct entry_list *entries;
    struct entry_day day;            /* that stands over the entries */
    bool next_day;                   /* a line "Next day:" stands above the coming entry */
    const struct block *timed_block; /* that of the last line that begins with a time */
    int timed_depth;                 /* and its depth */
    const struct block
        *entry_heading;        /* that the section begins with and that is an entry itself */
    size_t list;               /* counts the lists that a line like "What we saw:" begins */
    bool quotes;               /* quoted lines are entries too */
    const struct block *fence; /* that of the last line of code */
    bool told;                 /* it holds a timeline, as a person writes one */
    struct table_head head;    /* of the table that was read last */
};

/* Adds an entry of a line with this time, or with none where it is NULL; `rest` is what it tells. */
struct entry *push_line_entry(struct search *search, size_t index, struct text text,
                              const struct stamp *stamp, struct text rest);

/* Adds the entries of timelines told in sentences: of sections in which no line begins with a time, or that are one
 * paragraph. `counts` tells how many lines of a section begin with one. What was read of their lines before gives
 * way. */
void read_prose(struct search *search, const size_t *counts);

#endif
