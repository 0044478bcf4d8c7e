/* Stated lengths of the incident by themselves: whether they can be read, and agree with the timeline
 * and with each other. What they are beside a stated start and end: duration.c. */
#include "checks/common.h"

#include "base/utf8.h"
#include "checks/duration.h"
#include "checks/ends.h"
#include "checks/pairs.h"
#include "rulebook/pattern.h"

check_function check_duration_unparseable, check_duration_contradicts_timeline,
    check_duration_inconsistent;

/* More words than this are a story, not a value. */
enum { VALUE_MAX_BYTES = 80 };

/* Whether the value is a bare number or has no digit at all: anything else counts in units that pmlint
 * does not know, or points elsewhere. */
static bool is_bare(struct text value)
{
    bool digit = false, other = false;
    for (size_t i = 0; i < value.length; i++) {
        if (ascii_is_digit(value.data[i]))
            digit = true;
        else if (ascii_is_word(value.data[i]))
            other = true;
        if ((unsigned char)value.data[i] >= 0x80)
            return false;
    }
    return !digit || !other;
}

/* Whether a length or a window was read from any part of the field. */
static bool says_when(const struct postmortem *postmortem, const struct field *field)
{
    const struct incident *incident = &postmortem->incident;
    for (size_t i = 0; i < incident->lengths.count; i++)
        if (places_meet(incident->lengths.items[i].place, field->value_place))
            return true;
    for (size_t i = 0; i < incident->windows.count; i++)
        if (places_meet(incident->windows.items[i].place, field->value_place))
            return true;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        if (places_meet(postmortem->dates.items[i].place, field->value_place))
            return true;
    struct stamp stamp;
    struct length length;
    const struct time_words *words = &postmortem->words->time;
    return stamp_find(field->value, 0, words, &stamp) ||
           length_find(field->value, 0, words, &length);
}

static bool is_unparseable(const struct check *check, const struct field *field)
{
    struct text value = text_trim(field->value);
    struct text name = utf8_fold(check->arena, text_trim(field->name));
    return field->meaning == WORDS_FIELD_DURATION && value.length && !field->has_nested &&
           value.length <= VALUE_MAX_BYTES && is_bare(value) &&
           phrases_contain(word_list(check, WORDS_DURATION_LABELS), name) &&
           !patterns_match(word_list(check, WORDS_DURATION_ANSWER_PATTERNS), value) &&
           !patterns_match(word_list(check, WORDS_PLACEHOLDER_PATTERNS), value) &&
           !says_when(check->postmortem, field);
}

void check_duration_unparseable(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!postmortem->language_known)
        return;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (!is_unparseable(check, field))
            continue;
        const char *value = quote(check, field->value);
        struct finding *finding = report(check, field->value_place, value,
                                         "cannot read \"%s\" as a length or a window", value);
        report_label(check, finding, "how long?");
    }
}

/* More lengths than this are no statement about one incident. */
enum { MAX_LENGTHS = 20 };

bool length_is_of_whole(const struct check *check, const struct length_claim *claim)
{
    const struct section *section = postmortem_section_at(check->postmortem, claim->place.start);
    bool opening = !section || section->roles[ROLE_SUMMARY] || section->roles[ROLE_IMPACT];
    return !claim->length.negative && !claim->length.approximate && !claim->metric &&
           !claim->shared && !claim->part && !claim->net && !claim->other_ends &&
           (claim->field || (opening && claim->subject != SUBJECT_UNKNOWN));
}

/* Whether the incident may have begun before the timeline's first entry or ended behind its last: it
 * is longer than what they span, and they do not tell its beginning and its end. Of a pair that does not
 * fit. */
static bool may_exceed_log(const struct incident *incident, const struct pair *nearest,
                           const struct length *length)
{
    bool told = incident->points[PHASE_START].source != POINT_NONE &&
                incident->points[PHASE_END].source != POINT_NONE;
    return !told && length->most > nearest->longest;
}

