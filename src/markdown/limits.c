#include "markdown/limits.h"

struct survey {
    const struct document *document;
    size_t line;
    size_t openers; /* since the last blank line */
    size_t columns; /* of the table above, 0 outside of one */
    size_t cells;
    size_t depth;       /* no line can nest blocks deeper */
    size_t blank_lines; /* each may cost the parser one step a level */
};

/* A line of blanks and quote marks ends paragraphs and tables. */
static bool is_blank(struct text line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != '>' && !ascii_is_space(line.data[i]))
            return false;
    return true;
}

static size_t count_openers(struct text line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++) {
        char next = i + 1 < line.length ? line.data[i + 1] : '\0';
        count += line.data[i] == '[' || (line.data[i] == '<' && (next == '?' || next == '!'));
    }
    return count;
}

/* The part of a line that may be a table's delimiter row, whatever marks stand before it. */
static struct text delimiter_row(struct text line)
{
    line = text_trim(line);
    size_t start = line.length;
    while (start > 0 && (line.data[start - 1] == '|' || line.data[start - 1] == '-' ||
                         line.data[start - 1] == ':' || ascii_is_blank(line.data[start - 1])))
        start--;
    return text_trim(text_from_offset(line, start));
}

/* The columns of a table's delimiter row; 0 for another line. */
static size_t delimiter_columns(struct text line)
{
    struct text row = delimiter_row(line);
    bool pipe = text_find_byte(row, '|', 0) != TEXT_NOT_FOUND;
    bool dash = text_find_byte(row, '-', 0) != TEXT_NOT_FOUND;
    if (!pipe || !dash)
        return 0;
    size_t columns = 1;
    for (size_t i = 1; i + 1 < row.length; i++)
        columns += row.data[i] == '|';
    return columns;
}

/* How deep blocks may be nested where this line begins: each level takes two columns of
 * indentation, or a quote or list mark on the line itself. */
static size_t possible_depth(struct text line)
{
    size_t columns = 0, marks = 0, i = 0;
    for (; i < line.length; i++) {
        char c = line.data[i];
        bool blank_behind = i + 1 == line.length || ascii_is_blank(line.data[i + 1]);
        bool behind_number = i > 0 && ascii_is_digit(line.data[i - 1]);
        if (c == '\t')
            columns += 4;
        else if (c == ' ')
            columns++;
        else if (c == '>')
            marks++;
        else if (blank_behind && (c == '-' || c == '*' || c == '+'))
            marks++;
        else if (blank_behind && behind_number && (c == '.' || c == ')'))
            marks++;
        else if (!ascii_is_digit(c))
            break;
    }
    return marks ? marks + columns / 2 : 0;
}

static bool check_table(struct survey *survey, struct text line, struct error *error)
{
    size_t columns = delimiter_columns(line);
    if (columns > LIMIT_COLUMNS)
        return error_set(error, "line %zu: a table of %zu columns, more than the limit of %zu",
                         survey->line, columns, LIMIT_COLUMNS);
    if (columns > survey->columns)
        survey->columns = columns;
    survey->cells += survey->columns;
    if (survey->cells > LIMIT_CELLS)
        return error_set(error, "line %zu: a table of more than %zu cells, which is the limit",
                         survey->line, LIMIT_CELLS);
    return true;
}

static bool check_openers(struct survey *survey, struct text line, struct error *error)
{
    survey->openers += count_openers(line);
    if (survey->openers <= LIMIT_OPENERS)
        return true;
    return error_set(error,
                     "line %zu: more than %zu of \"[\", \"<!\" and \"<?\" in one paragraph, "
                     "which is the limit",
                     survey->line, LIMIT_OPENERS);
}

static bool check_nesting(struct survey *survey, struct text line, struct error *error)
{
    size_t depth = possible_depth(line);
    if (depth > survey->depth)
        survey->depth = depth;
    survey->blank_lines += is_blank(line);
    if (!survey->blank_lines || survey->depth <= LIMIT_NESTING / survey->blank_lines)
        return true;
    return error_set(error,
                     "line %zu: blocks nested %zu deep with %zu blank lines, more than the limit "
                     "of %zu for the product of both",
                     survey->line, survey->depth, survey->blank_lines, LIMIT_NESTING);
}

bool limits_check(const struct document *document, struct error *error)
{
    struct survey survey = {.document = document};
    for (survey.line = 1; survey.line <= document->line_count; survey.line++) {
        struct text line = document_line_text(document, survey.line);
        if (is_blank(line))
            survey.openers = survey.columns = survey.cells = 0;
        if (!check_table(&survey, line, error) || !check_openers(&survey, line, error) ||
            !check_nesting(&survey, line, error))
            return false;
    }
    return true;
}
