#include "markdown/limits.h"

#include "markdown/emphasis_work.h"
#include "markdown/table.h"

#include <string.h>

/* What has been seen since the last line that ends paragraphs and tables: one of them, as far as it
 * matters here. */
struct stretch {
    size_t openers;
    size_t marks;      /* of emphasis */
    size_t link_steps; /* back over them, from what may end a link */
    struct emphasis_work emphasis;
    size_t columns; /* of the row that has most */
    bool table;     /* one of the rows has the form of a delimiter row */
    size_t cells;
    size_t since_pipe; /* bytes */
    size_t steps;      /* to read all of it once as rows of a table */
};

struct survey {
    size_t line;
    struct stretch stretch;
    size_t depth;  /* no line can nest blocks deeper */
    size_t climbs; /* what makes the parser climb that depth */
    size_t steps;
};

/* A line of blanks and quote marks ends paragraphs and tables; one of a vertical tab or form feed does not. */
static bool is_blank(struct text line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != '>' && !ascii_is_blank(line.data[i]))
            return false;
    return true;
}

/* A line that begins a list's item is no part of the paragraph or table above it, unless it is indented so
 * far that its mark may be a word of them. Items that are empty or numbered may be words too. */
static bool begins_item(struct text line)
{
    size_t indent = 0;
    while (indent < line.length && line.data[indent] == ' ')
        indent++;
    struct text item = text_from_offset(line, indent);
    return indent <= 3 && item.length > 1 && strchr("-*+", item.data[0]) && item.data[1] == ' ' &&
           text_trim(text_from_offset(item, 1)).length;
}

/* The part of a line that may be a table's delimiter row, whatever marks stand before it. */
static struct text delimiter_row(struct text line)
{
    line = text_trim(line);
    size_t start = line.length;
    while (start > 0 && table_is_delimiter(line.data[start - 1]))
        start--;
    return text_trim(text_from_offset(line, start));
}

static bool is_delimiter_row(struct text line)
{
    struct text row = delimiter_row(line);
    if (!row.length)
        return false;
    bool columns = text_find_byte(row, '|', 0) != TEXT_NOT_FOUND ||
                   text_find_byte(row, ':', 0) != TEXT_NOT_FOUND;
    return columns && text_find_byte(row, '-', 0) != TEXT_NOT_FOUND;
}

/* The cells of a line that is read as a row: pipes at its ends border no other cell. */
static size_t count_cells(struct text line, size_t pipes)
{
    if (!pipes)
        return 1;
    while (line.data[0] == '>' || ascii_is_space(line.data[0]))
        line = text_from_offset(line, 1);
    line = text_trim(line);
    size_t cells = 1 + pipes - (line.data[0] == '|');
    return cells - (cells > 1 && line.data[line.length - 1] == '|');
}

/* The length of the marks of lists and quotes, with the blanks among them, that begin a line. */
static size_t marks_length(struct text line)
{
    size_t i = 0;
    for (; i < line.length; i++) {
        char c = line.data[i];
        bool blank_behind = i + 1 == line.length || ascii_is_blank(line.data[i + 1]);
        bool behind_number = i > 0 && ascii_is_digit(line.data[i - 1]);
        bool bullet = blank_behind && (c == '-' || c == '*' || c == '+');
        bool number_end = blank_behind && behind_number && (c == '.' || c == ')');
        if (!ascii_is_blank(c) && !ascii_is_digit(c) && c != '>' && !bullet && !number_end)
            break;
    }
    return i;
}

/* How deep blocks may be nested where this line begins: each level takes two columns of
 * indentation, or a mark of its own. A line without marks opens no level. */
static size_t possible_depth(struct text marks)
{
    size_t levels = 0, columns = 0;
    for (size_t i = 0; i < marks.length; i++) {
        char c = marks.data[i];
        levels += !ascii_is_blank(c) && !ascii_is_digit(c);
        columns += c == '\t' ? 4 : c == ' ';
    }
    return levels ? levels + columns / 2 : 0;
}

static bool is_opener(struct text line, size_t at)
{
    char next = at + 1 < line.length ? line.data[at + 1] : '\0';
    return line.data[at] == '[' || (line.data[at] == '<' && (next == '?' || next == '!'));
}

/* 1 for a byte that counts, else 0. */
static inline unsigned is_counted(char c)
{
    static const uint8_t counted[256] = {['*'] = 1, ['_'] = 1, ['`'] = 1, ['['] = 1,  [']'] = 1,
                                         ['<'] = 1, ['&'] = 1, ['!'] = 1, ['\\'] = 1, ['|'] = 1};
    return counted[(unsigned char)c];
}

/* The next byte, from `at` on, that counts: most do not, so that four are looked at together. */
static size_t next_counted(struct text line, size_t at)
{
    const char *bytes = line.data;
    while (line.length - at >= 4 && !(is_counted(bytes[at]) | is_counted(bytes[at + 1]) |
                                      is_counted(bytes[at + 2]) | is_counted(bytes[at + 3])))
        at += 4;
    while (at < line.length && !is_counted(bytes[at]))
        at++;
    return at;
}

