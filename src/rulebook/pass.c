#include "rulebook/pass.h"

#include <string.h>

#include "rulebook/syntax.h"

#define HITS_MAX 16384 /* a text with more is searched from end to end */

/* Letters beyond ASCII that a pattern takes for 's' and 'k'. */
#define LONG_S "\xC5\xBF"
#define KELVIN "\xE2\x84\xAA"

static void add_hit(struct arena *arena, struct pass *pass, size_t slot, size_t at)
{
    if (pass->hit_count == HITS_MAX)
        pass->unknown = true;
    if (pass->unknown)
        return;
    if (pass->hit_count == pass->hit_room) {
        size_t room = pass->hit_room ? pass->hit_room * 2 : 16;
        pass->hits = arena_realloc(arena, pass->hits, pass->hit_room * sizeof *pass->hits,
                                   room * sizeof *pass->hits);
        pass->hit_room = room;
    }
    const struct trigger_slot *found = &pass->index->slots[slot];
    struct trigger_hit hit = {.slot = (uint32_t)slot, .at = (uint32_t)at, .heads = found->heads};
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        hit.lists |= found->lists[i];
    pass->hits[pass->hit_count++] = hit;
}

void pass_add(struct arena *arena, struct pass *pass, size_t slot, size_t at)
{
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        pass->lists[i] |= pass->index->slots[slot].lists[i];
    add_hit(arena, pass, slot, at);
}

/* Adds the items that may be found where the trigger stands, at byte `at`. */
static void add_slot(struct arena *arena, struct pass *pass, trigger_key key, uint64_t hash,
                     size_t at)
{
    const struct word_index *index = pass->index;
    size_t mask = ((size_t)1 << index->slot_bits) - 1;
    size_t slot = hash >> (64 - index->slot_bits);
    while (index->slots[slot].key && index->slots[slot].key != key)
        slot = (slot + 1) & mask;
    if (!index->slots[slot].key)
        return;
    pass_add(arena, pass, slot, at);
}

static inline void add_trigger(struct arena *arena, struct pass *pass, trigger_key key, size_t at)
{
    uint64_t hash = trigger_hash(key), bit = hash >> (64 - TRIGGER_FILTER_BITS);
    if (pass->index->filter[bit / 64] >> bit % 64 & 1)
        add_slot(arena, pass, key, hash, at);
}

/* Eight bytes in lower case. Those that are no capital letters stay as they are. */
static uint64_t lower_bytes(uint64_t bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t seven = bytes & 0x7F * ones;
    uint64_t from_a = seven + (0x80 - 'A') * ones, behind_z = seven + (0x80 - 'Z' - 1) * ones;
    uint64_t capital = (from_a ^ behind_z) & ~bytes & 0x80 * ones;
    return bytes | capital >> 2;
}

/* The word's first bytes in lower case, the first of them lowest; what is behind the eighth, or the word,
 * is left to the caller. */
static uint64_t bytes_of_word(struct text text, size_t start)
{
    return lower_bytes(text_eight_bytes(text_from_offset(text, start)));
}

/* Adds what the word at byte `start` may begin; returns the byte behind it. */
static size_t add_word(struct arena *arena, struct pass *pass, size_t start)
{
    size_t end = start + 1;
    while (end < pass->text.length && syntax_is_word((unsigned char)pass->text.data[end]))
        end++;
    size_t length = end - start;
    uint64_t bytes = bytes_of_word(pass->text, start);
    unsigned char second = length > 1 ? (unsigned char)(bytes >> 8) : ' ';
    unsigned lengths = pass->index->lengths[trigger_pair((unsigned char)bytes, second)];
    for (unsigned bits = lengths & ~(unsigned)TRIGGER_CLOSED; bits; bits &= bits - 1) {
        size_t taken = (size_t)__builtin_ctz(bits) + 1;
        if (taken > length)
            break;
        trigger_key key = bytes & ((UINT64_C(1) << 8 * taken) - 1);
        add_trigger(arena, pass, key | (trigger_key)taken << 56, start);
    }
    if ((lengths & TRIGGER_CLOSED) && length < TRIGGER_MAX_LENGTH) {
        trigger_key key = (bytes & ((UINT64_C(1) << 8 * length) - 1)) | (uint64_t)' ' << 8 * length;
        add_trigger(arena, pass, key | (trigger_key)(length + 1) << 56, start);
    }
    return end;
}

/* Whether a letter beyond ASCII that a pattern takes for one of ASCII's stands at byte `at`. */
static bool is_double(struct text text, size_t at)
{
    struct text rest = text_from_offset(text, at);
    return text_starts_with(rest, TEXT(LONG_S)) || text_starts_with(rest, TEXT(KELVIN));
}

void pass_read(struct arena *arena, struct pass *pass)
{
    bool doubled = false;
    memcpy(pass->lists, pass->index->always_lists, sizeof pass->lists);
    pass->hit_count = 0;
    pass->unknown = false;
    for (size_t i = 0; i < pass->text.length;) {
        unsigned char c = (unsigned char)pass->text.data[i];
        if (syntax_is_word(c)) {
            i = add_word(arena, pass, i);
            continue;
        }
        doubled = doubled || (c >= TRIGGER_WIDE && is_double(pass->text, i));
        unsigned char mark = c < TRIGGER_WIDE ? c : TRIGGER_WIDE;
        if (pass->index->lengths[trigger_pair(mark, mark)] && (c < TRIGGER_WIDE || c >= 0xC0))
            add_trigger(arena, pass, trigger_of_mark(c), i); /* not within a character */
        i++;
    }
    if (doubled) {
        memset(pass->lists, 0xFF, sizeof pass->lists);
        pass->unknown = true;
    }
}
