/* Floor 1, within the time room. The parts of a stamp; each reader follows the rules of scan.h. */
#ifndef PMLINT_TIME_PARTS_H
#define PMLINT_TIME_PARTS_H

#include "time/scan.h"
#include "time/stamp.h"

/* The forms that a stamp may have. */
enum {
    FORM_RELATIVE = 1, /* T+15m */
    FORM_DATE = 2,
    FORM_CLOCK = 4,
    FORM_RANGE = 8, /* "9-11 AM", "3-5 May": of which the first number is no stamp alone */
    FORM_ANY = 15,
};

/* What a stamp may begin with, and what a length may. */
#define STAMP_STARTS \
    (START_BIT(TIME_MONTHS) | START_BIT(TIME_WEEKDAYS) | START_BIT(TIME_HALF_DAYS_BEFORE) | \
     START_BIT(TIME_ERAS) | START_BIT(TIME_CLOCKS) | START_BIT(TIME_ABOUT) | \
     START_BIT(START_DIGIT) | START_BIT(START_PLUS) | START_BIT(START_ZERO))
#define LENGTH_STARTS \
    (START_BIT(TIME_NUMBERS) | START_BIT(TIME_ABOUT) | START_BIT(START_DIGIT) | \
     START_BIT(START_MINUS) | START_BIT(START_FRACTION) | START_BIT(START_PERIOD))

/* Which of the `wanted` starts may stand at `at`; all of them where the words have no table of starts. */
static inline uint32_t starts_at(const struct scan *scan, size_t at, uint32_t wanted)
{
    const struct time_starts *starts = scan->words->starts;
    return starts ? time_may_begin(starts, scan->text, at, wanted) : wanted;
}

/* The forms that a stamp may have which begins at `at`, where `starts` may stand of those of stamps, by a look
 * at what stands right behind a number: 0 for most numbers. A reader of another form finds none. */
unsigned stamp_forms(const struct scan *scan, size_t at, uint32_t starts);

/* As stamp_read, or as length_read, where `starts` may stand of those of stamps, or of lengths. */
bool take_stamp(const struct scan *scan, size_t at, uint32_t starts, struct stamp *stamp);
bool take_length(const struct scan *scan, size_t at, uint32_t starts, struct length *length);

/* A time of day: 14:05, 14:05:33, 2:05 PM, 11pm, noon, 14h05, 1405 where a zone or "hrs" follows. */
bool take_clock(const struct scan *scan, size_t *at, struct clock *clock);

/* The clock of a compact date and time, behind the 'T': 1405, 140533, 140533.617. */
bool take_compact_clock(const struct scan *scan, size_t *at, struct clock *clock);

/* An hour without anything behind it, as in "9-11 AM"; no clock by itself. */
bool take_bare_hour(const struct scan *scan, size_t *at, struct clock *clock);

/* 14h05, 14 heures 05, 14時05分: told by words behind the digits (time_words.h, clock_marks). */
bool take_marked_clock(const struct scan *scan, size_t *at, struct clock *clock);

/* Whether a day has this time. */
bool clock_is_possible(const struct clock *clock);

/* Whether its hour can only be that of a 24-hour clock. */
bool clock_form_is_24(const struct clock *clock);

/* Whether a clock may end here: no letter follows but those of a zone. */
bool clock_ends(const struct scan *scan, size_t at, const struct clock *clock);

/* Puts an hour into a half of the day (0 or 12) that was written. */
void clock_set_half(struct clock *clock, int32_t half);

/* The same where it stood before the hour: 午後2時. */
void clock_set_half_before(struct clock *clock, int32_t half);

/* Takes the half of the day behind a clock whose hour is read, if one is told, and notes whether it is known. */
void take_meridiem(const struct scan *scan, size_t *at, struct clock *clock);

/* A day (2024-05-03, May 3rd, 03/04/2025 …) with a weekday beside it, or a weekday alone. */
bool take_date(const struct scan *scan, size_t *at, struct date *date);

/* Numbers alone, and names of months; take_date tries both. */
bool take_numeric_date(const struct scan *scan, size_t *at, struct date *date);
bool take_worded_date(const struct scan *scan, size_t *at, struct date *date);

