/* Floor 6. The ways in which a timeline is printed: one file each. All of them hold whatever a document
 * says, and write nothing of it that their format would obey.
 */
#ifndef PMLINT_REPORT_TIMELINE_FORMATS_H
#define PMLINT_REPORT_TIMELINE_FORMATS_H

#include <stdio.h>

#include "facts/postmortem.h"

/* A table for a person: each entry as written, its instant, how certain it is and why; gaps; phases. */
void timeline_write_text(FILE *out, const struct postmortem *postmortem, bool color,
                         struct arena *arena);

/* A Mermaid diagram as GitHub draws it; of a long timeline the first entries, which it says. */
void timeline_write_mermaid(FILE *out, const struct postmortem *postmortem, struct arena *arena);

/* A picture, drawn to the scale of time; it follows the reader's light or dark colours. */
void timeline_write_svg(FILE *out, const struct postmortem *postmortem, struct arena *arena);

#endif
