#include "base/memory.h"
#include "data/value.h"

#include <yaml.h>

#define MAX_DEPTH 50
#define BYTE_ORDER_MARK TEXT("\xEF\xBB\xBF")

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct data_fault *fault;
    struct text whole;
    struct text source; /* the whole without a byte-order mark */
    size_t skipped;     /* bytes of the byte-order mark */
    /* libyaml counts characters, places count bytes: where the last mark stood in both. Marks come
     * nearly in order, so that moving from one to the next is cheap. */
    size_t mark_characters;
    size_t mark_bytes;
};

static bool is_continuation(struct text t, size_t at)
{
    return ((unsigned char)t.data[at] & 0xC0) == 0x80;
}

static size_t offset_of(struct reader *reader, size_t characters)
{
    struct text source = reader->source;
    size_t at = reader->mark_bytes;
    for (; reader->mark_characters < characters && at < source.length; reader->mark_characters++)
        for (at++; at < source.length && is_continuation(source, at); at++)
            ;
    for (; reader->mark_characters > characters && at > 0; reader->mark_characters--)
        for (at--; at > 0 && is_continuation(source, at); at--)
            ;
    reader->mark_bytes = at;
    return at + reader->skipped;
}

static struct place place_of(struct reader *reader, const yaml_event_t *event)
{
    size_t start = offset_of(reader, event->start_mark.index);
    size_t end = offset_of(reader, event->end_mark.index);
    return (struct place){start, end};
}

static bool fail_at(struct reader *reader, size_t offset, const char *message)
{
    data_fault_set(reader->fault, reader->whole, offset, message);
    return false;
}

static bool fail_in_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        memory_run_out();
    const char *problem = parser->problem ? parser->problem : "not readable as YAML";
    /* libyaml's own texts are constant, but that is nowhere promised. */
    const char *message = arena_printf(reader->arena, "%s", problem);
    if (parser->error == YAML_READER_ERROR) /* the decoder's errors have a byte, no mark */
        return fail_at(reader, parser->problem_offset + reader->skipped, message);
    if (parser->context)
        message =
            arena_printf(reader->arena, "%s (%s that begins at %zu:%zu)", problem, parser->context,
                         parser->context_mark.line + 1, parser->context_mark.column + 1);
    return fail_at(reader, offset_of(reader, parser->problem_mark.index), message);
}

static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (!yaml_parser_parse(&reader->parser, event))
        return fail_in_parser(reader);
    return true;
}

static bool is_null(struct text scalar)
{
    return scalar.length == 0 || text_equal(scalar, TEXT("~")) || text_equal(scalar, TEXT("null"));
}

static void read_scalar(struct reader *reader, const yaml_event_t *event, struct value *value)
{
    struct text raw = {(const char *)event->data.scalar.value, event->data.scalar.length};
    value->scalar = arena_copy(reader->arena, raw);
    value->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    value->kind = !value->quoted && is_null(raw) ? VALUE_NULL : VALUE_SCALAR;
}

static bool has_anchor(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor;
    default:
        return false;
    }
}

static bool read_value(struct reader *reader, const yaml_event_t *event, size_t depth,
                       struct value *value);

static bool read_list(struct reader *reader, size_t depth, struct value *value)
{
    struct value_builder builder = {0};
    value->kind = VALUE_LIST;
    for (;;) {
        yaml_event_t event;
        struct value item;
        if (!next_event(reader, &event))
            return false;
        bool done = event.type == YAML_SEQUENCE_END_EVENT;
        bool good = done || read_value(reader, &event, depth + 1, &item);
        if (done)
            value->place.end = place_of(reader, &event).end;
        yaml_event_delete(&event);
        if (!good)
            return false;
        if (done)
            break;
        value_builder_add(&builder, reader->arena, item);
    }
    value_builder_finish(&builder, value);
    return true;
}

