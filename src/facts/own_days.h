/* Floor 4, inside of the room only. The days that stand nearer to a timeline than the document's own: in a field of the
 * report that it belongs to, in a sentence that tells from when to when. */
#ifndef PMLINT_FACTS_OWN_DAYS_H
#define PMLINT_FACTS_OWN_DAYS_H

#include "facts/reading.h"

/* The field that names the day of a timeline which is not the first of its document: it opens the report between the
 * two, and one of its name stands above the first. NULL where there is none, as in all but files with several reports. */
const struct field *field_of_own_day(const struct reading *reading, const struct section *timeline,
                                     struct date *day);

/* A sentence that tells the day with both clocks, which the timeline has too, is believed more than a bare "Date:"
 * some days later, which may be the day of writing. */
void take_day_of_window(struct reading *reading);

#endif
