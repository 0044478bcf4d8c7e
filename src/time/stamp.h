/* Floor 1. Reading points in time and lengths as they stand in a text, and nothing more: what a
 * stamp leaves out (date, zone, half of the day) is not filled in here. See moment.h for that.
 */
#ifndef PMLINT_TIME_STAMP_H
#define PMLINT_TIME_STAMP_H

#include "base/text.h"
#include "time/time_words.h"

enum precision {
    PRECISION_NONE,
    PRECISION_DAY,
    PRECISION_HOUR,
    PRECISION_MINUTE,
    PRECISION_SECOND
};

struct date {
    bool known;
    bool impossible;    /* 2024-02-30: the numbers are kept as written */
    bool ambiguous;     /* 03/04/2025: day and month may change places; kept here as month/day */
    int year;           /* 0 where none is written */
    int month;          /* 1 to 12; 0 where none is written (a weekday alone) */
    int day;            /* 1 to 31; 0 where none is written ("May 2024") */
    int weekday;        /* 0 (Sunday) to 6 where one is written beside the date, else -1 */
    struct place place; /* offsets in the text that was read, weekday included */
};

struct clock {
    bool known;
    bool impossible;     /* 25:10, 14:75, 14:15am: the numbers are kept as written */
    bool half_day_known; /* 24-hour clock by its form (hour 0 or above 12, "hrs") or am/pm said */
    bool meridiem;       /* am or pm is written */
    int hour, minute, second; /* 24-hour; 24:00 stays hour 24 */
    int32_t nanosecond;
    enum precision precision; /* PRECISION_HOUR for "11pm" and 14:??, PRECISION_MINUTE for 14:05 */
};

/* Seconds since midnight. */
static inline int64_t seconds_of_day(const struct clock *clock)
{
    return (int64_t)clock->hour * 3600 + (int64_t)clock->minute * 60 + clock->second;
}

/* Clocks of a region that a file of the system describes. */
struct region;

struct zone {
    bool known;
    struct text written;               /* "PST", "+02:00", "GMT+1": that part of the text itself */
    const struct zone_entry *entry;    /* NULL for a numeric offset and a region's name */
    const struct region *region;       /* whose clocks decide by the date, where its file is
                                        * installed, else NULL */
    int16_t offsets[ZONE_MAX_OFFSETS]; /* the readings, in minutes east of UTC; of a region those
                                        * since 2010 */
    bool
        told_apart; /* a standard name that is told from that of summer time: it means itself on the
                      * day of a change, too */
    size_t offset_count; /* more than one: ambiguous without a date; 0: a region that
                                        * is not installed */
};

/* A point in time or a range as written: any of its parts may be missing, not all. A range of clocks
 * has an end_clock (14:00–14:20), a range of days has no clock and an end_date (May 3–5). */
struct stamp {
    struct date date, end_date;
    struct clock clock, end_clock;
    struct zone zone;
    struct zone end_zone; /* of the end alone: 14:00 UTC – 17:30 CEST; else that of `zone` */
    int about;            /* 1 where "~", "about" and the like widen it, else 0 */
    bool relative;        /* T+15m, +5 min: `seconds` after a zero that somebody else knows */
    int64_t seconds;
    struct place place; /* of the whole, words like "about" included */
};

/* A length of time as written: an interval, because words are rounded. "About" allows a fifth more or
 * less, at least a unit; "over 5 hours" as much again; "less than" everything from 0; "5-6 hours" what
 * lies between (seconds: their middle). A month has 30 days, a year 365. */
struct length {
    int64_t seconds;     /* as said */
    int64_t least, most; /* seconds; what "about", "over", "5-6 hours" and rounding allow */
    int64_t unit; /* seconds of the unit that was said last (of 3.5 h: the half hour); half of it
                      * is the rounding. At least 1. */
    bool approximate;
    bool negative;
    struct place place;
};

/* Reads the longest stamp that begins exactly at byte `at`. A bare number is none. "from 14:00 to
 * 17:30 GMT" begins at "14:00"; "between" and "from" are left to the caller, "to" and "until"
 * within a range are not. Returns false where none begins there. */
bool stamp_read(struct text text, size_t at, const struct time_words *words, struct stamp *stamp);

/* The first stamp that begins at or after byte `from`, at a word's edge. */
bool stamp_find(struct text text, size_t from, const struct time_words *words, struct stamp *stamp);

/* As stamp_find; `*length` tells whether what the search has passed over may hold a part of a length, those
 * apart that lie within a stamp with a date, a zone or an end. Most texts hold none. */
bool stamp_find_noting(struct text text, size_t from, const struct time_words *words,
                       struct stamp *stamp, bool *length);

/* As stamp_read, but also takes the forms that are clocks only where the neighbours are clocks:
 * "10.43", "1405", "2021:" (for 20:21), "9" before "am"-less hours. For the head of an entry. */
bool stamp_read_loosely(struct text text, size_t at, const struct time_words *words,
                        struct stamp *stamp);

/* Reads what says a stamp's moment once more behind it, by the clock of another zone: "(07:02 PDT)",
 * "/ 7:02 AM PDT", "(21:30 PST, Feb 27)". `*at` is set behind it, or to the stamp's end where there is none;
 * `other` has a clock and a zone. Whether the two are one moment is not asked. */
bool stamp_read_other(struct text text, const struct stamp *stamp, size_t *at,
                      const struct time_words *words, struct stamp *other);

/* Whether either may read any stamp there, by a look at the first letters: next to no word begins one. */
bool stamp_may_begin(struct text text, size_t at, const struct time_words *words);

/* Whether stamp_read_loosely reads the same where stamp_read has read this stamp of the text: it has a clock
 * as 14:05, and what stands behind it tells that it does not go on in one of the looser forms. */
bool stamp_is_plain(struct text text, const struct time_words *words, const struct stamp *stamp);

/* Whether the full stop at byte `at` belongs to a day before the name of its month: "3. February". */
bool is_stop_of_day(struct text text, size_t at, const struct time_words *words);

/* Reads the longest length that begins exactly at byte `at`: "3 hours 30 minutes", "3h30m", "1:30 h",
 * "two and a half hours", "PT3H30M", "5-6 hours", "less than a minute", "~2 h". */
bool length_read(struct text text, size_t at, const struct time_words *words,
                 struct length *length);
bool length_find(struct text text, size_t from, const struct time_words *words,
                 struct length *length);

/* A zone that begins exactly at byte `at`: an abbreviation, a long name, Z, +02:00, UTC-4, GMT+1, or a
 * region's name (Europe/London). zone_find passes over a lone Z. */
bool zone_read(struct text text, size_t at, const struct time_words *words, struct zone *zone);
bool zone_find(struct text text, size_t from, const struct time_words *words, struct zone *zone);

/* An offset that begins exactly at byte `at`, of hours alone too: -03. Only words around it tell that it is one. */
bool zone_read_offset(struct text text, size_t at, const struct time_words *words,
                      struct zone *zone);

#endif
