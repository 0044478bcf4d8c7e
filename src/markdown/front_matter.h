/* Inside the Markdown room. YAML between --- and ---, TOML between +++ and +++, at the very top. */
#ifndef PMLINT_MARKDOWN_FRONT_MATTER_H
#define PMLINT_MARKDOWN_FRONT_MATTER_H

#include "markdown/markdown.h"
#include "markdown/source.h"

struct front_matter {
    enum front_matter_kind kind;
    struct place place; /* in the source: between the fences */
    size_t lines;       /* with both fences */
};

/* What the source begins with; kind FRONT_MATTER_NONE and no lines where there is none. */
struct front_matter front_matter_find(const struct source *source);

#endif
