/* Shares of users and requests, and parts of a number: whether there can be so many. */
#include "checks/common.h"
#include "checks/numbers.h"
#include "rulebook/pattern.h"

check_function check_percentage_impossible;

static void check_share(struct check *check, const struct spoken_match *match)
{
    enum { WHOLE = 100 * 100 };
    if (hundredths_of(match->text) <= WHOLE || is_quoted(match->block->text, match->start) ||
        patterns_match(word_list(check, WORDS_COMPARISON_PATTERNS),
                       sentence_of(match->block->text, match->start, match->end)))
        return;
    struct pattern_match whole;
    struct text behind = text_from_offset(match->block->text, match->start);
    const char *share = quote(check, match->text);
    if (patterns_find(word_list(check, WORDS_SHARE_PATTERNS), match->block->text, match->start,
                      &whole) &&
        whole.start == match->start)
        share = quote(check, text_slice(behind, 0, whole.end - whole.start));
    struct finding *finding =
        report(check, match->place, share, "%s: a share is at most 100%%", share);
    report_label(check, finding, "more than all");
}

/* The last number of a text. */
static struct text last_number(struct text text)
{
    size_t at = text.length;
    while (at && !ascii_is_digit(text.data[at - 1]))
        at--;
    while (at && (ascii_is_digit(text.data[at - 1]) || text.data[at - 1] == ','))
        at--;
    return text_leading_number(text_from_offset(text, at));
}

/* Whether the line of a sentence goes on with one that began on the line before: what stands there counts, too. */
static bool goes_on(struct text text, size_t start)
{
    size_t end = start;
    while (end && ascii_is_space(text.data[end - 1]))
        end--;
    return end && start && text.data[start - 1] == '\n' && !strchr(".!?", text.data[end - 1]);
}

/* Whether a match begins its clause, and no number stands before it in the sentence: "37 offices in 3 towns were dark,
 * 20 of them" are offices. */
static bool begins_clause(const struct check *check, const struct spoken_match *match)
{
    struct text sentence = sentence_of(match->block->text, match->start, match->end);
    size_t start = (size_t)(sentence.data - match->block->text.data);
    struct text before = text_slice(sentence, 0, match->start - start);
    return !text_has_digit(before) && !goes_on(match->block->text, start) &&
           patterns_match(word_list(check, WORDS_COUNT_LEAD_PATTERNS), before);
}

/* Reports a part that is more than its whole, unless the words tell that it may be. */
static void check_part(struct check *check, const struct spoken_match *match, struct text part,
                       struct text whole)
{
    int64_t most = hundredths_of(whole);
    if (!part.length || most <= 0 || hundredths_of(part) <= most || !begins_clause(check, match) ||
        is_quoted(match->block->text, match->start) ||
        patterns_match(word_list(check, WORDS_EXCEEDED_PATTERNS),
                       sentence_of(match->block->text, match->start, match->end)))
        return;
    const char *words = quote(check, match->text);
    struct finding *finding =
        report(check, match->place, words, "%s: a part is at most the whole", words);
    report_label(check, finding, "%.*s of %.*s", TEXT_ARG(part), TEXT_ARG(whole));
    report_help(check, finding, "correct one of the two numbers");
}

/* "23 of 14 shops". */
static void check_part_first(struct check *check, const struct spoken_match *match)
{
    check_part(check, match, text_leading_number(match->text), last_number(match->text));
}

/* "14 shops were closed, 23 of them in Oslo". */
static void check_whole_first(struct check *check, const struct spoken_match *match)
{
    check_part(check, match, last_number(match->text), text_leading_number(match->text));
}

/* Whether the "of" at a byte of a text stands behind a number, "23 of" and "23 out of", or before "which". */
static bool is_of_number(struct text text, size_t at)
{
    struct text out = TEXT("out ");
    if (text_starts_with(text_from_offset(text, at + 3), TEXT("which")))
        return true;
    if (at > out.length && text_ends_with(text_slice(text, 0, at), out))
        at -= out.length;
    return at > 1 && ascii_is_space(text.data[at - 1]) && ascii_is_digit(text.data[at - 2]);
}

/* Whether any does: few documents have that, and the patterns for it are long. */
static bool may_tell_part(struct check *check)
{
    const struct spoken_list *spoken = spoken_blocks(check);
    for (size_t i = 0; i < spoken->count; i++) {
        struct text text = spoken->items[i].block->text;
        for (size_t at = text_find(text, TEXT("of"), 0); at != TEXT_NOT_FOUND;
             at = text_find(text, TEXT("of"), at + 1))
            if (is_of_number(text, at))
                return true;
    }
    return false;
}

void check_percentage_impossible(struct check *check)
{
    find_spoken(check, WORDS_SHARE_PATTERNS, check_share);
    if (!may_tell_part(check))
        return;
    find_spoken(check, WORDS_PART_OF_WHOLE_PATTERNS, check_part_first);
    find_spoken(check, WORDS_WHOLE_AND_PART_PATTERNS, check_whole_first);
}
