#include "checks/sequence.h"

#include <string.h>

/* "13:50 / 14:20 / 14:50" sums up what went on beside the other entries. */
static bool names_several_clocks(struct text written)
{
    enum { SEVERAL = 3 };
    size_t clocks = 0;
    for (size_t i = 2; i + 2 < written.length; i++) {
        const char *at = written.data + i;
        bool minutes = *at == ':' && ascii_is_digit(at[1]) && ascii_is_digit(at[2]);
        bool dated = at[-2] == 'T' || (i >= 3 && at[-3] == 'T'); /* its zone has a colon, too */
        bool seconds = i >= 3 && (at[-3] == ':' || at[-3] == '+');
        if (minutes && dated)
            return false;
        clocks += minutes && !seconds && ascii_is_digit(at[-1]);
    }
    return clocks >= SEVERAL;
}

static bool is_orderable(const struct event *event)
{
    return event->timed && event->in_timeline && !event->relative && !event->amid &&
           !event->whole_incident && event->moment.has_local &&
           event->moment.certainty != MOMENT_UNREADABLE && !names_several_clocks(event->written);
}

/* Whether an entry's day is its own or that of the heading above it, not only the document's. */
static bool has_own_day(const struct event *event)
{
    return event->stamp.date.known || event->day_written.length;
}

/* Two days of which one is only the document's say nothing about which comes first, unless the stated end does. */
static bool have_comparable_days(const struct event *a, const struct event *b)
{
    return a->day_by_end || b->day_by_end || has_own_day(a) == has_own_day(b) ||
           date_is_same(&a->moment.date, &b->moment.date);
}

enum moment_order sequence_compare(const struct sequence *sequence, size_t i, size_t j)
{
    const struct event *a = sequence->entries[i], *b = sequence->entries[j];
    if (!have_comparable_days(a, b) ||
        (sequence->day_by_day && !text_equal(a->day_written, b->day_written)))
        return ORDER_UNKNOWN;
    return sequence->newest_first ? moment_compare(&b->moment, &a->moment)
                                  : moment_compare(&a->moment, &b->moment);
}

size_t sequence_collect(const struct event_list *events, size_t from, struct sequence *sequence)
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

long sequence_count_steps(struct sequence *sequence)
{
    long steps = 0;
    sequence->newest_first = sequence->day_by_day = false;
    for (size_t i = 1; i < sequence->count; i++) {
        enum moment_order order = sequence_compare(sequence, i - 1, i);
        steps += (order == ORDER_BEFORE) - (order == ORDER_AFTER);
    }
    return steps;
}

bool sequence_changes_day(const struct sequence *sequence, size_t i)
{
    const struct event *event = sequence->entries[i];
    return i > 0 && event->day_written.length && !event->stamp.date.known &&
           !text_equal(event->day_written, sequence->entries[i - 1]->day_written);
}

bool sequence_runs_back_by_days(const struct sequence *sequence, struct place end)
{
    size_t days = 1, last = 0;
    for (size_t i = 1; i < sequence->count; i++) {
        if (!sequence_changes_day(sequence, i))
            continue;
        if (sequence_compare(sequence, i - 1, i) != ORDER_AFTER)
            return false;
        last = i;
        days++;
    }
    if (days != 2)
        return days > 2;
    return !end.end || end.start < sequence->entries[last]->place.start;
}

void sequence_mark_kept(struct sequence *sequence)
{
    size_t longest[MAX_ENTRIES] UNSET; /* the length of the longest ordered part that begins here */
    size_t best = 0;
    for (size_t i = sequence->count; i-- > 0;) {
        longest[i] = 1;
        for (size_t j = i + 1; j < sequence->count && longest[i] <= best; j++) /* no more can be */
            if (longest[j] + 1 > longest[i] && sequence_compare(sequence, i, j) != ORDER_AFTER)
                longest[i] = longest[j] + 1;
        best = longest[i] > best ? longest[i] : best;
    }
    size_t last = SIZE_MAX;
    bool all = best == sequence->count; /* as nearly always */
    memset(sequence->kept, all, sequence->count * sizeof *sequence->kept);
    if (all)
        return;
    for (size_t i = 0; i < sequence->count && best; i++) {
        bool follows = last == SIZE_MAX || sequence_compare(sequence, last, i) != ORDER_AFTER;
        if (longest[i] == best && follows) {
            sequence->kept[i] = true;
            last = i;
            best--;
        }
    }
}

