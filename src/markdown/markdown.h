/* Floor 2. A document as a tree of Markdown blocks (CommonMark with GitHub's tables and task lists),
 * each visible text with its exact place in the document. This room alone knows cmark.
 *
 * A leaf block (heading, paragraph, cell, code, HTML) has a `text`: what a reader of the rendered
 * page sees, escapes and entities decoded, lines joined by '\n' (soft and hard breaks alike; cells
 * have one line). Its runs tell, for each part of that text, where it stands in the document and
 * how it is set. Blocks without text have an empty one.
 *
 * Everything lives in the arena that was given to markdown_parse.
 */
#ifndef PMLINT_MARKDOWN_MARKDOWN_H
#define PMLINT_MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

enum block_kind {
    BLOCK_DOCUMENT,
    BLOCK_HEADING, /* ATX or setext; `level` */
    BLOCK_PARAGRAPH,
    BLOCK_LIST, /* `ordered` */
    BLOCK_ITEM, /* `task`, `number` where the list is ordered */
    BLOCK_QUOTE,
    BLOCK_CODE, /* fenced or indented; `info`; `text` is its content, one run a line */
    BLOCK_HTML, /* `text` is what is left without tags and comments, one line a block tag or <br>;
                 * a comment alone leaves nothing. `level` 1 to 6 where the block is one <hN> */
    BLOCK_RULE, /* a thematic break */
    BLOCK_TABLE,
    BLOCK_ROW, /* `header` for the first */
    BLOCK_CELL,
};

enum task_state { TASK_NONE, TASK_OPEN, TASK_DONE };

enum run_style {
    RUN_STRONG = 1 << 0,
    RUN_EMPHASIS = 1 << 1,
    RUN_CODE = 1 << 2,
    RUN_LINK = 1 << 3,   /* the words of a link */
    RUN_IMAGE = 1 << 4,  /* the alternative text of an image */
    RUN_STRUCK = 1 << 5, /* between ~~ and ~~; the tildes are no part of the text */
};

/* A part of a block's visible text. Where `linear`, byte i of it is byte place.start + i of the
 * document; else (an entity, a line break with its indentation) the whole stands for the whole. */
struct run {
    size_t start, length; /* in the block's text */
    struct place place;   /* in the document */
    unsigned style;       /* of enum run_style */
    bool linear;
};
LIST(run_list, struct run);

/* A link or an image of a block, in the order of the text. */
struct link {
    bool image;
    struct text target;        /* the destination as written, escapes decoded, no title */
    struct place target_place; /* of the destination's bytes; for a reference link, of its label */
    size_t start, end;         /* its words in the block's text (for an image, its alternative) */
};
LIST(link_list, struct link);

struct block {
    enum block_kind kind;
    struct place place; /* from its first byte (marker included) to behind its last, no line end */
    struct block *parent, *first_child, *last_child, *next, *previous;

    struct text text;
    struct run_list runs;
    struct link_list links;

    int level;
    int number;
    bool ordered;
    bool header;
    bool closed; /* code: the fence has its closing line (indented code is closed) */
    enum task_state task;
    struct text info; /* of a fence: "md", "line=3" … */
};

/* An HTML comment, in a block of its own or within a line. */
struct comment {
    struct text text;   /* between <!-- and -->, trimmed */
    struct place place; /* from <!-- to behind --> */
};
LIST(comment_list, struct comment);

enum front_matter_kind { FRONT_MATTER_NONE, FRONT_MATTER_YAML, FRONT_MATTER_TOML };

struct markdown {
    const struct document *document;
    struct block *root;
    enum front_matter_kind front_matter_kind;
    struct place front_matter;    /* what stands between the fences, without them */
    struct comment_list comments; /* in the order of the document */
};

/* Reads the document. Fails where one of the limits is passed that keep the parser's time and
 * memory linear (columns and cells of a table, openers in one paragraph), naming the line. */
bool markdown_parse(struct markdown *markdown, const struct document *document, struct arena *arena,
                    struct error *error);

/* Where bytes `from` to `to` of the block's text stand in the document. */
struct place block_place(const struct block *block, size_t from, size_t to);

/* The styles that hold for every byte from `from` to `to` (white space apart); 0 for none. */
unsigned block_style(const struct block *block, size_t from, size_t to);

/* The comment that byte `offset` of the document lies in, or NULL. */
const struct comment *comment_at(const struct markdown *markdown, size_t offset);

/* The next block in document order below `root` (children first), or NULL behind the last. */
const struct block *block_next(const struct block *block, const struct block *root);

/* How many ancestors of that kind the block has. */
int block_depth(const struct block *block, enum block_kind kind);

#endif
