/* Numbers that count something. */
#include <string.h>

#include "facts/counts.h"

/* Whether a digit begins a number that counts something: no part of a name, a version, an address, a code, an
 * item's number. */
static bool is_count(struct text text, size_t at)
{
    struct text number = text_leading_number(text_from_offset(text, at));
    size_t end = at + number.length, dots = 0;
    for (size_t i = 0; i < number.length; i++)
        dots += number.data[i] == '.';
    bool begins =
        at == 0 || (!ascii_is_word(text.data[at - 1]) && !strchr("-./#:", text.data[at - 1]));
    char behind = end < text.length ? text.data[end] : ' ';
    bool numbered = end == at + 1 && (behind == ')' || behind == '.') && at == 0;
    bool unit = behind == '%' || behind == 'k' || behind == 'K' || behind == 'M' || behind == 'B';
    bool code = end - at == 3 && (text.data[at] == '4' || text.data[at] == '5') &&
                (text.data[at + 1] == '0' || text.data[at + 1] == '2');
    return begins && dots < 2 && !numbered && !code &&
           (unit || (!ascii_is_word(behind) && !strchr("-:/", behind)));
}

bool find_count(const struct reading *reading, struct text text, struct pattern_match *match)
{
    struct stamp stamp = {0};
    struct length length = {0};
    bool stamps = find_stamp(reading, text, 0, &stamp);
    bool lengths = length_find(text, 0, reading->time, &length);
    for (size_t i = 0; i < text.length; i++) {
        while (stamps && stamp.place.end <= i)
            stamps = find_stamp(reading, text, stamp.place.end, &stamp);
        while (lengths && length.place.end <= i)
            lengths = length_find(text, length.place.end, reading->time, &length);
        if (!ascii_is_digit(text.data[i]) || (stamps && stamp.place.start <= i) ||
            (lengths && length.place.start <= i))
            continue;
        if (is_count(text, i)) {
            struct text number = text_leading_number(text_from_offset(text, i));
            *match = (struct pattern_match){.start = i, .end = i + number.length};
            while (match->end < text.length && ascii_is_word(text.data[match->end]))
                match->end++;
            return true;
        }
        while (i + 1 < text.length && (ascii_is_digit(text.data[i + 1]) || text.data[i + 1] == '.'))
            i++;
    }
    return false;
}

/* Whether a number is the end of a name, "Python 3": a short one behind a word with a capital that does not begin
 * its sentence. */
static bool ends_name(struct text text, size_t at)
{
    size_t digits = at, word;
    while (digits < text.length && (ascii_is_digit(text.data[digits]) || text.data[digits] == ','))
        digits++;
    if (digits == at || digits > at + 2 || at < 2 || text.data[at - 1] != ' ')
        return false;
    for (word = at - 1; word && ascii_is_word(text.data[word - 1]);)
        word--;
    return word && word < at - 1 && ascii_is_capital(text.data[word]);
}

static bool is_in_stamp(const struct reading *reading, struct text text, size_t at)
{
    struct stamp stamp;
    for (size_t from = 0; find_stamp(reading, text, from, &stamp); from = stamp.place.end)
        if (stamp.place.end > at)
            return stamp.place.start <= at;
    return false;
}

static enum victims read_counted(const struct reading *reading, struct text sentence,
                                 struct pattern_match *match)
{
    const struct word_list *lists = reading->words->lists;
    if (!patterns_find(&lists[WORDS_COUNTED_PATTERNS], sentence, 0, match) ||
        ends_name(sentence, match->start) || is_in_stamp(reading, sentence, match->start))
        return VICTIMS_NONE;
    struct text told = text_from_offset(sentence, match->start);
    if (!patterns_match(&lists[WORDS_IMPACT_PATTERNS], told) &&
        !patterns_match(&lists[WORDS_HARM_PATTERNS], told))
        return VICTIMS_TOLD;
    return match->group_end > match->group_start ? VICTIMS_HARMED : VICTIMS_COUNTED;
}

enum victims find_counted(const struct reading *reading, struct text text,
                          struct pattern_match *match)
{
    enum victims most = VICTIMS_NONE;
    struct text rest = text, sentence;
    struct pattern_match here;
    if (!patterns_possible(&reading->words->lists[WORDS_COUNTED_PATTERNS], text))
        return VICTIMS_NONE;
    while (most < VICTIMS_COUNTED && next_sentence(reading, &rest, &sentence)) {
        enum victims told = read_counted(reading, sentence, &here);
        if (told <= most)
            continue;
        size_t base = (size_t)(sentence.data - text.data);
        most = told;
        *match = here;
        match->start += base;
        match->end += base;
    }
    return most;
}
