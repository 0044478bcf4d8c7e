/* Markdown by cmark-gfm, with all that GitHub adds to it. */
#include "fuzz.h"
#include "printed.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#define FENCE TEXT("```")

static cmark_node *parse(struct text printed)
{
    static const char *const names[] = {"table", "autolink", "strikethrough", "tasklist", NULL};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; names[i]; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, printed.data, printed.length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

void expect_fenced(struct text printed)
{
    struct text line;
    expect_plain(printed, false);
    while (text_next_line(&printed, &line))
        EXPECT(!text_starts_with(text_trim(line), FENCE));
}

static bool is_own_html(const char *html)
{
    static const char *const known[] = {"<details>\n<summary>What to do</summary>\n",
                                        "</details>\n", NULL};
    size_t i = 0;
    while (known[i] && strcmp(known[i], html) != 0)
        i++;
    return known[i];
}

/* What a summary may hold of things that could mean more than words. */
static void expect_own_node(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    EXPECT(type != CMARK_NODE_HTML_INLINE && type != CMARK_NODE_IMAGE && type != CMARK_NODE_EMPH &&
           type != CMARK_NODE_STRONG && type != CMARK_NODE_BLOCK_QUOTE &&
           type != CMARK_NODE_THEMATIC_BREAK);
    /* GitHub makes a link of an address of mail even where its '@' is an entity. */
    EXPECT(type != CMARK_NODE_LINK || strncmp(cmark_node_get_url(node), "mailto:", 7) == 0);
    EXPECT(strcmp(cmark_node_get_type_string(node), "strikethrough") != 0);
    EXPECT(type != CMARK_NODE_LIST || cmark_node_get_list_type(node) == CMARK_BULLET_LIST);
    if (type == CMARK_NODE_HTML_BLOCK)
        EXPECT(is_own_html(cmark_node_get_literal(node)));
    if (type == CMARK_NODE_CODE_BLOCK)
        EXPECT(strcmp(cmark_node_get_fence_info(node), "mermaid") == 0);
}

/* The letters and digits of what a node shows, so that blanks and marks may be set anew. */
static struct text words_of(cmark_node *node, struct arena *arena)
{
    cmark_iter *iterator = cmark_iter_new(node);
    const char *words = "";
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *inner = cmark_iter_get_node(iterator);
        if (cmark_node_get_type(inner) == CMARK_NODE_TEXT)
            words = arena_printf(arena, "%s%s", words, cmark_node_get_literal(inner));
    }
    cmark_iter_free(iterator);
    return text_from(words);
}

static struct text without_blanks(struct text text, struct arena *arena)
{
    char *data = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++)
        if (!ascii_is_space(text.data[i]))
            data[length++] = text.data[i];
    return (struct text){data, length};
}

static void expect_row(cmark_node *row, const struct finding *finding, struct arena *arena)
{
    cmark_node *cell = cmark_node_first_child(row);
    size_t count = 0;
    for (cmark_node *each = cell; each; each = cmark_node_next(each))
        count++;
    EXPECT(count == 4);
    struct text shown = words_of(cmark_node_next(cmark_node_next(cell)), arena);
    struct text message = plain(arena, text_from(finding->message));
    EXPECT(text_equal(without_blanks(shown, arena), without_blanks(message, arena)));
}

/* The rows of a table are the findings that are shown, the worst first. */
static void expect_table(cmark_node *table, const struct report_document *document,
                         const struct report_options *options, struct arena *arena)
{
    cmark_node *row = cmark_node_next(cmark_node_first_child(table));
    for (int severity = SEVERITY_ERROR; severity >= (int)options->show; severity--)
        for (size_t i = 0; i < document->findings->count; i++) {
            const struct finding *finding = &document->findings->items[i];
            if (finding->severity != (enum severity)severity)
                continue;
            EXPECT(row);
            expect_row(row, finding, arena);
            row = cmark_node_next(row);
        }
    EXPECT(!row);
}

void expect_summary(struct text printed, const struct report_document *document,
                    const struct report_options *options, size_t headings_expected,
                    struct arena *arena)
{
    cmark_node *root = parse(printed);
    size_t tables = 0, headings = 0, shown = 0;
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    expect_plain(printed, true);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER)
            continue;
        expect_own_node(node);
        headings += cmark_node_get_type(node) == CMARK_NODE_HEADING;
        if (strcmp(cmark_node_get_type_string(node), "table") == 0) {
            tables++;
            expect_table(node, document, options, arena);
        }
    }
    for (size_t i = 0; i < document->findings->count; i++)
        shown += document->findings->items[i].severity >= options->show;
    EXPECT(headings == headings_expected && tables == (shown > 0));
    cmark_iter_free(iterator);
    cmark_node_free(root);
}
