/* Whether all places that tell when the incident began, or ended, tell the same.
 *
 * Two clocks for one end are no contradiction by themselves: a thing is noticed, declared, mitigated and closed at
 * different times. They are one where nothing but a slip explains them: the other end is the same to the minute
 * for all, one of the two clocks is no entry of the timeline, and they differ by whole hours or, where a stated length
 * fits but one of them, by a digit, or by two that have changed places; or marked_ends.c tells more.
 */
#include "checks/ends.h"

#include "checks/common.h"
#include "checks/duration.h"
#include "checks/marked_ends.h"
#include "checks/subject.h"
#include "checks/window.h"
#include "rulebook/pattern.h"

#include <stdlib.h>

enum { MINUTE = 60, HOUR = 3600, HALF_DAY = 12 * HOUR, DAY = 24 * HOUR };

/* More places than this tell of more than one incident. */
enum { MOST_TOLD = 20 };

/* Seconds from one told end to another; false where nobody can tell. */
static bool seconds_between(const struct told_end *from, const struct told_end *to,
                            int64_t *seconds)
{
    return length_between(from->moment, to->moment, seconds);
}

/* Whether a field tells the point on the same line: its words are read as a sentence, too. */
static bool is_told_on_line(const struct check *check, const struct told_end_list *told,
                            const struct point *point)
{
    for (size_t i = 0; point->source == POINT_SENTENCE && i < told->count; i++)
        if (line_of(check, told->items[i].place) == line_of(check, point->place))
            return true;
    return false;
}

/* What fields and sentences tell of a phase; fields have spoken first. */
static void add_stated(const struct check *check, enum phase phase, struct told_end_list *told)
{
    const struct point_list *points = &check->postmortem->incident.told[phase];
    for (size_t i = 0; i < points->count && i <= MOST_TOLD; i++) {
        const struct point *point = &points->items[i];
        if (moment_is_sharp(&point->moment) && !is_told_on_line(check, told, point))
            LIST_PUSH(check->arena, told,
                      (struct told_end){&point->moment, point->place, point->source, TEXT("")});
    }
}

/* The timeline's entries that mark the phase. */
static void add_marked(const struct check *check, enum phase phase, struct told_end_list *told)
{
    const struct event_list *events = &check->postmortem->events;
    for (size_t i = 0; i < events->count && told->count <= MOST_TOLD; i++) {
        const struct event *event = &events->items[i];
        if (entry_marks_end(check, event, phase))
            LIST_PUSH(
                check->arena, told,
                (struct told_end){&event->moment, event->time_place, POINT_MARKER, event->text});
    }
}

/* Parts what is told into two clocks. False where it is one, more, or not to be compared. */
static bool part_in_two(const struct told_end_list *told, const struct told_end *two[2])
{
    int64_t seconds;
    two[0] = told->count && told->count <= MOST_TOLD ? &told->items[0] : NULL;
    two[1] = NULL;
    for (size_t i = 1; two[0] && i < told->count; i++) {
        const struct told_end *end = &told->items[i];
        if (!seconds_between(two[0], end, &seconds))
            return false;
        if (llabs(seconds) < MINUTE)
            continue;
        if (two[1] && (!seconds_between(two[1], end, &seconds) || llabs(seconds) >= MINUTE))
            return false;
        two[1] = two[1] ? two[1] : end;
    }
    return two[0] && two[1];
}

/* Whether two clocks differ in one digit, where they are not near each other, or in the order of two that stand side by
 * side. Near each other they may be of two things, but where an entry marks the one. */
static bool differ_by_digit(const struct clock *a, const struct clock *b, bool marked)
{
    enum { NEAR = 10 };
    bool near = abs((a->hour - b->hour) * 60 + a->minute - b->minute) < NEAR;
    const int first[] = {a->hour / 10, a->hour % 10, a->minute / 10, a->minute % 10};
    const int second[] = {b->hour / 10, b->hour % 10, b->minute / 10, b->minute % 10};
    int differing = 0, swapped = 0;
    for (int i = 0; i < 4; i++) {
        differing += first[i] != second[i];
        swapped += i < 3 && first[i] != second[i] && first[i] == second[i + 1] &&
                   first[i + 1] == second[i];
    }
    return (differing == 1 && !near) || (differing == 2 && swapped == 1 && marked);
}

/* The seconds from start to end where a phase is told so, and the other one so; not positive where it is
 * backward. */
static int64_t span(enum phase phase, const struct told_end *end, const struct told_end *other)
{
    int64_t seconds;
    const struct told_end *from = phase == PHASE_START ? end : other;
    if (!seconds_between(from, from == end ? other : end, &seconds))
        return 0;
    return seconds;
}

/* A length that agrees with one of two spans and not with the other: which, or -1. Where lengths speak for either,
 * none does. */
