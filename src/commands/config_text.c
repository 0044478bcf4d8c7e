#include "commands/config_text.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "input/path.h"
#include "input/repository.h"

#define COMMENT_COLUMN 44 /* where comments stand, unless a value is longer */

struct page {
    FILE *out;
    struct arena *arena;
};

/* Prints a line and, behind it, who has set what it says. */
static void print_line(const struct page *page, const char *line, const struct origin *origin)
{
    size_t width = utf8_width(text_from(line));
    size_t blanks = width + 2 < COMMENT_COLUMN ? COMMENT_COLUMN - width : 2;
    struct text words = printable(page->arena, text_from(origin_words(origin, page->arena)));
    fprintf(page->out, "%s%*s# %.*s\n", line, (int)blanks, "", TEXT_ARG(words));
}

/* A text with escapes, for one that holds what may not reach a terminal. */
static const char *escaped(const struct page *page, struct text text)
{
    const char *words = "";
    for (size_t at = 0; at < text.length;) {
        int32_t character;
        at += utf8_decode(text, at, &character);
        bool plain = character >= ' ' && character < 0x7F && character != '"' && character != '\\';
        words = arena_printf(page->arena, plain ? "%s%c" : "%s\\U%08" PRIX32, words, character);
    }
    return arena_printf(page->arena, "\"%s\"", words);
}

/* A text as YAML: in single quotes, which keep backslashes. */
static const char *quoted(const struct page *page, struct text text)
{
    const char *words = "";
    if (!text_equal(printable(page->arena, text), text) ||
        text_find_byte(text, '\n', 0) != TEXT_NOT_FOUND)
        return escaped(page, text);
    while (text.length) {
        size_t quote = text_find_byte(text, '\'', 0);
        struct text part = text_slice(text, 0, quote);
        words = arena_printf(page->arena, "%s%.*s%s", words, TEXT_ARG(part),
                             quote == TEXT_NOT_FOUND ? "" : "''");
        text = quote == TEXT_NOT_FOUND ? TEXT("") : text_from_offset(text, quote + 1);
    }
    return arena_printf(page->arena, "'%s'", words);
}

static const char *option_words(const struct page *page, const struct option_value *value)
{
    const char *words = "";
    if (value->kind == OPTION_NUMBER)
        return arena_printf(page->arena, "%d", value->number);
    if (value->kind == OPTION_TEXT)
        return quoted(page, text_from(value->text));
    for (size_t i = 0; i < value->list.count; i++)
        words = arena_printf(page->arena, "%s%s%s", words, i ? ", " : "",
                             quoted(page, text_from(value->list.items[i])));
    return arena_printf(page->arena, "[%s]", words);
}

static const struct origin by_default = {BY_DEFAULT, 0};

/* A pattern as the folder of the configuration would have it, whichever file it is from. */
static struct text rebased(const struct page *page, const struct configuration *configuration,
                           const struct path_pattern *pattern)
{
    const char *folder = path_between(configuration->folder, pattern->folder, page->arena);
    if (strcmp(folder, ".") == 0)
        return pattern->pattern;
    return text_from(arena_printf(page->arena, "%s/%.*s", folder, TEXT_ARG(pattern->pattern)));
}

static void print_patterns(const struct page *page, const char *key,
                           const struct configuration *configuration,
                           const struct path_pattern_list *patterns)
{
    if (patterns->count)
        fprintf(page->out, "%s:\n", key);
    for (size_t i = 0; i < patterns->count; i++)
        print_line(page,
                   arena_printf(page->arena, "  - %s",
                                quoted(page, rebased(page, configuration, &patterns->items[i]))),
                   &patterns->items[i].origin);
}

static void print_sections(const struct page *page, const struct section_name_list *sections)
{
    if (sections->count)
        fputs("sections:\n", page->out);
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        bool first = true;
        for (size_t i = 0; i < sections->count; i++) {
            const struct section_name *section = &sections->items[i];
            if (section->role != (enum role)role)
                continue;
            if (first)
                fprintf(page->out, "  %s:\n", role_name(section->role));
            first = false;
            print_line(page, arena_printf(page->arena, "    - %s", quoted(page, section->name)),
                       &section->origin);
        }
    }
}

/* A baseline as its configuration would name it. */
static struct text baseline_name(const struct configuration *configuration, struct arena *arena)
{
    struct text path = path_absolute(configuration->baseline_path, arena);
    return text_from(path_between(configuration->folder, path, arena));
}

/* The keys that only a configuration sets. */
static void print_house(const struct page *page, const struct configuration *configuration)
{
    if (configuration->language)
        print_line(page, arena_printf(page->arena, "language: %s", configuration->language),
                   &configuration->language_origin);
    print_patterns(page, "include", configuration, &configuration->include);
    print_patterns(page, "exclude", configuration, &configuration->exclude);
    if (configuration->template_path.length) {
        const char *path =
            path_between(configuration->folder, configuration->template_path, page->arena);
        print_line(page, arena_printf(page->arena, "template: %s", quoted(page, text_from(path))),
                   &configuration->template_origin);
    }
    if (configuration->baseline_path)
        print_line(page,
                   arena_printf(page->arena, "baseline: %s",
                                quoted(page, baseline_name(configuration, page->arena))),
                   &configuration->baseline_origin);
    print_sections(page, &configuration->sections);
}

static void print_fail_on(const struct page *page, const struct configuration *configuration)
{
    bool set = configuration && configuration->fail_on_origin.file;
    enum severity fail_on = set ? configuration->fail_on : SEVERITY_ERROR;
    print_line(page,
               arena_printf(page->arena, "fail-on: %s",
                            fail_on == SEVERITY_OFF ? "never" : severity_name(fail_on)),
               set ? &configuration->fail_on_origin : &by_default);
}

