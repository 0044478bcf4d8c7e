/* Floor 5, inside the room only: what a template left behind, be it one that pmlint knows or the house's.
 */
#ifndef PMLINT_CHECKS_PLACEHOLDERS_H
#define PMLINT_CHECKS_PLACEHOLDERS_H

#include "checks/check.h"

/* Reports a token that stands in the block at the place; those of one row of a table or one line of a list together. */
void report_token(struct check *check, const struct block *block, struct place place,
                  struct text text);

/* Reports the tokens of the house's template, where there is one; those that were reported are not
 * again. */
void find_house_tokens(struct check *check);

/* Reports the comments that are prompts of the house's template, or of those that `pmlint new` writes. */
void find_prompt_comments(struct check *check);

/* Calls `report_prompt` for each line that a form of the house's own left behind and that is not reported yet
 * (form_prompts.c). */
typedef void prompt_function(struct check *check, const struct block *block, struct text line);
void find_form_prompts(struct check *check, prompt_function *report_prompt);

/* Whether a token of a block is shown and not left to be replaced (shown_tokens.c). */
bool is_shown_token(const struct check *check, const struct block *block, struct text token);

/* Makes one finding of those from number `first` on, for the whole document; their places, up to ten of them, with the
 * label, become its related ones. */
void fold_findings(struct check *check, size_t first, const char *label, const char *message);

/* Whether the rule that runs has a finding there. */
bool is_reported(const struct check *check, struct place place);

/* Whether the house's template has that sentence as a prompt; it is as prompt_fold makes it. */
bool is_house_prompt(const struct check *check, struct text folded);

#endif
