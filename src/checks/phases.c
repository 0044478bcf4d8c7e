/* Starts, detections, mitigations and ends that stand the wrong way round. */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/window.h"

check_function check_end_before_start, check_phases_out_of_order;

/* A step back of as much as this between undated clocks is a night. */
enum { NIGHT = 6 * 3600 };

/* A step back of more days than this is a date that was misread, or belongs to something else. */
enum { FAR_BACK = 14 * 24 * 3600 };

/* Whether the day of a moment is beyond doubt: it is written with it, be its zone named or not. */
static bool has_certain_day(const struct moment *moment)
{
    return moment->certainty == MOMENT_CERTAIN || moment->own_day;
}

/* Whether `late` certainly lies before `early`, however long the step. A date that is only
 * inherited may belong to the day before or after: then a long step back is a night. */
static bool runs_back(const struct moment *early, const struct moment *late)
{
    int64_t least, most;
    if (!moment_is_settled(early) || !moment_is_settled(late) ||
        moment_compare(early, late) != ORDER_AFTER)
        return false;
    if (!moment_between(late, early, &least, &most) || most > FAR_BACK)
        return false;
    return (has_certain_day(early) && has_certain_day(late)) || most < NIGHT;
}

/* Where a window's clocks stand without dates, the end may be on the next day. */
static bool is_dated_window(const struct window_claim *window)
{
    return window->start.date.known && window->end.date.known &&
           runs_back(&window->start, &window->end);
}

static void report_window(struct check *check, struct place place, const struct moment *start,
                          const struct moment *end)
{
    const char *start_words = moment_words(check, start, true);
    const char *end_words = moment_words(check, end, true);
    struct finding *finding =
        report(check, place, arena_printf(check->arena, "%s %s", start_words, end_words),
               "ends %s, before it starts %s", end_words, start_words);
    int64_t seconds;
    if (length_between(end, start, &seconds))
        report_label(check, finding, "%s before the start", format_length(check->arena, seconds));
}

/* The stated length that a field's window has where its ends are swapped, or NULL. The end without a day of its own
 * may lie on the next one, unless no length says so. */
static const struct length_claim *find_swapped_length(const struct check *check,
                                                      const struct window_claim *window)
{
    enum { DAY = 24 * 3600 };
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    const struct moment *start = &window->start, *end = &window->end;
    const struct length_claim *swapped = NULL;
    if (!window->field || !moment_is_settled(start) || end->certainty != MOMENT_AMBIGUOUS ||
        end->own_day || start->precision != PRECISION_MINUTE ||
        end->precision != PRECISION_MINUTE || !text_equal(start->zone.written, end->zone.written))
        return NULL;
    int64_t back = (int64_t)(start->clock.hour - end->clock.hour) * 3600 +
                   (int64_t)(start->clock.minute - end->clock.minute) * 60;
    for (size_t i = 0; back > 0 && i < lengths->count; i++) {
        const struct length_claim *claim = &lengths->items[i];
        if (length_may_be(&claim->length, DAY - back))
            return NULL;
        if (!swapped && length_is_of_whole(check, claim) && !counts_downtime(check, claim->place) &&
            length_may_be(&claim->length, back))
            swapped = claim;
    }
    return swapped;
}

static void report_swapped(struct check *check, const struct window_claim *window,
                           const struct length_claim *length)
{
    const char *start = moment_words(check, &window->start, false);
    const char *end = moment_words(check, &window->end, false);
    const char *stated = quote(check, length->written);
    struct finding *finding =
        report(check, window->place, arena_printf(check->arena, "%s %s", start, end),
               "%s to %s runs back: %s is %s to %s", start, end, stated, end, start);
    report_label(check, finding, "swapped?");
    report_related(check, finding, length->place, "%s", stated);
}

static bool is_stated(const struct point *point)
{
    return point->source == POINT_FIELD || point->source == POINT_MARKER ||
           point->source == POINT_SENTENCE;
}

