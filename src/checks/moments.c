/* Times of the timeline that leave the reader a choice: a night that is only guessed, a half of the
 * day that is not said, an hour without its minutes. */
#include "checks/common.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_timeline_midnight_undated, check_time_ambiguous_12h, check_timeline_coarse;

enum { HOUR = 3600, HALF_DAY = 12 * HOUR, DAY = 24 * HOUR };

/* A step over midnight that is shorter needs no date: 23:50, then 00:10. */
enum { LONG_STEP = 4 * HOUR };

static bool is_read(const struct event *event)
{
    return event->in_timeline && event->timed && !event->relative && event->stamp.clock.known &&
           !event->stamp.clock.impossible && event->moment.has_local &&
           event->moment.certainty != MOMENT_UNREADABLE;
}

/* The read entry next to entry i in its own list, upwards (-1) or downwards (1), or NULL. */
static const struct event *neighbour_of(const struct event_list *events, size_t i, int direction)
{
    enum { REACH = 50 };
    const struct event *event = &events->items[i];
    for (size_t steps = 0; steps < REACH; steps++) {
        if (direction < 0 ? i == 0 : i + 1 >= events->count)
            return NULL;
        i = direction < 0 ? i - 1 : i + 1;
        const struct event *other = &events->items[i];
        if (other->group == event->group && other->depth == event->depth && is_read(other))
            return other;
    }
    return NULL;
}

/* Whether the text between the two times speaks of a day: a date, a weekday, "the next day". */
static bool says_day(const struct check *check, const struct event *from, const struct event *to)
{
    enum { REACH = 4000 };
    struct place between = {from->time_place.end, to->place.end};
    struct stamp stamp;
    struct pattern_match match;
    if (between.start >= between.end || between.end - between.start > REACH)
        return true;
    struct text text = document_text(check->postmortem->document, between);
    for (size_t at = 0; stamp_find(text, at, &check->postmortem->words->time, &stamp);
         at = stamp.place.end)
        if (stamp.date.known)
            return true;
    return phrases_find(word_list(check, WORDS_NEXT_DAY_LEADS), utf8_fold(check->arena, text), 0,
                        &match);
}

/* Whether a time is that of the entry, on the day that was guessed for it. */
static bool is_time_of(const struct event *event, const struct date *date,
                       const struct clock *clock)
{
    const struct date *guess = &event->moment.date;
    return date->known && clock->known && guess->known && date->month == guess->month &&
           date->day == guess->day && clock->hour == event->stamp.clock.hour &&
           clock->minute == event->stamp.clock.minute;
}

/* Whether the document dates that very time elsewhere: "End: 2025-03-05 01:05". */
static bool is_dated_elsewhere(const struct postmortem *postmortem, const struct event *event)
{
    const struct window_claim_list *windows = &postmortem->incident.windows;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        if (is_time_of(event, &postmortem->dates.items[i].date, &postmortem->dates.items[i].clock))
            return true;
    for (size_t i = 0; i < windows->count; i++)
        if (windows->items[i].end.own_day &&
            is_time_of(event, &windows->items[i].end.date, &windows->items[i].end.clock))
            return true;
    return false;
}

/* Whether only a fall of the clock puts the entry on the day after the one above it. */
static bool is_night_guessed(const struct check *check, const struct event *above,
                             const struct event *event)
{
    int64_t step = event->moment.local_earliest - above->moment.local_earliest;
    const struct clock *before = &above->stamp.clock, *clock = &event->stamp.clock;
    int64_t fall = (int64_t)(before->hour - clock->hour) * HOUR +
                   (int64_t)(before->minute - clock->minute) * 60;
    if (above->moment.date.known != event->moment.date.known || event->stamp.date.known ||
        !text_equal(above->day_written, event->day_written) || fall < 6 * HOUR)
        return false;
    /* from "21:40 PDT" to "05:00 UTC" it is 20 minutes */
    if (above->moment.has_instant && event->moment.has_instant &&
        event->moment.earliest - above->moment.earliest < LONG_STEP)
        return false;
    return step >= LONG_STEP && step < DAY && !says_day(check, above, event);
}