/* A day of the month in digits, "3" or "3rd", and one with its year behind it if there is one. */
bool take_day_alone(const struct scan *scan, size_t *at, int *day);
bool take_day_and_year(const struct scan *scan, size_t *at, struct date *date);

/* The last day of a range of days that starts with `first` and goes on at `*at`: "–5, 2024" behind
 * "May 3", " to 5 May"; no clock may follow. */
bool take_last_day(const struct scan *scan, size_t *at, const struct date *first,
                   struct date *last);

/* "3–5 May 2024". */
bool take_days_of_month(const struct scan *scan, size_t *at, struct date *first, struct date *last);

/* No date at all: weekday -1. */
struct date date_none(void);

/* A year in four digits that is not the beginning of something longer. */
bool take_full_year(const struct scan *scan, size_t *at, int *year);

/* Whether a number can be the year of an incident. */
bool year_is_plausible(int year);

/* Sets `impossible` where no calendar has the day. */
void date_check(struct date *date);

/* The zone whose abbreviation stands at `at`, or NULL; `*length` is that of the abbreviation. */
const struct zone_entry *abbreviation_at(const struct scan *scan, size_t at, bool any_case,
                                         size_t *length);

/* Makes a zone that of an entry of the table, but for its words. */
void zone_set_entry(struct zone *zone, const struct zone_entry *entry);

/* "PST/PDT", "CET/CEST": who names the clocks of both halves of a year names those of the region. Behind the first
 * name, which `zone` is. */
void take_other_season(const struct scan *scan, size_t *at, struct zone *zone);

/* "Europe/London", "US/Pacific": a zone, installed or not. */
bool take_region_name(const struct scan *scan, size_t *at, struct zone *zone);

/* A zone by itself: an abbreviation in capitals, a long name, UTC+3, Europe/London, +02:00. */
bool take_zone(const struct scan *scan, size_t *at, struct zone *zone);

/* A zone behind a clock that ends at `*at`: besides, Z and an offset without a blank, lower case, and
 * parentheses around it. */
bool take_zone_behind(const struct scan *scan, size_t *at, const struct clock *clock,
                      struct zone *zone);

/* "Central", "Pacific" behind a clock with am or pm where no more is said of it: a seasonal zone whose first long name is
 * that and "Time" (zone_bare.c). Behind "14:02" it may as well be the region that the entry is of. */
bool take_bare_zone(const struct scan *scan, size_t *at, const struct clock *clock,
                    struct zone *zone);

/* Sets how a zone was written. */
void zone_set_written(struct zone *zone, const struct scan *scan, size_t from, size_t end);

/* Whether two zones are the same one: written alike, or one offset all year and the same. */
bool zone_same(const struct zone *a, const struct zone *b);

/* T+15m, T0, +5 min. */
bool take_relative(const struct scan *scan, size_t *at, int64_t *seconds);

/* A length without words like "about" and without a sign: "3 hours 30 minutes". */
bool take_amount(const struct scan *scan, size_t *at, struct length *length);

/* A clock that follows a date at `*at`, with what joins them; `*exact` where a 'T' does: then it may be
 * compact, T1405 or T140533. */
bool take_clock_behind(const struct scan *scan, size_t *at, struct clock *clock, bool *about,
                       bool *exact);

/* A date that follows a clock at `*at`, with what joins them. */
bool take_date_behind(const struct scan *scan, size_t *at, struct date *date);

/* The end of a range that begins at `start`, from the mark between them on; fills the stamp's end, and what
 * the start lacks and the end says for both (zone, date, am or pm). One moment by the clocks of two
 * zones (14:00 UTC – 16:00 CEST) is taken whole, but is no range. */
bool take_range_end(const struct scan *scan, size_t *at, size_t start, struct stamp *stamp);

/* As stamp_read_other, behind a clock of that zone. */
bool take_other_clock(const struct scan *scan, size_t *at, const struct zone *zone,
                      struct stamp *other);

/* "May 3 14:00 – May 4, 2024 02:00": the year is said once. */
void share_year(struct date *start, const struct date *end);

#endif
