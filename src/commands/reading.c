#include "commands/reading.h"

#include "base/suggest.h"
#include "commands/configured.h"
#include "commands/message.h"
#include "facts/front_matter.h"

#include <string.h>

#define DEFAULT_PROFILE TEXT("default")
#define PROFILE_KEY TEXT("pmlint-profile")

static bool profile_named(const struct profile **profile, struct text name, struct arena *arena,
                          struct error *error)
{
    struct word_choices choices = {0};
    *profile = rulebook_profile(name);
    if (*profile)
        return true;
    for (size_t i = 0; i < rulebook_profile_count; i++)
        LIST_PUSH(arena, &choices, rulebook_profiles[i].name);
    return error_set(error, "unknown profile '%.*s' in its front matter%s", TEXT_ARG(name),
                     suggest_words("profile", name, &choices, arena));
}

/* Takes the profile that the document's front matter asks for, where it does. */
static bool find_own_profile(struct reading *reading, struct arena *arena, struct error *error)
{
    struct text name;
    struct place place;
    if (!reading->markdown.document ||
        !front_matter_text(&reading->markdown, PROFILE_KEY, arena, &name, &place))
        return true;
    struct text path = arena_copy(arena, reading->document.path);
    reading->profile_origin =
        (struct origin){path.data, document_line(&reading->document, place.start)};
    return profile_named(&reading->profile, name, arena, error);
}

/* The profile on the command line, else the one that the document asks for, else that of the
 * configuration, else the default. */
static bool find_profile(struct reading *reading, const struct options *options,
                         struct arena *arena, struct error *error)
{
    const struct configuration *configuration = reading->site.configuration;
    reading->profile = options->profile;
    reading->profile_origin = (struct origin){COMMAND_LINE, 0};
    if (!reading->profile && !find_own_profile(reading, arena, error))
        return false;
    reading->profile_chosen = reading->profile;
    if (!reading->profile && configuration && configuration->profile) {
        reading->profile = configuration->profile;
        reading->profile_origin = configuration->profile_origin;
    } else if (!reading->profile) {
        reading->profile = rulebook_profile(DEFAULT_PROFILE);
        reading->profile_origin = (struct origin){BY_DEFAULT, 0};
    }
    return reading->profile || error_set(error, "there is no default profile");
}

/* What the configuration knows of its documents before they are read. */
static struct reading_options house_options(const struct configuration *configuration)
{
    struct reading_options known = {0};
    if (configuration) {
        known.language = text_from(configuration->language);
        known.sections = &configuration->sections;
        known.house_template = configuration->house_template;
    }
    return known;
}

/* Finds the facts in a document that was parsed. */
static bool find_facts(struct reading *reading, const struct options *options, struct arena *arena,
                       struct error *error)
{
    const struct configuration *configuration = reading->site.configuration;
    struct reading_options known = house_options(configuration);
    if (!find_profile(reading, options, arena, error))
        return false;
    known.profile = reading->profile;
    postmortem_read(&reading->postmortem, &reading->markdown, &known, arena);
    if (configuration && path_patterns_find(&configuration->include, reading->site.path)) {
        reading->postmortem.is_postmortem = true;
        reading->postmortem.why_not = NULL;
    }
    return true;
}

static bool read_bytes(struct reading *reading, struct text shown, struct text bytes,
                       const struct options *options, struct arena *arena, struct timing *timing,
                       struct error *error)
{
    if (!document_init(&reading->document, arena, shown, bytes, options->max_size, error))
        return false;
    timing_end(timing, STAGE_READING);
    if (!markdown_parse(&reading->markdown, &reading->document, arena, error))
        return false;
    timing_end(timing, STAGE_PARSING);
    bool found = find_facts(reading, options, arena, error);
    timing_end(timing, STAGE_FACTS);
    return found;
}

bool reading_of_bytes(struct reading *reading, struct text shown, struct text bytes,
                      const struct document_site *site, const struct options *options,
                      struct arena *arena, struct error *error)
{
    reading->site = *site;
    return read_bytes(reading, shown, bytes, options, arena, NULL, error);
}

bool reading_make(struct reading *reading, const struct input_file *file,
                  const struct document_site *site, const struct options *options,
                  struct arena *arena, struct timing *timing, struct error *error)
{
    struct text bytes;
    reading->site = *site;
    return input_read(file, options->max_size, arena, &bytes, error) &&
           read_bytes(reading, file->shown, bytes, options, arena, timing, error);
}

bool reading_of_none(struct reading *reading, const struct document_site *site,
                     const struct options *options, struct arena *arena, struct error *error)
{
    *reading = (struct reading){.site = *site};
    return find_profile(reading, options, arena, error);
}

static bool expand_single(struct input_files *files, const struct options *options,
                          struct arena *arena)
{
    if (options->operands.count != 1) {
        message_print(TEXT(""), "name one file, or - for standard input");
        return false;
    }
    files_expand(files, &options->operands, STDIN_NAME, arena);
    if (files->folders) {
        message_print(path_shown(options->operands.items[0]), "is a folder; name a file in it");
        return false;
    }
    for (size_t i = 0; i < files->problems.count; i++)
        message_print(files->problems.items[i].shown, files->problems.items[i].message);
    return files->problems.count == 0 && files->files.count == 1;
}

bool reading_make_single(struct reading *reading, const struct options *options,
                         struct arena *arena)
{
    struct input_files files;
    struct error error;
    if (!expand_single(&files, options, arena))
        return false;
    struct configuration_store *store = configured_store(options, arena);
    struct input_file file = files_get(&files.files, 0, arena);
    struct document_site site = configured_site(store, &file, options, arena);
    if (!configured_tell_faults(store, arena))
        return false;
    if (reading_make(reading, &file, &site, options, arena, NULL, &error))
        return true;
    message_print(file.shown, error.message);
    return false;
}
