/* Floor 3. Triggers: of a pattern's or a phrase's triggers a text holds at least one wherever it
 * matches. A trigger is how a word begins (its first letters, digits and '_', in lower case, or all
 * of it and a blank for its end), or a mark: one ASCII character that no word holds, or TRIGGER_WIDE
 * for any character beyond ASCII. One pass over a text tells which patterns need not be tried on it.
 */
#ifndef PMLINT_RULEBOOK_TRIGGER_H
#define PMLINT_RULEBOOK_TRIGGER_H

#include "base/arena.h"
#include "base/hash.h"
#include "rulebook/trigger_sample.h"
#include "rulebook/words.h"

/* A trigger as a number: its bytes from the lowest on. */
typedef uint64_t trigger_key;
LIST(trigger_list, trigger_key);

#define TRIGGER_MAX_LENGTH 6 /* bytes; the blank for a word's end is one of them */
#define TRIGGER_WIDE 0x80

/* The key of `length` bytes, none of which is 0. */
trigger_key trigger_of(const char *bytes, size_t length);

static inline size_t trigger_length(trigger_key key)
{
    return key ? (size_t)(71 - __builtin_clzll(key)) / 8 : 0;
}

/* The first bytes of a key. */
static inline trigger_key trigger_cut(trigger_key key, size_t length)
{
    return key & ((UINT64_C(1) << 8 * length) - 1);
}

/* Whether beginnings of words of that length are looked up: 1, 2, 3, 4 and 6 bytes. */
static inline bool trigger_has_length(size_t length)
{
    return (length >= 1 && length <= 4) || length == TRIGGER_MAX_LENGTH;
}

/* What a text holds wherever a pattern or a phrase matches in it. */
struct trigger_needs {
    struct trigger_list first;  /* one of these, as rare as can be */
    struct trigger_list second; /* and one of these, elsewhere; none: no more is known */
    struct trigger_list heads;  /* where each match begins, maybe commoner; none: elsewhere too */
    size_t reach; /* bytes before one of the first within which a match begins; SIZE_MAX: any */
};

/* The needs of a pattern, in the arena; false where any text may hold a match. The sample tells what is
 * rare. */
bool triggers_of_pattern(const char *pattern, const struct trigger_sample *sample,
                         struct arena *arena, struct trigger_needs *needs);

/* The same for a phrase that is found at word edges, of which no more than the first need is told. */
bool triggers_of_phrase(const char *phrase, const struct trigger_sample *sample,
                        struct arena *arena, struct trigger_needs *needs);

/* A table tells which triggers a word may begin with: a bit for each length, 1 for one byte, and behind that
 * of the longest one for the whole word and its blank. Those of TRIGGER_SHORT stand where the hash of the word's
 * first two bytes says, the others where that of its first three does. */
#define TRIGGER_STARTS 4096
#define TRIGGER_CLOSED (1U << TRIGGER_MAX_LENGTH)
#define TRIGGER_SHORT 3U

/* What a byte of a text is to a pass over it: of a word's character that is itself, in lower case. */
enum trigger_class {
    TRIGGER_NOTHING,
    TRIGGER_MARK,   /* a mark that is a trigger */
    TRIGGER_BEYOND, /* the first byte of a character beyond ASCII */
    TRIGGER_LETTER, /* this, and what is greater, is a letter, digit or '_' */
};

/* A set of the lists of a language is so many words. */
#define TRIGGER_LIST_WORDS ((WORDS_COUNT + 63) / 64)

/* One bit for a list; those whose numbers are 64 apart share it. */
static inline uint64_t trigger_list_bit(size_t list)
{
    return UINT64_C(1) << list % 64;
}

/* What a trigger is of an item. NEED_NEAR is NEED_FIRST of one whose matches begin within its reach. */
enum trigger_need { NEED_FIRST, NEED_SECOND, NEED_HEAD, NEED_NEAR };

/* No further than so many bytes: beyond, looking everywhere costs little more. */
#define REACH_MAX 512

/* More items than these cannot be numbered. */
#define TRIGGER_ITEMS_MAX (UINT16_MAX / 4)

/* Both as one number. */
static inline uint32_t trigger_number(uint32_t item, enum trigger_need need)
{
    return item * 4 + need;
}

static inline uint32_t number_item(uint32_t number)
{
    return number / 4;
}

static inline enum trigger_need number_need(uint32_t number)
{
    return (enum trigger_need)(number % 4);
}

/* What a trigger is of a list's items: so many of the index's numbers. */
struct trigger_slice {
    uint16_t list, count;
};