/* Whether the day of the incident is the next one to a day that an entry above names for itself. */
static bool is_day_of_incident(const struct postmortem *postmortem, const struct event *above,
                               const struct event *event)
{
    const struct date *incident = &postmortem->incident_date;
    return above->stamp.date.known && incident->known &&
           date_is_same(&event->moment.date, incident);
}

/* The seconds of the entry's day if am was written for pm there, or pm for am. */
static int64_t other_half_of(const struct event *event)
{
    int64_t seconds = seconds_of_day(&event->stamp.clock);
    return seconds < HALF_DAY ? seconds + HALF_DAY : seconds - HALF_DAY;
}

static bool have_one_day_above(const struct event *a, const struct event *b)
{
    return text_equal(a->day_written, b->day_written);
}

/* Whether the first entry below a day, "12:05 PM", is meant for the first minutes of it: "12:40 AM" follows. */
static bool begins_day_at_midnight(const struct event *above, const struct event *event,
                                   const struct event *below)
{
    int64_t meant = other_half_of(event), next = seconds_of_day(&below->stamp.clock);
    return event->day_written.length && !have_one_day_above(above, event) &&
           have_one_day_above(event, below) && meant < HOUR && meant <= next &&
           next - meant <= LONG_STEP;
}

/* Whether an entry of the other half of its day lies closely between its neighbours. */
static bool fits_in_other_half(const struct event_list *events, size_t i)
{
    const struct event *above = neighbour_of(events, i, -1), *event = &events->items[i];
    const struct event *below = neighbour_of(events, i, 1);
    if (!above || !below || !event->stamp.clock.meridiem || !above->stamp.clock.meridiem ||
        !below->stamp.clock.meridiem || event->end)
        return false;
    if (begins_day_at_midnight(above, event, below))
        return true;
    if (seconds_of_day(&below->stamp.clock) > seconds_of_day(&above->stamp.clock) + LONG_STEP)
        return false;
    int64_t meant = other_half_of(event);
    return seconds_of_day(&above->stamp.clock) <= meant &&
           meant <= seconds_of_day(&below->stamp.clock);
}

/* Whether the list that entry `slip` belongs to runs through its day, in order, if that entry alone means the other
 * half of it. */
static bool is_one_day_but_for(const struct event_list *events, size_t slip)
{
    int64_t reached = 0;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->group != events->items[slip].group ||
            event->depth != events->items[slip].depth || !is_read(event) ||
            !have_one_day_above(event, &events->items[slip]))
            continue;
        int64_t seconds = i == slip ? other_half_of(event) : seconds_of_day(&event->stamp.clock);
        if (event->stamp.date.known || seconds < reached)
            return false;
        reached = seconds;
    }
    return true;
}

/* Where a fall of the clock between two entries comes of one AM for PM, or the reverse: the index of that entry;
 * else SIZE_MAX. */
static size_t find_half_day_slip(const struct event_list *events, const struct event *above,
                                 const struct event *event)
{
    const size_t both[] = {(size_t)(above - events->items), (size_t)(event - events->items)};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        if (fits_in_other_half(events, both[i]) && is_one_day_but_for(events, both[i]))
            return both[i];
    return SIZE_MAX;
}

/* An entry whose half of the day is the only thing that puts a night into the list. */
static void report_half_day_slip(struct check *check, size_t slip, const struct event *event)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *wrong = &events->items[slip];
    const struct event *above = neighbour_of(events, slip, -1);
    const struct event *below = neighbour_of(events, slip, 1);
    struct clock meant = wrong->stamp.clock;
    meant.hour = (meant.hour + 12) % 24;
    const char *before = clock_words(check, &above->stamp.clock);
    const char *after = clock_words(check, &below->stamp.clock);
    struct finding *finding =
        report(check, wrong->time_place, entry_subject(check, wrong), "%s stands between %s and %s",
               clock_words(check, &wrong->stamp.clock), before, after);
    report_related(check, finding, above->time_place, "%s", before);
    report_related(check, finding, below->time_place, "%s", after);
    report_help(check, finding,
                "a slip for %s? Else write the date at %s (line %zu): a night lies before it",
                clock_words(check, &meant), clock_words(check, &event->stamp.clock),
                line_of(check, event->time_place));
}

