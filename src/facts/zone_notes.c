/* What names the zone of all times: words around it, lines that say nothing else. */
#include <string.h>

#include "base/utf8.h"
#include "facts/reading.h"

/* Whether only some of the times have the zone, by the words before it. */
static bool is_excepted(const struct reading *reading, struct text text, const struct zone *zone)
{
    enum { REACH = 100 };
    size_t at = (size_t)(zone->written.data - text.data);
    return text_matches(reading, WORDS_ZONE_EXCEPTION_PATTERNS,
                        text_slice(text, at > REACH ? at - REACH : 0, at));
}

static bool stands_before_digit(struct text text, size_t from, char byte)
{
    for (size_t at = text_find_byte(text, byte, from); at != TEXT_NOT_FOUND;
         at = text_find_byte(text, byte, at + 1))
        if (at + 1 < text.length && ascii_is_digit(text.data[at + 1]))
            return true;
    return false;
}

/* Whether a number with a sign may stand in the text: most have none. */
static bool may_hold_offset(struct text text, size_t from)
{
    const char minus = '\x92'; /* the last byte of a minus sign beyond ASCII */
    return stands_before_digit(text, from, '+') || stands_before_digit(text, from, '-') ||
           stands_before_digit(text, from, minus);
}

/* The first offset that words make a zone. */
static bool find_offset(const struct reading *reading, struct text text, size_t from,
                        struct zone *zone)
{
    struct pattern_match match;
    return may_hold_offset(text, from) &&
           patterns_find(&reading->words->lists[WORDS_ZONE_OFFSET_PATTERNS], text, from, &match) &&
           zone_read_offset(text, match.group_start, reading->time, zone);
}

/* Whether letters can hardly mean anything but a zone: UTC, an offset, a name in words, a region. Those of the others are
 * as often a product, a team or a language: CAT, PT. */
static bool is_unmistakable(const struct zone *zone)
{
    enum { ABBREVIATION_AT_MOST = 5 };
    return zone->written.length > ABBREVIATION_AT_MOST || !ascii_is_letter(zone->written.data[0]) ||
           text_starts_with(zone->written, TEXT("UTC")) ||
           text_starts_with(zone->written, TEXT("GMT"));
}

/* "PT-BR", "EST-based": letters that go on behind a hyphen. */
static bool is_half_a_name(struct text text, const struct zone *zone)
{
    size_t end = (size_t)(zone->written.data - text.data) + zone->written.length;
    return end + 1 < text.length && text.data[end] == '-' && ascii_is_letter(text.data[end + 1]) &&
           !is_unmistakable(zone);
}

bool find_stated_zone(const struct reading *reading, struct text text, size_t from,
                      struct zone *zone)
{
    struct zone offset = {0}, named = {0};
    bool any = find_offset(reading, text, from, &offset);
    while (zone_find(text, from, reading->time, &named)) {
        if (any && offset.written.data < named.written.data)
            break;
        if (!is_excepted(reading, text, &named) && !is_half_a_name(text, &named)) {
            *zone = named;
            return true;
        }
        from = (size_t)(named.written.data - text.data) + named.written.length;
    }
    if (any)
        *zone = offset;
    return any;
}

static bool is_note_word(const struct reading *reading, struct text word)
{
    return phrases_contain(&reading->words->lists[WORDS_ZONE_NOTE_WORDS],
                           utf8_fold(reading->arena, word));
}

static size_t word_end(struct text text, size_t at)
{
    int32_t code_point;
    for (size_t length; at < text.length; at += length) {
        length = utf8_decode(text, at, &code_point);
        if (text.data[at] != '_' && !utf8_is_alphanumeric(code_point))
            break;
    }
    return at;
}

/* Whether all words are such as a note has, those of two parts apart. */
static bool has_note_words_beside(const struct reading *reading, struct text text,
                                  struct place zone, struct place date)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = word_end(text, at);
        if (at == zone.start)
            at = zone.end;
        else if (at == date.start && date.end > at)
            at = date.end;
        else if (end == at)
            at++;
        else if (is_note_word(reading, text_slice(text, at, end)))
            at = end;
        else
            return false;
    }
    return true;
}

bool names_zone_alone(const struct reading *reading, struct text text, struct zone *zone)
{
    enum { LONGEST = 80 };
    struct stamp stamp = {0};
    if (text.length > LONGEST || !find_stated_zone(reading, text, 0, zone) ||
        (find_stamp(reading, text, 0, &stamp) && (stamp.clock.known || stamp.relative)))
        return false;
    size_t start = (size_t)(zone->written.data - text.data);
    struct place named = {start, start + zone->written.length}, date = {0};
    if (stamp.date.known)
        date = stamp.date.place;
    return has_note_words_beside(reading, text, named, date);
}

static size_t skip_spaces(struct text text, size_t at)
{
    while (at < text.length && ascii_is_blank(text.data[at]))
        at++;
    return at;
}

/* Whether letters that follow may make of a zone a thing: "2024-05-04 CAT cluster", but "2024-05-04 CET - first wave". */
static bool is_before_word(struct text text, struct place zone)
{
    size_t at = skip_spaces(text, zone.end);
    return word_end(text, at) > at;
}

/* Whether the zone is that of a clock of the text, or follows a date: "Outage on 4 May 2024, PT". In a title that must be
 * its end, but for letters that are certain: "2024-05-04 CAT: logins fail" names a team. */
