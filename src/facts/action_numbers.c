/* The numbers that the rows of a table of action items have of their own: "AI-1", "AI-2" under "ID". They look like
 * tickets, and are none.
 */
#include "facts/actions.h"

/* No row's number is longer. */
enum { MAX_NUMBER_BYTES = 16, MAX_DIGITS = 4 };

/* Splits "AI-07" into what stands before its last number, and that. */
static bool split_number(const struct block *cell, struct text *prefix, unsigned *number)
{
    struct text text = text_trim(cell->text);
    size_t from = text.length;
    *number = 0;
    if (text.length > MAX_NUMBER_BYTES)
        return false;
    while (from && ascii_is_digit(text.data[from - 1]))
        from--;
    if (from == text.length || text.length - from > MAX_DIGITS)
        return false;
    for (size_t i = from; i < text.length; i++)
        *number = *number * 10 + (unsigned)(text.data[i] - '0');
    *prefix = text_slice(text, 0, from);
    return true;
}

static const struct block *cell_at(const struct block *row, size_t column)
{
    const struct block *cell = row->first_child;
    while (cell && column--)
        cell = cell->next;
    return cell;
}

/* Whether the key runs on by one from the one above it, or begins anew: "P1-2", "P2-1". */
static bool runs_on(const struct block *above, const struct block *cell)
{
    struct text prefix, next_prefix;
    unsigned number, next;
    if (!above || !cell || !split_number(above, &prefix, &number) ||
        !split_number(cell, &next_prefix, &next) || prefix.length != next_prefix.length)
        return false;
    return text_equal(prefix, next_prefix) ? next == number + 1 : next == 1;
}

/* Whether a table's first key is 1, or goes on from the table before: "AI-4" where "AI-3" was the last. */
static bool begins_count(const struct reading *reading, struct text prefix, unsigned number)
{
    return prefix.length && (number == 1 || (number == reading->next_number &&
                                             text_equal(prefix, reading->number_prefix)));
}

/* Whether all keys of a column count its rows, none of them a link; the first table has two or more. */
static bool counts_rows(struct reading *reading, const struct block *table, size_t column)
{
    const struct block *row = table->first_child->next, *above = NULL;
    struct text prefix = {0};
    unsigned number = 0;
    for (; row; row = row->next) {
        const struct block *cell = cell_at(row, column);
        if (!cell || cell->links.count || (above && !runs_on(above, cell)) ||
            !split_number(cell, &prefix, &number) ||
            (!above && (!begins_count(reading, prefix, number) || (number == 1 && !row->next))))
            return false;
        above = cell;
    }
    reading->number_prefix = prefix;
    reading->next_number = number + 1;
    return true;
}

static bool numbers_rows(struct reading *reading, const struct block *name)
{
    struct text folded = label_name(reading, name->text);
    return !folded.length || phrases_contain(&reading->words->lists[WORDS_NUMBER_COLUMNS], folded);
}

/* Whether a line names a ticket or an address behind such a key, "AI-1: OPS-71"; in a row that is of another cell. */
static bool leads_to_ticket(struct reading *reading, struct text line)
{
    struct text found, behind = text_slice(line, 0, text_find_byte(line, '|', 0));
    size_t word = text_find_byte(behind, ' ', 0);
    return word != TEXT_NOT_FOUND &&
           (text_find(behind, TEXT("://"), word) != TEXT_NOT_FOUND ||
            find_named(reading, WORDS_LINK_PATTERNS, text_from_offset(behind, word), &found));
}

/* Whether keys that begin so are tickets all the same: an address ends with one, "…/browse/AI-1", a line names the
 * ticket behind one, or the document names a tracker. The whole document is read for it, so it is taken for granted
 * of more tables than people write. */
static bool are_tickets(struct reading *reading)
{
    enum { MOST_TABLES = 16 };
    struct text bytes = reading->postmortem->document->bytes, line;
    if (++reading->numbered_tables > MOST_TABLES ||
        text_matches(reading, WORDS_TICKET_TARGET_PATTERNS, bytes) ||
        text_matches(reading, WORDS_TRACKER_PATTERNS, bytes))
        return true;
    while (text_next_line(&bytes, &line)) {
        size_t at = text_find(line, reading->number_prefix, 0);
        if (at != TEXT_NOT_FOUND && ((at > 0 && line.data[at - 1] == '/') ||
                                     leads_to_ticket(reading, text_from_offset(line, at))))
            return true;
    }
    return false;
}

/* The name of the table's column of row numbers, or NULL. */
static const struct block *number_column(struct reading *reading, const struct block *table)
{
    size_t column = 0;
    for (const struct block *name = table->first_child->first_child; name; name = name->next) {
        if (numbers_rows(reading, name))
            return counts_rows(reading, table, column) && !are_tickets(reading) ? name : NULL;
        column++;
    }
    return NULL;
}

bool is_row_number(struct reading *reading, const struct block *cell, const struct block *name)
{
    const struct block *table = cell->parent->parent;
    if (reading->numbered_table != table) {
        reading->numbered_table = table;
        reading->number_column = number_column(reading, table);
    }
    return name && name == reading->number_column;
}
