#include "rulebook/pattern.h"

#include "rulebook/candidates.h"

#include <string.h>

#include "base/utf8.h"

static bool is_at_word_edges(struct text text, size_t start, size_t end)
{
    return utf8_is_word_edge(text, start) && utf8_is_word_edge(text, end);
}

static size_t find_phrase(struct text text, struct text phrase, size_t from, size_t last)
{
    size_t at = text_find(text, phrase, from);
    while (at != TEXT_NOT_FOUND && at <= last && !is_at_word_edges(text, at, at + phrase.length))
        at = text_find(text, phrase, at + 1);
    return at != TEXT_NOT_FOUND && at <= last ? at : TEXT_NOT_FOUND;
}

/* The leftmost among the list's own phrases, unless the match that was found already lies before it; of
 * two that begin together the longer is taken. */
static bool find_among(const struct word_list *phrases, struct text folded, size_t from,
                       bool found, struct pattern_match *match)
{
    struct candidates candidates = candidates_in(phrases, folded);
    for (size_t i = candidates_next(&candidates, 0, phrases->count); i < phrases->count;
         i = candidates_next(&candidates, i + 1, phrases->count)) {
        struct text phrase = text_from(phrases->items[i]);
        size_t last = found ? match->start : folded.length;
        size_t at = find_phrase(folded, phrase, from, last);
        if (at == TEXT_NOT_FOUND ||
            (found && at == match->start && at + phrase.length <= match->end))
            continue;
        *match = (struct pattern_match){.item = i, .start = at, .end = at + phrase.length};
        found = true;
    }
    return found;
}

bool phrases_find(const struct word_list *phrases, struct text folded, size_t from,
                  struct pattern_match *match)
{
    bool found = false;
    for (; phrases; phrases = phrases->extends)
        if (phrases->count)
            found = find_among(phrases, folded, from, found, match);
    return found;
}

bool phrase_equals(const char *phrase, struct text folded)
{
    if (folded.length && phrase[0] != folded.data[0])
        return false;
    return strncmp(phrase, folded.data, folded.length) == 0 && phrase[folded.length] == '\0';
}

static bool contains(const struct word_list *phrases, struct text folded)
{
    struct candidates candidates = candidates_in(phrases, folded);
    for (size_t i = candidates_next(&candidates, 0, phrases->count); i < phrases->count;
         i = candidates_next(&candidates, i + 1, phrases->count))
        if (phrase_equals(phrases->items[i], folded))
            return true;
    return false;
}

bool phrases_contain(const struct word_list *phrases, struct text folded)
{
    if (!folded.length)
        return false;
    for (; phrases; phrases = phrases->extends)
        if (phrases->count && contains(phrases, folded))
            return true;
    return false;
}
