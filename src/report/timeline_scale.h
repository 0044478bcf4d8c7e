/* Floor 6. Time as a vertical scale: the pixel of each moment, long empty stretches cut out, ticks at
 * whole steps. Pure arithmetic in whole pixels.
 */
#ifndef PMLINT_REPORT_TIMELINE_SCALE_H
#define PMLINT_REPORT_TIMELINE_SCALE_H

#include "base/arena.h"

#define SCALE_MAX_BREAKS 8
#define SCALE_BREAK_HEIGHT 44 /* pixels that a cut takes */

struct box {
    int64_t x, y, width, height;
};
LIST(box_list, struct box);

/* Something on the scale, from one second to another or at one: a mark or a phase. */
struct stretch {
    int64_t from, until;
};

/* What a scale has to show. */
struct scale_span {
    int64_t from, until;         /* seconds; all marks and phases lie within */
    const struct stretch *marks; /* in the order of time */
    size_t mark_count;
    const struct stretch *phases;
    size_t phase_count;
};

/* A stretch of time without a mark that the scale jumps over. */
struct scale_break {
    int64_t from, until; /* seconds */
    int64_t top, bottom; /* pixels */
    struct box label;
};

struct scale_tick {
    int64_t at; /* seconds */
    int64_t y;
    struct box label; /* room for a day above a clock */
    bool new_day;
};
LIST(scale_tick_list, struct scale_tick);

struct scale {
    int64_t from, until; /* seconds */
    int64_t top, bottom; /* their pixels */
    struct scale_break breaks[SCALE_MAX_BREAKS];
    size_t break_count;
    struct scale_tick_list ticks;
    int64_t step;                 /* seconds between ticks */
    int64_t label_x, label_width; /* of the labels of ticks and cuts */
};

/* A scale for what there is to show, with its cuts; it has no pixels yet. */
struct scale scale_of(const struct scale_span *span);

/* Gives it its pixels, and ticks whose labels lie from `x` on, `width` wide. The labels of ticks and
 * cuts do not intersect. */
void scale_place(struct scale *scale, int64_t top, int64_t bottom, int64_t x, int64_t width,
                 struct arena *arena);

/* The pixel of a moment; one outside of the scale is moved to its end. */
int64_t scale_y(const struct scale *scale, int64_t at);

#endif
