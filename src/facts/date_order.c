/* What a document's dates tell about each other: the order of day and month, the year left out. */
#include <string.h>

#include "facts/reading.h"

enum { MONTHS = 12, HALF_YEAR = 182 };

static void swap_day_and_month(struct date *date)
{
    int month = date->month;
    date->month = date->day;
    date->day = month;
}

/* The number that a numeric date begins with where its year stands last ("27-02-2026"), else 0. */
static int first_number(struct text text, const struct date *date)
{
    size_t at = date->place.start;
    int number = 0;
    while (at < date->place.end && !ascii_is_digit(text.data[at]))
        at++;
    size_t start = at;
    for (; at < date->place.end && at < start + 3 && ascii_is_digit(text.data[at]); at++)
        number = number * 10 + (text.data[at] - '0');
    bool marked = at < date->place.end && strchr("-/,", text.data[at]);
    size_t next = at + 1;
    bool named =
        next >= date->place.end || !(ascii_is_digit(text.data[next]) || text.data[next] == ' ');
    /* "03-May", "May 3, 2024" */
    return at - start <= 2 && marked && !named ? number : 0;
}

/* What the dates that are plain by themselves say, and how those that are not differ. */
struct order_votes {
    size_t day_first, month_first;
    struct place plain; /* the first that is plain by itself */
    struct date open;   /* the first of the timeline's that is not */
    struct place open_place;
    bool first_varies, second_varies;
};

static void vote_plain(struct order_votes *votes, const struct date *date, int first,
                       struct place place)
{
    if (!first || date->day <= MONTHS)
        return;
    if (!votes->day_first && !votes->month_first)
        votes->plain = place;
    if (first == date->day)
        votes->day_first++;
    else
        votes->month_first++;
}

/* An ambiguous date is kept as month and day, in the order in which it is written. */
static void vote_open(struct order_votes *votes, const struct date *date, struct place place)
{
    if (!votes->open.known) {
        votes->open = *date;
        votes->open_place = place;
    }
    votes->first_varies |= date->month != votes->open.month;
    votes->second_varies |= date->day != votes->open.day;
}

static void vote(struct order_votes *votes, const struct block *block, const struct date *date,
                 bool timeline)
{
    if (!date->known || date->impossible || !date->month || !date->day)
        return;
    struct place place = block_place(block, date->place.start, date->place.end);
    if (!date->ambiguous)
        vote_plain(votes, date, first_number(block->text, date), place);
    else if (timeline)
        vote_open(votes, date, place);
}

static void vote_block(const struct reading *reading, struct order_votes *votes,
                       const struct block *block)
{
    bool timeline = in_timeline(reading->postmortem, block->place.start);
    struct stamp stamp;
    size_t at = 0;
    if (timeline && head_stamp(reading, block->text, &stamp, &at)) {
        vote(votes, block, &stamp.date, timeline);
        at = stamp.place.end;
    }
    for (; find_stamp(reading, block->text, at, &stamp); at = stamp.place.end)
        vote(votes, block, &stamp.date, timeline);
}

/* A number above 12 tells the order, unless another tells a different one. Else, where the timeline's dates
 * differ in one of the two numbers alone, that one is the day: nobody's incident goes on from 4 March to
 * 4 April to 4 May. Else the language may know but one order. */
static void read_date_order(struct reading *reading)
{
    struct order_votes votes = {0};
    struct place place;
    for (size_t i = 0; i < reading->prose.count; i++)
        vote_block(reading, &votes, reading->prose.items[i].block);
    if (votes.day_first && votes.month_first)
        return;
    if (votes.day_first || votes.month_first) {
        reading->date_order = votes.day_first ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
        place = votes.plain;
    } else if (votes.first_varies != votes.second_varies) {
        reading->date_order = votes.first_varies ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
        place = votes.open_place;
    } else {
        reading->date_order = reading->time->date_order;
        reading->date_order_why = "day and month in the order of the language";
        return;
    }
    reading->date_order_why =
        line_reason(reading, "day and month in the order of the date", place.start);
}

bool settle_date(struct reading *reading, struct date *date)
{
    if (!date->ambiguous)
        return false;
    if (!reading->date_order_read)
        read_date_order(reading);
    reading->date_order_read = true;
    if (reading->date_order == DATE_ORDER_OPEN)
        return false;
    if (reading->date_order == DATE_DAY_FIRST)
        swap_day_and_month(date);
    date->ambiguous = false;
    return true;
}

void take_year_near(struct date *date, const struct date *near)
{
    if (!date->known || date->year || !near->year)
        return;
    date->year = near->year;
    if (date->day && near->month && near->day) {
        int64_t apart = days_from_date(near->year, date->month, date->day) -
                        days_from_date(near->year, near->month, near->day);
        date->year += apart > HALF_YEAR ? -1 : apart < -HALF_YEAR ? 1 : 0;
    }
    if (!date_exists(date->year, date->month, date->day))
        date->impossible = date->day > 0;
}

void take_year_of_month(struct date *date, const struct date *month)
{
    if (date->month == month->month)
        take_year_near(date, month);
}

int find_year(struct text text)
{
    enum { YEAR_LEAST = 1990, YEAR_MOST = 2099 };
    for (size_t at = 0; at < text.length; at++) {
        size_t end = at;
        int number = 0;
        while (end < text.length && end < at + 5 && ascii_is_digit(text.data[end]))
            number = number * 10 + (text.data[end++] - '0');
        if (end == at)
            continue;
        bool joined = (at > 0 && strchr("-/.:#", text.data[at - 1])) ||
                      (end < text.length && strchr("-/.:", text.data[end])) ||
                      (at > 0 && ascii_is_word(text.data[at - 1])) ||
                      (end < text.length && ascii_is_word(text.data[end]));
        if (end - at == 4 && !joined && number >= YEAR_LEAST && number <= YEAR_MOST)
            return number;
        at = end;
    }
    return 0;
}
