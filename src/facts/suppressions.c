/* The comments by which a document speaks to pmlint, and what each of them speaks of. */
#include <string.h>

#include "facts/steps.h"

#define PROGRAM_NAME TEXT("pmlint")

static const struct {
    struct text name;
    enum suppression_verb verb;
} verbs[] = {
    {{"disable", 7}, SUPPRESS_SECTION},
    {{"disable-next", 12}, SUPPRESS_NEXT},
    {{"disable-line", 12}, SUPPRESS_LINE},
};

static enum suppression_verb find_verb(struct text name)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (text_equal_folded(name, verbs[i].name))
            return verbs[i].verb;
    return SUPPRESS_UNKNOWN;
}

/* What is still to be read of a comment. */
struct scanner {
    struct text rest;
    struct text source; /* the comment in the document, where quotes and lists may stand between */
    size_t offset;      /* of the source in the document */
    size_t at;          /* in the source, behind what was read */
};

/* Takes the bytes up to a blank, a comma or a colon, or one of these alone. */
static struct text take_word(struct scanner *scanner)
{
    size_t length = 0;
    while (length < scanner->rest.length && !ascii_is_space(scanner->rest.data[length]) &&
           scanner->rest.data[length] != ',' && scanner->rest.data[length] != ':')
        length++;
    struct text word = text_slice(scanner->rest, 0, length ? length : 1);
    scanner->rest = text_from_offset(scanner->rest, word.length);
    return word;
}

/* Where a word that was just taken stands: the next one like it in the source. */
static struct place place_word(struct scanner *scanner, struct text word)
{
    size_t found = text_find(scanner->source, word, scanner->at);
    if (found != TEXT_NOT_FOUND)
        scanner->at = found;
    size_t start = scanner->offset + scanner->at;
    scanner->at += word.length;
    return (struct place){start, start + word.length};
}

static void skip_blanks(struct scanner *scanner)
{
    while (scanner->rest.length && ascii_is_space(scanner->rest.data[0]))
        scanner->rest = text_from_offset(scanner->rest, 1);
}

/* The words of a reason, on one line. */
static struct text join_lines(struct reading *reading, struct text text)
{
    char *joined = arena_alloc(reading->arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool blank = ascii_is_space(text.data[i]);
        if (!blank || (length && joined[length - 1] != ' '))
            joined[length++] = blank ? ' ' : text.data[i];
    }
    return text_trim((struct text){joined, length});
}

/* Takes the names, parted by commas or blanks, up to the colon. */
static void read_names(struct reading *reading, struct scanner *scanner,
                       struct suppression *suppression)
{
    for (skip_blanks(scanner); scanner->rest.length; skip_blanks(scanner)) {
        struct text word = take_word(scanner);
        if (word.data[0] == ':')
            return;
        struct suppressed_rule rule = {word, place_word(scanner, word)};
        if (word.data[0] != ',')
            LIST_PUSH(reading->arena, &suppression->rules, rule);
    }
}

/* The program's name, with what is joined to it: "pmlint-disable" and "pmlint: disable" are none of ours,
 * but plainly meant. */
static bool take_name(struct scanner *scanner, struct suppression *suppression)
{
    struct text name = scanner->rest;
    if (!text_starts_with_folded(name, PROGRAM_NAME))
        return false;
    name = take_word(scanner);
    if (scanner->rest.length && scanner->rest.data[0] == ':')
        name.length += take_word(scanner).length;
    suppression->verb_written = name;
    suppression->verb_place = place_word(scanner, name);
    return name.length == PROGRAM_NAME.length || !ascii_is_word(name.data[PROGRAM_NAME.length]);
}

static bool is_upper_word(struct text word)
{
    for (size_t i = 0; i < word.length; i++)
        if (!ascii_is_capital(word.data[i]) && word.data[i] != '-' && word.data[i] != '_')
            return false;
    return word.length > 0;
}

/* Whether a comment begins with a word by which programs put in a text that is kept elsewhere: "#include file=…",
 * "@import …", "{{ include x }}", "include: x.md". "Include all regions" asks the author. */
static bool includes_text(struct text text)
{
    static const char *const openers[] = {"include", "import", "embed", "transclude", "insert"};
    struct text bare = text_strip(text, "#@{%!$[ \t");
    bool marked = bare.data != text.data;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        struct text opener = text_from(openers[i]);
        if (!text_starts_with_folded(bare, opener) || bare.length == opener.length)
            continue;
        char behind = bare.data[opener.length];
        return marked || behind == ':' || behind == '=' || behind == '(';
    }
    return false;
}

/* Whether a comment marks where a program writes: "BEGIN TIMELINE", "timeline:start", "AUTO-GENERATED:END (x)". */
static bool marks_generated(struct text text)
{
    static const char *const marks[] = {"begin", "start", "end", "stop"};
    size_t end = 0;
    while (end < text.length && !ascii_is_space(text.data[end]))
        end++;
    struct text word = text_slice(text, 0, end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct text mark = text_from(marks[i]);
        size_t before = word.length > mark.length ? word.length - mark.length : 0;
        bool first = text_starts_with_folded(word, mark) && is_upper_word(word);
        bool last = before && strchr(":_-", word.data[before - 1]) &&
                    text_starts_with_folded(text_from_offset(word, before), mark);
        if (first || last)
            return true;
    }
    return false;
}

