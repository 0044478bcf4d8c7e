/* Whom and what the incident hit, and with which number. */
#include "facts/counts.h"
#include "facts/steps.h"

static bool is_prose_of_impact(const struct prose_block *prose)
{
    return !prose->roles[ROLE_ACTION_ITEMS] && !prose->roles[ROLE_LESSONS] &&
           prose->block->kind != BLOCK_HEADING;
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
        struct place place = line->place;
        if (place.start >= section->body.end)
            break;
        if (place.end > section->body.start && line->kind != LINE_HEADING)
            return place.start < section->body.start
                       ? (struct place){section->body.start, place.end}
                       : place;
    }
    return section->place;
}

/* "- **Impact:** fills the disk" below "## Root cause" is what a part of the cause does. */
static bool is_effect_of_cause(const struct postmortem *postmortem, const struct section *section)
{
    const struct section *sections = postmortem->sections.items;
    size_t above = section->parent;
    while (above != SIZE_MAX && !section_has_role(&sections[above]))
        above = sections[above].parent;
    return section->form == HEADING_FIELD && above != SIZE_MAX &&
           sections[above].roles[ROLE_ROOT_CAUSE] && !sections[above].roles[ROLE_IMPACT];
}

/* A section of its own with anything in it states the impact. */
static void read_impact_section(struct reading *reading, bool of_cause)
{
    const struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        if (section->roles[ROLE_IMPACT] && !section->empty &&
            is_effect_of_cause(postmortem, section) == of_cause) {
            state_impact(reading, first_words(reading, section));
            return;
        }
    }
}

/* Whether a sentence of a text asks: "What is the duration of the outage?" tells nothing. */
static bool is_question(struct text text, struct text sentence)
{
    const char *end = sentence.data + sentence.length;
    return text_ends_with(text_trim(sentence), TEXT("?")) ||
           (end < text.data + text.length && *end == '?');
}

/* The first sentence of a text that names an effect and does not deny or promise it: one that asks, or one that does
 * not. */
static bool find_effect(const struct reading *reading, struct text text, enum word_list_id effects,
                        bool asked, struct text *sentence)
{
    const struct word_list *lists = reading->words->lists;
    struct text rest = text;
    while (next_sentence(reading, &rest, sentence))
        if (is_question(text, *sentence) == asked && patterns_match(&lists[effects], *sentence) &&
            !patterns_match(&lists[WORDS_OTHER_IMPACT_PATTERNS], *sentence))
            return true;
    return false;
}

/* Whether a place begins in the field that tells who wrote the document: "while the host was down" there is when. */
static bool is_of_author(const struct postmortem *postmortem, struct place place)
{
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning == WORDS_FIELD_AUTHOR && place.start < field->value_place.end &&
            place.end > field->value_place.start)
            return true;
    }
    return false;
}

/* Whether a place lies in the first section, which tells what happened where its name plays no role. */
static bool is_in_lead(const struct postmortem *postmortem, struct place place)
{
    return section_index_at(postmortem, place.start) == 0 &&
           !section_has_role(&postmortem->sections.items[0]);
}

/* The first sentence that names an effect: in the opening, else anywhere. There the course of events and their
 * reasons name effects, too, which need not be whom it hit. */
static void read_impact_sentence(struct reading *reading, enum word_list_id effects, bool opening,
                                 bool asked)
{
    enum { MANY_SIGNED = 16 }; /* more paragraphs of authors are not looked through */
    bool stated = reading->postmortem->impact.stated == FACT_STATED;
    size_t signed_by = 0;
    for (size_t i = 0; !stated && i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        struct text sentence;
        if (opening != prose->opening || !is_prose_of_impact(prose) ||
            !find_effect(reading, block->text, effects, asked, &sentence))
            continue;
        size_t from = (size_t)(sentence.data - block->text.data);
        struct place place = block_place(block, from, from + sentence.length);
        if (signed_by < MANY_SIGNED && is_of_author(reading->postmortem, place)) {
            signed_by++;
            continue;
        }
        state_impact(reading, place);
        reading->postmortem->impact.in_passing =
            !opening && !is_in_lead(reading->postmortem, block->place);
        return;
    }
}

static bool take_match(const struct reading *reading, const struct block *block,
                       const struct pattern_match *match, struct text *found, struct place *place)
{
    struct pattern_match whole = whole_quantity(reading, block->text, *match);
    *found = text_slice(block->text, whole.start, whole.end);
    *place = block_place(block, whole.start, whole.end);
    return true;
}

/* The first match of a list where the document says what happened. */
static bool find_in_opening(struct reading *reading, enum word_list_id list, struct text *found,
                            struct place *place)
{
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        if (prose->opening && block->kind != BLOCK_HEADING &&
            patterns_find(&reading->words->lists[list], block->text, 0, &match))
            return take_match(reading, block, &match, found, place);
    }
    return false;
}

/* So many numbers of a paragraph are looked at, lest one that holds nothing else costs their square. */
#define MAX_QUANTITIES 16

/* The first number of a text that stands in a sentence which names an effect. */
static bool find_quantity(const struct reading *reading, struct text text,
                          struct pattern_match *match)
{
    const struct word_list *lists = reading->words->lists;
    size_t from = 0;
    for (size_t i = 0; i < MAX_QUANTITIES; i++) {
        if (!patterns_find(&lists[WORDS_QUANTITY_PATTERNS], text, from, match))
            return false;
        if (patterns_match(&lists[WORDS_IMPACT_PATTERNS],
                           sentence_around(reading, text, match->start)))
            return true;
        from = match->end > from ? match->end : from + 1;
    }
    return false;
}

