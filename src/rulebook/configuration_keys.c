/* What may stand under the keys of a configuration that have no file of their own. */
#include "input/path.h"
#include "input/repository.h"
#include "rulebook/configuration_reader.h"
#include "rulebook/glob.h"
#include "rulebook/languages.h"

static void read_required_version(struct configuration_reader *reader, const struct value *value,
                                  void *context)
{
    struct text demand;
    bool valid;
    (void)context;
    if (!reader_text(reader, value, "required-version", MAX_NAME_LENGTH, &demand))
        return;
    bool meets = version_meets(demand, reader->version, &valid);
    if (!valid)
        reader_fault(reader, value->place,
                     "'%.*s' is no version; write it like \">=1.0\" or \">=1.2, <2\"",
                     TEXT_ARG(demand));
    else if (!meets)
        reader_fault(reader, value->place,
                     "this is pmlint %s, but '%.*s' is required; install such a version",
                     reader->version, TEXT_ARG(demand));
}

static void read_profile(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    struct configuration *configuration = reader->configuration;
    struct word_choices names = {0};
    size_t choice;
    (void)context;
    for (size_t i = 0; i < rulebook_profile_count; i++)
        LIST_PUSH(reader->arena, &names, rulebook_profiles[i].name);
    if (!reader_choice(reader, value, "profile", &names, &choice))
        return;
    configuration->profile = &rulebook_profiles[choice];
    configuration->profile_origin = reader_origin(reader, value);
}

/* Where a language is named that there are no words for, hardly anything is held against a document: that must
 * not come of a slip. */
static void read_language(struct configuration_reader *reader, const struct value *value,
                          void *context)
{
    struct configuration *configuration = reader->configuration;
    struct text tag;
    (void)context;
    if (!reader_text(reader, value, "language", MAX_NAME_LENGTH, &tag))
        return;
    if (!language_is_known(tag)) {
        reader_fault(reader, value->place, "unknown language '%.*s': choose one of %s",
                     TEXT_ARG(tag), language_choices(reader->arena));
        return;
    }
    configuration->language = value->scalar.data;
    configuration->language_origin = reader_origin(reader, value);
}

static void read_include(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    (void)context;
    reader_path_patterns(reader, value, "include", &reader->configuration->include);
}

static void read_exclude(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    (void)context;
    reader_path_patterns(reader, value, "exclude", &reader->configuration->exclude);
}

static void read_template(struct configuration_reader *reader, const struct value *value,
                          void *context)
{
    struct configuration *configuration = reader->configuration;
    struct text name;
    (void)context;
    if (!reader_text(reader, value, "template", GLOB_MAX_LENGTH, &name))
        return;
    struct house_template *house_template = arena_alloc(reader->arena, sizeof *house_template);
    struct text path = path_resolve(reader->folder, name, reader->arena);
    struct error error;
    if (!house_template_read(house_template, path, reader->arena, &error)) {
        reader_fault(reader, value->place, "'%s' %s; check the path",
                     path_between(reader->working, path, reader->arena), error.message);
        return;
    }
    configuration->house_template = house_template;
    configuration->template_path = path_absolute(path.data, reader->arena);
    configuration->template_origin = reader_origin(reader, value);
}

static void read_baseline(struct configuration_reader *reader, const struct value *value,
                          void *context)
{
    struct configuration *configuration = reader->configuration;
    struct text name;
    (void)context;
    if (!reader_text(reader, value, "baseline", GLOB_MAX_LENGTH, &name))
        return;
    struct text path = path_resolve(reader->folder, name, reader->arena);
    configuration->baseline_path = path_between(reader->working, path, reader->arena);
    struct origin *origin = &configuration->baseline_origin;
    origin->file = reader->shown;
    data_locate(reader->source, value->place.start, &origin->line, &configuration->baseline_column);
}

static void read_fail_on(struct configuration_reader *reader, const struct value *value,
                         void *context)
{
    static const enum severity severities[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO};
    struct configuration *configuration = reader->configuration;
    struct word_choices names = {0};
    size_t choice;
    (void)context;
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++)
        LIST_PUSH(reader->arena, &names, severity_name(severities[i]));
    LIST_PUSH(reader->arena, &names, "never");
    if (!reader_choice(reader, value, "severity", &names, &choice))
        return;
    bool never = choice == sizeof severities / sizeof *severities;
    configuration->fail_on = never ? SEVERITY_OFF : severities[choice];
    configuration->fail_on_origin = reader_origin(reader, value);
}

static void read_section_name(struct configuration_reader *reader, const struct value *value,
                              void *context)
{
    const enum role *role = context;
    struct section_name name = {*role, value->scalar, reader_origin(reader, value)};
    LIST_PUSH(reader->arena, &reader->configuration->sections, name);
}

static enum role find_role(struct text name)
{
    size_t role = 0;
    while (role < ROLE_COUNT && !text_equal(name, text_from(role_name((enum role)role))))
        role++;
    return (enum role)role;
}

static void fault_role(const struct configuration_reader *reader, struct text name,
                       struct place place)
{
    struct word_choices roles = {0};
    for (size_t role = 0; role < ROLE_COUNT; role++)
        LIST_PUSH(reader->arena, &roles, role_name((enum role)role));
    reader_fault(reader, place, "unknown role '%.*s'%s", TEXT_ARG(name),
                 suggest_words("role", name, &roles, reader->arena));
}

static void read_sections(struct configuration_reader *reader, const struct value *value,
                          void *context)
{
    (void)context;
    if (value->kind != VALUE_MAP)
        reader_fault(reader, value->place, "'sections' must be a map of roles to headings");
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
        enum role role = find_role(value->keys[i]);
        if (role == ROLE_NONE)
            fault_role(reader, value->keys[i], value->key_places[i]);
        else
            reader_texts(reader, &value->items[i], role_name(role), MAX_NAME_LENGTH,
                         read_section_name, &role);
    }
}

const struct map_key configuration_keys[] = {
    {"required-version", KEY_TEXT, read_required_version},
    {"extends", KEY_TEXTS, read_extends},
    {"profile", KEY_TEXT, read_profile},
    {"language", KEY_TEXT, read_language},
    {"include", KEY_TEXTS, read_include},
    {"exclude", KEY_TEXTS, read_exclude},
    {"template", KEY_TEXT, read_template},
    {"baseline", KEY_TEXT, read_baseline},
    {"fail-on", KEY_TEXT, read_fail_on},
    {"sections", KEY_MAP, read_sections},
    {"rules", KEY_MAP, read_rules},
    {"overrides", KEY_MAPS, read_overrides},
    {NULL, KEY_TEXT, NULL},
};
