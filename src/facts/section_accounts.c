/* Text that sums up below a heading that announces no summary. */
#include "facts/sections.h"

/* Whether text stands right below a heading, before the sections below it. */
static bool has_own_text(const struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    struct place own = {sections->items[index].body.start, sections->items[index].body.end};
    if (index + 1 < sections->count && sections->items[index + 1].parent == index)
        own.end = sections->items[index + 1].place.start;
    return own.end > own.start && !postmortem_is_blank(reading->postmortem, own);
}

/* Whether a sentence stands before the first section: it sums up. */
static bool has_opening(const struct reading *reading)
{
    enum { SENTENCE = 60 };
    const struct section *first = reading->postmortem->sections.items;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->place.start >= first->place.start)
            return false;
        if (line->kind == LINE_TEXT && !line->label.length && line->text.length >= SENTENCE &&
            i != reading->title_line)
            return true;
    }
    return false;
}

void summarise_report(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct word_list *names = &reading->words->lists[WORDS_REPORT_HEADINGS];
    if (!sections->count || postmortem_section(reading->postmortem, ROLE_SUMMARY) ||
        has_opening(reading))
        return;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (section->form == HEADING_FIELD || !has_own_text(reading, i) ||
            !phrases_contain(names, folded_name(reading, section->heading)))
            continue;
        section->roles[ROLE_SUMMARY] = true;
        return;
    }
}

/* Whether a paragraph says what went wrong then, and not what always is so. */
static bool tells_incident(const struct reading *reading, const struct block *block)
{
    const struct word_list *lists = reading->words->lists;
    return patterns_match(&lists[WORDS_PAST_PATTERNS], block->text) &&
           (patterns_match(&lists[WORDS_INCIDENT_PATTERNS], block->text) ||
            patterns_match(&lists[WORDS_ACCOUNT_PATTERNS], block->text));
}

bool text_is_sentence(struct text text)
{
    enum { LABEL_REACH = 24, LEAST_BLANKS = 4 };
    size_t blanks = 0;
    for (size_t i = 0; i < text.length; i++)
        blanks += ascii_is_space(text.data[i]);
    size_t colon = text_find(text, TEXT(": "), 0);
    bool label = colon != TEXT_NOT_FOUND && colon < LABEL_REACH;
    return text.length >= SENTENCE_MIN_BYTES && blanks >= LEAST_BLANKS && !label;
}

/* Where the first section begins that goes on from what happened: no text behind that heading sums up. */
static size_t find_account_end(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        const bool *roles = section->roles;
        if (section->form != HEADING_FIELD &&
            (roles[ROLE_TIMELINE] || roles[ROLE_ROOT_CAUSE] || roles[ROLE_RESOLUTION] ||
             roles[ROLE_ACTION_ITEMS] || roles[ROLE_LESSONS]))
            return section->place.start;
    }
    return postmortem->sections.count ? postmortem->sections.items[0].body.end : 0;
}

bool find_account(const struct reading *reading, bool certain, struct place *place)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct word_list *lists = reading->words->lists;
    size_t end = find_account_end(postmortem);
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        size_t at = block->place.start;
        if (at >= end)
            return false;
        const struct section *section = postmortem_section_at(postmortem, at);
        if (block->kind != BLOCK_PARAGRAPH || !text_is_sentence(block->text) ||
            (section && (section->form == HEADING_FIELD || section->roles_from != SIZE_MAX)) ||
            postmortem_tells_other_incident(postmortem, at))
            continue;
        if (certain ? tells_incident(reading, block)
                    : patterns_match(&lists[WORDS_PAST_PATTERNS], block->text) ||
                          patterns_match(&lists[WORDS_INCIDENT_PATTERNS], block->text)) {
            *place = block->place;
            return true;
        }
    }
    return false;
}
