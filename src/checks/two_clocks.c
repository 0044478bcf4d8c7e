#include "checks/two_clocks.h"

#include <stdlib.h>

#include "checks/common.h"

enum { MINUTE = 60, HOUR = 3600, HALF_DAY = 12 * HOUR, DAY = 24 * HOUR };

/* More entries are not named. */
enum { MOST_NAMED = 50 };

/* The moment that an entry gives by the other clock, on a day so many behind that of the first one unless it names
 * its own. */
static struct moment other_moment(const struct check *check, const struct event *event, int days)
{
    struct moment_context context = {.date = event->moment.date, .day_shift = days};
    return moment_of(&event->other->stamp, &context, check->arena);
}

/* What is left of a distance without days and halves of days, which such a remark often leaves out. */
static int64_t beside_half_days(int64_t seconds)
{
    seconds = (seconds % HALF_DAY + HALF_DAY) % HALF_DAY;
    return seconds > HALF_DAY / 2 ? HALF_DAY - seconds : seconds;
}

/* By how many seconds the other moment is later; false where that cannot be told to the minute: a zone's name of the
 * other half of the year, say, leaves two readings. */
static bool measure(const struct event *event, const struct moment *other, int64_t *apart)
{
    int64_t most;
    return moment_is_settled(&event->moment) && moment_is_settled(other) &&
           moment_between(&event->moment, other, apart, &most) && most - *apart <= MINUTE;
}

/* Whether an entry's two clocks are certainly not those of one moment; then the other one is so many seconds late.
 * The day beside it may have other clocks: the night in which they change. */
static bool is_contradiction(const struct check *check, const struct event *event, int64_t *late)
{
    enum { FAR = 26 * HOUR };
    *late = 0;
    if (!event->in_timeline || !event->other || event->stamp.about || event->other->stamp.about)
        return false;
    for (int days = 1; days >= -1; days--) {
        struct moment other = other_moment(check, event, days);
        int64_t apart;
        if (!measure(event, &other, &apart) || beside_half_days(apart) < MINUTE)
            return false;
        if (days == 0)
            *late = apart;
        if (event->other->stamp.date.known && llabs(apart) > FAR)
            return false; /* it is another moment's */
    }
    return true;
}

/* "07:02" for 09:02 where that is so many seconds late. */
static const char *right_clock(const struct check *check, const struct clock *clock, int64_t late)
{
    int64_t seconds = (int64_t)clock->hour * HOUR + (int64_t)clock->minute * MINUTE - late;
    seconds = (seconds % DAY + DAY) % DAY;
    return arena_printf(check->arena, "%02d:%02d", (int)(seconds / HOUR),
                        (int)(seconds % HOUR / MINUTE));
}

/* The other time as it is written, with its zone. */
static const char *other_words(const struct check *check, const struct other_time *other)
{
    const char *words = quote(check, other->written);
    struct text zone = other->stamp.zone.written;
    return text_find(other->written, zone, 0) == TEXT_NOT_FOUND
               ? arena_printf(check->arena, "%s %s", words, quote(check, zone))
               : words;
}

/* "14:02 UTC is 07:02, not 09:02 PDT". */
static const char *correction(const struct check *check, const struct event *event, int64_t late)
{
    return arena_printf(
        check->arena, "%s%s is %s, not %s", moment_words(check, &event->moment, false),
        zone_suffix(check, &event->moment.zone),
        right_clock(check, &event->other->stamp.clock, late), other_words(check, event->other));
}

void report_two_clocks(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    struct finding *finding = NULL;
    size_t named = 0;
    for (size_t i = 0; i < events->count && named < MOST_NAMED; i++) {
        const struct event *event = &events->items[i];
        int64_t late;
        if (!is_contradiction(check, event, &late))
            continue;
        const char *words = correction(check, event, late);
        if (named++) {
            report_related(check, finding, event->other->place, "%s", words);
            continue;
        }
        finding = report(check, event->time_place, entry_subject(check, event), "%s", words);
        report_related(check, finding, event->other->place, "%s", other_words(check, event->other));
        report_help(check, finding, "correct one of the two clocks, or leave one out");
    }
}
