/* The times to detect, to mitigate and to resolve: among themselves, and beside the timeline. */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/pairs.h"
#include "rulebook/pattern.h"

check_function check_metric_impossible, check_metric_contradicts_timeline;

enum { METRIC_KINDS = METRIC_RESOLVE + 1 };

/* Adds what sentences tell of metrics that no field has; of two that differ neither. */
static void add_sentences(const struct metric_list *metrics,
                          const struct metric *single[METRIC_KINDS])
{
    bool twice[METRIC_KINDS] = {false};
    for (size_t i = 0; i < metrics->count; i++) {
        const struct metric *metric = &metrics->items[i], *other = single[metric->kind];
        if (!metric->sentence || (other && !other->sentence))
            continue;
        twice[metric->kind] |= other && other->length.seconds != metric->length.seconds;
        single[metric->kind] = metric;
    }
    for (size_t kind = 0; kind < METRIC_KINDS; kind++)
        if (twice[kind])
            single[kind] = NULL;
}

/* The only metric of each kind; where one stands in two fields, the document tells of several incidents. */
static bool single_metrics(const struct metric_list *metrics,
                           const struct metric *single[METRIC_KINDS])
{
    for (size_t i = 0; i < metrics->count; i++) {
        const struct metric *metric = &metrics->items[i];
        if (metric->sentence)
            continue;
        if (single[metric->kind])
            return false;
        single[metric->kind] = metric;
    }
    add_sentences(metrics, single);
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

/* The point of the incident to which a metric counts. */
static enum phase last_phase(const struct incident *incident, enum metric_kind kind)
{
    if (kind == METRIC_DETECT)
        return PHASE_DETECTED;
    bool mitigated = incident->points[PHASE_MITIGATED].source != POINT_NONE;
    return kind == METRIC_MITIGATE && mitigated ? PHASE_MITIGATED : PHASE_END;
}

/* Whether a length is what a time to mitigate may be that counts to a mitigation of which nothing else tells: that lay
 * somewhere within so many seconds. */
static bool may_be_untold(const struct incident *incident, const struct metric *metric,
                          int64_t seconds)
{
    return metric->kind == METRIC_MITIGATE &&
           incident->points[PHASE_MITIGATED].source == POINT_NONE &&
           range_of(&metric->length).least <= seconds;
}

/* What people mean by a metric: the time from the start to that point. False where nothing tells both. */
static bool meant_length(const struct incident *incident, enum phase last, int64_t *seconds)
{
    const struct point *from = &incident->points[PHASE_START], *to = &incident->points[last];
    return from->source != POINT_NONE && to->source != POINT_NONE &&
           moment_is_measurable(&from->moment) && moment_is_measurable(&to->moment) &&
           zones_compare(&from->moment, &to->moment) &&
           length_between(&from->moment, &to->moment, seconds);
}

/* "start 09:00 (line 5) to detected 09:10 (line 6) is 10 min" */
static const char *point_words(const struct check *check, enum phase phase, bool dated)
{
    const struct point *point = &check->postmortem->incident.points[phase];
    return arena_printf(check->arena, "%s %s (line %zu)", phase_name(phase),
                        moment_words(check, &point->moment, dated), line_of(check, point->place));
}

enum { DAY = 24 * 3600 };

static const char *meant_words(const struct check *check, enum phase last, int64_t seconds)
{
    return arena_printf(
        check->arena, "%s to %s is %s", point_words(check, PHASE_START, seconds >= DAY),
        point_words(check, last, seconds >= DAY), format_length(check->arena, seconds));
}

/* Reports a metric that differs from what the told points of the incident make. */
static void report_other_length(struct check *check, const struct metric *metric, enum phase last,
                                int64_t seconds)
{
    const char *name = quote(check, metric->name), *written = quote(check, metric->written);
    struct finding *finding =
        report(check, metric->place, arena_printf(check->arena, "%s %s", name, written),
               "%s is %s, but %s", name, written, meant_words(check, last, seconds));
    report_label(check, finding, "stated");
    report_related(check, finding, check->postmortem->incident.points[last].place, "%s",
                   format_length(check->arena, seconds));
}

static const char *nearest_words(const struct check *check, const struct pair *pair)
{
    bool dated = pair->seconds >= DAY;
    return arena_printf(
        check->arena, "nearest: %s (line %zu) to %s (line %zu) is %s",
        moment_words(check, &pair->from->moment, dated), line_of(check, pair->from->place),
        moment_words(check, &pair->to->moment, dated), line_of(check, pair->to->place),
        format_length(check->arena, pair->seconds));
}

/* Names the points that the author means, where they are known, before the two entries that happen to be nearest. */
static void report_no_pair(struct check *check, const struct metric *metric,
                           const struct pair *pair)
{
    const struct incident *incident = &check->postmortem->incident;
    enum phase last = last_phase(incident, metric->kind);
    int64_t seconds;
    bool meant = meant_length(incident, last, &seconds) && seconds >= 0;
    const char *name = quote(check, metric->name), *written = quote(check, metric->written);
    struct finding *finding =
        report(check, metric->place, arena_printf(check->arena, "%s %s", name, written),
               "%s is %s, but no two entries of the timeline are exactly so far apart; %s", name,
               written, meant ? meant_words(check, last, seconds) : nearest_words(check, pair));
    report_label(check, finding, "stated");
    report_related(check, finding, meant ? incident->points[last].place : pair->to->place, "%s",
                   format_length(check->arena, meant ? seconds : pair->seconds));
}

/* Whether a mark is one to which a metric may count: the point itself, or an entry whose words tell one. */
static bool ends_metric(const struct check *check, enum phase phase, const struct mark *mark)
{
    static const enum word_list_id lists[PHASE_COUNT][2] = {
        [PHASE_DETECTED] = {WORDS_DETECT_MARKER_PATTERNS, WORDS_DETECT_EVENT_PATTERNS},
        [PHASE_MITIGATED] = {WORDS_MITIGATE_MARKER_PATTERNS, WORDS_MITIGATE_EVENT_PATTERNS},
        [PHASE_END] = {WORDS_END_MARKER_PATTERNS, WORDS_END_EVENT_PATTERNS}};
    const struct point *point = &check->postmortem->incident.points[phase];
    return (point->source != POINT_NONE &&
            moment_compare(&mark->moment, &point->moment) == ORDER_SAME) ||
           patterns_match(word_list(check, lists[phase][0]), mark->words) ||
           patterns_match(word_list(check, lists[phase][1]), mark->words);
}

/* Whether a metric fits any two moments of which it may be told: from the start, or from a change or an error before
 * it, or from the detection, to one that ends it. A time to detect may count to a human who saw what a monitor told
 * before: then from the start to any entry. */
static bool fits_told_points(const struct check *check, const struct mark_list *marks,
                             const struct metric *metric)
{
    const struct point *points = check->postmortem->incident.points;
    bool detect = metric->kind == METRIC_DETECT;
    for (size_t j = 0; j < marks->count; j++) {
        const struct mark *to = &marks->items[j];
        /* all may be resolved when the last work is done, some time behind the end */
        bool ends =
            detect ? ends_metric(check, PHASE_DETECTED, to)
                   : ends_metric(check, PHASE_MITIGATED, to) || ends_metric(check, PHASE_END, to) ||
                         moment_compare(&to->moment, &points[PHASE_END].moment) == ORDER_AFTER;
        for (size_t i = 0; i < marks->count; i++) {
            const struct mark *from = &marks->items[i];
            if (pair_fits(from, to, &metric->length) &&
                (ends || (detect && moment_compare(&from->moment, &points[PHASE_START].moment) ==
                                        ORDER_SAME)))
                return true;
        }
    }
    return false;
}

/* Whether a metric stands where the document speaks of its incident: at its head, in a part with a role, or
 * under a heading as short as "Key metrics". "Metrics of the last quarter" are means. */
static bool is_of_incident(const struct check *check, const struct metric *metric)
{
    const struct section *section = postmortem_section_at(check->postmortem, metric->place.start);
    if (!section || section->level <= 1)
        return true;
    if (patterns_match(word_list(check, WORDS_OTHER_METRIC_PATTERNS), section->heading))
        return false;
    if (section_has_role(section))
        return true;
    size_t blanks = 0;
    for (size_t i = 0; i < section->heading.length; i++) {
        blanks += ascii_is_blank(section->heading.data[i]);
        if (ascii_is_digit(section->heading.data[i]))
            return false;
    }
    return blanks <= 1;
}

/* Whether the document says that a time to detect counts from another moment, or to another. */
static bool counts_otherwise(const struct check *check, const struct metric *metric)
{
    return metric->kind == METRIC_DETECT &&
           patterns_match(word_list(check, WORDS_COUNTED_FROM_PATTERNS),
                          check->postmortem->document->bytes);
}

/* Compares a metric with the points that fields and markers tell. False where they do not tell those it counts
 * from and to. */
static bool compare_with_points(struct check *check, const struct mark_list *marks,
                                const struct metric *metric)
{
    const struct incident *incident = &check->postmortem->incident;
    enum phase last = last_phase(incident, metric->kind);
    bool inferred = metric->kind == METRIC_DETECT && incident->points[last].source == POINT_EVENT &&
                    moment_is_measurable(&incident->points[last].moment);
    int64_t seconds;
    if (!point_is_told(check, PHASE_START) || (!point_is_told(check, last) && !inferred) ||
        !meant_length(incident, last, &seconds) || seconds < 0)
        return false;
    /* A night that only the fall of the clocks tells is another rule's affair. */
    bool guessed =
        !incident->points[last].moment.own_day && length_may_be(&metric->length, seconds - DAY);
    if (!length_may_be(&metric->length, seconds) && !guessed &&
        !may_be_untold(incident, metric, seconds) &&
        !counts_from_clock(check, &incident->points[last].moment, &metric->length) &&
        !fits_told_points(check, marks, metric) && !counts_otherwise(check, metric))
        report_other_length(check, metric, last, seconds);
    return true;
}

/* An entry that tells the detection so long after the start as the time to detect says. */
static const struct mark *find_detection(const struct check *check, const struct mark_list *marks,
                                         const struct metric *metric)
{
    const struct point *start = &check->postmortem->incident.points[PHASE_START];
    const struct mark from = {.moment = start->moment};
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].words.length && ends_metric(check, PHASE_DETECTED, &marks->items[i]) &&
            pair_fits(&from, &marks->items[i], &metric->length))
            return &marks->items[i];
    return NULL;
}