/* Counts what begins phrases, behind the `marks` bytes of marks that begin the line, and what else the parser
 * has work with. Returns how many pipes there are. */
static size_t count_phrases(struct survey *survey, struct text line, size_t marks)
{
    struct stretch *stretch = &survey->stretch;
    size_t pipes = 0, length;
    for (size_t i = 0; (i = next_counted(line, i)) < line.length; i += length) {
        char c = line.data[i];
        length = 1;
        if (c == '*' || c == '_') {
            stretch->marks++;
            length = emphasis_work_add(&stretch->emphasis, line, i);
        }
        if (c == ']')
            stretch->link_steps += stretch->marks;
        stretch->openers += is_opener(line, i);
        pipes += c == '|';
        survey->climbs += c != '|' && i >= marks ? length : 0;
    }
    return pipes;
}

static bool check_size(struct survey *survey, size_t cells, struct error *error)
{
    struct stretch *stretch = &survey->stretch;
    if (!stretch->table)
        return true;
    if (stretch->columns > LIMIT_COLUMNS)
        return error_set(error, "line %zu: a table of %zu columns, more than the limit of %zu",
                         survey->line, stretch->columns, LIMIT_COLUMNS);
    stretch->cells += cells > stretch->columns ? cells : stretch->columns;
    if (stretch->cells > LIMIT_CELLS)
        return error_set(error, "line %zu: a table of more than %zu cells, which is the limit",
                         survey->line, LIMIT_CELLS);
    return true;
}

/* A delimiter row makes the parser take the paragraph above it apart into cells: it lists those of
 * each line, and goes back from the line's first to the pipe before. */
static bool check_steps(struct survey *survey, struct text line, size_t cells, bool delimiters,
                        struct error *error)
{
    struct stretch *stretch = &survey->stretch;
    if (delimiters)
        survey->steps += stretch->steps;
    stretch->steps += cells * (cells + 16) + stretch->since_pipe;
    stretch->since_pipe = cells > 1 ? 0 : stretch->since_pipe + line.length + 1;
    if (survey->steps <= LIMIT_TABLE_STEPS)
        return true;
    return error_set(error,
                     "line %zu: a table below so much text that to read it takes more than %zu "
                     "steps, which is the limit",
                     survey->line, LIMIT_TABLE_STEPS);
}

static bool check_table(struct survey *survey, struct text line, size_t pipes, struct error *error)
{
    struct stretch *stretch = &survey->stretch;
    bool delimiters = is_delimiter_row(line);
    size_t cells = count_cells(line, pipes);
    if (cells > stretch->columns)
        stretch->columns = cells;
    stretch->table = stretch->table || delimiters;
    return check_size(survey, cells, error) && check_steps(survey, line, cells, delimiters, error);
}

static bool check_openers(const struct survey *survey, struct error *error)
{
    if (survey->stretch.openers <= LIMIT_OPENERS)
        return true;
    return error_set(error,
                     "line %zu: more than %zu of \"[\", \"<!\" and \"<?\" in one paragraph, "
                     "which is the limit",
                     survey->line, LIMIT_OPENERS);
}

static bool check_links(const struct survey *survey, struct error *error)
{
    if (survey->stretch.link_steps <= LIMIT_LINK_STEPS)
        return true;
    return error_set(error,
                     "line %zu: so many links and marks of emphasis in one paragraph that the "
                     "parser's work passes the limit of %zu",
                     survey->line, LIMIT_LINK_STEPS);
}

static bool check_emphasis(const struct survey *survey, struct error *error)
{
    if (survey->stretch.emphasis.steps <= LIMIT_EMPHASIS_STEPS)
        return true;
    return error_set(
        error,
        "line %zu: so many marks of emphasis that nothing closes in one paragraph that "
        "the parser's work passes the limit of %zu",
        survey->line, LIMIT_EMPHASIS_STEPS);
}

static bool check_depth(const struct survey *survey, struct error *error)
{
    if (survey->depth <= LIMIT_DEPTH || survey->depth <= LIMIT_CLIMBS / survey->climbs)
        return true;
    return error_set(error,
                     "line %zu: blocks nested %zu deep with so much in them that the parser's work "
                     "passes the limit of %zu",
                     survey->line, survey->depth, LIMIT_CLIMBS);
}

static bool check_line(struct survey *survey, struct text line, struct error *error)
{
    size_t marks = marks_length(line);
    size_t depth = possible_depth(text_slice(line, 0, marks));
    if (depth > survey->depth)
        survey->depth = depth;
    survey->climbs++;
    size_t pipes = count_phrases(survey, line, marks);
    return check_table(survey, line, pipes, error) && check_openers(survey, error) &&
           check_links(survey, error) && check_emphasis(survey, error) &&
           check_depth(survey, error);
}

bool limits_check(const struct document *document, struct error *error)
{
    struct survey survey = {.line = 0};
    for (survey.line = 1; survey.line <= document->line_count; survey.line++) {
        struct text line = document_line_text(document, survey.line);
        if (is_blank(line) || begins_item(line))
            survey.stretch = (struct stretch){.openers = 0};
        if (!check_line(&survey, line, error))
            return false;
    }
    return true;
}