/* Reads a key and its value; sets *done at the map's end instead. */
static bool read_entry(struct reader *reader, size_t depth, struct value_builder *builder,
                       struct value *map, bool *done)
{
    yaml_event_t event;
    struct value key, item;
    if (!next_event(reader, &event))
        return false;
    *done = event.type == YAML_MAPPING_END_EVENT;
    bool good = *done || read_value(reader, &event, depth + 1, &key);
    if (good && !*done && key.kind != VALUE_SCALAR && key.kind != VALUE_NULL)
        good = fail_at(reader, key.place.start, "a key must be a text");
    if (*done)
        map->place.end = place_of(reader, &event).end;
    yaml_event_delete(&event);
    if (!good || *done)
        return good;

    if (!next_event(reader, &event))
        return false;
    good = read_value(reader, &event, depth + 1, &item);
    yaml_event_delete(&event);
    if (good)
        value_builder_put(builder, reader->arena, key.scalar, key.place, item);
    return good;
}

static bool check_duplicates(struct reader *reader, const struct value *map)
{
    size_t i = value_find_duplicate_key(map, reader->arena);
    if (i == TEXT_NOT_FOUND)
        return true;
    return fail_at(reader, map->key_places[i].start,
                   arena_printf(reader->arena, "duplicate key '%.*s'", TEXT_ARG(map->keys[i])));
}

static bool read_map(struct reader *reader, size_t depth, struct value *value)
{
    struct value_builder builder = {0};
    bool done = false;
    value->kind = VALUE_MAP;
    while (!done)
        if (!read_entry(reader, depth, &builder, value, &done))
            return false;
    value_builder_finish(&builder, value);
    return check_duplicates(reader, value);
}

static bool read_value(struct reader *reader, const yaml_event_t *event, size_t depth,
                       struct value *value)
{
    *value = (struct value){.place = place_of(reader, event),
                            .line = event->start_mark.line + 1,
                            .column = event->start_mark.column + 1};
    if (depth > MAX_DEPTH)
        return fail_at(reader, value->place.start, "nested too deeply");
    if (event->type == YAML_ALIAS_EVENT)
        return fail_at(reader, value->place.start, "aliases are not supported");
    if (has_anchor(event))
        return fail_at(reader, value->place.start, "anchors are not supported");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        read_scalar(reader, event, value);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        return read_list(reader, depth, value);
    case YAML_MAPPING_START_EVENT:
        return read_map(reader, depth, value);
    default:
        return fail_at(reader, value->place.start, "unexpected content");
    }
}

/* Takes the next event, whose type is one of the stream's own. */
static bool skip_event(struct reader *reader, yaml_event_type_t *type, size_t *offset)
{
    yaml_event_t event;
    if (!next_event(reader, &event))
        return false;
    *type = event.type;
    *offset = place_of(reader, &event).start;
    yaml_event_delete(&event);
    return true;
}

static bool read_document(struct reader *reader, struct value *value)
{
    yaml_event_t event;
    yaml_event_type_t type;
    size_t offset;
    if (!skip_event(reader, &type, &offset)) /* the stream begins */
        return false;
    if (!skip_event(reader, &type, &offset)) /* the document begins */
        return false;
    if (type == YAML_STREAM_END_EVENT)
        return true; /* an empty source */
    if (!next_event(reader, &event))
        return false;
    bool good = read_value(reader, &event, 0, value);
    yaml_event_delete(&event);
    if (!good || !skip_event(reader, &type, &offset) || !skip_event(reader, &type, &offset))
        return false;
    return type == YAML_STREAM_END_EVENT || fail_at(reader, offset, "a second document begins");
}

bool yaml_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault)
{
    struct reader reader = {.arena = arena, .fault = fault, .whole = source};
    reader.skipped = text_starts_with(source, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    reader.source = text_from_offset(source, reader.skipped);
    *fault = (struct data_fault){0};
    *value = (struct value){.kind = VALUE_NULL, .line = 1, .column = 1};
    if (!reader.source.length)
        return true;
    if (!yaml_parser_initialize(&reader.parser))
        memory_run_out();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.source.data,
                                 reader.source.length);
    bool good = read_document(&reader, value);
    yaml_parser_delete(&reader.parser);
    return good;
}
