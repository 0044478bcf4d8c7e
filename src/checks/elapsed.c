/* Moments that a sentence counts from the incident's start as well: "at 09:10 UTC, 25 minutes after the start". */
#include "checks/common.h"
#include "checks/pairs.h"

/* Whether an entry stands where the sentence counts from: it may mean the start of that. */
static bool begins_at_entry(const struct check *check, const struct elapsed_claim *claim)
{
    const struct event_list *events = &check->postmortem->events;
    const struct mark to = {.moment = claim->moment};
    for (size_t i = 0; i < events->count; i++) {
        const struct mark from = {.moment = events->items[i].moment};
        if (events->items[i].timed && pair_fits(&from, &to, &claim->length))
            return true;
    }
    return false;
}

/* Whether the clock of a moment without its day may be that of a later one: "at 23:00, 26 hours after the start". */
static bool counts_days(const struct elapsed_claim *claim)
{
    enum { DAY = 24 * 3600 };
    return !claim->moment.own_day && claim->length.most >= DAY;
}

static void report_elapsed(struct check *check, const struct elapsed_claim *claim, int64_t seconds)
{
    const struct point *start = &check->postmortem->incident.points[PHASE_START];
    const char *words = moment_words(check, &claim->moment, false);
    const char *written = quote(check, claim->written);
    struct finding *finding =
        report(check, claim->place, arena_printf(check->arena, "%s %s", words, written),
               "%s is %s after the start (%s, line %zu), not %s", words,
               format_length(check->arena, seconds), moment_words(check, &start->moment, false),
               line_of(check, start->place), written);
    report_label(check, finding, "stated");
    report_related(check, finding, start->place, "the start");
    report_help(check, finding, "correct the length, or the time before it");
}

void compare_elapsed(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct point *start = &postmortem->incident.points[PHASE_START];
    int64_t seconds;
    if (postmortem->several || !point_is_told(check, PHASE_START))
        return;
    for (size_t i = 0; i < postmortem->elapsed.count; i++) {
        const struct elapsed_claim *claim = &postmortem->elapsed.items[i];
        if (!claim->length.approximate && moment_is_measurable(&claim->moment) &&
            zones_compare(&start->moment, &claim->moment) && !counts_days(claim) &&
            length_between(&start->moment, &claim->moment, &seconds) && seconds > 0 &&
            !pair_fits(&(struct mark){.moment = start->moment},
                       &(struct mark){.moment = claim->moment}, &claim->length) &&
            !begins_at_entry(check, claim) &&
            !counts_from_clock(check, &claim->moment, &claim->length))
            report_elapsed(check, claim, seconds);
    }
}