size_t sequence_contradicted(const struct sequence *sequence, size_t i)
{
    for (size_t j = i; j-- > 0;)
        if (sequence->kept[j] && sequence_compare(sequence, j, i) == ORDER_AFTER)
            return j;
    for (size_t j = i + 1; j < sequence->count; j++)
        if (sequence->kept[j] && sequence_compare(sequence, i, j) == ORDER_AFTER)
            return j;
    return SIZE_MAX;
}

struct gap sequence_gap(const struct sequence *sequence, size_t i)
{
    struct gap gap = {SIZE_MAX, SIZE_MAX};
    for (size_t j = 0; j < sequence->count; j++) {
        if (!sequence->kept[j])
            continue;
        if (sequence_compare(sequence, j, i) == ORDER_AFTER) {
            gap.after = j;
            return gap;
        }
        gap.before = j;
    }
    return gap;
}

struct gap sequence_neighbours(const struct sequence *sequence, size_t i)
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

static enum moment_order order_in(const struct sequence *sequence, const struct moment *a,
                                  const struct moment *b)
{
    return sequence->newest_first ? moment_compare(b, a) : moment_compare(a, b);
}

static bool is_in_order(const struct sequence *sequence, const struct moment *a,
                        const struct moment *b)
{
    enum moment_order order = order_in(sequence, a, b);
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

/* Whether it fits, and neither neighbour has that time itself: nobody is asked for one that is written already. */
static bool fits_alone(const struct sequence *sequence, struct gap gap, const struct moment *moment)
{
    return fits_between(sequence, gap, moment) &&
           order_in(sequence, &sequence->entries[gap.before]->moment, moment) != ORDER_SAME &&
           order_in(sequence, moment, &sequence->entries[gap.after]->moment) != ORDER_SAME;
}

static struct moment shift_seconds(struct moment moment, int64_t seconds)
{
    moment.local_earliest += seconds;
    moment.local_latest += seconds;
    moment.earliest += seconds;
    moment.latest += seconds;
    return moment;
}

static struct moment shift_hours(struct moment moment, int hours)
{
    moment.clock.hour += hours;
    return shift_seconds(moment, (int64_t)hours * 3600);
}

/* Whether one hour is easily written for another: one digit is wrong, or the half of the day. */
static bool is_easy_slip(int hour, int meant)
{
    return hour / 10 == meant / 10 || hour % 10 == meant % 10 || hour - meant == 12 ||
           meant - hour == 12;
}

bool sequence_slip(const struct sequence *sequence, size_t i, struct moment *meant)
{
    struct gap gap = sequence_neighbours(sequence, i);
    const struct moment *moment = &sequence->entries[i]->moment;
    for (int distance = 1; moment->clock.known && distance < 24; distance++) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            *meant = shift_hours(*moment, sign * distance);
            if (meant->clock.hour >= 0 && meant->clock.hour < 24 &&
                is_easy_slip(moment->clock.hour, meant->clock.hour) &&
                fits_alone(sequence, gap, meant))
                return true;
        }
    }
    return false;
}

bool sequence_day_slip(const struct sequence *sequence, size_t i, struct moment *meant)
{
    enum { DAY = 24 * 3600 };
    struct gap gap = sequence_neighbours(sequence, i);
    const struct moment *moment = &sequence->entries[i]->moment;
    if (gap.before == SIZE_MAX || gap.after == SIZE_MAX || !moment->own_day)
        return false;
    const struct date *day = &sequence->entries[gap.before]->moment.date;
    if (!day->day || !day->year || !moment->date.year || !moment->date.day ||
        !date_is_same(day, &sequence->entries[gap.after]->moment.date))
        return false;
    *meant =
        shift_seconds(*moment, (days_to_last_day(day) - days_to_last_day(&moment->date)) * DAY);
    meant->date = *day;
    return fits_between(sequence, gap, meant);
}

bool sequence_afternoon_slip(const struct sequence *sequence, size_t from, struct moment *meant)
{
    const struct moment *before = &sequence->entries[from - 1]->moment;
    for (size_t i = from; i < sequence->count; i++) {
        const struct moment *moment = &sequence->entries[i]->moment;
        if (!moment->clock.known || moment->clock.hour >= 12 || moment->clock.meridiem ||
            !date_is_same(&moment->date, &before->date))
            return false;
    }
    *meant = shift_hours(sequence->entries[from]->moment, 12);
    return is_in_order(sequence, before, meant);
}
