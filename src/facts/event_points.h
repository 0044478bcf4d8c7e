/* Floor 4, inside of the room only. What the entries of the timeline tell of the points of the incident. */
#ifndef PMLINT_FACTS_EVENT_POINTS_H
#define PMLINT_FACTS_EVENT_POINTS_H

#include "facts/reading.h"

/* What was met before an entry. */
struct marked {
    struct text begun;         /* what the marked beginning and end speak of: "OUTAGE" */
    bool ended;                /* the end is one of that */
    const struct event *first; /* the entry that heads the timeline, or NULL */
};

/* The first entry of the timeline that has a time, or NULL. */
const struct event *first_entry(const struct event_list *events);

/* Whether a moment lies before a point beyond doubt. */
bool is_before(const struct moment *moment, const struct point *point);

/* Takes an entry that marks a point or whose words tell one. */
void read_event_point(struct reading *reading, struct marked *marked, enum phase phase,
                      enum point_source source, const struct event *event);

/* Takes all entries of the timeline that mark points, or all whose words tell one. */
void read_event_points(struct reading *reading, enum point_source source);

/* Drops the marked points that tell another story than the stated start and end: a leftover that is detected when
 * all is over, a second incident, the end of an earlier one. What windows say stands in their place. */
void drop_other_stories(struct reading *reading);

/* "Outage ends": the entry that tells the end does not tell the beginning by its words, too. */
void begin_not_with_end(struct incident *incident);

#endif
