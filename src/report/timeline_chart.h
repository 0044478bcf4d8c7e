/* Floor 6. A timeline as something that can be drawn: each entry of a settled moment on one common scale,
 * in the order of time, the others told apart. Nothing is known here of how it is drawn.
 */
#ifndef PMLINT_REPORT_TIMELINE_CHART_H
#define PMLINT_REPORT_TIMELINE_CHART_H

#include "report/phases.h"

/* What the seconds of a chart count from; entries that cannot be told in it are not placed. */
enum chart_scale {
    CHART_LOCAL, /* 1970-01-01T00:00 on the clocks of the zone that all entries share, or of none */
    CHART_UTC,   /* 1970-01-01T00:00Z */
    CHART_YEARLESS, /* as CHART_LOCAL, in the year 0 */
    CHART_CLOCK,    /* the midnight before the first entry, whose day nobody says */
    CHART_SCALE_COUNT,
};

struct chart_entry {
    const struct event *event;
    size_t line;
    bool placed;
    bool exact;        /* false: "about", an hour or a day alone */
    bool whole_day;    /* no clock */
    bool seconds;      /* its clock or its end's has seconds */
    int64_t at, until; /* `until` is later for a range alone */
    int64_t latest;    /* the last second that an inexact one may be; else `at` */
    unsigned phases;   /* bits 1 << enum phase */
    struct text
        time; /* clean: on the chart's scale; as written where it is not placed; may be empty */
    struct text text; /* clean; not empty */
};
LIST(chart_entry_list, struct chart_entry);

struct chart_phase {
    const char *name, *length; /* "detect", "10 min" */
    enum phase to;
    int64_t from, until; /* from <= until */
};

struct chart {
    struct text title; /* clean; not empty */
    enum chart_scale scale;
    struct text zone;                /* of CHART_LOCAL; empty where nobody names one */
    struct chart_entry_list entries; /* the placed ones first, in the order of time */
    size_t placed;                   /* how many of them are */
    bool has_offset;                 /* CHART_LOCAL: all clocks lie so many seconds east of UTC */
    int64_t offset;
    bool several_days, several_years;
    int64_t from, until; /* all that is placed, phases included; undefined where nothing is */
    struct chart_phase phases[SPAN_MAX];
    size_t phase_count; /* the phases that follow each other, without the whole */
    const char *whole;  /* the length of the incident, or NULL */
};

/* The chart of a postmortem's timeline; all of it lives in the arena. */
struct chart chart_of(const struct postmortem *postmortem, struct arena *arena);

/* "2025-03-17, times in UTC", "2025-03-17 to 2025-03-19, no zone is named". */
const char *chart_when(const struct chart *chart, struct arena *arena);

/* The day of a moment on the chart's scale: "2025-03-17", "03-17", "day 2". */
const char *chart_day(const struct chart *chart, int64_t at, struct arena *arena);

/* "14:05", or with its seconds "14:05:33". */
const char *chart_clock(int64_t at, bool seconds, struct arena *arena);

/* Which day since the scale's zero a moment is on. */
int64_t chart_day_number(int64_t at);

#endif
