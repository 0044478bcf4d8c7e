/* What stands among action items and is none: fields of the document, answers that there is nothing to do,
 * words on the text itself, and what closes it. */
#include "base/utf8.h"
#include "facts/actions.h"

/* The name of who does something is no longer. */
#define OWNER_MAX_WORDS 3

/* "**Incident date:** 2025-01-02 11:22 UTC", "- **Status:** COMPLETED": of the document or of the item
 * above, and no work by itself; nor is any other label of a time alone. */
static bool is_metadata(struct reading *reading, const struct line *line)
{
    static const enum word_list_id meanings[] = {
        WORDS_FIELD_DATE,     WORDS_FIELD_STATUS, WORDS_FIELD_SEVERITY, WORDS_FIELD_ID,
        WORDS_FIELD_DURATION, WORDS_FIELD_START,  WORDS_FIELD_DETECTED, WORDS_FIELD_END};
    struct text name, value;
    struct stamp stamp;
    if (!split_label(line, &name, &value))
        return false;
    enum word_list_id meaning = field_meaning(reading, folded_name(reading, name));
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meaning == meanings[i])
            return true;
    value = text_trim(value);
    return find_stamp(reading, value, 0, &stamp) && stamp.place.start == 0 &&
           stamp.place.end == value.length;
}

/* "**Owner:** Tom Berg" on a line of its own, where "Team: agree on the alerts" is work. */
static bool is_owner_alone(struct reading *reading, const struct line *line)
{
    struct text name, value;
    if (line->kind == LINE_ITEM || !split_label(line, &name, &value) ||
        !phrases_contain(&reading->words->lists[WORDS_FIELD_OWNER], folded_name(reading, name)))
        return false;
    value = text_trim(value);
    size_t words = 0;
    for (size_t i = 0; i < value.length; i++)
        if (i == 0 || ascii_is_blank(value.data[i - 1])) {
            words++;
            if (value.data[i] >= 'a' && value.data[i] <= 'z')
                return false;
        }
    return words > 0 && words <= OWNER_MAX_WORDS;
}

bool tells_who_or_how_far(struct reading *reading, const struct line *line)
{
    static const enum word_list_id columns[] = {WORDS_FIELD_OWNER, WORDS_FIELD_DUE,
                                                WORDS_FIELD_DONE};
    struct text name, value;
    if (!split_label(line, &name, &value))
        return false;
    struct text folded = folded_name(reading, name);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (phrases_contain(&reading->words->lists[columns[i]], folded))
            return true;
    return false;
}

bool names_detail(const struct reading *reading, struct text folded)
{
    return phrases_contain(&reading->words->lists[WORDS_DETAIL_LABELS], folded);
}

bool tells_more(struct reading *reading, const struct line *line)
{
    struct text name, value;
    return split_label(line, &name, &value) && names_detail(reading, folded_name(reading, name));
}

/* "Ann:" over a list says whose it is, and is no item that the list tells more of. */
static bool is_word_before_colon(struct text text)
{
    text = text_strip(text, " *_-");
    return text_ends_with(text, TEXT(":")) && text_find_byte(text, ' ', 0) == TEXT_NOT_FOUND;
}

bool has_details(struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index), *next = line + 1;
    const struct line *end = reading->lines.items + reading->lines.count;
    while (next < end && next->block == line->block)
        next++;
    return next < end && next->kind == LINE_ITEM && next->depth > line->depth &&
           !is_word_before_colon(line->text) && tells_more(reading, next);
}

/* "Action: add a step to the build": a label of what is to be done, and nothing but that. */
static bool is_labelled_action(struct reading *reading, const struct line *line)
{
    struct text name, value;
    return line->kind == LINE_ITEM && split_label(line, &name, &value) && value.length &&
           phrases_contain(&reading->words->lists[WORDS_ACTION_LABELS], folded_name(reading, name));
}

/* Whether a line says who does it, until when, where, or how far it is, as an item does. */
static bool tells_of_itself(struct reading *reading, const struct line *line, struct text text)
{
    return names_doer(reading, line, text) || is_struck(line->block, text) ||
           text_matches(reading, WORDS_STATE_MARK_PATTERNS, text) ||
           text_matches(reading, WORDS_DONE_ITEM_PATTERNS, text);
}

