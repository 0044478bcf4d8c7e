/* Every page of rules/ is a test: with its rule alone switched on, each Bad example raises it at
 * its line, and no Good one raises anything. Runs from the repository's root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks/check.h"
#include "rulebook/setting.h"

LIST(setting_list, struct rule_setting);

/* An example of a page: a fence under **Bad** or **Good**, with what its info string says. */
struct example {
    const struct rule *rule;
    bool bad;
    size_t page_line; /* of the fence, for the message */
    struct text source;
    int line;               /* where the finding stands; 0: anywhere */
    enum severity severity; /* of the finding; SEVERITY_OFF: any */
    const struct profile *profile;
    bool has_today;
    struct date today;
    struct setting_list settings; /* of its rule's options */
};

/* What a whole file holds; ends the test where it cannot be read. */
static struct text read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(arena, DOCUMENT_DEFAULT_MAX_SIZE + 1);
    size_t length = fread(bytes, 1, DOCUMENT_DEFAULT_MAX_SIZE, file);
    fclose(file);
    return (struct text){bytes, length};
}

static const struct markdown *parse(struct arena *arena, const char *path, struct text bytes)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct error error;
    if (!document_init(document, arena, text_from(path), bytes, DOCUMENT_DEFAULT_MAX_SIZE,
                       &error) ||
        !markdown_parse(markdown, document, arena, &error))
        fail_msg("%s: %s", path, error.message);
    return markdown;
}

static struct finding_list lint(struct arena *arena, const char *path, struct text bytes,
                                const struct settings *settings)
{
    struct postmortem *postmortem = arena_alloc(arena, sizeof *postmortem);
    const struct reading_options options = {.profile = settings->profile};
    struct finding_list findings = {0};
    postmortem_read(postmortem, parse(arena, path, bytes), &options, arena);
    check_run(postmortem, settings, arena, &findings);
    return findings;
}

static size_t finding_line(struct text source, const struct finding *finding)
{
    size_t line = 1;
    for (size_t i = 0; i < finding->place.start && i < source.length; i++)
        line += source.data[i] == '\n';
    return line;
}

static void print_findings(const struct finding_list *findings, struct text source)
{
    for (size_t i = 0; i < findings->count; i++)
        print_error("    line %zu: %s: %s [%s]\n", finding_line(source, &findings->items[i]),
                    severity_name(findings->items[i].severity), findings->items[i].message,
                    findings->items[i].rule->id);
}

static void fail_setting(void *context, struct place place, const char *message)
{
    const struct example *example = context;
    (void)place;
    fail_msg("rules/%s.md:%zu: %s", example->rule->id, example->page_line, message);
}

/* `minutes=60`, `values=[Draft,Closed]`: an option of the page's rule. */
static void read_option(struct example *example, struct text word, struct arena *arena)
{
    const struct setting_reader reader = {arena, rulebook_rules, rulebook_rule_count, fail_setting,
                                          example};
    size_t equals = text_find_byte(word, '=', 0);
    const char *yaml = arena_printf(arena, "{%.*s: %.*s}", TEXT_ARG(text_slice(word, 0, equals)),
                                    TEXT_ARG(text_from_offset(word, equals + 1)));
    struct rule_setting setting;
    struct data_fault fault;
    struct value map;
    assert_true(equals != TEXT_NOT_FOUND && yaml_parse(text_from(yaml), arena, &map, &fault));
    setting_read(&reader, text_from(example->rule->id), map.place, &map, &setting);
    LIST_PUSH(arena, &example->settings, setting);
}

