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

/* The first line of text in a section; its heading where it holds none (a picture). */
static struct place first_words(const struct reading *reading, const struct section *section)
{
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct place place = line_slice_place(line, line->text);
        if (place.start >= section->body.end)
            break;
        if (place.end > section->body.start && line->kind != LINE_HEADING)
            return place.start < section->body.start
                       ? (struct place){section->body.start, place.end}
                       : place;
    }
    return section->place;
}

/* A section of its own with anything in it states the impact. */
static void read_impact_section(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        if (section->roles[ROLE_IMPACT] && !section->empty) {
            state_impact(reading, first_words(reading, section));
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

static bool take_match(const struct block *block, const struct pattern_match *match,
                       struct text *found, struct place *place)
{
    *found = text_slice(block->text, match->start, match->end);
    *place = block_place(block, match->start, match->end);
    return true;
}

/* The first match of a list where the document says what happened. */
static bool find_in_opening(struct reading *reading, enum word_list_id list, struct text *found,
                            struct place *place)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    struct pattern_match match;
    for (const struct block *block = root; (block = next_prose(postmortem, block));)
        if (is_opening(postmortem, block->place.start) && block->kind != BLOCK_HEADING &&
            patterns_find(&reading->words->lists[list], block->text, 0, &match))
            return take_match(block, &match, found, place);
    return false;
}

/* A number in a sentence that names an effect, anywhere in the account. */
static bool find_beside_impact(struct reading *reading, struct text *found, struct place *place)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct word_list *lists = reading->words->lists;
    const struct block *root = postmortem->markdown->root;
    struct pattern_match match;
    for (const struct block *block = root; (block = next_prose(postmortem, block));)
        if (is_prose_of_impact(postmortem, block->place.start) && block->kind != BLOCK_HEADING &&
            patterns_find(&lists[WORDS_QUANTITY_PATTERNS], block->text, 0, &match) &&
            patterns_match(&lists[WORDS_IMPACT_PATTERNS],
                           sentence_around(block->text, match.start)))
            return take_match(block, &match, found, place);
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
    impact->denied = find_in_opening(reading, WORDS_NO_IMPACT_PATTERNS, &words, &ignored);
    if (impact->denied)
        state_impact(reading, ignored);
    /* None is a number too. */
    impact->quantified = impact->denied ||
                         find_in_opening(reading, WORDS_QUANTITY_PATTERNS, &impact->quantity,
                                         &impact->quantity_place) ||
                         find_beside_impact(reading, &impact->quantity, &impact->quantity_place);
    if (impact->quantity.length)
        state_impact(reading, impact->quantity_place);
}
