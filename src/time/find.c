#include "time/parts.h"

#include <string.h>

#include "base/utf8.h"
#include "time/starts.h"

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
    default:
        return !scan_is_word(scan, at - 1) && !ends_with_bytes(scan->text, at, "\xE2\x82\xAC") &&
               !ends_with_bytes(scan->text, at, "\xC2\xA3");
    }
}

static bool may_begin(const struct scan *scan, size_t at)
{
    if (scan_is_digit(scan, at))
        return number_may_begin(scan, at);
    if (scan_byte(scan, at) == '-')
        return at == 0 || ascii_is_space(scan_byte(scan, at - 1)) || scan_byte(scan, at - 1) == '(';
    return utf8_is_word_edge(scan->text, at);
}

/* Whether the letters at `at`, where some stand, may be those of a word that is looked for. */
static bool word_may_begin(const struct scan *scan, size_t at, const uint64_t words[16])
{
    return !words || !scan_is_letter(scan, at) || time_word_among(words, scan->text, at);
}

/* The first byte at or after `at` where something that is looked for may begin. */
static size_t next_start(const struct scan *scan, size_t at, const uint32_t seconds[256],
                         const uint64_t words[16])
{
    for (; at < scan->text.length; at++) {
        uint32_t second = seconds[(unsigned char)scan->text.data[at]];
        if (second && (second & time_second_class(scan_byte(scan, at + 1))) &&
            word_may_begin(scan, at, words) && may_begin(scan, at))
            break;
    }
    return at;
}

/* The starts of the words, made in `room` where they were not made before. */
static const struct time_starts *starts_of(const struct time_words *words, struct time_starts *room)
{
    if (words->starts)
        return words->starts;
    time_starts_fill(words, room);
    return room;
}

bool stamp_find(struct text text, size_t from, const struct time_words *words, struct stamp *stamp)
{
    struct scan scan = {.text = text, .words = words};
    struct time_starts room;
    const struct time_starts *starts = starts_of(words, &room);
    for (size_t at = from;
         (at = next_start(&scan, at, starts->stamp, starts->stamp_words)) < text.length; at++)
        if (stamp_read(text, at, words, stamp))
            return true;
    return false;
}

static bool take_repeat(const struct scan *scan, size_t *at)
{
    int32_t value;
    size_t end = *at;
    if (!take_listed(scan, &end, &scan->words->repeats, &value) || value < 0)
        return false;
    *at = end;
    return true;
}

/* "a day" in "24 hours a day", "day" in "2 minutes/day". */
static bool take_each(const struct scan *scan, size_t *at, bool slash)
{
    int32_t tenths;
    size_t end = *at;
    if (!slash && (!take_listed(scan, &end, &scan->words->numbers, &tenths) || tenths != 10))
        return false;
    end = skip_blanks(scan, end);
    if (!take_listed(scan, &end, &scan->words->units, NULL))
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
    const struct time_word_list *repeats = &scan->words->repeats;
    return listed_before(scan, at, repeats, -1) || listed_before(scan, at, repeats, 0);
}

bool length_find(struct text text, size_t from, const struct time_words *words,
                 struct length *length)
{
    struct scan scan = {.text = text, .words = words};
    struct time_starts room;
    const struct time_starts *starts = starts_of(words, &room);
    size_t at = from;
    while ((at = next_start(&scan, at, starts->length, starts->length_words)) < text.length) {
        struct length found;
        if (!length_read(text, at, words, &found)) {
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
    struct scan scan = {.text = text, .words = words};
    struct time_starts room;
    const struct time_starts *starts = starts_of(words, &room);
    for (size_t at = from; (at = next_start(&scan, at, starts->zone, NULL)) < text.length; at++) {
        size_t end = at;
        struct zone found = {0};
        if (take_zone(&scan, &end, &found)) {
            *zone = found;
            return true;
        }
    }
    return false;
}
