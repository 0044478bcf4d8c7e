#include "rulebook/pattern.h"

#include <string.h>

#include "base/utf8.h"
#include "rulebook/candidates.h"
#include "rulebook/prompt.h"

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
static bool find_among(const struct word_list *phrases, struct text folded, size_t from, bool found,
                       struct pattern_match *match)
{
    if (phrases->index && !candidates_have(phrases->index, phrases->id, folded))
        return found;
    for (size_t i = 0; i < phrases->count; i++) {
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

static bool contains_indexed(const struct word_list *phrases, struct text folded, uint32_t hash)
{
    const struct word_index *index = phrases->index;
    for (size_t at = hash; (at = phrase_place(index, hash, at)) != SIZE_MAX; at++) {
        size_t number = index->phrases[at].number;
        if (number >= phrases->first && number - phrases->first < phrases->count &&
            phrase_equals(phrases->items[number - phrases->first], folded))
            return true;
    }
    return false;
}

static bool contains(const struct word_list *phrases, struct text folded)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (phrase_equals(phrases->items[i], folded))
            return true;
    return false;
}

bool phrases_contain(const struct word_list *phrases, struct text folded)
{
    return phrases_contain_hashed(phrases, folded, phrase_hash(folded));
}

bool phrases_contain_hashed(const struct word_list *phrases, struct text folded, uint32_t hash)
{
    if (!folded.length)
        return false;
    for (; phrases; phrases = phrases->extends)
        if (phrases->index ? contains_indexed(phrases, folded, hash) : contains(phrases, folded))
            return true;
    return false;
}

/* Marks the lists that have the phrase; `part`: it is only a part of the name. */
static bool mark_lists(const struct word_list *lists, size_t count, struct text phrase,
                       uint32_t hash, bool part, bool *marks)
{
    bool any = false;
    for (size_t at = hash; (at = phrase_place(lists->index, hash, at)) != SIZE_MAX; at++)
        for (size_t i = 0; i < count; i++) {
            size_t number = lists->index->phrases[at].number;
            if (number < lists[i].first || number - lists[i].first >= lists[i].count)
                continue;
            const char *item = lists[i].items[number - lists[i].first];
            bool whole = item[0] == WHOLE_NAME;
            if ((whole && part) || !phrase_equals(item + whole, phrase))
                continue;
            marks[i] = any = true;
        }
    return any;
}

/* Whether a name of the index may begin as the text does. */
static bool may_begin(const struct word_index *index, struct text text)
{
    uint64_t start = name_start(text);
    return !start || set_has(index->name_starts, start_bit(start));
}

/* Marks the lists that have a phrase which stands in the name from byte `start` on. */
static bool mark_parts(const struct word_list *lists, size_t count, struct text name, size_t start,
                       bool *marks)
{
    bool any = false;
    size_t last = start + lists->index->longest_phrase;
    for (size_t end = start; end < name.length && end < last; end++) {
        if (!utf8_is_word_edge(name, end + 1))
            continue;
        bool part = start > 0 || end + 1 < name.length;
        struct text phrase = text_slice(name, start, end + 1);
        any |= mark_lists(lists, count, phrase, phrase_hash(phrase), part, marks);
    }
    return any;
}

bool phrases_mark(const struct word_list *lists, size_t count, struct text name, bool exact,
                  bool *marks)
{
    bool any = false;
    for (; lists; lists = lists->extends) {
        if (exact)
            any |= mark_lists(lists, count, name, phrase_hash(name), false, marks);
        for (size_t start = 0; !exact && start < name.length; start++)
            if (utf8_is_word_edge(name, start) &&
                may_begin(lists->index, text_from_offset(name, start)))
                any |= mark_parts(lists, count, name, start, marks);
    }
    return any;
}

bool names_may_begin(const struct word_list *lists, struct text name)
{
    while (lists && !may_begin(lists->index, name))
        lists = lists->extends;
    return lists;
}

bool prompts_may_begin(const struct word_list *prompts, struct text text)
{
    uint64_t start = prompt_start(text);
    for (; start && prompts; prompts = prompts->extends)
        if (prompts->count && set_has(prompts->index->prompt_starts, start_bit(start)))
            return true;
    return !start;
}
