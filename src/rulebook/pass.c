#include "rulebook/pass.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define HITS_MAX (size_t)16384 /* a text with more is searched from end to end */

/* Letters beyond ASCII that a pattern takes for 's' and 'k'. */
#define LONG_S "\xC5\xBF"
#define KELVIN "\xE2\x84\xAA"

/* Makes room for another hit; false where there are too many. */
static bool make_room(struct arena *arena, struct pass *pass)
{
    size_t room = pass->hit_room ? pass->hit_room * 2 : 16;
    pass->unknown = pass->unknown || room > HITS_MAX;
    if (pass->unknown)
        return false;
    pass->hits = arena_realloc(arena, pass->hits, pass->hit_room * sizeof *pass->hits,
                               room * sizeof *pass->hits);
    pass->hit_room = room;
    return true;
}

static inline void add_hit(struct arena *arena, struct pass *pass, struct trigger_hit hit)
{
    if (pass->hit_count < pass->hit_room || make_room(arena, pass))
        pass->hits[pass->hit_count++] = hit;
}

/* What a pass works with: a copy of what it looks up, as nothing that it writes can change that. */
struct reader {
    struct arena *arena;
    struct pass *pass;
    const struct word_index *index;
    const struct trigger_entry *entries;
    const uint8_t *classes;
    uint64_t *words; /* of struct known */
};

/* The last words that were looked up, each with what was found, at the place that its hash tells: few words make
 * up most of a text. A list extends that of another language, so that texts are read for two in turn. */
#define KNOWN_BITS 10
#define KNOWN_INDEXES 4 /* a power of two */
struct known {
    const struct word_index *index;
    uint64_t words[1 << KNOWN_BITS]; /* as the index's slots, but for NO_ENTRY */
};
static _Thread_local struct known *known_of[KNOWN_INDEXES]; /* NULL: not yet needed */

/* What is known of the words of an index. */
static struct known *known_words(const struct word_index *index)
{
    size_t place = (uintptr_t)index / sizeof *index & (KNOWN_INDEXES - 1);
    if (!known_of[place])
        known_of[place] = memory_alloc_zeroed(sizeof *known_of[place]);
    struct known *known = known_of[place];
    if (known->index != index)
        memset(known->words, 0, sizeof known->words);
    known->index = index;
    return known;
}

/* The number of the entry for a trigger, or NO_ENTRY. */
static uint32_t find_trigger(const struct word_index *index, trigger_key key)
{
    size_t mask = ((size_t)1 << index->slot_bits) - 1;
    size_t place = trigger_hash(key) >> (64 - index->slot_bits);
    while (index->slots[place] && (index->slots[place] & TRIGGER_KEY_MASK) != key)
        place = (place + 1) & mask;
    return index->slots[place] ? (uint32_t)(index->slots[place] >> TRIGGER_KEY_BITS) : NO_ENTRY;
}

/* The same for the longest trigger that a word begins with: what a trigger tells is told as well by those that
 * begin with it. */
static uint32_t find_longest(const struct word_index *index, trigger_key word)
{
    size_t longest = trigger_length(word);
    bool closed = word >> 8 * (longest - 1) == ' ';
    unsigned lengths = index->lengths[trigger_start(word, 2)] & TRIGGER_SHORT;
    lengths |= index->lengths[trigger_start(word, 3)] & ~TRIGGER_SHORT;
    lengths &= ((1U << (longest - closed)) - 1) | (closed ? TRIGGER_CLOSED : 0);
    while (lengths) {
        unsigned length = 32 - (unsigned)__builtin_clz(lengths);
        uint32_t number = find_trigger(index, trigger_cut(word, length));
        if (number != NO_ENTRY)
            return number;
        lengths &= (1U << (length - 1)) - 1;
    }
    return NO_ENTRY;
}

