/* How long it lasted: whether that agrees with the start and the end that the document states. */
#include "checks/duration.h"
#include "checks/pairs.h"

#include "checks/common.h"
#include "checks/ends.h"
#include "checks/subject.h"
#include "rulebook/pattern.h"

check_function check_duration_mismatch;

const struct event *event_at_moment(const struct postmortem *postmortem,
                                    const struct moment *moment)
{
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (event->in_timeline && event->timed && event->moment.clock.known &&
            moment_compare(&event->moment, moment) == ORDER_SAME)
            return event;
    }
    return NULL;
}

/* The timeline as a third witness: its entries at the window's start and end. */
static bool report_third_witness(struct check *check, struct finding *finding,
                                 const struct witness *witness, int64_t seconds)
{
    const struct event *start = event_at_moment(check->postmortem, &witness->start);
    const struct event *end = event_at_moment(check->postmortem, &witness->end);
    if (!start || !end || start == end || places_meet(end->time_place, witness->place))
        return false;
    report_related(check, finding, end->time_place,
                   "in the timeline too, %s (line %zu) to %s is %s",
                   moment_words(check, &start->moment, false), line_of(check, start->time_place),
                   moment_words(check, &end->moment, false), format_length(check->arena, seconds));
    return true;
}

static void report_mismatch(struct check *check, const struct length_claim *claim,
                            const struct witness *witness, int64_t seconds)
{
    bool dated = seconds >= (int64_t)24 * 3600;
    int64_t excess = claim->length.seconds - seconds;
    const char *start = moment_words(check, &witness->start, dated);
    const char *end = moment_words(check, &witness->end, dated);
    const char *stated = quote(check, claim->written);
    const char *length = format_length(check->arena, seconds);
    const char *difference = format_length(check->arena, excess < 0 ? -excess : excess);
    struct finding *finding = report(
        check, claim->place, arena_printf(check->arena, "%s %s %s", stated, start, end),
        "stated %s, but %s to %s%s is %s: %s too %s", stated, start, end,
        zone_suffix(check, &witness->end.zone), length, difference, excess < 0 ? "little" : "much");
    report_label(check, finding, "stated");
    report_related(check, finding, witness->place, "%s − %s = %s", end, start, length);
    if (report_third_witness(check, finding, witness, seconds))
        report_help(check, finding,
                    "write \"%s\", unless start or end is wrong in the timeline too", length);
    else
        report_help(check, finding, "write \"%s\", or correct %s", length,
                    excess % ((int64_t)24 * 3600) ? "the start or the end"
                                                  : "the day of the start or of the end");
}

/* Whether another stated length is that of the witness: then this one speaks of something else. */
static bool is_other_length(const struct incident *incident, const struct length_claim *claim,
                            int64_t seconds)
{
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *other = &incident->lengths.items[i];
        if (other != claim && length_may_be(&other->length, seconds))
            return !claim->field;
    }
    return false;
}

/* What is shorter than so much of the whole is a part of it. */
enum { MUCH_SHORTER = 3 };

/* Whether a sentence may tell the length of a part of the incident: it says so, or gives a lower bound ("at least 30
 * minutes"), and is shorter than the whole, it is much shorter, or another sentence tells another length. A field
 * speaks of the whole. */
static bool is_of_a_part(const struct incident *incident, const struct length_claim *claim,
                         int64_t seconds)
{
    struct length_range range = range_of(&claim->length);
    if (claim->field)
        return false;
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *other = &incident->lengths.items[i];
        if (!other->field && !ranges_meet(range_of(&other->length), range))
            return true;
    }
    bool bound = claim->length.approximate && claim->length.least >= claim->length.seconds;
    return range.most < (claim->part || bound ? seconds : seconds / MUCH_SHORTER);
}

bool counts_downtime(const struct check *check, struct place place)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (places_meet(fields->items[i].value_place, place))
            return patterns_match(word_list(check, WORDS_DOWNTIME_LABEL_PATTERNS),
                                  fields->items[i].name);
    return false;
}

/* Whether a length may well be shorter than the time of the witness: pauses lie within that, or the length is that
 * of what was down, and fields tell when the incident began and ended. */
