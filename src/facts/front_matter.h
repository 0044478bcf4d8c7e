/* Floor 4. What a document's front matter says before the document is read. */
#ifndef PMLINT_FACTS_FRONT_MATTER_H
#define PMLINT_FACTS_FRONT_MATTER_H

#include "markdown/markdown.h"

/* The text behind a key of the front matter (of a list its source), and the key's place in the document. The
 * text lives in the arena or is part of the document. False where there is no front matter that can be read,
 * or none with that key and a text. */
bool front_matter_text(const struct markdown *markdown, struct text key, struct arena *arena,
                       struct text *found, struct place *place);

#endif