static bool is_guessed(const struct check *check, const struct event *above,
                       const struct event *event)
{
    return above && is_read(event) && !above->amid && !event->amid &&
           moment_is_settled(&above->moment) && moment_is_settled(&event->moment) &&
           is_night_guessed(check, above, event) &&
           !is_day_of_incident(check->postmortem, above, event) &&
           !is_dated_elsewhere(check->postmortem, event);
}

void check_timeline_midnight_undated(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        const struct event *above = neighbour_of(events, i, -1);
        if (!is_guessed(check, above, event))
            continue;
        size_t slip = find_half_day_slip(events, above, event);
        if (slip != SIZE_MAX) {
            report_half_day_slip(check, slip, event);
            continue;
        }
        const char *time = moment_words(check, &event->moment, false);
        const char *before = moment_words(check, &above->moment, false);
        struct finding *finding =
            report(check, event->time_place, entry_subject(check, event),
                   "%s after %s is only guessed to be the next day", time, before);
        report_related(check, finding, above->time_place, "%s", before);
        if (event->moment.date.known)
            report_help(check, finding, "write its date: %s, if that is meant",
                        moment_words(check, &event->moment, true));
    }
}

/* Tells of several entries in one finding, at the first of them. */
struct collected {
    const struct event *first;
    struct place *places;
    size_t count;
};

static struct collected collect_nothing(const struct check *check)
{
    size_t most = check->postmortem->events.count + 1;
    return (struct collected){.places =
                                  arena_alloc_array(check->arena, most, sizeof(struct place))};
}

static void collect(struct collected *collected, const struct event *event)
{
    if (!collected->count)
        collected->first = event;
    collected->places[collected->count++] = event->time_place;
}

static void relate_others(struct check *check, struct finding *finding,
                          const struct collected *collected, const char *message)
{
    if (collected->count > 1)
        report_label(check, finding, "also line%s %s", collected->count > 2 ? "s" : "",
                     list_lines(check, collected->places + 1, collected->count - 1));
    for (size_t i = 1; i < collected->count; i++)
        report_related(check, finding, collected->places[i], "%s", message);
}

/* Both halves of the day are possible, as far as the entry itself goes. */
static bool is_half_open(const struct event *event)
{
    const struct clock *clock = &event->stamp.clock;
    return is_read(event) && !clock->half_day_known && !clock->meridiem && clock->hour >= 1 &&
           clock->hour <= 12 && !event->stamp.about &&
           event->moment.certainty == MOMENT_AMBIGUOUS &&
           event->moment.local_latest - event->moment.local_earliest >= HALF_DAY;
}

static size_t count_groups(const struct event_list *events)
{
    size_t count = 0;
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].group >= count)
            count = events->items[i].group + 1;
    return count;
}

/* For each group, whether one of its entries says "am" or "pm". */
static const bool *find_groups_with_halves(const struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    bool *says = arena_alloc_array(check->arena, count_groups(events), sizeof *says);
    for (size_t i = 0; i < events->count; i++)
        if (is_read(&events->items[i]) && events->items[i].stamp.clock.meridiem)
            says[events->items[i].group] = true;
    return says;
}

/* When an entry was, as far as the half of its day is known. */
struct half_settled {
    bool known;
    int64_t local;
};