static void report_no_pair(struct check *check, const struct length_claim *claim,
                           const struct pair *pair, bool marked)
{
    bool dated = pair->seconds >= (int64_t)24 * 3600;
    const char *stated = quote(check, claim->written);
    const char *from = moment_words(check, &pair->from->moment, dated);
    const char *to = moment_words(check, &pair->to->moment, dated);
    const char *length = format_length(check->arena, pair->seconds);
    struct finding *finding = report(
        check, claim->place, stated,
        "stated %s, but no two entries of the timeline are exactly so far apart; nearest: %s (line "
        "%zu) to %s (line %zu) is %s",
        stated, from, line_of(check, pair->from->place), to, line_of(check, pair->to->place),
        length);
    report_label(check, finding, "stated");
    report_related(check, finding, pair->to->place, "%s − %s = %s", to, from, length);
    if (!marked)
        report_milder(finding);
}

/* Whether the document states a start and an end itself: then duration-mismatch compares them. */
static bool states_window(const struct check *check)
{
    struct witness_list witnesses = witnesses_of(check->postmortem, check->arena);
    int64_t seconds;
    for (size_t i = 0; i < witnesses.count; i++)
        if (witnesses.items[i].explicit &&
            length_between(&witnesses.items[i].start, &witnesses.items[i].end, &seconds))
            return true;
    return false;
}

/* Whether a clock that no entry has lies so long before the end: "At 09:00 UTC traffic was interrupted". */
static bool is_told_beside_timeline(const struct check *check, const struct length *length)
{
    const struct point *end = &check->postmortem->incident.points[PHASE_END];
    return end->source != POINT_NONE && moment_is_measurable(&end->moment) &&
           counts_from_clock(check, &end->moment, length);
}

void check_duration_contradicts_timeline(struct check *check)
{
    const struct incident *incident = &check->postmortem->incident;
    const struct point *start = &incident->points[PHASE_START];
    const struct point *end = &incident->points[PHASE_END];
    struct mark_list marks = {0};
    struct pair pair;
    if (check->postmortem->several || incident->ongoing || incident->lengths.count > MAX_LENGTHS ||
        states_window(check) || !marks_of(check, &marks))
        return;
    bool marked = start->source == POINT_MARKER || end->source == POINT_MARKER;
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *claim = &incident->lengths.items[i];
        if (length_is_of_whole(check, claim) && nearest_pair(&marks, &claim->length, &pair) &&
            !pair.fits && !may_exceed_log(incident, &pair, &claim->length) &&
            !is_told_beside_timeline(check, &claim->length))
            report_no_pair(check, claim, &pair, marked);
    }
}

/* A field that states the length of the whole incident, as a length or from when to when. */
struct statement {
    const struct field *field;
    struct length length;
    struct place place;
    struct text written;
};

/* Whether a field speaks of the incident as a whole by where it stands: above the first section, in
 * the summary or in the impact. In another section it may speak of one phase of it. */
static bool is_about_incident(const struct postmortem *postmortem, const struct field *field)
{
    if (field->front_matter)
        return true;
    const struct section *section = postmortem_section_at(postmortem, field->name_place.start);
    return !section || section->level <= 1 || section->roles[ROLE_SUMMARY] ||
           section->roles[ROLE_IMPACT];
}

/* Whether one section lies in the other. */
static bool lies_in(const struct postmortem *postmortem, const struct section *inner,
                    const struct section *outer)
{
    while (inner != outer && inner->parent < postmortem->sections.count)
        inner = &postmortem->sections.items[inner->parent];
    return inner == outer;
}

/* Whether two fields stand in parts that tell of one incident: one of them above the sections of the
 * other, or the one in the summary and the other in the impact beside it. */
static bool share_incident(const struct postmortem *postmortem, const struct field *first,
                           const struct field *second)
{
    const struct section *a = postmortem_section_at(postmortem, first->name_place.start);
    const struct section *b = postmortem_section_at(postmortem, second->name_place.start);
    if (first->front_matter || second->front_matter || !a || !b)
        return true;
    if (lies_in(postmortem, b, a))
        return true;
    return a->parent == b->parent && a->level > 1 &&
           a->roles[ROLE_SUMMARY] != b->roles[ROLE_SUMMARY];
}

