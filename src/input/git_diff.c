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

static bool take(struct git *git, const struct git_request *request, git_diff *diff, bool staged,
                 struct input_files *files, struct error *error)
{
    bool taken = (!request->lines || find_renames(git, diff, !staged, error)) &&
                 git_take_files(git, request, diff, staged, files, error);
    git->lib->git_diff_free(diff);
    return taken;
}

bool git_find_staged(struct git *git, const struct git_request *request, struct input_files *files,
                     struct error *error)
{
    const git_diff_options options = options_with(0);
    git_diff *diff = NULL;
    git_tree *head;
    git_index *index = git_read_index(git, error);
    if (!index || !find_head_tree(git, &head, error))
        return false;
    int code = git->lib->git_diff_tree_to_index(&diff, git->repository, head, index, &options);
    git->lib->git_object_free((git_object *)head);
    if (code != 0)
        return git_refuse(git->lib, error);
    return take(git, request, diff, true, files, error);
}

bool git_find_changed(struct git *git, const struct git_request *request, const char *base,
                      struct input_files *files, struct text *compared, struct error *error)
{
    const git_diff_options options =
        options_with(GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS);
    git_diff *diff = NULL;
    git_tree *tree = NULL;
    /* An index that cannot be read has its own words. */
    if (!git_read_index(git, error) || !(tree = git_find_base(git, base, compared, error)))
        return false;
    int code =
        git->lib->git_diff_tree_to_workdir_with_index(&diff, git->repository, tree, &options);
    git->lib->git_object_free((git_object *)tree);
    if (code != 0)
        return git_refuse(git->lib, error);
    return take(git, request, diff, false, files, error);
}
