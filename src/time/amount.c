#include "time/parts.h"

#include "time/amount.h"

/* Letters of a unit on the next line, at least: "m" and "s" there are something else. */
enum { WRAPPED_UNIT = 3 };

enum { THOUSAND = 1000, TENTH = 100, INTEGER_DIGITS = 7, MINUTE = 60, HOUR = 3600 };

/* From here on "10h30" is a clock, and "1024m" is a size. */
enum { CLOCK_HOURS = 10, SIZE_LEAST = 1000 };

/* As words for numbers are listed, in tenths. */
enum { ONE = 10, TEN = 10 * ONE };

/* A number in thousandths, and the step that it was rounded to. */
struct number {
    int64_t thousandths;
    int64_t step;
};

/* "1,200". */
static void take_thousands(const struct scan *scan, size_t *at, int *value)
{
    int group;
    size_t end = *at;
    while (*value < THOUSAND * THOUSAND / 10 && take_byte(scan, &end, ',') &&
           take_digits(scan, &end, 3, 3, &group)) {
        *value = *value * THOUSAND + group;
        *at = end;
    }
}

/* ".5", ".25"; what is below a thousandth is dropped. */
static bool take_decimals(const struct scan *scan, size_t *at, int *thousandths, int64_t *step)
{
    size_t end = *at;
    if ((!take_byte(scan, &end, '.') &&
         !take_listed_before_digit(scan, &end, TIME_DECIMAL_MARKS, NULL)) ||
        !scan_is_digit(scan, end))
        return false;
    int weight = TENTH;
    *thousandths = 0;
    size_t count = count_digits(scan, end);
    for (size_t i = 0; i < count; i++, weight /= 10)
        *thousandths += weight * (scan_byte(scan, end + i) - '0');
    *step = count == 1 ? TENTH : count == 2 ? TENTH / 10 : 1;
    end += count;
    if (scan_is_digit(scan, end) || scan_byte(scan, end) == '.')
        return false;
    *at = end;
    return true;
}

/* People say halves and quarters as such: 3.5 is not measured to a tenth. */
static int64_t step_of_fraction(int thousandths, int64_t step)
{
    if (thousandths % (THOUSAND / 2) == 0)
        return THOUSAND / 2;
    return thousandths % (THOUSAND / 4) == 0 ? THOUSAND / 4 : step;
}

static bool take_fraction_sign(const struct scan *scan, size_t *at, struct number *number)
{
    static const struct {
        const char *sign;
        int thousandths;
    } fractions[] = {{"\xC2\xBD", 500}, {"\xC2\xBC", 250}, {"\xC2\xBE", 750}};
    size_t end = skip_blanks(scan, *at);
    if (scan_byte(scan, end) != '\xC2')
        return false;
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++)
        if (take_bytes(scan, &end, fractions[i].sign)) {
            number->thousandths += fractions[i].thousandths;
            number->step = step_of_fraction(fractions[i].thousandths, THOUSAND);
            *at = end;
            return true;
        }
    return false;
}

static bool take_figures(const struct scan *scan, size_t *at, struct number *number)
{
    int value, thousandths;
    size_t end = *at;
    if (!take_digits(scan, &end, 1, INTEGER_DIGITS, &value))
        return false;
    if (!scan->words->lists[TIME_DECIMAL_MARKS].count)
        take_thousands(scan, &end, &value);
    number->thousandths = (int64_t)value * THOUSAND;
    number->step = THOUSAND;
    if (take_decimals(scan, &end, &thousandths, &number->step)) {
        number->thousandths += thousandths;
        number->step = step_of_fraction(thousandths, number->step);
    }
    *at = end;
    return true;
}

/* The ones behind a word for tens: "twenty-four", "forty five"; 0 for none. An article is none. */
static int32_t take_ones(const struct scan *scan, size_t *at, int32_t tenths)
{
    enum { ARTICLE_BYTES = 2 };
    int32_t ones;
    size_t start = skip_blanks(scan, *at);
    if (tenths < 2 * TEN || tenths >= 10 * TEN || tenths % TEN)
        return 0;
    if (start == *at && !take_byte(scan, &start, '-'))
        return 0;
    size_t end = start;
    if (!take_listed(scan, &end, TIME_NUMBERS, &ones) || ones < ONE || ones >= TEN ||
        end - start <= ARTICLE_BYTES)
        return 0;
    *at = end;
    return ones;
}

