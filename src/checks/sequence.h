/* Inside the checks room. The entries of one list of the timeline, and what of their order is wrong: facts
 * that the rule about it tells of.
 */
#ifndef PMLINT_CHECKS_SEQUENCE_H
#define PMLINT_CHECKS_SEQUENCE_H

#include "facts/postmortem.h"

/* A list longer than this is a log, not a timeline; comparing all its pairs would take too long. */
enum { MAX_ENTRIES = 1000 };

/* The entries of one list whose time is read, in the document's order. */
struct sequence {
    const struct event *entries[MAX_ENTRIES];
    bool kept[MAX_ENTRIES]; /* whether it belongs to the longest ordered part */
    size_t count;
    bool newest_first;
    bool
        day_by_day; /* the days above its entries run backwards, and only the entries of one are compared */
};

/* Collects the entries of the list that event `from` belongs to; returns the first event behind
 * it. Nested entries may stand between those of a list; each nested list is a list of its own. */
size_t sequence_collect(const struct event_list *events, size_t from, struct sequence *sequence);

/* Steps forward less steps back, read from the oldest to the newest. */
long sequence_count_steps(struct sequence *sequence);

/* How entry i stands to entry j in the direction in which the list runs. */
enum moment_order sequence_compare(const struct sequence *sequence, size_t i, size_t j);

/* Whether the entries stand below days that run backwards one after the other: a log with its newest day on top, be
 * the entries of each day in their order. Two days are none where the incident ends, at the place `end`, on the lower
 * one. */
bool sequence_runs_back_by_days(const struct sequence *sequence, struct place end);

/* Whether the day above entry i is another one than that above the entry before it. */
bool sequence_changes_day(const struct sequence *sequence, size_t i);

/* Marks the longest part without a step back; of several such parts the one whose entries stand
 * earliest, so that the entry that falls back is the one left out. */
void sequence_mark_kept(struct sequence *sequence);

/* The kept entry nearest to entry i that it certainly contradicts, or SIZE_MAX. One above it is
 * preferred: people read downwards. */
size_t sequence_contradicted(const struct sequence *sequence, size_t i);

/* Kept entries on both sides, SIZE_MAX for none. */
struct gap {
    size_t before, after;
};

/* Those between which entry i belongs by its time, and those that stand around it in the document. */
struct gap sequence_gap(const struct sequence *sequence, size_t i);
struct gap sequence_neighbours(const struct sequence *sequence, size_t i);

/* The time that was meant if only the hour of entry i is wrong: the nearest hour that fits where it stands.
 * False where none does, or where the entry has no clock. */
bool sequence_slip(const struct sequence *sequence, size_t i, struct moment *meant);

/* The same if only the day of entry i is wrong: it is written with it, and its neighbours have another one. */
bool sequence_day_slip(const struct sequence *sequence, size_t i, struct moment *meant);

/* Whether entry `from`, at which alone the list falls back, would follow the one above it if its clock and those of
 * all below were of the afternoon: 1:50 for 13:50. Then that is what it meant. */
bool sequence_afternoon_slip(const struct sequence *sequence, size_t from, struct moment *meant);

#endif
