#include "rulebook/templates.h"

const struct document_template *rulebook_template(struct text profile)
{
    for (size_t i = 0; i < rulebook_template_count; i++)
        if (text_equal(profile, text_from(rulebook_templates[i].profile)))
            return &rulebook_templates[i];
    return NULL;
}

bool is_template_prompt(struct text folded)
{
    for (size_t i = 0; i < rulebook_template_count; i++)
        for (size_t j = 0; j < rulebook_templates[i].prompts.count; j++)
            if (text_equal(folded, text_from(rulebook_templates[i].prompts.items[j])))
                return true;
    return false;
}
