/* Floor 5, inside the room only: whether a sentence that tells a time speaks of the incident as a whole.
 */
#ifndef PMLINT_CHECKS_SUBJECT_H
#define PMLINT_CHECKS_SUBJECT_H

#include "checks/check.h"

/* The sentence around a place: from behind the full stop before it to the next, over the line ends of its
 * paragraph. */
struct text sentence_in_paragraph(struct text document, struct place place);

/* Whether the sentence around a place is the first of a summary that tells of no part of the incident. Behind others it
 * may speak of what they do, be it a provider or a region. */
bool opens_summary(const struct check *check, struct place place);

/* What a sentence tells with a window. */
enum window_kind {
    WINDOW_OF_OTHER, /* maybe of another thing, or it is none */
    WINDOW_UNDATED, /* from when to when the thing in the title failed, or nobody could do something */
    WINDOW_OF_DAY, /* the same with its day, and no other sentence tells a window */
};

/* What the window is that the sentence of these words has in a place. */
enum window_kind window_of_whole(const struct check *check, struct place place, struct text words);

/* Whether a sentence tells a length right beside the window in a place: "86 minutes, from 14:07 to 15:33". */
bool has_length_beside(const struct check *check, struct place window, struct place length);

/* Whether a field has more words behind the time in a place: "17:33 UTC (end of monitoring)". */
bool has_remark(const struct check *check, struct place place);

#endif
