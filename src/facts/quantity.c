/* The words around a number of the impact that make it say something by itself: "1,150 employees", not "1,150". */
#include <string.h>

#include "base/utf8.h"
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

/* The next word behind byte `at`, without the full stop that ends its sentence; empty where a mark ends the clause, or
 * a capital on the next line begins another. */
static struct text word_behind(struct text text, size_t at)
{
    size_t from = at;
    bool wraps = false;
    while (from < text.length && ascii_is_space(text.data[from]))
        wraps |= text.data[from++] == '\n';
    size_t to = from;
    while (to < text.length && !ascii_is_space(text.data[to]) && !strchr(",;:!?()|", text.data[to]))
        to++;
    while (to > from && text.data[to - 1] == '.')
        to--;
    if (from == at || to == from || !ascii_is_word(text.data[from]) ||
        (wraps && ascii_is_capital(text.data[from])))
        return (struct text){0};
    return text_slice(text, from, to);
}

/* The end of the clause that goes on behind byte `at`, or of what of it is shown: then `*cut`. */
static size_t clause_end(const struct reading *reading, struct text text, size_t at, size_t limit,
                         bool *cut)
{
    const struct word_list *openers = &reading->words->lists[WORDS_CLAUSE_OPENERS];
    for (size_t words = 0;; words++) {
        struct text word = word_behind(text, at);
        if (!word.length || (words && phrases_contain(openers, utf8_fold(reading->arena, word))))
            return at;
        size_t end = (size_t)(word.data - text.data) + word.length;
        *cut = words == MAX_ADDED_WORDS || end > limit;
        if (*cut)
            return at;
        at = end;
    }
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
    bool cut = false;
    if (is_open_ended(reading, text_slice(text, match.start, least)))
        end = clause_end(reading, text, least, limit, &cut);
    while (cut && end > least && is_open_ended(reading, text_slice(text, match.start, end)))
        end = without_last_word(text, least, end);
    match.end = end;
    return match;
}