static bool take_number_word(const struct scan *scan, size_t *at, struct number *number)
{
    int32_t tenths, one;
    if (!take_listed(scan, at, TIME_NUMBERS, &tenths))
        return false;
    tenths += take_ones(scan, at, tenths);
    number->thousandths = (int64_t)tenths * TENTH;
    number->step = THOUSAND;
    if (tenths >= ONE)
        return true;
    /* "half an hour" */
    number->step = number->thousandths;
    size_t article = skip_blanks(scan, *at);
    if (take_listed(scan, &article, TIME_NUMBERS, &one) && one == ONE)
        *at = article;
    return true;
}

/* "and a half", "et demie", "半". */
static bool take_and_half(const struct scan *scan, size_t *at)
{
    size_t end = skip_blanks(scan, *at);
    if (!take_listed(scan, &end, TIME_HALVES, NULL))
        return false;
    *at = end;
    return true;
}

static bool take_number(const struct scan *scan, size_t *at, struct number *number)
{
    struct number found = {0};
    size_t end = *at;
    if (!take_figures(scan, &end, &found) && !take_number_word(scan, &end, &found)) {
        if (!take_fraction_sign(scan, &end, &found))
            return false;
    } else if (!take_fraction_sign(scan, &end, &found) && take_and_half(scan, &end)) {
        found.thousandths += THOUSAND / 2;
        found.step = THOUSAND / 2;
    }
    *number = found;
    *at = end;
    return true;
}

/* The end of a line between a number and its unit, where the sentence goes on: in small letters. */
static bool take_line_end(const struct scan *scan, size_t *at)
{
    size_t end = *at;
    if (!take_byte(scan, &end, '\n'))
        return false;
    end = skip_blanks(scan, end);
    char next = scan_byte(scan, end);
    if (next < 'a' || next > 'z')
        return false;
    *at = end;
    return true;
}

/* A unit's word: "hours", "-minute", "h". A single letter is a unit only in lower case (5M are no
 * minutes), but for "3H" and what follows it. */
static bool take_unit(const struct scan *scan, size_t *at, bool first, int64_t *unit)
{
    int32_t seconds;
    size_t start = skip_blanks(scan, *at);
    bool wrapped = take_line_end(scan, &start);
    if (start == *at)
        take_byte(scan, &start, '-');
    size_t end = start;
    if (!take_listed_before_digit(scan, &end, TIME_UNITS, &seconds) || !seconds ||
        (wrapped && (end < start + WRAPPED_UNIT || scan_byte(scan, end) == ':')))
        return false;
    char letter = scan_byte(scan, start);
    bool capital = end == start + 1 && letter >= 'A' && letter <= 'Z';
    if (capital && first && letter != 'H')
        return false;
    *unit = seconds;
    *at = end;
    return true;
}

/* "2048m" is memory, "0-day" is a kind of attack. `at` is behind the number. */
static bool is_no_time(const struct scan *scan, size_t at, const struct number *number)
{
    bool large = number->thousandths >= (int64_t)SIZE_LEAST * THOUSAND;
    return (large && scan_byte(scan, at) == 'm' && !scan_is_letter(scan, at + 1)) ||
           (!number->thousandths && scan_byte(scan, at) == '-');
}

/* "a second deployment" is no length, "for a second." is. */
static bool is_ordinal(const struct scan *scan, size_t start, size_t end, int64_t unit)
{
    size_t next = skip_blanks(scan, end);
    return unit == 1 && scan_is_letter(scan, start) && scan_is_letter(scan, next) &&
           !take_listed(scan, &next, TIME_JOINTS, NULL);
}

/* What makes a part of the number that begins at `start` and ends at `*at`. */
static bool take_unit_of(const struct scan *scan, size_t start, size_t *at,
                         const struct number *number, bool first, struct amount_part *part)
{
    size_t end = *at;
    if (is_no_time(scan, end, number))
        return false;
    bool more = scan_is_digit(scan, end - 1) && take_byte(scan, &end, '+');
    size_t unit = end;
    if (!take_unit(scan, &end, first, &part->unit) || is_ordinal(scan, start, end, part->unit))
        return false;
    /* "a d" is the beginning of a word */
    if (scan_is_letter(scan, start) && end < unit + 3)
        return false;
    part->seconds = number->thousandths * part->unit / THOUSAND;
    part->step = number->step * part->unit / THOUSAND;
    part->more = more;
    *at = end;
    return true;
}

