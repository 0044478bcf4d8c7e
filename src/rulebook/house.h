/* Floor 3. How a house names things in its own postmortems: the headings that its configuration maps
 * to roles, and what its template leaves for authors to replace.
 */
#ifndef PMLINT_RULEBOOK_HOUSE_H
#define PMLINT_RULEBOOK_HOUSE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "rulebook/words.h"

LIST(text_list, struct text);

/* Where a value was set: a line (from 1) of a file as a person sees it. No file: nobody has set it. */
struct origin {
    const char *file;
    size_t line;
};

/* A heading that plays a role in this house, as its configuration writes it. */
struct section_name {
    enum role role;
    struct text name;
    struct origin origin;
};
LIST(section_name_list, struct section_name);

/* What stands in the house's template. */
struct house_template {
    struct text_list headings; /* without markup */
    struct text_list
        prompts; /* sentences that ask or instruct: folded, without marks at their ends */
    struct text_list tokens; /* what is to be replaced, as written: "<service>", "{name}" */
};

/* Reads the template at the absolute path into empty lists, all of it in the arena; fails with the
 * reason. */
bool house_template_read(struct house_template *result, struct text path, struct arena *arena,
                         struct error *error);

#endif
