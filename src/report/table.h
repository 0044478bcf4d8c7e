/* Floor 6. Rows in aligned columns for a terminal, by the width of what is shown.
 */
#ifndef PMLINT_REPORT_TABLE_H
#define PMLINT_REPORT_TABLE_H

#include <stdio.h>

#include "base/arena.h"

#define TABLE_MAX_COLUMNS 6

struct table_row {
    struct text cells[TABLE_MAX_COLUMNS];
    bool note; /* the first cell alone, across all columns */
};
LIST(table_row_list, struct table_row);

struct table {
    struct arena *arena;
    struct table_row_list rows;
    size_t indent;
    bool numbers_first; /* the first column is set to the right */
};

/* Adds a row; cells behind the last that is given are empty, NULL is an empty one. */
void table_add(struct table *table, size_t count, const char *const *cells);

/* Adds a line across all columns. */
void table_note(struct table *table, const char *note);

#define TABLE_ADD(table, ...) \
    table_add((table), sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *), \
              (const char *const[]){__VA_ARGS__})

/* Prints it; no column is wider than it must be, and the last is not padded. */
void table_print(const struct table *table, FILE *out);

#endif
