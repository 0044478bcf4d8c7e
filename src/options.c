#include "options.h"

#include "base/suggest.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LONG 256 /* what getopt_long returns for the first of the table; above any letter */
#define HELP_WORD "help"

/* The table as getopt_long wants it, for one command. */
struct getopt_table {
    struct option *longs;
    char *letters;
};

static struct getopt_table make_getopt_table(const struct command *command, struct arena *arena)
{
    size_t longs = 0, letters = 0;
    struct getopt_table table = {
        .longs = arena_alloc_array(arena, option_count + 1, sizeof *table.longs),
        .letters = arena_alloc(arena, option_count * 2 + 2),
    };
    table.letters[letters++] = ':'; /* missing values are told apart; we say so ourselves */
    for (size_t i = 0; i < option_count; i++) {
        const struct option_entry *entry = &option_table[i];
        if (!(entry->commands & command->bit))
            continue;
        table.longs[longs++] = (struct option){
            .name = entry->name,
            .has_arg = !entry->argument     ? no_argument
                       : entry->is_optional ? optional_argument
                                            : required_argument,
            .val = FIRST_LONG + (int)i,
        };
        if (entry->letter)
            table.letters[letters++] = entry->letter;
        if (entry->letter && entry->argument)
            table.letters[letters++] = ':';
    }
    return table;
}

static const struct option_entry *entry_of(int value)
{
    if (value >= FIRST_LONG)
        return &option_table[value - FIRST_LONG];
    for (size_t i = 0; i < option_count; i++)
        if (value && option_table[i].letter == value)
            return &option_table[i];
    return NULL;
}

/* The options of the command that begin with the word, if there are several, else NULL. */
static const char *ambiguous_words(struct text word, const struct command *command,
                                   struct arena *arena)
{
    const char *words = "";
    size_t count = 0;
    for (size_t i = 0; i < option_count; i++) {
        const struct option_entry *entry = &option_table[i];
        if (!(entry->commands & command->bit) || !entry->help ||
            !text_starts_with(text_from(entry->name), word))
            continue;
        words = arena_printf(arena, "%s%s--%s", words, count++ ? ", " : "", entry->name);
    }
    return count > 1 ? words : NULL;
}

static const char *command_that_takes(struct text word)
{
    for (size_t i = 0; i < option_count; i++)
        for (size_t j = 0; text_equal(word, text_from(option_table[i].name)) && j < command_count;
             j++)
            if (option_table[i].commands & command_table[j]->bit)
                return command_table[j]->name;
    return NULL;
}

static bool fail_long_option(struct text word, const struct command *command, struct arena *arena,
                             struct error *error)
{
    struct word_choices choices = {0};
    const char *several = ambiguous_words(word, command, arena);
    const char *other = command_that_takes(word);
    if (several)
        return error_set(error, "'--%.*s' may be one of %s", TEXT_ARG(word), several);
    if (other)
        return error_set(error, "%s takes no option '--%.*s'; %s does", command->name,
                         TEXT_ARG(word), other);
    if (text_equal(word, TEXT("fix")))
        return error_set(error, "unknown option '--fix': pmlint changes no document, and says with "
                                "each finding what to write");
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].help && option_table[i].commands & command->bit)
            LIST_PUSH(arena, &choices, option_table[i].name);
    const char *near = suggest_word(word, &choices);
    if (near)
        return error_set(error, "unknown option '--%.*s': did you mean '--%s'?", TEXT_ARG(word),
                         near);
    return error_set(error, "unknown option '--%.*s': 'pmlint %s --help' lists them all",
                     TEXT_ARG(word), command->name);
}

/* Says what is wrong with the option that getopt_long has just refused. */
static bool fail_option(int result, const char *argument, const struct command *command,
                        struct arena *arena, struct error *error)
{
    struct text word = text_from(argument);
    const struct option_entry *entry = entry_of(optopt);
    if (result == ':' && entry)
        return error_set(error, "--%s needs a value: --%s %s", entry->name, entry->name,
                         entry->argument);
    if (entry && optopt >= FIRST_LONG)
        return error_set(error, "--%s takes no value", entry->name);
    if (!text_starts_with(word, TEXT("--")))
        return error_set(error, "unknown option '-%c': 'pmlint %s --help' lists them all", optopt,
                         command->name);
    word = text_from_offset(word, 2);
    return fail_long_option(text_slice(word, 0, text_find_byte(word, '=', 0)), command, arena,
                            error);
}

