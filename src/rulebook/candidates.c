#include "rulebook/candidates.h"

#include "base/arena.h"
#include "rulebook/rulebook.h"
#include "rulebook/syntax.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define REMEMBERED_TEXTS 128 /* a power of two */
#define HITS_MAX 16384       /* a text with more is searched from end to end */

/* Letters beyond ASCII that a pattern takes for 's' and 'k'. */
#define LONG_S "\xC5\xBF"
#define KELVIN "\xE2\x84\xAA"

/* What a pass over a text told. */
struct pass {
    struct text text;
    const struct word_index *index;
    uint64_t lists[TRIGGER_LIST_WORDS]; /* that have an item with a trigger in the text */
    struct trigger_hit *hits;
    size_t hit_count, hit_room;
    bool unknown;      /* hits: they are too many, or not all */
    struct pass *next; /* over the same text, for another index */
};

/* A text that was announced, with the passes that were made over it. */
struct covered {
    struct text text;
    struct pass *passes;
    const struct text *parts; /* that make it up; NULL: none do */
    const size_t *starts;     /* of the parts, in the text */
    size_t part_count;
};

static _Thread_local struct {
    struct arena *arena; /* of what other texts told; NULL: nothing was remembered yet */
    struct pass texts[REMEMBERED_TEXTS];
    size_t generations[REMEMBERED_TEXTS];
    struct arena *covered_arena;             /* emptied when other texts are announced */
    struct covered *covered;                 /* by their places in memory */
    size_t covered_count, last;              /* the one that was found last */
    struct covered joined;                   /* announced with candidates_join */
    struct covered source;                   /* of the texts */
    const struct word_index *together_index; /* NULL: not yet asked */
    uint64_t together[TRIGGER_LIST_WORDS];   /* the lists of all passes over covered texts */
    size_t emptied;                          /* arenas, when the covered texts were announced */
} memory;

static uint64_t hash_address(const void *address)
{
    return ((uintptr_t)address * UINT64_C(0x9E3779B97F4A7C15)) >> 32;
}

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

static void add_lists(struct pass *pass, const struct trigger_slot *slot)
{
    for (size_t i = 0; i < TRIGGER_LIST_WORDS; i++)
        pass->lists[i] |= slot->lists[i];
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
    add_lists(pass, &index->slots[slot]);
    add_hit(arena, pass, slot, at);
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

static void read_text(struct arena *arena, struct pass *pass)
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

#ifdef __SANITIZE_ADDRESS__
/* Whoever changes a text in its place would be told of another one. */
static void verify(const struct pass *pass)
{
    struct arena *arena = arena_new();
    struct pass again = {.text = pass->text, .index = pass->index};
    read_text(arena, &again);
    assert(again.hit_count == pass->hit_count);
    assert(memcmp(again.lists, pass->lists, sizeof again.lists) == 0);
    arena_free(arena);
}
#else
static void verify(const struct pass *pass)
{
    (void)pass;
}
#endif

static void prepare(void)
{
    if (memory.arena)
        return;
    memory.arena = arena_new();
    memory.covered_arena = arena_new();
}

static int compare_covered(const void *left, const void *right)
{
    const char *a = ((const struct covered *)left)->text.data;
    const char *b = ((const struct covered *)right)->text.data;
    return (a > b) - (a < b);
}

void candidates_cover(const struct text *texts, size_t count, struct text source)
{
    prepare();
    arena_clear(memory.covered_arena);
    memory.covered = arena_alloc_array(memory.covered_arena, count, sizeof *memory.covered);
    for (size_t i = 0; i < count; i++)
        memory.covered[i].text = texts[i];
    if (count)
        qsort(memory.covered, count, sizeof *memory.covered, compare_covered);
    memory.covered_count = count;
    memory.last = 0;
    memory.together_index = NULL;
    memory.joined = (struct covered){.text = {NULL, 0}};
    memory.source = (struct covered){.text = source};
    memory.emptied = arena_emptied();
}

void candidates_join(struct text joined, const struct text *parts, const size_t *starts,
                     size_t count)
{
    memory.joined =
        (struct covered){.text = joined, .parts = parts, .starts = starts, .part_count = count};
}

static bool lies_within(struct text text, struct text whole)
{
    return text.data >= whole.data && text.data + text.length <= whole.data + whole.length;
}

/* The covered text that the text is a part of, or NULL. */
static struct covered *find_among_texts(struct text text)
{
    if (!memory.covered_count)
        return NULL;
    if (lies_within(text, memory.covered[memory.last].text))
        return &memory.covered[memory.last];
    size_t low = 0, high = memory.covered_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (memory.covered[middle].text.data <= text.data)
            low = middle;
        else
            high = middle;
    }
    if (!lies_within(text, memory.covered[low].text))
        return NULL;
    memory.last = low;
    return &memory.covered[low];
}

