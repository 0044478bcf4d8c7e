/* When the incident began, was noticed, mitigated and over, and how long it is said to have lasted:
 * from fields and markers first, then from sentences, then from the words of the timeline's entries.
 */
#include <string.h>

#include "facts/reading.h"

static struct moment_context document_context(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    return (struct moment_context){
        .date = postmortem->incident_date,
        .date_why = postmortem->incident_date_why,
        .zone = postmortem->zone,
        .zone_why = "zone from the document",
    };
}

/* Gives a stamp's dates the year that only the document says. */
static void fill_years(const struct reading *reading, struct stamp *stamp)
{
    int year = stamp->date.year ? stamp->date.year : stamp->end_date.year;
    if (!year)
        year = reading->postmortem->incident_date.year;
    if (stamp->date.known && !stamp->date.year)
        stamp->date.year = year;
    if (stamp->end_date.known && !stamp->end_date.year)
        stamp->end_date.year = year;
}

static void set_point(struct reading *reading, enum phase phase, enum point_source source,
                      const struct moment *moment, struct place place, struct text written)
{
    struct point *point = &reading->postmortem->incident.points[phase];
    if (point->source != POINT_NONE && point->source <= source)
        return;
    *point = (struct point){source, *moment, place, written};
}

/* A stated beginning or end: where the stamp is a range, both. */
static bool is_range(const struct stamp *stamp)
{
    return stamp->end_clock.known || stamp->end_date.known;
}

static void add_window(struct reading *reading, struct stamp *stamp, struct place place,
                       struct text written, bool field)
{
    struct incident *incident = &reading->postmortem->incident;
    struct moment_context context = document_context(reading);
    fill_years(reading, stamp);
    struct window_claim claim = {.place = place, .written = written, .field = field};
    claim.start = moment_of(stamp, &context, reading->arena);
    claim.end = moment_of_end(stamp, &context, reading->arena);
    LIST_PUSH(reading->arena, &incident->windows, claim);
    enum point_source source = field ? POINT_FIELD : POINT_SENTENCE;
    set_point(reading, PHASE_START, source, &claim.start, place, written);
    set_point(reading, PHASE_END, source, &claim.end, place, written);
}

static void add_length(struct reading *reading, const struct length *length, struct place place,
                       struct text written, bool field)
{
    struct length_claim claim = {*length, place, written, field};
    LIST_PUSH(reading->arena, &reading->postmortem->incident.lengths, claim);
}

static struct place value_slice_place(const struct field *field, struct place part)
{
    size_t from = field->value_place.start + part.start;
    size_t to = field->value_place.start + part.end;
    /* Markup within the value makes the slice's place unsure: then the whole value stands for it. */
    if (field->value_place.end - field->value_place.start != field->value.length)
        return field->value_place;
    return (struct place){from, to};
}

static void read_duration_field(struct reading *reading, const struct field *field)
{
    struct length length;
    struct stamp stamp;
    if (length_find(field->value, 0, reading->time, &length))
        add_length(reading, &length, value_slice_place(field, length.place),
                   text_slice(field->value, length.place.start, length.place.end), true);
    for (size_t at = 0; stamp_find(field->value, at, reading->time, &stamp); at = stamp.place.end)
        if (is_range(&stamp)) {
            add_window(reading, &stamp, value_slice_place(field, stamp.place),
                       text_slice(field->value, stamp.place.start, stamp.place.end), true);
            return;
        }
}

static void read_point_field(struct reading *reading, const struct field *field, enum phase phase)
{
    struct moment_context context = document_context(reading);
    struct stamp stamp;
    if (!stamp_find(field->value, 0, reading->time, &stamp))
        return;
    if (is_range(&stamp) && phase == PHASE_START) {
        add_window(reading, &stamp, field->value_place, field->value, true);
        return;
    }
    fill_years(reading, &stamp);
    struct moment moment = moment_of(&stamp, &context, reading->arena);
    set_point(reading, phase, POINT_FIELD, &moment, value_slice_place(field, stamp.place),
              text_slice(field->value, stamp.place.start, stamp.place.end));
}

