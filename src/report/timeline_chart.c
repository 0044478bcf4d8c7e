#include "report/timeline_chart.h"

#include "report/label.h"

#include <stdlib.h>
#include <string.h>

#define EN_DASH "\xE2\x80\x93"
enum { MINUTE = 60, HOUR = 3600, DAY = 86400, HALF_DAY = 43200 };

/* A moment on a scale: what it says, and the earliest and latest that it may be. */
struct position {
    int64_t at, latest;
};

int64_t chart_day_number(int64_t at)
{
    return at / DAY - (at % DAY < 0);
}

static bool is_on_scale(const struct moment *moment, enum chart_scale scale)
{
    if (moment->certainty == MOMENT_UNREADABLE || moment->swap_days)
        return false;
    bool dated = moment->date.known;
    switch (scale) {
    case CHART_UTC:
        return moment->has_instant;
    case CHART_LOCAL:
        return moment->has_local && dated && moment->date.year;
    case CHART_YEARLESS:
        return moment->has_local && dated && !moment->date.year;
    default:
        return moment->has_local && !dated;
    }
}

/* Where a moment stands on the scale: in the middle of what "about" allows. False where it is not on it
 * or may be more than half a day away, as a clock whose half of the day is open. */
static bool position_of(const struct moment *moment, enum chart_scale scale,
                        struct position *position)
{
    if (!is_on_scale(moment, scale))
        return false;
    bool utc = scale == CHART_UTC;
    int64_t earliest = utc ? moment->earliest : moment->local_earliest;
    int64_t latest = utc ? moment->latest : moment->local_latest;
    int64_t own = precision_seconds(moment->precision), slack = (latest - earliest + 1 - own) / 2;
    bool unsettled = utc && moment->certainty == MOMENT_AMBIGUOUS;
    if (moment->precision != PRECISION_DAY && (unsettled || latest - earliest >= HALF_DAY))
        return false;
    position->at = earliest + (slack > 0 ? slack : 0);
    position->latest = latest;
    return true;
}

static bool is_drawn(const struct event *event)
{
    return event->in_timeline && event->timed;
}

/* How many entries stand on each scale; on CHART_LOCAL only where all clocks share a zone. */
struct census {
    size_t counts[CHART_SCALE_COUNT];
    bool zone_is_one, has_zone, has_offset;
    struct text zone;
    int64_t offset; /* of local clocks from UTC */
};

static void count_local(struct census *census, const struct moment *moment)
{
    struct text zone = moment->zone.known ? moment->zone.written : TEXT("");
    int64_t offset = moment->local_earliest - moment->earliest;
    if (moment->precision == PRECISION_DAY && !zone.length) /* a day is one in any zone */
        return;
    if (!census->has_zone)
        census->zone = zone;
    census->has_zone = true;
    if (!text_equal_folded(zone, census->zone))
        census->zone_is_one = false;
    if (!moment->has_instant || moment->certainty == MOMENT_AMBIGUOUS)
        return;
    if (census->has_offset && census->offset != offset) /* the clocks were changed */
        census->zone_is_one = false;
    census->has_offset = true;
    census->offset = offset;
}

static struct census count_scales(const struct event_list *events)
{
    struct census census = {.zone_is_one = true};
    for (size_t i = 0; i < events->count; i++)
        for (int scale = 0; scale < CHART_SCALE_COUNT && is_drawn(&events->items[i]); scale++) {
            const struct moment *moment = &events->items[i].moment;
            struct position ignored;
            if (!position_of(moment, (enum chart_scale)scale, &ignored))
                continue;
            if (scale == CHART_LOCAL)
                count_local(&census, moment);
            census.counts[scale]++;
        }
    return census;
}

static struct text zone_shown(struct text written)
{
    return text_equal_folded(written, TEXT("Z")) ? TEXT("UTC") : written;
}

/* The scale that holds most entries; the document's own clocks where they do as well as UTC. */
static void choose_scale(struct chart *chart, const struct event_list *events, struct arena *arena)
{
    struct census census = count_scales(events);
    if (!census.zone_is_one)
        census.counts[CHART_LOCAL] = 0;
    for (int scale = 0; scale < CHART_SCALE_COUNT; scale++)
        if (census.counts[scale] > census.counts[chart->scale])
            chart->scale = (enum chart_scale)scale;
    if (!census.zone_is_one && chart->scale == CHART_LOCAL)
        chart->scale = CHART_UTC;
    if (chart->scale != CHART_LOCAL)
        return;
    chart->zone = label_clean(arena, zone_shown(census.zone));
    chart->has_offset = census.has_offset;
    chart->offset = census.offset;
}

