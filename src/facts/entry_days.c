#include "facts/entry_days.h"

#include <string.h>

bool is_whole_date(const struct date *date)
{
    return date->known && date->year && date->month && date->day && !date->ambiguous;
}

struct date day_behind(struct date date, int days)
{
    int64_t number = days_from_date(date.year, date.month, date.day) + days;
    date_from_days(number, &date.year, &date.month, &date.day);
    date.weekday = weekday_of(date.year, date.month, date.day);
    return date;
}

/* Behind a colon in brackets it is that of something else: "(last updated: 2 May)". */
bool day_stands_apart(struct text before)
{
    static const char *const joints[] = {"(", ",", ":", "-", "–", "—"};
    bool labelled =
        text_ends_with(before, TEXT(":")) && text_find_byte(before, '(', 0) < before.length;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (text_ends_with(before, text_from(joints[i])))
            return !labelled;
    return false;
}

/* Whether nothing of weight follows a day: then it stands over entries. */
static bool day_is_bare(const struct reading *reading, const struct line *line,
                        const struct stamp *stamp)
{
    enum { HEADING_REST = 60, REMARK = 60, ODD_REST = 20 };
    struct stamp other;
    struct zone zone;
    struct text rest = text_strip(text_from_offset(line->text, stamp->place.end), " :.,)]*-");
    if (rest.length == 0 || (line->kind == LINE_HEADING && rest.length < HEADING_REST))
        return true;
    if (rest.data[0] == '(')
        return rest.length < REMARK;
    if (line->kind == LINE_TEXT && names_zone_alone(reading, rest, &zone))
        return true;
    bool apart = strchr(":-,", line->text.data[stamp->place.end]);
    return line->kind == LINE_TEXT && line->alone && !apart && rest.length < ODD_REST &&
           !(find_stamp(reading, rest, 0, &other) && (other.date.day || other.clock.known));
}

bool entry_day_read(struct reading *reading, const struct line *line, const struct stamp *stamp,
                    struct entry_day *day)
{
    bool several = stamp->end_date.known && line->kind != LINE_HEADING;
    if (!stamp->date.known || stamp->clock.known || stamp->relative || !stamp->date.day ||
        several || !day_is_bare(reading, line, stamp))
        return false;
    day->date = day->told = stamp->date;
    take_year_near(&day->told, &reading->postmortem->incident_date);
    day->written = text_slice(line->text, stamp->place.start, stamp->place.end);
    day->why =
        line_reason(reading, "date from the heading", line_slice_place(line, day->written).start);
    day->zone = (struct zone){0};
    bool title = line->place.start == reading->postmortem->title_place.start;
    find_zone_of_heading(reading, text_from_offset(line->text, stamp->date.place.start),
                         title ? ZONE_OF_TITLE : ZONE_OF_PART, &day->zone);
    day->zone_why =
        line_reason(reading, "zone from the heading", line_slice_place(line, day->written).start);
    day->level = line->kind == LINE_HEADING ? line->level : 7;
    return true;
}

/* Whether a day stands behind the zone that a note names, or apart from it: "all times UTC, 2 August 2023", but not
 * "all times UTC, updated 2 August 2023". */
static bool stands_behind_zone(const struct reading *reading, struct text before)
{
    struct zone zone;
    struct text on =
        text_ends_with(before, TEXT(" on")) ? text_slice(before, 0, before.length - 3) : before;
    struct text rest = text_strip(on, " ,(:-*_");
    return (on.length < before.length || day_stands_apart(before)) &&
           find_stated_zone(reading, rest, 0, &zone) && text_ends_with(rest, zone.written);
}

bool entry_day_read_note(struct reading *reading, const struct line *line, struct entry_day *day)
{
    enum { LONGEST = 100 };
    struct stamp stamp;
    if (line->kind != LINE_TEXT || line->depth || line->quoted || line->text.length > LONGEST ||
        !text_matches(reading, WORDS_ZONE_NOTE_PATTERNS, line->text) ||
        !find_stamp(reading, line->text, 0, &stamp) || stamp.end_date.known ||
        !is_whole_date(&stamp.date) ||
        !stands_behind_zone(reading, text_trim(text_slice(line->text, 0, stamp.place.start))) ||
        text_strip(text_from_offset(line->text, stamp.place.end), " .)*_").length ||
        !entry_day_read(reading, line, &stamp, day))
        return false;
    day->why = line_reason(reading, "date from the note", line->place.start);
    day->zone = (struct zone){0}; /* it is that of the whole document */
    return true;
}

