/* What fields and sentences say of the incident's beginning, end and length. */
#include "base/utf8.h"
#include "facts/claims.h"

struct moment_context document_context(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    return (struct moment_context){
        .date = postmortem->incident_date,
        .date_why = postmortem->incident_date_why,
        .zone = postmortem->zone,
        .zone_why = ZONE_OF_DOCUMENT,
    };
}

struct stamp join_stamps(const struct stamp *first, const struct stamp *second)
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

/* Gives a stamp's dates the year that only the document says. */
void fill_years(const struct reading *reading, struct stamp *stamp)
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
bool is_range(const struct stamp *stamp)
{
    return stamp->end_clock.known || stamp->end_date.known;
}

void add_window(struct reading *reading, struct stamp *range, struct window_claim claim)
{
    struct incident *incident = &reading->postmortem->incident;
    struct moment_context context = document_context(reading);
    fill_years(reading, range);
    claim.start = moment_of(range, &context, reading->arena);
    claim.end = moment_of_end(range, &context, reading->arena);
    LIST_PUSH(reading->arena, &incident->windows, claim);
    enum point_source source = claim.field ? POINT_FIELD : POINT_SENTENCE;
    tell_point(reading, PHASE_START, source, &claim.start, claim.place, claim.written);
    tell_point(reading, PHASE_END, source, &claim.end, claim.place, claim.written);
}

/* A window that a field states, in a part of its value or in all of it. */
static void add_field_window(struct reading *reading, struct stamp *range,
                             const struct field *field, struct place place, struct text written,
                             bool interrupted)
{
    add_window(
        reading, range,
        (struct window_claim){
            .place = place,
            .written = written,
            .field = true,
            .interrupted = interrupted || text_matches(reading, WORDS_PAUSE_PATTERNS, field->value),
        });
}

void add_length(struct reading *reading, struct length_claim claim)
{
    LIST_PUSH(reading->arena, &reading->postmortem->incident.lengths, claim);
}

static void find_next_stamp(const struct reading *reading, struct stamp_walk *walk, size_t from)
{
    walk->any = find_stamp(reading, walk->text, from, &walk->stamp);
}

/* "02h19" of "2023-07-11 02h19 UTC", "14 h" of "14 h 03". */
bool is_within_stamp(const struct reading *reading, struct stamp_walk *walk, struct place length)
{
    const struct stamp *stamp = &walk->stamp;
    if (!walk->begun)
        find_next_stamp(reading, walk, 0);
    walk->begun = true;
    while (walk->any && stamp->place.start < length.end) {
        bool more = stamp->zone.known || stamp->date.known || is_range(stamp) ||
                    stamp->place.start < length.start || length.end < stamp->place.end;
        if (stamp->place.end > length.start && more)
            return true;
        find_next_stamp(reading, walk, stamp->place.end);
    }
    return false;
}

/* "Duration: it started at 08:00 and was over by 10:00": two times of which a sentence makes a
 * window. */
static void read_sentence_of_field(struct reading *reading, const struct field *field)
{
    struct stamp first, second, third;
    if (!find_stamp(reading, field->value, 0, &first) || !first.clock.known ||
        !find_stamp(reading, field->value, first.place.end, &second) || !second.clock.known ||
        is_range(&second) || find_stamp(reading, field->value, second.place.end, &third))
        return;
    struct stamp range = join_stamps(&first, &second);
    add_field_window(reading, &range, field, field->value_place, field->value, false);
}

/* Whether a text is a word or two and a joint: "detected ->". */
static bool is_joint(const struct reading *reading, struct text between)
{
    enum { BETWEEN = 30, WORDS = 2 };
    size_t blank, words = 0;
    between = text_trim(between);
    if (between.length > BETWEEN)
        return false;
    for (; (blank = text_find_byte(between, ' ', 0)) != TEXT_NOT_FOUND && words < WORDS; words++)
        between = text_trim(text_from_offset(between, blank));
    return phrases_contain(&reading->words->lists[WORDS_RANGE_JOINTS],
                           utf8_fold(reading->arena, between));
}

/* "~6 hours (07:05 UTC detected -> ~13:30 UTC resolved)": two times with words between them, none of which tells
 * of a part: "14:40 UTC mitigated - 15:15 UTC resolved". */
static void read_told_times(struct reading *reading, const struct field *field)
{
    struct stamp first, second, third;
    if (!find_stamp(reading, field->value, 0, &first) || !first.clock.known ||
        !find_stamp(reading, field->value, first.place.end, &second) || !second.clock.known ||
        find_stamp(reading, field->value, second.place.end, &third) ||
        !is_joint(reading, text_slice(field->value, first.place.end, second.place.start)) ||
        text_matches(reading, WORDS_MITIGATE_EVENT_PATTERNS, field->value))
        return;
    struct stamp range = join_stamps(&first, &second);
    add_field_window(reading, &range, field, value_slice_place(field, range.place),
                     text_slice(field->value, range.place.start, range.place.end), false);
}

/* The end of a range as a stamp of its own. */
static struct stamp end_of(const struct stamp *range)
{
    struct stamp end = *range;
    end.clock = range->end_clock;
    end.date = range->end_date.known ? range->end_date : range->date;
    end.zone = range->end_zone.known ? range->end_zone : range->zone;
    return end;
}

