/* JSON by jansson. It tells where a source is no JSON, but not where a value stands, which whoever
 * finds a value wrong must say: so the source, then known to be good, is walked beside its tree.
 */
#include "base/memory.h"
#include "data/value.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define MAX_DEPTH 50

struct walk {
    struct text source;
    size_t at;
    size_t located, line, column; /* the line and column, from 1, of byte `located` */
    struct arena *arena;
    struct data_fault *fault;
};

static char here(const struct walk *walk)
{
    return walk->at < walk->source.length ? walk->source.data[walk->at] : '\0';
}

/* Passes white space and the signs between values. */
static void skip_between(struct walk *walk)
{
    while (ascii_is_space(here(walk)) || here(walk) == ',' || here(walk) == ':')
        walk->at++;
}

/* Moves the known line and column to where the walk is. */
static void locate(struct walk *walk)
{
    for (; walk->located < walk->at; walk->located++) {
        char byte = walk->source.data[walk->located];
        bool continuation = ((unsigned char)byte & 0xC0) == 0x80;
        walk->line += byte == '\n';
        walk->column = byte == '\n' ? 1 : walk->column + !continuation;
    }
}

static bool is_plain(char byte)
{
    return ascii_is_word(byte) || byte == '+' || byte == '-' || byte == '.';
}

/* Passes a string, or a number or word; returns where it stands. */
static struct place pass_scalar(struct walk *walk)
{
    skip_between(walk);
    size_t start = walk->at;
    bool string = here(walk) == '"';
    walk->at += string;
    while (walk->at < walk->source.length && (string ? here(walk) != '"' : is_plain(here(walk))))
        walk->at += here(walk) == '\\' ? 2 : 1;
    walk->at += string;
    return (struct place){start, walk->at};
}

static struct text copy_string(const struct walk *walk, const char *bytes, size_t length)
{
    return arena_copy(walk->arena, (struct text){bytes, length});
}

static bool read_value(struct walk *walk, json_t *node, int depth, struct value *value);

static bool read_list(struct walk *walk, json_t *node, int depth, struct value *value)
{
    struct value_builder builder = {0};
    for (size_t i = 0; i < json_array_size(node); i++) {
        struct value item;
        if (!read_value(walk, json_array_get(node, i), depth, &item))
            return false;
        value_builder_add(&builder, walk->arena, item);
    }
    value_builder_finish(&builder, value);
    return true;
}

/* Jansson keeps the order of the members. */
static bool read_map(struct walk *walk, json_t *node, int depth, struct value *value)
{
    struct value_builder builder = {0};
    for (void *member = json_object_iter(node); member;
         member = json_object_iter_next(node, member)) {
        const char *key = json_object_iter_key(member);
        struct place place = pass_scalar(walk);
        struct value item;
        if (!read_value(walk, json_object_iter_value(member), depth, &item))
            return false;
        value_builder_put(&builder, walk->arena, copy_string(walk, key, strlen(key)), place, item);
    }
    value_builder_finish(&builder, value);
    return true;
}

static bool read_container(struct walk *walk, json_t *node, int depth, struct value *value)
{
    if (depth == MAX_DEPTH) {
        data_fault_set(walk->fault, walk->source, walk->at, "nested too deep");
        return false;
    }
    walk->at++;
    bool list = json_is_array(node);
    value->kind = list ? VALUE_LIST : VALUE_MAP;
    if (!(list ? read_list : read_map)(walk, node, depth + 1, value))
        return false;
    skip_between(walk);
    walk->at++;
    return true;
}

static void read_scalar(struct walk *walk, json_t *node, struct value *value)
{
    struct place place = pass_scalar(walk);
    value->kind = json_is_null(node) ? VALUE_NULL : VALUE_SCALAR;
    value->quoted = json_is_string(node);
    value->scalar =
        value->quoted ? copy_string(walk, json_string_value(node), json_string_length(node))
                      : copy_string(walk, walk->source.data + place.start, place.end - place.start);
}

static bool read_value(struct walk *walk, json_t *node, int depth, struct value *value)
{
    *value = (struct value){.scalar = {"", 0}};
    skip_between(walk);
    value->place.start = walk->at;
    locate(walk);
    value->line = walk->line;
    value->column = walk->column;
    if (json_is_array(node) || json_is_object(node)) {
        if (!read_container(walk, node, depth, value))
            return false;
    } else {
        read_scalar(walk, node, value);
    }
    value->place.end = walk->at;
    return true;
}

bool json_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault)
{
    json_error_t error;
    if (!source.data)
        source = TEXT("");
    struct walk walk = {.source = source, .line = 1, .column = 1, .arena = arena, .fault = fault};
    *fault = (struct data_fault){0};
    json_set_alloc_funcs(memory_alloc, free);
    json_t *root = json_loadb(source.data, source.length, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        size_t offset = error.position > 0 ? (size_t)error.position - 1 : 0;
        data_fault_set(fault, source, offset, arena_printf(arena, "%s", error.text));
        return false;
    }
    bool good = read_value(&walk, root, 0, value);
    json_decref(root);
    return good;
}

struct text json_quote(struct text text, struct arena *arena)
{
    struct text valid = utf8_sanitise(arena, text);
    json_set_alloc_funcs(memory_alloc, free);
    json_t *string = json_stringn(valid.data ? valid.data : "", valid.length);
    char *quoted = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    json_decref(string);
    if (!quoted)
        return TEXT("\"\"");
    struct text copy = arena_copy(arena, text_from(quoted));
    free(quoted);
    return copy;
}
