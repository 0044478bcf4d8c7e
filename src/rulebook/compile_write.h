/* Floor 3, inside the compiler only: writing parts of the tables as C.
 */
#ifndef PMLINT_RULEBOOK_COMPILE_WRITE_H
#define PMLINT_RULEBOOK_COMPILE_WRITE_H

#include <stdio.h>

#include "rulebook/compile.h"

/* A string literal; each line of the string becomes one on a line of its own. */
void write_string(FILE *out, const char *string);

/* `.member = "string",` on a line. */
void write_member(FILE *out, const char *member, const char *string);

/* The table NAME_NUMBER_PART that a list's items stand in; empty lists have none. */
void write_items(FILE *out, const char *name, size_t number, size_t part,
                 const struct word_list *list);

/* The list of `count` items that stand in that table; it extends none. */
void write_list(FILE *out, const char *name, size_t number, size_t part, size_t count);

/* The tables of standards, rules and profiles. */
void write_rulebook(FILE *out, const struct tables *tables);

/* The words of all languages and the zones (rulebook/stored_words.h). */
void write_languages(FILE *out, const struct tables *tables);

/* All of build/pattern_images.c but its first line. */
void write_images(FILE *out, const struct tables *tables);

#endif