/* The course of events, the cause and the repair have numbers of their own. */
static bool may_number_victims(const struct prose_block *prose)
{
    return is_prose_of_impact(prose) && !prose->roles[ROLE_TIMELINE] &&
           !prose->roles[ROLE_ROOT_CAUSE] && !prose->roles[ROLE_RESOLUTION];
}

/* A number in a sentence that names an effect, anywhere in the account: where it speaks of whom it hit (`victims`), or
 * elsewhere. */
static bool find_beside_impact(struct reading *reading, bool victims, struct text *found,
                               struct place *place)
{
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        if (is_prose_of_impact(prose) && may_number_victims(prose) == victims &&
            find_quantity(reading, block->text, &match))
            return take_match(reading, block, &match, found, place);
    }
    return false;
}

/* Within the section of the impact every number counts, be it written out. */
static bool find_in_section(struct reading *reading, struct text *found, struct place *place)
{
    const struct word_list *written = &reading->words->lists[WORDS_SECTION_QUANTITY_PATTERNS];
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        if (prose->roles[ROLE_IMPACT] && block->kind != BLOCK_HEADING &&
            (find_count(reading, block->text, &match) ||
             patterns_find(written, block->text, 0, &match)))
            return take_match(reading, block, &match, found, place);
    }
    return false;
}

/* The first sentence of the opening that tells at least so much of a number of whatever the document's world is made
 * of; elsewhere such a number is as likely one of the background. Where no word tells that something was no good for
 * them, it may be: then the impact is not absent. */
static bool find_victims(struct reading *reading, enum victims least, struct text *found,
                         struct place *place)
{
    struct impact *impact = &reading->postmortem->impact;
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        if (!prose->opening || !may_number_victims(prose))
            continue;
        enum victims victims = find_counted(reading, prose->block->text, &match);
        if (victims >= least)
            return take_match(reading, prose->block, &match, found, place);
        impact->may_be_told |= victims > VICTIMS_NONE;
    }
    return false;
}

/* Whether a section is what a part of the cause does, while the impact is told elsewhere. */
static bool is_detail(const struct reading *reading, const struct section *section)
{
    const struct postmortem *postmortem = reading->postmortem;
    size_t told = postmortem->impact.place.start;
    return is_effect_of_cause(postmortem, section) &&
           (told < section->body.start || told >= section->body.end);
}

/* Whether a line is the one of a field that tells the impact, or goes on with its value; `*field` is the block of
 * the last such line. */
static bool is_impact_field(const struct reading *reading, const struct line *line,
                            const struct block **field)
{
    const struct section *section = line->last_section == SIZE_MAX
                                        ? NULL
                                        : &reading->postmortem->sections.items[line->last_section];
    if (!section || section->form != HEADING_FIELD || !section->roles[ROLE_IMPACT] ||
        (line->kind != LINE_ITEM && line->kind != LINE_TEXT) || is_detail(reading, section))
        return false;
    bool own = line->place.start <= section->place.start && section->place.end <= line->place.end;
    bool further = line->block == *field && !line->label.length;
    *field = own || further ? line->block : NULL;
    return *field;
}

/* A number in the value of a field, "**Impact:** 3 of 7 halls were dark", before which its block begins. "SEV 2"
 * there is none. */
static bool find_in_field(struct reading *reading, struct text *found, struct place *place)
{
    const struct word_list *written = &reading->words->lists[WORDS_SECTION_QUANTITY_PATTERNS];
    const struct block *field = NULL;
    struct pattern_match match;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (!is_impact_field(reading, line, &field))
            continue;
        struct text value = line->label.length ? line->value : line->text;
        if (text_matches(reading, WORDS_SEVERITY_PATTERNS, value) ||
            (!find_count(reading, value, &match) && !patterns_find(written, value, 0, &match)))
            continue;
        size_t base = (size_t)(value.data - line->block->text.data);
        match.start += base;
        match.end += base;
        return take_match(reading, line->block, &match, found, place);
    }
    return false;
}

static bool find_number(struct reading *reading, struct text *found, struct place *place)
{
    return find_in_opening(reading, WORDS_QUANTITY_PATTERNS, found, place) ||
           find_in_section(reading, found, place) || find_in_field(reading, found, place) ||
           find_beside_impact(reading, true, found, place) ||
           find_victims(reading, VICTIMS_COUNTED, found, place) ||
           find_in_opening(reading, WORDS_EXTENT_PATTERNS, found, place) ||
           find_beside_impact(reading, false, found, place);
}

void read_impact(struct reading *reading)
{
    struct impact *impact = &reading->postmortem->impact;
    struct place ignored;
    struct text words;
    read_impact_section(reading, false);
    read_impact_sentence(reading, WORDS_IMPACT_PATTERNS, true, false);
    if (impact->stated != FACT_STATED && find_victims(reading, VICTIMS_HARMED, &words, &ignored))
        state_impact(reading, ignored);
    read_impact_section(reading, true);
    read_impact_sentence(reading, WORDS_IMPACT_PATTERNS, false, false);
    /* "Why could nobody sign in?" says so, where nothing else does */
    read_impact_sentence(reading, WORDS_IMPACT_PATTERNS, true, true);
    read_impact_sentence(reading, WORDS_IMPACT_PATTERNS, false, true);
    read_impact_sentence(reading, WORDS_WEAK_IMPACT_PATTERNS, true, false);
    impact->denied = find_in_opening(reading, WORDS_NO_IMPACT_PATTERNS, &words, &ignored);
    if (impact->denied)
        state_impact(reading, ignored);
    impact->quantified = find_number(reading, &impact->quantity, &impact->quantity_place) ||
                         impact->denied; /* none is a number too */
    if (impact->quantity.length && !impact->denied)
        state_impact(reading, impact->quantity_place);
}