bool is_lesson(struct reading *reading, size_t index)
{
    const struct line *line = line_at(reading, index), *next = line + 1;
    const struct line *end = reading->lines.items + reading->lines.count;
    while (next < end && next->block == line->block)
        next++;
    int depth = next < end ? next->depth : 0;
    if (depth <= line->depth || !is_labelled_action(reading, next))
        return false;
    for (; next < end && next->depth >= depth; next++)
        if (next->kind == LINE_ITEM && next->depth == depth && !is_labelled_action(reading, next))
            return false;
    return !tells_of_itself(reading, line, text_from_line(reading, index));
}

bool names_measures(struct reading *reading, struct text label)
{
    return phrases_contain(&reading->words->lists[WORDS_MEASURE_LABELS],
                           folded_name(reading, label));
}

bool names_arguments(const struct reading *reading, struct text label)
{
    return text_matches(reading, WORDS_ARGUMENT_PATTERNS, label);
}

bool names_gaps(const struct reading *reading, struct text label)
{
    return text_matches(reading, WORDS_GAP_PATTERNS, label);
}

bool tells_gap(struct reading *reading, const struct line *line, struct text text)
{
    return !names_doer(reading, line, text) &&
           !text_matches(reading, WORDS_REMEDIATION_WORK_PATTERNS, text);
}

bool is_no_item(struct reading *reading, const struct line *line, struct text text)
{
    if ((is_one_word(text) && !line->block->links.count && line->task == TASK_NONE) ||
        is_reference(line) || is_metadata(reading, line) || is_owner_alone(reading, line) ||
        names_action_columns(reading, text) ||
        text_matches(reading, WORDS_NO_ACTIONS_PATTERNS, text))
        return true;
    const struct word_list *prompts = &reading->words->lists[WORDS_PROMPT_SENTENCES];
    if (!prompts_may_begin(prompts, text))
        return false;
    struct text sentence = text_strip(sentence_around(reading, text, 0), ".");
    return phrases_contain(prompts, utf8_fold(reading->arena, sentence));
}

bool is_remark(const struct reading *reading, struct text text)
{
    struct text sentence;
    while (next_sentence(reading, &text, &sentence)) {
        bool words = decoration_length(sentence, false) < sentence.length; /* no lone emoji */
        if (words && !text_matches(reading, WORDS_TEXT_REMARK_PATTERNS, sentence))
            return false;
    }
    return true;
}

bool is_prompt(const struct reading *reading, const struct line *line)
{
    struct text text = line->text;
    if (!(block_style(line->block, line->from, line->from + text.length) & RUN_EMPHASIS))
        return false;
    return text_matches(reading, WORDS_INSTRUCTION_PATTERNS, text);
}

/* A plain line that is the name of a section without the form of a heading: "Conclusion". */
static bool is_bare_heading(struct reading *reading, const struct line *line)
{
    struct text folded = folded_name(reading, line->text);
    return phrases_contain(&reading->words->other_sections, folded);
}

/* "Author: …", "Last updated: 2024-05-01": of the document, not of its work. */
static bool is_imprint(struct reading *reading, const struct line *line)
{
    struct text name, value;
    struct stamp stamp;
    if (!split_label(line, &name, &value))
        return false;
    struct text folded = folded_name(reading, name);
    if (phrases_contain(&reading->words->lists[WORDS_FIELD_OWNER], folded))
        return false;
    enum word_list_id meaning = field_meaning(reading, folded);
    return meaning == WORDS_FIELD_AUTHOR ||
           (meaning == WORDS_FIELD_PUBLISHED && find_stamp(reading, value, 0, &stamp) &&
            stamp.place.start == 0);
}

bool is_closing(struct reading *reading, const struct line *line, struct text text)
{
    if (is_bare_heading(reading, line))
        return true;
    return reading->postmortem->action_items.count && !ends_with_colon(text) &&
           (text_matches(reading, WORDS_CLOSING_PATTERNS, text) || is_imprint(reading, line));
}

bool tells_intent(const struct reading *reading, struct text text)
{
    struct text sentence;
    if (!text_matches(reading, WORDS_INTENT_PATTERNS, text))
        return false;
    while (next_sentence(reading, &text, &sentence))
        if (text_matches(reading, WORDS_INTENT_PATTERNS, sentence) &&
            !text_matches(reading, WORDS_TEXT_REMARK_PATTERNS, sentence))
            return true;
    return false;
}
