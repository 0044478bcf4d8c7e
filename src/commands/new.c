#include "commands/command.h"

#include "base/utf8.h"
#include "commands/message.h"
#include "commands/save.h"
#include "rulebook/templates.h"

#include <string.h>

#define DEFAULT_PROFILE TEXT("default")

LIST(byte_list, char);

static void append(struct byte_list *bytes, struct text text, struct arena *arena)
{
    for (size_t i = 0; i < text.length; i++)
        LIST_PUSH(arena, bytes, text.data[i]);
}

/* The text with `with` for each `what`; as it is where `with` is empty. */
static struct text replace(struct text text, struct text what, struct text with,
                           struct arena *arena)
{
    struct byte_list bytes = {0};
    size_t at = 0;
    if (!with.length)
        return text;
    for (size_t found; (found = text_find(text, what, at)) != TEXT_NOT_FOUND;) {
        append(&bytes, text_slice(text, at, found), arena);
        append(&bytes, with, arena);
        at = found + what.length;
    }
    append(&bytes, text_from_offset(text, at), arena);
    return (struct text){bytes.items, bytes.count};
}

static struct text fill_in(const struct document_template *template, const struct options *options,
                           struct arena *arena)
{
    struct text text = text_from(template->text);
    text = replace(text, TEMPLATE_TITLE, text_trim(text_from(options->title)), arena);
    if (options->date.known)
        text = replace(text, TEMPLATE_DATE, text_from(format_date(arena, &options->date)), arena);
    return text;
}

static enum status fail(struct text path, const char *message)
{
    message_print(path, message);
    return STATUS_FAILED;
}

static enum status write_document(const char *path, struct text text, const char *profile,
                                  struct arena *arena)
{
    struct error error;
    struct text shown = path_shown(path);
    if (!save_new_file(path, text, &error))
        return fail(shown, error.message);
    message_print(shown, arena_printf(arena,
                                      "written for the profile '%s', as a draft: answer its "
                                      "prompts and remove them",
                                      profile));
    return STATUS_CLEAN;
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct text name = options->profile ? text_from(options->profile->name) : DEFAULT_PROFILE;
    const struct document_template *template = rulebook_template(name);
    if (options->operands.count != 1)
        return fail(TEXT(""), "name one file to write, or - for standard output");
    if (!template)
        return fail(TEXT(""),
                    arena_printf(arena, "the profile '%.*s' has no template", TEXT_ARG(name)));
    const char *path = options->operands.items[0];
    struct text text = fill_in(template, options, arena);
    if (strcmp(path, "-") != 0)
        return write_document(path, text, template->profile, arena);
    fwrite(text.data, 1, text.length, stdout);
    return STATUS_CLEAN;
}

const struct command new_command = {
    .name = "new",
    .bit = FOR_NEW,
    .operands = "FILE | -",
    .summary = "begin a postmortem from the template of a profile",
    .description =
        "Writes FILE, which must not be there yet, from the template of the profile, as a draft: "
        "what would be an error in it is a warning until its status changes. Its comments are "
        "prompts; a lint tells which of them, and which of its placeholders, are left.",
    .run = run,
};
