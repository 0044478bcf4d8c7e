#include "rulebook/compile_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "/* Made by src/rulebook/compile.c of rules/: change those, not this. */\n"

static void write_templates(FILE *out, const struct template_list *templates)
{
    for (size_t i = 0; i < templates->count; i++)
        write_items(out, "prompts", i, 0, &templates->items[i].prompts);
    fputs("\nconst struct document_template rulebook_templates[] = {\n", out);
    for (size_t i = 0; i < templates->count; i++) {
        fputs("    {\n", out);
        write_member(out, "profile", templates->items[i].profile);
        write_member(out, "text", templates->items[i].text);
        fputs("     .prompts = ", out);
        write_list(out, "prompts", i, 0, templates->items[i].prompts.count);
        fputs(",\n    },\n", out);
    }
    fprintf(out, "    {0},\n};\nconst size_t rulebook_template_count = %zu;\n", templates->count);
}

static void write_tables(FILE *out, const struct tables *tables)
{
    static const char *const headers[] = {"common_words", "stored_words", "templates", "trigger"};
    fputs(HEAD "\n", out);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        fprintf(out, "#include \"rulebook/%s.h\"\n", headers[i]);
    write_rulebook(out, tables);
    write_templates(out, &tables->templates);
    write_languages(out, tables);
    compile_write_indexes(out, tables);
}

static void write_check_name(FILE *out, const struct rule *rule)
{
    if (rule->pattern) {
        fputs("report_pattern", out);
        return;
    }
    fputs("check_", out);
    for (const char *id = rule->id; *id; id++)
        fputc(*id == '-' ? '_' : *id, out);
}

static void write_checks(FILE *out, const struct tables *tables)
{
    fputs(HEAD "\n#include \"checks/check.h\"\n\n", out);
    for (size_t i = 0; i < tables->rules.count; i++) {
        fputs("extern check_function ", out);
        write_check_name(out, &tables->rules.items[i]);
        fputs(";\n", out);
    }
    fputs("\ncheck_function *const check_functions[] = {\n", out);
    for (size_t i = 0; i < tables->rules.count; i++) {
        fputs("    ", out);
        write_check_name(out, &tables->rules.items[i]);
        fputs(",\n", out);
    }
    fputs("    NULL,\n};\n", out);
}

static void write_pattern_images(FILE *out, const struct tables *tables)
{
    fputs(HEAD, out);
    write_images(out, tables);
}

static bool has_content(const char *path, struct text content)
{
    FILE *file = fopen(path, "rb");
    size_t i = 0;
    int c = EOF;
    if (!file)
        return false;
    while ((c = getc(file)) != EOF && i < content.length && (unsigned char)content.data[i] == c)
        i++;
    fclose(file);
    return c == EOF && i == content.length;
}

static bool save(const char *path, struct text content)
{
    char temporary[4096];
    if (has_content(path, content))
        return true;
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.new", path) >= sizeof temporary)
        return false;
    FILE *file = fopen(temporary, "wb");
    if (!file)
        return false;
    bool good = fwrite(content.data, 1, content.length, file) == content.length;
    good = fclose(file) == 0 && good;
    return good && rename(temporary, path) == 0;
}

static bool write_file(const char *folder, const char *name, const struct tables *tables,
                       void (*write)(FILE *out, const struct tables *tables))
{
    char path[4096];
    struct {
        char *data;
        size_t length;
    } content = {0};
    FILE *out = open_memstream(&content.data, &content.length);
    if (!out)
        return false;
    write(out, tables);
    bool good = fclose(out) == 0;
    good = good && (size_t)snprintf(path, sizeof path, "%s/%s", folder, name) < sizeof path &&
           save(path, (struct text){content.data, content.length});
    if (!good)
        perror(name);
    free(content.data);
    return good;
}

bool compile_write(const struct tables *tables, const char *folder)
{
    return write_file(folder, "tables.c", tables, write_tables) &&
           write_file(folder, "check_table.c", tables, write_checks) &&
           write_file(folder, "pattern_images.c", tables, write_pattern_images);
}
