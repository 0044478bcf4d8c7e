#include "commands/statistics.h"

#include <stdlib.h>

struct statistics statistics_new(struct arena *arena)
{
    struct rule_count *counts = arena_alloc_array(arena, rulebook_rule_count + 1, sizeof *counts);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        counts[i].rule = i;
    return (struct statistics){.counts = counts};
}

void statistics_count(struct statistics *statistics, const struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct rule_count *count = &statistics->counts[rule_number(finding->rule)];
        count->found += finding->suppressed == NOT_SUPPRESSED;
        count->suppressed += finding->suppressed == SUPPRESSED_BY_COMMENT;
        count->known += finding->suppressed == SUPPRESSED_BY_BASELINE;
    }
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static size_t hidden(const struct rule_count *count)
{
    return count->suppressed + count->known;
}

/* Most findings first, shown ones before hidden ones. */
static int compare_counts(const void *left, const void *right)
{
    const struct rule_count *a = left, *b = right;
    int order = compare_sizes(b->found, a->found);
    if (!order)
        order = compare_sizes(hidden(b), hidden(a));
    return order ? order : compare_sizes(a->rule, b->rule);
}

/* "     3  timeline-gap (2 suppressed, 1 known)". */
static void print_count(const struct rule_count *count, FILE *out)
{
    fprintf(out, "%6zu  %s", count->found, rulebook_rules[count->rule].id);
    if (count->suppressed)
        fprintf(out, " (%zu suppressed%s", count->suppressed, count->known ? ", " : ")");
    if (count->known)
        fprintf(out, "%s%zu known)", count->suppressed ? "" : " (", count->known);
    fputc('\n', out);
}

void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena)
{
    struct rule_count *sorted = arena_alloc_array(arena, rulebook_rule_count + 1, sizeof *sorted);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        sorted[i] = statistics->counts[i];
    qsort(sorted, rulebook_rule_count, sizeof *sorted, compare_counts);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        if (sorted[i].found || hidden(&sorted[i]))
            print_count(&sorted[i], out);
}
