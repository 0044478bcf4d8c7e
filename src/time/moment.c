#include "time/moment.h"
#include "time/dating.h"
#include "time/instant.h"
#include "time/parts.h"
#include "time/region.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, HALF_DAY = 43200, ABOUT_MINUTES = 15 };

/* Seconds of the day that a clock may mean. */
struct span {
    int64_t low, high;
};

int64_t precision_seconds(enum precision precision)
{
    switch (precision) {
    case PRECISION_DAY:
        return DAY;
    case PRECISION_HOUR:
        return HOUR;
    case PRECISION_MINUTE:
        return MINUTE;
    default:
        return 1;
    }
}

static int64_t about_width(enum precision precision)
{
    return precision == PRECISION_DAY || precision == PRECISION_HOUR ? precision_seconds(precision)
                                                                     : ABOUT_MINUTES * MINUTE;
}

/* Whether a clock may be in either half of the day. */
static bool half_is_open(const struct clock *clock, const struct moment_context *context)
{
    return clock->known && context->half_day_open && !clock->half_day_known && !clock->impossible &&
           clock->hour <= 12;
}

static struct span span_of_clock(const struct clock *clock, const struct moment_context *context)
{
    if (!clock->known)
        return (struct span){0, DAY - 1};
    int64_t start = seconds_of_day(clock);
    struct span span = {start, start + precision_seconds(clock->precision) - 1};
    if (half_is_open(clock, context)) {
        bool afternoon = start >= HALF_DAY;
        span.low -= afternoon ? HALF_DAY : 0;
        span.high += afternoon ? 0 : HALF_DAY;
    }
    return span;
}

static void note_half_day(struct moment *moment, const struct moment_context *context,
                          struct arena *arena)
{
    struct clock other = moment->clock;
    if (!half_is_open(&other, context))
        return;
    other.hour = (other.hour + 12) % 24;
    bool first = moment->clock.hour < other.hour;
    const char *here = format_clock(arena, &moment->clock), *there = format_clock(arena, &other);
    moment_note(moment, MOMENT_AMBIGUOUS, arena,
                arena_printf(arena, "%s or %s", first ? here : there, first ? there : here));
}

static void set_local(struct moment *moment, const struct dating *dating, struct span span,
                      int about)
{
    int64_t slack = about ? about_width(moment->precision) : 0;
    moment->has_local = true;
    moment->swap_days = dating->swap;
    moment->local_earliest = dating->first * DAY + span.low - slack;
    moment->local_latest = dating->last * DAY + span.high + slack;
}

static void inherit_zone(struct moment *moment, const struct stamp *stamp,
                         const struct moment_context *context, struct arena *arena)
{
    if (stamp->zone.known) {
        moment->zone = stamp->zone;
        return;
    }
    moment->zone = context->zone;
    moment_note(moment, MOMENT_INFERRED, arena,
                context->zone.known ? reason_from(arena, "zone from ", context->zone_why)
                                    : "no zone is named");
}

/* What makes a stamp impossible in itself, or NULL. */
static const char *impossible_reason(const struct moment *moment, struct arena *arena)
{
    const struct clock *clock = &moment->clock;
    const struct date *date = &moment->date;
    if (clock->impossible)
        return arena_printf(arena, "%s%s is no time of day", format_clock(arena, clock),
                            clock->meridiem ? clock->hour > 12 ? " am" : " pm" : "");
    if (!date->known || !date->impossible)
        return NULL;
    return arena_printf(arena, "%s is no day of the calendar", format_date(arena, date));
}

/* The moment of a stamp, `days_later`. */
static struct moment moment_later(const struct stamp *stamp, const struct moment_context *context,
                                  int64_t days_later, struct arena *arena)
{
    struct moment moment = {.certainty = MOMENT_CERTAIN,
                            .clock = stamp->clock,
                            .own_day = stamp->date.known && stamp->date.month && stamp->date.day};
    moment.precision = stamp->clock.known ? stamp->clock.precision : PRECISION_DAY;
    struct dating dating = date_moment(&moment, stamp, context, arena);
    dating.first += days_later;
    dating.last += days_later;
    if (!moment.date.ambiguous)
        date_shift(&moment.date, days_later);
    const char *impossible = impossible_reason(&moment, arena);
    if (impossible) {
        moment.certainty = MOMENT_UNREADABLE;
        moment.why = impossible;
        moment.zone = stamp->zone.known ? stamp->zone : context->zone;
        return moment;
    }
    inherit_zone(&moment, stamp, context, arena);
    if (stamp->relative) {
        moment.precision = PRECISION_NONE;
        moment_note(&moment, MOMENT_INFERRED, arena, "counted from a zero that is not known");
        return moment;
    }
    if (stamp->clock.known || dating.known)
        set_local(&moment, &dating, span_of_clock(&stamp->clock, context), stamp->about);
    note_half_day(&moment, context, arena);
    moment_set_instant(&moment, arena);
    return moment;
}

struct moment moment_of(const struct stamp *stamp, const struct moment_context *context,
                        struct arena *arena)
{
    return moment_later(stamp, context, 0, arena);
}

/* How far the last reading of a moment lies behind its first, as its date stands in two orders, where another
 * one's stands in the same two: both are read in one order. */
