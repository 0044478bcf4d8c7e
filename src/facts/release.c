#include "facts/release.h"

enum {
    LEAD_MAX_BYTES = 60, /* of the word before a version */
    PART_MAX_DIGITS = 4, /* more are a count, or a day without its hyphens */
    FIRST_YEAR = 1900    /* no number of a version is as large; a year is */
};

static size_t skip_punctuation(struct text text, size_t at)
{
    while (at < text.length && !ascii_is_letter(text.data[at]) && !ascii_is_digit(text.data[at]))
        at++;
    return at;
}

/* Where a version may begin: at the first digit, with one word before it at most. */
static size_t find_version(struct text heading)
{
    size_t start = skip_punctuation(heading, 0), at = start, blanks = 0;
    while (at < heading.length && !ascii_is_digit(heading.data[at]) && at - start < LEAD_MAX_BYTES)
        blanks += ascii_is_blank(heading.data[at++]);
    return blanks > 1 ? heading.length : at;
}

/* Passes a number of a version; false where there is none, or one that is a year's. */
static bool pass_number(struct text text, size_t *at)
{
    size_t number = 0, begin = *at, end = begin;
    for (; end < text.length && ascii_is_digit(text.data[end]) && end - begin <= PART_MAX_DIGITS;
         end++)
        number = number * 10 + (size_t)(text.data[end] - '0');
    *at = end;
    return end > begin && end - begin <= PART_MAX_DIGITS && number < FIRST_YEAR;
}

static bool begins_attachment(char c)
{
    return c == '-' || c == '+';
}

static bool ends_attachment(char c)
{
    return ascii_is_space(c) || c == ']' || c == ')';
}

/* Passes "1.4.2", "1.4.2.1", and what is attached to them: "-rc.1", "+5". */
static bool pass_version(struct text text, size_t *at)
{
    size_t numbers = 0;
    do {
        if (!pass_number(text, at))
            return false;
        numbers++;
    } while (*at < text.length && text.data[*at] == '.' && ++*at);
    if (*at < text.length && begins_attachment(text.data[*at]))
        while (*at < text.length && !ends_attachment(text.data[*at]))
            ++*at;
    return numbers >= 3;
}

/* Whether nothing stands in a text but a date, if that: neither words nor a time of day. */
static bool is_date_or_nothing(struct text text)
{
    size_t digits = 0;
    bool words = false, year = false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == ':')
            return false;
        words = words || ascii_is_letter(text.data[i]) || (unsigned char)text.data[i] >= 0x80;
        digits = ascii_is_digit(text.data[i]) ? digits + 1 : 0;
        year = year || digits == 4;
    }
    return !words || year;
}

/* Whether a version, with nothing behind it, may be a day or a clock as well: three numbers of two digits. */
static bool may_be_time(struct text heading, size_t start, size_t end)
{
    bool two_digits =
        end - start == 8 && heading.data[start + 2] == '.' && heading.data[start + 5] == '.';
    bool marked = start > 0 && ascii_is_letter(heading.data[start - 1]); /* "v10.12.14" */
    return two_digits && !marked && skip_punctuation(heading, end) == heading.length;
}

bool release_is_named(struct text heading)
{
    size_t start = find_version(heading), end = start;
    return pass_version(heading, &end) && !may_be_time(heading, start, end) &&
           is_date_or_nothing(text_from_offset(heading, end));
}
