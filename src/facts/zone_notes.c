/* What names the zone of all times: words around it, lines that say nothing else. */
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

bool find_stated_zone(const struct reading *reading, struct text text, size_t from,
                      struct zone *zone)
{
    struct zone offset = {0}, named = {0};
    bool any = find_offset(reading, text, from, &offset);
    while (zone_find(text, from, reading->time, &named)) {
        if (any && offset.written.data < named.written.data)
            break;
        if (!is_excepted(reading, text, &named)) {
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
    while (at < text.length &&
           (ascii_is_word(text.data[at]) || (unsigned char)text.data[at] >= 0x80))
        at++;
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
