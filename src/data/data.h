/* Floor 1. Data files as a tree of values: YAML (libyaml), JSON (jansson), and a subset of TOML for
 * front matter.
 * This room alone knows libyaml and jansson. Everything lives in the arena that is given.
 */
#ifndef PMLINT_DATA_DATA_H
#define PMLINT_DATA_DATA_H

#include "base/arena.h"
#include "base/text.h"

enum value_kind { VALUE_NULL, VALUE_SCALAR, VALUE_LIST, VALUE_MAP };

struct value {
    enum value_kind kind;
    struct text scalar;      /* of a scalar: its text, quotes and escapes resolved */
    bool quoted;             /* "5" is no number */
    struct place place;      /* bytes of the source */
    size_t line, column;     /* from 1, in the source; columns in code points */
    struct value *items;     /* of a list or map: its values */
    const struct text *keys; /* of a map, one for each item */
    const struct place *key_places;
    size_t count;
};

/* Why a source could not be read. */
struct data_fault {
    const char *message; /* in the arena; libyaml's problem and, where there is one, its context */
    size_t line, column; /* from 1 */
    size_t offset;       /* byte of the source */
    bool unread;         /* TOML beyond the subset: no fault of the author's */
};

/* Parses one YAML document. An empty source gives VALUE_NULL. Duplicate keys, aliases, anchors, a
 * second document and nesting deeper than 50 are faults. */
bool yaml_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault);

/* Parses TOML: key = "string" | 'string' | number | date | true | [strings], [table] headings,
 * comments. Anything else sets fault->unread. */
bool toml_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault);

/* Parses a JSON array or object. Numbers and the words true and false are scalars that are not
 * quoted. Duplicate keys, NUL in a string, invalid UTF-8 and nesting deeper than 50 are faults. */
bool json_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault);

/* The text as a JSON string in its quotes, invalid UTF-8 made U+FFFD; in the arena. */
struct text json_quote(struct text text, struct arena *arena);

/* The value of a key in a map, or NULL (also where `map` is no map). */
const struct value *value_get(const struct value *map, const char *key);

/* The line and the column (from 1; columns in code points) of byte `offset` of a source. */
void data_locate(struct text source, size_t offset, size_t *line, size_t *column);

#endif
