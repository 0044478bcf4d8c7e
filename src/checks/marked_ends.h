/* Floor 5, inside the room only: an odd start or end beside a field and an entry that marks the same, "Outage begins".
 */
#ifndef PMLINT_CHECKS_MARKED_ENDS_H
#define PMLINT_CHECKS_MARKED_ENDS_H

#include "checks/ends.h"

/* Whether a sentence says plainly that what it names began or ended then, while a field and an entry that marks the
 * same word, "Outage begins", tell another time, so many seconds away: then any other time is a slip, unless the one is
 * the other, rounded. */
bool is_marked_otherwise(const struct check *check, const struct odd_end *found, int64_t seconds);

/* Whether the window of a duration ends otherwise than a field for that end and an entry that marks it, "Outage ends",
 * say alike: then it is the odd one, be there no length, unless the one is the other, rounded. */
bool is_outvoted(const struct check *check, const struct odd_end *found, int64_t seconds);

#endif
