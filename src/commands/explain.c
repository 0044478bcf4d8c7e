#include "commands/command.h"

#include "commands/configured.h"
#include "commands/message.h"
#include "report/style.h"

/* The page is ours, so a reader of its lines is enough: headings, fences, bold words. */
struct page {
    FILE *out;
    bool color;
    struct text fence; /* that is open; empty outside */
};

static void print_styled(const struct page *page, enum style style, struct text text)
{
    fprintf(page->out, "%s%.*s%s", style_on(page->color, style), TEXT_ARG(text),
            style_off(page->color, style));
}

/* Prints a line of prose: what stands between two ** is bold, without them. */
static void print_prose(const struct page *page, struct text line)
{
    const struct text stars = TEXT("**");
    for (;;) {
        size_t open = text_find(line, stars, 0);
        size_t close = open == TEXT_NOT_FOUND ? open : text_find(line, stars, open + 2);
        if (close == TEXT_NOT_FOUND)
            break;
        print_styled(page, STYLE_NONE, text_slice(line, 0, open));
        print_styled(page, STYLE_STRONG, text_slice(line, open + 2, close));
        line = text_from_offset(line, close + 2);
    }
    fprintf(page->out, "%.*s\n", TEXT_ARG(line));
}

/* The backticks or tildes, three or more, that a line begins with. */
static struct text fence_of(struct text line)
{
    size_t length = 0;
    while (length < line.length && (line.data[0] == '`' || line.data[0] == '~') &&
           line.data[length] == line.data[0])
        length++;
    return text_slice(line, 0, length >= 3 ? length : 0);
}

/* Whether the line opens a fence, or closes the one that is open: with as many of the same signs, or
 * more, and nothing behind. */
static bool turns_fence(const struct page *page, struct text line)
{
    struct text fence = fence_of(line);
    if (!page->fence.length)
        return fence.length > 0;
    return text_starts_with(fence, page->fence) && text_trim(line).length == fence.length;
}

static void print_line(struct page *page, struct text line)
{
    if (turns_fence(page, line)) {
        page->fence = page->fence.length ? TEXT("") : fence_of(line);
    } else if (page->fence.length) {
        fprintf(page->out, "%s%.*s\n", line.length ? "    " : "", TEXT_ARG(line));
    } else if (text_starts_with(line, TEXT("#"))) {
        print_styled(page, STYLE_STRONG, text_trim(text_strip(line, "#")));
        fputc('\n', page->out);
    } else {
        print_prose(page, line);
    }
}

/* One standard a line: their addresses are to be copied. */
static void print_sources(const struct page *page, const struct rule *rule)
{
    for (size_t i = 0; i < rule->sources.count; i++) {
        const struct standard *standard = rulebook_standard(text_from(rule->sources.items[i]));
        bool last = i + 1 == rule->sources.count;
        if (!standard) /* the build lets none through */
            continue;
        fprintf(page->out, "%s%s", i ? "            " : "  sources   ", standard->name);
        if (*standard->address)
            fprintf(page->out, " (%s)", standard->address);
        fputs(last ? "\n" : ",\n", page->out);
    }
}

static void print_profiles(const struct page *page, const struct rule *rule)
{
    for (size_t i = 0; i < rulebook_profile_count; i++) {
        const struct profile *profile = &rulebook_profiles[i];
        enum severity severity = profile_severity(profile, rule);
        if (severity != rule->severity)
            fprintf(page->out, "  in the profile %s: %s\n", profile->name, severity_name(severity));
    }
}

static void print_options(const struct page *page, const struct rule *rule, struct arena *arena)
{
    for (size_t i = 0; i < rule->option_count; i++) {
        const struct rule_option *option = &rule->options[i];
        fprintf(page->out, "%s%s: %s (%s)\n", i ? "            " : "  options   ", option->name,
                option_value_words(&option->preset, arena), option->about);
    }
}

static void print_rule(struct page *page, const struct rule *rule, struct arena *arena)
{
    struct text rest = text_trim(text_from(rule->page)), line;
    print_styled(page, STYLE_STRONG, text_from(rule->id));
    fprintf(page->out, ": %s\n", rule->summary);
    fprintf(page->out, "  severity  ");
    print_styled(page, style_of_severity(rule->severity), text_from(severity_name(rule->severity)));
    fprintf(page->out, "\n  family    %s\n", rule->family);
    print_sources(page, rule);
    print_profiles(page, rule);
    print_options(page, rule, arena);
    fprintf(page->out, "  remedy    %s\n\n", rule->help);
    while (text_next_line(&rest, &line))
        print_line(page, line);
}

/* A rule of the house has no page: its configuration says all there is. */
static void print_house_rule(const struct page *page, const struct house_rule *house,
                             struct arena *arena)
{
    struct text message = printable(arena, text_from(house->pattern.message));
    struct text pattern = printable(arena, text_from(house->pattern.patterns.items[0]));
    struct text place = printable(arena, text_from(origin_words(&house->origin, arena)));
    print_styled(page, STYLE_STRONG, text_from(house->rule.id));
    fprintf(page->out, ": %.*s\n  severity  ", TEXT_ARG(message));
    print_styled(page, style_of_severity(house->rule.severity),
                 text_from(severity_name(house->rule.severity)));
    fprintf(page->out, "\n  family    a rule of this house: %.*s\n", TEXT_ARG(place));
    fprintf(page->out, "  pattern   %.*s\n  where     ", TEXT_ARG(pattern));
    for (size_t i = 0; i < house->where.count; i++)
        fprintf(page->out, "%s%.*s", i ? ", " : "", TEXT_ARG(house->where.items[i]));
    fputs(house->where.count ? "\n" : "all\n", page->out);
}

/* Looks for the rule in the configuration that holds for the working directory. */
static const struct house_rule *find_house_rule(struct text id, const struct options *options,
                                                struct arena *arena)
{
    struct configuration_store *store = configured_store(options, arena);
    struct document_site site = configuration_store_find(store, "", arena);
    if (!configured_tell_faults(store, arena) || !site.configuration)
        return NULL;
    return configuration_rule(site.configuration, id);
}

static enum status fail_unknown(struct text id, struct arena *arena)
{
    const char *near = rulebook_nearest(id);
    const char *hint = "'pmlint rules' lists them all";
    if (near)
        hint = arena_printf(arena, "did you mean '%s'?", near);
    message_print(TEXT(""), arena_printf(arena, "unknown rule '%.*s': %s", TEXT_ARG(id), hint));
    return STATUS_FAILED;
}

static enum status run(const struct options *options, struct arena *arena)
{
    if (options->operands.count != 1) {
        message_print(TEXT(""), "name one rule; 'pmlint rules' lists them all");
        return STATUS_FAILED;
    }
    struct text id = text_from(options->operands.items[0]);
    const struct rule *rule = rulebook_find(id);
    const struct house_rule *house = rule ? NULL : find_house_rule(id, options, arena);
    if (!rule && !house)
        return fail_unknown(id, arena);
    struct page page = {.out = stdout, .color = wants_color(options, stdout)};
    if (rule)
        print_rule(&page, rule, arena);
    else
        print_house_rule(&page, house, arena);
    return STATUS_CLEAN;
}

const struct command explain_command = {
    .name = "explain",
    .bit = FOR_EXPLAIN,
    .operands = "RULE",
    .summary = "explain a rule: what it is for, what is bad and what is good",
    .description = "Prints the page of RULE: why it is there, a document that breaks it and one "
                   "that does not; of a rule that the project's configuration describes, what "
                   "that says.",
    .run = run,
};
