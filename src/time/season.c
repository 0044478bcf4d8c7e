#include "time/season.h"
#include "time/moment.h"

enum { LAST_SUNDAY = 0, DAYS_PER_WEEK = 7 };

/* Clocks change on Sundays: the first, the second or the last of a month. */
struct change {
    int month;
    int sunday; /* 1, 2 or LAST_SUNDAY */
};

struct season_rule {
    int least_offset, most_offset; /* of standard time, minutes */
    struct change begin, end;      /* of summer time */
};

static const struct season_rule season_rules[] = {
    {-600, -210, {3, 2}, {11, 1}},                 /* United States, Canada */
    {0, 120, {3, LAST_SUNDAY}, {10, LAST_SUNDAY}}, /* Europe */
    {570, 630, {10, 1}, {4, 1}},                   /* Australia */
    {720, 720, {9, LAST_SUNDAY}, {4, 1}},          /* New Zealand */
};

static const struct season_rule *rule_of(int standard_offset)
{
    for (size_t i = 0; i < sizeof season_rules / sizeof *season_rules; i++)
        if (standard_offset >= season_rules[i].least_offset &&
            standard_offset <= season_rules[i].most_offset)
            return &season_rules[i];
    return NULL;
}

/* The first and the last day of the month on which the change may be; one day where the year is
 * known. */
static void change_days(const struct change *change, int year, int *first, int *last)
{
    *last = change->sunday == LAST_SUNDAY ? days_in_month(year, change->month)
                                          : change->sunday * DAYS_PER_WEEK;
    *first = *last - (DAYS_PER_WEEK - 1);
    if (year)
        *first = *last -= weekday_of(year, change->month, *last);
}

enum side { SIDE_BEFORE, SIDE_AT, SIDE_BEHIND };

static enum side side_of(const struct change *change, const struct date *date)
{
    int first, last;
    if (date->month != change->month)
        return date->month < change->month ? SIDE_BEFORE : SIDE_BEHIND;
    change_days(change, date->year, &first, &last);
    if (!date->day || (date->day >= first && date->day <= last))
        return SIDE_AT;
    return date->day < first ? SIDE_BEFORE : SIDE_BEHIND;
}

static bool date_is_plain(const struct date *date)
{
    return date->known && !date->impossible && !date->ambiguous && date->month;
}

enum season season_of(int standard_offset, const struct date *date)
{
    const struct season_rule *rule = rule_of(standard_offset);
    if (!rule)
        return SEASON_STANDARD;
    if (!date_is_plain(date))
        return SEASON_UNKNOWN;
    enum side begin = side_of(&rule->begin, date), end = side_of(&rule->end, date);
    if (begin == SIDE_AT || end == SIDE_AT)
        return SEASON_UNKNOWN;
    bool northern = rule->begin.month < rule->end.month;
    bool behind_begin = begin == SIDE_BEHIND, before_end = end == SIDE_BEFORE;
    bool summer = northern ? behind_begin && before_end : behind_begin || before_end;
    return summer ? SEASON_SUMMER : SEASON_STANDARD;
}

/* The season that an entry's name belongs to, and the offset of its region's standard time. */
static enum season season_of_name(const struct zone_entry *entry, int *standard_offset)
{
    bool summer_name = entry->other_season < entry->offsets[0];
    *standard_offset = summer_name ? entry->other_season : entry->offsets[0];
    return summer_name ? SEASON_SUMMER : SEASON_STANDARD;
}

static bool has_other_season(const struct zone *zone)
{
    return zone->entry && zone->entry->kind != ZONE_SEASONAL &&
           zone->entry->other_season != zone->entry->offsets[0];
}

bool zone_is_out_of_season(const struct zone *zone, const struct date *date)
{
    int standard_offset;
    if (!zone->known || !has_other_season(zone) || zone->entry->kind != ZONE_FIXED)
        return false;
    enum season name = season_of_name(zone->entry, &standard_offset);
    enum season season = season_of(standard_offset, date);
    return season != SEASON_UNKNOWN && season != name;
}

static size_t seasonal_readings(const struct zone *zone, const struct date *date,
                                int16_t offsets[ZONE_MAX_READINGS])
{
    enum season season = season_of(zone->offsets[0], date);
    size_t count = 0;
    if (season != SEASON_SUMMER)
        offsets[count++] = zone->offsets[0];
    if (season != SEASON_STANDARD && zone->offset_count > 1)
        offsets[count++] = zone->offsets[1];
    return count;
}

size_t zone_readings(const struct zone *zone, const struct date *date,
                     int16_t offsets[ZONE_MAX_READINGS])
{
    int standard_offset;
    size_t count = 0;
    if (zone->entry && zone->entry->kind == ZONE_SEASONAL)
        return seasonal_readings(zone, date, offsets);
    while (count < zone->offset_count && count < ZONE_MAX_OFFSETS) {
        offsets[count] = zone->offsets[count];
        count++;
    }
    if (!count || !has_other_season(zone))
        return count;
    enum season name = season_of_name(zone->entry, &standard_offset);
    enum season season = season_of(standard_offset, date);
    /* on the day of the change, who says summer means it, and some say winter all year */
    bool told = season == SEASON_UNKNOWN && date_is_plain(date) &&
                (name == SEASON_SUMMER || (zone->told_apart && date->year && date->day));
    if (date->known && season != name && !told)
        offsets[count++] = zone->entry->other_season;
    return count;
}