#define NO_LIST UINT16_MAX /* behind the last slice */

/* Of what a trigger is one: the index's slices from `slices` on, in the order of the lists, and its numbers from
 * `numbers` on, those of a slice behind those of the one before, in rising order. */
struct trigger_entry {
    uint64_t
        lists[TRIGGER_LIST_WORDS]; /* a bit for each list that has an item with this first need */
    uint64_t bits;                 /* of the lists with an item of any need, by trigger_list_bit */
    uint32_t slices, numbers;
};

/* A table in which triggers are looked up by open addressing: in each place a key, and the number of its
 * entry in the bits that no key takes; 0 where it is empty. */
#define TRIGGER_KEY_BITS (8 * TRIGGER_MAX_LENGTH)
#define TRIGGER_KEY_MASK ((UINT64_C(1) << TRIGGER_KEY_BITS) - 1)
#define NO_ENTRY UINT16_MAX /* the number of none */

/* A place of a table in which whole phrases are looked up: open addressing; the same phrase of several
 * lists has as many places. */
struct phrase_slot {
    uint32_t hash;   /* phrase_hash of the phrase; 0: nothing stands here */
    uint32_t number; /* of the item */
};

/* The items of all lists of a language, numbered: which of them may be found in a text that holds a
 * trigger, and which are a phrase. */
struct word_index {
    const uint64_t *slots; /* of triggers */
    unsigned slot_bits;    /* 2 to this power of them */
    const struct trigger_entry *entries;
    const struct trigger_slice *slices;
    const uint16_t *numbers;
    const uint8_t *lengths;                    /* TRIGGER_STARTS of them */
    const uint8_t *classes;                    /* by byte: enum trigger_class */
    const uint64_t *always;                    /* a set of items: those without needs */
    uint64_t always_lists[TRIGGER_LIST_WORDS]; /* the lists that have some */
    const uint64_t *seconds;                   /* a set: the items with a second need */
    const uint64_t *heads;                     /* a set: those whose matches begin at heads */
    const uint16_t *reaches; /* of each item as trigger_needs.reach; 0: at heads, or anywhere */
    const struct phrase_slot *phrases;
    unsigned phrase_bits;          /* 2 to this power of them */
    uint32_t longest_phrase;       /* bytes */
    const uint64_t *name_starts;   /* a bit for the first word of each name of a heading */
    const uint64_t *prompt_starts; /* a bit for the prompt_start of each of its PROMPT_SENTENCES */
};

/* In lists of names a phrase that begins with this must be the whole name; it is no part of that. */
#define WHOLE_NAME '='

/* The hash of a trigger, of which the upper bits are used. */
static inline uint64_t trigger_hash(trigger_key key)
{
    return hash_spread(key);
}

/* A hash of eight bytes at a time, the first lowest. */
static inline uint64_t text_hash(struct text text)
{
    uint64_t hash = text.length;
    for (size_t i = 0; i < text.length; i += 8) {
        hash = trigger_hash(hash ^ text_eight_bytes_at(text, i));
        hash ^= hash >> 29;
    }
    return hash ^ hash >> 32;
}

/* The hash of a phrase. Never 0. */
static inline uint32_t phrase_hash(struct text phrase)
{
    uint32_t folded = (uint32_t)text_hash(phrase);
    return folded ? folded : 1;
}

/* The next place of the index, from `at` on, where a phrase with the hash stands, or SIZE_MAX. The search begins
 * at the hash. */
static inline size_t phrase_place(const struct word_index *index, uint32_t hash, size_t at)
{
    size_t mask = ((size_t)1 << index->phrase_bits) - 1;
    for (at &= mask; index->phrases[at].hash; at = (at + 1) & mask)
        if (index->phrases[at].hash == hash)
            return at;
    return SIZE_MAX;
}

/* The first word of a name in lower case, or its first eight letters and digits; a blank where a mark begins
 * it; 0 where it cannot be told before the name is folded, since another character than ASCII's stands there. */
uint64_t name_start(struct text name);

#define START_BITS 12

/* The bit that such a word has, or the start of a prompt, in a set of 2 to the power of START_BITS. */
static inline size_t start_bit(uint64_t start)
{
    return trigger_hash(start) >> (64 - START_BITS);
}

/* Where in the table the bits of a word are whose first bytes these are. */
static inline size_t trigger_start(trigger_key word, size_t length)
{
    return trigger_hash(trigger_cut(word, length)) >> 52;
}

/* The tables, made by compile_triggers.c, one for each language of rulebook_words. */
extern const struct word_index rulebook_indexes[];

#endif
