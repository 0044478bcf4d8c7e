#include "rulebook/pass.h"

#include <string.h>

#include "rulebook/syntax.h"

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

void pass_append(struct arena *arena, struct pass *pass, const struct candidates *part, size_t at)
{
    pass->unknown = pass->unknown || !part->known;
    for (size_t i = 0; i < part->hit_count; i++) {
        struct trigger_hit hit = part->hits[i];
        hit.at = (uint32_t)(at + hit.at - part->base);
        add_hit(arena, pass, hit);
    }
}

/* What a pass works with: a copy of what it looks up, as nothing that it writes can change that. */
struct reader {
    struct arena *arena;
    struct pass *pass;
    const uint64_t *slots;
    unsigned shift;
    const struct trigger_entry *entries;
    const uint8_t *lengths;
};

/* Adds what the trigger tells, where there is one of that key. */
static inline void add_trigger(const struct reader *reader, trigger_key key, size_t at)
{
    size_t mask = UINT64_MAX >> reader->shift, place = trigger_hash(key) >> reader->shift;
    while (reader->slots[place] && (reader->slots[place] & TRIGGER_KEY_MASK) != key)
        place = (place + 1) & mask;
    if (!reader->slots[place])
        return;
    uint32_t number = (uint32_t)(reader->slots[place] >> TRIGGER_KEY_BITS);
    const struct trigger_entry *entry = &reader->entries[number];
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        reader->pass->lists[i] |= entry->lists[i];
    add_hit(reader->arena, reader->pass, (struct trigger_hit){number, (uint32_t)at, entry->bits});
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

/* The longest trigger that a word may be: its first bytes in lower case, or all of them and a blank. */
static trigger_key longest_trigger(struct text text, size_t start, size_t length)
{
    uint64_t bytes = lower_bytes(text_eight_bytes(text_from_offset(text, start)));
    if (length >= TRIGGER_MAX_LENGTH)
        return trigger_cut(bytes, TRIGGER_MAX_LENGTH);
    return trigger_cut(bytes, length) | (trigger_key)' ' << 8 * length;
}

/* Adds what the word from byte `start` to `end` may begin. */
static inline void add_word(const struct reader *reader, struct text text, size_t start, size_t end)
{
    size_t length = end - start;
    trigger_key word = longest_trigger(text, start, length);
    unsigned lengths = reader->lengths[trigger_start(word, 2)] & TRIGGER_SHORT;
    lengths |= reader->lengths[trigger_start(word, 3)] & ~TRIGGER_SHORT;
    if (length < TRIGGER_MAX_LENGTH)
        lengths &= TRIGGER_CLOSED | ((1U << length) - 1);
    else
        lengths &= ~TRIGGER_CLOSED;
    for (; lengths; lengths &= lengths - 1)
        add_trigger(reader, trigger_cut(word, (size_t)__builtin_ctz(lengths) + 1), start);
}

/* Whether a letter beyond ASCII that a pattern takes for one of ASCII's stands at byte `at`. */
static bool is_double(struct text text, size_t at)
{
    struct text rest = text_from_offset(text, at);
    return text_starts_with(rest, TEXT(LONG_S)) || text_starts_with(rest, TEXT(KELVIN));
}

void pass_read(struct arena *arena, struct pass *pass)
{
    const struct word_index *index = pass->index;
    const uint8_t *classes = index->classes;
    const unsigned char *bytes = (const unsigned char *)pass->text.data;
    struct reader reader = {arena,          pass,          index->slots, 64 - index->slot_bits,
                            index->entries, index->lengths};
    struct text text = pass->text;
    bool doubled = false;
    memcpy(pass->lists, index->always_lists, sizeof pass->lists);
    pass->hit_count = 0;
    pass->unknown = false;
    for (size_t i = 0, end; i < text.length; i = end) {
        uint8_t class = classes[bytes[i]];
        end = i + 1;
        if (class == TRIGGER_WORD) {
            while (end < text.length && classes[bytes[end]] == TRIGGER_WORD)
                end++;
            add_word(&reader, text, i, end);
        } else if (class != TRIGGER_NOTHING) {
            add_trigger(&reader, class == TRIGGER_MARK ? bytes[i] : TRIGGER_WIDE, i);
            doubled = doubled || (class == TRIGGER_BEYOND && is_double(text, i));
        }
    }
    if (doubled) {
        memset(pass->lists, 0xFF, sizeof pass->lists);
        pass->unknown = true;
    }
}
