/* What a configuration says of rules: severities and options, rules of the house, and overrides. */
#include <string.h>

#include "base/suggest.h"
#include "rulebook/configuration_reader.h"
#include "rulebook/pattern.h"
#include "rulebook/setting.h"
#include "time/moment.h"

LIST(rule_setting_list, struct rule_setting);

static void take_fault(void *context, struct place place, const char *message)
{
    reader_fault(context, place, "%s", message);
}

static struct setting_reader setting_reader(struct configuration_reader *reader)
{
    return (struct setting_reader){.arena = reader->arena,
                                   .rules = rulebook_rules,
                                   .rule_count = rulebook_rule_count,
                                   .fault = take_fault,
                                   .context = reader};
}

/* A severity is a setting like that of any rule, which later files may change: see read_setting. */
static void leave_severity(struct configuration_reader *reader, const struct value *value,
                           void *context)
{
    (void)reader, (void)value, (void)context;
}

static void read_pattern(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    struct house_rule *house = context;
    struct error error;
    struct text text;
    if (!reader_text(reader, value, "pattern", MAX_PATTERN_LENGTH, &text))
        return;
    const char **item = arena_alloc(reader->arena, sizeof *item);
    *item = text.data;
    house->pattern.patterns = (struct word_list){.items = item, .count = 1};
    house->pattern_origin = reader_origin(reader, value);
    if (!patterns_check(&house->pattern.patterns, true, &error))
        reader_fault(reader, value->place, "%s; single quotes keep its backslashes", error.message);
}

static void read_where_part(struct configuration_reader *reader, const struct value *value,
                            void *context)
{
    struct house_rule *house = context;
    struct word_choices choices = {0};
    if (scope_add(&house->pattern.where, value->scalar)) {
        LIST_PUSH(reader->arena, &house->where, value->scalar);
        return;
    }
    for (size_t role = 0; role < ROLE_COUNT; role++)
        LIST_PUSH(reader->arena, &choices, role_name((enum role)role));
    LIST_PUSH(reader->arena, &choices, "title");
    LIST_PUSH(reader->arena, &choices, "all");
    reader_fault(reader, value->place, "unknown part '%.*s'%s", TEXT_ARG(value->scalar),
                 suggest_words("part", value->scalar, &choices, reader->arena));
}

static void read_where(struct configuration_reader *reader, const struct value *value,
                       void *context)
{
    struct house_rule *house = context;
    house->pattern.where = (struct scope){0};
    house->where.count = 0;
    house->where_origin = reader_origin(reader, value);
    reader_texts(reader, value, "where", MAX_NAME_LENGTH, read_where_part, house);
}

static void read_message(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    struct house_rule *house = context;
    struct text text;
    if (!reader_text(reader, value, "message", MAX_MESSAGE_LENGTH, &text))
        return;
    house->rule.summary = house->pattern.message = text.data;
    house->message_origin = reader_origin(reader, value);
}

const struct map_key house_rule_keys[] = {
    {"severity", KEY_TEXT, leave_severity},
    {"pattern", KEY_TEXT, read_pattern},
    {"where", KEY_TEXTS, read_where},
    {"message", KEY_TEXT, read_message},
    {NULL, KEY_TEXT, NULL},
};

static bool is_id(struct text id)
{
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        bool inside = i > 0 && i + 1 < id.length;
        if (!(c >= 'a' && c <= 'z') && !(inside && c == '-') && !(i > 0 && ascii_is_digit(c)))
            return false;
    }
    return id.length > 0 && id.length <= MAX_NAME_LENGTH;
}

/* Whether a value describes a rule of the house: no built-in rule has such keys. */
static bool is_described(const struct value *value)
{
    return value_get(value, "pattern") || value_get(value, "message") || value_get(value, "where");
}

static struct house_rule *add_house_rule(struct configuration_reader *reader, struct text id,
                                         struct place place)
{
    struct house_rule_list *list = &reader->configuration->house_rules;
    struct house_rule *house = arena_alloc(reader->arena, sizeof *house);
    house->rule = (struct rule){.number = rulebook_rule_count + list->count,
                                .id = id.data,
                                .family = "house",
                                .severity = SEVERITY_WARNING,
                                .summary = "",
                                .fix = "no",
                                .page = "",
                                .pattern = &house->pattern};
    house->origin = reader_key_origin(reader, place);
    house->rule.help =
        arena_printf(reader->arena, "say it in other words (the rule is on line %zu of %s)",
                     house->origin.line, reader->shown);
    house->pattern.words = WORDS_COUNT;
    house->pattern.where.all = true;
    LIST_PUSH(reader->arena, list, house);
    return house;
}

/* What a rule of the house must have. */
static void check_house_rule(struct configuration_reader *reader, const struct house_rule *house,
                             const struct value *value, struct place place)
{
    if (!value_get(value, "pattern") && !house->pattern_origin.file)
        reader_fault(reader, place,
                     "'%s' is no rule of pmlint's and has no 'pattern'; give it one, or correct "
                     "its name",
                     house->rule.id);
    if (!value_get(value, "message") && !house->message_origin.file)
        reader_fault(reader, place, "'%s' has no 'message'; say in it what is wrong",
                     house->rule.id);
}

