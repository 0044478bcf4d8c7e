#include "commands/reading.h"

#include "base/suggest.h"
#include "commands/message.h"

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

/* The profile on the command line, else the one that the document asks for, else the default. */
static bool find_profile(struct reading *reading, const struct options *options,
                         struct arena *arena, struct error *error)
{
    const struct field_list *fields = &reading->postmortem.fields;
    reading->profile = options->profile;
    for (size_t i = 0; !reading->profile && i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->front_matter && text_equal(field->name, PROFILE_KEY) && field->value.length &&
            !profile_named(&reading->profile, field->value, arena, error))
            return false;
    }
    if (!reading->profile)
        reading->profile = rulebook_profile(DEFAULT_PROFILE);
    return reading->profile || error_set(error, "there is no default profile");
}

bool reading_make(struct reading *reading, const struct input_file *file,
                  const struct options *options, struct arena *arena, struct error *error)
{
    struct text bytes;
    if (!input_read(file, options->max_size, arena, &bytes, error) ||
        !document_init(&reading->document, arena, file->shown, bytes, options->max_size, error) ||
        !markdown_parse(&reading->markdown, &reading->document, arena, error))
        return false;
    postmortem_read(&reading->postmortem, &reading->markdown, NULL, arena);
    if (!find_profile(reading, options, arena, error))
        return false;
    /* Its front matter may have named the profile: what that asks for is found in a second reading. */
    const struct reading_options known = {.profile = reading->profile};
    if (known.profile->part_count)
        postmortem_read(&reading->postmortem, &reading->markdown, &known, arena);
    return true;
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
    if (reading_make(reading, &files.files.items[0], options, arena, &error))
        return true;
    message_print(files.files.items[0].shown, error.message);
    return false;
}
