#include "time/parts.h"

#include <string.h>

#include "base/utf8.h"

static bool ends_with_bytes(struct text text, size_t at, const char *bytes)
{
    return text_ends_with(text_slice(text, 0, at), text_from(bytes));
}

/* "Start:14:05" is a label and a clock, "main.c:12:34" is a place in a file. */
static bool follows_label(const struct scan *scan, size_t colon)
{
    enum { LABEL_AT_MOST = 20 };
    size_t start = colon;
    while (start > 0 && colon - start < LABEL_AT_MOST && scan_is_letter(scan, start - 1))
        start--;
    char first = scan_byte(scan, start);
    return start < colon && first >= 'A' && first <= 'Z' &&
           (start == 0 || !strchr("./-_\\", scan_byte(scan, start - 1)));
}

/* Whether a number may begin at `at` by what stands before it: not within a word, a version, an
 * address, a path, an amount of money, an identifier. */
static bool number_may_begin(const struct scan *scan, size_t at)
{
    if (at == 0)
        return true;
    char before = scan_byte(scan, at - 1);
    bool digit = at > 1 && scan_is_digit(scan, at - 2);
    bool word = at > 1 && scan_is_word(scan, at - 2);
    switch (before) {
    case '.':
    case ',':
        return !digit;
    case ':':
        return !digit && (!word || follows_label(scan, at - 1));
    case '/':
        return !word && (at < 2 || scan_byte(scan, at - 2) != '/');
    case '-':
        return !digit && (!word || count_digits(scan, at) == 4);
    case '$':
    case '#':
    case '+':
        return false;
    case '\xAC':
        return !ends_with_bytes(scan->text, at, "\xE2\x82\xAC"); /* € */
    case '\xA3':
        return !ends_with_bytes(scan->text, at, "\xC2\xA3"); /* £ */
    default:
        return !scan_is_word(scan, at - 1);
    }
}

static bool may_begin(const struct scan *scan, size_t at)
{
    if (scan_is_digit(scan, at))
        return number_may_begin(scan, at);
    char before = at ? scan_byte(scan, at - 1) : ' ';
    if (scan_byte(scan, at) == '-')
        return ascii_is_space(before) || before == '(';
    return ascii_is_space(before) || utf8_is_word_edge(scan->text, at);
}

/* As next_start, where nothing tells what may begin with which bytes. */
static size_t next_byte(const struct scan *scan, size_t at)
{
    while (at < scan->text.length && (ascii_is_space(scan->text.data[at]) || !may_begin(scan, at)))
        at++;
    return at;
}

/* The first byte at or after `at` that is a letter or with which one of the `wanted` starts begins. */
static size_t next_letter_or(const struct time_starts *starts, struct text text, size_t at,
                             uint32_t wanted)
{
    wanted |= START_BIT(START_LETTER);
    while (at < text.length && !(starts->bytes[(unsigned char)text.data[at]] & wanted))
        at++;
    return at;
}

/* Moves on to the first byte at or after `*at` where some of the `wanted` starts may stand; returns which, or 0
 * where there is none. */
static uint32_t next_start(const struct scan *scan, size_t *at, uint32_t wanted)
{
    const struct time_starts *starts = scan->words->starts;
    struct text text = scan->text;
    if (!starts)
        return (*at = next_byte(scan, *at)) < text.length ? wanted : 0;
    for (size_t next = *at; (next = next_letter_or(starts, text, next, wanted)) < text.length;) {
        uint32_t found = starts->bytes[(unsigned char)text.data[next]] & wanted;
        size_t step = 1;
        if (ascii_is_letter(text.data[next])) {
            struct time_letters letters = time_letters_at(text, next);
            found &= starts->letters[letters.hash];
            step = letters.count;
        }
        if (found && may_begin(scan, next)) {
            *at = next;
            return found;
        }
        next += step;
    }
    return 0;
}

bool stamp_find(struct text text, size_t from, const struct time_words *words, struct stamp *stamp)
{
    struct scan scan = {.text = text, .words = words};
    uint32_t starts;
    for (size_t at = from; (starts = next_start(&scan, &at, STAMP_STARTS)); at++)
        if (take_stamp(&scan, at, starts, stamp))
            return true;
    return false;
}

static bool take_repeat(const struct scan *scan, size_t *at)
{
    int32_t value;
    size_t end = *at;
    if (!take_listed(scan, &end, TIME_REPEATS, &value) || value < 0)
        return false;
    *at = end;
    return true;
}

/* "a day" in "24 hours a day", "day" in "2 minutes/day". */
static bool take_each(const struct scan *scan, size_t *at, bool slash)
{
    int32_t tenths;
    size_t end = *at;
    if (!slash && (!take_listed(scan, &end, TIME_NUMBERS, &tenths) || tenths != 10))
        return false;
    end = skip_blanks(scan, end);
    if (!take_listed(scan, &end, TIME_UNITS, NULL))
        return false;
    *at = end;
    return true;
}

/* What makes the length before `*at` one that comes again and again: "per day", "retention". */
static bool take_repeat_behind(const struct scan *scan, size_t *at)
{
    size_t next = skip_blanks(scan, *at);
    bool slash = take_byte(scan, &next, '/');
    if (slash || take_byte(scan, &next, '-'))
        next = skip_blanks(scan, next);
    if (!take_repeat(scan, &next) && !take_each(scan, &next, slash))
        return false;
    *at = next;
    return true;
}

/* "every 5 minutes". */
static bool repeats_before(const struct scan *scan, size_t at)
{
    return listed_before(scan, at, TIME_REPEATS, -1) || listed_before(scan, at, TIME_REPEATS, 0);
}

bool length_find(struct text text, size_t from, const struct time_words *words,
                 struct length *length)
{
    struct scan scan = {.text = text, .words = words};
    size_t at = from;
    uint32_t starts;
    while ((starts = next_start(&scan, &at, LENGTH_STARTS))) {
        struct length found;
        if (!take_length(&scan, at, starts, &found)) {
            at++;
            continue;
        }
        at = found.place.end;
        if (take_repeat_behind(&scan, &at) || repeats_before(&scan, found.place.start))
            continue;
        *length = found;
        return true;
    }
    return false;
}

bool zone_find(struct text text, size_t from, const struct time_words *words, struct zone *zone)
{
    const uint32_t wanted = START_BIT(START_ZONE) | START_BIT(START_PLUS);
    struct scan scan = {.text = text, .words = words};
    for (size_t at = from; next_start(&scan, &at, wanted); at++) {
        size_t end = at;
        struct zone found = {0};
        if (take_zone(&scan, &end, &found)) {
            *zone = found;
            return true;
        }
    }
    return false;
}
