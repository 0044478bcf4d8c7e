#include "rulebook/candidates.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/text_places.h"
#include "rulebook/pass.h"
#include "rulebook/syntax.h"

#include <assert.h>
#include <string.h>

#define REMEMBERED_TEXTS 128 /* a power of two */

/* A text that others make up. */
struct joined {
    struct text text;
    const struct text *parts; /* NULL: there is none */
    const size_t *starts;     /* of the parts, in the text */
    size_t part_count;
};

/* A pass over a text that was not announced. */
struct remembered {
    struct pass pass;
    size_t generation; /* of the arenas, when it was made */
};

static _Thread_local struct {
    struct arena *arena;         /* of what other texts told; NULL: nothing was remembered yet */
    struct remembered *texts;    /* REMEMBERED_TEXTS of them */
    struct arena *covered_arena; /* emptied when other texts are announced */
    struct text_places places;   /* of the texts that were announced */
    struct covered *covered;     /* the same, in the same order */
    struct joined joined;        /* announced with candidates_join */
    const struct word_index *together_index; /* NULL: not yet asked */
    uint64_t together[TRIGGER_LIST_WORDS];   /* the lists of all passes over covered texts */
    size_t emptied;                          /* arenas, when the covered texts were announced */
    struct pass again;                       /* made to verify another */
} memory;

static uint64_t hash_address(const void *address)
{
    return hash_spread((uintptr_t)address) >> 32;
}

#ifdef __SANITIZE_ADDRESS__
/* Whoever changes a text in its place would be told of another one. No arena is emptied here, since with
 * that what was announced would be forgotten. */
static void verify(const struct pass *pass)
{
    struct pass *again = &memory.again;
    again->text = pass->text;
    again->index = pass->index;
    pass_read(memory.arena, again);
    assert(again->hit_count == pass->hit_count);
    assert(memcmp(again->lists, pass->lists, sizeof pass->lists) == 0);
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
    memory.texts = arena_alloc_array(memory.arena, REMEMBERED_TEXTS, sizeof *memory.texts);
    memory.covered_arena = arena_new();
}

void candidates_cover(const struct text *texts, size_t count)
{
    prepare();
    arena_clear(memory.covered_arena);
    memory.places = text_places_new(texts, count, memory.covered_arena);
    memory.covered = arena_alloc_array(memory.covered_arena, count, sizeof *memory.covered);
    for (size_t i = 0; i < count; i++)
        memory.covered[i].text = memory.places.items[i];
    memory.together_index = NULL;
    memory.joined = (struct joined){.parts = NULL};
    memory.emptied = arena_emptied();
}

void candidates_join(struct text joined, const struct text *parts, const size_t *starts,
                     size_t count)
{
    memory.joined = (struct joined){joined, parts, starts, count};
}

/* The covered text that the text is a part of, or NULL. */
static inline struct covered *find_covered(struct text text)
{
    if (memory.emptied != arena_emptied())
        return NULL;
    size_t index = text_places_find(&memory.places, text);
    return index == TEXT_NOT_FOUND ? NULL : &memory.covered[index];
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
    return (struct candidates){.known = !pass->unknown,
                               .hits = end > begin ? pass->hits + begin : NULL,
                               .hit_count = end - begin,
                               .base = from};
}

static const struct pass *remembered_pass(const struct word_index *index, struct text text)
{
    prepare();
    size_t place = hash_address(text.data + text.length) & (REMEMBERED_TEXTS - 1);
    struct remembered *remembered = &memory.texts[place];
    struct pass *pass = &remembered->pass;
    if (pass->index == index && pass->text.data == text.data && pass->text.length == text.length &&
        remembered->generation == arena_generation()) {
        verify(pass);
        return pass;
    }
    pass->text = text;
    pass->index = index;
    pass_read(memory.arena, pass);
    remembered->generation = arena_generation();
    return pass;
}

const struct pass *candidates_pass(struct covered *covered, const struct word_index *index)
{
    struct pass *pass = covered->passes;
    while (pass && pass->index != index)
        pass = pass->next;
    if (pass)
        return pass;
    pass = arena_alloc(memory.covered_arena, sizeof *pass);
    *pass = (struct pass){.text = covered->text, .index = index, .next = covered->passes};
    pass_read(memory.covered_arena, pass);
    return covered->passes = pass;
}

static inline const struct pass *pass_over(struct covered *covered, const struct word_index *index)
{
    const struct pass *pass = candidates_pass_over(covered, index);
    verify(pass);
    return pass;
}

/* Whether the text begins or ends within a word of the one that it is a part of from byte `from` on. */
static bool cuts_words(struct text whole, size_t from, struct text text)
{
    return text.length != whole.length &&
           (cuts_word(whole, from) || cuts_word(whole, from + text.length));
}

/* The pass that was made over the text, or over one that it is a part of from byte `*from` on. */
static inline const struct pass *pass_of(const struct word_index *index, struct text text,
                                         size_t *from)
{
    struct covered *covered = find_covered(text);
    *from = 0;
    if (!covered)
        return remembered_pass(index, text);
    size_t start = (size_t)(text.data - covered->text.data);
    if (cuts_words(covered->text, start, text))
        return remembered_pass(index, text);
    const struct pass *pass = pass_over(covered, index);
    /* of a short part of a text with too many triggers its own can be known */
    if (pass->unknown && text.length <= covered->text.length / 2)
        return remembered_pass(index, text);
    *from = start;
    return pass;
}

bool candidates_part(const struct word_index *index, struct text text, size_t part,
                     struct candidates *candidates)
{
    const struct joined *joined = &memory.joined;
    bool whole = !joined->parts || memory.emptied != arena_emptied() ||
                 text.data != joined->text.data || text.length != joined->text.length;
    if (part >= (whole ? 1 : joined->part_count))
        return false;
    size_t from;
    text = whole ? text : joined->parts[part];
    const struct pass *pass = pass_of(index, text, &from);
    *candidates = part_of(pass, from, from + text.length);
    candidates->base -= whole ? 0 : joined->starts[part];
    return true;
}

bool candidates_find(const struct word_index *index, size_t list, struct text text,
                     struct candidates *candidates)
{
    size_t from;
    const struct pass *pass = pass_of(index, text, &from);
    if (!set_has(pass->lists, list))
        return false;
    *candidates = part_of(pass, from, from + text.length);
    return true;
}

bool candidates_have(const struct word_index *index, size_t list, struct text text)
{
    size_t from;
    return set_has(pass_of(index, text, &from)->lists, list);
}

struct covered *candidates_covered(struct text text)
{
    struct covered *covered = find_covered(text);
    if (!covered)
        return NULL;
    size_t start = (size_t)(text.data - covered->text.data);
    return cuts_words(covered->text, start, text) ? NULL : covered;
}

bool candidates_beside(const struct word_index *index, size_t list, struct text text)
{
    if (!find_covered(text))
        return true;
    if (memory.together_index != index) {
        memset(memory.together, 0, sizeof memory.together);
        for (size_t i = 0; i < memory.places.count; i++)
            for (size_t j = 0; j < TRIGGER_LIST_WORDS; j++)
                memory.together[j] |= pass_over(&memory.covered[i], index)->lists[j];
        memory.together_index = index;
    }
    return set_has(memory.together, list);
}

void candidates_release(void)
{
    arena_free(memory.arena);
    arena_free(memory.covered_arena);
    pass_release();
    memset(&memory, 0, sizeof memory);
}
