/* The timeline's times: whether there are any, whether each entry has one, in which zones. Their
 * order is order.c's. */
#include "checks/common.h"
#include "checks/two_clocks.h"

#include "rulebook/pattern.h"

check_function check_timeline_no_timestamps, check_timeline_entry_untimed,
    check_timeline_zone_missing, check_timeline_zone_mixed;

static bool has_timed_entry(const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].in_timeline && (events->items[i].timed || events->items[i].relative))
            return true;
    return false;
}

/* A block that may hold the times in a form that is not read: a picture, a log, a link to one. */
static bool may_hold_times(const struct check *check, const struct block *block)
{
    struct stamp stamp;
    if (block->links.count || block->kind == BLOCK_CODE || block->kind == BLOCK_HTML)
        return true;
    return stamp_find(block->text, 0, &check->postmortem->words->time, &stamp) ||
           patterns_match(word_list(check, WORDS_COUNTED_TIME_PATTERNS), block->text) ||
           text_find_folded(block->text, TEXT("redacted"), 0) != TEXT_NOT_FOUND ||
           text_find_folded(block->text, TEXT("elided"), 0) != TEXT_NOT_FOUND ||
           text_find_folded(block->text, TEXT("omitted"), 0) != TEXT_NOT_FOUND ||
           text_find(block->text, TEXT("???"), 0) != TEXT_NOT_FOUND;
}

static bool section_may_hold_times(const struct check *check, const struct section *section)
{
    const struct block *root = check->postmortem->markdown->root;
    for (const struct block *block = block_next(root, root); block;
         block = block_next(block, root)) {
        bool leaf = block->text.length || block->links.count || block->kind == BLOCK_HTML;
        bool inside =
            block->place.start >= section->body.start && block->place.start < section->body.end;
        if (leaf && inside && may_hold_times(check, block))
            return true;
    }
    return false;
}

void check_timeline_no_timestamps(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct section *section = postmortem_section(postmortem, ROLE_TIMELINE);
    if (!section || section->empty || !postmortem->language_known || !postmortem->words ||
        postmortem->demands[DEMAND_TIMELINE] != FACT_STATED)
        return;
    if (!has_timed_entry(&postmortem->events) && !section_may_hold_times(check, section))
        report(check, section->place, "timeline", "the timeline has no times");
}

/* The entries of one list; the events of a group stand together, nested ones among them. */
struct untimed {
    size_t timed, missing;
    struct place *places; /* of the entries without a time */
};

/* `[???]` and the like say that the time is not known: an answer, as is "Before the incident: …". */
static bool says_when(struct check *check, const struct event *event)
{
    struct text text = text_trim(event->text);
    return event->said_when || patterns_match(word_list(check, WORDS_TOLD_WHEN_PATTERNS), text) ||
           text_starts_with(text, TEXT("[")) || text_starts_with(text, TEXT("?")) ||
           text_starts_with(text, TEXT("~"));
}

static size_t count_group(struct check *check, size_t from, struct untimed *untimed)
{
    const struct event_list *events = &check->postmortem->events;
    size_t group = events->items[from].group, i = from;
    untimed->timed = untimed->missing = 0;
    for (; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->group != group && event->depth == 0)
            break;
        if (event->group != group || event->depth > 0 || !event->in_timeline)
            continue;
        if (event->timed || event->relative)
            untimed->timed++;
        else if (event->text.length && !says_when(check, event))
            untimed->places[untimed->missing++] = event->place;
    }
    return i;
}

static void report_untimed(struct check *check, const struct untimed *untimed)
{
    size_t total = untimed->timed + untimed->missing;
    struct finding *finding = report(check, untimed->places[0], "entry without a time",
                                     untimed->missing == 1 ? "%zu of %zu entries has no time"
                                                           : "%zu of %zu entries have no time",
                                     untimed->missing, total);
    if (untimed->missing > 1)
        report_label(check, finding, "also line%s %s", untimed->missing > 2 ? "s" : "",
                     list_lines(check, untimed->places + 1, untimed->missing - 1));
    for (size_t i = 1; i < untimed->missing; i++)
        report_related(check, finding, untimed->places[i], "no time");
}

void check_timeline_entry_untimed(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    struct untimed untimed = {0};
    untimed.places = arena_alloc_array(check->arena, events->count + 1, sizeof *untimed.places);
    for (size_t i = 0; i < events->count;) {
        size_t next = count_group(check, i, &untimed);
        if (untimed.missing && untimed.timed > untimed.missing)
            report_untimed(check, &untimed);
        i = next > i ? next : i + 1;
    }
}

static bool has_clock(const struct event *event)
{
    return event->in_timeline && event->timed && !event->relative && event->moment.clock.known;
}

