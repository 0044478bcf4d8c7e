#include "time/parts.h"

#include <string.h>

#include "base/utf8.h"

/* By which two bytes what is looked for may begin, so that most of a line is passed over quickly. The
 * second is kept in 32 classes: a letter and its other case are in one. */
struct first_bytes {
    uint32_t second[256]; /* by the first byte: the classes that may follow */
};

#define ANY_SECOND UINT32_MAX

static uint32_t class_of(char byte)
{
    return UINT32_C(1) << ((unsigned char)byte & 31);
}

static void add_bytes(struct first_bytes *first, const char *bytes)
{
    for (; *bytes; bytes++)
        first->second[(unsigned char)*bytes] = ANY_SECOND;
}

static void add_word(struct first_bytes *first, const char *word)
{
    bool letters = ascii_is_letter(word[0]) && ascii_is_letter(word[1]);
    uint32_t second = letters ? class_of(word[1]) : ANY_SECOND;
    first->second[(unsigned char)word[0]] |= second;
    if (ascii_is_letter(word[0]))
        first->second[(unsigned char)word[0] ^ 0x20] |= second;
}

static void add_list(struct first_bytes *first, const struct time_word_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_word(first, list->items[i].word);
}

/* Digits of full width begin with EF BC. */
static void add_wide_digits(struct first_bytes *first)
{
    first->second[0xEF] |= class_of('\xBC');
}

static struct first_bytes first_bytes_of_stamp(const struct time_words *words)
{
    struct first_bytes first = {{0}};
    add_bytes(&first, "0123456789+");
    first.second['T'] = class_of('0') | class_of('+') | class_of('-') | class_of(' ') |
                        class_of('\t') | class_of('\xE2') | class_of('\xC2');
    add_wide_digits(&first);
    add_list(&first, &words->months);
    add_list(&first, &words->weekdays);
    add_list(&first, &words->half_days_before);
    add_list(&first, &words->eras);
    add_list(&first, &words->clocks);
    add_list(&first, &words->about);
    return first;
}

static struct first_bytes first_bytes_of_length(const struct time_words *words)
{
    struct first_bytes first = {{0}};
    add_bytes(&first, "0123456789-P\xE2\xC2");
    add_wide_digits(&first);
    add_list(&first, &words->numbers);
    add_list(&first, &words->about);
    return first;
}

static struct first_bytes first_bytes_of_zone(const struct time_words *words)
{
    struct first_bytes first = {{0}};
    add_bytes(&first, "+");
    for (const char *const *area = zone_areas; *area; area++)
        add_word(&first, *area);
    for (size_t i = 0; i < words->zones.count; i++) {
        const char *const *names = words->zones.items[i].long_names;
        add_word(&first, words->zones.items[i].name);
        for (; names && *names; names++)
            add_word(&first, *names);
    }
    return first;
}

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

/* The first byte at or after `at` where something that is looked for may begin. */
static size_t next_start(const struct scan *scan, size_t at, const struct first_bytes *first)
{
    for (; at < scan->text.length; at++) {
        uint32_t second = first->second[(unsigned char)scan->text.data[at]];
        if ((second & class_of(scan_byte(scan, at + 1))) && may_begin(scan, at))
            break;
    }
    return at;
}

bool stamp_find(struct text text, size_t from, const struct time_words *words, struct stamp *stamp)
{
    struct scan scan = {.text = text, .words = words};
    struct first_bytes first = first_bytes_of_stamp(words);
    for (size_t at = from; (at = next_start(&scan, at, &first)) < text.length; at++)
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
    struct first_bytes first = first_bytes_of_length(words);
    size_t at = from;
    while ((at = next_start(&scan, at, &first)) < text.length) {
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
    struct first_bytes first = first_bytes_of_zone(words);
    for (size_t at = from; (at = next_start(&scan, at, &first)) < text.length; at++) {
        size_t end = at;
        struct zone found = {0};
        if (take_zone(&scan, &end, &found)) {
            *zone = found;
            return true;
        }
    }
    return false;
}
