#include "commands/statistics.h"

#include <stdlib.h>

struct rule_count {
    size_t rule, count;
};

struct statistics statistics_new(struct arena *arena)
{
    size_t *counts = arena_alloc_array(arena, rulebook_rule_count + 1, sizeof *counts);
    return (struct statistics){.counts = counts};
}

void statistics_count(struct statistics *statistics, const struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        statistics->counts[rule_number(findings->items[i].rule)]++;
}

static int compare_counts(const void *a, const void *b)
{
    const struct rule_count *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return (left->rule > right->rule) - (left->rule < right->rule);
}

void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena)
{
    struct rule_count *sorted = arena_alloc_array(arena, rulebook_rule_count + 1, sizeof *sorted);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        sorted[i] = (struct rule_count){.rule = i, .count = statistics->counts[i]};
    qsort(sorted, rulebook_rule_count, sizeof *sorted, compare_counts);
    for (size_t i = 0; i < rulebook_rule_count && sorted[i].count; i++)
        fprintf(out, "%6zu  %s\n", sorted[i].count, rulebook_rules[sorted[i].rule].id);
}
