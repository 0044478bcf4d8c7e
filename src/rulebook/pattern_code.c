#include "rulebook/pattern_code.h"

#include <stdlib.h>
#include <string.h>

#include "rulebook/candidates.h"
#include "rulebook/pattern_image.h"

/* Documents and, in a pull request, patterns come from strangers: no match may take long. */
#define MATCH_LIMIT 100000
#define DEPTH_LIMIT 1000
#define HEAP_LIMIT 8192 /* KiB */

/* Those limits hold for each place at which a match may begin. What all the patterns that are not the
 * rulebook's do to one document is counted besides (count_step). */
#define FOREIGN_STEPS_LIMIT (size_t)30000000

#define MAX_GROUPS 32
#define BUCKET_COUNT 128

/* Machine code is made of a pattern once it was tried on so many bytes: in a run over one document of usual
 * length no pattern gets there, as making it would take a fifth of the run and fresh pages; in a run over
 * many those that do pay for it within a few documents. Both were chosen by counting the instructions of
 * runs over one document and over 20. */
#define BYTES_BEFORE_JIT 10000
#define BYTES_A_TRY 50 /* that each try counts for, besides those which it may go through */

struct code {
    pcre2_code *code; /* NULL: not yet compiled, or not compilable */
    bool tried;
    bool settled, fast; /* whether machine code was asked for, and is there */
    size_t bytes;       /* on which it was tried before that */
    size_t least;       /* of a foreign one: how often it repeats at least what it repeats most */
    bool refers;        /* it matches again what a group has matched */
};

struct compiled_pattern {
    struct code anywhere, anchored;
};

/* A list whose patterns were compiled, each when it was first needed. */
struct compiled_list {
    struct compiled_list *next; /* of the same bucket */
    const char *const *items;
    size_t count;
    bool foreign;
    size_t language, first; /* of the rulebook's: where its index counts the first item */
    struct compiled_pattern *patterns;
};

/* Patterns are compiled once a thread: what runs them keeps count of what they cost, and waiting for
 * another thread would cost more than compiling them twice. */
static _Thread_local struct {
    struct arena *arena; /* NULL: nothing was compiled yet */
    struct compiled_list *buckets[BUCKET_COUNT];
    pcre2_general_context *memory;
    pcre2_compile_context *context;
    pcre2_match_context *limits;
    pcre2_match_data *match_data;
    const struct pattern_images *images; /* NULL: they do not fit */
    const struct code *trying;
    size_t foreign_steps; /* since patterns_renew */
    size_t place;         /* where the last of them was taken */
    bool exhausted;       /* a pattern has reached its limit */
} cache;

static size_t count_captured(const pcre2_callout_block *step)
{
    size_t bytes = 0;
    for (size_t i = 1; i < step->capture_top; i++) {
        size_t start = step->offset_vector[2 * i], end = step->offset_vector[2 * i + 1];
        bytes += start != PCRE2_UNSET && end > start ? end - start : 0;
    }
    return bytes;
}

/* Called before each item of a foreign pattern: counts the bytes that were passed since the item before,
 * and those that were compared in vain. Ends the match where no more may be. */
static int count_step(pcre2_callout_block *step, void *unused)
{
    (void)unused;
    size_t here = step->current_position, before = cache.place;
    cache.foreign_steps += 1 + (here > before ? here - before : before - here);
    cache.foreign_steps += cache.trying->least;
    if (cache.trying->refers)
        cache.foreign_steps += count_captured(step);
    cache.place = here;
    return cache.foreign_steps > FOREIGN_STEPS_LIMIT ? PCRE2_ERROR_MATCHLIMIT : 0;
}

static void prepare(void)
{
    if (cache.arena)
        return;
    cache.arena = arena_new();
    if (pattern_images_fit(&rulebook_pattern_images))
        cache.images = &rulebook_pattern_images;
    cache.memory = pattern_memory();
    cache.context = pcre2_compile_context_create(cache.memory);
    cache.limits = pcre2_match_context_create(cache.memory);
    cache.match_data = pcre2_match_data_create(MAX_GROUPS, cache.memory);
    pcre2_set_match_limit(cache.limits, MATCH_LIMIT);
    pcre2_set_depth_limit(cache.limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(cache.limits, HEAP_LIMIT);
    pcre2_set_callout(cache.limits, count_step, NULL);
}

struct compiled_list *compiled_list_of(const struct word_list *patterns)
{
    prepare();
    size_t bucket = ((uintptr_t)patterns->items / sizeof(void *)) % BUCKET_COUNT;
    struct compiled_list *list = cache.buckets[bucket];
    while (list && (list->items != patterns->items || list->count != patterns->count))
        list = list->next;
    if (list)
        return list;
    list = arena_alloc(cache.arena, sizeof *list);
    list->next = cache.buckets[bucket];
    list->items = patterns->items;
    list->count = patterns->count;
    list->foreign = !patterns->index;
    list->language = list->foreign ? 0 : (size_t)(patterns->index - rulebook_indexes);
    list->first = patterns->first;
    list->patterns = arena_alloc_array(cache.arena, patterns->count, sizeof *list->patterns);
    return cache.buckets[bucket] = list;
}

/* The largest number that stands behind a '{'. */
static size_t find_least(const char *pattern)
{
    size_t most = 0;
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t number = strtoul(brace + 1, NULL, 10);
        most = number > most ? number : most;
    }
    return most;
}

