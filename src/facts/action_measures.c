/* What keeps the incident from coming back, told in a section on how it was ended: "Remediation", "Fixes". */
#include "facts/actions.h"

/* Whether a line begins a text of a section on how the incident was ended, which is not told by the clock. */
static bool tells_resolution(const struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index);
    const bool *roles = roles_in(reading->postmortem, line->last_section);
    return (line->kind == LINE_ITEM || line->kind == LINE_TEXT) && !line->quoted &&
           roles[ROLE_RESOLUTION] && !roles[ROLE_TIMELINE] && !is_heading_line(reading, line) &&
           !line_continues(reading, index);
}

bool find_lasting_measures(const struct reading *reading, struct place *place)
{
    enum { LEAST = 2 };
    size_t section = SIZE_MAX, texts = 0, lasting = 0;
    for (size_t i = 0; i <= reading->lines.count; i++) {
        if (i < reading->lines.count && !tells_resolution(reading, i))
            continue;
        const struct line *line = i < reading->lines.count ? line_at(reading, i) : NULL;
        if (!line || line->last_section != section) {
            if (lasting >= LEAST && lasting * 2 >= texts)
                return true;
            texts = lasting = 0;
        }
        if (!line)
            break;
        section = line->last_section;
        texts++;
        if (!text_matches(reading, WORDS_LASTING_MEASURE_PATTERNS, text_from_line(reading, i)))
            continue;
        if (!lasting++)
            *place = line->place;
    }
    return false;
}

/* Whether an item orders work of a kind that rarely ends an incident: "Enforce a timeout". */
static bool orders_work(const struct reading *reading, const struct line *line)
{
    struct pattern_match match;
    return text_matches(reading, WORDS_SAFEGUARD_PATTERNS, line->text) ||
           (line->kind == LINE_ITEM &&
            patterns_find(&reading->words->lists[WORDS_REMEDIATION_WORK_PATTERNS], line->text, 0,
                          &match) &&
            match.group_end > match.group_start);
}

bool may_list_measures(const struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count; i++)
        if (tells_resolution(reading, i) &&
            (orders_work(reading, line_at(reading, i)) ||
             text_matches(reading, WORDS_LASTING_MEASURE_PATTERNS, text_from_line(reading, i))))
            return true;
    return false;
}
