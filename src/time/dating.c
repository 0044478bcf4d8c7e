#include "time/dating.h"
#include "time/parts.h"

static const char *const weekday_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                            "Thursday", "Friday", "Saturday"};

enum { DAYS_PER_WEEK = 7, HALF_YEAR = 182 };

void moment_note(struct moment *moment, enum certainty certainty, struct arena *arena,
                 const char *reason)
{
    bool worse = certainty > moment->certainty;
    bool gives_way = worse && certainty == MOMENT_AMBIGUOUS;
    if (worse)
        moment->certainty = certainty;
    else if (certainty < moment->certainty)
        return;
    if (!reason)
        return;
    bool first = !moment->why || gives_way;
    moment->why = first ? reason : arena_join(arena, moment->why, "; ", reason);
}

const char *reason_from(struct arena *arena, const char *head, const char *why)
{
    if (!why || text_starts_with(text_from(why), text_from(head)))
        return why;
    return arena_join(arena, head, why, "");
}

static bool date_is_whole(const struct date *date)
{
    return date->known && !date->impossible && date->year && date->month && date->day;
}

static int64_t days_of(const struct date *date)
{
    return days_from_date(date->year, date->month, date->day);
}

void date_shift(struct date *date, int64_t days)
{
    if (!days || !date->known || date->impossible || !date->month || !date->day)
        return;
    bool yearless = !date->year;
    date_from_days(days_of(date) + days, &date->year, &date->month, &date->day);
    if (yearless)
        date->year = 0;
    date->weekday = -1;
}

static void note_date(struct moment *moment, const struct moment_context *context,
                      struct arena *arena)
{
    moment_note(moment, MOMENT_INFERRED, arena,
                reason_from(arena, "date from ", context->date_why));
    if (context->day_shift && context->shift_why)
        moment_note(moment, MOMENT_INFERRED, arena, context->shift_why);
}

/* The year that brings a day nearest to the context's date. */
static int nearest_year(const struct date *date, const struct date *context)
{
    if (!date->day || !date_is_whole(context))
        return context->year;
    int64_t apart = days_from_date(context->year, date->month, date->day) - days_of(context);
    return context->year + (apart > HALF_YEAR ? -1 : apart < -HALF_YEAR ? 1 : 0);
}

static void inherit_year(struct moment *moment, const struct moment_context *context,
                         struct arena *arena)
{
    if (moment->date.year || !context->date.known || !context->date.year)
        return;
    moment->date.year = nearest_year(&moment->date, &context->date);
    date_check(&moment->date);
    if (context->date_why) {
        const char *from = reason_from(arena, "date from ", context->date_why);
        moment_note(moment, MOMENT_INFERRED, arena, arena_printf(arena, "year of the %s", from));
    }
}

static void swap_day_and_month(struct date *date)
{
    int month = date->month;
    date->month = date->day;
    date->day = month;
}

/* Where the context's date is one of the two readings, that one is meant. */
static void settle_order(struct moment *moment, const struct moment_context *context)
{
    struct date *date = &moment->date;
    const struct date *settled = &context->date;
    if (!date->ambiguous || !date_is_whole(settled) || settled->ambiguous ||
        settled->year != date->year)
        return;
    bool kept = settled->month == date->month && settled->day == date->day;
    bool swapped = settled->month == date->day && settled->day == date->month;
    if (swapped)
        swap_day_and_month(date);
    if (kept || swapped)
        date->ambiguous = false;
}

static void note_order(struct moment *moment, struct arena *arena)
{
    struct date other = moment->date;
    if (!other.ambiguous)
        return;
    swap_day_and_month(&other);
    moment_note(moment, MOMENT_AMBIGUOUS, arena,
                arena_printf(arena, "%s or %s", format_date(arena, &moment->date),
                             format_date(arena, &other)));
}

