/* Whom and what the incident hit, and with which number. */
#include <string.h>

#include "facts/reading.h"

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

/* The first sentence of a text that names an effect and does not deny or promise it. */
static bool find_effect(const struct reading *reading, struct text text, struct text *sentence)
{
    const struct word_list *lists = reading->words->lists;
    while (next_sentence(reading, &text, sentence))
        if (patterns_match(&lists[WORDS_IMPACT_PATTERNS], *sentence) &&
            !patterns_match(&lists[WORDS_OTHER_IMPACT_PATTERNS], *sentence))
            return true;
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
static void read_impact_sentence(struct reading *reading, bool opening)
{
    bool stated = reading->postmortem->impact.stated == FACT_STATED;
    for (size_t i = 0; !stated && i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        struct text sentence;
        if (opening != prose->opening || !is_prose_of_impact(prose) ||
            !find_effect(reading, block->text, &sentence))
            continue;
        size_t from = (size_t)(sentence.data - block->text.data);
        state_impact(reading, block_place(block, from, from + sentence.length));
        reading->postmortem->impact.in_passing =
            !opening && !is_in_lead(reading->postmortem, block->place);
        return;
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
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        if (prose->opening && block->kind != BLOCK_HEADING &&
            patterns_find(&reading->words->lists[list], block->text, 0, &match))
            return take_match(block, &match, found, place);
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

/* A number in a sentence that names an effect, anywhere in the account. */
static bool find_beside_impact(struct reading *reading, struct text *found, struct place *place)
{
    struct pattern_match match;
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        if (is_prose_of_impact(&reading->prose.items[i]) &&
            find_quantity(reading, block->text, &match))
            return take_match(block, &match, found, place);
    }
    return false;
}

/* Whether a digit begins a number that counts something: no part of a name, a version, an address, a code, an
 * item's number. */
static bool is_count(struct text text, size_t at)
{
    size_t end = at, dots = 0;
    while (end < text.length && (ascii_is_digit(text.data[end]) ||
                                 ((text.data[end] == ',' || text.data[end] == '.') &&
                                  end + 1 < text.length && ascii_is_digit(text.data[end + 1]))))
        dots += text.data[end++] == '.';
    bool begins =
        at == 0 || (!ascii_is_word(text.data[at - 1]) && !strchr("-./#:", text.data[at - 1]));
    char behind = end < text.length ? text.data[end] : ' ';
    bool numbered = end == at + 1 && (behind == ')' || behind == '.') && at == 0;
    bool unit = behind == '%' || behind == 'k' || behind == 'K' || behind == 'M' || behind == 'B';
    bool code = end - at == 3 && (text.data[at] == '4' || text.data[at] == '5') &&
                (text.data[at + 1] == '0' || text.data[at + 1] == '2');
    return begins && dots < 2 && !numbered && !code &&
           (unit || (!ascii_is_word(behind) && !strchr("-:/", behind)));
}

/* The first such number that is no part of a time or a length. */
static bool find_count(const struct reading *reading, struct text text, struct pattern_match *match)
{
    struct stamp stamp = {0};
    struct length length = {0};
    bool stamps = find_stamp(reading, text, 0, &stamp);
    bool lengths = length_find(text, 0, reading->time, &length);
    for (size_t i = 0; i < text.length; i++) {
        while (stamps && stamp.place.end <= i)
            stamps = find_stamp(reading, text, stamp.place.end, &stamp);
        while (lengths && length.place.end <= i)
            lengths = length_find(text, length.place.end, reading->time, &length);
        if (!ascii_is_digit(text.data[i]) || (stamps && stamp.place.start <= i) ||
            (lengths && length.place.start <= i))
            continue;
        if (is_count(text, i)) {
            *match = (struct pattern_match){.start = i, .end = i + 1};
            while (match->end < text.length && ascii_is_word(text.data[match->end]))
                match->end++;
            return true;
        }
        while (i + 1 < text.length && (ascii_is_digit(text.data[i + 1]) || text.data[i + 1] == '.'))
            i++;
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
            return take_match(block, &match, found, place);
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
    impact->denied = find_in_opening(reading, WORDS_NO_IMPACT_PATTERNS, &words, &ignored);
    if (impact->denied)
        state_impact(reading, ignored);
    bool counted = find_in_opening(reading, WORDS_QUANTITY_PATTERNS, &impact->quantity,
                                   &impact->quantity_place) ||
                   find_in_section(reading, &impact->quantity, &impact->quantity_place) ||
                   find_beside_impact(reading, &impact->quantity, &impact->quantity_place);
    impact->quantified = counted || impact->denied; /* none is a number too */
    if (impact->quantity.length && !impact->denied)
        state_impact(reading, impact->quantity_place);
}
