/* The fields of a document's front matter. */
#include "facts/front_matter.h"

#include "base/utf8.h"
#include "data/data.h"
#include "facts/steps.h"

/* Moves a place of the front matter's source to the document. */
static struct place shifted(struct place place, size_t by)
{
    return (struct place){place.start + by, place.end + by};
}

/* The text of a scalar, or the source of a list. */
static struct text text_of_value(const struct markdown *markdown, const struct value *value)
{
    if (value->kind != VALUE_LIST || !value->count)
        return value->scalar;
    struct place place = shifted(value->place, markdown->front_matter.start);
    return text_trim(document_text(markdown->document, place));
}

/* "resolved: true" of a status page tells how the incident stands, where "resolved: 14:20" tells when. */
static void read_resolved(struct field *field)
{
    bool yes = text_equal(field->value, TEXT("true"));
    if (field->meaning != WORDS_FIELD_END || !(yes || text_equal(field->value, TEXT("false"))))
        return;
    field->meaning = WORDS_FIELD_STATUS;
    field->value = yes ? TEXT("resolved") : TEXT("unresolved");
}

static struct field front_matter_field(struct reading *reading, const struct value *map,
                                       size_t index)
{
    const struct value *value = &map->items[index];
    size_t base = reading->postmortem->markdown->front_matter.start;
    struct field field = {.name = map->keys[index], .front_matter = true};
    struct text spaced = utf8_fold(reading->arena, field.name);
    for (size_t i = 0; i < spaced.length; i++)
        if (spaced.data[i] == '_' || spaced.data[i] == '-')
            ((char *)spaced.data)[i] = ' ';
    field.meaning = field_meaning(reading, spaced);
    field.name_place = shifted(map->key_places[index], base);
    field.value_place = shifted(value->place, base);
    field.value = text_of_value(reading->postmortem->markdown, value);
    field.has_nested = value->kind == VALUE_MAP || (value->kind == VALUE_LIST && value->count);
    read_resolved(&field);
    return field;
}

/* Whether the keys below one tell which incident it was, how grave, or when. */
static bool tells_of_incident(const struct reading *reading, size_t first)
{
    const struct field_list *fields = &reading->postmortem->fields;
    struct stamp stamp;
    for (size_t i = first; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->value.length &&
            (field->meaning == WORDS_FIELD_SEVERITY || field->meaning == WORDS_FIELD_ID ||
             (field->meaning >= WORDS_FIELD_START && field->meaning <= WORDS_FIELD_END &&
              find_stamp(reading, field->value, 0, &stamp))))
            return true;
    }
    return false;
}

/* A site's theme wants keys of its own, "duration: 6 minutes" to read the page, and leaves others empty: these mean
 * nothing here. */
static void drop_keys_of_theme(struct reading *reading, size_t first)
{
    struct field_list *fields = &reading->postmortem->fields;
    bool incident = tells_of_incident(reading, first);
    for (size_t i = first; i < fields->count; i++) {
        struct field *field = &fields->items[i];
        if ((!field->value.length && !field->has_nested) ||
            (!incident &&
             (field->meaning == WORDS_FIELD_DURATION || field->meaning == WORDS_FIELD_ZONE)))
            field->meaning = WORDS_COUNT;
    }
}

/* Reads the keys below one that is over keys of the document: a site's generator wants its own ones at the top. */
static void read_table(struct reading *reading, const struct value *map, struct text key)
{
    const struct word_list *lists = reading->words->lists;
    struct field_list *fields = &reading->postmortem->fields;
    struct text folded = utf8_fold(reading->arena, key);
    size_t first = fields->count;
    if (map->kind != VALUE_MAP || !phrases_contain(&lists[WORDS_FRONT_MATTER_TABLES], folded))
        return;
    for (size_t i = 0; i < map->count; i++)
        LIST_PUSH(reading->arena, fields, front_matter_field(reading, map, i));
    if (phrases_contain(&lists[WORDS_FRONT_MATTER_SITE_TABLES], folded))
        drop_keys_of_theme(reading, first);
}

static void note_front_matter_fault(struct reading *reading, const struct data_fault *fault)
{
    struct postmortem *postmortem = reading->postmortem;
    size_t at = postmortem->markdown->front_matter.start + fault->offset;
    size_t end = postmortem->markdown->front_matter.end;
    postmortem->front_matter_fault = true;
    postmortem->front_matter_message = fault->message;
    at = at < end ? at : end;
    postmortem->front_matter_place = (struct place){at, at};
}

/* Parses the front matter; false where there is none or, with a fault, it cannot be read. */
static bool parse(const struct markdown *markdown, struct arena *arena, struct value *map,
                  struct data_fault *fault)
{
    struct text source = document_text(markdown->document, markdown->front_matter);
    switch (markdown->front_matter_kind) {
    case FRONT_MATTER_YAML:
        return yaml_parse(source, arena, map, fault);
    case FRONT_MATTER_TOML:
        return toml_parse(source, arena, map, fault);
    default:
        return false;
    }
}

void read_front_matter(struct reading *reading)
{
    const struct markdown *markdown = reading->postmortem->markdown;
    struct data_fault fault = {.unread = markdown->front_matter_kind == FRONT_MATTER_NONE};
    struct value map = {0};
    bool read = parse(markdown, reading->arena, &map, &fault);
    if (!read && !fault.unread)
        note_front_matter_fault(reading, &fault);
    for (size_t i = 0; read && map.kind == VALUE_MAP && i < map.count; i++) {
        LIST_PUSH(reading->arena, &reading->postmortem->fields,
                  front_matter_field(reading, &map, i));
        read_table(reading, &map.items[i], map.keys[i]);
    }
}

bool front_matter_text(const struct markdown *markdown, struct text key, struct arena *arena,
                       struct text *found, struct place *place)
{
    struct data_fault fault = {0};
    struct value map = {0};
    struct text source = document_text(markdown->document, markdown->front_matter);
    if (text_find(source, key, 0) == TEXT_NOT_FOUND &&
        text_find_byte(source, '\\', 0) == TEXT_NOT_FOUND)
        return false; /* it is not written there, nor with an escape */
    if (!parse(markdown, arena, &map, &fault) || map.kind != VALUE_MAP)
        return false;
    for (size_t i = 0; i < map.count; i++) {
        *found = text_of_value(markdown, &map.items[i]);
        *place = shifted(map.key_places[i], markdown->front_matter.start);
        if (text_equal(map.keys[i], key) && found->length)
            return true;
    }
    return false;
}
