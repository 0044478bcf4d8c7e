#include "time/scan.h"

#include <string.h>

#include "base/utf8.h"

enum {
    BLANKS_AT_MOST = 16, /* so that no reader runs along a wall of blanks again and again */
    DIGITS_AT_MOST = 9,
};

/* The length of a blank beyond ASCII: U+00A0, U+202F, U+3000; 0 where none stands. */
static size_t wide_blank_length(const struct scan *scan, size_t at)
{
    static const struct text blanks[] = {{"\xC2\xA0", 2}, {"\xE2\x80\xAF", 3}, {"\xE3\x80\x80", 3}};
    struct text rest = text_slice(scan->text, at, at + 3);
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (text_starts_with(rest, blanks[i]))
            return blanks[i].length;
    return 0;
}

size_t skip_some_blanks(const struct scan *scan, size_t at)
{
    for (int i = 0; i < BLANKS_AT_MOST; i++) {
        char c = scan_byte(scan, at);
        size_t length = ascii_is_blank(c);
        if ((unsigned char)c >= 0x80)
            length = wide_blank_length(scan, at);
        if (!length)
            break;
        at += length;
    }
    return at;
}

size_t count_digits(const struct scan *scan, size_t at)
{
    size_t count = 0;
    while (count < DIGITS_AT_MOST && scan_is_digit(scan, at + count))
        count++;
    return count;
}

/* The length of a digit, and the digit; 0 where none stands there. Those of full width are U+FF10 to
 * U+FF19. */
static size_t digit_at(const struct scan *scan, size_t at, int *digit)
{
    if (scan_is_digit(scan, at)) {
        *digit = scan->text.data[at] - '0';
        return 1;
    }
    unsigned char last = (unsigned char)scan_byte(scan, at + 2);
    if (scan_byte(scan, at) != WIDE_LEAD || scan_byte(scan, at + 1) != '\xBC' || last < 0x90 ||
        last > 0x99)
        return 0;
    *digit = last - 0x90;
    return 3;
}

bool take_digits(const struct scan *scan, size_t *at, size_t least, size_t most, int *value)
{
    size_t count = 0, end = *at, length;
    int number = 0, digit;
    if (!scan_is_digit(scan, end) && scan_byte(scan, end) != WIDE_LEAD)
        return false;
    for (; count <= most && (length = digit_at(scan, end, &digit)); count++) {
        if (count < most)
            number = number * 10 + digit;
        end += length;
    }
    if (count < least || count > most)
        return false;
    *value = number;
    *at = end;
    return true;
}

bool take_colon(const struct scan *scan, size_t *at)
{
    return take_byte(scan, at, ':') || take_bytes(scan, at, "\xEF\xBC\x9A");
}

bool take_bytes_begun(const struct scan *scan, size_t *at, const char *bytes)
{
    struct text wanted = text_from(bytes);
    if (!text_equal_folded(text_slice(scan->text, *at, *at + wanted.length), wanted))
        return false;
    *at += wanted.length;
    return true;
}

/* The offset behind `word`, or `at` where it does not stand there. */
static size_t match_word(const struct scan *scan, size_t at, const char *word)
{
    struct text text = scan->text;
    size_t end = at;
    for (; *word; word++) {
        size_t next = end;
        char c = end < text.length ? ascii_lower(text.data[end]) : '\0';
        if (*word == ' ')
            next = skip_blanks(scan, end);
        else if (c == ascii_lower(*word))
            next++;
        else if ((unsigned char)c >= 0x80 && text_lower_byte(text, end) == *word)
            next++;
        else if (*word == '\'')
            take_bytes(scan, &next, "\xE2\x80\x99");
        if (next == end)
            return at;
        end = next;
    }
    return end;
}

/* Whether a match that ends at `end` may end there: a letter must not run on. */
static bool ends_well(const struct scan *scan, size_t end, bool digit_may_follow)
{
    return utf8_is_word_edge(scan->text, end) || (digit_may_follow && scan_is_digit(scan, end));
}

bool take_word(const struct scan *scan, size_t *at, const char *word)
{
    size_t end = match_word(scan, *at, word);
    if (end == *at || !ends_well(scan, end, false))
        return false;
    *at = end;
    return true;
}

/* Takes the word where it stands there and is longer than the best before it. */
static void try_word(const struct scan *scan, size_t at, const struct time_word *word,
                     bool digit_may_follow, size_t *best, int32_t *value)
{
    size_t end = match_word(scan, at, word->word);
    if (end <= *best || !ends_well(scan, end, digit_may_follow))
        return;
    *best = end;
    if (value)
        *value = word->value;
}

