#include "report/table.h"

#include "base/utf8.h"
#include "report/report.h"

#include <assert.h>
#include <string.h>

/* The cell's text in one line. */
static struct text cell_text(struct arena *arena, const char *cell)
{
    size_t length = cell ? strlen(cell) : 0;
    char *line = arena_alloc(arena, length + 1);
    for (size_t i = 0; i < length; i++)
        line[i] = ascii_is_space(cell[i]) ? ' ' : cell[i];
    return printable(arena, (struct text){line, length});
}

void table_add(struct table *table, size_t count, const char *const *cells)
{
    struct table_row row = {0};
    assert(count <= TABLE_MAX_COLUMNS);
    for (size_t i = 0; i < count; i++)
        row.cells[i] = cell_text(table->arena, cells[i]);
    LIST_PUSH(table->arena, &table->rows, row);
}

void table_note(struct table *table, const char *note)
{
    struct table_row row = {.note = true, .cells = {text_from(note)}};
    LIST_PUSH(table->arena, &table->rows, row);
}

static void measure(const struct table *table, size_t widths[TABLE_MAX_COLUMNS])
{
    for (size_t i = 0; i < table->rows.count; i++)
        for (size_t j = 0; j < TABLE_MAX_COLUMNS && !table->rows.items[i].note; j++) {
            size_t width = utf8_width(table->rows.items[i].cells[j]);
            if (width > widths[j])
                widths[j] = width;
        }
}

static size_t last_filled(const struct table_row *row)
{
    size_t last = TABLE_MAX_COLUMNS - 1;
    while (last > 0 && !row->cells[last].length)
        last--;
    return last;
}

static void print_row(const struct table *table, const struct table_row *row,
                      const size_t widths[TABLE_MAX_COLUMNS], FILE *out)
{
    size_t last = last_filled(row);
    fprintf(out, "%*s", (int)table->indent, "");
    for (size_t j = 0; j <= last; j++) {
        size_t padding = row->note ? 0 : widths[j] - utf8_width(row->cells[j]);
        bool right = j == 0 && table->numbers_first;
        if (right)
            fprintf(out, "%*s", (int)padding, "");
        fprintf(out, "%.*s", TEXT_ARG(row->cells[j]));
        if (j < last && widths[j])
            fprintf(out, "%*s", (int)(right ? 2 : padding + 2), "");
    }
    fputc('\n', out);
}

void table_print(const struct table *table, FILE *out)
{
    size_t widths[TABLE_MAX_COLUMNS] = {0};
    measure(table, widths);
    for (size_t i = 0; i < table->rows.count; i++)
        print_row(table, &table->rows.items[i], widths, out);
}
