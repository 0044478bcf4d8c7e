#include "commands/statistics.h"

#include <stdlib.h>
#include <string.h>

struct statistics statistics_new(struct arena *arena)
{
    struct statistics statistics = {.arena = arena};
    for (size_t i = 0; i < rulebook_rule_count; i++)
        LIST_PUSH(arena, &statistics.counts, (struct rule_count){.id = rulebook_rules[i].id});
    return statistics;
}

/* There are few rules of houses; two houses may have one of the same name. */
static struct rule_count *find_count(struct statistics *statistics, const struct rule *rule)
{
    struct rule_count_list *counts = &statistics->counts;
    if (rule_number(rule) < rulebook_rule_count)
        return &counts->items[rule_number(rule)];
    for (size_t i = rulebook_rule_count; i < counts->count; i++)
        if (strcmp(counts->items[i].id, rule->id) == 0)
            return &counts->items[i];
    LIST_PUSH(statistics->arena, counts, (struct rule_count){.id = rule->id});
    return &counts->items[counts->count - 1];
}

void statistics_count(struct statistics *statistics, const struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct rule_count *count = find_count(statistics, finding->rule);
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
    return order ? order : strcmp(a->id, b->id);
}

/* "     3  timeline-gap (2 suppressed, 1 known)". */
static void print_count(const struct rule_count *count, FILE *out)
{
    fprintf(out, "%6zu  %s", count->found, count->id);
    if (count->suppressed)
        fprintf(out, " (%zu suppressed%s", count->suppressed, count->known ? ", " : ")");
    if (count->known)
        fprintf(out, "%s%zu known)", count->suppressed ? "" : " (", count->known);
    fputc('\n', out);
}

void statistics_print(const struct statistics *statistics, FILE *out, struct arena *arena)
{
    size_t count = statistics->counts.count;
    struct rule_count *sorted = arena_alloc_array(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = statistics->counts.items[i];
    qsort(sorted, count, sizeof *sorted, compare_counts);
    for (size_t i = 0; i < count; i++)
        if (sorted[i].found || hidden(&sorted[i]))
            print_count(&sorted[i], out);
}
