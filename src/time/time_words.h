/* Floor 1. The types of the tables that the time room reads by. The tables themselves are data of
 * the rulebook (rules/words, rules/zones.yml), two floors above, and are handed in.
 */
#ifndef PMLINT_TIME_TIME_WORDS_H
#define PMLINT_TIME_TIME_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* A word (lower case, no final full stop), or several with one blank between, and what it stands
 * for. Words are compared without the case of letters of ASCII and Latin-1. */
struct time_word {
    const char *word;
    int32_t value;
};

struct time_word_list {
    const struct time_word *items;
    size_t count;
    /* By item, the hash of its first letters (see starts.h), by which the items are sorted. NULL: not made. */
    const uint16_t *letters;
};

/* The lists of a language. */
enum time_list {
    TIME_MONTHS,    /* 1 to 12 */
    TIME_WEEKDAYS,  /* 0 (Sunday) to 6 */
    TIME_HALF_DAYS, /* am, a.m.: 0; pm, p.m.: 12 */
    TIME_CLOCKS,    /* noon: 720, midnight: 0; minutes */
    TIME_UNITS,     /* s, sec, minute, h …: seconds */
    TIME_NUMBERS,   /* a, one, two, half …: in tenths (half: 5) */
    TIME_ABOUT, /* "~", about, around, approximately, by …: 0 both ways, 1 only later or more (over),
                       * -1 only earlier or less, 2 both ways and only before a clock or a date (by) */
    TIME_HOUR_MARKS, /* hrs, hours, h behind a four-digit clock */
    TIME_REPEATS, /* per, each, every, retention …: a length beside one of these is no length of an
                       * incident. 1: behind it, -1: before it, 0: on either side */
    TIME_LEAD_WORDS,       /* enum lead */
    TIME_RANGE_WORDS,      /* enum range_joint */
    TIME_ABOUT_BEHIND,     /* as TIME_ABOUT, but behind what it widens: environ, 以上 */
    TIME_HALF_DAYS_BEFORE, /* 午前, 午後: as TIME_HALF_DAYS, but before the hour */
    TIME_CLOCK_MARKS,      /* enum clock_mark */
    TIME_DATE_MARKS,       /* enum date_mark */
    TIME_ERAS,             /* 令和: the year before its first */
    TIME_ORDINALS,         /* what stands behind the digits of a day: st, nd, er */
    TIME_MONTH_VERBS,      /* months that are other words in lower case: may, march */
    TIME_JOINTS,           /* between the parts of a length: and */
    TIME_HALVES,           /* half a unit more: and a half, et demie */
    TIME_DECIMAL_MARKS,    /* "," in 3,5 heures; the full stop is one always */
    TIME_LIST_COUNT
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

/* A name of a zone of a table, by its letters. Without a pointer, which the loader would have to set. */
struct zone_name {
    uint16_t letters; /* the hash of the first of them: see starts.h */
    uint16_t zone;    /* index in the table */
    uint16_t name;    /* index among its long names, or ZONE_ABBREVIATION */
};
#define ZONE_ABBREVIATION UINT16_MAX

struct zone_table {
    const struct zone_entry *items;
    size_t count;
    /* All names by that hash, those of one hash in the table's order; NULL: not made. */
    const struct zone_name *names;
    size_t name_count;
};

/* Words that lead to a part of a stamp. */
enum lead {
    LEAD_CLOCK = 1,   /* at, from: between a date and its clock */
    LEAD_DATE = 2,    /* on: between a clock and its date */
    LEAD_DAY = 3,     /* the: before a day */
    LEAD_MONTH = 4,   /* of: between a day and its month */
    LEAD_BETWEEN = 5, /* between: before a range */
};

/* What the digits before a word are. */
enum clock_mark {
    MARK_LENGTH = 0, /* of a length, however it begins: 14時間 */
    MARK_JOINED = 1, /* hours, where two digits follow at once: 14h05 */
    MARK_LED = 2,  /* hours, with blanks around it: 14 h 05; without minutes, or in one digit, only
                      * where a word leads to a clock: à 9 h */
    MARK_HOUR = 3, /* hours of a clock always: 14時 */
    MARK_MINUTE = 4,
    MARK_SECOND = 5,
    MARK_HALF = 6, /* no digits: half an hour more, behind the hours */
};

/* What the digits before a word are, in a date. */
enum date_mark { MARK_YEAR = 1, MARK_MONTH = 2, MARK_DAY = 3 };

/* In which order a language writes 03/04/2025. */
enum date_order { DATE_ORDER_OPEN, DATE_MONTH_FIRST, DATE_DAY_FIRST };

/* Words between the ends of a range. */
enum range_joint {
    RANGE_ALWAYS = 0,  /* to, until */
    RANGE_BETWEEN = 1, /* and: only where "between" stands before the range */
};

/* So many hashes of letters are told apart. With fewer, ordinary words would share one with those of the lists. */
#define TIME_LETTERS_BITS 12
#define TIME_LETTERS (1U << TIME_LETTERS_BITS)

/* A bit for each list of which a word may begin with a byte; where that is a letter, also with the letters
 * from there on, by their hash: see starts.h. */
struct time_starts {
    uint32_t bytes[256];
    uint32_t letters[TIME_LETTERS];
};

struct time_words {
    struct time_word_list lists[TIME_LIST_COUNT];
    enum date_order date_order; /* of dates in numbers that end in the year */
    struct zone_table zones;
    const struct time_starts *starts; /* made of all these by time_starts_fill; NULL: not made */
};

#endif
