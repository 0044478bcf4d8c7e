/* Headings with a slip of the keyboard: "Isssue Summary", "Root Cuase", "Corective measures". Whoever reads them
 * understands them, so that none of them may make a part be missing.
 */
#include "base/distance.h"
#include "facts/sections.h"

/* A word with a slip and the one that was meant have at least so many bytes, each; and where it is the whole name,
 * so many. The shorter they are, the more others are words of their own ("cases"). */
enum { SHORTEST_WORD = 5, SHORTEST_NAME = 6, MOST_SLIPS = 2 };

static struct text take_name_word(struct text *rest)
{
    *rest = text_trim(*rest);
    size_t end = 0;
    while (end < rest->length && !ascii_is_space(rest->data[end]))
        end++;
    struct text word = text_slice(*rest, 0, end);
    *rest = text_from_offset(*rest, end);
    return word;
}

static char last_of(struct text word)
{
    return word.data[word.length - 1];
}

/* Whether a word is the other but for one slip, which is seldom in the first letter or the last. Most words that
 * differ there are others: "litigation" is no mitigation, and "measure" is one of a monitor's. */
static bool is_slip_of(const struct reading *reading, struct text word, struct text meant,
                       size_t shortest)
{
    return word.length >= shortest && meant.length >= shortest && word.data[0] == meant.data[0] &&
           last_of(word) == last_of(meant) && edit_distance(word, meant) == 1 &&
           !phrases_contain(&reading->words->lists[WORDS_NO_SLIPS], word);
}

/* Whether a name is the phrase, word for word, but for slips. */
static bool is_near(const struct reading *reading, struct text folded, struct text phrase)
{
    size_t slips = 0;
    bool one_word = text_find_byte(phrase, ' ', 0) == TEXT_NOT_FOUND;
    size_t shortest = one_word ? SHORTEST_NAME : SHORTEST_WORD;
    if (folded.length + MOST_SLIPS < phrase.length || phrase.length + MOST_SLIPS < folded.length)
        return false;
    while (folded.length && phrase.length) {
        struct text word = take_name_word(&folded), meant = take_name_word(&phrase);
        bool same = text_equal(word, meant);
        if (!same && !is_slip_of(reading, word, meant, shortest))
            return false;
        slips += !same;
    }
    return !folded.length && !phrase.length && slips && slips <= MOST_SLIPS;
}

/* Whether a name is near one of a list's; most of those are ruled out by their first letter. */
static bool is_near_any(const struct reading *reading, const struct word_list *names,
                        struct text folded)
{
    for (; names; names = names->extends)
        for (size_t i = 0; i < names->count; i++)
            if (*names->items[i] == folded.data[0] &&
                is_near(reading, folded, text_from(names->items[i])))
                return true;
    return false;
}

bool misspelt_roles(const struct reading *reading, struct text folded, bool roles[ROLE_COUNT])
{
    bool any = false;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        roles[role] =
            folded.length && is_near_any(reading, &reading->words->sections[role], folded);
        any |= roles[role];
    }
    return any;
}
