/* How long it lasted: whether that is said. */
#include "checks/common.h"
#include "checks/duration.h"

check_function check_duration_missing;

/* Whether an entry of the timeline tells it: by an explicit marker, or by its words. */
static bool is_of_timeline(const struct point *point)
{
    return point->source == POINT_MARKER || point->source == POINT_EVENT;
}

/* A beginning and an end that the timeline alone shows. */
static bool window_of_events(const struct postmortem *postmortem, struct window_claim *window)
{
    const struct point *points = postmortem->incident.points;
    if (is_of_timeline(&points[PHASE_START]) && is_of_timeline(&points[PHASE_END])) {
        window->start = points[PHASE_START].moment;
        window->end = points[PHASE_END].moment;
        return true;
    }
    return false;
}

/* Whether a sentence tells a length, of whatever, that is not so long: then nobody should write so. */
static bool is_other_told(const struct incident *incident, int64_t seconds)
{
    for (size_t i = 0; i < incident->loose.count; i++)
        if (!length_may_be(&incident->loose.items[i].length, seconds))
            return true;
    return false;
}

/* What the timeline suggests, "14:00–17:30, 3 h 30 min", or NULL where it shows no length. */
static bool suggest_length(const struct check *check, const char **range, const char **length)
{
    struct window_claim window = {0};
    int64_t seconds;
    if (!window_of_events(check->postmortem, &window) ||
        !length_between(&window.start, &window.end, &seconds) || seconds == 0)
        return false;
    if (seconds < 0) { /* newest first */
        struct moment start = window.end;
        window.end = window.start;
        window.start = start;
        seconds = -seconds;
    }
    bool dated = seconds >= (int64_t)24 * 3600;
    if (is_other_told(&check->postmortem->incident, seconds))
        return false;
    *range = arena_printf(check->arena, "%s–%s", moment_words(check, &window.start, dated),
                          moment_words(check, &window.end, dated));
    *length = format_length(check->arena, seconds);
    return true;
}

/* Entries with a clock: where there are two, a reader can make out a beginning and an end. */
static size_t count_clocks(const struct postmortem *postmortem)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->events.count; i++)
        count += postmortem->events.items[i].in_timeline &&
                 postmortem->events.items[i].moment.clock.known;
    return count;
}

/* Whether its field, or one of those that give it together, is still to be filled in. */
static bool is_unfilled(const struct check *check)
{
    return field_awaits_answer(check, WORDS_FIELD_DURATION) ||
           field_awaits_answer(check, WORDS_FIELD_START) ||
           field_awaits_answer(check, WORDS_FIELD_END);
}

/* Longer than this, what is told in passing is seldom an outage: "six months later", "seven more days of credit". */
#define LONGEST_ASKED ((int64_t)36 * 3600)

/* What lasted the only length that is told where it says what happened, nobody knows: it asks whether it is the
 * incident's. False where there is none, or several. */
static bool ask_for_length(struct check *check)
{
    const struct length_claim_list *loose = &check->postmortem->incident.loose;
    if (loose->count != 1 || loose->items[0].length.seconds > LONGEST_ASKED)
        return false;
    const struct length_claim *claim = &loose->items[0];
    struct finding *finding = report(check, whole_document(check), "duration",
                                     "no duration found; is it the \"%s\" on line %zu?",
                                     quote(check, claim->written), line_of(check, claim->place));
    report_help(check, finding, "if so, add a line \"Duration: %s\", else how long it lasted",
                format_length(check->arena, claim->length.seconds));
    report_milder(finding);
    return true;
}

void check_duration_missing(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const char *range, *length;
    if (postmortem->incident.ongoing || postmortem->impact.denied || !postmortem->language_known ||
        postmortem->demands[DEMAND_DURATION] == FACT_STATED || is_unfilled(check))
        return;
    if (!suggest_length(check, &range, &length)) {
        if (ask_for_length(check))
            return;
        struct finding *finding = report_demand(check, DEMAND_DURATION);
        if (finding && postmortem->demands[DEMAND_DURATION] == FACT_ABSENT &&
            count_clocks(postmortem) > 1)
            report_milder(finding);
        return;
    }
    struct finding *finding =
        report(check, whole_document(check), "duration",
               "no duration found; the timeline suggests %s, %s", range, length);
    report_help(check, finding, "if that is right, add a line \"Duration: %s (%s)\"", length,
                range);
    report_milder(finding);
}
