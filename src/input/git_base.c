/* The commit with which the working tree is compared: where HEAD and another branch parted. */
#include "input/git_open.h"

#include <string.h>

/* What is compared with where nobody names a base and the branch has no upstream. */
static const char *const usual_bases[] = {
    "refs/remotes/origin/HEAD",   "refs/heads/main",
    "refs/heads/master",          "refs/remotes/origin/main",
    "refs/remotes/origin/master",
};

static git_commit *peel_reference(const struct git *git, const git_reference *reference)
{
    git_object *object = NULL;
    if (git->lib->git_reference_peel(&object, reference, GIT_OBJECT_COMMIT) != 0)
        return NULL;
    return (git_commit *)object;
}

/* The commit of a reference, which is given back; its name goes to `compared`. */
static git_commit *take_reference(const struct git *git, git_reference *reference,
                                  struct text *compared)
{
    git_commit *commit = peel_reference(git, reference);
    *compared = arena_copy(git->arena, text_from(git->lib->git_reference_shorthand(reference)));
    git->lib->git_reference_free(reference);
    return commit;
}

static git_commit *find_upstream(const struct git *git, struct text *compared)
{
    git_reference *head = NULL, *upstream = NULL;
    if (git->lib->git_repository_head_detached(git->repository) != 0 ||
        git->lib->git_repository_head(&head, git->repository) != 0)
        return NULL;
    int code = git->lib->git_branch_upstream(&upstream, head);
    git->lib->git_reference_free(head);
    return code == 0 ? take_reference(git, upstream, compared) : NULL;
}

static git_commit *find_usual_base(const struct git *git, struct text *compared,
                                   struct error *error)
{
    git_commit *commit = find_upstream(git, compared);
    for (size_t i = 0; !commit && i < sizeof usual_bases / sizeof *usual_bases; i++) {
        git_reference *reference = NULL;
        if (git->lib->git_reference_lookup(&reference, git->repository, usual_bases[i]) == 0)
            commit = take_reference(git, reference, compared);
    }
    if (!commit)
        error_set(error,
                  "there is no upstream branch, origin/HEAD, main or master to compare with: "
                  "name one with --changed=BASE (a CI job fetches it first: 'fetch-depth: "
                  "0', or 'git fetch origin BASE')");
    return commit;
}

static git_commit *find_named_base(const struct git *git, const char *base, struct error *error)
{
    git_object *object = NULL, *commit = NULL;
    if (git->lib->git_revparse_single(&object, git->repository, base) != 0) {
        error_set(error,
                  "there is no commit '%s' here: fetch it ('git fetch origin BASE'; a CI job sets "
                  "'fetch-depth: 0'), or name another",
                  base);
        return NULL;
    }
    if (git->lib->git_object_peel(&commit, object, GIT_OBJECT_COMMIT) != 0)
        error_set(error, "'%s' is no commit: name a branch or a commit", base);
    git->lib->git_object_free(object);
    return (git_commit *)commit;
}

static bool is_parent(const struct git *git, const git_commit *commit, const git_oid *id)
{
    unsigned count = git->lib->git_commit_parentcount(commit);
    for (unsigned i = 0; i < count; i++)
        if (git->lib->git_oid_equal(git->lib->git_commit_parent_id(commit, i), id))
            return true;
    return false;
}

static bool fail_unrelated(const struct git *git, struct text compared, struct error *error)
{
    if (git->lib->git_repository_is_shallow(git->repository) == 1)
        return error_set(error,
                         "the clone is shallow, and the commit where HEAD and '%.*s' parted is not "
                         "in it: run 'git fetch --unshallow' (a CI job sets 'fetch-depth: 0')",
                         TEXT_ARG(compared));
    return error_set(error, "HEAD and '%.*s' have no commit in common: name another base",
                     TEXT_ARG(compared));
}

/* A parent of HEAD is its own merge base, also in a shallow clone that ends with it. */
static bool find_merge_base(const struct git *git, const git_commit *head, const git_commit *base,
                            struct text compared, git_oid *id, struct error *error)
{
    const git_oid *head_id = git->lib->git_object_id((const git_object *)head);
    const git_oid *base_id = git->lib->git_object_id((const git_object *)base);
    *id = *base_id;
    return git->lib->git_oid_equal(head_id, base_id) || is_parent(git, head, base_id) ||
           git->lib->git_merge_base(id, git->repository, head_id, base_id) == 0 ||
           fail_unrelated(git, compared, error);
}

static git_commit *find_head(const struct git *git, struct error *error)
{
    git_reference *reference = NULL;
    struct text name;
    git_commit *commit = NULL;
    if (git->lib->git_repository_head(&reference, git->repository) == 0)
        commit = take_reference(git, reference, &name);
    if (!commit)
        error_set(error, "HEAD has no commit yet: use --staged, or name the files");
    return commit;
}

static git_tree *tree_of(const struct git *git, const git_oid *id, struct error *error)
{
    git_object *commit = NULL, *tree = NULL;
    int code = git->lib->git_object_lookup(&commit, git->repository, id, GIT_OBJECT_COMMIT) ||
               git->lib->git_object_peel(&tree, commit, GIT_OBJECT_TREE);
    git->lib->git_object_free(commit);
    if (code != 0)
        git_refuse(git->lib, error);
    return (git_tree *)tree;
}

git_tree *git_find_base(struct git *git, const char *base, struct text *compared,
                        struct error *error)
{
    git_oid id;
    git_tree *tree = NULL;
    git_commit *head = find_head(git, error), *other = NULL;
    *compared = text_from(base);
    if (head)
        other = base ? find_named_base(git, base, error) : find_usual_base(git, compared, error);
    if (other && find_merge_base(git, head, other, *compared, &id, error))
        tree = tree_of(git, &id, error);
    git->lib->git_object_free((git_object *)head);
    git->lib->git_object_free((git_object *)other);
    return tree;
}
