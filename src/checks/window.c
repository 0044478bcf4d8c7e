/* Whether the timeline lies in the window that the document states. */
#include "checks/window.h"

#include "checks/common.h"
#include "rulebook/pattern.h"

#include <assert.h>
#include <stdlib.h>

check_function check_timeline_outside_window;

enum { MINUTE = 60, HOUR = 3600 };

/* A timeline shorter than this is an outline. */
enum { MIN_ENTRIES = 4 };

/* From the start of a window to its end by the clock; false where the two are of different zones. */
static bool window_length(const struct window_claim *window, int64_t *seconds)
{
    *seconds = window->end.local_earliest - window->start.local_earliest;
    return window->start.has_local && window->end.has_local &&
           text_equal(window->start.zone.written, window->end.zone.written);
}

/* Whether an entry's clock lies within the window's on whatever day, in some reading of the window's zone: days are
 * often only inherited. */
static bool fits_some_day(const struct moment *moment, const struct window_claim *window)
{
    enum { DAY = 24 * 3600 };
    int64_t least, most, length;
    if (!moment_between(&window->start, moment, &least, &most) ||
        !(length_between(&window->start, &window->end, &length) || window_length(window, &length)))
        return true;
    int64_t first = ((least % DAY) + DAY) % DAY;
    return first <= length || first + (most - least) >= DAY;
}

/* How many entries with a time the timeline has; 0 where one of them cannot be laid beside the window: its time is
 * rough, a range, or not read for sure. */
static size_t count_placed(const struct event_list *events)
{
    size_t entries = 0;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if (!event_is_placed(event) || event->stamp.about || event->end)
            return 0;
        entries++;
    }
    return entries;
}

/* Whether all entries, which can be laid beside it, certainly lie outside of the window. */
static bool is_outside(const struct event_list *events, const struct window_claim *window)
{
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if ((moment_compare(&event->moment, &window->start) != ORDER_BEFORE &&
             moment_compare(&window->end, &event->moment) != ORDER_BEFORE) ||
            fits_some_day(&event->moment, window))
            return false;
    }
    return true;
}

/* Whether a clock has two readings only for its zone, whose name is that of the other half of the year: "EST" in
 * May. */
static bool is_out_of_season(const struct moment *moment)
{
    return moment->certainty == MOMENT_AMBIGUOUS && moment->precision >= PRECISION_MINUTE &&
           moment->has_instant && moment->latest - moment->earliest < HOUR + MINUTE &&
           moment->local_latest - moment->local_earliest < MINUTE &&
           zone_is_out_of_season(&moment->zone, &moment->date);
}

/* A window whose two ends are read to the minute, forward, and within a day. */
static bool is_sure_window(const struct window_claim *window)
{
    int64_t seconds;
    if (is_out_of_season(&window->start) && is_out_of_season(&window->end))
        return window_length(window, &seconds) && seconds > 0 && seconds < (int64_t)24 * HOUR;
    return moment_is_settled(&window->start) && moment_is_settled(&window->end) &&
           length_between(&window->start, &window->end, &seconds) && seconds > 0 &&
           seconds < (int64_t)24 * HOUR;
}

/* The entry that lies `hours` before a moment, to so many seconds, or NULL. */
static const struct event *entry_before(const struct event_list *events,
                                        const struct moment *moment, int hours, int64_t slack)
{
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        int64_t seconds;
        if (event_is_placed(event) && length_between(&event->moment, moment, &seconds) &&
            llabs(seconds - (int64_t)hours * HOUR) <= slack)
            return event;
    }
    return NULL;
}

/* The whole hours, not 0, by which the timeline must be moved for entries to stand at both ends of the
 * window, to so many seconds: `*start` and `*end`. 0 where there are none. */
static int find_shift(const struct event_list *events, const struct window_claim *window,
                      int64_t slack, const struct event **start, const struct event **end)
{
    enum { MOST_HOURS = 14 };
    for (int distance = 1; distance <= MOST_HOURS; distance++)
        for (int hours = distance; hours >= -distance; hours -= 2 * distance) {
            *start = entry_before(events, &window->start, hours, slack);
            *end = entry_before(events, &window->end, hours, slack);
            if (*start && *end)
                return hours;
        }
    return 0;
}

static const struct event *first_entry(const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed)
            return &events->items[i];
    return NULL;
}

/* The entries between which a window would fit if the timeline was moved by so many hours. */
struct shift {
    int hours; /* 0: there is none */
    const struct event *start, *end;
};

/* Whether the entries at both ends have the very clocks of the window, which another zone alone moves. */
static bool has_clocks_of(const struct shift *shift, const struct window_claim *window)
{
    return have_same_clock(&shift->start->moment, &window->start) &&
           have_same_clock(&shift->end->moment, &window->end);
}

/* Whether an entry stands near the start or the end of a window, where one at least would if that was right. */
static bool has_entry_near(const struct event_list *events, const struct window_claim *window,
                           int64_t slack)
{
    return entry_before(events, &window->start, 0, slack) ||
           entry_before(events, &window->end, 0, slack);
}

/* By how many hours the whole timeline certainly lies beside the window, though some entry lies in it: an entry that
 * says that it is over stands to the minute so many hours from the window's end, and the first one, or one that
 * says that it began, as many from its start. None stands near either end, or at it where the clocks are the same, and
 * they are no times to which people round. */
