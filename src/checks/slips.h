/* Floor 5, inside the room only: numbers of the impact that are stated twice and differ by a slip of the finger.
 */
#ifndef PMLINT_CHECKS_SLIPS_H
#define PMLINT_CHECKS_SLIPS_H

#include "checks/check.h"

/* A number as the document gives it, with what it counts. */
struct told {
    struct text text;
    struct place place;
};

/* Reports the second of two numbers that contradict each other. */
void report_two_numbers(struct check *check, struct told first, struct told second);

/* Reports what is told once before or in the summary and once in the impact, by the same label or in the same
 * words, with numbers that differ by a slip. */
void report_slips(struct check *check);

#endif
