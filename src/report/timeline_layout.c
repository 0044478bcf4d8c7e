#include "report/timeline_layout.h"

enum {
    TITLE_TOP = 24,
    TITLE_HEIGHT = 28,
    SUBTITLE_TOP = 54,
    SUBTITLE_HEIGHT = 20,
    BODY_TOP = 108,   /* the first moment */
    BODY_MARGIN = 16, /* labels may stand so far above the first moment and below the last */
    BOTTOM_MARGIN = 28,
    PHASE_LABEL_WIDTH = 136,
    PHASE_LABEL_HEIGHT = 34,
    BAND_GAP = 16,
    BAND_WIDTH = 6,
    TICK_WIDTH = 84,
    LEADER_WIDTH = 72,
    TIME_GAP = 14,
    LABEL_GAP = 8, /* the least between two labels */
    MIN_SCALE = 240,
    REST_GAP = 40, /* above the heading of what stands below the scale */
    REST_HEADING = 28,
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* ---- columns ---- */

static int64_t band_x(bool has_phases)
{
    return LAYOUT_MARGIN + (has_phases ? PHASE_LABEL_WIDTH + BAND_GAP : 0);
}

static int64_t scale_x(bool has_phases)
{
    return band_x(has_phases) + (has_phases ? BAND_WIDTH : 0) + TICK_WIDTH + BAND_GAP;
}

static int64_t label_x(bool has_phases, int64_t time_width)
{
    return scale_x(has_phases) + LEADER_WIDTH + time_width + TIME_GAP;
}

int64_t layout_label_width(bool has_phases, int64_t time_width)
{
    return LAYOUT_WIDTH - LAYOUT_MARGIN - label_x(has_phases, time_width);
}

/* ---- labels beside the scale ---- */

/* Labels that touch each other and are moved as one. */
struct cluster {
    int64_t sum; /* of what each would like its offset to be */
    int64_t count;
};

static int64_t cluster_offset(const struct cluster *cluster)
{
    int64_t rest = cluster->sum % cluster->count;
    return cluster->sum / cluster->count - (rest < 0);
}

/* Places intervals of `heights`, whose middles would like to be at `wishes` (which do not fall), one
 * below the other between `top` and `bottom`, with as little squared movement as possible: the
 * pool-adjacent-violators algorithm on what remains of the wishes when all are stacked at `top`.
 * `tops` gets the result. They must fit. */
static void spread(const int64_t *wishes, const int64_t *heights, size_t count, int64_t top,
                   int64_t bottom, int64_t *tops, struct arena *arena)
{
    struct cluster *clusters = arena_alloc_array(arena, count + 1, sizeof *clusters);
    size_t used = 0, next = 0;
    int64_t stacked = top;
    for (size_t i = 0; i < count; i++) {
        clusters[used++] = (struct cluster){wishes[i] - heights[i] / 2 - stacked, 1};
        stacked += heights[i] + LABEL_GAP;
        for (;
             used > 1 && cluster_offset(&clusters[used - 2]) >= cluster_offset(&clusters[used - 1]);
             used--) {
            clusters[used - 2].sum += clusters[used - 1].sum;
            clusters[used - 2].count += clusters[used - 1].count;
        }
    }
    int64_t slack = most(bottom - (stacked - LABEL_GAP), 0), place = top;
    for (size_t i = 0; i < used; i++) {
        int64_t offset = most(0, least(cluster_offset(&clusters[i]), slack));
        for (int64_t j = 0; j < clusters[i].count; j++, next++) {
            tops[next] = place + offset;
            place += heights[next] + LABEL_GAP;
        }
    }
}

static int64_t mark_height(const struct layout_request *request, size_t mark)
{
    return (int64_t)request->mark_lines[mark] * LAYOUT_LINE;
}

static void place_labels(struct layout *layout, const struct layout_request *request,
                         struct arena *arena)
{
    size_t count = request->span.mark_count;
    bool has_phases = request->span.phase_count > 0;
    int64_t *wishes = arena_alloc_array(arena, count + 1, sizeof *wishes);
    int64_t *heights = arena_alloc_array(arena, count + 1, sizeof *heights);
    int64_t *tops = arena_alloc_array(arena, count + 1, sizeof *tops);
    int64_t x = label_x(has_phases, request->time_width);
    layout->places = arena_alloc_array(arena, count + 1, sizeof *layout->places);
    for (size_t i = 0; i < count; i++) {
        layout->places[i].y = scale_y(&layout->scale, request->span.marks[i].from);
        layout->places[i].until_y = scale_y(&layout->scale, request->span.marks[i].until);
        heights[i] = mark_height(request, i);
        /* the first line stands beside the moment */
        wishes[i] = layout->places[i].y - LAYOUT_LINE / 2 + heights[i] / 2;
    }
    spread(wishes, heights, count, layout->scale.top - BODY_MARGIN,
           layout->scale.bottom + BODY_MARGIN, tops, arena);
    for (size_t i = 0; i < count; i++) {
        layout->places[i].time =
            (struct box){layout->leader_end, tops[i], request->time_width, LAYOUT_LINE};
        layout->places[i].label = (struct box){
            x, tops[i], layout_label_width(has_phases, request->time_width), heights[i]};
    }
}

static void place_phases(struct layout *layout, const struct layout_request *request,
                         struct arena *arena)
{
    int64_t wishes[LAYOUT_MAX_PHASES], heights[LAYOUT_MAX_PHASES], tops[LAYOUT_MAX_PHASES];
    for (size_t i = 0; i < request->span.phase_count; i++) {
        struct layout_band *band = &layout->bands[i];
        band->top = scale_y(&layout->scale, request->span.phases[i].from);
        band->bottom = scale_y(&layout->scale, request->span.phases[i].until);
        wishes[i] = (band->top + band->bottom) / 2;
        heights[i] = PHASE_LABEL_HEIGHT;
    }
    spread(wishes, heights, request->span.phase_count, layout->scale.top - BODY_MARGIN,
           layout->scale.bottom + BODY_MARGIN, tops, arena);
    for (size_t i = 0; i < request->span.phase_count; i++)
        layout->bands[i].label =
            (struct box){LAYOUT_MARGIN, tops[i], PHASE_LABEL_WIDTH, PHASE_LABEL_HEIGHT};
}

/* ---- the whole ---- */

static int64_t scale_height(const struct layout *layout, const struct layout_request *request)
{
    int64_t labels = 0;
    for (size_t i = 0; i < request->span.mark_count; i++)
        labels += mark_height(request, i) + LABEL_GAP;
    return most(MIN_SCALE, labels) + (int64_t)layout->scale.break_count * SCALE_BREAK_HEIGHT;
}

/* What has no moment stands below everything else, over the whole width. */
static int64_t place_rest(struct layout *layout, const struct layout_request *request, int64_t y,
                          struct arena *arena)
{
    if (!request->rest_count)
        return y;
    y += layout->has_scale ? REST_GAP : 2 * LABEL_GAP;
    layout->rest_heading = (struct box){LAYOUT_MARGIN, y, LAYOUT_FULL_WIDTH, REST_HEADING};
    layout->rest = arena_alloc_array(arena, request->rest_count, sizeof *layout->rest);
    y += REST_HEADING;
    for (size_t i = 0; i < request->rest_count; i++) {
        int64_t height = (int64_t)request->rest_lines[i] * LAYOUT_LINE;
        layout->rest[i] = (struct box){LAYOUT_MARGIN, y, LAYOUT_FULL_WIDTH, height};
        y += height + LABEL_GAP;
    }
    return y;
}

static int64_t place_scale(struct layout *layout, const struct layout_request *request,
                           struct arena *arena)
{
    bool has_phases = request->span.phase_count > 0;
    int64_t tick_x = band_x(has_phases) + (has_phases ? BAND_WIDTH : 0) + BAND_GAP / 2;
    layout->band_x = band_x(has_phases);
    layout->scale_x = scale_x(has_phases);
    layout->leader_end = layout->scale_x + LEADER_WIDTH;
    layout->scale = scale_of(&request->span);
    scale_place(&layout->scale, BODY_TOP, BODY_TOP + scale_height(layout, request), tick_x,
                TICK_WIDTH, arena);
    place_labels(layout, request, arena);
    place_phases(layout, request, arena);
    return layout->scale.bottom + BODY_MARGIN;
}

struct layout layout_of(const struct layout_request *request, struct arena *arena)
{
    struct layout layout = {
        .width = LAYOUT_WIDTH,
        .title = {LAYOUT_MARGIN, TITLE_TOP, LAYOUT_FULL_WIDTH, TITLE_HEIGHT},
        .subtitle = {LAYOUT_MARGIN, SUBTITLE_TOP, LAYOUT_FULL_WIDTH, SUBTITLE_HEIGHT},
        .has_scale = request->span.mark_count > 0,
    };
    int64_t bottom = SUBTITLE_TOP + SUBTITLE_HEIGHT + LABEL_GAP;
    if (layout.has_scale)
        bottom = place_scale(&layout, request, arena);
    layout.height = place_rest(&layout, request, bottom, arena) + BOTTOM_MARGIN;
    return layout;
}

struct box_list layout_boxes(const struct layout *layout, const struct layout_request *request,
                             struct arena *arena)
{
    struct box_list boxes = {0};
    LIST_PUSH(arena, &boxes, layout->title);
    LIST_PUSH(arena, &boxes, layout->subtitle);
    for (size_t i = 0; layout->has_scale && i < request->span.mark_count; i++) {
        LIST_PUSH(arena, &boxes, layout->places[i].time);
        LIST_PUSH(arena, &boxes, layout->places[i].label);
    }
    for (size_t i = 0; i < layout->scale.ticks.count; i++)
        LIST_PUSH(arena, &boxes, layout->scale.ticks.items[i].label);
    for (size_t i = 0; i < layout->scale.break_count; i++)
        LIST_PUSH(arena, &boxes, layout->scale.breaks[i].label);
    for (size_t i = 0; layout->has_scale && i < request->span.phase_count; i++)
        LIST_PUSH(arena, &boxes, layout->bands[i].label);
    for (size_t i = 0; i < request->rest_count; i++)
        LIST_PUSH(arena, &boxes, layout->rest[i]);
    if (request->rest_count)
        LIST_PUSH(arena, &boxes, layout->rest_heading);
    return boxes;
}