static bool is_beside_time(const struct reading *reading, struct text text, struct place zone,
                           bool last)
{
    struct stamp stamp;
    struct text behind = text_strip(text_from_offset(text, zone.end), " .,:)]）】*_-");
    for (size_t at = 0; find_stamp(reading, text, at, &stamp); at = stamp.place.end) {
        if (zone.start < stamp.place.start)
            return false;
        if (zone.end <= stamp.place.end)
            return true;
        struct text between = text_slice(text, stamp.place.end, zone.start);
        if (text_strip(between, " ,:([（【*_-–—").length == 0 &&
            (behind.length == 0 || (!last && !is_before_word(text, zone))))
            return true;
    }
    return false;
}

/* The bracket of a set that stands at `at`, its length in bytes; 0 where none does. */
static size_t bracket_length(struct text text, size_t at, const char *const *set)
{
    for (; *set; set++)
        if (text_starts_with(text_from_offset(text, at), text_from(*set)))
            return strlen(*set);
    return 0;
}

/* What stands in the brackets around a place. */
static bool find_brackets(struct text text, struct place place, struct text *inside)
{
    static const char *const opening[] = {"(", "[", "（", "【", "［", "「", "«", "“", NULL};
    static const char *const closing[] = {")", "]", "）", "】", "］", "」", "»", "”", NULL};
    size_t open = place.start, close = place.end, length = 0;
    while (open && !length) {
        length = bracket_length(text, --open, opening);
        if (!length && bracket_length(text, open, closing))
            return false;
    }
    while (close < text.length && !bracket_length(text, close, closing))
        if (bracket_length(text, close++, opening))
            return false;
    *inside = text_slice(text, open + length, close);
    return length && close < text.length;
}

/* Whether a text is the name of a timeline. */
static bool names_timeline(const struct reading *reading, struct text text)
{
    enum { LONGEST = 40 };
    bool roles[ROLE_COUNT] = {false};
    return text.length <= LONGEST &&
           name_roles(reading->words, utf8_fold(reading->arena, text), true, roles) &&
           roles[ROLE_TIMELINE];
}

/* Whether no word goes on behind the zone that makes it a thing, "Timeline of the CAT outage", but for one that leads to
 * another zone, "Timeline in EST and CET", or names a timeline itself, "Detailed EST timeline". */
static bool is_last_of_words(const struct reading *reading, struct text text, struct place zone)
{
    size_t at = skip_spaces(text, zone.end), end = word_end(text, at);
    struct zone other;
    return zone.start == 0 || end == at || is_note_word(reading, text_slice(text, at, end)) ||
           zone_read(text, skip_spaces(text, end), reading->time, &other) ||
           names_timeline(reading, text_from_offset(text, at));
}

/* Whether the zone ends a heading and stands apart in it: "Morning – CET", but not "Region: CST". */
static bool ends_apart(struct text heading, struct place zone)
{
    struct text before = text_trim(text_slice(heading, 0, zone.start));
    struct text cut = text_strip(before, ",-–—·");
    return text_strip(text_from_offset(heading, zone.end), " .,:*_").length == 0 && cut.length &&
           cut.data + cut.length < before.data + before.length;
}

static bool is_zone_of_heading(const struct reading *reading, struct text heading,
                               enum zone_heading kind, const struct zone *zone)
{
    size_t start = (size_t)(zone->written.data - heading.data);
    struct place place = {start, start + zone->written.length};
    bool certain = is_unmistakable(zone), title = kind == ZONE_OF_TITLE;
    struct text inside;
    struct zone named;
    if (is_beside_time(reading, heading, place, title && !certain) ||
        text_matches(reading, WORDS_ZONE_NOTE_PATTERNS, heading) ||
        (start && names_zone_alone(reading, heading, &named)))
        return true;
    bool bracketed = find_brackets(heading, place, &inside);
    if (bracketed && names_zone_alone(reading, inside, &named))
        return certain || !title;
    if (kind == ZONE_OF_TIMELINE)
        return certain || bracketed || is_last_of_words(reading, heading, place);
    return (certain && text_strip(text_from_offset(heading, place.end), " .,:*_").length == 0) ||
           (!title && ends_apart(heading, place));
}

/* Whether a sentence or a clause ends within a part of a text. */
static bool ends_clause(struct text text, size_t from, size_t to)
{
    for (size_t at = from; at + 1 < to; at++)
        if (strchr(".;", text.data[at]) && ascii_is_space(text.data[at + 1]))
            return true;
    return false;
}

static bool is_zone_of_note(const struct reading *reading, struct text text, size_t from,
                            const struct zone *zone)
{
    size_t start = (size_t)(zone->written.data - text.data);
    return is_unmistakable(zone) || !ends_clause(text, from, start) ||
           is_last_of_words(reading, text, (struct place){start, start + zone->written.length});
}

/* So many zones are looked at; of more, none is that of all times. */
enum { MOST_ZONES = 8 };

bool find_zone_of_note(const struct reading *reading, struct text text, size_t from,
                       struct zone *zone)
{
    struct zone found = {0};
    size_t at = from;
    for (size_t i = 0; i < MOST_ZONES && find_stated_zone(reading, text, at, &found); i++) {
        if (is_zone_of_note(reading, text, from, &found)) {
            *zone = found;
            return true;
        }
        at = (size_t)(found.written.data - text.data) + found.written.length;
    }
    return false;
}

bool find_zone_of_heading(const struct reading *reading, struct text heading,
                          enum zone_heading kind, struct zone *zone)
{
    struct zone found = {0};
    size_t from = 0;
    for (size_t i = 0; i < MOST_ZONES && find_stated_zone(reading, heading, from, &found); i++) {
        if (is_zone_of_heading(reading, heading, kind, &found)) {
            *zone = found;
            return true;
        }
        from = (size_t)(found.written.data - heading.data) + found.written.length;
    }
    return false;
}
