#include "time/parts.h"
#include "time/region.h"

enum { MINUTES_PER_HOUR = 60, QUARTER = 15, EAST_AT_MOST = 14, WEST_AT_MOST = 12 };

/* Letters of an abbreviation. */
enum { NAME_AT_LEAST = 2, NAME_AT_MOST = 5 };

/* The first of the names that are known by their letters which has this hash, or one behind it. */
static size_t first_alike(const struct zone_table *zones, unsigned letters)
{
    size_t low = 0, high = zones->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zones->names[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_name(const char *known, struct text name, bool any_case)
{
    return any_case ? text_equal_folded(text_from(known), name)
                    : text_equal(text_from(known), name);
}

/* The first zone of the table with that abbreviation, or NULL. */
static const struct zone_entry *zone_by_name(const struct scan *scan, struct text name,
                                             bool any_case)
{
    const struct zone_table *zones = &scan->words->zones;
    unsigned letters = time_letters_at(name, 0).hash;
    if (!zones->names) {
        for (size_t i = 0; i < zones->count; i++)
            if (is_name(zones->items[i].name, name, any_case))
                return &zones->items[i];
        return NULL;
    }
    for (size_t i = first_alike(zones, letters);
         i < zones->name_count && zones->names[i].letters == letters; i++)
        if (zones->names[i].name == ZONE_ABBREVIATION &&
            is_name(zones->items[zones->names[i].zone].name, name, any_case))
            return &zones->items[zones->names[i].zone];
    return NULL;
}

/* How many letters stand at `at`; counts one further than an abbreviation may have. */
static size_t count_letters(const struct scan *scan, size_t at)
{
    size_t count = 0;
    while (count <= NAME_AT_MOST && scan_is_letter(scan, at + count))
        count++;
    return count;
}

const struct zone_entry *abbreviation_at(const struct scan *scan, size_t at, bool any_case,
                                         size_t *length)
{
    *length = count_letters(scan, at);
    if (*length < NAME_AT_LEAST || *length > NAME_AT_MOST || scan_is_word(scan, at + *length))
        return NULL;
    return zone_by_name(scan, text_slice(scan->text, at, at + *length), any_case);
}

void zone_set_entry(struct zone *zone, const struct zone_entry *entry)
{
    zone->entry = entry;
    zone->region = entry->region ? region_find(text_from(entry->region)) : NULL;
    zone->offset_count = entry->offset_count;
    for (size_t i = 0; i < entry->offset_count && i < ZONE_MAX_OFFSETS; i++)
        zone->offsets[i] = entry->offsets[i];
}

static void zone_set_offset(struct zone *zone, int minutes)
{
    zone->entry = NULL;
    zone->region = NULL;
    zone->offsets[0] = (int16_t)minutes;
    zone->offset_count = 1;
}

void zone_set_written(struct zone *zone, const struct scan *scan, size_t start, size_t end)
{
    zone->known = true;
    zone->written = text_slice(scan->text, start, end);
}

/* Hours and minutes of an offset: 2, 02, 0200, 2:00, 02:00. `full`: hours alone are not enough. */
static bool take_offset_digits(const struct scan *scan, size_t *at, bool full, int *hours,
                               int *minutes)
{
    size_t end = *at;
    int number;
    *minutes = 0;
    if (take_digits(scan, &end, 4, 4, &number)) {
        *hours = number / 100;
        *minutes = number % 100;
    } else if (!take_digits(scan, &end, 1, 2, hours)) {
        return false;
    } else if (scan_byte(scan, end) == ':' && scan_is_digit(scan, end + 1)) {
        end++;
        if (!take_digits(scan, &end, 2, 2, minutes))
            return false;
    } else if (full) {
        return false;
    }
    *at = end;
    return true;
}

/* Whether digits that end here are no offset after all: 14:00 UTC-14:20 UTC, +5 min, -02:43:05. */
static bool offset_goes_on(const struct scan *scan, size_t at, bool has_minutes)
{
    size_t length;
    if (scan_is_word(scan, at) || scan_byte(scan, at) == '%' ||
        (scan_byte(scan, at) == ':' && scan_is_digit(scan, at + 1)))
        return true;
    size_t next = skip_blanks(scan, at);
    if (take_listed(scan, &next, TIME_HALF_DAYS, NULL) ||
        (!has_minutes && take_listed(scan, &next, TIME_UNITS, NULL)))
        return true;
    return has_minutes && abbreviation_at(scan, next, false, &length);
}

/* Whether a zone may be that offset from UTC, be it named for the other half of the year: "+02:00 (CET)". */
static bool entry_may_have(const struct zone_entry *entry, int offset)
{
    for (size_t i = 0; i < entry->offset_count; i++)
        if (entry->offsets[i] == offset)
            return true;
    return entry->other_season == offset;
}

/* Whether what looks like an offset west of UTC is the end of a range, as a zone stands in brackets behind it
 * that is never so: "0830-0900 (UTC)". "14:00-0700 (PDT)" names one zone twice. */
static bool ends_range(const struct scan *scan, size_t at, int offset)
{
    size_t name = skip_blanks(scan, at), length;
    if (offset >= 0 || !take_byte(scan, &name, '('))
        return false;
    const struct zone_entry *entry = abbreviation_at(scan, name, false, &length);
    return entry && scan_byte(scan, name + length) == ')' && !entry_may_have(entry, offset);
}

static bool take_offset(const struct scan *scan, size_t *at, bool full, int *offset)
{
    int sign, hours, minutes;
    size_t end = *at;
    if (!take_sign(scan, &end, &sign))
        return false;
    size_t digits = end;
    int most = (sign > 0 ? EAST_AT_MOST : WEST_AT_MOST) * MINUTES_PER_HOUR;
    if (!take_offset_digits(scan, &end, full, &hours, &minutes) || minutes % QUARTER ||
        minutes >= MINUTES_PER_HOUR || hours * MINUTES_PER_HOUR + minutes > most ||
        offset_goes_on(scan, end, end - digits > 2))
        return false;
    *offset = sign * (hours * MINUTES_PER_HOUR + minutes);
    *at = end;
    return true;
}

/* "UTC+3", "GMT -04:00": only these two are a point to count from. */
static void take_offset_behind_name(const struct scan *scan, size_t *at, struct zone *zone)
{
    struct text name = text_from(zone->entry->name);
    if (!text_equal(name, TEXT("UTC")) && !text_equal(name, TEXT("GMT")))
        return;
    int offset;
    size_t end = skip_blanks(scan, *at);
    if (end > *at + 1 || !take_offset(scan, &end, false, &offset))
        return;
    zone_set_offset(zone, offset);
    *at = end;
}

static bool take_abbreviation(const struct scan *scan, size_t *at, bool any_case, struct zone *zone)
{
    size_t length;
    const struct zone_entry *entry = abbreviation_at(scan, *at, any_case, &length);
    if (!entry)
        return false;
    size_t end = *at + length;
    zone_set_entry(zone, entry);
    take_offset_behind_name(scan, &end, zone);
    take_other_season(scan, &end, zone);
    zone_set_written(zone, scan, *at, end);
    *at = end;
    return true;
}

/* Takes the name for the longest where it is longer than what was found before. */
static void try_long_name(const struct scan *scan, size_t at, const char *name,
                          const struct zone_entry *zone, size_t *best,
                          const struct zone_entry **found)
{
    size_t end = at;
    if (ascii_lower(*name) == ascii_lower(scan_byte(scan, at)) && take_word(scan, &end, name) &&
        end > *best) {
        *best = end;
        *found = zone;
    }
}

/* Tries the names that begin with the letters at `at`. */
static void try_known_names(const struct scan *scan, size_t at, size_t *best,
                            const struct zone_entry **found)
{
    const struct zone_table *zones = &scan->words->zones;
    unsigned letters = time_letters_at(scan->text, at).hash;
    for (size_t i = first_alike(zones, letters);
         i < zones->name_count && zones->names[i].letters == letters; i++) {
        const struct zone_entry *zone = &zones->items[zones->names[i].zone];
        if (zones->names[i].name != ZONE_ABBREVIATION)
            try_long_name(scan, at, zone->long_names[zones->names[i].name], zone, best, found);
    }
}

static void try_all_names(const struct scan *scan, size_t at, size_t *best,
                          const struct zone_entry **found)
{
    const struct zone_table *zones = &scan->words->zones;
    for (size_t i = 0; i < zones->count; i++) {
        const char *const *names = zones->items[i].long_names;
        for (; names && *names; names++)
            try_long_name(scan, at, *names, &zones->items[i], best, found);
    }
}

/* The longest of the table's long names. */
static bool take_long_name(const struct scan *scan, size_t *at, struct zone *zone)
{
    const struct zone_entry *found = NULL;
    size_t best = *at;
    if (scan->words->zones.names)
        try_known_names(scan, *at, &best, &found);
    else
        try_all_names(scan, *at, &best, &found);
    if (!found)
        return false;
    zone_set_entry(zone, found);
    zone_set_written(zone, scan, *at, best);
    *at = best;
    return true;
}

/* `full`: hours alone are not enough. */
static bool take_lone_offset(const struct scan *scan, size_t *at, bool full, struct zone *zone)
{
    int offset;
    size_t start = *at;
    if (!take_offset(scan, at, full, &offset))
        return false;
    zone_set_offset(zone, offset);
    zone_set_written(zone, scan, start, *at);
    return true;
}

/* Whether a name may begin here: a letter of ASCII or any character beyond it, and with those behind it a
 * name that is known. */
static bool name_may_begin(const struct scan *scan, size_t at)
{
    const struct time_starts *starts = scan->words->starts;
    return (scan_is_letter(scan, at) || ((unsigned char)scan_byte(scan, at) & 0x80)) &&
           (!starts || time_may_begin(starts, scan->text, at, START_BIT(START_ZONE)));
}

bool take_zone(const struct scan *scan, size_t *at, struct zone *zone)
{
    if (!name_may_begin(scan, *at))
        return take_lone_offset(scan, at, true, zone);
    return take_long_name(scan, at, zone) || take_abbreviation(scan, at, false, zone) ||
           take_region_name(scan, at, zone);
}

/* "14:05Z". */
static bool take_zulu(const struct scan *scan, size_t *at, struct zone *zone)
{
    size_t end = *at;
    if (!take_byte(scan, &end, 'Z') || scan_is_word(scan, end))
        return false;
    const struct zone_entry *entry = zone_by_name(scan, TEXT("Z"), false);
    if (!entry)
        return false;
    zone_set_entry(zone, entry);
    zone_set_written(zone, scan, *at, end);
    *at = end;
    return true;
}

/* An offset behind a clock. "14:05-05:00" may be a range, so a minus wants seconds before it or no
 * colon in it ("-0500"). */
static bool take_offset_behind(const struct scan *scan, size_t *at, const struct clock *clock,
                               struct zone *zone)
{
    bool exact = clock->precision == PRECISION_SECOND;
    size_t end = skip_blanks(scan, *at);
    bool touches = end == *at, plus = scan_byte(scan, end) == '+';
    bool four_digits = count_digits(scan, end + 1) == 4;
    if (clock->meridiem || clock->precision < PRECISION_MINUTE ||
        (!plus && !(exact && touches) && !four_digits))
        return false;
    int offset;
    size_t start = end;
    if (!take_offset(scan, &end, !(touches && plus), &offset) ||
        (!exact && ends_range(scan, end, offset)))
        return false;
    zone_set_offset(zone, offset);
    zone_set_written(zone, scan, start, end);
    *at = end;
    return true;
}

/* "(UTC)", "[Pacific Time]", "（JST）". */
static bool take_zone_in_brackets(const struct scan *scan, size_t *at, struct zone *zone)
{
    static const struct {
        const char *open, *close;
    } brackets[] = {{"(", ")"}, {"[", "]"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}};
    size_t open = skip_blanks(scan, *at);
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t end = open;
        if (!take_bytes(scan, &end, brackets[i].open))
            continue;
        end = skip_blanks(scan, end);
        if (!take_long_name(scan, &end, zone) && !take_abbreviation(scan, &end, true, zone) &&
            !take_zone(scan, &end, zone))
            return false;
        end = skip_blanks(scan, end);
        if (!take_bytes(scan, &end, brackets[i].close))
            return false;
        *at = end;
        return true;
    }
    return false;
}

/* "14:05 pst" where no sentence goes on: "12:00 eat lunch" names no zone. */
static bool take_lower_case_name(const struct scan *scan, size_t *at, struct zone *zone)
{
    size_t end = *at;
    if (!take_abbreviation(scan, &end, true, zone) || zone->written.length < 3)
        return false;
    char next = scan_byte(scan, skip_blanks(scan, end));
    bool certain = text_starts_with_folded(zone->written, TEXT("utc")) ||
                   text_starts_with_folded(zone->written, TEXT("gmt"));
    if (!certain && next >= 'a' && next <= 'z')
        return false;
    *at = end;
    return true;
}

bool take_zone_behind(const struct scan *scan, size_t *at, const struct clock *clock,
                      struct zone *zone)
{
    struct zone found = {0};
    size_t end = *at, next = skip_blanks(scan, *at);
    if (take_zulu(scan, &end, &found) || take_offset_behind(scan, &end, clock, &found) ||
        take_zone_in_brackets(scan, &end, &found)) {
        *at = end;
    } else if (name_may_begin(scan, next) &&
               (take_zone(scan, &next, &found) || take_lower_case_name(scan, &next, &found) ||
                take_bare_zone(scan, &next, clock, &found))) {
        *at = next;
    } else {
        return false;
    }
    *zone = found;
    return true;
}

bool zone_read(struct text text, size_t at, const struct time_words *words, struct zone *zone)
{
    struct scan scan = {.text = text, .words = words};
    struct zone found = {0};
    if (!take_zone(&scan, &at, &found) && !take_zulu(&scan, &at, &found))
        return false;
    *zone = found;
    return true;
}

bool zone_read_offset(struct text text, size_t at, const struct time_words *words,
                      struct zone *zone)
{
    struct scan scan = {.text = text, .words = words};
    struct zone found = {0};
    if (!take_lone_offset(&scan, &at, false, &found))
        return false;
    *zone = found;
    return true;
}
