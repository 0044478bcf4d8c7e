#include "checks/witnesses.h"

struct witness_list witnesses_of(const struct postmortem *postmortem, struct arena *arena)
{
    const struct incident *incident = &postmortem->incident;
    const struct point *start = &incident->points[PHASE_START];
    const struct point *end = &incident->points[PHASE_END];
    struct witness_list witnesses = {0};
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        struct witness witness = {.start = window->start,
                                  .end = window->end,
                                  .place = window->place,
                                  .field = window->field,
                                  .explicit = true,
                                  .interrupted = window->interrupted};
        LIST_PUSH(arena, &witnesses, witness);
    }
    if (start->source != POINT_NONE && end->source != POINT_NONE) {
        struct witness witness = {
            .start = start->moment,
            .end = end->moment,
            .place = end->place,
            .field = start->source == POINT_FIELD && end->source == POINT_FIELD,
            .explicit = start->source != POINT_EVENT && end->source != POINT_EVENT};
        LIST_PUSH(arena, &witnesses, witness);
    }
    return witnesses;
}

struct length_range range_of(const struct length *length)
{
    int64_t tolerance = length->unit / 2 > 60 ? length->unit / 2 : 60;
    struct length_range range = {length->seconds - tolerance, length->seconds + tolerance};
    if (length->least < range.least)
        range.least = length->least;
    if (length->most > range.most)
        range.most = length->most;
    return range;
}

bool length_may_be(const struct length *length, int64_t seconds)
{
    struct length_range range = range_of(length);
    return seconds >= range.least && seconds <= range.most;
}

bool ranges_meet(struct length_range a, struct length_range b)
{
    return a.most >= b.least && a.least <= b.most;
}

bool witness_may_agree(const struct witness *witness, const struct length *length)
{
    int64_t least, most;
    if (!moment_between(&witness->start, &witness->end, &least, &most))
        return false;
    return ranges_meet(range_of(length), (struct length_range){least, most});
}

bool witness_length(const struct witness *witness, int64_t *seconds)
{
    enum { ABOUT = 3600 }; /* a quarter of an hour on either side of both */
    int64_t least, most;
    if (witness->start.precision < PRECISION_MINUTE || witness->end.precision < PRECISION_MINUTE ||
        !moment_between(&witness->start, &witness->end, &least, &most) || most - least > ABOUT)
        return false;
    *seconds = least + (most - least) / 2;
    return true;
}

const struct witness *choose_witness(const struct witness_list *witnesses)
{
    const struct witness *chosen = NULL;
    int64_t chosen_seconds = 0, seconds;
    for (size_t i = 0; i < witnesses->count; i++) {
        const struct witness *witness = &witnesses->items[i];
        if (!witness->explicit || !witness_length(witness, &seconds) || seconds <= 0)
            continue;
        if (witness->field)
            return witness;
        if (chosen && (seconds > chosen_seconds + 60 || seconds < chosen_seconds - 60))
            return NULL;
        chosen = chosen ? chosen : witness;
        chosen_seconds = seconds;
    }
    return chosen;
}