static void read_incident_fields(struct reading *reading)
{
    static const struct {
        enum word_list_id meaning;
        enum phase phase;
    } points[] = {{WORDS_FIELD_START, PHASE_START},
                  {WORDS_FIELD_DETECTED, PHASE_DETECTED},
                  {WORDS_FIELD_MITIGATED, PHASE_MITIGATED},
                  {WORDS_FIELD_END, PHASE_END}};
    const struct field_list *fields = &reading->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->meaning == WORDS_FIELD_DURATION)
            read_duration_field(reading, field);
        if (field->meaning == WORDS_FIELD_DATE) {
            struct stamp stamp;
            if (stamp_find(field->value, 0, reading->time, &stamp) && is_range(&stamp))
                add_window(reading, &stamp, field->value_place, field->value, true);
        }
        for (size_t j = 0; j < sizeof points / sizeof *points; j++)
            if (field->meaning == points[j].meaning)
                read_point_field(reading, field, points[j].phase);
    }
}

/* Where a length stands decides whether it is the incident's: the words around it, with "<L>" in its
 * place, are held against the patterns. */
#define CONTEXT_BEFORE 70
#define CONTEXT_BEHIND 50

static bool is_outage_length(const struct reading *reading, struct text text, struct place length)
{
    size_t from = length.start > CONTEXT_BEFORE ? length.start - CONTEXT_BEFORE : 0;
    while (from < length.start && ((unsigned char)text.data[from] & 0xC0) == 0x80)
        from++;
    size_t to = length.end + CONTEXT_BEHIND < text.length ? length.end + CONTEXT_BEHIND
                                                          : text.length;
    while (to < text.length && ((unsigned char)text.data[to] & 0xC0) == 0x80)
        to++;
    struct text context = text_from(arena_printf(
        reading->arena, "%.*s<L>%.*s", (int)(length.start - from), text.data + from,
        (int)(to - length.end), text.data + length.end));
    return patterns_match(&reading->words->lists[WORDS_OUTAGE_LENGTH_PATTERNS], context);
}

static void read_sentence_lengths(struct reading *reading, const struct block *block)
{
    struct length length;
    for (size_t at = 0; length_find(block->text, at, reading->time, &length);
         at = length.place.end)
        if (is_outage_length(reading, block->text, length.place))
            add_length(reading, &length,
                       block_place(block, length.place.start, length.place.end),
                       text_slice(block->text, length.place.start, length.place.end), false);
}

static void read_sentence_windows(struct reading *reading, const struct block *block)
{
    struct stamp stamp;
    bool opening = is_opening(reading->postmortem, block->place.start);
    for (size_t at = 0; stamp_find(block->text, at, reading->time, &stamp); at = stamp.place.end) {
        struct text sentence = sentence_around(block->text, stamp.place.start);
        if (!is_range(&stamp))
            continue;
        if (!opening && !patterns_match(&reading->words->lists[WORDS_WINDOW_PATTERNS], sentence))
            continue;
        add_window(reading, &stamp, block_place(block, stamp.place.start, stamp.place.end),
                   text_slice(block->text, stamp.place.start, stamp.place.end), false);
    }
}

/* Offsets of timed entries, in order, so that their blocks are left out of the sentences. */
static bool is_entry(const struct postmortem *postmortem, const struct block *block, size_t *next)
{
    const struct event_list *events = &postmortem->events;
    while (*next < events->count && events->items[*next].place.start < block->place.start)
        ++*next;
    for (size_t i = *next; i < events->count; i++) {
        if (events->items[i].place.start >= block->place.end)
            return false;
        if (events->items[i].timed && events->items[i].in_timeline)
            return true;
    }
    return false;
}

static bool is_duration_field(const struct postmortem *postmortem, struct place place)
{
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning == WORDS_FIELD_DURATION && field->value_place.start >= place.start &&
            field->value_place.end <= place.end)
            return true;
    }
    return false;
}

