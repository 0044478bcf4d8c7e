/* Whether the document tells of several incidents, a section each, as a log of them does. */
#include "facts/steps.h"

/* What such a section says of its incident: a bit a field's meaning, and a bit a role of what lies in it. */
static const enum word_list_id meanings[] = {
    WORDS_FIELD_DATE,     WORDS_FIELD_STATUS,         WORDS_FIELD_SEVERITY,
    WORDS_FIELD_ID,       WORDS_FIELD_DURATION,       WORDS_FIELD_RECOVERY,
    WORDS_FIELD_START,    WORDS_FIELD_TIME_TO_DETECT, WORDS_FIELD_TIME_TO_MITIGATE,
    WORDS_FIELD_DETECTED, WORDS_FIELD_MITIGATED,      WORDS_FIELD_END};
static const enum role roles[] = {ROLE_SUMMARY,     ROLE_IMPACT,     ROLE_TIMELINE,
                                  ROLE_DETECTION,   ROLE_ROOT_CAUSE, ROLE_RESOLUTION,
                                  ROLE_ACTION_ITEMS};
enum { MEANINGS = sizeof meanings / sizeof *meanings, ROLES = sizeof roles / sizeof *roles };

static uint32_t bit_of_field(const struct field *field)
{
    for (size_t i = 0; i < MEANINGS; i++)
        if (field->meaning == meanings[i])
            return UINT32_C(1) << i;
    return 0;
}

static uint32_t bits_of_section(const struct section *section)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < ROLES; i++)
        if (section->roles[roles[i]])
            bits |= UINT32_C(1) << (MEANINGS + i);
    return bits;
}

/* A section whose name is not that of a part, and that lies in none. */
static bool may_tell_of_one(const struct section *section)
{
    return section->form != HEADING_FIELD && section->roles_from == SIZE_MAX;
}

/* Notes the bits at all sections around `index`, itself included, that may tell of an incident. */
static void note_around(const struct postmortem *postmortem, size_t index, uint32_t bits,
                        uint32_t *said)
{
    for (; bits && index != SIZE_MAX; index = postmortem->sections.items[index].parent)
        if (may_tell_of_one(&postmortem->sections.items[index]))
            said[index] |= bits;
}

/* Whether two say at least two things alike. */
static bool tell_alike(uint32_t a, uint32_t b)
{
    uint32_t both = a & b;
    return (both & (both - 1)) != 0;
}

/* Whether a section and the last one before it beside it, that says as much, tell of an incident each. */
static bool any_pair(const struct reading *reading, const uint32_t *said)
{
    const struct section_list *sections = &reading->postmortem->sections;
    size_t *last = arena_alloc_array(reading->arena, sections->count + 1, sizeof *last);
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (!tell_alike(said[i], said[i]))
            continue;
        size_t *before = &last[section->parent == SIZE_MAX ? 0 : section->parent + 1];
        if (*before && sections->items[*before - 1].level == section->level &&
            tell_alike(said[*before - 1], said[i]))
            return true;
        *before = i + 1;
    }
    return false;
}

void read_several(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct section_list *sections = &postmortem->sections;
    uint32_t *said = arena_alloc_array(reading->arena, sections->count + 1, sizeof *said);
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (!field->front_matter)
            note_around(postmortem, section_index_at(postmortem, field->name_place.start),
                        bit_of_field(field), said);
    }
    for (size_t i = 0; i < sections->count; i++)
        note_around(postmortem, sections->items[i].parent, bits_of_section(&sections->items[i]),
                    said);
    postmortem->several = any_pair(reading, said);
}
