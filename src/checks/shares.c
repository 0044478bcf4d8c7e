/* Shares of users and requests: whether there can be so many, and whether two of one thing agree. */
#include "checks/common.h"
#include "rulebook/pattern.h"

check_function check_percentage_impossible;

/* The hundredths of a number such as "1,250.5"; digits behind them are dropped. -1 where it is too
 * long to be a share. */
static int64_t hundredths_of(struct text digits)
{
    enum { MOST_DIGITS = 12, DECIMALS = 2 };
    int64_t number = 0;
    int decimals = -1, count = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.data[i] == '.' && decimals < 0)
            decimals = 0;
        if (!ascii_is_digit(digits.data[i]) || decimals == DECIMALS)
            continue;
        if (++count > MOST_DIGITS)
            return -1;
        number = number * 10 + (digits.data[i] - '0');
        decimals += decimals >= 0;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        number *= 10;
    return number;
}

/* The sentence around a match: from behind the full stop or line end before it to the next. */
static struct text sentence_of(const struct spoken_match *match)
{
    struct text text = match->block->text;
    size_t start = match->start, end = match->end;
    while (start && text.data[start - 1] != '\n' &&
           !(text.data[start - 1] == '.' && ascii_is_space(text.data[start])))
        start--;
    while (
        end < text.length && text.data[end] != '\n' &&
        !(text.data[end] == '.' && (end + 1 == text.length || ascii_is_space(text.data[end + 1]))))
        end++;
    return text_slice(text, start, end);
}

static void check_share(struct check *check, const struct spoken_match *match)
{
    enum { WHOLE = 100 * 100 };
    if (hundredths_of(match->text) <= WHOLE || is_quoted(match->block->text, match->start) ||
        patterns_match(word_list(check, WORDS_COMPARISON_PATTERNS), sentence_of(match)))
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

void check_percentage_impossible(struct check *check)
{
    find_spoken(check, WORDS_SHARE_PATTERNS, check_share);
}
