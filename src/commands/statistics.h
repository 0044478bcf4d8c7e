/* Floor 7. How often each rule was broken, for --statistics.
 */
#ifndef PMLINT_COMMANDS_STATISTICS_H
#define PMLINT_COMMANDS_STATISTICS_H

#include "checks/check.h"

#include <stdio.h>

struct statistics {
    size_t *counts; /* one a rule, by rule_number */
};

struct statistics statistics_new(struct arena *arena);
void statistics_count(struct statistics *statistics, const struct finding_list *findings);

/* Prints the rules that were broken, the most frequent first. */
void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena);

#endif
