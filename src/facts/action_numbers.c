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

/* Whether the numbers in the column run on by one from a row to the next, or begin anew: "P1-2", "P2-1". */
static bool runs_on(const struct block *before, const struct block *behind, size_t column)
{
    const struct block *one = before ? cell_at(before, column) : NULL;
    const struct block *other = behind ? cell_at(behind, column) : NULL;
    struct text prefix, next_prefix;
    unsigned number, next;
    if (!one || !other || !split_number(one, &prefix, &number) ||
        !split_number(other, &next_prefix, &next) || prefix.length != next_prefix.length)
        return false;
    return text_equal(prefix, next_prefix) ? next == number + 1 : next == 1;
}

static bool begins_with_one(const struct block *row, size_t column)
{
    const struct block *cell = cell_at(row, column);
    struct text prefix;
    unsigned number;
    return cell && split_number(cell, &prefix, &number) && number == 1;
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
 * ticket behind one, or the document names a tracker. Asked once a table. */
static bool are_tickets(struct reading *reading, const struct block *table, struct text prefix)
{
    if (reading->numbered_table == table)
        return reading->numbered_tickets;
    struct text bytes = reading->postmortem->document->bytes, line;
    reading->numbered_table = table;
    reading->numbered_tickets = text_matches(reading, WORDS_TICKET_TARGET_PATTERNS, bytes);
    while (!reading->numbered_tickets && text_next_line(&bytes, &line)) {
        size_t at = text_find(line, prefix, 0);
        reading->numbered_tickets =
            at != TEXT_NOT_FOUND && ((at > 0 && line.data[at - 1] == '/') ||
                                     leads_to_ticket(reading, text_from_offset(line, at)));
    }
    return reading->numbered_tickets;
}

bool is_row_number(struct reading *reading, const struct block *cell, const struct block *name)
{
    const struct block *row = cell->parent, *first = row->parent->first_child->next;
    struct text prefix;
    unsigned number;
    size_t column = 0;
    if (!name || cell->links.count || !split_number(cell, &prefix, &number) ||
        !numbers_rows(reading, name))
        return false;
    for (const struct block *before = cell->previous; before; before = before->previous)
        column++;
    bool runs =
        row == first ? runs_on(row, row->next, column) : runs_on(row->previous, row, column);
    return runs && prefix.length && begins_with_one(first, column) &&
           !are_tickets(reading, row->parent, prefix);
}
