/* Inside the Markdown room. Gathers the visible text of one leaf block with its runs and links,
 * then gives it to the block. One writer serves all blocks, one after the other.
 */
#ifndef PMLINT_MARKDOWN_WRITER_H
#define PMLINT_MARKDOWN_WRITER_H

#include "markdown/content.h"
#include "markdown/markdown.h"

#define WRITER_STYLES 6 /* how many bits enum run_style has */

struct open_link {
    size_t index; /* in the writer's links */
    bool html;    /* <a href>, which only </a> ends; or the end of what it stands in */
};
LIST(open_link_list, struct open_link);

struct writer {
    struct arena *arena; /* of what it gathers */
    char *bytes;
    size_t length, capacity;
    struct run_list runs;
    struct link_list links;
    struct open_link_list open_links; /* the innermost last */
    unsigned style;                   /* in force */
    /* How often each style was begun and not ended, by Markdown and by HTML. */
    size_t depths[2][WRITER_STYLES];
};

/* Forgets the text, but keeps the memory. */
void writer_clear(struct writer *writer);

/* Begins or ends one style. An end without a beginning does nothing, so that a stray tag of HTML
 * ends nothing that Markdown began. */
void writer_begin_style(struct writer *writer, enum run_style style, bool html);
void writer_end_style(struct writer *writer, enum run_style style, bool html);

/* Begins a link or an image at the end of the text; its target may be set when it ends. */
void writer_begin_link(struct writer *writer, struct link link, bool html);

/* Ends the innermost link: with `html` only where it is an <a>, else with each <a> in it. Returns
 * it, to be used before the next one begins, or NULL. */
struct link *writer_end_link(struct writer *writer, bool html);

/* Adds text that stands at `place`, byte for byte where `linear`. */
void writer_add(struct writer *writer, struct text text, struct place place, bool linear);

/* Adds bytes `from` to `to` of a content as they are. */
void writer_add_content(struct writer *writer, const struct content *content, size_t from,
                        size_t to);

/* Takes white space off the end of the text. */
void writer_trim_end(struct writer *writer);

/* Copies the text, its runs and its links into the arena and the block. */
void writer_finish(struct writer *writer, struct block *block, struct arena *arena);

#endif
