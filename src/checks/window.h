/* Floor 5, inside the room only: whether the timeline lies where the document says that the incident was. */
#ifndef PMLINT_CHECKS_WINDOW_H
#define PMLINT_CHECKS_WINDOW_H

#include "checks/check.h"

/* Whether the timeline certainly lies beside the stated windows, so that timeline-outside-window tells it. */
bool timeline_lies_beside_window(struct check *check);

#endif