static void read_sentences(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    size_t next = 0;
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        size_t at = block->place.start;
        bool timeline = in_role(postmortem, at, ROLE_TIMELINE);
        if (in_role(postmortem, at, ROLE_ACTION_ITEMS) || is_entry(postmortem, block, &next) ||
            (block->kind == BLOCK_CELL && timeline))
            continue;
        if (is_duration_field(postmortem, block->place))
            continue;
        read_sentence_lengths(reading, block);
        if (!timeline)
            read_sentence_windows(reading, block);
    }
}

/* An entry that marks a point ("OUTAGE BEGINS", "Detected:") or whose words tell one. */
static void read_event_points(struct reading *reading, enum point_source source)
{
    static const enum word_list_id lists[2][PHASE_COUNT] = {
        {WORDS_BEGIN_MARKER_PATTERNS, WORDS_DETECT_MARKER_PATTERNS, WORDS_MITIGATE_MARKER_PATTERNS,
         WORDS_END_MARKER_PATTERNS},
        {WORDS_BEGIN_EVENT_PATTERNS, WORDS_DETECT_EVENT_PATTERNS, WORDS_MITIGATE_EVENT_PATTERNS,
         WORDS_END_EVENT_PATTERNS}};
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!event->timed || !event->in_timeline)
            continue;
        for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
            const struct word_list *list =
                &reading->words->lists[lists[source == POINT_EVENT][phase]];
            struct point *point = &postmortem->incident.points[phase];
            /* The last end is the end: services are restored more than once. */
            bool later = phase == PHASE_END && point->source == source;
            if (!patterns_match(list, event->text))
                continue;
            if (later)
                point->source = POINT_NONE;
            set_point(reading, (enum phase)phase, source, &event->moment, event->time_place,
                      event->written);
        }
    }
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

static bool exact_between(const struct moment *a, const struct moment *b, int64_t *seconds)
{
    int64_t least, most;
    if (!moment_between(a, b, &least, &most) || least != most || least < 0)
        return false;
    *seconds = least;
    return true;
}

/* The length in minutes: as said exactly, else from the window, else as said roughly. */
static void settle_minutes(struct incident *incident)
{
    int64_t seconds;
    for (int rough = 0; rough < 2 && !incident->has_minutes; rough++) {
        for (size_t i = 0; i < incident->lengths.count && !incident->has_minutes; i++) {
            const struct length *length = &incident->lengths.items[i].length;
            if (length->approximate && !rough)
                continue;
            incident->has_minutes = true;
            incident->minutes = (length->seconds + 30) / 60;
        }
        for (size_t i = 0; i < incident->windows.count && !incident->has_minutes && !rough; i++) {
            const struct window_claim *window = &incident->windows.items[i];
            incident->has_minutes = exact_between(&window->start, &window->end, &seconds);
            if (incident->has_minutes)
                incident->minutes = (seconds + 30) / 60;
        }
        const struct point *start = &incident->points[PHASE_START];
        const struct point *end = &incident->points[PHASE_END];
        if (!incident->has_minutes && !rough && is_firm(start) && is_firm(end) &&
            exact_between(&start->moment, &end->moment, &seconds)) {
            incident->has_minutes = true;
            incident->minutes = (seconds + 30) / 60;
        }
    }
}

static void settle_duration(struct incident *incident)
{
    const struct point *start = &incident->points[PHASE_START];
    const struct point *end = &incident->points[PHASE_END];
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

static bool is_ongoing(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    for (const struct block *block = root; (block = next_prose(postmortem, block));)
        if (is_opening(postmortem, block->place.start) &&
            patterns_match(&reading->words->lists[WORDS_ONGOING_PATTERNS], block->text))
            return true;
    return false;
}

void read_incident(struct reading *reading)
{
    struct incident *incident = &reading->postmortem->incident;
    read_incident_fields(reading);
    read_event_points(reading, POINT_MARKER);
    read_sentences(reading);
    read_event_points(reading, POINT_EVENT);
    settle_duration(incident);
    incident->ongoing = is_ongoing(reading);
}
