/* The times to detect, to mitigate and to resolve: among themselves, and beside the timeline. */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/pairs.h"

check_function check_metric_impossible, check_metric_contradicts_timeline;

enum { METRIC_KINDS = METRIC_RESOLVE + 1 };

/* The only metric of each kind; where one stands twice, the document tells of several incidents. */
static bool single_metrics(const struct metric_list *metrics,
                           const struct metric *single[METRIC_KINDS])
{
    for (size_t i = 0; i < metrics->count; i++) {
        const struct metric *metric = &metrics->items[i];
        if (single[metric->kind])
            return false;
        single[metric->kind] = metric;
    }
    return metrics->count > 0;
}

static void report_negative(struct check *check, const struct metric *metric)
{
    const char *name = quote(check, metric->name), *written = quote(check, metric->written);
    struct finding *finding =
        report(check, metric->place, arena_printf(check->arena, "%s %s", name, written),
               "%s is %s: less than nothing", name, written);
    report_label(check, finding, "negative");
}

/* Whether the first is longer than the second in every reading of both. */
static bool exceeds(const struct metric *first, const struct metric *second)
{
    return !first->length.approximate && !second->length.approximate && !first->length.negative &&
           !second->length.negative && first->length.seconds > second->length.most &&
           first->length.least > second->length.most;
}

/* Whether both together are a length that the document states for the whole incident. */
static bool make_up_the_whole(const struct check *check, const struct metric *first,
                              const struct metric *second)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    for (size_t i = 0; i < lengths->count; i++)
        if (!lengths->items[i].metric &&
            length_may_be(&lengths->items[i].length,
                          first->length.seconds + second->length.seconds))
            return true;
    return false;
}

/* A time to resolve may be counted from the detection: then it says nothing against the others. */
static bool counts_from_detection(const struct check *check, const struct metric *metric)
{
    const struct point *points = check->postmortem->incident.points;
    int64_t seconds;
    return metric->kind == METRIC_RESOLVE && points[PHASE_DETECTED].source != POINT_NONE &&
           points[PHASE_END].source != POINT_NONE &&
           length_between(&points[PHASE_DETECTED].moment, &points[PHASE_END].moment, &seconds) &&
           length_may_be(&metric->length, seconds);
}

static void compare_metrics(struct check *check, const struct metric *first,
                            const struct metric *second)
{
    if (!first || !second || !exceeds(first, second) || counts_from_detection(check, second) ||
        make_up_the_whole(check, first, second))
        return;
    const char *first_name = quote(check, first->name), *second_name = quote(check, second->name);
    const char *first_written = quote(check, first->written);
    const char *second_written = quote(check, second->written);
    struct finding *finding =
        report(check, first->place,
               arena_printf(check->arena, "%s %s %s", first_name, first_written, second_written),
               "%s is %s, but %s is only %s (line %zu): %s less", first_name, first_written,
               second_name, second_written, line_of(check, second->place),
               format_length(check->arena, first->length.seconds - second->length.seconds));
    report_label(check, finding, "longer");
    report_related(check, finding, second->place, "%s: %s", second_name, second_written);
}

/* Whether the mitigation lies before the end if the time to resolve counts from the detection. */
static bool fits_behind_detection(const struct metric *const single[METRIC_KINDS])
{
    const struct metric *detect = single[METRIC_DETECT], *mitigate = single[METRIC_MITIGATE],
                        *resolve = single[METRIC_RESOLVE];
    return detect && mitigate && resolve &&
           mitigate->length.least <= resolve->length.most + detect->length.most;
}

void check_metric_impossible(struct check *check)
{
    const struct metric_list *metrics = &check->postmortem->metrics;
    const struct metric *single[METRIC_KINDS] = {NULL};
    for (size_t i = 0; i < metrics->count; i++)
        if (metrics->items[i].length.negative)
            report_negative(check, &metrics->items[i]);
    if (!single_metrics(metrics, single))
        return;
    compare_metrics(check, single[METRIC_DETECT], single[METRIC_MITIGATE]);
    if (!fits_behind_detection(single))
        compare_metrics(check, single[METRIC_MITIGATE], single[METRIC_RESOLVE]);
    if (!single[METRIC_MITIGATE])
        compare_metrics(check, single[METRIC_DETECT], single[METRIC_RESOLVE]);
}

static void report_no_pair(struct check *check, const struct metric *metric,
                           const struct pair *pair)
{
    bool dated = pair->seconds >= (int64_t)24 * 3600;
    const char *name = quote(check, metric->name), *written = quote(check, metric->written);
    const char *from = moment_words(check, &pair->from->moment, dated);
    const char *to = moment_words(check, &pair->to->moment, dated);
    const char *length = format_length(check->arena, pair->seconds);
    struct finding *finding =
        report(check, metric->place, arena_printf(check->arena, "%s %s", name, written),
               "%s is %s, but no two entries of the timeline are so far apart; nearest: %s (line "
               "%zu) to %s (line %zu) is %s",
               name, written, from, line_of(check, pair->from->place), to,
               line_of(check, pair->to->place), length);
    report_label(check, finding, "stated");
    report_related(check, finding, pair->to->place, "%s − %s = %s", to, from, length);
}

void check_metric_contradicts_timeline(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct point *start = &postmortem->incident.points[PHASE_START];
    const struct metric *single[METRIC_KINDS] = {NULL};
    struct mark_list marks = {0};
    struct pair pair;
    /* Without a known start the incident may have begun before the log. */
    if (postmortem->several || start->source == POINT_NONE ||
        !single_metrics(&postmortem->metrics, single) || !marks_of(check, &marks))
        return;
    for (size_t kind = 0; kind < METRIC_KINDS; kind++) {
        const struct metric *metric = single[kind];
        const struct point *end = &postmortem->incident.points[PHASE_END];
        if (!metric || metric->length.approximate || metric->length.negative ||
            (kind != METRIC_DETECT && end->source == POINT_NONE))
            continue;
        if (nearest_pair(&marks, &metric->length, &pair) && !pair.fits)
            report_no_pair(check, metric, &pair);
    }
}
