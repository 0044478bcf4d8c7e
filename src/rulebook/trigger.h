/* Floor 3. Triggers: of a pattern's or a phrase's triggers a text holds at least one wherever it
 * matches. A trigger is how a word begins (its first letters, digits and '_', in lower case, or all
 * of it and a blank for its end), or a mark: one ASCII character that no word holds, or TRIGGER_WIDE
 * for any character beyond ASCII. One pass over a text tells which patterns need not be tried on it.
 */
#ifndef PMLINT_RULEBOOK_TRIGGER_H
#define PMLINT_RULEBOOK_TRIGGER_H

#include "base/arena.h"
#include "rulebook/words.h"

/* A trigger as a number: its bytes from the lowest on, its length in the highest. */
typedef uint64_t trigger_key;
LIST(trigger_list, trigger_key);

#define TRIGGER_MAX_LENGTH 6 /* bytes; the blank for a word's end is one of them */
#define TRIGGER_WIDE 0x80

/* The key of `length` bytes. */
trigger_key trigger_of(const char *bytes, size_t length);

/* The key of a mark. */
static inline trigger_key trigger_of_mark(unsigned char mark)
{
    return (trigger_key)1 << 56 | (mark < TRIGGER_WIDE ? mark : TRIGGER_WIDE);
}

/* Whether beginnings of words of that length are looked up: 1, 2, 3, 4 and 6 bytes. */
static inline bool trigger_has_length(size_t length)
{
    return (length >= 1 && length <= 4) || length == TRIGGER_MAX_LENGTH;
}

/* The triggers of a pattern, in the arena; false where any text may hold a match. `heads`: those where each
 * match begins, which may be commoner words than the triggers; none where it may begin elsewhere. */
bool triggers_of_pattern(const char *pattern, struct arena *arena, struct trigger_list *triggers,
                         struct trigger_list *heads);

/* The same for a phrase that is found at word edges. */
bool triggers_of_phrase(const char *phrase, struct arena *arena, struct trigger_list *triggers);

/* Pairs of bytes in classes: of a word's first two in lower case; behind a word of one byte stands a
 * blank. */
#define TRIGGER_PAIRS 4096

static inline size_t trigger_pair(unsigned char first, unsigned char second)
{
    return (first & 63U) * 64 + (second & 63U);
}

/* The bit of whole words, whose key ends in a blank. */
#define TRIGGER_CLOSED 128

/* A set of the lists of a language is so many words. */
#define TRIGGER_LIST_WORDS ((WORDS_COUNT + 63) / 64)

/* One bit for a list; those whose numbers are 64 apart share it. */
static inline uint64_t trigger_list_bit(size_t list)
{
    return UINT64_C(1) << list % 64;
}

/* A place of a table in which triggers are looked up: open addressing, 0 is no trigger. */
struct trigger_slot {
    trigger_key key;
    uint32_t first, count;              /* of the table's numbers, in rising order */
    uint64_t lists[TRIGGER_LIST_WORDS]; /* a bit for each list that has an item with the trigger */
    uint64_t
        heads; /* of the lists with an item whose matches may begin here, by trigger_list_bit */
};

/* A place of a table in which whole phrases are looked up: open addressing; the same phrase of several
 * lists has as many places. */
struct phrase_slot {
    uint32_t hash;   /* phrase_hash of the phrase; 0: nothing stands here */
    uint32_t number; /* of the item */
};

/* The items of all lists of a language, numbered: which of them may be found in a text that holds a
 * trigger, and which are a phrase. */
struct word_index {
    const struct trigger_slot *slots;
    unsigned slot_bits;     /* 2 to this power of them */
    const uint64_t *filter; /* a bit for each hash of TRIGGER_FILTER_BITS bits that a trigger has */
    const uint8_t *lengths; /* by trigger_pair: which lengths the triggers of a word may have, a bit
                             * for each (1 for one byte) and TRIGGER_CLOSED */
    const uint16_t *numbers;
    const uint64_t *always;                    /* a set of numbers: the items without triggers */
    uint64_t always_lists[TRIGGER_LIST_WORDS]; /* the lists that have some */
    const uint64_t
        *heads;   /* the patterns whose matches begin at triggers: at those of the number of
                             * the item plus `count` */
    size_t count; /* of items */
    const struct phrase_slot *phrases;
    unsigned phrase_bits;        /* 2 to this power of them */
    uint32_t longest_phrase;     /* bytes */
    const uint64_t *name_starts; /* a bit for the first word of each name of a section */
};

/* In lists of names a phrase that begins with this must be the whole name; it is no part of that. */
#define WHOLE_NAME '='

/* The hash of a trigger, of which the upper `bits` bits are used. */
static inline uint64_t trigger_hash(trigger_key key)
{
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

/* The hash of a phrase: of eight bytes at a time, the first lowest. Never 0. */
static inline uint32_t phrase_hash(struct text phrase)
{
    uint64_t hash = phrase.length;
    for (size_t i = 0; i < phrase.length; i += 8) {
        hash = trigger_hash(hash ^ text_eight_bytes(text_from_offset(phrase, i)));
        hash ^= hash >> 29;
    }
    uint32_t folded = (uint32_t)(hash ^ hash >> 32);
    return folded ? folded : 1;
}

/* The first word of a name in lower case, or its first eight letters and digits; 0 where it cannot be told
 * before the name is folded, since another character than ASCII's stands there. */
uint64_t name_start(struct text name);

#define NAME_START_BITS 11

/* The bit that such a word has in a set of 2 to the power of NAME_START_BITS. */
static inline size_t name_start_bit(uint64_t start)
{
    return trigger_hash(start) >> (64 - NAME_START_BITS);
}

#define TRIGGER_FILTER_BITS 14

/* The tables, made by compile_triggers.c, one for each language of rulebook_words. */
extern const struct word_index rulebook_indexes[];

#endif
