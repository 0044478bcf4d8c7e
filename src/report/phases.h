/* Floor 6. How long the incident took to detect, to mitigate, to resolve, and as a whole.
 */
#ifndef PMLINT_REPORT_PHASES_H
#define PMLINT_REPORT_PHASES_H

#include "facts/postmortem.h"

#define SPAN_MAX PHASE_COUNT

/* From one point of the incident to the next that is known. */
struct phase_span {
    const char *name; /* "detect", "mitigate", "resolve"; "incident" for the whole */
    enum phase from, to;
    bool measured;       /* the two have a common measure */
    int64_t least, most; /* seconds; negative where they stand the wrong way round */
};

/* The spans that the document's points give, in their order; the whole, where it is none of them, is the
 * last. Returns their number. */
size_t phase_spans(const struct incident *incident, struct phase_span spans[SPAN_MAX]);

/* Whether its points stand the wrong way round beyond doubt: no length tells how long that took. */
bool span_is_backward(const struct phase_span *span);

/* "10 min", "9 min to 11 min", "at most 1 day" where both points may be one, "before the start" where they stand the
 * wrong way round, or NULL where it is not measured; in the arena. */
const char *phase_length(const struct phase_span *span, struct arena *arena);

/* The points of the incident that this entry is, as bits 1 << enum phase. */
unsigned phases_of_event(const struct incident *incident, const struct event *event);

#endif