/* The length of a window in a field, to the minute. False where it has none, or one in doubt. */
static bool read_window(const struct check *check, const struct field *field,
                        struct statement *statement)
{
    const struct window_claim_list *windows = &check->postmortem->incident.windows;
    for (size_t i = 0; i < windows->count; i++) {
        const struct window_claim *claim = &windows->items[i];
        int64_t seconds;
        if (!claim->field || !places_meet(claim->place, field->value_place))
            continue;
        if (!length_between(&claim->start, &claim->end, &seconds) || seconds <= 0)
            return false;
        struct length length = {.seconds = seconds, .least = seconds, .most = seconds, .unit = 60};
        *statement = (struct statement){field, length, claim->place, claim->written};
        return true;
    }
    return false;
}

/* What a field states: its single exact length, else its window. False where it has neither. */
static bool read_statement(const struct check *check, const struct field *field,
                           struct statement *statement)
{
    const struct incident *incident = &check->postmortem->incident;
    if (patterns_match(word_list(check, WORDS_PART_PATTERNS), field->value))
        return false;
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *claim = &incident->lengths.items[i];
        if (!claim->field || !places_meet(claim->place, field->value_place))
            continue;
        *statement = (struct statement){field, claim->length, claim->place, claim->written};
        return length_is_of_whole(check, claim);
    }
    return read_window(check, field, statement);
}

static bool is_same_label(const struct check *check, const struct field *a, const struct field *b)
{
    return text_equal(utf8_fold(check->arena, text_trim(a->name)),
                      utf8_fold(check->arena, text_trim(b->name)));
}

/* The two fields of the document that state the duration. False where there are fewer, or more: then
 * it tells of several incidents, or of phases. */
static bool find_statements(const struct check *check, struct statement statements[2])
{
    const struct postmortem *postmortem = check->postmortem;
    size_t count = 0;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning != WORDS_FIELD_DURATION || !text_trim(field->value).length)
            continue;
        if (count == 2 || !read_statement(check, field, &statements[count]) ||
            !is_about_incident(postmortem, field))
            return false;
        count++;
    }
    return count == 2 && is_same_label(check, statements[0].field, statements[1].field) &&
           share_incident(postmortem, statements[0].field, statements[1].field) &&
           !places_meet(statements[0].place, statements[1].place);
}

/* Reports two fields of one name. */
static void report_two_fields(struct check *check)
{
    struct statement statements[2];
    const struct incident *incident = &check->postmortem->incident;
    if (incident->lengths.count > MAX_LENGTHS || incident->windows.count > MAX_LENGTHS ||
        !find_statements(check, statements))
        return;
    const struct statement *first = &statements[0], *second = &statements[1];
    if (length_may_be(&first->length, second->length.seconds) ||
        length_may_be(&second->length, first->length.seconds))
        return;
    const char *name = quote(check, second->field->name);
    const char *written = quote(check, second->written), *other = quote(check, first->written);
    int64_t excess = second->length.seconds - first->length.seconds;
    struct finding *finding = report(check, second->place, pair_subject(check, written, other),
                                     "%s is %s here, but %s on line %zu: %s %s", name, written,
                                     other, line_of(check, first->place),
                                     format_length(check->arena, excess < 0 ? -excess : excess),
                                     excess < 0 ? "less" : "more");
    report_label(check, finding, "here");
    report_related(check, finding, first->place, "%s: %s", quote(check, first->field->name), other);
}

void check_duration_inconsistent(struct check *check)
{
    struct odd_end odd;
    report_two_fields(check);
    if (find_odd_end(check, &odd)) {
        if (odd.certain && !is_mismatch_of_odd_end(check, &odd))
            report_odd_end(check, &odd);
    } else if (find_stray_entry(check, &odd)) {
        report_odd_end(check, &odd);
    }
}
