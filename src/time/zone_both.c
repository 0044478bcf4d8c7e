/* Zones that are named for both halves of the year at once. */
#include "time/parts.h"

/* The zone that has both offsets by the time of the year, or NULL. */
static const struct zone_entry *seasonal_zone(const struct zone_table *zones, int standard,
                                              int summer)
{
    for (size_t i = 0; i < zones->count; i++) {
        const struct zone_entry *zone = &zones->items[i];
        if (zone->kind == ZONE_SEASONAL && zone->offset_count == 2 &&
            zone->offsets[0] == standard && zone->offsets[1] == summer)
            return zone;
    }
    return NULL;
}

void take_other_season(const struct scan *scan, size_t *at, struct zone *zone)
{
    const struct zone_entry *one = zone->entry, *other, *region;
    size_t end = *at, length;
    if (!one || one->kind != ZONE_FIXED || !take_byte(scan, &end, '/'))
        return;
    other = abbreviation_at(scan, end, false, &length);
    if (!other || other->kind != ZONE_FIXED || other->offsets[0] == one->offsets[0] ||
        other->offsets[0] != one->other_season || one->offsets[0] != other->other_season)
        return;
    bool summer = one->offsets[0] > other->offsets[0];
    region = seasonal_zone(&scan->words->zones, summer ? other->offsets[0] : one->offsets[0],
                           summer ? one->offsets[0] : other->offsets[0]);
    if (!region)
        return;
    zone_set_entry(zone, region);
    *at = end + length;
}
