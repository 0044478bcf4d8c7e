/* Floor 1, within the time room. Small steps over a text. Each `take_` function reads what it names
 * at byte `*at`; where it stands there, `*at` moves behind it and the answer is true, else `*at` and
 * the results stay as they were. None looks further than a few dozen bytes ahead.
 */
#ifndef PMLINT_TIME_SCAN_H
#define PMLINT_TIME_SCAN_H

#include "base/text.h"
#include "time/starts.h"

/* The first byte of digits, brackets and colons of full width. */
#define WIDE_LEAD '\xEF'

/* What a reader works with. */
struct scan {
    struct text text;
    const struct time_words *words;
    bool loose; /* also take what is a clock only among clocks */
    bool led;   /* what stands before says that a clock follows: a date, the beginning of a range */
};

/* The byte at `at`, or NUL where the text has ended. */
static inline char scan_byte(const struct scan *scan, size_t at)
{
    return at < scan->text.length ? scan->text.data[at] : '\0';
}

static inline bool scan_is_digit(const struct scan *scan, size_t at)
{
    return ascii_is_digit(scan_byte(scan, at));
}

static inline bool scan_is_letter(const struct scan *scan, size_t at)
{
    return ascii_is_letter(scan_byte(scan, at));
}

/* Whether an ASCII letter, a digit or '_' stands there. */
static inline bool scan_is_word(const struct scan *scan, size_t at)
{
    return scan_is_letter(scan, at) || scan_is_digit(scan, at) || scan_byte(scan, at) == '_';
}

/* As skip_blanks, where a blank may stand. */
size_t skip_some_blanks(const struct scan *scan, size_t at);

/* Whether a blank may stand there, of ASCII or beyond. */
static inline bool may_be_blank(const struct scan *scan, size_t at)
{
    return ascii_is_blank(scan_byte(scan, at)) || (unsigned char)scan_byte(scan, at) >= 0x80;
}

/* The offset behind blanks, U+00A0 and U+202F included; line ends are none. Nearly always it is none or one
 * of ASCII. */
static inline size_t skip_blanks(const struct scan *scan, size_t at)
{
    bool one = ascii_is_blank(scan_byte(scan, at));
    return may_be_blank(scan, at + one) ? skip_some_blanks(scan, at) : at + one;
}

/* How many digits stand at `at`; counts no further than nine. */
size_t count_digits(const struct scan *scan, size_t at);

/* A whole run of digits, of at least `least` and at most `most` (nine or fewer); those of full width
 * (１４) too. */
bool take_digits(const struct scan *scan, size_t *at, size_t least, size_t most, int *value);

static inline bool take_byte(const struct scan *scan, size_t *at, char byte)
{
    if (*at >= scan->text.length || scan->text.data[*at] != byte)
        return false;
    *at += 1;
    return true;
}

/* ':' or the colon of full width. */
bool take_colon(const struct scan *scan, size_t *at);

/* As take_bytes, where the first of them may stand. */
bool take_bytes_begun(const struct scan *scan, size_t *at, const char *bytes);

/* Exactly these bytes, ASCII letters without case. */
static inline bool take_bytes(const struct scan *scan, size_t *at, const char *bytes)
{
    return ascii_lower(scan_byte(scan, *at)) == ascii_lower(*bytes) &&
           take_bytes_begun(scan, at, bytes);
}

/* A word (or words, one blank standing for any) that does not run on with a letter or digit. */
bool take_word(const struct scan *scan, size_t *at, const char *word);

/* Whether a word of the list may begin with the byte at `at`. */
static inline bool listed_may_begin(const struct scan *scan, size_t at, enum time_list list)
{
    const struct time_starts *starts = scan->words->starts;
    return !starts || starts->bytes[(unsigned char)scan_byte(scan, at)] & START_BIT(list);
}

/* As take_listed, or as take_listed_before_digit, where a word of the list may begin. */
bool take_longest(const struct scan *scan, size_t *at, enum time_list list, bool digit_may_follow,
                  int32_t *value);

/* The longest word of the list, by the same rule. `value` may be NULL. */
static inline bool take_listed(const struct scan *scan, size_t *at, enum time_list list,
                               int32_t *value)
{
    return listed_may_begin(scan, *at, list) && take_longest(scan, at, list, false, value);
}

/* As take_listed, but a digit may follow: the unit in "3h30m". */
static inline bool take_listed_before_digit(const struct scan *scan, size_t *at,
                                            enum time_list list, int32_t *value)
{
    return listed_may_begin(scan, *at, list) && take_longest(scan, at, list, true, value);
}

/* Whether one of the list's words of that value ends before `at`, at most some blanks between. */
bool listed_before(const struct scan *scan, size_t at, enum time_list list, int32_t value);

/* A hyphen, an en or em dash or a minus sign. */
bool take_dash(const struct scan *scan, size_t *at);

/* '+' (1) or a hyphen or minus sign (-1). */
bool take_sign(const struct scan *scan, size_t *at, int *sign);

/* Words that widen what follows, at most two of them, and the blanks behind. */
bool take_about(const struct scan *scan, size_t *at, int32_t *value);

/* A word behind what it widens (environ, 頃). Takes nothing where it would only make it more or less
 * and `both` is asked for. */
bool take_about_behind(const struct scan *scan, size_t *at, bool both, int32_t *value);

/* A word that leads to a part of a stamp, with the blanks behind it. */
bool take_lead(const struct scan *scan, size_t *at, enum lead lead);

/* What joins the ends of a range, with the blanks around it: a dash, an arrow, "to", "until"; "and"
 * where "between" stands before `start`, where the range begins. */
bool take_range_mark(const struct scan *scan, size_t *at, size_t start);

#endif
