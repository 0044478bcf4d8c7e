/* When the incident began, was noticed, mitigated and over, and how long it lasted: from fields and
 * markers first, then from sentences (claims.c), then from the words of the timeline's entries.
 */
#include "base/utf8.h"
#include "facts/claims.h"
#include "facts/event_points.h"
#include "facts/extra_night.h"
#include "facts/point_order.h"
#include "facts/point_words.h"
#include "facts/steps.h"

/* Whether a field tells the clock of a point of which another field named the day alone: "End: 2024-05-03",
 * "Resolved: 15:00". */
static bool is_clock_of_point(const struct moment *moment, const struct point *point,
                              enum point_source source)
{
    return source == POINT_FIELD && point->source == source &&
           point->moment.precision == PRECISION_DAY && moment->clock.known && moment->date.known &&
           date_is_same(&moment->date, &point->moment.date);
}

void set_point(struct reading *reading, enum phase phase, enum point_source source,
               const struct moment *moment, struct place place, struct text written)
{
    struct point *point = &reading->postmortem->incident.points[phase];
    if (point->source != POINT_NONE && point->source <= source &&
        !is_clock_of_point(moment, point, source))
        return;
    *point = (struct point){source, *moment, place, written};
}

void tell_point(struct reading *reading, enum phase phase, enum point_source source,
                const struct moment *moment, struct place place, struct text written)
{
    LIST_PUSH(reading->arena, &reading->postmortem->incident.told[phase],
              (struct point){source, *moment, place, written});
    set_point(reading, phase, source, moment, place, written);
}

static bool is_firm(const struct point *point)
{
    return point->source != POINT_NONE && point->source != POINT_EVENT;
}

static void note_place(struct incident *incident, struct place place)
{
    if (incident->duration != FACT_STATED || place.start < incident->place.start)
        incident->place = place;
    incident->duration = FACT_STATED;
}

/* How much of the clock is left open: an hour, a minute; more where it is about then, or of either half. */
static int64_t open_seconds(const struct moment *moment)
{
    return moment->local_latest - moment->local_earliest;
}

/* Whether an hour stands beside a clock with minutes. */
static bool is_full_hour(const struct moment *hour, const struct moment *other)
{
    return hour->precision == PRECISION_HOUR && open_seconds(hour) < 3600 &&
           other->precision > PRECISION_HOUR && open_seconds(other) < 60;
}

/* The length between two moments in seconds, where they have clocks: the middle of what about-words
 * and precision leave open. Beside a clock with minutes "2 PM" is two o'clock. */
static bool length_between(const struct moment *a, const struct moment *b, int64_t *seconds)
{
    int64_t least, most;
    if (a->precision < PRECISION_HOUR || b->precision < PRECISION_HOUR)
        return false;
    if (!moment_between(a, b, &least, &most) || least + most < 0 || most - least > 2 * 3600)
        return false;
    *seconds = (least + most) / 2;
    if (is_full_hour(a, b))
        *seconds = most - open_seconds(b);
    else if (is_full_hour(b, a))
        *seconds = least + open_seconds(a);
    return true;
}

/* A statement of the length, in the order in which a reader believes them. */
struct claim {
    struct place place;
    int64_t seconds; /* negative: it tells no minutes */
    int rank; /* 0: an exact length of a field, then windows, rough words, those of a part or of anything */
};

static void weigh(struct claim *best, struct claim claim)
{
    if (best->rank < 0 || claim.rank < best->rank ||
        (claim.rank == best->rank && claim.place.start < best->place.start))
        *best = claim;
}

static bool has_partial_windows(const struct incident *incident)
{
    for (size_t i = 0; i < incident->windows.count; i++)
        if (incident->windows.items[i].partial)
            return true;
    return false;
}

static void weigh_lengths(const struct incident *incident, struct claim *best)
{
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *claim = &incident->lengths.items[i];
        if (claim->part && has_partial_windows(incident))
            continue;
        bool plain = !claim->field && claim->subject == SUBJECT_UNKNOWN;
        int rank = claim->part || plain ? 4 : !claim->field ? 2 : claim->metric ? 1 : 0;
        weigh(best, (struct claim){claim->place, claim->length.seconds, rank});
    }
}

static void weigh_windows(const struct incident *incident, struct claim *best)
{
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *claim = &incident->windows.items[i];
        int64_t seconds = -1;
        if (claim->partial)
            continue;
        if (!length_between(&claim->start, &claim->end, &seconds) &&
            claim->start.precision >= PRECISION_HOUR)
            continue; /* not settled: it hides no length */
        weigh(best, (struct claim){claim->place, seconds, claim->field ? 1 : 2});
    }
}

