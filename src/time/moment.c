#include "time/moment.h"
#include "time/dating.h"
#include "time/parts.h"
#include "time/season.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, HALF_DAY = 43200, ABOUT_MINUTES = 15 };

/* Seconds of the day that a clock may mean. */
struct span {
    int64_t low, high;
};

static int64_t width_of(enum precision precision)
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
    return precision == PRECISION_DAY || precision == PRECISION_HOUR ? width_of(precision)
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
    int64_t start = (int64_t)clock->hour * HOUR + clock->minute * MINUTE + clock->second;
    struct span span = {start, start + width_of(clock->precision) - 1};
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

static const char *format_offset(struct arena *arena, int offset)
{
    int minutes = offset < 0 ? -offset : offset;
    return arena_printf(arena, "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* "IST: +05:30, +01:00 or +02:00". */
static const char *list_readings(const struct zone *zone, const int16_t *offsets, size_t count,
                                 struct arena *arena)
{
    const char *text = arena_printf(arena, "%.*s:", TEXT_ARG(zone->written));
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? " " : i + 1 == count ? " or " : ", ";
        text = arena_printf(arena, "%s%s%s", text, joint, format_offset(arena, offsets[i]));
    }
    return text;
}

/* The instant by every reading of the zone. */
static void set_instant(struct moment *moment, struct arena *arena)
{
    int16_t offsets[ZONE_MAX_READINGS];
    size_t count = zone_readings(&moment->zone, &moment->date, offsets);
    bool dated = moment->date.known && moment->date.year;
    if (count > 1 && (dated || moment->zone.entry->kind == ZONE_SEVERAL))
        moment_note(moment, MOMENT_AMBIGUOUS, arena,
                    list_readings(&moment->zone, offsets, count, arena));
    if (!count || !dated || !moment->has_local)
        return;
    int east = offsets[0], west = offsets[0];
    for (size_t i = 1; i < count; i++) {
        east = offsets[i] > east ? offsets[i] : east;
        west = offsets[i] < west ? offsets[i] : west;
    }
    moment->has_instant = true;
    moment->earliest = moment->local_earliest - (int64_t)east * MINUTE;
    moment->latest = moment->local_latest - (int64_t)west * MINUTE;
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

struct moment moment_of(const struct stamp *stamp, const struct moment_context *context,
                        struct arena *arena)
{
    struct moment moment = {.certainty = MOMENT_CERTAIN, .clock = stamp->clock};
    moment.precision = stamp->clock.known ? stamp->clock.precision : PRECISION_DAY;
    struct dating dating = date_moment(&moment, stamp, context, arena);
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
    set_instant(&moment, arena);
    return moment;
}

static void moment_shift(struct moment *moment, int64_t days)
{
    moment->local_earliest += days * DAY;
    moment->local_latest += days * DAY;
    moment->earliest += days * DAY;
    moment->latest += days * DAY;
    date_shift(&moment->date, days);
}

/* A range that runs back ends on the next day, or it is a slip. */
static void end_past_midnight(struct moment *end, const struct moment *start, struct arena *arena)
{
    if (!end->has_local || !start->has_local || end->local_latest >= start->local_earliest)
        return;
    const char *began = format_clock(arena, &start->clock);
    if (end->local_earliest + DAY - start->local_earliest <= HALF_DAY) {
        moment_shift(end, 1);
        moment_note(end, MOMENT_INFERRED, arena,
                    arena_printf(arena, "past midnight: it began at %s", began));
        return;
    }
    end->local_latest += DAY;
    end->latest += DAY;
    moment_note(end, MOMENT_AMBIGUOUS, arena,
                arena_printf(arena, "before %s, or a day after it", began));
}

struct moment moment_of_end(const struct stamp *stamp, const struct moment_context *context,
                            struct arena *arena)
{
    struct moment start = moment_of(stamp, context, arena);
    struct moment_context end_context = *context;
    struct stamp end_stamp = *stamp;
    end_stamp.clock = stamp->end_clock;
    if (stamp->end_date.known) {
        end_stamp.date = stamp->end_date;
        if (start.date.known && start.date.year) /* the year that the end leaves out */
            end_context.date = start.date;
        end_context.day_shift = 0;
        end_context.date_why = stamp->date.known ? NULL : context->date_why;
    }
    struct moment end = moment_of(&end_stamp, &end_context, arena);
    if (!stamp->end_date.known)
        end_past_midnight(&end, &start, arena);
    return end;
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

struct moment moment_after(const struct moment *zero, int64_t seconds, const char *why,
                           struct arena *arena)
{
    struct moment moment = *zero;
    moment.local_earliest += seconds;
    moment.local_latest += seconds;
    moment.earliest += seconds;
    moment.latest += seconds;
    bool yearless = zero->date.known && !zero->date.year;
    if (zero->clock.known && !zero->swap_days) {
        int64_t day = 0;
        if (zero->date.known && zero->date.day)
            day = days_from_date(zero->date.year, zero->date.month, zero->date.day) * DAY;
        set_from_local(&moment, day + (int64_t)zero->clock.hour * HOUR +
                                    zero->clock.minute * MINUTE + zero->clock.second + seconds);
        if (yearless)
            moment.date.year = 0;
    }
    if (moment.precision == PRECISION_MINUTE && seconds % MINUTE)
        moment.precision = moment.clock.precision = PRECISION_SECOND;
    moment.date.weekday = -1;
    moment_note(&moment, MOMENT_INFERRED, arena, why);
    return moment;
}
