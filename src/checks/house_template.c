/* What the house's own template left behind. */
#include "checks/common.h"
#include "checks/placeholders.h"

#include "rulebook/prompt.h"
#include "rulebook/templates.h"

bool is_reported(const struct check *check, struct place place)
{
    for (size_t i = 0; i < check->findings->count; i++)
        if (check->findings->items[i].rule == check->rule &&
            places_meet(check->findings->items[i].place, place))
            return true;
    return false;
}

/* More tokens than these in one block or document are noise, and would make the search slow. */
enum { TOKENS_IN_BLOCK = 20, TOKENS_IN_DOCUMENT = 200 };

/* Whether what stands there is said by the author: no comment, no code, no link. */
static bool is_spoken(const struct check *check, const struct block *block, struct place place)
{
    if (comment_at(check->postmortem->markdown, place.start))
        return false;
    for (size_t i = 0; i < block->runs.count; i++)
        if (places_meet(block->runs.items[i].place, place))
            return !(block->runs.items[i].style & (RUN_CODE | RUN_LINK | RUN_STRUCK));
    return true; /* HTML to Markdown: no part of the visible text */
}

/* Returns how many were told. */
static size_t find_token(struct check *check, const struct block *block, struct text token)
{
    struct text source = document_text(check->postmortem->document, block->place);
    size_t at = text_find(source, token, 0), told = 0;
    for (int count = 0; count < TOKENS_IN_BLOCK && at != TEXT_NOT_FOUND; count++) {
        size_t start = block->place.start + at;
        struct place place = {start, start + token.length};
        char next = at + token.length < source.length ? source.data[at + token.length] : '\n';
        bool link = token.data[0] == '[' && (next == '(' || next == '[' || next == ':');
        if (!link && is_spoken(check, block, place) && !is_reported(check, place)) {
            report_token(check, block, place, token);
            told++;
        }
        at = text_find(source, token, at + token.length);
    }
    return told;
}

static bool is_within_quote(const struct block *block)
{
    while (block && block->kind != BLOCK_QUOTE)
        block = block->parent;
    return block;
}

void find_house_tokens(struct check *check)
{
    const struct house_template *house_template = check->settings->house_template;
    const struct block *root = check->postmortem->markdown->root;
    size_t told = 0;
    if (!house_template)
        return;
    for (const struct block *block = block_next(root, root); block && told < TOKENS_IN_DOCUMENT;
         block = block_next(block, root)) {
        if (block->first_child || block->kind == BLOCK_CODE || is_within_quote(block))
            continue;
        for (size_t i = 0; i < house_template->tokens.count; i++)
            told += find_token(check, block, house_template->tokens.items[i]);
    }
}

bool is_house_prompt(const struct check *check, struct text folded)
{
    const struct house_template *house_template = check->settings->house_template;
    for (size_t i = 0; house_template && i < house_template->prompts.count; i++)
        if (text_equal(house_template->prompts.items[i], folded))
            return true;
    return false;
}

void find_prompt_comments(struct check *check)
{
    const struct comment_list *comments = &check->postmortem->markdown->comments;
    for (size_t i = 0; i < comments->count; i++) {
        struct text folded = prompt_fold(check->arena, comments->items[i].text);
        if (!folded.length || (!is_house_prompt(check, folded) && !is_template_prompt(folded)))
            continue;
        const char *words = quote(check, comments->items[i].text);
        struct finding *finding = report(check, comments->items[i].place, words,
                                         "the template's prompt is left in: \"%s\"", words);
        report_help(check, finding, "answer it, and remove the comment");
    }
}