/* A thing may be caught before it hurts anybody; but not where the time to detect and an entry of the timeline say
 * that it was found after the start. */
static bool check_early_detection(struct check *check, const struct mark_list *marks,
                                  const struct metric *metric)
{
    const struct point *points = check->postmortem->incident.points;
    const struct point *start = &points[PHASE_START], *detected = &points[PHASE_DETECTED];
    int64_t seconds;
    if (metric->kind != METRIC_DETECT || metric->length.least <= 0 ||
        detected->source != POINT_FIELD || !point_is_told(check, PHASE_START) ||
        !point_is_told(check, PHASE_DETECTED) ||
        !zones_compare(&detected->moment, &start->moment) ||
        !length_between(&detected->moment, &start->moment, &seconds) || seconds <= 0)
        return false;
    const struct mark *entry = find_detection(check, marks, metric);
    if (!entry || counts_from_clock(check, &detected->moment, &metric->length) ||
        event_at_moment(check->postmortem, &detected->moment))
        return true;
    const char *name = quote(check, metric->name), *written = quote(check, metric->written);
    const char *words = moment_words(check, &detected->moment, seconds >= DAY);
    struct finding *finding = report(check, detected->place, words,
                                     "detected %s, %s before the %s, but %s is %s (line %zu)",
                                     words, format_length(check->arena, seconds),
                                     point_words(check, PHASE_START, seconds >= DAY), name, written,
                                     line_of(check, metric->place));
    report_label(check, finding, "a slip for %s?", moment_words(check, &entry->moment, false));
    report_related(check, finding, entry->place, "%s after the start", written);
    return true;
}

