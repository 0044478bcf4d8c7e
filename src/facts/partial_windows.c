/* Windows that stand side by side in a sentence, each of a part of the incident: of a region, a phase. */
#include <string.h>

#include "facts/claims.h"

/* Whether a text goes on to another sentence, cell or block. */
static bool ends_sentence(struct text text)
{
    for (size_t i = 0; i + 1 < text.length; i++) {
        char here = text.data[i], next = text.data[i + 1];
        if (here == '|' || (strchr(".!?;", here) && ascii_is_space(next)) ||
            (here == '\n' && strchr("\n\r-*+|#>", next)))
            return true;
    }
    return false;
}

static bool is_in_one_sentence(const struct reading *reading, size_t from, size_t to)
{
    enum { REACH = 160 };
    struct place between = {from, to};
    return from < to && to - from <= REACH &&
           !ends_sentence(document_text(reading->postmortem->document, between));
}

/* Whether the second begins before the first, or ends behind it, beyond doubt. */
static bool reaches_beyond(const struct window_claim *second, const struct window_claim *first)
{
    return moment_compare(&second->start, &first->start) == ORDER_BEFORE ||
           moment_compare(&second->end, &first->end) == ORDER_AFTER;
}

/* Whether the second stands in brackets behind the first, and says it once more: "(local time: 10:00 to 11:00)". */
static bool is_in_brackets(const struct reading *reading, const struct window_claim *first,
                           const struct window_claim *second)
{
    struct text bytes = reading->postmortem->document->bytes;
    for (size_t at = second->place.start; at > first->place.end; at--) {
        char before = bytes.data[at - 1];
        if (before == '(' || before == '[')
            return true;
        if (before == ')' || before == ']')
            return false;
    }
    return false;
}

/* The lengths behind such a window, in its sentence: "14:00-15:10 (70 min)". */
static void mark_lengths_behind(struct reading *reading, const struct window_claim *window)
{
    struct length_claim_list *lengths = &reading->postmortem->incident.lengths;
    for (size_t i = 0; i < lengths->count; i++) {
        struct length_claim *claim = &lengths->items[i];
        if (!claim->field && is_in_one_sentence(reading, window->place.end, claim->place.start))
            claim->part = true;
    }
}

void drop_partial_windows(struct reading *reading)
{
    struct incident *incident = &reading->postmortem->incident;
    static const enum phase ends[] = {PHASE_START, PHASE_END};
    for (size_t i = 0; i + 1 < incident->windows.count; i++) {
        struct window_claim *first = &incident->windows.items[i], *second = first + 1;
        if (first->field || second->field || is_in_brackets(reading, first, second) ||
            !reaches_beyond(second, first) ||
            !is_in_one_sentence(reading, first->place.end, second->place.start))
            continue;
        first->partial = second->partial = true;
        mark_lengths_behind(reading, first);
        mark_lengths_behind(reading, second);
        for (size_t j = 0; j < sizeof ends / sizeof *ends; j++) {
            struct point *point = &incident->points[ends[j]];
            if (point->source == POINT_SENTENCE)
                *point = (struct point){.source = POINT_NONE};
        }
    }
}
