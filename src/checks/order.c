/* Whether the entries of a timeline follow one another in time. */
#include "checks/common.h"
#include "checks/sequence.h"

#include <stdlib.h>
#include <string.h>

check_function check_timeline_out_of_order;

static size_t entry_line(const struct check *check, const struct sequence *sequence, size_t i)
{
    return line_of(check, sequence->entries[i]->place);
}

/* Where the entry belongs, in words. */
static const char *describe_gap(const struct check *check, const struct sequence *sequence,
                                struct gap gap)
{
    if (gap.before == SIZE_MAX && gap.after == SIZE_MAX)
        return "elsewhere";
    if (gap.before == SIZE_MAX)
        return arena_printf(check->arena, "above line %zu", entry_line(check, sequence, gap.after));
    if (gap.after == SIZE_MAX)
        return arena_printf(check->arena, "below line %zu",
                            entry_line(check, sequence, gap.before));
    return arena_printf(check->arena, "between lines %zu and %zu",
                        entry_line(check, sequence, gap.before),
                        entry_line(check, sequence, gap.after));
}

static bool have_other_zones(const struct zone *a, const struct zone *b)
{
    return a->known && b->known &&
           (a->offset_count != b->offset_count ||
            memcmp(a->offsets, b->offsets, a->offset_count * sizeof *a->offsets) != 0);
}

/* An entry's time for a message, with its date and its zone where the other entry has another one. */
static const char *entry_time(const struct check *check, const struct event *event,
                              const struct event *other)
{
    bool same_day = date_is_same(&event->moment.date, &other->moment.date);
    const struct zone *zone = &event->moment.zone;
    const char *words =
        moment_words(check, &event->moment, !same_day || !event->moment.clock.known);
    if (!have_other_zones(zone, &other->moment.zone))
        return words;
    return arena_printf(check->arena, "%s%s", words, zone_suffix(check, zone));
}

/* What was probably meant by an entry: an hour, or a day. NULL where nothing would fit. */
static const char *meant_words(const struct check *check, const struct sequence *sequence, size_t i)
{
    struct moment meant;
    if (sequence_day_slip(sequence, i, &meant))
        return format_date(check->arena, &meant.date);
    if (sequence_slip(sequence, i, &meant))
        return clock_words(check, &meant.clock);
    return NULL;
}

/* What to do where the day above entry i, the first of that day, puts it into the wrong place. */
static void help_with_day(struct check *check, struct finding *finding,
                          const struct sequence *sequence, size_t i, const char *where)
{
    report_help(check, finding,
                "correct the day above it, \"%s\", or move the entries of that day %s",
                quote(check, sequence->entries[i]->day_written), where);
}

static void report_slip(struct check *check, struct finding *finding,
                        const struct sequence *sequence, size_t i)
{
    const char *where = describe_gap(check, sequence, sequence_gap(sequence, i));
    const char *meant = meant_words(check, sequence, i);
    if (!meant && sequence_changes_day(sequence, i)) {
        help_with_day(check, finding, sequence, i, where);
        return;
    }
    if (!meant) {
        report_help(check, finding, "correct its time, or move it %s", where);
        return;
    }
    struct gap gap = sequence_neighbours(sequence, i);
    const struct event *next = sequence->entries[gap.after];
    report_help(check, finding, "a slip for %s? (it fits before %s, line %zu); else it belongs %s",
                meant, entry_time(check, next, sequence->entries[i]),
                entry_line(check, sequence, gap.after), where);
}

/* How far apart the two entries are: "55 min before the entry above". */
static void label_distance(struct check *check, struct finding *finding,
                           const struct sequence *sequence, size_t i, size_t other)
{
    const struct event *entry = sequence->entries[i], *neighbour = sequence->entries[other];
    int64_t seconds;
    if (!length_between(&entry->moment, &neighbour->moment, &seconds))
        return;
    bool adjacent = other + 1 == i || i + 1 == other;
    const char *where =
        adjacent ? arena_printf(check->arena, "the entry %s", other < i ? "above" : "below")
                 : arena_printf(check->arena, "line %zu", entry_line(check, sequence, other));
    report_label(check, finding, "%s %s %s",
                 format_length(check->arena, seconds < 0 ? -seconds : seconds),
                 seconds < 0 ? "after" : "before", where);
}

static struct finding *report_step(struct check *check, const struct sequence *sequence, size_t i,
                                   size_t other, size_t wrong)
{
    const struct event *entry = sequence->entries[i], *neighbour = sequence->entries[other];
    const char *time = entry_time(check, entry, neighbour);
    const char *neighbour_time = entry_time(check, neighbour, entry);
    struct finding *finding = report(check, entry->time_place, entry_subject(check, entry),
                                     "%s stands %s %s; %zu of %zu entries %s out of order", time,
                                     other < i ? "after" : "before", neighbour_time, wrong,
                                     sequence->count, wrong == 1 ? "is" : "are");
    report_related(check, finding, neighbour->time_place, "%s", neighbour_time);
    label_distance(check, finding, sequence, i, other);
    return finding;
}

static void report_entry(struct check *check, const struct sequence *sequence, size_t i,
                         size_t other, size_t wrong)
{
    report_slip(check, report_step(check, sequence, i, other, wrong), sequence, i);
}

