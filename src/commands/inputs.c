#include "commands/inputs.h"

#include "commands/message.h"

#include <string.h>

/* A list of paths may be longer than a document, but not endless. */
#define MAX_LIST_SIZE (size_t)(64 * 1024 * 1024)

static bool read_list(struct path_list *paths, const struct options *options, struct arena *arena)
{
    struct text list;
    struct error error;
    if (strcmp(options->files_from, "/dev/null") == 0)
        return true; /* the one device that is a list: an empty one */
    if (!file_read(options->files_from, MAX_LIST_SIZE, arena, &list, &error)) {
        message_print(path_shown(options->files_from), error.message);
        return false;
    }
    paths_split(list, options->nul_separated ? '\0' : '\n', paths, arena);
    return true;
}

/* The paths that were named or listed. */
static bool read_paths(struct path_list *paths, const struct options *options, struct arena *arena)
{
    for (size_t i = 0; i < options->operands.count; i++)
        LIST_PUSH(arena, paths, options->operands.items[i]);
    return !options->files_from || read_list(paths, options, arena);
}

static bool ask_git(struct inputs *inputs, const struct options *options,
                    const struct git_request *request, struct arena *arena, struct error *error)
{
    inputs->git = git_open_environment(arena, error);
    if (!inputs->git)
        return false;
    if (options->staged)
        return git_find_staged(inputs->git, request, &inputs->files, error);
    return git_find_changed(inputs->git, request, options->changed_base, &inputs->files,
                            &inputs->compared, error);
}

static bool find_with_git(struct inputs *inputs, const struct options *options,
                          const struct path_list *paths, struct arena *arena)
{
    struct error error;
    bool limited = options->operands.count || options->files_from;
    struct git_request request = {.limits = limited ? paths : NULL,
                                  .lines = options->changed_lines};
    if (!ask_git(inputs, options, &request, arena, &error)) {
        message_print(TEXT(""), error.message);
        return false;
    }
    if (options->changed && !options->changed_base && !options->quiet)
        message_print(TEXT(""),
                      arena_printf(arena, "compared with %.*s", TEXT_ARG(inputs->compared)));
    return true;
}

static void find_on_disk(struct inputs *inputs, const struct options *options,
                         struct path_list *paths, struct arena *arena)
{
    const char *name = options->stdin_filename;
    if (!paths->count && !options->files_from)
        LIST_PUSH(arena, paths, ".");
    files_expand(&inputs->files, paths, name ? path_shown(name) : STDIN_NAME, arena);
}

bool inputs_find(struct inputs *inputs, const struct options *options, struct arena *arena)
{
    struct path_list paths = {0};
    *inputs = (struct inputs){0};
    bool found = read_paths(&paths, options, arena);
    if (!options->staged && !options->changed)
        find_on_disk(inputs, options, &paths, arena);
    else if (found)
        found = find_with_git(inputs, options, &paths, arena);
    for (size_t i = 0; i < inputs->files.notes.count && !options->quiet; i++)
        message_print(inputs->files.notes.items[i].shown, inputs->files.notes.items[i].message);
    return found;
}

void inputs_close(struct inputs *inputs)
{
    git_close(inputs->git);
    inputs->git = NULL;
}

/* Among which files Git was asked: " at or below docs/pm", or nothing where it was for all. */
static const char *limit_words(const struct options *options, struct arena *arena)
{
    if (options->operands.count == 1 && !options->files_from) {
        struct text shown = path_shown(options->operands.items[0]);
        return arena_printf(arena, " at or below %.*s", TEXT_ARG(shown));
    }
    return options->operands.count || options->files_from ? " at or below a path that was named"
                                                          : "";
}

const char *inputs_why_none(const struct inputs *inputs, const struct options *options,
                            struct arena *arena)
{
    if (options->staged)
        return arena_printf(arena, "no Markdown file%s is staged", limit_words(options, arena));
    if (options->changed)
        return arena_printf(arena, "no Markdown file%s differs from %.*s",
                            limit_words(options, arena), TEXT_ARG(inputs->compared));
    if (inputs->files.left_out.count)
        return "Git's rules leave out every Markdown file";
    return "no file was listed";
}
