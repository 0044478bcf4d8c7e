/* How the clocks of a list are written: with am and pm or without, forward or backward, and where the
 * half of the day is a slip.
 */
#include "facts/groups.h"

#define HOUR (int64_t)3600
#define HALF_DAY (12 * HOUR)

/* The entries of one group that have a clock, in their order. */
struct clocked {
    struct entry **items;
    size_t count;
};

static int64_t clock_at(const struct clocked *list, size_t i)
{
    return seconds_of_day(&list->items[i]->event.stamp.clock);
}

/* Whether entry i goes on from the one before it: no date or day heading stands between them. */
static bool goes_on(const struct clocked *list, size_t i)
{
    return i > 0 && !list->items[i]->event.stamp.date.known && !list->items[i]->next_day &&
           text_equal(list->items[i]->event.day_written, list->items[i - 1]->event.day_written);
}

/* The step from the entry before entry i. Between the clocks of two zones it is the shorter way round the day:
 * "15:05 PDT" comes five minutes behind "22:00 UTC". */
static int64_t step_to(const struct clocked *list, size_t i)
{
    const struct zone *from = &list->items[i - 1]->event.stamp.zone;
    const struct zone *to = &list->items[i]->event.stamp.zone;
    int64_t step = clock_at(list, i) - clock_at(list, i - 1);
    if (from->offset_count != 1 || to->offset_count != 1 || from->offsets[0] == to->offsets[0])
        return step;
    step -= (int64_t)(to->offsets[0] - from->offsets[0]) * 60;
    step = (step % (2 * HALF_DAY) + 2 * HALF_DAY) % (2 * HALF_DAY);
    return step > HALF_DAY ? step - 2 * HALF_DAY : step;
}

static bool is_newest_first(const struct clocked *list)
{
    size_t falls = 0, rises = 0;
    for (size_t i = 1; i < list->count; i++) {
        int64_t step = goes_on(list, i) ? step_to(list, i) : 0;
        falls += step < 0;
        rises += step > 0;
    }
    return falls > rises && falls > 1;
}

/* Some say am or pm and others do not, or none does, all are 12 or less, and they go against the
 * list's direction. */
static bool is_half_open(const struct clocked *list, bool newest_first)
{
    bool meridiem = false, bare = false, late = false, fall = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct clock *clock = &list->items[i]->event.stamp.clock;
        int64_t back = i ? clock_at(list, i - 1) - clock_at(list, i) : 0;
        meridiem |= clock->meridiem;
        bare |= !clock->half_day_known;
        late |= clock->half_day_known && !clock->meridiem;
        fall |= goes_on(list, i) && (newest_first ? -back : back) > HOUR;
    }
    return bare && !late && (meridiem || fall);
}

/* How many of its steps are midnights. */
static int count_nights(const struct clocked *list, bool newest_first)
{
    int nights = 0;
    for (size_t i = 1; i < list->count; i++) {
        int64_t back = clock_at(list, i - 1) - clock_at(list, i);
        nights += goes_on(list, i) && (newest_first ? -back : back) >= MIDNIGHT_FALL;
    }
    return nights;
}

/* Whether entry i is a "12:15 AM" that may be meant for the afternoon. */
static bool may_be_noon(const struct clocked *list, size_t i)
{
    const struct clock *clock = &list->items[i]->event.stamp.clock;
    return goes_on(list, i) && clock->meridiem && clock->hour == 0;
}

/* The longest step forward, those out of such an entry apart. */
static int64_t longest_step(const struct clocked *list)
{
    int64_t longest = 0;
    for (size_t i = 1; i < list->count; i++) {
        int64_t step = clock_at(list, i) - clock_at(list, i - 1);
        if (goes_on(list, i) && may_be_noon(list, i) == may_be_noon(list, i - 1) && step > longest)
            longest = step;
    }
    return longest;
}

/* Whether the run of such entries from `from` to before `end` is one: as 12:15 PM the first would follow
 * the entry before it closely, and what comes behind the run is of the same afternoon, or the list
 * ends there and has no steps as long as a night. Else it is a night. */
static bool is_slip(const struct clocked *list, size_t from, size_t end, int64_t longest)
{
    enum { MORNING = 9 * 3600, CLOSE = 3 * 3600, AFTERNOON = 8 * 3600 };
    int64_t before = clock_at(list, from - 1), meant = clock_at(list, from) + HALF_DAY;
    if (before < MORNING || meant < before || meant - before > CLOSE)
        return false;
    if (end < list->count && goes_on(list, end)) {
        int64_t behind = clock_at(list, end);
        return behind >= meant && behind - meant <= AFTERNOON;
    }
    return end == list->count && meant - before <= 2 * longest;
}

static void mark_slips(const struct clocked *list)
{
    int64_t longest = longest_step(list);
    for (size_t i = 1; i < list->count; i++) {
        size_t end = i;
        while (end < list->count && may_be_noon(list, end))
            end++;
        if (end > i && is_slip(list, i, end, longest))
            for (size_t j = i; j < end; j++)
                list->items[j]->slip = true;
        if (end > i)
            i = end - 1;
    }
}

static bool has_clock(const struct entry *entry)
{
    const struct stamp *stamp = &entry->event.stamp;
    return entry->event.timed && stamp->clock.known && !stamp->clock.impossible && !stamp->relative;
}

/* Sorts the entries that have clocks by their groups; lists[groups] is empty. */
static struct clocked *collect_clocked(const struct reading *reading, struct entry_list *entries,
                                       size_t groups)
{
    struct clocked *lists = arena_alloc_array(reading->arena, groups + 1, sizeof *lists);
    struct entry **items =
        arena_alloc_array(reading->arena, entries->count + 1, sizeof(struct entry *));
    for (size_t i = 0; i < entries->count; i++)
        lists[entries->items[i].event.group].count += has_clock(&entries->items[i]);
    for (size_t i = 0; i < groups; i++) {
        lists[i].items = items;
        items += lists[i].count;
        lists[i].count = 0;
    }
    for (size_t i = 0; i < entries->count; i++) {
        struct clocked *list = &lists[entries->items[i].event.group];
        if (has_clock(&entries->items[i]))
            list->items[list->count++] = &entries->items[i];
    }
    return lists;
}

const struct clock_habits *read_clock_habits(const struct reading *reading,
                                             struct entry_list *entries, size_t groups)
{
    struct clock_habits *habits = arena_alloc_array(reading->arena, groups + 1, sizeof *habits);
    const struct clocked *lists = collect_clocked(reading, entries, groups);
    for (size_t i = 0; i < groups; i++) {
        habits[i].newest_first = is_newest_first(&lists[i]);
        habits[i].half_day_open = is_half_open(&lists[i], habits[i].newest_first);
        habits[i].nights = count_nights(&lists[i], habits[i].newest_first);
        if (!habits[i].newest_first)
            mark_slips(&lists[i]);
    }
    return habits;
}
