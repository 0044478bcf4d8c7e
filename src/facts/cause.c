/* Why the incident happened: a section that tells it, or a sentence anywhere. */
#include "facts/steps.h"

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

/* From so many sentences on, prose is taken to tell more than one factor. */
#define FACTOR_SENTENCES 2

/* What the sections on the cause are made of. */
struct cause_parts {
    size_t sections, items, rows, paragraphs;
    size_t sentences; /* FACTOR_SENTENCES at most */
};

/* Whether a line tells the cause: it stands in a section on it, and is neither a heading nor code. */
static bool is_cause_line(const struct reading *reading, const struct line *line)
{
    bool header = line->kind == LINE_ROW && line->block->header;
    return line->kind != LINE_CODE && line->kind != LINE_HEADING && !header &&
           roles_in(reading->postmortem, line->section)[ROLE_ROOT_CAUSE];
}

static const char *text_end(struct text text)
{
    return text.data + text.length;
}

static void count_cause_line(const struct reading *reading, const struct line *line,
                             struct cause_parts *parts)
{
    struct text rest = line->text, sentence;
    parts->items += line->kind == LINE_ITEM;
    parts->rows += line->kind == LINE_ROW;
    parts->paragraphs += line->kind == LINE_TEXT && line->first;
    /* What has no full stop goes on in the next line. */
    while (parts->sentences < FACTOR_SENTENCES && next_sentence(reading, &rest, &sentence))
        parts->sentences += text_end(sentence) < text_end(line->text);
}

/* Whether any of these lines matches a list. */
static bool cause_matches(const struct reading *reading, enum word_list_id list)
{
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (is_cause_line(reading, line) && text_matches(reading, list, line->text))
            return true;
    }
    return false;
}

/* The sections that tell the cause, or a part of it, and that no other such section divides: "Impact" below
 * "Cause 2" is none. */
static size_t count_cause_sections(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct section_list *sections = &postmortem->sections;
    bool *divided = arena_alloc_array(reading->arena, sections->count + 1, sizeof *divided);
    size_t count = 0;
    for (size_t i = sections->count; i-- > 0;) {
        const struct section *section = &sections->items[i];
        bool cause = postmortem_in_role(postmortem, section->place.start, ROLE_ROOT_CAUSE);
        count += cause && !section->empty && !divided[i];
        if ((cause || divided[i]) && section->parent != SIZE_MAX)
            divided[section->parent] = true;
    }
    return count;
}

/* Lists and tables tell a factor an item, sections one each. Prose tells several where it says so, or is
 * long: that is as much as can be known of it. */
static size_t count_factors(struct reading *reading)
{
    struct cause_parts parts = {.sections = count_cause_sections(reading)};
    for (size_t i = 0; parts.sections && i < reading->lines.count; i++)
        if (is_cause_line(reading, &reading->lines.items[i]))
            count_cause_line(reading, &reading->lines.items[i], &parts);
    size_t listed = parts.items > parts.rows ? parts.items : parts.rows;
    listed = listed > parts.sections ? listed : parts.sections;
    if (listed != 1)
        return listed;
    if (cause_matches(reading, WORDS_OPEN_CAUSE_PATTERNS))
        return 0; /* it is not known, or not yet */
    bool several = parts.paragraphs > 1 || parts.sentences >= FACTOR_SENTENCES ||
                   cause_matches(reading, WORDS_FURTHER_CAUSE_PATTERNS);
    return several ? 2 : 1;
}

void read_cause(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct word_list *patterns = &reading->words->lists[WORDS_CAUSE_PATTERNS];
    postmortem->cause_factors = count_factors(reading);
    struct place label;
    if (read_cause_section(postmortem))
        return;
    if (find_inner_label(reading, ROLE_ROOT_CAUSE, &label)) {
        state_cause(postmortem, label);
        return;
    }
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        struct pattern_match match;
        if (!prose->roles[ROLE_ACTION_ITEMS] && patterns_find(patterns, block->text, 0, &match)) {
            state_cause(postmortem, block_place(block, match.start, match.end));
            return;
        }
    }
}