static inline uint32_t find_word(const struct reader *reader, trigger_key word)
{
    uint64_t *place = &reader->words[trigger_hash(word) >> (64 - KNOWN_BITS)];
    if ((*place & TRIGGER_KEY_MASK) != word)
        *place = word | (uint64_t)find_longest(reader->index, word) << TRIGGER_KEY_BITS;
#ifdef __SANITIZE_ADDRESS__ /* as candidates.c verifies what it remembers */
    assert((uint32_t)(*place >> TRIGGER_KEY_BITS) == find_longest(reader->index, word));
#endif
    return (uint32_t)(*place >> TRIGGER_KEY_BITS);
}

/* Adds what the trigger of an entry tells that stands at byte `at`. */
static inline void add_entry(const struct reader *reader, uint32_t number, size_t at)
{
    const struct trigger_entry *entry = &reader->entries[number];
#pragma GCC unroll 8
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        reader->pass->lists[i] |= entry->lists[i];
    add_hit(reader->arena, reader->pass, (struct trigger_hit){number, (uint32_t)at, entry->bits});
}

/* The letters, digits and '_' of ASCII with which eight bytes begin, in lower case; `*count` is how many. */
static inline uint64_t leading_word(uint64_t bytes, size_t *count)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t letters = ascii_within(bytes | 0x20 * ones, 'a', 'z');
    uint64_t word = letters | ascii_within(bytes, '0', '9') | ascii_within(bytes, '_', '_');
    uint64_t others = ~word & 0x80 * ones;
    *count = others ? (size_t)__builtin_ctzll(others) / 8 : sizeof bytes;
    /* all bits before the first byte that is no part of it; all there are where none is */
    return (bytes | letters >> 2) & (((others & -others) >> 7) - 1);
}

/* Adds what the word tells that begins at byte `start`; returns the byte behind it. */
static inline size_t add_word(const struct reader *reader, struct text text, size_t start)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t length;
    trigger_key word = leading_word(text_eight_bytes_at(text, start), &length);
    size_t end = start + length;
    if (length < TRIGGER_MAX_LENGTH)
        word |= (trigger_key)' ' << 8 * length;
    else
        word = trigger_cut(word, TRIGGER_MAX_LENGTH); /* the longest trigger that it may be */
    while (length == sizeof word && end < text.length &&
           reader->classes[bytes[end]] >= TRIGGER_LETTER)
        end++;
    uint32_t number = find_word(reader, word);
    if (number != NO_ENTRY)
        add_entry(reader, number, start);
    return end;
}

/* Whether a letter beyond ASCII that a pattern takes for one of ASCII's stands at byte `at`. */
static bool is_double(struct text text, size_t at)
{
    struct text rest = text_from_offset(text, at);
    return text_starts_with(rest, TEXT(LONG_S)) || text_starts_with(rest, TEXT(KELVIN));
}

/* Adds what the mark tells, or the character beyond ASCII. */
static void add_mark(const struct reader *reader, trigger_key mark, size_t at)
{
    uint32_t number = find_trigger(reader->index, mark);
    if (number != NO_ENTRY)
        add_entry(reader, number, at);
}

void pass_read(struct arena *arena, struct pass *pass)
{
    const struct word_index *index = pass->index;
    const unsigned char *bytes = (const unsigned char *)pass->text.data;
    struct reader reader = {arena,          pass,           index,
                            index->entries, index->classes, known_words(index)->words};
    struct text text = pass->text;
    bool doubled = false;
    memcpy(pass->lists, index->always_lists, sizeof pass->lists);
    pass->hit_count = 0;
    pass->unknown = false;
    for (size_t i = 0; i < text.length;) {
        uint8_t class = reader.classes[bytes[i]];
        if (class >= TRIGGER_LETTER) {
            i = add_word(&reader, text, i);
            continue;
        }
        if (class != TRIGGER_NOTHING)
            add_mark(&reader, class == TRIGGER_MARK ? bytes[i] : TRIGGER_WIDE, i);
        doubled = doubled || (class == TRIGGER_BEYOND && is_double(text, i));
        i++;
    }
    if (doubled) {
        memset(pass->lists, 0xFF, sizeof pass->lists);
        pass->unknown = true;
    }
}

void pass_release(void)
{
    for (size_t i = 0; i < KNOWN_INDEXES; i++) {
        free(known_of[i]);
        known_of[i] = NULL;
    }
}
