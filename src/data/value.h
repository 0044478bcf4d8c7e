/* Floor 1, private to this room: making values. A reader collects the entries of a map or list in
 * a builder and then turns it into a value.
 */
#ifndef PMLINT_DATA_VALUE_H
#define PMLINT_DATA_VALUE_H

#include "data/data.h"

LIST(value_items, struct value);
LIST(value_keys, struct text);
LIST(value_places, struct place);

/* A map or list under way; `keys` and `key_places` stay empty for a list. Start with {0}. */
struct value_builder {
    struct value_items items;
    struct value_keys keys;
    struct value_places key_places;
};

void value_builder_add(struct value_builder *builder, struct arena *arena, struct value item);
void value_builder_put(struct value_builder *builder, struct arena *arena, struct text key,
                       struct place key_place, struct value item);

/* Moves what was collected into `value`, whose kind and place the caller sets. */
void value_builder_finish(const struct value_builder *builder, struct value *value);

/* The index of the first key that stood before already, or TEXT_NOT_FOUND where all differ. */
size_t value_find_duplicate_key(const struct value *map, struct arena *arena);

/* Fills `fault`; its line and column are those of byte `offset`. The message is the caller's. */
void data_fault_set(struct data_fault *fault, struct text source, size_t offset,
                    const char *message);

#endif
