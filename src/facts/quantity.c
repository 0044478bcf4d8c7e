/* The words around a number of the impact that make it say something by itself: "1,150 employees", not "1,150". */
#include <string.h>

#include "facts/counts.h"

/* So much is shown, and no more words are added. */
enum { MAX_SHOWN_BYTES = 48, MAX_ADDED_WORDS = 6 };

/* The end of the number or word that a byte offset lies in: "1|,150", "12|th". Scripts without blanks have none. */
static size_t word_end(struct text text, size_t at)
{
    while (at > 0 && at < text.length && !(text.data[at] & 0x80) &&
           (ascii_is_word(text.data[at]) ||
            (strchr(",.", text.data[at]) && ascii_is_digit(text.data[at - 1]) &&
             at + 1 < text.length && ascii_is_digit(text.data[at + 1]))))
        at++;
    if (at > 0 && at < text.length && text.data[at] == '%')
        at++;
    return at;
}

/* Whether one waits for more behind a text: it ends with a number, be it "30%" or "12k", or with "could" or "of the". */
static bool is_open_ended(const struct reading *reading, struct text text)
{
    size_t from = text.length;
    while (from > 0 && !ascii_is_space(text.data[from - 1]))
        from--;
    return (from < text.length && (ascii_is_digit(text.data[from]) || text.data[from] == '%')) ||
           text_matches(reading, WORDS_OPEN_END_PATTERNS, text);
}

/* Takes the next word of the clause behind `*at`; false at its end. A capital on the next line begins another. */
static bool take_word(struct text text, size_t limit, size_t *at)
{
    size_t from = *at;
    bool wraps = false;
    while (from < text.length && ascii_is_space(text.data[from]))
        wraps |= text.data[from++] == '\n';
    size_t to = from;
    while (to < text.length && !ascii_is_space(text.data[to]) && !strchr(",;:!?()|", text.data[to]))
        to++;
    size_t end = to;
    while (end > from && text.data[end - 1] == '.')
        end--;
    if (from == *at || end == from || end > limit || !ascii_is_word(text.data[from]) ||
        (wraps && ascii_is_capital(text.data[from])))
        return false;
    *at = end;
    return end == to && to < text.length && ascii_is_space(text.data[to]);
}

/* The end of a slice without the word that ends it. */
static size_t without_last_word(struct text text, size_t least, size_t end)
{
    while (end > least && !ascii_is_space(text.data[end - 1]))
        end--;
    while (end > least && ascii_is_space(text.data[end - 1]))
        end--;
    return end;
}

struct pattern_match whole_quantity(const struct reading *reading, struct text text,
                                    struct pattern_match match)
{
    size_t least = word_end(text, match.end), limit = match.start + MAX_SHOWN_BYTES;
    while (least > match.start && ascii_is_space(text.data[least - 1]))
        least--;
    size_t end = least;
    if (is_open_ended(reading, text_slice(text, match.start, least)))
        for (size_t words = 0; words < MAX_ADDED_WORDS && take_word(text, limit, &end);)
            words++;
    while (end > least && is_open_ended(reading, text_slice(text, match.start, end)))
        end = without_last_word(text, least, end);
    match.end = end;
    return match;
}
