/* Inside the Markdown room. Lets cmark parse a source and makes our blocks of its nodes. */
#ifndef PMLINT_MARKDOWN_TREE_H
#define PMLINT_MARKDOWN_TREE_H

#include "markdown/inline.h"
#include "markdown/table.h"

struct tree_reader {
    struct markdown *markdown;
    struct arena *arena;   /* of the document */
    struct arena *scratch; /* emptied when all is read */
    const struct source *source;
    bool inside_fence;    /* a fence in here stays plain code */
    struct block *block;  /* the innermost open one */
    size_t quotes;        /* open quotes of this source */
    struct table_row row; /* the open row of a table */
    struct writer writer;
    struct inline_reader phrases;
};

/* Reads a source; its blocks become children of `parent`. What is of no use behind that comes from `scratch`. */
void tree_read(struct markdown *markdown, struct arena *arena, struct arena *scratch,
               const struct source *source, struct block *parent, bool inside_fence);

/* Where cmark says that a node starts, which is right for containers, headings, code and HTML. */
size_t node_start(const struct tree_reader *reader, cmark_node *node);

/* The line on which cmark says that a node starts. */
size_t node_line(cmark_node *node);

/* Makes a leaf block without phrases: a fence or indented code; a block of HTML. */
void read_code_block(struct tree_reader *reader, cmark_node *node);
void read_html_block(struct tree_reader *reader, cmark_node *node);

#endif
