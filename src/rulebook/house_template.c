/* What a house's template holds: headings, sentences that ask or instruct, and what is to be replaced. Other
 * sentences may well stay in a document, so they are no prompts.
 */
#include "rulebook/house.h"

#include <string.h>

#include "input/document.h"
#include "input/files.h"
#include "markdown/markdown.h"
#include "rulebook/pattern.h"
#include "rulebook/prompt.h"
#include "rulebook/rulebook.h"

#define MAX_ENTRIES 500 /* of each list */
#define MIN_TOKEN 3     /* bytes, with brackets */
#define MAX_TOKEN 80

struct template_reader {
    struct arena *arena;
    const struct markdown *markdown;
    struct house_template *result;
};

static void add_once(struct template_reader *reader, struct text_list *list, struct text text)
{
    if (!text.length || list->count == MAX_ENTRIES)
        return;
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->items[i], text))
            return;
    LIST_PUSH(reader->arena, list, text);
}

/* A question, an order, or a remark to the author, in whatever language. */
static bool is_prompt(struct text sentence)
{
    if (text_ends_with(text_strip(text_trim(sentence), "*_ "), TEXT("?")))
        return true;
    for (size_t i = 0; i < rulebook_words_count; i++)
        if (patterns_match(&rulebook_words(i)->lists[WORDS_INSTRUCTION_PATTERNS], sentence) ||
            patterns_match(&rulebook_words(i)->lists[WORDS_PROMPT_PATTERNS], sentence))
            return true;
    return false;
}

/* An order in the template that elsewhere may be a sentence of a report. Where a link stands beside it, it may send
 * readers there, and stay. */
static bool is_house_prompt(const struct block *block, struct text sentence)
{
    if (block->links.count || text_find(sentence, TEXT("://"), 0) != TEXT_NOT_FOUND)
        return false;
    for (size_t i = 0; i < rulebook_words_count; i++)
        if (patterns_match(&rulebook_words(i)->lists[WORDS_HOUSE_PROMPT_PATTERNS], sentence))
            return true;
    return false;
}

/* Whether the sentence is set in italics as a whole, as remarks to the author often are. */
static bool is_emphasised(const struct block *block, struct text sentence)
{
    sentence = text_trim(sentence);
    size_t from = (size_t)(sentence.data - block->text.data);
    return sentence.length && block_style(block, from, from + sentence.length) & RUN_EMPHASIS;
}

static void read_prompts(struct template_reader *reader, const struct block *block)
{
    struct text rest = block->text, line;
    while (text_next_line(&rest, &line)) {
        while (line.length) {
            size_t length = prompt_length(line);
            struct text sentence = text_slice(line, 0, length);
            if (is_prompt(sentence) || is_emphasised(block, sentence) ||
                is_house_prompt(block, sentence))
                add_once(reader, &reader->result->prompts, prompt_fold(reader->arena, sentence));
            line = text_from_offset(line, length);
        }
    }
}

/* Names that between '<' and '>' are HTML and nothing to be replaced. */
static bool is_html_name(struct text name)
{
    static const char *const names[] = {
        "a",     "b",      "br",  "center",  "code", "dd",    "del",   "details", "div",
        "dl",    "dt",     "em",  "h1",      "h2",   "h3",    "h4",    "h5",      "h6",
        "hr",    "i",      "img", "input",   "li",   "ol",    "p",     "pre",     "s",
        "span",  "strong", "sub", "summary", "sup",  "table", "tbody", "td",      "th",
        "thead", "tr",     "u",   "ul",      "kbd",  "small", "font"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal_folded(name, text_from(names[i])))
            return true;
    return false;
}

static bool has_letter(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_word(text.data[i]) && !ascii_is_digit(text.data[i]))
            return true;
    return false;
}

/* "<service>", but neither "<br>" nor "<https://…>" nor "<a@b.example>". */
static bool is_angle_token(struct text inside)
{
    size_t length = 0;
    while (length < inside.length && ascii_is_word(inside.data[length]))
        length++;
    return length && !is_html_name(text_slice(inside, 0, length)) &&
           text_find(inside, TEXT("://"), 0) == TEXT_NOT_FOUND &&
           text_find_byte(inside, '@', 0) == TEXT_NOT_FOUND &&
           text_find_byte(inside, '=', 0) == TEXT_NOT_FOUND;
}

/* "[team]", but no task, no footnote and no link. */
static bool is_square_token(struct text inside, struct text behind)
{
    char next = behind.length ? behind.data[0] : '\n';
    return inside.data[0] != '^' && !text_equal_folded(inside, TEXT("x")) && next != '(' &&
           next != '[' && next != ':';
}

/* The length of the token that begins at `at`, or 0. */
static size_t token_length(struct text source, size_t at)
{
    static const char opening[] = "<[{", closing[] = ">]}";
    const char *kind = strchr(opening, source.data[at]);
    struct text near = text_slice(source, at, at + MAX_TOKEN);
    if (!source.data[at] || !kind)
        return 0;
    size_t end = text_find_byte(near, closing[kind - opening], 1);
    size_t line_end = text_find_byte(near, '\n', 0);
    while (end != TEXT_NOT_FOUND && *kind == '{' && end + 1 < near.length &&
           near.data[end + 1] == '}')
        end++; /* "{{name}}" */
    if (end == TEXT_NOT_FOUND || end + 1 < MIN_TOKEN || line_end < end)
        return 0;
    struct text inside = text_slice(near, 1, end), behind = text_from_offset(near, end + 1);
    bool token = has_letter(inside) && (*kind != '<' || is_angle_token(inside)) &&
                 (*kind != '[' || is_square_token(inside, behind));
    return token ? end + 1 : 0;
}

static void read_tokens(struct template_reader *reader, const struct block *block)
{
    const struct markdown *markdown = reader->markdown;
    struct text source = document_text(markdown->document, block->place);
    for (size_t at = 0; at < source.length;) {
        size_t length =
            comment_at(markdown, block->place.start + at) ? 0 : token_length(source, at);
        if (length)
            add_once(reader, &reader->result->tokens, text_slice(source, at, at + length));
        at += length ? length : 1;
    }
}

static void read_block(struct template_reader *reader, const struct block *block)
{
    if (block->first_child || block->kind == BLOCK_CODE)
        return;
    read_tokens(reader, block);
    if (block->kind == BLOCK_HEADING)
        add_once(reader, &reader->result->headings, text_trim(block->text));
    else
        read_prompts(reader, block);
}

static void read_comments(struct template_reader *reader)
{
    for (size_t i = 0; i < reader->markdown->comments.count; i++) {
        struct text comment = reader->markdown->comments.items[i].text;
        if (is_prompt(comment))
            add_once(reader, &reader->result->prompts, prompt_fold(reader->arena, comment));
    }
}

bool house_template_read(struct house_template *result, struct text path, struct arena *arena,
                         struct error *error)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct text bytes;
    if (!file_read(path.data, DOCUMENT_DEFAULT_MAX_SIZE, arena, &bytes, error) ||
        !document_init(document, arena, path, bytes, DOCUMENT_DEFAULT_MAX_SIZE, error) ||
        !markdown_parse(markdown, document, arena, error))
        return false;
    struct template_reader reader = {arena, markdown, result};
    const struct block *root = markdown->root;
    for (const struct block *block = block_next(root, root); block; block = block_next(block, root))
        read_block(&reader, block);
    read_comments(&reader);
    return true;
}
