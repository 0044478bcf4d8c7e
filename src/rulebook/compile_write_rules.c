/* Writing the tables of standards, rules and profiles. */
#include "rulebook/compile_write.h"

static const char *severity_constant(enum severity severity)
{
    static const char *const constants[] = {"SEVERITY_OFF", "SEVERITY_INFO", "SEVERITY_WARNING",
                                            "SEVERITY_ERROR"};
    return constants[severity];
}

static void write_pattern(FILE *out, const struct rule_pattern *pattern, size_t number)
{
    if (!pattern)
        return;
    fprintf(out, "\nstatic const struct rule_pattern pattern_%zu = {\n", number);
    fprintf(out, "     .words = %d,\n", (int)pattern->words);
    fprintf(out, "     .where = {%d, %d, {", pattern->where.all, pattern->where.title);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        fprintf(out, "%d, ", pattern->where.roles[role]);
    fputs("}},\n", out);
    write_member(out, "message", pattern->message);
    fputs("};\n", out);
}

static void write_rule(FILE *out, const struct rule *rule, size_t number)
{
    fputs("    {\n", out);
    write_member(out, "id", rule->id);
    fprintf(out, "     .number = %zu,\n", number);
    write_member(out, "family", rule->family);
    fprintf(out, "     .severity = %s,\n", severity_constant(rule->severity));
    write_member(out, "summary", rule->summary);
    write_member(out, "help", rule->help);
    write_member(out, "fix", rule->fix);
    fprintf(out, "     .absence = %s,\n", rule->absence ? "true" : "false");
    write_member(out, "page", rule->page);
    fputs("     .sources = ", out);
    write_list(out, "sources", number, 0, rule->sources.count);
    if (rule->pattern)
        fprintf(out, ",\n     .pattern = &pattern_%zu", number);
    if (rule->option_count)
        fprintf(out, ",\n     .options = options_%zu,\n     .option_count = %zu", number,
                rule->option_count);
    fputs(",\n    },\n", out);
}

/* The value's list, where it is one, must stand before it: in list_NUMBER_PART. */
static void write_value(FILE *out, const struct option_value *value, const char *list,
                        size_t number, size_t part)
{
    static const char *const kinds[] = {[OPTION_NUMBER] = "OPTION_NUMBER",
                                        [OPTION_TEXT] = "OPTION_TEXT",
                                        [OPTION_LIST] = "OPTION_LIST"};
    fprintf(out, "{.kind = %s", kinds[value->kind]);
    if (value->kind == OPTION_NUMBER)
        fprintf(out, ", .number = %d", value->number);
    if (value->kind == OPTION_TEXT) {
        fputs(", .text = ", out);
        write_string(out, value->text);
    }
    if (value->kind == OPTION_LIST) {
        fputs(", .list = ", out);
        write_list(out, list, number, part, value->list.count);
    }
    fputs("}", out);
}

static void write_options(FILE *out, const struct rule *rule, size_t number)
{
    if (!rule->option_count)
        return;
    for (size_t i = 0; i < rule->option_count; i++)
        write_items(out, "preset", number, i, &rule->options[i].preset.list);
    fprintf(out, "\nstatic const struct rule_option options_%zu[] = {\n", number);
    for (size_t i = 0; i < rule->option_count; i++) {
        fputs("    {\n", out);
        write_member(out, "name", rule->options[i].name);
        write_member(out, "about", rule->options[i].about);
        fputs("     .preset = ", out);
        write_value(out, &rule->options[i].preset, "preset", number, i);
        fputs(",\n    },\n", out);
    }
    fputs("};\n", out);
}

/* Each table ends in an empty item, because C has no empty array; no count includes it. */
static void write_rules(FILE *out, const struct rule_list *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        write_items(out, "sources", i, 0, &rules->items[i].sources);
        write_pattern(out, rules->items[i].pattern, i);
        write_options(out, &rules->items[i], i);
    }
    fputs("\nconst struct rule rulebook_rules[] = {\n", out);
    for (size_t i = 0; i < rules->count; i++)
        write_rule(out, &rules->items[i], i);
    fprintf(out, "    {0},\n};\nconst size_t rulebook_rule_count = %zu;\n", rules->count);
}

static void write_standards(FILE *out, const struct standard_list *standards)
{
    fputs("\nconst struct standard rulebook_standards[] = {\n", out);
    for (size_t i = 0; i < standards->count; i++) {
        fputs("    {\n", out);
        write_member(out, "code", standards->items[i].code);
        write_member(out, "name", standards->items[i].name);
        write_member(out, "address", standards->items[i].address);
        fputs("    },\n", out);
    }
    fprintf(out, "    {0},\n};\nconst size_t rulebook_standard_count = %zu;\n", standards->count);
}

