/* Floor 5, inside the room only: the timeline's moments, to hold stated lengths against any two of
 * them.
 */
#ifndef PMLINT_CHECKS_PAIRS_H
#define PMLINT_CHECKS_PAIRS_H

#include "checks/check.h"

/* A moment that the document gives, and where. */
struct mark {
    struct moment moment;
    struct place place;
    struct text words; /* of the entry whose beginning it is; empty for others */
};
LIST(mark_list, struct mark);

/* Whether a moment is one that can be measured from: of one reading, and to the minute. */
bool moment_is_measurable(const struct moment *moment);

/* Whether both moments name a zone or neither does: else the one may be of another than the document's others. */
bool zones_compare(const struct moment *a, const struct moment *b);

/* Whether some clock of the document lies so long before a moment: "Declared: 14:20". */
bool counts_from_clock(const struct check *check, const struct moment *to,
                       const struct length *length);

/* Whether a field or a marker tells a point of the incident, to the minute, and no second field does. */
bool point_is_told(const struct check *check, enum phase phase);

/* Reports what sentences count from the start ("at 09:10, 25 minutes after the start") and differs from that. */
void compare_elapsed(struct check *check);

/* All times of the timeline, ranges' ends included, then the incident's points from elsewhere. False
 * where they prove nothing: fewer than three timed entries, one without a settled time or out of
 * order, or more than can be compared. */
bool marks_of(const struct check *check, struct mark_list *marks);

/* The incident's points and windows from elsewhere alone. False where they are more than can be compared. */
bool stated_marks_of(const struct check *check, struct mark_list *marks);

/* Two marks whose distance fits a length, or the two of which it comes nearest to that. */
struct pair {
    const struct mark *from, *to;
    int64_t seconds;
    bool fits;       /* within what the length's words and its rounding allow */
    int64_t longest; /* that any two marks are apart; 0 where the pair fits */
};

/* Whether the distance of two marks fits a length. */
bool pair_fits(const struct mark *from, const struct mark *to, const struct length *length);

/* False where no two marks have a common measure. */
bool nearest_pair(const struct mark_list *marks, const struct length *length, struct pair *pair);

#endif
