/* Whether the entries of a timeline follow one another in time. */
#include "checks/common.h"

#include <stdlib.h>
#include <string.h>

check_function check_timeline_out_of_order;

/* A list longer than this is a log, not a timeline; comparing all its pairs would take too long. */
enum { MAX_ENTRIES = 1000 };

/* The entries of one list whose time is read, in the document's order. */
struct sequence {
    const struct event *entries[MAX_ENTRIES];
    bool kept[MAX_ENTRIES]; /* whether it belongs to the longest ordered part */
    size_t count;
    bool newest_first;
};

static bool is_orderable(const struct event *event)
{
    return event->timed && event->in_timeline && !event->relative && event->moment.has_local &&
           event->moment.certainty != MOMENT_UNREADABLE;
}

/* Whether an entry's day is its own or that of the heading above it, not only the document's. */
static bool has_own_day(const struct event *event)
{
    return event->stamp.date.known || event->day_written.length;
}

static bool is_same_day(const struct date *a, const struct date *b)
{
    return a->known == b->known && a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Two days of which one is only the document's say nothing about which comes first. */
static bool have_comparable_days(const struct event *a, const struct event *b)
{
    return has_own_day(a) == has_own_day(b) || is_same_day(&a->moment.date, &b->moment.date);
}

/* How entry i stands to entry j in the direction in which the list runs. */
static enum moment_order compare_entries(const struct sequence *sequence, size_t i, size_t j)
{
    const struct event *a = sequence->entries[i], *b = sequence->entries[j];
    if (!have_comparable_days(a, b))
        return ORDER_UNKNOWN;
    return sequence->newest_first ? moment_compare(&b->moment, &a->moment)
                                  : moment_compare(&a->moment, &b->moment);
}

/* Collects the entries of the list that event `from` belongs to; returns the first event behind
 * it. Nested entries may stand between those of a list; each nested list is a list of its own. */
static size_t collect_sequence(const struct event_list *events, size_t from,
                               struct sequence *sequence)
{
    const struct event *first = &events->items[from];
    size_t i = from;
    sequence->count = 0;
    for (; i < events->count; i++) {
        const struct event *event = &events->items[i];
        bool member = event->group == first->group && event->depth == first->depth;
        if (!member && event->depth <= first->depth)
            break;
        if (member && is_orderable(event) && sequence->count < MAX_ENTRIES)
            sequence->entries[sequence->count++] = event;
    }
    return i;
}

/* Steps forward less steps back. */
static long count_steps(struct sequence *sequence)
{
    long steps = 0;
    sequence->newest_first = false;
    for (size_t i = 1; i < sequence->count; i++) {
        enum moment_order order = compare_entries(sequence, i - 1, i);
        steps += (order == ORDER_BEFORE) - (order == ORDER_AFTER);
    }
    return steps;
}

/* Marks the longest part without a step back; of several such parts the one whose entries stand
 * earliest, so that the entry that falls back is the one left out. */
static void mark_kept(struct sequence *sequence)
{
    size_t longest[MAX_ENTRIES] UNSET; /* the length of the longest ordered part that begins here */
    size_t best = 0;
    for (size_t i = sequence->count; i-- > 0;) {
        longest[i] = 1;
        for (size_t j = i + 1; j < sequence->count; j++)
            if (longest[j] + 1 > longest[i] && compare_entries(sequence, i, j) != ORDER_AFTER)
                longest[i] = longest[j] + 1;
        best = longest[i] > best ? longest[i] : best;
    }
    size_t last = SIZE_MAX;
    memset(sequence->kept, 0, sequence->count * sizeof *sequence->kept);
    for (size_t i = 0; i < sequence->count && best; i++) {
        bool follows = last == SIZE_MAX || compare_entries(sequence, last, i) != ORDER_AFTER;
        if (longest[i] == best && follows) {
            sequence->kept[i] = true;
            last = i;
            best--;
        }
    }
}

/* The kept entry nearest to entry i that it certainly contradicts, or SIZE_MAX. One above it is
 * preferred: people read downwards. */
static size_t find_contradicted(const struct sequence *sequence, size_t i)
{
    for (size_t j = i; j-- > 0;)
        if (sequence->kept[j] && compare_entries(sequence, j, i) == ORDER_AFTER)
            return j;
    for (size_t j = i + 1; j < sequence->count; j++)
        if (sequence->kept[j] && compare_entries(sequence, i, j) == ORDER_AFTER)
            return j;
    return SIZE_MAX;
}

/* The kept entries between which entry i belongs by its time, SIZE_MAX for none. */
struct gap {
    size_t before, after;
};

static struct gap find_gap(const struct sequence *sequence, size_t i)
{
    struct gap gap = {SIZE_MAX, SIZE_MAX};
    for (size_t j = 0; j < sequence->count; j++) {
        if (!sequence->kept[j])
            continue;
        if (compare_entries(sequence, j, i) == ORDER_AFTER) {
            gap.after = j;
            return gap;
        }
        gap.before = j;
    }
    return gap;
}

/* The kept entries that stand around entry i in the document. */
static struct gap find_neighbours(const struct sequence *sequence, size_t i)
{
    struct gap gap = {SIZE_MAX, SIZE_MAX};
    for (size_t j = i; j-- > 0 && gap.before == SIZE_MAX;)
        if (sequence->kept[j])
            gap.before = j;
    for (size_t j = i + 1; j < sequence->count && gap.after == SIZE_MAX; j++)
        if (sequence->kept[j])
            gap.after = j;
    return gap;
}

static bool is_in_order(const struct sequence *sequence, const struct moment *a,
                        const struct moment *b)
{
    enum moment_order order = sequence->newest_first ? moment_compare(b, a) : moment_compare(a, b);
    return order == ORDER_BEFORE || order == ORDER_SAME;
}

static bool fits_between(const struct sequence *sequence, struct gap gap,
                         const struct moment *moment)
{
    if (gap.before == SIZE_MAX || gap.after == SIZE_MAX)
        return false;
    return is_in_order(sequence, &sequence->entries[gap.before]->moment, moment) &&
           is_in_order(sequence, moment, &sequence->entries[gap.after]->moment);
}

static struct moment shift_hours(struct moment moment, int hours)
{
    int64_t seconds = (int64_t)hours * 3600;
    moment.clock.hour += hours;
    moment.local_earliest += seconds;
    moment.local_latest += seconds;
    moment.earliest += seconds;
    moment.latest += seconds;
    return moment;
}

/* Whether one hour is easily written for another: one digit is wrong, or the half of the day. */
static bool is_easy_slip(int hour, int meant)
{
    return hour / 10 == meant / 10 || hour % 10 == meant % 10 || hour - meant == 12 ||
           meant - hour == 12;
}

/* The time that was meant if only the hour is wrong: the nearest hour that fits where the entry
 * stands. */
static bool find_slip(const struct sequence *sequence, size_t i, struct moment *meant)
{
    struct gap gap = find_neighbours(sequence, i);
    const struct moment *moment = &sequence->entries[i]->moment;
    for (int distance = 1; moment->clock.known && distance < 24; distance++) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            *meant = shift_hours(*moment, sign * distance);
            if (meant->clock.hour >= 0 && meant->clock.hour < 24 &&
                is_easy_slip(moment->clock.hour, meant->clock.hour) &&
                fits_between(sequence, gap, meant))
                return true;
        }
    }
    return false;
}

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

