/* Floor 1, within the time room. From a local reading to instants by the readings of its zone. */
#ifndef PMLINT_TIME_INSTANT_H
#define PMLINT_TIME_INSTANT_H

#include "time/moment.h"

/* Sets has_instant, earliest, latest and at_change of a moment whose date, clock, zone and local
 * reading stand, and says in `why` where there are several readings. */
void moment_set_instant(struct moment *moment, struct arena *arena);

#endif
