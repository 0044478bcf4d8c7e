/* Floor 4, inside of the room only. The points that the words of entries told, held against each other. */
#ifndef PMLINT_FACTS_POINT_ORDER_H
#define PMLINT_FACTS_POINT_ORDER_H

#include "facts/reading.h"

/* Drops or moves what an entry's words told where the other points leave no room for it: a repair before the
 * beginning, an alert behind the end. */
void settle_event_points(struct reading *reading);

#endif
