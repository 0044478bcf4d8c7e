/* Whom and what the incident hit, and with which number. */
#include "facts/reading.h"

static bool is_prose_of_impact(const struct postmortem *postmortem, size_t offset)
{
    return !in_role(postmortem, offset, ROLE_ACTION_ITEMS) &&
           !in_role(postmortem, offset, ROLE_LESSONS);
}

static void state_impact(struct reading *reading, struct place place)
{
    struct impact *impact = &reading->postmortem->impact;
    if (impact->stated == FACT_STATED)
        return;
    impact->stated = FACT_STATED;
    impact->place = place;
}

/* A section of its own with anything in it states the impact. */
static void read_impact_section(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        if (section->roles[ROLE_IMPACT] && !section->empty) {
            state_impact(reading, section->place);
            return;
        }
    }
}

/* The first sentence that names an effect: in the opening, else anywhere. */
static void read_impact_sentence(struct reading *reading, bool opening)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    const struct word_list *patterns = &reading->words->lists[WORDS_IMPACT_PATTERNS];
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        struct pattern_match match;
        size_t at = block->place.start;
        if (opening != is_opening(postmortem, at) || !is_prose_of_impact(postmortem, at) ||
            block->kind == BLOCK_HEADING)
            continue;
        if (patterns_find(patterns, block->text, 0, &match)) {
            state_impact(reading, block_place(block, match.start, match.end));
            return;
        }
    }
}

static bool find_in_impact(struct reading *reading, enum word_list_id list, bool near,
                           struct text *found, struct place *place)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        struct pattern_match match;
        size_t at = block->place.start;
        if (near ? !is_opening(postmortem, at) : !is_prose_of_impact(postmortem, at))
            continue;
        if (patterns_find(&reading->words->lists[list], block->text, 0, &match)) {
            *found = text_slice(block->text, match.start, match.end);
            *place = block_place(block, match.start, match.end);
            return true;
        }
    }
    return false;
}

void read_impact(struct reading *reading)
{
    struct impact *impact = &reading->postmortem->impact;
    struct place ignored;
    struct text words;
    read_impact_section(reading);
    read_impact_sentence(reading, true);
    read_impact_sentence(reading, false);
    impact->denied = find_in_impact(reading, WORDS_NO_IMPACT_PATTERNS, true, &words, &ignored);
    if (impact->denied)
        state_impact(reading, ignored);
    impact->quantified = find_in_impact(reading, WORDS_QUANTITY_PATTERNS, true, &impact->quantity,
                                        &impact->quantity_place) ||
                         find_in_impact(reading, WORDS_QUANTITY_PATTERNS, false, &impact->quantity,
                                        &impact->quantity_place);
}
