/* Floor 7. How often each rule was broken, for --statistics.
 */
#ifndef PMLINT_COMMANDS_STATISTICS_H
#define PMLINT_COMMANDS_STATISTICS_H

#include "checks/check.h"

#include <stdio.h>

struct rule_count {
    size_t rule; /* its number */
    size_t found;
    size_t suppressed, known; /* by comments, by the baseline */
};

struct statistics {
    struct rule_count *counts; /* one a rule, by rule_number */
};

struct statistics statistics_new(struct arena *arena);

/* Counts the findings of a document, suppressed ones apart. */
void statistics_count(struct statistics *statistics, const struct finding_list *findings);

/* Prints the rules that were broken, the most frequent first, with what was hidden of each. */
void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena);

#endif