static int64_t orders_apart(const struct moment *a, const struct moment *b)
{
    int64_t days = a->swap_days == b->swap_days ? a->swap_days : 0;
    return (days < 0 ? -days : days) * DAY;
}

/* How far, at the most, the end of a range lies behind its start by what they say; false where that
 * has no measure. */
static bool most_between(const struct moment *start, const struct moment *end, int64_t *seconds)
{
    bool one_zone = zone_same(&start->zone, &end->zone);
    int64_t apart = orders_apart(start, end);
    if (!start->has_local || !end->has_local)
        return false;
    *seconds = end->local_latest - start->local_earliest - apart;
    if (one_zone && !start->at_change && !end->at_change)
        return true;
    *seconds = end->latest - start->earliest - apart;
    return start->has_instant && end->has_instant;
}

/* The end of a range that runs back: it lies on the next day, or it is a slip. */
static struct moment end_past_midnight(const struct moment *end, const struct moment *start,
                                       const struct moment *next_day, struct arena *arena)
{
    const char *began = format_clock(arena, &start->clock);
    int64_t most;
    struct moment moment = *next_day;
    if (most_between(start, next_day, &most) &&
        most < HALF_DAY + precision_seconds(end->precision)) {
        moment_note(&moment, MOMENT_INFERRED, arena,
                    arena_printf(arena, "past midnight: it began at %s", began));
        return moment;
    }
    moment = *end;
    moment.local_latest = next_day->local_latest;
    moment.latest = next_day->latest;
    moment_note(&moment, MOMENT_AMBIGUOUS, arena,
                arena_printf(arena, "before %s, or a day after it", began));
    return moment;
}

/* A stamp's end as a stamp of its own. */
static struct stamp stamp_of_end(const struct stamp *stamp)
{
    struct stamp end = *stamp;
    end.clock = stamp->end_clock;
    if (stamp->end_zone.known)
        end.zone = stamp->end_zone;
    if (stamp->end_date.known)
        end.date = stamp->end_date;
    return end;
}

struct moment moment_of_end(const struct stamp *stamp, const struct moment_context *context,
                            struct arena *arena)
{
    struct moment start = moment_of(stamp, context, arena);
    struct moment_context end_context = *context;
    struct stamp end_stamp = stamp_of_end(stamp);
    if (stamp->end_date.known) {
        if (start.date.known && start.date.year) /* the year that the end leaves out */
            end_context.date = start.date;
        end_context.day_shift = 0;
        end_context.date_why = stamp->date.known ? "the beginning of the range" : context->date_why;
    }
    struct moment end = moment_of(&end_stamp, &end_context, arena);
    int64_t most;
    end.own_day = stamp->end_date.known;
    if (stamp->end_date.known || !most_between(&start, &end, &most) || most >= 0)
        return end;
    struct moment next_day = moment_later(&end_stamp, &end_context, 1, arena);
    next_day.own_day = false;
    return end_past_midnight(&end, &start, &next_day, arena);
}

static void set_from_local(struct moment *moment, int64_t local)
{
    int64_t days = local / DAY, rest = local % DAY;
    if (rest < 0) {
        rest += DAY;
        days--;
    }
    moment->clock.hour = (int)(rest / HOUR);
    moment->clock.minute = (int)(rest % HOUR / MINUTE);
    moment->clock.second = (int)(rest % MINUTE);
    if (moment->date.known)
        date_from_days(days, &moment->date.year, &moment->date.month, &moment->date.day);
}

/* Shifts date and clock by seconds of the local reading. */
static void shift_clock(struct moment *moment, int64_t seconds)
{
    const struct date *date = &moment->date;
    const struct clock *clock = &moment->clock;
    bool yearless = date->known && !date->year;
    int64_t day = 0;
    if (!clock->known || moment->swap_days)
        return;
    if (date->known && date->day)
        day = days_from_date(date->year, date->month, date->day) * DAY;
    set_from_local(moment, day + seconds_of_day(clock) + seconds);
    if (yearless)
        moment->date.year = 0;
}

/* How far a region's clocks are moved in the `seconds` from an instant on. */
static int64_t clocks_moved(const struct moment *zero, int64_t seconds)
{
    if (!zero->zone.region || !zero->has_instant || zero->swap_days)
        return 0;
    return (int64_t)region_offset(zero->zone.region, zero->earliest + seconds) -
           region_offset(zero->zone.region, zero->earliest);
}

struct moment moment_after(const struct moment *zero, int64_t seconds, const char *why,
                           struct arena *arena)
{
    struct moment moment = *zero;
    int64_t local_seconds = seconds + clocks_moved(zero, seconds);
    moment.local_earliest += local_seconds;
    moment.local_latest += local_seconds;
    moment.earliest += seconds;
    moment.latest += seconds;
    shift_clock(&moment, local_seconds);
    if (moment.precision == PRECISION_MINUTE && seconds % MINUTE)
        moment.precision = moment.clock.precision = PRECISION_SECOND;
    moment.date.weekday = -1;
    if (local_seconds != seconds) /* the clocks may change close to it */
        moment.at_change = true;
    moment_note(&moment, MOMENT_INFERRED, arena, why);
    return moment;
}
