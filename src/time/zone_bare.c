/* Zones that are named by one word behind a clock: "10:09pm Central". */
#include <string.h>

#include "time/parts.h"

/* Whether a name that ends at `at` is all that is said of the clock: else it may be that of a place or a thing, "2:00 pm
 * Central was restarted", "2:00 pm Pacific: alert", "2:00 pm Central, Eastern, and Pacific were cut off", "2:00 pm Central
 * on fire". In brackets a clock is said once more, by a zone that is not that of the others: "14:02 UTC (7:02 AM
 * Pacific)". */
static bool ends_clock(const struct scan *scan, size_t at)
{
    static const char *const goes_on[] = {"- ", "\xE2\x80\x93", "\xE2\x80\x94"};
    size_t next = skip_blanks(scan, at);
    if (next >= scan->text.length || strchr("*_|.;\n", scan_byte(scan, next)))
        return true;
    for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++) {
        size_t end = next;
        if (next > at && take_bytes(scan, &end, goes_on[i]))
            return true;
    }
    return false;
}

bool take_bare_zone(const struct scan *scan, size_t *at, const struct clock *clock,
                    struct zone *zone)
{
    const struct zone_table *zones = &scan->words->zones;
    char first = clock && clock->meridiem ? scan_byte(scan, *at) : 0;
    for (size_t i = 0; first >= 'A' && first <= 'Z' && i < zones->count; i++) {
        const struct zone_entry *entry = &zones->items[i];
        const char *name = entry->long_names ? *entry->long_names : NULL;
        if (entry->kind != ZONE_SEASONAL || !name || *name != first)
            continue;
        size_t length = strcspn(name, " "), end = *at + length;
        struct text word = {name, length};
        if (strcmp(name + length, " Time") != 0 ||
            !text_starts_with(text_from_offset(scan->text, *at), word) || scan_is_word(scan, end) ||
            !ends_clock(scan, end))
            continue;
        zone_set_entry(zone, entry);
        zone_set_written(zone, scan, *at, end);
        *at = end;
        return true;
    }
    return false;
}
