/* How lines begin: decoration, numbering, and labels like "Duration:" with what they mean and what follows them. */
#include <string.h>

#include "base/utf8.h"
#include "facts/reading.h"

/* "1.", "2)", "3.1", "(4)" and blanks behind; 0 where there is none. */
static size_t numbering_length(struct text text)
{
    size_t at = 0;
    while (at < text.length && at < 8 && (ascii_is_digit(text.data[at]) || text.data[at] == '.'))
        at++;
    if (at == 0 || !ascii_is_digit(text.data[0]) || at >= text.length)
        return 0;
    if (text.data[at] == ')')
        at++;
    else if (text.data[at - 1] != '.' && !memchr(text.data, '.', at))
        return 0;
    size_t end = at;
    while (end < text.length && ascii_is_blank(text.data[end]))
        end++;
    return end > at || (at < text.length && ascii_is_letter(text.data[at])) ? end : 0;
}

/* The length of an emoji by its name, ":hourglass:", at byte `at`, or 0. */
static size_t shortcode_length(struct text text, size_t at)
{
    enum { LONGEST = 40 };
    size_t end = at + 1;
    bool word = false; /* ":05:" is a part of a time */
    for (; end < text.length && end < at + LONGEST; end++) {
        char c = text.data[end];
        bool other = c == '_' || c == '+' || c == '-';
        if (!other && !ascii_is_letter(c) && !ascii_is_digit(c))
            break;
        word |= !ascii_is_digit(c);
    }
    return word && end < text.length && text.data[end] == ':' ? end + 1 - at : 0;
}

size_t decoration_length(struct text text, bool numbers)
{
    size_t at = 0, length;
    int32_t code_point;
    for (; at < text.length && !ascii_is_letter(text.data[at]); at += length) {
        length = text.data[at] == ':' ? shortcode_length(text, at) : 0;
        if (length)
            continue;
        length = utf8_decode(text, at, &code_point);
        if (utf8_is_alphanumeric(code_point))
            break;
    }
    if (numbers && at < text.length && ascii_is_digit(text.data[at]))
        at += numbering_length(text_from_offset(text, at));
    return at;
}

/* Without "(all times in UTC)", "[…]" and what follows them when it is no letter. */
static struct text without_remark(struct text text)
{
    size_t open = text_find_byte(text, '(', 0);
    size_t square = text_find_byte(text, '[', 0);
    if (square < open)
        open = square;
    if (open == TEXT_NOT_FOUND || open < 2)
        return text;
    return text_slice(text, 0, open);
}

/* Cuts punctuation, symbols and emoji from the end. */
static struct text without_tail(struct text text)
{
    while (text.length) {
        size_t last = text.length - 1;
        while (last && ((unsigned char)text.data[last] & 0xC0) == 0x80)
            last--;
        int32_t code_point;
        utf8_decode(text, last, &code_point);
        if (utf8_is_alphanumeric(code_point))
            break;
        text.length = last;
    }
    return text;
}

/* What is longer names nothing; to look for names in it would take a hostile heading's time. */
#define NAME_MAX_BYTES 400

struct text folded_name(struct reading *reading, struct text text)
{
    text = without_remark(text_trim(text));
    if (text.length > NAME_MAX_BYTES)
        return TEXT("");
    text = text_from_offset(text, decoration_length(text, true));
    return without_tail(utf8_fold(reading->arena, text));
}

struct text label_name(struct reading *reading, struct text text)
{
    struct text folded = folded_name(reading, text);
    size_t wide = text_find(folded, TEXT("（"), 0);
    return wide == TEXT_NOT_FOUND || !wide ? folded : text_slice(folded, 0, wide);
}

/* The list of field names from `first` to `last` that has the folded name, or WORDS_COUNT. */
static enum word_list_id list_of_name(const struct reading *reading, struct text folded,
                                      enum word_list_id first, enum word_list_id last)
{
    enum { MOST = WORDS_FIELD_OWNER - WORDS_FIELD_DATE + 1 };
    bool marks[MOST] = {false};
    size_t id = 0, count = (size_t)(last - first) + 1;
    if (!phrases_mark(&reading->words->lists[first], count, folded, true, marks))
        return WORDS_COUNT;
    while (!marks[id])
        id++;
    return (enum word_list_id)(first + id);
}

enum word_list_id field_meaning(const struct reading *reading, struct text folded)
{
    enum word_list_id meaning = list_of_name(reading, folded, WORDS_FIELD_DATE, WORDS_FIELD_OWNER);
    if (meaning != WORDS_COUNT)
        return meaning;
    size_t blank = text_find_byte(folded, ' ', 0);
    if (blank == TEXT_NOT_FOUND || !phrases_contain(&reading->words->lists[WORDS_FIELD_PREFIXES],
                                                    text_slice(folded, 0, blank)))
        return meaning;
    /* "Incident resolved at" is when it was resolved */
    return list_of_name(reading, text_from_offset(folded, blank + 1), WORDS_FIELD_DURATION,
                        WORDS_FIELD_END);
}

