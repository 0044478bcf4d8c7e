#include "commands/configured.h"

#include "commands/message.h"
#include "report/version.h"

#include <string.h>

#define MAX_FAULTS_TOLD 100 /* of one configuration */

struct configuration_store *configured_store(const struct options *options, struct arena *arena)
{
    struct configuration_request request = {
        .path = options->config, .none = options->no_config, .version = PMLINT_VERSION};
    return configuration_store_new(&request, arena);
}

struct document_site configured_site(struct configuration_store *store,
                                     const struct input_file *file, const struct options *options,
                                     struct arena *arena)
{
    const char *name = options->stdin_filename ? options->stdin_filename : "";
    return configuration_store_find(store, strcmp(file->path, "-") == 0 ? name : file->path, arena);
}

static const char *fault_words(const struct configuration_fault *fault, struct arena *arena)
{
    if (!fault->line)
        return arena_printf(arena, "%s: %s", fault->file, fault->message);
    return arena_printf(arena, "%s:%zu:%zu: %s", fault->file, fault->line, fault->column,
                        fault->message);
}

const char *configured_fault(const struct configuration *configuration, struct arena *arena)
{
    if (!configuration || !configuration->faults.count)
        return NULL;
    return arena_printf(arena, "its configuration has a fault: %s",
                        fault_words(&configuration->faults.items[0], arena));
}

static void tell_faults(const struct configuration *configuration, struct arena *arena)
{
    const struct configuration_fault_list *faults = &configuration->faults;
    for (size_t i = 0; i < faults->count && i < MAX_FAULTS_TOLD; i++)
        message_print(TEXT(""), fault_words(&faults->items[i], arena));
    if (faults->count > MAX_FAULTS_TOLD)
        message_print(text_from(configuration->path),
                      arena_printf(arena, "%zu more faults", faults->count - MAX_FAULTS_TOLD));
}

bool configured_tell_faults(const struct configuration_store *store, struct arena *arena)
{
    const struct configuration_list *configurations = configuration_store_read(store);
    bool well = true;
    for (size_t i = 0; i < configurations->count; i++) {
        tell_faults(configurations->items[i], arena);
        well &= configurations->items[i]->faults.count == 0;
    }
    return well;
}

const struct rule *configured_requested(const struct rule_request *request,
                                        const struct configuration *configuration)
{
    const struct rule *rule = rulebook_find(request->id);
    const struct house_rule *house =
        configuration ? configuration_rule(configuration, request->id) : NULL;
    return !rule && house ? &house->rule : rule;
}

static bool is_known_rule(const struct configuration_store *store,
                          const struct rule_request *request)
{
    const struct configuration_list *configurations = configuration_store_read(store);
    for (size_t i = 0; i < configurations->count; i++)
        if (configured_requested(request, configurations->items[i]))
            return true;
    return configured_requested(request, NULL);
}

static void tell_unknown_rule(struct text id, struct arena *arena)
{
    const char *near = rulebook_nearest(id);
    const char *hint = "'pmlint rules' lists them all";
    if (near)
        hint = arena_printf(arena, "did you mean '%s'?", near);
    message_print(TEXT(""), arena_printf(arena, "unknown rule '%.*s': %s", TEXT_ARG(id), hint));
}

bool configured_check_rules(const struct configuration_store *store, const struct options *options,
                            struct arena *arena)
{
    bool known = true;
    for (size_t i = 0; i < options->rules.count; i++) {
        if (is_known_rule(store, &options->rules.items[i]))
            continue;
        tell_unknown_rule(options->rules.items[i].id, arena);
        known = false;
    }
    return known;
}

const char *origin_words(const struct origin *origin, struct arena *arena)
{
    return origin->line ? arena_printf(arena, "%s:%zu", origin->file, origin->line) : origin->file;
}

const char *configured_exclusion(const struct document_site *site, struct arena *arena)
{
    const struct configuration *configuration = site->configuration;
    if (!configuration)
        return NULL;
    if (text_equal(site->path, configuration->template_path))
        return arena_printf(arena, "it is the template of %s",
                            origin_words(&configuration->template_origin, arena));
    const struct path_pattern *pattern = path_patterns_find(&configuration->exclude, site->path);
    return pattern ? arena_printf(arena, "excluded by %s", origin_words(&pattern->origin, arena))
                   : NULL;
}

const char *configured_inclusion(const struct document_site *site, struct arena *arena)
{
    const struct configuration *configuration = site->configuration;
    const struct path_pattern *pattern =
        configuration ? path_patterns_find(&configuration->include, site->path) : NULL;
    return pattern ? arena_printf(arena, "included by %s", origin_words(&pattern->origin, arena))
                   : NULL;
}

/* The file in which a profile is written. */
static const char *profile_file(const struct profile *profile, struct arena *arena)
{
    return arena_printf(arena, "rules/profiles/%s.yml", profile->name);
}

/* A profile's settings begin with those of the one that it extends. */
static void add_profile(struct rule_source_list *sources, const struct profile *profile,
                        struct arena *arena)
{
    const struct profile *parent = rulebook_profile(text_from(profile->extends));
    size_t inherited = parent ? parent->rules.count : 0;
    struct rule_settings *own = arena_alloc(arena, sizeof *own);
    if (parent)
        add_profile(sources, parent, arena);
    own->count = profile->rules.count - inherited;
    own->items = own->count ? profile->rules.items + inherited : NULL;
    LIST_PUSH(arena, sources, (struct rule_source){profile_file(profile, arena), own});
}

struct rule_source_list configured_sources(const struct reading *reading, struct arena *arena)
{
    const struct configuration *configuration = reading->site.configuration;
    struct rule_source_list sources = {0};
    add_profile(&sources, reading->profile, arena);
    for (size_t i = 0; configuration && i < configuration->layers.count; i++) {
        const struct layer *layer = &configuration->layers.items[i];
        /* A profile that was chosen for this document takes the place of those of its house. */
        if ((layer->profile && reading->profile_chosen) ||
            !layer_holds(layer, reading->site.path, &reading->postmortem.incident_date))
            continue;
        if (layer->profile)
            add_profile(&sources, layer->profile, arena);
        else
            LIST_PUSH(arena, &sources, (struct rule_source){layer->file, &layer->rules});
    }
    return sources;
}

static void apply_requests(struct settings *settings, const struct options *options,
                           const struct configuration *configuration)
{
    for (size_t i = 0; i < options->rules.count; i++) {
        const struct rule_request *request = &options->rules.items[i];
        const struct rule *rule = configured_requested(request, configuration);
        if (rule)
            settings->severities[rule_number(rule)] = request->severity;
    }
}

struct settings *configured_settings(const struct reading *reading, const struct options *options,
                                     struct arena *arena)
{
    const struct configuration *configuration = reading->site.configuration;
    struct settings *settings = settings_new(NULL, arena);
    struct rule_source_list sources = configured_sources(reading, arena);
    if (configuration) {
        settings_add_house_rules(settings, &configuration->house_rules, arena);
        settings->house_template = configuration->house_template;
    }
    settings->profile = reading->profile;
    for (size_t i = 0; i < sources.count; i++)
        settings_apply(settings, sources.items[i].rules);
    apply_requests(settings, options, configuration);
    settings->strict = options->strict;
    settings->no_ignores = options->no_ignores;
    settings->has_today = options->today.known;
    settings->today = options->today;
    return settings;
}

enum severity configured_fail_on(const struct configuration *configuration,
                                 const struct options *options)
{
    if (options->fail_on_given || !configuration || !configuration->fail_on_origin.file)
        return options->fail_on;
    return configuration->fail_on;
}
