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

/* A walk over the places of a text where something may begin. */
struct walk {
    struct scan scan;
    size_t at;
    bool length; /* what it has passed over may be a part of a length */
};

static struct walk walk_from(struct text text, size_t from, const struct time_words *words)
{
    return (struct walk){.scan = {.text = text, .words = words}, .at = from};
}

/* The first byte at or after `at` with which one of the starts begins. */
static size_t next_of(const struct time_starts *starts, struct text text, size_t at, uint32_t which)
{
    while (at < text.length && !(starts->bytes[(unsigned char)text.data[at]] & which))
        at++;
    return at;
}

/* Whether what may begin at `at` is the unit of a length, behind the number or a hyphen, or the P of PT3H. */
static bool tells_length(struct text text, size_t at, uint32_t starts)
{
    if (starts & START_BIT(START_PERIOD) && text.data[at] == 'P')
        return true;
    char before = at ? text.data[at - 1] : ' ';
    return starts & START_BIT(TIME_UNITS) &&
           (ascii_is_space(before) || before == '-' || before == '+' || ascii_is_digit(before) ||
            (unsigned char)before >= 0x80);
}

/* Moves on to the next place where some of the `wanted` starts may stand; returns which, or 0 where there is
 * none. */
static uint32_t next_start(struct walk *walk, uint32_t wanted)
{
    const struct time_starts *starts = walk->scan.words->starts;
    const uint32_t looked_at = wanted | START_BIT(START_LETTER) | START_BIT(TIME_UNITS);
    struct text text = walk->scan.text;
    size_t at = walk->at;
    if (!starts) {
        walk->length = true;
        return (walk->at = next_byte(&walk->scan, at)) < text.length ? wanted : 0;
    }
    while ((at = next_of(starts, text, at, looked_at)) < text.length) {
        uint32_t here = starts->bytes[(unsigned char)text.data[at]];
        size_t step = 1;
        if (ascii_is_letter(text.data[at])) {
            struct time_letters letters = time_letters_at(text, at);
            here = starts->letters[letters.hash];
            step = letters.count;
        }
        if (here & (START_BIT(TIME_UNITS) | START_BIT(START_PERIOD)))
            walk->length |= tells_length(text, at, here);
        if (here & wanted && may_begin(&walk->scan, at)) {
            walk->at = at;
            return here & wanted;
        }
        at += step;
    }
    return 0;
}

bool stamp_find(struct text text, size_t from, const struct time_words *words, struct stamp *stamp)
{
    bool length;
    return stamp_find_noting(text, from, words, stamp, &length);
}

/* Whether a clock that nothing else tells to be one may hold the unit of a length: "14 h". */
static bool may_hold_unit(struct text text, const struct stamp *stamp)
{
    if (stamp->date.known || stamp->zone.known || stamp->end_clock.known)
        return false;
    for (size_t i = stamp->place.start; i < stamp->place.end; i++)
        if (ascii_is_word(text.data[i]) && !ascii_is_digit(text.data[i]))
            return true;
    return false;
}

bool stamp_find_noting(struct text text, size_t from, const struct time_words *words,
                       struct stamp *stamp, bool *length)
{
    struct walk walk = walk_from(text, from, words);
    uint32_t here;
    bool found = false;
    for (; !found && (here = next_start(&walk, STAMP_STARTS)); walk.at++)
        found = take_stamp(&walk.scan, walk.at, here, stamp);
    *length = walk.length || (found && may_hold_unit(text, stamp));
    return found;
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
    struct walk walk = walk_from(text, from, words);
    uint32_t here;
    while ((here = next_start(&walk, LENGTH_STARTS))) {
        struct length found;
        if (!take_length(&walk.scan, walk.at, here, &found)) {
            walk.at++;
            continue;
        }
        walk.at = found.place.end;
        if (take_repeat_behind(&walk.scan, &walk.at) ||
            repeats_before(&walk.scan, found.place.start))
            continue;
        *length = found;
        return true;
    }
    return false;
}

bool zone_find(struct text text, size_t from, const struct time_words *words, struct zone *zone)
{
    const uint32_t wanted = START_BIT(START_ZONE) | START_BIT(START_PLUS);
    struct walk walk = walk_from(text, from, words);
    for (; next_start(&walk, wanted); walk.at++) {
        size_t end = walk.at;
        struct zone found = {0};
        if (take_zone(&walk.scan, &end, &found)) {
            *zone = found;
            return true;
        }
    }
    return false;
}