#define LABEL_MAX_WORDS 8
#define LABEL_MAX_BYTES 80
#define WIDE_COLON "："

/* The first colon of ASCII from byte `at` on that is no part of a clock or an address, or TEXT_NOT_FOUND. */
static size_t find_colon(struct text text, size_t at)
{
    while ((at = text_find_byte(text, ':', at)) != TEXT_NOT_FOUND) {
        bool clock = at > 0 && at + 1 < text.length && ascii_is_digit(text.data[at - 1]) &&
                     ascii_is_digit(text.data[at + 1]);
        if (!clock && !text_starts_with(text_from_offset(text, at), TEXT("://")))
            break;
        at++;
    }
    return at;
}

static size_t find_wide_colon(struct text text)
{
    size_t at = 0;
    while ((at = text_find_byte(text, WIDE_COLON[0], at)) != TEXT_NOT_FOUND &&
           !text_starts_with(text_from_offset(text, at), TEXT(WIDE_COLON)))
        at++;
    return at;
}

/* Where the first sentence ends, or the text's length. */
static size_t sentence_end(struct text text)
{
    size_t at = 0;
    while (at < text.length && text.data[at] != '.' && text.data[at] != '?')
        at++;
    return at;
}

/* "Was it stopped, and why or why not?", which may have more words than other labels. */
static bool is_question(struct text text)
{
    return text_ends_with(text, TEXT("?")) && sentence_end(text) == text.length - 1;
}

/* Whether the text is of few words. */
static bool is_short(struct text text)
{
    size_t blanks = 0;
    for (size_t i = 0; i < text.length; i++)
        blanks += ascii_is_blank(text.data[i]);
    return text.length > 0 && blanks < LABEL_MAX_WORDS;
}

/* The offset and length of the colon that ends a label. */
static bool find_label_end(struct text text, size_t *at, size_t *length)
{
    /* as much of the text as may tell whether its last byte is such a colon */
    struct text reach = text_slice(text, 0, LABEL_MAX_BYTES + strlen("://"));
    size_t first = text_find_byte(reach, ':', 0), wide = find_wide_colon(reach);
    if (first <= LABEL_MAX_BYTES && is_question(text_slice(text, 0, first))) {
        *at = first;
        *length = 1;
        return true;
    }
    size_t colon = find_colon(reach, first);
    *at = colon < wide ? colon : wide;
    *length = colon < wide ? 1 : strlen(WIDE_COLON);
    struct text label = text_slice(text, 0, *at);
    return *at < LABEL_MAX_BYTES && is_short(label) && sentence_end(label) == label.length;
}

/* The first run that ends behind a byte of the block's text: the runs are in order. */
static size_t run_at(const struct block *block, size_t offset)
{
    size_t low = 0, high = block->runs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct run *run = &block->runs.items[middle];
        if (run->start + run->length <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The length of the bold words at a line's head, where something else follows them; else 0. */
static size_t bold_head(const struct line *line)
{
    const struct block *block = line->block;
    size_t index = run_at(block, line->from);
    if (index >= block->runs.count)
        return 0;
    const struct run *run = &block->runs.items[index];
    if (!(run->style & RUN_STRONG) || run->start > line->from)
        return 0;
    size_t end = run->start + run->length;
    /* code among the words is a run of its own */
    for (index++;
         end < line->to && index < block->runs.count && block->runs.items[index].start == end &&
         block->runs.items[index].style & RUN_STRONG;
         index++)
        end += block->runs.items[index].length;
    return end < line->to ? end - line->from : 0;
}

void find_label(struct line *line)
{
    size_t at, length;
    if (line->kind == LINE_ROW || line->kind == LINE_CODE)
        return;
    if (!find_label_end(line->text, &at, &length)) {
        at = bold_head(line);
        length = 0;
        if (!at || at > LABEL_MAX_BYTES)
            return;
    }
    struct text label = text_trim(text_slice(line->text, 0, at));
    line->label = text_from_offset(label, decoration_length(label, true));
    line->value = text_trim(text_from_offset(line->text, at + length));
    if (!length)
        line->value = text_from_offset(line->value, decoration_length(line->value, false));
}

bool is_labelled(struct reading *reading, const struct line *line)
{
    struct text name, value;
    bool roles[ROLE_COUNT];
    if (!split_label(line, &name, &value))
        return false;
    struct text folded = folded_name(reading, name);
    return heading_roles(reading, folded, true, roles) ||
           field_meaning(reading, folded) != WORDS_COUNT;
}

bool is_length_field(struct reading *reading, const struct line *line)
{
    struct text name, value;
    struct length length;
    if (!split_label(line, &name, &value) ||
        !length_read(value, decoration_length(value, false), reading->time, &length))
        return false;
    enum word_list_id meaning = field_meaning(reading, folded_name(reading, name));
    return meaning >= WORDS_FIELD_DURATION && meaning <= WORDS_FIELD_TIME_TO_MITIGATE;
}