static const struct point *first_point(const struct incident *incident)
{
    const struct point *start = &incident->points[PHASE_START];
    return is_firm(start) ? start : &incident->points[PHASE_DETECTED];
}

/* Where nobody says when all was over: what was mitigated hurt nobody any more. */
static const struct point *last_point(const struct incident *incident)
{
    const struct point *end = &incident->points[PHASE_END];
    return is_firm(end) ? end : &incident->points[PHASE_MITIGATED];
}

static void settle_minutes(struct incident *incident)
{
    struct claim best = {.rank = -1};
    const struct point *start = first_point(incident), *end = last_point(incident);
    weigh_lengths(incident, &best);
    weigh_windows(incident, &best);
    if (is_firm(start) && is_firm(end)) {
        int64_t seconds = -1;
        bool known = length_between(&start->moment, &end->moment, &seconds);
        weigh(&best, (struct claim){start->place, seconds, known ? 3 : 5});
    }
    incident->has_minutes = best.rank >= 0 && best.seconds >= 0;
    if (!incident->has_minutes)
        return;
    incident->minutes = (best.seconds + 30) / 60;
    incident->place = best.place;
}

/* The field of a page's front matter that tells a day with a clock, as a date or as one of a status page. */
static const struct field *find_page_moment(const struct reading *reading, bool of_status,
                                            struct moment *moment)
{
    const struct field_list *fields = &reading->postmortem->fields;
    const struct word_list *names = &reading->words->lists[WORDS_STATUS_PAGE_FIELDS];
    struct moment_context context = document_context(reading);
    struct stamp stamp;
    for (size_t i = 0; i < fields->count && fields->items[i].front_matter; i++) {
        const struct field *field = &fields->items[i];
        bool named = of_status ? phrases_contain(names, utf8_fold(reading->arena, field->name))
                               : field->meaning == WORDS_FIELD_DATE;
        if (!named || !find_stamp(reading, field->value, 0, &stamp) || !stamp.clock.known ||
            !stamp.date.known)
            continue;
        *moment = moment_of(&stamp, &context, reading->arena);
        return field;
    }
    return NULL;
}

/* A status page's "date" is when it began, and "resolvedWhen" when it was over; where it was filed afterwards, both
 * are the moment of that. */
static void read_status_page(const struct reading *reading)
{
    enum { FILED = 60 };
    struct moment start, end;
    int64_t seconds;
    const struct field *field = find_page_moment(reading, true, &end);
    if (field && find_page_moment(reading, false, &start) &&
        length_between(&start, &end, &seconds) && seconds >= FILED)
        note_place(&reading->postmortem->incident, field->value_place);
}

static void settle_duration(struct incident *incident)
{
    const struct point *start = first_point(incident), *end = last_point(incident);
    for (size_t i = 0; i < incident->lengths.count; i++)
        note_place(incident, incident->lengths.items[i].place);
    for (size_t i = 0; i < incident->windows.count; i++)
        note_place(incident, incident->windows.items[i].place);
    if (is_firm(start) && is_firm(end)) {
        note_place(incident, start->place);
        note_place(incident, end->place);
    }
    settle_minutes(incident);
}

/* Whether what follows in time begins before what it follows, beyond doubt. */
static bool is_backward(const struct incident *incident)
{
    const struct point *start = &incident->points[PHASE_START];
    bool backward = false;
    for (size_t phase = PHASE_DETECTED; phase < PHASE_COUNT; phase++) {
        const struct point *later = &incident->points[phase];
        backward |= start->source != POINT_NONE && later->source != POINT_NONE &&
                    is_before(&later->moment, start);
    }
    return backward;
}

/* Whether a point is no more than a day that a field, a sentence or the title names, and that is the moment's. */
static bool is_day_of(const struct point *point, const struct moment *moment)
{
    return is_firm(point) && point->moment.precision == PRECISION_DAY && moment->clock.known &&
           moment->date.known && moment_is_settled(moment) &&
           date_is_same(&moment->date, &point->moment.date);
}

/* The first entry that marks a phase, or NULL. */
static const struct event *marked_entry(const struct reading *reading, enum phase phase)
{
    const struct event_list *events = &reading->postmortem->events;
    const struct word_list *markers = point_words(reading, phase, POINT_MARKER);
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && events->items[i].timed &&
            patterns_match(markers, events->items[i].text))
            return &events->items[i];
    return NULL;
}