static int choose_by_length(const struct check *check, const int64_t spans[2],
                            const struct length_claim **length)
{
    const struct length_claim_list *lengths = &check->postmortem->incident.lengths;
    int chosen = -1;
    for (size_t i = 0; i < lengths->count && i <= MOST_TOLD; i++) {
        const struct length_claim *claim = &lengths->items[i];
        bool first = length_may_be(&claim->length, spans[0]);
        if (!length_is_of_whole(check, claim) || first == length_may_be(&claim->length, spans[1]))
            continue;
        int says = first ? 0 : 1;
        if (chosen >= 0 && chosen != says)
            return -1;
        chosen = says;
        *length = claim;
    }
    return chosen;
}

/* Which of two clocks is an entry of the timeline, where the other one is none; else -1. */
static int choose_by_entry(const struct check *check, const struct told_end *two[2])
{
    bool first = event_at_moment(check->postmortem, two[0]->moment) != NULL;
    bool second = event_at_moment(check->postmortem, two[1]->moment) != NULL;
    return first == second ? -1 : first ? 0 : 1;
}

bool is_same_clock(const struct told_end *a, const struct told_end *b)
{
    int64_t seconds;
    return seconds_between(a, b, &seconds) && llabs(seconds) < MINUTE;
}

bool ends_share_zone(const struct told_end *a, const struct told_end *b)
{
    int64_t seconds;
    return seconds_between(a, b, &seconds) && a->moment->has_local && b->moment->has_local &&
           llabs(b->moment->local_earliest - a->moment->local_earliest - seconds) < MINUTE;
}

/* What speaks for the right one of two clocks. */
struct support {
    bool explicit;     /* one of them is no sentence */
    bool same_thing;   /* one may speak of the same thing as the odd one */
    bool marks_impact; /* an entry says "OUTAGE BEGINS" */
};

static struct support support_of(const struct check *check, const struct odd_end *found)
{
    struct support support = {0};
    for (size_t i = 0; i < found->told.count; i++) {
        const struct told_end *end = &found->told.items[i];
        if (!is_same_clock(end, found->right))
            continue;
        support.explicit |= end->source != POINT_SENTENCE;
        support.marks_impact |=
            end->source == POINT_MARKER &&
            patterns_match(word_list(check, WORDS_IMPACT_POINT_PATTERNS), end->words);
        support.same_thing |= !ends_name_other_things(check, found->odd, end);
    }
    return support;
}

/* How sure it is that the odd end is meant to be that of the incident. */
enum bearing {
    BEARS_LITTLE, /* a sentence that may have another subject */
    BEARS_END,    /* a field, or a sentence that tells from when to when all of it failed */
    BEARS_WHOLE,  /* a sentence that has the incident for its subject, its length, or the day */
};

/* Whether another field, or a length of more than what was down, shows that a field is meant for the same thing. */
static bool is_borne_out(const struct check *check, const struct odd_end *found)
{
    if (found->length && !counts_downtime(check, found->length->place))
        return true;
    for (size_t i = 0; i < found->told.count; i++)
        if (found->told.items[i].source == POINT_FIELD &&
            is_same_clock(&found->told.items[i], found->right))
            return true;
    return false;
}

static enum bearing bearing_of(const struct check *check, const struct odd_end *found)
{
    const struct told_end *odd = found->odd;
    if (odd->source != POINT_SENTENCE)
        return is_borne_out(check, found) && !has_remark(check, odd->place) ? BEARS_END
                                                                            : BEARS_LITTLE;
    if (patterns_match(word_list(check, WORDS_INCIDENT_SUBJECT_PATTERNS), odd->words) ||
        (found->length && has_length_beside(check, odd->place, found->length->place)))
        return BEARS_WHOLE;
    switch (window_of_whole(check, odd->place, odd->words)) {
    case WINDOW_OF_DAY:
        return found->length ? BEARS_WHOLE : BEARS_END;
    case WINDOW_UNDATED:
        return BEARS_END;
    default:
        return BEARS_LITTLE;
    }
}

/* Whether nothing but a slip explains that the two clocks differ. That two things are whole hours apart is no chance,
 * but for full quarters of an hour. */
static bool is_certain(const struct check *check, const struct odd_end *found,
                       const struct support *support, bool hours, bool round)
{
    enum bearing bearing = bearing_of(check, found);
    if (hours && !round)
        return bearing != BEARS_LITTLE && (support->explicit || found->length);
    return bearing == BEARS_WHOLE && (found->length || (hours && support->marks_impact));
}

