/* Floor 1. With which bytes stamps, lengths and zones begin; the program that makes the tables of words
 * asks for it too.
 */
#ifndef PMLINT_TIME_STARTS_H
#define PMLINT_TIME_STARTS_H

#include "base/text.h"
#include "time/time_words.h"

/* The class of a second byte, as a bit. */
static inline uint32_t time_second_class(char byte)
{
    return UINT32_C(1) << ((unsigned char)byte & 31);
}

/* A hash below 1024 of the run of ASCII letters at `at`, without their case, of which the first eight
 * count. */
static inline unsigned time_word_hash(struct text text, size_t at)
{
    uint64_t key = 0;
    for (size_t end = at; end < text.length && ascii_is_letter(text.data[end]) && end < at + 8;
         end++)
        key = key << 8 | (unsigned char)ascii_lower(text.data[end]);
    return (unsigned)(key * UINT64_C(0x9E3779B97F4A7C15) >> 54);
}

/* Whether the letters at `at` may be those of one of the words. */
static inline bool time_word_among(const uint64_t words[16], struct text text, size_t at)
{
    unsigned hash = time_word_hash(text, at);
    return words[hash / 64] >> hash % 64 & 1;
}

/* Whether the two bytes at `at` are with what something begins. */
static inline bool time_may_begin(const uint32_t seconds[256], struct text text, size_t at)
{
    return at < text.length && (seconds[(unsigned char)text.data[at]] &
                                time_second_class(at + 1 < text.length ? text.data[at + 1] : 0));
}

/* Whether a stamp may begin at `at`, by what stands there alone. */
bool time_stamp_may_begin(const struct time_starts *starts, struct text text, size_t at);

/* Fills the starts of a language's words. */
void time_starts_fill(const struct time_words *words, struct time_starts *starts);

/* Sets the bits of the bytes with which the list's words begin. */
void time_firsts_fill(struct time_word_list *list);

/* The areas before the cities in names of regions: "Africa/" …; NULL-ended. */
extern const char *const zone_areas[];

#endif