/* A zone that something else names governs the reader's mind, if not the entries. */
static bool incident_names_zone(const struct postmortem *postmortem)
{
    const struct incident *incident = &postmortem->incident;
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        if (incident->points[phase].source != POINT_NONE &&
            incident->points[phase].moment.zone.known)
            return true;
    for (size_t i = 0; i < incident->windows.count; i++)
        if (incident->windows.items[i].start.zone.known ||
            incident->windows.items[i].end.zone.known)
            return true;
    const struct field *zone = postmortem_field(postmortem, WORDS_FIELD_ZONE);
    return postmortem->zone.known || postmortem->zone_noted || (zone && zone->value.length);
}

/* Whether the clocks may count from zero: they run forward from 00:00 to no more than a stated length of few minutes.
 * Such a count has no zone. */
static bool may_be_elapsed(const struct postmortem *postmortem)
{
    enum { MOST_MINUTES = 60 };
    const struct event_list *events = &postmortem->events;
    int64_t last = 0;
    size_t count = 0;
    if (!postmortem->incident.has_minutes || postmortem->incident.minutes > MOST_MINUTES)
        return false;
    for (size_t i = 0; i < events->count; i++) {
        const struct clock *clock = &events->items[i].stamp.clock;
        if (!has_clock(&events->items[i]))
            continue;
        int64_t seconds = seconds_of_day(clock);
        if (events->items[i].stamp.date.known || clock->meridiem || seconds < last ||
            (!count && seconds))
            return false;
        last = seconds;
        count++;
    }
    return count > 1 && last <= postmortem->incident.minutes * 60;
}

void check_timeline_zone_missing(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *first = NULL;
    size_t count = 0;
    if (!check->postmortem->language_known) /* it may name its zone in words of its own */
        return;
    for (size_t i = 0; i < events->count; i++) {
        struct zone zone;
        bool clock = has_clock(&events->items[i]);
        if (events->items[i].in_timeline &&
            ((clock && events->items[i].moment.zone.known) ||
             zone_find(events->items[i].text, 0, &check->postmortem->words->time, &zone)))
            return;
        if (!clock)
            continue;
        first = first ? first : &events->items[i];
        count++;
    }
    if (!first || incident_names_zone(check->postmortem) || may_be_elapsed(check->postmortem))
        return;
    struct finding *finding = report(check, first->time_place, "zone",
                                     count == 1 ? "the timeline's only time names no zone"
                                                : "none of the %zu times names a zone",
                                     count);
    report_label(check, finding, "in which zone?");
}

/* Whether two zones may name one clock: an offset in common, or the two halves of one region's
 * year. */
static bool zones_agree(const struct zone *a, const struct zone *b)
{
    for (size_t i = 0; i < a->offset_count; i++)
        for (size_t j = 0; j < b->offset_count; j++)
            if (a->offsets[i] == b->offsets[j])
                return true;
    if (!a->entry || !b->entry)
        return a->offset_count == 0 || b->offset_count == 0;
    return a->entry->other_season == b->entry->offsets[0] ||
           b->entry->other_season == a->entry->offsets[0];
}

static bool has_own_zone(const struct event *event)
{
    return has_clock(event) && event->stamp.zone.known;
}

/* How many entries with a zone of their own agree with `zone`. */
static size_t count_agreeing(const struct event_list *events, const struct zone *zone)
{
    size_t count = 0;
    for (size_t i = 0; i < events->count; i++)
        count += has_own_zone(&events->items[i]) && zones_agree(zone, &events->items[i].stamp.zone);
    return count;
}

/* The first entry with a zone of its own that agrees (or not) with `zone`. */
static const struct event *find_zone(const struct event_list *events, const struct zone *zone,
                                     bool agreeing)
{
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (has_own_zone(event) && (!zone || zones_agree(zone, &event->stamp.zone) == agreeing))
            return event;
    }
    return NULL;
}

static void report_mixture(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *usual = find_zone(events, NULL, true);
    const struct event *other = usual ? find_zone(events, &usual->stamp.zone, false) : NULL;
    if (!other)
        return;
    size_t usual_count = count_agreeing(events, &usual->stamp.zone);
    size_t other_count = count_agreeing(events, &other->stamp.zone);
    if (other_count > usual_count) {
        const struct event *swapped = usual;
        usual = other;
        other = swapped;
        other_count = usual_count;
    }
    const char *zone = quote(check, other->stamp.zone.written);
    const char *usual_zone = quote(check, usual->stamp.zone.written);
    struct finding *finding =
        report(check, other->time_place, zone, "%s among %s: %zu of the timeline's times", zone,
               usual_zone, other_count);
    report_related(check, finding, usual->time_place, "%s", usual_zone);
    report_help(check, finding, "write all times in one zone, such as %s", usual_zone);
}

void check_timeline_zone_mixed(struct check *check)
{
    report_two_clocks(check);
    report_mixture(check);
}