/* Reads `line=3 severity=warning profile=alx today=2026-01-01 minutes=60` of an info string. */
static void read_info(struct example *example, struct text info, struct arena *arena)
{
    char words[256];
    snprintf(words, sizeof words, "%.*s", TEXT_ARG(info));
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
        struct text value = text_from(strchr(word, '=') ? strchr(word, '=') + 1 : "");
        if (strncmp(word, "line=", 5) == 0)
            assert_true(text_to_number(value, &example->line));
        else if (strncmp(word, "severity=", 9) == 0)
            assert_true(severity_parse(value, &example->severity));
        else if (strncmp(word, "profile=", 8) == 0)
            assert_non_null(example->profile = rulebook_profile(value));
        else if (strncmp(word, "today=", 6) == 0)
            example->has_today = example->today.known =
                sscanf(value.data, "%d-%d-%d", &example->today.year, &example->today.month,
                       &example->today.day) == 3;
        else if (strcmp(word, "md") != 0)
            read_option(example, text_from(word), arena);
    }
}

static struct settings *settings_of(const struct example *example, struct arena *arena)
{
    struct settings *settings = settings_new(example->profile, arena);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        if (&rulebook_rules[i] != example->rule)
            settings->severities[i] = SEVERITY_OFF;
    if (settings->severities[rule_number(example->rule)] == SEVERITY_OFF)
        settings->severities[rule_number(example->rule)] = SEVERITY_WARNING;
    settings_apply(settings,
                   &(struct rule_settings){example->settings.items, example->settings.count});
    settings->has_today = example->has_today;
    settings->today = example->today;
    return settings;
}

static bool is_expected(const struct example *example, const struct finding *finding)
{
    size_t line = finding_line(example->source, finding);
    return finding->rule == example->rule && (!example->line || line == (size_t)example->line) &&
           (example->severity == SEVERITY_OFF || example->severity == finding->severity);
}

/* Returns whether the example does what its page says, and says so where it does not. */
static bool run_example(const struct example *example, struct arena *arena)
{
    struct settings *settings = settings_of(example, arena);
    struct finding_list findings = lint(arena, "rules/example.md", example->source, settings);
    bool right = !example->bad && findings.count == 0;
    for (size_t i = 0; example->bad && i < findings.count; i++)
        right = right || is_expected(example, &findings.items[i]);
    if (right)
        return true;
    print_error("rules/%s.md:%zu: the %s example raises %s\n", example->rule->id,
                example->page_line, example->bad ? "Bad" : "Good",
                findings.count ? "this:" : "nothing");
    print_findings(&findings, example->source);
    return false;
}

/* Whether a paragraph opens with the label in bold. */
static bool is_label(const struct block *block, const char *label)
{
    size_t length = strlen(label);
    return block->kind == BLOCK_PARAGRAPH && text_starts_with(block->text, text_from(label)) &&
           block_style(block, 0, length) & RUN_STRONG;
}

/* Runs a page's examples; returns how many there were, and counts those that fail. */
static size_t run_page(const struct rule *rule, struct arena *arena, size_t *failures)
{
    const char *path = arena_printf(arena, "rules/%s.md", rule->id);
    const struct markdown *page = parse(arena, path, read_file(arena, path));
    bool bad = false, labelled = false;
    size_t count = 0, bad_count = 0;
    for (const struct block *block = page->root->first_child; block; block = block->next) {
        struct example example = {.rule = rule, .profile = rulebook_profile(TEXT("default"))};
        if (block->kind != BLOCK_CODE) {
            bad = is_label(block, "Bad");
            labelled = bad || is_label(block, "Good");
            continue;
        }
        if (!labelled || !text_starts_with(block->info, TEXT("md")))
            continue;
        example.bad = bad;
        example.page_line = document_line(page->document, block->place.start);
        example.source = block->text;
        read_info(&example, block->info, arena);
        *failures += !run_example(&example, arena);
        bad_count += bad;
        count++;
    }
    if (!bad_count || bad_count == count)
        fail_msg("%s needs a Bad and a Good example", path);
    return count;
}

static void test_pages(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t count = 0, failures = 0;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        arena_clear(arena);
        count += run_page(&rulebook_rules[i], arena, &failures);
    }
    arena_free(arena);
    if (failures)
        fail_msg("%zu of %zu examples", failures, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
