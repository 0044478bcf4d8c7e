/* Floor 5, inside the room only: the words that a document's authors say themselves, which are neither
 * code nor quotations nor comments.
 */
#ifndef PMLINT_CHECKS_SPOKEN_H
#define PMLINT_CHECKS_SPOKEN_H

#include "checks/check.h"

/* A leaf block whose words are the authors' own: neither code nor quotation. */
struct spoken_block {
    const struct block *block;
    struct covered *covered; /* its text, for patterns_possible_in */
};
LIST(spoken_list, struct spoken_block);

/* All such blocks in the document's order, listed once for all rules. */
const struct spoken_list *spoken_blocks(struct check *check);

/* Calls `found` for each match of a list of patterns in the words that the authors say themselves,
 * code spans left out. `place` is that of the match's group, where it has one. */
struct spoken_match {
    const struct block *block;
    size_t start, end; /* in the block's text */
    struct place place;
    struct text text;
};
typedef void spoken_function(struct check *check, const struct spoken_match *match);
void find_spoken(struct check *check, enum word_list_id patterns, spoken_function *found);

/* The same for any list of patterns, in the lines that begin within `where`. */
void find_spoken_within(struct check *check, const struct word_list *patterns,
                        const struct scope *where, spoken_function *found);

/* The label of a line and what stands behind it, "Orders lost: 410", or in the other cell of a row of two. Both
 * are trimmed and not empty. */
bool split_spoken(const struct block *block, struct text line, struct text *label,
                  struct text *value);

/* Whether byte `at` of a text stands between quotation marks; looks a sentence's length back. */
bool is_quoted(struct text text, size_t at);

#endif