/* A point on the chart. On local clocks it must have the zone of the entries, or none be named, or an instant that
 * their offset brings there: "WAT" among those of "West Africa Time". */
static bool place_point(const struct chart *chart, const struct moment *moment, int64_t *at)
{
    struct position position;
    bool same =
        !moment->zone.known || text_equal_folded(zone_shown(moment->zone.written), chart->zone);
    bool moved = chart->scale == CHART_LOCAL && !same;
    if (moment->precision == PRECISION_DAY || (moved && !chart->has_offset) ||
        !position_of(moment, moved ? CHART_UTC : chart->scale, &position))
        return false;
    *at = position.at + (moved ? chart->offset : 0);
    return true;
}

static void place_entry(const struct chart *chart, struct chart_entry *entry)
{
    const struct event *event = entry->event;
    struct position position, end;
    entry->placed = position_of(&event->moment, chart->scale, &position);
    if (!entry->placed)
        return;
    entry->at = entry->until = position.at;
    entry->whole_day = event->moment.precision == PRECISION_DAY;
    entry->exact = position.latest - position.at < MINUTE;
    entry->latest = entry->exact ? entry->at : position.latest;
    entry->seconds = event->moment.precision == PRECISION_SECOND;
    if (event->end && position_of(event->end, chart->scale, &end) && end.at > entry->at) {
        entry->until = end.at;
        entry->seconds |= event->end->precision == PRECISION_SECOND;
    }
}

