#include "rulebook/pass.h"

#include <string.h>

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
    const uint64_t *slots;
    unsigned shift;
    const struct trigger_entry *entries;
    const uint8_t *classes, *lengths;
};

/* Adds what the trigger tells; false where there is none of that key. */
static inline bool add_trigger(const struct reader *reader, trigger_key key, size_t at)
{
    size_t mask = UINT64_MAX >> reader->shift, place = trigger_hash(key) >> reader->shift;
    while (reader->slots[place] && (reader->slots[place] & TRIGGER_KEY_MASK) != key)
        place = (place + 1) & mask;
    if (!reader->slots[place])
        return false;
    uint32_t number = (uint32_t)(reader->slots[place] >> TRIGGER_KEY_BITS);
    const struct trigger_entry *entry = &reader->entries[number];
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        reader->pass->lists[i] |= entry->lists[i];
    add_hit(reader->arena, reader->pass, (struct trigger_hit){number, (uint32_t)at, entry->bits});
    return true;
}

/* Adds what the word tells that begins at byte `start`; returns the byte behind it. */
static inline size_t add_word(const struct reader *reader, struct text text, size_t start)
{
    trigger_key word = 0; /* the longest trigger that it may be */
    size_t end = start;
    unsigned width = 0;
    for (uint8_t c; end < text.length; end++) {
        if ((c = reader->classes[(unsigned char)text.data[end]]) < TRIGGER_LETTER)
            break;
        if (width < TRIGGER_KEY_BITS) {
            word |= (trigger_key)c << width;
            width += 8;
        }
    }
    unsigned longest = width / 8;
    if (width < TRIGGER_KEY_BITS)
        word |= (trigger_key)' ' << width;
    unsigned lengths = reader->lengths[trigger_start(word, 2)] & TRIGGER_SHORT;
    lengths |= reader->lengths[trigger_start(word, 3)] & ~TRIGGER_SHORT;
    lengths &= ((1U << longest) - 1) | (longest < TRIGGER_MAX_LENGTH ? TRIGGER_CLOSED : 0);
    /* What a trigger tells is told as well by those that begin with it. */
    while (lengths) {
        unsigned length = 32 - (unsigned)__builtin_clz(lengths);
        if (add_trigger(reader, trigger_cut(word, length), start))
            break;
        lengths &= (1U << (length - 1)) - 1;
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
    const struct word_index *index = pass->index;
    const unsigned char *bytes = (const unsigned char *)pass->text.data;
    struct reader reader = {arena,          pass,           index->slots,  64 - index->slot_bits,
                            index->entries, index->classes, index->lengths};
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
            add_trigger(&reader, class == TRIGGER_MARK ? bytes[i] : TRIGGER_WIDE, i);
        doubled = doubled || (class == TRIGGER_BEYOND && is_double(text, i));
        i++;
    }
    if (doubled) {
        memset(pass->lists, 0xFF, sizeof pass->lists);
        pass->unknown = true;
    }
}