static bool is_net(const struct check *check, const struct witness *witness,
                   const struct length_claim *claim, int64_t seconds)
{
    if (range_of(&claim->length).most >= seconds)
        return false;
    return claim->net || witness->interrupted ||
           (witness->field && counts_downtime(check, claim->place) &&
            !counts_downtime(check, witness->place));
}

/* Whether a sentence's length is so much longer than all that is known of the incident that it is that of
 * something else, unless its words speak of an outage. */
static bool is_far_longer(const struct witness_list *witnesses, const struct length_claim *claim)
{
    enum { FAR_LONGER = 3 };
    int64_t longest = 0, seconds;
    if (claim->field || claim->subject >= SUBJECT_OUTAGE)
        return false;
    for (size_t i = 0; i < witnesses->count; i++)
        if (witness_length(&witnesses->items[i], &seconds) && seconds > longest)
            longest = seconds;
    return range_of(&claim->length).least > longest * FAR_LONGER;
}

/* A sentence about finding or mending it may measure that work, not the incident. */
static bool is_about_work(const struct check *check, const struct length_claim *claim)
{
    const struct section *section = postmortem_section_at(check->postmortem, claim->place.start);
    return !claim->field && section &&
           (section->roles[ROLE_RESOLUTION] || section->roles[ROLE_DETECTION] ||
            section->roles[ROLE_ACTION_ITEMS] || section->roles[ROLE_LESSONS]);
}

/* Whether the words around a place speak of several such times: "from 22:00 to 02:35 on both nights". */
static bool speaks_of_several(const struct check *check, struct place place)
{
    return patterns_match(word_list(check, WORDS_SEVERAL_TIMES_PATTERNS),
                          sentence_in_paragraph(check->postmortem->document->bytes, place));
}

/* Whether a witness says no more than the exact one against which a length is judged, only less of it: the days alone,
 * which bear out but a length in days, or in a sentence the clocks without the days, of which the other one names two. */
static bool tells_less(const struct check *check, const struct witness *witness,
                       const struct witness *exact, const struct length_claim *claim)
{
    enum { DAY = 24 * 3600 };
    const struct moment *start = &witness->start, *end = &witness->end;
    if (start->precision == PRECISION_DAY && end->precision == PRECISION_DAY)
        return claim->length.unit < DAY && date_is_same(&start->date, &exact->start.date) &&
               date_is_same(&end->date, &exact->end.date);
    return exact->field && exact->start.own_day && exact->end.own_day && !witness->field &&
           !witness->interrupted && !start->own_day && !end->own_day &&
           have_same_clock(start, &exact->start) && have_same_clock(end, &exact->end) &&
           !speaks_of_several(check, witness->place) && !speaks_of_several(check, claim->place);
}

/* Whether any witness bears out a length. One that tells less than an exact one does not, but where a sentence is exact
 * and the length that of some: they may have been hit longer. */
static bool any_witness_agrees(const struct check *check, const struct witness_list *witnesses,
                               const struct witness *exact, const struct length_claim *claim)
{
    for (size_t i = 0; i < witnesses->count; i++)
        if (witness_may_agree(&witnesses->items[i], &claim->length) &&
            ((claim->part && !exact->field) ||
             !tells_less(check, &witnesses->items[i], exact, claim)))
            return true;
    return false;
}

/* A window that a sentence tells may be that of another thing, such as a nightly job: where the
 * timeline has two entries as far apart as the length says, but none at either end of the window,
 * the length is believed. */
static bool is_other_window(const struct check *check, const struct witness *witness,
                            const struct length_claim *claim)
{
    const struct postmortem *postmortem = check->postmortem;
    struct mark_list marks = {0};
    struct pair pair;
    return !witness->field && !event_at_moment(postmortem, &witness->start) &&
           !event_at_moment(postmortem, &witness->end) && marks_of(check, &marks) &&
           nearest_pair(&marks, &claim->length, &pair) && pair.fits;
}

/* More lengths or windows than this are no statement about one incident. */
enum { MAX_CLAIMS = 50 };