/* Whether the timeline has entries; where it has none, what fields say stands by itself. */
static bool has_log(const struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline)
            return true;
    return false;
}

static void check_metric(struct check *check, const struct mark_list *marks, bool log,
                         const struct metric *metric)
{
    const struct incident *incident = &check->postmortem->incident;
    const struct point *end = &incident->points[PHASE_END];
    struct pair pair;
    if (metric->length.approximate || metric->length.negative || !is_of_incident(check, metric) ||
        (metric->kind != METRIC_DETECT && end->source == POINT_NONE) ||
        compare_with_points(check, marks, metric) || !log ||
        check_early_detection(check, marks, metric))
        return;
    if (nearest_pair(marks, &metric->length, &pair) && !pair.fits &&
        !may_be_untold(incident, metric, pair.longest))
        report_no_pair(check, metric, &pair);
}

void check_metric_contradicts_timeline(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct point *start = &postmortem->incident.points[PHASE_START];
    const struct metric *single[METRIC_KINDS] = {NULL};
    struct mark_list marks = {0};
    if (postmortem->elapsed.count)
        compare_elapsed(check);
    /* Without a known start the incident may have begun before the log. */
    if (postmortem->several || start->source == POINT_NONE ||
        !single_metrics(&postmortem->metrics, single))
        return;
    bool log = has_log(check);
    if (log ? !marks_of(check, &marks) : !stated_marks_of(check, &marks))
        return;
    for (size_t kind = 0; kind < METRIC_KINDS; kind++)
        if (single[kind])
            check_metric(check, &marks, log, single[kind]);
}
