/* Floor 4, inside the room only: a passage, in which sentences that speak of the incident are looked for.
 */
#ifndef PMLINT_FACTS_PASSAGE_H
#define PMLINT_FACTS_PASSAGE_H

#include "facts/reading.h"

/* A part of a block's text that is read on its own. */
struct passage {
    const struct block *block;
    struct text text; /* a slice of the block's */
    bool opening;     /* it stands where a document says what happened */
    bool account;     /* or where it may: then a window is one of the incident */
};

/* Where a part of the passage stands in the document. */
static inline struct place passage_place(const struct passage *passage, struct place part)
{
    size_t base = (size_t)(passage->text.data - passage->block->text.data);
    return block_place(passage->block, base + part.start, base + part.end);
}

static inline struct text passage_text(const struct passage *passage, struct place part)
{
    return text_slice(passage->text, part.start, part.end);
}

/* Reads the lengths that its sentences tell: of the incident, of a time to do something, or of what went by until a
 * clock. */
void read_lengths(struct reading *reading, const struct passage *passage);

#endif
