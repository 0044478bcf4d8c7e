/* Tokens that a document shows and that nobody left in: the incident may be about templates or formats. */
#include <string.h>

#include "checks/common.h"
#include "checks/placeholders.h"

#include "base/utf8.h"

/* Whether a block ends with a sentence that leads to what stands behind it: "Customers saw this:", not "Impact:". */
static bool is_lead(const struct block *block)
{
    enum { LEAST_BLANKS = 2, LONGEST = 400 };
    struct text text = text_trim(block->text);
    size_t blanks = 0;
    if (block->kind != BLOCK_PARAGRAPH || !text_ends_with(text, TEXT(":")))
        return false;
    for (size_t i = text.length > LONGEST ? text.length - LONGEST : 0; i < text.length; i++)
        blanks += text.data[i] == ' ';
    return blanks >= LEAST_BLANKS;
}

/* "<date>", not "<Your name>". */
static bool is_name_alone(struct text token)
{
    return text_find_byte(token, ' ', 0) == TEXT_NOT_FOUND;
}

/* Whether a token is shown and not left: "The mail read:" stands before its text, its list or its table, and it is one
 * of a templating language, or a name in angle brackets. */
static bool is_shown(const struct block *block, struct text token)
{
    enum { DEEPEST = 8 };
    if (!strchr("{$<", token.data[0]) || (token.data[0] == '<' && !is_name_alone(token)))
        return false;
    for (int depth = 0; block && depth < DEEPEST; block = block->parent, depth++)
        if (block->previous && is_lead(block->previous))
            return true;
    return false;
}

/* Whether a cell's text holds the name in angle brackets. */
static bool asks_for(const struct check *check, const struct block *cell, struct text token)
{
    enum { LONGEST = 60 };
    struct text label = text_trim(cell->text), name = text_slice(token, 1, token.length - 1);
    return label.length <= LONGEST && text_find(utf8_fold(check->arena, label),
                                                utf8_fold(check->arena, name), 0) != TEXT_NOT_FOUND;
}

/* The cell at the head of a cell's column, or NULL. */
static const struct block *head_of(const struct block *cell)
{
    enum { MOST_COLUMNS = 20 };
    const struct block *head = cell->parent->parent->first_child->first_child;
    int columns = 0;
    for (; head && cell->previous && columns < MOST_COLUMNS; columns++) {
        head = head->next;
        cell = cell->previous;
    }
    return cell->previous ? NULL : head;
}

/* Whether a cell holds a name in angle brackets that neither its row nor its column asks for: "| who | <owner> |" tells
 * a format. */
static bool is_unasked(const struct check *check, const struct block *cell, struct text token)
{
    if (cell->kind != BLOCK_CELL || token.data[0] != '<' || !is_name_alone(token))
        return false;
    const struct block *label = cell->parent->first_child,
                       *head = cell->parent->header ? NULL : head_of(cell);
    return (label == cell || !asks_for(check, label, token)) &&
           (!head || !asks_for(check, head, token));
}

bool is_shown_token(const struct check *check, const struct block *block, struct text token)
{
    return is_shown(block, token) || is_unasked(check, block, token);
}