/* The days of the moment's date, which has a month: one, all of a month, or one in two orders. */
static struct dating days_of_date(const struct date *date)
{
    struct dating dating = {.known = true};
    if (date->impossible)
        return (struct dating){0};
    if (!date->day) {
        dating.first = days_from_date(date->year, date->month, 1);
        dating.last = dating.first + days_in_month(date->year, date->month) - 1;
        return dating;
    }
    dating.first = dating.last = days_of(date);
    if (!date->ambiguous)
        return dating;
    struct date other = *date;
    swap_day_and_month(&other);
    dating.swap = days_of(&other) - dating.first;
    if (dating.swap > 0)
        dating.last += dating.swap;
    else
        dating.first += dating.swap;
    return dating;
}

/* A stamp that names a day of the calendar. */
static struct dating date_by_itself(struct moment *moment, const struct stamp *stamp,
                                    const struct moment_context *context, struct arena *arena)
{
    moment->date = stamp->date;
    if (moment->date.impossible)
        return (struct dating){0};
    inherit_year(moment, context, arena);
    settle_order(moment, context);
    note_order(moment, arena);
    if (!moment->date.year)
        moment_note(moment, MOMENT_INFERRED, arena, "no year is known");
    return days_of_date(&moment->date);
}

/* Adds the day that is as likely as the one that was found, some days later. */
static void open_later_day(struct moment *moment, struct dating *dating, int64_t days,
                           struct arena *arena)
{
    struct date later = moment->date;
    if (!days || dating->swap || !date_is_whole(&later))
        return;
    date_shift(&later, days);
    moment_note(moment, MOMENT_AMBIGUOUS, arena,
                arena_printf(arena, "%s or %s", format_date(arena, &moment->date),
                             format_date(arena, &later)));
    moment->date = later;
    dating->swap = days;
    dating->last += days;
}

/* A stamp without a date. An impossible date in the context tells nothing. */
static struct dating date_by_context(struct moment *moment, const struct moment_context *context,
                                     struct arena *arena)
{
    int64_t shift = context->day_shift;
    if (!context->date.known || context->date.impossible || !context->date.month) {
        moment->date = date_none();
        moment_note(moment, MOMENT_INFERRED, arena, "no date is known");
        if (shift && context->shift_why)
            moment_note(moment, MOMENT_INFERRED, arena, context->shift_why);
        return (struct dating){.first = shift, .last = shift};
    }
    moment->date = context->date;
    note_date(moment, context, arena);
    note_order(moment, arena);
    struct dating dating = days_of_date(&moment->date);
    dating.first += shift;
    dating.last += shift;
    if (!moment->date.ambiguous)
        date_shift(&moment->date, shift);
    open_later_day(moment, &dating, context->open_days, arena);
    return dating;
}

/* A weekday alone: that of the context's date, else the nearest one on either side of it. */
static struct dating date_by_weekday(struct moment *moment, const struct stamp *stamp,
                                     const struct moment_context *context, struct arena *arena)
{
    const struct date *near = &context->date;
    if (!date_is_whole(near) || near->ambiguous)
        return date_by_context(moment, &(struct moment_context){.date = date_none()}, arena);
    int wanted = stamp->date.weekday;
    int ahead =
        (wanted - weekday_of(near->year, near->month, near->day) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
    moment->date = *near;
    note_date(moment, &(struct moment_context){.date_why = context->date_why}, arena);
    if (ahead) {
        struct date before = *near, behind = *near;
        date_shift(&before, ahead - DAYS_PER_WEEK);
        date_shift(&behind, ahead);
        moment->date = behind;
        moment_note(moment, MOMENT_AMBIGUOUS, arena,
                    arena_printf(arena, "%s: %s or %s", weekday_names[wanted],
                                 format_date(arena, &before), format_date(arena, &behind)));
    }
    struct dating dating = {.known = true, .last = days_of(&moment->date)};
    dating.first = dating.last - (ahead ? DAYS_PER_WEEK : 0);
    return dating;
}

struct dating date_moment(struct moment *moment, const struct stamp *stamp,
                          const struct moment_context *context, struct arena *arena)
{
    if (!stamp->date.known)
        return date_by_context(moment, context, arena);
    if (!stamp->date.month && !stamp->date.impossible)
        return date_by_weekday(moment, stamp, context, arena);
    return date_by_itself(moment, stamp, context, arena);
}