/* Whether the two clocks may be told of one thing, and differ as a slip makes them differ. */
static bool is_slip(const struct check *check, struct odd_end *found, int64_t seconds, bool round)
{
    const struct clock *odd = &found->odd->moment->clock, *right = &found->right->moment->clock;
    struct support support = support_of(check, found);
    bool hours = seconds % HOUR == 0 && llabs(seconds) <= HALF_DAY;
    bool outvoted = is_outvoted(check, found, seconds);
    if (!support.same_thing ||
        (found->odd->source == POINT_SENTENCE && names_clock(check, found->odd->words, right)) ||
        !(hours || outvoted ||
          (found->length && (differ_by_digit(odd, right, support.marks_impact) ||
                             is_marked_otherwise(check, found, seconds)))))
        return false;
    found->certain = is_certain(check, found, &support, hours, round) ||
                     (outvoted && bearing_of(check, found) != BEARS_LITTLE);
    return found->certain || found->length;
}

static void name_words(const struct check *check, struct told_end_list *told)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].source != POINT_MARKER)
            told->items[i].words = words_of_end(check, told->items[i].place);
}

/* Whether any field or sentence may tell the end of a part. An entry that marks an end has words for other things,
 * too. */
static bool any_speaks_of_part(const struct check *check, const struct told_end_list *told)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].source != POINT_MARKER && speaks_of_part(check, told->items[i].words))
            return true;
    return false;
}

/* Finds which of two clocks is odd, where all agree on the other end of the incident. */
static bool choose_odd(const struct check *check, const struct told_end *two[2],
                       const struct told_end_list *others, struct odd_end *found)
{
    const struct told_end *other = &others->items[0];
    const int64_t spans[] = {span(found->phase, two[0], other), span(found->phase, two[1], other)};
    if (spans[0] <= 0 || spans[1] <= 0)
        return false;
    int by_length = choose_by_length(check, spans, &found->length);
    int right = choose_by_entry(check, two);
    if (right < 0 || (by_length >= 0 && by_length != right))
        return false;
    found->right = two[right];
    found->odd = two[!right];
    found->right_seconds = spans[right];
    return (found->length || others->count > 1) && ends_share_zone(two[0], two[1]) &&
           is_slip(check, found, spans[0] - spans[1], moment_is_round(two[0]->moment));
}

static bool find_odd_of(const struct check *check, enum phase phase, struct odd_end *found)
{
    enum phase other = phase == PHASE_START ? PHASE_END : PHASE_START;
    const struct incident *incident = &check->postmortem->incident;
    struct told_end_list others = {0};
    const struct told_end *two[2];
    *found = (struct odd_end){.phase = phase};
    if (!incident->told[phase].count)
        return false;
    add_stated(check, phase, &found->told);
    add_stated(check, other, &others);
    if (part_in_two(&others, two)) /* before all entries are looked at */
        return false;
    add_marked(check, phase, &found->told);
    if (!part_in_two(&found->told, two))
        return false;
    add_marked(check, other, &others);
    if (!others.count || part_in_two(&others, (const struct told_end *[2]){0}))
        return false;
    name_words(check, &found->told);
    return choose_odd(check, two, &others, found) && !any_speaks_of_part(check, &found->told);
}

bool find_odd_end(const struct check *check, struct odd_end *found)
{
    const struct postmortem *postmortem = check->postmortem;
    if (postmortem->several || postmortem->incident.ongoing)
        return false;
    return find_odd_of(check, PHASE_START, found) || find_odd_of(check, PHASE_END, found);
}

void report_odd_end(struct check *check, const struct odd_end *found)
{
    const char *name = phase_name(found->phase);
    struct place places[MOST_TOLD + 1];
    size_t count = 0;
    int64_t seconds = 0;
    seconds_between(found->right, found->odd, &seconds);
    bool dated = llabs(seconds) >= DAY;
    const char *odd = moment_words(check, found->odd->moment, dated);
    const char *right = moment_words(check, found->right->moment, dated);
    for (size_t i = 0; i < found->told.count && count <= MOST_TOLD; i++)
        if (is_same_clock(&found->told.items[i], found->right))
            places[count++] = found->told.items[i].place;
    struct finding *finding =
        report(check, found->odd->place, arena_printf(check->arena, "%s %s %s", name, odd, right),
               "the %s is %s here, but %s on line%s %s: %s %s", name, odd, right,
               count > 1 ? "s" : "", list_lines(check, places, count),
               format_length(check->arena, (llabs(seconds) + MINUTE / 2) / MINUTE * MINUTE),
               seconds < 0 ? "earlier" : "later");
    report_help(check, finding, "find out which is right, and write it in both places");
    report_label(check, finding, "a slip for %s?", right);
    for (size_t i = 0; i < count; i++)
        report_related(check, finding, places[i], "%s", right);
    if (found->length)
        report_related(check, finding, found->length->place, "%s agrees with %s",
                       quote(check, found->length->written), right);
}
