/* For the tests of the Markdown room: parses a text, finds blocks, compares places. */
#ifndef PMLINT_TESTS_MARKDOWN_FIXTURE_H
#define PMLINT_TESTS_MARKDOWN_FIXTURE_H

#include "arena_fixture.h"
#include "markdown/markdown.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

/* The document's tree; lives until the end of the test. */
static inline struct markdown *parse_bytes(struct text bytes)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct error error = {""};
    if (!document_init(document, arena, TEXT("pm.md"), bytes, SIZE_MAX, &error) ||
        !markdown_parse(markdown, document, arena, &error))
        fail_msg("%s", error.message);
    return markdown;
}

static inline struct markdown *parse(const char *string)
{
    return parse_bytes(text_from(string));
}

/* The block of that kind which has `before` others of it before it, or NULL. */
static inline const struct block *find_block(const struct markdown *markdown, enum block_kind kind,
                                             size_t before)
{
    const struct block *block = markdown->root;
    for (; block; block = block_next(block, markdown->root))
        if (block->kind == kind && before-- == 0)
            break;
    return block;
}

/* The first block of that kind whose text holds the words, or NULL. */
static inline const struct block *find_words(const struct markdown *markdown, enum block_kind kind,
                                             const char *words)
{
    const struct block *block = markdown->root;
    for (; block; block = block_next(block, markdown->root))
        if (block->kind == kind && text_find(block->text, text_from(words), 0) != TEXT_NOT_FOUND)
            break;
    return block;
}

/* "line:column-line:column" of both ends. */
static inline const char *place_name(const struct markdown *markdown, struct place place)
{
    const struct document *document = markdown->document;
    return arena_printf(arena, "%zu:%zu-%zu:%zu", document_line(document, place.start),
                        document_column(document, place.start), document_line(document, place.end),
                        document_column(document, place.end));
}

static inline void assert_text(struct text text, const char *expected)
{
    if (!text_equal(text, text_from(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(text), expected);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif
