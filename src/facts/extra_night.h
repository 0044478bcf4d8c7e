/* Floor 4, inside of the room only. A night that the clocks of a list tell, and the stated end does not. */
#ifndef PMLINT_FACTS_EXTRA_NIGHT_H
#define PMLINT_FACTS_EXTRA_NIGHT_H

#include "facts/reading.h"

/* 23:18, 00:05, 23:50, 01:10: one entry in the wrong place makes two nights of one. Where the start that the document
 * states is an entry of the list, and its end is one but for a day, it says itself that there is one night less: then
 * that is taken back, if only one can be. Else the days are in doubt. */
void drop_extra_night(struct reading *reading);

#endif
