/* Floor 5, inside the room only: entries that say their time by the clocks of two zones. */
#ifndef PMLINT_CHECKS_TWO_CLOCKS_H
#define PMLINT_CHECKS_TWO_CLOCKS_H

#include "checks/check.h"

/* Reports the entries of the timeline whose two clocks are certainly not those of one moment, in one finding. */
void report_two_clocks(struct check *check);

#endif
