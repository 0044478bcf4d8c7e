/* Whether the timeline tells the steps of an incident, and leaves no hour out. */
#include "checks/common.h"
#include "checks/spoken.h"

#include "rulebook/pattern.h"

check_function check_timeline_missing_start, check_timeline_missing_detection,
    check_timeline_missing_escalation, check_timeline_missing_mitigation,
    check_timeline_missing_resolution, check_timeline_gap;

enum { HOUR = 3600 };

/* A timeline shorter than this is an outline; one that is a little longer may be of an incident that
 * one person saw through. */
enum { MIN_ENTRIES = 4, MIN_ESCALATED = 6 };

/* Days alone are a chronicle of what led there or followed. */
static bool is_entry(const struct event *event)
{
    return event->in_timeline && event->text.length &&
           (event->relative || (event->timed && event->moment.clock.known));
}

/* The first entry of a timeline that is long and plain enough to be judged by its words. */
static const struct event *judged_timeline(const struct check *check, size_t least)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct event *first = NULL;
    size_t entries = 0;
    if (!postmortem->language_known || postmortem->demands[DEMAND_TIMELINE] != FACT_STATED ||
        postmortem->incident.ongoing || postmortem->impact.denied)
        return NULL;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!is_entry(event))
            continue;
        if (event->amid) /* sentences tell a step without its clock, too */
            return NULL;
        first = first ? first : event;
        entries++;
    }
    return entries >= least ? first : NULL;
}

/* Whether a pattern of the list matches anything that stands in or around the timeline: an entry,
 * timed or not, or a block of a section that is the timeline's. */
static bool timeline_tells(struct check *check, enum word_list_id id)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct word_list *patterns = word_list(check, id);
    for (size_t i = 0; i < postmortem->events.count; i++)
        if (patterns_match(patterns, postmortem->events.items[i].text))
            return true;
    const struct spoken_list *spoken = spoken_blocks(check);
    for (size_t i = 0; i < spoken->count; i++) {
        const struct block *block = spoken->items[i].block;
        /* By its text: the marks of a heading stand before the section that it opens. */
        size_t start = block_place(block, 0, block->text.length).start;
        const struct section *section = postmortem_section_at(postmortem, start);
        if (section && section->roles[ROLE_TIMELINE] && patterns_match(patterns, block->text))
            return true;
    }
    return false;
}

static bool has_role(const struct postmortem *postmortem, enum role role)
{
    const struct section *section = postmortem_section(postmortem, role);
    return section && !section->empty;
}

static bool is_stated(const struct postmortem *postmortem, enum phase phase)
{
    return postmortem->incident.points[phase].source != POINT_NONE;
}

static bool has_field(const struct postmortem *postmortem, enum word_list_id meaning)
{
    return postmortem_field(postmortem, meaning) != NULL;
}

static void report_missing(struct check *check, const struct event *first, enum word_list_id words,
                           const char *what)
{
    if (!timeline_tells(check, words))
        report(check, first->place, what, "no entry of the timeline says %s", what);
}

void check_timeline_missing_start(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct event *first = judged_timeline(check, MIN_ENTRIES);
    if (first && !is_stated(postmortem, PHASE_START) && !postmortem->incident.windows.count &&
        !has_field(postmortem, WORDS_FIELD_START))
        report_missing(check, first, WORDS_TOLD_START_PATTERNS, "when it began");
}

void check_timeline_missing_detection(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct event *first = judged_timeline(check, MIN_ENTRIES);
    if (first && !is_stated(postmortem, PHASE_DETECTED) && !has_role(postmortem, ROLE_DETECTION) &&
        !has_field(postmortem, WORDS_FIELD_DETECTED))
        report_missing(check, first, WORDS_TOLD_DETECTION_PATTERNS, "when it was noticed");
}

void check_timeline_missing_escalation(struct check *check)
{
    const struct event *first = judged_timeline(check, MIN_ESCALATED);
    if (first)
        report_missing(check, first, WORDS_TOLD_ESCALATION_PATTERNS, "who was called in");
}

void check_timeline_missing_mitigation(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct event *first = judged_timeline(check, MIN_ENTRIES);
    if (first && !is_stated(postmortem, PHASE_MITIGATED) &&
        !has_field(postmortem, WORDS_FIELD_MITIGATED))
        report_missing(check, first, WORDS_TOLD_MITIGATION_PATTERNS, "what stopped it");
}

void check_timeline_missing_resolution(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct event *first = judged_timeline(check, MIN_ENTRIES);
    if (first && !is_stated(postmortem, PHASE_END) && !postmortem->incident.windows.count &&
        !has_field(postmortem, WORDS_FIELD_END))
        report_missing(check, first, WORDS_TOLD_RESOLUTION_PATTERNS, "when it was over");
}

/* The longest step between neighbouring entries from one moment to another. */
struct gap {
    const struct event *before, *after;
    int64_t seconds;
};

static bool is_within(const struct moment *moment, const struct moment *from,
                      const struct moment *to)
{
    enum moment_order start = moment_compare(from, moment), end = moment_compare(moment, to);
    return (start == ORDER_BEFORE || start == ORDER_SAME) &&
           (end == ORDER_BEFORE || end == ORDER_SAME);
}

/* Whether an entry may lie in any gap around it: its time is not settled, or it has none. */
static bool may_lie_anywhere(const struct event *event)
{
    return event->in_timeline && !event_is_placed(event) && (event->timed || !event->depth);
}

static const struct moment *end_of_entry(const struct event *event)
{
    return event->end ? event->end : &event->moment;
}

/* The seconds that an entry leaves to the next one, a range from its end on. */
static bool seconds_left(const struct event *before, const struct event *event, int64_t *seconds)
{
    const struct moment *from = end_of_entry(before);
    return moment_is_settled(from) && length_between(from, &event->moment, seconds);
}

static struct gap find_gap(const struct event_list *events, const struct moment *from,
                           const struct moment *to)
{
    struct gap gap = {0};
    const struct event *before = NULL;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        int64_t seconds;
        if (may_lie_anywhere(event))
            before = NULL;
        if (!event_is_placed(event) || !is_within(&event->moment, from, to))
            continue;
        if (before && seconds_left(before, event, &seconds) && seconds > gap.seconds)
            gap = (struct gap){before, event, seconds};
        before = event;
    }
    return gap;
}

void check_timeline_gap(struct check *check)
{
    int64_t longest = (int64_t)option_number(check, "minutes") * 60;
    const struct point *points = check->postmortem->incident.points;
    const struct point *from = &points[PHASE_DETECTED];
    const struct point *to = &points[PHASE_MITIGATED];
    if (to->source == POINT_NONE)
        to = &points[PHASE_END];
    if (from->source == POINT_NONE || to->source == POINT_NONE ||
        !moment_is_settled(&from->moment) || !moment_is_settled(&to->moment))
        return;
    struct gap gap = find_gap(&check->postmortem->events, &from->moment, &to->moment);
    if (!gap.after || gap.seconds <= longest)
        return;
    const char *length = format_length(check->arena, gap.seconds);
    struct finding *finding = report(
        check, gap.after->time_place, length, "%s without an entry, from %s on, before it was over",
        length, moment_words(check, end_of_entry(gap.before), gap.seconds >= (int64_t)24 * HOUR));
    report_related(check, finding, gap.before->time_place, "the entry before");
}
