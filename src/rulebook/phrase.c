#include "rulebook/pattern.h"

#include "rulebook/candidates.h"

#include <string.h>

/* Whether the bytes from `start` to `end` touch no letter, digit or '_' on either side. */
static bool is_at_word_edges(struct text text, size_t start, size_t end)
{
    return (start == 0 || !ascii_is_word(text.data[start - 1])) &&
           (end == text.length || !ascii_is_word(text.data[end]));
}

static size_t find_phrase(struct text text, struct text phrase, size_t from, size_t last)
{
    size_t at = text_find(text, phrase, from);
    while (at != TEXT_NOT_FOUND && at <= last && !is_at_word_edges(text, at, at + phrase.length))
        at = text_find(text, phrase, at + 1);
    return at != TEXT_NOT_FOUND && at <= last ? at : TEXT_NOT_FOUND;
}

bool phrases_find(const struct word_list *phrases, struct text folded, size_t from,
                  struct pattern_match *match)
{
    bool found = false;
    if (!phrases->count)
        return false;
    struct candidates candidates = candidates_in(phrases, folded);
    for (size_t i = candidates_next(&candidates, 0, phrases->count); i < phrases->count;
         i = candidates_next(&candidates, i + 1, phrases->count)) {
        struct text phrase = text_from(phrases->items[i]);
        size_t last = found ? match->start : folded.length;
        size_t at = find_phrase(folded, phrase, from, last);
        if (at == TEXT_NOT_FOUND ||
            (found && at == match->start && at + phrase.length <= match->end))
            continue; /* of two that begin together the longer is taken */
        *match = (struct pattern_match){.item = i, .start = at, .end = at + phrase.length};
        found = true;
    }
    return found;
}

bool phrase_equals(const char *phrase, struct text folded)
{
    if (folded.length && phrase[0] != folded.data[0])
        return false;
    return strncmp(phrase, folded.data, folded.length) == 0 && phrase[folded.length] == '\0';
}

bool phrases_contain(const struct word_list *phrases, struct text folded)
{
    if (!phrases->count || !folded.length)
        return false;
    struct candidates candidates = candidates_in(phrases, folded);
    for (size_t i = candidates_next(&candidates, 0, phrases->count); i < phrases->count;
         i = candidates_next(&candidates, i + 1, phrases->count))
        if (phrase_equals(phrases->items[i], folded))
            return true;
    return false;
}
