/* Floor 5, inside the room only: a start or an end of the incident that the rest of the document contradicts.
 */
#ifndef PMLINT_CHECKS_ENDS_H
#define PMLINT_CHECKS_ENDS_H

#include "checks/check.h"

/* A start or an end that some place tells. */
struct told_end {
    const struct moment *moment;
    struct place place;
    enum point_source source;
    struct text words; /* the name of the field, the sentence, or the entry's text */
};
LIST(told_end_list, struct told_end);

/* Two starts, or ends, of which the one is a slip. */
struct odd_end {
    enum phase phase;
    struct told_end_list told;    /* all of this phase, by kind, then in the document's order */
    const struct told_end *odd;   /* one of them */
    const struct told_end *right; /* one of those that contradict it */
    int64_t right_seconds;        /* from the right start to the right end */
    /* That agrees with the right one and not with the odd one; NULL where none does. */
    const struct length_claim *length;
    bool certain; /* by itself; else it takes another contradiction, which it explains */
};

/* Whether a moment is given to the minute, in one reading. */
bool moment_is_sharp(const struct moment *moment);

/* Whether an entry of the timeline marks the start of the incident, or for any other phase its end, and tells the
 * minute: "14:02 Outage begins". What was posted at that time marks none. */
bool entry_marks_end(const struct check *check, const struct event *event, enum phase phase);

/* Whether words name a clock, be it besides those that they were taken for: each may be that of something else. */
bool names_clock(const struct check *check, struct text words, const struct clock *clock);

/* Whether an entry marks the start or the end in no words but those: what is declared over, or that of a region, is
 * another thing. */
bool is_plain_mark(const struct check *check, struct text words);

/* The only entry that marks the phase, where it has no words but those; NULL where there is none, or several. */
const struct event *only_plain_mark(const struct check *check, enum phase phase);

/* Whether an entry before a moment tells that all was well: then what is marked at the moment may be another end. */
bool is_over_before(const struct check *check, const struct moment *moment);

/* What names the end that stands in a place: the field, or all of the sentence. */
struct text words_of_end(const struct check *check, struct place place);

/* Whether two ends are told for one minute. */
bool is_same_clock(const struct told_end *a, const struct told_end *b);

/* The word by which a text names what the incident did, "outage"; empty where it has none. */
struct text impact_word(const struct check *check, struct text words);

/* Whether words are those of a part of the incident: a worse or milder phase, what had pauses, what is planned. */
bool speaks_of_part(const struct check *check, struct text words);

/* Whether two ends are as far apart by the clock as they are in truth: else they are of two zones, which may be
 * confused. */
bool ends_share_zone(const struct told_end *a, const struct told_end *b);

/* Whether two places name different things: the incident as such in the one, what it did in the other. */
bool ends_name_other_things(const struct check *check, const struct told_end *a,
                            const struct told_end *b);

/* Finds it. False where there is none. */
bool find_odd_end(const struct check *check, struct odd_end *found);

/* Finds an entry that marks the start or the end outside of what the fields for both and a length say alike. False
 * where there is none. */
bool find_stray_entry(const struct check *check, struct odd_end *found);

void report_odd_end(struct check *check, const struct odd_end *found);

#endif
