#include "rulebook/trigger_sample.h"

#include <stdlib.h>

#include "rulebook/syntax.h"
#include "rulebook/trigger.h"

/* The bytes as a number, the first of them highest, so that what begins alike stands together. */
static uint64_t number_of(const char *bytes, size_t length)
{
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < length ? (unsigned char)bytes[i] : 0);
    return number;
}

/* A word as far as triggers reach, with the blank for its end where they reach that. */
static uint64_t word_number(struct text word)
{
    char bytes[TRIGGER_MAX_LENGTH];
    size_t length = 0;
    while (length < word.length && length < TRIGGER_MAX_LENGTH) {
        bytes[length] = ascii_lower(word.data[length]);
        length++;
    }
    if (length < TRIGGER_MAX_LENGTH)
        bytes[length++] = ' ';
    return number_of(bytes, length);
}

void trigger_sample_add(struct arena *arena, struct trigger_sample *sample, struct text text)
{
    size_t end;
    for (size_t i = 0; i < text.length; i = end) {
        unsigned char c = (unsigned char)text.data[i];
        end = i + 1;
        while (syntax_is_word(c) && end < text.length &&
               syntax_is_word((unsigned char)text.data[end]))
            end++;
        const char mark = (char)(c < TRIGGER_WIDE ? c : TRIGGER_WIDE);
        bool within = (c & 0xC0) == 0x80;
        if (syntax_is_word(c))
            LIST_PUSH(arena, sample, word_number(text_slice(text, i, end)));
        else if (!within && !ascii_is_space((char)c))
            LIST_PUSH(arena, sample, number_of(&mark, 1));
    }
}

static int compare_numbers(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

void trigger_sample_sort(struct trigger_sample *sample)
{
    if (sample->count)
        qsort(sample->items, sample->count, sizeof *sample->items, compare_numbers);
}

/* How many are less than a number. */
static size_t count_below(const struct trigger_sample *sample, uint64_t number)
{
    size_t low = 0, high = sample->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sample->items[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t trigger_sample_count(const struct trigger_sample *sample, const char *bytes, size_t length)
{
    uint64_t first = number_of(bytes, length);
    uint64_t last = first | (UINT64_MAX >> 8 * length);
    return count_below(sample, last) - count_below(sample, first);
}
