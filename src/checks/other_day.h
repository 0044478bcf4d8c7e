/* Floor 5, inside the room only: a start that a field puts behind all of the timeline. */
#ifndef PMLINT_CHECKS_OTHER_DAY_H
#define PMLINT_CHECKS_OTHER_DAY_H

#include "checks/check.h"

/* Reports a field that names the minute at which the timeline begins the incident, but of a day behind all entries.
 * False where there is none. */
bool report_other_day(struct check *check);

#endif