/* The next entry below that says its half of the day by itself, or NULL. */
static const struct event *next_with_half(const struct event_list *events, size_t i)
{
    enum { OPEN_AT_MOST = 8 };
    const struct event *below = neighbour_of(events, i, 1);
    for (size_t steps = 0; below && is_half_open(below); steps++)
        below =
            steps < OPEN_AT_MOST ? neighbour_of(events, (size_t)(below - events->items), 1) : NULL;
    return below;
}

/* Which half of the day the entries around it leave to one, if but one: 1:05 PM, 1:10, 1:30 PM. Behind 12:20 PM, 12:25
 * is not in the night before. */
static struct half_settled settle_half(const struct event_list *events, size_t i,
                                       const struct half_settled *settled)
{
    const struct event *event = &events->items[i];
    const struct event *above = neighbour_of(events, i, -1);
    const struct event *below = next_with_half(events, i);
    struct half_settled found = {0};
    int fitting = 0;
    if (!is_half_open(event))
        return (struct half_settled){is_read(event), event->moment.local_earliest};
    if (!above || !settled[above - events->items].known)
        return found;
    for (int64_t shift = 0; shift <= HALF_DAY; shift += HALF_DAY) {
        int64_t reading = event->moment.local_earliest + shift;
        if (reading < settled[above - events->items].local ||
            (below && reading > below->moment.local_latest))
            continue;
        found.local = reading;
        fitting++;
    }
    found.known = fitting == 1;
    return found;
}

/* For each entry, when it was, as far as that can be told. */
static const struct half_settled *settle_halves(const struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    struct half_settled *settled =
        arena_alloc_array(check->arena, events->count + 1, sizeof *settled);
    for (size_t i = 0; i < events->count; i++)
        settled[i] = settle_half(events, i, settled);
    return settled;
}

void check_time_ambiguous_12h(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    const bool *says_half = find_groups_with_halves(check);
    const struct half_settled *settled = settle_halves(check);
    struct collected open = collect_nothing(check);
    for (size_t i = 0; i < events->count; i++)
        if (is_half_open(&events->items[i]) && says_half[events->items[i].group] &&
            !settled[i].known)
            collect(&open, &events->items[i]);
    if (!open.count)
        return;
    const char *time = quote(check, open.first->written);
    const struct clock *clock = &open.first->stamp.clock;
    struct finding *finding = report(
        check, open.first->time_place, time, "%s: %d:%02d or %d:%02d? other times say am or pm",
        time, clock->hour % 12, clock->minute, clock->hour % 12 + 12, clock->minute);
    relate_others(check, finding, &open, "without am or pm");
}

/* "1am", "14:??": the hour alone. A word like "noon" or "about" says how it is meant. */
static bool is_coarse(const struct event *event)
{
    return is_read(event) && event->stamp.clock.precision == PRECISION_HOUR &&
           !event->stamp.about && !event->stamp.end_clock.known && event->written.length &&
           ascii_is_digit(event->written.data[0]);
}

static bool is_fine(const struct event *event)
{
    return event && event->stamp.clock.precision >= PRECISION_MINUTE && !event->stamp.about;
}

/* Among the times of the incident, not in the days that led to it: minutes stand on either side. */
static bool is_amid_minutes(const struct event_list *events, size_t i)
{
    const struct event *above = neighbour_of(events, i, -1);
    const struct event *below = neighbour_of(events, i, 1);
    return is_fine(above) && is_fine(below) &&
           below->moment.local_earliest - above->moment.local_earliest < DAY;
}

void check_timeline_coarse(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    struct collected coarse = collect_nothing(check);
    for (size_t i = 0; i < events->count; i++)
        if (is_coarse(&events->items[i]) && is_amid_minutes(events, i))
            collect(&coarse, &events->items[i]);
    if (!coarse.count)
        return;
    const char *time = quote(check, coarse.first->written);
    struct finding *finding = report(check, coarse.first->time_place, "the hour alone",
                                     "%s gives the hour, its neighbours the minute", time);
    relate_others(check, finding, &coarse, "the hour alone");
}
