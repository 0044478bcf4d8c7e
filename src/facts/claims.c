/* What fields and sentences say of the incident's beginning, end and length. */
#include "facts/claims.h"

#include <string.h>

#include "base/utf8.h"

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

void read_incident_fields(struct reading *reading)
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
    size_t to =
        length.end + CONTEXT_BEHIND < text.length ? length.end + CONTEXT_BEHIND : text.length;
    while (to < text.length && ((unsigned char)text.data[to] & 0xC0) == 0x80)
        to++;
    struct text context =
        text_from(arena_printf(reading->arena, "%.*s<L>%.*s", (int)(length.start - from),
                               text.data + from, (int)(to - length.end), text.data + length.end));
    return patterns_match(&reading->words->lists[WORDS_OUTAGE_LENGTH_PATTERNS], context) &&
           !patterns_match(&reading->words->lists[WORDS_OTHER_LENGTH_PATTERNS], context);
}

#define SHORTEST_INCIDENT 60 /* seconds; what is shorter is a latency */

static void read_sentence_lengths(struct reading *reading, const struct block *block)
{
    struct length length;
    for (size_t at = 0; length_find(block->text, at, reading->time, &length); at = length.place.end)
        if (length.most >= SHORTEST_INCIDENT &&
            is_outage_length(reading, block->text, length.place))
            add_length(reading, &length, block_place(block, length.place.start, length.place.end),
                       text_slice(block->text, length.place.start, length.place.end), false);
}

/* Whether the words between two stamps make a range of them: "between 21:27 UTC and 07:27 UTC". */
static bool joins_range(const struct reading *reading, struct text text, const struct stamp *first,
                        const struct stamp *second)
{
    struct text between = text_trim(text_slice(text, first->place.end, second->place.start));
    const struct word_list *lists = reading->words->lists;
    if (between.length > 24)
        return false;
    if (phrases_contain(&lists[WORDS_RANGE_JOINTS], utf8_fold(reading->arena, between)))
        return true;
    size_t from = first->place.start > 30 ? first->place.start - 30 : 0;
    while (from < first->place.start && ((unsigned char)text.data[from] & 0xC0) == 0x80)
        from++;
    struct text before = utf8_fold(reading->arena, text_slice(text, from, first->place.start));
    struct pattern_match match;
    return phrases_contain(&lists[WORDS_BETWEEN_JOINTS], utf8_fold(reading->arena, between)) &&
           phrases_find(&lists[WORDS_BETWEEN_WORDS], before, 0, &match);
}

/* Two stamps as one range. */
static struct stamp joined(const struct stamp *first, const struct stamp *second)
{
    struct stamp range = *first;
    range.end_clock = second->clock;
    range.end_date = second->date;
    if (!range.zone.known)
        range.zone = second->zone;
    else
        range.end_zone = second->zone;
    range.about |= second->about;
    range.place.end = second->place.end;
    return range;
}

static bool may_state_window(const struct reading *reading, const struct block *block, size_t at)
{
    struct text sentence = sentence_around(block->text, at);
    const struct word_list *lists = reading->words->lists;
    if (patterns_match(&lists[WORDS_OTHER_WINDOW_PATTERNS], sentence))
        return false;
    return is_opening(reading->postmortem, block->place.start) ||
           patterns_match(&lists[WORDS_WINDOW_PATTERNS], sentence);
}

static void take_window(struct reading *reading, const struct block *block, struct stamp *range)
{
    if (may_state_window(reading, block, range->place.start))
        add_window(reading, range, block_place(block, range->place.start, range->place.end),
                   text_slice(block->text, range->place.start, range->place.end), false);
}

/* "started … around 11:00 GMT", "was resolved at 23:01 GMT": the words of the clause before it say
 * which point of the incident a clock is. */
#define CLAUSE_BYTES 90

static void take_point(struct reading *reading, const struct block *block, struct stamp *stamp)
{
    static const struct {
        enum word_list_id list;
        enum phase phase;
    } clauses[] = {{WORDS_END_CLAUSE_PATTERNS, PHASE_END},
                   {WORDS_BEGIN_CLAUSE_PATTERNS, PHASE_START},
                   {WORDS_DETECT_CLAUSE_PATTERNS, PHASE_DETECTED}};
    size_t at = stamp->place.start, from = at > CLAUSE_BYTES ? at - CLAUSE_BYTES : 0;
    while (from < at && ((unsigned char)block->text.data[from] & 0xC0) == 0x80)
        from++;
    struct text clause = text_slice(block->text, from, at);
    struct moment_context context = document_context(reading);
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
        if (!patterns_match(&reading->words->lists[clauses[i].list], clause))
            continue;
        fill_years(reading, stamp);
        struct moment moment = moment_of(stamp, &context, reading->arena);
        set_point(reading, clauses[i].phase, POINT_SENTENCE, &moment,
                  block_place(block, at, stamp->place.end),
                  text_slice(block->text, at, stamp->place.end));
        return;
    }
}

static void read_sentence_windows(struct reading *reading, const struct block *block)
{
    struct stamp stamp, next;
    bool more = stamp_find(block->text, 0, reading->time, &stamp);
    while (more) {
        more = stamp_find(block->text, stamp.place.end, reading->time, &next);
        if (is_range(&stamp)) {
            take_window(reading, block, &stamp);
        } else if (more && !is_range(&next) && joins_range(reading, block->text, &stamp, &next)) {
            struct stamp range = joined(&stamp, &next);
            take_window(reading, block, &range);
            more = stamp_find(block->text, next.place.end, reading->time, &next);
        } else if (stamp.clock.known && is_opening(reading->postmortem, block->place.start)) {
            take_point(reading, block, &stamp);
        }
        stamp = next;
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

void read_incident_sentences(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    size_t next = 0;
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        size_t at = block->place.start;
        bool timeline = in_role(postmortem, at, ROLE_TIMELINE);
        if (in_role(postmortem, at, ROLE_ACTION_ITEMS) || in_role(postmortem, at, ROLE_LESSONS) ||
            is_entry(postmortem, block, &next) || (block->kind == BLOCK_CELL && timeline))
            continue;
        if (is_duration_field(postmortem, block->place))
            continue;
        read_sentence_lengths(reading, block);
        if (!timeline)
            read_sentence_windows(reading, block);
    }
}