static bool read_options(struct invocation *invocation, int argc, char **argv, struct arena *arena,
                         struct error *error)
{
    struct getopt_table table = make_getopt_table(invocation->command, arena);
    int result;
    optind = 0; /* glibc: begin anew, with the order of the words left to it */
    opterr = 0;
    while ((result = getopt_long(argc, argv, table.letters, table.longs, NULL)) != -1) {
        if (result == '?' || result == ':')
            return fail_option(result, argv[optind - 1], invocation->command, arena, error);
        const struct option_entry *entry = entry_of(result);
        assert(entry); /* getopt_long returns those of its table */
        if (!entry->set)
            *(bool *)((char *)&invocation->options + entry->flag) = true;
        else if (!entry->set(invocation, optarg, arena, error))
            return false;
    }
    for (int i = optind; i < argc; i++)
        LIST_PUSH(arena, &invocation->options.operands, argv[i]);
    return true;
}

static bool have_same_target(const struct format_request *a, const struct format_request *b)
{
    if (!a->path || !b->path)
        return a->path == b->path;
    return text_equal(path_shown(a->path), path_shown(b->path));
}

static bool check_options(const struct options *options, struct error *error)
{
    const struct format_request_list *formats = &options->formats;
    for (size_t i = 0; i < formats->count; i++)
        for (size_t j = 0; j < i; j++)
            if (have_same_target(&formats->items[i], &formats->items[j]))
                return error_set(error,
                                 "two formats would be written to one place; give one a path of "
                                 "its own: --format %.*s=PATH",
                                 TEXT_ARG(formats->items[i].name));
    if (options->staged && options->changed)
        return error_set(error, "--staged and --changed exclude each other; choose one");
    if (options->changed_lines && !options->staged && !options->changed)
        return error_set(error, "--changed-lines belongs to --staged or --changed; add one");
    if (options->config && options->no_config)
        return error_set(error, "--config and --no-config exclude each other; leave one out");
    if (options->nul_separated && !options->files_from)
        return error_set(error, "-0 belongs to --files-from; name a list with it");
    if (options->prune && options->write_baseline)
        return error_set(error, "--prune and --write-baseline exclude each other: the new baseline "
                                "holds nothing but what occurs");
    for (size_t i = 0; i < options->operands.count; i++) {
        if (strcmp(options->operands.items[i], "-") != 0)
            continue;
        if (options->staged || options->changed)
            return error_set(error, "standard input is nothing of Git's; name a file or a folder");
        if (options->files_from && strcmp(options->files_from, "-") == 0)
            return error_set(error, "standard input cannot be both a document and a list");
    }
    return true;
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(name, command_table[i]->name) == 0)
            return command_table[i];
    return NULL;
}

static struct word_choices command_names(struct arena *arena)
{
    struct word_choices choices = {0};
    for (size_t i = 0; i < command_count; i++)
        LIST_PUSH(arena, &choices, command_table[i]->name);
    return choices;
}

/* `pmlint help [COMMAND]`: the same as `pmlint [COMMAND] --help`. */
static bool read_help(struct invocation *invocation, const char *name, struct arena *arena,
                      struct error *error)
{
    struct word_choices choices = command_names(arena);
    invocation->request = REQUEST_HELP;
    if (!name || *name == '-')
        return true;
    invocation->command = find_command(name);
    invocation->command_named = invocation->command;
    return invocation->command ||
           error_set(error, "unknown command '%s'%s", name,
                     suggest_words("command", text_from(name), &choices, arena));
}

/* Whether the first word, which is no command, looks like a misspelt one and is no file. */
static bool check_first_word(const char *word, struct arena *arena, struct error *error)
{
    struct word_choices choices = command_names(arena);
    if (*word == '-' || strchr(word, '.') || strchr(word, '/') || access(word, F_OK) == 0)
        return true;
    LIST_PUSH(arena, &choices, HELP_WORD);
    const char *near = suggest_word(text_from(word), &choices);
    return !near || error_set(error, "unknown command '%s': did you mean '%s'?", word, near);
}

bool invocation_read(struct invocation *invocation, int argc, char **argv, struct arena *arena,
                     struct error *error)
{
    const struct command *command = argc > 1 ? find_command(argv[1]) : NULL;
    *invocation = (struct invocation){
        .command = command ? command : &lint_command,
        .command_named = command,
        .options = {.fail_on = SEVERITY_ERROR,
                    .show = SEVERITY_WARNING,
                    .max_size = DOCUMENT_DEFAULT_MAX_SIZE,
                    .jobs = 1},
    };
    if (argc > 1 && strcmp(argv[1], HELP_WORD) == 0)
        return read_help(invocation, argc > 2 ? argv[2] : NULL, arena, error);
    if (!command && argc > 1 && !check_first_word(argv[1], arena, error))
        return false;
    int skipped = command ? 1 : 0;
    return read_options(invocation, argc - skipped, argv + skipped, arena, error) &&
           (invocation->request != REQUEST_RUN || check_options(&invocation->options, error));
}
