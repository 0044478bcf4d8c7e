/* rules/templates/NAME.md: what `pmlint new` writes. */
#include "rulebook/compile.h"
#include "rulebook/prompt.h"
#include "rulebook/templates.h"

/* The text of the next comment from `*at` on, which moves behind it; false where none is left. */
static bool next_comment(struct text text, size_t *at, struct text *comment)
{
    size_t start = text_find(text, TEXT("<!--"), *at);
    size_t end = start == TEXT_NOT_FOUND ? start : text_find(text, TEXT("-->"), start);
    if (end == TEXT_NOT_FOUND)
        return false;
    *comment = text_slice(text, start + 4, end);
    *at = end + 3;
    return true;
}

static struct word_list read_prompts(struct compiler *compiler, struct text text)
{
    struct string_list prompts = {0};
    struct text comment;
    for (size_t at = 0; next_comment(text, &at, &comment);) {
        struct text folded = prompt_fold(compiler->arena, comment);
        LIST_PUSH(compiler->arena, &prompts, arena_copy(compiler->arena, folded).data);
    }
    return (struct word_list){.items = prompts.items, .count = prompts.count};
}

static bool has_profile(const struct tables *tables, struct text name)
{
    for (size_t i = 0; i < tables->profiles.count; i++)
        if (text_equal(name, text_from(tables->profiles.items[i].name)))
            return true;
    return false;
}

void compile_template(struct compiler *compiler, const char *path)
{
    struct source source;
    if (!compile_load(compiler, path, &source))
        return;
    struct document_template template = {
        .profile = arena_copy(compiler->arena, compile_stem(path)).data,
        .text = arena_copy(compiler->arena, source.bytes).data,
        .prompts = read_prompts(compiler, source.bytes),
    };
    if (!has_profile(&compiler->tables, text_from(template.profile)))
        compile_fault(compiler, &source, 0,
                      "a template without a profile: profiles/%s.yml is missing", template.profile);
    if (text_find(source.bytes, TEMPLATE_TITLE, 0) == TEXT_NOT_FOUND)
        compile_fault(compiler, &source, 0, "a template has the title \"%.*s\"",
                      TEXT_ARG(TEMPLATE_TITLE));
    LIST_PUSH(compiler->arena, &compiler->tables.templates, template);
}

static bool has_template(const struct tables *tables, const char *profile)
{
    for (size_t i = 0; i < tables->templates.count; i++)
        if (text_equal(text_from(tables->templates.items[i].profile), text_from(profile)))
            return true;
    return false;
}

void compile_match_templates(struct compiler *compiler, const char *path)
{
    struct source source;
    const char *name = arena_copy(compiler->arena, compile_stem(path)).data;
    if (!has_template(&compiler->tables, name) && compile_load(compiler, path, &source))
        compile_fault(compiler, &source, 0,
                      "a profile without a template: templates/%s.md is missing", name);
}
