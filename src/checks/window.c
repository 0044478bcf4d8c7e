/* Whether the timeline lies in the window that the document states. */
#include "checks/common.h"

#include "rulebook/pattern.h"

#include <assert.h>
#include <stdlib.h>

check_function check_timeline_outside_window;

enum { MINUTE = 60, HOUR = 3600 };

/* A timeline shorter than this is an outline, and one that is longer the log of a program. */
enum { MIN_ENTRIES = 4, MOST_ENTRIES = 500 };

/* Whether an entry's clock lies within the window's on whatever day: days are often only inherited. */
static bool fits_some_day(const struct moment *moment, const struct window_claim *window)
{
    enum { DAY = 24 * 3600 };
    int64_t behind, length;
    if (!length_between(&window->start, moment, &behind) ||
        !length_between(&window->start, &window->end, &length))
        return true;
    return ((behind % DAY) + DAY) % DAY <= length;
}

/* Whether all entries certainly lie outside of the window. */
static bool is_outside(const struct event_list *events, const struct window_claim *window)
{
    size_t outside = 0;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        if (!event_is_placed(event) || event->stamp.about || event->end)
            return false;
        if (moment_compare(&event->moment, &window->start) != ORDER_BEFORE &&
            moment_compare(&window->end, &event->moment) != ORDER_BEFORE)
            return false;
        if (fits_some_day(&event->moment, window))
            return false;
        outside++;
    }
    return outside >= MIN_ENTRIES;
}

/* A window whose two ends are read to the minute, forward, and within a day. */
static bool is_sure_window(const struct window_claim *window)
{
    int64_t seconds;
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

/* Whether the timeline ends with an entry, or that one says that the incident is over. */
static bool is_conclusion(const struct check *check, const struct event *event)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *last = NULL;
    for (size_t i = 0; i < events->count; i++)
        if (event_is_placed(&events->items[i]))
            last = &events->items[i];
    return event == last ||
           patterns_match(word_list(check, WORDS_TOLD_RESOLUTION_PATTERNS), event->text);
}

/* The hours by which the whole timeline lies beside the window though some entry lies in it, or 0: the entry with
 * which the incident is over stands to the minute so many hours from the window's end, another one as
 * many from its start, and none near either end, where one at least would stand if the window was right. */
static int find_certain_shift(const struct check *check, const struct window_claim *window)
{
    enum { NEAR = 5 * MINUTE };
    const struct event_list *events = &check->postmortem->events;
    const struct event *start, *end;
    size_t entries = 0;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->in_timeline && event->timed && (!event_is_placed(event) || event->stamp.about))
            return 0;
        entries += event->in_timeline && event->timed;
    }
    if (entries < MIN_ENTRIES || entries > MOST_ENTRIES ||
        entry_before(events, &window->start, 0, NEAR) ||
        entry_before(events, &window->end, 0, NEAR))
        return 0;
    int hours = find_shift(events, window, MINUTE, &start, &end);
    return hours && start != end && is_conclusion(check, end) ? hours : 0;
}

static const struct event *first_entry(const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed)
            return &events->items[i];
    return NULL;
}

/* Reports the window; `hours`, unless 0, say how far the timeline lies beside it. */
static void report_window(struct check *check, const struct window_claim *window, const char *what,
                          int hours)
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
}

static void report_outside(struct check *check, const struct window_claim *window)
{
    enum { SLACK = 5 * MINUTE };
    const struct event *start, *end;
    report_window(check, window, "no entry lies within",
                  find_shift(&check->postmortem->events, window, SLACK, &start, &end));
}

/* All windows that the document states, in one statement or in a field for each end. */
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

static bool is_outside_all(const struct event_list *events, const struct window_claim_list *windows)
{
    for (size_t i = 0; i < windows->count; i++)
        if (!is_outside(events, &windows->items[i]))
            return false;
    return true;
}

/* By how many hours the timeline certainly lies beside all windows, or 0. */
static int find_common_shift(const struct check *check, const struct window_claim_list *windows)
{
    int hours = find_certain_shift(check, &windows->items[0]);
    for (size_t i = 1; hours && i < windows->count; i++)
        if (find_certain_shift(check, &windows->items[i]) != hours)
            return 0;
    return hours;
}

void check_timeline_outside_window(struct check *check)
{
    enum { MOST_WINDOWS = 20 };
    const struct window_claim_list windows = stated_windows(check);
    if (check->postmortem->several || !windows.count || windows.count > MOST_WINDOWS)
        return;
    for (size_t i = 0; i < windows.count; i++)
        if (!is_sure_window(&windows.items[i]))
            return;
    if (is_outside_all(&check->postmortem->events, &windows)) {
        report_outside(check, &windows.items[0]);
        return;
    }
    int hours = find_common_shift(check, &windows);
    if (hours)
        report_window(check, &windows.items[0], "no entry lies at either end of", hours);
}