/* Whether an entry marks a phase at another moment: that is believed more than a sentence. */
static bool is_marked_elsewhere(const struct event *marked, const struct moment *moment)
{
    return marked && moment_compare(&marked->moment, moment) != ORDER_SAME;
}

/* "Date: 29 March to 30 March": the window that a sentence tells from the first of these days to the last has the
 * clocks. One that is only the beginning of such days, or their end, may be that of a phase. */
static void take_clocks_of_window(struct reading *reading)
{
    struct incident *incident = &reading->postmortem->incident;
    const struct event *begin = marked_entry(reading, PHASE_START);
    const struct event *over = marked_entry(reading, PHASE_END);
    struct point *start = &incident->points[PHASE_START], *end = &incident->points[PHASE_END];
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        if (window->field || window->partial || !is_day_of(start, &window->start) ||
            !is_day_of(end, &window->end) || date_is_same(&window->start.date, &window->end.date) ||
            is_marked_elsewhere(begin, &window->start) || is_marked_elsewhere(over, &window->end))
            continue;
        *start = (struct point){POINT_SENTENCE, window->start, window->place, window->written};
        *end = (struct point){POINT_SENTENCE, window->end, window->place, window->written};
        return;
    }
}

/* Whether an entry of the timeline tells a clock of that day. */
static bool is_clock_of(const struct event *event, const struct date *day)
{
    const struct moment *moment = &event->moment;
    return event->timed && event->in_timeline && moment->clock.known && moment->date.known &&
           date_is_same(&moment->date, day);
}

/* Where a field or a sentence names no more than the day of a point, the entry of that day whose words tell it
 * has the clock; of several, nobody knows which. */
static void take_clock_of_day(struct reading *reading, enum phase phase)
{
    const struct event_list *events = &reading->postmortem->events;
    struct incident *incident = &reading->postmortem->incident;
    struct point *point = &incident->points[phase];
    const struct point day = *point;
    struct marked marked = {.first = first_entry(events)};
    if (!is_firm(&day) || day.moment.precision != PRECISION_DAY || is_backward(incident))
        return;
    struct point found = {.source = POINT_NONE};
    size_t count = 0;
    for (size_t i = 0; i < events->count; i++) {
        if (!is_clock_of(&events->items[i], &day.moment.date))
            continue;
        *point = (struct point){.source = POINT_NONE};
        read_event_point(reading, &marked, phase, POINT_EVENT, &events->items[i]);
        if (point->source == POINT_NONE)
            continue;
        found = *point;
        count++;
    }
    *point = count == 1 ? found : day;
    if (is_backward(incident))
        *point = day;
}

/* Whether something is known of the time from the first of the points to the last of them. */
static bool is_spanned(const struct point *points)
{
    int64_t least, most;
    return points[PHASE_START].source != POINT_NONE && points[PHASE_END].source != POINT_NONE &&
           moment_between(&points[PHASE_START].moment, &points[PHASE_END].moment, &least, &most);
}

/* A clock with a zone on one side alone would tell less than two days. */
static void take_clocks_of_days(struct reading *reading)
{
    struct point *points = reading->postmortem->incident.points, days[PHASE_COUNT];
    memcpy(days, points, sizeof days);
    for (size_t phase = 0; phase < PHASE_COUNT; phase++)
        take_clock_of_day(reading, (enum phase)phase);
    if (is_spanned(days) && !is_spanned(points))
        memcpy(points, days, sizeof days);
}

/* "Status: the incident remains unresolved", "End: ongoing". */
static bool is_ongoing(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct word_list *open = &reading->words->lists[WORDS_ONGOING_PATTERNS];
    const struct word_list *status = &reading->words->lists[WORDS_ONGOING_STATUS_PATTERNS];
    if (opening_matches(reading, WORDS_ONGOING_PATTERNS))
        return true;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        bool end = field->meaning == WORDS_FIELD_END;
        if ((end || field->meaning == WORDS_FIELD_STATUS) &&
            (patterns_match(status, field->value) || (!end && patterns_match(open, field->value))))
            return true;
    }
    return false;
}

void read_incident(struct reading *reading)
{
    struct incident *incident = &reading->postmortem->incident;
    read_incident_fields(reading);
    read_event_points(reading, POINT_MARKER);
    read_incident_sentences(reading);
    drop_partial_windows(reading);
    drop_extra_night(reading);
    drop_other_stories(reading);
    take_clocks_of_window(reading);
    read_event_points(reading, POINT_EVENT);
    settle_event_points(reading);
    settle_duration(incident);
    read_status_page(reading);
    take_clocks_of_days(reading);
    incident->ongoing = is_ongoing(reading);
}