static struct covered *find_covered(struct text text)
{
    if (memory.emptied != arena_emptied())
        return NULL;
    struct covered *covered = find_among_texts(text);
    if (!covered && memory.joined.parts && lies_within(text, memory.joined.text))
        covered = &memory.joined;
    if (!covered && memory.source.text.length && lies_within(text, memory.source.text))
        covered = &memory.source;
    return covered;
}

/* Whether a word would be cut at byte `at`. */
static bool cuts_word(struct text text, size_t at)
{
    return at > 0 && at < text.length && syntax_is_word((unsigned char)text.data[at - 1]) &&
           syntax_is_word((unsigned char)text.data[at]);
}

/* The first hit at or behind byte `at`. */
static size_t hit_from(const struct pass *pass, size_t at)
{
    size_t low = 0, high = pass->hit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pass->hits[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What the pass over a whole text told of one of its parts. */
static struct candidates part_of(const struct pass *pass, size_t from, size_t to)
{
    bool whole = from == 0 && to == pass->text.length;
    size_t begin = whole ? 0 : hit_from(pass, from);
    size_t end = whole ? pass->hit_count : hit_from(pass, to);
    return (struct candidates){.index = pass->index,
                               .lists = pass->lists,
                               .known = !pass->unknown,
                               .hits = end > begin ? pass->hits + begin : NULL,
                               .hit_count = end - begin,
                               .base = from};
}

static const struct pass *remembered_pass(const struct word_index *index, struct text text)
{
    size_t place = hash_address(text.data + text.length) & (REMEMBERED_TEXTS - 1);
    struct pass *pass = &memory.texts[place];
    if (pass->index == index && pass->text.data == text.data && pass->text.length == text.length &&
        memory.generations[place] == arena_generation()) {
        verify(pass);
        return pass;
    }
    pass->text = text;
    pass->index = index;
    memory.generations[place] = arena_generation();
    read_text(memory.arena, pass);
    return pass;
}

/* Makes the pass over a text of those over its parts. */
static void join_parts(struct pass *pass, const struct covered *joined)
{
    memcpy(pass->lists, pass->index->always_lists, sizeof pass->lists);
    for (size_t i = 0; i < joined->part_count; i++) {
        struct candidates part = candidates_in(pass->index, joined->parts[i]);
        pass->unknown = pass->unknown || !part.known;
        for (size_t j = 0; j < TRIGGER_LIST_WORDS && !part.known; j++)
            pass->lists[j] |= part.lists[j];
        assert(part.hits || !part.hit_count);
        for (size_t j = 0; j < part.hit_count; j++) {
            size_t slot = part.hits[j].slot;
            add_lists(pass, &pass->index->slots[slot]);
            add_hit(memory.covered_arena, pass, slot,
                    joined->starts[i] + part.hits[j].at - part.base);
        }
    }
}

static const struct pass *pass_over(struct covered *covered, const struct word_index *index)
{
    struct pass *pass = covered->passes;
    while (pass && pass->index != index)
        pass = pass->next;
    if (pass) {
        verify(pass);
        return pass;
    }
    pass = arena_alloc(memory.covered_arena, sizeof *pass);
    *pass = (struct pass){.text = covered->text, .index = index, .next = covered->passes};
    if (covered->parts)
        join_parts(pass, covered);
    else
        read_text(memory.covered_arena, pass);
    return covered->passes = pass;
}

struct candidates candidates_in(const struct word_index *index, struct text text)
{
    prepare();
    struct covered *covered = find_covered(text);
    size_t from = covered ? (size_t)(text.data - covered->text.data) : 0;
    if (covered && !cuts_word(covered->text, from) && !cuts_word(covered->text, from + text.length))
        return part_of(pass_over(covered, index), from, from + text.length);
    return part_of(remembered_pass(index, text), 0, text.length);
}

bool candidates_are_near(struct text text)
{
    return find_covered(text) != NULL;
}

bool candidates_beside(const struct word_index *index, size_t list, struct text text)
{
    prepare();
    if (memory.emptied != arena_emptied() || !find_among_texts(text))
        return true;
    if (memory.together_index != index) {
        memset(memory.together, 0, sizeof memory.together);
        for (size_t i = 0; i < memory.covered_count; i++)
            for (size_t j = 0; j < TRIGGER_LIST_WORDS; j++)
                memory.together[j] |= pass_over(&memory.covered[i], index)->lists[j];
        memory.together_index = index;
    }
    return memory.together[list / 64] >> list % 64 & 1;
}

size_t set_next(const uint64_t *set, size_t from, size_t end)
{
    for (size_t i = from; i < end;) {
        uint64_t bits = set[i / 64] >> i % 64;
        if (bits) {
            i += (size_t)__builtin_ctzll(bits);
            return i < end ? i : end;
        }
        i += 64 - i % 64;
    }
    return end;
}

void candidates_release(void)
{
    arena_free(memory.arena);
    arena_free(memory.covered_arena);
    memset(&memory, 0, sizeof memory);
}
