#include "input/hooks.h"

#include "input/git_open.h"
#include "input/path.h"
#include "input/repository.h"

/* The value of core.hooksPath, its "~" made a folder, or NULL. */
static const char *configured_folder(const struct git *git)
{
    git_config *config = NULL;
    git_buf buffer = {0};
    const char *folder = NULL;
    if (git->lib->git_repository_config_snapshot(&config, git->repository) != 0)
        return NULL;
    if (git->lib->git_config_get_path(&buffer, config, "core.hooksPath") == 0 && *buffer.ptr)
        folder = arena_copy(git->arena, text_from(buffer.ptr)).data;
    git->lib->git_buf_dispose(&buffer);
    git->lib->git_config_free(config);
    return folder;
}

bool hook_places_find(struct hook_places *places, struct arena *arena, struct error *error)
{
    struct git *git = git_open_environment(arena, error);
    if (!git)
        return false;
    const char *configured = configured_folder(git);
    const char *shared = git->lib->git_repository_commondir(git->repository);
    places->root = git->root;
    places->configured = configured != NULL;
    places->folder = configured ? path_resolve(git->root, text_from(configured), arena)
                                : path_resolve(path_absolute(shared, arena), TEXT("hooks"), arena);
    git_close(git);
    return true;
}
