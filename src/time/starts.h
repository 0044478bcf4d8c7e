/* Floor 1. What may begin with the letters that stand somewhere, so that nearly always one look tells that
 * no word of a list does; the program that makes the tables of words asks for it too.
 */
#ifndef PMLINT_TIME_STARTS_H
#define PMLINT_TIME_STARTS_H

#include "base/hash.h"
#include "base/text.h"
#include "time/time_words.h"

/* What else than the words of a list (enum time_list) something may begin with. */
enum time_start {
    START_ZONE = TIME_LIST_COUNT, /* a name of a zone, or an area before the cities of regions */
    START_DIGIT,                  /* those of full width too */
    START_PLUS,
    START_MINUS,
    START_FRACTION, /* ½ */
    START_ZERO,     /* the T of T+5 */
    START_PERIOD,   /* the P of PT3H */
    START_LETTER,   /* of ASCII, any */
};

/* The bit of a list or of a start. */
#define START_BIT(start) (UINT32_C(1) << (start))

/* The ASCII letters that stand somewhere. */
struct time_letters {
    unsigned hash; /* below TIME_LETTERS, without their case */
    size_t count;  /* at most 8: more are not looked at */
};

/* The letters at byte `at`; none where the text ends. All eight bytes are looked at together. */
static inline struct time_letters time_letters_at(struct text text, size_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes = text_eight_bytes_at(text, at);
    uint64_t lower = bytes | ones * 0x20;
    uint64_t others = ~ascii_within(lower, 'a', 'z') & ones << 7;
    /* all bits before the first byte that is no letter; all there are where none is */
    uint64_t before = ((others & -others) >> 7) - 1;
    return (struct time_letters){
        .hash = (unsigned)(hash_spread(lower & before) >> (64 - TIME_LETTERS_BITS)),
        .count = others ? (size_t)__builtin_ctzll(others) / 8 : sizeof bytes};
}

/* Which of the `wanted` bits are of something that may begin at `at`. */
static inline uint32_t time_may_begin(const struct time_starts *starts, struct text text, size_t at,
                                      uint32_t wanted)
{
    if (at >= text.length)
        return 0;
    uint32_t found = starts->bytes[(unsigned char)text.data[at]] & wanted;
    if (found && ascii_is_letter(text.data[at]))
        found &= starts->letters[time_letters_at(text, at).hash];
    return found;
}

/* Fills the starts of a language's words. */
void time_starts_fill(const struct time_words *words, struct time_starts *starts);

/* The areas before the cities in names of regions: "Africa/" …; NULL-ended. */
extern const char *const zone_areas[];

#endif