/* Whether a range begins when another one is over, beyond doubt. A zone that stands behind the last of them is that
 * of all. */
static bool follows_range(const struct reading *reading, struct stamp range, struct stamp next)
{
    struct moment_context context = document_context(reading);
    if (!range.zone.known)
        range.zone = next.zone;
    fill_years(reading, &range);
    fill_years(reading, &next);
    struct moment end = moment_of_end(&range, &context, reading->arena);
    struct moment start = moment_of(&next, &context, reading->arena);
    return moment_compare(&end, &start) == ORDER_BEFORE;
}

/* Stretches a range to the end of those that follow: "14:00-14:25 and again from 14:35 to 14:50". Whether there are
 * any. */
static bool join_further_ranges(const struct reading *reading, struct text value,
                                struct stamp *range)
{
    const struct word_list *joints = &reading->words->lists[WORDS_FURTHER_JOINTS];
    struct stamp next;
    bool any = false;
    while (find_stamp(reading, value, range->place.end, &next) && is_range(&next)) {
        struct text between = text_trim(text_slice(value, range->place.end, next.place.start));
        if (!phrases_contain(joints, utf8_fold(reading->arena, between)) ||
            !follows_range(reading, *range, next))
            break;
        struct stamp end = end_of(&next);
        *range = join_stamps(range, &end);
        any = true;
    }
    return any;
}

static void read_duration_field(struct reading *reading, const struct field *field)
{
    struct stamp stamp;
    size_t lengths = read_field_lengths(reading, field);
    /* "2 hours (14:00-14:40 full outage)": a window of a part only. */
    if (lengths && text_matches(reading, WORDS_PART_PATTERNS, field->value))
        return;
    for (size_t at = 0; find_stamp(reading, field->value, at, &stamp); at = stamp.place.end)
        if (is_range(&stamp)) {
            bool several = join_further_ranges(reading, field->value, &stamp);
            add_field_window(reading, &stamp, field, value_slice_place(field, stamp.place),
                             text_slice(field->value, stamp.place.start, stamp.place.end), several);
            return;
        }
    set_other_ends(reading, field, lengths);
    if (lengths)
        read_told_times(reading, field);
    else
        read_sentence_of_field(reading, field);
}

/* An end without a date is on the day of the start, or past the midnight behind it. */
static void follow_start(const struct reading *reading, const struct stamp *end,
                         struct moment_context *context)
{
    const struct moment *start = &reading->postmortem->incident.points[PHASE_START].moment;
    if (!start->clock.known || !end->clock.known)
        return;
    if (start->date.known) {
        context->date = start->date;
        context->date_why = "date from the start";
    }
    context->day_shift = seconds_of_day(&end->clock) < seconds_of_day(&start->clock);
    context->shift_why = "past midnight: it began later in the day";
}

/* "Detection time: ~5 hours (from 09:45)": how long it took, whatever clocks the words behind name. */
static bool begins_with_length(const struct reading *reading, struct text value,
                               const struct stamp *stamp)
{
    struct length length;
    return length_find(value, 0, reading->time, &length) &&
           length.place.end <= stamp->place.start &&
           decoration_length(value, false) >= length.place.start;
}

static void read_point_field(struct reading *reading, const struct field *field, enum phase phase)
{
    struct moment_context context = document_context(reading);
    struct stamp stamp;
    if (!find_stamp(reading, field->value, 0, &stamp) ||
        begins_with_length(reading, field->value, &stamp))
        return;
    if (is_range(&stamp) && phase == PHASE_START) {
        read_length_behind_range(reading, field, &stamp);
        add_field_window(reading, &stamp, field, field->value_place, field->value, false);
        return;
    }
    fill_years(reading, &stamp);
    if (phase == PHASE_END && !stamp.date.known)
        follow_start(reading, &stamp, &context);
    struct moment moment = moment_of(&stamp, &context, reading->arena);
    tell_point(reading, phase, POINT_FIELD, &moment, value_slice_place(field, stamp.place),
               text_slice(field->value, stamp.place.start, stamp.place.end));
}

/* "Date: 14-19 January", "When: 22 July 2024, 07:45-09:20 UTC (1 h 35 min)". */
static void read_date_field(struct reading *reading, const struct field *field)
{
    struct stamp stamp;
    if (!find_stamp(reading, field->value, 0, &stamp) || !is_range(&stamp))
        return;
    read_length_behind_range(reading, field, &stamp);
    add_field_window(reading, &stamp, field, field->value_place, field->value, false);
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
        if (postmortem_tells_other_incident(reading->postmortem, field->name_place.start))
            continue;
        if (field->meaning == WORDS_FIELD_DURATION || field->meaning == WORDS_FIELD_RECOVERY)
            read_duration_field(reading, field);
        if (field->meaning == WORDS_FIELD_DATE)
            read_date_field(reading, field);
        for (size_t j = 0; j < sizeof points / sizeof *points; j++)
            if (field->meaning == points[j].meaning)
                read_point_field(reading, field, points[j].phase);
    }
}