/* Takes the day that lies so many days behind `base` for that of the entries below a line. */
static void take_day_behind(struct reading *reading, struct entry_day *day, const struct line *line,
                            struct date base, int days)
{
    day->date = day->told = day_behind(base, days);
    day->written = line->text;
    day->why = line_reason(reading, "date from the day named", line->place.start);
    day->level = line->kind == LINE_HEADING ? line->level : 7;
}

/* "### Tuesday": the next such day from the one above it. The first of them is the incident's own, or
 * nothing tells which of all Mondays it is; nor is one that lies far off the next. */
static void read_day_of_week(struct reading *reading, struct entry_day *day,
                             const struct line *line, int weekday)
{
    enum { WEEK = 7, FAR = 4 };
    bool first = !day->told.known;
    struct date base = first ? reading->postmortem->incident_date : day->told;
    if (!is_whole_date(&base))
        return;
    int days = (weekday - weekday_of(base.year, base.month, base.day) + WEEK) % WEEK;
    day->told.known = false;
    if (first ? days == 0 : days <= FAR)
        take_day_behind(reading, day, line, base, days);
}

/* The date that a heading tells beside the number of its day, which ends at byte `behind`: right behind that, or at the
 * heading's end. What else it names is no day: "Day 2: back to the release of 12 May", "Day 2: last updated: 12 May". */
static bool find_day_beside(const struct reading *reading, const struct line *line, size_t behind,
                            struct stamp *stamp)
{
    if (!find_stamp(reading, line->text, behind, stamp) || !stamp->date.month || !stamp->date.day ||
        stamp->date.impossible)
        return false;
    struct text between = text_trim(text_slice(line->text, behind, stamp->place.start));
    if (decoration_length(between, false) == between.length)
        return true;
    struct text rest = text_from_offset(line->text, stamp->place.end);
    return day_stands_apart(between) && !text_ends_with(between, TEXT(":")) &&
           decoration_length(rest, false) == rest.length;
}

/* "### Day 2": counted from the day of the heading of day 1 or 0, which is the first of them, or else from the
 * incident's. */
static bool read_numbered_day(struct reading *reading, struct entry_day *day,
                              const struct line *line, struct text digits)
{
    int number;
    if (!text_to_number(digits, &number))
        return false;
    if (!day->counts && number <= 1) {
        day->counts = true;
        day->first_number = number;
    }
    struct stamp stamp;
    size_t behind = (size_t)(digits.data - line->text.data) + digits.length;
    if (find_day_beside(reading, line, behind, &stamp) &&
        entry_day_read(reading, line, &stamp, day)) {
        if (day->counts && number == day->first_number)
            day->first_date = day->told;
        return true;
    }
    const struct date *base =
        day->first_date.known ? &day->first_date : &reading->postmortem->incident_date;
    if (!day->counts || number < day->first_number || !is_whole_date(base))
        return false;
    take_day_behind(reading, day, line, *base, number - day->first_number);
    return true;
}

bool entry_day_read_named(struct reading *reading, const struct line *line, struct entry_day *day)
{
    const struct word_list *numbers = &reading->words->lists[WORDS_DAY_NUMBER_PATTERNS];
    struct pattern_match match;
    int weekday;
    enum { LONGEST = 80 };
    if (line->text.length > LONGEST || line->kind == LINE_CODE)
        return false;
    if (names_weekday(reading, line->text, &weekday)) {
        read_day_of_week(reading, day, line, weekday);
        return true;
    }
    if (line->kind != LINE_HEADING && !line->strong)
        return false;
    const struct date *base = day->told.known ? &day->told : &reading->postmortem->incident_date;
    if (is_next_day(reading, line->text) && is_whole_date(base)) {
        take_day_behind(reading, day, line, *base, 1);
        return true;
    }
    return patterns_find(numbers, line->text, 0, &match) &&
           read_numbered_day(reading, day, line,
                             text_slice(line->text, match.group_start, match.group_end));
}

void entry_day_forget(struct entry_day *day)
{
    day->date = (struct date){0};
    day->why = NULL;
    day->written = (struct text){0};
    day->level = 0;
    day->zone = (struct zone){0};
}
