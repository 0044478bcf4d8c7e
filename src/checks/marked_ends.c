/* Starts and ends that differ otherwise than by a digit or an hour, and are slips all the same, by what a field and an
 * entry say alike.
 */
#include "checks/marked_ends.h"

#include "checks/common.h"
#include "checks/subject.h"
#include "rulebook/pattern.h"

#include <stdlib.h>

enum { MINUTE = 60, NEAR = 10 * MINUTE, HALF_DAY = 12 * 3600 };

/* Whether a clock may be another one, rounded: 14:00 for 14:07, 14:30 for 14:41. */
static bool may_be_rounded(const struct clock *clock, int64_t seconds)
{
    static const int units[] = {60, 30, 15, 10, 5};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (clock->minute % units[i] == 0)
            return llabs(seconds) < (int64_t)units[i] * MINUTE;
    return false;
}

/* Whether a sentence says that the outage began, or ended, at that moment, and no more. */
static bool says_no_more(const struct check *check, const struct told_end *odd)
{
    enum { PREPOSITION = 4 };
    struct text document = check->postmortem->document->bytes;
    struct text words = sentence_in_paragraph(document, odd->place);
    struct pattern_match match;
    size_t start = (size_t)(words.data - document.data), end = start + words.length;
    if (!patterns_find(word_list(check, WORDS_INCIDENT_SUBJECT_PATTERNS), words, 0, &match) ||
        start + match.end > odd->place.start || odd->place.end > end)
        return false;
    struct text between = text_trim(text_slice(document, start + match.end, odd->place.start));
    struct text behind = text_slice(document, odd->place.end, end);
    return between.length <= PREPOSITION && text_find_byte(between, ' ', 0) == TEXT_NOT_FOUND &&
           text_strip(behind, " .!\n*_").length == 0;
}

/* Whether a field tells the right one of two clocks, and an entry marks it; `*word` is that by which it does, "outage",
 * or the empty text. */
static bool is_told_and_marked(const struct check *check, const struct odd_end *found,
                               struct text *word)
{
    bool field = false;
    *word = TEXT("");
    for (size_t i = 0; i < found->told.count; i++) {
        const struct told_end *end = &found->told.items[i];
        if (!is_same_clock(end, found->right))
            continue;
        field |= end->source == POINT_FIELD;
        if (end->source == POINT_MARKER && !word->length)
            *word = impact_word(check, end->words);
    }
    return field && word->length;
}

/* Whether the odd clock may be the other one, rounded, or is too near to it or too far for the same thing. */
static bool may_be_right(const struct odd_end *found, int64_t seconds)
{
    return llabs(seconds) < NEAR || llabs(seconds) > HALF_DAY ||
           may_be_rounded(&found->odd->moment->clock, seconds);
}

bool is_marked_otherwise(const struct check *check, const struct odd_end *found, int64_t seconds)
{
    struct text word = impact_word(check, found->odd->words), marked;
    return found->odd->source == POINT_SENTENCE && word.length && !may_be_right(found, seconds) &&
           says_no_more(check, found->odd) && is_told_and_marked(check, found, &marked) &&
           text_equal_folded(word, marked);
}

/* Whether a field holds no more than what stands in the place, with a preposition. */
static bool holds_no_more(const struct check *check, const struct field *field, struct place place)
{
    enum { PREPOSITION = 5 };
    struct place before = {field->value_place.start, place.start};
    struct place behind = {place.end, field->value_place.end};
    struct text document = check->postmortem->document->bytes;
    return before.start <= before.end && behind.start <= behind.end &&
           text_strip(text_slice(document, before.start, before.end), " *_").length <=
               PREPOSITION &&
           text_strip(text_slice(document, behind.start, behind.end), " .*_").length == 0;
}

/* Whether a field for the duration is all that stands in the place, and names nothing but that, or what a mark names. */
static bool is_duration(const struct check *check, struct place place, struct text marked)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->meaning != WORDS_FIELD_DURATION || !places_meet(field->value_place, place))
            continue;
        struct text word = impact_word(check, field->name);
        return holds_no_more(check, field, place) &&
               (!word.length || text_equal_folded(word, marked));
    }
    return false;
}

bool is_outvoted(const struct check *check, const struct odd_end *found, int64_t seconds)
{
    struct text marked;
    return found->odd->source == POINT_FIELD && !may_be_right(found, seconds) &&
           is_told_and_marked(check, found, &marked) &&
           is_duration(check, found->odd->place, marked);
}
