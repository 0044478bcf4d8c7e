/* What was checked and holds, for a reader who asks whether anything was checked at all. */
#include "checks/check.h"
#include "checks/duration.h"

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

/* A window whose start and end are both entries of the timeline. */
static bool prove_window(const struct postmortem *postmortem, const struct witness *witness,
                         struct arena *arena, struct proof_list *proofs)
{
    int64_t seconds;
    const struct event *start = event_at_moment(postmortem, &witness->start);
    const struct event *end = event_at_moment(postmortem, &witness->end);
    if (!witness_seconds(witness, &seconds) || !start || !end || start == end ||
        (witness->place.start >= start->place.start && witness->place.start < end->place.end))
        return false;
    LIST_PUSH(arena, proofs,
              arena_printf(arena, "the window (line %zu) and the timeline (%s) agree to the minute",
                           line_at(postmortem, witness->place), describe_lines(postmortem, arena)));
    return true;
}

/* A stated length that is the window's. */
static bool prove_length(const struct postmortem *postmortem, const struct witness *witness,
                         struct arena *arena, struct proof_list *proofs)
{
    const struct length_claim_list *lengths = &postmortem->incident.lengths;
    int64_t seconds;
    if (!witness_seconds(witness, &seconds))
        return false;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct length_claim *claim = &lengths->items[i];
        if (claim->length.approximate || !length_may_be(&claim->length, seconds))
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

/* More windows than this are not about one incident. */
enum { MAX_WITNESSES = 50 };

void proofs_find(const struct postmortem *postmortem, struct arena *arena,
                 struct proof_list *proofs)
{
    struct witness_list witnesses = witnesses_of(postmortem, arena);
    if (witnesses.count > MAX_WITNESSES)
        return;
    prove_once(prove_window, postmortem, &witnesses, arena, proofs);
    prove_once(prove_length, postmortem, &witnesses, arena, proofs);
}
