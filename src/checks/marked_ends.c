/* Starts and ends that differ otherwise than by a digit or an hour, and are slips all the same, by what a field and an
 * entry say alike.
 */
#include "checks/marked_ends.h"

#include "base/utf8.h"
#include "checks/common.h"
#include "checks/subject.h"
#include "checks/witnesses.h"
#include "rulebook/pattern.h"

#include <stdlib.h>
#include <string.h>

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

/* The field that tells the right one of two clocks and no more, where an entry marks it by nothing but a word, `*word`:
 * "Outage begins". NULL where there is none. */
static const struct told_end *told_and_marked(const struct check *check,
                                              const struct odd_end *found, struct text *word)
{
    const struct told_end *field = NULL;
    *word = TEXT("");
    for (size_t i = 0; i < found->told.count; i++) {
        const struct told_end *end = &found->told.items[i];
        if (!is_same_clock(end, found->right))
            continue;
        if (end->source == POINT_FIELD && !has_remark(check, end->place))
            field = end;
        if (end->source == POINT_MARKER && !word->length && is_plain_mark(check, end->words))
            *word = impact_word(check, end->words);
    }
    bool earlier = found->phase == PHASE_END && is_over_before(check, found->right->moment);
    return word->length && !earlier ? field : NULL;
}

/* Whether the summary names a clock anywhere. */
static bool summary_names(const struct check *check, const struct clock *clock)
{
    const struct section *summary = postmortem_section(check->postmortem, ROLE_SUMMARY);
    struct text document = check->postmortem->document->bytes;
    return summary &&
           names_clock(check, text_slice(document, summary->body.start, summary->body.end), clock);
}

/* Whether any length, be it of a part, is that up to the odd clock or from it on. */
static bool has_length_of_odd(const struct check *check, const struct odd_end *found,
                              int64_t seconds)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    for (size_t i = 0; i < lengths->count; i++)
        if (length_may_be(&lengths->items[i].length, found->right_seconds + seconds) ||
            length_may_be(&lengths->items[i].length, found->right_seconds - seconds))
            return true;
    return false;
}

/* Whether the odd clock may be the other one, rounded or by the clock of another zone, is too near to it or too far for
 * the same thing, or has a length of its own. */
static bool may_be_right(const struct check *check, const struct odd_end *found, int64_t seconds)
{
    enum { HALF_HOUR = 30 * MINUTE, ZONE = 6 * HALF_HOUR };
    return llabs(seconds) < NEAR || llabs(seconds) > HALF_DAY ||
           (llabs(seconds) >= ZONE && seconds % HALF_HOUR == 0) ||
           may_be_rounded(&found->odd->moment->clock, seconds) ||
           has_length_of_odd(check, found, seconds);
}

bool is_marked_otherwise(const struct check *check, const struct odd_end *found, int64_t seconds)
{
    struct text word = impact_word(check, found->odd->words), marked;
    return found->odd->source == POINT_SENTENCE && word.length &&
           !may_be_right(check, found, seconds) && says_no_more(check, found->odd) &&
           opens_summary(check, found->odd->place) && told_and_marked(check, found, &marked) &&
           text_equal_folded(word, marked) && !summary_names(check, &found->right->moment->clock);
}

/* Whether a field holds nothing but what stands in the place, up to the end of its line or cell. */
static bool holds_no_more(const struct check *check, const struct field *field, struct place place)
{
    struct text document = check->postmortem->document->bytes;
    struct place before = {field->value_place.start, place.start};
    size_t end = place.end;
    if (before.start > before.end ||
        text_strip(text_slice(document, before.start, before.end), " *_").length)
        return false;
    while (end < document.length && strchr(" .*_\r", document.data[end]))
        end++;
    return end == document.length || strchr("\n|", document.data[end]);
}

/* Whether a field for the duration is all that stands in the place, names nothing but that, or what a mark names, and
 * stands beside another place: further down it may be that of a region or a service. */
static bool is_duration(const struct check *check, struct place place, struct text marked,
                        struct place beside)
{
    const struct postmortem *postmortem = check->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning != WORDS_FIELD_DURATION || !places_meet(field->value_place, place))
            continue;
        struct text word = impact_word(check, field->name);
        return holds_no_more(check, field, place) &&
               phrases_contain(word_list(check, WORDS_DURATION_LABELS),
                               utf8_fold(check->arena, field->name)) &&
               postmortem_section_at(postmortem, place.start) ==
                   postmortem_section_at(postmortem, beside.start) &&
               (!word.length || text_equal_folded(word, marked));
    }
    return false;
}

/* Whether another field, or the summary, names the odd clock: "Recovered: 15:20". */
static bool is_named_elsewhere(const struct check *check, const struct told_end *odd)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (!places_meet(fields->items[i].value_place, odd->place) &&
            names_clock(check, fields->items[i].value, &odd->moment->clock))
            return true;
    return summary_names(check, &odd->moment->clock);
}

bool is_outvoted(const struct check *check, const struct odd_end *found, int64_t seconds)
{
    struct text marked;
    const struct told_end *field =
        found->odd->source == POINT_FIELD && !may_be_right(check, found, seconds)
            ? told_and_marked(check, found, &marked)
            : NULL;
    return field && is_duration(check, found->odd->place, marked, field->place) &&
           !is_named_elsewhere(check, found->odd);
}