/* Whether another sentence tells a length: then one of the two may be of something within the other. */
static bool is_told_beside(const struct incident *incident, const struct length_claim *claim)
{
    for (size_t i = 0; i < incident->lengths.count; i++)
        if (&incident->lengths.items[i] != claim && !incident->lengths.items[i].field)
            return true;
    return false;
}

/* Whether a length of the incident itself is longer than its witness, no other sentence tells one, and no two entries
 * of the timeline are so far apart: then no field, however right, makes it the length of something else. */
static bool exceeds_all(const struct check *check, const struct length_claim *claim,
                        int64_t seconds)
{
    struct mark_list marks = {0};
    struct pair pair;
    if (claim->field || claim->subject != SUBJECT_INCIDENT ||
        range_of(&claim->length).least <= seconds || is_about_work(check, claim) ||
        is_told_beside(&check->postmortem->incident, claim))
        return false;
    return !marks_of(check, &marks) || !nearest_pair(&marks, &claim->length, &pair) || !pair.fits;
}

/* Whether a sentence names what one entry each marks at both ends of the witness, "Outage begins", without a pause: by
 * their word, or as the incident itself, which is no shorter than what it did. */
static bool names_witness(const struct check *check, const struct witness *witness,
                          const struct length_claim *claim)
{
    const struct event *start = only_plain_mark(check, PHASE_START);
    const struct event *end = only_plain_mark(check, PHASE_END);
    struct text words = words_of_end(check, claim->place), word = impact_word(check, words);
    if (!start || !end || moment_compare(&start->moment, &witness->start) != ORDER_SAME ||
        moment_compare(&end->moment, &witness->end) != ORDER_SAME ||
        is_over_before(check, &end->moment))
        return false;
    return patterns_match(word_list(check, WORDS_INCIDENT_POINT_PATTERNS), words) ||
           (word.length && text_equal_folded(word, impact_word(check, start->text)) &&
            text_equal_folded(word, impact_word(check, end->text)));
}

/* Whether fields tell the length of a witness of fields, and none tells another one. */
static bool is_told_by_fields(const struct incident *incident, const struct witness *witness,
                              int64_t seconds)
{
    bool told = false;
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *claim = &incident->lengths.items[i];
        if (!claim->field)
            continue;
        if (!length_may_be(&claim->length, seconds))
            return false;
        told = true;
    }
    return told && witness->field;
}

/* Whether a length of the incident itself is shorter than what fields for the start, the end and the length say alike,
 * though it speaks of the same thing: no other sentence may tell a length, and no two entries lie so far apart. */
static bool falls_short_of_all(const struct check *check, const struct witness *witness,
                               const struct length_claim *claim, int64_t seconds)
{
    const struct incident *incident = &check->postmortem->incident;
    enum { NEAR = 10 * 60 };
    struct mark_list marks = {0};
    struct pair pair;
    return !claim->field && claim->subject == SUBJECT_INCIDENT && !claim->of_window &&
           !claim->metric && !claim->net && length_is_of_whole(check, claim) &&
           range_of(&claim->length).most <= seconds - NEAR && opens_summary(check, claim->place) &&
           !incident->loose.count && !is_told_beside(incident, claim) &&
           !is_of_a_part(incident, claim, seconds) &&
           is_told_by_fields(incident, witness, seconds) && names_witness(check, witness, claim) &&
           marks_of(check, &marks) && nearest_pair(&marks, &claim->length, &pair) && !pair.fits;
}

/* Whether a length stands behind the range of a field, and another one agrees with it: both may count what was down. */
static bool is_borne_out_by_length(const struct incident *incident,
                                   const struct length_claim *claim)
{
    for (size_t i = 0; claim->field && claim->of_window && i < incident->lengths.count; i++) {
        const struct length_claim *other = &incident->lengths.items[i];
        if (other != claim && ranges_meet(range_of(&other->length), range_of(&claim->length)))
            return true;
    }
    return false;
}

