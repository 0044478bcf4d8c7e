/* Inside the Markdown room. Takes HTML apart into tags, comments and text, in linear time whatever
 * it is given; it checks nothing.
 */
#ifndef PMLINT_MARKDOWN_HTML_SCAN_H
#define PMLINT_MARKDOWN_HTML_SCAN_H

#include "base/arena.h"
#include "base/text.h"

enum html_token_kind {
    HTML_TEXT,
    HTML_COMMENT,
    HTML_OPEN,  /* <name …> or <name …/> */
    HTML_CLOSE, /* </name> */
    HTML_OTHER, /* <?…>, <!DOCTYPE …> */
};

struct html_token {
    enum html_token_kind kind;
    size_t start, end;
    struct text name;       /* of a tag */
    struct text attributes; /* of an opening tag: from behind its name to its '>' */
};

struct html_scanner {
    struct text text;
    size_t at;
    bool no_more_ends;     /* no '>' is left */
    bool quotes_are_plain; /* a quote was found that nothing closes */
};

/* Reads the next token; returns false at the end. A '<' that begins no tag is text. */
bool html_scan(struct html_scanner *scanner, struct html_token *token);

/* Moves to the closing tag of that name; to the end where there is none. */
void html_skip_to_close(struct html_scanner *scanner, struct text name);

/* The value of an attribute, without its quotes; the empty text where it has none. */
struct text html_attribute(struct text attributes, struct text name);

/* What stands between <!-- and -->, trimmed. */
struct text html_comment_text(struct text comment);

/* Decodes the entity at byte `at` of the text into at most four bytes of `*value` (numbers, and
 * the names in use in prose). Returns the entity's length, or 0 where there is none. */
size_t html_entity(struct text text, size_t at, char value[4], size_t *value_length);

#endif
