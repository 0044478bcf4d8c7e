/* Floor 7. How often each rule was broken, for --statistics.
 */
#ifndef PMLINT_COMMANDS_STATISTICS_H
#define PMLINT_COMMANDS_STATISTICS_H

#include "checks/check.h"

#include <stdio.h>

struct rule_count {
    const char *id; /* of the rule */
    size_t found;
    size_t suppressed, known; /* by comments, by the baseline */
};

LIST(rule_count_list, struct rule_count);

struct statistics {
    struct arena *arena;
    struct rule_count_list counts; /* those of the rulebook by rule_number, then those of houses */
};

struct statistics statistics_new(struct arena *arena);

/* Counts the findings of a document, suppressed ones apart. */
void statistics_count(struct statistics *statistics, const struct finding_list *findings);

/* Prints the rules that were broken, the most frequent first, with what was hidden of each. */
void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena);

#endif