/* Whether a length speaks of the whole, and neither another length nor a window bears it out. */
static bool is_contradicted(const struct check *check, const struct witness_list *witnesses,
                            const struct witness *witness, const struct length_claim *claim)
{
    const struct incident *incident = &check->postmortem->incident;
    int64_t seconds;
    bool told = claim->field || claim->subject != SUBJECT_UNKNOWN;
    if (!witness || !told || !witness_length(witness, &seconds) ||
        is_borne_out_by_length(incident, claim) ||
        any_witness_agrees(check, witnesses, witness, claim))
        return false;
    return exceeds_all(check, claim, seconds) ||
           falls_short_of_all(check, witness, claim, seconds) ||
           (!is_other_length(incident, claim, seconds) && !is_of_a_part(incident, claim, seconds) &&
            !is_far_longer(witnesses, claim) && !is_net(check, witness, claim, seconds) &&
            !is_about_work(check, claim) && !is_other_window(check, witness, claim));
}

/* Whether a length is a time to resolve that may count from the detection, and so be shorter than the whole. Those of
 * fields are compared as metrics. */
static bool may_count_from_detection(const struct witness *witness,
                                     const struct length_claim *claim)
{
    int64_t seconds;
    return claim->metric && (claim->field || !witness || !witness_length(witness, &seconds) ||
                             range_of(&claim->length).least <= seconds);
}

/* The witness that contradicts a length, or NULL. */
static const struct witness *find_contradiction(const struct check *check,
                                                const struct witness_list *witnesses,
                                                const struct length_claim *claim)
{
    const struct witness *chosen = choose_witness(witnesses);
    /* none is no length */
    if (claim->length.seconds <= 0 || claim->length.negative || claim->shared ||
        claim->other_ends || may_count_from_detection(chosen, claim))
        return NULL;
    const struct witness *beside = contradicted_window(check, witnesses, claim);
    if (beside)
        return beside;
    return is_contradicted(check, witnesses, chosen, claim) ? chosen : NULL;
}

/* What is told of the incident, where that is about one. False where it is more. */
static bool find_witnesses(const struct check *check, struct witness_list *witnesses)
{
    const struct postmortem *postmortem = check->postmortem;
    *witnesses = witnesses_of(postmortem, check->arena);
    return !postmortem->several && witnesses->count <= MAX_CLAIMS &&
           postmortem->incident.lengths.count <= MAX_CLAIMS;
}

/* Whether the odd end is that of the witness, and a length that the other clock bears out is so contradicted. */
static bool is_odd_of(const struct odd_end *odd, const struct witness *witness,
                      const struct length_claim *claim)
{
    const struct moment *moment = odd->phase == PHASE_START ? &witness->start : &witness->end;
    int64_t seconds;
    return length_between(odd->odd->moment, moment, &seconds) && seconds == 0 &&
           length_may_be(&claim->length, odd->right_seconds);
}

bool is_mismatch_of_odd_end(const struct check *check, const struct odd_end *odd)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    struct witness_list witnesses;
    if (!find_witnesses(check, &witnesses))
        return false;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct witness *witness = find_contradiction(check, &witnesses, &lengths->items[i]);
        if (witness && is_odd_of(odd, witness, &lengths->items[i]))
            return true;
    }
    return false;
}

/* An odd end, which is told once in place of all the lengths that it contradicts. */
struct odd_once {
    struct odd_end odd;
    bool sought, found, reported;
};

/* Reports the odd end where it is the reason for a contradiction, when it is first met. False where it is none. */
static bool report_odd_once(struct check *check, const struct witness *witness,
                            const struct length_claim *claim, struct odd_once *once)
{
    once->found = once->sought ? once->found : find_odd_end(check, &once->odd);
    once->sought = true;
    if (!once->found || !is_odd_of(&once->odd, witness, claim))
        return false;
    if (!once->reported)
        report_odd_end(check, &once->odd);
    once->reported = true;
    return true;
}

void check_duration_mismatch(struct check *check)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    struct witness_list witnesses;
    int64_t seconds = 0;
    struct odd_once once = {.sought = false};
    if (!find_witnesses(check, &witnesses))
        return;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct length_claim *claim = &lengths->items[i];
        const struct witness *witness = find_contradiction(check, &witnesses, claim);
        if (witness && !report_odd_once(check, witness, claim, &once) &&
            witness_length(witness, &seconds))
            report_mismatch(check, claim, witness, seconds);
    }
}
