/* Floor 1. The types of the tables that the time room reads by. The tables themselves are data of
 * the rulebook (rules/words, rules/zones.yml), two floors above, and are handed in.
 */
#ifndef PMLINT_TIME_TIME_WORDS_H
#define PMLINT_TIME_TIME_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* A word (lower case, no final full stop), or several with one blank between, and what it stands
 * for. Words are compared without the case of ASCII letters. */
struct time_word {
    const char *word;
    int32_t value;
};

struct time_word_list {
    const struct time_word *items;
    size_t count;
};

/* How sure an abbreviation is. */
enum zone_kind {
    ZONE_FIXED,    /* one offset: UTC, CET, PST */
    ZONE_SEVERAL,  /* several places use it: IST, CST */
    ZONE_SEASONAL, /* the season decides: ET, PT; the offsets are standard and summer time */
};

#define ZONE_MAX_OFFSETS 4

/* A zone as rules/zones.yml lists it. */
struct zone_entry {
    const char *name; /* "PST": an abbreviation, compared with case. Where a table has the same name
                       * twice, the first is meant; the others are found by their long names. */
    const char *const *long_names; /* "Pacific Standard Time"; compared without case; NULL-ended */
    enum zone_kind kind;
    int16_t offsets[ZONE_MAX_OFFSETS]; /* minutes east of UTC */
    size_t offset_count;
    /* The offset that the other half of the year has (PST: that of PDT, and back), for names that
     * people write all year; equal to offsets[0] where there is none. Summer time is the greater. */
    int16_t other_season;
    /* The region whose clocks it follows ("America/New_York"), or NULL. Where the region's file is
     * installed, it decides, and the offsets are but those that are possible. */
    const char *region;
};

struct zone_table {
    const struct zone_entry *items;
    size_t count;
};

/* Words that lead to a part of a stamp. */
enum lead {
    LEAD_CLOCK = 1,   /* at, from: between a date and its clock */
    LEAD_DATE = 2,    /* on: between a clock and its date */
    LEAD_DAY = 3,     /* the: before a day */
    LEAD_MONTH = 4,   /* of: between a day and its month */
    LEAD_BETWEEN = 5, /* between: before a range */
};

/* Words between the ends of a range. */
enum range_joint {
    RANGE_ALWAYS = 0,  /* to, until */
    RANGE_BETWEEN = 1, /* and: only where "between" stands before the range */
};

struct time_words {
    struct time_word_list months;     /* 1 to 12 */
    struct time_word_list weekdays;   /* 0 (Sunday) to 6 */
    struct time_word_list half_days;  /* am, a.m.: 0; pm, p.m.: 12 */
    struct time_word_list clocks;     /* noon: 720, midnight: 0; minutes */
    struct time_word_list units;      /* s, sec, minute, h …: seconds */
    struct time_word_list numbers;    /* a, one, two, half …: in tenths (half: 5) */
    struct time_word_list about;      /* "~", about, around, approximately, by …: 0 both ways,
                                     * 1 only later or more (over), -1 only earlier or less, 2 both
                                     * ways and only before a clock or a date (by) */
    struct time_word_list hour_marks; /* hrs, hours, h behind a four-digit clock */
    struct time_word_list repeats; /* per, each, every, retention …: a length beside one of these is
                                     * no length of an incident. 1: behind it, -1: before it, 0: on
                                     * either side */
    struct time_word_list lead_words;  /* enum lead */
    struct time_word_list range_words; /* enum range_joint */
    struct zone_table zones;
};

#endif