/* An entry's time for a message, with its date where the other entry has another one. */
static const char *entry_time(const struct check *check, const struct event *event,
                              const struct event *other)
{
    bool same_day = is_same_day(&event->moment.date, &other->moment.date);
    return moment_words(check, &event->moment, !same_day || !event->moment.clock.known);
}

static void report_slip(struct check *check, struct finding *finding,
                        const struct sequence *sequence, size_t i)
{
    const char *where = describe_gap(check, sequence, find_gap(sequence, i));
    struct moment meant;
    if (!find_slip(sequence, i, &meant)) {
        report_help(check, finding, "correct its time, or move it %s", where);
        return;
    }
    struct gap gap = find_neighbours(sequence, i);
    const struct event *next = sequence->entries[gap.after];
    report_help(check, finding, "a slip for %s? (it fits before %s, line %zu); else it belongs %s",
                format_clock(check->arena, &meant.clock),
                entry_time(check, next, sequence->entries[i]),
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

static void report_entry(struct check *check, const struct sequence *sequence, size_t i,
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
    report_slip(check, finding, sequence, i);
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
        if (compare_entries(sequence, i - 1, i) != ORDER_AFTER)
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
        sequence->kept[i] = i < fall || compare_entries(sequence, fall - 1, i) != ORDER_AFTER;
        wrong += !sequence->kept[i];
    }
    report_entry(check, sequence, fall, fall - 1, wrong);
}

static void judge_sequence(struct check *check, struct sequence *sequence)
{
    size_t contradicted[MAX_ENTRIES] UNSET;
    size_t wrong = 0;
    mark_kept(sequence);
    for (size_t i = 0; i < sequence->count; i++) {
        contradicted[i] = sequence->kept[i] ? SIZE_MAX : find_contradicted(sequence, i);
        wrong += contradicted[i] != SIZE_MAX;
    }
    size_t fall = find_only_fall(sequence);
    if (wrong > 1 && fall != SIZE_MAX) {
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
        i = collect_sequence(events, i, sequence);
        steps += count_steps(sequence);
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
    size_t next = collect_sequence(&check->postmortem->events, from, sequence);
    long steps = count_steps(sequence);
    long steps_elsewhere = all_steps - steps;
    sequence->newest_first = sequence->count < 3 ? steps_elsewhere < 0 : steps < 0;
    bool sentence = sequence->count == 2 && stand_on_one_line(sequence);
    sequence->newest_first &= !sentence;
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
