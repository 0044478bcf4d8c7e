#include "time/instant.h"

#include <string.h>

#include "time/dating.h"
#include "time/region.h"
#include "time/season.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* By such an hour the clocks have been changed, wherever the rules of season.c hold. */
enum { CHANGE_HOUR = 4 };

/* Writes "+05:30"; returns where it ends. */
static char *write_offset(char *to, int16_t offset)
{
    int minutes = offset < 0 ? -offset : offset, hours = minutes / 60;
    minutes %= 60;
    *to++ = offset < 0 ? '-' : '+';
    *to++ = (char)('0' + hours / 10);
    *to++ = (char)('0' + hours % 10);
    *to++ = ':';
    *to++ = (char)('0' + minutes / 10);
    *to++ = (char)('0' + minutes % 10);
    return to;
}

/* "IST: +05:30, +01:00 or +02:00". Nobody may ever read it, so it must not cost what printf does. */
static const char *list_readings(const struct zone *zone, const int16_t *offsets, size_t count,
                                 struct arena *arena)
{
    const size_t widest = strlen(" or +05:30");
    char *list = arena_alloc_unset(arena, zone->written.length + count * widest + 1);
    char *end = list + zone->written.length;
    memcpy(list, zone->written.data, zone->written.length);
    for (size_t i = 0; i < count; i++)
        end = write_offset(stpcpy(end, i == 0 ? ": " : i + 1 == count ? " or " : ", "), offsets[i]);
    *end = '\0';
    return list;
}

static bool has_whole_date(const struct moment *moment)
{
    return moment->date.known && moment->date.year;
}

static bool day_has_change(const struct zone *zone, struct date date)
{
    int16_t offsets[ZONE_MAX_READINGS];
    date.ambiguous = false;
    return zone_readings(zone, &date, offsets) > 1;
}

/* Whether the clocks of a seasonal zone may change at a moment, of which only the day is known. */
static bool change_is_near(const struct moment *moment)
{
    struct date swapped = moment->date;
    if (!moment->zone.entry || moment->zone.entry->kind != ZONE_SEASONAL)
        return false;
    if (!moment->swap_days)
        return day_has_change(&moment->zone, moment->date) &&
               (!moment->clock.known || moment->clock.hour < CHANGE_HOUR);
    swapped.month = moment->date.day;
    swapped.day = moment->date.month;
    return day_has_change(&moment->zone, moment->date) || day_has_change(&moment->zone, swapped);
}

static void set_by_offsets(struct moment *moment, struct arena *arena)
{
    int16_t offsets[ZONE_MAX_READINGS];
    const struct zone_entry *entry = moment->zone.entry;
    size_t count = zone_readings(&moment->zone, &moment->date, offsets);
    bool dated = has_whole_date(moment);
    bool several = entry && entry->kind == ZONE_SEVERAL && !entry->region;
    if (count > 1 && (dated || several))
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
    moment->at_change = change_is_near(moment);
    moment->earliest = moment->local_earliest - (int64_t)east * MINUTE;
    moment->latest = moment->local_latest - (int64_t)west * MINUTE;
}

/* The offsets that hold at the edges of a moment. */
struct edges {
    int32_t east, west;
    bool at_change;
};

static void edges_add(struct edges *edges, struct local_offsets offsets)
{
    int32_t high = offsets.before > offsets.after ? offsets.before : offsets.after;
    int32_t low = offsets.before > offsets.after ? offsets.after : offsets.before;
    edges->east = high > edges->east ? high : edges->east;
    edges->west = low < edges->west ? low : edges->west;
    edges->at_change |= offsets.kind != LOCAL_ONCE;
}

static struct edges edges_of(const struct region *region, int64_t local)
{
    struct edges edges = {.east = INT32_MIN, .west = INT32_MAX};
    edges_add(&edges, region_local(region, local));
    return edges;
}

/* Whether the clocks change on the day of a local reading. */
static bool changes_on_day(const struct region *region, int64_t local)
{
    int64_t midnight = local - ((local % DAY) + DAY) % DAY;
    return region_local(region, midnight).before != region_local(region, midnight + DAY).after;
}

/* A moment whose date stands in two orders: any offset of either day. */
static void set_swapped(struct moment *moment, const struct region *region)
{
    int64_t swap = moment->swap_days * DAY;
    int64_t first_end = moment->local_latest - (swap < 0 ? -swap : swap);
    int64_t second_start = moment->local_earliest + (swap < 0 ? -swap : swap);
    struct edges edges = edges_of(region, moment->local_earliest);
    edges_add(&edges, region_local(region, first_end));
    edges_add(&edges, region_local(region, second_start));
    edges_add(&edges, region_local(region, moment->local_latest));
    moment->earliest = moment->local_earliest - edges.east;
    moment->latest = moment->local_latest - edges.west;
    moment->at_change = changes_on_day(region, moment->local_earliest) ||
                        changes_on_day(region, moment->local_latest);
}

/* Says so where the clock stands twice on its day, or not at all. */
static void note_change(struct moment *moment, struct arena *arena)
{
    const struct date *date = &moment->date;
    const struct clock *clock = &moment->clock;
    if (!clock->known || !date->day || moment->certainty >= MOMENT_AMBIGUOUS)
        return;
    int64_t local =
        days_from_date(date->year, date->month, date->day) * DAY + seconds_of_day(clock);
    enum local_kind kind = region_local(moment->zone.region, local).kind;
    if (kind == LOCAL_ONCE)
        return;
    const char *on = arena_printf(arena, "on %s in %.*s", format_date(arena, date),
                                  TEXT_ARG(moment->zone.written));
    const char *time = format_clock(arena, clock);
    moment_note(moment, MOMENT_AMBIGUOUS, arena,
                kind == LOCAL_TWICE
                    ? arena_printf(arena, "%s happens twice %s", time, on)
                    : arena_printf(arena, "there is no %s %s: the clocks skip it", time, on));
}

static void set_by_region(struct moment *moment, struct arena *arena)
{
    const struct region *region = moment->zone.region;
    if (!has_whole_date(moment) || !moment->has_local)
        return;
    moment->has_instant = true;
    if (moment->swap_days) {
        set_swapped(moment, region);
        return;
    }
    struct edges first = edges_of(region, moment->local_earliest);
    struct edges last = edges_of(region, moment->local_latest);
    moment->earliest = moment->local_earliest - first.east;
    moment->latest = moment->local_latest - last.west;
    moment->at_change = first.at_change || last.at_change || first.east != last.east;
    note_change(moment, arena);
}

void moment_set_instant(struct moment *moment, struct arena *arena)
{
    const struct zone *zone = &moment->zone;
    if (zone->region)
        set_by_region(moment, arena);
    else if (zone->known && !zone->offset_count)
        moment_note(
            moment, MOMENT_AMBIGUOUS, arena,
            arena_printf(arena, "no offset of %.*s is known here", TEXT_ARG(zone->written)));
    else
        set_by_offsets(moment, arena);
}
