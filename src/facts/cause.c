/* Why the incident happened: a section that tells it, or a sentence anywhere. */
#include "facts/reading.h"

static void state_cause(struct postmortem *postmortem, struct place place)
{
    postmortem->root_cause = FACT_STATED;
    postmortem->root_cause_place = place;
}

static bool read_cause_section(struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        if (section->roles[ROLE_ROOT_CAUSE] && !section->empty) {
            state_cause(postmortem, section->place);
            return true;
        }
    }
    return false;
}

void read_cause(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    if (read_cause_section(postmortem))
        return;
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        struct pattern_match match;
        if (postmortem_in_role(postmortem, block->place.start, ROLE_ACTION_ITEMS))
            continue;
        if (patterns_find(&reading->words->lists[WORDS_CAUSE_PATTERNS], block->text, 0, &match)) {
            state_cause(postmortem, block_place(block, match.start, match.end));
            return;
        }
    }
}