/* The first of the list's words that has this hash of its letters, or one behind it. */
static size_t first_alike(const struct time_word_list *words, unsigned letters)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->letters[middle] < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool take_longest(const struct scan *scan, size_t *at, enum time_list list, bool digit_may_follow,
                  int32_t *value)
{
    const struct time_word_list *words = &scan->words->lists[list];
    const struct time_starts *starts = scan->words->starts;
    unsigned letters = time_letters_at(scan->text, *at).hash;
    char first = ascii_lower(scan_byte(scan, *at));
    size_t best = *at;
    if (starts && ascii_is_letter(first) && !(starts->letters[letters] & START_BIT(list)))
        return false;
    if (!words->letters) {
        for (size_t i = 0; i < words->count; i++)
            if (*words->items[i].word == first)
                try_word(scan, *at, &words->items[i], digit_may_follow, &best, value);
    } else {
        for (size_t i = first_alike(words, letters);
             i < words->count && words->letters[i] == letters; i++)
            try_word(scan, *at, &words->items[i], digit_may_follow, &best, value);
    }
    bool found = best > *at;
    *at = best;
    return found;
}

static bool take_one_of(const struct scan *scan, size_t *at, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take_bytes(scan, at, list[i]))
            return true;
    return false;
}

#define MINUS_SIGN "\xE2\x88\x92"

bool take_dash(const struct scan *scan, size_t *at)
{
    static const char *const dashes[] = {
        "--", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x90", "\xE2\x80\x91", MINUS_SIGN};
    char first = scan_byte(scan, *at);
    return (first == '-' || first == '\xE2') &&
           take_one_of(scan, at, dashes, sizeof dashes / sizeof *dashes);
}

bool take_sign(const struct scan *scan, size_t *at, int *sign)
{
    if (take_byte(scan, at, '+')) {
        *sign = 1;
        return true;
    }
    if (take_byte(scan, at, '-') || take_bytes(scan, at, MINUS_SIGN)) {
        *sign = -1;
        return true;
    }
    return false;
}

bool take_about(const struct scan *scan, size_t *at, int32_t *value)
{
    size_t end = *at;
    for (int i = 0; i < 2; i++) {
        size_t next = end;
        if (!take_listed(scan, &next, TIME_ABOUT, value))
            break;
        if (scan_is_letter(scan, next - 1))
            take_byte(scan, &next, '.');
        end = skip_blanks(scan, next);
    }
    bool found = end > *at;
    *at = end;
    return found;
}

bool take_about_behind(const struct scan *scan, size_t *at, bool both, int32_t *value)
{
    size_t end = skip_blanks(scan, *at);
    if (!take_listed(scan, &end, TIME_ABOUT_BEHIND, value) || (both && *value != 0))
        return false;
    *at = end;
    return true;
}

bool take_lead(const struct scan *scan, size_t *at, enum lead lead)
{
    int32_t value;
    size_t end = *at;
    if (!take_listed(scan, &end, TIME_LEAD_WORDS, &value) || value != (int32_t)lead)
        return false;
    *at = skip_blanks(scan, end);
    return true;
}

bool listed_before(const struct scan *scan, size_t at, enum time_list list, int32_t value)
{
    const struct time_word_list *words = &scan->words->lists[list];
    size_t end = at;
    while (end > 0 && at - end < BLANKS_AT_MOST && ascii_is_blank(scan_byte(scan, end - 1)))
        end--;
    char last = end ? text_lower_byte(scan->text, end - 1) : '\0';
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].value != value)
            continue;
        struct text word = text_from(words->items[i].word);
        if (word.length > end || word.data[word.length - 1] != last)
            continue;
        size_t begin = end - word.length;
        bool begins = utf8_is_word_edge(scan->text, begin) || scan_is_digit(scan, begin - 1);
        if (begins && match_word(scan, begin, word.data) == end &&
            (end < at || ends_well(scan, at, true)))
            return true;
    }
    return false;
}

static bool take_range_word(const struct scan *scan, size_t *at, size_t start)
{
    int32_t value;
    size_t end = *at;
    if (!take_listed(scan, &end, TIME_RANGE_WORDS, &value) ||
        (value == RANGE_BETWEEN && !listed_before(scan, start, TIME_LEAD_WORDS, LEAD_BETWEEN)))
        return false;
    *at = end;
    return true;
}

/* "14:00~14:20", "14:00 ~ 14:20" and the wave dashes of Japanese; "14:00 ~14:20" is no range. */
static bool take_wave(const struct scan *scan, size_t *at, bool blank_before)
{
    size_t end = *at;
    if (take_bytes(scan, &end, "\xE3\x80\x9C") || take_bytes(scan, &end, "\xEF\xBD\x9E")) {
        *at = end;
        return true;
    }
    if (!take_byte(scan, &end, '~') || blank_before != (skip_blanks(scan, end) > end))
        return false;
    *at = end;
    return true;
}

bool take_range_mark(const struct scan *scan, size_t *at, size_t start)
{
    size_t mark = skip_blanks(scan, *at), end = mark;
    char first = scan_byte(scan, mark);
    bool symbol = first == '-' || first == '~' || (unsigned char)first >= 0x80;
    if (!symbol && !listed_may_begin(scan, mark, TIME_RANGE_WORDS))
        return false;
    if (!take_bytes(scan, &end, "->") && !take_bytes(scan, &end, "\xE2\x86\x92") &&
        !take_dash(scan, &end) && !take_range_word(scan, &end, start) &&
        !take_wave(scan, &end, mark > *at))
        return false;
    *at = skip_blanks(scan, end);
    return true;
}