/* Where much is out of order, one finding says so. */
static void report_disorder(struct check *check, const struct sequence *sequence,
                            const size_t *contradicted, size_t wrong)
{
    struct finding *finding = NULL;
    for (size_t i = 0; i < sequence->count; i++) {
        if (contradicted[i] == SIZE_MAX)
            continue;
        const struct event *entry = sequence->entries[i];
        const struct event *neighbour = sequence->entries[contradicted[i]];
        const char *time = entry_time(check, entry, neighbour);
        const char *neighbour_time = entry_time(check, neighbour, entry);
        const char *where = contradicted[i] < i ? "after" : "before";
        if (finding) {
            report_related(check, finding, entry->time_place, "%s stands %s %s", time, where,
                           neighbour_time);
            continue;
        }
        finding = report(check, entry->time_place, "disorder",
                         "%zu of %zu entries are out of order: %s stands %s %s", wrong,
                         sequence->count, time, where, neighbour_time);
        report_related(check, finding, neighbour->time_place, "%s", neighbour_time);
        report_help(check, finding, "put the entries in order, or give each its date");
    }
}

/* The entry at which the list falls back, where it does so but once; else SIZE_MAX. */
static size_t find_only_fall(const struct sequence *sequence)
{
    size_t fall = SIZE_MAX;
    for (size_t i = 1; i < sequence->count; i++) {
        if (sequence_compare(sequence, i - 1, i) != ORDER_AFTER)
            continue;
        if (fall != SIZE_MAX)
            return SIZE_MAX;
        fall = i;
    }
    return fall;
}

/* A single fall is one mistake, however many entries follow it: the part above it is kept. */
static void report_fall(struct check *check, struct sequence *sequence, size_t fall)
{
    size_t wrong = 0;
    for (size_t i = 0; i < sequence->count; i++) {
        sequence->kept[i] = i < fall || sequence_compare(sequence, fall - 1, i) != ORDER_AFTER;
        wrong += !sequence->kept[i];
    }
    struct finding *finding = report_step(check, sequence, fall, fall - 1, wrong);
    struct moment meant;
    if (wrong > 1 && sequence_afternoon_slip(sequence, fall, &meant))
        report_help(check, finding,
                    "is it %s, and what follows in the afternoon too? Else move the entries up",
                    clock_words(check, &meant.clock));
    else
        report_slip(check, finding, sequence, fall);
}

static void judge_sequence(struct check *check, struct sequence *sequence)
{
    size_t contradicted[MAX_ENTRIES] UNSET;
    size_t wrong = 0;
    sequence_mark_kept(sequence);
    for (size_t i = 0; i < sequence->count; i++) {
        contradicted[i] = sequence->kept[i] ? SIZE_MAX : sequence_contradicted(sequence, i);
        wrong += contradicted[i] != SIZE_MAX;
    }
    size_t fall = wrong > 1 ? find_only_fall(sequence) : SIZE_MAX;
    if (fall != SIZE_MAX) {
        report_fall(check, sequence, fall);
        return;
    }
    if (wrong > 1 && wrong * 3 > sequence->count) {
        report_disorder(check, sequence, contradicted, wrong);
        return;
    }
    for (size_t i = 0; i < sequence->count; i++)
        if (contradicted[i] != SIZE_MAX)
            report_entry(check, sequence, i, contradicted[i], wrong);
}

/* The direction of all lists together, for those too short to show their own. */
static long count_all_steps(const struct event_list *events, struct sequence *sequence)
{
    long steps = 0;
    for (size_t i = 0; i < events->count;) {
        i = sequence_collect(events, i, sequence);
        steps += sequence_count_steps(sequence);
    }
    return steps;
}

/* Entries told on one line are read forward, be they but two. */
static bool stand_on_one_line(const struct sequence *sequence)
{
    struct place a = sequence->entries[0]->place, b = sequence->entries[1]->place;
    return a.start == b.start;
}

/* Judges the list that begins at event `from`, if it is long enough to have an order. */
static size_t judge_list(struct check *check, size_t from, long all_steps,
                         struct sequence *sequence)
{
    size_t next = sequence_collect(&check->postmortem->events, from, sequence);
    long steps = sequence_count_steps(sequence);
    long steps_elsewhere = all_steps - steps;
    sequence->newest_first = sequence->count < 3 ? steps_elsewhere < 0 : steps < 0;
    bool sentence = sequence->count == 2 && stand_on_one_line(sequence);
    sequence->newest_first &= !sentence;
    struct place end = check->postmortem->incident.points[PHASE_END].place;
    sequence->day_by_day = !sequence->newest_first && sequence_runs_back_by_days(sequence, end);
    if (sequence->count > 2 || sentence || (sequence->count == 2 && labs(steps_elsewhere) > 1))
        judge_sequence(check, sequence);
    return next > from ? next : from + 1;
}

static bool begins_nested_list(const struct event_list *events, size_t i)
{
    const struct event *event = &events->items[i];
    return event->depth > 0 && events->items[i - 1].depth < event->depth;
}

void check_timeline_out_of_order(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    struct sequence *sequence = arena_alloc_unset(check->arena, sizeof *sequence);
    long all_steps = count_all_steps(events, sequence);
    for (size_t i = 0; i < events->count;)
        i = judge_list(check, i, all_steps, sequence);
    for (size_t i = 1; i < events->count; i++)
        if (begins_nested_list(events, i))
            judge_list(check, i, all_steps, sequence);
}
