/* What a form says to its author in words of the house's own: an order in italics, in a quotation, or that says where to
 * write, as the first thing under a heading that tells the story, or below the title.
 */
#include <string.h>

#include "checks/common.h"
#include "checks/placeholders.h"

#include "rulebook/pattern.h"

/* A heading's first block stands no further from it, whatever comments lie between. */
enum { FIRST_REACH = 4000 };

/* Whether the section around the offset tells the story: an order there is none of the work to be done. */
static bool tells_story(const struct check *check, size_t offset)
{
    static const enum role roles[] = {ROLE_SUMMARY,   ROLE_IMPACT,     ROLE_TIMELINE,
                                      ROLE_DETECTION, ROLE_ROOT_CAUSE, ROLE_RESOLUTION};
    const struct postmortem *postmortem = check->postmortem;
    if (postmortem_in_role(postmortem, offset, ROLE_ACTION_ITEMS) ||
        postmortem_in_role(postmortem, offset, ROLE_LESSONS))
        return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (postmortem_in_role(postmortem, offset, roles[i]))
            return true;
    return false;
}

/* Whether the block is the first of a document, below its title. */
static bool opens_document(const struct check *check, const struct block *block)
{
    const struct postmortem *postmortem = check->postmortem;
    size_t from = postmortem->has_title ? postmortem->title_place.end : 0;
    return from <= block->place.start && block->place.start - from <= FIRST_REACH &&
           postmortem_is_blank(postmortem, (struct place){from, block->place.start});
}

/* Whether the block is the first below the heading of its section, or below the title. */
static bool opens_section(const struct check *check, const struct block *block)
{
    const struct section *section = postmortem_section_at(check->postmortem, block->place.start);
    if (!section)
        return opens_document(check, block);
    return section->form != HEADING_FIELD && section->place.end <= block->place.start &&
           block->place.start - section->place.end <= FIRST_REACH &&
           postmortem_is_blank(check->postmortem,
                               (struct place){section->place.end, block->place.start}) &&
           tells_story(check, block->place.start);
}

/* Whether emphasis begins and ends with a part of a block's text, but for the marks behind it. */
static bool is_emphasised(const struct block *block, size_t start, size_t end)
{
    while (end > start + 1 && strchr(".:!)", block->text.data[end - 1]))
        end--;
    return end > start && (block_style(block, start, start + 1) & RUN_EMPHASIS) &&
           (block_style(block, end - 1, end) & RUN_EMPHASIS);
}

/* Whether a line speaks to the author. "Describe the cause" does where its form sets it off from the answer. */
static bool is_form_prompt(const struct check *check, const struct block *block, struct text line)
{
    size_t start = (size_t)(line.data - block->text.data);
    unsigned style = block_style(block, start, start + line.length);
    bool set_off =
        is_emphasised(block, start, start + line.length) || block_depth(block, BLOCK_QUOTE);
    if (style & (RUN_CODE | RUN_STRUCK | RUN_LINK))
        return false;
    return patterns_match(word_list(check, WORDS_FORM_PROMPT_PATTERNS), line) ||
           (set_off && patterns_match(word_list(check, WORDS_FORM_ORDER_PATTERNS), line));
}

void find_form_prompts(struct check *check, prompt_function *report_prompt)
{
    const struct block *root = check->postmortem->markdown->root;
    if (!word_list_item(word_list(check, WORDS_FORM_ORDER_PATTERNS), 0))
        return;
    for (const struct block *block = block_next(root, root); block;
         block = block_next(block, root)) {
        struct text rest = block->text, line;
        if (block->kind == BLOCK_PARAGRAPH && opens_section(check, block) &&
            text_next_line(&rest, &line) && is_form_prompt(check, block, line) &&
            !is_reported(check, block_place(block, 0, line.length)))
            report_prompt(check, block, line);
    }
}
