/* Lengths of the incident itself, "The outage lasted 3 hours": they are of the whole whatever a field says, unless
 * something in the document may be what they are the length of.
 */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/pairs.h"
#include "rulebook/pattern.h"

bool length_is_about_work(const struct check *check, const struct length_claim *claim)
{
    const struct section *section = postmortem_section_at(check->postmortem, claim->place.start);
    return !claim->field && section &&
           (section->roles[ROLE_RESOLUTION] || section->roles[ROLE_DETECTION] ||
            section->roles[ROLE_ACTION_ITEMS] || section->roles[ROLE_LESSONS]);
}

/* Whether another sentence tells a length: then one of the two may be of something within the other. */
static bool is_told_beside(const struct incident *incident, const struct length_claim *claim)
{
    for (size_t i = 0; i < incident->lengths.count; i++)
        if (&incident->lengths.items[i] != claim && !incident->lengths.items[i].field)
            return true;
    return false;
}

/* Whether another length, be it a field's for the downtime alone, is the same. */
static bool is_told_twice(const struct incident *incident, const struct length_claim *claim)
{
    for (size_t i = 0; i < incident->lengths.count; i++)
        if (&incident->lengths.items[i] != claim &&
            ranges_meet(range_of(&incident->lengths.items[i].length), range_of(&claim->length)))
            return true;
    return false;
}

bool length_exceeds_all(const struct check *check, const struct length_claim *claim,
                        int64_t seconds)
{
    struct mark_list marks = {0};
    struct pair pair;
    if (claim->field || claim->subject != SUBJECT_INCIDENT ||
        range_of(&claim->length).least <= seconds || length_is_about_work(check, claim) ||
        is_told_beside(&check->postmortem->incident, claim))
        return false;
    return !marks_of(check, &marks) || !nearest_pair(&marks, &claim->length, &pair) || !pair.fits;
}

/* Whether a mark lies within the witness and some part of the incident may begin, or end, there: its words tell a step
 * in the widest sense, or it is no entry. */
static bool may_bound_part(const struct check *check, const struct witness *witness,
                           const struct mark *mark, bool end)
{
    if (moment_compare(&mark->moment, &witness->start) != ORDER_AFTER ||
        moment_compare(&mark->moment, &witness->end) != ORDER_BEFORE)
        return false;
    return !mark->words.length ||
           (end ? patterns_match(word_list(check, WORDS_TOLD_MITIGATION_PATTERNS), mark->words) ||
                      patterns_match(word_list(check, WORDS_TOLD_RESOLUTION_PATTERNS), mark->words)
                : patterns_match(word_list(check, WORDS_BEGIN_MARKER_PATTERNS), mark->words) ||
                      patterns_match(word_list(check, WORDS_BEGIN_EVENT_PATTERNS), mark->words));
}

/* Whether the log has a part of that length: up to a step that may end one, or from one that may begin it. */
static bool has_part_of(const struct check *check, const struct witness *witness,
                        const struct length *length)
{
    struct mark_list marks = {0};
    if (!marks_of(check, &marks))
        return true;
    for (size_t i = 0; i < marks.count; i++)
        for (size_t j = 0; j < marks.count; j++)
            if (pair_fits(&marks.items[i], &marks.items[j], length) &&
                (may_bound_part(check, witness, &marks.items[j], true) ||
                 may_bound_part(check, witness, &marks.items[i], false)))
                return true;
    return false;
}

/* Whether the log says that what had failed came back when the witness ends, and not that an incident was closed. */
static bool comes_back_at_end(const struct check *check, const struct witness *witness)
{
    const struct event *event = event_at_moment(check->postmortem, &witness->end);
    return event && patterns_match(word_list(check, WORDS_END_EVENT_PATTERNS), event->text) &&
           !patterns_match(word_list(check, WORDS_INCIDENT_POINT_PATTERNS), event->text);
}

/* Whether words of the section that a place stands in tell of phases: a partial outage, a degraded service. */
static bool tells_phases(const struct check *check, struct place place)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct section *section = postmortem_section_at(postmortem, place.start);
    struct place text = section ? section->body : place;
    return patterns_match(word_list(check, WORDS_PART_PATTERNS),
                          document_text(postmortem->document, text));
}

bool length_falls_short(const struct check *check, const struct witness *witness,
                        const struct length_claim *claim, int64_t seconds)
{
    return !claim->field && claim->subject == SUBJECT_INCIDENT && witness->field &&
           !witness->interrupted && range_of(&claim->length).most < seconds &&
           length_is_of_whole(check, claim) && !length_is_about_work(check, claim) &&
           !is_told_beside(&check->postmortem->incident, claim) &&
           !is_told_twice(&check->postmortem->incident, claim) &&
           !tells_phases(check, claim->place) && comes_back_at_end(check, witness) &&
           !has_part_of(check, witness, &claim->length);
}