/* Who says so of a rule's severity, or of one of its options (NULL: of the severity): the last that
 * says anything. */
static struct origin find_origin(const struct rule_source_list *sources, const struct rule *rule,
                                 const struct rule_option *option)
{
    struct origin origin = {NULL, 0};
    for (size_t i = 0; i < sources->count; i++) {
        const struct rule_settings *rules = sources->items[i].rules;
        for (size_t j = 0; j < rules->count; j++) {
            const struct rule_setting *setting = &rules->items[j];
            if (setting->rule != rule)
                continue;
            if (!option && setting->has_severity)
                origin = (struct origin){sources->items[i].file, setting->line};
            for (size_t k = 0; option && k < setting->option_count; k++)
                if (setting->options[k].option == option)
                    origin = (struct origin){sources->items[i].file, setting->options[k].line};
        }
    }
    return origin;
}

/* What is in effect of rules. */
struct effect {
    const struct settings *settings;
    struct rule_source_list sources;
    const struct options *options;
    const struct configuration *configuration;
};

static struct origin severity_origin(const struct page *page, const struct effect *effect,
                                     const struct rule *rule, const struct origin *preset)
{
    struct origin origin = find_origin(&effect->sources, rule, NULL);
    for (size_t i = 0; i < effect->options->rules.count; i++)
        if (configured_requested(&effect->options->rules.items[i], effect->configuration) == rule)
            return (struct origin){COMMAND_LINE, 0};
    (void)page;
    return origin.file ? origin : *preset;
}

static const char *severity_words(const struct effect *effect, const struct rule *rule)
{
    return severity_name(effect->settings->severities[rule_number(rule)]);
}

static void print_rule(const struct page *page, const struct effect *effect,
                       const struct rule *rule)
{
    struct origin preset = {arena_printf(page->arena, "rules/%s.md", rule->id), 0};
    struct origin origin = severity_origin(page, effect, rule, &preset);
    const char *severity = severity_words(effect, rule);
    if (!rule->option_count) {
        print_line(page, arena_printf(page->arena, "  %s: %s", rule->id, severity), &origin);
        return;
    }
    fprintf(page->out, "  %s:\n", rule->id);
    print_line(page, arena_printf(page->arena, "    severity: %s", severity), &origin);
    for (size_t i = 0; i < rule->option_count; i++) {
        const struct rule_option *option = &rule->options[i];
        const char *value = option_words(page, &effect->settings->options[rule_number(rule)][i]);
        origin = find_origin(&effect->sources, rule, option);
        print_line(page, arena_printf(page->arena, "    %s: %s", option->name, value),
                   origin.file ? &origin : &preset);
    }
}

static const char *where_words(const struct page *page, const struct house_rule *house)
{
    const char *words = "";
    for (size_t i = 0; i < house->where.count; i++)
        words = arena_printf(page->arena, "%s%s%.*s", words, i ? ", " : "",
                             TEXT_ARG(house->where.items[i]));
    return house->where.count ? words : "all";
}

static void print_house_rule(const struct page *page, const struct effect *effect,
                             const struct house_rule *house)
{
    struct origin origin = severity_origin(page, effect, &house->rule, &by_default);
    struct text pattern = text_from(house->pattern.patterns.items[0]);
    fprintf(page->out, "  %s:\n", house->rule.id);
    print_line(page,
               arena_printf(page->arena, "    severity: %s", severity_words(effect, &house->rule)),
               &origin);
    print_line(page, arena_printf(page->arena, "    pattern: %s", quoted(page, pattern)),
               &house->pattern_origin);
    print_line(page, arena_printf(page->arena, "    where: [%s]", where_words(page, house)),
               house->where_origin.file ? &house->where_origin : &by_default);
    print_line(page,
               arena_printf(page->arena, "    message: %s",
                            quoted(page, text_from(house->pattern.message))),
               &house->message_origin);
}

static void print_rules(const struct page *page, const struct effect *effect)
{
    const struct house_rule_list *house_rules = effect->settings->house_rules;
    fputs("rules:\n", page->out);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        print_rule(page, effect, &rulebook_rules[i]);
    for (size_t i = 0; house_rules && i < house_rules->count; i++)
        print_house_rule(page, effect, house_rules->items[i]);
}

/* Overrides are either in effect for the document, or not here. */
static void note_overrides(const struct page *page, const struct configuration *configuration)
{
    for (size_t i = 0; i < configuration->layers.count; i++) {
        const struct layer *layer = &configuration->layers.items[i];
        struct text words =
            printable(page->arena, text_from(origin_words(&layer->origin, page->arena)));
        if (layer->partial)
            fprintf(page->out, "# %.*s holds for some documents; name one to see it\n",
                    TEXT_ARG(words));
    }
}

void config_write(FILE *out, const struct reading *reading, const struct options *options,
                  struct arena *arena)
{
    const struct page page = {out, arena};
    const struct configuration *configuration = reading->site.configuration;
    const struct effect effect = {configured_settings(reading, options, arena),
                                  configured_sources(reading, arena), options, configuration};
    if (!configuration)
        fputs("# no .postmortem.yml holds here\n", out);
    print_line(&page, arena_printf(arena, "profile: %s", reading->profile->name),
               &reading->profile_origin);
    print_fail_on(&page, configuration);
    if (configuration)
        print_house(&page, configuration);
    print_rules(&page, &effect);
    if (configuration && !reading->document.path.length)
        note_overrides(&page, configuration);
}
