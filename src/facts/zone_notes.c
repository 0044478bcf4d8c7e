/* Lines that name the zone of all times and say nothing else. */
#include "base/utf8.h"
#include "facts/reading.h"

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
    if (text.length > LONGEST || !zone_find(text, 0, reading->time, zone) ||
        (find_stamp(reading, text, 0, &stamp) && (stamp.clock.known || stamp.relative)))
        return false;
    size_t start = (size_t)(zone->written.data - text.data);
    struct place named = {start, start + zone->written.length}, date = {0};
    if (stamp.date.known)
        date = stamp.date.place;
    return has_note_words_beside(reading, text, named, date);
}
