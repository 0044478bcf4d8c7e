/* Floor 1, within the time room. On which day a stamp lies, by itself or by its context. */
#ifndef PMLINT_TIME_DATING_H
#define PMLINT_TIME_DATING_H

#include "time/moment.h"

/* The days, since 1970-01-01, that a stamp may lie on; without a date, days since the first midnight
 * of its run. */
struct dating {
    bool known;
    int64_t first, last;
    int64_t swap; /* see struct moment */
};

/* Sets the moment's date and says in `why` where it is from. */
struct dating date_moment(struct moment *moment, const struct stamp *stamp,
                          const struct moment_context *context, struct arena *arena);

/* Moves a whole date by days; others stay. */
void date_shift(struct date *date, int64_t days);

/* Adds a reason to `why` and makes the moment no more certain than `certainty`. Where it becomes
 * ambiguous the reasons of mere inference give way. A NULL reason changes the certainty alone. */
void moment_note(struct moment *moment, enum certainty certainty, struct arena *arena,
                 const char *reason);

/* "date from line 4" of "line 4" or of "date from line 4"; NULL of NULL. */
const char *reason_from(struct arena *arena, const char *head, const char *why);

#endif
