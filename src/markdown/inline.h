/* Inside the Markdown room. Reads the phrases of one leaf block: walks along its raw content beside
 * cmark's nodes, which tell what stands there, and writes the visible text with its places.
 * cmark's own positions of phrases are not asked: many are wrong (links and code across lines,
 * breaks, escaped pipes, continued lines).
 */
#ifndef PMLINT_MARKDOWN_INLINE_H
#define PMLINT_MARKDOWN_INLINE_H

#include "markdown/writer.h"

#include <cmark-gfm.h>

struct inline_reader {
    struct markdown *markdown;
    struct writer *writer;
    struct arena *arena;    /* of the document */
    struct content content; /* one for all leaf blocks, one after the other */
    size_t at;              /* how far the content has been read */
    bool in_autolink;       /* <https://…>, in which a backslash escapes nothing */
};

/* Sets the reader to the beginning of its content, which is that of another leaf block now. */
void inline_begin(struct inline_reader *reader);

/* Reads all phrases of a leaf at once where they are nothing but lines of words, as in most: the content spells
 * those itself. Returns false, having read nothing, where the events within the leaf must be taken. */
bool inline_read_plain(struct inline_reader *reader, cmark_node *leaf);

/* Takes one event of cmark's iterator. */
void inline_event(struct inline_reader *reader, cmark_node *node, cmark_event_type event);

#endif