/* Entries of one moment keep the document's order, in which they came. */
static int compare_entries(const void *left, const void *right)
{
    const struct chart_entry *a = left, *b = right;
    if (a->placed != b->placed)
        return a->placed ? -1 : 1;
    if (a->placed && a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

static void collect_entries(struct chart *chart, const struct postmortem *postmortem,
                            struct arena *arena)
{
    const struct event_list *events = &postmortem->events;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        struct chart_entry entry = {.event = event};
        if (!is_drawn(event))
            continue;
        place_entry(chart, &entry);
        entry.phases = phases_of_event(&postmortem->incident, event);
        entry.line = document_line(postmortem->document, event->place.start);
        entry.text = label_clean(arena, event->text);
        if (!entry.text.length)
            entry.text = TEXT("(no words)");
        LIST_PUSH(arena, &chart->entries, entry);
        chart->placed += entry.placed;
    }
    if (chart->entries.count)
        qsort(chart->entries.items, chart->entries.count, sizeof *chart->entries.items,
              compare_entries);
}

static void include(struct chart *chart, bool *any, int64_t from, int64_t until)
{
    chart->from = !*any || from < chart->from ? from : chart->from;
    chart->until = !*any || until > chart->until ? until : chart->until;
    *any = true;
}

/* Whether each point of the incident may follow the one before it. */
static bool are_in_order(const struct phase_span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (spans[i].measured && spans[i].most < 0)
            return false;
    return true;
}

static bool is_whole(const struct phase_span *span)
{
    return span->from == PHASE_START && span->to == PHASE_END;
}

static void add_phase(struct chart *chart, const struct incident *incident,
                      const struct phase_span *span, struct arena *arena)
{
    struct chart_phase phase = {
        .name = span->name, .length = phase_length(span, arena), .to = span->to};
    if (phase.length && span->least >= 0 &&
        place_point(chart, &incident->points[span->from].moment, &phase.from) &&
        place_point(chart, &incident->points[span->to].moment, &phase.until) &&
        phase.from <= phase.until)
        chart->phases[chart->phase_count++] = phase;
}

/* The phases that follow each other; where the document's points contradict each other, or there are
 * but two, the whole alone. */
static void collect_phases(struct chart *chart, const struct incident *incident,
                           struct arena *arena)
{
    struct phase_span spans[SPAN_MAX];
    size_t count = phase_spans(incident, spans);
    bool in_order = are_in_order(spans, count);
    for (size_t i = 0; i < count; i++) {
        bool whole = is_whole(&spans[i]);
        if (whole && spans[i].least >= 0)
            chart->whole = phase_length(&spans[i], arena);
        if (whole ? i == 0 || !in_order : in_order)
            add_phase(chart, incident, &spans[i], arena);
    }
}

static void find_extent(struct chart *chart)
{
    bool any = false;
    for (size_t i = 0; i < chart->placed; i++)
        include(chart, &any, chart->entries.items[i].at, chart->entries.items[i].until);
    for (size_t i = 0; i < chart->phase_count; i++)
        include(chart, &any, chart->phases[i].from, chart->phases[i].until);
    int64_t first = chart_day_number(chart->from), last = chart_day_number(chart->until);
    int years[2], month, day;
    date_from_days(first, &years[0], &month, &day);
    date_from_days(last, &years[1], &month, &day);
    chart->several_days = first != last;
    chart->several_years = years[0] != years[1];
}

const char *chart_day(const struct chart *chart, int64_t at, struct arena *arena)
{
    int year, month, day;
    int64_t number = chart_day_number(at);
    if (chart->scale == CHART_CLOCK)
        return arena_printf(arena, "day %lld", (long long)number + 1);
    date_from_days(number, &year, &month, &day);
    if (chart->scale == CHART_YEARLESS)
        return arena_printf(arena, "%02d-%02d", month, day);
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

const char *chart_clock(int64_t at, bool seconds, struct arena *arena)
{
    int rest = (int)(at - chart_day_number(at) * DAY);
    if (seconds)
        return arena_printf(arena, "%02d:%02d:%02d", rest / HOUR, rest % HOUR / MINUTE,
                            rest % MINUTE);
    return arena_printf(arena, "%02d:%02d", rest / HOUR, rest % HOUR / MINUTE);
}

/* "03-17 14:05–14:20", the day only where the chart has several. */
static const char *time_on_scale(const struct chart *chart, const struct chart_entry *entry,
                                 struct arena *arena)
{
    const char *day = chart_day(chart, entry->at, arena);
    if (!chart->several_years && (chart->scale == CHART_UTC || chart->scale == CHART_LOCAL))
        day += strlen(day) - strlen("03-17");
    if (entry->whole_day)
        return day;
    const char *about = entry->event->stamp.about ? "~" : "";
    const char *clock = chart_clock(entry->at, entry->seconds, arena);
    const char *end = "";
    if (entry->until > entry->at)
        end = arena_printf(arena, EN_DASH "%s", chart_clock(entry->until, entry->seconds, arena));
    if (!chart->several_days)
        return arena_printf(arena, "%s%s%s", about, clock, end);
    return arena_printf(arena, "%s %s%s%s", day, about, clock, end);
}

static void word_times(struct chart *chart, struct arena *arena)
{
    for (size_t i = 0; i < chart->entries.count; i++) {
        struct chart_entry *entry = &chart->entries.items[i];
        entry->time = entry->placed ? text_from(time_on_scale(chart, entry, arena))
                                    : label_clean(arena, entry->event->written);
    }
}

struct chart chart_of(const struct postmortem *postmortem, struct arena *arena)
{
    struct chart chart = {.title = label_clean(arena, postmortem->title)};
    if (!chart.title.length)
        chart.title = TEXT("Timeline");
    choose_scale(&chart, &postmortem->events, arena);
    collect_entries(&chart, postmortem, arena);
    collect_phases(&chart, &postmortem->incident, arena);
    find_extent(&chart);
    word_times(&chart, arena);
    return chart;
}

static const char *zone_words(const struct chart *chart, struct arena *arena)
{
    switch (chart->scale) {
    case CHART_UTC:
        return "times in UTC";
    case CHART_CLOCK:
        return "no date is given";
    case CHART_YEARLESS:
        return "no year is given";
    default:
        break;
    }
    if (!chart->zone.length)
        return "no zone is named";
    return arena_printf(arena, "times in %.*s", TEXT_ARG(chart->zone));
}

const char *chart_when(const struct chart *chart, struct arena *arena)
{
    if (!chart->placed)
        return "no time is settled";
    const char *zone = zone_words(chart, arena), *from = chart_day(chart, chart->from, arena);
    if (!chart->several_days)
        return chart->scale == CHART_CLOCK ? zone : arena_printf(arena, "%s, %s", from, zone);
    return arena_printf(arena, "%s to %s, %s", from, chart_day(chart, chart->until, arena), zone);
}
