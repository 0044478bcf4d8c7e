/* What the words of a start or an end tell: whether they mark it, what they name, and of which part they speak. */
#include "checks/ends.h"

#include "checks/common.h"
#include "checks/subject.h"
#include "rulebook/pattern.h"

enum { MINUTE = 60 };

bool moment_is_sharp(const struct moment *moment)
{
    return moment_is_settled(moment) && moment->clock.known &&
           moment->precision >= PRECISION_MINUTE && !moment->at_change && !moment->swap_days &&
           moment->local_latest - moment->local_earliest < MINUTE;
}

struct text impact_word(const struct check *check, struct text words)
{
    struct pattern_match match;
    return patterns_find(word_list(check, WORDS_IMPACT_POINT_PATTERNS), words, 0, &match)
               ? text_slice(words, match.start, match.end)
               : TEXT("");
}

struct text words_of_end(const struct check *check, struct place place)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (places_meet(fields->items[i].value_place, place))
            return fields->items[i].name;
    return sentence_in_paragraph(check->postmortem->document->bytes, place);
}

bool speaks_of_part(const struct check *check, struct text words)
{
    return patterns_match(word_list(check, WORDS_PART_TIME_PATTERNS), words) ||
           patterns_match(word_list(check, WORDS_PAUSE_PATTERNS), words) ||
           patterns_match(word_list(check, WORDS_OTHER_WINDOW_PATTERNS), words);
}

bool entry_marks_end(const struct check *check, const struct event *event, enum phase phase)
{
    enum word_list_id markers =
        phase == PHASE_START ? WORDS_BEGIN_MARKER_PATTERNS : WORDS_END_MARKER_PATTERNS;
    return event_is_placed(event) && !event->posted && moment_is_sharp(&event->moment) &&
           patterns_match(word_list(check, markers), event->text);
}

bool is_plain_mark(const struct check *check, struct text words)
{
    return patterns_match(word_list(check, WORDS_PLAIN_MARK_PATTERNS), words);
}

const struct event *only_plain_mark(const struct check *check, enum phase phase)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *marked = NULL;
    for (size_t i = 0; i < events->count; i++) {
        if (!entry_marks_end(check, &events->items[i], phase))
            continue;
        if (marked)
            return NULL;
        marked = &events->items[i];
    }
    return marked && is_plain_mark(check, marked->text) ? marked : NULL;
}

bool is_over_before(const struct check *check, const struct moment *moment)
{
    const struct event_list *events = &check->postmortem->events;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->in_timeline && event->timed &&
            moment_compare(&event->moment, moment) == ORDER_BEFORE &&
            (patterns_match(word_list(check, WORDS_END_EVENT_PATTERNS), event->text) ||
             patterns_match(word_list(check, WORDS_WORKED_AGAIN_PATTERNS), event->text)))
            return true;
    }
    return false;
}

bool names_clock(const struct check *check, struct text words, const struct clock *clock)
{
    struct stamp stamp;
    for (size_t at = 0; stamp_find(words, at, &check->postmortem->words->time, &stamp);
         at = stamp.place.end)
        if ((stamp.clock.known && stamp.clock.hour == clock->hour &&
             stamp.clock.minute == clock->minute) ||
            (stamp.end_clock.known && stamp.end_clock.hour == clock->hour &&
             stamp.end_clock.minute == clock->minute))
            return true;
    return false;
}

bool ends_name_other_things(const struct check *check, const struct told_end *a,
                            const struct told_end *b)
{
    const struct word_list *incident = word_list(check, WORDS_INCIDENT_POINT_PATTERNS);
    const struct word_list *impact = word_list(check, WORDS_IMPACT_POINT_PATTERNS);
    if (a->source == POINT_SENTENCE || b->source == POINT_SENTENCE)
        return false;
    bool a_incident = patterns_match(incident, a->words),
         a_impact = patterns_match(impact, a->words);
    bool b_incident = patterns_match(incident, b->words),
         b_impact = patterns_match(impact, b->words);
    return (a_incident && !a_impact && b_impact && !b_incident) ||
           (a_impact && !a_incident && b_incident && !b_impact);
}