/* The rule of the house that a value describes anew; NULL after a fault. */
static struct house_rule *new_house_rule(struct configuration_reader *reader, struct text id,
                                         struct place place)
{
    if (!is_id(id)) {
        reader_fault(reader, place, "a rule's id is made of a to z, 0 to 9 and '-', not '%.*s'",
                     TEXT_ARG(id));
        return NULL;
    }
    if (reader->configuration->house_rules.count == MAX_HOUSE_RULES) {
        reader_fault(reader, place, "more than %d rules of the house; take some out",
                     MAX_HOUSE_RULES);
        return NULL;
    }
    return add_house_rule(reader, id, place);
}

/* What an entry of `rules` says of a rule of the house beside its pattern. */
static void read_setting(struct configuration_reader *reader, struct house_rule *house,
                         const struct value *value, struct rule_setting_list *list)
{
    struct setting_reader settings = setting_reader(reader);
    const struct value *severity = value->kind == VALUE_MAP ? value_get(value, "severity") : value;
    struct rule_setting setting = {.rule = &house->rule, .has_severity = true};
    if (!severity || !setting_read_severity(&settings, severity, &setting.severity))
        return;
    setting.line = severity->line;
    if (is_described(value))
        house->rule.severity = setting.severity;
    LIST_PUSH(reader->arena, list, setting);
}

/* A rule of the house: a new one, or what changes of one that an extended file has. */
static void read_house_rule(struct configuration_reader *reader, struct house_rule *house,
                            const struct value *map, size_t index, struct rule_setting_list *list)
{
    const struct value *value = &map->items[index];
    if (!house)
        house = new_house_rule(reader, map->keys[index], map->key_places[index]);
    if (!house)
        return;
    if (value->kind == VALUE_MAP)
        reader_map(reader, value, "a rule of the house", house_rule_keys, house);
    check_house_rule(reader, house, value, map->key_places[index]);
    read_setting(reader, house, value, list);
}

static void read_rule(struct configuration_reader *reader, const struct value *map, size_t index,
                      bool partial, struct rule_setting_list *list)
{
    struct setting_reader settings = setting_reader(reader);
    struct text id = map->keys[index];
    struct place place = map->key_places[index];
    const struct value *value = &map->items[index];
    struct house_rule *house = configuration_rule(reader->configuration, id);
    const struct rule *own = rulebook_find(id);
    struct rule_setting setting;
    if (is_described(value) && own)
        reader_fault(reader, place,
                     "'%s' is a rule of pmlint's own; give the house's rule another id", own->id);
    else if (is_described(value) && partial)
        reader_fault(reader, place,
                     "an override only sets severities and options; describe '%.*s' under the "
                     "file's own 'rules'",
                     TEXT_ARG(id));
    else if (house || is_described(value))
        read_house_rule(reader, house, map, index, list);
    else if (setting_read(&settings, id, place, value, &setting))
        LIST_PUSH(reader->arena, list, setting);
}

/* Reads the map of rules into a layer, which holds for everything or, from an override, for a part. */
static void add_layer(struct configuration_reader *reader, const struct value *map,
                      struct layer layer)
{
    struct rule_setting_list list = {0};
    if (map->kind != VALUE_MAP)
        reader_fault(reader, map->place, "'rules' must map rules to severities");
    for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++)
        read_rule(reader, map, i, layer.partial, &list);
    layer.file = reader->shown;
    layer.rules = (struct rule_settings){list.items, list.count};
    LIST_PUSH(reader->arena, &reader->configuration->layers, layer);
}

void read_rules(struct configuration_reader *reader, const struct value *value, void *context)
{
    (void)context;
    add_layer(reader, value, (struct layer){.origin = reader_origin(reader, value)});
}

/* An entry of `overrides` under way. */
struct override {
    struct layer layer;
    const struct value *rules;
};

static void read_files(struct configuration_reader *reader, const struct value *value,
                       void *context)
{
    struct override *override = context;
    reader_path_patterns(reader, value, "files", &override->layer.files);
}

static void read_before(struct configuration_reader *reader, const struct value *value,
                        void *context)
{
    struct override *override = context;
    struct text text;
    if (reader_text(reader, value, "before", MAX_NAME_LENGTH, &text) &&
        !date_read_iso(text, &override->layer.before))
        reader_fault(reader, value->place, "'%.*s' is no date; write it as YYYY-MM-DD",
                     TEXT_ARG(text));
}

static void keep_rules(struct configuration_reader *reader, const struct value *value,
                       void *context)
{
    struct override *override = context;
    (void)reader;
    override->rules = value;
}

const struct map_key override_keys[] = {
    {"files", KEY_TEXTS, read_files},
    {"before", KEY_TEXT, read_before},
    {"rules", KEY_MAP, keep_rules},
    {NULL, KEY_TEXT, NULL},
};

static void read_override(struct configuration_reader *reader, const struct value *value)
{
    struct override override = {.layer = {.partial = true}};
    override.layer.origin = reader_origin(reader, value);
    reader_map(reader, value, "an override", override_keys, &override);
    if (value->kind != VALUE_MAP)
        return;
    if (!value_get(value, "files") && !value_get(value, "before"))
        reader_fault(reader, value->place,
                     "an override needs 'files' or 'before'; what holds for all documents stands "
                     "under 'rules'");
    if (override.rules)
        add_layer(reader, override.rules, override.layer);
    else if (!value_get(value, "rules"))
        reader_fault(reader, value->place, "an override needs 'rules'; write what it changes");
}

void read_overrides(struct configuration_reader *reader, const struct value *value, void *context)
{
    (void)context;
    if (value->kind != VALUE_LIST)
        reader_fault(reader, value->place, "'overrides' must be a list; begin each entry with '-'");
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
        read_override(reader, &value->items[i]);
}
