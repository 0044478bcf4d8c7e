/* Floor 6. Where everything of a drawn timeline stands. Time runs down a scale; each label stands beside
 * it, as near to its moment as the labels around it allow, in the order of time, so that neither labels
 * nor their leader lines ever cross. Pure arithmetic in whole pixels: nothing is printed or measured.
 *
 *   phases | ticks | scale | leaders | times | texts        and below it what has no moment
 *
 * More labels make the picture taller, never wider. Time and memory are linear in the marks.
 */
#ifndef PMLINT_REPORT_TIMELINE_LAYOUT_H
#define PMLINT_REPORT_TIMELINE_LAYOUT_H

#include "report/timeline_scale.h"

#define LAYOUT_WIDTH 960
#define LAYOUT_MARGIN 28
#define LAYOUT_LINE 18      /* from one line of a label to the next */
#define LAYOUT_MAX_PHASES 3 /* bands beside the scale; a request has no more */
#define LAYOUT_FULL_WIDTH (LAYOUT_WIDTH - 2 * LAYOUT_MARGIN)

struct layout_request {
    struct scale_span span;
    const int *mark_lines; /* lines of each mark's label */
    int64_t time_width;    /* pixels of the widest time */
    const int *rest_lines; /* lines of each label below the scale */
    size_t rest_count;
};

struct layout_place {
    int64_t y, until_y;     /* on the scale */
    struct box time, label; /* side by side */
};

struct layout_band {
    int64_t top, bottom; /* on the scale */
    struct box label;    /* two lines */
};

struct layout {
    int64_t width, height;
    struct box title, subtitle;
    bool has_scale;
    struct scale scale;
    int64_t scale_x, band_x, leader_end;
    struct layout_place *places; /* one a mark */
    struct layout_band bands[LAYOUT_MAX_PHASES];
    struct box rest_heading; /* only where something is below the scale */
    struct box *rest;        /* one a label below the scale */
};

/* The width that the text of a label has, for the caller to wrap it. */
int64_t layout_label_width(bool has_phases, int64_t time_width);

/* The layout; it lives in the arena. */
struct layout layout_of(const struct layout_request *request, struct arena *arena);

/* All boxes that hold text, for a proof that none of them intersect. */
struct box_list layout_boxes(const struct layout *layout, const struct layout_request *request,
                             struct arena *arena);

#endif
