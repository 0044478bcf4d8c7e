/* Inside the Markdown room. The text of one leaf block as the parser saw it: without quote marks,
 * indentation and the backslash before a pipe of a table. Its pieces tell where each part of it
 * stands in the document, so that every place is found by reckoning and none by searching.
 */
#ifndef PMLINT_MARKDOWN_CONTENT_H
#define PMLINT_MARKDOWN_CONTENT_H

#include "markdown/source.h"

/* As a run: where `linear`, byte i stands at place.start + i; else the whole for the whole. */
struct piece {
    size_t start, length; /* in the content's text */
    struct place place;   /* in the document */
    bool linear;
};
LIST(piece_list, struct piece);

struct content {
    struct text text;
    struct piece_list pieces; /* in order, without gaps, together the whole text */
};

/* Those that make a content take one that is zero or has served before: its pieces keep their memory. */

/* Finds the lines of `text` in the source, one by one from `first_line` on. Each is the end of
 * its line there; between two stands the line end with the next line's indentation and marks. */
void content_map_lines(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t first_line);

/* Makes `text` the content that stands at byte `at` of the source, without the backslashes before
 * pipes that the source has and the text has not. Returns false, and the content is of no use,
 * where the source spells something else before byte `end`. */
bool content_map_range(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, size_t at, size_t end);

/* Makes the whole text stand for the whole range, where nothing more is known. */
void content_map_whole(struct content *content, struct arena *arena, const struct source *source,
                       struct text text, struct place range);

/* Where bytes `from` to `to` of the content stand in the document. */
struct place content_place(const struct content *content, size_t from, size_t to);

/* The same for bytes of the content that all lie in the piece; one at least. */
struct place piece_place(const struct piece *piece, size_t from, size_t to);

/* The piece that holds byte `at`; the last one for an offset behind the end; NULL without any. */
const struct piece *content_piece(const struct content *content, size_t at);

#endif