/* Start and end in a field each are a window too. */
static bool is_backward_pair(const struct incident *incident)
{
    const struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    return start->source == POINT_FIELD && end->source == POINT_FIELD && start->moment.date.known &&
           end->moment.date.known && runs_back(&start->moment, &end->moment);
}

/* Start and end of one window are end-before-start's affair. */
static bool is_backward_window(const struct incident *incident)
{
    for (size_t i = 0; i < incident->windows.count; i++)
        if (is_dated_window(&incident->windows.items[i]))
            return true;
    return false;
}

void check_end_before_start(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct incident *incident = &postmortem->incident;
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        if (is_dated_window(window))
            report_window(check, window->place, &window->start, &window->end);
        const struct length_claim *swapped =
            postmortem->several ? NULL : find_swapped_length(check, window);
        if (swapped)
            report_swapped(check, window, swapped);
    }
    if (!postmortem->several && is_backward_pair(incident) && !is_backward_window(incident))
        report_window(check, incident->points[PHASE_END].place,
                      &incident->points[PHASE_START].moment, &incident->points[PHASE_END].moment);
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (event->timed && event->end && event->stamp.end_date.known && event->moment.date.known &&
            runs_back(&event->moment, event->end))
            report_window(check, event->time_place, &event->moment, event->end);
    }
}

static const char *const phase_words[PHASE_COUNT] = {
    [PHASE_START] = "started",
    [PHASE_DETECTED] = "was detected",
    [PHASE_MITIGATED] = "was mitigated",
    [PHASE_END] = "ended",
};

/* Whether the incident was found when it was over, as a leak or a wrong bill is: long after, or the timeline says the
 * same. What was detected some minutes behind the end rather has a wrong hour. */
static bool is_found_later(const struct check *check, const struct point *detected,
                           const struct point *end)
{
    enum { LATER = 3600 };
    int64_t least, most;
    return (detected->source == POINT_FIELD || detected->source == POINT_SENTENCE) &&
           ((moment_between(&end->moment, &detected->moment, &least, &most) && least >= LATER) ||
            event_at_moment(check->postmortem, &detected->moment));
}

/* Of two entries of the timeline the order is told by its own rule, and where all of the timeline lies beside the
 * stated window, another rule says so. */
static bool is_for_other_rule(struct check *check, const struct point *early,
                              const struct point *end)
{
    bool early_marked = early->source == POINT_MARKER, end_marked = end->source == POINT_MARKER;
    return (early_marked && end_marked) ||
           ((early_marked || end_marked) && timeline_lies_beside_window(check));
}

static void check_phase(struct check *check, enum phase phase)
{
    const struct point *early = &check->postmortem->incident.points[phase];
    const struct point *end = &check->postmortem->incident.points[PHASE_END];
    if (!is_stated(early) || !is_stated(end) || !runs_back(&early->moment, &end->moment) ||
        is_for_other_rule(check, early, end) ||
        (phase == PHASE_DETECTED && is_found_later(check, early, end)))
        return;
    bool dated = early->moment.date.known && end->moment.date.known &&
                 early->moment.date.day != end->moment.date.day;
    const char *end_words = moment_words(check, &end->moment, dated);
    const char *early_words = moment_words(check, &early->moment, dated);
    struct finding *finding =
        report(check, end->place, phase_name(phase), "ended %s, before it %s %s", end_words,
               phase_words[phase], early_words);
    report_related(check, finding, early->place, "%s %s", phase_words[phase], early_words);
}

void check_phases_out_of_order(struct check *check)
{
    const struct incident *incident = &check->postmortem->incident;
    if (check->postmortem->several)
        return;
    if (!is_backward_window(incident) && !is_backward_pair(incident))
        check_phase(check, PHASE_START);
    check_phase(check, PHASE_DETECTED);
    check_phase(check, PHASE_MITIGATED);
}
