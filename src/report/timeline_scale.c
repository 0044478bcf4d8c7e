#include "report/timeline_scale.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
enum {
    TICK_ABOVE = 25, /* a tick's label: a day above its moment, a clock beside it */
    TICK_BELOW = 9,
    TICK_DISTANCE = 56, /* the least from one tick to the next */
    BREAK_LABEL_HEIGHT = 18,
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* ---- cuts ---- */

static int64_t broken_seconds(const struct scale *scale)
{
    int64_t seconds = 0;
    for (size_t i = 0; i < scale->break_count; i++)
        seconds += scale->breaks[i].until - scale->breaks[i].from;
    return seconds;
}

static bool is_broken(const struct scale *scale, int64_t from)
{
    for (size_t i = 0; i < scale->break_count; i++)
        if (scale->breaks[i].from <= from && from < scale->breaks[i].until)
            return true;
    return false;
}

static void widen_gap(const struct scale *scale, int64_t from, int64_t until,
                      struct scale_break *widest)
{
    if (until - from > widest->until - widest->from && !is_broken(scale, from))
        *widest = (struct scale_break){.from = from, .until = until};
}

/* The longest stretch without a mark that is not cut out yet. Phases may span it. */
static struct scale_break widest_gap(const struct scale *scale, const struct scale_span *span)
{
    struct scale_break widest = {.from = span->from, .until = span->from};
    int64_t reached = span->from;
    for (size_t i = 0; i < span->mark_count; i++) {
        widen_gap(scale, reached, span->marks[i].from, &widest);
        reached = most(reached, span->marks[i].until);
    }
    widen_gap(scale, reached, span->until, &widest);
    return widest;
}

/* The longer part of a stretch that a moment parts. */
static void part_gap(struct scale_break *gap, int64_t at)
{
    if (at <= gap->from || at >= gap->until)
        return;
    if (at - gap->from > gap->until - at)
        gap->until = at;
    else
        gap->from = at;
}

/* Phases begin and end outside of what is cut out. */
static void part_at_phases(struct scale_break *gap, const struct scale_span *span)
{
    for (size_t i = 0; i < span->phase_count; i++) {
        part_gap(gap, span->phases[i].from);
        part_gap(gap, span->phases[i].until);
    }
}

/* Cuts out empty stretches that would leave less than a quarter of the picture to all the rest; what
 * is said about weeks before an incident must not squeeze its minutes into one point. Each cut
 * leaves a quarter of the span at most, so there are few. */
static void find_breaks(struct scale *scale, const struct scale_span *span)
{
    while (scale->break_count < SCALE_MAX_BREAKS) {
        struct scale_break gap = widest_gap(scale, span);
        part_at_phases(&gap, span);
        int64_t length = gap.until - gap.from;
        int64_t rest = span->until - span->from - broken_seconds(scale) - length;
        if (length < 6 * HOUR || length / 3 < rest || rest == 0 || is_broken(scale, gap.from))
            return;
        size_t at = scale->break_count++;
        for (; at > 0 && scale->breaks[at - 1].from > gap.from; at--)
            scale->breaks[at] = scale->breaks[at - 1];
        scale->breaks[at] = gap;
    }
}

/* ---- pixels ---- */

/* The seconds and pixels of the scale that are not cut out. */
struct drawn {
    int64_t seconds, pixels;
};

static struct drawn drawn_of(const struct scale *scale)
{
    int64_t span = scale->until - scale->from, cuts = (int64_t)scale->break_count;
    return (struct drawn){span - broken_seconds(scale),
                          scale->bottom - scale->top - cuts * SCALE_BREAK_HEIGHT};
}

int64_t scale_y(const struct scale *scale, int64_t at)
{
    struct drawn drawn = drawn_of(scale);
    int64_t seconds = most(scale->from, least(at, scale->until)) - scale->from, cuts = 0;
    if (drawn.seconds <= 0)
        return scale->top;
    for (size_t i = 0; i < scale->break_count; i++) {
        const struct scale_break *cut = &scale->breaks[i];
        if (at <= cut->from)
            break;
        seconds -= least(at, cut->until) - cut->from;
        cuts += at >= cut->until;
    }
    return scale->top + cuts * SCALE_BREAK_HEIGHT +
           (int64_t)((double)seconds * (double)drawn.pixels / (double)drawn.seconds + 0.5);
}

static void place_breaks(struct scale *scale)
{
    for (size_t i = 0; i < scale->break_count; i++) {
        struct scale_break *cut = &scale->breaks[i];
        cut->top = scale_y(scale, cut->from);
        cut->bottom = scale_y(scale, cut->until);
        cut->label = (struct box){scale->label_x, (cut->top + cut->bottom - BREAK_LABEL_HEIGHT) / 2,
                                  scale->label_width, BREAK_LABEL_HEIGHT};
    }
}

/* ---- ticks ---- */

/* The shortest usual step that keeps ticks apart. */
static int64_t tick_step(const struct scale *scale)
{
    static const int64_t steps[] = {1,           5,          10,         15,          30,
                                    MINUTE,      2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE,
                                    30 * MINUTE, HOUR,       2 * HOUR,   3 * HOUR,    6 * HOUR,
                                    12 * HOUR,   DAY,        2 * DAY,    7 * DAY,     14 * DAY};
    struct drawn drawn = drawn_of(scale);
    int64_t needed = drawn.pixels > 0 ? drawn.seconds * TICK_DISTANCE / drawn.pixels + 1 : DAY;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] >= needed)
            return steps[i];
    int64_t step = 28 * DAY;
    while (step < needed)
        step *= 2;
    return step;
}

static bool boxes_touch(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static void add_tick(struct scale *scale, int64_t at, struct arena *arena)
{
    struct scale_tick tick = {.at = at, .y = scale_y(scale, at), .new_day = true};
    const struct scale_tick_list *ticks = &scale->ticks;
    tick.label = (struct box){scale->label_x, tick.y - TICK_ABOVE, scale->label_width,
                              TICK_ABOVE + TICK_BELOW};
    for (size_t i = 0; i < scale->break_count; i++)
        if (boxes_touch(&tick.label, &scale->breaks[i].label) || is_broken(scale, at))
            return;
    if (ticks->count) {
        const struct scale_tick *last = &ticks->items[ticks->count - 1];
        if (boxes_touch(&tick.label, &last->label))
            return;
        tick.new_day = floor_divide(at, DAY) != floor_divide(last->at, DAY);
    }
    LIST_PUSH(arena, &scale->ticks, tick);
}

/* Between cuts, on whole steps; the scale's length bounds their number. */
static void place_ticks(struct scale *scale, struct arena *arena)
{
    int64_t from = scale->from;
    scale->step = tick_step(scale);
    for (size_t i = 0; i <= scale->break_count; i++) {
        bool last = i == scale->break_count;
        int64_t until = last ? scale->until : scale->breaks[i].from;
        int64_t at = -floor_divide(-from, scale->step) * scale->step;
        for (; at <= until; at += scale->step)
            add_tick(scale, at, arena);
        from = last ? until : scale->breaks[i].until;
    }
    if (!scale->ticks.count)
        add_tick(scale, scale->from, arena);
}

struct scale scale_of(const struct scale_span *span)
{
    struct scale scale = {.from = span->from, .until = span->until};
    find_breaks(&scale, span);
    return scale;
}

void scale_place(struct scale *scale, int64_t top, int64_t bottom, int64_t x, int64_t width,
                 struct arena *arena)
{
    scale->top = top;
    scale->bottom = bottom;
    scale->label_x = x;
    scale->label_width = width;
    place_breaks(scale);
    place_ticks(scale, arena);
}
