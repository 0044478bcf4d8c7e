/* Floor 7. The same work on many items, done by several threads, whose results are taken in the order
 * of the items. What waits to be taken is bounded, however many items there are.
 */
#ifndef PMLINT_COMMANDS_PIPELINE_H
#define PMLINT_COMMANDS_PIPELINE_H

#include "base/arena.h"

/* Items have the numbers from 0 on. A result lies in a place, which no other item has before it was
 * taken. Every function is given `context`; all but `work` and `leave` are called by one thread at a
 * time. */
struct pipeline {
    size_t items;
    size_t threads; /* at most, the caller's among them; with 1 no other is made */
    void *context;
    /* Works on an item, on any thread. */
    void (*work)(void *context, size_t item, size_t place);
    /* Takes the result of an item, on the caller's thread. Returns whether more are wanted. */
    bool (*take)(void *context, size_t item, size_t place);
    /* Whether the caller's thread must work on the item, since it may wait long; it takes the results of
     * all others before. NULL: none. */
    bool (*is_own)(void *context, size_t item);
    /* Whether no more items are to be begun. Those that were are taken. NULL: never. */
    bool (*is_stopped)(void *context);
    /* What each thread but the caller's does at its end; NULL: nothing. */
    void (*leave)(void);
};

/* How many places there are. */
size_t pipeline_places(const struct pipeline *pipeline);

/* Works on the items and takes the results. Where threads cannot be made, those that there are do the
 * work. They receive no signals. The arena is used by the caller's thread alone. Returns how many items
 * were taken: all, or the first so many where `take` wanted no more (the one that it refused is not
 * counted) or the work was stopped. */
size_t pipeline_run(const struct pipeline *pipeline, struct arena *arena);

#endif
