/* Floor 1. A moment is an interval with a certainty (see the README, "What pmlint never does"): the
 * earliest and the latest instant that the text allows, and in words why it is taken so.
 *
 * Instants and local readings are seconds since 1970-01-01T00:00, with or without a zone.
 *
 * How wide a moment is: a day alone 24 h, "11pm" the hour, 14:05 its minute (14:05:00 to 14:05:59),
 * 14:05:33 nothing. "about" widens a minute or a second by 15 min on either side, an hour by 1 h, a day
 * by a day. A date without a year counts in the year 0: such moments are measured among themselves.
 */
#ifndef PMLINT_TIME_MOMENT_H
#define PMLINT_TIME_MOMENT_H

#include "base/arena.h"
#include "time/stamp.h"

enum certainty {
    MOMENT_CERTAIN,   /* date, clock and zone stand in the entry itself */
    MOMENT_INFERRED,  /* one is inherited, reckoned or nowhere said: `why` says which, from where */
    MOMENT_AMBIGUOUS, /* several readings: `why` names them */
    MOMENT_UNREADABLE, /* 25:10, 2024-02-30 */
};

struct moment {
    enum certainty certainty;
    enum precision precision;
    const char *why; /* NULL where certain */

    struct date date;   /* after inheritance; .known false where nobody says the day */
    bool own_day;       /* its month and day are written with it, not inherited */
    struct clock clock; /* .known false for a day alone */
    struct zone zone;   /* after inheritance; .known false where nobody names one */

    /* The local reading: date and clock without the zone. Where the date is not known, seconds
     * since the midnight before the first undated entry of its run. Earliest and latest differ by
     * precision, "about", half-day and day/month ambiguity. */
    int64_t local_earliest, local_latest;
    bool has_local;

    /* The zone's clocks change at or within it (01:30 in the night in which they go back): local
     * readings tell no order there. */
    bool at_change;

    bool has_instant; /* date (with its year) and zone are known and possible */
    int64_t earliest, latest;

    /* Where the date may be read in two orders, the days from its month/day reading to its day/month
     * reading, and where it is one of two (open_days), those from the first to the second; else 0. Both
     * lie within earliest and latest. */
    int64_t swap_days;
};

/* Whether the moment has one reading, be a part of it inherited. */
static inline bool moment_is_settled(const struct moment *moment)
{
    return moment->certainty == MOMENT_CERTAIN || moment->certainty == MOMENT_INFERRED;
}

/* What an entry inherits where it says nothing itself. Each `why` completes "date from …" or "zone
 * from …"; with these words at its head it is taken as it is. NULL says nothing. */
struct moment_context {
    struct date date;
    const char *date_why;
    struct zone zone;
    const char *zone_why;
    int64_t day_shift;     /* days past the context's date: 1 after midnight */
    const char *shift_why; /* "past midnight: 23:50 came before" */
    int64_t open_days;     /* without a date of its own it may as well lie so many days later */
    bool half_day_open;    /* a clock of 12 or less without am or pm may be in either half */
};

/* The moment that a stamp's start means in its context; `why` lives in the arena. */
struct moment moment_of(const struct stamp *stamp, const struct moment_context *context,
                        struct arena *arena);

/* The moment of the end of a stamp's range; a range that runs back is taken past midnight unless
 * its end has a date of its own. Where that makes it longer than 12 hours it may as well be a slip:
 * then it is ambiguous, with both days within it. Of a range of days it is the last day. Only where
 * stamp->end_clock.known or stamp->end_date.known. */
struct moment moment_of_end(const struct stamp *stamp, const struct moment_context *context,
                            struct arena *arena);

/* The moment `seconds` after `zero` (T+15m), certain at most as far as `zero` is; `why` must outlive it
 * and may be NULL. `zero` must have a local reading. */
struct moment moment_after(const struct moment *zero, int64_t seconds, const char *why,
                           struct arena *arena);

/* Whether a zone's name belongs to the other half of the year than the date: PST in July, CEST in
 * January. False where the date is not known or lies at the change. */
bool zone_is_out_of_season(const struct zone *zone, const struct date *date);

enum moment_order { ORDER_UNKNOWN, ORDER_BEFORE, ORDER_SAME, ORDER_AFTER };

/* How a stands to b, judged only where every reading agrees: by instants where both have one, by
 * local readings where both carry the same zone or none. Intervals that overlap are ORDER_SAME
 * where they are equal and ORDER_UNKNOWN otherwise. Undated and dated moments are ORDER_UNKNOWN. */
enum moment_order moment_compare(const struct moment *a, const struct moment *b);

/* How many seconds a moment spans that is given so precisely: a day's, an hour's, a minute's or one. */
int64_t precision_seconds(enum precision precision);

/* The least and the most seconds from a to b over all readings. False where they have no common
 * measure. Two clocks of the same precision, minutes or seconds, are counted from start to start:
 * from 14:00 to 17:30 it is 210 min, least and most. */
bool moment_between(const struct moment *a, const struct moment *b, int64_t *least, int64_t *most);

/* Calendar arithmetic, proleptic Gregorian. Days since 1970-01-01. */
int64_t days_from_date(int year, int month, int day);
void date_from_days(int64_t days, int *year, int *month, int *day);
int64_t days_to_last_day(const struct date *date); /* days_from_date; of a month alone, its last */
bool date_is_same(const struct date *a, const struct date *b); /* the same day, or none in either */
bool date_exists(int year, int month, int day);                /* year 0: February has 29 days */
bool date_read_iso(struct text text, struct date *date);       /* the whole text is YYYY-MM-DD */
int days_in_month(int year, int month);                        /* 0 where there is no such month */
int weekday_of(int year, int month, int day);                  /* 0 is Sunday */

/* "3 h 30 min", "45 min", "2 days 4 h", "20 s"; nothing is rounded; in the arena. */
const char *format_length(struct arena *arena, int64_t seconds);

/* "2024-04-25T14:00:00Z" of an instant; "2024-04-25T14:00:00" of a local reading. In the arena. */
const char *format_instant(struct arena *arena, int64_t seconds);
const char *format_local(struct arena *arena, int64_t seconds);

/* "14:05" or "14:05:33" of a clock; in the arena. */
const char *format_clock(struct arena *arena, const struct clock *clock);

/* "2024-04-25", or "04-25" without a year, "2024-04" without a day; in the arena. */
const char *format_date(struct arena *arena, const struct date *date);

#endif
