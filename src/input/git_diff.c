/* The two comparisons that find files: HEAD with the index, another commit with the working tree. */
#include "input/git_open.h"

/* The tree of HEAD; NULL before the first commit. */
static bool find_head_tree(const struct git *git, git_tree **tree, struct error *error)
{
    git_reference *head = NULL;
    git_object *object = NULL;
    *tree = NULL;
    int code = git->lib->git_repository_head(&head, git->repository);
    if (code == GIT_EUNBORNBRANCH || code == GIT_ENOTFOUND)
        return true;
    if (code == 0)
        code = git->lib->git_reference_peel(&object, head, GIT_OBJECT_TREE);
    git->lib->git_reference_free(head);
    *tree = (git_tree *)object;
    return code == 0 || git_refuse(git->lib, error);
}

/* Pairs what was renamed; the fewest lines that two files must share are Git's own. */
static bool find_renames(const struct git *git, git_diff *diff, bool untracked, struct error *error)
{
    git_diff_find_options options = {
        .version = GIT_DIFF_FIND_OPTIONS_VERSION,
        .flags = GIT_DIFF_FIND_RENAMES | (untracked ? GIT_DIFF_FIND_FOR_UNTRACKED : 0),
    };
    return git->lib->git_diff_find_similar(diff, &options) == 0 || git_refuse(git->lib, error);
}

static git_diff_options options_with(uint32_t flags)
{
    return (git_diff_options){
        .version = GIT_DIFF_OPTIONS_VERSION,
        .flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK | flags,
        .ignore_submodules = GIT_SUBMODULE_IGNORE_ALL,
        .notify_cb = git_notify_markdown,
    };
}

static bool take(struct git *git, const struct git_request *request, const struct git_diffs *diffs,
                 struct input_files *files, struct error *error)
{
    bool renames = request->lines;
    return (!renames || !diffs->disk || find_renames(git, diffs->disk, true, error)) &&
           (!renames || !diffs->index || find_renames(git, diffs->index, false, error)) &&
           git_take_files(git, request, diffs, files, error);
}

static bool diff_with_index(const struct git *git, git_tree *tree, git_diff **diff,
                            struct error *error)
{
    const git_diff_options options = options_with(0);
    return git->lib->git_diff_tree_to_index(diff, git->repository, tree, git->index, &options) ==
               0 ||
           git_refuse(git->lib, error);
}

static bool diff_with_disk(const struct git *git, git_tree *tree, git_diff **diff,
                           struct error *error)
{
    const git_diff_options options =
        options_with(GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS);
    return git->lib->git_diff_tree_to_workdir_with_index(diff, git->repository, tree, &options) ==
               0 ||
           git_refuse(git->lib, error);
}

bool git_find_staged(struct git *git, const struct git_request *request, struct input_files *files,
                     struct error *error)
{
    struct git_diffs diffs = {0};
    git_tree *head;
    if (!git_read_index(git, error) || !find_head_tree(git, &head, error))
        return false;
    bool found =
        diff_with_index(git, head, &diffs.index, error) && take(git, request, &diffs, files, error);
    git->lib->git_object_free((git_object *)head);
    git->lib->git_diff_free(diffs.index);
    return found;
}

/* Whether a sparse checkout leaves files out of the working tree; to the other diff they are deleted,
 * or never were. */
static bool is_sparse(const struct git *git)
{
    size_t count = git->lib->git_index_entrycount(git->index);
    for (size_t i = 0; i < count; i++)
        if (git->lib->git_index_get_byindex(git->index, i)->flags_extended &
            GIT_INDEX_ENTRY_SKIP_WORKTREE)
            return true;
    return false;
}

bool git_find_changed(struct git *git, const struct git_request *request, const char *base,
                      struct input_files *files, struct text *compared, struct error *error)
{
    struct git_diffs diffs = {0};
    git_tree *tree = NULL;
    /* An index that cannot be read has its own words. */
    if (!git_read_index(git, error) || !(tree = git_find_base(git, base, compared, error)))
        return false;
    bool found = diff_with_disk(git, tree, &diffs.disk, error) &&
                 (!is_sparse(git) || diff_with_index(git, tree, &diffs.index, error)) &&
                 take(git, request, &diffs, files, error);
    git->lib->git_object_free((git_object *)tree);
    git->lib->git_diff_free(diffs.disk);
    git->lib->git_diff_free(diffs.index);
    return found;
}
