/* Floor 5, inside the room only: the numbers that a document's words hold.
 */
#ifndef PMLINT_CHECKS_NUMBERS_H
#define PMLINT_CHECKS_NUMBERS_H

#include "checks/spoken.h"

/* The hundredths of a number such as "1,250.5"; digits behind them are dropped. -1 where it is too
 * long to be a share or a count. */
int64_t hundredths_of(struct text digits);

/* Whether two numbers differ as by a slip of the finger: the same digits in another order, or of three and more
 * just one of them. Marks between the digits are not compared. */
bool is_digit_slip(struct text a, struct text b);

#endif
