/* When two zones are one. */
#include "time/parts.h"

/* Whether the zone has one offset all year, whatever it is called: UTC, Z and +00:00 are one. */
static bool zone_is_settled(const struct zone *zone)
{
    return zone->offset_count == 1 &&
           (!zone->entry || zone->entry->other_season == zone->entry->offsets[0]);
}

bool zone_same(const struct zone *a, const struct zone *b)
{
    if (!a->known || !b->known)
        return a->known == b->known;
    if (a->region && a->region == b->region)
        return true;
    if (zone_is_settled(a) && zone_is_settled(b))
        return a->offsets[0] == b->offsets[0];
    if (a->entry || b->entry)
        return a->entry == b->entry;
    return text_equal_folded(a->written, b->written);
}
