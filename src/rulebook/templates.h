/* Floor 3. The documents that `pmlint new` writes, one a profile: rules/templates/NAME.md, compiled into
 * tables. Their comments are prompts, which are to go when they are answered.
 */
#ifndef PMLINT_RULEBOOK_TEMPLATES_H
#define PMLINT_RULEBOOK_TEMPLATES_H

#include "rulebook/rulebook.h"

/* What stands in a template for the title and for each date of the incident. */
#define TEMPLATE_TITLE TEXT("[Incident title]")
#define TEMPLATE_DATE TEXT("YYYY-MM-DD")

struct document_template {
    const char *profile;      /* the name of the profile that it satisfies when it is filled in */
    const char *text;         /* Markdown; its title is TEMPLATE_TITLE */
    struct word_list prompts; /* its comments, as prompt_fold makes them */
};

extern const struct document_template rulebook_templates[];
extern const size_t rulebook_template_count;

/* The template of that profile, or NULL. */
const struct document_template *rulebook_template(struct text profile);

/* Whether a comment's text, as prompt_fold makes it, is a prompt of any template. */
bool is_template_prompt(struct text folded);

#endif
