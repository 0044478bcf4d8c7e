/* What was checked and holds, for a reader who asks whether anything was checked at all. */
#include "checks/check.h"
#include "checks/common.h"
#include "checks/duration.h"
#include "rulebook/pattern.h"

static size_t line_at(const struct postmortem *postmortem, struct place place)
{
    return document_line(postmortem->document, place.start);
}

/* Seconds of a witness whose start and end are settled to the minute. */
static bool witness_seconds(const struct witness *witness, int64_t *seconds)
{
    int64_t least, most;
    if (!witness->explicit || !moment_between(&witness->start, &witness->end, &least, &most) ||
        most - least > (int64_t)2 * 60 || least <= 0)
        return false;
    *seconds = least + (most - least) / 2;
    return true;
}

/* "lines 9–15", or "line 9". */
static const char *describe_lines(const struct postmortem *postmortem, struct arena *arena)
{
    size_t first = 0, last = 0;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        last = line_at(postmortem, event->place);
        first = first ? first : last;
    }
    return first == last ? arena_printf(arena, "line %zu", first)
                         : arena_printf(arena, "lines %zu–%zu", first, last);
}

/* Whether an entry marks the start or the end of all at another moment than the window's, and none does at that. */
static bool is_marked_elsewhere(const struct postmortem *postmortem, enum word_list_id markers,
                                const struct moment *moment)
{
    const struct word_list *words = &postmortem->words->lists[markers];
    bool elsewhere = false;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!event_is_placed(event) || !patterns_match(words, event->text))
            continue;
        enum moment_order order = moment_compare(&event->moment, moment);
        if (order == ORDER_SAME)
            return false;
        elsewhere |= order == ORDER_BEFORE || order == ORDER_AFTER;
    }
    return elsewhere;
}

/* A window whose start and end are both entries of the timeline. */
static bool prove_window(const struct postmortem *postmortem, const struct witness *witness,
                         struct arena *arena, struct proof_list *proofs)
{
    const struct event *start = event_at_moment(postmortem, &witness->start);
    const struct event *end = event_at_moment(postmortem, &witness->end);
    if (!start || !end || start == end ||
        (witness->place.start >= start->place.start && witness->place.start < end->place.end) ||
        is_marked_elsewhere(postmortem, WORDS_BEGIN_MARKER_PATTERNS, &witness->start) ||
        is_marked_elsewhere(postmortem, WORDS_END_MARKER_PATTERNS, &witness->end))
        return false;
    LIST_PUSH(arena, proofs,
              arena_printf(arena, "the window (line %zu) and the timeline (%s) agree to the minute",
                           line_at(postmortem, witness->place), describe_lines(postmortem, arena)));
    return true;
}

/* A stated length that is the window's, without any rounding. */
static bool prove_length(const struct postmortem *postmortem, const struct witness *witness,
                         struct arena *arena, struct proof_list *proofs)
{
    const struct length_claim_list *lengths = &postmortem->incident.lengths;
    int64_t seconds;
    if (!witness_seconds(witness, &seconds))
        return false;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct length_claim *claim = &lengths->items[i];
        if (claim->length.approximate || claim->length.seconds != seconds)
            continue;
        const char *length = format_length(arena, seconds);
        LIST_PUSH(arena, proofs,
                  arena_printf(arena, "the stated length (line %zu) is the window's (line %zu): %s",
                               line_at(postmortem, claim->place),
                               line_at(postmortem, witness->place), length));
        return true;
    }
    return false;
}

typedef bool prove_function(const struct postmortem *postmortem, const struct witness *witness,
                            struct arena *arena, struct proof_list *proofs);

/* The first witness with which the proof succeeds says it; one is enough. */
static void prove_once(prove_function *prove, const struct postmortem *postmortem,
                       const struct witness_list *witnesses, struct arena *arena,
                       struct proof_list *proofs)
{
    for (size_t i = 0; i < witnesses->count; i++)
        if (prove(postmortem, &witnesses->items[i], arena, proofs))
            return;
}

static bool are_same(const struct witness *a, const struct witness *b)
{
    return moment_compare(&a->start, &b->start) == ORDER_SAME &&
           moment_compare(&a->end, &b->end) == ORDER_SAME;
}

/* The witnesses that tell one window, that of the fields where they tell one; none where two of that rank tell two. */
static struct witness_list agreeing_witnesses(const struct witness_list *all, struct arena *arena)
{
    struct witness_list agreeing = {0};
    const struct witness *believed = NULL;
    int64_t seconds;
    for (size_t i = 0; i < all->count; i++)
        if (witness_seconds(&all->items[i], &seconds) &&
            (!believed || (all->items[i].field && !believed->field)))
            believed = &all->items[i];
    for (size_t i = 0; believed && i < all->count; i++) {
        const struct witness *witness = &all->items[i];
        if (!witness_seconds(witness, &seconds))
            continue;
        if (are_same(witness, believed))
            LIST_PUSH(arena, &agreeing, *witness);
        else if (witness->field || !believed->field)
            return (struct witness_list){0};
    }
    return agreeing;
}

/* More windows than this are not about one incident. */
enum { MAX_WITNESSES = 50 };

void proofs_find(const struct postmortem *postmortem, struct arena *arena,
                 struct proof_list *proofs)
{
    struct witness_list witnesses = witnesses_of(postmortem, arena);
    if (!postmortem->words || witnesses.count > MAX_WITNESSES)
        return;
    witnesses = agreeing_witnesses(&witnesses, arena);
    prove_once(prove_window, postmortem, &witnesses, arena, proofs);
    prove_once(prove_length, postmortem, &witnesses, arena, proofs);
}
