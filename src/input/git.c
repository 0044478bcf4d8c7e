/* Opening a repository, and what it ignores. */
#include "input/git.h"

#include "input/git_open.h"
#include "input/repository.h"

#include <stdlib.h>
#include <unistd.h>

/* Takes over an open repository; one without a working tree has no index to speak of. */
static struct git *adopt(const struct libgit2 *lib, git_repository *repository, struct arena *arena,
                         struct error *error)
{
    const char *folder = lib->git_repository_workdir(repository);
    if (!folder) {
        error_set(error, "the repository has no working tree (it is bare): go into a clone of it");
        lib->git_repository_free(repository);
        return NULL;
    }
    struct git *git = arena_alloc(arena, sizeof *git);
    *git = (struct git){.lib = lib,
                        .repository = repository,
                        .quick_rules = true,
                        .root = path_absolute(folder, arena),
                        .arena = arena,
                        .lock = PTHREAD_MUTEX_INITIALIZER};
    return git;
}

static bool has_configured_folder(const struct libgit2 *lib, git_repository *repository)
{
    git_config *config = NULL;
    const char *folder = NULL;
    if (lib->git_repository_config_snapshot(&config, repository) != 0)
        return false;
    bool found = lib->git_config_get_string(&folder, config, "core.worktree") == 0;
    lib->git_config_free(config);
    return found;
}

/* Where GIT_DIR alone is set, the working directory is the root of the working tree, unless the
 * repository says more: so has Git it, and libgit2 not. */
static bool is_rooted_here(const struct libgit2 *lib, git_repository *repository)
{
    const char *variable = getenv("GIT_DIR");
    return variable && *variable && !lib->git_repository_is_bare(repository) &&
           !has_configured_folder(lib, repository);
}

/* libgit2 refuses to open anything while GIT_WORK_TREE is set, but can be told of the working tree
 * (`folder`, or NULL) afterwards: so the variable is taken out of our own environment, which nobody
 * inherits. */
static git_repository *open_environment(const struct libgit2 *lib, const char *folder)
{
    git_repository *repository = NULL;
    unsetenv("GIT_WORK_TREE");
    if (lib->git_repository_open_ext(&repository, NULL, GIT_REPOSITORY_OPEN_FROM_ENV, NULL) != 0)
        return NULL;
    if (!folder && is_rooted_here(lib, repository))
        folder = ".";
    if (folder && lib->git_repository_set_workdir(repository, folder, false) != 0) {
        lib->git_repository_free(repository);
        return NULL;
    }
    return repository;
}

struct git *git_open_environment(struct arena *arena, struct error *error)
{
    const struct libgit2 *lib = libgit2_load(error);
    const char *variable = getenv("GIT_WORK_TREE");
    if (!lib)
        return NULL;
    const char *folder = variable && *variable ? arena_copy(arena, text_from(variable)).data : NULL;
    git_repository *repository = open_environment(lib, folder);
    if (repository)
        return adopt(lib, repository, arena, error);
    git_refuse_opening(lib, ".", error);
    return NULL;
}

struct git *git_open_root(struct text root, struct arena *arena, struct error *error)
{
    const struct libgit2 *lib = libgit2_load(error);
    const char *path = arena_copy(arena, root).data;
    git_repository *repository = NULL;
    if (!lib)
        return NULL;
    int code = lib->git_repository_open_ext(&repository, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    if (code == 0)
        return adopt(lib, repository, arena, error);
    const git_error *last = lib->git_error_last();
    error_set(error, "%s", "");
    if (code != GIT_ENOTFOUND || !last || last->klass != GIT_ERROR_REPOSITORY)
        git_refuse_opening(lib, path, error);
    return NULL;
}

void git_close(struct git *git)
{
    if (!git)
        return;
    if (git->index)
        git->lib->git_index_free(git->index);
    git->lib->git_repository_free(git->repository);
}

git_index *git_read_index(struct git *git, struct error *error)
{
    if (!git->index && git->lib->git_repository_index(&git->index, git->repository) != 0) {
        git->index = NULL;
        git_refuse(git->lib, error);
    }
    return git->index;
}

/* What is in the index is never ignored, whatever the rules say. An index that cannot be read is
 * taken for an empty one: then the rules alone decide. */
static bool is_tracked(struct git *git, const char *path, bool is_folder)
{
    struct error error;
    git_index *index = git->index_unread ? NULL : git_read_index(git, &error);
    git->index_unread = !index;
    if (!index)
        return false;
    return is_folder ? git->lib->git_index_find_prefix(NULL, index, path) == 0
                     : git->lib->git_index_find(NULL, index, path) == 0;
}

static bool is_ruled_out(const struct git *git, const char *path)
{
    int ignored = 0;
    return git->lib->git_ignore_path_is_ignored(&ignored, git->repository, path) == 0 && ignored;
}

bool git_leaves_out(struct git *git, struct text path, bool is_folder)
{
    /* The slash says what it is, so that libgit2 need not look. */
    const char *name = arena_printf(git->arena, "%.*s%s", TEXT_ARG(path), is_folder ? "/" : "");
    if (git_rules_are_quick(git, text_from(name)))
        return is_ruled_out(git, name) && !is_tracked(git, name, is_folder);
    return !is_tracked(git, name, is_folder) && is_ruled_out(git, name);
}

static bool is_in_submodule(struct git *git, git_index *index, struct text path)
{
    for (size_t i = 0; i < path.length; i++) {
        if (path.data[i] != '/')
            continue;
        const char *folder = arena_copy(git->arena, text_slice(path, 0, i)).data;
        const git_index_entry *entry = git->lib->git_index_get_bypath(index, folder, 0);
        if (entry)
            return entry->mode == GIT_FILEMODE_COMMIT;
    }
    return false;
}

static bool has_staged(struct git *git, const char *path)
{
    struct error error;
    struct text rest;
    git_index *index = git_read_index(git, &error);
    if (!index || !path_below(path_absolute(path, git->arena), git->root, &rest) ||
        is_in_submodule(git, index, rest))
        return access(path, F_OK) == 0;
    const char *name = arena_copy(git->arena, rest).data;
    return !rest.length || is_tracked(git, name, false) ||
           is_tracked(git, arena_printf(git->arena, "%s/", name), true);
}

bool git_has_staged(struct git *git, const char *path)
{
    pthread_mutex_lock(&git->lock);
    bool staged = has_staged(git, path);
    pthread_mutex_unlock(&git->lock);
    return staged;
}
