/* Floor 4. The part of the model (postmortem.h) that says when the incident was and how long: what was told of it,
 * and what of that is believed. Each fact has the place where the document says it.
 */
#ifndef PMLINT_FACTS_INCIDENT_H
#define PMLINT_FACTS_INCIDENT_H

#include "base/arena.h"
#include "base/text.h"
#include "time/moment.h"

/* Whether the document says a thing. UNREAD: something in it could, but was not understood; then
 * nobody may call it absent. */
enum stated { FACT_ABSENT, FACT_UNREAD, FACT_STATED };

/* A point of the incident: from a field, a marker, a sentence or the words of an entry. */
enum point_source { POINT_NONE, POINT_FIELD, POINT_MARKER, POINT_SENTENCE, POINT_EVENT };
struct point {
    enum point_source source;
    struct moment moment;
    struct place place;
    struct text written; /* "17:30 GMT" */
};
LIST(point_list, struct point);

enum phase { PHASE_START, PHASE_DETECTED, PHASE_MITIGATED, PHASE_END, PHASE_COUNT };
const char *phase_name(enum phase phase); /* "start", "detected", "mitigated", "end" */

/* Of what a length is, by the words of its sentence. */
enum length_subject {
    SUBJECT_UNKNOWN, /* of anything: it states how long the incident was, but proves nothing */
    SUBJECT_FAILURE, /* of what failed */
    SUBJECT_OUTAGE,  /* of an outage, by that name or as a state: "down" */
    SUBJECT_INCIDENT /* of the incident itself, which is the subject of the sentence */
};

/* A length of the incident as a length: "Duration: 3 h 30 min", "lasted two hours". */
struct length_claim {
    struct length length;
    struct place place;
    struct text written;
    bool field;
    enum length_subject subject; /* of a sentence: a field has its label */
    bool of_window;              /* in brackets, of the window before it: "14:00 to 15:00 (1 h)" */
    bool metric; /* a time to resolve: counted from the start or from the detection */
    bool shared; /* one of several lengths of a field: each speaks of a part of the incident */
    bool part; /* by its words, it may be that of a part or a phase: "fully down for 40 minutes" */
    bool net;  /* by its words, pauses or some of those hit are left out: "a total of 40 minutes" */
    /* A field says in words from when to when ("since detection"), or a sentence what could not be done for so long. */
    bool other_ends;
};
LIST(length_claim_list, struct length_claim);

/* A start and an end in one statement: "from 14:00 to 17:30 GMT". */
struct window_claim {
    struct moment start, end;
    struct place place;
    struct text written;
    bool field;
    bool interrupted; /* by its words, not all of it was hit: it has pauses, or is several ranges */
    bool partial;     /* another one stands in its sentence, and neither is the whole */
};
LIST(window_claim_list, struct window_claim);

/* How long it took to find, to soften or to mend the incident: "Time to detect: 5 min". */
enum metric_kind { METRIC_DETECT, METRIC_MITIGATE, METRIC_RESOLVE };
struct metric {
    enum metric_kind kind;
    struct length length;
    struct text name, written; /* "TTD", "5 min" */
    struct place place;        /* of the value */
    bool sentence;             /* "Time to detect was 5 min" */
};
LIST(metric_list, struct metric);

/* A moment that a sentence counts from the start as well: "at 09:10 UTC, 25 minutes after the start". */
struct elapsed_claim {
    struct moment moment;
    struct length length;
    struct text written; /* of the length */
    struct place moment_place, place;
};
LIST(elapsed_claim_list, struct elapsed_claim);

struct incident {
    struct point points[PHASE_COUNT];
    struct point_list told[PHASE_COUNT]; /* by fields and sentences, be it believed or not */
    struct length_claim_list lengths;
    struct length_claim_list loose; /* told where it says what happened; of what, nobody knows */
    bool may_be_told; /* a length stands there that is of something else, by its words */
    struct window_claim_list windows;
    enum stated
        duration; /* a length, or a start and an end that are no mere entries; never unread */
    bool has_minutes;
    int64_t minutes;
    struct place
        place; /* what says those minutes, or else first of the duration; empty where nothing does */
    bool ongoing; /* it says that the incident is not over, or that nothing was down */
};

#endif