static void compile(struct code *code, const struct compiled_list *list, size_t item, bool anchored)
{
    int error;
    size_t offset;
    uint32_t options = pattern_option(anchored), references = 0;
    options |= list->foreign ? PATTERN_COUNTED : 0;
    if (!list->foreign && cache.images)
        code->code = pattern_image_code(cache.images, list->language, list->first + item, anchored,
                                        cache.memory);
    if (!code->code)
        code->code = pattern_compile(list->items[item], options, cache.context, &error, &offset);
    code->tried = true;
    if (!code->code || !list->foreign)
        return;
    pcre2_pattern_info(code->code, PCRE2_INFO_BACKREFMAX, &references);
    code->refers = references > 0;
    code->least = find_least(list->items[item]);
}

/* The code of an item that will be tried on so many bytes. */
static const struct code *find_code(struct compiled_list *list, size_t item, bool anchored,
                                    size_t bytes)
{
    struct compiled_pattern *pattern = &list->patterns[item];
    struct code *code = anchored ? &pattern->anchored : &pattern->anywhere;
    if (!code->tried)
        compile(code, list, item, anchored);
    code->bytes += bytes;
    if (code->code && !code->settled && code->bytes > BYTES_BEFORE_JIT) {
        code->fast = pcre2_jit_compile(code->code, PCRE2_JIT_COMPLETE) == 0;
        code->settled = true;
    }
    return code;
}

static void take_match(struct pattern_match *match, size_t item, size_t pairs)
{
    const size_t *offsets = pcre2_get_ovector_pointer(cache.match_data);
    /* \K in a lookahead may set the start behind the end. */
    size_t end = offsets[1] > offsets[0] ? offsets[1] : offsets[0];
    *match = (struct pattern_match){.item = item, .start = offsets[0], .end = end};
    for (size_t i = 1; i < pairs; i++) {
        if (offsets[2 * i] == PCRE2_UNSET)
            continue;
        match->group_start = offsets[2 * i];
        match->group_end = offsets[2 * i + 1];
        return;
    }
}

static bool match_code(const struct code *code, size_t item, struct text text, size_t from,
                       struct pattern_match *match)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.length ? text.data : "");
    if (!code->code)
        return false;
    cache.trying = code;
    cache.place = from;
    /* pcre2_match would come to the same after it has looked at what cannot be otherwise. */
    int pairs = (code->fast ? pcre2_jit_match : pcre2_match)(
        code->code, subject, text.length, from, PCRE2_NO_UTF_CHECK, cache.match_data, cache.limits);
    if (pairs == PCRE2_ERROR_JIT_STACKLIMIT)
        pairs = pcre2_match(code->code, subject, text.length, from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, cache.match_data, cache.limits);
    cache.exhausted |= pairs < 0 && pairs != PCRE2_ERROR_NOMATCH;
    if (pairs < 0)
        return false;
    take_match(match, item, pairs ? (size_t)pairs : MAX_GROUPS);
    return true;
}

bool compiled_find(struct compiled_list *list, size_t item, struct text text, size_t from,
                   size_t last, struct pattern_match *match)
{
    size_t starts = (last < text.length ? last : text.length) - from;
    const struct code *code = find_code(list, item, false, BYTES_A_TRY + starts);
    pcre2_set_offset_limit(cache.limits, last);
    return match_code(code, item, text, from, match);
}

bool compiled_match(struct compiled_list *list, size_t item, struct text text, size_t at,
                    struct pattern_match *match)
{
    const struct code *code = find_code(list, item, true, BYTES_A_TRY);
    pcre2_set_offset_limit(cache.limits, PCRE2_UNSET);
    return match_code(code, item, text, at, match);
}

void patterns_renew(void)
{
    cache.foreign_steps = 0;
}

void patterns_watch(void)
{
    cache.exhausted = false;
}

bool patterns_exhausted(void)
{
    return cache.exhausted;
}

static void free_codes(const struct compiled_list *list)
{
    for (; list; list = list->next)
        for (size_t i = 0; i < list->count; i++) {
            pcre2_code_free(list->patterns[i].anywhere.code);
            pcre2_code_free(list->patterns[i].anchored.code);
        }
}

void patterns_release(void)
{
    for (size_t i = 0; i < BUCKET_COUNT; i++) {
        free_codes(cache.buckets[i]);
        cache.buckets[i] = NULL;
    }
    pcre2_match_data_free(cache.match_data);
    pcre2_match_context_free(cache.limits);
    pcre2_compile_context_free(cache.context);
    pcre2_general_context_free(cache.memory);
    arena_free(cache.arena);
    candidates_release();
    cache.match_data = NULL;
    cache.limits = NULL;
    cache.context = NULL;
    cache.memory = NULL;
    cache.arena = NULL;
}
