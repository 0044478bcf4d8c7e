#include "commands/command.h"

#include "commands/config_text.h"
#include "commands/configured.h"
#include "commands/known.h"
#include "commands/message.h"

#include <sys/stat.h>

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* A configuration itself, in the place of a document. */
static bool is_configuration(const char *path)
{
    struct text name = text_from(path);
    return text_ends_with(name, TEXT(".yml")) || text_ends_with(name, TEXT(".yaml"));
}

/* The site of the one document that is named, of a folder, or of the working directory. */
static struct document_site find_site(struct configuration_store *store,
                                      const struct options *options, struct arena *arena)
{
    const char *path = options->operands.count ? options->operands.items[0] : ".";
    struct input_file file = {.path = path};
    if (is_folder(path)) /* what lies in it */
        file.path = arena_printf(arena, "%s/", path);
    return configured_site(store, &file, options, arena);
}

/* A baseline is read by a lint alone, so that nothing but a check would tell of it before one fails. */
static enum status tell_checked(const struct configuration_store *store,
                                const struct document_site *site, struct arena *arena)
{
    if (!known_check(configuration_store_read(store), arena))
        return STATUS_FAILED;
    if (site->configuration)
        message_print(text_from(site->configuration->path), "no fault");
    else
        message_print(TEXT(""), "no .postmortem.yml holds here");
    return STATUS_CLEAN;
}

static bool make_reading(struct reading *reading, const struct document_site *site,
                         const struct options *options, struct arena *arena)
{
    struct error error;
    bool document = options->operands.count && !is_folder(options->operands.items[0]);
    if (document)
        return reading_make_single(reading, options, arena);
    if (reading_of_none(reading, site, options, arena, &error))
        return true;
    message_print(TEXT(""), error.message);
    return false;
}

static enum status show(const struct options *options, struct arena *arena)
{
    struct configuration_store *store = configured_store(options, arena);
    struct document_site site = find_site(store, options, arena);
    struct reading reading;
    if (!configured_tell_faults(store, arena) || !configured_check_rules(store, options, arena))
        return STATUS_FAILED;
    if (options->check)
        return tell_checked(store, &site, arena);
    if (!make_reading(&reading, &site, options, arena))
        return STATUS_FAILED;
    config_write(stdout, &reading, options, arena);
    return STATUS_CLEAN;
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct options own = *options;
    if (options->operands.count > 1) {
        message_print(TEXT(""), "name one file at most");
        return STATUS_FAILED;
    }
    if (options->operands.count && is_configuration(options->operands.items[0])) {
        own.config = options->operands.items[0];
        own.operands = (struct path_list){0};
    }
    return show(&own, arena);
}

const struct command config_command = {
    .name = "config",
    .bit = FOR_CONFIG,
    .operands = "[FILE]",
    .summary = "show the configuration that is in effect for a document",
    .description =
        "Prints what is in effect for the postmortem FILE as a configuration, with the file and "
        "the line that set each value: the pages of the rules, the profile, .postmortem.yml, the "
        "files that it extends and its overrides, the document's front matter, the command line. "
        "Without FILE, what holds for the documents of the current folder. A FILE that ends in "
        ".yml is a configuration itself.",
    .run = run,
};