/* The options that a profile's setting names: settings_PROFILE_NUMBER. */
static void write_option_settings(FILE *out, const struct tables *tables, size_t profile,
                                  size_t number)
{
    const struct rule_setting *setting = &tables->profiles.items[profile].rules.items[number];
    char list[32];
    if (!setting->option_count)
        return;
    snprintf(list, sizeof list, "set_%zu", profile);
    for (size_t i = 0; i < setting->option_count; i++)
        write_items(out, list, number, i, &setting->options[i].value.list);
    fprintf(out, "\nstatic const struct option_setting settings_%zu_%zu[] = {\n", profile, number);
    for (size_t i = 0; i < setting->option_count; i++) {
        const struct option_setting *option = &setting->options[i];
        fprintf(out, "    {&options_%td[%td], ", setting->rule - tables->rules.items,
                option->option - setting->rule->options);
        write_value(out, &option->value, list, number, i);
        fprintf(out, ", %zu},\n", option->line);
    }
    fputs("};\n", out);
}

static void write_setting(FILE *out, const struct tables *tables, size_t profile, size_t number)
{
    const struct rule_setting *setting = &tables->profiles.items[profile].rules.items[number];
    fprintf(out, "    {.rule = &rulebook_rules[%td]", setting->rule - tables->rules.items);
    if (setting->has_severity)
        fprintf(out, ", .has_severity = true, .severity = %s",
                severity_constant(setting->severity));
    if (setting->option_count)
        fprintf(out, ", .options = settings_%zu_%zu, .option_count = %zu", profile, number,
                setting->option_count);
    fprintf(out, ", .line = %zu},\n", setting->line);
}

static void write_settings(FILE *out, const struct tables *tables, size_t number)
{
    const struct rule_settings *rules = &tables->profiles.items[number].rules;
    if (!rules->count)
        return;
    for (size_t i = 0; i < rules->count; i++)
        write_option_settings(out, tables, number, i);
    fprintf(out, "\nstatic const struct rule_setting settings_%zu[] = {\n", number);
    for (size_t i = 0; i < rules->count; i++)
        write_setting(out, tables, number, i);
    fputs("};\n", out);
}

static void write_part(FILE *out, const struct profile_part *part, size_t profile, size_t number)
{
    fputs("    {\n", out);
    write_member(out, "name", part->name);
    fputs("     .names = ", out);
    write_list(out, "names", profile, number, part->names.count);
    fprintf(out, ",\n     .role = %d,\n     .meaning = %d,\n", (int)part->role, (int)part->meaning);
    if (part->within == SIZE_MAX)
        fputs("     .within = SIZE_MAX,\n", out);
    else
        fprintf(out, "     .within = %zu,\n", part->within);
    fprintf(out, "     .severity = %s,\n     .values = ", severity_constant(part->severity));
    write_list(out, "values", profile, number, part->values.count);
    fputs(",\n    },\n", out);
}

static void write_parts(FILE *out, const struct profile *profile, size_t number)
{
    if (!profile->part_count)
        return;
    for (size_t i = 0; i < profile->part_count; i++) {
        write_items(out, "names", number, i, &profile->parts[i].names);
        write_items(out, "values", number, i, &profile->parts[i].values);
    }
    fprintf(out, "\nstatic const struct profile_part parts_%zu[] = {\n", number);
    for (size_t i = 0; i < profile->part_count; i++)
        write_part(out, &profile->parts[i], number, i);
    fputs("};\n", out);
}

static void write_profile(FILE *out, const struct profile *profile, size_t number)
{
    fputs("    {\n", out);
    write_member(out, "name", profile->name);
    write_member(out, "summary", profile->summary);
    write_member(out, "extends", profile->extends);
    fprintf(out, "     .ordered = %d,\n", profile->ordered);
    if (profile->rules.count)
        fprintf(out, "     .rules = {settings_%zu, %zu},\n", number, profile->rules.count);
    if (profile->part_count)
        fprintf(out, "     .parts = parts_%zu,\n     .part_count = %zu,\n", number,
                profile->part_count);
    fputs("    },\n", out);
}

static void write_profiles(FILE *out, const struct tables *tables)
{
    for (size_t i = 0; i < tables->profiles.count; i++) {
        write_settings(out, tables, i);
        write_parts(out, &tables->profiles.items[i], i);
    }
    fputs("\nconst struct profile rulebook_profiles[] = {\n", out);
    for (size_t i = 0; i < tables->profiles.count; i++)
        write_profile(out, &tables->profiles.items[i], i);
    fprintf(out, "    {0},\n};\nconst size_t rulebook_profile_count = %zu;\n",
            tables->profiles.count);
}

void write_rulebook(FILE *out, const struct tables *tables)
{
    write_standards(out, &tables->standards);
    write_rules(out, &tables->rules);
    write_profiles(out, tables);
}