static bool fills_in_text(const struct comment *comment)
{
    struct text text = text_trim(comment->text);
    return includes_text(text) || marks_generated(text);
}

bool postmortem_is_blank(const struct postmortem *postmortem, struct place place)
{
    struct text bytes = document_text(postmortem->document, place);
    for (size_t i = 0; i < bytes.length; i++) {
        char byte = bytes.data[i];
        const struct comment *comment =
            byte == '<' ? comment_at(postmortem->markdown, place.start + i) : NULL;
        if (comment && fills_in_text(comment))
            return false;
        if (comment)
            i = comment->place.end - place.start - 1;
        else if (ascii_is_word(byte) || byte == '?')
            return false;
    }
    return true;
}

static bool read_words(struct reading *reading, const struct comment *comment,
                       struct suppression *suppression)
{
    struct scanner scanner = {.rest = comment->text,
                              .source =
                                  document_text(reading->postmortem->document, comment->place),
                              .offset = comment->place.start};
    if (!take_name(&scanner, suppression))
        return false;
    skip_blanks(&scanner);
    if (suppression->verb_written.length == PROGRAM_NAME.length && scanner.rest.length) {
        suppression->verb_written = take_word(&scanner);
        suppression->verb_place = place_word(&scanner, suppression->verb_written);
        suppression->verb = find_verb(suppression->verb_written);
    }
    read_names(reading, &scanner, suppression);
    suppression->reason = join_lines(reading, scanner.rest);
    return true;
}

/* The section around an offset that a reader sees: "Impact: all users" opens none. */
static const struct section *headed_section_at(const struct postmortem *postmortem, size_t offset)
{
    size_t index = section_of_line(postmortem, section_index_at(postmortem, offset));
    return index == SIZE_MAX ? NULL : &postmortem->sections.items[index];
}

/* A section ends where the next heading's words begin; its marks stand before them. */
static size_t heading_line_start(const struct document *document, size_t offset)
{
    return document_line_start(document, document_line(document, offset));
}

/* From behind the comment, which does not hide what is said of itself. The document's end lies behind
 * its last byte, where a finding may stand as well. */
static void reach_section(const struct postmortem *postmortem, struct suppression *suppression)
{
    size_t start = suppression->place.end;
    size_t document_end = postmortem->document->bytes.length + 1;
    const struct section *section = headed_section_at(postmortem, suppression->place.start);
    suppression->whole_document = !section;
    suppression->reach = (struct place){start, document_end};
    if (!section)
        return;
    suppression->heading = section->place;
    if (section->body.end + 1 < document_end)
        suppression->reach.end = heading_line_start(postmortem->document, section->body.end);
    if (suppression->reach.end < start) /* the next heading stands behind it on its line */
        suppression->reach.end = start;
}

/* How far the blocks were looked through; comments come in the order of the document. */
struct cursor {
    const struct block *root;
    const struct block *next; /* the outermost that begins behind the last comment; may be NULL */
    const struct block *code; /* the last that was passed; may be NULL */
};

static void move_behind(struct cursor *cursor, size_t behind)
{
    while (cursor->next && cursor->next->place.start < behind) {
        if (cursor->next->kind == BLOCK_CODE)
            cursor->code = cursor->next;
        cursor->next = block_next(cursor->next, cursor->root);
    }
}

/* Behind a comment in a cell the next block is the next row. */
static void reach_next(const struct cursor *cursor, struct suppression *suppression)
{
    const struct block *next = cursor->next;
    while (next && next->kind == BLOCK_CELL && next->parent->place.start < suppression->place.end)
        next = block_next(next, cursor->root);
    if (next)
        suppression->reach = (struct place){next->place.start, next->place.end + 1};
}

static void reach_line(const struct postmortem *postmortem, struct suppression *suppression)
{
    const struct document *document = postmortem->document;
    size_t first = document_line(document, suppression->place.start);
    size_t last = document_line(document, suppression->place.end - 1);
    size_t end = document_line_start(document, last) + document_line_text(document, last).length;
    suppression->reach = (struct place){document_line_start(document, first), end + 1};
}

static void find_reach(const struct postmortem *postmortem, const struct cursor *cursor,
                       struct suppression *suppression)
{
    switch (suppression->verb) {
    case SUPPRESS_SECTION:
        reach_section(postmortem, suppression);
        break;
    case SUPPRESS_NEXT:
        reach_next(cursor, suppression);
        break;
    case SUPPRESS_LINE:
        reach_line(postmortem, suppression);
        break;
    case SUPPRESS_UNKNOWN:
        break;
    }
}

/* What stands in a fence is shown to the reader, even where its Markdown is read. */
static bool is_in_code(const struct cursor *cursor, struct place place)
{
    return cursor->code && place.start < cursor->code->place.end;
}

void read_suppressions(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct comment_list *comments = &postmortem->markdown->comments;
    struct cursor cursor = {.root = postmortem->markdown->root, .next = postmortem->markdown->root};
    for (size_t i = 0; i < comments->count; i++) {
        struct suppression suppression = {.place = comments->items[i].place};
        if (!read_words(reading, &comments->items[i], &suppression))
            continue;
        move_behind(&cursor, suppression.place.end);
        if (is_in_code(&cursor, suppression.place))
            continue;
        find_reach(postmortem, &cursor, &suppression);
        LIST_PUSH(reading->arena, &postmortem->suppressions, suppression);
    }
}
