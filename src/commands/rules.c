#include "commands/command.h"

#include "commands/message.h"
#include "report/json_writer.h"
#include "report/table.h"

static void write_option(struct json_writer *writer, const struct rule_option *option)
{
    const struct option_value *preset = &option->preset;
    json_key(writer, option->name);
    json_object_begin(writer);
    json_key(writer, "default");
    if (preset->kind == OPTION_NUMBER) {
        json_write_integer(writer, preset->number);
    } else if (preset->kind == OPTION_TEXT) {
        json_write_string(writer, preset->text);
    } else {
        json_array_begin(writer);
        for (size_t i = 0; i < preset->list.count; i++)
            json_write_string(writer, preset->list.items[i]);
        json_array_end(writer);
    }
    json_key_string(writer, "about", option->about);
    json_object_end(writer);
}

static void write_options(struct json_writer *writer, const struct rule *rule)
{
    json_key(writer, "options");
    json_object_begin(writer);
    for (size_t i = 0; i < rule->option_count; i++)
        write_option(writer, &rule->options[i]);
    json_object_end(writer);
}

static void write_profiles(struct json_writer *writer, const struct rule *rule)
{
    json_key(writer, "profiles");
    json_object_begin(writer);
    for (size_t i = 0; i < rulebook_profile_count; i++) {
        const struct profile *profile = &rulebook_profiles[i];
        json_key_string(writer, profile->name, severity_name(profile_severity(profile, rule)));
    }
    json_object_end(writer);
}

static void write_json(FILE *out)
{
    struct json_writer writer = json_writer_on(out);
    json_object_begin(&writer);
    json_key_integer(&writer, "version", 1);
    json_key(&writer, "rules");
    json_array_begin(&writer);
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        const struct rule *rule = &rulebook_rules[i];
        json_object_begin(&writer);
        json_key_string(&writer, "id", rule->id);
        json_key_string(&writer, "severity", severity_name(rule->severity));
        json_key_string(&writer, "summary", rule->summary);
        json_key_string(&writer, "family", rule->family);
        json_key_string(&writer, "fix", rule->fix);
        write_options(&writer, rule);
        write_profiles(&writer, rule);
        json_object_end(&writer);
    }
    json_array_end(&writer);
    json_object_end(&writer);
    json_finish(&writer);
}

/* "alx off, gitlab error": where a profile has it otherwise. */
static const char *list_profiles(const struct rule *rule, struct arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < rulebook_profile_count; i++) {
        const struct profile *profile = &rulebook_profiles[i];
        enum severity severity = profile_severity(profile, rule);
        if (severity != rule->severity)
            list = arena_printf(arena, "%s%s%s %s", list, *list ? ", " : "", profile->name,
                                severity_name(severity));
    }
    return *list ? arena_printf(arena, "(%s)", list) : "";
}

static void write_text(FILE *out, struct arena *arena)
{
    struct table table = {.arena = arena};
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        const struct rule *rule = &rulebook_rules[i];
        TABLE_ADD(&table, rule->id, severity_name(rule->severity), rule->summary,
                  list_profiles(rule, arena));
    }
    table_print(&table, out);
}

static enum status run(const struct options *options, struct arena *arena)
{
    if (options->operands.count) {
        message_print(TEXT(""), "rules takes no operand; 'pmlint explain RULE' shows one rule");
        return STATUS_FAILED;
    }
    if (is_format(options, "json"))
        write_json(stdout);
    else
        write_text(stdout, arena);
    return STATUS_CLEAN;
}

const struct command rules_command = {
    .name = "rules",
    .bit = FOR_RULES,
    .operands = "",
    .summary = "list all rules",
    .description = "Prints every rule with its severity, what it looks for, and the profiles in "
                   "which its severity is another.",
    .run = run,
};
