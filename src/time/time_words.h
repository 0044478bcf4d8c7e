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
    /* A bit for each byte, in lower case, with which a word of the list begins, so that nearly always one
     * look tells that none stands somewhere. All 0: not known. */
    uint64_t firsts[4];
    uint64_t runs[4]; /* the same of the letters with which they begin: see time_word_hash */
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

/* A long name of a zone. */
struct zone_name {
    const char *name;
    size_t zone;  /* index in the table */
    unsigned run; /* time_word_hash of its first letters */
};

struct zone_table {
    const struct zone_entry *items;
    size_t count;
    /* The long names of all, by their runs, those of one run in the table's order; NULL: not made. */
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

/* By which two bytes what is looked for may begin, so that most of a line is passed over quickly: by the
 * first byte, the second ones in 32 classes (a letter and its other case are in one). */
struct time_starts {
    uint32_t stamp[256], length[256], zone[256];
    /* A bit for each hash that the first letters of a stamp's or a length's words have: see
     * time_word_hash. */
    uint64_t stamp_words[16], length_words[16];
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
    struct time_word_list lead_words;   /* enum lead */
    struct time_word_list range_words;  /* enum range_joint */
    struct time_word_list about_behind; /* as `about`, but behind what it widens: environ, 以上 */
    struct time_word_list half_days_before; /* 午前, 午後: as half_days, but before the hour */
    struct time_word_list clock_marks;      /* enum clock_mark */
    struct time_word_list date_marks;       /* enum date_mark */
    struct time_word_list eras;             /* 令和: the year before its first */
    struct time_word_list ordinals;         /* what stands behind the digits of a day: st, nd, er */
    struct time_word_list month_verbs;   /* months that are other words in lower case: may, march */
    struct time_word_list joints;        /* between the parts of a length: and */
    struct time_word_list halves;        /* half a unit more: and a half, et demie */
    struct time_word_list decimal_marks; /* "," in 3,5 heures; the full stop is one always */
    enum date_order date_order;          /* of dates in numbers that end in the year */
    struct zone_table zones;
    const struct time_starts *starts; /* made of all these by time_starts_fill; NULL: not made */
};

#endif