static struct shift find_certain_shift(const struct check *check, const struct window_claim *window)
{
    enum { NEAR = 5 * MINUTE, AT = MINUTE - 1 };
    const struct event_list *events = &check->postmortem->events;
    struct shift shift = {0};
    if ((moment_is_round(&window->start) && moment_is_round(&window->end)) ||
        has_entry_near(events, window, AT))
        return shift;
    shift.hours = find_shift(events, window, MINUTE, &shift.start, &shift.end);
    if (!shift.hours || shift.start == shift.end ||
        (!has_clocks_of(&shift, window) && has_entry_near(events, window, NEAR)) ||
        !patterns_match(word_list(check, WORDS_TOLD_RESOLUTION_PATTERNS), shift.end->text) ||
        (shift.start != first_entry(events) &&
         !patterns_match(word_list(check, WORDS_TOLD_START_PATTERNS), shift.start->text)))
        shift.hours = 0;
    return shift;
}

/* Reports the window; the shift, where there is one, says how far the timeline lies beside it. */
static struct finding *report_window(struct check *check, const struct window_claim *window,
                                     const char *what, int hours)
{
    const struct event *first = first_entry(&check->postmortem->events);
    assert(first); /* else nothing was found outside */
    const char *start = moment_words(check, &window->start, false);
    const char *end = moment_words(check, &window->end, false);
    struct finding *finding =
        report(check, first->time_place, arena_printf(check->arena, "%s %s", start, end),
               "%s the stated %s–%s%s", what, start, end, zone_suffix(check, &window->end.zone));
    report_related(check, finding, window->place, "%s", quote(check, window->written));
    if (hours)
        report_label(check, finding, "shifted by %d h?", abs(hours));
    return finding;
}

/* Reports a window outside of which all entries lie. */
static void report_outside(struct check *check, const struct window_claim *window)
{
    enum { SLACK = 5 * MINUTE };
    const struct event *start, *end;
    report_window(check, window, "no entry lies within",
                  find_shift(&check->postmortem->events, window, SLACK, &start, &end));
}

static void report_shift(struct check *check, const struct window_claim *window,
                         const struct shift *shift)
{
    struct finding *finding =
        report_window(check, window, "no entry lies at either end of", shift->hours);
    if (shift->start != first_entry(&check->postmortem->events))
        report_related(check, finding, shift->start->time_place, "the start?");
    report_related(check, finding, shift->end->time_place, "the end?");
}

static bool are_all_outside(const struct event_list *events,
                            const struct window_claim_list *windows)
{
    for (size_t i = 0; i < windows->count; i++)
        if (!is_outside(events, &windows->items[i]))
            return false;
    return windows->count > 0;
}

/* By how many hours the timeline certainly lies beside all windows. */
static struct shift find_common_shift(const struct check *check,
                                      const struct window_claim_list *windows)
{
    struct shift shift = find_certain_shift(check, &windows->items[0]);
    for (size_t i = 1; shift.hours && i < windows->count; i++)
        if (find_certain_shift(check, &windows->items[i]).hours != shift.hours)
            shift.hours = 0;
    return shift;
}

/* All that states when it was: the windows, and a field for each end. */
static struct window_claim_list stated_windows(struct check *check)
{
    const struct incident *incident = &check->postmortem->incident;
    const struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    struct window_claim_list windows = {0};
    for (size_t i = 0; i < incident->windows.count; i++)
        LIST_PUSH(check->arena, &windows, incident->windows.items[i]);
    if (start->source == POINT_FIELD && end->source == POINT_FIELD)
        LIST_PUSH(check->arena, &windows,
                  (struct window_claim){.start = start->moment,
                                        .end = end->moment,
                                        .place = start->place,
                                        .written = start->written,
                                        .field = true});
    return windows;
}

/* No more entries have the log of an incident that people keep. */
enum { MOST_WINDOWS = 20, MOST_ENTRIES = 500 };

/* How the timeline lies beside what is stated. */
enum lie { LIES_WITHIN, LIES_OUTSIDE, LIES_SHIFTED };

/* `*shift` is set where it is shifted. */
static enum lie timeline_lie(const struct check *check, const struct window_claim_list *stated,
                             struct shift *shift)
{
    const struct event_list *events = &check->postmortem->events;
    size_t entries = stated->count ? count_placed(events) : 0;
    if (check->postmortem->several || stated->count > MOST_WINDOWS || entries < MIN_ENTRIES ||
        entries > MOST_ENTRIES)
        return LIES_WITHIN;
    for (size_t i = 0; i < stated->count; i++)
        if (!is_sure_window(&stated->items[i]))
            return LIES_WITHIN;
    /* A field for each end may tell less than the timeline: only a shift is certain there. */
    if (are_all_outside(events, &check->postmortem->incident.windows))
        return LIES_OUTSIDE;
    *shift = find_common_shift(check, stated);
    return shift->hours ? LIES_SHIFTED : LIES_WITHIN;
}

bool timeline_lies_beside_window(struct check *check)
{
    const struct window_claim_list stated = stated_windows(check);
    struct shift shift;
    return timeline_lie(check, &stated, &shift) != LIES_WITHIN;
}

void check_timeline_outside_window(struct check *check)
{
    const struct window_claim_list stated = stated_windows(check);
    struct shift shift;
    enum lie lie = timeline_lie(check, &stated, &shift);
    if (lie == LIES_OUTSIDE)
        report_outside(check, &stated.items[0]);
    else if (lie == LIES_SHIFTED)
        report_shift(check, &stated.items[0], &shift);
}
