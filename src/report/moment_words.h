/* Floor 6. Moments as facts and timeline give them. A moment that is ambiguous or unreadable is never
 * given as settled.
 */
#ifndef PMLINT_REPORT_MOMENT_WORDS_H
#define PMLINT_REPORT_MOMENT_WORDS_H

#include "facts/postmortem.h"

/* "2024-04-25T14:00:00Z", or NULL where date or zone is not known or not settled. For "about 14:00"
 * it is 14:00; a day alone is no instant. */
const char *moment_instant(const struct moment *moment, struct arena *arena);

/* The instant, else the local date-time without a zone, else NULL. */
const char *moment_point(const struct moment *moment, struct arena *arena);

/* "14:05" on a 24-hour clock, or NULL where none stands there or it is impossible. */
const char *moment_time(const struct moment *moment, struct arena *arena);

/* "2024-04-25", "04-25" without a year, or NULL where it is not known or not settled. */
const char *moment_date(const struct moment *moment, struct arena *arena);

/* "certain", "inferred", "ambiguous", "unreadable". */
const char *certainty_name(enum certainty certainty);

/* How sure a moment is, for a person: its certainty, with `*why` (may be set to NULL) the reason. Where
 * nothing was inferred and only something is not known, that is said instead: "undated", "no zone",
 * "undated, no zone". */
const char *certainty_words(const struct moment *moment, const char **why, struct arena *arena);

#endif