static bool take_part(const struct scan *scan, size_t *at, bool first, struct amount_part *part)
{
    struct number number;
    size_t end = *at;
    if (!take_number(scan, &end, &number) || !take_unit_of(scan, *at, &end, &number, first, part))
        return false;
    *at = end;
    return true;
}

/* ", and" between two parts. */
static size_t skip_joint(const struct scan *scan, size_t at)
{
    take_byte(scan, &at, ',');
    at = skip_blanks(scan, at);
    if (take_listed(scan, &at, TIME_JOINTS, NULL) || take_byte(scan, &at, '&'))
        at = skip_blanks(scan, at);
    return at;
}

/* The minutes of "3h30", "3 h 30", "3 heures 30", as its language writes them; 15h20 is a clock. */
static bool take_bare_minutes(const struct scan *scan, size_t *at, struct amount_part *part)
{
    int minutes;
    size_t end = *at;
    bool led = listed_before(scan, end, TIME_CLOCK_MARKS, MARK_LED);
    if (led)
        end = skip_blanks(scan, end);
    if (part->unit != HOUR || part->seconds >= CLOCK_HOURS * HOUR ||
        (!led && !listed_before(scan, end, TIME_CLOCK_MARKS, MARK_JOINED)) ||
        !take_digits(scan, &end, 2, 2, &minutes) || minutes >= MINUTE || scan_is_word(scan, end) ||
        scan_byte(scan, end) == ':')
        return false;
    *part =
        (struct amount_part){.seconds = (int64_t)minutes * MINUTE, .unit = MINUTE, .step = MINUTE};
    *at = end;
    return true;
}

static bool take_next_part(const struct scan *scan, size_t *at, struct amount_part *part)
{
    struct amount_part next = *part;
    size_t end = skip_joint(scan, *at);
    if (take_part(scan, &end, false, &next) && next.unit < part->unit) {
        *part = next;
        *at = end;
        return true;
    }
    return take_bare_minutes(scan, at, part);
}

static void amount_add(struct amount *amount, const struct amount_part *part)
{
    amount->seconds += part->seconds;
    amount->step = part->step ? part->step : 1;
    amount->more |= part->more;
}

/* "3 hours 30 minutes", of which the first number begins at `start` and ends at `*at`. */
static bool take_parts(const struct scan *scan, size_t start, size_t *at,
                       const struct number *number, struct amount *amount)
{
    struct amount_part part;
    size_t end = *at;
    if (!take_unit_of(scan, start, &end, number, true, &part))
        return false;
    *amount = (struct amount){0};
    /* each part has a smaller unit than the one before it, so there are few */
    do
        amount_add(amount, &part);
    while (take_next_part(scan, &end, &part));
    if (take_and_half(scan, &end)) {
        amount->seconds += part.unit / 2;
        amount->step = part.unit / 2 ? part.unit / 2 : 1;
    }
    if (scan_is_word(scan, end))
        return false;
    *at = end;
    return true;
}

/* "5-6 hours", "10 to 15 minutes", likewise. */
static bool take_range(const struct scan *scan, size_t start, size_t *at,
                       const struct number *first, struct amount *low, struct amount *high)
{
    struct amount_part last;
    size_t end = *at;
    if (!take_range_mark(scan, &end, start) || !take_part(scan, &end, true, &last) ||
        scan_is_word(scan, end))
        return false;
    *low = (struct amount){.seconds = first->thousandths * last.unit / THOUSAND,
                           .step = last.step ? last.step : 1};
    *high = (struct amount){.seconds = last.seconds, .step = low->step, .more = last.more};
    if (low->seconds >= high->seconds)
        return false;
    *at = end;
    return true;
}

size_t take_amounts(const struct scan *scan, size_t *at, struct amount amounts[2])
{
    struct number number;
    size_t start = *at, end = start;
    if (!take_number(scan, &end, &number))
        return 0;
    bool range = take_range(scan, start, &end, &number, &amounts[0], &amounts[1]);
    if (!range && !take_parts(scan, start, &end, &number, &amounts[0]))
        return 0;
    *at = end;
    return range ? 2 : 1;
}
