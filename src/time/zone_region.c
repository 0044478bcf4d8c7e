#include "time/parts.h"
#include "time/region.h"
#include "time/starts.h"

enum { NAME_AT_MOST = 60 };

static bool is_joint(char c)
{
    return c == '_' || c == '/' || c == '-' || c == '+';
}

/* The offset behind the last letter or digit of a region's name that goes on at `at`. */
static size_t skip_name(const struct scan *scan, size_t at)
{
    size_t limit = at + NAME_AT_MOST;
    while (at < limit && (scan_is_letter(scan, at) || scan_is_digit(scan, at) ||
                          (is_joint(scan_byte(scan, at)) &&
                           (scan_is_letter(scan, at + 1) || scan_is_digit(scan, at + 1)))))
        at++;
    return at;
}

static bool take_area(const struct scan *scan, size_t *at)
{
    for (const char *const *area = zone_areas; *area; area++)
        if (take_bytes(scan, at, *area))
            return true;
    return false;
}

/* Whether a city's name begins at `at`: a capital and a small letter, or a name of "Etc/" in capitals.
 * "Asia/Pacific", "US/EU" are no regions of one clock, "US/Pacific" is. */
static bool city_begins(const struct scan *scan, size_t at, struct text area)
{
    char first = scan_byte(scan, at), second = scan_byte(scan, at + 1);
    size_t end = at;
    bool etc = text_equal_folded(area, TEXT("Etc/"));
    bool country = text_equal_folded(area, TEXT("US/")) || text_equal_folded(area, TEXT("Canada/"));
    if (first < 'A' || first > 'Z' || (!etc && (second < 'a' || second > 'z')))
        return false;
    for (const char *const *name = zone_areas; *name && !country; name++) {
        struct text word = text_slice(text_from(*name), 0, text_from(*name).length - 1);
        if (text_equal(text_slice(scan->text, at, at + word.length), word) &&
            !scan_is_word(scan, at + word.length))
            return false;
    }
    return skip_name(scan, end) > end + 1;
}

bool take_region_name(const struct scan *scan, size_t *at, struct zone *zone)
{
    size_t start = *at, end = start;
    if (!take_area(scan, &end) || !city_begins(scan, end, text_slice(scan->text, start, end)))
        return false;
    end = skip_name(scan, end);
    *zone = (struct zone){.known = true, .written = text_slice(scan->text, start, end)};
    zone->region = region_find(zone->written);
    if (zone->region)
        zone->offset_count = region_recent_offsets(zone->region, zone->offsets, ZONE_MAX_OFFSETS);
    *at = end;
    return true;
}
